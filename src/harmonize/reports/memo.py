"""The gap report as a document: summary, one section per topic, what is met, pictures, and the annex of sources."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from harmonize.findings.assessment import FULFILLED, LACKING, SHORTFALLS, Assessment, Finding
from harmonize.findings.case import Answer
from harmonize.norms.duty_tests import Provide
from harmonize.norms.facts import Pattern
from harmonize.norms.history import Version
from harmonize.norms.law import Law
from harmonize.norms.outcome import Gap, Verdict
from harmonize.norms.penalty import span
from harmonize.norms.source import address as address_of
from harmonize.reports import pictures
from harmonize.reports.ages import ages
from harmonize.reports.document import Block, Document, Grid, Paragraph, Points, Section, Tag, Term, Terms, web_address
from harmonize.reports.headlines import beside_gap, titled
from harmonize.reports.plain import Table
from harmonize.reports.text import (
    MAX_GAPS,
    NOTES,
    ORDER,
    answered,
    brief,
    closing,
    lack,
    notes,
    open_points,
    shown,
    standing,
)
from harmonize.reports.verdict_words import TALLY
from harmonize.reports.wording import (
    STRENGTH_WORDS,
    Speaker,
    answer_words,
    reading_line,
    sentence,
    situations,
    verdict_word,
    waiting_lines,
)

if TYPE_CHECKING:
    from harmonize.findings.advice import Package

NO_ADVICE = "Not legal advice."


class Told(NamedTuple):
    """One State's assessment with all that a document says about it.

    ``asks`` are the words of the treaty's duties by id; ``answers`` and ``versions`` are what the pictures show,
    ``advice`` the changes that would close the shortfalls, where it was asked for.
    """

    assessment: Assessment
    speaker: Speaker
    version: str
    asks: Mapping[str, Any]
    answers: Sequence[tuple[Pattern, Answer]] = ()
    versions: Sequence[Version] = ()
    advice: "Package | None" = None


def document(told: Told, *, verbose: bool = True) -> Document:
    """The whole report."""
    assessment, speaker = told.assessment, told.speaker
    return Document(
        title(assessment),
        tuple(facts(told)),
        tuple(
            section
            for section in (
                summary(assessment),
                *topics(told),
                consequences(assessment, speaker),
                amendments(told),
                *pictured(told),
                *(rest(assessment, speaker) if verbose else ()),
                sources(assessment.law),
            )
            if section.blocks or section.sections
        ),
        f"Dataset {told.version}, as of {assessment.day}. {NO_ADVICE}",
    )


def title(assessment: Assessment) -> str:
    """The State and the instruments."""
    shorts = [assessment.treaty.instruments[key].short for key in assessment.instruments]
    return f"{assessment.law.name} against {' and '.join(shorts)}"


def facts(told: Told) -> Iterator[Term]:
    """The title block: against what, as of when, on which data, with which readings, after reading what."""
    assessment = told.assessment
    titles = [assessment.treaty.instruments[key].title for key in assessment.instruments]
    yield Term("Measured against", "; ".join(titles))
    yield Term("As of", assessment.day)
    yield Term("Treaty status", "; ".join(standing(assessment)))
    yield Term("Dataset", told.version)
    for age in ages(assessment):
        yield Term("Texts", age)
    yield Term("Sections", reading_line(assessment.law))
    for line in waiting_lines(assessment):
        yield Term("Not verified", sentence(line))
    chosen = [
        f"{key}={value}"
        for key, value in assessment.readings.items()
        if value != assessment.treaty.disputes[key].default
    ]
    yield Term("Readings", ", ".join([*chosen, "all others: default"] if chosen else ["default"]))
    yield Term("Note", NO_ADVICE)


def summary(assessment: Assessment) -> Section:
    """One row per topic, as picture and as table."""
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
            Paragraph(f"{practice} further provisions ask for practice or nothing that a text of law could answer.")
        )
    return Section("Summary", tuple(blocks))


def topics(told: Told) -> Iterator[Section]:
    """One section per topic with its findings, the gravest first."""
    by_topic: dict[str, list[Finding]] = {topic: [] for topic in told.assessment.tally()}
    for item in shown(told.assessment):
        by_topic.setdefault(item.duty.topic, []).append(item)
    for topic, found in by_topic.items():
        if found:
            found.sort(key=lambda item: ORDER.index(item.verdict))
            yield Section(
                sentence(topic.replace("_", " ")),
                sections=tuple(finding(item, told) for item in found),
                tag=Tag("count", str(len(found))),
            )


def finding(item: Finding, told: Told) -> Section:
    """One finding: what the treaty asks, what falls short, the nearest law, what would close it, what it rests on."""
    asks = told.asks.get(item.duty.id, {}).get("asks", "")
    rows = [
        Term(
            "Treaty",
            f"{told.speaker.pinpoint(item.duty)} ({STRENGTH_WORDS[item.duty.strength]}): {asks}".removesuffix(": "),
        )
    ]
    rows += [term for gap in item.outcome.gaps for term in lacking(gap, item, told)]
    rows += grounds(item, told)
    return Section(titled(item), (Terms(tuple(rows)),), tag=Tag(item.verdict, verdict_word(item), item.duty.id))


def lacking(gap: Gap, item: Finding, told: Told) -> Iterator[Term]:
    """One gap: the facts, the nearest provision with its place, and what would close it."""
    speaker, law = told.speaker, told.assessment.law
    words = speaker.gap(gap, item.duty)
    label = "Punishable although it must not be" if item.duty.form == "spare" else lack(item)
    label = "Outside its jurisdiction" if isinstance(item.duty.test, Provide) else label
    yield Term(label, (item.duty.facts or item.duty.title.lower()) + (f": {words}" if words else ""))
    if gap.near:
        provision = law.provisions[gap.near.provision]
        yield Term(
            "Nearest law", f"{speaker.nearest(gap.near)} [{law.file}:{provision.line}]", address(law, provision.cite)
        )
    remedy = closing(item, gap, speaker)
    if remedy:
        yield Term("To close it", remedy)


def grounds(item: Finding, told: Told) -> Iterator[Term]:
    """What a finding rests on."""
    outcome, speaker, law = item.outcome, told.speaker, told.assessment.law
    if outcome.follows and not outcome.gaps:
        yield Term("Follows", f"{outcome.follows}: without that offence there is nothing to attach to")
    if outcome.situations:
        yield Term("Situations", situations(outcome.situations))
    for index in outcome.provisions[:MAX_GAPS]:
        yield Term("Reached by", speaker.provision(index), address(law, law.provisions[index].cite))
    if len(outcome.provisions) > MAX_GAPS:
        more = (law.provisions[index].cite[:1] for index in outcome.provisions[MAX_GAPS:])
        yield Term("And by", speaker.cites(cite for cites in more for cite in cites))
    for label, said in beside_gap(item, speaker):
        yield Term(label, said)
    if outcome.cites:
        yield Term("Together with", speaker.cites(outcome.cites))
    short = speaker.short_of(outcome, item.duty)
    if short:
        yield Term("Falls short", short)
    for name in outcome.measures:
        measure = law.measures.get(name)
        if measure and measure.value == "no" and measure.note:
            yield Term("Searched", measure.note)
    for label, point in open_points(outcome, speaker):
        yield Term(label, point)
    for reservation in item.reservations:
        yield Term("Reservation", reservation.summary)
    if item.rests_on:
        yield Term("Rests on", item.rests_on)


def consequences(assessment: Assessment, speaker: Speaker) -> Section:
    """Definitions and duties that follow others, in one clause each."""
    items = tuple(
        f"{speaker.pinpoint(item.duty)} {titled(item)}: {verdict_word(item)}{brief(item, speaker)}"
        for item in notes(assessment)
    )
    return Section(NOTES, (Points(items),) if items else ())


def amendments(told: Told) -> Section:
    """Advice: changes that close a shortfall, each tried on the law and judged again by every duty."""
    if told.advice is None:
        return Section("Amendment advice")
    rows = tuple(
        (
            told.speaker.pinpoint(told.assessment.treaty.duties[one.duty]),
            "; ".join(told.speaker.changes(one.changes)),
            str(one.touched),
            ", ".join(name for name in one.closes if name != one.duty),
            told.speaker.more_than_asked(one),
        )
        for one in (*told.advice.advice, *told.advice.then)
    )
    head = ("treaty", "change", "elements touched", "also closes", "would also reach")
    title = "Changes that close a shortfall, tried on the law and judged again by every duty"
    blocks: list[Block] = [Grid(Table("Advice", title, head, rows))] if rows else []
    if told.advice.without:
        blocks.append(Paragraph(f"No small change found for: {', '.join(told.advice.without)}."))
    return Section("Amendment advice", tuple(blocks))


def rest(assessment: Assessment, speaker: Speaker) -> Iterator[Section]:
    """The duties that are met, with what meets them, and those not assessed, with the reason."""
    met = [
        (speaker.pinpoint(item.duty), item.duty.title, verdict_word(item), answered(item, speaker).removeprefix("; "))
        for item in assessment.findings
        if item.verdict in FULFILLED or (item.duty.strength == "may" and item.verdict in LACKING)
    ]
    open_ = [
        (
            speaker.pinpoint(item.duty),
            item.duty.title,
            item.reason
            or "; ".join(doubt.reason.why for doubt in item.outcome.doubts)
            or "the law was not read for it",
        )
        for item in assessment.findings
        if item.verdict is Verdict.NOT_ASSESSED
    ]
    for name, head, rows in (
        ("Met", ("treaty", "duty", "verdict", "by"), met),
        ("Not assessed", ("treaty", "duty", "why"), open_),
    ):
        if rows:
            yield Section(
                name, (Grid(Table(name, name, head, tuple(rows))),), tag=Tag("count", str(len(rows))), folded=True
            )


def pictured(told: Told) -> Iterator[Section]:
    """Ranges for the same facts, and the versions of the main offence."""
    if told.answers:
        rows = tuple(
            (
                pattern.name,
                answer_words(found.punishable, found.partly, span(found.range)),
                told.speaker.cites(
                    cite for norm in found.norms[:1] for cite in told.assessment.law.provisions[norm.provision].cite[:1]
                ),
            )
            for pattern, found in told.answers
        )
        table = Table("Ranges", "Prison for standard facts", ("facts", "range", "provision"), rows)
        yield Section("Penalty ranges for the same facts", (pictures.ranges(told.answers), Grid(table, folded=True)))
    if told.versions:
        history = tuple(
            (
                f"seen {item.since}" if item.seen else item.since,
                item.until or "in force",
                span(item.range),
                item.by,
                told.speaker.cites(item.cite),
            )
            for item in told.versions
        )
        table = Table(
            "Versions", "Versions of the main offence", ("from", "until", "range", "by", "provision"), history
        )
        yield Section(
            "Versions of the main offence", (pictures.timeline(told.versions, told.assessment.day), Grid(table))
        )


def sources(law: Law) -> Section:
    """The annex: every instrument with the kind of text read, and when."""
    rows = tuple(
        (
            source.key,
            source.title,
            source.citation,
            source.text.replace("_", " "),
            source.text_of or "not known",
            source.read_on,
            source.url,
        )
        for source in law.sources.values()
    )
    head = ("key", "title", "citation", "kind of text", "text of", "read on", "address")
    return Section("Annex: sources", (Grid(Table("Sources", "Sources", head, rows)),) if rows else ())


FINDINGS = (
    *("state", "duty", "treaty", "title", "topic", "strength", "verdict", "severity", "confidence"),
    *("falls short in", "nearest law", "to close it", "by", "open because", "beside", "file", "line"),
)


def findings(pairs: Iterable[tuple[Assessment, Speaker]]) -> Table:
    """Every finding as one row, for a spreadsheet."""
    return Table(
        "Findings",
        "Findings",
        FINDINGS,
        tuple(row(item, assessment, speaker) for assessment, speaker in pairs for item in assessment.findings),
    )


def row(item: Finding, assessment: Assessment, speaker: Speaker) -> tuple[str, ...]:
    """One finding."""
    outcome, law = item.outcome, assessment.law
    near = [gap.near for gap in outcome.gaps if gap.near]
    short = [speaker.gap(gap, item.duty) or "all of it" for gap in outcome.gaps] or [
        speaker.short_of(outcome, item.duty)
    ]
    return (
        assessment.party.code,
        item.duty.id,
        speaker.pinpoint(item.duty),
        titled(item),
        item.duty.topic.replace("_", " "),
        item.duty.strength.replace("_", " "),
        verdict_word(item),
        item.severity,
        item.rests_on,
        " | ".join(filter(None, short)) if item.verdict in (*SHORTFALLS, *LACKING, Verdict.RESERVED) else "",
        " | ".join(dict.fromkeys(map(speaker.nearest, near))),
        " | ".join(dict.fromkeys(filter(None, (closing(item, gap, speaker) for gap in outcome.gaps)))),
        answered(item, speaker).removeprefix("; ") if item.verdict in (*FULFILLED, Verdict.PARTIAL) else "",
        " | ".join(map(speaker.doubt, outcome.doubts)) or item.reason,
        " | ".join(doubt.reason.told for doubt in outcome.beside),
        law.file,
        str(place(item, law) or ""),
    )


def place(item: Finding, law: Law) -> int:
    """The line of the law file that a finding is about; 0 when there is none."""
    for gap in item.outcome.gaps:
        if gap.near:
            return law.provisions[gap.near.provision].line
    for index in item.outcome.provisions:
        return law.provisions[index].line
    for name in (*item.outcome.missing, *item.outcome.measures):
        if name in law.measures:
            return law.measures[name].line
    return 0


def source_table(laws: Iterable[Law]) -> Table:
    """The sources of several laws as one table."""
    rows = tuple(
        (law.code, *row)
        for law in laws
        for block in sources(law).blocks
        if isinstance(block, Grid)
        for row in block.table.rows
    )
    head = ("state", "key", "title", "citation", "kind of text", "text of", "read on", "address")
    return Table("Sources", "Sources", head, rows)


def address(law: Law, cites: Iterable[str]) -> str:
    """The address of the first cited source that has one a reader may follow."""
    for cite in cites:
        if web_address(found := address_of(law.sources, cite)):
            return found
    return ""
