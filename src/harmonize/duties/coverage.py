"""What a cover reaches of required facts, and what it leaves: the set operations that all forms of duty share."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed, hull
from harmonize.conduct.space import Cube
from harmonize.norms.facts import normal, ordinary_slice

NOBODY = -1  # in the place of a provision: facts that a duty asks about itself


class Share(NamedTuple):
    """What one provision contributes to a cover, or to the facts that are required."""

    provision: int
    region: Region


Shares = tuple[Share, ...]


class Coverage(NamedTuple):
    """A region set against a cover.

    ``region`` is what a duty asks about, less what nobody asks; ``asked`` are the required facts. ``gaps`` are those not even
    possibly punished, ``doubtful`` those only possibly punished: cubes that hold at least one fact of the region.
    ``punished`` and ``surely`` are the possible and the sure cover; they may reach beyond the region.
    """

    region: Region
    asked: tuple[Cube, ...]
    gaps: tuple[Cube, ...]
    doubtful: tuple[Cube, ...]
    punished: Shares
    surely: Shares

    @property
    def provisions(self) -> tuple[int, ...]:
        """The provisions that (possibly) punish something that is asked."""
        return tuple(dict.fromkeys(reaching(self.punished, self.asked, self.region.excluding)))

    @property
    def walls(self) -> list[Region]:
        """What a doubt may not be widened into: what is surely punished, and what is surely not."""
        return [*walls(inside(self.surely, self.asked), self.region.excluding), Region(self.gaps)]


def regions(cover: Iterable[Share]) -> list[Region]:
    """What each provision reaches, whichever it is: once what several of them reach alike."""
    return list(dict.fromkeys(share.region for share in cover))


def real(pieces: Iterable[Cube], excluding: Sequence[Cube]) -> list[Cube]:
    """The pieces that hold at least one fact outside of what is excluded."""
    return [piece for piece in pieces if SPACE.survives(piece, excluding)]


def any_real(pieces: Iterable[Cube], excluding: Sequence[Cube]) -> bool:
    """Whether one of some pieces holds a fact outside of what is excluded."""
    return any(SPACE.survives(piece, excluding) for piece in pieces)


def any_fact(facts: Iterable[Share], excluding: Sequence[Cube]) -> bool:
    """Whether some provisions reach any fact that is asked."""
    return any(SPACE.survives(cube, (*own.excluding, *excluding)) for _, own in facts for cube in own.cubes)


def against(part: Share, cover: Iterable[Share]) -> list[Region]:
    """What a cover reaches, to be set against required facts: first by the provision that they come from.

    An offence that a duty follows, asked with another role or stage, is mostly held by the same provision, whose own
    exclusions need no work there: the required facts have them already.
    """
    around, known = hull(part.region.cubes), part.region.excluding
    own: list[Share] = []
    others: list[Share] = []
    for share in cover:
        if share.provision != part.provision:
            others.append(share)
        else:
            same = all(any(not saved & around & ~item for item in known) for saved in share.region.excluding)
            own.append(share._replace(region=Region(share.region.cubes)) if same else share)
    return regions(own + others)


def left_over(
    facts: Iterable[Share],
    surely: Sequence[Share],
    possibly: Sequence[Share],
    excluding: Sequence[Cube],
    handled: Sequence[Region] = (),
) -> tuple[list[Cube], list[Cube]]:
    """Of required facts, those that are not even possibly reached, and those that are only possibly reached.

    What is ``handled`` was asked before and is not asked again.
    """
    gaps: list[Cube] = []
    doubtful: list[Cube] = []
    for provision, own in facts:
        asked = Region(own.cubes, (*own.excluding, *excluding))
        unsure = asked.beyond((*against(Share(provision, own), surely), *handled)).inhabited()
        if unsure.cubes:
            missing = unsure.beyond(against(Share(provision, unsure), possibly)).inhabited()
            gaps += missing.cubes
            if possibly != surely:
                perhaps = Region(unsure.cubes).hit(regions(possibly))
                doubtful += real(perhaps.cubes, (*asked.excluding, *missing.cubes))
    return gaps, doubtful


def walls(cover: Iterable[Share], excluding: Sequence[Cube]) -> list[Region]:
    """What a gap may not be widened into: the punished facts, less what nobody asks about."""
    return [
        Region((cube,), tuple(SPACE.meeting((*own.excluding, *excluding), (cube,))))
        for own in regions(cover)
        for cube in own.cubes
    ]


def inside(cover: Iterable[Share], asked: Iterable[Cube], *, ordinary: bool = False) -> Shares:
    """What a cover reaches of some facts; of their ordinary case only, if asked."""
    wanted = Region(sliced(asked) if ordinary else tuple(asked))
    found = []
    for provision, own in cover:
        region = Region(sliced(own.cubes), own.excluding) if ordinary else own
        both = region & wanted
        if both.cubes:
            found.append(Share(provision, both))
    return tuple(found)


def sliced(cubes: Iterable[Cube]) -> tuple[Cube, ...]:
    """The ordinary case of some facts: no aggravating circumstance."""
    return absorbed(cut for cube in cubes if (cut := ordinary_slice(cube)))


def reaching(cover: Iterable[Share], asked: Iterable[Cube], excluding: Sequence[Cube]) -> Iterator[int]:
    """The provisions of a cover that reach some asked fact."""
    wanted = Region(tuple(asked), tuple(excluding))
    return (provision for provision, own in cover if own.meets(wanted))


def with_replaced(facts: Iterable[Share], changes: Iterable[tuple[int, int]]) -> Shares:
    """What provisions reach, with some dimensions replaced."""
    pairs = tuple(changes)
    return tuple(
        Share(provision, Region(replaced(own.cubes, pairs), replaced(own.excluding, pairs, family=False)))
        for provision, own in facts
    )


def replaced(cubes: Iterable[Cube], changes: Iterable[tuple[int, int]], *, family: bool = True) -> tuple[Cube, ...]:
    """Facts with some dimensions replaced: the same deed by an aider, only attempted, in danger ..."""
    mask = bits = 0
    for field, allowed in changes:
        mask, bits = mask | field, (bits & ~field) | allowed
    changed = ((cube & ~mask) | bits for cube in cubes)
    return tuple(dict.fromkeys(map(normal, changed) if family else changed))
