"""Offences of a law file as they stood on a day, whole: what `harmonize show` tells."""

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError, UnknownName
from harmonize.library.located_yaml import Located
from harmonize.norms.pinpoints import named, touches
from harmonize.texts.base import Dated, Text, keys
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import NationalLaw, Offence, OffenceVersion

SIGNS = ("art. ", "art ", "s. ", "s ", "s", "§ ", "§")  # before a section, as people write it
SIGN = re.compile(
    r"^(?:art[i\u00ed]culos?|articol[oi]|articles?|artikel|arts?|sections?|sects?|secs?|ss?|paragraphs?|paras?|madde|md|m"
    r"|\u03ac\u03c1\u03b8\u03c1\u03bf|\u00a7\u00a7?)[\s.]*(?=[A-Z]{0,2}\d)",
    re.IGNORECASE,
)  # before a section, as people of several languages write it
DATED = re.compile(r"-(1[89]|20)\d\d$")  # behind the key of a source that is one wording of an act
DOTS = re.compile(r"(?<=[A-Za-z])\.(?=[A-Za-z\s]|$)")  # of an abbreviation: U.S.C., art.
BRACKETS = re.compile(r"\(([^()]+)\)")  # behind a title: its name in the State, an abbreviation
TRANSLATED = re.compile(r" \(| \[|, ")


class Place(NamedTuple):
    """A provision, and the sources of a law that it may be of (all where none is named), each with the marks that part sections."""

    sources: Mapping[str, str]
    section: str

    def touches(self, cite: str) -> bool:
        """Whether a pinpoint is of the provision, of one in it, or of the one around it."""
        source, _, place = cite.partition(" ")
        names = named(place) if source in self.sources else ()
        return any(name and touches(self.section, name, self.sources[source]) for name in names)


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

    A provision may be cited with its act (`IA 1971 s 25`); what rests on the section around it is reported as well. Raises
    UnknownName for what is neither, HarmonizeError where nothing was in force.
    """
    ids = {wanted, *(f"{law.id}-{wanted.removeprefix(sign)}" for sign in ("", *SIGNS))} if wanted else set[str]()
    known = [offence.id for offence in law.offences]
    if not wanted or ids & set(known):
        asked = [i for i, offence in enumerate(law.offences) if not wanted or offence.id in ids]
        return Held(law, in_force(law, found, day, asked, wanted), [])
    sought = provision_meant(law, wanted)
    whole = [item for i in range(len(known)) for item in versions(law, found, i)]
    resting = [item for item in whole if sought and any(map(sought.touches, pinpoints(item.data)))]
    rules = [rule for rule in rules_of(law, found, day) if sought and any(map(sought.touches, rule.item.cite))]
    if not (resting or rules):
        more = f"`harmonize show {law.id.upper()}` tells all, `--format yaml` with their ids"
        raise UnknownName("offence or provision", wanted, known, more=more)
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


def provision_meant(law: NationalLaw, written: str) -> Place | None:
    """The provision that is meant: its act by title or key, before or behind the section, or of any act. None for no section."""
    written = " ".join(DOTS.sub("", written).split())
    low, keys, rest = written.casefold(), frozenset(law.sources), written
    for spelling, key in sorted(spellings(law), key=lambda pair: -len(pair[0])):
        if low.startswith(f"{spelling} ") or low.endswith(f" {spelling}"):
            same = {other for said, other in spellings(law) if said == spelling}
            keys = frozenset(same or {key})
            rest = written[len(spelling) :] if low.startswith(f"{spelling} ") else written[: -len(spelling)]
            break
    section = SIGN.sub("", rest.strip(" ,"))
    marks = {key: "".join(law.apart_in(law.sources[key])) for key in sorted(keys)}
    return Place(marks, re.sub(r"\s+\(", "(", section)) if re.match(r"[A-Z]{0,2}\d", section) else None


def spellings(law: NationalLaw) -> Iterator[tuple[str, str]]:
    """How the sources of a law may be named; one act in several wordings by one name."""
    for key, source in law.sources.items():
        titles = [
            source.short or "",
            source.title,
            TRANSLATED.split(source.title)[0],
            re.split("[;,]", source.citation)[0],
        ]
        titles += [
            part for inside in BRACKETS.findall(source.title) for part in inside.split(", ") if part[:1].isalpha()
        ]
        yield from (
            (DOTS.sub("", name).casefold(), key)
            for name in (key, DATED.sub("", key), *titles, *map(initials, titles[2:]))
            if name
        )


def initials(title: str) -> str:
    """The capitals of a title with its year, as lawyers shorten it: ``IA 1971``, ``TCK``; empty for a single word."""
    words = title.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    return " ".join([letters, *(word for word in words if word.isdecimal())]) if len(letters) > 1 else ""
