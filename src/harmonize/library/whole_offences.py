"""Offences of a law file as they stood on a day, whole: what `harmonize show` tells."""

from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError, UnknownName
from harmonize.library.located_yaml import Located
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


def whole_offences(law: NationalLaw, found: Located, day: date, wanted: str = "") -> list[WholeOffence]:
    """The offences in force on a day, or the one wanted by its id or section (`gb-25`, `25`, `s25`).

    Raises UnknownName for an id that is none, HarmonizeError where nothing was in force.
    """
    ids = {wanted, *(f"{law.id}-{wanted.removeprefix(sign)}" for sign in ("", *SIGNS))} if wanted else set[str]()
    known = [offence.id for offence in law.offences]
    if wanted and not ids & set(known):
        raise UnknownName("offence", wanted, known)
    asked = [i for i, offence in enumerate(law.offences) if not wanted or offence.id in ids]
    held = [item for i in asked for item in versions(law, found, i) if item.version.holds(day)]
    if not held:
        days = ", ".join(str(version.begins) for i in asked for version in law.offences[i].versions)
        what = f"`{law.offences[asked[0]].id}` was not in force" if wanted else "nothing on file was in force"
        raise HarmonizeError(f"{what} on {day}" + (f"; its versions begin on {days}" if wanted else ""))
    return held


def versions(law: NationalLaw, found: Located, i: int) -> Iterator[WholeOffence]:
    """The versions of an offence of a file."""
    data = found.data["offences"][i]
    head = {key: value for key, value in data.items() if key != "versions"}
    for j, version in enumerate(law.offences[i].versions):
        body = data["versions"][j]
        yield WholeOffence(law, law.offences[i], version, {**head, **body}, ("offences", i, "versions", j), found)
