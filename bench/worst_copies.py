"""What `harmonize read` takes of time and memory for copies of 32 MB of the worst shapes: tests/hostile/copies.yaml.

``python bench/worst_copies.py [MEGABYTES [ID ...]]``. The bars are 120 seconds and 1 GB; what is above ends it with 1.
"""

import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests" / "hostile"))

from shapes import SHAPES, shaped  # noqa: E402  found through the path above
from usage import usage  # noqa: E402

BARS = 120.0, 1_000_000  # seconds, kilobytes


def main() -> int:
    megabytes, *wanted = sys.argv[1:] or ["32"]
    above = 0
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "data" / "national_laws"
        data.mkdir(parents=True)
        shutil.copy(ROOT / "tests" / "copies" / "xd.yaml", data)
        for shape in SHAPES:
            if wanted and shape["id"] not in wanted:
                continue
            copy = Path(place) / shape.get("name", "a.md")
            copy.write_bytes(shaped(shape, int(megabytes) * 1_000_000))
            used = usage(
                ["read", "XD", "--text", str(copy), "--source", "act", "--data", str(data.parent)], Path(place)
            )
            over = used.seconds > BARS[0] or used.kilobytes > BARS[1] or used.code not in (0, 2)
            above += over
            told = (used.err or used.out).strip().splitlines()[0][:100]
            print(
                f"{'above' if over else '     '} {used.seconds:6.1f} s {used.kilobytes // 1000:5} MB  {shape['id']}: {told}",
                flush=True,
            )
    print(f"{above} above the bars of {BARS[0]:.0f} seconds and {BARS[1] // 1000} MB")
    return 1 if above else 0


if __name__ == "__main__":
    sys.exit(main())
