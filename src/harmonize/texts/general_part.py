"""What the general part of a State's law adds to every offence: who else is punished, from which stage, how gravely, and where."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from harmonize.texts.base import (
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Identifier,
    Note,
    NotRead,
    OneOrMany,
    Share,
    Text,
    Unsettled,
    refusal,
)
from harmonize.texts.facts import When
from harmonize.texts.general_rules import (
    Circumstance,
    Defence,
    Fault,
    Jurisdiction,
    LegalPersons,
    Mental,
    Migrant,
    Names,
    Offences,
    Weighing,
)
from harmonize.texts.key import Guide, Key
from harmonize.texts.penalty import Months, Prison, turned


class Scaled(Text):
    """How a rule changes a range: a range of its own, or fractions of its ends and steps for the minimum; and a cap."""

    guide: ClassVar[Guide] = Guide.GENERAL
    prison: Annotated[
        Prison | None,
        Key(
            "A range of the rule's own, in months, whatever that of the offence: seven years for the attempt of any grave felony.",
            "[0, 84]",
            yes="Zambia, Penal Code 391 (seven years for the attempt of a grave felony)",
            no="Germany, Criminal Code 23(2), 49(1) (shares of the range)",
        ),
    ] = None
    max: Annotated[Share | None, Key("The maximum becomes this share of itself.", "3/4")] = None
    min: Annotated[Share | None, Key("The minimum becomes this share of itself.", "1/4")] = None
    min_table: Annotated[
        Annotated[dict[int, int], Field(strict=False)] | None,
        Key(
            "A scale of minima in months: `60: 24` turns a minimum of 60 or more into 24; below all of them none is left.",
            "{60: 24, 24: 6, 12: 3}",
        ),
    ] = None
    life: Annotated[
        Annotated[tuple[Months, Months], Field(strict=False)] | None,
        Key("What a life sentence becomes, in months.", "[36, 180]"),
    ] = None
    cap: Annotated[
        Months | None,
        Key(
            "The maximum is never more than so many months: the lesser of the two.",
            "84",
            yes="Zambia, Penal Code 394 (seven years, or the lesser maximum of the felony)",
            no="Australia, Criminal Code 11.5 (as if the offence had been committed)",
        ),
    ] = None

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

    guide: ClassVar[Guide] = Guide.GENERAL
    max_at_least: Annotated[Months | None, Key("The maximum of the range is at least so many months.", "60")] = None
    max_below: Annotated[Months | None, Key("The maximum of the range is less than so many months.", "12")] = None
    min_at_least: Annotated[Months | None, Key("The minimum of the range is at least so many months.", "12")] = None


class Rule(Dated, Doubtful):
    """A rule of the general part: what range it gives, when, and where it stands."""

    guide: ClassVar[Guide] = Guide.GENERAL
    range: Annotated[
        Literal["same", "none", "not_read"] | Scaled,
        Key(
            "same = the range of the offence; none = not punished; or how the range changes; not_read where nobody looked.",
            "{max: 3/4, min: 1/4}",
        ),
    ]
    offences: Offences = "all"
    when: Annotated[
        Threshold | None, Key("For which ranges it holds, graver and milder forms counted in.", "{max_at_least: 60}")
    ] = None
    mental: Mental | None = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Note = None


class AgreementRule(Rule):
    """A rule on agreement alone: whom it reaches, and whether somebody must have done something."""

    guide: ClassVar[Guide] = Guide.GENERAL
    role: Annotated[
        tuple[Literal["perpetrator", "instigator", "organiser", "aider"], ...],
        OneOrMany(),
        Key(
            "Who agrees. Left out: whoever would act, instigate or organize, and not who would only help.",
            "[perpetrator]",
        ),
    ] = Field(("perpetrator", "instigator", "organiser"), strict=False)
    overt_act: Annotated[
        Literal["yes"] | None,
        Key(
            "One of them must have done something towards it; before that nothing is punished.",
            "yes",
            yes="Japan, Organized Crimes Act 6-2; Australia, Criminal Code 11.5(2)(c)",
            no="Zambia, Penal Code 394 (the agreement suffices)",
        ),
    ] = None


Rules = Annotated[tuple[Rule, ...], Field(strict=False), OneOrMany()]
Agreements = Annotated[tuple[AgreementRule, ...], Field(strict=False), OneOrMany()]


class Roles(Text):
    """Who else is punished, and how; every role is answered."""

    guide: ClassVar[Guide] = Guide.GENERAL
    instigator: Annotated[
        Rules,
        Key(
            "Whether an instigator is punished, and how: the `same` range, a share of it, or `none`. Every role is answered.",
            "{range: same, cite: penal-code 26}",
        ),
    ]
    organiser: Annotated[
        Rules,
        Key(
            "Whether who organizes or directs others is punished, and how: the `same` range, a share of it, or `none`. Every role is answered.",
            "{range: same, cite: penal-code 26}",
        ),
    ]
    aider: Annotated[
        Rules,
        Key(
            "Whether a helper is punished, and how: the `same` range, a share of it, or `none`. Every role is answered.",
            "{range: same, cite: penal-code 26}",
        ),
    ]
    member: Annotated[
        Rules,
        Key(
            "Whether a mere member of the group is punished, and how: the `same` range, a share of it, or `none`. Every role is answered.",
            "{range: same, cite: penal-code 26}",
        ),
    ]


class Minors(Dated):
    """What becomes of ranges where the offender is under age: their minimum falls away, or they are changed."""

    guide: ClassVar[Guide] = Guide.GENERAL
    no_minimum: Annotated[
        Literal["all"] | Names | None, Key("The offences or forms whose minimum falls away, or `all`.", "all")
    ] = None
    range: Annotated[
        Scaled | None,
        Key(
            "How their ranges change instead: half the minimum, ten years at most.",
            "{min: 1/2, cap: 120}",
            yes="Lithuania, Criminal Code 91(3)",
            no="Australia, Migration Act 236B(2) (no minimum at all)",
        ),
    ] = None
    offences: Offences = "all"
    cite: Cites
    note: Note = None

    @model_validator(mode="after")
    def says_one_thing(self) -> "Minors":
        if (self.no_minimum is None) == (self.range is None):
            raise refusal("minimum-or-range")
        return self

    @property
    def reaches(self) -> "Literal['all'] | tuple[str, ...]":
        """The offences or forms that it changes."""
        return self.offences if self.no_minimum is None else self.no_minimum


class SharedExclusion(Dated, Doubtful):
    """An exclusion that holds for several offences."""

    guide: ClassVar[Guide] = Guide.GENERAL
    offences: Offences
    when: When
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Note = None


# The rules that carry an offence over to an earlier stage of it.
STAGED = ("attempt", "preparation", "failed_instigation", "agreement")


class GeneralPart(Text):
    """What the general part adds to every offence: fault, roles, stages before completion, companies, jurisdiction."""

    guide: ClassVar[Guide] = Guide.GENERAL
    fault: Annotated[
        Fault | None,
        Key("What an offence needs that says nothing of fault.", "{mental: [accepts, intent], cite: penal-code 15}"),
    ] = None
    roles: Annotated[
        Roles,
        Key(
            "What becomes of those who take part otherwise than as perpetrators; every role is answered.",
            "{instigator: {range: same, cite: penal-code 26}, ...}",
        ),
    ]
    attempt: Annotated[
        Rules,
        Key(
            "Whether an attempt is punished, and how; one rule or several.",
            "[{range: same, offences: [xa-10], cite: penal-code 23}]",
        ),
    ]
    preparation: Annotated[
        Rules,
        Key(
            "Whether a general rule punishes mere preparation, and how; left out where no rule does.",
            "[{range: {max: 1/2}, when: {max_at_least: 96}, cite: penal-code 46}]",
            yes="Netherlands, Criminal Code 46 (half the maximum, from eight years on)",
            no="France, Criminal Code 121-5 (an attempt begins with execution)",
        ),
    ] = ()
    failed_instigation: Annotated[
        Rules,
        Key(
            "Whether it is punished to try in vain to make another commit the offence, and how; left out where no rule does.",
            "[{range: same, when: {max_at_least: 36}, cite: penal-code 37(2)}]",
            yes="Slovenia, Criminal Code 37(2) (as the attempt, from three years on)",
            no="Turkey, Criminal Code 40(3) (whoever takes part needs an act that is at least attempted)",
        ),
    ] = ()
    agreement: Annotated[
        Agreements,
        Key(
            "Whether agreeing to commit an offence (conspiracy) is punished, and how.",
            "[{range: same, mental: [intent], cite: penal-code 30}]",
        ),
    ]
    migrant: Annotated[
        tuple[Migrant, ...],
        Field(strict=False),
        OneOrMany(),
        Key(
            "Whether the person moved is spared where an offence does not say `another`.",
            "{spared: yes, by: doctrine, cite: penal-code 27}",
        ),
    ]
    minors: Annotated[
        Minors | None,
        Key(
            "What becomes of the ranges of the under-aged: no minimum, or a change.",
            "{no_minimum: all, cite: youth-act 18}",
        ),
    ] = None
    legal_persons: Annotated[
        tuple[LegalPersons, ...],
        Field(strict=False),
        OneOrMany(),
        Key(
            "Liability of legal persons, and the offences or forms it reaches.",
            "[{form: criminal, offences: all, cite: penal-code 40}]",
        ),
    ]
    jurisdiction: Annotated[
        tuple[Jurisdiction, ...],
        Field(strict=False),
        OneOrMany(),
        Key(
            "Facts over which the State has jurisdiction, where an offence has no `reach` of its own.",
            "[{when: {act_place: [own_territory]}, cite: penal-code 3}]",
        ),
    ]
    excluded: Annotated[
        tuple[SharedExclusion, ...],
        Field(strict=False, alias="except"),
        Key(
            "Exclusions that hold for several offences.",
            "[{offences: [xa-11], when: {tie: [descendant]}, cite: aliens-act 9}]",
        ),
    ] = ()
    defences: Annotated[
        tuple[Defence, ...],
        Field(strict=False),
        Key(
            "General defences: necessity, duty to rescue; lowered alike in every law.",
            "[{kind: necessity, cite: penal-code 34}]",
        ),
    ] = ()
    circumstances: Annotated[
        dict[Identifier, Circumstance],
        Key(
            "Circumstances by name, which make many offences graver or milder; they are written like qualified forms.",
            "{cruelty: {when: {degrading: [yes]}, upper_half: yes, cite: penal-code 22(5)}}",
        ),
    ] = Field(default_factory=dict)
    weighs: Annotated[
        tuple[Weighing, ...],
        Field(strict=False),
        Key(
            "General duties or powers to weigh harm at sentencing, which name no circumstance.",
            "[{kind: duty, cite: penal-code 46(2)}]",
        ),
    ] = ()
