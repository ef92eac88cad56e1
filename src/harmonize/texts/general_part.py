"""What the general part of a State's law adds to every offence: who else is punished, from which stage, how gravely, and where."""

from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from harmonize.texts.base import (
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Identifier,
    Line,
    NotRead,
    OneOrMany,
    Share,
    Text,
    Unsettled,
    refusal,
)
from harmonize.texts.facts import Condition
from harmonize.texts.general_rules import Circumstance, Defence, Fault, FaultWord, Names, Weighing
from harmonize.texts.penalty import Fine, Months, Prison, turned


class Scaled(Text):
    """How a rule changes a range: a range of its own, or fractions of its ends and steps for the minimum; and a cap."""

    prison: Prison | None = None
    max: Share | None = None
    min: Share | None = None
    min_table: Annotated[dict[int, int], Field(strict=False)] | None = None
    life: Annotated[tuple[Months, Months], Field(strict=False)] | None = None
    cap: Months | None = None

    @model_validator(mode="before")
    @classmethod
    def whole_numbers(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("min_table"), dict):
            table = {int(key) if str(key).isdecimal() else key: low for key, low in data["min_table"].items()}
            return {**data, "min_table": table}
        return data

    @model_validator(mode="after")
    def makes_sense(self) -> "Scaled":
        if self.prison and turned(self.prison):
            raise refusal("minimum-above-maximum", key="prison", low=self.prison[0], high=self.prison[1])
        if self.prison and any(getattr(self, name) is not None for name in ("max", "min", "min_table", "life", "cap")):
            raise refusal("own-range-and-shares")
        return self


class Threshold(Text):
    """For which ranges a rule holds, in months, graver and milder forms counted in."""

    max_at_least: Months | None = None
    max_below: Months | None = None
    min_at_least: Months | None = None


class Rule(Dated, Doubtful):
    """A rule of the general part: what range it gives, when, and where it stands."""

    range: Literal["same", "none", "not_read"] | Scaled
    offences: Literal["all"] | Names = "all"
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
        ("perpetrator", "instigator", "organiser"), strict=False
    )
    overt_act: Literal["yes"] | None = None


Rules = Annotated[tuple[Rule, ...], Field(strict=False), OneOrMany()]
Agreements = Annotated[tuple[AgreementRule, ...], Field(strict=False), OneOrMany()]


class Roles(Text):
    """Who else is punished, and how; every role is answered."""

    instigator: Rules
    organiser: Rules
    aider: Rules
    member: Rules


Spared = Literal["yes", "no", "unsettled", "cannot_say", "not_read"]


class Migrant(Dated):
    """Whether the person moved is spared where an offence does not say `another`; as accomplice of whoever moves him, apart."""

    spared: Spared
    accomplice: Spared | None = None
    by: Literal["text", "definition", "doctrine"] | None = None
    offences: Literal["all"] | Names = "all"
    cite: Cites | None = None
    note: Line | None = None


class Minors(Dated):
    """What becomes of ranges where the offender is under age: their minimum falls away, or they are changed."""

    no_minimum: Literal["all"] | Names | None = None
    range: Scaled | None = None
    offences: Literal["all"] | Names = "all"
    cite: Cites
    note: Line | None = None

    @model_validator(mode="after")
    def says_one_thing(self) -> "Minors":
        if (self.no_minimum is None) == (self.range is None):
            raise refusal("minimum-or-range")
        return self

    @property
    def reaches(self) -> "Literal['all'] | tuple[str, ...]":
        """The offences or forms that it changes."""
        return self.offences if self.no_minimum is None else self.no_minimum


class Sanction(Text):
    """What a legal person has to expect for an offence."""

    fine: Fine | None = None
    other: Annotated[tuple[Line, ...], Field(strict=False)] | None = None

    @model_validator(mode="after")
    def says_something(self) -> "Sanction":
        if not (self.fine or self.other):
            raise refusal("empty-sanction")
        return self


class LegalPersons(Dated, Doubtful):
    """Liability of legal persons: its form, the offences or qualified forms it reaches, and the sanction."""

    form: Literal["criminal", "administrative", "civil", "none", "not_read"]
    offences: Literal["all"] | Names = "all"
    sanction: Literal["same"] | Sanction | None = None
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


# The rules that carry an offence over to an earlier stage of it.
STAGED = ("attempt", "preparation", "failed_instigation", "agreement")


class GeneralPart(Text):
    """What the general part adds to every offence: fault, roles, stages before completion, companies, jurisdiction."""

    fault: Fault | None = None
    roles: Roles
    attempt: Rules
    preparation: Rules = ()
    failed_instigation: Rules = ()
    agreement: Agreements
    migrant: Annotated[tuple[Migrant, ...], Field(strict=False), OneOrMany()]
    minors: Minors | None = None
    legal_persons: Annotated[tuple[LegalPersons, ...], Field(strict=False), OneOrMany()]
    jurisdiction: Annotated[tuple[Jurisdiction, ...], Field(strict=False), OneOrMany()]
    excluded: Annotated[tuple[SharedExclusion, ...], Field(strict=False, alias="except")] = ()
    defences: Annotated[tuple[Defence, ...], Field(strict=False)] = ()
    circumstances: dict[Identifier, Circumstance] = Field(default_factory=dict)
    weighs: Annotated[tuple[Weighing, ...], Field(strict=False)] = ()
