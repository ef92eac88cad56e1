"""The report on one State: the first screen, then every finding by point, what is met, pictures, and the annex of sources."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.findings.case import Answer
from harmonize.findings.causes import Heap
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import Version
from harmonize.reports import first_screen, pictures
from harmonize.reports import point as points
from harmonize.reports.amendments import amendments
from harmonize.reports.annexes import annex, met, not_assessed, pictured
from harmonize.reports.article_grids import articles
from harmonize.reports.complaint_form import complaint
from harmonize.reports.document import (
    NO_ADVICE,
    Block,
    Document,
    Grid,
    Points,
    Section,
    Tag,
    Term,
    Terms,
)
from harmonize.reports.finding import Prose, block, brief
from harmonize.reports.first_screen import View
from harmonize.reports.headlines import titled
from harmonize.reports.plain import Table
from harmonize.reports.title_block import facts, title
from harmonize.reports.verdict_words import TALLY, verdict_words
from harmonize.reports.wording import Speaker, sentence, verdict_word, waiting_lines

if TYPE_CHECKING:
    from harmonize.findings.robustness import Robustness


class Parts(NamedTuple):
    """How much of a report is told behind the first screen.

    ``everything`` that falls short, is open, or is required of no law; what is ``met``; ``whole`` leaves nothing out.
    Of the points only those with the ids in ``points``, where any is named that the law has. ``advice`` tells the amendments.
    """

    everything: bool = False
    met: bool = False
    whole: bool = False
    points: tuple[str, ...] = ()
    advice: bool = False


# The lists behind the points, under their headings.
HEAPS = {Heap.NOT_VERIFIED: "Not verified", Heap.RESERVED: "Reserved"}
NOTES = "Definitions, options, and what need only be considered"


class Told(NamedTuple):
    """One State's assessment with all that a document says about it.

    ``prose`` explains the duties by id; ``patterns`` are the standard cases; ``unbound`` is the assessment as if the State
    were bound by all that is asked, where it is not; ``screen`` is what the first screen tells besides. ``answers`` and
    ``versions`` are what the pictures show, ``readings`` the verdicts that turn on a disputed reading, where they were asked
    for. ``points`` are the ids of those that are asked for alone.
    """

    assessment: Assessment
    speaker: Speaker
    version: str
    prose: Prose
    screen: FirstScreen
    patterns: Sequence[Pattern] = ()
    unbound: Assessment | None = None
    answers: Sequence[tuple[Pattern, Answer]] = ()
    versions: Sequence[Version] = ()
    readings: "Robustness | None" = None
    points: Sequence[str] = ()

    @property
    def view(self) -> View:
        """The findings by cause, with the core articles."""
        return View.of(self.assessment, self.speaker, self.screen, self.patterns, self.unbound, self.points)


def document(told: Told, asked: Parts) -> Document:
    """The report, as much of it as is asked for."""
    assessment, speaker, view = told.assessment, told.speaker, told.view
    everything = asked.everything or asked.whole
    head = Document(title(assessment), tuple(facts(assessment, told.version, whole=False)), (), NO_ADVICE)
    # In a file the first screen is the first page, the same as on a screen; on the screen nothing is told twice.
    if everything and not asked.whole:
        parts, shown = [first_screen.core_section(view), first_screen.good_practice(view)], len(view.found.points)
    else:
        (*parts,), shown = first_screen.fitted(view, head)
    parts += [every_point(view, told.prose, told.version, whole=asked.whole)] if everything else []
    asked_about = {item.duty.id for item in assessment.findings}
    parts += [amendments(view.options.package, speaker, asked_about)] if asked.advice else []
    parts.append(disputed(told))
    parts += [*lists(view, told.prose, whole=asked.whole), not_required(view)] if everything else []
    if asked.met or asked.whole:
        parts.append(met(assessment, speaker))
    if asked.whole:
        parts += [
            articles(assessment, speaker),
            topics(assessment),
            *pictured(told.answers, told.versions, assessment, speaker),
            not_assessed(assessment, speaker),
            annex([assessment.law]),
        ]
    return head._replace(
        facts=tuple(facts(assessment, told.version, whole=True)) if asked.whole else head.facts,
        sections=tuple(section for section in parts if section.blocks or section.sections),
        foot=f"{EXPLAIN if asked.whole else first_screen.more(view, shown)} {NO_ADVICE}",
    )


EXPLAIN = "`harmonize explain DUTY` tells what a duty asks and how it is tested."


def every_point(view: View, prose: Prose, version: str, *, whole: bool) -> Section:
    """All points in their order, each with the findings that stand under it."""
    told: list[Block] = []
    for context in view.contexts():
        found = points.block(context, whole=True)
        told.append(found._replace(terms=(*found.terms, complaint(context.point, view.assessment, version))))
        if len(context.point.duties) > 1:
            told.append(points.grid(context.point, view.speaker))
        told += [
            block(item, view.assessment, view.speaker, prose, view.options, whole=whole)
            for item in context.point.findings
        ]
    return Section("Every point, with its findings", tuple(told))


def lists(view: View, prose: Prose, *, whole: bool) -> Iterator[Section]:
    """What is no point: what was not verified, said once by section, and what is reserved."""
    for heap, heading in HEAPS.items():
        items = view.found.heaps.get(heap, ())
        blocks: list[Block] = []
        if heap is Heap.NOT_VERIFIED:
            lines = tuple(f"{sentence(line)}." for line in waiting_lines(view.assessment))
            blocks += [Points(lines)] if lines else []
        blocks += [block(item, view.assessment, view.speaker, prose, view.options, whole=whole) for item in items]
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
        before, after = (word if ", " in word else verdict_words(word) for word in (turn.before, turn.after))
        by_switch.setdefault(turn.switch, []).append(f"{turn.duty} ({before}, then {after})")
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
