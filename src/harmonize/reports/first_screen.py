"""The first screen on one State: what is met, by which provision, with what maximum; what is missing; what comes next.

It has at most 60 lines of 100 columns, whatever the law; the rest of the report stands behind it in the same order.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Self

from harmonize.findings.assessment import Assessment, chosen
from harmonize.findings.causes import Article, Heap, Point, Sorted, causes
from harmonize.findings.core_lines import Line, core_lines
from harmonize.findings.first_screen import points_named
from harmonize.findings.order import BINDING, paragraph
from harmonize.grouping import grouped
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law import SectionStatus
from harmonize.norms.outcome import Verdict, word_of
from harmonize.reports import point as points
from harmonize.reports.amendments import Options
from harmonize.reports.citing import titled
from harmonize.reports.closing import Context
from harmonize.reports.core_articles import articles, core, named, shown
from harmonize.reports.document import (
    Block,
    Document,
    Paragraph,
    PointBlock,
    Report,
    Section,
    Term,
    Terms,
    web_address,
)
from harmonize.reports.finding import Once
from harmonize.reports.readiness import free_of, readiness
from harmonize.reports.renderers import text
from harmonize.reports.renderers.layout import WIDTH
from harmonize.reports.title_block import in_words
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker

ROOM, LINES = 44, 58  # lines of a text of the usual width: as a rule, and whatever there is to say
MOST_PARTS = 3  # points of one article
MOST_SECTIONS = 4  # that were not read, reported by name
FURTHER = "Measures beyond the obligation"
BEYOND = 60  # letters of good practice
COUNTED = (Verdict.MET, Verdict.NOT_ASSESSED)  # of other articles those that are not told by name
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


class View(NamedTuple):
    """What a report on one State is made from: its findings by cause, its core articles, and who says them.

    ``cases`` are the standard cases in each gap by the id of the point, ``options`` what a drafter could change; ``unbound``
    is the assessment as if the State were bound by all that is asked, where it is not.
    """

    assessment: Assessment
    speaker: Speaker
    found: Sorted
    lines: tuple[Line, ...]
    cases: Mapping[str, Sequence[Pattern]]
    options: Options
    unbound: Assessment | None

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
            found = found._replace(articles=told_alone(found, alone, assessment))
        lines = core_lines(assessment, found, unbound, screen.answers)
        known = {item.id: item for item in patterns}
        cases = {point: [known[name] for name in names if name in known] for point, names in screen.cases.items()}
        return cls(assessment, speaker, found, lines, cases, Options(screen.package, speaker), unbound)

    def contexts(self) -> Iterator[tuple[Context, ...]]:
        """The articles in their order, each as its points with what they are told with."""
        for number, article in enumerate(self.found.articles, 1):
            yield tuple(
                Context(point, self.speaker, self.cases.get(point.id, ()), self.options, article, number, part)
                for part, point in enumerate(article.told)
            )


def told_alone(found: Sorted, wanted: Collection[Point], assessment: Assessment) -> tuple[Article, ...]:
    """The articles of some points, with these alone and with the findings on all their duties."""
    parts = ((item, tuple(one.whole(assessment) for one in item.points if one in wanted)) for item in found.articles)
    return tuple(item._replace(points=own) for item, own in parts if own)


def lead(view: View) -> str:
    """What a reader could read out: how much is met, how much falls short, and the gravest of it."""
    found, assessment, speaker = tally(view.assessment), view.assessment, view.speaker
    short, unsettled = found["partly met"] + found["not met"], found["unsettled in law"]
    judged = found["met"] + short + unsettled
    free = free_of(assessment)
    named = [
        [assessment.treaty.instruments[key].short for key in assessment.instruments if (key in free) is told]
        for told in (False, True)
    ]
    bound, loose = (" and ".join(shorts) for shorts in named)
    shorts = bound or loose
    day = f"{f'Bound by {bound}, not by {loose}: as' if bound and loose else 'As'} at {in_words(assessment.day)}"
    if not judged:
        why = f"{speaker.home} is not a party to {shorts}" if found["not binding"] else "no text was read for them"
        return f"{day} no provision of {shorts} could be judged for the law of {speaker.home}: {why}."
    counts = [f"{short} fall{'s' if short == 1 else ''} short"] if short else []
    counts += [f"{unsettled} {'is' if unsettled == 1 else 'are'} unsettled in law"] if unsettled else []
    number = len(view.found.articles)
    within = f", in {number} article{'' if number == 1 else 's'}" if number else ""
    told = f"{' and '.join(counts)}{within}" if counts else "none falls short or is unsettled"
    gravest = f" The gravest: {points.headline(view.found.points[0], speaker, view.options)}." if number else ""
    provisions = f"{judged} provision{'' if judged == 1 else 's'} of {shorts}"
    whole = f"the law of {speaker.home} meets {found['met']} of {provisions} that could be judged"
    return f"{day} {whole}; {told}.{gravest}"


def core_section(view: View, shown_articles: int, *, reasons: bool = True) -> Section:
    """The core articles, and in a line each the other articles, the tally, and what was not read."""
    blocks: list[Block] = (
        [core(view.lines, view.found, view.speaker, shown_articles, reasons=reasons)] if view.lines else []
    )
    rest = others(view)
    beside = (f"Other articles: {rest}." if rest else "", tally_line(view.assessment), unread(view))
    return Section("Core articles", (*blocks, *(Paragraph(told) for told in beside if told)))


def points_section(blocks: Sequence[PointBlock], view: View) -> Section:
    """Some points, and good practice in a line."""
    items = [*beyond(view)]
    most = next((number for number in range(len(items), 0, -1) if len("; ".join(items[:number])) <= BEYOND), 0)
    more = f"{len(items) - most}{' more' if most else ''} (--met)" if len(items) > most else ""
    further = (Paragraph(f"{FURTHER}: {'; '.join(filter(None, (*items[:most], more)))}."),) if items else ()
    none = () if blocks else (Paragraph("No shortfall and no unsettled point in the provisions reviewed."),)
    return Section("Points, the gravest first", (*none, *blocks, *further))


def good_practice(view: View) -> Section:
    """Good practice, told whole."""
    good = "; ".join(beyond(view))
    return Section(FURTHER, (Paragraph(f"{good}."),) if good else ())


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


def memo(view: View) -> tuple[Section, ...]:
    """What a reviewer sends: the core articles, every article with points in short, and the sources that these cite."""
    once = Once()
    blocks = [points.block(parts, once, whole=False, most=MOST_PARTS) for parts in view.contexts()]
    return core_section(view, len(blocks)), points_section(blocks, view), sources(view)


def sources(view: View) -> Section:
    """The acts that answer the core articles, or that points are about, each with its address."""
    law = view.assessment.law
    cites = [cite for line in view.lines for cite in (*line.cites, *(own for one in line.answers for own in one.cite))]
    for item in (point.head.outcome for point in view.found.points):
        cites += [cite for index in item.provisions for cite in law.provisions[index].cite[:1]]
        cites += [cite for doubt in item.doubts for cite in doubt.cite]
        rules = (law.measures[name] for name in (*item.measures, *item.missing) if name in law.measures)
        cites += [cite for rule in rules for cite in rule.cite]
    keys = dict.fromkeys(cite.partition(" ")[0] for cite in cites)
    rows = [
        Term(titled(source), f"{source.title}, text of {source.text_of or 'unknown date'}", web_address(source.url))
        for source in (law.sources.get(key) for key in keys)
        if source
    ]
    return Section("Sources", (Terms(tuple(rows)),) if rows else ())


def fitted(view: View, head: Document) -> tuple[tuple[Section, ...], int]:
    """The first screen after the head of a document, with as many articles as there is room for, and how many those are.

    One at least, with fewer of its points where it is long; a reason stands in the table where no point below has it.
    """
    contexts = tuple(view.contexts())

    def made(number: int, most: int, *, reasons: bool) -> tuple[Section, ...]:
        once = Once()
        blocks = [points.block(parts, once, whole=False, most=most) for parts in contexts[:number]]
        ready = readiness(view.assessment, view.unbound, view.speaker)
        return core_section(view, number, reasons=reasons), *ready, points_section(blocks, view)

    def lines(sections: tuple[Section, ...]) -> int:
        return text.render(Report((head._replace(sections=sections),)), WIDTH).count("\n") + 1

    first = min(1, len(contexts))
    ways = [(most, True, ROOM) for most in range(MOST_PARTS, 1, -1)] + [(1, True, LINES), (1, False, LINES)]
    fits = ((most, reasons) for most, reasons, room in ways if lines(made(first, most, reasons=reasons)) <= room)
    most, reasons = next(fits, (1, False))
    fitting = (
        number for number in range(len(contexts), first, -1) if lines(made(number, most, reasons=reasons)) <= ROOM
    )
    number = next(fitting, first)
    return made(number, most, reasons=reasons), number


def tally(assessment: Assessment) -> dict[str, int]:
    """How many provisions stand in each group; those that ask for practice, which no text of law answers, are not among them."""
    counts: Counter[str] = sum(assessment.tally().values(), Counter())
    return {group: sum(counts[key] for key in keys) for group, keys in GROUPS.items()}


def tally_line(assessment: Assessment) -> str:
    """``222 provisions in view: 153 met · 12 partly met ...``; every group that is not empty is named."""
    found = tally(assessment)
    named = " · ".join(f"{count} {group}" for group, count in found.items() if count)
    practice = sum(1 for item in assessment.findings if item.duty.untested)
    beside = f"; {practice} more concern practice" if practice else ""
    total = sum(found.values())
    return f"{total} provision{'' if total == 1 else 's'} in view: {named or 'none'}{beside}."


def others(view: View) -> str:
    """All other articles, by their worst verdict: those that fall short or are open by name, how many are met or not assessed."""
    found = by_word(view)
    named = [
        f"{verdict_words(word)}: {articles(names, view.speaker)}"
        for word, names in found.items()
        if word not in COUNTED
    ]
    return " · ".join([*named, *(f"{len(found[word])} {verdict_words(word)}" for word in COUNTED if word in found)])


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


def more(view: View, shown_articles: int) -> str:
    """What comes next: the commands that tell one article, all the rest, and what is met."""
    code, found = view.assessment.law.code, view.found
    hidden = len(found.articles) - shown_articles
    rest = f" ({hidden} more point{'s' if hidden > 1 else ''})" if hidden > 0 else ""
    first = f" --duty {found.articles[0].name} ·" if found.articles else ""
    return f"More: harmonize check {code}{first} --all{rest} · --met."
