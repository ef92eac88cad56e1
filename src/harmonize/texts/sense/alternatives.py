"""Facts that an offence cannot have, or says twice; conditions that always hold, never hold, or are not used."""

from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import CONDUCTS_OF, allowed_bits
from harmonize.texts.consistency import conditions
from harmonize.texts.facts import CONNECTIVES, condition_names
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.sense.reach import Alternative, Reach, Standing, met, overlap, remains, why_impossible

FEW = 12  # cubes of a condition that is asked whether it allows everything
STAYING = CONDUCTS_OF["I"]
STATE = SPACE.fields["state"].mask
NOWHERE = SPACE.bit["state"]["none"]


def alternatives(reach: Reach) -> Iterator[Mistake]:
    """Everything wrong with the facts of the versions themselves."""
    home = [item for item in reach.versions if at_home(reach, item)]
    for item in reach.versions:
        seen: list[Alternative] = []
        for one in item.alternatives:
            if one.cubes and not remains(one.cubes, ()):
                yield mistake(one.route, "alternative-impossible", why=why_impossible(one.cubes))
            yield from repeated(one, seen)
            seen.append(one)
        yield from staying(item, home)


def repeated(one: Alternative, seen: list[Alternative]) -> Iterator[Mistake]:
    """An alternative that says what another one says, or less."""
    mine = set(one.pieces)
    for other in seen:
        if (one.doubt is None) != (other.doubt is None):
            continue
        if mine == set(other.pieces):
            yield mistake(one.route, "same-alternative", first=other.name)
            return
    for other in seen:
        for inner, outer in ((one, other), (other, one)):
            named = {frozenset(piece.named) for piece in inner.pieces + outer.pieces}
            if inner.doubt == outer.doubt and len(named) == 1 and within(inner, outer):
                yield mistake(inner.route, "alternative-inside", other=outer.name)
                return


def within(inner: Alternative, outer: Alternative) -> bool:
    """Whether every cube of one alternative lies in one of the other."""
    return bool(inner.cubes) and all(SPACE.inside_one(cube, outer.cubes) for cube in inner.cubes)


def staying(item: Standing, home: list[Standing]) -> Iterator[Mistake]:
    """Stays and passages in no State, and offences of staying in a law that reaches none in the State itself."""
    where = [(one, cube) for one in item.alternatives for cube in one.cubes if cube & STAYING]
    yield from (
        mistake(one, "stay-in-no-state")
        for one in dict.fromkeys((one.route for one, cube in where if cube & NOWHERE and cube & STATE != STATE))
    )
    if where and not any(overlap(other.version, item.version) for other in home):
        yield mistake(where[0][0].route, "stay-elsewhere")


def at_home(reach: Reach, item: Standing) -> bool:
    """Whether a version reaches stays or passages in the State itself."""
    own = SPACE.bit["state"][reach.law.id.upper()]
    return any(cube & STAYING and cube & own for cube in item.cubes)


# ---------------------------------------------------------------------- conditions


def conditions_of(reach: Reach) -> Iterator[Mistake]:
    """Conditions that always hold or never do, branches that are lost, values that cancel each other."""
    law = reach.law
    used: set[str] = set()
    for route, condition in conditions(law):
        used.update(name for _, name in condition_names(condition))
        if isinstance(condition, dict):
            yield from values(condition, route)
            yield from branches(reach, condition, route)
        if route[0] == "offences" and len(route) > 4 and route[4] not in ("except", "qualified"):
            continue  # what an offence punishes is asked of its alternatives
        pieces = reach.pieces(condition, reach.today)
        if not pieces:
            yield mistake(route, "condition-holds-nothing", why="its parts contradict each other")
        elif isinstance(condition, dict) and len(pieces) <= FEW:
            everywhere = "reach" in route or "jurisdiction" in route  # universal jurisdiction says so
            if not everywhere and not SPACE.survives(SPACE.full, [piece.cube for piece in pieces]):
                yield mistake(route, "condition-allows-everything")
            elif route[0] == "conditions" and not remains((piece.cube for piece in pieces), ()):
                yield mistake(route, "condition-holds-nothing", why="they cannot be")
    yield from (
        mistake(("conditions", name), "condition-unused", at_key=True, name=name)
        for name in law.conditions
        if name not in used
    )


def values(condition: Any, route: Route) -> Iterator[Mistake]:
    """Lists of values, at any depth, that allow every fact or say a value twice."""
    left = [(route, condition)]
    while left:
        here, part = left.pop()
        if isinstance(part, list):
            left += [((*here, n), item) for n, item in enumerate(part)]
        if not isinstance(part, dict):
            continue
        for key, value in part.items():
            if key in CONNECTIVES:
                inner = value.items() if key == "at_least" else ()
                left += [((*here, key, count), items) for count, items in inner]
                left += [((*here, key), value)] if key != "at_least" else []
            elif isinstance(value, list):
                double = next((word for n, word in enumerate(value) if word in value[:n]), None)
                if double is not None:
                    yield mistake((*here, key), "value-twice", word=double)
                elif any(str(word)[:1] in "!<>" for word in value) and allows_all(key, value):
                    yield mistake((*here, key), "list-allows-all")
            elif str(value)[:1] in "<>" and allows_all(key, value):
                yield mistake((*here, key), "list-allows-all")


def allows_all(name: str, value: Any) -> bool:
    """Whether a written value allows every answer to a question, whatever the words for States mean."""
    if name != "state":
        return allowed_bits(name, value, None) == SPACE.fields[name].mask
    bare = [str(word).lstrip("!") for word in value]
    negated = [str(word).lstrip("!") for word in value if str(word).startswith("!")]
    if "own" in negated and any(word in ("EU", "SCHENGEN", "EEA", "own") and word not in negated for word in bare):
        return True
    return len(set(negated)) > 1 or any(word in negated and bare.count(word) > 1 for word in bare)


def branches(reach: Reach, condition: Any, route: Route) -> Iterator[Mistake]:
    """Branches of an `any`, or parts of an `at_least`, that hold nothing beside what stands around them."""
    meaning = reach.meanings.on(reach.today)

    def walk(part: Any, here: Route, around: list[int]) -> Iterator[Mistake]:
        if not isinstance(part, dict):
            return
        rest = {key: value for key, value in part.items() if key not in ("any", "at_least")}
        inside = [piece.cube for piece in meaning.pieces(rest)]
        inside = list(met(inside, around))
        if not inside:
            return  # told of the part itself
        for key in ("any", "at_least"):
            lists = part.get(key) or ()
            listed = (
                [((*here, key), lists)]
                if key == "any"
                else [((*here, key, n), items) for n, items in dict(lists).items()]
            )
            for at, items in listed:
                for n, item in enumerate(items):
                    cubes = [piece.cube for piece in meaning.pieces(item)]
                    shared = list(met(inside, cubes))
                    if not shared:
                        why = "it contradicts what stands beside it" if cubes else "its parts contradict each other"
                        yield mistake((*at, n), "branch-impossible", why=why)
                    elif len(shared) <= FEW and not remains(shared, ()):
                        yield mistake((*at, n), "branch-impossible", why=why_impossible(shared))
                    else:
                        yield from walk(item, (*at, n), inside)
        for n, item in enumerate(part.get("all") or ()):
            yield from walk(item, (*here, "all", n), around)

    yield from walk(condition, route, [SPACE.full])
