"""The ordinary case: the answers that make facts the plain instance of what a treaty is about."""

from collections.abc import Iterable

from harmonize.conduct.dimensions import SPACE
from oracle.cubes import DIMENSION, MASK, UNASKED, Held, beyond, empty, family, some

AGGRAVATING = [item.name for item in SPACE.dimensions if item.aggravating and item.plain]
# A question that only arises where a graver answer was given to another is not put to the ordinary case.
ORDINARY = [*(name for name in AGGRAVATING if not DIMENSION[name].only_if[0]), "sufferer"]
WITHOUT_TIES = [*AGGRAVATING, "motive", "tie", "auspices"]
OTHERWISE = [item.name for item in SPACE.dimensions if item.plain and not (item.aggravating or item.placing)]
USUAL = {item.name: sum(SPACE.bit[item.name][value] for value in item.usual) for item in SPACE.dimensions}


def plain(cube: int, names: Iterable[str]) -> int:
    """The facts with the plain answer to some questions, as far as their conduct has them; zero when there are none."""
    unasked = UNASKED[family(cube)]
    for name in names:
        if not unasked & MASK[name]:
            cube &= ~MASK[name] | SPACE.bit[name][DIMENSION[name].plain]
    return 0 if empty(cube) else cube


def usual(cube: int, names: Iterable[str]) -> int:
    """The facts with the ordinary answers to some questions; a question to which they have none is left as it is."""
    unasked = UNASKED[family(cube)]
    for name in names:
        if cube & USUAL[name] and not unasked & MASK[name]:
            cube &= ~MASK[name] | USUAL[name]
    return cube


def usual_part(region: list[int], named: set[str], aside: tuple[int, ...]) -> list[int]:
    """The ordinary case of a region, with every answer to the questions that a duty asks itself.

    Where the ordinary answers together ask for what cannot be, those that leave nothing to ask are left open.
    """
    names = [name for name in MASK if name not in named]
    found = [usual(cube, names) for cube in region]
    if not alive(found, aside):
        found = relaxed(region, names, aside)
    for name in named - {"state"}:
        for bit in SPACE.bit[name].values():
            answer = ~MASK[name] | bit
            asked = [cube & answer for cube in region if cube & bit]
            if alive(asked, aside) and not alive([cube & answer for cube in found if cube & bit], aside):
                found = [*found, *relaxed(asked, names, aside)]
    return found


def relaxed(region: list[int], names: Iterable[str], aside: tuple[int, ...]) -> list[int]:
    """The ordinary answers, question by question, where they leave anything to ask."""
    for name in names:
        narrower = [usual(cube, [name]) for cube in region]
        region = narrower if alive(narrower, aside) else region
    return region


def alive(cubes: Iterable[int], aside: tuple[int, ...]) -> bool:
    """Whether somebody asks about any of the facts."""
    return some(beyond([Held(cube, aside) for cube in cubes], []))
