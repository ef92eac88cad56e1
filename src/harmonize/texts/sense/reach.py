"""What the conditions of a law reach on the days on which they are in force, as cubes."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import NEVER, SPACE
from harmonize.norms.doubt import Reason
from harmonize.norms.facts import impossible, meaningful, only
from harmonize.norms.penalty import Range
from harmonize.texts.base import Dated
from harmonize.texts.facts import Piece
from harmonize.texts.meaning import Groups, Meanings
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import NationalLaw, Offence, OffenceVersion
from harmonize.texts.penalty import QualifiedForm
from harmonize.texts.period import Period
from harmonize.texts.rating_lowering import base_penalty, before_forms


class Alternative(NamedTuple):
    """Facts that a version punishes: where they stand, as written, why they are doubtful, and the cubes they reach."""

    route: Route
    written: Any
    doubt: Reason | None
    pieces: list[Piece]
    cubes: list[int]

    @property
    def name(self) -> str:
        """The name of its clause, with the block it stands in where that is not `punishes`."""
        block, name = self.route[4:6]
        return str(name) if block == "punishes" else f"{block} {name}"


class Out(NamedTuple):
    """An exclusion as it meets a version: where it stands, whether it is doubtful, its cubes; whether it is its own."""

    route: Route
    doubt: Reason | None
    cubes: list[int]
    own: bool


class Form(NamedTuple):
    """A qualified form as it meets a version: where it stands, its text, its cubes; whether it is the version's own."""

    route: Route
    text: QualifiedForm
    cubes: list[int]
    own: bool

    @property
    def name(self) -> str:
        """By what other parts of the file call it."""
        return str(self.route[-1])


class Standing(NamedTuple):
    """One version of an offence: where it stands, the day it is looked at, what it reaches and what narrows it."""

    route: Route
    offence: Offence
    version: OffenceVersion
    day: date
    alternatives: list[Alternative]
    outs: list[Out]
    forms: list[Form]
    base: Range

    @property
    def cubes(self) -> list[int]:
        """Everything it reaches, doubtful facts included."""
        return [cube for item in self.alternatives for cube in item.cubes]

    @property
    def sure_outs(self) -> list[int]:
        """Everything that is surely excluded."""
        return [cube for item in self.outs if not item.doubt for cube in item.cubes]


class Reach:
    """The conditions of a law as cubes, on each day with what the words for States mean then."""

    def __init__(self, law: NationalLaw, groups: Groups, today: date) -> None:
        self.law, self.meanings, self.today = law, Meanings(law, groups), today
        self.period = cache(lambda day: Period(law, "", lambda _: 0, day, self.meanings.on(day)))
        self.versions = list(self.standing())
        self.of: dict[str, list[Standing]] = {}  # the versions of each offence
        for item in self.versions:
            self.of.setdefault(item.offence.id, []).append(item)

    def concerned(self, rule: Dated, offences: str | Sequence[str]) -> list[Standing]:
        """The versions that a rule is about, for all or for some offences, while it is in force."""
        named = (
            self.versions if isinstance(offences, str) else [one for name in offences for one in self.of.get(name, ())]
        )
        return [item for item in named if overlap(rule, item.version)]

    def looked_at(self, item: Dated) -> date:
        """The last day on which something is in force, today at the latest; its first where it lies ahead."""
        last = item.until - timedelta(days=1) if item.until else self.today
        return max(min(last, self.today), item.begins or date.min)

    def pieces(self, condition: Any, day: date) -> list[Piece]:
        """The pieces of a condition on a day."""
        return self.meanings.on(day).pieces(condition)

    def cubes(self, condition: Any, day: date) -> list[int]:
        """The facts of a condition that some conduct can have, on a day."""
        return self.meanings.on(day).cubes(condition)

    def standing(self) -> Iterator[Standing]:
        part = self.law.general_part
        for i, offence in enumerate(self.law.offences):
            for j, version in enumerate(offence.versions):
                here: Route = ("offences", i, "versions", j)
                day = self.looked_at(version)
                outs = [
                    Out((*here, "except", name, "when"), item.doubt, self.cubes(item.when, day), True)
                    for name, item in version.excluded.items()
                ]
                outs += [
                    Out(("general_part", "except", n, "when"), item.doubt, self.cubes(item.when, day), False)
                    for n, item in enumerate(part.excluded)
                    if meant(item.offences, offence.id) and overlap(item, version)
                ]
                forms = [
                    Form((*here, "qualified", name), form, self.cubes(form.when, day), True)
                    for name, form in version.qualified.items()
                ]
                forms += [
                    Form(("general_part", "circumstances", name), item, self.cubes(item.when, day), False)
                    for name, item in part.circumstances.items()
                    if meant(item.offences, offence.id) and overlap(item, version)
                ]
                alternatives = list(self.alternatives(here, version, day))
                yield Standing(here, offence, version, day, alternatives, outs, forms, self.base(version, day))

    def base(self, version: OffenceVersion, day: date) -> Range:
        """The range of a version, also where it is another offence's."""
        return base_penalty(self.period(day), version).range

    def before_forms(self, item: Standing) -> list[int]:
        """What a version reaches when its forms are worked in, as the lowering has it."""
        return [cube for cube, _ in before_forms(self.period(item.day), item.offence, item.version)]

    def alternatives(self, here: Route, version: OffenceVersion, day: date) -> Iterator[Alternative]:
        written: list[tuple[Route, Any, Reason | None]] = [
            ((*here, "punishes", name), facts, None) for name, facts in version.punishes.items()
        ]
        written += [
            ((*here, kind.value, name, "when"), item.when, Reason(kind, item.why))
            for kind, name, item in version.doubtful
        ]
        for route, facts, doubt in written:
            pieces = self.pieces(facts, day)
            yield Alternative(route, facts, doubt, pieces, [self.faulty(piece) for piece in pieces])

    def faulty(self, piece: Piece) -> int:
        """The facts of a piece with the fault that the general part asks where the piece says none."""
        fault = self.law.general_part.fault
        return piece.cube if "mental" in piece.named or not fault else only(piece.cube, "mental", *fault.mental)


def meant(offences: str | tuple[str, ...], name: str) -> bool:
    """Whether a rule for all or for some offences holds for one of them."""
    return offences == "all" or name in offences


def overlap(one: Dated, other: Dated) -> bool:
    """Whether two things are in force on one day."""
    return max(one.begins or date.min, other.begins or date.min) < min(one.until or date.max, other.until or date.max)


def remains(cubes: Iterable[int], taken: Sequence[int]) -> bool:
    """Whether a fact of some cubes is possible and not among those taken."""
    return any(SPACE.survives(cube, SPACE.meeting((*taken, *impossible()), (cube,))) for cube in cubes)


def met(one: Iterable[int], other: Sequence[int]) -> Iterator[int]:
    """The facts that two regions share, cube by cube."""
    return (both for a in one for b in other if (both := SPACE.meet(a, b)))


def why_impossible(cubes: Iterable[int]) -> str:
    """The sentence of the vocabulary that rules out facts that cannot be, or the two of them that do most of it."""
    found = list(cubes)
    left: list[str] = []
    for words, facts in NEVER:
        never = meaningful(SPACE.cube(facts))
        if not any(SPACE.survives(cube, (never,)) for cube in found):
            return words
        if any(not cube & ~never for cube in found):
            left.append(words)
    return "; ".join(left[:2]) or "several facts exclude each other"
