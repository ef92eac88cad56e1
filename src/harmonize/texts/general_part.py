"""What the general part of a State's law adds to every offence: who else is punished, from which stage, how gravely, and where."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from harmonize.texts.base import (
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Guide,
    Identifier,
    Key,
    Note,
    NotRead,
    OneOrMany,
    Text,
    Unsettled,
    refusal,
)
from harmonize.texts.facts import Condition, When
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
from harmonize.texts.penalty import Fine
from harmonize.texts.scales import Scaled, Threshold


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
    when: Annotated[
        Threshold | None,
        Key(
            "The ranges for which it holds; of several rules each changes what the one before made.",
            "{max_at_least: 60}",
        ),
    ] = None
    offences: Offences = "all"
    cite: Cites
    note: Note = None

    @model_validator(mode="after")
    def says_one_thing(self) -> "Minors":
        if (self.no_minimum is None) == (self.range is None):
            raise refusal(
                "keys-together",
                told="say one of `no_minimum` (the minimum falls away) and `range` (it is changed)",
            )
        return self

    @property
    def reaches(self) -> "Literal['all'] | tuple[str, ...]":
        """The offences or forms that it changes."""
        return self.offences if self.no_minimum is None else self.no_minimum


class FineRule(Dated):
    """A rule of a State on fines: what fine an offence without one of its own has, for which facts and which ranges."""

    guide: ClassVar[Guide] = Guide.GENERAL
    fine: Annotated[
        Fine, Key("The fine; an offence that has one of its own keeps that.", "{with: may, kind: day_fines, max: 360}")
    ]
    when: Annotated[
        Condition | None, Key("The facts for which it holds; all where nothing is said.", "{benefit: [money]}")
    ] = None
    range: Annotated[Threshold | None, Key("The ranges for which it holds.", "{max_below: 60}")] = None
    offences: Offences = "all"
    cite: Cites
    note: Note = None


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
        Annotated[tuple[Minors, ...], Field(strict=False), OneOrMany()],
        Key(
            "What becomes of the ranges of the under-aged: no minimum, or a change.",
            "{no_minimum: all, cite: youth-act 18}",
        ),
    ] = ()
    fines: Annotated[
        Annotated[tuple[FineRule, ...], Field(strict=False), OneOrMany()],
        Key(
            "Rules of the whole State on fines: what fine an offence without one of its own has, for which facts.",
            "[{fine: {with: may}, when: {benefit: [money]}, from: 2008-11-01, cite: penal-code 45(2)}]",
        ),
    ] = ()
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
