"""The five tests of a duty: what a law is asked, as values.

Facts are cubes of the conduct space (one integer each, every dimension in it), ranges are months of imprisonment.
"""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.law import Measure
from harmonize.norms.word import Word


class Form(Word):
    """What kind of test a duty has."""

    CRIMINALIZE = "criminalize"
    SPARE = "spare"
    PUNISH = "punish"
    AGGRAVATE = "aggravate"
    PROVIDE = "provide"


class DatedCube(NamedTuple):
    """A cube that leaves ``state`` open, and the dated words (``own``, ``parties``, ``!EU``) that fill it in on a day.

    ``None`` leaves every State in.
    """

    cube: Cube
    states: tuple[str, ...] | None


class Replacement(NamedTuple):
    """One dimension of some facts replaced: the ``mask`` of its field, and the ``bits`` allowed in it afterwards."""

    mask: int
    bits: int

    @property
    def dimension(self) -> str:
        """The name of the dimension."""
        return next(name for name, field in SPACE.fields.items() if field.mask == self.mask)

    @property
    def values(self) -> tuple[str, ...]:
        """The values allowed afterwards."""
        return SPACE.names(self.bits | (SPACE.full & ~self.mask), self.dimension)


class Axis(NamedTuple):
    """One dimension in which a duty lists situations, with the groups of values that make one situation each.

    The groups of ``state`` are dated words.
    """

    dimension: str
    groups: tuple[tuple[str, ...], ...]


class Beyond(NamedTuple):
    """A value with which a law would go further than its duty."""

    dimension: str
    value: str

    @property
    def replacement(self) -> Replacement:
        """The same as a replacement in facts."""
        return Replacement(SPACE.fields[self.dimension].mask, SPACE.bit[self.dimension][self.value])


class Follows(NamedTuple):
    """What an accessory duty follows: its bases, of which it asks what is an offence, with something replaced.

    ``maximum_at_least`` counts only offences with so many months as maximum; 0 counts all.
    """

    duties: tuple[str, ...]
    changed: tuple[Replacement, ...]
    maximum_at_least: int


