"""The agreed file of a law: the first coding, with the parts that were decided otherwise taken from another or left open.

Only what is decided is rewritten: a rule or an answer as the other file has it, an offence with every version written out.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from functools import reduce
from operator import getitem
from typing import Any, NamedTuple

from harmonize.grouping import grouped
from harmonize.library.formatting import arranged
from harmonize.library.located_yaml import Located
from harmonize.library.parts import begins, routed, same_versions, words
from harmonize.library.validation import modelled, refuse
from harmonize.library.yaml_file import parsed
from harmonize.library.yaml_layout import fitted
from harmonize.library.yaml_tree import Tree
from harmonize.norms.coding_difference import Otherwise, Way
from harmonize.norms.treaty import MeasureKind
from harmonize.texts.consistency import mistakes
from harmonize.texts.national_law import HEAD, NationalLaw

OFFENCE = 4  # levels of an offence, an entry a line: its keys, versions, their keys, clauses
GONE = object()


def in_order(theirs: Any, mine: Any) -> list[str]:
    """The keys of two clauses, each in the order of its own."""
    found = list(mine)
    for key in theirs:
        if key not in mine:
            before = [
                found.index(other)
                for other in theirs
                if other in found and list(theirs).index(other) < list(theirs).index(key)
            ]
            found.insert(max(before, default=-1) + 1, key)
    return found


class Decision(NamedTuple):
    """What was decided about one part: that it stands as in ``other``, or (with a reason in ``unsettled``) that the law is open."""

    part: Otherwise
    other: Located
    unsettled: str = ""


class Settled(NamedTuple):
    """The text of the agreed file, and the parts of which it cannot say mechanically what was decided."""

    text: str
    left: tuple[Otherwise, ...]


def settled(first: Located, decisions: Sequence[Decision], measures: dict[str, MeasureKind]) -> Settled:
    """The first coding with some parts decided otherwise. Raises UnreadableData where the result would not be a law file."""
    left = [item.part for item in decisions if item.unsettled and not can_be_open(first, item)]
    taken = [item for item in decisions if item.part not in left]
    units = grouped((unit_of(item.part.way), item) for item in taken)
    text, settling = first.text, Settling(first)
    for unit, own in units.items():
        for item in own:
            settling.decide(item)
        while len(unit) > 1 and at(settling.data, unit) is GONE and at(settling.data, unit[:-1]) == {}:
            unit = unit[:-1]  # a map without entries goes with its last one
        value = at(settling.data, unit)
        text = put(text, unit, GONE if value == {} else value)
    return Settled(in_style(text, first.file, measures), tuple(left))


def needed(first: Located, decisions: Iterable[Decision]) -> Iterator[Decision]:
    """The conditions and sources that what is taken from another file names, and the first one does not have."""
    seen: set[Way] = set()
    left = [(item, at(item.other.data, item.part.way)) for item in decisions if not item.unsettled]
    while left:
        item, value = left.pop()
        for word in named(value):
            for way in (("conditions", word), ("sources", word)):
                found = at(item.other.data, way)
                if found is not GONE and way not in seen and at(first.data, way) is GONE:
                    seen.add(way)
                    more = Decision(Otherwise(way, ("", ""), (0, 0)), item.other)
                    left.append((more, found))
                    yield more


def named(value: Any) -> Iterator[str]:
    """The words of a piece of a file that may name a condition, and the first word of a pinpoint, which names a source."""
    for word in words(value):
        yield word
        yield word.partition(" ")[0]


def unit_of(way: Way) -> Way:
    """What is rewritten for a part: the offence, or the entry of a map outside of offences."""
    if way[0] == "offences" or way[-1].isdecimal():
        return way[:2]
    return way[:3] if way[:2] in (("general_part", "roles"), ("general_part", "circumstances")) else way[:2]


def at(data: Any, way: Way) -> Any:
    """What stands at the end of a way; GONE where nothing does."""
    route = routed(data, way)
    return GONE if route is None else reduce(getitem, route, data)


# ---------------------------------------------------------------- deciding, in the data


class Settling:
    """The data of the agreed file while it is decided part by part; versions are known by the days of the first file."""

    def __init__(self, first: Located) -> None:
        self.first, self.data = first, deepcopy(first.data)
        self.versions = {
            (offence["id"], begins(version)): version
            for offence in self.data["offences"]
            for version in offence["versions"]
        }

    def decide(self, item: Decision) -> None:
        """Puts what was decided about a part into the data."""
        way = item.part.way
        theirs = self.there(item.other.data, way)
        value, around = at(item.other.data, theirs), at(item.other.data, theirs[:-1])
        if item.unsettled:
            self.leave_open(way, self.here(way), value, item.unsettled)
        else:
            self.place(way, value if value is GONE else deepcopy(value), around)

    def there(self, other: Any, way: Way) -> Way:
        """The way to a part in another file, in which the same version of an offence may have another day."""
        day = same_versions(self.first.data, other).get((way[1], way[2])) if len(way) > 2 else None
        return (*way[:2], day, *way[3:]) if day else way

    def here(self, way: Way) -> Any:
        """What the data have at the end of a way."""
        version = self.versions.get((way[1], way[2])) if way[0] == "offences" and len(way) > 2 else None
        if version is None:
            return at(self.data, way)
        return reduce(lambda found, step: found.get(step, GONE) if isinstance(found, dict) else GONE, way[3:], version)

    def place(self, way: Way, value: Any, theirs: Any = GONE) -> None:
        """Puts a value where a way ends, or takes away what stands there; names stand in the order of the other file."""
        *above, last = way
        around = self.here(tuple(above))
        if around is GONE:
            if value is not GONE:
                self.place(tuple(above), {last: value})
            return
        if isinstance(around, dict) and "versions" in around and last not in HEAD:
            around = around["versions"]
        if isinstance(around, list):
            self.listed(around, way, value)
        elif value is GONE:
            around.pop(last, None)
            if not around and len(way) > 3:
                self.place(tuple(above), GONE)
        else:
            around[last] = value
            names = list(around)
            if isinstance(theirs, dict):
                same = set(theirs) == set(around)
                names = list(theirs) if same else [name for name in in_order(theirs, around) if name in around]
            ordered = {name: around[name] for name in names}
            around.clear()
            around.update(ordered)

    def listed(self, around: list[Any], way: Way, value: Any) -> None:
        """Puts an entry into a list, or takes it out: an offence, a version of it, an entry by its number."""
        version = self.versions.get((way[1], way[2])) if len(way) > 2 else None
        index = next((i for i, one in enumerate(around) if one is version or way[-1] in (str(i), one.get("id"))), None)
        if index is not None:
            around[index : index + 1] = [] if value is GONE else [value]
        elif value is not GONE:
            around.append(value)
        if len(way) == 3 and way[0] == "offences":
            around.sort(key=begins, reverse=True)

    def leave_open(self, way: Way, mine: Any, theirs: Any, why: str) -> None:
        """Writes a part as unsettled: what both say stays sure, what only one of them says is open."""
        both = [one for one in (mine, theirs) if one is not GONE]
        if way[0] == "measures":
            entry = entries(both[0])[0]
            cite = next((entries(one)[0]["cite"] for one in both if "cite" in entries(one)[0]), None)
            kept = {key: entry[key] for key in ("from", "seen", "until") if key in entry}
            self.place(way, {**kept, "unsettled": why, **({"cite": cite} if cite else {})})
            return
        if way[:2] == ("general_part", "migrant"):
            self.place(way, [{**one, "spared": "unsettled", "note": why} for one in entries(both[0])])
            return
        if way[0] == "general_part":
            wider = max(
                both, key=lambda one: sum(rule.get("range", rule.get("form")) != "none" for rule in entries(one))
            )
            self.place(way, [open_rule(rule, why) for rule in entries(wider)])
            return
        *version, block, name = way
        if block == "qualified":
            self.place(way, {**both[0], "unsettled": why})
            return
        facts = [one["when"] if block == "except" else one for one in both]
        sure = {"all": facts} if len(facts) > 1 else GONE
        doubtful: dict[str, Any] = {"when": {"any": facts} if len(facts) > 1 else facts[0]}
        if block == "except":
            self.place(way, {**both[0], "when": sure} if sure is not GONE else GONE)
            cite = both[0]["cite"]
            self.place((*version, "except", f"{name}-open"), {**doubtful, "unsettled": why, "cite": cite})
        else:
            self.place(way, sure)
            self.place((*version, "unsettled", f"{name}-open"), {**doubtful, "why": why})


def can_be_open(first: Located, item: Decision) -> bool:
    """Whether the format can say of a part that the law is open: of a clause, an exclusion, a form, a rule, an answer."""
    way = item.part.way
    mine, theirs = at(first.data, way), at(item.other.data, way)
    if way[0] == "offences":
        return len(way) == 5 and (
            way[3] in ("punishes", "except") or (way[3] == "qualified" and GONE in (mine, theirs))
        )
    return way[0] == "measures" or (
        way[0] == "general_part" and way[1] not in ("fault", "minors", "weighs", "circumstances")
    )


def entries(value: Any) -> list[Any]:
    """A single entry as a list of one."""
    return value if isinstance(value, list) else [value]


def open_rule(rule: dict[str, Any], why: str) -> dict[str, Any]:
    """A rule of the general part that may hold or not."""
    return {**rule, "unsettled": why} if rule.get("range", rule.get("form")) != "none" else rule


# ---------------------------------------------------------------- writing, in the text


def put(text: str, unit: Way, value: Any) -> str:
    """The text of a file with one unit rewritten, added or taken away; of an offence every version whole."""
    tree, route = Tree(text), tuple[Any, ...](unit)
    if unit[0] == "offences":
        ids = [
            one.value for one in map(tree.at, (("offences", n, "id") for n in range(len(tree.at(("offences",)).value))))
        ]
        route = ("offences", ids.index(unit[1]) if unit[1] in ids else len(ids))
    if value is GONE:
        return tree.without(route).text
    every = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    deep = bool(every) and (any if isinstance(value, list) else all)(isinstance(one, dict) for one in every)
    return tree.put(route, value, OFFENCE if unit[0] == "offences" else int(deep)).text


def in_style(text: str, name: str, measures: dict[str, MeasureKind]) -> str:
    """The text in the style of law files. Raises UnreadableData where it is no complete and consistent law file."""
    made, found = arranged(*modelled(parsed(text, name), NationalLaw), NationalLaw)
    refuse(found, mistakes(made, measures))
    return fitted(found.text)


def taken_over(parts: Iterable[Otherwise], every: Iterable[Otherwise]) -> list[Otherwise]:
    """Some parts with those of older versions that were written on the same lines."""
    own = {(part.way[:2], part.way[3:], part.lines) for part in parts}
    return [part for part in every if (part.way[:2], part.way[3:], part.lines) in own]
