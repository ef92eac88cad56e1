"""Instruments, articles, duties, disputes and measures as their files say them, and their lowering."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import CONDUCTS_OF, FAMILIES, allowed_bits, normal
from harmonize.norms.law import SECTIONS
from harmonize.norms.treaty import STRENGTHS, Dispute, Duty, Instrument, MeasureKind
from harmonize.texts.base import Address, Day, Identifier, Line, Text, one_or_many
from harmonize.texts.facts import Facts
from harmonize.texts.national_law import Kind

DutyId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9./-]*$")]
Paragraph = Annotated[str, Field(min_length=1, max_length=20), BeforeValidator(str)]
Section = Literal[SECTIONS]  # type: ignore[valid-type]
Switch = Annotated[str, Field(pattern=r"^D[0-9]+=[a-z_]+$")]
Long = Annotated[str, Field(min_length=1, max_length=4000)]

TOPICS = (
    "definitions",
    "criminalization",
    "aggravation",
    "penalties",
    "migrant_non_liability",
    "jurisdiction",
    "legal_persons",
    "evidence",
    "extradition",
    "mutual_assistance",
    "special_techniques",
    "protection",
    "confiscation",
    "borders",
    "sea",
    "information",
    "prevention",
    "return",
    "safeguards",
    "final_clauses",
)


class InstrumentText(Text):
    """A treaty or another yardstick."""

    short: Line
    title: Line
    binds: Line = Field(
        description="Who is bound: `smp` or `untoc` (by treaty status), a group such as EU, or `nobody`."
    )
    in_force: Day | None = None
    until: Day | None = None
    default: Literal["yes", "no"]
    nature: Literal["treaty", "union_law", "proposal", "commitment", "recommendation"]
    url: Address | None = None
    paragraphs: Annotated[tuple[Paragraph, ...], Field(strict=False)] = Field(
        description="Every numbered or lettered paragraph; a duty's pinpoint is one of them."
    )


class Reading(Text):
    """One answer to a dispute."""

    means: Long


class DisputeText(Text):
    """A question of interpretation, with named readings and a default."""

    title: Line
    question: Long
    default: str
    readings: dict[Annotated[str, Field(pattern=r"^[a-z_]+$")], Long]

    @model_validator(mode="after")
    def default_exists(self) -> "DisputeText":
        if self.default not in self.readings:
            raise PydanticCustomError("default", "`default` is none of the readings")
        return self


class InstrumentsFile(Text):
    """data/protocol_articles/instruments.yaml."""

    instruments: dict[Identifier, InstrumentText]
    disputes: dict[Annotated[str, Field(pattern=r"^D[0-9]+$")], DisputeText]


class MeasureText(Text):
    """A measure: declared once, with its meaning and its type of value."""

    title: Line
    section: Section
    type: Literal["yes_no", "months", "days", "number", "words", "choice"]
    words: Annotated[tuple[Line, ...], Field(strict=False)] | None = None
    means: Long
    source: Line

    @model_validator(mode="after")
    def has_words(self) -> "MeasureText":
        if (self.type in ("words", "choice")) != (self.words is not None):
            raise PydanticCustomError("words", "`words` goes with the types words and choice, and only with them")
        return self


class MeasuresFile(Text):
    """data/measures.yaml."""

    measures: dict[Annotated[str, Field(pattern=r"^[a-z0-9_]+$")], MeasureText]


Group = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
Grid = Annotated[tuple[Group, ...], Field(strict=False, min_length=1)]


class Follows(Text):
    """An accessory duty: asked only where its base is an offence."""

    duty: Annotated[tuple[DutyId, ...], Field(strict=False, min_length=1), BeforeValidator(one_or_many)]
    changed: Facts = Field(alias="with")
    maximum_at_least: Annotated[int, Field(ge=1)] | None = None


class Change(Text):
    """What a reading changes in a test."""

    when: Switch
    region: Facts | None = None
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] | None = None
    counts: Annotated[tuple[Kind, ...], Field(strict=False)] | None = None
    maximum_at_least: Annotated[int, Field(ge=1)] | None = None
    strength: Literal[STRENGTHS] | None = None  # type: ignore[valid-type]
    weighing: Literal["yes", "no"] | None = Field(
        None, description="Whether sentencing factors and added offences count."
    )
    require: Any = None


class CriminalizeTest(Text):
    """A region of facts that must be an offence."""

    counts: Annotated[tuple[Kind, ...], Field(strict=False)] | None = Field(
        None, description="Kinds of offence that can satisfy it."
    )
    region: Facts | None = None
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] = ()
    situations: dict[str, Grid] | None = None
    beyond: Facts | None = Field(None, description="Values that would exceed the duty, one dimension at a time.")
    follows: Follows | None = None
    either: Annotated[tuple[DutyId, ...], Field(strict=False)] | None = None

    @model_validator(mode="after")
    def one_region(self) -> "CriminalizeTest":
        if sum(item is not None for item in (self.region, self.follows, self.either)) != 1:
            raise PydanticCustomError("test", "a criminalize test has exactly one of `region`, `follows`, `either`")
        return self


class SpareTest(Text):
    """A region of facts that must not be an offence of the kinds counted."""

    counts: Annotated[tuple[Kind, ...], Field(strict=False)]
    region: Facts
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] = ()


class PunishTest(Text):
    """The facts of a base duty must carry at least so many months as maximum."""

    of: Annotated[tuple[DutyId, ...], Field(strict=False)]
    maximum_at_least: Annotated[int, Field(ge=1)]
    also: Facts | None = Field(None, description="Facts that are added to the base before the range is asked.")


class AggravateTest(Text):
    """The facts of a base duty with a circumstance must weigh more than without it."""

    of: DutyId
    circumstance: Facts
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] = ()
    weighing: Literal["yes", "no"] = Field("yes", description="Whether sentencing factors and added offences count.")


class ProvideTest(Text):
    """Rules that the law must have: measures, or jurisdiction over a region."""

    require: Any = None
    partial: Any = None
    exceeds: Any = None
    reach: Facts | None = None
    over: Annotated[tuple[DutyId, ...], Field(strict=False)] | None = None
    unless: Any = None

    @model_validator(mode="after")
    def asks_something(self) -> "ProvideTest":
        if (self.require is None) == (self.reach is None):
            raise PydanticCustomError(
                "test", "a provide test has either `require` (measures) or `reach` (jurisdiction)"
            )
        if self.reach is not None and self.over is None:
            raise PydanticCustomError("test", "`reach` needs `over`: the duties over whose facts jurisdiction is asked")
        return self


TESTS: dict[str, type[Text]] = {
    "criminalize": CriminalizeTest,
    "spare": SpareTest,
    "punish": PunishTest,
    "aggravate": AggravateTest,
    "provide": ProvideTest,
}


class DutyText(Text):
    """One duty: what the treaty asks, how it is tested, and what the test cannot see."""

    id: DutyId
    paragraph: Paragraph
    title: Line
    asks: Long = Field(description="What the treaty asks, in own words.")
    strength: Literal["shall", "shall_domestic", "consider", "endeavour", "may", "interpretive"]
    kind: Literal["legislative", "operational", "mixed"]
    topic: Literal[TOPICS]  # type: ignore[valid-type]
    form: Literal["criminalize", "spare", "punish", "aggravate", "provide"] | None = None
    facts: Line | None = Field(
        None, description="The region in a few words, as a report says it after `not punishable:`."
    )
    reads: Annotated[tuple[Section, ...], Field(strict=False)] = ()
    test: dict[str, Any] | None = None
    variants: Annotated[tuple[Change, ...], Field(strict=False)] = ()
    untested: Long | None = Field(None, description="Why no text of law can answer it.")
    met_by: Long | None = None
    partial: Long | None = None
    exceeds: Long | None = None
    cannot_see: Long | None = None
    disputes: Annotated[tuple[str, ...], Field(strict=False)] = ()
    sources: Annotated[tuple[Line, ...], Field(strict=False)] = ()

    @model_validator(mode="after")
    def tested_or_said_why_not(self) -> "DutyText":
        if (self.test is None) == (self.untested is None):
            raise PydanticCustomError("duty", "a duty has either a `test` or says in `untested` why it has none")
        if (self.test is None) != (self.form is None):
            raise PydanticCustomError("duty", "`form` and `test` go together")
        return self


class Article(Text):
    """One file of data/protocol_articles: an article and its duties."""

    id: Identifier
    instrument: Identifier
    article: Annotated[str, BeforeValidator(str)]
    title: Line
    duties: Annotated[tuple[DutyText, ...], Field(strict=False)]


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
    keys = ("leaving_out", "counts", "strength", "weighing", "require")
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


def measure_names(expression: Any) -> Iterator[tuple[tuple[Any, ...], dict[str, Any]]]:
    """The measure clauses inside a ``require`` expression, with their routes."""

    def walk(item: Any, route: tuple[Any, ...]) -> Iterable[tuple[tuple[Any, ...], dict[str, Any]]]:
        if isinstance(item, dict) and "measure" in item:
            yield route, item
        elif isinstance(item, dict):
            for key, parts in item.items():
                for i, part in enumerate(parts if isinstance(parts, list) else []):
                    yield from walk(part, (*route, key, i))

    yield from walk(expression, ())
