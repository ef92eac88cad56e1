"""The question behind every verdict, answered with one fact: do some sets of facts together hold a whole cube.

A search that goes where the facts are (the splitting of DPLL, with cubes in the place of clauses): the plainest fact of
the cube is looked up in every set. No set holds it: that is the counterexample. Otherwise the cube is split along one
of the sets that do, and the search goes on with what lies outside of it. Nothing is left over to be presented, so
nothing is paid for it.
"""

from collections.abc import Iterable, Iterator, Sequence

from harmonize.conduct.space import Space

Holder = tuple[int, int, Sequence[int]]
"""A set of facts, a cube less the cubes beside it: what the cube does not allow, the cube, and what is beside it."""


def holders(space: Space, cubes: Iterable[int], beside: Sequence[int] = ()) -> list[Holder]:
    """Sets of facts that share what is beside them."""
    full = space.full
    return [(full & ~cube, cube, beside) for cube in cubes]


def holds_whole(space: Space, piece: int, sets: Iterable[Holder]) -> bool:
    """Whether a single set holds a cube whole; most cubes that are held at all are of this kind."""
    for outside, _, beside in sets:
        if not piece & outside and not (beside and meets(space, piece, beside)):
            return True
    return False


def lies_in(fact: int, sets: Iterable[Holder]) -> bool:
    """Whether some set holds a fact."""
    for outside, _, beside in sets:
        if not fact & outside and not (beside and among(fact, beside)):
            return True
    return False


def among(fact: int, cubes: Iterable[int]) -> bool:
    """Whether a fact lies in one of some cubes."""
    for cube in cubes:
        if not fact & ~cube:
            return True
    return False


def meets(space: Space, piece: int, cubes: Iterable[int]) -> bool:
    """Whether a cube shares a fact with one of some cubes."""
    full, guards = space.full, space.guards
    for cube in cubes:
        if ((piece & cube) + full) & guards == guards:
            return True
    return False


def escaping(space: Space, piece: int, sets: Sequence[Holder], aside: Sequence[int] = ()) -> int:
    """A fact of a cube that none of the sets holds and that lies in none of the cubes aside; zero when there is none."""
    return next(escapes(space, piece, sets, aside), 0)


def escapes(space: Space, piece: int, sets: Sequence[Holder], aside: Sequence[int] = ()) -> Iterator[int]:
    """Facts of a cube that none of the sets holds and that lie in none of the cubes aside, until none is left.

    Whoever takes a fact puts a cube that holds it aside before asking for the next one.
    """
    full, guards = space.full, space.guards
    whole, left = piece, [piece]
    narrowed = False
    while left:
        piece = left.pop()
        fact = space.plainest(piece)
        split: tuple[int, Sequence[int]] | None = None
        fewest = 99
        for outside, cube, beside in sets:
            if fact & outside or (beside and among(fact, beside)):
                continue
            leaving = (((piece & outside) + full) & guards).bit_count()
            if not leaving and not (beside and meets(space, piece, beside)):
                break
            if leaving < fewest:
                fewest, split = leaving, (cube, beside)
        else:
            split = split or next(((cube, ()) for cube in aside if not fact & ~cube), None)
            if not split:
                yield fact
                left.append(piece)
                continue
            cube, beside = split
            left += space.sharp(piece, cube)
            left += [both for saved in beside if (both := space.meet(piece & cube, saved))]
            if not narrowed:  # only now is it worth while to leave out what never meets the cube
                sets = [item for item in sets if ((whole & item[1]) + full) & guards == guards]
                narrowed = True
