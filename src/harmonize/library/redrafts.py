"""Another text of an instrument, read from its file and laid over the treaty on file."""

from pathlib import Path
from typing import NamedTuple

from harmonize.library.digests import digest
from harmonize.library.store import Store
from harmonize.library.validation import accepted, refuse
from harmonize.norms.treaty import Treaty
from harmonize.texts.redrafting import Redrafting
from harmonize.texts.what_if import WhatIfFile


class Redrafted(NamedTuple):
    """What another text is called, its file by its content, and the treaty as it would be."""

    title: str
    file: str
    treaty: Treaty


def redrafted(path: Path, store: Store) -> Redrafted:
    """The treaty under another text. Raises UnreadableData with every mistake, at its place in the file."""
    text, found = accepted(path, WhatIfFile, path.as_posix())
    laid = Redrafting(text, found.data, store.written_duties, store.treaty)
    refuse(found, laid.mistakes())
    name = f"{path.name}@{digest(path.read_bytes())[:10]}"
    return Redrafted(text.title, name, store.treaty._replace(duties=laid.duties))
