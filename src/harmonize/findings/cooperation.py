"""Two States that cooperate: where that fails, and how much each difference of their laws weighs for it; dual criminality."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Choice, as_if_bound, assess
from harmonize.findings.causes import causes
from harmonize.findings.core_lines import Line, core_lines
from harmonize.findings.difference import Difference, SameFacts, both_rules, changes, facts_apart, same_facts
from harmonize.findings.drafting import Asked
from harmonize.findings.fact_pattern import point
from harmonize.findings.first_screen import answered_articles
from harmonize.findings.overlap import Overlap, Side
from harmonize.findings.surrender import Way, way
from harmonize.grouping import grouped
from harmonize.norms.facts import Pattern
from harmonize.norms.outcome import SHORTFALLS, Gap, Near, Outcome, Verdict
from harmonize.norms.rows import Row, shown
from harmonize.norms.status import Status
from harmonize.norms.word import Word

SERIOUS = 48  # months: UNTOC 2(b)
OFFENCES = ("definitions", "criminalization")  # topics that are about offences
RANGES = ("penalties", "aggravation")
TESTS = ("law", "transposed", "conduct")
JUDGED = {*SHORTFALLS, Verdict.MET, Verdict.EXCEEDS}


class Weight(Word):
    """How much a difference of two laws weighs for cooperation, the gravest first.

    ``OWED``: one punishes facts that the treaty asks both to punish, so that dual criminality fails. ``REFUSED``: surrender
    is barred. ``NOT_SERIOUS``: a serious crime (UNTOC 2(b)) in one of them only. ``BEYOND``: dual criminality fails for
    facts that the treaty leaves to the States. ``CONDITIONAL``: it depends on something. ``NOT_VERIFIED``: not known.
    ``NONE``: both punish, and a request is not hindered.
    """

    OWED = "owed"
    REFUSED = "refused"
    NOT_SERIOUS = "not_serious"
    BEYOND = "beyond"
    CONDITIONAL = "conditional"
    NOT_VERIFIED = "not_verified"
    NONE = "none"

    @property
    def rank(self) -> int:
        """Its place in the order, 0 for the gravest."""
        return list(Weight).index(self)


STANDINGS = {"barred": Weight.REFUSED, "depends": Weight.CONDITIONAL, "unknown": Weight.NOT_VERIFIED}


def weight(same: SameFacts) -> Weight:
    """What it weighs for cooperation that two laws answer the same facts otherwise."""
    if "unsettled" in (same.left.punishable, same.right.punishable):
        return Weight.NOT_VERIFIED
    if same.left.punishable != same.right.punishable:
        return Weight.OWED if same.owed else Weight.BEYOND
    lower, higher = sorted((same.left, same.right), key=lambda found: found.gravest.high)
    if not lower.gravest.high < SERIOUS <= higher.gravest.high:
        return Weight.NONE
    perhaps = max((extent.high for extent, _ in lower.otherwise), default=0)
    return Weight.NOT_VERIFIED if perhaps >= SERIOUS else Weight.NOT_SERIOUS


def weight_of(item: Overlap, cube: int) -> Weight:
    """What it weighs that one State does not punish some facts of a duty: whether the treaty asks for it."""
    return Weight.OWED if item.owes(cube) else Weight.BEYOND


def gravest(item: Overlap) -> Weight:
    """The gravest difference of two laws over the ordinary facts of one duty."""
    usual = item.ordinarily()
    found = [weight_of(item, cube) for cube in (*usual.only_first, *usual.only_second)]
    still = [Weight.NOT_VERIFIED] if item.open or item.unread else []
    return min([*found, *still], key=lambda weight: weight.rank, default=Weight.NONE)


class Obstacle(NamedTuple):
    """Where cooperation fails: what ``asked`` cannot do for ``asking`` (0 the first law, 1 the second), and what it weighs.

    ``kind`` is dual_criminality, serious_crime, or the name of a step of the way to surrender, with ``why`` it stops. The first
    two hold for standard ``cases``; ``near`` is the offence of ``asked`` that a drafter would extend for them, if any.
    """

    kind: str
    duty: str
    asking: int
    asked: int
    weight: Weight
    cases: tuple[SameFacts, ...] = ()
    near: Near | None = None
    why: str = ""


class Further(Word):
    """Which of two laws goes further on an article: by verdict, then by the facts punished, then by the maximum."""

    LEFT = "first"
    RIGHT = "second"
    EACH = "each in part"
    NEITHER = "alike"
    OPEN = "open"


class CoreRow(NamedTuple):
    """One core article in two laws, and which of them goes further."""

    left: Line
    right: Line
    further: Further


@shown
class Comparison(NamedTuple):
    """Two laws on their days side by side, for a meeting of two ministries; a part is empty where the topic leaves it out."""

    difference: Difference
    core: tuple[CoreRow, ...]
    ways: tuple[Way, ...]
    obstacles: tuple[Obstacle, ...]

    @property
    def summary(self) -> str:
        """The two laws with their days."""
        return told_of(self.difference)

    def rows(self) -> list[Row]:
        """One row per duty with the verdict of each law."""
        return [
            {**item.duty.row(), "first": item.before.words, "second": item.after.words}
            for item in self.difference.duties
        ]


def told_of(found: Difference) -> str:
    """Two laws with their days."""
    return " and ".join(f"{item.party.name} on {item.day}" for item in (found.left, found.right))


def compare(
    left: Side,
    right: Side,
    status: Status,
    patterns: Sequence[Pattern],
    topics: tuple[str, ...] = (),
    known: tuple[dict[str, Outcome], dict[str, Outcome]] = ({}, {}),
) -> Comparison:
    """Two laws side by side; ``patterns`` are the standard cases, ``known`` are outcomes worked out before."""

    def wanted(*names: str) -> bool:
        return not topics or bool(set(topics) & set(names))

    done, lines = zip(*(assessed(*one, status, topics) for one in zip((left, right), known, strict=True)), strict=True)
    found = Difference(
        left.dated,
        right.dated,
        changes(done[0], done[1], (left.evaluator.on_day.words, right.evaluator.on_day.words)),
        facts_apart(left, right) if wanted(*OFFENCES) else (),
        tuple(same_facts(left, right, patterns, vary=True)) if wanted(*RANGES, *OFFENCES) else (),
        tuple(both_rules(left, right, topics)),
    )
    deed = left.evaluator.treaty.selections.deed
    asked = left.law.code != right.law.code and wanted("extradition")
    ways = (way(left, right, deed, status), way(right, left, deed, status)) if asked else ()
    core = tuple(CoreRow(one, other, further(one, other, found.facts)) for one, other in zip(*lines, strict=True))
    return Comparison(found, core, ways, obstacles(left, right, found.ranges, ways))


def assessed(
    side: Side, known: dict[str, Outcome], status: Status, topics: tuple[str, ...]
) -> tuple[Assessment, tuple[Line, ...]]:
    """A law against the treaties, and its core articles."""
    evaluator = side.evaluator
    found = assess(
        side.law, side.party, evaluator.treaty, status, side.day, {}, Choice(topics=topics), known, evaluator
    )
    unbound = as_if_bound(found, status, known, evaluator)
    return found, core_lines(found, causes(found), unbound, answered_articles(found, unbound, status))


def further(left: Line, right: Line, facts: Iterable[Overlap]) -> Further:
    """Which of two laws goes further on a core article; open where one of them cannot be told."""
    if not {left.verdict, right.verdict} <= JUDGED:
        return Further.OPEN
    asked = {item.duty.id for item in left.findings}
    usual = [item.ordinarily() for item in facts if item.duty.id in asked]
    maxima = [max((one.range.high for one in line.answers if one.range), default=0) for line in (left, right)]
    for more in (
        (right.verdict.rank - left.verdict.rank, left.verdict.rank - right.verdict.rank),
        (any(item.only_first for item in usual), any(item.only_second for item in usual)),
        (maxima[0] - maxima[1], maxima[1] - maxima[0]) if all(maxima) else (0, 0),
    ):
        if any(one > 0 for one in more):
            return Further.EACH if all(more) and min(more) > 0 else Further.LEFT if more[0] > 0 else Further.RIGHT
    return Further.NEITHER


# ---------------------------------------------------------------- obstacles


def obstacles(left: Side, right: Side, ranges: Iterable[SameFacts], ways: Sequence[Way]) -> tuple[Obstacle, ...]:
    """Where cooperation fails, the gravest first; cases with one cause are one obstacle."""
    asked = [same for same in ranges if same.duty and not same.changed]  # of smuggling, not of the migrant's own entry
    alone = grouped((key, same) for same in asked for key in unlike(left, right, same))
    found = (
        *(
            Obstacle(kind, cases[0].duty, 1 - held, held, grave, tuple(cases), near)
            for (kind, held, grave, near), cases in alone.items()
        ),
        *chain.from_iterable(stopped(one, left) for one in ways),
    )
    return tuple(sorted(found, key=lambda item: item.weight.rank))


def unlike(left: Side, right: Side, same: SameFacts) -> Iterator[tuple[str, int, Weight, Near | None]]:
    """What keeps one of two laws behind the other on a standard case, and which: no offence, or no serious crime.

    Facts that the treaty leaves to each State need be no serious crime.
    """
    grave, sides = weight(same), (left, right)
    if grave in (Weight.OWED, Weight.BEYOND):
        asked = int(same.left.punishable == "yes")
        yield "dual_criminality", asked, grave, extended(sides[asked], same) if same.owed else None
    elif grave is Weight.NOT_SERIOUS and same.owed:
        yield "serious_crime", same.milder - 1, grave, extended(sides[same.milder - 1], same)


def extended(side: Side, same: SameFacts) -> Near | None:
    """The offence that a drafter would extend for some facts, and its elements in the way; None where there is none."""
    evaluator = side.evaluator
    duty = evaluator.duty(same.duty)
    cube = point({"state": "own", **same.facts}, evaluator.on_day.words)
    within = next((region for region in evaluator.region(duty).cubes if not cube & ~region), 0)
    ways = Asked(evaluator, duty).ways(Gap(cube, within, None)) if within else []
    return Near(ways[0].provision, ways[0].elements, ()) if ways else None


def stopped(found: Way, left: Side) -> Iterator[Obstacle]:
    """The steps on which a request for surrender fails or depends."""
    asking = int(found.asking != left.law.code)
    for step in found.steps:
        if step.standing in STANDINGS:
            article = left.evaluator.treaty.selections.surrender
            yield Obstacle(step.name, article, asking, 1 - asking, STANDINGS[step.standing], why=step.why)


# ---------------------------------------------------------------- dual criminality


class Request(NamedTuple):
    """One standard fact pattern, at the border of the State that asks: the first asks the second, and back."""

    pattern: Pattern
    there: Way
    back: Way


@shown
class Dual(NamedTuple):
    """What two States punish over the facts of the Protocol, and the way to surrender each way.

    ``test`` is how dual criminality is tested: as the asked State's law says, transposed, or by the conduct as it was.
    """

    difference: Difference
    test: str
    requests: tuple[Request, ...]

    @property
    def summary(self) -> str:
        """The two laws with their days, and the test."""
        return f"{told_of(self.difference)}, tested by {self.test}"

    def rows(self) -> list[Row]:
        """One row per standard fact pattern: whether the way to surrender is open when the first asks, and when the second does."""
        return [
            {
                "facts": item.pattern.id,
                "name": item.pattern.name,
                "first_asks_second": item.there.standing,
                "second_asks_first": item.back.standing,
            }
            for item in self.requests
        ]


def dual(left: Side, right: Side, status: Status, patterns: Sequence[Pattern], test: str = "law") -> Dual:
    """Dual criminality of two States. Regions are transposed unless the conduct is tested as it was."""
    found = Difference(left.dated, right.dated, facts=facts_apart(left, right, mirror=test != "conduct"))
    transposed = {"transposed": True, "conduct": False}.get(test)
    requests = tuple(
        Request(
            item,
            way(left, right, item.facts, status, transposed=transposed),
            way(right, left, item.facts, status, transposed=transposed),
        )
        for item in patterns
    )
    return Dual(found, test, requests)
