"""A fact pattern as a cube: what is said, plain values for the rest, and what another answer to one question would make of it."""

from collections.abc import Iterable, Iterator, Mapping

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, SPACE
from harmonize.conduct.vocabulary import Dimension
from harmonize.norms.facts import Words, allowed_bits, impossible
from harmonize.norms.law import Law
from harmonize.norms.penalty_rules import CARRIED
from harmonize.norms.provision import Norm

GIVEN = ("conduct", "state", "leaves", "role", "stage", "actor", "for", "sufferer")


def point(facts: Mapping[str, object], words: Words, *, left_open: bool = False) -> int:
    """The cube of a fact pattern: what is said, and the plain value of everything else that its conduct asks.

    With ``left_open`` what nobody mentions stays open, as far as :func:`left_out` says. Raises KeyError without a
    conduct, or for an unknown dimension or value.
    """
    conducts = facts["conduct"]
    families = {CONDUCT_FAMILY[str(name)] for name in (conducts if isinstance(conducts, list) else [conducts])}
    cube = SPACE.full
    for dimension in DIMENSIONS:
        if dimension.asked and not families & set(dimension.asked):
            continue
        value = facts.get(dimension.name, "own" if dimension.name == "state" else dimension.plain)
        if dimension.name not in facts and (moot(dimension.only_if, cube) or (left_open and left_out(dimension))):
            continue
        if value:
            field = SPACE.fields[dimension.name]
            cube = (cube & ~field.mask) | allowed_bits(dimension.name, value, words)
    return believable(cube, facts)


def believable(cube: int, said: Mapping[str, object]) -> int:
    """A fact pattern in which no plain answer that was only assumed makes it one that cannot be: who hides, evades."""
    for wrong in impossible():
        for dimension in DIMENSIONS if not cube & ~wrong else ():
            mask = SPACE.fields[dimension.name].mask
            assumed = dimension.name not in (*said, *GIVEN) and not (dimension.aggravating or dimension.placing)
            if assumed and mask & ~wrong:
                cube = (cube & ~mask) | (mask & ~wrong)
                break
    return cube


def left_out(dimension: Dimension) -> bool:
    """Whether a question stays open when nobody mentions it.

    Where, by whom, at whose border, in which role and how far it went are never guessed; nor are aggravations, but for
    number and repetition, on which some laws make the offence itself depend.
    """
    if dimension.aggravating:
        return dimension.name in ("persons", "habit")
    return not dimension.placing and dimension.name not in GIVEN


def moot(only_if: tuple[str, tuple[str, ...]], cube: int) -> bool:
    """Whether a question has no meaning because of what its parent question was answered."""
    parent, values = only_if
    return bool(parent) and not any(cube & SPACE.bit[parent][value] for value in values)


def missing(cube: int, facts: int) -> int:
    """The guard bits of the dimensions in which some facts lie outside a cube."""
    return ((facts & ~cube) + SPACE.full) & SPACE.guards


def near(law: Law, facts: int) -> tuple[Norm, ...]:
    """The norms that some facts meet, or would meet if one of them were another.

    Whatever that change may be, no other norm has a say in the answer.
    """

    def keep(cube: int) -> int:
        return cube if missing(cube | CARRIED, facts) in CHANGES else 0

    return tuple([norm for norm in law.graded(keep) if missing(norm.cube, facts) in CHANGES])


CHILDREN = {
    parent.name: [child for child in DIMENSIONS if child.only_if[0] == parent.name]
    for parent in DIMENSIONS
    if any(child.only_if[0] == parent.name for child in DIMENSIONS)
}
# By dimension, the guard bits of those that change when one of its facts does: its own and its children's.
MOVED = {
    name: field.guard | sum(SPACE.fields[child.name].guard for child in CHILDREN.get(name, ()))
    for name, field in SPACE.fields.items()
}


def parts(guards: int) -> Iterator[int]:
    """All sets of guard bits within some guard bits."""
    part = guards
    while part:
        yield part
        part = (part - 1) & guards
    yield 0


# The sets of dimensions, as guard bits, that one changed fact can set right.
CHANGES = frozenset(part for moved in MOVED.values() for part in parts(moved))


def varied(cube: int, name: str, value: str) -> int:
    """A fact pattern with one fact changed; questions that the change makes meaningful get their plain answer."""
    cube = (cube & ~SPACE.fields[name].mask) | SPACE.bit[name][value]
    for child in CHILDREN.get(name, ()):
        field = SPACE.fields[child.name]
        if moot(child.only_if, cube):
            cube |= field.mask
        elif cube & field.mask == field.mask:
            cube = (cube & ~field.mask) | SPACE.bit[child.name][child.plain]
    return cube


def open_values(seen: Mapping[str, object]) -> Iterable[tuple[str, str]]:
    """The values that facts nobody mentioned could also have; where and by whom it was done is not varied."""
    family = CONDUCT_FAMILY[str(seen["conduct"])]
    for dimension in DIMENSIONS:
        if dimension.name in seen or dimension.placing or dimension.name in ("conduct", "state", "leaves"):
            continue
        if dimension.asked and family not in dimension.asked:
            continue
        yield from ((dimension.name, value.name) for value in dimension.values if value.name != dimension.plain)
