"""Compiling a folder of data files into the dataset that the wheel carries."""

import re
from bz2 import compress
from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import Any

from harmonize.library.dataset import MADE_BY, sealed
from harmonize.library.folder import Folder
from harmonize.library.lawbook import plain, written
from harmonize.library.owned_folder import Maker, free, put, told
from harmonize.norms.history import history
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

Answers = Callable[[Law, Treaty, Status, str], dict[str, Outcome]]


def of_an_older_form(index: dict[str, Any]) -> bool:
    """Whether the index is one that an older version compiled, when none said so yet."""
    return {"form", "version", "laws", "answered_from", "digests"} <= index.keys()


MAKER = Maker(
    MADE_BY,
    folders=("laws", "outcomes", "history", "texts"),
    older=of_an_older_form,
    former=re.compile(
        r"(treaty|status|explain|patterns|parity)\.json|laws/[a-z]+\.jsonl|(outcomes|history)/[a-z]+\.json"
    ),
)


def compile_folder(source: Path, target: Path, release: str, answers: Answers) -> None:
    """Writes the compiled dataset of ``source`` into ``target``, replacing the one that was there.

    ``answers`` judges the law in force on all duties, so that a plain check only has to tell what came out; they hold
    from the last change of the law or of treaty status on.

    The version of the dataset is that of the release and a short digest of all that was compiled. Raises HarmonizeError
    when the target holds anything that was not compiled, and UnreadableData with every mistake of the source.
    """
    if target.parent.is_dir():
        free(target, MAKER)  # told before the work begins
    folder = Folder(source)
    files: dict[str, bytes] = {}
    answered: dict[str, str] = {}
    spans: dict[str, list[tuple[str, str, int]]] = {}
    for code in folder.codes:
        # Named from the data folder on: the same dataset, and so the same version, wherever it is compiled.
        file = PurePosixPath(source.resolve().name, folder.law_files[code].relative_to(source).as_posix())
        periods = [law._replace(file=str(file)) for law in folder.periods(code)]
        files[f"laws/{code.lower()}.jsonl"], spans[code] = written(periods)
        answered[code] = max(periods[-1].since, folder.status.settled_from())
        found = answers(periods[-1], folder.treaty, folder.status, answered[code])
        files[f"outcomes/{code.lower()}.json"] = plain(found).encode()
        files[f"texts/{code.lower()}.packed"] = compress(folder.law_files[code].read_bytes().replace(b"\r\n", b"\n"))
        files[f"history/{code.lower()}.json"] = plain(history(periods)).encode()
    contents = {
        "status.json": folder.status,
        "treaty.json": folder.treaty._replace(version=""),  # that of the dataset, which hangs on this content
        "explain.json": folder.explanations,
        "patterns.json": folder.patterns,
        "tables.json": folder.tables,
        "parity.json": folder.parity,
    }
    files |= {name: plain(content).encode() for name, content in contents.items()}
    files["texts/duties.packed"] = compress(plain(folder.written_duties).encode())
    index = {"release": release, "laws": spans, "answered_from": answered, "compiled_from": folder.digests}
    with told(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    put(target, MAKER, sealed(index, files), files)