class Clause(NamedTuple):
    """What is asked of the State's answer to one measure.

    ``value`` is a number (months, days) for ``at_most`` and ``at_least``, words for ``includes``, ``excludes`` and
    ``any_of``, and what the measure has for ``is``.
    """

    asks: Literal["is", "at_most", "at_least", "includes", "excludes", "any_of"]
    measure: str
    value: str | int | tuple[str, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """The value as words."""
        return self.value if isinstance(self.value, tuple) else (str(self.value),)

    @property
    def number(self) -> int:
        """The value as a number. Raises ValueError where it is none."""
        return int(self.words[0])


class Combined(NamedTuple):
    """Requirements of which all, or any, must be met."""

    connective: Literal["all", "any"]
    parts: tuple["Requirement", ...]


Requirement = Clause | Combined


def clauses(requirement: Requirement | None) -> Iterator[Clause]:
    """The clauses of a requirement, in the order written; none where nothing is required."""
    if isinstance(requirement, Combined):
        for part in requirement.parts:
            yield from clauses(part)
    elif requirement:
        yield requirement


class Criminalize(NamedTuple):
    """A region of facts must be an offence of the kinds that count.

    It has a region of its own, or follows other duties, or is met by ``either`` of some duties. ``counts`` are kinds of
    offence (those of the duties followed when empty); ``leaving_out`` facts of the region that nobody asks about;
    ``situations`` how a report counts them; ``beyond`` what would exceed the duty, one value at a time.
    """

    counts: tuple[str, ...] = ()
    region: tuple[DatedCube, ...] = ()
    leaving_out: tuple[DatedCube, ...] = ()
    situations: tuple[Axis, ...] = ()
    beyond: tuple[Beyond, ...] = ()
    follows: Follows | None = None
    either: tuple[str, ...] = ()
    form: Literal[Form.CRIMINALIZE] = Form.CRIMINALIZE

    @property
    def listed(self) -> tuple[str, ...]:
        """The dimensions in which it lists situations."""
        return tuple(axis.dimension for axis in self.situations)

    @property
    def bases(self) -> tuple[str, ...]:
        """The duties whose facts it asks about."""
        return self.follows.duties if self.follows else ()

    @property
    def changed(self) -> tuple[Replacement, ...]:
        """What it replaces in the facts of its bases."""
        return self.follows.changed if self.follows else ()


class Spare(NamedTuple):
    """A region of facts, but for what it is ``leaving_out``, must not be an offence of the kinds in ``counts``.

    ``undecided_is_met`` says what becomes of it where the law leaves nobody out and nobody decided.
    """

    counts: tuple[str, ...]
    region: tuple[DatedCube, ...]
    leaving_out: tuple[DatedCube, ...] = ()
    undecided_is_met: bool = False
    form: Literal[Form.SPARE] = Form.SPARE

    @property
    def bases(self) -> tuple[str, ...]:
        """None: its facts are its own."""
        return ()

    @property
    def changed(self) -> tuple[Replacement, ...]:
        """Nothing: its facts are its own."""
        return ()


class Punish(NamedTuple):
    """What is an offence under the duties ``of``, with ``also`` replaced, must carry a maximum of so many months at least."""

    of: tuple[str, ...]
    maximum_at_least: int
    also: tuple[Replacement, ...] = ()
    form: Literal[Form.PUNISH] = Form.PUNISH

    @property
    def bases(self) -> tuple[str, ...]:
        """The duties whose facts it asks about."""
        return self.of

    @property
    def changed(self) -> tuple[Replacement, ...]:
        """What it replaces in the facts of its bases."""
        return self.also


class Aggravate(NamedTuple):
    """What is an offence under the duty ``of`` must weigh more with a circumstance than without it.

    A law that aggravates only one of the parts in ``partly`` meets it in part. ``weighing`` lets sentencing factors and
    added offences count, ``general_duty`` a general duty to weigh harm, which names no circumstance.
    """

    of: str
    circumstance: tuple[Replacement, ...]
    partly: tuple[tuple[Replacement, ...], ...] = ()
    leaving_out: tuple[DatedCube, ...] = ()
    weighing: bool = True
    general_duty: bool = False
    form: Literal[Form.AGGRAVATE] = Form.AGGRAVATE

    @property
    def bases(self) -> tuple[str, ...]:
        """The duty whose facts it asks about."""
        return (self.of,)

    @property
    def changed(self) -> tuple[Replacement, ...]:
        """What it replaces in the facts of its base."""
        return self.circumstance


class Provide(NamedTuple):
    """The law must have a rule: measures as ``require`` says, or jurisdiction over the facts of other duties.

    Of measures, ``partial`` says what meets it in part, ``exceeds`` what goes further; ``conduct``, why a law without the
    rule falls short of nothing, ``directly``, what lets the paragraph itself apply where the law has no such rule, with the
    doubt whether it can. Of jurisdiction, ``reach`` places the facts of the duties ``over``; it is not needed where
    ``unless`` is met.
    """

    require: Requirement | None = None
    partial: Requirement | None = None
    exceeds: Requirement | None = None
    reach: tuple[Replacement, ...] = ()
    over: tuple[str, ...] = ()
    unless: Requirement | None = None
    conduct: str = ""
    directly: Requirement | None = None
    directly_doubt: str = ""
    form: Literal[Form.PROVIDE] = Form.PROVIDE

    @property
    def measures(self) -> frozenset[str]:
        """Every measure that it looks at."""
        requirements = (self.require, self.partial, self.exceeds, self.unless, self.directly)
        return frozenset(item.measure for one in requirements for item in clauses(one))

    @property
    def bases(self) -> tuple[str, ...]:
        """The duties whose facts it asks about."""
        return self.over

    @property
    def changed(self) -> tuple[Replacement, ...]:
        """What it replaces in the facts of its bases: their place."""
        return self.reach


Test = Criminalize | Spare | Punish | Aggravate | Provide


def below(test: Test | None) -> tuple[str, ...]:
    """The duties that a test refers to: those any of which meets its duty, and those whose facts it asks about."""
    return (*(test.either if isinstance(test, Criminalize) else ()), *(test.bases if test else ()))


def lacking(requirement: Requirement | None, name: str, answer: Measure) -> list[str]:
    """The words that a requirement asks of one measure and that the State's answer lacks."""
    has = answer.value if isinstance(answer.value, (list, tuple)) else (answer.value,)
    return [
        word
        for item in clauses(requirement)
        if item.measure == name and item.asks == "includes"
        for word in item.words
        if word not in has and word not in answer.moot
    ]
