"""A point as a reader meets it: what falls short, why, in which case, what would close it, how sure that is."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Finding, chosen
from harmonize.findings.causes import Lack, Point, too_narrow
from harmonize.findings.order import steps
from harmonize.norms.doubt import Ground
from harmonize.norms.facts import Pattern
from harmonize.norms.outcome import FULFILLED, Verdict
from harmonize.norms.treaty import Strength
from harmonize.reports.amendments import Options
from harmonize.reports.article_grids import crossed
from harmonize.reports.document import Grid, PointBlock, Term
from harmonize.reports.finding import OPEN_LABELS
from harmonize.reports.labels import Label
from harmonize.reports.labels import shortfall as shortfall_label
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import verdict_words
from harmonize.reports.wording import Speaker, cases, sentence

OBLIGATION = {Strength.SHALL: "mandatory", Strength.SHALL_DOMESTIC: "mandatory, subject to domestic law"}
CASE = 78  # letters of a standard case there: one line
LONGEST = 172  # letters of a line of a point on the first screen: two lines of a window
BORDERS = ("state", "leaves")  # whose border a rule protects is reported before what is open within it
PLACE, LONGEST_PLACE = 38, 95  # letters of the provisions of a line, and of one alone


class Context(NamedTuple):
    """A point with what it is told with: who speaks, the standard cases that lie in it, the options of the law, its number."""

    point: Point
    speaker: Speaker
    cases: Sequence[Pattern]
    options: Options
    number: int


def block(told: Context, *, whole: bool) -> PointBlock:
    """One numbered point; unless it is ``whole``, as short as the first screen needs it."""
    point, item = told.point, told.point.head
    notes = [OBLIGATION[item.duty.strength]]
    if point.contested:
        readings = " or ".join(told.speaker.reading(switch, whole=whole) for switch in point.contested)
        notes.append(f"contested: met on another reading ({readings})" if whole else f"contested (reading: {readings})")
    if item.evidence:
        notes.append(item.evidence.brief)
    *said, last = terms(told, whole=whole)
    return PointBlock(
        point.id,
        told.number,
        told.speaker.pinpoint(item.duty),
        point.verdict,
        verdict_words(point.verdict),
        tuple(notes),
        (*said, last._replace(text=f"{last.text} [{point.id}]")),
    )


def terms(told: Context, *, whole: bool) -> Iterator[Term]:
    """What is said of a point, each thing under its label."""
    point, speaker, item = told.point, told.speaker, told.point.head

    def said(label: str, text: str) -> Term:
        return Term(label, text if whole else clipped(text, LONGEST - len(label) - len(point.id)))

    if point.verdict is Verdict.UNSETTLED:
        reasons = dict.fromkeys(doubt for doubt in item.outcome.doubts if doubt.reason.of_law)
        about = f"for {object_of(based_on(point.lacks[0]), speaker)}: " if point.cause.kind == "aggravation" else ""
        yield from (
            said(OPEN_LABELS[doubt.reason.ground], f"{about}{speaker.doubt(doubt)}")
            for doubt in (reasons if whole else list(reasons)[:1])
        )
        unread = not_verified(item, speaker, SPACE.fields if whole else BORDERS)
        if unread:
            yield said(OPEN_LABELS[Ground.UNREAD], unread)
        elif not reasons:  # what is open lies in provisions that no single doubt decides
            yield said(Label.MISSING, shortfall(point, speaker))
    else:
        yield said(shortfall_label(item.duty) if point.principal else Label.MISSING, shortfall(point, speaker))
    for one in point.lacks[1:] if whole else ():
        if one.gap and one.finding is item:
            yield Term("Also", sentence(cases(speaker.gap(one.gap, item.duty))))
    if whole and (reason := why(point, speaker)):
        yield Term(Label.CLOSEST, reason)
    if told.cases:
        more = f" (and {len(told.cases) - 1} more)" if len(told.cases) > 1 else ""
        says = told.cases[0].says
        yield Term("Unpunished case", (says if whole else clipped(says, CASE - len(more))) + more)
    if advised := option(told):
        yield said(Label.OPTION, advised)
    if whole and item.rests_on:
        yield Term(Label.EVIDENCE, item.rests_on)


def shortfall(point: Point, speaker: Speaker) -> str:
    """What falls short: the counterexample nearest to the ordinary case, or what of a rule is missing."""
    item = point.head
    facts = item.duty.facts or item.duty.title.lower()
    if point.cause.kind == "aggravation":
        return by_object(point, speaker)
    if point.principal:
        return counterexample(point, speaker)
    return speaker.short_of(item.outcome, item.duty) or facts


def counterexample(point: Point, speaker: Speaker) -> str:
    """The principal counterexample in words."""
    item = point.head
    facts = item.duty.facts or item.duty.title.lower()
    narrower = speaker.gap(point.principal, item.duty) if point.principal else ""
    return f"{facts}, {narrower}" if narrower else facts


def gist(point: Point, speaker: Speaker, beside: Iterable[Finding] = ()) -> str:
    """What falls short, or why it is open, in one clause; ``beside`` are findings of the same article."""
    item = point.head
    if point.cause.kind == "aggravation":
        paradigm = speaker.treaty.selections.compared[0]
        own = (found for found in beside if found.duty.test and found.duty.test.bases == (paradigm,))
        return by_object(point, speaker, [found for found in own if found.verdict in FULFILLED])
    if point.verdict is Verdict.UNSETTLED:
        first = next((doubt.reason.why for doubt in item.outcome.doubts if doubt.reason.of_law), "")
        unread = not_verified(item, speaker, only=BORDERS)
        return "; ".join(filter(None, (f"not verified: {unread}" if unread else "", first)))
    if point.principal:
        return (
            f"left out: {cases(speaker.gap(point.principal, item.duty)) or item.duty.facts or item.duty.title.lower()}"
        )
    return speaker.short_of(item.outcome, item.duty) or item.duty.title.lower()


def not_verified(item: Finding, speaker: Speaker, only: Collection[str] = SPACE.fields) -> str:
    """The facts of an unsettled duty on which nothing can be said, because the law on them was not wholly read.

    ``only`` are the dimensions in which they may be narrower than what the duty asks.
    """
    holes = (doubt for doubt in item.outcome.doubts if doubt.cube and doubt.reason.ground is Ground.UNREAD)
    asked = (
        hole
        for hole in holes
        if all(name in only or not (hole.cube ^ hole.within) & field.mask for name, field in SPACE.fields.items())
    )
    return next((cases(", ".join(speaker.phrases(hole.cube, hole.within))) for hole in asked), "")


def by_object(point: Point, speaker: Speaker, met: Iterable[Finding] = ()) -> str:
    """What of a circumstance is missing for the smuggling itself, then for what else: ``for documents: (a) not met: ...``.

    What is missing for the smuggling in the same words is not reported again. ``met`` are the duties on the smuggling itself that
    are met: they are reported first.
    """
    paradigm = speaker.treaty.selections.compared[0]
    fulfilled = [f"({steps(item.duty)[-1]}) met" for item in met]
    lacking: dict[str, list[Lack]] = {object_of(paradigm, speaker): []}
    for lack in point.lacks:
        lacking.setdefault(object_of(based_on(lack), speaker), []).append(lack)
    alike: dict[str, list[str]] = {}
    known: list[str] = []
    for place, (name, lacks) in enumerate(lacking.items()):
        told = [said for said in by_paragraph(lacks, speaker) if said not in known]
        if place == 0:
            known = told
            told = [*fulfilled, *told]
        if told:
            alike.setdefault("; ".join(told), []).append(name)
    return "; ".join(f"for {', '.join(names)}: {told}" for told, names in alike.items())


def object_of(duty: str, speaker: Speaker) -> str:
    """What a duty is about, as the core articles are named: ``documents``."""
    treaty = speaker.treaty
    own = (title for title, names in treaty.selections.lines if any(chosen(duty, name) for name in names))
    return next(own, treaty.duties[duty].title.lower())


def based_on(lack: Lack) -> str:
    """The duty whose offence is to be aggravated; that itself where it asks for something else."""
    return next(iter(lack.finding.duty.test.bases if lack.finding.duty.test else ()), lack.finding.duty.id)


def by_paragraph(lacks: Iterable[Lack], speaker: Speaker) -> list[str]:
    """Of each paragraph what is missing in its first shortfall: a circumstance as a whole, or part of it."""
    first: dict[str, Lack] = {}
    for lack in lacks:
        first.setdefault(f"({steps(lack.finding.duty)[-1]})", lack)
    told = sorted(first.items(), key=lambda item: bool(item[1].gap) and item[1].finding.verdict is not Verdict.GAP)
    words: list[str] = []
    alike: dict[str, list[tuple[str, str]]] = {}
    for place, lack in told:
        how, what = missing(lack, speaker)
        if how:
            alike.setdefault(how, []).append((place, what))
        else:
            words.append(f"{place} left out: {what}")
    together = (
        f"{', '.join(place for place, _ in both)} {how}: {', '.join(dict.fromkeys(what for _, what in both))}"
        for how, both in alike.items()
    )
    return [*together, *words]


def missing(lack: Lack, speaker: Speaker) -> tuple[str, str]:
    """The word for a circumstance that does not aggravate, empty where a part of it does; and what of it is missing."""
    item, test = lack.finding, lack.finding.duty.test
    circumstance = (
        speaker.elements([test.changed[0].dimension]) if test and test.changed else ""
    )  # the others narrow it
    if item.verdict is Verdict.GAP or not lack.gap:
        return verdict_words(item.verdict), circumstance
    facts = speaker.gap(lack.gap, item.duty)
    if (
        facts.startswith("except ") and circumstance and not circumstance.startswith("the ")
    ):  # a degree has no exceptions
        return "", f"{circumstance} {facts}"
    return "", cases(facts) or circumstance


def why(point: Point, speaker: Speaker) -> str:
    """The provision that is too narrow, and in which elements."""
    if point.cause.kind not in ("element", "exclusion", "maximum"):
        return ""
    near = too_narrow(point, speaker.law)
    return speaker.nearest(near) if near else ""


def option(told: Context) -> str:
    """What a drafter would change for the principal counterexample: of what serves the duty, what fixes its elements."""
    point, test = told.point, told.point.head.duty.test
    circumstance = [change.dimension for change in test.changed] if test and point.cause.kind == "aggravation" else []
    wanted = point.cause.what if point.cause.kind == "element" else circumstance
    facts = point.principal.cube if point.principal else 0
    return next(iter(told.options.of({point.head.duty.id}, wanted, facts)), "")


def grid(point: Point, speaker: Speaker) -> Grid:
    """The duties of a point with the verdict on each: what is too narrow for which of them, which object lacks what."""
    words = {item.duty.id: item.verdict for item in point.findings}
    lacking = {lack.finding.duty.id: lack.finding for lack in point.lacks}
    found = {item.duty.id: item for item in point.findings} | lacking
    if table := crossed(found.values()):
        return Grid(table, tight=True)
    rows = tuple(
        (speaker.pinpoint(item.duty), item.duty.title, verdict_words(words.get(name, item.verdict)))
        for name, item in found.items()
    )
    return Grid(Table("Duties", "Duties that this touches", ("treaty", "duty", "verdict"), rows), tight=True)


def clipped(text: str, most: int) -> str:
    """A text cut at a word, with a sign that it goes on."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(',;:')} ..."


def named(cites: Sequence[str], speaker: Speaker, room: int = PLACE, least: int = 1) -> str:
    """The first of some pinpoints (so many at ``least``), and the others as far as there is room; a sign for those that are left out."""
    different = list(dict.fromkeys(cites))
    fitting = [
        number for number in range(least + 1, len(different) + 1) if len(speaker.cites(different[:number])) <= room
    ]
    most = max(fitting, default=least)
    told = clipped(speaker.cites(different[:most]), LONGEST_PLACE)
    return f"{told} ..." if len(different) > most and not told.endswith("...") else told
