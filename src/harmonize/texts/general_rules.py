"""Rules of the general part that are said once per State: defences, circumstances, weighing, the migrant, legal persons."""

from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from harmonize.conduct.dimensions import SPACE
from harmonize.texts.base import (
    EVERYWHERE,
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Guide,
    Identifier,
    Key,
    Line,
    Note,
    NotRead,
    OneOrMany,
    Text,
    Unsettled,
    refusal,
)
from harmonize.texts.facts import When
from harmonize.texts.penalty import Fine, QualifiedForm

FAULTS = tuple(SPACE.bit["mental"])
FaultWord = Literal[FAULTS]  # type: ignore[valid-type]
Names = Annotated[tuple[Identifier, ...], Field(strict=False), OneOrMany()]
Offences = Annotated[Literal["all"] | Names, EVERYWHERE["offences"]]
Mental = Annotated[tuple[FaultWord, ...], Field(strict=False), OneOrMany(), EVERYWHERE["mental"]]
DefenceKind = Literal["necessity", "duty_to_rescue_at_sea", "duty_to_rescue", "lawful_order"]

# What general defences do to an offence of these kinds, the same in every law. No smuggling offence names them, so a
# rescue at sea is unsettled; who carries out an authority's order is surely free. What a statute or a judgment settles
# beyond that is an exclusion of the offence.
SAVED_KINDS = ("smuggling", "endangering", "other")
RESCUE = {"conduct": ["crossing"], "mode": ["sea"], "motive": ["rescue", "rescue_aboard"]}
ORDERED = {**RESCUE, "auspices": ["authority"]}
DEFENCE_WORDS = {
    "necessity": "necessity",
    "duty_to_rescue_at_sea": "the duty to rescue at sea",
    "duty_to_rescue": "the duty to help persons in danger",
}


class Fault(Dated, Doubtful):
    """What the law says of fault where an offence says nothing; a doubt is about all that is less than intent."""

    guide: ClassVar[Guide] = Guide.GENERAL
    mental: Mental
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Note = None


class Defence(Dated):
    """A general defence, which no smuggling offence names; what it does to them is the same in every law."""

    guide: ClassVar[Guide] = Guide.GENERAL
    kind: Annotated[
        DefenceKind,
        Key("necessity; a duty to rescue, at sea or anywhere; or the lawful order of an authority.", "necessity"),
    ]
    not_read: NotRead = None
    cite: Cites
    note: Annotated[
        Line | None, Key("What doctrine or courts say of it, told beside the answer.", "narrowly applied")
    ] = None


class Weighing(Dated):
    """A general duty or power to weigh harm at sentencing, which names no circumstance (dispute D17)."""

    guide: ClassVar[Guide] = Guide.GENERAL
    kind: Annotated[
        Literal["duty", "power", "open_list"],
        Key("duty or power of the court to weigh harm; open_list: grave cases listed by way of example only.", "duty"),
    ]
    offences: Offences = "all"
    cite: Cites
    note: Note = None


class Circumstance(QualifiedForm):
    """A named aggravating or mitigating circumstance of the general part: a qualified form of many offences."""

    guide: ClassVar[Guide] = Guide.GENERAL
    offences: Offences = "all"


Spared = Literal["yes", "no", "unsettled", "cannot_say", "not_read"]


class Migrant(Dated):
    """Whether the person moved is spared where an offence does not say `another`; as accomplice of whoever moves him, apart."""

    guide: ClassVar[Guide] = Guide.GENERAL
    spared: Annotated[Spared, Key("Whether he is spared: yes, no, or why that is open.", "yes")]
    accomplice: Annotated[
        Spared | Literal["undecided"] | None,
        Key(
            "The same as instigator or helper of whoever moves him, also for `another`; undecided: the rules leave nobody out, no decision.",
            "unsettled",
            yes="United States, 8 USC 1324(a)(1)(A) (needs another alien; whether he conspires in it is open)",
            no="Germany, Residence Act 96(1) with Criminal Code 27 (a necessary participant is spared in every part)",
        ),
    ] = None
    by: Annotated[
        Literal["text", "definition", "doctrine"] | None,
        Key("What spares him: the text, the definition of the offence, or doctrine.", "doctrine"),
    ] = None
    offences: Offences = "all"
    cite: Cites | None = None
    note: Note = None


class Sanction(Text):
    """What a legal person has to expect for an offence."""

    guide: ClassVar[Guide] = Guide.GENERAL
    fine: Annotated[
        Fine | None,
        Key("The fine of a legal person, with its unit; `with: only`.", "{with: only, kind: units, max: 5000}"),
    ] = None
    other: Annotated[
        Annotated[tuple[Line, ...], Field(strict=False)] | None,
        Key("Other sanctions of a legal person, in words.", "[dissolution, ban from public tenders]"),
    ] = None

    @model_validator(mode="after")
    def says_something(self) -> "Sanction":
        if not (self.fine or self.other):
            raise refusal(
                "keys-together",
                told="a sanction names a fine (`same` is that of the offence), or others in words",
            )
        return self


class LegalPersons(Dated, Doubtful):
    """Liability of legal persons: its form, the offences or qualified forms it reaches, and the sanction."""

    guide: ClassVar[Guide] = Guide.GENERAL
    form: Annotated[
        Literal["criminal", "administrative", "civil", "none", "not_read"], Key("The kind of liability.", "criminal")
    ]
    offences: Annotated[
        Literal["all"] | Names, Key("The ids of the offences or qualified forms it reaches, or `all`.", "all")
    ] = "all"
    sanction: Annotated[
        Literal["same"] | Sanction | None,
        Key(
            "What a company has to expect: a fine or other sanctions of its own; `same` for the fine of the offence.",
            "{fine: {with: only, kind: amount, min: 3000, max: 15000, currency: EUR}}",
            yes="Slovenia, Liability of Legal Persons for Criminal Offences Act; `same`: Japan, Immigration Control Act 76-2",
            no="Turkey, Criminal Code 20(2) (no penalty for legal persons, security measures only)",
        ),
    ] = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Note = None


class Jurisdiction(Dated, Doubtful):
    """Facts over which the State has jurisdiction."""

    guide: ClassVar[Guide] = Guide.GENERAL
    when: When
    offences: Offences = "all"
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Note = None
