"""Answers to measures that no law gives, or that the law coded beside them contradicts."""

from collections.abc import Iterator, Sequence

from harmonize.norms.treaty import Treaty
from harmonize.texts.base import Dated
from harmonize.texts.measure_entry import MeasureEntry
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.sense.reach import overlap

# The least and the most that any law says: by the type of a measure, and by its name where that is narrower.
BOUNDS = {"months": (1, 600), "days": (1, 730), "number": (1, 10_000_000)}
NARROWER = {
    "group_minimum_members": (2, 20),
    "extradition_minimum_penalty": (1, 120),
    "extradition_sentence_minimum": (1, 60),
    "mla_threshold": (1, 120),
    "laundering_predicate_threshold": (1, 240),
    "provisional_arrest_days": (1, 365),
    "mla_safe_conduct_days": (1, 365),
}
# Measures that say how another one is, so that none of them is answered where that one is `no`.
REFINES = {
    "legal_persons_form": "legal_persons_liable",
    "legal_persons_without_prejudice": "legal_persons_liable",
    "legal_persons_sanctions": "legal_persons_liable",
    "carrier_fine_per_person": "carrier_sanctions",
    "provisional_arrest_days": "provisional_arrest",
    "mla_safe_conduct_days": "mla_safe_conduct",
    "extradition_threshold_measured_in": "extradition_minimum_penalty",
    "witness_relocation_identity": "witness_protection",
    "electronic_surveillance_base_offence": "electronic_surveillance",
    "joint_investigation_case_by_case": "joint_investigation_teams",
    "controlled_delivery_international": "controlled_delivery",
}


# Measures that ask whether there is a rule of the general part.
RULED = {"preparation_punished": "preparation", "failed_instigation_punished": "failed_instigation"}


def answers(law: NationalLaw, treaty: Treaty) -> Iterator[Mistake]:
    """Numbers out of any sense, conditions on a no, and answers against rules and other answers."""
    for name, entries in law.measures.items():
        kind = treaty.measures.get(name)
        for i, entry in enumerate(entries):
            route: Route = ("measures", name, i)
            if entry.value == "no" and entry.condition:
                yield mistake((*route, "condition"), "condition-on-no")
            if kind and isinstance(entry.value, int) and kind.type in BOUNDS:
                least, most = NARROWER.get(name, BOUNDS[kind.type])
                if not least <= entry.value <= most:
                    yield beyond(route, entry.value, "" if kind.type == "number" else f" {kind.type}", least, most)
            yield from against_answers(law, name, route, entry)
    yield from against_rules(law)


def beyond(route: Route, found: int, unit: str, least: int, most: int) -> Mistake:
    more = "; say `no` for none" if found == 0 else ""
    words = f"{found}{unit}"
    return mistake((*route, "value"), "answer-out-of-sense", found=words, least=least, most=most, more=more)


def against_answers(law: NationalLaw, name: str, route: Route, entry: MeasureEntry) -> Iterator[Mistake]:
    """An answer about something of which another answer says that it is not there."""
    other = REFINES.get(name, "")
    if entry.value in (None, "no"):
        return
    if any(item.value == "no" and overlap(item, entry) for item in law.measures.get(other, ())):
        yield mistake((*route, "value"), "answer-against-rule", value=entry.value, rule=f"`{other}: no`")


def against_rules(law: NationalLaw) -> Iterator[Mistake]:
    """Answers on the general part, on legal persons and on groups against the rules and offences of the same days."""
    for name, key in RULED.items():
        for i, entry in enumerate(law.measures.get(name, ())):
            held = [rule for rule in getattr(law.general_part, key) if overlap(rule, entry)]
            if entry.value == "no" and any(rule.range not in ("none", "not_read") for rule in held):
                place: Route = ("measures", name, i, "value")
                yield mistake(place, "answer-against-rule", value="no", rule=f"`general_part: {key}`")
    rules = [item for item in law.general_part.legal_persons if not item.doubt and item.form != "not_read"]
    for i, entry in enumerate(law.measures.get("legal_persons_liable", ())):
        held = [item for item in rules if overlap(item, entry)]
        liable = any(item.form != "none" for item in held)
        free = bool(held) and not liable and all(item.offences == "all" for item in held)
        if (entry.value == "no" and liable) or (entry.value == "yes" and free and covered(held, entry)):
            route: Route = ("measures", "legal_persons_liable", i, "value")
            yield mistake(route, "answer-against-rule", value=entry.value, rule="`general_part: legal_persons`")
    for i, entry in enumerate(law.measures.get("legal_persons_form", ())):
        forms = {item.form for item in rules if overlap(item, entry)} - {"none"}
        said = set(entry.value) if isinstance(entry.value, tuple) else {str(entry.value)}
        if forms and isinstance(entry.value, (str, tuple)) and said.isdisjoint(forms):
            told = ", ".join(sorted(said))
            route = ("measures", "legal_persons_form", i, "value")
            yield mistake(route, "answer-against-rule", value=told, rule="`general_part: legal_persons`")
    for i, entry in enumerate(law.measures.get("group_participation", ())):
        group = next(
            (one.id for one in law.offences if one.kind == "group" and any(overlap(v, entry) for v in one.versions)), ""
        )
        if entry.value == "no" and group:
            route = ("measures", "group_participation", i, "value")
            yield mistake(route, "answer-against-rule", value="no", rule=f"the offence `{group}`")


def covered(held: Sequence[Dated], entry: Dated) -> bool:
    """Whether some rules hold for as long as an answer does."""
    return any(not item.until or (entry.until and entry.until <= item.until) for item in held)
