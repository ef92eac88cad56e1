"""Answers to fact patterns, for people and for machines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import Tried
from harmonize.norms.law import Law
from harmonize.norms.penalty import span
from harmonize.norms.status import Party
from harmonize.reports.surrender import way_data
from harmonize.reports.text import wrapped
from harmonize.reports.wording import PHRASES, Speaker, short
from harmonize.visible import safe

if TYPE_CHECKING:
    from harmonize.findings.left_open import Open
    from harmonize.findings.surrender import Way

Found = tuple[Party, Law, Tried]
MAX_CHANGES = 4
MAX_OPEN = 2
FINES = {"": "", "or": " or a fine", "and": " and a fine", "and_or": " or a fine or both", "only": ": a fine"}


def lines(found: Sequence[Found], said: Mapping[str, object], day: str, version: str) -> Iterator[str]:
    """One paragraph per State."""
    yield from wrapped(f"Facts of {day}: {', '.join(f'{name} {value}' for name, value in said.items())}", "", "  ")
    yield "Whatever nobody mentioned is taken as plain: an adult acting alone, knowingly, once, for one person, without danger or force."
    yield ""
    for party, law, tried in found:
        yield from one(safe(law.name if party.name == party.code else party.name), tried)
    yield ""
    yield f"dataset {version} · ranges in months · jurisdiction as the law has it · not legal advice"


def one(name: str, tried: Tried) -> Iterator[str]:
    """The answer of one State."""
    answer, law = tried.answer, tried.law
    if answer.punishable == "yes":
        norm = answer.norms[0]
        provision = law.provisions[norm.provision]
        where = f"{cited(law, provision.cite[0])} ({provision.title}), since {provision.since}"
        extent = f"{span(answer.range)}{FINES[norm.fine]}"
        if tried.seen.get("actor") == "legal_person":
            extent = f"liable as a legal person (range of the offence: {extent})"
        yield from wrapped(f"{name}: punishable, {extent}; {where}", "", "  ")
        others = dict.fromkeys(
            law.provisions[item.provision].id for item in answer.norms if item.provision != norm.provision
        )
        if others:
            yield from wrapped(f"also: {', '.join(others)}", "  ", "    ")
        for open_range, reason in answer.otherwise[:MAX_OPEN]:
            yield from wrapped(f"open: {span(open_range)} instead; {reason}", "  ", "    ")
        if len(answer.otherwise) > MAX_OPEN:
            yield f"  and {len(answer.otherwise) - MAX_OPEN} more that are open"
        if provision.prosecution:
            yield from wrapped(f"prosecution: {provision.prosecution}", "  ", "    ")
    elif answer.punishable == "unsettled":
        yield from wrapped(f"{name}: unsettled; {'; '.join(answer.doubts)}", "", "  ")
    else:
        saved = f"; saved by {'; '.join(cited(law, cite) for cite in answer.excluded)}" if answer.excluded else ""
        read = f" in what was read ({answer.partly.replace('_', ' ')}: only partly read)" if answer.partly else ""
        yield from wrapped(f"{name}: not punishable{saved}{read}", "", "  ")
    if tried.needed:
        yield from wrapped(f"punishable only if: {told(tried.needed)}", "  ", "    ")
    if tried.graver:
        yield from wrapped(f"graver if: {told(tried.graver)}", "  ", "    ")


OPEN_WORDS = {
    "always": "punishable whatever else was the case",
    "never": "not punishable whatever else was the case",
    "unsettled": "unsettled",
    "sometimes": "punishable if",
}
MAX_WHEN = 3


def open_lines(
    found: Sequence["tuple[Speaker, Open]"], said: Mapping[str, object], day: str, version: str
) -> Iterator[str]:
    """One paragraph per State when what nobody mentioned is left open."""
    yield from wrapped(f"Facts of {day}: {', '.join(f'{name} {value}' for name, value in said.items())}", "", "  ")
    yield "Left open: benefit, knowledge, number, motive, tie, means and route, where nobody mentioned them; all else is plain."
    yield ""
    for speaker, answer in found:
        yield from wrapped(f"{safe(speaker.law.name)}: {OPEN_WORDS[answer.punishable]}", "", "  ")
        for cube in answer.when[:MAX_WHEN]:
            yield from wrapped(", ".join(speaker.phrases(cube, answer.within)), "  ", "    ")
        if len(answer.when) > MAX_WHEN:
            yield f"  and {len(answer.when) - MAX_WHEN} more"
    yield ""
    yield f"dataset {version} · jurisdiction as the law has it · not legal advice"


def told(changes: Iterable[tuple[str, str, object]]) -> str:
    """Changes of single facts in words, the values of one dimension together."""
    by_name: dict[str, list[str]] = {}
    for name, value, _ in changes:
        by_name.setdefault(name, []).append(value)
    parts = []
    for name, values in list(by_name.items())[:MAX_CHANGES]:
        order = list(SPACE.bit[name])
        run = values == order[-len(values) :] and len(values) > 2
        parts.append(
            f"{PHRASES[name, values[0]]} or more" if run else " or ".join(PHRASES[name, value] for value in values[:3])
        )
    rest = len(by_name) - MAX_CHANGES
    return "; ".join(parts) + (f"; and {rest} more" if rest > 0 else "")


def cited(law: Law, cite: str) -> str:
    """A pinpoint with the title of its instrument."""
    key, _, place = cite.partition(" ")
    source = law.sources.get(key)
    return f"{short(source.title) if source else key} {place}".strip()


def as_json(
    found: Sequence[Found], said: Mapping[str, object], day: str, version: str, way: "Way | None" = None
) -> str:
    """All answers as one document, with the way to surrender if it was asked."""
    from harmonize.reports.plain import dumped  # loads csv, which a text does without

    answers = [
        {
            "state": party.code,
            "punishable": tried.answer.punishable,
            "range": list(tried.answer.range),
            "provisions": list(dict.fromkeys(law.provisions[norm.provision].id for norm in tried.answer.norms)),
            "excluded_by": list(tried.answer.excluded),
            "unsettled": list(tried.answer.doubts),
            "partly_read": tried.answer.partly,
            "open_ranges": [[*extent, reason] for extent, reason in tried.answer.otherwise],
            "needed": [[name, value, *extent] for name, value, extent in tried.needed],
            "graver": [[name, value, *extent] for name, value, extent in tried.graver],
            "seen": {name: str(value) for name, value in tried.seen.items()},
        }
        for party, law, tried in found
    ]
    facts = {name: str(value) for name, value in said.items()}
    content: dict[str, object] = {
        "format": "harmonize-case/1",
        "dataset": version,
        "as_of": day,
        "facts": facts,
        "answers": answers,
    }
    if way:
        content["surrender"] = way_data(way)
    return dumped(content)
