"""Where the facts that laws are asked about are declared: data files, compiled into the package.

Every room stands on the vocabulary, so this module stands below them all and hands on plain data. An installed harmonize
has it compiled beside its dataset. A checkout reads its YAML files where they are newer than that, and so does
``HARMONIZE_VOCABULARY``, which names a folder of such files.
"""

import json
import os
from hashlib import sha256
from importlib import import_module
from typing import Any

from harmonize.errors import UnreadableData

PACKAGE = os.path.dirname(os.path.abspath(__file__))  # noqa: PTH100, PTH120  pathlib costs start-up
COMPILED = os.path.join(PACKAGE, "dataset", "vocabulary.json")  # noqa: PTH118
NAMED = "HARMONIZE_VOCABULARY"


def declared() -> dict[str, Any]:
    """The vocabulary of this run. Raises UnreadableData with every mistake of its files, or where there is none."""
    folder = written()
    digest = digest_of(folder) if folder else ""
    compiled = loaded()
    if compiled and digest in ("", compiled["digest"]):
        return compiled
    if not folder:
        raise UnreadableData([f"{COMPILED}: no vocabulary of facts here; install harmonize again"])
    # Models stand above, and are asked by name, since nothing else below them may know of them.
    read = import_module("harmonize.library.vocabulary_files").read
    found: dict[str, Any] = read(folder)
    return {"digest": digest, **found}


def loaded() -> dict[str, Any] | None:
    """The vocabulary that was compiled; None where there is none that can be used."""
    try:
        with open(COMPILED, "rb") as file:  # noqa: PTH123
            found = json.loads(file.read())
    except (OSError, ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) and {"digest", "questions", "impossible"} <= found.keys() else None


def written() -> str:
    """The folder of files that declare it: the one named, else that of the checkout; empty for an installed package."""
    above, room = os.path.split(os.path.dirname(PACKAGE))  # noqa: PTH120
    folder = os.environ.get(NAMED) or os.path.join(above, "data", "vocabulary")  # noqa: PTH118
    named = NAMED in os.environ or room == "src"
    return folder if named and (NAMED in os.environ or os.path.isdir(folder)) else ""  # noqa: PTH112


def digest_of(folder: str) -> str:
    """The content of the files of a folder, to know it again; the same whether lines end as on Windows or not."""
    whole = sha256()
    for name in sorted(os.listdir(folder)):  # noqa: PTH208
        if name.endswith(".yaml"):
            with open(os.path.join(folder, name), "rb") as file:  # noqa: PTH118, PTH123
                whole.update(name.encode() + b"\0" + file.read().replace(b"\r\n", b"\n"))
    return whole.hexdigest()
