"""Two laws over the same region of facts: what both punish, what only one of them does, and what stays open.

In the *mirror* frame the two States change places in the second law, so that its own border meets the first law's own:
the question of a comparison, and of dual criminality where facts are transposed (UNTOC 16(1); Model Law art. 2). In the
*plain* frame both laws are asked about the very same facts, at the border where they happened.
"""

from collections.abc import Iterable
from typing import NamedTuple, Self

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import Share, Shares, real, regions, walls
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import ORDER
from harmonize.findings.answer import Answer
from harmonize.norms.facts import UNASKED, family_of, ordinary, ordinary_case
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.law_on_day import STATE, LawOnDay
from harmonize.norms.penalty_rules import CARRIED
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import Duty, Treaty

# Seen from two States the same fact has two names in these dimensions; in the plain frame only values that hold for both.
SAME_FOR_BOTH = {
    "leaves": ("other_unlawfully", "other_lawfully"),
    "person": ("third_country", "stateless"),
    "doc_issuer": ("foreign",),
}
EVERY_STATE = sum(SPACE.bit["state"][code] for code in STATES)


class Dated(NamedTuple):
    """A State's law on a day (ISO date), its dated words worked out."""

    party: Party
    day: str
    law: Law


class Side(NamedTuple):
    """One of two laws on its day, ready to be asked.

    For the next partner ``halves`` keeps what it makes of a region, ``replies`` what it answers to facts.
    """

    party: Party
    day: str
    evaluator: Evaluator
    halves: "dict[tuple[str, bool, int], Half]"
    replies: "dict[tuple[str, bool], Answer]"

    @classmethod
    def of(cls, law: Law, party: Party, day: str, treaty: Treaty, status: Status) -> Self:
        """A law made ready to be set against another."""
        return cls(party, day, Evaluator(LawOnDay(law, status.members(day)), treaty, treaty.readings({})), {}, {})

    @property
    def law(self) -> Law:
        """The law with its dated words worked out."""
        return self.evaluator.law

    @property
    def dated(self) -> Dated:
        """The same as a value, which asks nothing."""
        return Dated(self.party, self.day, self.law)


class Overlap(NamedTuple):
    """What two laws make of the region of one duty and of what lies just beyond it (no benefit, recklessness ...).

    ``frame`` are the facts asked, less those that nobody asks about; the others are cubes of it: surely punished by ``both``,
    surely by one and surely not by the other, and the rest that turns on something unsettled. ``owed`` are those that the
    treaty asks the first State to criminalize.
    """

    duty: Duty
    mirror: bool
    frame: Region
    owed: tuple[int, ...]
    both: tuple[int, ...]
    only_first: tuple[int, ...]
    only_second: tuple[int, ...]
    open: tuple[int, ...]
    covers: tuple[Shares, Shares, Shares, Shares]
    unread: tuple[str, ...]

    @property
    def neither(self) -> tuple[int, ...]:
        """The facts that surely neither of the two punishes."""
        _, first, _, second = self.covers
        return absorbed(self.frame.beyond(regions((*first, *second))).inhabited().cubes)

    def owes(self, cube: int) -> bool:
        """Whether the treaty asks for some of the facts."""
        return any(SPACE.meet(cube, region) for region in self.owed)

    @property
    def relation(self) -> str:
        """``equivalent``, ``first_wider`` ...; ``not_read`` when a law was not read for it, ``open`` when all turns on what is unsettled."""
        if self.unread:
            return "not_read"
        if self.only_first and self.only_second:
            return "overlapping" if self.both else "disjoint"
        if self.only_first:
            return "first_wider"
        if self.only_second:
            return "second_wider"
        return "equivalent" if self.both else "open" if self.open else "neither"

    def ordinarily(self) -> "Overlap":
        """The same in the ordinary case: no aggravating circumstance, no special motive, tie or auspices."""
        frame = Region(tuple(ordinary_case(cube) for cube in self.frame.cubes), self.frame.excluding)
        asked = Region(frame.cubes)

        def cut(cubes: tuple[int, ...]) -> tuple[int, ...]:
            return (Region(cubes) & asked).cubes

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
        for within in self.frame.cubes:
            own = Region(tuple(piece for piece in pieces if not piece & ~within))
            found += own.presented(order, within, blocked).cubes
        return sorted(found, key=lambda cube: (not ordinary(cube), -SPACE.size(cube)))

    def outside(self, cover: Shares) -> list[Region]:
        """The asked facts that a cover does not reach."""
        return [self.frame.beyond(regions(cover))]

    def inside(self, cover: Shares) -> list[Region]:
        """The facts that a cover reaches."""
        return walls(cover, self.frame.excluding)


