"""Reports that are one table: what programs read of them is a row an object, named as the columns are."""

from collections.abc import Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from harmonize.norms.meaning import Dataset, Day, StateCode
from harmonize.reports.document import (
    Block,
    Document,
    Grid,
    Paragraph,
    Points,
    Report,
    Section,
    Term,
    Terms,
    Verbatim,
    framed,
)
from harmonize.reports.plain import Records, recorded

F = TypeVar("F")
R = TypeVar("R")


class Listed(NamedTuple, Generic[F, R]):
    """A table that holds on every day."""

    format: F
    dataset: Dataset
    rows: tuple[R, ...]


class ListedOn(NamedTuple, Generic[F, R]):
    """A table as of a day."""

    format: F
    dataset: Dataset
    as_of: Day
    rows: tuple[R, ...]


class ToReadAgain(NamedTuple):
    """A provision whose words in a newer copy are not those that were read, and what rests on it."""

    state: StateCode
    source: str
    provision: str
    what_became_of_it: str
    since: str
    by: str
    verdicts: str
    fact_patterns: str
    clauses: str


def listed(form: F, found: Records, version: str, *beside: Section, columns: Sequence[str] = ()) -> Report:
    """A report that is one table, with what stands below it; of its columns people see those named, or all."""
    document = Document(found.title, (), (Section("", (Grid(found.shown(columns), tight=bool(columns)),)), *beside), "")
    return Report((document,), table=found, data=Listed(form, version, found.records), dataset=version)


def tabled(
    form: F, found: Records, version: str, day: str, sections: Sequence[Section], note: str = "", title: str = ""
) -> Report:
    """A report whose data are one table, told in some sections."""
    made = framed(title or found.title, version, day, sections, note)
    return Report((made,), table=found, data=ListedOn(form, version, day, found.records), dataset=version)


class SaidRow(NamedTuple):
    """Something that a page says: on which page, under which heading and label, and the address behind it."""

    page: str
    heading: str
    label: str
    text: str
    address: str


def paged(pages: Sequence[Document], version: str) -> Report:
    """A report that is read page by page; as a table it has a row for each thing that is said."""
    rows = tuple(
        SaidRow(page.title, heading, *term)
        for page in pages
        for heading, term in said(
            (Section("", (Terms(page.facts),)), *page.sections, Section("", (Paragraph(page.foot),)))
        )
        if heading or term.text
    )
    found = recorded("Page", pages[0].title, SaidRow._fields, rows)
    return Report(tuple(pages), table=found, data=Listed("harmonize-page/1", version, rows), dataset=version)


def said(sections: Sequence[Section], above: str = "") -> Iterator[tuple[str, Term]]:
    """What stands in some sections, each thing with the headings that it stands under."""
    for section in sections:
        heading = " / ".join(filter(None, (above, section.title)))
        found = [term for block in section.blocks for term in terms(block)]
        yield from ((heading, term) for term in found or [Term("", "")])
        yield from said(section.sections, heading)


def terms(block: Block) -> Iterator[Term]:
    """A part of a page as labels with their texts."""
    match block:
        case Terms(rows):
            yield from rows
        case Paragraph(text):
            yield Term("", text)
        case Points(items):
            yield from (Term("", item) for item in items)
        case Verbatim(lines):
            yield Term("", "\n".join(lines))
        case Grid(found):
            for name, *cells in found.rows:
                told = (f"{head}: {cell}" for head, cell in zip(found.head[1:], cells, strict=True) if cell)
                yield Term(name, "; ".join(told))
