"""The question behind every verdict, answered with one fact: do some sets of facts together hold a whole cube.

A search that goes where the facts are (the splitting of DPLL, with cubes in the place of clauses): the plainest fact of
the cube is looked up in every set. No set holds it: that is the counterexample. Otherwise the cube is split along one
of the sets that do, and the search goes on with what lies outside of it. Nothing is left over to be presented, so
nothing is paid for it.
"""

from collections.abc import Iterable, Sequence

from harmonize.conduct.space import Space

Holder = tuple[int, int, Sequence[int]]
"""A set of facts, a cube less the cubes beside it: what the cube does not allow, the cube, and what is beside it."""


def holders(space: Space, cubes: Iterable[int], beside: Sequence[int] = ()) -> list[Holder]:
    """Sets of facts that share what is beside them."""
    full = space.full
    return [(full & ~cube, cube, beside) for cube in cubes]


def held(space: Space, piece: int, sets: Iterable[Holder]) -> bool:
    """Whether a single set holds a cube whole; most cubes that are held at all are of this kind."""
    for outside, _, beside in sets:
        if not piece & outside:
            for item in beside:
                if space.meet(piece, item):
                    break
            else:
                return True
    return False


def escaping(space: Space, piece: int, sets: Sequence[Holder], aside: Sequence[int] = (), fact: int = 0) -> int:
    """A fact of a cube that none of the sets holds and that lies in none of the cubes aside; zero when there is none.

    ``fact`` is one to try first, known to lie in the cube and not aside.
    """
    plainest, sharp, meet = space.plainest, space.sharp, space.meet
    full, guards = space.full, space.guards
    left, known = [piece], fact
    while left:
        piece = left.pop()
        fact = known or plainest(piece)
        split: tuple[int, Sequence[int]] | None = None
        fewest = 99
        for outside, cube, beside in sets:
            if fact & outside:
                continue
            if beside:
                if any(not fact & ~saved for saved in beside):
                    continue
                if not piece & outside and not any(meet(piece, saved) for saved in beside):
                    break
            elif not piece & outside:
                break
            leaving = (((piece & outside) + full) & guards).bit_count()
            if leaving < fewest:
                fewest, split = leaving, (cube, beside)
        else:
            if not split and not known:
                split = next(((cube, ()) for cube in aside if not fact & ~cube), None)
            if not split:
                return fact
            cube, beside = split
            left += sharp(piece, cube)
            left += [both for saved in beside if (both := meet(piece & cube, saved))]
        known = 0
    return 0
