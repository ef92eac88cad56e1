"""From what the treaty files say to lowered duties, instruments, disputes and measures."""

from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import CONDUCTS_OF, FAMILIES, allowed_bits, normal
from harmonize.norms.treaty import Dispute, Duty, Instrument, MeasureKind
from harmonize.texts.base import one_or_many
from harmonize.texts.treaty import TESTS, Article, Change, DisputeText, DutyText, InstrumentText, MeasureText


def moves(facts: dict[str, Any]) -> list[list[int]]:
    """Facts as replacements of single dimensions: pairs of the field's mask and the bits allowed in it."""
    return [[SPACE.fields[name].mask, allowed_bits(name, value, None)] for name, value in facts.items()]


def regions(facts: dict[str, Any]) -> list[list[Any]]:
    """Facts as cubes, one per family of conduct, with ``state`` open and its words beside: they are worked out by day."""
    words = facts.get("state")
    others = {name: value for name, value in facts.items() if name != "state"}
    cube = SPACE.full
    for mask, bits in moves(others):
        cube = (cube & ~mask) | bits
    found = []
    for family in FAMILIES:
        part = cube & (~SPACE.fields["conduct"].mask | CONDUCTS_OF[family])
        if SPACE.inhabited(part):
            found.append([normal(part), None if words in (None, "any") else [str(word) for word in one_or_many(words)]])
    return found


def lowered_test(duty: DutyText) -> dict[str, Any]:
    """The test of a duty as plain data."""
    if duty.form is None or duty.test is None:
        return {}
    test = TESTS[duty.form].model_validate(duty.test)
    found = {key: lowered_part(key, getattr(test, key)) for key in type(test).model_fields}
    if found.get("region") and found.get("leaving_out"):
        found["leaving_out"] = [
            part for part in found["leaving_out"] if any(SPACE.meet(part[0], cube) for cube, _ in found["region"])
        ]
    return {key: value for key, value in found.items() if value not in (None, [], ())}


def lowered_part(key: str, value: Any) -> Any:
    """One key of a test as plain data."""
    if value is None:
        return None
    if key == "region":
        return regions(value)
    if key in ("circumstance", "reach", "also"):
        return moves(value)
    if key == "partly":
        return [moves(facts) for facts in value]
    if key == "leaving_out":
        return [part for facts in value for part in regions(facts)]
    if key == "situations":
        return [
            [name, [list(group) if name == "state" else allowed_bits(name, list(group), None) for group in groups]]
            for name, groups in value.items()
        ]
    if key == "beyond":
        return [
            [name, word, SPACE.fields[name].mask, SPACE.bit[name][word]]
            for name, words in value.items()
            for word in one_or_many(words)
        ]
    if key == "follows":
        return {"duty": list(value.duty), "with": moves(value.changed), "maximum_at_least": value.maximum_at_least or 0}
    return list(value) if isinstance(value, tuple) else value


def lowered_duty(article: Article, duty: DutyText) -> Duty:
    """A duty without the prose that only ``explain`` needs."""
    variants = tuple((change.when, lowered_change(duty, change)) for change in duty.variants)
    return Duty(
        duty.id,
        article.instrument,
        article.article,
        duty.paragraph,
        duty.title,
        duty.facts or "",
        duty.strength,
        duty.kind,
        duty.topic,
        duty.form or "",
        lowered_test(duty),
        variants,
        duty.reads,
        duty.disputes,
        duty.untested or "",
    )


def lowered_change(duty: DutyText, change: Change) -> dict[str, Any]:
    """What a reading changes, as plain data; a changed region is written out whole."""
    keys = ("leaving_out", "counts", "strength", "weighing", "general_duty", "require")
    found = {key: lowered_part(key, value) for key in keys if (value := getattr(change, key)) is not None}
    if change.region is not None and duty.test is not None:
        found["region"] = regions({**duty.test["region"], **change.region})
    if change.maximum_at_least:
        found["follows"] = {"maximum_at_least": change.maximum_at_least}
    return found


def explanation(duty: DutyText) -> dict[str, Any]:
    """The prose of a duty, for ``explain``."""
    return {
        "asks": duty.asks,
        "met_by": duty.met_by or "",
        "partial": duty.partial or "",
        "exceeds": duty.exceeds or "",
        "cannot_see": duty.cannot_see or "",
        "sources": list(duty.sources),
    }


def lowered_instrument(key: str, text: InstrumentText) -> Instrument:
    return Instrument(
        key,
        text.short,
        text.title,
        text.binds,
        text.in_force.isoformat() if text.in_force else "",
        text.until.isoformat() if text.until else "",
        text.default == "yes",
        text.nature,
    )


def lowered_dispute(key: str, text: DisputeText) -> Dispute:
    return Dispute(key, text.title, text.default, dict(text.readings))


def lowered_measure(key: str, text: MeasureText) -> MeasureKind:
    return MeasureKind(key, text.section, text.type, text.words or (), text.title)
