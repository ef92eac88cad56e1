"""What a duty asks of a law, decided by a search: whether every required fact is punished, surely or at least possibly."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, Search, absorbed
from harmonize.conduct.space import EMPTY, Cube
from harmonize.duties.coverage import Coverage, Share, Shares, against, inside, left_over, reaching, regions, walls
from harmonize.duties.ordinary_case import OrdinaryCase, named_by, ordinarily
from harmonize.duties.penal_law import Cover
from harmonize.norms.duty_tests import Test
from harmonize.norms.treaty import Duty


@dataclass(frozen=True, eq=False)
class Question:
    """Required facts and what is set against them: all that a verdict on them turns on, put together once.

    ``region`` is what the duty asks about, less what nobody asks, ``required`` what of it must be covered, ``cover`` what
    the law makes of it by offences of some ``kinds``. ``named`` are the dimensions that the duty asks about itself.

    A verdict needs a yes or no, which is decided at the first counterexample. What a reader is told (``coverage``) needs all
    that is left over, and is worked out only where something is.
    """

    duty: Duty
    kinds: tuple[str, ...]
    region: Region
    required: Shares
    cover: Cover
    named: frozenset[str] = frozenset()

    @cached_property
    def asked(self) -> tuple[Cube, ...]:
        """The cubes of the required facts."""
        return tuple(dict.fromkeys(cube for part in self.required for cube in part.region.cubes))

    @cached_property
    def ordinary(self) -> OrdinaryCase:
        """The ordinary case of what is required."""
        return ordinarily(self.region, self.required, self.named)

    @cached_property
    def both(self) -> tuple[Shares, Shares]:
        """The sure and the possible cover, as far as it bears on what is required."""
        return self.cover.covers(self.asked)

    @property
    def surely(self) -> Shares:
        """What is surely punished."""
        return self.both[0]

    @property
    def punished(self) -> Shares:
        """What is at least possibly punished."""
        return self.both[1]

    @cached_property
    def pending(self) -> Shares:
        """The required facts that no single cube of their own provision surely holds: mostly none, and then no cover is needed."""
        return tuple(pending(self.required, self.cover))

    @property
    def reached(self) -> bool:
        """Whether anything that is asked is surely punished: by its own provision already, as a rule."""
        left = {(part.provision, cube) for part in self.pending for cube in part.region.cubes}
        for provision, own in self.required:
            for cube in own.cubes:
                unasked = (*own.excluding, *self.region.excluding)
                if (provision, cube) not in left and SPACE.survives(cube, unasked):
                    return True
        return any(True for _ in reaching(self.surely, self.asked, self.region.excluding))

    @cached_property
    def doubt(self) -> Cube:
        """A required fact that is not surely punished; zero when there is none."""
        return counterexample(self.pending, self.surely, self.region.excluding) if self.pending else EMPTY

    @cached_property
    def gap(self) -> Cube:
        """A required fact that is not even possibly punished; zero when there is none."""
        fact = self.doubt
        if not fact or not any(fact in region for region in regions(self.punished)):
            return fact
        if self.punished == self.surely:
            return EMPTY
        return counterexample(self.pending, self.punished, self.region.excluding)

    @property
    def searches(self) -> list[Search]:
        """The required facts made ready for a search of those that are not even possibly punished."""
        return ready(self.pending, self.punished, self.region.excluding) if self.pending else []

    @property
    def walls(self) -> list[Region]:
        """What a gap may not be widened into."""
        return walls(inside(self.punished, self.asked), self.region.excluding)

    @cached_property
    def coverage(self) -> Coverage:
        """All that the cover leaves over of the required facts."""
        unasked = self.region.excluding
        gaps, doubtful = left_over(self.pending, self.surely, self.punished, unasked) if self.doubt else ([], [])
        return Coverage(self.region, self.asked, absorbed(gaps), absorbed(doubtful), self.punished, self.surely)


class Base(NamedTuple):
    """A duty on which others build: the kinds of offence that count, what it asks about, and what of it is surely a crime.

    ``named`` are the dimensions that it asks about itself.
    """

    duty: Duty
    kinds: tuple[str, ...]
    region: Region
    crimes: Shares
    named: frozenset[str]

    def question(self, region: Region, required: Shares, cover: Cover, test: Test) -> Question:
        """What another duty asks of these facts by its test."""
        return Question(self.duty, self.kinds, region, required, cover, self.named | named_by(test))


def pending(required: Iterable[Share], found: Cover) -> Iterator[Share]:
    """What of required facts no single cube of their own provision surely holds: mostly nothing."""
    surely = {share.provision: settled for share, settled in found.reach if settled}
    for part in required:
        provision, wanted = part
        own = against(part, [surely[provision]])[0] if provision in surely else Region()
        left = (
            wanted.cubes if own.excluding else [cube for cube in wanted.cubes if not SPACE.inside_one(cube, own.cubes)]
        )
        if left:
            yield Share(provision, Region(tuple(left), wanted.excluding))


def counterexample(required: Shares, cover: Shares, excluding: tuple[Cube, ...]) -> Cube:
    """A required fact that a cover does not reach and that somebody asks about; zero when there is none."""
    return first_escaping(ready(required, cover, excluding))


def ready(required: Shares, cover: Shares, excluding: tuple[Cube, ...]) -> list[Search]:
    """Required facts and a cover made ready for the search, as clauses are for a solver: no difference is worked out."""
    return [
        (Region(part.region.cubes, (*part.region.excluding, *excluding)), against(part, cover)) for part in required
    ]


def first_escaping(searches: Iterable[Search]) -> Cube:
    """The first counterexample of a question made ready; zero when there is none."""
    return next((fact for required, cover in searches if (fact := required.witness(cover))), EMPTY)
