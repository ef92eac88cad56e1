"""A bill laid over a law: the law file as it would stand, every part with the place where it was written.

The lines of the bill count on from those of the law, as if it had been written below it, so that one number tells both the
file and the line.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import UnreadableData
from harmonize.library.invisible_characters import ENDS
from harmonize.library.located_yaml import Items, Located, Map
from harmonize.library.problem import Problem, with_excerpts
from harmonize.library.unfolding import Unfolding
from harmonize.library.validation import accepted, modelled, refuse
from harmonize.library.yaml_file import parsed
from harmonize.norms.treaty import MeasureKind
from harmonize.texts.bill import REPLACED, Bill
from harmonize.texts.consistency import mistakes
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import HEAD, NationalLaw
from harmonize.texts.nearest import nearest

Laid = tuple[NationalLaw, Located]


def read_bill(path: Path, name: str) -> tuple[Bill, Located]:
    """A bill as a model, with its places. Raises UnreadableData with every mistake."""
    bill, found = accepted(path, Bill, name)
    return bill, found


def laid_over(law: Laid, bill: tuple[Bill, Located], measures: dict[str, MeasureKind]) -> Laid:
    """The law file as it would stand under a bill. Raises UnreadableData with every mistake, at its place in the bill."""
    refuse(bill[1], misplaced(law[0], bill[0]))
    lines = len(ENDS.split(law[1].text))
    below = parsed("\n" * lines + bill[1].text, bill[1].file)  # as if it stood below the law
    laying = Laying(law[1], below, bill[0], in_force(law[0], bill[0].since))
    merged = laying.merged()
    try:
        return complete(merged, laying.unfolding.mistakes, measures)
    except UnreadableData as error:
        raise UnreadableData([at_home(item, lines, bill[1]) for item in error.problems]) from error


def complete(merged: Located, noticed: list[Mistake], measures: dict[str, MeasureKind]) -> Laid:
    """The merged file as a model, complete and consistent. Raises UnreadableData with every mistake."""
    made, found = modelled(merged, NationalLaw)
    refuse(found, (*mistakes(made, measures), *noticed))
    return made, found


def at_home(item: Problem | str, lines: int, bill: Located) -> Problem | str:
    """A mistake at its place in the bill, where it stands there."""
    if isinstance(item, str) or item.line <= lines:
        return item
    return with_excerpts([item._replace(file=bill.file, line=item.line - lines, route="")], bill.text)[0]


class InForce(NamedTuple):
    """An offence of the law file with the version that is in force when the bill begins."""

    offence: int
    version: int


def in_force(law: NationalLaw, day: date) -> dict[str, InForce]:
    """The offences in force on a day, by id."""
    return {
        offence.id: InForce(i, j)
        for i, offence in enumerate(law.offences)
        for j, version in enumerate(offence.versions)
        if version.begins <= day and (version.until is None or day < version.until)
    }


def misplaced(law: NationalLaw, bill: Bill) -> Iterator[Mistake]:
    """What a bill says of offences and rules that are not there, or that it cannot say."""
    day, there = bill.since, in_force(law, bill.since)
    known = {offence.id for offence in law.offences}
    later = {one.id: item.begins for one in law.offences for item in one.versions if item.begins > day}
    for i, name in enumerate(bill.repeals):
        if name not in there:
            yield mistake(("repeals", i), "bill-changes-nothing", id=name, day=day, hint=nearest(name, there))
    for i, offence in enumerate(bill.offences):
        name, here = str(offence.get("id", "")), ("offences", i)
        if name in bill.repeals:
            yield mistake(
                here,
                "same-id",
                id=name,
                where="the bill repeals it; leave out one of the two, or give the new offence an id",
            )
        elif "otherwise" in offence and name not in there:
            yield mistake(here, "bill-changes-nothing", id=name, day=day, hint=nearest(name, there))
        elif "otherwise" not in offence and name in known:
            yield mistake(here, "on-file-already", id=name, more="write under `otherwise` only what the bill changes")
    for i, name in enumerate((*bill.repeals, *(str(one.get("id", "")) for one in bill.offences))):
        if name in later and name in there:
            route: Route = ("repeals", i) if i < len(bill.repeals) else ("offences", i - len(bill.repeals))
            yield mistake(route, "bill-overtaken", id=name, later=later[name], day=day)
    for key in bill.general_part:
        if key not in REPLACED:
            hint, listed = nearest(key, REPLACED), ", ".join(f"`{item}`" for item in REPLACED)
            yield mistake(("general_part", key), "bill-no-such-rule", at_key=True, key=key, hint=hint, known=listed)
    for part, entries in (("general_part", bill.general_part), ("measures", bill.measures)):
        for key, value in entries.items():
            for at, entry in enumerate(several := value if isinstance(value, list | tuple) else [value]):
                if not isinstance(entry, dict):
                    way: Route = (part, key, at) if several is value else (part, key)
                    yield mistake(way, "wrong-type", wanted=f"a map of keys and values, found `{entry}`")


class Laying:
    """One bill while it is laid over one law file."""

    def __init__(self, law: Located, bill: Located, text: Bill, there: dict[str, "InForce"]) -> None:
        self.law, self.bill, self.text, self.there = law, bill, text, there
        self.unfolding = Unfolding()
        said, places = {"from": text.since, **({"by": text.by} if text.by else {})}, bill.data.places
        self.beginning = Map.made({key: (value, places[key]) for key, value in said.items()})

    def merged(self) -> Located:
        """The law file as it would stand."""
        root, said = self.law.data, self.bill.data
        for key, put in (("sources", Map.of), ("general_part", self.replaced), ("measures", self.replaced)):
            if said.get(key):
                root = root.but(
                    key, put(root.get(key) or Map.made({}), said[key]), root.places.get(key, said.places[key])
                )
        root = root.but("offences", self.offences(root["offences"]))
        return Located(self.law.file, root, f"{self.law.text}\n{self.bill.text}", self.law.quoted)

    def dated(self, entry: Map) -> Map:
        """A rule or an answer from the first day of the bill on."""
        return Map.of(self.beginning.without("by"), entry)

    def ended(self, entry: Any) -> Any:
        """A version, rule or answer that ends on the first day of the bill."""
        if not isinstance(entry, Map) or entry.get("until", date.max) <= self.text.since:
            return entry
        return entry.but("until", self.text.since, self.beginning.places["from"])

    def replaced(self, before: Map, rules: Map) -> Map:
        """The general part, or measures, with what the bill says in the place of what stands under the same keys."""
        for key, value in rules.items():
            old, new = listed(before.get(key)), listed(value)
            made = Items((*map(self.ended, old), *map(self.dated, new)), (*old.marks, *new.marks))
            before = before.but(key, made, before.places.get(key, rules.places[key]))
        return before

    def offences(self, before: Items) -> Items:
        """The offences, of which some are changed or end, and the new ones behind them."""
        found = Items(before, before.marks)
        for name in self.text.repeals:
            place = self.there[name]
            found[place.offence] = self.versioned(found[place.offence], place.version, None)
        told = self.bill.data.get("offences") or Items()
        for entry, mark in zip(told, told.marks, strict=True):
            if "otherwise" in entry:
                place = self.there[str(entry["id"])]
                found[place.offence] = self.versioned(found[place.offence], place.version, entry)
            else:
                version = Map.of(self.beginning, entry.without(*HEAD))
                found.append(entry.picked(HEAD).but("versions", Items([version], [mark]), mark))
                found.marks.append(mark)
        return found

    def versioned(self, offence: Map, at: int, entry: Map | None) -> Map:
        """An offence whose version in force ends when the bill begins, with the one that the bill makes of it above."""
        versions = Items(offence["versions"], offence["versions"].marks)
        current = versions[at]
        versions[at] = self.ended(current)
        if entry is not None:
            change = Map.of(self.beginning, entry.without("id"))
            versions.insert(at, self.unfolding.version(("offences", 0, "versions", at), change, current))
            versions.marks.insert(at, entry.begins)
        return offence.but("versions", versions)


def listed(entry: Any) -> Items:
    """A single entry as a list of one; none as an empty list."""
    return entry if isinstance(entry, Items) else Items([entry], [entry.begins]) if entry is not None else Items()
