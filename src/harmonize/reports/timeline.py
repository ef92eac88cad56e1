"""A State's duties through the years, told: a bar per duty, and the spans with the acts that began them."""

from collections.abc import Iterator, Sequence

from harmonize.findings.timeline import Happening, Span, Story, Timeline
from harmonize.grouping import grouped
from harmonize.norms.outcome import Situations
from harmonize.norms.source import Sources
from harmonize.norms.treaty import Treaty
from harmonize.reports.citing import cited
from harmonize.reports.document import Block, Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import TOLD, verdict_words
from harmonize.reports.years import Lane, bar, first_year, label, picture, sparkline
from harmonize.visible import safe

NOTE = (
    "One letter a year, as things stood on 1 July; `_` before anything is on file. In brackets what changed on that day in what "
    "the provision looks at: acts, treaty status, and texts that were not read before."
)
HEAD = ("state", "duty", "title", "since", "until", "verdict", "situations", "why")
LABEL = 49  # letters for the name of a duty


def report(found: Timeline, treaty: Treaty, version: str, day: str) -> Report:
    """The bars of all duties, then every duty with its spans."""
    title = f"{found.party.name}: through the years"
    return Report(
        (document(found, treaty, version, day),),
        table=Table("History", title, HEAD, tuple(plain_rows(found))),
        data={"format": "harmonize-history/1", "dataset": version, "as_of": day, **state_data(found)},
        dataset=version,
    )


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
    lanes = [Lane(label(story, treaty, LABEL), story) for story in found.stories]
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
    """What the letters mean, of those that occur."""
    seen = {span.verdict for story in stories for span in story.spans}
    words = {told.letter: verdict.words for verdict, told in reversed(TOLD.items()) if verdict in seen}
    return " · ".join(f"{letter} {told}" for letter, told in reversed(words.items()))


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


def plain_rows(found: Timeline) -> Iterator[tuple[str, ...]]:
    """Every span as a row."""
    for story in found.stories:
        for span in story.spans:
            counted = situations(span.situations) if span.situations else ""
            why = "; ".join(happened(item, found.sources) for item in span.why)
            days = (span.since, span.until)
            yield found.party.code, story.duty.id, story.duty.title, *days, verdict_words(span.verdict), counted, why


def state_data(found: Timeline) -> dict[str, object]:
    """One State for programs."""
    return {
        "state": found.party.code,
        "status": [{"day": item.day, "kind": item.kind, "what": item.words} for item in found.status],
        "duties": [story_data(story, found.sources) for story in found.stories],
    }


def story_data(story: Story, sources: Sources) -> dict[str, object]:
    """One duty for programs."""
    return {
        "duty": story.duty.id,
        "spans": [
            {
                "since": span.since,
                "until": span.until,
                "verdict": span.verdict,
                "situations": span.situations._asdict() if span.situations else None,
                "why": [{"kind": item.kind, "what": happened(item, sources)} for item in span.why],
            }
            for span in story.spans
        ],
    }
