"""What the atlas costs: `python bench/atlas.py [STATE ...]` writes one and prints time, memory, size, and its largest pages.

Without States all. Then it is written again over itself with one law changed. Then broken links, what weighs by kind, and
whether the bars of the issue hold: 240 s, again 60 s, 1 GB, 80 MB, start page 300 KB, State page 500 KB, search 2 MB. Seconds
of processors, all together, are beside those of the clock: on a machine that does other work too the clock tells little.
"""

import resource
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "atlas"))
from reading import broken

from harmonize import load, query
from harmonize.guests.atlas.site import opened, site
from harmonize.guests.atlas.writing import stood, write

MB = 1_000_000
PARTED = ("html", "csv", "json", "metadata", "docx", "xlsx", "history", "offences", "cases", "cooperation", "texts")
DATA = Path(__file__).parent.parent / "data"


def build(folder: Path, data: Path, names: list[str], day: str) -> tuple[float, float]:
    """Writes an atlas into a folder; the seconds of the clock, and of processors."""
    begun, worked = time.perf_counter(), processors()
    opened.cache_clear()
    laws = load(data)
    files, kept = site(str(data), (), names, day, stood(folder))
    write(folder, files, kept, laws.version, day)
    return time.perf_counter() - begun, processors() - worked


def processors() -> float:
    """The seconds that this process and those that it began have worked."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def change(data: Path, code: str) -> None:
    """Writes a line more into one law."""
    law = data / "national_laws" / f"{code.lower()}.yaml"
    law.write_text(f"{law.read_text('utf-8')}# read again\n", "utf-8")


def main() -> int:
    """Writes an atlas and measures it."""
    day = query.last_read(load().store)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        data = Path(shutil.copytree(DATA, Path(place) / "data"))
        seconds, worked = build(folder, data, sys.argv[1:], day)
        sizes = {
            path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()
        }
        memory = (
            sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1000
        )
        links = broken(folder)
        code = next(path.name[:2] for path in sorted((folder / "states").glob("??.html")))
        change(data, code)
        again, worked_again = build(folder, data, sys.argv[1:], day)
    states = {name: size for name, size in sizes.items() if name.startswith("states/") and name.count(".") == 1}
    rows = (
        ("seconds", seconds, 240),
        ("seconds of processors, all together", worked, 240),
        ("seconds, again with one law changed", again, 60),
        ("seconds of processors, again with one law changed", worked_again, 60),
        ("MB of memory, of this process and the largest other", memory, 1000),
        ("MB in all", sum(sizes.values()) / MB, 80),
        ("KB of the start page", sizes["index.html"] / 1000, 300),
        ("KB of the largest State page", max(states[name] for name in states if name.endswith(".html")) / 1000, 500),
        ("KB of the search", sizes["search.html"] / 1000, 2000),
        ("broken links", float(len(links)), 0),
    )
    print(f"{len(sizes)} files, {sum(name.endswith('.html') for name in sizes)} pages")
    for told, found, bar in rows:
        print(f"{found:10.1f} {told} (bar {bar}){'' if found <= bar else '  OVER'}")
    kinds = Counter[str]()
    for name, size in sizes.items():
        folders, _, file = name.rpartition("/")
        kinds[f"{folders or 'top'} {'.'.join(part for part in file.split('.')[1:] if part in PARTED)}"] += size
    for kind, size in kinds.most_common(16):
        print(f"{size / MB:10.1f} MB {kind}")
    for name in sorted(sizes, key=lambda name: -sizes[name])[:8]:
        print(f"{sizes[name] / 1000:10.0f} KB {name}")
    return int(any(found > bar for _, found, bar in rows))


if __name__ == "__main__":
    sys.exit(main())
