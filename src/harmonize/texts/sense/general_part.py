"""The general part against what was read: rules without a place, rules that contradict `reading` or each other."""

from collections.abc import Iterator, Sequence
from datetime import date

from harmonize.texts.base import Dated
from harmonize.texts.general_part import STAGED, Rule
from harmonize.texts.general_rules import LegalPersons, Migrant
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw

UNREAD = ("not_read", "not_applicable")
ROLES = ("instigator", "organiser", "aider", "member")
ALWAYS, NEVER = date.min, date.max


def general_part(law: NationalLaw) -> Iterator[Mistake]:
    """Everything in the general part that cannot stand beside something else in the file."""
    for name, rules in ruled(law):
        yield from alone(name, rules)
        for i, rule in enumerate(rules):
            here = placed(name, i)
            if rule.cite is None and rule.range != "not_read" and not (rule.range == "none" and rule.note):
                yield mistake(here, "rule-without-cite", what="a rule of the general part")
            if rule.range == "not_read" and law.status("general_part")[0] == "read" and rule.offences == "all":
                yield mistake((*here, "range"), "unread-rule-in-read-section", section="general_part")
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
            if same and together(rule, other) and shared(rule, other):
                yield mistake(placed(name, i), "two-rules-at-once", first=first)
                break


def together(one: Dated, other: Dated) -> bool:
    """Whether two rules hold on one day."""
    return max(one.since or ALWAYS, other.since or ALWAYS) < min(one.until or NEVER, other.until or NEVER)


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
            yield mistake((*here, "form"), "unread-rule-in-read-section", section="legal_persons")
        for first, other in enumerate(rules[:i], 1):
            alike = item.form == other.form or "none" in (item.form, other.form)
            if alike and not (item.doubt or other.doubt) and together(item, other) and shared(item, other):
                yield mistake(here, "two-rules-at-once", first=first)
                break
