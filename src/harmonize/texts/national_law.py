"""A State's law as its file says it: sources, reading status, general part, offences in versions, measures."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema, model_validator

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground
from harmonize.norms.law import SECTIONS, STATUSES
from harmonize.texts.base import (
    After,
    Before,
    CannotSay,
    Cites,
    Dated,
    Day,
    Doubtful,
    Identifier,
    Line,
    NotRead,
    OneOrMany,
    Share,
    Text,
    Unsettled,
    keys,
    refusal,
)
from harmonize.texts.facts import Condition, Facts
from harmonize.texts.general_rules import Circumstance, Defence, Names, Weighing
from harmonize.texts.parity import Parity
from harmonize.texts.penalty import Months, Penalty, QualifiedForm
from harmonize.texts.sources import Reader, Source

Section = Literal[SECTIONS]  # type: ignore[valid-type]
Status = Literal[STATUSES]  # type: ignore[valid-type]
FAULTS = tuple(SPACE.bit["mental"])
FaultWord = Literal[FAULTS]  # type: ignore[valid-type]
Kind = Literal["smuggling", "document", "group", "migrant", "endangering", "other"]


class SectionReading(Text):
    """How far one section was read."""

    status: Status
    since: Day | None = Field(
        None,
        alias="from",
        description="First day for which it was read; before it the law was not. Without it: the section's first offence on file.",
    )
    note: Line | None = Field(None, description="What was searched, or what is missing.")


def agreement(value: tuple[int, int]) -> tuple[int, int]:
    """Values that agreed, of the values compared."""
    if value[0] > value[1]:
        raise refusal("more-agreed-than-compared")
    return value


def decimal(value: str) -> float:
    """A decimal fraction such as `0.84`, which reaches the model as it was written."""
    if not re.fullmatch(r"-?[01](\.\d+)?", str(value)) or abs(float(value)) > 1:
        raise refusal("kappa-form")
    return float(value)


Count = Annotated[int, Field(ge=0)]
Kappa = Annotated[
    Any,
    Before(decimal),
    WithJsonSchema({"type": ["number", "string"], "minimum": -1, "maximum": 1, "pattern": r"^-?[01](\.\d+)?$"}),
]
Agreement = Annotated[tuple[Count, Count], Field(strict=False), After(agreement)]


class SecondReading(Text):
    """A second, independent reading of some sections: when, how much agreed before settling, what changed."""

    on: Day
    by: Reader = Field(
        description="Who read: a program, a person, or a lawyer of that State. Nobody else is called one."
    )
    kept: Literal["both", "first", "neither"] = Field(
        "neither",
        description="Which of the two codings data/codings keeps as they were before they were compared.",
    )
    sections: Annotated[tuple[Section, ...], Field(strict=False)]
    agreement: dict[Line, Agreement] = Field(
        description="Per dimension, such as `states: [41, 43]`: values that agreed, of the values compared.",
        min_length=1,
    )
    kappa: dict[Line, Kappa] = Field(
        default_factory=dict, description="Cohen's kappa of dimensions whose values are yes or no."
    )
    changed: Line = Field(description="What was settled, and how.")
    once: Annotated[tuple[Line, ...], Field(strict=False)] = Field(
        (), description="Offences (ids) and measures of these sections that only one of the two readers read."
    )


class Scaled(Text):
    """How a rule changes a range: fractions of its ends, or steps for the minimum."""

    max: Share | None = Field(None, description="The maximum becomes this share of itself.")
    min: Share | None = Field(None, description="The minimum becomes this share of itself.")
    min_table: Annotated[dict[int, int], Field(strict=False)] | None = Field(
        None, description="A minimum of at least KEY months becomes VALUE months; below all keys it becomes 0."
    )
    life: Annotated[tuple[Months, Months], Field(strict=False)] | None = Field(
        None, description="What a life sentence becomes, in months."
    )

    @model_validator(mode="before")
    @classmethod
    def whole_numbers(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("min_table"), dict):
            table = {int(key) if str(key).isdigit() else key: low for key, low in data["min_table"].items()}
            return {**data, "min_table": table}
        return data


class Threshold(Text):
    """For which ranges a rule holds, tested after qualification; months."""

    max_at_least: Months | None = None
    max_below: Months | None = None
    min_at_least: Months | None = None


class Rule(Dated, Doubtful):
    """A rule of the general part: what range it gives, when, and where it stands."""

    range: Literal["same", "none", "not_read"] | Scaled = Field(
        description="same = the range of the offence; none = not punished; or how the range changes."
    )
    offences: Literal["all"] | Names = Field("all", description="The ids it holds for.")
    when: Threshold | None = None
    mental: Annotated[tuple[FaultWord, ...], Field(strict=False), OneOrMany()] | None = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Line | None = None


class AgreementRule(Rule):
    """A rule on agreement alone: whom it reaches, and whether somebody must have done something."""

    role: Annotated[tuple[Literal["perpetrator", "instigator", "organiser", "aider"], ...], OneOrMany()] = Field(
        ("perpetrator", "instigator", "organiser"),
        strict=False,
        description="Who can be the one who agrees: without it everyone who would act, instigate or organise, not who would help.",
    )
    overt_act: Literal["yes"] | None = Field(
        None, description="One of them must have done something towards it; before that nothing is punished."
    )


Rules = Annotated[tuple[Rule, ...], Field(strict=False), OneOrMany()]
Agreements = Annotated[tuple[AgreementRule, ...], Field(strict=False), OneOrMany()]


class Fault(Dated):
    """What the law says of fault where an offence says nothing."""

    mental: Annotated[tuple[FaultWord, ...], Field(strict=False), OneOrMany()]
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None


class Roles(Text):
    """Who else is punished, and how; every role is answered."""

    instigator: Rules
    organiser: Rules
    aider: Rules
    member: Rules


class Migrant(Dated):
    """Whether the person moved is spared where an offence does not say `another`."""

    spared: Literal["yes", "no", "unsettled", "cannot_say", "not_read"]
    by: Literal["text", "definition", "doctrine"] | None = None
    offences: Literal["all"] | Names = "all"
    cite: Cites | None = None
    note: Line | None = None


class Minors(Dated):
    """Whose minimum penalties do not apply to the under-aged."""

    no_minimum: Literal["all"] | Names
    cite: Cites
    note: Line | None = None


class LegalPersons(Dated, Doubtful):
    """Liability of legal persons: its form and the offences or qualified forms it reaches."""

    form: Literal["criminal", "administrative", "civil", "none", "not_read"]
    offences: Literal["all"] | Names = "all"
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Line | None = None


class Jurisdiction(Dated, Doubtful):
    """Facts over which the State has jurisdiction."""

    when: Condition
    offences: Literal["all"] | Names = "all"
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None


class SharedExclusion(Dated, Doubtful):
    """An exclusion that holds for several offences."""

    offences: Literal["all"] | Names
    when: Condition
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None


Many = Field(strict=False, default=())


class GeneralPart(Text):
    """What the general part adds to every offence: fault, roles, attempt, agreement, companies, jurisdiction."""

    fault: Fault | None = None
    roles: Roles
    attempt: Rules
    agreement: Agreements
    migrant: Annotated[tuple[Migrant, ...], Field(strict=False), OneOrMany()]
    minors: Minors | None = None
    legal_persons: Annotated[tuple[LegalPersons, ...], Field(strict=False), OneOrMany()]
    jurisdiction: Annotated[tuple[Jurisdiction, ...], Field(strict=False), OneOrMany()]
    excluded: Annotated[tuple[SharedExclusion, ...], Field(strict=False, alias="except")] = ()
    defences: Annotated[tuple[Defence, ...], Field(strict=False)] = Field(
        (), description="General defences: necessity, duty to rescue; lowered alike in every law."
    )
    circumstances: dict[Identifier, Circumstance] = Field(
        default_factory=dict,
        description="Named circumstances of the general part that make many offences graver or milder.",
    )
    weighs: Annotated[tuple[Weighing, ...], Field(strict=False)] = Field(
        (), description="General duties or powers to weigh harm at sentencing, which name no circumstance."
    )


class DoubtfulAlternative(Text):
    """Facts of which it is doubtful whether the offence reaches them."""

    when: Condition
    why: Line
    cite: Cites | None = None


class Exclusion(Doubtful):
    """Facts that the offence leaves out."""

    when: Condition
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None


class OffenceVersion(Dated):
    """An offence between two changes of it, whole. Its clauses have names; a form goes by its name elsewhere in the file."""

    by: Line | None = Field(None, description="What brought this version.")
    cite: Cites
    punishes: dict[Identifier, Facts] = Field(default_factory=dict)
    unsettled: dict[Identifier, DoubtfulAlternative] = Field(
        default_factory=dict, description="Facts of which the law itself is open whether it reaches them."
    )
    cannot_say: dict[Identifier, DoubtfulAlternative] = Field(
        default_factory=dict, description="Facts of which only a part is reached that the vocabulary has no word for."
    )
    not_read: dict[Identifier, DoubtfulAlternative] = Field(
        default_factory=dict, description="Facts of which the text that decides whether they are reached was not read."
    )
    excluded: dict[Identifier, Exclusion] = Field(default_factory=dict, alias="except")
    penalty: Penalty
    qualified: dict[Identifier, QualifiedForm] = Field(default_factory=dict)
    note: Line | None = None

    @property
    def doubtful(self) -> Iterator[tuple[Ground, str, DoubtfulAlternative]]:
        """The doubtful alternatives, with the kind of doubt (their key in the file) and their name under it."""
        for kind in Ground:
            for name, item in getattr(self, kind.value).items():
                yield kind, name, item

    @model_validator(mode="after")
    def punishes_something(self) -> "OffenceVersion":
        if not (self.punishes or any(self.doubtful)):
            raise refusal("punishes-nothing")
        if not self.begins > date.min:
            raise refusal("version-without-day")
        return self

    @property
    def begins(self) -> date:
        """The day from which it is known."""
        return self.since or self.seen or date.min


# The keys of a version in order: what is its own whatever it shares with the version above, and what `otherwise` may change.
BESIDE = ("from", "seen", "until", "by", "note")
BLOCKS = ("punishes", "unsettled", "cannot_say", "not_read", "except", "qualified")  # clauses with names
CLAUSES = tuple(key for _, key in keys(OffenceVersion) if key not in BESIDE)


class Offence(Text):
    """One offence through time."""

    id: Identifier
    title: Line
    kind: Kind
    form: Literal["criminal", "administrative"] = Field(
        "criminal",
        description="administrative: no crime; counts only for companies, carriers, measures and Directive 2002/90.",
    )
    section: Section
    adds: Literal["yes"] | None = None
    yields: Literal["yes"] | None = None
    prosecution: Line | None = None
    reach: Annotated[tuple[Condition, ...], Field(strict=False, min_length=1)] | None = Field(
        None, description="Own jurisdiction instead of the general rules; [any] is everywhere."
    )
    versions: Annotated[tuple[OffenceVersion, ...], Field(strict=False, min_length=1)]


class MeasureEntry(Dated, Doubtful):
    """The State's answer to one measure."""

    value: (
        Literal["yes", "no"]
        | Annotated[int, Field(ge=0)]
        | Line
        | Annotated[tuple[Line, ...], Field(strict=False)]
        | None
    ) = None
    moot: Annotated[tuple[Line, ...], Field(strict=False), OneOrMany()] = Field(
        (), description="Words of a list that cannot arise in this State, such as rail on an island; `note` says why."
    )
    condition: Line | None = Field(None, description="Present, but only under this condition.")
    searched: Line | None = Field(None, description="Where an absent measure was looked for.")
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def is_answered(self) -> "MeasureEntry":
        if (self.value is None) == (self.doubt is None):
            raise refusal("value-or-doubt")
        if self.value == "no" and not (self.searched or self.cite):
            raise refusal("absence-not-searched")
        if self.value != "no" and self.cite is None:
            raise refusal("answer-without-cite")
        return self


