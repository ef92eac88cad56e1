"""Single fact patterns, by which engines and comparisons are checked."""

import random

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import normal
from harmonize.norms.law import Law


def random_point(cube: int, chance: random.Random) -> int:
    """One fact pattern inside a cube."""
    point = 0
    for name, field in SPACE.fields.items():
        point |= SPACE.bit[name][chance.choice(SPACE.names(cube, name))] & field.mask
    return normal(point)


def counted(law: Law, kinds: tuple[str, ...]) -> Law:
    """The law with the offences of some kinds only."""
    kept = {i for i, provision in enumerate(law.provisions) if provision.kind in kinds}
    return law._replace(ratings=tuple(rating for rating in law.ratings if rating.provision in kept))


def lies_in(point: int, pieces: tuple[int, ...]) -> bool:
    return any(not point & ~piece for piece in pieces)
