"""What can be wrong in a State's answers to the parity list: items left out, and names that carry nothing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from harmonize.texts.consistency import conditions
from harmonize.texts.facts import CONNECTIVES, condition_names
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.nearest import nearest
from harmonize.texts.parity import ParityAnswer, ParityItem, follows
from harmonize.texts.penalty import Penalty
from harmonize.texts.scales import Scaled


def parity_mistakes(law: NationalLaw, items: Mapping[str, ParityItem]) -> Iterator[Mistake]:
    """Every mistake in the answers of a law to the parity list. A file that has begun to answer answers all of it.

    Nothing is said of answers to a list that the data folder does not hold.
    """
    if not items:
        return
    said = law.answered
    missing = [name for name in items if name not in law.parity and items[name].lowered.measure not in said]
    if missing and law.parity:
        yield mistake(("parity",), "parity-incomplete", at_key=True, names=", ".join(missing))
    elif missing and law.offences and not law.id.startswith("x"):
        yield mistake((), "parity-unanswered")
    carriers = dict(carriers_of(law))
    asking = facts_asked(law)
    for name, answer in law.parity.items():
        here: Route = ("parity", name)
        item = items.get(name)
        if item is None:
            yield mistake(here, "unknown-word", at_key=True, kind="item", word=name, hint=nearest(name, items))
            continue
        measure = said[item.lowered.measure][0] if item.lowered.measure in said else None
        if measure and not answer.not_read and follows("", measure).word not in (answer.word, "not_read"):
            told = {"value": answer.word, "rule": f"the measure `{item.lowered.measure}`"}
            yield mistake(here, "answer-against-rule", at_key=True, **told)
        elif measure and answer == bare(item.lowered.measure):
            yield mistake(here, "parity-said-twice", at_key=True, name=item.lowered.measure)
        if item.places and answer.not_read and not answer.searched:
            yield mistake(here, "parity-not-searched", at_key=True, name=name)
        for place in answer.coded or ():
            carrier = carriers.get(place)
            if carrier is None:
                hint = nearest(place, sorted(carriers))
                yield mistake(here, "parity-carries-nothing", place=place, hint=hint)
            elif carrier not in item.carried:
                wanted = ", ".join(item.carried)
                yield mistake(here, "parity-wrong-carrier", place=place, kind=carrier, wanted=wanted)
            elif place in asking and item.fact and not asking[place] & set(item.fact):
                yield mistake(
                    here, "parity-fact-unasked", place=place, facts=" or ".join(f"`{one}`" for one in item.fact)
                )


def bare(measure: str) -> ParityAnswer:
    """An answer that says no more than that a measure says it."""
    return ParityAnswer.model_construct(coded=(measure,))


def carriers_of(law: NationalLaw) -> Iterator[tuple[str, str]]:
    """The names of a file that can carry an answer, each with what kind of thing it names."""
    part = law.general_part
    yield from (
        (name, f"measure {name}")
        for name, entries in law.answered.items()
        if any(entry.value != "no" for entry in entries)
    )
    for offence in law.offences:
        for version in offence.versions:
            yield from ((name, "form") for name in version.qualified)
        yield offence.id, "administrative" if offence.form == "administrative" else "offence"
    yield from ((name, "circumstances") for name in part.circumstances)
    yield from ((f"{key} {item.kind}",) * 2 for key in ("defences", "weighs") for item in getattr(part, key))
    yield from (
        (key, key) for key in ("minors", "preparation", "failed_instigation", "jurisdiction") if getattr(part, key)
    )
    roles = {name: getattr(part.roles, name) for name in ("instigator", "organiser", "aider", "member")}
    for name, found in {"attempt": part.attempt, "agreement": part.agreement, **roles}.items():
        if any(isinstance(rule.range, Scaled) for rule in found):
            yield name, "own_range"
    if any(rule.overt_act for rule in part.agreement):
        yield "overt_act", "overt_act"
    if any(rule.accomplice for rule in part.migrant):
        yield "accomplice", "accomplice"
    if any(rule.sanction for rule in part.legal_persons):
        yield "sanction", "sanction"
    for penalty in penalties(law):
        yield from (
            (key, "penalty") for key in ("more_serious", "arrest", "restriction", "service") if getattr(penalty, key)
        )


def penalties(law: NationalLaw) -> Iterator[Penalty]:
    """Every penalty of the offences of a law and of their forms."""
    for offence in law.offences:
        for version in offence.versions:
            yield version.penalty
            yield from (form.penalty for form in version.qualified.values() if form.penalty)


def facts_asked(law: NationalLaw) -> dict[str, set[str]]:
    """The questions of fact that each offence, form, circumstance, and the rules on jurisdiction ask, by the carrier's name."""
    found: dict[str, set[str]] = defaultdict(set)
    for route, condition in conditions(law):
        asked = asked_in(condition, law.conditions)
        match route:
            case ("general_part", "circumstances", str(name), *_):
                found[name] |= asked
            case ("general_part", "jurisdiction", *_):
                found["jurisdiction"] |= asked
            case ("offences", int(i), "versions", _, "qualified", str(name), *_):
                found[name] |= asked
                found[law.offences[i].id] |= asked
            case ("offences", int(i), *_):
                found[law.offences[i].id] |= asked
    return found


def asked_in(condition: Any, named: Mapping[str, Any], seen: frozenset[str] = frozenset()) -> set[str]:
    """The questions that a condition asks, also through the conditions that it names."""
    names = {name for _, name in condition_names(condition)} & named.keys() - seen
    return set(keys_of(condition)).union(*(asked_in(named[name], named, seen | names) for name in names))


def keys_of(condition: Any) -> Iterator[str]:
    """The questions that a written condition asks, those of its parts included."""
    if isinstance(condition, list):
        for part in condition:
            yield from keys_of(part)
    elif isinstance(condition, dict):
        for key, value in condition.items():
            yield from keys_of(list(value.values()) if key == "at_least" else value) if key in CONNECTIVES else (key,)
