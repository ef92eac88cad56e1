"""Compiling a folder of data files into the dataset that the wheel carries."""

import json
import shutil
from pathlib import Path
from typing import Any

from harmonize.library.folder import Folder


def compile_folder(source: Path, target: Path, version: str) -> None:
    """Writes the compiled dataset of ``source`` into ``target``, replacing what was there.

    The version of the dataset is that of the package and a short hash of the data files.
    """
    folder = Folder(source)
    version = f"{version}+{folder.version.rpartition('@')[2]}"
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    (partial / "laws").mkdir(parents=True)
    spans: dict[str, list[tuple[str, str, int, int]]] = {}
    for code in folder.codes:
        spans[code] = []
        with (partial / "laws" / f"{code.lower()}.jsonl").open("wb") as file:
            for law in folder.periods(code):
                line = f"{plain(law)}\n".encode()
                spans[code].append((law.since, law.until, file.tell(), len(line)))
                file.write(line)
    contents = {
        "index.json": {"version": version, "laws": spans},
        "status.json": folder.status,
        "treaty.json": folder.treaty._replace(version=version),
        "explain.json": folder.explanations,
    }
    for name, content in contents.items():
        (partial / name).write_text(plain(content), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)


def plain(value: Any) -> str:
    """A value of the norms as one line of JSON; named tuples become lists."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


if __name__ == "__main__":
    import sys

    from harmonize import __version__

    compile_folder(Path(sys.argv[1]), Path(sys.argv[2]), __version__)
