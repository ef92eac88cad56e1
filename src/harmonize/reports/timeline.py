"""A State's duties through the years, told: a bar per duty, and the spans with the acts that began them."""

from collections.abc import Iterator

from harmonize.findings.happening import Happening
from harmonize.findings.timeline import Span, Story, Timeline
from harmonize.norms.outcome import Situations
from harmonize.norms.source import Sources
from harmonize.reports.citing import cited
from harmonize.reports.document import Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import LEGEND, LETTERS, verdict_words
from harmonize.visible import safe

NOTE = (
    "One letter a year, as things stood on 1 July; a blank before anything is on file. In brackets what changed that day in what "
    "the duty looks at: acts, treaty status, and texts that were not read before."
)


def report(found: Timeline, version: str, day: str) -> Report:
    """The bars of all duties, then every duty with its spans."""
    table = Table(
        "History",
        f"{found.party.name} through the years",
        ("duty", "title", "since", "until", "verdict", "situations", "why"),
        tuple(plain_rows(found)),
    )
    data = {"format": "harmonize-history/1", "dataset": version, "state": found.party.code, "as_of": day}
    stories = [story_data(story, found.sources) for story in found.stories]
    return Report((document(found, version, day),), table=table, data={**data, "duties": stories}, dataset=version)


def document(found: Timeline, version: str, day: str) -> Document:
    """The bars, and under them each duty that changed."""
    changed = [story for story in found.stories if len(story.spans) > 1]
    sections = [
        Section("Year by year", (Grid(bars(found, day), narrow=True), Paragraph(f"{LEGEND}."))),
        Section("What changed, when, by which act", sections=tuple(section(story, found.sources) for story in changed)),
    ]
    return framed(f"{safe(found.party.name)} through the years", version, day, sections, NOTE)


def bars(found: Timeline, day: str) -> Table:
    """A letter for every year of every duty, decades apart."""
    first = min((story.spans[0].since for story in found.stories), default=day)
    years = range(int(first[:4]), int(day[:4]) + 1)
    head = ("duty", f"{years[0]} to {years[-1]}")
    return Table("Bars", "", head, tuple((story.duty.id, bar(story, years, day)) for story in found.stories))


def bar(story: Story, years: range, day: str) -> str:
    """One letter a year; a space before each decade."""
    letters = []
    for year in years:
        span = story.on(min(f"{year}-07-01", day))
        letters.append(LETTERS[span.verdict] if span else "_")
        if year % 10 == 9:
            letters.append(" ")
    return "".join(letters).strip()


def section(story: Story, sources: Sources) -> Section:
    """A duty with its spans, the newest last."""
    terms = tuple(term(span, sources) for span in story.spans)
    return Section(f"{story.duty.id}  {story.duty.title}", (Terms(terms),))


def term(span: Span, sources: Sources) -> Term:
    """From when until when, how it stood, and what began it."""
    until = f"to {span.until}" if span.until else "on"
    counted = f"; {situations(span.situations)}" if span.situations else ""
    told = "; ".join(happened(item, sources) for item in span.why)
    return Term(f"{span.since} {until}", f"{verdict_words(span.verdict)}{counted}{f' [{safe(told)}]' if told else ''}")


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
            words = (
                span.since,
                span.until,
                verdict_words(span.verdict),
                counted,
                "; ".join(happened(item, found.sources) for item in span.why),
            )
            yield story.duty.id, story.duty.title, *words


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
                "why": [happened(item, sources) for item in span.why],
            }
            for span in story.spans
        ],
    }
