"""How an uncovered region is told: as few maximal cubes as possible, each as wide as the law's silence.

A *prime* is a cube that cannot be widened in any dimension without touching what is covered (prime implicants: Quine,
1952; expand and irredundant: ESPRESSO, Brayton et al. 1984).
"""

from collections.abc import Callable, Iterable, Sequence

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
    """One piece widened: each dimension in turn is opened wholly, then loses only the values that hit an obstacle.

    An obstacle stands in the way of one dimension only when no other keeps the piece apart from it, so obstacles are
    kept by the dimensions (guard bits) that do.
    """
    full, guards = space.full, space.guards
    kept_off: dict[int, list[Obstacle]] = {}
    for obstacle in obstacles:
        kept_off.setdefault(guards & ~((piece & obstacle[0]) + full), []).append(obstacle)
    for name in order:
        field = space.fields[name]
        mask, guard = field.mask, field.guard
        room = within & mask
        if piece & mask == room:
            continue
        opened = (piece & ~mask) | room
        blocked = 0
        for cube, beside in (*kept_off.get(0, ()), *kept_off.get(guard, ())):
            if cube & room & ~blocked:
                hit = opened & cube
                for rest in space.minus((hit,), beside) if beside else (hit,):
                    blocked |= rest & mask
        added = room & ~blocked & ~piece
        piece = opened & ~blocked
        if added:
            for dimensions in [known for known in kept_off if known & guard]:
                moved = kept_off.pop(dimensions)
                for obstacle in moved:
                    still = dimensions & ~guard if obstacle[0] & added else dimensions
                    kept_off.setdefault(still, []).append(obstacle)
    return piece


def irredundant(cubes: Iterable[int], needed: Callable[[int, Sequence[int]], bool]) -> list[int]:
    """The cubes without those that are not needed beside the others; the later ones go first."""
    chosen = list(cubes)
    for cube in reversed(tuple(chosen)):
        others = [other for other in chosen if other is not cube]
        if others and not needed(cube, others):
            chosen = others
    return chosen


def holding(space: Space, required: Sequence[int]) -> Callable[[int, Sequence[int]], bool]:
    """Whether a cube holds a required fact that no other cube holds."""

    def needed(cube: int, others: Sequence[int]) -> bool:
        return any(space.survives(both, others) for piece in required if (both := space.meet(piece, cube)))

    return needed
