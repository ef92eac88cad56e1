"""A document as lines and tables of a given width: what the screen and a plain text are both made of.

Every text from outside becomes visible here (:func:`harmonize.visible.logged`) before its width is measured.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.norms.outcome import Verdict
from harmonize.reports.document import (
    Block,
    Complaints,
    Document,
    FindingBlock,
    Grid,
    Paragraph,
    PointBlock,
    Points,
    Report,
    Section,
    Term,
    Terms,
    Verbatim,
    caption,
    heading_of,
    web_address,
)
from harmonize.reports.plain import Table
from harmonize.reports.renderers.lines import EMPTY, Line, Span, boxed, folded, measured, spoken
from harmonize.reports.verdict_words import SHOWN, TOLD
from harmonize.visible import logged

NUMBER = 10  # a column no wider than this holds numbers or single words and is never wrapped
SHORT = 24  # what is no longer is not broken for the sake of other columns
NAMES = 40  # columns for the names of rows, when there are many columns of numbers beside them
TALLEST = 6  # a row of more lines than this is reported by itself


def bands(
    head: Sequence[str], rows: Sequence[Sequence[Span]], width: int, edge: int
) -> Iterator[tuple[list[int], list[int]]]:
    """The columns that stand beside each other with their widths; one band without columns when rows must be reported one by one."""
    columns = list(range(len(head)))
    room = width - edge * (len(head) - 1)
    cells = [max((measured(row[x].text) for row in rows), default=0) for x in columns]
    whole = [max(size, measured(text)) for size, text in zip(cells, head, strict=True)]
    if sum(whole) <= room:
        yield columns, whole
        return
    wanted = [max(size, longest_word(text)) for size, text in zip(cells, head, strict=True)]
    if len(wanted) > 1 and max(wanted[1:]) <= NUMBER:
        yield from batches(wanted, width, edge)
        return
    least = [max(map(longest_word, (text, *(row[x].text for row in rows)))) for x, text in enumerate(head)]
    if sum(least) > room:
        yield [], []
        return
    shares = [shared(most, least, room) for most in (wanted, *narrower(wanted, least))]
    made = (([tall(row, columns, one) for row in rows], one) for one in shares)
    heights, share = min(made, key=lambda one: sum(one[0]))
    yield ([], []) if max(heights, default=0) > TALLEST else (columns, share)


def tall(row: Sequence[Span], columns: Sequence[int], widths: Sequence[int]) -> int:
    """The lines that a row takes in columns of these widths."""
    return max(len(boxed(row[x].text, width)) for x, width in zip(columns, widths, strict=True))


def batches(wanted: Sequence[int], width: int, edge: int) -> Iterator[tuple[list[int], list[int]]]:
    """Columns of numbers or single words beside the first, as many at a time as there is room for."""
    room = width - edge * (len(wanted) - 1)
    first = min(wanted[0], max(NAMES, room - sum(wanted[1:])))
    batch: list[int] = []
    left = width - first
    for x in range(1, len(wanted)):
        if batch and left < wanted[x] + edge:
            yield [0, *batch], [first, *(wanted[y] for y in batch)]
            batch, left = [], width - first
        batch.append(x)
        left -= wanted[x] + edge
    yield [0, *batch], [first, *(wanted[y] for y in batch)]


def lettered(first: str, rows: Sequence[Sequence[Span]], width: int) -> Iterator[tuple[list[int], list[int]]]:
    """Columns of one letter beside the first, a blank after every fifth, as many at a time as there is room for."""
    if not rows:
        return
    columns, longest = range(1, len(rows[0])), max(map(measured, (first, *(row[0].text for row in rows))))
    label = min(longest, max(LABELS, width - len(columns) * 6 // 5 - GAP))
    room = (width - label - GAP) // 6 * 5
    if len(columns) + len(columns) // 5 <= width - label - GAP:  # all of them, a broken five at the end
        room = len(columns)
    for start in range(0, len(columns), room):
        batch = list(columns[start : start + room])
        yield [0, *batch], [label + GAP, *(1 + (number % 5 == 0) for number, _ in enumerate(batch, 1))]


def over_letters(head: Sequence[str]) -> tuple[str, ...]:
    """Heads of columns of one letter: a code stands upright, the number of a year lies along the five that it begins."""
    first, *codes = head
    if not all(text.isdecimal() for text in codes):
        return (first, *map(" ".join, codes))
    along = "".join(f"{text:5}" for text in codes[: len(codes) - 3 : 5])
    return (first, *along.ljust(len(codes))[: len(codes)])


def shared(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The room shared out: every column has its longest word, what needs little gets it, the rest is divided evenly."""
    found = list(least)
    room -= sum(least)
    for place, x in enumerate(sorted(range(len(found)), key=lambda x: wanted[x] - least[x])):
        more = min(wanted[x] - least[x], room // (len(found) - place))
        found[x] += more
        room -= more
    return found


def narrower(wanted: Sequence[int], least: Sequence[int]) -> Iterator[list[int]]:
    """What the columns want when one of them that holds names or sentences is content with less, since others may need it more."""
    for x, most in enumerate(wanted):
        if most > SHORT:
            yield from ([*wanted[:x], max(least[x], most * part // 4), *wanted[x + 1 :]] for part in (3, 2))


def longest_word(text: str) -> int:
    """The columns of the longest word."""
    return max(map(measured, text.split()), default=0)


WIDTH = 100
LABELS = 21  # columns for the labels of a finding
GAP = 2  # blanks between two columns of a table
PARTED = 2  # rows of more lines than this are kept apart
WEIGHTS = {
    "error": TOLD[Verdict.GAP].tone,
    "warning": TOLD[Verdict.PARTIAL].tone,
    "note": "label",
}  # the tones of complaints about files


class Rows(NamedTuple):
    """A table, or some of its columns, that fits: the width of each column, its head, and its cells with their styles.

    ``right`` is for numbers; ``parted`` asks for something between rows that take several lines; ``close`` columns of single
    letters have nothing between them.
    """

    widths: tuple[int, ...]
    head: tuple[str, ...]
    rows: tuple[tuple[Span, ...], ...]
    right: bool
    parted: bool
    close: bool

    @property
    def rooms(self) -> tuple[int, ...]:
        """The columns that the text of each cell may fill: beside single letters a blank stays after the first."""
        first, *others = self.widths
        return (first - GAP if self.close else first, *others)


Laid = Line | Rows


def laid(report: Report, width: int = WIDTH, edge: int = GAP) -> Iterator[Laid]:
    """A report in lines and tables; ``edge`` is what stands between two columns."""
    if report.title:
        yield from (*spoken(report.title, width, style="heading"), EMPTY)
    for number, document in enumerate(report.documents):
        if number:
            yield from (EMPTY, EMPTY)
        yield from page(document, width, edge)


def page(document: Document, width: int, edge: int) -> Iterator[Laid]:
    """One document: its title, what it rests on, its sections, and what it is not."""
    if document.title:
        yield from spoken(document.lead or document.title, width, style="heading")
    yield from terms(Terms(document.facts), width, 0)
    for number, item in enumerate(document.sections):
        bare = not (number or document.title or document.facts or item.title)
        yield from section(item, width, edge, 0, first=bare)
    if document.foot:
        yield EMPTY
        yield from spoken(document.foot, width)


def section(item: Section, width: int, edge: int, depth: int, *, first: bool = False) -> Iterator[Laid]:
    """A heading with all under it; the ``first`` one under a heading that has nothing else follows it at once."""
    if not first:
        yield EMPTY
    if item.title:
        style = item.tag.kind if item.tag and item.tag.kind != "count" else "heading"
        yield from spoken(heading_of(item), width, depth, depth + 2, style=style)
    inside = depth + 2 if item.title else depth
    for number, block in enumerate(item.blocks):
        if number and set_apart(block, item.blocks[number - 1]):
            yield EMPTY
        yield from part(block, width, edge, inside, item.title)
    for number, below in enumerate(item.sections):
        yield from section(below, width, edge, inside, first=not (number or item.blocks))


APART = (FindingBlock, PointBlock)


def set_apart(block: Block, before: Block) -> bool:
    """Whether a blank line stands before a block; points stand close to each other, and so do findings."""
    if isinstance(block, Grid):
        return not block.tight
    return type(block) is not type(before) and isinstance(before if isinstance(block, Terms) else block, APART)


def part(block: Block, width: int, edge: int, indent: int, heading: str) -> Iterator[Laid]:
    """One block; a picture is reported in words by the table beside it."""
    if isinstance(block, Paragraph):
        yield from spoken(block.text, width, indent)
    elif isinstance(block, Points):
        for text in block.items:
            yield from spoken(text, width, indent, indent + 2)
    elif isinstance(block, Verbatim):
        yield from ((Span(" " * (indent + 2) + logged(line)),) for line in block.lines)
    elif isinstance(block, Complaints):
        yield from complaints(block)
    elif isinstance(block, Terms):
        yield from terms(block, width, indent)
    elif isinstance(block, PointBlock):
        yield from point(block, width, indent)
    elif isinstance(block, FindingBlock):
        yield from finding(block, width)
    elif isinstance(block, Grid):
        if above := caption(block.table, heading):
            yield from spoken(above, width, style="label")
        yield from grid(block, width, edge)


def complaints(block: Complaints) -> Iterator[Line]:
    """Complaints as editors and people expect them, never wrapped: the place, how grave, what is wrong; below, the line."""
    for item in block.items:
        first, *excerpt = map(logged, item.shown)
        place, word, rest = first.partition(f" {item.severity}[")
        yield Span(place), Span(word.removesuffix("["), WEIGHTS[item.severity]), Span(f"[{rest}" if word else "")
        yield from ((Span(line, "label"),) for line in excerpt)


def point(item: PointBlock, width: int, indent: int) -> Iterator[Line]:
    """A point: number, duty, verdict and how it binds in one line; below, a line for each thing that is said."""
    before = " " * indent + logged(f"[{item.number}] {item.treaty} ")
    after = logged("".join(f" · {note}" for note in item.notes))
    first, *more = folded(before + item.words + after, width, indent, indent + 4)
    start = before + item.words
    if first.startswith(start):
        yield Span(before, "heading"), Span(item.words, TOLD[item.verdict].tone), Span(first[len(start) :])
    else:
        yield (Span(first, "heading"),)
    yield from ((Span(line),) for line in more)
    yield from said(item.terms, width, indent + 4)


def finding(item: FindingBlock, width: int) -> Iterator[Line]:
    """A finding: verdict, duty and title in one line, and everything said about it below."""
    words, duty = item.words.upper(), f"  {logged(item.duty)}  "
    start = measured(words + duty)
    first, *more = folded(logged(item.title), width, start, 5) or (" " * start,)
    yield Span(words, TOLD[item.verdict].tone), Span(duty + first[start:], "heading")
    yield from ((Span(line, "heading"),) for line in more)
    yield from said(item.terms, width, 2)


def said(rows: Iterable[Term], width: int, indent: int) -> Iterator[Line]:
    """What is said of a point or a finding, each thing behind its label; an address stands below it, once only."""
    written: set[str] = set()
    for row in rows:
        yield from spoken(f"{row.label}: {row.text}", width, indent, indent + 2)
        if (address := web_address(row.address)) and address not in written:
            yield Span(" " * (indent + 2)), Span(address, "link", address)
            written.add(address)


def terms(block: Terms, width: int, indent: int, column: int = 0) -> Iterator[Line]:
    """Labels with their texts in a column beside them; an address stands below its text, never broken, and once only."""
    written: set[str] = set()
    column = column or min(LABELS + 10, max((measured(row.label) for row in block.rows), default=0) + 2)
    for row in block.rows:
        label = logged(row.label)
        hang = indent + column
        if measured(label) + 2 > column or width < 3 * hang:
            lines = folded(logged(f"{row.label}: {row.text}"), width, indent, indent + 2)
            hang = indent + 2
            yield Span(" " * indent), Span(label, "label"), Span(lines[0].removeprefix(" " * indent + label))
        else:
            lines = folded(logged(row.text), width, hang, hang)
            text = lines[0][hang:] if lines else ""
            yield Span(" " * indent), Span(label + " " * (column - measured(label)), "label"), Span(text)
        yield from ((Span(line),) for line in lines[1:])
        address = web_address(row.address)
        if address and address not in written:
            yield Span(" " * hang), Span(address, "link", address)
            written.add(address)


def grid(block: Grid, width: int, edge: int) -> Iterator[Laid]:
    """A table in the columns that there are: whole, in bands of its columns, or, where sentences would be squeezed, row by row."""
    table = Table(
        block.table.name,
        block.table.title,
        tuple(map(logged, block.table.head)),
        tuple(tuple(map(logged, row)) for row in block.table.rows),
    )
    shown = [[cell(text, heat=block.heat) for text in row] for row in table.rows]
    found = lettered(table.head[0], shown, width) if block.heat else bands(table.head, shown, width, edge)
    for number, (columns, widths) in enumerate(found):
        if not columns:
            yield from records(table, width)
            return
        if number:
            yield EMPTY
        yield Rows(
            tuple(widths),
            over_letters([table.head[x] for x in columns]) if block.heat else tuple(table.head[x] for x in columns),
            tuple(tuple(row[x] for x in columns) for row in shown),
            block.narrow,
            not block.tight and max((tall(row, columns, widths) for row in shown), default=0) > PARTED,
            block.heat,
        )


def cell(text: str, *, heat: bool) -> Span:
    """A cell; of a heat table the letter of its verdict, of an address the address with its link."""
    if heat and text in SHOWN:
        return Span(SHOWN[text].letter, SHOWN[text].tone)
    if address := web_address(text):
        return Span(text, "link", address)
    return Span(text, SHOWN[text].tone if text in SHOWN else "")


def records(table: Table, width: int) -> Iterator[Line]:
    """Each row by itself: its first cell, and the others under the names of their columns."""
    for number, row in enumerate(table.rows):
        if number:
            yield EMPTY
        yield from spoken(f"{table.head[0]}: {row[0]}", width, 2, 4, style="heading")
        for head, text in zip(table.head[1:], row[1:], strict=True):
            if text:
                yield from spoken(f"{head}: {text}", width, 4, 6, link=web_address(text))
