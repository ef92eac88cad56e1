"""A State's duties through the years, told: a bar per duty, and the spans with the acts that began them."""

from collections.abc import Iterator

from harmonize.findings.timeline import Span, Story, Timeline
from harmonize.norms.outcome import Situations
from harmonize.reports.document import Document, Grid, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import LEGEND, LETTERS, verdict_words
from harmonize.visible import safe

NOTE = (
    "One letter a year, as things stood on 1 July; a blank before anything is on file. In brackets all that changed in this law or "
    "its treaty status on that day, whether or not it moved this duty. That another State joins the treaty is not followed."
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
    stories = [story_data(story) for story in found.stories]
    return Report((document(found, version, day),), table=table, data={**data, "duties": stories}, dataset=version)


def document(found: Timeline, version: str, day: str) -> Document:
    """The bars, and under them each duty that changed."""
    changed = tuple(story for story in found.stories if len(story.spans) > 1)
    sections = [
        Section("Year by year", (Grid(bars(found, day), narrow=True), Paragraph(f"{LEGEND}."))),
        Section("What changed, when, by which act", sections=tuple(map(section, changed))),
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


def section(story: Story) -> Section:
    """A duty with its spans, the newest last."""
    return Section(f"{story.duty.id}  {story.duty.title}", (Terms(tuple(map(term, story.spans))),))


def term(span: Span) -> Term:
    """From when until when, how it stood, and what began it."""
    until = f"to {span.until}" if span.until else "on"
    why = f" [on that day: {safe('; '.join(span.why))}]" if span.why else ""
    counted = f"; {situations(span.situations)}" if span.situations else ""
    return Term(f"{span.since} {until}", f"{verdict_words(span.verdict)}{counted}{why}")


def situations(found: Situations) -> str:
    """``24 of 72 situations criminalized``."""
    every = found.whole + found.corner + found.part + found.none + found.open
    return f"{found.whole + found.corner} of {every} situations criminalized"


def plain_rows(found: Timeline) -> Iterator[tuple[str, ...]]:
    """Every span as a row."""
    for story in found.stories:
        for span in story.spans:
            counted = situations(span.situations) if span.situations else ""
            words = (span.since, span.until, verdict_words(span.verdict), counted, "; ".join(span.why))
            yield story.duty.id, story.duty.title, *words


def story_data(story: Story) -> dict[str, object]:
    """One duty for programs."""
    return {
        "duty": story.duty.id,
        "spans": [
            {
                "since": span.since,
                "until": span.until,
                "verdict": span.verdict,
                "situations": span.situations._asdict() if span.situations else None,
                "why": list(span.why),
            }
            for span in story.spans
        ],
    }
