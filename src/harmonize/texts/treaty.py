"""Instruments, articles, duties, disputes and measures as their files say them, and their lowering."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from harmonize.norms.law import SECTIONS
from harmonize.norms.treaty import FORMS, KINDS, STRENGTHS, TOPICS
from harmonize.texts.base import Address, Before, Day, Identifier, Line, OneOrMany, Text, refusal
from harmonize.texts.facts import Facts
from harmonize.texts.national_law import Kind

DutyId = Annotated[str, Field(pattern=r"^[a-z0-9][a-z0-9./-]*$")]
Paragraph = Annotated[str, Field(min_length=1, max_length=20), Before(str)]
Section = Literal[SECTIONS]  # type: ignore[valid-type]
Switch = Annotated[str, Field(pattern=r"^D[0-9]+=[a-z_]+$")]
Long = Annotated[str, Field(min_length=1, max_length=4000)]
# Kinds of offence that can satisfy a duty; administrative ones of them only where the word stands beside.
Counted = Kind | Literal["administrative"]


class InstrumentText(Text):
    """A treaty or another yardstick."""

    short: Line
    title: Line
    also: Annotated[tuple[Line, ...], Field(strict=False)] = Field((), description="Other names to ask by.")
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
            raise refusal("default-not-a-reading")
        return self


class ClusterText(Text):
    """A cluster of the review mechanism."""

    title: Line = Field(description="As the questionnaire heads it.")
    articles: dict[Identifier, Annotated[tuple[Paragraph, ...], Field(strict=False)]] = Field(
        description="The numbers of its articles, by instrument."
    )


class LineText(Text):
    """A line with which a report on one State begins."""

    title: Line = Field(description="What the article asks for, in two or three words.")
    duties: Annotated[tuple[DutyId, ...], Field(strict=False, min_length=1)] = Field(
        description="The duties told in it, or the pinpoints above them; the first gives its place."
    )


class SelectionsText(Text):
    """What reports take together, over all instruments."""

    core: Annotated[tuple[DutyId, ...], Field(strict=False)] = Field(
        (), description="The criminal core, whose texts stand in the header: duties, or the pinpoint above them."
    )
    lines: Annotated[tuple[LineText, ...], Field(strict=False)] = Field(
        (), description="The core articles with which a report on one State begins, a line each."
    )
    compared: Annotated[tuple[DutyId, ...], Field(strict=False)] = Field(
        (), description="The duties to criminalize whose offences two laws are compared by; the first is the paradigm."
    )
    deed: Facts = Field(
        default_factory=dict, description="The facts by which ranges and surrender are compared: the paid driver."
    )
    common: Annotated[tuple[str, ...], Field(strict=False)] = Field(
        (), description="The commonest standard cases, with which a comparison of two laws begins, by their ids."
    )
    aggravated: Annotated[tuple[Counted, ...], Field(strict=False)] = Field(
        (), description="The kinds of offence in which a graver range meets a duty to aggravate."
    )
    surrender: DutyId | None = Field(None, description="The article that asks for surrender.")
    declarations: Annotated[tuple[DutyId, ...], Field(strict=False)] = Field(
        (), description="What a State may declare, or has to notify, when it consents to be bound."
    )
    refusal: dict[str, Line] = Field(
        default_factory=dict,
        description="Measures that are grounds to refuse surrender, each with its name in a report.",
    )
    clusters: dict[str, ClusterText] = Field(
        default_factory=dict, description="The clusters of the review mechanism, in its order."
    )


class InstrumentsFile(Text):
    """data/protocol_articles/instruments.yaml."""

    instruments: dict[Identifier, InstrumentText]
    selections: SelectionsText = Field(
        default_factory=lambda: SelectionsText.model_validate({}), description="What reports take together."
    )
    disputes: dict[Annotated[str, Field(pattern=r"^D[0-9]+$")], DisputeText]


class MeasureText(Text):
    """A measure: declared once, with its meaning and its type of value."""

    title: Line
    section: Section
    type: Literal["yes_no", "months", "days", "number", "words", "choice"]
    words: Annotated[tuple[Line, ...], Field(strict=False)] | None = None
    means: Long
    draft: Line | None = Field(None, description="The rule as a drafter would write it, in the treaty's words.")
    source: Line

    @model_validator(mode="after")
    def has_words(self) -> "MeasureText":
        if (self.type in ("words", "choice")) != (self.words is not None):
            raise refusal("keys-together", told="`words` goes with the types words and choice, and only with them")
        return self


class MeasuresFile(Text):
    """data/measures.yaml."""

    measures: dict[Annotated[str, Field(pattern=r"^[a-z0-9_]+$")], MeasureText]


Group = Annotated[tuple[str, ...], Field(strict=False, min_length=1)]
Grid = Annotated[tuple[Group, ...], Field(strict=False, min_length=1)]


class Follows(Text):
    """An accessory duty: asked only where its base is an offence."""

    duty: Annotated[tuple[DutyId, ...], Field(strict=False, min_length=1), OneOrMany()]
    changed: Facts = Field(alias="with")
    maximum_at_least: Annotated[int, Field(ge=1)] | None = None


class Change(Text):
    """What a reading changes in a test."""

    when: Switch
    region: Facts | None = None
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] | None = None
    counts: Annotated[tuple[Counted, ...], Field(strict=False)] | None = None
    maximum_at_least: Annotated[int, Field(ge=1)] | None = None
    strength: Literal[STRENGTHS] | None = None  # type: ignore[valid-type]
    circumstance: Facts | None = Field(None, description="The circumstance that must weigh.")
    weighing: Literal["yes", "no"] | None = Field(
        None, description="Whether sentencing factors and added offences count."
    )
    general_duty: Literal["yes", "no"] | None = Field(
        None, description="Whether a general duty to weigh harm, which names no circumstance, counts."
    )
    undecided_is_met: Literal["yes", "no"] | None = Field(
        None, description="Whether a law that leaves nobody out meets it while nobody decided."
    )
    require: Any = None


class CriminalizeTest(Text):
    """A region of facts that must be an offence."""

    counts: Annotated[tuple[Counted, ...], Field(strict=False)] | None = Field(
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
            raise refusal("keys-together", told="a criminalize test has exactly one of `region`, `follows`, `either`")
        return self


class SpareTest(Text):
    """A region of facts that must not be an offence of the kinds counted."""

    counts: Annotated[tuple[Counted, ...], Field(strict=False)]
    region: Facts
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] = ()
    undecided_is_met: Literal["yes", "no"] = Field(
        "no", description="Whether a law that leaves nobody out meets it while nobody decided."
    )


class PunishTest(Text):
    """The facts of a base duty must carry at least so many months as maximum."""

    of: Annotated[tuple[DutyId, ...], Field(strict=False)]
    maximum_at_least: Annotated[int, Field(ge=1)]
    also: Facts | None = Field(None, description="Facts that are added to the base before the range is asked.")


class AggravateTest(Text):
    """The facts of a base duty with a circumstance must weigh more than without it."""

    of: DutyId
    circumstance: Facts
    partly: Annotated[tuple[Facts, ...], Field(strict=False)] = Field(
        (), description="Parts of the circumstance; a law that aggravates only one of them meets the duty in part."
    )
    leaving_out: Annotated[tuple[Facts, ...], Field(strict=False)] = ()
    weighing: Literal["yes", "no"] = Field("yes", description="Whether sentencing factors and added offences count.")
    general_duty: Literal["yes", "no"] = Field(
        "no", description="Whether a general duty to weigh harm, which names no circumstance, counts."
    )


class ProvideTest(Text):
    """Rules that the law must have: measures, or jurisdiction over a region."""

    require: Any = None
    partial: Any = None
    exceeds: Any = None
    reach: Facts | None = None
    over: Annotated[tuple[DutyId, ...], Field(strict=False)] | None = None
    unless: Any = None
    conduct: Long | None = Field(
        None,
        description="Why a law without the rule falls short of nothing: the paragraph binds what authorities do, and whose.",
    )

    directly: Any = Field(
        None,
        description="What lets the paragraph itself stand in the place of a rule that the law lacks, since treaties go before it.",
    )
    directly_doubt: Long | None = Field(None, description="Why it is open whether the paragraph can apply of itself.")

    @model_validator(mode="after")
    def asks_something(self) -> "ProvideTest":
        if (self.require is None) == (self.reach is None):
            raise refusal(
                "keys-together", told="a provide test has either `require` (measures) or `reach` (jurisdiction)"
            )
        if self.reach is not None and self.over is None:
            raise refusal(
                "keys-together", told="`reach` needs `over`: the duties over whose facts jurisdiction is asked"
            )
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
    strength: Literal[STRENGTHS]  # type: ignore[valid-type]
    kind: Literal[KINDS]  # type: ignore[valid-type]
    topic: Literal[TOPICS]  # type: ignore[valid-type]
    form: Literal[FORMS] | None = None  # type: ignore[valid-type]
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
            raise refusal("keys-together", told="a duty has either a `test` or says in `untested` why it has none")
        if (self.test is None) != (self.form is None):
            raise refusal("keys-together", told="`form` and `test` go together")
        return self


def changed_test(test: dict[str, Any], change: Change) -> dict[str, Any]:
    """A test as a reading changes it, said whole; a changed region keeps the keys that the change does not name."""
    said = change.model_dump(exclude={"when", "strength", "region", "maximum_at_least"}, exclude_none=True)
    if change.region is not None:
        said["region"] = {**test.get("region", {}), **change.region}
    if change.maximum_at_least and "follows" in test:
        said["follows"] = {**test["follows"], "maximum_at_least": change.maximum_at_least}
    elif change.maximum_at_least:
        said["maximum_at_least"] = change.maximum_at_least
    return {**test, **said}


class Article(Text):
    """One file of data/protocol_articles: an article and its duties."""

    id: Identifier
    instrument: Identifier
    article: Annotated[str, Before(str)]
    title: Line
    duties: Annotated[tuple[DutyText, ...], Field(strict=False)]


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
