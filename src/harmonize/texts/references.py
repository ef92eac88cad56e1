"""Names and pinpoints of a law file that lead nowhere: ids of offences and forms, sources that nobody cites."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import BaseModel

from harmonize.texts import general_part
from harmonize.texts import national_law as text
from harmonize.texts.base import keys
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest


def identities(law: text.NationalLaw) -> Iterator[Mistake]:
    seen: dict[str, int] = {}
    for i, offence in enumerate(law.offences):
        if not offence.id.startswith(f"{law.id}-"):
            yield mistake(("offences", i, "id"), "offence-id", prefix=law.id)
        if offence.id in seen:
            first = f"offence {seen[offence.id] + 1} of this file has it"
            yield mistake(("offences", i, "id"), "same-id", id=offence.id, where=first)
        seen.setdefault(offence.id, i)
        for j, version in enumerate(offence.versions):
            for name in version.qualified:
                if name in law.general_part.circumstances:
                    route = ("offences", i, "versions", j, "qualified", name)
                    where = "a circumstance of the general part has it"
                    yield mistake(route, "same-id", at_key=True, id=name, where=where)


def references(law: text.NationalLaw) -> Iterator[Mistake]:
    """Ids of offences and forms that do not exist."""
    offences = {offence.id for offence in law.offences}
    forms = {name for offence in law.offences for version in offence.versions for name in version.qualified}
    forms |= set(law.general_part.circumstances)
    clauses = {
        name: offence.id
        for offence in law.offences
        for version in offence.versions
        for name in (*version.punishes, *version.qualified)
    }
    for route, names, known in named_ids(law, offences, forms):
        for name in names:
            if name not in known:
                what = "form" if route[-1] == "only_on" else "offence" if known <= offences else "id"
                ends = [item for item in known if item.endswith(f"-{name}")]  # who left out the State
                # Where an offence is asked, one of its clauses may have been named.
                of_clause = f", which is a clause of `{clauses[name]}`: write that" if name in clauses else ""
                hint = of_clause or nearest(ends[0] if ends else name, sorted(known))
                yield mistake(route, "unknown-word", kind=what, word=name, hint=hint)


def named_ids(
    law: text.NationalLaw, offences: set[str], forms: set[str]
) -> Iterator[tuple[Route, Iterable[str], set[str]]]:
    part = law.general_part
    both = offences | forms
    yield from (
        (("second_reading", i, "once"), reading.once, offences | set(law.answered))
        for i, reading in enumerate(law.second_reading)
    )
    for name in ("instigator", "organiser", "aider", "member"):
        yield from (
            (("general_part", "roles", name, i), ids(rule.offences), offences)
            for i, rule in enumerate(getattr(part.roles, name))
        )
    for name in (*general_part.STAGED, "migrant", "fines", "jurisdiction", "excluded", "weighs"):
        key = {"excluded": "except"}.get(name, name)
        yield from (
            (("general_part", key, i, "offences"), ids(rule.offences), offences)
            for i, rule in enumerate(getattr(part, name))
        )
    for name, circumstance in part.circumstances.items():
        yield ("general_part", "circumstances", name, "offences"), ids(circumstance.offences), offences
    yield from (
        (("general_part", "legal_persons", i, "offences"), ids(company.offences), both)
        for i, company in enumerate(part.legal_persons)
    )
    for i, rule in enumerate(part.minors):
        key = "no_minimum" if rule.range is None else "offences"
        yield ("general_part", "minors", i, key), ids(rule.reaches), both
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            if version.penalty.of:
                yield ("offences", i, "versions", j, "penalty", "of"), (version.penalty.of,), offences
            own = {*version.qualified, *part.circumstances}
            yield from (
                (("offences", i, "versions", j, "qualified", name, "only_on"), form.only_on or (), own)
                for name, form in version.qualified.items()
            )


def ids(value: "str | tuple[str, ...]") -> tuple[str, ...]:
    return () if isinstance(value, str) else value


def cited(item: Any, route: Route = ()) -> Iterator[tuple[Route, str]]:
    """Every citation in a model, with its route."""
    if isinstance(item, BaseModel):
        for name, key in keys(type(item)):
            value = getattr(item, name)
            if name == "cite" and value:
                yield from (((*route, key), pinpoint) for pinpoint in value)
            elif isinstance(value, (BaseModel, tuple, dict)):
                yield from cited(value, (*route, key))
    elif isinstance(item, (tuple, dict)):
        for step, part in item.items() if isinstance(item, dict) else enumerate(item):
            if isinstance(part, (BaseModel, tuple, dict)):
                yield from cited(part, (*route, step))


def sources_used(item: Any) -> set[str]:
    """The keys of sources in all citations of a model; quicker than to ask where each stands."""
    found: set[str] = set()
    left = [item]
    while left:
        part = left.pop()
        if isinstance(part, BaseModel):
            inner = vars(part)
            found.update(pinpoint.split(" ", 1)[0] for pinpoint in inner.get("cite") or ())
            left += inner.values()
        elif type(part) is tuple:
            left += part
        elif isinstance(part, dict):
            left += part.values()
    return found


def citations(law: text.NationalLaw) -> Iterator[Mistake]:
    citing = {part: getattr(law, part) for part in ("general_part", "offences", "measures", "parity")}
    used = sources_used(citing)
    for route, pinpoint in cited(citing) if used - law.sources.keys() else ():
        key = pinpoint.split(" ", 1)[0]
        if key not in law.sources:
            yield mistake(route, "unknown-source", key=key, hint=nearest(key, law.sources))
    yield from (
        mistake(("sources", key), "source-never-cited", at_key=True, key=key) for key in law.sources if key not in used
    )
