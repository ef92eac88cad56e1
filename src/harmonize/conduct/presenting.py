"""Primes, as people get facts: cubes that cannot be widened without touching what they must not, and none superfluous.

Prime implicants: Quine, 1952; expand and irredundant: ESPRESSO, Brayton et al., 1984.
"""

from collections.abc import Callable, Iterable, Sequence

from harmonize.conduct.space import Cube, Space, Written, outside


def to_the_point(space: Space, cubes: Sequence[Cube]) -> list[Cube]:
    """The same facts; a cube that answers a question about kinds tells only the answer that they are kinds of.

    As wide as it goes, a cube on help of an unnamed kind also holds transport, of which no kinds are asked; what another
    cube holds anyway is left to that one.
    """
    told = list(cubes)
    for field in space.fields.values():
        if not field.dimension.of_one_answer or field.dimension.only_if[0] not in space.fields:
            continue
        parent, (wanted,) = field.dimension.only_if
        answer = space.bit[parent][wanted]
        elsewhere = space.fields[parent].mask & ~answer
        for i, cube in enumerate(told):
            narrow = cube & field.mask != field.mask and cube & answer and cube & elsewhere
            if narrow and space.inside_one(cube & ~answer, (*told[:i], *told[i + 1 :])):
                told[i] = cube & ~elsewhere
    return told


def irredundant(cubes: Iterable[Cube], needed: Callable[[Cube, Sequence[Cube]], bool]) -> list[Cube]:
    """The cubes without those that are not needed beside the others; the later ones go first."""
    chosen = list(cubes)
    for cube in reversed(tuple(chosen)):
        others = [other for other in chosen if other is not cube]
        if others and not needed(cube, others):
            chosen = others
    return chosen


def widened(space: Space, piece: Cube, within: Cube, walls: Iterable[Written], order: Sequence[str]) -> Cube:
    """One piece widened: each dimension in turn is opened wholly, then loses only the values that hit a wall.

    A cube of a wall stands in the way of one dimension only when no other keeps the piece apart from it, so cubes are kept
    by the dimensions (guard bits) that do. What no wall narrows is opened at once.
    """
    full, guards = space.full, space.guards
    kept_off: dict[int, list[tuple[Cube, Sequence[Cube]]]] = {}
    open_to_all = full
    for item in walls:
        for cube in (*item.excluding, *item.cubes):
            open_to_all &= cube
        for cube in space.meeting(item.cubes, (within,)):
            kept_off.setdefault(guards & ~((piece & cube) + full), []).append((cube, item.excluding))
    for mask in space.mask_of.values():
        if open_to_all & mask == mask:
            piece |= within & mask
    for name in order:
        field = space.fields[name]
        mask, guard = field.mask, field.guard
        room = within & mask
        if piece & mask == room:
            continue
        opened = (piece & ~mask) | room
        blocked = 0
        for cube, excluding in (*kept_off.get(0, ()), *kept_off.get(guard, ())):
            if cube & room & ~blocked:
                blocked |= outside(space, opened & cube, excluding, mask)
        added = room & ~blocked & ~piece
        piece = opened & ~blocked
        if added:
            for dimensions in [known for known in kept_off if known & guard]:
                for wall in kept_off.pop(dimensions):
                    still = dimensions & ~guard if wall[0] & added else dimensions
                    kept_off.setdefault(still, []).append(wall)
    return piece
