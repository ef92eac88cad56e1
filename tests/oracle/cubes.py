"""Sets of facts in the plainest form: lists of cubes, and what is left of a cube when others are taken from it.

A cube is an integer with one bit for each answer that it allows to each question of the vocabulary; a set that has
something beside it (an offence with its exclusions) is a `Held`.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import CONDUCT_FAMILY, NEVER, SPACE

MASK = {name: field.mask for name, field in SPACE.fields.items()}
MASKS = tuple(MASK.values())
ALL = sum(MASKS)
DIMENSION = {item.name: item for item in SPACE.dimensions}
FAMILIES = tuple(dict.fromkeys(CONDUCT_FAMILY.values()))
CONDUCTS = {
    family: sum(SPACE.bit["conduct"][name] for name, own in CONDUCT_FAMILY.items() if own == family)
    for family in FAMILIES
}
# The questions that a family of conduct does not have.
UNASKED = {
    family: sum(MASK[item.name] for item in SPACE.dimensions if item.asked and family not in item.asked)
    for family in FAMILIES
}


class Held(NamedTuple):
    """The facts of a cube that lie in none of the cubes beside it."""

    cube: int
    beside: tuple[int, ...] = ()


def empty(cube: int) -> bool:
    """Whether some question has no answer left. Full fields carry into the bit above them, empty ones do not."""
    return (cube + ALL) & SPACE.guards != SPACE.guards


def meet(a: int, b: int) -> int:
    """The facts in both cubes; zero when there are none."""
    return 0 if empty(a & b) else a & b


def without(a: int, b: int) -> Iterator[int]:
    """The facts of one cube that are not in another: question by question, what the other does not allow."""
    if empty(a & b):
        yield a
        return
    rest = a
    for mask in MASKS:
        if rest & mask & ~b:
            yield rest & ~(mask & b)
            rest &= b | ~mask


def split(cube: int, others: Sequence[int]) -> Iterator[int]:
    """The facts of a cube that lie in one of some others, in pieces that do not overlap."""
    left = [cube]
    for other in others:
        yield from (both for piece in left if (both := meet(piece, other)))
        left = [rest for piece in left for rest in without(piece, other)]


def outside(cube: int, held: Sequence[Held], start: int = 0) -> Iterator[int]:
    """The facts of a cube that none of some sets holds, in pieces."""
    for i in range(start, len(held)):
        if empty(cube & held[i].cube):
            continue
        for rest in without(cube, held[i].cube):
            yield from outside(rest, held, i + 1)
        for saved in split(cube & held[i].cube, held[i].beside):
            yield from outside(saved, held, i + 1)
        return
    yield cube


def beyond(facts: Iterable[Held], held: Iterable[Held]) -> Iterator[int]:
    """The facts of some sets that no other set holds, in pieces."""
    listed = list(held)
    for cube, beside in facts:
        # The largest first, so that few pieces are made of what is not there.
        near = sorted({item for item in listed if not empty(cube & item.cube)}, key=size, reverse=True)
        yield from outside(cube, [*(Held(item) for item in beside), *near])


def size(held: Held) -> int:
    """How many answers a cube allows."""
    return held.cube.bit_count()


def shared(facts: Iterable[Held], held: Iterable[Held]) -> Iterator[int]:
    """The facts that some sets share with others, in pieces."""
    listed = list(held)
    for one, aside in facts:
        for other, beside in listed:
            if both := meet(one, other):
                yield from outside(both, [Held(item) for item in (*aside, *beside)])


def overlap(facts: Iterable[Held], held: Iterable[Held]) -> list[Held]:
    """The facts that some sets share with others, as sets again."""
    listed = list(held)
    return [
        Held(both, tuple(dict.fromkeys((*aside, *beside))))
        for one, aside in facts
        for other, beside in listed
        if (both := meet(one, other))
    ]


def some(pieces: Iterable[int]) -> bool:
    """Whether there is any fact."""
    return next(iter(pieces), 0) != 0


def bits(name: str, value: object, states: "dict[str, int] | None" = None) -> int:
    """The answers that a written value allows: ``any``, a name, a list, with ``!``, ``>=`` or ``<=`` before a name."""
    if value == "any":
        return MASK[name]
    found = 0
    for word in value if isinstance(value, list) else [value]:
        bare = str(word).lstrip("!<>=")
        sign = str(word)[: len(str(word)) - len(bare)]
        order = list(SPACE.bit[name])
        if name == "state" and states is not None:
            chosen = states[bare]
        elif sign == ">=":
            chosen = sum(SPACE.bit[name][item] for item in order[order.index(bare) :])
        elif sign == "<=":
            chosen = sum(SPACE.bit[name][item] for item in order[: order.index(bare) + 1])
        else:
            chosen = SPACE.bit[name][bare]
        found |= MASK[name] & ~chosen if sign == "!" else chosen
    return found


def family(cube: int) -> str:
    """The family of conduct that a cube is about."""
    return next(name for name, conducts in CONDUCTS.items() if cube & conducts)


def asked_only(cube: int) -> int:
    """A cube of one family, with every question that its conduct does not have left open."""
    return cube | UNASKED[family(cube)]


def cubes(facts: dict[str, object], states: dict[str, int]) -> list[int]:
    """Written facts as cubes, one for each family of conduct; none where their words for States stand for no State."""
    found = []
    for conducts in CONDUCTS.values():
        cube = ALL & ~MASK["conduct"] | conducts
        for name, value in facts.items():
            if name != "state":
                cube &= ~MASK[name] | bits(name, value)
        if empty(cube):
            continue
        cube = asked_only(cube)
        if "state" in facts:
            cube = cube & ~MASK["state"] | bits("state", facts["state"], states)
        if not empty(cube):
            found.append(cube)
    return found


def changed(cube: int, changes: dict[str, int]) -> int:
    """The same deed with some questions answered otherwise."""
    for name, allowed in changes.items():
        cube = cube & ~MASK[name] | allowed
    return cube


def moved(facts: Iterable[Held], changes: dict[str, int]) -> list[Held]:
    """The same deeds with some questions answered otherwise: by an aider, only attempted, in danger."""
    return [
        Held(
            asked_only(changed(cube, changes)),
            tuple(changed(both, changes) for item in beside if (both := meet(item, cube))),
        )
        for cube, beside in facts
    ]


def cannot_be() -> list[int]:
    """The facts that the vocabulary says cannot be, where their questions are asked at all."""
    found = []
    for _, facts in NEVER:
        cube = SPACE.cube(facts)
        for name, unasked in UNASKED.items():
            if ~cube & unasked & ALL:
                cube &= ~CONDUCTS[name]
        if not empty(cube):
            found.append(cube)
    return found