Answers = Annotated[tuple[MeasureEntry, ...], Field(strict=False, min_length=1), OneOrMany()]


class NationalLaw(Text):
    """One file of data/national_laws."""

    unfolds: ClassVar[bool] = True

    id: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    state: Line
    sources: dict[Identifier, Source]
    reading: dict[Section, Status | SectionReading]
    second_reading: Annotated[tuple[SecondReading, ...], Field(strict=False)] = ()
    conditions: dict[str, Condition] = Field(default_factory=dict)
    general_part: GeneralPart
    offences: Annotated[tuple[Offence, ...], Field(strict=False)] = ()
    measures: dict[str, Answers] = Field(default_factory=dict)
    parity: dict[str, Parity] = Field(
        default_factory=dict, description="Answers to the parity list: coded, none, or not_read."
    )

    def status(self, section: str) -> tuple[str, str]:
        """How far a section was read, and the note about it."""
        entry = self.reading.get(section, "not_read")
        return (entry, "") if isinstance(entry, str) else (entry.status, entry.note or "")

    @property
    def readers(self) -> tuple[str, ...]:
        """The kinds of readers on whom the file rests, as far as it says so."""
        said = {source.read_by for source in self.sources.values()} | {reading.by for reading in self.second_reading}
        return tuple(sorted(kind for kind in said if kind))

    def read_from(self, section: str) -> date | None:
        """The first day for which a section was read: as its reading says, else that of its first crime on file."""
        entry = self.reading.get(section, "not_read")
        if not isinstance(entry, str) and entry.since:
            return entry.since
        crimes = (one for one in self.offences if one.section == section and one.form == "criminal")
        return min((item.begins for one in crimes for item in one.versions), default=None)

    def dated(self) -> Iterator[Dated]:
        """Everything in the file that has dates."""
        part = self.general_part
        if part.fault:
            yield part.fault
        for rules in (
            part.roles.instigator,
            part.roles.organiser,
            part.roles.aider,
            part.roles.member,
            part.attempt,
            part.agreement,
        ):
            yield from rules
        yield from part.migrant
        yield from part.legal_persons
        yield from part.jurisdiction
        yield from part.excluded
        yield from part.defences
        yield from part.circumstances.values()
        yield from part.weighs
        for offence in self.offences:
            yield from offence.versions
            for version in offence.versions:
                yield from version.qualified.values()
        for answers in self.measures.values():
            yield from answers

    def changes(self) -> list[date]:
        """The days on which something in the file begins or ends, in order."""
        days = {day for item in self.dated() for day in (item.begins, item.until) if day}
        days |= {entry.since for entry in self.reading.values() if not isinstance(entry, str) and entry.since}
        return sorted(days)
