"""What a duty, article, dimension, value, measure, dispute or rule of lint means, in words."""

import textwrap
from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.space import Dimension
from harmonize.errors import UnknownName
from harmonize.library.shelf import Shelf
from harmonize.norms.treaty import Duty, Treaty
from harmonize.reports.text import WIDTH, pinpoint
from harmonize.reports.wording import STRENGTH_WORDS, sentence
from harmonize.visible import safe

FORM_WORDS = {
    "criminalize": "The facts must be an offence. What is asked and not punished is the gap.",
    "spare": "The facts must not be an offence. What is punished among them is the gap.",
    "punish": "What is an offence there must carry at least this maximum.",
    "aggravate": "The same facts with the circumstance must weigh more than without it.",
    "provide": "The law must have the rule.",
}


def explained(shelf: Shelf, name: str) -> Iterator[str]:
    """The lines that explain a name. Raises UnknownName with the nearest names."""
    treaty, prose = shelf.treaty, shelf.explanations
    dimensions = {dimension.name: dimension for dimension in DIMENSIONS}
    dimension, _, value = name.partition("=")
    if name in treaty.duties:
        yield from duty_lines(treaty.duties[name], treaty, prose)
    elif name in prose["articles"]:
        article = prose["articles"][name]
        yield f"{name}  {article['title']}"
        for duty in article["duties"]:
            yield f"  {duty:<28}{treaty.duties[duty].title}"
    elif dimension in dimensions and value in ("", *SPACE.bit.get(dimension, {})):
        yield from dimension_lines(dimensions[dimension], value)
    elif name in treaty.measures:
        kind, words = treaty.measures[name], prose["measures"][name]
        yield f"{name}  {kind.title}"
        yield from paragraph("Means", words["means"])
        yield from paragraph(
            "Value", f"{kind.type.replace('_', ' ')}" + (f": {', '.join(kind.words)}" if kind.words else "")
        )
        yield from paragraph("Section", kind.section.replace("_", " "))
        yield from paragraph("Source", words["source"])
        asked = [duty.id for duty in treaty.duties.values() if f"'{name}'" in str(duty.test)]
        yield from paragraph("Asked by", ", ".join(asked) or "no duty; it serves comparison")
    elif name in treaty.disputes:
        dispute = treaty.disputes[name]
        yield f"{name}  {dispute.title}"
        yield from paragraph("Question", prose["disputes"][name])
        for key, text in dispute.readings.items():
            yield from paragraph(f"{key}{' (default)' if key == dispute.default else ''}", text)
        touched = [duty.id for duty in treaty.duties.values() if name in duty.disputes]
        yield from paragraph("Touches", ", ".join(touched) or "no duty")
    else:
        known = (*treaty.duties, *prose["articles"], *dimensions, *treaty.measures, *treaty.disputes)
        raise UnknownName("name", name, known)


def rule_lines(name: str) -> Iterator[str]:
    """The page of a rule of lint. Raises UnknownName with the nearest names."""
    from harmonize.texts.rules import RULES  # nothing else that is explained needs the wording of lint

    rule = RULES.get(name.removeprefix("lint/"))
    if rule is None:
        raise UnknownName("rule", name, [f"lint/{known}" for known in RULES])
    yield f"lint/{rule.name}  {rule.severity}"
    yield from paragraph("Says", rule.message)
    yield from paragraph("Why", rule.why)
    for title, example in (("Wrong", rule.wrong), ("Right", rule.right)):
        yield from (f"  {title}", *(f"    {line}" for line in example.splitlines()))
    if rule.firm:
        yield from paragraph("Excuse", "none: what it refuses could not be used")
    else:
        yield from paragraph("Excuse", f"# lint: allow {rule.name} - REASON, on the line or above it")


def duty_lines(duty: Duty, treaty: Treaty, prose: dict[str, Any]) -> Iterator[str]:
    """What a duty asks, how it is tested, what would be partial or exceed, what the test cannot see, sources."""
    words = prose["duties"][duty.id]
    yield f"{duty.id}  {duty.title}"
    place = pinpoint(duty.id).split(" ", 1)[1]
    yield " · ".join(
        (
            f"{treaty.instruments[duty.instrument].short} {place}",
            STRENGTH_WORDS[duty.strength],
            duty.kind,
            duty.topic.replace("_", " "),
        )
    )
    yield from paragraph("What the treaty asks", words["asks"])
    yield from paragraph("How it is tested", tested(duty, treaty))
    for title, key in (
        ("A law that meets it", "met_by"),
        ("One that falls short", "partial"),
        ("One that exceeds it", "exceeds"),
        ("What this cannot see", "cannot_see"),
    ):
        if words[key]:
            yield from paragraph(title, words[key])
    for dispute in duty.disputes:
        item = treaty.disputes[dispute]
        changes = [switch for switch, _ in duty.variants if switch.startswith(f"{dispute}=")]
        effect = f" ({', '.join(changes)} changes the test)" if changes else ""
        yield from paragraph(f"Dispute {dispute}", f"{item.title}; default reading: {item.default}{effect}")
    yield from paragraph("Sources", "; ".join(words["sources"]))


