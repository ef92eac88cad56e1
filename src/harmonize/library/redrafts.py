"""Another text of an instrument, read from its file and laid over the treaty on file."""

from pathlib import Path
from typing import NamedTuple

from harmonize.library.accepting import accepted, refuse
from harmonize.library.digests import digest
from harmonize.library.shelf import Shelf
from harmonize.norms.treaty import Treaty
from harmonize.texts.redrafting import Redrafting
from harmonize.texts.what_if import WhatIfFile


class Redrafted(NamedTuple):
    """What another text is called, its file by its content, and the treaty as it would be."""

    title: str
    file: str
    treaty: Treaty


def redrafted(path: Path, shelf: Shelf) -> Redrafted:
    """The treaty under another text. Raises UnreadableData with every mistake, at its place in the file."""
    text, found = accepted(path, WhatIfFile, path.as_posix())
    laid = Redrafting(text, found.data, shelf.written_duties, shelf.treaty)
    refuse(found, laid.mistakes())
    name = f"{path.name}@{digest(path.read_bytes())[:10]}"
    return Redrafted(text.title, name, shelf.treaty._replace(duties=laid.duties))
