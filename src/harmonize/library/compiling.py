"""Compiling a folder of data files into the dataset that the wheel carries."""

import shutil
from collections.abc import Callable
from pathlib import Path

from harmonize.library.dataset import FORM
from harmonize.library.folder import Folder
from harmonize.library.lawbook import plain, written
from harmonize.norms.history import history
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

Answers = Callable[[Law, Treaty, Status, str], dict[str, Outcome]]


def compile_folder(source: Path, target: Path, version: str, answers: Answers) -> None:
    """Writes the compiled dataset of ``source`` into ``target``, replacing what was there.

    ``answers`` judges the law in force on all duties, so that a plain check only has to tell what came out; they hold
    from the last change of the law or of treaty status on.

    The version of the dataset is that of the package and a short hash of the data files.
    """
    folder = Folder(source)
    version = f"{version}+{folder.version.rpartition('@')[2]}"
    partial = target.with_name(target.name + ".partial")
    shutil.rmtree(partial, ignore_errors=True)
    for name in ("laws", "outcomes", "history"):
        (partial / name).mkdir(parents=True)
    answered: dict[str, str] = {}
    spans: dict[str, list[tuple[str, str, int, int]]] = {}
    for code in folder.codes:
        periods = folder.periods(code)
        lines, spans[code] = written(periods)
        (partial / "laws" / f"{code.lower()}.jsonl").write_bytes(lines)
        answered[code] = max(periods[-1].since, folder.status.settled_from())
        found = answers(periods[-1], folder.treaty, folder.status, answered[code])
        (partial / "outcomes" / f"{code.lower()}.json").write_text(plain(found), encoding="utf-8")
        (partial / "history" / f"{code.lower()}.json").write_text(plain(history(periods)), encoding="utf-8")
    contents = {
        "index.json": {
            "form": FORM,
            "version": version,
            "laws": spans,
            "answered_from": answered,
            "digests": folder.digests,
        },
        "status.json": folder.status,
        "treaty.json": folder.treaty._replace(version=version),
        "explain.json": folder.explanations,
        "patterns.json": folder.patterns,
        "parity.json": folder.parity,
    }
    for name, content in contents.items():
        (partial / name).write_text(plain(content), encoding="utf-8")
    shutil.rmtree(target, ignore_errors=True)
    partial.rename(target)
