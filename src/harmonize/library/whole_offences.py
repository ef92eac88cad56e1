"""Offences of a law file as they stood on a day, whole: what `harmonize show` tells."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError, UnknownName
from harmonize.library.located_yaml import Located
from harmonize.library.provisions import place
from harmonize.texts.base import Dated, Text, keys
from harmonize.texts.national_law import NationalLaw, Offence, OffenceVersion
from harmonize.texts.rules import Route

SIGNS = ("art. ", "art ", "s. ", "s ", "s", "§ ", "§")  # before a section, as people write it


class WholeOffence(NamedTuple):
    """An offence in the version of a day, with its place in the file: in words of the model, and as data."""

    law: NationalLaw
    offence: Offence
    version: OffenceVersion
    data: dict[str, Any]
    route: Route
    found: Located

    def place(self, *route: str | int) -> str:
        """The file and line of a part of the version, where it was written."""
        return f"{self.found.file}:{self.found.mark((*self.route, *route), key=True)[0]}"


class Rule(NamedTuple):
    """What a law file says beside its offences: a rule of the general part, or a measure, as the model has it, and its line."""

    name: str
    measure: bool
    item: Any
    place: str


class Held(NamedTuple):
    """What a law file says on a day, or what of it was asked for: offences, and rules where a provision was."""

    law: NationalLaw
    offences: list[WholeOffence]
    rules: list[Rule]


def held_on(law: NationalLaw, found: Located, day: date, wanted: str = "") -> Held:
    """The offences in force on a day; or the one of an id (`gb-25`, `s25`); or all that rests on a provision (`96(4)`).

    A provision may be cited with its act (`IA 1971 s 25`); what rests on the section around it is told as well. Raises
    UnknownName for what is neither, HarmonizeError where nothing was in force.
    """
    ids = {wanted, *(f"{law.id}-{wanted.removeprefix(sign)}" for sign in ("", *SIGNS))} if wanted else set[str]()
    known = [offence.id for offence in law.offences]
    if not wanted or ids & set(known):
        asked = [i for i, offence in enumerate(law.offences) if not wanted or offence.id in ids]
        return Held(law, in_force(law, found, day, asked, wanted), [])
    sought = place(law, wanted)
    whole = [item for i in range(len(known)) for item in versions(law, found, i)]
    resting = [item for item in whole if sought and any(map(sought.touches, pinpoints(item.data)))]
    rules = [rule for rule in rules_of(law, found, day) if sought and any(map(sought.touches, rule.item.cite))]
    if not (resting or rules):
        raise UnknownName("offence or provision", wanted, known)
    held = [item for item in resting if item.version.holds(day)]
    if not (held or rules):
        raise HarmonizeError(f"nothing that rests on `{wanted}` was in force on {day}; {beginning(resting)}")
    return Held(law, held, rules)


def in_force(law: NationalLaw, found: Located, day: date, asked: list[int], wanted: str) -> list[WholeOffence]:
    """Some offences as in force on a day. Raises HarmonizeError where none was."""
    whole = [item for i in asked for item in versions(law, found, i)]
    held = [item for item in whole if item.version.holds(day)]
    if not held:
        what = f"`{law.offences[asked[0]].id}` was not in force" if wanted else "nothing on file was in force"
        raise HarmonizeError(f"{what} on {day}" + (f"; {beginning(whole)}" if wanted else ""))
    return held


def beginning(whole: list[WholeOffence]) -> str:
    """When the versions of some offences begin."""
    return f"its versions begin on {', '.join(dict.fromkeys(str(item.version.begins) for item in whole))}"


def rules_of(law: NationalLaw, found: Located, day: date) -> Iterator[Rule]:
    """The rules of the general part and the measures that hold on a day."""
    for route, item in (*cited(law.general_part, ("general_part",)), *cited(law.measures, ("measures",))):
        if not isinstance(item, Dated) or item.holds(day):
            name = next(step for step in reversed(route) if isinstance(step, str))
            yield Rule(name, route[0] == "measures", item, f"{found.file}:{found.mark(route)[0]}")


def cited(item: Any, route: Route) -> Iterator[tuple[Route, Any]]:
    """Everything under a part of a law that has pinpoints of its own, with the way to it in the file."""
    if getattr(item, "cite", None):
        yield route, item
        return
    below: Iterable[tuple[str | int, Any]] = ()
    if isinstance(item, Text):
        below = [(key, getattr(item, name)) for name, key in keys(type(item))]
    elif isinstance(item, dict):
        below = item.items()
    elif isinstance(item, tuple):
        below = enumerate(item)
    for step, part in below:
        yield from cited(part, (*route, step))


def pinpoints(data: Any) -> Iterator[str]:
    """The pinpoints that stand anywhere in a piece of a law file."""
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        if key == "cite":
            yield from value if isinstance(value, list) else [value]
        else:
            yield from pinpoints(value)


def versions(law: NationalLaw, found: Located, i: int) -> Iterator[WholeOffence]:
    """The versions of an offence of a file."""
    data = found.data["offences"][i]
    head = {key: value for key, value in data.items() if key != "versions"}
    for j, version in enumerate(law.offences[i].versions):
        body = data["versions"][j]
        yield WholeOffence(law, law.offences[i], version, {**head, **body}, ("offences", i, "versions", j), found)
