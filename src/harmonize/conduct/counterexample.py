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


def lies_in(fact: int, sets: Iterable[Holder]) -> bool:
    """Whether some set holds a fact."""
    for outside, _, beside in sets:  # noqa: SIM110  asked most often of all; a loop takes half the time of any()
        if not fact & outside and not (beside and any(not fact & ~saved for saved in beside)):
            return True
    return False


def escaping(space: Space, piece: int, sets: Sequence[Holder], aside: Sequence[int] = ()) -> int:
    """A fact of a cube that none of the sets holds and that lies in none of the cubes aside; zero when there is none."""
    return next(escapes(space, piece, sets, aside), 0)


def escapes(space: Space, piece: int, sets: Sequence[Holder], aside: Sequence[int] = ()) -> Iterator[int]:
    """Facts of a cube that none of the sets holds and that lie in none of the cubes aside, until none is left.

    Whoever takes a fact puts a cube that holds it aside before asking for the next one.
    """
    plainest, sharp, meet, full, guards = space.plainest, space.sharp, space.meet, space.full, space.guards
    left = [piece]
    while left:
        piece = left.pop()
        fact = plainest(piece)
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
            split = split or next(((cube, ()) for cube in aside if not fact & ~cube), None)
            if not split:
                yield fact
                left.append(piece)
                continue
            cube, beside = split
            left += sharp(piece, cube)
            left += [both for saved in beside if (both := meet(piece & cube, saved))]