def tested(duty: Duty, treaty: Treaty) -> str:
    """The test of a duty in words."""
    if duty.untested:
        return f"Not tested. {duty.untested}"
    test, parts = duty.test, [FORM_WORDS[duty.form]]
    if "either" in test:
        parts = [f"It is met when one of these is met: {', '.join(test['either'])}."]
    if "follows" in test:
        bound = (
            f" with a maximum of at least {test['follows']['maximum_at_least']} months"
            if test["follows"]["maximum_at_least"]
            else ""
        )
        parts.append(
            f"Asked only where these are offences{bound}: {', '.join(test['follows']['duty'])}; changed: {moved(test['follows']['with'])}."
        )
    for cube, states in test.get("region", ()):
        parts.append("Facts: " + region(cube, states) + ".")
    if "leaving_out" in test:
        parts.append("Left out: " + "; or ".join(region(cube, states) for cube, states in test["leaving_out"]) + ".")
    if "counts" in test:
        parts.append(f"Offences that count: {', '.join(test['counts'])}.")
    if "of" in test:
        of = [test["of"]] if isinstance(test["of"], str) else test["of"]
        parts.append(f"Of: {', '.join(of)}.")
    if "maximum_at_least" in test:
        parts.append(f"Bound: {test['maximum_at_least']} months.")
    for key in ("circumstance", "reach", "also"):
        if key in test:
            parts.append(f"{sentence(key)}: {moved(test[key])}.")
    for key, word in (("require", "Required"), ("partial", "Partly"), ("unless", "Not needed when")):
        if key in test:
            parts.append(f"{word}: {required(test[key], treaty)}.")
    if "partly" in test:
        parts.append(f"Partly where only this weighs: {'; or '.join(map(moved, test['partly']))}.")
    if "conduct" in test:
        parts.append(f"A law without it falls short of nothing. {test['conduct']}")
    if duty.reads:
        parts.append(f"Sections read: {', '.join(section.replace('_', ' ') for section in duty.reads)}.")
    return " ".join(parts)


def region(cube: int, states: list[str] | None) -> str:
    """The facts of a region, dimension by dimension."""
    words = [f"{name} {' or '.join(values)}" for name, values in SPACE.allowed(cube).items()]
    if states is not None:
        words.insert(1, f"state {' or '.join(states)}")
    return ", ".join(words)


def moved(changes: list[tuple[int, int]]) -> str:
    """Replaced dimensions in words."""
    return ", ".join(
        f"{name} {' or '.join(SPACE.names(bits | (SPACE.full & ~mask), name))}"
        for mask, bits in changes
        for name, field in SPACE.fields.items()
        if field.mask == mask
    )


def required(expression: dict[str, Any], treaty: Treaty) -> str:
    """A requirement in words."""
    if "measure" in expression:
        title = treaty.measures[expression["measure"]].title
        ((key, value),) = [(k, v) for k, v in expression.items() if k != "measure"]
        words = " or ".join(map(str, value)) if isinstance(value, list) else str(value)
        return f"{title} ({expression['measure']}) {key.replace('_', ' ')} {words}"
    ((connective, parts),) = expression.items()
    return (" and " if connective == "all" else " or ").join(required(part, treaty) for part in parts)


def dimension_lines(dimension: Dimension, value: str) -> Iterator[str]:
    """A question about facts with its answers."""
    yield f"{dimension.name}  {dimension.question}"
    if dimension.plain:
        yield from paragraph("When nobody says", dimension.plain)
    if dimension.only_if[0]:
        yield from paragraph("Asked only if", f"{dimension.only_if[0]} is {' or '.join(dimension.only_if[1])}")
    if dimension.relative:
        yield from paragraph("Note", "seen from the State whose law is asked")
    for item in dimension.values:
        if (not value or item.name == value) and not (dimension.name == "state" and not value and len(item.name) == 2):
            yield from paragraph(item.name, f"{item.meaning} ({item.needed_by})")


def paragraph(title: str, text: str) -> list[str]:
    """A titled paragraph in the report's width."""
    return ["", f"{title}", *textwrap.wrap(safe(text), WIDTH, initial_indent="  ", subsequent_indent="  ")]
