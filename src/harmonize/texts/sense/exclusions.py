"""Exclusions that leave nothing of an offence, and such as take nothing out of it."""

from collections.abc import Iterator

from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.sense.reach import Alternative, Out, Reach, Standing, met, remains

NONE_OF_THEM = "it has none of these facts"


def exclusions(reach: Reach) -> Iterator[Mistake]:
    """Exclusions that swallow an alternative or a whole offence, and those without effect."""
    for item in reach.versions:
        yield from swallowing(item)
        for out in item.outs:
            if out.own and not any(met(out.cubes, item.cubes)):
                yield mistake(out.route, "exclusion-hits-nothing", what="the offence", why=why(out))
            elif out.own and not remains(met(out.cubes, item.cubes), ()):
                told = "the facts that they share cannot be"
                yield mistake(out.route, "exclusion-hits-nothing", what="the offence", why=told)
    yield from shared(reach)


def why(out: Out) -> str:
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
            yield mistake(out.route, rule, what=named(item, possible, gone))
    sure = [out for out in item.outs if not out.doubt]
    known = {n for out in sure for n in alone.get(out.route, ())}
    together = [n for n in swallowed(possible, item.sure_outs) if n not in known] if len(sure) > 1 else []
    if together:
        needed = list(culprits(possible[together[0]], sure))
        last = next((out for out in reversed(needed) if out.own), needed[-1])
        yield mistake(last.route, "exclusions-swallow-together", what=named(item, possible, together))


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


def named(item: Standing, possible: list[Alternative], gone: list[int]) -> str:
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
