"""The gap report as a document: the answer first, then the reasons, what is met, pictures, and the annex of sources."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from harmonize.findings.assessment import LACKING, SHORTFALLS, Assessment, Finding
from harmonize.findings.case import Answer
from harmonize.norms.facts import Pattern
from harmonize.norms.history import Version
from harmonize.norms.outcome import OPEN, Verdict
from harmonize.reports import pictures
from harmonize.reports.ages import ages
from harmonize.reports.annexes import annex, pictured, rest
from harmonize.reports.document import (
    NO_ADVICE,
    Block,
    Document,
    Grid,
    Paragraph,
    Points,
    Section,
    Tag,
    Term,
    Terms,
)
from harmonize.reports.finding import Prose, block, brief
from harmonize.reports.headlines import titled
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import TALLY, verdict_words
from harmonize.reports.wording import Speaker, reading_line, sentence, verdict_word, waiting_lines

if TYPE_CHECKING:
    from harmonize.findings.advice import Package
    from harmonize.findings.robustness import Robustness


# The verdicts that get a section of their own, in the order of a report.
SECTIONS = {
    Verdict.GAP: "Gaps",
    Verdict.PARTIAL: "Partly met",
    Verdict.UNSETTLED: "Unsettled",
    Verdict.NOT_VERIFIED: "Not verified",
    Verdict.RESERVED: "Reserved",
}
NOTES = "Definitions, what need only be considered, and accessory provisions"


class Told(NamedTuple):
    """One State's assessment with all that a document says about it.

    ``prose`` explains the duties by id; ``answers`` and ``versions`` are what the pictures show, ``advice`` the changes that
    would close the shortfalls and ``readings`` the verdicts that turn on a disputed reading, where they were asked for.
    """

    assessment: Assessment
    speaker: Speaker
    version: str
    prose: Prose
    answers: Sequence[tuple[Pattern, Answer]] = ()
    versions: Sequence[Version] = ()
    advice: "Package | None" = None
    readings: "Robustness | None" = None


def document(told: Told, *, whole: bool = True) -> Document:
    """The report; unless it is ``whole``, without what is met, what was not assessed, pictures and sources."""
    assessment, speaker = told.assessment, told.speaker
    parts = [
        summary(assessment),
        *by_verdict(told, whole=whole),
        consequences(assessment, speaker),
        *amended(told),
        disputed(told),
    ]
    if whole:
        parts += [
            *pictured(told.answers, told.versions, assessment, speaker),
            *rest(assessment, speaker),
            annex([assessment.law]),
        ]
    return Document(
        title(assessment),
        tuple(facts(told)),
        tuple(section for section in parts if section.blocks or section.sections),
        foot(assessment, whole=whole),
    )


def title(assessment: Assessment) -> str:
    """The State, the instruments and the day."""
    shorts = [assessment.treaty.instruments[key].short for key in assessment.instruments]
    return f"{assessment.law.name} against {' and '.join(shorts)}, as of {assessment.day}"


def facts(told: Told) -> Iterator[Term]:
    """The title block: against what, on which data, with which readings, after reading what."""
    assessment = told.assessment
    titles = [assessment.treaty.instruments[key].title for key in assessment.instruments]
    yield Term("Measured against", "; ".join(titles))
    yield Term("Treaty status", "; ".join(standing(assessment)))
    yield Term("Dataset", told.version)
    yield from ages(assessment)
    yield Term("Sections", reading_line(assessment.law))
    chosen = [
        f"{key}={value}"
        for key, value in assessment.readings.items()
        if value != assessment.treaty.disputes[key].default
    ]
    yield Term("Readings", ", ".join([*chosen, "all others: default"] if chosen else ["default"]))


def standing(assessment: Assessment) -> Iterator[str]:
    """Treaty status and reservations, as far as they matter to the instruments asked."""
    for key in assessment.instruments:
        instrument = assessment.treaty.instruments[key]
        if instrument.binds == "nobody":
            yield f"{instrument.short}: {instrument.nature}, binds nobody"
        elif instrument.binds in ("smp", "untoc"):
            consent = assessment.party.consents.get(instrument.binds)
            if assessment.party.bound(instrument.binds, assessment.day) and consent:
                yield f"party to {instrument.short} since {consent.in_force}" + (
                    "" if consent.verified else " (unverified)"
                )
            elif consent and consent.in_force:
                yield f"not bound by {instrument.short} before {consent.in_force}"
            else:
                yield f"not a party to {instrument.short}"
    active = [
        item
        for item in assessment.party.reservations
        if item.effect != "none" and item.treaty in assessment.instruments
    ]
    yield (
        "1 reservation or declaration"
        if len(active) == 1
        else f"{len(active)} reservations or declarations"
        if active
        else "no relevant reservation or declaration"
    )


def summary(assessment: Assessment) -> Section:
    """One row per topic, as picture and as table; how many duties wait for sections that were not read."""
    rows = assessment.tally()
    columns = [key for key in TALLY if any(row[key] for row in rows.values())]
    table = Table(
        "Summary",
        "Duties per topic",
        ("topic", "duties", *(TALLY[key] for key in columns)),
        tuple(
            (topic.replace("_", " "), str(sum(row.values())), *(str(row[key] or "") for key in columns))
            for topic, row in rows.items()
        ),
    )
    practice = sum(1 for item in assessment.findings if item.duty.untested)
    blocks: list[Block] = [pictures.coverage(rows), Grid(table, narrow=True)] if rows else []
    if practice:
        blocks.append(
            Paragraph(f"{practice} further paragraphs concern practice or contain no legislative obligation.")
        )
    waiting = [f"{section.replace('_', ' ')} ({count})" for section, count in assessment.waiting()]
    if waiting:
        blocks.append(Paragraph(f"Duties that wait for what was not read: {', '.join(waiting)}; see Not verified."))
    return Section("Summary", tuple(blocks))


def shown(assessment: Assessment) -> list[Finding]:
    """The findings that are told in full: what falls short, what is open, what is reserved."""
    return [
        item
        for item in assessment.findings
        if item.verdict in SECTIONS
        and (item.severity != "none" or (item.verdict not in SHORTFALLS and item.duty.strength != "may"))
    ]


def by_verdict(told: Told, *, whole: bool) -> Iterator[Section]:
    """One section per verdict with its findings, the gravest first; what was not read is said before what it left open."""
    assessment = told.assessment
    found = shown(assessment)
    for verdict, heading in SECTIONS.items():
        items = [item for item in found if item.verdict is verdict]
        blocks: list[Block] = []
        if verdict is Verdict.NOT_VERIFIED:
            lines = tuple(f"{sentence(line)}." for line in waiting_lines(assessment))
            blocks += [Points(lines)] if lines else []
        blocks += [block(item, assessment, told.speaker, told.prose, whole=whole) for item in items]
        yield Section(heading, tuple(blocks), tag=Tag("count", str(len(items))) if items else None)


def consequences(assessment: Assessment, speaker: Speaker) -> Section:
    """Definitions, what need only be considered, and duties that follow others, in one clause each; options apart."""
    items = tuple(
        f"{item.duty.id}  {titled(item)}: {verdict_word(item)}{brief(item, speaker)}"
        for item in assessment.findings
        if item.duty.strength != "may"
        and (item.verdict in LACKING or (item.verdict in SHORTFALLS and item.severity == "none"))
    )
    return Section(NOTES, (Points(items),) if items else ())


def amended(told: Told) -> Iterator[Section]:
    """The amendments, where they were asked for: they need the engine, which a report does without otherwise."""
    if told.advice is not None:
        from harmonize.reports.amendments import amendments

        yield amendments(told.advice, told.speaker)


def disputed(told: Told) -> Section:
    """Which verdicts turn on a disputed reading, and which shortfalls survive every reading."""
    found = told.readings
    if found is None:
        return Section("Readings")
    by_switch: dict[str, list[str]] = {}
    for turn in found.turns:
        before, after = (word if ", " in word else verdict_words(word) for word in (turn.before, turn.after))
        by_switch.setdefault(turn.switch, []).append(f"{turn.duty} ({before} to {after})")
    disputes = told.assessment.treaty.disputes
    rows = [
        Term(switch, f"{disputes[switch.partition('=')[0]].title}: {', '.join(changes)}")
        for switch, changes in by_switch.items()
    ]
    if found.idle:
        rows.append(Term("No verdict changes under", ", ".join(found.idle)))
    if found.fragile:
        rows.append(Term("Shortfalls that some interpretation removes", ", ".join(found.fragile)))
    rows.append(Term("Shortfalls under every interpretation tested", ", ".join(found.robust) or "none"))
    return Section("Readings", (Terms(tuple(rows)),))


def foot(assessment: Assessment, *, whole: bool) -> str:
    """The tally in one sentence, and what the report is not."""
    counts = {
        key: sum(1 for item in assessment.findings if item.verdict is key and (item.severity != "none" or key in OPEN))
        for key in (Verdict.GAP, Verdict.PARTIAL, *OPEN)
    }
    parts = [
        f"{count} {verdict_words(key)}{'s' if key is Verdict.GAP and count != 1 else ''}"
        for key, count in counts.items()
        if count
    ]
    unread = sum(1 for item in assessment.findings if item.verdict is Verdict.NOT_ASSESSED and not item.duty.untested)
    found = f"{', '.join(parts) or 'no gap'} in what was read; {unread} duties not assessed. {NO_ADVICE}"
    more = "" if whole else "; --verbose shows what meets the others"
    return f"{found} `harmonize explain DUTY` tells what a duty asks and how it is tested{more}."
