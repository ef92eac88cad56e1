"""Two laws over the same region of facts: what both punish, what only one of them does, and what stays open.

In the *mirror* frame the two States change places in the second law, so that its own border meets the first law's own:
the question of a comparison, and of dual criminality where facts are transposed (UNTOC 16(1); Model Law art. 2). In the
*plain* frame both laws are asked about the very same facts, at the border where they happened.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.conduct.primes import Obstacle, holding, irredundant, primes
from harmonize.duties.coverage import Offence, hits, obstacles, real, remaining
from harmonize.duties.docket import COARSE, STATE, Docket
from harmonize.duties.gaps import ORDER
from harmonize.norms.facts import UNASKED, family_of, ordinary, ordinary_case
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty

# Seen from two States the same fact has two names in these dimensions; in the plain frame only values that hold for both.
SAME_FOR_BOTH = {
    "leaves": ("other_unlawfully", "other_lawfully"),
    "person": ("third_country", "stateless"),
    "doc_issuer": ("foreign",),
}
EVERY_STATE = sum(SPACE.bit["state"][code] for code in STATES)
RELATIONS = ("equivalent", "first_wider", "second_wider", "overlapping", "disjoint", "neither", "open", "not_read")


class Side(NamedTuple):
    """One of two laws on its day, ready to be asked. ``halves`` keeps what it makes of a region for the next partner."""

    party: Party
    day: str
    docket: Docket
    halves: "dict[tuple[str, bool, int], Half]"

    @property
    def law(self) -> Law:
        """The law with its dated words worked out."""
        return self.docket.law


class Facing(NamedTuple):
    """What two laws make of the region of one duty and of what lies just beyond it (no benefit, recklessness ...).

    ``frame`` are the facts asked; the others are pieces of it: surely punished by ``both``, surely by one and surely not
    by the other, and the rest that turns on something unsettled. ``away`` are facts that nobody asks about.
    """

    duty: Duty
    mirror: bool
    frame: tuple[int, ...]
    both: tuple[int, ...]
    only_first: tuple[int, ...]
    only_second: tuple[int, ...]
    open: tuple[int, ...]
    covers: tuple[tuple[Offence, ...], tuple[Offence, ...], tuple[Offence, ...], tuple[Offence, ...]]
    away: tuple[int, ...]
    unread: tuple[str, ...]

    @property
    def neither(self) -> tuple[int, ...]:
        """The facts that surely neither of the two punishes."""
        _, first, _, second = self.covers
        return absorbed(real(remaining(remaining(self.frame, first), second), self.away))

    @property
    def relation(self) -> str:
        """One of RELATIONS; ``not_read`` when a law was not read for it, ``open`` when all turns on what is unsettled."""
        if self.unread:
            return "not_read"
        if self.only_first and self.only_second:
            return "overlapping" if self.both else "disjoint"
        if self.only_first:
            return "first_wider"
        if self.only_second:
            return "second_wider"
        return "equivalent" if self.both else "open" if self.open else "neither"

    def ordinarily(self) -> "Facing":
        """The same in the ordinary case: no aggravating circumstance, no special motive, tie or auspices."""
        frame = tuple(ordinary_case(cube) for cube in self.frame)

        def cut(pieces: tuple[int, ...]) -> tuple[int, ...]:
            return absorbed(both for piece in pieces for cube in frame if (both := SPACE.meet(piece, cube)))

        return self._replace(
            frame=frame,
            both=cut(self.both),
            only_first=cut(self.only_first),
            only_second=cut(self.only_second),
            open=cut(self.open),
        )

    def told(self, part: str) -> list[int]:
        """The maximal cubes of one part, none superfluous, the ordinary case first."""
        first, first_maybe, second, second_maybe = self.covers
        pieces: tuple[int, ...] = getattr(self, part)
        blocked = {
            "both": [*self.outside(first), *self.outside(second)],
            "only_first": [*self.outside(first), *self.inside(second_maybe)],
            "only_second": [*self.outside(second), *self.inside(first_maybe)],
            "neither": [*self.inside(first_maybe), *self.inside(second_maybe)],
        }[part]
        listed = self.duty.criminalize.listed
        order = [*(name for name in ORDER if name not in listed), *reversed(listed)]
        found: list[int] = []
        for within in self.frame:
            own = [piece for piece in pieces if not piece & ~within]
            found += irredundant(primes(SPACE, own, within, blocked, order), holding(SPACE, own))
        return sorted(found, key=lambda cube: (not ordinary(cube), -SPACE.size(cube)))

    def outside(self, cover: Sequence[Offence]) -> list[Obstacle]:
        """The asked facts that a cover does not reach, as obstacles."""
        return [
            (piece, [item for item in self.away if SPACE.meet(item, piece)]) for piece in remaining(self.frame, cover)
        ]

    def inside(self, cover: Sequence[Offence]) -> list[Obstacle]:
        """The facts that a cover reaches, as obstacles."""
        return list(obstacles(cover, self.away))


class Half(NamedTuple):
    """One law over the facts asked: its sure and its possible cover, what it surely punishes, and what is doubtful."""

    duty: Duty
    away: tuple[int, ...]
    unread: bool
    frame: tuple[int, ...]
    sure: tuple[Offence, ...]
    maybe: tuple[Offence, ...]
    hit: tuple[int, ...]
    doubtful: tuple[int, ...]

    def turned(self, own: int, partner: int) -> "Half":
        """The same with two States in each other's place."""
        both = own | partner

        def facts(cubes: Iterable[int]) -> tuple[int, ...]:
            # Facts at both borders, or at neither, stay as they are.
            return tuple([cube ^ both if (seen := cube & both) and seen != both else cube for cube in cubes])

        def cover(items: Iterable[Offence]) -> tuple[Offence, ...]:
            return tuple([Offence(index, facts(cubes), facts(beside)) for index, cubes, beside in items])

        maybe = cover(self.maybe)
        return self._replace(
            sure=cover(self.sure) if self.sure is not self.maybe else maybe,
            maybe=maybe,
            hit=facts(self.hit),
            doubtful=facts(self.doubtful),
        )


