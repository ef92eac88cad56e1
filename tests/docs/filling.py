"""A law file that a page fills piece by piece.

Each block of YAML marked ``<!-- in: FILE -->`` is put in its place in the file; one marked ``<!-- in: FILE, behind ID -->``
stands at the end of the offence of that id.
"""

import re
from pathlib import Path
from typing import NamedTuple

from harmonize.texts.base import keys
from harmonize.texts.general_part import GeneralPart
from harmonize.texts.national_law import NationalLaw

PIECE = re.compile(
    r"<!-- in: (?P<file>\S+?)(?:, behind (?P<offence>\S+))? -->\n```yaml\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL
)
SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
ENTRY = re.compile(r"^(?=  (?:- id: )?[\w.-]+(?::|$))", re.MULTILINE)
NEXT = re.compile(r"^(?:  - |[a-z_#])", re.MULTILINE)
ORDER = [key for _, key in keys(NationalLaw)]
INSIDE = {"general_part": [key for _, key in keys(GeneralPart)]}


class Piece(NamedTuple):
    """A block of a page: the file it belongs to, its text, the offence at whose end it stands (or none), its line."""

    file: str
    text: str
    offence: str
    line: int


def blocks(page: Path) -> list[Piece]:
    """The blocks of a page that fill files, in their order."""
    text = page.read_text("utf-8")
    return [
        Piece(found["file"], found["body"], found["offence"] or "", text.count("\n", 0, found.start()) + 1)
        for found in PIECE.finditer(text)
    ]


def filled(law: str, piece: Piece) -> str:
    """A law file with a piece in it: what it names is replaced or added, all else stays."""
    if not law:
        return piece.text
    if piece.offence:
        start = law.index(f"\n  - id: {piece.offence}\n") + 1
        end = next((found.start() for found in NEXT.finditer(law, start + 3)), len(law))
        return law[:end] + piece.text + law[end:]
    head, *sections = SECTION.split(law)
    for new in SECTION.split(piece.text)[1:]:
        name = named(new)
        at = next((n for n, old in enumerate(sections) if named(old) == name), None)
        if at is not None:
            sections[at] = joined(sections[at], new)
        else:
            later = (n for n, old in enumerate(sections) if ORDER.index(named(old)) > ORDER.index(name))
            sections.insert(next(later, len(sections)), new)
    return head + "".join(sections)


def joined(old: str, new: str) -> str:
    """A section with the entries of another: each takes the place of the one of its name, or is added in its order."""
    head, *entries = ENTRY.split(old)
    added = ENTRY.split(new)[1:]
    if not entries or not added:
        return new
    for entry in added:
        at = next((n for n, known in enumerate(entries) if named(known) == named(entry)), None)
        entries[slice(len(entries), None) if at is None else slice(at, at + 1)] = [entry]
    order = INSIDE.get(named(new))
    return head + "".join(sorted(entries, key=lambda entry: order.index(named(entry))) if order else entries)


def named(piece: str) -> str:
    """The key of a section, or the key or id of an entry."""
    return piece.split("\n", 1)[0].strip().removeprefix("- id: ").partition(":")[0]
