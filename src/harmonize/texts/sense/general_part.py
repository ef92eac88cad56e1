"""The general part against what was read: rules that contradict `reading` or each other, or never hold."""

from collections.abc import Iterator, Sequence

from harmonize.texts.base import Dated
from harmonize.texts.general_part import STAGED, Rule
from harmonize.texts.general_rules import LegalPersons, Migrant
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.ranges import threshold
from harmonize.texts.scales import Threshold
from harmonize.texts.sense.forms import reachable
from harmonize.texts.sense.reach import Reach, met, overlap, remains, why_impossible

UNREAD = ("not_read", "not_applicable")
ROLES = ("instigator", "organiser", "aider", "member")
UNREAD_RULE = "a rule that is not_read"


def general_part(law: NationalLaw) -> Iterator[Mistake]:
    """Everything in the general part that cannot stand beside something else in the file."""
    for name, rules in ruled(law):
        yield from alone(name, rules)
        for i, rule in enumerate(rules):
            here = placed(name, i)
            if rule.cite is None and rule.range != "not_read" and not (rule.range == "none" and rule.note):
                yield mistake(here, "rule-without-cite", what="a rule of the general part")
            if rule.range == "not_read" and law.status("general_part")[0] == "read" and rule.offences == "all":
                yield mistake(
                    (*here, "range"), "section-not-read", what=UNREAD_RULE, section="general_part", status="read"
                )
    yield from unread(law)
    yield from companies(law)
    if law.status("jurisdiction")[0] == "read" and not law.general_part.jurisdiction:
        route = ("general_part", "jurisdiction")
        yield mistake(route, "read-but-empty", section="jurisdiction", what="no rule of jurisdiction stands here")
    for i, item in enumerate(law.general_part.migrant):
        if item.cite is None and item.spared in ("yes", "no") and not item.note:
            yield mistake(("general_part", "migrant", i), "rule-without-cite", what="an answer")


def ruled(law: NationalLaw) -> Iterator[tuple[tuple[str, ...], Sequence[Rule]]]:
    """The lists of rules of the general part that give ranges, with where they stand."""
    part = law.general_part
    yield from ((("general_part", "roles", role), getattr(part.roles, role)) for role in ROLES)
    yield from ((("general_part", name), getattr(part, name)) for name in STAGED)


def placed(name: tuple[str, ...], i: int) -> Route:
    """The route of a rule of a list."""
    return (*name, i)


def alone(name: tuple[str, ...], rules: Sequence[Rule]) -> Iterator[Mistake]:
    """Rules of one list that hold at once for the same offences, on the same conditions."""
    for i, rule in enumerate(rules):
        for first, other in enumerate(rules[:i], 1):
            same = (rule.when, rule.mental) == (other.when, other.mental) and not (rule.doubt or other.doubt)
            if same and overlap(rule, other) and shared(rule, other):
                yield mistake(placed(name, i), "two-rules-at-once", first=first)
                break


def shared(one: Rule | LegalPersons, other: Rule | LegalPersons) -> bool:
    """Whether two rules hold for the same offences; one for all beside one for some says the rule and the exception."""
    if one.offences == "all" or other.offences == "all":
        return one.offences == other.offences
    return not set(one.offences).isdisjoint(other.offences)


def unread(law: NationalLaw) -> Iterator[Mistake]:
    """Rules of sections that `reading` calls not read."""
    part = law.general_part
    standing: list[tuple[str, Route, bool]] = [
        ("general_part", placed(name, i), rule.range not in ("not_read", "none"))
        for name, rules in ruled(law)
        for i, rule in enumerate(rules)
    ]
    standing += [
        ("legal_persons", ("general_part", "legal_persons", i), item.form not in ("not_read", "none"))
        for i, item in enumerate(part.legal_persons)
    ]
    standing += [("jurisdiction", ("general_part", "jurisdiction", i), True) for i, _ in enumerate(part.jurisdiction)]
    standing += [
        ("migrant", ("general_part", "migrant", i), law.status("migrant")[0] == "not_read" and answered(item))
        for i, item in enumerate(part.migrant)
    ]
    for section, route, says in standing:
        status = law.status(section)[0]
        if says and status in UNREAD:
            yield mistake(route, "section-not-read", what="the rule", section=section, status=status)


def answered(item: Migrant) -> bool:
    """Whether a rule about the person moved is an answer."""
    return item.spared in ("yes", "no")


def companies(law: NationalLaw) -> Iterator[Mistake]:
    """Liability of legal persons without a place, of some offences and none, unread or twice."""
    rules = law.general_part.legal_persons
    for i, item in enumerate(rules):
        here: Route = ("general_part", "legal_persons", i)
        if item.form == "none" and item.offences != "all":
            yield mistake((*here, "offences"), "none-with-offences", offences=", ".join(item.offences))
        elif item.sanction and item.form in ("none", "not_read"):
            yield mistake((*here, "sanction"), "sanction-without-liability", form=item.form)
        elif item.cite is None and item.form != "not_read" and not (item.form == "none" and item.note):
            yield mistake(here, "rule-without-cite", what="liability of legal persons")
        if item.form == "not_read" and item.offences == "all" and law.status("legal_persons")[0] == "read":
            yield mistake((*here, "form"), "section-not-read", what=UNREAD_RULE, section="legal_persons", status="read")
        for first, other in enumerate(rules[:i], 1):
            alike = item.form == other.form or "none" in (item.form, other.form)
            if alike and not (item.doubt or other.doubt) and overlap(item, other) and shared(item, other):
                yield mistake(here, "two-rules-at-once", first=first)
                break


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
    elif reach.concerned(rule, rule.offences) and not reached(reach, rule):
        yield mistake((*here, "when"), "threshold-never-reached")


def reached(reach: Reach, rule: Rule) -> bool:
    """Whether a rule holds for a range of an offence on file."""
    held = threshold(rule.when)
    return any(held.reached(extent) for item in reach.concerned(rule, rule.offences) for extent in reachable(item))


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
