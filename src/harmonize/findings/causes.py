"""What a law lacks, by cause: shortfalls with one element of one kind of provision, or one absent rule, are one point.

A point is what a reviewer writes down and what a drafter fixes. Nothing here is a score: points are ordered by what is in
the data already (`findings.order`), and whatever is no point stands in exactly one list.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.order import BINDING, Place, Rank, paragraph
from harmonize.grouping import grouped
from harmonize.norms.duty_tests import Aggravate, Criminalize, Provide, Punish, Spare
from harmonize.norms.facts import Pattern, family_of
from harmonize.norms.law import Law
from harmonize.norms.outcome import FULFILLED, LACKING, SHORTFALLS, Doubt, Gap, Near, Verdict, word_of
from harmonize.norms.word import Word

USUAL = {item.name: sum(SPACE.bit[item.name][value] for value in item.usual) for item in DIMENSIONS}
KINDS = (
    *("element", "exclusion", "offence", "aggravation", "maximum"),
    *("spared", "jurisdiction", "rule", "open"),
)
CORNER = 0.2  # a point that leaves out less of what its duty asks about is told with the finding alone
NOT_COUNTED = ("state", "conduct")  # every border and every deed that a duty names is its ordinary case


class Heap(Word):
    """A list of what is no point, so that every finding has its place."""

    MET = "met"
    NOT_VERIFIED = "not_verified"
    RESERVED = "reserved"
    NOT_REQUIRED = "not_required"
    NOT_ASSESSED = "not_assessed"
    NOT_BOUND = "not_bound"


class Cause(NamedTuple):
    """Why something falls short: the kind of cause, where in the treaty, and the elements too narrow or the rule absent.

    ``kind`` is one of `KINDS`: ``element`` (an offence is too narrow), ``exclusion``, ``offence`` (there is none), ``aggravation``,
    ``maximum``, ``spared`` (the migrant is not), ``jurisdiction``, ``rule`` (it is absent) or ``open``.
    """

    kind: str
    where: str
    what: tuple[str, ...] = ()


class Lack(NamedTuple):
    """One shortfall: its finding, the facts left out (None for a rule), and how far they lie from the ordinary case."""

    finding: Finding
    gap: Gap | None
    distance: int


class Point(NamedTuple):
    """Shortfalls of one cause, the one nearest to the ordinary case first.

    ``id`` stays the same as long as the cause does. ``findings`` are those whose place this is, in treaty order; ``touched``
    are duties that stand under another point and fall short for this cause as well; ``reasons`` are those for which the law
    itself is open on the duty at the head, none that is open in the same way on the offences that it builds on.
    """

    id: str
    cause: Cause
    verdict: Verdict
    lacks: tuple[Lack, ...]
    findings: tuple[Finding, ...]
    touched: tuple[str, ...]
    rank: Rank
    reasons: tuple[Doubt, ...] = ()

    @property
    def head(self) -> Finding:
        """The finding that gives the point its place."""
        return self.lacks[0].finding

    @property
    def principal(self) -> Gap | None:
        """The counterexample nearest to the ordinary case; None where a rule is lacking, or where the law is open."""
        return self.lacks[0].gap

    @property
    def width(self) -> float:
        """How large a part of what the duty at the head asks about falls short for this cause: 1.0 is all of it."""
        return max(left_out(lack) for lack in self.lacks if lack.finding is self.head)

    @property
    def branch(self) -> bool:
        """Whether accessories, or legal persons, are left out for what an offence lacks, and not for what they are."""
        test = self.head.duty.test
        own = {change.dimension for change in test.changed} if test else set()
        aggravated = isinstance(test, Aggravate)
        return self.cause.kind == "element" and bool(own) and not aggravated and own.isdisjoint(self.cause.what)

    @property
    def duties(self) -> tuple[str, ...]:
        """Every duty that falls short, or is open, for this cause."""
        return tuple(dict.fromkeys((*(item.duty.id for item in self.findings), *self.touched)))

    @property
    def contested(self) -> tuple[str, ...]:
        """The readings (``D2=own_border``) under which the duty at the head falls short of nothing."""
        return self.head.outcome.removed_by

    def whole(self, assessment: Assessment) -> "Point":
        """The point with the findings on all its duties, those too whose place is under another."""
        every = {item.duty.id: item for item in assessment.findings}
        return self._replace(findings=tuple(every[name] for name in every if name in self.duties), touched=())

    def cases(self, facts: Iterable[tuple[Pattern, int]]) -> tuple[Pattern, ...]:
        """Which of some fact patterns, each with its fact as the law sees it, lie in the principal counterexample.

        A fact has one answer to every question that it is asked, so that it lies in a cube that it meets.
        """
        gap = self.principal
        return tuple(pattern for pattern, fact in facts if gap and SPACE.meet(fact, gap.cube))


class Article(NamedTuple):
    """What a reviewer numbers: the points of one article (``smp-6.1.a``), the one nearest to the ordinary case first."""

    name: str
    points: tuple[Point, ...]

    @property
    def told(self) -> tuple[Point, ...]:
        """The points that a report numbers: the first, no corner of what a duty asks about, and no branch of another."""
        first, *others = self.points
        near = [one for one in others if one.rank.distance <= 1 and one.width >= CORNER and not one.branch]
        near = [one for one in near if crossed(one.lacks[0]) <= 1]
        persons = [one for one in (first, *near) if "actor" in one.cause.what]  # of whom one point tells all offences
        return first, *(one for one in near if one not in persons[1:])

    @property
    def verdict(self) -> Verdict:
        """The gravest word of its points."""
        return word_of(point.verdict for point in self.points)

    @property
    def duties(self) -> tuple[str, ...]:
        """Every duty that falls short, or is open, for one of its points."""
        return tuple(dict.fromkeys(name for point in self.points for name in point.duties))


class Sorted(NamedTuple):
    """All findings of one State: the points by article, the gravest first, and the lists of the rest in treaty order."""

    articles: tuple[Article, ...]
    heaps: Mapping[Heap, tuple[Finding, ...]]

    @property
    def points(self) -> tuple[Point, ...]:
        """The points of all articles in their order."""
        return tuple(point for article in self.articles for point in article.points)


def causes(assessment: Assessment) -> Sorted:
    """The findings by cause, in the order in which they matter."""
    place = Place(assessment.treaty)
    groups = within_offences(joined(lacks(assessment, place)), assessment.treaty.selections.compared)
    heaps: dict[Heap, list[Finding]] = defaultdict(list)
    homes: dict[str, Cause] = {}
    for cause, members in groups.items():
        for lack in members:
            name = lack.finding.duty.id
            if name not in homes or lack.distance < nearest(groups[homes[name]], name):
                homes[name] = cause
    followers: dict[Cause, list[Finding]] = defaultdict(list)
    for item in assessment.findings:
        if item.duty.id not in homes:
            open_alike = item.duty.bases if item.verdict is Verdict.UNSETTLED else ()
            behind = (item.outcome.follows, *open_alike) if item.verdict in (*SHORTFALLS, Verdict.UNSETTLED) else ()
            if base := next((homes[name] for name in behind if name in homes), None):
                followers[base].append(item)
            else:
                heaps[heap(item)].append(item)
    points = [gathered(cause, members, homes, followers[cause], assessment, place) for cause, members in groups.items()]
    by_article = grouped(
        (place.reported_under(point.head.duty), point) for point in sorted(points, key=lambda it: it.rank)
    )
    articles = (
        Article(name, tuple(sorted(own, key=lambda it: (it.branch, it.rank.distance, -it.width, it.rank))))
        for name, own in by_article.items()
    )
    return Sorted(tuple(articles), {name: tuple(items) for name, items in heaps.items()})


def nearest(members: Iterable[Lack], duty: str) -> int:
    """How near to the ordinary case the nearest shortfall of a duty lies among some."""
    return min(lack.distance for lack in members if lack.finding.duty.id == duty)


def gathered(
    cause: Cause,
    members: list[Lack],
    homes: Mapping[str, Cause],
    followers: list[Finding],
    assessment: Assessment,
    place: Place,
) -> Point:
    """One point from its shortfalls."""
    ranks = {id(lack): place.rank(lack.finding, lack.distance) for lack in members}
    # Within a paragraph the offence itself comes before what is less usual, whichever is missed altogether.
    # What falls short comes before what is only open, an offence before who helps in it, what no reading removes before
    # what one does, and of a circumstance that of the smuggling itself before all others; among equals the widest.
    paradigm = assessment.treaty.selections.compared[0]

    def order(lack: Lack) -> tuple[object, ...]:
        test, rank = lack.finding.duty.test, ranks[id(lack)]
        beside = isinstance(test, Aggravate) and test.of != paradigm
        contested = bool(lack.finding.outcome.removed_by)
        alike = (lack.distance, -left_out(lack)) if rank.builds else ()  # offences on which other duties build
        return rank.is_open, beside, not rank.builds, contested, alike, rank._replace(in_part=False)

    lacks = tuple(sorted(members, key=order))
    own = {lack.finding.duty.id for lack in lacks if homes[lack.finding.duty.id] == cause}
    behind = {item.duty.id for item in followers}
    touched = dict.fromkeys(lack.finding.duty.id for lack in lacks if lack.finding.duty.id not in own)
    head = lacks[0].finding
    return Point(
        identity(cause, head),
        cause,
        word_of(lack.finding.verdict for lack in lacks),
        lacks,
        tuple(item for item in assessment.findings if item.duty.id in own | behind),
        tuple(touched),
        ranks[id(lacks[0])]._replace(in_part=min(rank.in_part for rank in ranks.values()), breadth=-len(lacks)),
        own_reasons(head, {item.duty.id: item for item in assessment.findings}, assessment.law),
    )


def own_reasons(item: Finding, every: Mapping[str, Finding], law: Law) -> tuple[Doubt, ...]:
    """Why the law itself is open on a duty, but for what is open in the same way on the offences that it builds on.

    Whether an offence applies does not decide whether a circumstance makes it graver, nor who helps in it.
    """
    names = item.duty.bases
    shared = {doubt.reason.why for name in names if name in every for doubt in every[name].outcome.doubts}
    shared |= {terms.doubt.why for rating in law.ratings for _, terms in rating.alternatives if names and terms.doubt}
    return tuple(
        dict.fromkeys(one for one in item.outcome.doubts if one.reason.of_law and one.reason.why not in shared)
    )


def crossed(lack: Lack) -> int:
    """In how many questions the facts left out are narrower than the duty."""
    facts, within = (lack.gap.cube, lack.gap.within) if lack.gap else (0, 0)
    return sum(facts & field.mask != within & field.mask for field in SPACE.fields.values())


def left_out(lack: Lack) -> float:
    """How large a part of what its duty asks about one shortfall leaves out."""
    return SPACE.size(lack.gap.cube) / SPACE.size(lack.gap.within) if lack.gap else 1.0


def identity(cause: Cause, head: Finding) -> str:
    """The name of a point for good: the paragraph, and the element, rule or offence that is lacking."""
    return f"{cause.where or head.duty.id}:{'+'.join(cause.what) or cause.kind}".replace("_", "-")


def heap(item: Finding) -> Heap:
    """The list of a finding that is no point."""
    if item.verdict is Verdict.UNSETTLED and item.duty.strength in BINDING:
        return Heap.NOT_VERIFIED  # as the offences that it builds on
    known = {
        Verdict.NOT_VERIFIED: Heap.NOT_VERIFIED,
        Verdict.RESERVED: Heap.RESERVED,
        Verdict.NOT_ASSESSED: Heap.NOT_ASSESSED,
        Verdict.NOT_BOUND: Heap.NOT_BOUND,
        **dict.fromkeys(FULFILLED, Heap.MET),
        **dict.fromkeys((*LACKING, Verdict.UNSETTLED), Heap.NOT_REQUIRED),
        # Falls short only because what it follows is not there, and that is open or was not read.
        **dict.fromkeys(SHORTFALLS, Heap.NOT_VERIFIED),
    }
    return known[item.verdict]


# ---------------------------------------------------------------- from findings to causes


def lacks(assessment: Assessment, place: Place) -> Iterator[tuple[Cause, Lack]]:
    """Every binding shortfall, and whatever binding is open in law for a reason of its own, with its cause."""
    every = {item.duty.id: item for item in assessment.findings}
    for item in assessment.findings:
        if item.verdict in SHORTFALLS and item.severity != "none":
            yield from (
                (cause_of(item, gap, assessment.law, place), Lack(item, gap, distance(item, gap)))
                for gap in item.outcome.gaps or (None,)
            )
        elif (
            item.verdict is Verdict.UNSETTLED
            and item.duty.strength in BINDING
            and own_reasons(item, every, assessment.law)
        ):
            yield open_cause(item, place), Lack(item, None, 0)


def joined(found: Iterable[tuple[Cause, Lack]]) -> dict[Cause, list[Lack]]:
    """Shortfalls by cause; what lacks several elements goes with the one of them that others lack alone."""
    groups: dict[Cause, list[Lack]] = defaultdict(list)
    several: list[tuple[Cause, Lack]] = []
    unsettled: list[tuple[Cause, Lack]] = []
    for cause, lack in found:
        if cause.kind == "open":
            unsettled.append((cause, lack))
        elif cause.kind == "element" and len(cause.what) > 1:
            several.append((cause, lack))
        else:
            groups[cause].append(lack)
    for cause, lack in several:
        singles = (cause._replace(what=(name,)) for name in cause.what)
        groups[next((single for single in singles if single in groups), cause)].append(lack)
    # A reason is reported once in an article: what it leaves open stands with what falls short beside it.
    reasons: dict[tuple[str, str], Cause] = {}
    for cause, members in groups.items():
        for lack in members if cause.kind != "aggravation" else ():
            for key in of_law(lack):
                reasons.setdefault(key, cause)
    for cause, lack in unsettled:
        known = next((reasons[key] for key in of_law(lack) if key in reasons), cause)
        for key in of_law(lack):
            reasons.setdefault(key, known)
        groups[known].append(lack)
    return dict(groups)


def within_offences(groups: dict[Cause, list[Lack]], compared: Iterable[str]) -> dict[Cause, list[Lack]]:
    """Shortfalls where an offence that asks only for a part of one that is not there at all stands with that one.

    Who has no offence of smuggling lacks none that works without a group besides.
    """
    every = {cause: members for cause, members in groups.items() if cause.kind == "offence"}
    for whole in [cause for cause in every if cause.where in compared]:
        missing = [lack.gap.cube for lack in every[whole] if lack.gap]
        for cause, members in every.items():
            cubes = [lack.gap.cube for lack in members if lack.gap]
            if cause.where not in compared and cause in groups and cubes and not SPACE.minus(cubes, missing):
                groups[whole] += groups.pop(cause)
    return groups


def of_law(lack: Lack) -> Iterator[tuple[str, str]]:
    """The reasons for which the law itself is open on the duty of a shortfall, each with the article.

    What is open on an offence is so wherever a treaty asks for that offence.
    """
    article = "" if isinstance(lack.finding.duty.test, Criminalize) else paragraph(lack.finding.duty, 1)
    yield from ((article, doubt.reason.why) for doubt in lack.finding.outcome.doubts if doubt.reason.of_law)


def cause_of(item: Finding, gap: Gap | None, law: Law, place: Place) -> Cause:
    """The cause of one shortfall."""
    duty, test, outcome = item.duty, item.duty.test, item.outcome
    where = paragraph(item.duty)
    near = gap.near if gap else None
    nearest_law = (law.provisions[near.provision].id,) if near else ()
    if isinstance(test, Aggravate):
        return Cause("aggravation", paragraph(item.duty, 2))
    if isinstance(test, Spare):
        return Cause("spared", paragraph(item.duty, 1))
    if isinstance(test, Punish):
        return Cause("maximum", where, nearest_law)
    if isinstance(test, Provide):
        return Cause("jurisdiction", where) if gap else Cause("rule", "", outcome.missing[:1] or (duty.id,))
    if gap is None:
        return Cause("offence", where)
    root = place.root(duty, family_of(gap.cube))
    if near is None:
        return Cause("offence", root)
    return Cause("exclusion", root, nearest_law) if near.excluded else Cause("element", root, near.dimensions)


def open_cause(item: Finding, place: Place) -> Cause:
    """Where the law is open: the paragraph, as it stands together for the same circumstance or the same offences."""
    if isinstance(item.duty.test, Aggravate):
        return Cause("aggravation", paragraph(item.duty, 2))
    own = place.families(item.duty)
    return Cause("open", place.root(item.duty, own[0]) if own else paragraph(item.duty))


def distance(item: Finding, gap: Gap | None) -> int:
    """In how many questions no answer left out is an ordinary one; what the duty itself asks about is ordinary."""
    if gap is None:
        return 0
    asked = {change.dimension for change in item.duty.test.changed} if item.duty.test else set()
    return sum(
        not gap.cube & USUAL[name] and bool(gap.within & USUAL[name])
        for name in USUAL
        if name not in NOT_COUNTED and name not in asked
    )


def any_party(cube: int, facts: int) -> int:
    """Some facts of a law in which the word for all States Parties holds the States of a gap, which are parties."""
    return cube | (facts & SPACE.fields["state"].mask) if cube & SPACE.bit["state"]["parties"] else cube


def too_narrow(point: Point, law: Law) -> Near | None:
    """The provision that a point is about: the one that answers the ordinary case, where it lacks the same elements.

    Else the one nearest to the principal counterexample; None where there is none.
    """
    gap = point.principal
    if gap is None or gap.near is None or gap.near.excluded or point.cause.kind != "element":
        return gap.near if gap else None
    for index in point.head.outcome.provisions[:1]:
        missing = {
            SPACE.conflicts(gap.cube, any_party(norm.cube, gap.cube)) for norm in law.cover if norm.provision == index
        }
        if gap.near.dimensions in missing:
            return Near(index, gap.near.dimensions, (), law.nearest_clause(index, gap.cube))
    return gap.near
