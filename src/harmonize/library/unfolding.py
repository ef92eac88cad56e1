"""Older versions of offences made whole: what a file says was `otherwise` is laid over the version above it.

A clause goes by its name. Of a clause that is named only the keys that are given are replaced, `none` takes a key or the
clause away, and a new name adds a clause, which is written whole. Every value keeps the place where it was written, so a
mistake in a clause that an older version inherits is reported where it stands.
"""

from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.library.located_yaml import Items, Located, Map
from harmonize.texts.facts import CONNECTIVES
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import BESIDE, BLOCKS, CLAUSES
from harmonize.texts.nearest import nearest

NOTHING = "none"
ESSENTIAL = {"punishes": ("conduct",), "except": ("when", "cite"), "qualified": ("when", "cite")}
DOUBTFUL = ("when", "why")  # what a clause of the other blocks cannot do without


UNNAMED = "unnamed"
KEYS_OF_CLAUSES = frozenset((*SPACE.bit, *CONNECTIVES, "when", "why", "cite", "note"))


class Unfolding:
    """The offences of one file, while their older versions are made whole; its mistakes are gathered."""

    def __init__(self) -> None:
        self.mistakes: list[Mistake] = []

    def offence(self, route: Route, offence: Map) -> Map:
        """An offence with all its versions whole."""
        above: Any = None
        versions = Items(marks=offence["versions"].marks)
        for j, version in enumerate(offence["versions"]):
            here: Route = (*route, "versions", j)
            folded = isinstance(version, Map) and "otherwise" in version
            above = self.version(here, version, above) if folded else self.named(here, version)
            versions.append(above)
        return offence.but("versions", versions)

    def named(self, route: Route, version: Any) -> Any:
        """A version with a stand-in for the name of a clause that stands in its block without one."""
        for key in [key for key in BLOCKS if isinstance(version, Map) and self.unnamed(version.get(key))]:
            self.wrong((*route, key), "clause-without-name", block=key)
            version = version.but(key, Map.made({UNNAMED: (version[key], version.places[key])}))
        return version

    @staticmethod
    def unnamed(block: Any) -> bool:
        """Whether the keys of a clause stand where names of clauses are expected."""
        return isinstance(block, dict) and any(
            key in KEYS_OF_CLAUSES and not isinstance(value, dict) for key, value in block.items()
        )

    def version(self, route: Route, version: Map, above: Any) -> Map:
        """An older version: what is its own, and the clauses of the version above but for what was otherwise."""
        where: Route = (*route, "otherwise")
        otherwise = version["otherwise"]
        for key in version:
            if key in CLAUSES:
                self.wrong((*route, key), "whole-and-otherwise", at_key=True, key=key)
        if above is None:
            self.wrong(where, "nothing-above", at_key=True)
        if not isinstance(otherwise, Map):
            self.wrong(where, "wrong-type", wanted="a map of what was otherwise")
            otherwise = Map.made({})
        elif not otherwise and "by" not in version:
            self.wrong(where, "otherwise-empty", at_key=True)
        inherited = above.picked(key for key in above if key in CLAUSES) if isinstance(above, Map) else Map.made({})
        result = Map.of(inherited, version.without(*CLAUSES, "otherwise"))
        result.marks = {**result.places, **version.places}  # what stands beside `otherwise` is reported there
        for key, change in otherwise.items():
            result = self.block(result, (*where, key), key, change, otherwise.places[key])
        return result.picked(dict.fromkeys((*BESIDE[:-1], *CLAUSES, *BESIDE[-1:], *result)))

    def block(self, result: Map, route: Route, key: str, change: Any, mark: int) -> Map:
        """A version with one block of clauses, the penalty or the citation as it was otherwise."""
        if key not in CLAUSES:
            self.wrong(route, "not-otherwise", at_key=True, key=key, hint=nearest(key, CLAUSES))
            return result
        before = result.get(key)
        if change == NOTHING and key not in ("cite", "penalty"):
            if before is None:
                self.wrong(route, "nothing-to-leave-out", at_key=True, key=key, hint="")
            return result.without(key)
        if change == {} or (change == before and not isinstance(change, dict)):
            self.wrong(route, "otherwise-same", at_key=True, key=key)
        if isinstance(change, Map) and isinstance(before, Map | None):
            change = (
                self.clause(route, change, before) if key == "penalty" else self.clauses(route, key, change, before)
            )
        return result.but(key, change, mark)

    def clauses(self, route: Route, block: str, change: Map, before: Map | None) -> Map:
        """The clauses of a block, by name."""
        old = found = before if before is not None else Map.made({})
        if self.unnamed(change):
            self.wrong(route, "clause-without-name", block=block)
            return old
        for name, clause in change.items():
            here: Route = (*route, name)
            known = old.get(name)
            if known is None and self.missing(block, clause):
                self.wrong(here, "no-such-clause", at_key=True, name=name, block=block, hint=nearest(name, old))
                continue
            if clause == NOTHING:
                found = found.without(name)
                continue
            if clause == {}:
                self.wrong(here, "otherwise-same", at_key=True, key=name)
            mixed = isinstance(clause, Map) and isinstance(known, Map)
            whole = self.clause(here, clause, known, facts=block == "punishes") if mixed else clause
            found = found.but(name, whole, change.places[name])
        return found

    @staticmethod
    def missing(block: str, clause: Any) -> bool:
        """Whether a clause that is new cannot stand by itself, so that its name was meant for another one."""
        if not isinstance(clause, dict):
            return bool(clause == NOTHING)
        if block == "punishes" and any(key in CONNECTIVES for key in clause):
            return False
        return any(key not in clause for key in ESSENTIAL.get(block, DOUBTFUL))

    def clause(self, route: Route, change: Map, before: Any, *, facts: bool = False) -> Map:
        """One clause with the keys replaced that are given; what follows from a key that is gone is reported elsewhere."""
        if not isinstance(before, Map):
            return change
        found = before
        for key, value in change.items():
            here: Route = (*route, key)
            if value == NOTHING and facts and NOTHING in SPACE.bit.get(key, ()):
                self.wrong(here, "none-of-what", key=key)
            elif value == NOTHING and key not in before:
                self.wrong(here, "nothing-to-leave-out", at_key=True, key=key, hint=nearest(key, before))
            elif value == NOTHING:
                found = found.without(key)
            else:
                if key in before and before[key] == value:
                    self.wrong(here, "otherwise-same", at_key=True, key=key)
                found = found.but(key, value, change.places[key])
        return found

    def wrong(self, route: Route, name: str, /, *, at_key: bool = False, **words: object) -> None:
        """Puts a mistake down."""
        self.mistakes.append(mistake(route, name, at_key=at_key, **words))


def unfolded(found: Located) -> tuple[Located, list[Mistake]]:
    """The data of a law file with every version whole, and what is wrong with what was otherwise.

    A file whose clauses stand in lists is left as it is, with that as the one thing wrong with it.
    """
    offences = found.data.get("offences") if isinstance(found.data, dict) else None
    nameless = next(without_names(found.data), None)
    if nameless:
        return found, [mistake(nameless, "nameless-clauses", at_key=True)]
    if not isinstance(offences, Items):
        return found, []
    unfolding = Unfolding()
    whole = Items(marks=offences.marks)
    for i, offence in enumerate(offences):
        versions = offence.get("versions") if isinstance(offence, Map) else None
        whole.append(unfolding.offence(("offences", i), offence) if isinstance(versions, Items) else offence)
    return found._replace(data=found.data.but("offences", whole), folded=found.data), unfolding.mistakes


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
