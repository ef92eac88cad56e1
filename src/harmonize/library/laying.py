"""A bill laid over a law: the law file as it would stand, every part with the place where it was written.

The lines of the bill count on from those of the law, as if it had been written below it, so that one number tells both the
file and the line.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import UnreadableData
from harmonize.library.hidden import ENDS
from harmonize.library.located_yaml import COLUMNS, PLACES, Located, Marks
from harmonize.library.problem import Problem, with_excerpts
from harmonize.library.unfolding import Node, Unfolding
from harmonize.library.validation import accepted, modelled, refuse
from harmonize.norms.treaty import MeasureKind
from harmonize.texts.base import keys
from harmonize.texts.bill import REPLACED, Bill
from harmonize.texts.consistency import mistakes
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw, Offence
from harmonize.texts.nearest import nearest

HEAD = tuple(key for _, key in keys(Offence) if key != "versions")
Laid = tuple[NationalLaw, Located]


def read_bill(path: Path, name: str) -> tuple[Bill, Located]:
    """A bill as a model, with its places. Raises UnreadableData with every mistake."""
    bill, found = accepted(path, Bill, name)
    return bill, found


def laid_over(law: Laid, bill: tuple[Bill, Located], measures: dict[str, MeasureKind]) -> Laid:
    """The law file as it would stand under a bill. Raises UnreadableData with every mistake, at its place in the bill."""
    refuse(bill[1], misplaced(law[0], bill[0]))
    lines = len(ENDS.split(law[1].text))
    laying = Laying(law[1], below(bill[1], lines), bill[0], in_force(law[0], bill[0].since))
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


def below(found: Located, lines: int) -> Located:
    """A file as if so many lines stood above it."""
    down = lines * COLUMNS

    def moved(mark: int) -> int:
        return mark + down * (PLACES + 1) if mark >= PLACES else mark + down

    def of(marks: Sequence[int] | dict[Any, int]) -> Sequence[int] | dict[Any, int]:
        return (
            {key: moved(mark) for key, mark in marks.items()}
            if isinstance(marks, dict)
            else [moved(mark) for mark in marks]
        )

    return found._replace(marks={node: of(marks) for node, marks in found.marks.items()})


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
            yield mistake(("repeals", i), "bill-repeals-nothing", id=name, day=day, hint=nearest(name, there))
    for i, offence in enumerate(bill.offences):
        name, here = str(offence.get("id", "")), ("offences", i)
        if name in bill.repeals:
            yield mistake(here, "bill-repeals-and-changes", id=name)
        elif "otherwise" in offence and name not in there:
            yield mistake(here, "bill-changes-nothing", id=name, day=day, hint=nearest(name, there))
        elif "otherwise" not in offence and name in known:
            yield mistake(here, "bill-offence-on-file", id=name)
    for i, name in enumerate((*bill.repeals, *(str(one.get("id", "")) for one in bill.offences))):
        if name in later and name in there:
            route: Route = ("repeals", i) if i < len(bill.repeals) else ("offences", i - len(bill.repeals))
            yield mistake(route, "bill-overtaken", id=name, later=later[name], day=day)
    for key in bill.general_part:
        if key not in REPLACED:
            hint, listed = nearest(key, REPLACED), ", ".join(f"`{item}`" for item in REPLACED)
            yield mistake(("general_part", key), "bill-no-such-rule", at_key=True, key=key, hint=hint, known=listed)


class Laying:
    """One bill while it is laid over one law file."""

    def __init__(self, law: Located, bill: Located, text: Bill, there: dict[str, "InForce"]) -> None:
        self.law, self.bill, self.text, self.there = law, bill, text, there
        marks: Marks = {**law.marks, **bill.marks}
        self.unfolding = Unfolding(law._replace(marks=marks))
        self.node, self.kept = self.unfolding.node, self.unfolding.kept
        self.from_ = {"from": text.since, **({"by": text.by} if text.by else {})}

    def merged(self) -> Located:
        """The law file as it would stand."""
        root = self.node(self.law.data)
        data = dict(root.data)
        said = self.bill.data
        for key, put in (("sources", self.added), ("general_part", self.replaced), ("measures", self.answered)):
            if said.get(key):
                data[key] = put(data.get(key, {}), said[key])
        data["offences"] = self.offences(list(data.get("offences", ())))
        marks = {**self.node(said).marks, **root.marks}
        text = f"{self.law.text}\n{self.bill.text}"
        whole = self.kept(Node(data, marks))
        return Located(self.law.file, whole, self.unfolding.marks, text, self.law.quoted)

    def added(self, before: dict[str, Any], more: dict[str, Any]) -> dict[str, Any]:
        """A map with more entries; those of the bill stand for those of the same name."""
        return self.over(self.node(before) if before else Node({}, {}), self.node(more))

    def over(self, before: Node, more: Node) -> dict[str, Any]:
        return self.kept(Node({**before.data, **more.data}, {**before.marks, **more.marks}))

    def dated(self, entry: Any) -> Any:
        """A rule or an answer from the first day of the bill on."""
        own = self.node(entry)
        beginning = {key: mark for key, mark in zip(self.from_, self.beginning(), strict=True) if key != "by"}
        return self.kept(Node({"from": self.text.since, **own.data}, {**beginning, **own.marks}))

    def beginning(self) -> list[int]:
        """Where the bill says its first day, and by what paper it is proposed."""
        marks = self.node(self.bill.data).marks
        return [marks[key] for key in self.from_]

    def ended(self, entry: Any) -> Any:
        """A version, rule or answer that ends on the first day of the bill."""
        if not isinstance(entry, dict) or entry.get("until", date.max) <= self.text.since:
            return entry
        own = self.node(entry)
        return self.kept(Node({**own.data, "until": self.text.since}, {**own.marks, "until": self.beginning()[0]}))

    def list_of(self, before: Any, after: Any) -> list[Any]:
        """What was there, until the bill begins, and what the bill puts in its place."""
        listed = [entry if isinstance(entry, list) else [entry] for entry in (before, after) if entry is not None]
        places = [
            list(self.unfolding.marks[id(entry)]) if isinstance(entry, list) else [self.place_of(entry)]
            for entry in (before, after)
            if entry is not None
        ]
        old, new = listed if len(listed) == 2 else ([], listed[0])
        made = [*map(self.ended, old), *map(self.dated, new)]
        self.unfolding.marks[id(made)] = [place for some in places for place in some]
        return made

    def place_of(self, entry: Any) -> int:
        """Where a single entry begins: at its first key."""
        marks = self.node(entry).marks
        first = min(marks.values(), default=COLUMNS + 1)
        return first // PLACES if first >= PLACES else first

    def replaced(self, before: dict[str, Any], rules: dict[str, Any]) -> dict[str, Any]:
        """The general part, with the rules of the bill in the place of those under the same keys."""
        own, said = self.node(before), self.node(rules)
        data = {**own.data, **{key: self.list_of(own.data.get(key), value) for key, value in said.data.items()}}
        return self.kept(Node(data, {**said.marks, **own.marks}))

    answered = replaced  # measures, which have their answers in the same way

    def offences(self, listed: list[Any]) -> list[Any]:
        """The offences, of which some are changed or end, and the new ones behind them."""
        there = self.there
        marks = list(self.unfolding.marks[id(self.law.data["offences"])])
        for name in self.text.repeals:
            place = there[name]
            listed[place.offence] = self.versioned(listed[place.offence], place.version, None)
        told = self.bill.data.get("offences", [])
        for entry, mark in zip(told, self.unfolding.marks[id(told)] if told else (), strict=True):
            if "otherwise" in entry:
                place = there[str(entry["id"])]
                listed[place.offence] = self.versioned(listed[place.offence], place.version, entry)
            else:
                listed.append(self.new(entry, mark))
                marks.append(mark)
        self.unfolding.marks[id(listed)] = marks
        return listed

    def versioned(self, offence: dict[str, Any], at: int, entry: dict[str, Any] | None) -> dict[str, Any]:
        """An offence whose version in force ends when the bill begins, with the one that the bill makes of it above."""
        own = self.node(offence)
        versions = list(offence["versions"])
        marks = list(self.unfolding.marks[id(offence["versions"])])
        current = versions[at]
        versions[at] = self.ended(current)
        if entry is not None:
            said = self.node(entry)
            change = Node(
                {**self.from_, **{key: value for key, value in said.data.items() if key != "id"}},
                {**dict(zip(self.from_, self.beginning(), strict=True)), **said.marks},
            )
            where: Route = ("offences", 0, "versions", at)
            versions.insert(at, self.unfolding.version(where, self.kept(change), current))
            marks.insert(at, self.place_of(entry))
        self.unfolding.marks[id(versions)] = marks
        return self.kept(Node({**own.data, "versions": versions}, own.marks))

    def new(self, entry: dict[str, Any], mark: int) -> dict[str, Any]:
        """An offence that only the bill has."""
        own = self.node(entry)
        body = {key: value for key, value in own.data.items() if key not in HEAD}
        beginning = dict(zip(self.from_, self.beginning(), strict=True))
        version = self.kept(Node({**self.from_, **body}, {**beginning, **own.marks}))
        versions = [version]
        self.unfolding.marks[id(versions)] = [mark]
        head = {key: value for key, value in own.data.items() if key in HEAD}
        return self.kept(Node({**head, "versions": versions}, {**own.marks, "versions": mark}))
