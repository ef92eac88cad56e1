"""The gap report as a memo in Markdown."""

from collections.abc import Iterator

from harmonize.findings.assessment import FULFILLED, Assessment, Finding
from harmonize.reports.headlines import beside_gap, titled
from harmonize.reports.plain import markdown_text
from harmonize.reports.text import address_of, lack, open_points, pinpoint, shown, standing
from harmonize.reports.verdict_words import TALLY
from harmonize.reports.wording import Speaker, reading_line, sentence, situations, verdict_word, waiting_lines


def report(assessment: Assessment, speaker: Speaker, version: str, *, verbose: bool = False) -> Iterator[str]:
    """The lines of the memo."""
    titles = [assessment.treaty.instruments[key].title for key in assessment.instruments]
    yield f"# {markdown_text(assessment.law.name)}: gap report as of {assessment.day}"
    yield ""
    yield f"Measured against: {markdown_text('; '.join(titles))}.  "
    yield f"Status: {markdown_text('; '.join(standing(assessment)))}.  "
    yield f"Dataset: {markdown_text(version)}.  "
    yield f"Sections {markdown_text(reading_line(assessment.law))}.  "
    for line in waiting_lines(assessment):
        yield f"{markdown_text(sentence(line))}.  "
    yield "Not legal advice."
    yield ""
    rows = assessment.tally()
    columns = [key for key in TALLY if any(row[key] for row in rows.values())]
    yield f"| topic | {' | '.join(TALLY[key] for key in columns)} |"
    yield f"|---|{'---:|' * len(columns)}"
    for topic, row in rows.items():
        yield f"| {topic.replace('_', ' ')} | {' | '.join(str(row[key] or '') for key in columns)} |"
    for item in shown(assessment):
        yield ""
        yield from section(item, assessment, speaker)
    if verbose:
        yield ""
        yield "## Met"
        yield ""
        for item in assessment.findings:
            if item.verdict in FULFILLED:
                parts = [speaker.provision(index) for index in item.outcome.provisions[:3]]
                if item.outcome.cites:
                    parts.append(f"together with {speaker.cites(item.outcome.cites)}")
                parts += map(speaker.measure, item.outcome.measures)
                parts += (doubt.reason.told for doubt in item.outcome.beside)
                yield f"- {pinpoint(item.duty.id)} {markdown_text(item.duty.title)}: {verdict_word(item)}. {markdown_text('; '.join(parts))}"


def section(item: Finding, assessment: Assessment, speaker: Speaker) -> Iterator[str]:
    """One finding."""
    yield f"## {pinpoint(item.duty.id)}: {markdown_text(titled(item))} ({verdict_word(item)})"
    yield ""
    for gap in item.outcome.gaps:
        facts = speaker.gap(gap, item.duty)
        yield f"- {lack(item)}: {markdown_text(item.duty.facts or item.duty.title.lower())}{markdown_text(f': {facts}') if facts else ''}."
        if gap.near:
            provision = assessment.law.provisions[gap.near.provision]
            address = address_of(assessment, provision.cite)
            yield (
                f"  Nearest law: {markdown_text(speaker.nearest(gap.near))}"
                + (f" (<{address}>)" if address else "")
                + "."
            )
    if item.outcome.situations:
        yield f"- {situations(item.outcome.situations)}."
    for label, said in beside_gap(item, speaker):
        yield f"- {label}: {markdown_text(said)}."
    lacking = speaker.short_of(item.outcome, item.duty)
    if lacking:
        yield f"- Falls short: {markdown_text(lacking)}."
    for label, point in open_points(item.outcome, speaker):
        yield f"- {label}: {markdown_text(point)}."
    for reservation in item.reservations:
        yield f"- Reservation: {markdown_text(reservation.summary)}"
    if item.rests_on:
        yield f"- Rests on: {item.rests_on}."
