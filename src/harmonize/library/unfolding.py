"""Older versions of offences made whole: what a file says was `otherwise` is laid over the version above it.

A clause goes by its name. Of a clause that is named only the keys that are given are replaced, `none` takes a key or the
clause away, and a new name adds a clause, which is written whole. Every value keeps the place where it was written, so a
mistake in a clause that an older version inherits is reported where it stands.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.library.located_yaml import Located, Marks
from harmonize.texts.facts import CONNECTIVES
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import BESIDE, BLOCKS, CLAUSES
from harmonize.texts.nearest import nearest

NOTHING = "none"
ESSENTIAL = {"punishes": ("conduct",), "except": ("when", "cite"), "qualified": ("when", "cite")}
DOUBTFUL = ("when", "why")  # what a clause of the other blocks cannot do without


UNNAMED = "unnamed"
KEYS_OF_CLAUSES = frozenset((*SPACE.bit, *CONNECTIVES, "when", "why", "cite", "note"))


class Node(NamedTuple):
    """A map of a file with the marks of its entries."""

    data: dict[str, Any]
    marks: dict[str, int]


class Unfolding:
    """The offences of one file, while their older versions are made whole; its mistakes are gathered."""

    def __init__(self, found: Located) -> None:
        self.marks: Marks = found.marks
        self.mistakes: list[Mistake] = []

    def node(self, data: dict[str, Any]) -> Node:
        """A map of the file with its marks by key."""
        marks = self.marks[id(data)]
        return Node(data, marks if isinstance(marks, dict) else dict(zip(data, marks, strict=True)))

    def kept(self, node: Node) -> dict[str, Any]:
        """The data of a map that was put together, whose marks are known from now on."""
        self.marks[id(node.data)] = node.marks
        return node.data

    def offence(self, route: Route, offence: dict[str, Any]) -> dict[str, Any]:
        """An offence with all its versions whole."""
        above: Any = None
        versions: list[Any] = []
        for j, version in enumerate(offence["versions"]):
            here: Route = (*route, "versions", j)
            folded = isinstance(version, dict) and "otherwise" in version
            above = self.version(here, version, above) if folded else self.named(here, version)
            versions.append(above)
        self.marks[id(versions)] = self.marks[id(offence["versions"])]
        return self.kept(Node({**offence, "versions": versions}, self.node(offence).marks))

    def named(self, route: Route, version: Any) -> Any:
        """A version with a stand-in for the name of a clause that stands in its block without one."""
        blocks = [key for key in BLOCKS if isinstance(version, dict) and self.unnamed(version.get(key))]
        if not blocks:
            return version
        own = self.node(version)
        data = dict(version)
        for key in blocks:
            self.wrong((*route, key), "clause-without-name", block=key)
            data[key] = self.kept(Node({UNNAMED: version[key]}, {UNNAMED: own.marks[key]}))
        return self.kept(Node(data, own.marks))

    @staticmethod
    def unnamed(block: Any) -> bool:
        """Whether the keys of a clause stand where names of clauses are expected."""
        return isinstance(block, dict) and any(
            key in KEYS_OF_CLAUSES and not isinstance(value, dict) for key, value in block.items()
        )

    def version(self, route: Route, version: dict[str, Any], above: Any) -> dict[str, Any]:
        """An older version: what is its own, and the clauses of the version above but for what was otherwise."""
        where: Route = (*route, "otherwise")
        own, otherwise = self.node(version), version["otherwise"]
        for key in version:
            if key in CLAUSES:
                self.wrong((*route, key), "whole-and-otherwise", at_key=True, key=key)
        beside = {key: value for key, value in version.items() if key not in CLAUSES and key != "otherwise"}
        if above is None:
            self.wrong(where, "nothing-above", at_key=True)
        if not isinstance(otherwise, dict):
            self.wrong(where, "wrong-type", wanted="a map of what was otherwise")
            otherwise = {}
        elif not otherwise and "by" not in version:
            self.wrong(where, "otherwise-empty", at_key=True)
        over = self.node(above) if isinstance(above, dict) else Node({}, {})
        inherited = {key: value for key, value in over.data.items() if key in CLAUSES}
        result = Node({**inherited, **beside}, over.marks | own.marks)
        for key, change in otherwise.items():
            self.block(result, (*where, key), key, change, self.node(otherwise).marks[key])
        order = dict.fromkeys(key for key in (*BESIDE[:-1], *CLAUSES, *BESIDE[-1:], *result.data) if key in result.data)
        return self.kept(Node({key: result.data[key] for key in order}, {key: result.marks[key] for key in order}))

    def block(self, result: Node, route: Route, key: str, change: Any, mark: int) -> None:
        """One block of clauses, the penalty or the citation, as it was otherwise."""
        if key not in CLAUSES:
            self.wrong(route, "not-otherwise", at_key=True, key=key, hint=nearest(key, CLAUSES))
            return
        before = result.data.get(key)
        if change == NOTHING and key not in ("cite", "penalty"):
            if before is None:
                self.wrong(route, "nothing-to-leave-out", at_key=True, key=key, hint="")
            result.data.pop(key, None)
            return
        if change == {} or (change == before and not isinstance(change, dict)):
            self.wrong(route, "otherwise-same", at_key=True, key=key)
        if isinstance(change, dict) and isinstance(before, dict | None):
            change = (
                self.clause(route, change, before) if key == "penalty" else self.clauses(route, key, change, before)
            )
        result.data[key], result.marks[key] = change, mark

    def clauses(
        self, route: Route, block: str, change: dict[str, Any], before: dict[str, Any] | None
    ) -> dict[str, Any]:
        """The clauses of a block, by name."""
        old = self.node(before) if before else Node({}, {})
        data, marks, given = dict(old.data), dict(old.marks), self.node(change)
        if self.unnamed(change):
            self.wrong(route, "clause-without-name", block=block)
            return self.kept(old)
        for name, clause in change.items():
            here: Route = (*route, name)
            known = old.data.get(name)
            if known is None and self.missing(block, clause):
                self.wrong(here, "no-such-clause", at_key=True, name=name, block=block, hint=nearest(name, old.data))
                continue
            if clause == NOTHING:
                del data[name], marks[name]
                continue
            if clause == {}:
                self.wrong(here, "otherwise-same", at_key=True, key=name)
            mixed = isinstance(clause, dict) and isinstance(known, dict)
            data[name] = self.clause(here, clause, known, facts=block == "punishes") if mixed else clause
            marks[name] = given.marks[name]
        return self.kept(Node(data, marks))

    @staticmethod
    def missing(block: str, clause: Any) -> bool:
        """Whether a clause that is new cannot stand by itself, so that its name was meant for another one."""
        if not isinstance(clause, dict):
            return bool(clause == NOTHING)
        if block == "punishes" and any(key in CONNECTIVES for key in clause):
            return False
        return any(key not in clause for key in ESSENTIAL.get(block, DOUBTFUL))

    def clause(self, route: Route, change: dict[str, Any], before: Any, *, facts: bool = False) -> dict[str, Any]:
        """One clause with the keys replaced that are given; what follows from a key that is gone is reported elsewhere."""
        if not isinstance(before, dict):
            return change
        old, given = self.node(before), self.node(change)
        data, marks = dict(old.data), dict(old.marks)
        for key, value in change.items():
            here: Route = (*route, key)
            if value == NOTHING and facts and NOTHING in SPACE.bit.get(key, ()):
                self.wrong(here, "none-of-what", key=key)
            elif value == NOTHING and key not in before:
                self.wrong(here, "nothing-to-leave-out", at_key=True, key=key, hint=nearest(key, before))
            elif value == NOTHING:
                del data[key], marks[key]
            else:
                if key in before and before[key] == value:
                    self.wrong(here, "otherwise-same", at_key=True, key=key)
                data[key], marks[key] = value, given.marks[key]
        return self.kept(Node(data, marks))

    def wrong(self, route: Route, name: str, /, *, at_key: bool = False, **words: object) -> None:
        """Puts a mistake down."""
        self.mistakes.append(mistake(route, name, at_key=at_key, **words))


def unfolded(found: Located) -> tuple[Located, list[Mistake]]:
    """The data of a law file with every version whole, and what is wrong with what was otherwise.

    A file of the form before clauses had names is left as it is, with that as the one thing wrong with it.
    """
    offences = found.data.get("offences") if isinstance(found.data, dict) else None
    nameless = next(without_names(found.data), None)
    if nameless:
        return found, [mistake(nameless, "nameless-clauses", at_key=True, file=found.file)]
    if not isinstance(offences, list):
        return found, []
    unfolding = Unfolding(found)
    whole: list[Any] = []
    for i, offence in enumerate(offences):
        versions = offence.get("versions") if isinstance(offence, dict) else None
        whole.append(unfolding.offence(("offences", i), offence) if isinstance(versions, list) else offence)
    found.marks[id(whole)] = found.marks[id(offences)]
    root = unfolding.node(found.data)
    data = unfolding.kept(Node({**found.data, "offences": whole}, root.marks))
    return found._replace(data=data, folded=found.data), unfolding.mistakes


def without_names(data: Any) -> Iterator[Route]:
    """The blocks of a law file whose clauses stand in a list, as they did before they had names."""
    if not isinstance(data, dict):
        return
    part, offences = data.get("general_part"), data.get("offences")
    if isinstance(part, dict) and isinstance(part.get("circumstances"), list):
        yield ("general_part", "circumstances")
    for i, offence in enumerate(offences if isinstance(offences, list) else ()):
        versions = offence.get("versions") if isinstance(offence, dict) else None
        for j, version in enumerate(versions if isinstance(versions, list) else [versions]):
            otherwise = version.get("otherwise") if isinstance(version, dict) else None
            for inner, node in (((), version), (("otherwise",), otherwise)):
                listed = node.items() if isinstance(node, dict) else ()
                yield from (
                    ("offences", i, "versions", j, *inner, key)
                    for key, value in listed
                    if key in BLOCKS and isinstance(value, list)
                )
