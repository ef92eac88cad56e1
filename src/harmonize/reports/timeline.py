"""A State's duties through the years, told: a bar per duty, and the spans with the acts that began them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from harmonize.findings.timeline import Happening, Span, Story, Timeline
from harmonize.grouping import grouped
from harmonize.norms.meaning import DayIfKnown, StateCode
from harmonize.norms.outcome import Situations
from harmonize.norms.source import Sources
from harmonize.norms.treaty import Treaty
from harmonize.reports.citing import cited
from harmonize.reports.document import Block, Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.listing import ListedOn
from harmonize.reports.plain import Table, tabulated
from harmonize.reports.verdict_words import legend, verdict_words
from harmonize.reports.years import Lane, bar, first_year, label, picture, sparkline
from harmonize.visible import safe

NOTE = (
    "One letter a year, as things stood on 1 July; `_` before anything is on file. In brackets what changed on that day in what "
    "the provision looks at: acts, treaty status, and texts that were not read before."
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
    why: str


def report(found: Timeline, treaty: Treaty, version: str, day: str) -> Report:
    """The bars of all duties, then every duty with its spans."""
    rows = tuple(plain_rows(found))
    table = tabulated("History", f"{found.party.name}: through the years", SpanRow._fields, rows)
    data = ListedOn("harmonize-history/2", version, day, rows)
    return Report((document(found, treaty, version, day),), table=table, data=data, dataset=version)


def document(found: Timeline, treaty: Treaty, version: str, day: str) -> Document:
    """The bars, and under them each duty that changed; duties of one story together."""
    changed = grouped((story.spans, story) for story in found.stories if len(story.spans) > 1)
    sections = [
        Section("Year by year", tuple(drawn(found, treaty, day))),
        Section("Treaty status", tuple(treaty_terms(found))),
        Section(
            "What changed, when, by which act",
            sections=tuple(section(stories, treaty, found.sources) for stories in changed.values()),
        ),
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
    yield Grid(letters(lanes, day), folded=True)
    yield Paragraph(f"{key(found.stories)}.")


def letters(lanes: Sequence[Lane], day: str) -> Table:
    """A letter for every year of every duty, decades apart; below it the share of situations criminalized, where it changed."""
    shown = range(first_year([lane.story for lane in lanes], day), int(day[:4]) + 1)
    rows = []
    for lane in lanes:
        rows.append((lane.label, bar(lane.story, shown, day)))
        if share := sparkline(lane.story, shown, day):
            rows.append(("  share of situations criminalized", share))
    return Table("Bars", "Year by year", ("provision", f"{shown[0]} to {shown[-1]}"), tuple(rows))


def key(stories: Sequence[Story]) -> str:
    """What the letters of some stories mean."""
    return legend({span.verdict for story in stories for span in story.spans})


def treaty_terms(found: Timeline) -> Iterator[Terms]:
    """What the State did under the treaties, day by day."""
    if found.status:
        yield Terms(tuple(Term(item.day or "day not on file", safe(item.words)) for item in found.status))


def section(stories: Sequence[Story], treaty: Treaty, sources: Sources) -> Section:
    """Duties of one story with its spans, the newest last."""
    terms = tuple(term(span, sources) for span in stories[0].spans)
    titles = grouped((treaty.cited(story.duty), story.duty.title) for story in stories)
    return Section("; ".join(f"{place} {', '.join(names)}" for place, names in titles.items()), (Terms(terms),))


def term(span: Span, sources: Sources) -> Term:
    """From when on, how it stood, and what began it; it ends where the next begins."""
    counted = f"; {situations(span.situations)}" if span.situations else ""
    told = "; ".join(happened(item, sources) for item in span.why)
    return Term(f"since {span.since}", f"{verdict_words(span.verdict)}{counted}{f' [{safe(told)}]' if told else ''}")


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
        yield SpanRow(found.party.code, "", "treaty status", item.day, "", "", "", item.words)
    for story in found.stories:
        for span in story.spans:
            counted = situations(span.situations) if span.situations else ""
            why = "; ".join(happened(item, found.sources) for item in span.why)
            told = verdict_words(span.verdict), counted, why
            yield SpanRow(found.party.code, story.duty.id, story.duty.title, span.since, span.until, *told)
