"""A law file that a page fills piece by piece: each block of YAML marked ``<!-- in: FILE -->`` is put in its place."""

import re
from pathlib import Path

from harmonize.texts.base import keys
from harmonize.texts.national_law import NationalLaw

PIECE = re.compile(r"<!-- in: (?P<file>\S+) -->\n```yaml\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
SECTION = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)
ENTRY = re.compile(r"^(?=  (?:- id: )?[\w.-]+(?::|$))", re.MULTILINE)
ORDER = [key for _, key in keys(NationalLaw)]


def pieces(page: Path, before: int | None = None) -> list[tuple[str, str, int]]:
    """The file, the text and the line of every piece of a page, as far as it stands before a line."""
    text = page.read_text("utf-8")
    found = [(match["file"], match["body"], text.count("\n", 0, match.start()) + 1) for match in PIECE.finditer(text)]
    return [piece for piece in found if before is None or piece[2] < before]


def filled(law: str, piece: str) -> str:
    """A law file with a piece in it: what it names is replaced or added, all else stays."""
    head, *sections = SECTION.split(law)
    for new in SECTION.split(piece)[1:]:
        name = named(new)
        at = next((n for n, old in enumerate(sections) if named(old) == name), None)
        if at is not None:
            sections[at] = joined(sections[at], new)
        else:
            later = (n for n, old in enumerate(sections) if ORDER.index(named(old)) > ORDER.index(name))
            sections.insert(next(later, len(sections)), new)
    return head + "".join(sections)


def joined(old: str, new: str) -> str:
    """A section with the entries of another: each takes the place of the one of its name, or stands last."""
    head, *entries = ENTRY.split(old)
    added = ENTRY.split(new)[1:]
    if not entries or not added:
        return new
    for entry in added:
        at = next((n for n, known in enumerate(entries) if named(known) == named(entry)), None)
        entries[slice(len(entries), None) if at is None else slice(at, at + 1)] = [entry]
    return head + "".join(entries)


def named(piece: str) -> str:
    """The key of a section, or the key or id of an entry."""
    return piece.split("\n", 1)[0].strip().removeprefix("- id: ").partition(":")[0]
