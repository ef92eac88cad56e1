"""What the atlas costs: `python bench/atlas.py [STATE ...]` writes one and prints time, memory, size, and its largest pages.

Without States all. Then broken links, and whether the bars of the issue hold: 240 s, 1 GB, 80 MB, start page 300 KB, State
page 500 KB, search 2 MB.
"""

import resource
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "atlas"))
from reading import broken

from harmonize import load, query
from harmonize.guests.atlas.site import site
from harmonize.guests.atlas.writing import write

MB = 1_000_000


def main() -> int:
    """Writes an atlas and measures it."""
    day = query.last_read(load().store)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "site"
        begun = time.perf_counter()
        files = site(None, (), sys.argv[1:], day)
        write(folder, files, load().version, day)
        seconds = time.perf_counter() - begun
        sizes = {
            path.relative_to(folder).as_posix(): path.stat().st_size for path in folder.rglob("*") if path.is_file()
        }
        memory = (
            sum(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1000
        )
        links = broken(folder)
    states = {name: size for name, size in sizes.items() if name.startswith("states/") and name.count(".") == 1}
    rows = (
        ("seconds", seconds, 240),
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
    for name in sorted(sizes, key=lambda name: -sizes[name])[:8]:
        print(f"{sizes[name] / 1000:10.0f} KB {name}")
    return int(any(found > bar for _, found, bar in rows))


if __name__ == "__main__":
    sys.exit(main())
