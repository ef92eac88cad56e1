"""What stands behind the first screen: every finding by point, amendments, readings, what is met, pictures, sources."""

from collections.abc import Iterator, Sequence

from harmonize.findings.assessment import Assessment
from harmonize.findings.case import main_offence, ranges
from harmonize.findings.causes import Heap
from harmonize.library.store import Store
from harmonize.norms.law_on_day import LawOnDay
from harmonize.reports import pictures
from harmonize.reports import point as points
from harmonize.reports.amendments import Options, amendments
from harmonize.reports.annexes import annex, met, not_assessed, pictured
from harmonize.reports.article_grids import articles
from harmonize.reports.complaint_form import complaint
from harmonize.reports.document import Block, FindingBlock, Grid, Points, Section, Tag, Term, Terms
from harmonize.reports.finding import Once, Prose, block, brief, titled
from harmonize.reports.first_screen import View
from harmonize.reports.parts import Parts, Told
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import TALLY
from harmonize.reports.wording import sentence, verdict_word, waiting_lines

# The lists behind the points, under their headings.
HEAPS = {Heap.NOT_VERIFIED: "Not verified", Heap.RESERVED: "Reserved"}
NOTES = "Definitions, options, and what need only be considered"


def behind(told: Told, view: View, asked: Parts) -> Iterator[Section]:
    """The sections behind the first screen, as far as they are asked for."""
    assessment, speaker = told.assessment, told.speaker
    everything = asked.everything or asked.whole
    once = Once()
    if everything:
        yield every_point(view, told.prose, told.version, once, whole=asked.whole)
    if asked.advice:
        yield amendments(view.options.package, speaker, {item.duty.id for item in assessment.findings})
    yield disputed(told)
    if everything:
        yield from lists(view, told.prose, once, whole=asked.whole)
        yield not_required(view)
    if asked.met or asked.whole:
        yield met(assessment, speaker)
    if asked.whole:
        yield articles(assessment, speaker)
        yield topics(assessment)
        yield from pictured(told.answers, told.versions, assessment, speaker)
        yield not_assessed(assessment, speaker)
        yield annex([assessment.law])


def every_point(view: View, prose: Prose, version: str, once: Once, *, whole: bool) -> Section:
    """All articles that fall short or are open, each with what its findings say besides."""
    told: list[Block] = []
    contexts = tuple(view.contexts())
    blocks = [
        points.block(parts, once, whole=True, keyed=whole) for parts in contexts
    ]  # a point refers to points alone
    for parts, point in zip(contexts, blocks, strict=True):
        told.append(point)
        own = {item.duty.id: item for point in parts[0].article.points for item in point.findings}
        told += [
            block(own[name], view.assessment, view.speaker, prose, view.options, once, whole=whole)
            for name in (item.duty.id for item in view.assessment.findings)
            if name in own
        ]
    found = view.assessment
    quoted = "quote the article and the number of the point"
    reported = complaint(quoted, state=found.law.code, day=found.day, version=version)
    told += [Terms((reported,))] if told else []
    return Section("Every point, with its findings", tuple(told))


def lists(view: View, prose: Prose, once: Once, *, whole: bool) -> Iterator[Section]:
    """What is no point: what was not verified, said once by section, and what is reserved."""
    for heap, heading in HEAPS.items():
        items = view.found.heaps.get(heap, ())
        blocks: list[Block] = []
        if heap is Heap.NOT_VERIFIED:
            lines = tuple(f"{sentence(line)}." for line in waiting_lines(view.assessment))
            blocks += [Points(lines)] if lines else []
        asks = prose if whole else {}  # what a duty asks that no point is about is told by `explain`
        blocks += [block(item, view.assessment, view.speaker, asks, view.options, once, whole=whole) for item in items]
        yield Section(heading, tuple(blocks), tag=Tag("count", str(len(items))) if items else None)


def not_required(view: View) -> Section:
    """Options, definitions, and what need only be considered, in one clause each."""
    items = tuple(
        f"{item.duty.id}  {titled(item)}: {verdict_word(item)}{brief(item, view.speaker)}"
        for item in view.found.heaps.get(Heap.NOT_REQUIRED, ())
    )
    return Section(NOTES, (Points(items),) if items else ())


def topics(assessment: Assessment) -> Section:
    """One row per topic, as picture and as table."""
    rows = assessment.tally()
    columns = [key for key in TALLY if any(row[key] for row in rows.values())]
    table = Table(
        "Topics",
        "Duties per topic",
        ("topic", "duties", *(TALLY[key] for key in columns)),
        tuple(
            (topic.replace("_", " "), str(sum(row.values())), *(str(row[key] or "") for key in columns))
            for topic, row in rows.items()
        ),
    )
    return Section("Duties per topic", (pictures.coverage(rows), Grid(table, narrow=True)) if rows else ())


def disputed(told: Told) -> Section:
    """Which verdicts turn on a disputed reading, and which shortfalls survive every reading."""
    found = told.readings
    if found is None:
        return Section("Readings")
    by_switch: dict[str, list[str]] = {}
    for turn in found.turns:
        by_switch.setdefault(turn.switch, []).append(f"{turn.duty} ({turn.before}, then {turn.after})")
    disputes = told.assessment.treaty.disputes
    rows = [
        Term(switch, f"{disputes[switch.partition('=')[0]].title}: {', '.join(changes)}")
        for switch, changes in by_switch.items()
    ]
    rows += [Term("No verdict changes under", ", ".join(found.idle))] if found.idle else []
    if found.fragile:
        rows.append(Term("Shortfalls that some interpretation removes", ", ".join(found.fragile)))
    rows.append(Term("Shortfalls under every interpretation tested", ", ".join(found.robust) or "none"))
    return Section("Readings", (Terms(tuple(rows)),))


def findings(told: "Sequence[Told]") -> tuple[FindingBlock, ...]:
    """Every finding of every State, whole."""
    return tuple(
        block(item, one.assessment, one.speaker, one.prose, options, Once(), whole=True)
        for one in told
        for options in [Options(one.screen.package, one.speaker)]
        for item in one.assessment.findings
    )


def with_pictures(told: Told, store: Store) -> Told:
    """With the answers to the standard facts and the versions of the main offence, which pictures show."""
    law, day = told.assessment.law, told.assessment.day
    answers = ranges(LawOnDay(law, store.status.members(day)), store.patterns)
    main = main_offence(law, answers)
    return told._replace(answers=answers, versions=store.history(law.code)[main.id] if main else ())
