"""Drawings as numbers: what stands where in a picture, worked out here and drawn by the page."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from harmonize.findings.answer import Answer
from harmonize.norms.facts import Pattern
from harmonize.norms.history import Version
from harmonize.norms.outcome import Verdict
from harmonize.norms.penalty import LIFE, span
from harmonize.reports.document import Picture
from harmonize.reports.maxima import years
from harmonize.reports.penalty_words import range_words
from harmonize.reports.verdict_words import TALLY, TOLD
from harmonize.reports.wording import answer_words

if TYPE_CHECKING:
    from harmonize.findings.difference import SameFacts
    from harmonize.reports.pair import Pair

LEFT = 230  # room for the labels beside the bars
WIDE = 480  # the bars
ROW = 24
MONTHS = 300  # the scale of ranges; everything graver ends at its right edge
YEARS = (48, 96)  # the lines that treaties and European law draw: serious crime, and grave cases
PIXELS_A_LETTER = 8
# From how many months on a maximum has a colour of its own, and what that says; four and eight years are lines of the treaties.
GRAVITY = {
    "life": (LIFE, "life, or no maximum is fixed"),
    "over_15": (180, "15 years or more"),
    "under_15": (96, "8 years or more"),
    "under_8": (48, "4 years or more"),
    "under_4": (12, "1 year or more"),
    "under_1": (0.01, "under a year"),
}
MAXIMA = {
    **{kind: words for kind, (_, words) in GRAVITY.items()},
    "fine": "a fine, or an administrative penalty only",
    "free": "not criminalized",
    "not_verified": "unsettled in law, or not verified",
}


class Bar(NamedTuple):
    """A rectangle of one row, with a word in it or beside it; a low one stands at the foot of its row.

    In a page it may lead to another one, by a ``link`` that ``says`` what it is.
    """

    x: float
    width: float
    kind: str
    word: str = ""
    height: float = 18
    link: str = ""
    says: str = ""


class Row(NamedTuple):
    """One row of bars with its label, and a word behind the bars at ``end``."""

    y: int
    label: str
    bars: tuple[Bar, ...]
    beside: str = ""
    end: float = 0


class Line(NamedTuple):
    """A line across all rows with a word above it."""

    x: float
    word: str
    strong: bool = False


class Drawing(NamedTuple):
    """Rows of bars under lines."""

    width: int
    height: int
    rows: tuple[Row, ...]
    lines: tuple[Line, ...] = ()
    left: int = LEFT
    legend: tuple[tuple[str, str], ...] = ()


def coverage(tally: Mapping[str, Counter[str]]) -> Picture:
    """How many duties of each topic are met, fall short, are open, or were not assessed."""
    most = max((sum(row.values()) for row in tally.values()), default=1)
    rows, told = [], []
    for number, (topic, count) in enumerate(tally.items()):
        x, bars = float(LEFT), []
        for verdict in TALLY:
            if count[verdict]:
                width = WIDE * count[verdict] / most
                word = str(count[verdict]) if width >= 1.6 * PIXELS_A_LETTER * len(str(count[verdict])) else ""
                bars.append(Bar(round(x, 1), round(width, 1), verdict, word))
                x += width
        rows.append(Row(number * ROW, topic.replace("_", " "), tuple(bars), str(sum(count.values())), round(x + 6, 1)))
        counts = ", ".join(f"{count[verdict]} {TALLY[verdict]}" for verdict in TALLY if count[verdict])
        told.append(f"{topic.replace('_', ' ')}: {counts}")
    seen = tuple((verdict, TALLY[verdict]) for verdict in TALLY if any(count[verdict] for count in tally.values()))
    drawing = Drawing(LEFT + WIDE + 40, len(rows) * ROW, tuple(rows), legend=seen)
    return Picture("bars", "Duties per topic by verdict", "; ".join(told) + ".", drawing)


def ranges(answers: Sequence[tuple[Pattern, Answer]]) -> Picture:
    """The range of prison for each of the standard facts, with lines at four and eight years."""
    rows, told = [], []
    for number, (pattern, found) in enumerate(answers):
        bars, words, end = bar(found, "range")
        rows.append(Row(number * ROW, fitting(pattern.name), bars, words, end))
        told.append(f"{pattern.name}: {words}")
    drawing = Drawing(LEFT + WIDE + 220, len(rows) * ROW, tuple(rows), bounds())
    return Picture("bars", "Imprisonment for standard facts", "; ".join(told) + ".", drawing)


def paired(found: "Sequence[SameFacts]", pair: "Pair") -> Picture:
    """Two bars for the same facts, one for each law."""
    rows: list[Row] = []
    told = []
    for same in found:
        words = pair.facts_of(same)
        for number, (name, answer) in enumerate(zip(pair.names, (same.left, same.right), strict=True)):
            bars, beside, end = bar(answer, "range" if number else "then")
            label = fitting(words) if not number else ""
            rows.append(Row(len(rows) * ROW, label, bars, f"{name}: {beside}", end))
        told.append(f"{words}: {range_words(same.left)} / {range_words(same.right)}")
    drawing = Drawing(LEFT + WIDE + 310, len(rows) * ROW, tuple(rows), bounds())
    title = f"Imprisonment for the same facts: {pair.told[0]} and {pair.told[1]}"
    return Picture("bars", title, "; ".join(told) + ".", drawing)


def bar(found: Answer, kind: str) -> tuple[tuple[Bar, ...], str, float]:
    """The bar of one answer, what stands beside it, and where."""
    extent = found.gravest
    words = answer_words(found, span(extent))
    if found.punishable != "yes" or not extent.high:
        return (), words, LEFT + 6.0
    start, end = months_at(extent.low), months_at(extent.high)
    shape = Bar(start, round(max(3, end - start), 1), "life" if extent.high >= LIFE else kind)
    return (shape,), words, round(end + 6, 1)


def bounds() -> tuple[Line, ...]:
    """The lines at four and eight years."""
    return tuple(Line(months_at(month), f"{month // 12} years", strong=True) for month in YEARS)


def months_at(months: float) -> float:
    """Where a number of months stands."""
    return round(LEFT + WIDE * min(months, MONTHS) / MONTHS, 1)


class HeatCell(NamedTuple):
    """A cell of a picture of many: its colour, the word in it, and what it says."""

    kind: str
    word: str
    says: str


def heat(
    title: str, columns: Sequence[str], rows: Mapping[str, Sequence[HeatCell]], legend: Mapping[str, str]
) -> Picture:
    """Many things over many States in colours, of which ``legend`` says the meaning of those that occur."""
    left = 7 * max(map(len, rows), default=1) + 20
    wide = 7 * max((len(found.word) for cells in rows.values() for found in cells), default=1) + 20
    head = tuple(Bar(left + wide * at, wide, "head", word) for at, word in enumerate(columns))
    drawn = [Row(0, "", head)]
    for number, (label, cells) in enumerate(rows.items(), 1):
        bars = (Bar(left + wide * at, wide, found.kind, found.word, ROW) for at, found in enumerate(cells))
        drawn.append(Row(number * ROW, label, tuple(bars)))
    counts = {label: Counter(found.says for found in cells) for label, cells in rows.items()}
    told = (f"{label}: {', '.join(f'{n} {says}' for says, n in count.items())}" for label, count in counts.items())
    seen = {found.kind for cells in rows.values() for found in cells}
    shown = tuple((kind, words) for kind, words in legend.items() if kind in seen)
    size = left + wide * len(columns), ROW * len(drawn)
    return Picture("heat", title, f"{'; '.join(told)}.", Drawing(*size, tuple(drawn), (), left, shown))


def verdict_cell(verdict: Verdict) -> HeatCell:
    """A verdict as a cell."""
    return HeatCell(TOLD[verdict].tone, TOLD[verdict].letter, verdict.words)


def maximum_cell(found: Answer) -> HeatCell:
    """An answer as a cell: how grave it is, and the maximum."""
    word, high = years(found), found.gravest.high
    if found.punishable != "yes":
        kind = "not_verified" if found.undecided else "fine" if found.fined else "free"
        return HeatCell(kind, word, found.word)
    kind = next((name for name, (least, _) in GRAVITY.items() if high >= least), "fine")
    return HeatCell(kind, word, GRAVITY[kind][1] if kind in GRAVITY else "a fine")


def timeline(found: Sequence[Version], day: str) -> Picture:
    """The versions of an offence, each a bar from its first day to its last, with its range."""
    today = date.fromisoformat(day).toordinal()
    starts = [date.fromisoformat(item.since).toordinal() for item in found]
    ends = [date.fromisoformat(item.until).toordinal() if item.until else None for item in found]
    last = max([today, *(end for end in ends if end), starts[-1] + 365])
    first = starts[0]

    def at(ordinal: int) -> float:
        return round(LEFT + WIDE * (ordinal - first) / (last - first), 1)

    rows = []
    for number, (item, start, end) in enumerate(zip(found, starts, ends, strict=True)):
        now = start <= today and (end is None or today < end)
        bar = Bar(at(start), round(max(2, at(end or last) - at(start)), 1), "now" if now else "then")
        told = span(item.range)
        wide = bar.x + bar.width + 6
        rows.append(Row(number * ROW, f"{'seen on' if item.seen else 'since'} {item.since}", (bar,), told, wide))
    lines = tuple(Line(at(date(year, 1, 1).toordinal()), str(year)) for year in decades(first, last))
    words = "; ".join(
        f"{'seen on ' if item.seen else ''}{item.since} to {item.until or 'today'}: {span(item.range)}"
        + (f" ({item.by})" if item.by else "")
        for item in found
    )
    drawing = Drawing(LEFT + WIDE + 220, len(rows) * ROW, tuple(rows), lines)
    return Picture("bars", f"Versions of {found[-1].title}", f"{words}.", drawing)


def decades(first: int, last: int) -> Iterable[int]:
    """The years to draw a line at, no more than nine of them."""
    start, end = date.fromordinal(first).year + 1, date.fromordinal(last).year
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 1000) if (end - start) / step <= 8)
    return range(start + -start % step, end + 1, step)


def fitting(label: str) -> str:
    """A label cut to the room beside the bars; the whole of it stands in the words of the picture."""
    most = LEFT // PIXELS_A_LETTER
    return label if len(label) <= most else f"{label[: most - 1]}…"
