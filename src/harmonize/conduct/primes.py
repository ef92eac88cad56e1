"""How an uncovered region is told: as few maximal cubes as possible, each as wide as the law's silence.

A *prime* is a cube that cannot be widened in any dimension without touching what is covered (prime implicants: Quine,
1952; expand and irredundant: ESPRESSO, Brayton et al. 1984).
"""

from collections.abc import Iterable, Sequence

from harmonize.conduct.space import Space

Obstacle = tuple[int, Sequence[int]]


def primes(
    space: Space, pieces: Iterable[int], within: int, obstacles: Sequence[Obstacle], order: Sequence[str]
) -> list[int]:
    """Maximal cubes inside ``within`` that together hold all ``pieces`` and touch none of the obstacles.

    An obstacle is a cube less the cubes beside it. ``order`` names the dimensions to widen, first to last: what comes
    last stays narrow, hence visible to the reader. A piece that an earlier prime holds gives no prime of its own.
    """
    found: list[int] = []
    left = list(pieces)
    while left:
        prime = widened(space, left[0], within, obstacles, order)
        found.append(prime)
        left = space.minus(left[1:], (prime,))
    return found


def widened(space: Space, piece: int, within: int, obstacles: Sequence[Obstacle], order: Sequence[str]) -> int:
    """One piece widened: each dimension in turn is opened wholly, then loses only the values that hit an obstacle."""
    full, guards = space.full, space.guards
    for name in order:
        mask = space.fields[name].mask
        room = within & mask
        if piece & mask == room:
            continue
        opened = (piece & ~mask) | room
        blocked = 0
        for obstacle, beside in obstacles:
            hit = opened & obstacle
            if hit & mask & ~blocked and (hit + full) & guards == guards:
                for rest in space.minus((hit,), beside) if beside else (hit,):
                    blocked |= rest & mask
        piece = opened & ~blocked
    return piece


def irredundant(space: Space, cubes: Sequence[int], required: Sequence[int]) -> list[int]:
    """The cubes without those that hold no required fact of their own; the later ones go first."""
    chosen = list(cubes)
    for cube in reversed(tuple(chosen)):
        others = [other for other in chosen if other is not cube]
        if others and superfluous(space, cube, others, required):
            chosen = others
    return chosen


def superfluous(space: Space, cube: int, others: Sequence[int], required: Sequence[int]) -> bool:
    """Whether the required facts inside ``cube`` all lie in ``others`` too."""
    return not any(space.survives(both, others) for piece in required if (both := space.meet(piece, cube)))
