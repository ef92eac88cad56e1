"""Two law files set against each other part by part: which clauses, rules, answers and days they do not write alike.

Offences go by their ids, versions by the day on which they begin, clauses by their names. Words that decide nothing (notes,
titles, who read) are no parts.
"""

from collections.abc import Iterable, Iterator
from functools import reduce
from operator import getitem
from typing import Any

from harmonize.library.located_yaml import Located
from harmonize.norms.coding_difference import Otherwise, Way
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import BLOCKS

BESIDE = frozenset(
    ("note", "by", "wording", "title", "prosecution", "versions", "id")
)  # what decides nothing, or is asked by itself
TEXT_DAYS = ("since", "until", "text_of", "amends", "sections", "unread")  # of a source, what may date what rests on it
LISTS = ("fines", "jurisdiction", "except", "defences", "weighs")  # of the general part


def otherwise(first: Located, second: Located) -> tuple[Otherwise, ...]:
    """The parts that two files of one law do not write alike, in the order of the first."""
    return Comparing(first, second).parts()


def routed(data: Any, way: Way) -> Route | None:
    """Where a part stands in the data of a file; None where it is not there."""
    route: list[str | int] = []
    node = data
    for step in way:
        if isinstance(node, dict) and step not in node and "versions" in node:
            route.append("versions")
            node = node["versions"]
        if isinstance(node, list):
            at = next((i for i, item in enumerate(node) if step in (item.get("id"), begins(item), str(i))), None)
            if at is None:
                return None
            route.append(at)
            node = node[at]
        elif isinstance(node, dict) and step in node:
            route.append(step)
            node = node[step]
        else:
            return None
    return tuple(route)


def begins(version: Any) -> str:
    """The day on which a version begins, as written."""
    return str(version.get("from") or version.get("seen") or "") if isinstance(version, dict) else ""


