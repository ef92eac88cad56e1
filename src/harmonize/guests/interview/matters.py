"""What an interview asks about: the matters of the criminal core, the values that its duties tell apart, and the cases told."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import CIRCUMSTANCES, DIMENSIONS, SPACE
from harmonize.conduct.dimensions import SUBJECTS as WORDS
from harmonize.conduct.region import Region
from harmonize.findings.assessment import chosen
from harmonize.library.yaml_file import read
from harmonize.norms.duty_tests import Aggravate, Criminalize, DatedCube, Spare
from harmonize.norms.facts import CONDUCTS_OF, impossible, only
from harmonize.norms.treaty import Duty, Treaty

Facts = Mapping[str, tuple[str, ...]]
"""Facts as a condition of a law file says them: the values allowed, by dimension; a dimension that is not named is open."""

FAULT = "mental"
# What the general part answers, and where and by whom the act was done: no element of a provision in this interview.
GENERAL = frozenset(item.name for item in DIMENSIONS if item.subject == "general")
BORDERS = ("own", "EU", "SCHENGEN", "parties", "other")
GROUPED = ("EU", "SCHENGEN")  # borders of groups, asked of their members


SAID: dict[str, Any] = read(Path(__file__).with_name("questions.yaml")).data


class Matter(NamedTuple):
    """A matter on which provisions are asked, and the section of that name: the kind of offence, its conduct, its elements."""

    name: str
    kind: str
    family: str
    conducts: tuple[str, ...]
    title: str
    elements: tuple[str, ...]


def as_said(name: str, item: dict[str, Any]) -> Matter:
    """A matter as the file has it."""
    told: dict[str, Any] = {key: tuple(said) if isinstance(said, list) else said for key, said in item.items()}
    return Matter(name, **told)


DIMENSION = {item.name: item for item in DIMENSIONS}
MATTERS = tuple(as_said(name, item) for name, item in SAID["matters"].items())
BY_NAME = {matter.name: matter for matter in MATTERS}

# The elements by what they are about; an interview asks after a subject before it asks after an element of it.
SUBJECTS = {
    subject: frozenset(item.name for item in DIMENSIONS if item.subject == subject) - GENERAL for subject in WORDS
}


class Scope:
    """The duties that an interview is about, and what of the vocabulary they tell apart."""

    def __init__(self, treaty: Treaty) -> None:
        names = treaty.selections.core
        readings = treaty.readings({})
        self.treaty = treaty
        self.duties: dict[str, Duty] = {
            name: duty.under(readings)
            for name, duty in treaty.duties.items()
            if not duty.untested and any(chosen(name, core) for core in names)
        }
        self.deed = treaty.selections.deed

    def regions(self, duty: Duty) -> tuple[DatedCube, ...]:
        """The facts that a duty asks about, or those of the duties it builds on."""
        test = duty.test
        if isinstance(test, Aggravate):
            return self.regions(self.under(test.of))
        if isinstance(test, Criminalize | Spare):
            return test.region or tuple(part for name in test.bases for part in self.regions(self.under(name)))
        return ()

    def under(self, name: str) -> Duty:
        """A duty, asked or not, in the readings that hold by default."""
        return self.duties.get(name) or self.treaty.duties[name].under(self.treaty.readings({}))

    @cached_property
    def about(self) -> dict[str, tuple[str, ...]]:
        """The duties of each matter, by its name."""
        return {
            matter.name: tuple(
                name
                for name, duty in self.duties.items()
                if any(part.cube & CONDUCTS_OF[matter.family] for part in self.regions(duty))
            )
            for matter in MATTERS
        }

    @cached_property
    def cubes(self) -> dict[str, tuple[DatedCube, ...]]:
        """The facts that the duties of each matter ask about themselves, with those in which a law would go further."""
        found: dict[str, dict[DatedCube, None]] = {matter.name: {} for matter in MATTERS}
        for matter in MATTERS:
            conducts = sum(SPACE.bit["conduct"][name] for name in matter.conducts)
            others = SPACE.fields["conduct"].mask & ~conducts
            for name in self.about[matter.name]:
                test = self.duties[name].test
                if isinstance(test, Criminalize | Spare):
                    for cube, states in test.region:
                        own = cube & ~others
                        if cube & conducts:
                            found[matter.name][DatedCube(own, states)] = None
                            for item in test.beyond if isinstance(test, Criminalize) else ():
                                further = own & ~item.replacement.mask | item.replacement.bits
                                found[matter.name][DatedCube(further, states)] = None
        return {name: tuple(cubes) for name, cubes in found.items()}

    @cached_property
    def required(self) -> set[int]:
        """The facts that some duty asks to be punished, conduct by conduct."""
        found = set()
        for matter in MATTERS:
            others = SPACE.fields["conduct"].mask & ~sum(SPACE.bit["conduct"][name] for name in matter.conducts)
            for name in self.about[matter.name]:
                test = self.duties[name].test
                found |= {cube & ~others for cube, _ in test.region} if isinstance(test, Criminalize) else set()
        return found

    @cached_property
    def values(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Per matter the elements that its duties can turn on, with the answers that make a difference to them."""
        found: dict[str, dict[str, tuple[str, ...]]] = {}
        for matter in MATTERS:
            asked = found[matter.name] = {}
            for item in DIMENSIONS:
                if item.name in GENERAL or (item.asked and matter.family not in item.asked):
                    continue
                mask = SPACE.fields[item.name].mask
                bits = 0
                for cube, _ in self.cubes[matter.name]:
                    # A case that must stay free names what it turns on; what it leaves open makes no difference to it.
                    bits |= cube & mask if cube in self.required or cube & mask != mask else 0
                words = SPACE.names(bits or mask, item.name)
                if item.name == "state":
                    home = all(states == ("own",) for _, states in self.cubes[matter.name])
                    words = ("own",) if home else BORDERS
                if len(words) > 1:
                    asked[item.name] = words
        return found

    def needed(self, matter: Matter, name: str) -> tuple[str, ...]:
        """The answers to a question on an element without which a duty to criminalize fails."""
        bits = 0
        for cube, _ in self.cubes[matter.name]:
            bits |= cube & SPACE.fields[name].mask if cube in self.required else 0
        return ("own", "parties") if name == "state" else SPACE.names(bits, name) if bits else ()

    def degrees(self, matter: Matter, name: str) -> tuple[str, ...]:
        """The degrees of a circumstance that may make an offence graver: all but the plain one."""
        return (self.values[matter.name].get(name) or tuple(SPACE.bit[name]))[1:]

    def graver(self, matter: Matter, *, whole: bool) -> list[str]:
        """The circumstances that may make an offence graver, the commonest first: all, or those on which a duty turns."""
        fits = [name for name in SAID["graver"] if not DIMENSION[name].asked or matter.family in DIMENSION[name].asked]
        return fits if whole else [name for name in CIRCUMSTANCES if name in self.values[matter.name]]

    def region(self, matter: Matter) -> list[Facts]:
        """All facts of a matter that its duties ask about."""
        return [said(cube, states) for cube, states in self.cubes[matter.name]]

    def paradigm(self, matter: Matter) -> dict[str, str]:
        """The ordinary case of a matter: that of the first of its duties to criminalize."""
        for name in self.about[matter.name]:
            test = self.duties[name].test
            if isinstance(test, Criminalize) and test.region:
                cube, states = test.region[0]
                for dimension, value in self.deed.items():
                    if dimension != "state" and cube & SPACE.bit[dimension][value]:
                        cube = only(cube, dimension, value)
                return case_in([cube], matter, "own" if states is None or "own" in states else states[0])
        raise ValueError(f"no duty asks for a law on {matter.name}")


