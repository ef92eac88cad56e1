"""What a cover reaches of required facts, and what it leaves: the set operations that all forms of duty share."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harmonize.conduct.counterexample import holders, holds_whole
from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import ordinary_slice


class Offence(NamedTuple):
    """What one provision contributes to a cover: its cubes that matter here, and the exclusions beside them."""

    provision: int
    cubes: tuple[int, ...]
    exclusions: tuple[int, ...]


class Coverage(NamedTuple):
    """A region set against a cover.

    ``asked`` are the required facts. ``gaps`` are those not even possibly punished, ``doubtful`` those only possibly
    punished: pieces that hold at least one fact outside ``away``, which nobody asks about. ``punished`` and ``surely``
    are the possible and the sure cover; they may reach beyond the region.
    """

    region: tuple[int, ...]
    asked: tuple[int, ...]
    gaps: tuple[int, ...]
    doubtful: tuple[int, ...]
    punished: tuple[Offence, ...]
    surely: tuple[Offence, ...]
    away: tuple[int, ...]

    @property
    def reached(self) -> bool:
        """Whether anything that is asked is surely punished."""
        return bool(reaching(self.surely, self.asked, self.away, first=True))

    @property
    def provisions(self) -> tuple[int, ...]:
        """The provisions that (possibly) punish something that is asked."""
        return reaching(self.punished, self.asked, self.away)


def alive(piece: int, aside: Sequence[int]) -> bool:
    """Whether a piece holds a fact outside ``aside``. Its plainest fact, tried first, mostly tells."""
    fact = SPACE.plainest(piece)
    for item in aside:
        if not fact & ~item:
            return SPACE.survives(piece, aside)
    return True


def real(pieces: Iterable[int], aside: Sequence[int]) -> list[int]:
    """The pieces that hold at least one fact outside ``aside``."""
    return [piece for piece in pieces if alive(piece, aside)]


def any_fact(facts: Iterable[Offence], away: Sequence[int]) -> bool:
    """Whether some offences reach any fact that is asked."""
    return any(alive(cube, (*beside, *away)) for _, cubes, beside in facts for cube in cubes)


def lacking(part: Offence, cover: Iterable[Offence]) -> list[int]:
    """Pieces that hold all facts of an offence that a cover does not reach; facts beside the offence may be in them too.

    The offence's own provision comes first: where its exclusions are those of the offence itself they need no work.
    """
    own: list[Offence] = []
    others: list[Offence] = []
    for item in cover:
        (own if item.provision == part.provision else others).append(item)
    left = list(part.cubes)
    for item in own:
        same = all(any(not saved & ~known for known in part.exclusions) for saved in item.exclusions)
        left = remaining(left, (item._replace(exclusions=()) if same else item,))
    return remaining(left, others)


def left_over(
    facts: Iterable[Offence],
    surely: Sequence[Offence],
    possibly: Sequence[Offence],
    away: Sequence[int],
    handled: Sequence[Offence] = (),
) -> tuple[list[int], list[int]]:
    """Of required facts, those that are not even possibly reached, and those that are only possibly reached.

    What is ``handled`` was asked before and is not asked again.
    """
    gaps: list[int] = []
    doubtful: list[int] = []
    for part in facts:
        aside = (*part.exclusions, *away)
        unsure = real(remaining(lacking(part, surely), handled), aside)
        if not unsure:
            continue
        missing = real(lacking(part._replace(cubes=tuple(unsure)), possibly), aside)
        gaps += missing
        if possibly != surely:
            doubtful += real(hits(unsure, possibly), (*aside, *missing))
    return gaps, doubtful


def remaining(required: Iterable[int], cover: Iterable[Offence]) -> list[int]:
    """Pieces that together are exactly the required facts that no offence of the cover reaches."""
    meet, offences = SPACE.meet, tuple(cover)
    # What one cube holds whole needs no splitting; most of what is required is of this kind.
    sets = [item for _, cubes, beside in offences for item in holders(SPACE, cubes, beside)]
    left = [piece for piece in required if not holds_whole(SPACE, piece, sets)]
    for _, cubes, exclusions in offences:
        if not left:
            break
        kept = SPACE.minus(left, cubes)
        if exclusions:
            # What is excluded stays out, whether or not the offence would have reached it.
            kept += [both for piece in left for item in exclusions if (both := meet(piece, item))]
            kept = list(absorbed(kept))
        left = kept
    return left


def hits(required: Iterable[int], cover: Iterable[Offence]) -> list[int]:
    """Pieces that together are exactly the required facts that some offence of the cover reaches."""
    full, guards = SPACE.full, SPACE.guards
    asked = tuple(required)
    found: list[int] = []
    for _, cubes, exclusions in cover:
        both = [piece & cube for piece in asked for cube in cubes]
        met = [cube for cube in both if (cube + full) & guards == guards]
        found += SPACE.minus(absorbed(met), exclusions) if exclusions else met
    return list(absorbed(found))


def obstacles(cover: Iterable[Offence], away: Sequence[int]) -> list[tuple[int, tuple[int, ...]]]:
    """What a gap may not be widened into: the punished facts less exclusions and less what nobody asks about."""
    meet = SPACE.meet
    return [
        (cube, tuple(item for item in (*beside, *away) if meet(item, cube)))
        for _, cubes, beside in cover
        for cube in cubes
    ]


def inside(cover: Iterable[Offence], asked: Iterable[int], *, ordinary: bool = False) -> tuple[Offence, ...]:
    """What a cover reaches of some facts; of their ordinary case only, if asked."""
    wanted = sliced(asked) if ordinary else tuple(asked)
    full, guards = SPACE.full, SPACE.guards
    found = []
    for index, own, beside in cover:
        cubes = sliced(own) if ordinary else own
        cuts = [cube & fact for cube in cubes for fact in wanted]
        both = absorbed([cut for cut in cuts if (cut + full) & guards == guards])
        if both:
            found.append(Offence(index, both, beside))
    return tuple(found)


def sliced(cubes: Iterable[int]) -> tuple[int, ...]:
    """The ordinary case of some facts: no aggravating circumstance."""
    return absorbed(cut for cube in cubes if (cut := ordinary_slice(cube)))


def reaching(
    cover: Iterable[Offence], asked: Iterable[int], away: Sequence[int], *, first: bool = False
) -> tuple[int, ...]:
    """The provisions of a cover that reach some asked fact; with ``first`` only the first one found."""
    wanted = tuple(asked)
    found: dict[int, None] = {}
    for index, cubes, beside in cover:
        aside = (*beside, *away)
        if any(alive(both, aside) for cube in cubes for fact in wanted if (both := SPACE.meet(cube, fact))):
            found[index] = None
            if first:
                break
    return tuple(found)
