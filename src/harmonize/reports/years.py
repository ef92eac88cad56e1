"""Duties through the years: bars in a picture for pages and documents, and a table with a column a year."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from harmonize.findings.timeline import Story
from harmonize.norms.outcome import Situations, Verdict
from harmonize.norms.span import Happening, Span
from harmonize.reports.document import Grid, Picture
from harmonize.reports.pictures import PIXELS_A_LETTER, ROW, WIDE, Bar, Drawing, Line, Row, decades
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import LETTERS, TALLY, TOLD, verdict_words

LEFT = 350  # room for the labels: a provision and what it is about
BESIDE = 230  # and for how it stands today
HEIGHT = 18  # of a bar
LABEL = 40  # letters for the name of a duty, so that the letters of forty-eight States stand beside it
MARGIN = 2  # years before a treaty binds the State that are drawn
BLOCKS = "▁▂▃▄▅▆▇█"
# What happened, as the picture marks it.
MARKS = {
    "treaty": ("treaty", "ratification, entry into force, reservation"),
    "consent": ("treaty", ""),
    "statement": ("treaty", ""),
    "act": ("act", "amendment"),
    "rule": ("act", ""),
    "end": ("end", "repeal"),
    "text": ("text", "text read, or no longer read, from that day"),
    "seen": ("text", ""),
    "others": ("text", ""),
}


class Lane(NamedTuple):
    """One bar: its label, its spans, and what happened, for the marks above all bars."""

    label: str
    story: Story


def label(place: str, title: str) -> str:
    """A duty in one line: its place and its title, of a long one the end, which tells it apart, or the place alone."""
    return next(
        (told for told in (f"{place} {title}", f"{place} {title.rpartition(': ')[2]}") if len(told) <= LABEL), place
    )


def first_year(stories: Iterable[Story], day: str) -> int:
    """The year with which bars begin: two before the first day on which something binds, or the first of all."""
    bound = [span.since for story in stories for span in story.spans if span.verdict is not Verdict.NOT_BOUND]
    first = min((story.spans[0].since for story in stories), default=day)
    return max(int(first[:4]), int(min(bound, default=day)[:4]) - MARGIN)


def picture(title: str, lanes: Sequence[Lane], happened: Iterable[Happening], day: str) -> Picture:
    """A bar per lane from its first year to a day, what happened marked above; the pale foot is what is criminalized."""
    start = date(first_year([lane.story for lane in lanes], day), 1, 1).toordinal()
    end = date.fromisoformat(day).toordinal() + 1

    def at(when: str) -> float:
        return round(LEFT + WIDE * (max(date.fromisoformat(when).toordinal(), start) - start) / (end - start), 1)

    seen = [item for item in happened if item.kind in MARKS and item.day and at(item.day) > LEFT]
    marks = tuple(Bar(round(at(item.day) - 1, 1), 3, MARKS[item.kind][0]) for item in latest(seen))
    rows = [Row(0, "What happened", marks)] if marks else []
    for lane in lanes:
        bars: list[Bar] = []
        for span in lane.story.spans:
            if at(span.until or day) > LEFT:
                bars += drawn(span, at(span.since), at(span.until) if span.until else float(LEFT + WIDE))
        rows.append(
            Row(len(rows) * ROW, lane.label, tuple(bars), standing_in_words(lane.story.spans[-1]), LEFT + WIDE + 6.0)
        )
    lines = tuple(Line(at(f"{year}-01-01"), str(year)) for year in decades(start, end))
    drawing = Drawing(LEFT + WIDE + BESIDE, len(rows) * ROW, tuple(rows), lines, LEFT, tuple(legend(lanes, seen)))
    words = "; ".join(f"{lane.label}: {', '.join(map(span_in_words, lane.story.spans))}" for lane in lanes)
    return Picture("years", title, f"{words}.", drawing)


def latest(found: Iterable[Happening]) -> list[Happening]:
    """One happening for each day and mark; a treaty day is drawn last, over what fell on it."""
    marks: Mapping[tuple[str, str], Happening] = {(item.day, MARKS[item.kind][0]): item for item in found}
    order = ("text", "act", "end", "treaty")
    return sorted(marks.values(), key=lambda item: (order.index(MARKS[item.kind][0]), item.day))


def drawn(span: Span, start: float, end: float) -> Iterator[Bar]:
    """The bar of a span in the colour of its verdict with its letter, and a pale foot as high as what is criminalized, if not all."""
    width = round(max(1.0, end - start), 1)
    yield Bar(start, width, TOLD[span.verdict].tone, LETTERS[span.verdict] if width >= 2 * PIXELS_A_LETTER else "")
    if span.situations and 0 < (share := shared(span.situations)) < 1:
        yield Bar(start, width, "share", height=round(HEIGHT * share, 1))


def shared(found: Situations) -> float:
    """The share of the situations that are criminalized."""
    return (found.whole + found.corner) / found.total if found.total else 0.0


def legend(lanes: Iterable[Lane], seen: Iterable[Happening]) -> Iterator[tuple[str, str]]:
    """The colours in the picture with what they mean."""
    spans = [span for lane in lanes for span in lane.story.spans]
    tones = {TOLD[span.verdict].tone for span in spans}
    yield from ((tone, words) for tone, words in TALLY.items() if tone in tones)
    if any(0 < shared(span.situations) < 1 for span in spans if span.situations):
        yield "share", "pale foot: share of the situations criminalized, where not all"
    kinds = {item.kind for item in seen}
    for mark in ("treaty", "act", "end", "text"):
        own = [kind for kind, (name, _) in MARKS.items() if name == mark]
        if kinds & set(own):
            yield mark, next(words for name, words in MARKS.values() if name == mark and words)


def standing_in_words(span: Span) -> str:
    """How a duty stands: ``partly met, 24 of 72 and 12 in part``."""
    found = span.situations
    part = f" and {found.part} in part" if found and found.part else ""
    counted = f", {found.whole + found.corner} of {found.total}{part}" if found else ""
    return f"{verdict_words(span.verdict)}{counted}"


def span_in_words(span: Span) -> str:
    """A span in words."""
    return f"{span.since} to {span.until or 'today'} {standing_in_words(span)}"


# ---------------------------------------------------------------------- as a table


def by_year(lanes: Sequence[Lane], day: str) -> Grid:
    """A column a year, as things stood on 1 July or the day asked about; below a duty its share criminalized, where that changed."""
    first = first_year([lane.story for lane in lanes], day)
    shown = range(first - first % 5, int(day[:4]) + 1)  # five columns have room for the name of the first year
    rows = []
    for lane in lanes:
        spans = [lane.story.on(min(f"{year}-07-01", day)) for year in shown]
        rows.append((lane.label, *(span.verdict.words if span else "" for span in spans)))
        if len({shared(span.situations) for span in spans if span and span.situations}) > 1:
            rows.append(("share of situations criminalized", *map(block, spans)))
    return Grid(
        Table("Years", "", (f"{shown[0]} to {shown[-1]}", *map(str, shown)), tuple(rows)), heat=True, folded=True
    )


def block(span: Span | None) -> str:
    """A block as high as what is criminalized; empty where that is not known."""
    if not span or not span.situations:
        return ""
    share = shared(span.situations)
    return BLOCKS[max(share > 0, round(share * (len(BLOCKS) - 1)))]
