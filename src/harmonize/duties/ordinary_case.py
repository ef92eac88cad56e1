"""The ordinary case of what a duty asks: corners do not decide the word of a verdict.

A duty that asks about a circumstance (its region, its list of situations, or what it adds to another duty names the
dimension) takes that circumstance for ordinary; in all other dimensions the ordinary answers of the vocabulary count.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region
from harmonize.conduct.space import EMPTY, Cube
from harmonize.duties.coverage import Shares, any_fact, any_real, inside
from harmonize.norms.duty_tests import Criminalize, Spare, Test
from harmonize.norms.facts import UNASKED, family_of

USUAL = {item.name: sum(SPACE.bit[item.name][value] for value in item.usual) for item in DIMENSIONS}


class OrdinaryCase(NamedTuple):
    """Required facts, less what nobody asks about."""

    required: Shares
    excluding: tuple[Cube, ...]

    def touched(self, cube: Cube, excluding: tuple[Cube, ...] = ()) -> Cube:
        """The part of a cube, less what is excluded, in which it holds a fact that is asked; zero when it holds none."""
        for _, own in self.required:
            for fact in own.cubes:
                both = SPACE.meet(cube, fact)
                if both and SPACE.survives(both, (*excluding, *own.excluding, *self.excluding)):
                    return both
        return EMPTY


def named_by(test: Test) -> frozenset[str]:
    """The dimensions that the test of a duty asks about itself."""
    found = {item.dimension for item in test.changed}
    if isinstance(test, Criminalize):
        found.update(test.listed)
    for cube, states in test.region if isinstance(test, Criminalize | Spare) else ():
        found |= {name for name, field in SPACE.fields.items() if cube & field.mask != field.mask}
        found |= {"state"} if states else set()
    return frozenset(found)


def usual_case(region: Iterable[Cube], names: Iterable[str]) -> tuple[Cube, ...]:
    """Some facts with the ordinary answers in some dimensions; one in which they have none stays as it is."""
    listed = [(SPACE.fields[name].mask, USUAL[name]) for name in names]
    found = []
    for cube in region:
        unasked = UNASKED[family_of(cube)]
        for mask, ordinary in listed:
            both = cube & ordinary
            if both and not unasked & mask:
                cube = (cube & ~mask) | both
        found.append(cube)
    return tuple(dict.fromkeys(found))


def ordinarily(region: Region, required: Shares, named: frozenset[str]) -> OrdinaryCase:
    """The ordinary case of required facts; all of them where a law leaves nothing ordinary to ask."""
    cut = inside(required, ordinary_part(region, named))
    return OrdinaryCase(cut if any_fact(cut, region.excluding) else required, region.excluding)


@lru_cache(maxsize=1024)
def ordinary_part(region: Region, named: frozenset[str]) -> tuple[Cube, ...]:
    """The ordinary case of a duty's region, with every value that the duty itself asks about in it.

    Where the ordinary answers together ask for what cannot be (one's own passage is not sold to oneself; only officials
    issue documents unlawfully), those that leave nothing to ask are left open.
    """
    names = tuple(name for name in SPACE.fields if name not in named)
    unasked = region.excluding
    found = usual_case(region.cubes, names)
    if not any_real(found, unasked):
        found = relaxed(region.cubes, names, unasked)
    for name in sorted(named - {"state"}):
        mask = SPACE.fields[name].mask
        for bit in SPACE.bit[name].values():
            others = mask & ~bit
            asked = [cube & ~others for cube in region.cubes if cube & bit]
            kept = [cube & ~others for cube in found if cube & bit]
            if not any_real(kept, unasked) and any_real(asked, unasked):
                found = (*found, *relaxed(tuple(asked), names, unasked))
    return found


def relaxed(facts: tuple[Cube, ...], names: tuple[str, ...], excluding: tuple[Cube, ...]) -> tuple[Cube, ...]:
    """Some facts with the ordinary answers in those dimensions in which they leave something to ask."""
    for name in names:
        narrower = usual_case(facts, (name,))
        if any_real(narrower, excluding):
            facts = narrower
    return facts