def half(side: Side, duty: Duty, partner: int, *, mirror: bool) -> Half:
    """One law over the region of a duty; worked out once for all partners whose border lies in that region anyway.

    For the other partners it is worked out once with all their borders, and cut to the frame of each.
    """
    parties = side.docket.states(("parties",))
    outside, everywhere = partner & ~parties, EVERY_STATE & ~parties
    key = (duty.id, mirror, outside)
    if key not in side.halves:
        duty = side.docket.duty(duty.id)
        frame = framed(side.docket, duty, partner, mirror=mirror)
        if outside in (0, everywhere):
            side.halves[key] = worked_out(side, duty, frame)
        else:
            whole = half(side, duty, EVERY_STATE, mirror=mirror)
            side.halves[key] = whole._replace(
                frame=frame, hit=inside_of(whole.hit, frame), doubtful=inside_of(whole.doubtful, frame)
            )
    return side.halves[key]


def worked_out(side: Side, duty: Duty, frame: tuple[int, ...]) -> Half:
    """One law over some facts."""
    docket = side.docket
    candidates = docket.candidates(docket.scope(duty).kinds, frame)
    sure, maybe = docket.covers(candidates.groups, frame)
    same = maybe == sure
    return Half(
        duty,
        docket.scope(duty).away,
        any(side.law.status(section) is SectionStatus.NOT_READ for section in duty.reads),
        frame,
        sure,
        sure if same else maybe,
        tuple(hits(frame, sure)),
        () if same else tuple(remaining(hits(frame, maybe), sure)),
    )


def inside_of(pieces: Iterable[int], frame: tuple[int, ...]) -> tuple[int, ...]:
    """Pieces cut to some facts."""
    return tuple([both for piece in pieces for cube in frame if (both := SPACE.meet(piece, cube))])


def facing(first: Side, second: Side, duty: Duty, *, mirror: bool = True) -> Facing:
    """Two laws over the region of one duty. Jurisdiction is left aside: it is asked where surrender is."""
    own, partner = SPACE.bit["state"][first.law.code], SPACE.bit["state"][second.law.code]
    one, other = half(first, duty, partner, mirror=mirror), half(second, duty, own, mirror=mirror)
    if mirror and own != partner:
        other = other.turned(own, partner)
    away = one.away
    return Facing(
        one.duty,
        mirror,
        one.frame,
        tuple(real(hits(one.hit, other.sure), away)),
        absorbed(real(remaining(one.hit, other.maybe), away)),
        absorbed(real(remaining(other.hit, one.maybe), away)),
        absorbed(real((*one.doubtful, *other.doubtful), away)) if one.doubtful or other.doubtful else (),
        (one.sure, one.maybe, other.sure, other.maybe),
        away,
        tuple(side.law.code for side, side_half in ((first, one), (second, other)) if side_half.unread),
    )


def framed(docket: Docket, duty: Duty, partner: int, *, mirror: bool) -> tuple[int, ...]:
    """The region of a duty, with what it lists as going beyond, and with the partner's border among those protected."""
    beyond = 0
    for mask, bits in (item.replacement for item in duty.criminalize.beyond):
        # Attempt and preparation, like roles, are a matter of the general part; they would split every region in two.
        beyond |= 0 if mask & COARSE else bits
    same = [
        (SPACE.fields[name].mask, sum(SPACE.bit[name][value] for value in values))
        for name, values in SAME_FOR_BOTH.items()
    ]
    found = []
    for cube in docket.region(duty.criminalize.region):
        wide = cube | beyond
        if not mirror or (cube & STATE).bit_count() > 1:
            wide |= partner
        if not mirror:
            for mask, bits in same:
                # Where the conduct does not have the question, all values stand open and stay so.
                wide &= ~mask | bits | (mask & UNASKED[family_of(cube)])
        found.append(wide)
    return tuple(found)


def mirrored(cube: int, own: int, partner: int) -> int:
    """Facts in which two States have changed places."""
    return cube ^ (own | partner) if bool(cube & own) != bool(cube & partner) else cube
