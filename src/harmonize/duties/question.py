"""What a duty asks of a law, decided by a search: whether every required fact is punished, surely or at least possibly."""

from collections.abc import Callable, Iterable
from functools import cached_property, lru_cache
from typing import NamedTuple

from harmonize.conduct.counterexample import Holder, escaping, holders, holds_whole, lies_in
from harmonize.conduct.cover import absorbed, hull
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, Offence, alive, inside, left_over, obstacles, reaching


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
        """Whether anything that is asked is surely punished: by its own provision already, as a rule."""
        pending = {(part.provision, cube) for part in self.pending for cube in part.cubes}
        for part in self.required if self.pending is not self.required else ():
            for cube in part.cubes:
                if (part.provision, cube) not in pending and alive(cube, (*part.exclusions, *self.away)):
                    return True
        return bool(reaching(self.surely, self.asked, self.away, first=True))

    @cached_property
    def doubt(self) -> int:
        """A required fact that is not surely punished; zero when there is none."""
        return counterexample(self.pending, self.surely, self.away) if self.pending else 0

    @cached_property
    def gap(self) -> int:
        """A required fact that is not even possibly punished; zero when there is none."""
        fact = self.doubt
        if not fact or not any(lies_in(fact, holders(SPACE, cubes, beside)) for _, cubes, beside in self.punished):
            return fact
        return 0 if self.punished == self.surely else self.gap_beside(())

    def gap_beside(self, aside: tuple[int, ...]) -> int:
        """The same, outside of some facts."""
        return counterexample(self.pending, self.punished, (*self.away, *aside)) if self.pending else 0

    def within(self, cubes: tuple[int, ...]) -> "Question":
        """The same question asked of some facts only."""
        required, pending = inside(self.required, cubes), inside(self.pending, cubes)
        return Question(self.region, required, self.away, lambda: self.both, pending)

    def touched(self, cube: int, beside: tuple[int, ...] = ()) -> int:
        """The part of a cube, less what is beside it, in which it holds a fact that is asked; zero when it holds none."""
        for _, cubes, exclusions in self.required:
            for fact in cubes:
                both = SPACE.meet(cube, fact)
                if both and alive(both, (*beside, *exclusions, *self.away)):
                    return both
        return 0

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
        around = hull(cubes) if known else 0
        for _, theirs, beside in own.get(index, ()):
            same = all(any(not saved & around & ~item for item in known) for saved in beside)
            near += holders(SPACE, theirs, () if same else beside)
        facts = ordinarily_asked(cubes, away) if index < 0 else (0,) * len(cubes)
        found.append(Part(cubes, facts, near, sets, (*known, *away) if known else away))
    return found


@lru_cache(maxsize=4096)
def ordinarily_asked(region: tuple[int, ...], away: tuple[int, ...]) -> tuple[int, ...]:
    """One fact of each cube of a duty's region that somebody asks about; the same for every law, hence kept."""
    return tuple(escaping(SPACE, cube, (), away) for cube in region)


def first_escaping(parts: Iterable[Part]) -> int:
    """The first counterexample of a question made ready; zero when there is none."""
    for cubes, facts, near, sets, aside in parts:
        for piece, known in zip(cubes, facts, strict=True):
            if (near and holds_whole(SPACE, piece, near)) or holds_whole(SPACE, piece, sets):
                continue
            fact = known if known and not lies_in(known, sets) else escaping(SPACE, piece, sets, aside)
            if fact:
                return fact
    return 0
