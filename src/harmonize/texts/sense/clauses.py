"""Facts that an offence cannot have, or says twice; conditions and exclusions that hold nothing, or change nothing."""

from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import CONDUCTS_OF, allowed_bits
from harmonize.texts.consistency import conditions
from harmonize.texts.facts import BY_NAME, CONNECTIVES, condition_names
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.sense.reach import Alternative, Out, Reach, Standing, met, overlap, remains, why_impossible

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
                yield mistake(one.route, "condition-holds-nothing", why=why_impossible(one.cubes))
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


def inside(reach: Reach) -> Iterator[Mistake]:
    """Sure clauses of a version that lie wholly in another of it, whichever questions they ask; of two alike the later."""
    for item in reach.versions:
        sure = [one for one in item.alternatives if not one.doubt]
        for place, inner in enumerate(sure):
            for other, outer in enumerate(sure):
                if place != other and within(inner, outer) and not (place < other and within(outer, inner)):
                    yield mistake(inner.route, "alternative-inside", other=outer.name)
                    break


def said_again(reach: Reach) -> Iterator[Mistake]:
    """Clauses of one offence that another of its kind says too, of the same provision; exclusions that stand twice."""
    seen: dict[object, list[tuple[Standing, Alternative]]] = {}
    for item in reach.versions:
        for one in item.alternatives:
            kind = item.offence.kind, item.offence.form, item.version.penalty
            facts = frozenset(one.cubes), item.version.cite, one.doubt is None, repr(kind)
            for other, clause in seen.setdefault(facts, []):
                if other.offence is not item.offence and overlap(other.version, item.version):
                    first = f"`{clause.name}` of `{other.offence.id}`"
                    yield mistake(one.route, "clause-repeated", first=first, cite="; ".join(item.version.cite))
                    break
            seen[facts].append((item, one))
        outs: dict[frozenset[int], Out] = {}
        for out in item.outs:
            same = outs.setdefault(frozenset(out.cubes), out)
            if same is not out and same.doubt == out.doubt and out.own and out.cubes:
                yield mistake(out.route, "clause-repeated", first=f"`{same.route[-2]}`", cite="of this version")


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
            elif lost := left_out(key, part):
                parent, wanted = BY_NAME[key].only_if
                only, every = ", ".join(wanted), ", ".join(item.name for item in BY_NAME[parent].values)
                yield mistake((*here, key), "any-leaves-out", parent=parent, only=only, every=every, lost=lost)
            elif isinstance(value, list):
                double = next((word for n, word in enumerate(value) if word in value[:n]), None)
                if double is not None:
                    yield mistake((*here, key), "value-twice", word=double)
                elif any(str(word)[:1] in "!<>" for word in value) and allows_all(key, value):
                    yield mistake((*here, key), "list-allows-all")
            elif str(value)[:1] in "<>" and allows_all(key, value):
                yield mistake((*here, key), "list-allows-all")


def left_out(name: str, condition: dict[str, Any]) -> str:
    """What an answer leaves out of the `any` of the question on which its own hangs, in words; empty where nothing."""
    parent, wanted = BY_NAME[name].only_if
    if not parent or condition.get(parent) != "any" or condition[name] == "any":
        return ""
    lost = [item.phrase for item in BY_NAME[parent].values if item.name not in wanted]
    return ", ".join(lost[:-1]) + " and " + lost[-1] if lost[1:] else lost[0]


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
                        yield mistake((*at, n), "condition-holds-nothing", why=why)
                    elif len(shared) <= FEW and not remains(shared, ()):
                        yield mistake((*at, n), "condition-holds-nothing", why=why_impossible(shared))
                    else:
                        yield from walk(item, (*at, n), inside)
        for n, item in enumerate(part.get("all") or ()):
            yield from walk(item, (*here, "all", n), around)

    yield from walk(condition, route, [SPACE.full])


NONE_OF_THEM = "it has none of these facts"
ALONE = "; say also of which conduct, acts or persons it holds"
TOGETHER = ", together with the other exclusions"


def exclusions(reach: Reach) -> Iterator[Mistake]:
    """Exclusions that swallow an alternative or a whole offence, and those without effect."""
    for item in reach.versions:
        yield from swallowing(item)
        for out in item.outs:
            if out.own and not any(met(out.cubes, item.cubes)):
                yield mistake(out.route, "exclusion-hits-nothing", what="the offence", why=missed(out))
            elif out.own and not remains(met(out.cubes, item.cubes), ()):
                told = "the facts that they share cannot be"
                yield mistake(out.route, "exclusion-hits-nothing", what="the offence", why=told)
    yield from shared(reach)


def missed(out: Out) -> str:
    return "the offence has none of these facts" if out.cubes else "no conduct has all these facts"


def swallowing(item: Standing) -> Iterator[Mistake]:
    """What the exclusions of a version leave nothing of, alone and together."""
    possible = [one for one in item.alternatives if remains(one.cubes, ())]
    alone: dict[Route, list[int]] = {}
    for out in item.outs:
        gone = swallowed(possible, out.cubes)
        if gone:
            alone[out.route] = gone
            rule = "all-in-doubt" if out.doubt else "exclusion-swallows"
            yield mistake(out.route, rule, what=called(item, possible, gone), more=ALONE)
    sure = [out for out in item.outs if not out.doubt]
    known = {n for out in sure for n in alone.get(out.route, ())}
    together = [n for n in swallowed(possible, item.sure_outs) if n not in known] if len(sure) > 1 else []
    if together:
        needed = list(culprits(possible[together[0]], sure))
        last = next((out for out in reversed(needed) if out.own), needed[-1])
        yield mistake(last.route, "exclusion-swallows", what=called(item, possible, together), more=TOGETHER)


def culprits(swallowed: Alternative, sure: list[Out]) -> Iterator[Out]:
    """Exclusions that together leave nothing of an alternative, without those that the others do without."""
    held = [out for out in sure if any(met(out.cubes, swallowed.cubes))]
    for out in list(held):
        others = [other for other in held if other is not out]
        if remains(swallowed.cubes, [cube for other in others for cube in other.cubes]):
            yield out
        else:
            held = others


def swallowed(alternatives: list[Alternative], cubes: list[int]) -> list[int]:
    """The places of the alternatives of which some exclusions leave nothing."""
    return [n for n, one in enumerate(alternatives) if cubes and not remains(one.cubes, cubes)]


def called(item: Standing, possible: list[Alternative], gone: list[int]) -> str:
    """The whole offence, or which of its alternatives."""
    if len(gone) == len(possible):
        return f"`{item.offence.id}`"
    return f"`{item.offence.id}`: {', '.join(f'`{possible[n].name}`' for n in gone)}"


def shared(reach: Reach) -> Iterator[Mistake]:
    """Exclusions of the general part that take nothing out of an offence that they name."""
    for n, rule in enumerate(reach.law.general_part.excluded):
        if rule.offences == "all":
            continue
        route: Route = ("general_part", "except", n)
        idle: list[tuple[int, str, str]] = []
        for m, name in enumerate(rule.offences):
            versions = reach.concerned(rule, (name,))
            outs = [(item, out) for item in versions for out in item.outs if out.route == (*route, "when")]
            if not any(remains(met(out.cubes, item.cubes), ()) for item, out in outs):
                idle.append((m, name, NONE_OF_THEM if outs else "it is not in force while the exclusion is"))
        whole = len(idle) == len(rule.offences)
        for m, name, why in idle:
            told = "exclusion-hits-nothing" if whole else "needless-offence"
            yield mistake((*route, "offences", m), told, what=f"`{name}`", offences=f"`{name}`", why=why)
