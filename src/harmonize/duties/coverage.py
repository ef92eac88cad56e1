"""What a cover reaches of required facts, and what it leaves: the set operations that all forms of duty share."""

from collections.abc import Callable, Iterable, Sequence
from functools import cache, cached_property
from typing import NamedTuple

from harmonize.conduct.counterexample import Holder, escaping, held, holders, lies_in
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
        """Whether anything that is asked is (possibly) punished."""
        return bool(reaching(self.punished, self.asked, self.away, first=True))

    @property
    def provisions(self) -> tuple[int, ...]:
        """The provisions that (possibly) punish something that is asked."""
        return reaching(self.punished, self.asked, self.away)


class Part(NamedTuple):
    """Required facts made ready for the search: the sets of their own provision, all sets, and what nobody asks about.

    ``facts`` holds one fact of each cube that somebody does ask about: zero where it is not worked out before.
    """

    cubes: tuple[int, ...]
    facts: tuple[int, ...]
    near: list[Holder]
    all: list[Holder]
    aside: tuple[int, ...]


class Question:
    """Required facts and the covers to set against them, before any set difference is worked out.

    A verdict needs a yes or no, which is decided at the first counterexample. What a reader is told (``answer``) needs
    all that is left over, and is worked out only where something is. The covers are put together when they are needed:
    not for facts that their own provision holds, which are not among the ``pending`` ones.
    """

    def __init__(
        self,
        region: tuple[int, ...],
        required: tuple[Offence, ...],
        away: tuple[int, ...],
        covers: Callable[[], tuple[tuple[Offence, ...], tuple[Offence, ...]]],
        pending: tuple[Offence, ...] | None = None,
    ) -> None:
        self.region, self.required, self.away, self.covers = region, required, away, covers
        self.pending = required if pending is None else pending

    @cached_property
    def both(self) -> tuple[tuple[Offence, ...], tuple[Offence, ...]]:
        """The sure and the possible cover."""
        return self.covers()

    @property
    def surely(self) -> tuple[Offence, ...]:
        """What is surely punished."""
        return self.both[0]

    @property
    def punished(self) -> tuple[Offence, ...]:
        """What is at least possibly punished."""
        return self.both[1]

    @property
    def asked(self) -> tuple[int, ...]:
        """The cubes of the required facts."""
        return tuple(dict.fromkeys(cube for part in self.required for cube in part.cubes))

    @property
    def reached(self) -> bool:
        """Whether anything that is asked is (possibly) punished."""
        return bool(reaching(self.punished, self.asked, self.away, first=True))

    @cached_property
    def doubt(self) -> int:
        """A required fact that is not surely punished; zero when there is none."""
        return counterexample(self.pending, self.surely, self.away) if self.pending else 0

    @cached_property
    def gap(self) -> int:
        """A required fact that is not even possibly punished; zero when there is none."""
        if not self.doubt or self.punished == self.surely:
            return self.doubt
        return self.gap_beside(())

    def gap_beside(self, aside: tuple[int, ...]) -> int:
        """The same, outside of some facts."""
        return counterexample(self.pending, self.punished, (*self.away, *aside)) if self.pending else 0

    @property
    def parts(self) -> list[Part]:
        """The required facts made ready for a search of those that are not even possibly punished."""
        return ready(self.pending, self.punished, self.away) if self.pending else []

    @property
    def walls(self) -> list[tuple[int, tuple[int, ...]]]:
        """What a gap may not be widened into."""
        return obstacles(inside(self.punished, self.asked), self.away)

    def answer(self) -> Coverage:
        """All that the covers leave over of the required facts."""
        gaps, doubtful = left_over(self.pending, self.surely, self.punished, self.away) if self.doubt else ([], [])
        return Coverage(
            self.region, self.asked, absorbed(gaps), absorbed(doubtful), self.punished, self.surely, self.away
        )


def counterexample(required: Iterable[Offence], cover: Iterable[Offence], away: tuple[int, ...]) -> int:
    """A required fact that a cover does not reach and that somebody asks about; zero when there is none."""
    return first_escaping(ready(required, cover, away))


def ready(required: Iterable[Offence], cover: Iterable[Offence], away: tuple[int, ...]) -> list[Part]:
    """Required facts and a cover made ready for the search, as clauses are for a solver: no difference is worked out.

    An offence that a duty follows, asked with another role or stage, is mostly held by the same provision, whose own
    exclusions need no work there: they are beside what is required already.
    """
    sets: list[Holder] = []
    own: dict[int, list[Offence]] = {}
    for offence in cover:
        sets += holders(SPACE, offence.cubes, offence.exclusions)
        own.setdefault(offence.provision, []).append(offence)
    found = []
    for index, cubes, known in required:
        near: list[Holder] = []
        for _, theirs, beside in own.get(index, ()):
            same = beside == known or all(any(not saved & ~item for item in known) for saved in beside)
            near += holders(SPACE, theirs, () if same else beside)
        facts = ordinarily_asked(cubes, away) if index < 0 else (0,) * len(cubes)
        found.append(Part(cubes, facts, near, sets, (*known, *away) if known else away))
    return found


@cache
def ordinarily_asked(region: tuple[int, ...], away: tuple[int, ...]) -> tuple[int, ...]:
    """One fact of each cube of a duty's region that somebody asks about; the same for every law, hence kept."""
    return tuple(escaping(SPACE, cube, (), away) for cube in region)


def first_escaping(parts: Iterable[Part]) -> int:
    """The first counterexample of a question made ready; zero when there is none."""
    for cubes, facts, near, sets, aside in parts:
        for piece, known in zip(cubes, facts, strict=True):
            if (near and held(SPACE, piece, near)) or held(SPACE, piece, sets):
                continue
            fact = known if known and not lies_in(known, sets) else escaping(SPACE, piece, sets, aside)
            if fact:
                return fact
    return 0


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
    left = [piece for piece in required if not held(SPACE, piece, sets)]
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
