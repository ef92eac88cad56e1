"""What every report is made of: one document, told by many renderers, so that formats cannot disagree."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.norms.outcome import Verdict
from harmonize.norms.treaty import Strength
from harmonize.reports.plain import Records, Table
from harmonize.reports.verdict_words import SHOWN


class Paragraph(NamedTuple):
    """A paragraph of text."""

    text: str


class Points(NamedTuple):
    """A list of short texts."""

    items: tuple[str, ...]


class Verbatim(NamedTuple):
    """Lines that stand as they are: an example of a file."""

    lines: tuple[str, ...]


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

    ``folded`` is for a table that says the same as a picture above it, ``tight`` for one whose rows are never parted.
    """

    table: Table
    heat: bool = False
    narrow: bool = False
    folded: bool = False
    tight: bool = False


class Picture(NamedTuple):
    """A drawing for people who would rather look: its shape, its title, and the same in words."""

    shape: str
    title: str
    words: str
    drawing: object


class Message(NamedTuple):
    """One gap of a finding in a sentence or two, its line in the law file, and what names its facts for good.

    ``standing`` is ``new``, ``known`` or ``waived`` where it was set against what a project has agreed on, ``waived`` says
    by whom and until when, and ``listed`` whether a baseline has it (None without one).
    """

    text: str
    line: int
    region: str
    standing: str = ""
    waived: str = ""
    listed: bool | None = None

    @property
    def told(self) -> bool:
        """Whether it is news: neither known nor waived."""
        return self.standing in ("", "new")


class FindingBlock(NamedTuple):
    """A finding: what was asked of whom, the verdict with its weight, where it lies, and all that is said about it.

    ``terms`` are for people; the other fields are what build servers, spreadsheets and code scanning sort by. ``line`` is 0
    where the law file has no place for it; ``tested`` is false where no text of law could answer. ``manual`` says what the
    duty asks, what meets it, and what its test cannot see, each under its label; ``asked`` is the title of the duty itself.
    """

    state: str
    name: str
    day: str
    duty: str
    treaty: str
    title: str
    asked: str
    topic: str
    strength: Strength
    kind: str
    tested: bool
    verdict: Verdict
    words: str
    severity: str
    confidence: str
    text_as_at: str
    rests_on: str
    file: str
    line: int
    reason: str
    short: tuple[str, ...]
    nearest: tuple[str, ...]
    remedies: tuple[str, ...]
    by: str
    doubts: tuple[str, ...]
    beside: tuple[str, ...]
    terms: tuple[Term, ...]
    messages: tuple[Message, ...]
    manual: tuple[Term, ...]


class PointBlock(NamedTuple):
    """A numbered point: its id for good, the duty at its head, the verdict, how it binds and rests, what is said of it."""

    id: str
    number: int
    treaty: str
    verdict: Verdict
    words: str
    notes: tuple[str, ...]
    terms: tuple[Term, ...]


class Complaint(NamedTuple):
    """Something wrong in a data file: how grave it is, whether it fails the run, where it stands, and by which rule.

    ``shown`` are the lines for people: the place, the rule, what is wrong, and the line of the file with a caret; a ``line``
    of 0 means the whole file. ``why`` is the reason of the rule, ``region`` names the complaint wherever its line moves to.
    """

    file: str
    line: int
    column: int
    rule: str
    severity: str
    fails: bool
    text: str
    shown: tuple[str, ...]
    why: str
    region: str


class Complaints(NamedTuple):
    """What is wrong in some data files, in their order, and every file that was looked at."""

    items: tuple[Complaint, ...]
    files: tuple[str, ...]

    @property
    def lines(self) -> tuple[str, ...]:
        """All of them as lines of text."""
        return tuple(line for item in self.items for line in item.shown)


Block = Paragraph | Points | Verbatim | Terms | Grid | Picture | PointBlock | FindingBlock | Complaints


class Tag(NamedTuple):
    """A word behind a heading, in the colour of its kind, and a second one."""

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
    """A report on one question: what it is, what it rests on, its sections, and what it is not.

    ``lead`` is the answer in a sentence or two, with which a text begins in place of the title.
    """

    title: str
    facts: tuple[Term, ...]
    sections: tuple[Section, ...]
    foot: str
    lead: str = ""


class Report(NamedTuple):
    """What one run tells: a document, or one per State under a title.

    ``findings`` are all that were made, in the treaty's order, whether a section tells them or not. ``table`` is the whole
    in plain values, a row per thing, and ``data`` is what programs read; both are only there when the report is whole.
    ``complaints`` are there where data files were looked at, not laws.
    """

    documents: tuple[Document, ...]
    title: str = ""
    findings: tuple[FindingBlock, ...] = ()
    table: Table | Records | None = None
    data: object = None
    dataset: str = ""
    complaints: Complaints | None = None
    pictures: tuple[Picture, ...] = ()

    @property
    def heading(self) -> str:
        """The title over everything."""
        return self.title or self.documents[0].title


def blocks(sections: tuple[Section, ...]) -> Iterator[Block]:
    """All blocks under some sections, in the order in which they are read."""
    for section in sections:
        yield from section.blocks
        yield from blocks(section.sections)


def tables(document: Document) -> list[Table]:
    """All tables of a document in order."""
    return [block.table for block in blocks(document.sections) if isinstance(block, Grid)]


def caption(table: Table, heading: str) -> str:
    """The title of a table; empty where the heading above it says the same."""
    return "" if table.title == heading else table.title


def cell_text(text: str, block: Grid) -> str:
    """A cell as it is reported: in a heat table the letter of the verdict, which its legend explains."""
    return SHOWN[text].letter if block.heat and text in SHOWN else text


def heading_of(item: Section) -> str:
    """A heading with the words of its tag behind it."""
    return f"{item.title} ({', '.join(filter(None, item.tag[1:]))})" if item.tag else item.title


def point_heading(item: PointBlock) -> str:
    """The heading of a point: ``[1] SMP 6(1)(a) partly met · mandatory``."""
    return f"[{item.number}] {item.treaty} {' · '.join((item.words, *item.notes))}"


def finding_heading(item: FindingBlock) -> str:
    """The heading of a finding: its verdict, its duty, its title."""
    return f"{item.words} · {item.duty} · {item.title}"


def web_address(written: str) -> str:
    """An address that a reader may follow; empty for anything that is not plain http or https."""
    plain = written.isascii() and written.isprintable() and not set(written) & set(" \"'<>\\^`{|}")
    return written if plain and written.startswith(("https://", "http://")) else ""


NO_ADVICE = "Not legal advice."


def framed(title: str, version: str, day: str, sections: Iterable[Section], note: str = "") -> Document:
    """A document with the title block and the foot that most reports share; sections with nothing under them are left out."""
    facts = (Term("As of", day), Term("Dataset", version), *((Term("How to read it", note),) if note else ()))
    return Document(title, facts, tuple(item for item in sections if item.blocks or item.sections), NO_ADVICE)
