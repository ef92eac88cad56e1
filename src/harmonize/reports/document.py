"""The parts that a written report is made of, before it becomes a page or a memo."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.reports.plain import Table


class Paragraph(NamedTuple):
    """A paragraph of text."""

    text: str


class Points(NamedTuple):
    """A list of short texts."""

    items: tuple[str, ...]


class Term(NamedTuple):
    """A label, what it says, and an address behind it (empty for none)."""

    label: str
    text: str
    address: str = ""


class Terms(NamedTuple):
    """Labels with their texts."""

    rows: tuple[Term, ...]


class Grid(NamedTuple):
    """A table; ``heat`` colours its cells by the verdicts in them, ``narrow`` columns hold numbers or single words.

    ``folded`` is for a table that says the same as a picture above it.
    """

    table: Table
    heat: bool = False
    narrow: bool = False
    folded: bool = False


class Picture(NamedTuple):
    """A drawing for people who would rather look: its shape, its title, and the same in words."""

    shape: str
    title: str
    words: str
    drawing: object


Block = Paragraph | Points | Terms | Grid | Picture


class Tag(NamedTuple):
    """A word beside a heading, in the colour of its kind, and a second one."""

    kind: str
    word: str
    note: str = ""


class Section(NamedTuple):
    """A heading with what stands under it; ``folded`` hides a long list at first."""

    title: str
    blocks: tuple[Block, ...] = ()
    sections: tuple["Section", ...] = ()
    tag: Tag | None = None
    folded: bool = False


class Document(NamedTuple):
    """A report on one question: what it is, what it rests on, its sections, and what it is not."""

    title: str
    facts: tuple[Term, ...]
    sections: tuple[Section, ...]
    foot: str


def tables(document: Document) -> Iterator[Table]:
    """All tables of a document in order."""
    left = list(document.sections)
    while left:
        section = left.pop(0)
        yield from (block.table for block in section.blocks if isinstance(block, Grid))
        left = [*section.sections, *left]


def web_address(written: str) -> str:
    """An address that a reader may follow; empty for anything that is not plain http or https."""
    plain = written.isascii() and written.isprintable() and not set(written) & set(" \"'<>\\^`{|}")
    return written if plain and written.startswith(("https://", "http://")) else ""
