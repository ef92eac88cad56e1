"""Obstacles to cooperation between two States, and how much each difference of their laws weighs for it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.gaps import nearest
from harmonize.findings.case import Answer
from harmonize.findings.overlap import Overlap, Side, mirrored
from harmonize.findings.surrender import Way
from harmonize.norms.outcome import Near
from harmonize.norms.treaty import Duty
from harmonize.norms.word import Word

SERIOUS = 48  # months: UNTOC 2(b)
TOLD = 2  # regions of one part that become obstacles


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
PARTS = (("only_first", 0, 1), ("only_second", 1, 0))  # the part, who punishes it, who does not


class Same(NamedTuple):
    """The answers of two laws to the same facts, each seen from its own State: a standard case, or one varied in ``changed``.

    ``owed`` says that the treaty asks both to criminalize them.
    """

    duty: str
    name: str
    facts: dict[str, object]
    changed: tuple[tuple[str, str], ...]
    first: Answer
    second: Answer
    owed: bool

    @property
    def milder(self) -> int:
        """1 or 2 for the law with the lower range, 0 when they are alike or one punishes nothing surely."""
        if not self.first.punishable == self.second.punishable == "yes" or self.first.gravest == self.second.gravest:
            return 0
        return 1 if self.first.gravest.severity < self.second.gravest.severity else 2

    @property
    def weight(self) -> Weight:
        """What it weighs for cooperation that the answers differ."""
        if "unsettled" in (self.first.punishable, self.second.punishable):
            return Weight.NOT_VERIFIED
        if self.first.punishable != self.second.punishable:
            return Weight.OWED if self.owed else Weight.BEYOND
        lower, higher = sorted((self.first.gravest.high, self.second.gravest.high))
        return Weight.NOT_SERIOUS if lower < SERIOUS <= higher else Weight.NONE


class Obstacle(NamedTuple):
    """Where cooperation fails: what ``asked`` cannot do for ``asking`` (0 the first law, 1 the second), and what it weighs.

    ``kind`` is dual_criminality (``cube`` are the facts in question, in the mirror frame, inside ``within``; ``near`` the
    provision of ``asked`` that would have to be extended), serious_crime (``same`` are the facts whose maximum there is below
    four years), or the name of a step of the way to surrender.
    """

    kind: str
    duty: str
    asking: int
    asked: int
    weight: Weight
    cube: int = 0
    within: int = 0
    near: Near | None = None
    same: Same | None = None
    why: str = ""


def obstacles(
    first: Side, second: Side, overlaps: Iterable[Overlap], ranges: Iterable[Same], ways: Sequence[Way]
) -> tuple[Obstacle, ...]:
    """Where cooperation fails, the gravest first."""
    found = (
        *(one for item in overlaps for one in unshared(first, second, item)),
        *(one for same in ranges for one in not_serious(same)),
        *(one for way in ways for one in stopped(way, first)),
    )
    return tuple(sorted(found, key=lambda item: item.weight.rank))


def unshared(first: Side, second: Side, item: Overlap) -> Iterator[Obstacle]:
    """The facts of one duty, in the ordinary case, that only one of the two punishes."""
    own, partner = SPACE.bit["state"][first.law.code], SPACE.bit["state"][second.law.code]
    usual = item.ordinarily()
    for part, asking, asked in PARTS:
        lacking = (first, second)[asked].evaluator
        for cube in usual.told(part)[:TOLD]:
            within = next(frame for frame in usual.frame.cubes if not cube & ~frame)
            seen = mirrored(cube, own, partner) if asked else cube
            near = nearest(lacking.penal, seen, lacking.kinds(item.duty))
            weight = unpunished(first, item.duty, cube)
            yield Obstacle("dual_criminality", item.duty.id, asking, asked, weight, cube, within, near)


def unpunished(first: Side, duty: Duty, cube: int) -> Weight:
    """What it weighs that one State does not punish some facts of a duty: whether the treaty asks for it."""
    return Weight.OWED if owed(first, duty, cube) else Weight.BEYOND


def owed(side: Side, duty: Duty, cube: int) -> bool:
    """Whether a duty asks a State to criminalize some of the facts."""
    return any(SPACE.meet(cube, region) for region in side.evaluator.on_day.dated(duty.criminalize.region))


def gravest(first: Side, item: Overlap) -> Weight:
    """The gravest difference of two laws over the ordinary facts of one duty."""
    usual = item.ordinarily()
    found = [unpunished(first, item.duty, cube) for part, _, _ in PARTS for cube in getattr(usual, part)]
    still = [Weight.NOT_VERIFIED] if item.open or item.unread else []
    return min([*found, *still], key=lambda weight: weight.rank, default=Weight.NONE)


def not_serious(same: Same) -> Iterator[Obstacle]:
    """Facts that are a serious crime in one of the two only."""
    if not same.changed and same.milder and same.weight is Weight.NOT_SERIOUS:
        yield Obstacle("serious_crime", same.duty, 2 - same.milder, same.milder - 1, same.weight, same=same)


def stopped(way: Way, first: Side) -> Iterator[Obstacle]:
    """The steps on which a request for surrender fails or depends."""
    asking = int(way.asking != first.law.code)
    for step in way.steps:
        if step.standing in STANDINGS:
            article = first.evaluator.treaty.selections.surrender
            yield Obstacle(step.name, article, asking, 1 - asking, STANDINGS[step.standing], why=step.why)
