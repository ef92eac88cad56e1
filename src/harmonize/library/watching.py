"""Which data files change while their keeper works on them: asked of the file system twice a second, without a library."""

import time
from collections.abc import Iterator
from pathlib import Path

PAUSE = 0.5  # seconds
TREATY = ("protocol_articles", "treaty_status.yaml", "measures.yaml")


def stamps(paths: list[Path]) -> dict[Path, tuple[int, int]]:
    """Time and size of every data file named or below a folder named."""
    found = {}
    for path in paths:
        for file in path.rglob("*.yaml") if path.is_dir() else [path]:
            try:
                stat = file.stat()
            except OSError:
                continue  # gone again, as the temporary files of editors are
            found[file] = (stat.st_mtime_ns, stat.st_size)
    return found


def changes(paths: list[Path], pause: float = PAUSE) -> Iterator[list[Path]]:
    """The paths themselves at once; then, whenever files changed, those files.

    All of them again when what changed is treaty, status or measures, on which every law depends, or when a file went.
    """
    before = stamps(paths)
    yield paths
    while True:
        time.sleep(pause)
        now = stamps(paths)
        if now == before:
            continue
        changed = [path for path, stamp in now.items() if before.get(path) != stamp]
        gone = before.keys() - now.keys()
        before = now
        shared = any(path.parent.name in TREATY or path.name in TREATY for path in changed)
        yield paths if shared or gone else sorted(changed)
