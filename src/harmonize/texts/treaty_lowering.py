"""From what the treaty files say to lowered duties, instruments, disputes and measures."""

from collections.abc import Callable, Iterable
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.duty_tests import (
    Aggravate,
    Axis,
    Beyond,
    Clause,
    Combined,
    Criminalize,
    DatedCube,
    Follows,
    Provide,
    Punish,
    Replacement,
    Requirement,
    Spare,
    Test,
)
from harmonize.norms.facts import CONDUCTS_OF, FAMILIES, allowed_bits, normal
from harmonize.norms.treaty import (
    Cluster,
    CoreLine,
    Dispute,
    Duty,
    DutyKind,
    Instrument,
    MeasureKind,
    Selections,
    Strength,
    Variant,
)
from harmonize.texts.base import one_or_many
from harmonize.texts.treaty import (
    TESTS,
    AggravateTest,
    Change,
    CriminalizeTest,
    DisputeText,
    DutyText,
    InstrumentText,
    MeasureText,
    ProvideTest,
    PunishTest,
    SelectionsText,
    SpareTest,
    changed_test,
)


def replacements(facts: dict[str, Any] | None) -> tuple[Replacement, ...]:
    """Facts as replacements of single dimensions."""
    return tuple(
        Replacement(SPACE.fields[name].mask, allowed_bits(name, value, None)) for name, value in (facts or {}).items()
    )


def dated(facts: dict[str, Any]) -> tuple[DatedCube, ...]:
    """Facts as cubes, one per family of conduct, with ``state`` open and its words beside: they are worked out by day."""
    words = facts.get("state")
    states = None if words in (None, "any") else tuple(str(word) for word in one_or_many(words))
    cube = SPACE.full
    for mask, bits in replacements({name: value for name, value in facts.items() if name != "state"}):
        cube = (cube & ~mask) | bits
    parts = (cube & (~SPACE.fields["conduct"].mask | CONDUCTS_OF[family]) for family in FAMILIES)
    return tuple(DatedCube(normal(part), states) for part in parts if SPACE.inhabited(part))


def requirement(expression: Any) -> Requirement | None:
    """What a ``require`` or a like key says."""
    if expression is None:
        return None
    if "measure" in expression:
        ((asks, value),) = [(key, value) for key, value in expression.items() if key != "measure"]
        words = (
            tuple(one_or_many(value))
            if asks in ("includes", "excludes", "any_of") or isinstance(value, list)
            else value
        )
        return Clause(asks, expression["measure"], words)
    ((connective, parts),) = expression.items()
    return Combined(connective, tuple(filter(None, map(requirement, parts))))


def lowered_test(form: str, said: dict[str, Any]) -> Test:
    """The test that a duty of some form says."""
    return LOWERED[form](TESTS[form].model_validate(said))


def criminalize(test: CriminalizeTest) -> Criminalize:
    region = dated(test.region) if test.region else ()
    said = test.follows
    follows = Follows(said.duty, replacements(said.changed), said.maximum_at_least or 0) if said else None
    return Criminalize(
        test.counts or (),
        region,
        left_out(test.leaving_out, region),
        tuple(Axis(name, groups) for name, groups in (test.situations or {}).items()),
        tuple(Beyond(name, word) for name, words in (test.beyond or {}).items() for word in one_or_many(words)),
        follows,
        test.either or (),
    )


def left_out(facts: Iterable[dict[str, Any]], region: tuple[DatedCube, ...]) -> tuple[DatedCube, ...]:
    """Facts that nobody asks about, as far as they meet a region."""
    return tuple(
        part for item in facts for part in dated(item) if any(SPACE.meet(part.cube, around.cube) for around in region)
    )


def spare(test: SpareTest) -> Spare:
    region = dated(test.region)
    return Spare(test.counts, region, left_out(test.leaving_out, region), test.undecided_is_met == "yes")


def punish(test: PunishTest) -> Punish:
    return Punish(test.of, test.maximum_at_least, replacements(test.also))


def aggravate(test: AggravateTest) -> Aggravate:
    return Aggravate(
        test.of,
        replacements(test.circumstance),
        tuple(map(replacements, test.partly)),
        tuple(part for facts in test.leaving_out for part in dated(facts)),
        test.weighing == "yes",
        test.general_duty == "yes",
    )


def provide(test: ProvideTest) -> Provide:
    return Provide(
        requirement(test.require),
        requirement(test.partial),
        requirement(test.exceeds),
        replacements(test.reach),
        test.over or (),
        requirement(test.unless),
        test.conduct or "",
        requirement(test.directly),
        test.directly_doubt or "",
    )


LOWERED: dict[str, Callable[[Any], Test]] = {
    "criminalize": criminalize,
    "spare": spare,
    "punish": punish,
    "aggravate": aggravate,
    "provide": provide,
}


def lowered_duty(instrument: str, article: str, duty: DutyText) -> Duty:
    """A duty of an article without the prose that only ``explain`` needs."""
    test = lowered_test(duty.form, duty.test) if duty.form and duty.test else None
    return Duty(
        duty.id,
        instrument,
        article,
        duty.paragraph,
        duty.title,
        duty.facts or "",
        Strength(duty.strength),
        DutyKind(duty.kind),
        duty.topic,
        test,
        tuple(lowered_variant(duty, change) for change in duty.variants),
        duty.reads,
        duty.disputes,
        duty.untested or "",
    )


def lowered_variant(duty: DutyText, change: Change) -> Variant:
    """A duty under the reading that a change is for."""
    dispute, _, reading = change.when.partition("=")
    return Variant(
        dispute,
        reading,
        Strength(change.strength or duty.strength),
        lowered_test(str(duty.form), changed_test(duty.test or {}, change)),
    )


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
        text.also,
    )


def lowered_selections(text: SelectionsText) -> Selections:
    return Selections(
        text.core,
        tuple(CoreLine(item.title, item.duties) for item in text.lines),
        text.compared,
        dict(text.deed),
        text.aggravated,
        text.surrender or "",
        dict(text.refusal),
        {name: Cluster(cluster.title, dict(cluster.articles)) for name, cluster in text.clusters.items()},
        text.common,
        text.declarations,
    )


def lowered_dispute(key: str, text: DisputeText) -> Dispute:
    return Dispute(key, text.title, text.default, dict(text.readings))


def lowered_measure(key: str, text: MeasureText) -> MeasureKind:
    return MeasureKind(key, text.section, text.type, text.words or (), text.title, text.draft or "")
