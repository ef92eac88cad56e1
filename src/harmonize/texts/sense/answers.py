"""Answers to measures that no law gives, or that the law coded beside them contradicts."""

from collections.abc import Iterator, Sequence
from typing import Any

from harmonize.norms.facts import CONDUCTS_OF
from harmonize.norms.treaty import Treaty
from harmonize.texts.base import Dated
from harmonize.texts.general_part import STAGED
from harmonize.texts.measure_entry import MeasureEntry
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.sense.general_part import reached
from harmonize.texts.sense.reach import Reach, overlap

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


# Measures that ask for an offence, so that the offence on file answers them.
OFFENCES = (
    "group_participation",
    "bribery_active",
    "bribery_passive",
    "bribery_foreign_officials",
    "corruption_other_forms",
    "obstruction_of_officials",
    "carrier_sanctions",
)

# What says besides offences and measures of a section that it was read: kinds of offence, and rules of the general part.
FILLED = {
    "entry": ("smuggling",),
    "stay": ("smuggling",),
    "documents": ("document",),
    "groups": ("group", "agreement"),
    "general_part": ("fault", *STAGED),
    "legal_persons": ("legal_persons",),
    "jurisdiction": ("jurisdiction",),
    "migrant": ("migrant",),
    "sentencing": ("minors", "fines", "circumstances", "weighs"),
}


def unfilled(law: NationalLaw, treaty: Treaty) -> Iterator[Mistake]:
    """Sections called read of which the file says nothing, not even in a note where was searched."""
    said = {offence.section for offence in law.offences} | {offence.kind for offence in law.offences}
    said |= {kind.section for name in law.answered if (kind := treaty.measures.get(name))}
    part = law.general_part
    said |= {name for names in FILLED.values() for name in names if told(getattr(part, name, None))}
    for section in law.reading:
        status, note = law.status(section)
        if status == "read" and not note and said.isdisjoint((section, *FILLED.get(section, ()))):
            yield mistake(("reading", section), "section-without-content")


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
    yield from against_offences(law)
    yield from against_rules(law)
    yield from unfilled(law, treaty)


def beyond(route: Route, found: int, unit: str, least: int, most: int) -> Mistake:
    more = "; say `no` for none" if found == 0 else ""
    words = f"{found}{unit}"
    return mistake((*route, "value"), "answer-out-of-sense", found=words, least=least, most=most, more=more)


def told(rules: Any) -> bool:
    """Whether a part of the general part, or one of its rules at least, is not left as not read."""
    listed = rules if isinstance(rules, tuple) else (rules,) if rules else ()
    return any("not_read" not in (getattr(rule, "range", ""), getattr(rule, "form", "")) for rule in listed)


def against_answers(law: NationalLaw, name: str, route: Route, entry: MeasureEntry) -> Iterator[Mistake]:
    """An answer about something of which another answer says that it is not there."""
    other = REFINES.get(name, "")
    if entry.value in (None, "no"):
        return
    if any(item.value == "no" and overlap(item, entry) for item in law.answered.get(other, ())):
        yield mistake((*route, "value"), "answer-against-rule", value=entry.value, rule=f"`{other}: no`")


def against_offences(law: NationalLaw) -> Iterator[Mistake]:
    """Answers that offences of the same days give too, or would give, since they cite all that the answer cites."""
    given = law.given
    for name, entries in law.measures.items():
        for i, entry in enumerate(entries):
            route: Route = ("measures", name, i, "value")
            value = entry.value if isinstance(entry.value, tuple) else (str(entry.value),)
            too = [item for item in given.get(name, ()) if overlap(item, entry)]
            cited = {} if too or name not in OFFENCES or said_beside(entry) else citing(law, entry)
            ids = [law.offences[int(item.place[1])].id for item in too] or list(cited.values())
            shown = f"[{', '.join(value)}]" if entry.value != "yes" else "yes"
            where = ", ".join(f"`{one}`" for one in dict.fromkeys(ids))
            if any(set(value) != set(item.value if isinstance(item.value, tuple) else ("yes",)) for item in too):
                yield mistake(route, "answer-against-rule", value=shown, rule=where)
            elif too or (cited and cited.keys() == set(entry.cite or ())):
                yield mistake(route, "answer-of-an-offence", name=name, value=shown, rule=where)


def said_beside(entry: MeasureEntry) -> bool:
    """Whether an answer says more than that there is the rule that it cites."""
    more = entry.condition or entry.note or entry.moot or entry.begins or entry.until
    return bool(more) or not (entry.value == "yes" or (entry.value and isinstance(entry.value, tuple)))


def citing(law: NationalLaw, entry: MeasureEntry) -> dict[str, str]:
    """The pinpoints of an answer that offences cite as their own, with the offence."""
    found = {
        pinpoint: offence.id
        for offence in law.offences
        for version in offence.versions
        for pinpoint in version.cite
        if overlap(version, entry)
    }
    return {pinpoint: found[pinpoint] for pinpoint in entry.cite or () if pinpoint in found}


def against_rules(law: NationalLaw) -> Iterator[Mistake]:
    """Answers on legal persons against the rules of the same days."""
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


def covered(held: Sequence[Dated], entry: Dated) -> bool:
    """Whether some rules hold for as long as an answer does."""
    return any(not item.until or (entry.until and entry.until <= item.until) for item in held)


# Measures that ask whether there is a rule of the general part, or an offence that reaches smuggling.
RULED = {"preparation_punished": "preparation", "failed_instigation_punished": "failed_instigation"}
SMUGGLING = CONDUCTS_OF["X"] | CONDUCTS_OF["I"]


def answered_no(reach: Reach) -> Iterator[Mistake]:
    """Measures that say no to a rule that holds for an offence on file, or to an association that aims at smuggling."""
    for name in (*RULED, "group_participation"):
        for i, entry in enumerate(reach.law.measures.get(name, ())):
            held = [
                f"`general_part: {RULED[name]}`"
                for rule in (getattr(reach.law.general_part, RULED[name]) if name in RULED else ())
                if rule.range not in ("none", "not_read") and overlap(rule, entry) and reached(reach, rule)
            ] or [
                f"the offence `{item.offence.id}`"
                for item in (reach.versions if name not in RULED else ())
                if item.offence.kind == "group" and name not in item.version.answers and overlap(item.version, entry)
                if any(cube & SMUGGLING for cube in item.cubes)
            ]
            if entry.value == "no" and held:
                yield mistake(("measures", name, i, "value"), "answer-against-rule", value="no", rule=held[0])
