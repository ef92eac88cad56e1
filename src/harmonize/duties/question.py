"""What a duty asks of a law, decided by a search: whether every required fact is punished, surely or at least possibly."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed, escapes, holds_whole, hull
from harmonize.duties.coverage import NOBODY, Coverage, Shares, inside, left_over, reaching, regions, walls


class Search(NamedTuple):
    """Required facts made ready for the search: what their own provision reaches, and what all do.

    ``facts`` holds one fact of each cube that somebody does ask about: zero where it is not worked out before.
    """

    required: Region
    facts: tuple[int, ...]
    own: list[Region]
    cover: list[Region]


class Question:
    """Required facts and the covers to set against them, before any set difference is worked out.

    ``region`` is what the duty asks about, less what nobody asks. A verdict needs a yes or no, which is decided at the first
    counterexample. What a reader is told (``answer``) needs all that is left over, and is worked out only where something
    is. The covers are put together when they are needed: not for facts that their own provision holds, which are not among
    the ``pending`` ones.
    """

    def __init__(
        self,
        region: Region,
        required: Shares,
        covers: Callable[[], tuple[Shares, Shares]],
        pending: Shares | None = None,
    ) -> None:
        self.region, self.required, self.covers = region, required, covers
        self.pending = required if pending is None else pending

    @cached_property
    def both(self) -> tuple[Shares, Shares]:
        """The sure and the possible cover."""
        return self.covers()

    @property
    def surely(self) -> Shares:
        """What is surely punished."""
        return self.both[0]

    @property
    def punished(self) -> Shares:
        """What is at least possibly punished."""
        return self.both[1]

    @property
    def asked(self) -> tuple[int, ...]:
        """The cubes of the required facts."""
        return tuple(dict.fromkeys(cube for part in self.required for cube in part.region.cubes))

    @property
    def reached(self) -> bool:
        """Whether anything that is asked is surely punished: by its own provision already, as a rule."""
        pending = {(part.provision, cube) for part in self.pending for cube in part.region.cubes}
        for provision, own in self.required if self.pending is not self.required else ():
            for cube in own.cubes:
                unasked = (*own.excluding, *self.region.excluding)
                if (provision, cube) not in pending and SPACE.survives(cube, unasked):
                    return True
        return bool(reaching(self.surely, self.asked, self.region.excluding, first=True))

    @cached_property
    def doubt(self) -> int:
        """A required fact that is not surely punished; zero when there is none."""
        return counterexample(self.pending, self.surely, self.region.excluding) if self.pending else 0

    @cached_property
    def gap(self) -> int:
        """A required fact that is not even possibly punished; zero when there is none."""
        fact = self.doubt
        if not fact or not any(fact in region for region in regions(self.punished)):
            return fact
        return 0 if self.punished == self.surely else self.gap_outside(())

    def gap_outside(self, known: tuple[int, ...]) -> int:
        """The same, outside of some facts."""
        return counterexample(self.pending, self.punished, (*self.region.excluding, *known)) if self.pending else 0

    def within(self, cubes: tuple[int, ...]) -> "Question":
        """The same question asked of some facts only."""
        required, pending = inside(self.required, cubes), inside(self.pending, cubes)
        return Question(self.region, required, lambda: self.both, pending)

    def touched(self, cube: int, excluding: tuple[int, ...] = ()) -> int:
        """The part of a cube, less what is excluded, in which it holds a fact that is asked; zero when it holds none."""
        for _, own in self.required:
            for fact in own.cubes:
                both = SPACE.meet(cube, fact)
                if both and SPACE.survives(both, (*excluding, *own.excluding, *self.region.excluding)):
                    return both
        return 0

    @property
    def searches(self) -> list[Search]:
        """The required facts made ready for a search of those that are not even possibly punished."""
        return ready(self.pending, self.punished, self.region.excluding) if self.pending else []

    @property
    def walls(self) -> list[Region]:
        """What a gap may not be widened into."""
        return walls(inside(self.punished, self.asked), self.region.excluding)

    def answer(self) -> Coverage:
        """All that the covers leave over of the required facts."""
        unasked = self.region.excluding
        gaps, doubtful = left_over(self.pending, self.surely, self.punished, unasked) if self.doubt else ([], [])
        return Coverage(self.region, self.asked, absorbed(gaps), absorbed(doubtful), self.punished, self.surely)


def counterexample(required: Shares, cover: Shares, excluding: tuple[int, ...]) -> int:
    """A required fact that a cover does not reach and that somebody asks about; zero when there is none."""
    return first_escaping(ready(required, cover, excluding))


def ready(required: Shares, cover: Shares, excluding: tuple[int, ...]) -> list[Search]:
    """Required facts and a cover made ready for the search, as clauses are for a solver: no difference is worked out.

    An offence that a duty follows, asked with another role or stage, is mostly held by the same provision, whose own
    exclusions need no work there: the required facts have them already.
    """
    own: dict[int, list[Region]] = {}
    for provision, region in cover:
        own.setdefault(provision, []).append(region)
    everything = regions(cover)
    found = []
    for provision, wanted in required:
        known = wanted.excluding
        around = hull(wanted.cubes) if known else 0
        near = []
        for region in own.get(provision, ()):
            same = all(any(not saved & around & ~item for item in known) for saved in region.excluding)
            near.append(Region(region.cubes) if same else region)
        cubes = wanted.cubes
        facts = ordinarily_asked(cubes, excluding) if provision == NOBODY else (0,) * len(cubes)
        found.append(Search(Region(cubes, (*known, *excluding)), facts, near, everything))
    return found


@lru_cache(maxsize=4096)
def ordinarily_asked(cubes: tuple[int, ...], excluding: tuple[int, ...]) -> tuple[int, ...]:
    """One fact of each cube of a duty's region that somebody asks about; the same for every law, hence kept."""
    return tuple(Region((cube,), excluding).witness() for cube in cubes)


def first_escaping(searches: Iterable[Search]) -> int:
    """The first counterexample of a question made ready; zero when there is none."""
    for required, facts, own, cover in searches:
        for cube, known in zip(required.cubes, facts, strict=True):
            if holds_whole(SPACE, cube, own) or holds_whole(SPACE, cube, cover):
                continue
            if known and not any(known in region for region in cover):
                return known
            fact = next(escapes(SPACE, cube, cover, required.excluding), 0)
            if fact:
                return fact
    return 0
