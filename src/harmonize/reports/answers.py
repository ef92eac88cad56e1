"""Answers to fact patterns, for people and for machines."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import Tried
from harmonize.norms.law import Law
from harmonize.norms.penalty import span
from harmonize.norms.status import Party
from harmonize.reports.plain import dumped
from harmonize.reports.text import wrapped
from harmonize.reports.wording import PHRASES, safe, short

Found = tuple[Party, Law, Tried]
MAX_CHANGES = 4
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
        yield from wrapped(f"{name}: punishable, {span(answer.range)}{FINES[norm.fine]}; {where}", "", "  ")
        others = dict.fromkeys(
            law.provisions[item.provision].id for item in answer.norms if item.provision != norm.provision
        )
        if others:
            yield from wrapped(f"also: {', '.join(others)}", "  ", "    ")
        if provision.prosecution:
            yield from wrapped(f"prosecution: {provision.prosecution}", "  ", "    ")
    elif answer.punishable == "unsettled":
        yield from wrapped(f"{name}: unsettled; {'; '.join(answer.doubts)}", "", "  ")
    else:
        saved = f"; saved by {'; '.join(cited(law, cite) for cite in answer.excluded)}" if answer.excluded else ""
        yield from wrapped(f"{name}: not punishable{saved}", "", "  ")
    if tried.needed:
        yield from wrapped(f"punishable only if: {told(tried.needed)}", "  ", "    ")
    if tried.graver:
        yield from wrapped(f"graver if: {told(tried.graver)}", "  ", "    ")


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


def as_json(found: Sequence[Found], said: Mapping[str, object], day: str, version: str) -> str:
    """All answers as one document."""
    answers = [
        {
            "state": party.code,
            "punishable": tried.answer.punishable,
            "range": list(tried.answer.range),
            "provisions": list(dict.fromkeys(law.provisions[norm.provision].id for norm in tried.answer.norms)),
            "excluded_by": list(tried.answer.excluded),
            "unsettled": list(tried.answer.doubts),
            "needed": [[name, value, *extent] for name, value, extent in tried.needed],
            "graver": [[name, value, *extent] for name, value, extent in tried.graver],
            "seen": {name: str(value) for name, value in tried.seen.items()},
        }
        for party, law, tried in found
    ]
    facts = {name: str(value) for name, value in said.items()}
    content = {"format": "harmonize-case/1", "dataset": version, "as_of": day, "facts": facts, "answers": answers}
    return dumped(content)
