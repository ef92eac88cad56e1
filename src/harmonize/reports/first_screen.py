"""The first screen on one State: what is met, by which provision, with what maximum; what is missing; what comes next.

It has at most 60 lines of 100 columns, whatever the law; the rest of the report stands behind it in the same order.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Self

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding, chosen
from harmonize.findings.causes import Heap, Point, Sorted, causes
from harmonize.findings.core_lines import Line, binding, core_lines
from harmonize.findings.order import BINDING, paragraph
from harmonize.findings.points_named import points_named
from harmonize.grouping import grouped
from harmonize.norms.duty_tests import Form
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import SHORTFALLS, Verdict, word_of
from harmonize.norms.penalty import Penalty
from harmonize.reports import penalty_words
from harmonize.reports import point as points
from harmonize.reports.amendments import Options
from harmonize.reports.document import Block, Document, Grid, Paragraph, PointBlock, Report, Section
from harmonize.reports.plain import Table
from harmonize.reports.point import PLACE, Context, clipped, named
from harmonize.reports.renderers import text
from harmonize.reports.renderers.layout import WIDTH
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker

MOST_POINTS, LEAST_POINTS = 5, 2
MOST_SECTIONS = 4  # that were not read, reported by name
BEYOND = 74  # letters of good practice
# Letters of what a line says of the law: three lines of a table for what falls short, two for what is open, one for what is
# met; and of the least clause.
ANSWER, OPEN_ANSWER, MET, LEAST = 116, 88, 48, 20
LEADING = 44  # more of them for the offence that the treaty is about: what it leaves out is told whole where it can be
MOST_PLACE = 90  # letters of the offences of a line with their ranges
# The groups of a tally in their order, each with the verdicts in it as `Finding.counted_as` names them.
GROUPS = {
    "met": ("met", "exceeds"),
    "partly met": ("partial",),
    "not met": ("gap",),
    "unsettled in law": ("unsettled",),
    "not verified": ("not_verified",),
    "reserved": ("reserved",),
    "not assessed": ("not_assessed",),
    "optional or definitions": ("unrequired",),
    "not binding": ("not_bound",),
}
LINES = 58  # of a text of the usual width; boxes of a terminal take some more


class View(NamedTuple):
    """What a report on one State is made from: its findings by cause, its core articles, and who says them.

    ``cases`` are the standard cases in each gap by the id of the point, ``options`` what a drafter could change.
    """

    assessment: Assessment
    speaker: Speaker
    found: Sorted
    lines: tuple[Line, ...]
    cases: Mapping[str, Sequence[Pattern]]
    options: Options

    @classmethod
    def of(
        cls,
        assessment: Assessment,
        speaker: Speaker,
        screen: FirstScreen,
        patterns: Iterable[Pattern] = (),
        unbound: Assessment | None = None,
        named: Sequence[str] = (),
    ) -> Self:
        """The view on an assessment; ``unbound`` is that of the same law as if its State were bound by all that is asked.

        Of the points only those ``named`` by their ids, where the law has such, each with all its duties.
        """
        found = causes(assessment)
        if named and (alone := points_named(found.points, named)):
            found = found._replace(points=tuple(point.whole(assessment) for point in alone))
        lines = core_lines(assessment, found, unbound, screen.answers)
        known = {item.id: item for item in patterns}
        cases = {point: [known[name] for name in names if name in known] for point, names in screen.cases.items()}
        return cls(assessment, speaker, found, lines, cases, Options(screen.package, speaker))

    def contexts(self) -> Iterator[Context]:
        """The points in their order, each with what it is told with."""
        yield from (
            Context(point, self.speaker, self.cases.get(point.id, ()), self.options, number)
            for number, point in enumerate(self.found.points, 1)
        )


def core_section(view: View) -> Section:
    """The core articles, and in a line each the other articles, the tally, and what was not read."""
    blocks: list[Block] = [core(view)] if view.lines else []
    rest = others(view)
    beside = (f"Other articles: {rest}." if rest else "", tally_line(view.assessment), unread(view))
    return Section("Core articles", (*blocks, *(Paragraph(told) for told in beside if told)))


def points_section(blocks: Sequence[PointBlock], good: str) -> Section:
    """Some points, and good practice in a line."""
    further = (Paragraph(f"Beyond the treaty: {clipped(good, BEYOND)}"),) if good else ()
    none = () if blocks else (Paragraph("No shortfall and no unsettled point in the provisions reviewed."),)
    return Section("Points, the gravest first", (*none, *blocks, *further))


def good_practice(view: View) -> Section:
    """Good practice, told whole."""
    good = "; ".join(beyond(view))
    return Section("Beyond the treaty", (Paragraph(f"{good}."),) if good else ())


def unread(view: View) -> str:
    """The sections that were not read or only in part, those first for which duties wait, with how many."""
    counts = dict(view.assessment.waiting())
    open_sections = (SectionStatus.NOT_READ, SectionStatus.PARTLY_READ)
    names = [name for name, (how, _) in view.assessment.law.reading.items() if how in open_sections]
    told = [
        f"{name.replace('_', ' ')}{f' ({counts[name]})' if name in counts else ''}"
        for name in sorted(names, key=lambda name: -counts.get(name, 0))
    ]
    lines = (
        f"Not or partly read: {', '.join(told[:most])}{f' and {len(told) - most} more' if len(told) > most else ''}."
        for most in range(MOST_SECTIONS, 0, -1)
    )
    return next((line for line in lines if len(line) <= WIDTH - len("  ")), "") if told else ""


def fitted(view: View, head: Document) -> tuple[tuple[Section, Section], int]:
    """The first screen after the head of a document, with as many points as there is room for, and how many those are.

    Five at most, two at least, where there are so many; each is reported once, whether there is room for it or not.
    """
    articles, good = core_section(view), "; ".join(beyond(view))
    told = [points.block(told, whole=False) for told, _ in zip(view.contexts(), range(MOST_POINTS), strict=False)]
    for number in range(MOST_POINTS, LEAST_POINTS, -1):
        tried = articles, points_section(told[:number], good)
        if text.render(Report((head._replace(sections=tried),)), WIDTH).count("\n") < LINES:
            return tried, number
    return (articles, points_section(told[:LEAST_POINTS], good)), LEAST_POINTS


def tally(assessment: Assessment) -> dict[str, int]:
    """How many provisions stand in each group; those that ask for practice, which no text of law answers, are not among them."""
    counts: Counter[str] = sum(assessment.tally().values(), Counter())
    return {group: sum(counts[key] for key in keys) for group, keys in GROUPS.items()}


def tally_line(assessment: Assessment) -> str:
    """``222 provisions in view: 153 met · 12 partly met ...``; every group that is not empty is named."""
    found = tally(assessment)
    named = " · ".join(f"{count} {group}" for group, count in found.items() if count)
    practice = sum(1 for item in assessment.findings if item.duty.untested)
    beside = f"; {practice} more ask for practice" if practice else ""
    total = sum(found.values())
    return f"{total} provision{'' if total == 1 else 's'} in view: {named or 'none'}{beside}."


def core(view: View) -> Grid:
    """A row per core article: word, provision, maximum, one clause why, and the points that tell it."""
    numbers = {point.id: number for number, point in enumerate(view.found.points, 1)}
    known: dict[str, str] = {}
    rows: list[tuple[str, ...]] = []
    for line in view.lines:
        name, why = articles(line.paragraphs, view.speaker), clause(line, view.speaker)
        where = known.setdefault(why, name)
        told = why if where == name or not line.points else referred(why, where)
        marks = "".join(f"[{numbers[point.id]}]" for point in line.points)
        word = verdict_words(shown(line.verdict) if line.bound else Verdict.NOT_BOUND)
        rows.append((name, line.title, word, answer(line, view.speaker, told, marks)))
    return Grid(Table("Summary", "Core articles", ("article", "asks for", "verdict", "law"), tuple(rows)), tight=True)


def shown(verdict: Verdict) -> Verdict:
    """What goes further is met; in what, the clause says."""
    return Verdict.MET if verdict is Verdict.EXCEEDS else verdict


def articles(paragraphs: Iterable[str], speaker: Speaker) -> str:
    """``SMP 6(1)(a), 3(a)``: paragraphs written like ``smp-6.1.a``, each instrument named once."""
    told: dict[str, list[str]] = {}
    for name in paragraphs:
        instrument, _, path = name.rpartition("-")
        first, *others = path.split(".")
        told.setdefault(instrument, []).append(first + "".join(f"({step})" for step in others))
    return ", ".join(f"{speaker.treaty.instruments[key].short} {', '.join(places)}" for key, places in told.items())


def referred(why: str, where: str) -> str:
    """What falls short, where an article above said it in the same words: ``left out as in SMP 6(1)(c)``."""
    return f"{'left out ' if why.startswith('left out') else ''}as in {where}"


def answer(line: Line, speaker: Speaker, said: str, points_told: str) -> str:
    """The provision as its State cites it, its own range, one clause why as far as there is room, and the points."""
    place = offences(line, speaker) if line.answers else named(line.cites, speaker)
    met = line.bound and shown(line.verdict) is Verdict.MET
    most = MET if met else ANSWER if line.verdict in SHORTFALLS else OPEN_ANSWER
    paradigm = speaker.treaty.selections.compared[0]
    if any(item.duty.id == paradigm for item in line.findings):
        most += LEADING
    elif any(point.cause.kind == "aggravation" for point in line.points):
        most += LEADING // 2  # two circumstances, of several objects
    room = max(most - len(place) - len(points_told) - 3, LEAST)
    why = clipped(said, room) if not met else said if not place or len(said) <= room else ""
    return f"{'; '.join(filter(None, (place, why)))} {points_told}".strip()


def offences(line: Line, speaker: Speaker) -> str:
    """The offences that answer an article, each beside its own range for the ordinary case; a sign for those without room."""
    told: list[str] = []
    for (extent, fine), same in groupby(line.answers, key=lambda item: (item.range, item.fine)):
        first, *further = (item.cite for item in same)
        span_told = f", {penalty_words.briefly(Penalty(extent, fine))}" if extent else ""
        cites = [*first, *(cite for one in further for cite in one)]
        told.append(f"{named(cites, speaker, PLACE - len(span_told), least=len(first))}{span_told}")
    fitting = [number for number in range(1, len(told) + 1) if len("; ".join(told[:number])) <= MOST_PLACE]
    most = max(fitting, default=1)
    return "; ".join([*told[:most], *(["..."] if most < len(told) else [])])


def clause(line: Line, speaker: Speaker) -> str:
    """One clause why an article has its word."""
    if not line.bound:
        return f"would be {verdict_words(line.verdict)}"
    if line.points:
        own = [point for point in line.points if point.head in line.findings]
        # Of those that matter alike, the one that leaves out most tells the article.
        told = max((point for point in own if alike(point, own[0])), key=lambda point: point.width, default=None)
        if told is None and (reason := own_reason(line)):
            return reason
        told = told or line.points[0]
        whole = [item.duty.title.lower() for item in line.findings if wholly_missing(item, told)]
        lacking = [f"not met: {', '.join(whole)}"] if whole else []
        # Of an article that is not met the rest is named: it is no part that is.
        rest = [item for item in line.but if line.verdict is Verdict.GAP and item.verdict is not Verdict.GAP]
        beside = [f"not verified: {places(rest, speaker)}"] if rest else []
        return "; ".join((*lacking, points.gist(told, speaker, line.findings), *beside))
    if line.but:
        others = f"{places(line.but, speaker)}: " if line.cites else ""
        return f"{others}{open_for(line.but[0], speaker)}"
    further = [speaker.beyond(item.outcome) for item in line.findings if item.outcome.beyond]
    if further:
        return further[0]
    spares = [item for item in line.findings if item.duty.form is Form.SPARE]
    if line.verdict is not Verdict.MET or not spares or line.answers or line.cites:
        return ""
    undecided = any(doubt.reason.undecided for item in spares for doubt in item.outcome.beside)
    return "no offence reaches him; as an accomplice: D18" if undecided else "no offence reaches the migrant himself"


def places(found: Iterable[Finding], speaker: Speaker) -> str:
    """The paragraphs of some findings, each once."""
    return articles(dict.fromkeys(paragraph(item.duty) for item in found), speaker)


def open_for(item: Finding, speaker: Speaker) -> str:
    """Why a duty is neither met nor in a point: the widest open text, what was not answered, what it could attach to."""
    if item.verdict is Verdict.RESERVED:
        return "reserved"
    base = item.outcome.follows
    attached = f"nothing to attach to: {speaker.pinpoint(speaker.treaty.duties[base])}" if base else ""
    widest = max(item.outcome.doubts, key=lambda doubt: SPACE.size(doubt.cube or SPACE.full), default=None)
    return widest.reason.why if widest else item.reason or attached


def alike(one: Point, other: Point) -> bool:
    """Whether two points on one duty differ in nothing that gives a point its place but in how much falls short."""
    place = one.rank._replace(breadth=0)
    return one.head is other.head and place == other.rank._replace(breadth=0)


def own_reason(line: Line) -> str:
    """Why an article is open whose duties stand in the points of others only; empty where it falls short itself."""
    if line.verdict is not Verdict.UNSETTLED:
        return ""
    unsettled = (item for item in binding(line.findings) if item.verdict is Verdict.UNSETTLED)
    doubts = (doubt for item in unsettled for doubt in item.outcome.doubts)
    return next((doubt.reason.why for doubt in doubts if doubt.reason.of_law), "")


def wholly_missing(item: Finding, told: Point) -> bool:
    """Whether nothing of a binding duty is met, while the point that tells its article has another at its head."""
    of_its_own = told.cause.kind == "aggravation"  # says itself what is met, object by object
    missing = item.verdict is Verdict.GAP and item.duty.strength in BINDING
    return missing and told.head.verdict is not Verdict.GAP and not of_its_own


def others(view: View) -> str:
    """All other articles, by their worst verdict: what falls short first, what is met last."""
    return " · ".join(
        f"{verdict_words(word)}: {articles(names, view.speaker)}" for word, names in by_word(view).items()
    )


def by_word(view: View) -> dict[Verdict, list[str]]:
    """The articles without a line of their own (``smp-11``) by the worst verdict on what binds in them."""
    told = [name for _, names in view.assessment.treaty.selections.lines for name in names]
    binding = [item for item in view.assessment.findings if item.duty.strength in BINDING and not item.duty.untested]
    rest = grouped(
        (paragraph(item.duty, 1), item) for item in binding if not any(chosen(item.duty.id, name) for name in told)
    )
    found: dict[Verdict, list[str]] = {}
    for name, items in rest.items():
        word = (
            Verdict.NOT_BOUND
            if all(item.verdict is Verdict.NOT_BOUND for item in items)
            else word_of(item.verdict for item in items)
        )
        found.setdefault(shown(word), []).append(name)
    return {word: found[word] for word in sorted(found, key=lambda word: -word.rank)}


def beyond(view: View) -> Iterator[str]:
    """Good practice: where the law goes further than the treaty, and which options it uses."""
    speaker = view.speaker
    for line in view.lines:
        for item in line.findings if line.bound else ():
            if item.outcome.beyond:
                first = [
                    cite for index in item.outcome.provisions[:1] for cite in speaker.law.provisions[index].cite[:1]
                ]
                yield f"{speaker.pinpoint(item.duty)}, {named(first, speaker)}: {speaker.beyond(item.outcome)}"
    met = view.found.heaps.get(Heap.MET, ())
    used = dict.fromkeys(paragraph(item.duty) for item in met if item.verdict is Verdict.ADOPTED)
    if used:
        yield f"{len(used)} optional provision{'s' if len(used) > 1 else ''} adopted"


def more(view: View, shown_points: int) -> str:
    """What comes next: the commands that tell one article, all the rest, and what is met."""
    code, found = view.assessment.law.code, view.found
    hidden = len(found.points) - shown_points
    rest = f" ({hidden} more point{'s' if hidden > 1 else ''})" if hidden > 0 else ""
    first = f" --duty {found.points[0].head.duty.id.split('/')[0]} ·" if found.points else ""
    return f"More: harmonize check {code}{first} --all{rest} · --met."
