"""What stands behind a report: what is met and what was not assessed, pictures, the table of findings, the sources."""

from collections.abc import Iterable, Iterator, Sequence

from harmonize.findings.answer import Answer
from harmonize.findings.assessment import Assessment
from harmonize.norms.facts import Pattern
from harmonize.norms.history import Version
from harmonize.norms.law import Law
from harmonize.norms.outcome import FULFILLED, Verdict
from harmonize.norms.penalty import span
from harmonize.reports import pictures
from harmonize.reports.document import FindingBlock, Grid, Section, Tag
from harmonize.reports.finding import answered
from harmonize.reports.plain import Table
from harmonize.reports.wording import Speaker, answer_words, verdict_word


def met(assessment: Assessment, speaker: Speaker) -> Section:
    """The duties that are met, and by which provisions; a folded list."""
    rows = tuple(
        (item.duty.id, speaker.pinpoint(item.duty), item.duty.title, verdict_word(item), answered(item, speaker))
        for item in assessment.findings
        if item.verdict in FULFILLED
    )
    return listed("Met", ("duty", "treaty", "title", "verdict", "by"), rows)


def not_assessed(assessment: Assessment, speaker: Speaker) -> Section:
    """What was not assessed, and why; a folded list."""
    rows = []
    for item in assessment.findings:
        if item.verdict is Verdict.NOT_ASSESSED:
            doubts = "; ".join(doubt.reason.why for doubt in item.outcome.doubts)
            why = item.reason or doubts or "the law was not read for it"
            rows.append((item.duty.id, speaker.pinpoint(item.duty), item.duty.title, why))
    return listed("Not assessed", ("duty", "treaty", "title", "why"), tuple(rows))


def listed(heading: str, head: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Section:
    """A folded list under its heading, with how long it is."""
    grid = Grid(Table(heading, heading, head, rows))
    return Section(heading, (grid,) if rows else (), tag=Tag("count", str(len(rows))), folded=True)


def pictured(
    answers: Sequence[tuple[Pattern, Answer]], versions: Sequence[Version], assessment: Assessment, speaker: Speaker
) -> Iterator[Section]:
    """Ranges for the same facts, and the versions of the main offence."""
    if answers:
        rows = tuple(
            (
                pattern.name,
                answer_words(found, span(found.range)),
                speaker.cites(
                    cite for norm in found.norms[:1] for cite in assessment.law.provisions[norm.provision].cite[:1]
                ),
            )
            for pattern, found in answers
        )
        table = Table("Ranges", "Prison for standard facts", ("facts", "range", "provision"), rows)
        yield Section("Penalty ranges for the same facts", (pictures.ranges(answers), Grid(table, folded=True)))
    if versions:
        history = tuple(
            (
                f"seen {item.since}" if item.seen else item.since,
                item.until or "in force",
                span(item.range),
                item.by,
                speaker.cites(item.cite),
            )
            for item in versions
        )
        table = Table(
            "Versions", "Versions of the main offence", ("from", "until", "range", "by", "provision"), history
        )
        yield Section("Versions of the main offence", (pictures.timeline(versions, assessment.day), Grid(table)))


FINDINGS = (
    *("state", "duty", "treaty", "title", "topic", "strength", "verdict", "severity", "confidence"),
    *(
        "missing",
        "closest provision",
        "legislative option",
        "applicable provisions",
        "open points",
        "special cases",
        "file",
        "line",
    ),
)


def findings_table(found: Iterable[FindingBlock]) -> Table:
    """Every finding as one row, for a spreadsheet."""
    rows = tuple(
        (
            item.state,
            item.duty,
            item.treaty,
            item.title,
            item.topic.replace("_", " "),
            item.strength.words,
            item.words,
            item.severity,
            item.rests_on,
            " | ".join(item.short),
            " | ".join(item.nearest),
            " | ".join(item.remedies),
            item.by,
            " | ".join(item.doubts) or item.reason,
            " | ".join(item.beside),
            item.file,
            str(item.line or ""),
        )
        for item in found
    )
    return Table("Findings", "Findings", FINDINGS, rows)


SOURCES = ("state", "key", "title", "citation", "kind of text", "text of", "read on", "address")


def annex(laws: Iterable[Law]) -> Section:
    """The sources of laws: every instrument with the kind of text read, and when; a folded list."""
    rows = tuple(
        (
            law.code,
            source.key,
            source.title,
            source.citation,
            source.text.replace("_", " "),
            source.text_of or "not known",
            source.read_on,
            source.url,
        )
        for law in laws
        for source in law.sources.values()
    )
    grid = Grid(Table("Sources", "Annex: sources", SOURCES, rows))
    return Section("Annex: sources", (grid,) if rows else (), folded=True)
