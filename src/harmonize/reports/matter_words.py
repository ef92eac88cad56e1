"""What is to be decided between two codings, in words: a clause, a rule, an answer, a section that was read."""

from collections.abc import Collection

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, SPACE
from harmonize.conduct.region import Region
from harmonize.findings.disputed_facts import Dispute, DisputedRule, Kind, plainest
from harmonize.findings.disputed_ranges import DisputedRange
from harmonize.findings.fact_pattern import moot, point
from harmonize.findings.matters import Matter
from harmonize.norms.coding_difference import Otherwise
from harmonize.norms.facts import Words, impossible
from harmonize.norms.law import Measure
from harmonize.norms.treaty import Treaty
from harmonize.reports.pair import Pair
from harmonize.reports.wording import Speaker
from harmonize.visible import safe

BLOCKS = {
    "punishes": "clause",
    "unsettled": "unsettled clause",
    "cannot_say": "clause that the vocabulary cannot say",
    "not_read": "clause not read",
    "except": "exclusion",
    "qualified": "qualified form",
    "penalty": "penalty",
    "cite": "pinpoints",
    "from": "first day",
    "seen": "day seen in force",
    "until": "last day",
    "kind": "kind of offence",
    "form": "criminal or administrative",
    "section": "section",
    "adds": "whether it adds to others",
    "yields": "whether it gives way",
    "reach": "jurisdiction over it",
}


def count(number: int, what: str) -> str:
    """``1 clause``, ``2 clauses``."""
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def heading(item: Matter, treaty: Treaty) -> str:
    """What a matter is about: the offence and the clause, the rule, the measure."""
    if not item.parts:
        return safe(unexplained(item, treaty))
    part = item.parts[0]
    more = f" and {count(len(item.parts) - 1, 'more part')}" if len(item.parts) > 1 else ""
    if part.way[0] == "measures" and part.way[1] in treaty.measures:
        return safe(treaty.measures[part.way[1]].title + more)
    title = title_of(item, part.offence)
    return safe((f"{title}: " if title else "") + part_words(part) + more)


def title_of(item: Matter, offence: str) -> str:
    """The title of an offence, in the coding that has it."""
    found = (one.title for side in item.sides for one in side.law.provisions if one.id == offence)
    return next(found, offence)


def unexplained(item: Matter, treaty: Treaty) -> str:
    """What a matter is about that no part of the files explains: the clause that says more, or the rule."""
    clauses: tuple[Dispute | DisputedRange, ...] = (*item.disputes, *item.ranges)
    for one in clauses:
        if near := one.near[one.wider]:
            return f"{item.sides[one.wider].law.provisions[near.provision].title}: {near.clause}"
    rule = item.rules[0]
    return treaty.measures[rule.name].title if rule.kind is Kind.MEASURE else rule.kind.words


def part_words(part: Otherwise) -> str:
    """A part of a law file in words: ``clause entry-paid``, ``general part: attempt``, ``condition gain``."""
    kind, *way = part.way
    if kind == "general_part":
        return f"general part: {', '.join(step.replace('_', ' ') for step in way if not step.isdecimal())}"
    if kind == "conditions":
        return f"condition {way[0]}, in {count(len(part.used_in), 'clause')}"
    if kind == "reading":
        return f"{way[0].replace('_', ' ')}: how far it was read"
    if kind == "measures":
        return f"measure {way[0].replace('_', ' ')}"
    if kind == "sources":
        return f"the days of the source {way[0]}"
    if len(way) == 1:
        return "the offence as a whole"
    if len(way) == 2:
        return BLOCKS.get(way[1], f"its version of {way[1]}")
    block = BLOCKS.get(way[2], way[2])
    return f"{block} {way[3]}" if len(way) > 3 else block


def case_words(speaker: Speaker, fact: int, turning: Collection[str] = ()) -> str:
    """One case in words: what was done, and in what it differs from the plainest case of that conduct.

    With ``turning`` only in these elements.
    """
    (conduct,) = SPACE.names(fact, "conduct")
    plain = point({"conduct": conduct}, Words.of(speaker.law.code, speaker.groups))
    for item in DIMENSIONS:
        mask = SPACE.fields[item.name].mask
        aside = turning and item.name not in (*turning, "conduct")
        if aside or moot(item.only_if, fact) or (item.asked and CONDUCT_FAMILY[conduct] not in item.asked):
            fact, plain = fact | mask, plain | mask
        elif plain & mask == mask and item.plain:
            plain = plain & ~mask | SPACE.bit[item.name][item.plain]
    told = ", ".join(speaker.phrases(fact, plain | SPACE.fields["conduct"].mask)).removeprefix("in the case of ")
    return safe(told[:1].upper() + told[1:])


MOST_IDS = 3


def rule_words(rule: DisputedRule, speaker: Speaker) -> str:
    """What a rule is about, with the plainest case of which only one coding says it."""
    if rule.measure:
        return safe(rule.measure.kind.title)
    few = ", ".join(rule.offences) if len(rule.offences) <= MOST_IDS else count(len(rule.offences), "offence")
    about = f" ({few})" if rule.offences else ""
    if rule.cubes:
        return safe(f"{rule.kind.words}{about}: {case_words(speaker, plainest(Region(rule.cubes[:1], impossible())))}")
    return safe(f"{rule.kind.words}: {rule.name.replace('_', ' ')}{about}")


def answers_of(rule: DisputedRule) -> tuple[str, str]:
    """What each coding says of a rule; where the short words are the same, with the condition or the reason as well."""
    if rule.measure is None:
        return rule.answers
    both = rule.measure.left, rule.measure.right
    first, second = (Pair.measure(rule.measure, answer) for answer in both)
    if first == second:
        first, second = (f"{short}: {at_length(answer)}" for short, answer in zip((first, second), both, strict=True))
    return safe(first), safe(second)


def at_length(answer: Measure | None) -> str:
    """The condition, the reason, or what cannot arise, of an answer that reads like another one."""
    if answer is None:
        return ""
    said = (
        answer.condition,
        answer.doubt.why if answer.doubt else "",
        f"without {', '.join(answer.moot)}" if answer.moot else "",
    )
    return "; ".join(filter(None, said)) or "without a condition"
