"""What a duty, article, dimension, value, measure, dispute or rule of lint means, in words."""

import textwrap
from collections.abc import Iterable, Iterator
from typing import Any

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.space import Dimension
from harmonize.errors import UnknownName
from harmonize.library.shelf import Shelf
from harmonize.norms.duty_tests import (
    Aggravate,
    Clause,
    Criminalize,
    DatedCube,
    Provide,
    Punish,
    Replacement,
    Requirement,
    Spare,
    Test,
)
from harmonize.norms.treaty import Duty, Treaty
from harmonize.reports.text import WIDTH, pinpoint
from harmonize.reports.wording import STRENGTH_WORDS
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
        asked = [
            duty.id for duty in treaty.duties.values() if isinstance(duty.test, Provide) and name in duty.test.measures
        ]
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
        changes = [variant.switch for variant in duty.variants if variant.dispute == dispute]
        effect = f" ({', '.join(changes)} changes the test)" if changes else ""
        yield from paragraph(f"Dispute {dispute}", f"{item.title}; default reading: {item.default}{effect}")
    yield from paragraph("Sources", "; ".join(words["sources"]))


def tested(duty: Duty, treaty: Treaty) -> str:
    """The test of a duty in words."""
    if duty.test is None:
        return f"Not tested. {duty.untested}"
    parts = [FORM_WORDS[duty.test.form], *parts_of(duty.test, treaty)]
    if isinstance(duty.test, Criminalize) and duty.test.either:
        parts = [f"It is met when one of these is met: {', '.join(duty.test.either)}."]
    if duty.reads:
        parts.append(f"Sections read: {', '.join(section.replace('_', ' ') for section in duty.reads)}.")
    return " ".join(parts)


def parts_of(test: Test, treaty: Treaty) -> Iterator[str]:
    """What a test says, sentence by sentence."""
    match test:
        case Criminalize():
            if test.follows:
                least = test.follows.maximum_at_least
                bound = f" with a maximum of at least {least} months" if least else ""
                yield (
                    f"Asked only where these are offences{bound}: {', '.join(test.bases)};"
                    f" changed: {moved(test.changed)}."
                )
            yield from region_parts(test)
        case Spare():
            yield from region_parts(test)
        case Punish():
            yield f"Of: {', '.join(test.of)}."
            yield f"Bound: {test.maximum_at_least} months."
            if test.also:
                yield f"Also: {moved(test.also)}."
        case Aggravate():
            if test.leaving_out:
                yield left_out(test.leaving_out)
            yield f"Of: {test.of}."
            yield f"Circumstance: {moved(test.circumstance)}."
            if test.partly:
                yield f"Partly where only this weighs: {'; or '.join(map(moved, test.partly))}."
        case Provide():
            if test.reach:
                yield f"Reach: {moved(test.reach)}."
            for word, asked in (
                ("Required", test.require),
                ("Partly", test.partial),
                ("Not needed when", test.unless),
            ):
                if asked:
                    yield f"{word}: {required(asked, treaty)}."
            if test.conduct:
                yield f"A law without it falls short of nothing. {test.conduct}"


def region_parts(test: Criminalize | Spare) -> Iterator[str]:
    """The region of a test, and the offences that count."""
    for item in test.region:
        yield f"Facts: {region(item)}."
    if test.leaving_out:
        yield left_out(test.leaving_out)
    if test.counts:
        yield f"Offences that count: {', '.join(test.counts)}."


def left_out(parts: Iterable[DatedCube]) -> str:
    """The facts that a test leaves out."""
    return f"Left out: {'; or '.join(map(region, parts))}."


def region(part: DatedCube) -> str:
    """The facts of a region, dimension by dimension."""
    words = [f"{name} {' or '.join(values)}" for name, values in SPACE.allowed(part.cube).items()]
    if part.states is not None:
        words.insert(1, f"state {' or '.join(part.states)}")
    return ", ".join(words)


def moved(changes: Iterable[Replacement]) -> str:
    """Replaced dimensions in words."""
    return ", ".join(f"{item.dimension} {' or '.join(item.values)}" for item in changes)


def required(requirement: Requirement, treaty: Treaty) -> str:
    """A requirement in words."""
    if isinstance(requirement, Clause):
        name, asks = requirement.measure, requirement.asks.replace("_", " ")
        return f"{treaty.measures[name].title} ({name}) {asks} {' or '.join(requirement.words)}"
    connective = " and " if requirement.connective == "all" else " or "
    return connective.join(required(part, treaty) for part in requirement.parts)


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
