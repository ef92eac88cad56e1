"""Rules of the general part that never hold: for thresholds that no range reaches, facts that no offence has."""

from collections.abc import Iterator, Sequence

from harmonize.norms.penalty import Range
from harmonize.texts.base import Dated
from harmonize.texts.general_part import STAGED, Rule
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.ranges import threshold
from harmonize.texts.scales import Threshold
from harmonize.texts.sense.forms import reachable
from harmonize.texts.sense.general_part import placed, ruled
from harmonize.texts.sense.reach import Reach, met, remains, why_impossible

SAYING = dict.fromkeys(STAGED, "stage")
NOT_HERE = "not in force while the rule is"


def rules_of_law(reach: Reach) -> Iterator[Mistake]:
    """Everything in the general part that never holds."""
    part = reach.law.general_part
    if part.fault and "intent" not in part.fault.mental:
        yield mistake(("general_part", "fault", "mental"), "fault-without-intent")
    for name, rules in ruled(reach.law):
        for i, rule in enumerate(rules):
            here = placed(name, i)
            if rule.when:
                yield from thresholds(reach, here, rule, rule.when)
            if rule.range not in ("none", "not_read"):
                yield from unused(reach, here, rule, rule.offences, SAYING.get(name[-1], "role"))
            if rule.mental and name[-1] in SAYING and not {"intent", "accepts"}.intersection(rule.mental):
                yield mistake((*here, "mental"), "attempt-without-intent")
    for i, item in enumerate(part.legal_persons):
        if item.form not in ("none", "not_read"):
            yield from unused(reach, ("general_part", "legal_persons", i), item, item.offences, "actor")
    yield from jurisdiction(reach)


def thresholds(reach: Reach, here: Route, rule: Rule, when: Threshold) -> Iterator[Mistake]:
    """Thresholds that shut each other out, and such as no range reaches."""
    lowest = max(when.max_at_least or 0, when.min_at_least or 0)
    if when.max_below is not None and when.max_below <= lowest:
        yield mistake((*here, "when"), "thresholds-contradict", low=lowest, high=when.max_below)
        return
    ranges: set[Range] = set()
    for item in reach.concerned(rule, rule.offences):
        ranges |= reachable(item)
    if ranges and not any(threshold(when).reached(extent) for extent in ranges):
        yield mistake((*here, "when"), "threshold-never-reached")


def unused(reach: Reach, here: Route, rule: Dated, offences: str | Sequence[str], dimension: str) -> Iterator[Mistake]:
    """Offences named by a rule that answer its question themselves, or are not in force while it is."""
    if isinstance(offences, str):
        return
    known = {offence.id for offence in reach.law.offences}
    idle: list[tuple[int, str, str]] = []
    for n, name in enumerate(offences):
        versions = reach.concerned(rule, (name,))
        pieces = [piece for item in versions for one in item.alternatives for piece in one.pieces]
        if name in known and (not pieces or all(dimension in piece.named for piece in pieces)):
            idle.append((n, name, f"it says `{dimension}` itself" if pieces else NOT_HERE))
    told = "rule-never-used" if len(idle) == len(offences) else "needless-offence"
    yield from (
        mistake((*here, "offences", n), told, offences=f"`{name}`", what=f"`{name}`", why=why) for n, name, why in idle
    )


def jurisdiction(reach: Reach) -> Iterator[Mistake]:
    """Rules of jurisdiction that no case of their offences meets."""
    for i, rule in enumerate(reach.law.general_part.jurisdiction):
        here: Route = ("general_part", "jurisdiction", i, "when")
        pieces = reach.pieces(rule.when, reach.looked_at(rule))
        if not pieces:
            continue  # told as a condition that holds nothing
        cubes = reach.cubes(rule.when, reach.looked_at(rule))
        shared = list(met(cubes, [cube for item in reach.concerned(rule, rule.offences) for cube in item.cubes]))
        if not cubes:
            yield mistake(here, "jurisdiction-never", why="its conduct does not have all these questions")
        elif not remains(cubes, ()):
            yield mistake(here, "jurisdiction-never", why=f"these facts cannot be ({why_impossible(cubes)})")
        elif not shared:
            yield mistake(here, "jurisdiction-never", why="they have none of these facts")