def case_in(cubes: Iterable[int], matter: Matter, state: str = "", excluding: Iterable[int] = ()) -> dict[str, str]:
    """The plainest case in some facts that can be and is not excluded, element by element; empty where there is none."""
    fact = Region(tuple(cubes), (*impossible(), *excluding)).witness(())
    if not fact:
        return {}
    case = {item.name: SPACE.names(fact, item.name)[0] for item in DIMENSIONS}
    return whole_case(case | ({"state": state} if state else {}), matter)


def whole_case(case: Mapping[str, str], matter: Matter) -> dict[str, str]:
    """A case with the plain answer to every question of its matter that it leaves out, and no answer to any other."""
    found: dict[str, str] = {}
    for item in DIMENSIONS:
        parent, wanted = item.only_if
        fits = (not item.asked or matter.family in item.asked) and (not parent or found.get(parent) in wanted)
        value = case.get(item.name) or item.plain
        if fits and value and item.name not in GENERAL:
            found[item.name] = value
    return found


def short_case(case: Mapping[str, str]) -> dict[str, str]:
    """What of a case is not plain: what `whole_case` cannot know."""
    plain = {item.name: item.plain for item in DIMENSIONS}
    return {name: value for name, value in case.items() if value != plain[name]}


def said(cube: int, states: tuple[str, ...] | None = None) -> Facts:
    """A cube as a condition of a law file says it."""
    facts = {name: values for name, values in SPACE.allowed(cube).items() if name != "state"}
    return facts if states is None else {**facts, "state": states}
