"""A State's duties through the years, told: a bar per duty, and the spans with the acts that began them."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Annotated, NamedTuple

from harmonize.findings.timeline import Happening, Span, Story, Timeline
from harmonize.findings.turns import WORDS, turned
from harmonize.grouping import grouped
from harmonize.norms.meaning import DayIfKnown, Means, StateCode
from harmonize.norms.outcome import Situations, Verdict
from harmonize.norms.source import Sources
from harmonize.norms.treaty import Treaty
from harmonize.reports.citing import cited
from harmonize.reports.document import Block, Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.listing import ListedOn
from harmonize.reports.plain import Table, recorded
from harmonize.reports.verdict_words import legend, verdict_words
from harmonize.reports.years import Lane, by_year, first_year, label, picture, standing_in_words
from harmonize.visible import safe

NOTE = (
    "One letter a year, as things stood on 1 July; blank before anything is on file. A reform is what changed in the law, "
    "in treaty status, or in the texts that were read."
)


class SpanRow(NamedTuple):
    """How a duty stood between two days, or (without a duty) what the State did under treaties on one."""

    state: StateCode
    duty: str
    title: str
    since: DayIfKnown
    until: DayIfKnown
    verdict: str
    situations: str
    turn: Annotated[str, Means("What became of it on the first day: a gap closed, narrowed, widened or opened ...")]
    why: str


def report(found: Timeline, treaty: Treaty, version: str, day: str) -> Report:
    """The duties of a State year by year, and the reforms with their acts; as rows, every duty with its spans."""
    return as_rows(document(found, treaty, version, day), [found], version, day)


def as_rows(made: Document, found: Sequence[Timeline], version: str, day: str) -> Report:
    """A document on some States through the years with all spans of their duties as rows."""
    rows = tuple(row for one in found for row in plain_rows(one))
    table = recorded("History", made.title, SpanRow._fields, rows)
    return Report((made,), table=table, data=ListedOn("harmonize-history/2", version, day, rows), dataset=version)


def document(found: Timeline, treaty: Treaty, version: str, day: str) -> Document:
    """The bars, what the State did under treaties, and the reforms."""
    sections = [
        Section("Year by year", tuple(drawn(found, treaty, day))),
        Section("Treaty status", tuple(treaty_terms(found))),
        Section("Reforms", tuple(reforms(found, treaty))),
    ]
    return framed(f"{safe(found.party.name)}: through the years", version, day, sections, NOTE)


def drawn(found: Timeline, treaty: Treaty, day: str) -> Iterator[Block]:
    """The bars as a picture, and as letters."""
    if not found.stories:
        yield Paragraph("Nothing is on file.")
        return
    lanes = [Lane(label(treaty.cited(story.duty), story.duty.title), story) for story in found.stories]
    happened = [item for story in found.stories for span in story.spans for item in span.why]
    title = f"{found.party.name}: {first_year(found.stories, day)} to {day[:4]}"
    yield picture(title, lanes, (*found.status, *happened), day)
    yield by_year(lanes, day)
    yield Paragraph(f"{key(found.stories)}.")


def key(stories: Sequence[Story]) -> str:
    """What the letters of some stories mean."""
    return legend({span.verdict for story in stories for span in story.spans})


def treaty_terms(found: Timeline) -> Iterator[Terms]:
    """What the State did under the treaties, day by day."""
    if found.status:
        yield Terms(tuple(Term(item.day or "day not on file", safe(item.words)) for item in found.status))


def reforms(found: Timeline, treaty: Treaty) -> Iterator[Grid]:
    """Day by day what happened, acts and texts, and how the duties that bound the State stand from then on."""
    turned = grouped(
        (after.since, (treaty.cited(story.duty), before, after))
        for story in found.stories
        for before, after in pairwise(story.spans)
        if before.verdict is not Verdict.NOT_BOUND
    )
    rows = []
    for day, same in sorted(turned.items()):
        told = dict.fromkeys(happened(item, found.sources) for _, _, now in same for item in now.why)
        how = grouped((moved(was, now), place) for place, was, now in same)
        what = (f"{', '.join(dict.fromkeys(places))}: {words}" for words, places in how.items())
        rows.append((day, safe("; ".join(told)), "; ".join(what)))
    if rows:
        yield Grid(Table("Reforms", "", ("day", "what happened", "what changed"), tuple(rows)))


def moved(before: Span, after: Span) -> str:
    """How a duty stood and stands: ``partly met, 24 of 72 → met``."""
    was, now = map(standing_in_words, (before, after))
    return f"{was} → {now}" if was != now else f"still {now}, other points open"


def happened(item: Happening, sources: Sources) -> str:
    """What happened, with the pinpoints where it stands."""
    cite = cited(sources, item.cite)
    return f"{item.words} ({cite})" if cite and cite not in item.words else item.words


def situations(found: Situations) -> str:
    """``24 of 72 situations criminalized, 16 in part``."""
    others = [f"{count} {how}" for count, how in ((found.part, "in part"), (found.open, "open")) if count]
    return ", ".join([f"{found.whole + found.corner} of {found.total} situations criminalized", *others])


def plain_rows(found: Timeline) -> Iterator[SpanRow]:
    """What the State did under treaties, and every span, as rows."""
    for item in found.status:
        yield SpanRow(found.party.code, "", "treaty status", item.day, "", "", "", "", item.words)
    for story in found.stories:
        for before, span in zip((None, *story.spans[:-1]), story.spans, strict=True):
            turns = ", ".join(WORDS[turn] for turn in turned(before, span)) if before else ""
            counted = situations(span.situations) if span.situations else ""
            why = "; ".join(happened(item, found.sources) for item in span.why)
            told = verdict_words(span.verdict), counted, turns, why
            yield SpanRow(found.party.code, story.duty.id, story.duty.title, span.since, span.until, *told)