class Comparing:
    """Two files of one law, while they are set against each other."""

    def __init__(self, first: Located, second: Located) -> None:
        self.files = first, second
        self.users = tuple(map(users_of, (first.data, second.data)))
        self.days = same_versions(first.data, second.data)

    def route(self, at: int, way: Way) -> Route | None:
        """Where a part stands in a file; a version has another day in the second where only its days differ."""
        if at and len(way) > 2 and (day := self.days.get((way[1], way[2]))):
            way = (*way[:2], day, *way[3:])
        return routed(self.files[at].data, way)

    def parts(self) -> tuple[Otherwise, ...]:
        """All parts that are not written alike."""
        found: list[Otherwise] = []
        for key in ("conditions", "reading", "measures"):
            found += self.entries((key,))
        for name in self.both(("sources",)):
            if any(self.data(0, ("sources", name, key)) != self.data(1, ("sources", name, key)) for key in TEXT_DAYS):
                found += self.part(("sources", name))
        found += self.entries(("general_part", "roles"))
        found += self.entries(("general_part", "circumstances"))
        for key in self.both(("general_part",)):
            if key not in ("roles", "circumstances"):
                found += self.listed(("general_part", key)) if key in LISTS else self.part(("general_part", key))
        for name in self.ids(self.files[0].data["offences"], self.files[1].data["offences"]):
            found += self.offence(name)
        return tuple(found)

    def data(self, at: int, way: Way) -> Any:
        """What a file has at the end of a way; None where it has nothing."""
        route = self.route(at, way)
        return None if route is None else reduce(getitem, route, self.files[at].data)

    def both(self, way: Way) -> list[str]:
        """The keys of a map in both files."""
        return list(dict.fromkeys(str(key) for at in (0, 1) for key in self.data(at, way) or ()))

    @staticmethod
    def ids(*listed: Iterable[Any]) -> list[str]:
        """The ids of offences."""
        return list(dict.fromkeys(item["id"] for items in listed for item in items))

    def part(self, way: Way, since: str = "", until: str = "") -> Iterator[Otherwise]:
        """A part, where it is not the same in both."""
        if self.data(0, way) != self.data(1, way):
            yield from self.whole(way, since, until)

    def whole(self, way: Way, since: str, until: str) -> Iterator[Otherwise]:
        """A part of which it is known that it is not the same."""
        routes = (self.route(0, way), self.route(1, way))
        lines = tuple(
            file.mark(route, key=True)[0] if route else 0 for file, route in zip(self.files, routes, strict=True)
        )
        places = tuple(f"{file.file}:{line}" if line else "" for file, line in zip(self.files, lines, strict=True))
        used = frozenset(clause for users in self.users if way[0] == "conditions" for clause in users.get(way[1], ()))
        if not since:
            since, until = self.span(way)
        yield Otherwise(way, (places[0], places[1]), (lines[0], lines[1]), used, since, until)

    def span(self, way: Way) -> tuple[str, str]:
        """Between which days a rule or an answer holds, where it is dated in both files; empty without end."""
        entries = [
            entry
            for at in (0, 1)
            if (data := self.data(at, way))
            for entry in (data if isinstance(data, list) else [data])
        ]
        days = [begins(entry) for entry in entries]
        ends = [str(entry.get("until") or "") if isinstance(entry, dict) else "" for entry in entries]
        return ("" if "" in days else min(days, default=""), "" if "" in ends else max(ends, default=""))

    def entries(self, way: Way) -> Iterator[Otherwise]:
        """The entries of a map that are not the same."""
        for key in self.both(way):
            yield from self.part((*way, key))

    def listed(self, way: Way) -> Iterator[Otherwise]:
        """A list, entry by entry where both have as many."""
        one, other = (self.data(at, way) for at in (0, 1))
        if isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
            for i in range(len(one)):
                yield from self.part((*way, str(i)))
        else:
            yield from self.part(way)

    def offence(self, name: str) -> Iterator[Otherwise]:
        """The parts of one offence; the offence itself where one file has none."""
        way = ("offences", name)
        if any(self.data(at, way) is None for at in (0, 1)):
            yield from self.part(way)
            return
        for key in self.both(way):
            if key not in BESIDE:
                yield from self.part((*way, key))
        known = {day for (offence, _), day in self.days.items() if offence == name}
        days = [[begins(item) for item in self.data(at, way)["versions"]] for at in (0, 1)]
        for day in dict.fromkeys((*days[0], *(day for day in days[1] if day not in known))):
            here = (*way, day)
            whole: dict[str, Any] = next((found for at in (0, 1) if (found := self.data(at, here))), {})
            if all(self.data(at, here) for at in (0, 1)):
                yield from self.version(here)
            else:
                yield from self.part(here, day, str(whole.get("until") or ""))

    def version(self, way: Way) -> Iterator[Otherwise]:
        """The parts of one version of an offence."""
        both = [self.data(at, way) for at in (0, 1)]
        ends = [str(item.get("until") or "") for item in both]
        span = min(map(begins, both)), "" if "" in ends else max(ends)
        for key in self.both(way):
            if key in BLOCKS:
                if key == "qualified" and self.in_another_order((*way, key)):
                    yield from self.whole((*way, key), *span)
                    continue
                for name in self.both((*way, key)):
                    yield from self.part((*way, key, name), *span)
            elif key not in BESIDE:
                yield from self.part((*way, key), *span)

    def in_another_order(self, way: Way) -> bool:
        """Whether forms that both have stand in another order: later ones build on what earlier ones made of the range."""
        one, other = (self.data(at, way) or {} for at in (0, 1))
        return [name for name in one if name in other] != [name for name in other if name in one]


def same_versions(first: Any, second: Any) -> dict[tuple[str, str], str]:
    """The versions of offences that differ in their day and stand in the same place: (offence, first day) and the other day."""
    there = {item["id"]: [begins(one) for one in item["versions"]] for item in second["offences"]}
    found = {}
    for offence in first["offences"]:
        days = [begins(one) for one in offence["versions"]]
        others = there.get(offence["id"], [])
        if len(days) == len(others):
            for day, other in zip(days, others, strict=True):
                if day != other and day not in others and other not in days:
                    found[offence["id"], day] = other
    return found


def users_of(data: Any) -> dict[str, set[tuple[str, str]]]:
    """The clauses (offence, name) in which each condition stands, at once or by way of others."""
    conditions = data.get("conditions") or {}
    inside = {name: words(condition) & set(conditions) for name, condition in conditions.items()}
    found: dict[str, set[tuple[str, str]]] = {name: set() for name in conditions}
    for offence in data["offences"]:
        for version in offence["versions"]:
            for block in BLOCKS:
                for name, clause in (version.get(block) or {}).items():
                    told = name if block == "punishes" else f"{block} {name}"
                    left, seen = words(clause) & set(conditions), set[str]()
                    while left:
                        used = left.pop()
                        seen.add(used)
                        found[used].add((offence["id"], told))
                        left |= inside[used] - seen
    return found


def words(data: Any) -> set[str]:
    """Every word in a piece of a file."""
    if isinstance(data, dict):
        return {word for value in data.values() for word in words(value)}
    if isinstance(data, list):
        return {word for value in data for word in words(value)}
    return {data.removeprefix("!")} if isinstance(data, str) else set()