class Half(NamedTuple):
    """One law over the facts asked: its sure and its possible cover, what it surely punishes, and what is doubtful."""

    duty: Duty
    unread: bool
    frame: Region
    owed: tuple[int, ...]
    sure: Shares
    maybe: Shares
    hit: tuple[int, ...]
    doubtful: tuple[int, ...]

    def turned(self, own: int, partner: int) -> "Half":
        """The same with two States in each other's place."""
        both = own | partner

        def facts(cubes: tuple[int, ...]) -> tuple[int, ...]:
            for cube in cubes:
                if (seen := cube & both) and seen != both:
                    return tuple([it ^ both if (seen := it & both) and seen != both else it for it in cubes])
            return cubes  # facts at both borders, or at neither, stay as they are

        def share(own: Share) -> Share:
            cubes, excluding = facts(own.region.cubes), facts(own.region.excluding)
            same = cubes is own.region.cubes and excluding is own.region.excluding
            return own if same else Share(own.provision, Region(cubes, excluding))

        def cover(shares: Shares) -> Shares:
            return tuple([share(own) for own in shares])

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
    parties = side.evaluator.on_day.states(("parties",))
    outside, everywhere = partner & ~parties, EVERY_STATE & ~parties
    key = (duty.id, mirror, outside)
    if key not in side.halves:
        duty = side.evaluator.duty(duty.id)
        frame = framed(side.evaluator, duty, partner, mirror=mirror)
        if outside in (0, everywhere):
            side.halves[key] = worked_out(side, duty, frame)
        else:
            whole = half(side, duty, EVERY_STATE, mirror=mirror)
            side.halves[key] = whole._replace(
                frame=frame, hit=inside_of(whole.hit, frame.cubes), doubtful=inside_of(whole.doubtful, frame.cubes)
            )
    return side.halves[key]


def worked_out(side: Side, duty: Duty, frame: Region) -> Half:
    """One law over some facts."""
    evaluator = side.evaluator
    sure, maybe = evaluator.penal.punished(evaluator.kinds(duty)).covers(frame.cubes)
    same, asked = maybe == sure, Region(frame.cubes)
    return Half(
        duty,
        any(side.law.status(section) is SectionStatus.NOT_READ for section in duty.reads),
        frame,
        evaluator.on_day.dated(duty.criminalize.region),
        sure,
        sure if same else maybe,
        asked.hit(regions(sure)).cubes,
        () if same else asked.hit(regions(maybe)).beyond(regions(sure)).cubes,
    )


def inside_of(pieces: Iterable[int], frame: tuple[int, ...]) -> tuple[int, ...]:
    """Pieces cut to some facts."""
    return tuple([both for piece in pieces for cube in frame if (both := SPACE.meet(piece, cube))])


def overlap(first: Side, second: Side, duty: Duty, *, mirror: bool = True) -> Overlap:
    """Two laws over the region of one duty. Jurisdiction is left aside: it is asked where surrender is."""
    own, partner = SPACE.bit["state"][first.law.code], SPACE.bit["state"][second.law.code]
    one, other = half(first, duty, partner, mirror=mirror), half(second, duty, own, mirror=mirror)
    if mirror and own != partner:
        other = other.turned(own, partner)
    unasked = one.frame.excluding

    def left(cubes: tuple[int, ...], cover: Shares) -> tuple[int, ...]:
        return absorbed(Region(cubes, unasked).beyond(regions(cover)).inhabited().cubes) if cubes else ()

    return Overlap(
        one.duty,
        mirror,
        one.frame,
        one.owed,
        Region(one.hit, unasked).hit(regions(other.sure)).inhabited().cubes,
        left(one.hit, other.maybe),
        left(other.hit, one.maybe),
        absorbed(real((*one.doubtful, *other.doubtful), unasked)),
        (one.sure, one.maybe, other.sure, other.maybe),
        tuple(side.law.code for side, side_half in ((first, one), (second, other)) if side_half.unread),
    )


def framed(evaluator: Evaluator, duty: Duty, partner: int, *, mirror: bool) -> Region:
    """The region of a duty, with what it lists as going beyond, and with the partner's border among those protected."""
    beyond = 0
    for mask, bits in (item.replacement for item in duty.criminalize.beyond):
        # Attempt and preparation, like roles, are a matter of the general part; they would split every region in two.
        beyond |= 0 if mask & CARRIED else bits
    same = [
        (SPACE.fields[name].mask, sum(SPACE.bit[name][value] for value in values))
        for name, values in SAME_FOR_BOTH.items()
    ]
    found = []
    for cube in evaluator.on_day.dated(duty.criminalize.region):
        wide = cube | beyond
        if not mirror or (cube & STATE).bit_count() > 1:
            wide |= partner
        if not mirror:
            for mask, bits in same:
                # Where the conduct does not have the question, all values stand open and stay so.
                wide &= ~mask | bits | (mask & UNASKED[family_of(cube)])
        found.append(wide)
    return Region(tuple(found), evaluator.region(duty).excluding)


def mirrored(cube: int, own: int, partner: int) -> int:
    """Facts in which two States have changed places."""
    return cube ^ (own | partner) if bool(cube & own) != bool(cube & partner) else cube
