"""Two codings of one law under one set of names: sources, offences and clauses go by what they cite and which conduct they are about.

Two readers never choose the same names. What the second coding calls otherwise is called as in the first, before anything
is set against each other; where nothing of the first fits, it keeps its own name.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from harmonize.library.located_yaml import Items, Located, Map
from harmonize.texts.national_law import BLOCKS

LEAST = 0.5  # of what two things say, that is the same in both
NAMED = tuple(block for block in BLOCKS if block != "qualified")  # a form is called by its name elsewhere in its file


def called_alike(first: Located, second: Located) -> Located:
    """The second coding with the names of the first."""
    if first.data == second.data:
        return second
    sources = pairs(first.data["sources"], second.data["sources"], of_source)
    data = second.data
    if sources:
        data = renamed(data, {}, sources)
        data = data.but("sources", rekeyed(data["sources"], sources))
    mine, theirs = ({item["id"]: item for item in part["offences"]} for part in (first.data, data))
    offences = pairs(mine, theirs, of_offence)
    listed = [
        with_clauses(mine[offences.get(item["id"], item["id"])], item)
        if offences.get(item["id"], item["id"]) in mine
        else item
        for item in data["offences"]
    ]
    if not (sources or offences) and all(new is old for new, old in zip(listed, data["offences"], strict=True)):
        return second
    data = data.but("offences", Items(listed, data["offences"].marks))
    return second._replace(data=renamed(data, offences, {}))


def pairs(mine: Mapping[str, Any], theirs: Mapping[str, Any], fits: Callable[[Any, Any], float]) -> dict[str, str]:
    """The names that some things get from those which say the same: the best first, each once, and none that another has."""
    scored = sorted(
        (
            (-score, name != other, other, name)
            for name, one in mine.items()
            for other, it in theirs.items()
            if (score := fits(one, it)) >= LEAST
        ),
    )
    found: dict[str, str] = {}
    taken: set[str] = set()
    for _, _, other, name in scored:
        if other not in found and name not in taken:
            found[other] = name
            taken.add(name)
    while lost := {other for other, name in found.items() if name in theirs and name not in found and name != other}:
        found = {other: name for other, name in found.items() if other not in lost}
    return {other: name for other, name in found.items() if other != name}


def shared(one: Iterable[Any], other: Iterable[Any]) -> float:
    """How much of what either has both have."""
    left, right = set(one), set(other)
    return len(left & right) / (len(left | right) or 1)


def of_source(one: Any, other: Any) -> float:
    """How far two sources are one act: by the words of the title, and by the address."""
    same = "url" in one and one["url"] == other.get("url")
    return 1.0 if same else shared(*(str(item["title"]).casefold().replace(",", " ").split() for item in (one, other)))


def of_offence(one: Any, other: Any) -> float:
    """How far two offences are one provision: of one kind, by the sections that they cite, the conduct, and the form."""
    if (one["kind"], one.get("form")) != (other["kind"], other.get("form")):
        return 0.0
    cited = shared(*map(provisions, (one, other)))
    about = shared(*(conducts(item) for item in (one, other)))
    return (2 * cited + about) / 3 if cited else 0.0


def provisions(offence: Any) -> set[str]:
    """The sections that the newest version of an offence cites."""
    cite = offence["versions"][0].get("cite", ())
    return {pinpoint.split("(")[0].strip() for pinpoint in ([cite] if isinstance(cite, str) else cite)}


def conducts(offence: Any) -> set[str]:
    """The conduct that the newest version of an offence is about."""
    version = offence["versions"][0]
    return {word for block in BLOCKS for clause in (version.get(block) or {}).values() for word in conduct(clause)}


def conduct(clause: Any) -> list[str]:
    """The conduct of a clause, or of the condition in it."""
    facts = clause.get("when", clause) if isinstance(clause, dict) else {}
    found = facts.get("conduct", ()) if isinstance(facts, dict) else ()
    return [found] if isinstance(found, str) else list(found)


def of_clause(one: Any, other: Any) -> float:
    """How far two clauses say the same: of the conduct of one the other has some, and of all facts."""
    if (conduct(one) or conduct(other)) and not set(conduct(one)) & set(conduct(other)):
        return 0.0
    return shared(
        *({repr(pair) for pair in item.items()} if isinstance(item, dict) else {repr(item)} for item in (one, other))
    )


def with_clauses(mine: Any, theirs: Any) -> Any:
    """An offence of the second coding with the names of clauses that the first has for the same."""
    newest = mine["versions"][0]
    named = {
        block: pairs(newest.get(block) or {}, theirs["versions"][0].get(block) or {}, of_clause) for block in NAMED
    }
    versions = [
        Map.of(
            version,
            *(
                Map.made({block: (rekeyed(version[block], names), version.places[block])})
                for block, names in named.items()
                if version.get(block) and names
            ),
        )
        for version in theirs["versions"]
    ]
    return theirs.but("versions", Items(versions, theirs["versions"].marks)) if any(named.values()) else theirs


def rekeyed(found: Map, names: Mapping[str, str]) -> Map:
    """A map with some of its keys called otherwise."""
    return Map.made({names.get(key, key): (value, found.places[key]) for key, value in found.items()})


def renamed(node: Any, ids: Mapping[str, str], sources: Mapping[str, str], key: Any = "") -> Any:
    """Data in which offences and sources are called otherwise, wherever they are named."""
    if isinstance(node, Map):
        return Map.made({step: (renamed(part, ids, sources, step), node.places[step]) for step, part in node.items()})
    if isinstance(node, Items):
        return Items((renamed(part, ids, sources, key) for part in node), node.marks)
    if isinstance(node, str) and key == "cite":
        source, _, place = node.partition(" ")
        return f"{sources.get(source, source)} {place}".strip()
    if isinstance(node, str):
        name, dot, form = node.partition(".")
        return f"{ids[name]}{dot}{form}" if name in ids else node
    return node
