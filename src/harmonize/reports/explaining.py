"""What a duty, article, dimension, value, measure, dispute or rule of lint means, in words."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.vocabulary import Dimension
from harmonize.errors import UnknownName
from harmonize.library.problem import rules
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
from harmonize.norms.penalty import term
from harmonize.norms.treaty import Duty, Treaty
from harmonize.reports.document import Block, Document, Paragraph, Section, Term, Terms, Verbatim
from harmonize.reports.facts_in_words import LEGISLATING, TITLES, listed, series
from harmonize.reports.measure_words import said

Prose = Mapping[str, Any]
FORM_WORDS = {
    "criminalize": "The facts must be an offence. What is asked and not punished is the gap.",
    "spare": "The facts must not be an offence. What is punished among them is the gap.",
    "punish": "What is an offence there must carry at least this maximum.",
    "aggravate": "The same facts with the circumstance must weigh more than without it.",
    "provide": "The law must have the rule.",
}


def explanation(name: str, title: str, parts: Mapping[str, str | Block], lead: str = "") -> Document:
    """A name with its title, and one section per part that has something to say."""
    sections = [
        Section(heading, (Paragraph(said) if isinstance(said, str) else said,))
        for heading, said in parts.items()
        if said
    ]
    opening = [Section("", (Paragraph(lead),))] if lead else []
    return Document(f"{name}: {title}", (), (*opening, *sections), "")


def article(name: str, treaty: Treaty, prose: Prose) -> Document:
    """The duties of an article."""
    found = prose["articles"][name]
    first = treaty.duties[found["duties"][0]]
    duties = Terms(tuple(Term(duty, treaty.duties[duty].title) for duty in found["duties"]))
    cited = treaty.cited(first._replace(pinpoint=first.article))
    return explanation(cited, found["title"], {"Duties": duties})


def measure(name: str, treaty: Treaty, prose: Prose) -> Document:
    """A rule that a law has or has not: what it means, its values, and who asks for it."""
    kind, words = treaty.measures[name], prose["measures"][name]
    asked = [
        item.id for item in treaty.duties.values() if isinstance(item.test, Provide) and name in item.test.measures
    ]
    parts = {
        "Means": words["means"],
        "Value": f"{kind.type.replace('_', ' ')}" + (f": {', '.join(map(said, kind.words))}" if kind.words else ""),
        "Section": kind.section.replace("_", " "),
        "Source": words["source"],
        "Asked by": ", ".join(asked) or "no duty; it serves comparison",
    }
    return explanation(name, kind.title, parts)


def dispute(name: str, treaty: Treaty, prose: Prose) -> Document:
    """A disputed question with its readings, and the duties that it touches."""
    found = treaty.disputes[name]
    touched = [duty.id for duty in treaty.duties.values() if name in duty.disputes]
    readings = {f"{key}{' (default)' if key == found.default else ''}": text for key, text in found.readings.items()}
    parts = {"Question": prose["disputes"][name], **readings, "Touches": ", ".join(touched) or "no duty"}
    return explanation(name, found.title, parts)


def rule(name: str) -> Document:
    """The page of a rule of lint. Raises UnknownName with the nearest names."""
    found = rules().get(name.removeprefix("lint/"))
    if found is None:
        raise UnknownName("rule", name, [f"lint/{known}" for known in rules()])
    excuse = (
        "none: what it refuses could not be used"
        if found.firm
        else f"# lint: allow {found.name} - REASON, on the line or above it"
    )
    parts: dict[str, str | Block] = {
        "Says": found.message,
        "Why": found.why,
        "Wrong": Verbatim(tuple(found.wrong.splitlines())),
        "Right": Verbatim(tuple(found.right.splitlines())),
        "Excuse": excuse,
    }
    return explanation(f"lint/{found.name}", found.severity, parts)


def duty(found: Duty, treaty: Treaty, prose: Prose) -> Document:
    """What a duty asks, how it is tested, what would be partial or exceed, what the test cannot see, sources."""
    words = prose["duties"][found.id]
    lead = (
        treaty.cited(found),
        found.strength.words,
        found.kind,
        found.topic.replace("_", " "),
    )
    parts = {
        "What the treaty asks": words["asks"],
        "How it is tested": tested(found, treaty),
        "A law that meets it": words["met_by"],
        "One that falls short": words["partial"],
        "One that exceeds it": words["exceeds"],
        "What this cannot see": words["cannot_see"],
    }
    for name in found.disputes:
        item = treaty.disputes[name]
        changes = [variant.switch for variant in found.variants if variant.dispute == name]
        effect = f" ({', '.join(changes)} changes the test)" if changes else ""
        parts[f"Dispute {name}"] = f"{item.title}; default reading: {item.default.replace('_', ' ')}{effect}"
    parts["Sources"] = "; ".join(words["sources"])
    return explanation(found.id, found.title, parts, " · ".join(lead))


def tested(duty: Duty, treaty: Treaty) -> str:
    """The test of a duty in words."""
    if duty.test is None:
        return f"Not tested. {duty.untested}"
    either = duty.test.either if isinstance(duty.test, Criminalize) else ()
    met = f"It is met when one of these is met: {', '.join(dict.fromkeys(treaty.cited(treaty.duties[name]) for name in either))}."
    parts = [met] if either else [FORM_WORDS[duty.test.form], *parts_of(duty.test, treaty)]
    if duty.reads:
        parts.append(f"Sections read: {', '.join(section.replace('_', ' ') for section in duty.reads)}.")
    return " ".join(parts)


def parts_of(test: Test, treaty: Treaty) -> Iterator[str]:
    """What a test says, sentence by sentence."""

    def cited(name: str) -> str:
        return treaty.cited(treaty.duties[name])

    match test:
        case Criminalize():
            if test.follows:
                least = test.follows.maximum_at_least
                bound = f" with a maximum of at least {term(least)}" if least else ""
                yield (
                    f"Asked only where these are offences{bound}: {', '.join(dict.fromkeys(map(cited, test.bases)))};"
                    f" changed: {moved(test.changed)}."
                )
            yield from region_parts(test)
        case Spare():
            yield from region_parts(test)
        case Punish():
            yield f"Of: {', '.join(dict.fromkeys(map(cited, test.of)))}."
            yield f"Bound: {term(test.maximum_at_least)}."
            if test.also:
                yield f"Also: {moved(test.also)}."
        case Aggravate():
            if test.leaving_out:
                yield left_out(test.leaving_out)
            yield f"Of: {cited(test.of)}."
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
    yield from (f"Facts: {region(item)}." for item in test.region)
    if test.leaving_out:
        yield left_out(test.leaving_out)
    if test.counts:
        yield f"Offences that count: {', '.join(test.counts)}."


def left_out(parts: Iterable[DatedCube]) -> str:
    """The facts that a test leaves out."""
    return f"Left out: {'; or '.join(map(region, parts))}."


def region(part: DatedCube) -> str:
    """The facts of a region, element by element, the State whose law is infringed behind the act."""
    words = [listed(name, values) for name, values in SPACE.allowed(part.cube).items()]
    if part.states is not None:
        words.insert(1, f"against the law of {series(list(map(state_meant, part.states)))}")
    return "; ".join(words)


def state_meant(word: str) -> str:
    """A dated word for States in words: ``own``, ``parties``, ``!EU``."""
    bare = word.removeprefix("!")
    meant = {"own": LEGISLATING, "parties": "any other State Party"}.get(bare) or f"any of the {TITLES[bare]}"
    return meant if word == bare else f"any State but {meant}"


def moved(changes: Iterable[Replacement]) -> str:
    """Replaced elements in words."""
    return "; ".join(listed(item.dimension, item.values) for item in changes)


def required(requirement: Requirement, treaty: Treaty) -> str:
    """A requirement in words."""
    if isinstance(requirement, Clause):
        name, asks = requirement.measure, requirement.asks.replace("_", " ")
        return f"{treaty.measures[name].title} ({name}) {asks} {' or '.join(map(said, requirement.words))}"
    connective = " and " if requirement.connective == "all" else " or "
    return connective.join(required(part, treaty) for part in requirement.parts)


def question(dimension: Dimension, value: str) -> Document:
    """A question about facts with its answers; with a value, that one only."""
    parts = {"Default": dimension.plain}
    if dimension.only_if[0]:
        parts["Asked only if"] = f"{dimension.only_if[0]} is {' or '.join(dimension.only_if[1])}"
    if dimension.relative:
        parts["Note"] = "seen from the legislating State"
    for item in dimension.values:
        if (not value or item.name == value) and not (dimension.name == "state" and not value and len(item.name) == 2):
            parts[item.name] = f"{item.meaning} ({item.needed_by})"
    if dimension.examples[0] and not value:
        parts |= zip(("Within a statute", "Outside it"), dimension.examples, strict=True)
    return explanation(dimension.name, dimension.question, parts)
