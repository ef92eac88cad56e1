"""Treaty status as its file says it: names of States, consents, reservations, dated groups; and its lowering."""

from collections.abc import Iterable
from typing import Annotated, Literal

from pydantic import Field

from harmonize.norms.status import Arrangement, Bound, Consent, FreeMovement, Membership, Party, Reservation, Status
from harmonize.texts.base import Address, Day, Identifier, Line, OneOrMany, Text
from harmonize.texts.sources import Grade

Sources = Annotated[tuple[Identifier, ...], Field(strict=False), OneOrMany()]
Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
YesNo = Literal["yes", "no"]


class StatusSource(Text):
    """Where a consent, a reservation or a membership was read."""

    title: Line
    citation: Line | None = None
    url: Address | None = None
    text: Grade
    read_on: Day
    note: Line | None = None


class Member(Text):
    """From when until when a State belongs to a group."""

    since: Day = Field(alias="from")
    until: Day | None = None
    note: Line | None = None


class Group(Text):
    """A dated word for States, usable in law files."""

    title: Line
    members: dict[Code, Member]
    source: Sources
    note: Line | None = None


class ConsentText(Text):
    """Signature, consent and entry into force of one treaty for one State."""

    signed: Day | None = None
    consent: Day | None = None
    kind: Literal["ratification", "acceptance", "approval", "accession", "succession", "confirmation"] | None = None
    in_force: Day | None = None
    source: Sources | None = None
    verified: YesNo | None = None
    note: Line | None = None


class Objection(Text):
    """An objection to a reservation."""

    by: Line
    date: Day | None = None
    ground: Line | None = None


class ReservationText(Text):
    """A reservation, declaration, understanding or notification."""

    treaty: Literal["smp", "untoc"]
    provisions: Annotated[tuple[Line, ...], Field(strict=False)]
    type: Line
    date: Day | None = None
    effect: Literal["none", "excludes", "modifies", "option", "contested"]
    source: Sources
    verified: YesNo
    summary: Line
    objections: Annotated[tuple[Objection, ...], Field(strict=False)] = ()
    use: Line | None = None
    note: Line | None = None


class PartyText(Text):
    """One State."""

    iso3: Annotated[str, Field(pattern=r"^[A-Z]{3}$")]
    name: Line
    also: Annotated[tuple[Line, ...], Field(strict=False)] = ()
    smp: ConsentText | None = None
    untoc: ConsentText | None = None
    reservations: Annotated[tuple[ReservationText, ...], Field(strict=False)] = ()
    note: Line | None = None


class BoundText(Text):
    """One State under an arrangement."""

    since: Day = Field(alias="from", description="The day from which it binds this State, or its own act applies.")
    until: Day | None = None
    act: Line | None = Field(None, description="The State's own act that carries it out, with the provision.")
    nationals: Literal["surrendered", "guarantee_of_return"] | None = Field(
        None,
        description="Its rule on nationals: like others, or for prosecution only and if returned to serve the sentence.",
    )
    source: Sources
    note: Line | None = None


class ArrangementText(Text):
    """A treaty or other basis of extradition between any two of some States; the first in the file that fits is used."""

    title: Line
    between: Annotated[tuple[Annotated[str, Field(pattern=r"^[A-Z]+$")], ...], Field(strict=False), OneOrMany()] = (
        Field((), description="Codes of States and names of groups that share its days; it holds between any two.")
    )
    since: Day = Field(alias="from")
    until: Day | None = None
    minimum: Annotated[int, Field(ge=0)] | None = Field(
        None, description="Its own lowest maximum for extradition, in months."
    )
    measured_in: Literal["requested_state", "requesting_state", "both_states"] = "both_states"
    waives_dual_criminality_at: Annotated[int, Field(ge=0)] | None = Field(
        None,
        description="Maximum in the asking State, in months, from which dual criminality is not tested for smuggling.",
    )
    asked: Code | None = Field(
        None, description="The State that surrenders to the others, where its law alone names them."
    )
    source: Sources
    note: Line | None = None
    parties: dict[Code, BoundText] = Field(
        default_factory=dict, description="States with days of their own; two are bound from the day that both are."
    )


class FreeMovementText(Text):
    """An agreement under which nationals of some States move freely between them; it decides who is a `union_citizen`."""

    title: Line
    group: Annotated[str, Field(pattern=r"^[A-Z]+$")] | None = Field(
        None, description="The group whose members it binds, from and until their days there."
    )
    members: dict[Code, Member] = Field({}, description="States that it binds beside the group, or without one.")
    apart: dict[Code, Line] = Field(
        {},
        description="States whose law on smuggling, by its own text, does not leave the others' nationals out, and by which text.",
    )
    source: Sources
    note: Line | None = None


class StatusFile(Text):
    """data/treaty_status.yaml."""

    sources: dict[Identifier, StatusSource]
    groups: dict[Annotated[str, Field(pattern=r"^[A-Z]+$")], Group]
    arrangements: Annotated[tuple[ArrangementText, ...], Field(strict=False)] = ()
    free_movement: Annotated[tuple[FreeMovementText, ...], Field(strict=False)] = ()
    states: dict[Code, PartyText]


def lowered_status(text: StatusFile) -> Status:
    """What the engine needs of it."""
    return Status(
        {code: party(code, item) for code, item in text.states.items()},
        {name: memberships(group.members) for name, group in text.groups.items()},
        tuple(
            Arrangement(
                item.title,
                item.between,
                item.since.isoformat(),
                item.until.isoformat() if item.until else "",
                item.minimum,
                item.measured_in,
                item.waives_dual_criminality_at,
                read_in(text, item.source),
                {code: bound_by(text, one) for code, one in item.parties.items()},
                item.asked or "",
            )
            for item in text.arrangements
        ),
        tuple(
            FreeMovement(item.title, item.group or "", memberships(item.members), tuple(item.apart))
            for item in text.free_movement
        ),
    )


def memberships(members: dict[str, Member]) -> tuple[Membership, ...]:
    return tuple(
        Membership(code, member.since.isoformat(), member.until.isoformat() if member.until else "")
        for code, member in members.items()
    )


def bound_by(text: StatusFile, one: BoundText) -> Bound:
    return Bound(
        one.since.isoformat(),
        one.until.isoformat() if one.until else "",
        one.act or "",
        one.nationals or "",
        "" if one.act and any(text.sources[key].text != "memory" for key in one.source) else read_in(text, one.source),
    )


def read_in(text: StatusFile, sources: Iterable[str]) -> str:
    """Some sources by their titles."""
    return "; ".join(source_title(text.sources[key]) for key in sources)


def source_title(source: StatusSource) -> str:
    """A source by its title, with what kind of text it is where that is not an official one."""
    return source.title if source.text == "official" else f"{source.title} ({source.text.replace('_', ' ')})"


def party(code: str, text: PartyText) -> Party:
    consents = {"smp": text.smp, "untoc": text.untoc}
    return Party(
        code,
        text.iso3,
        text.name,
        text.also,
        {treaty: consent(item) for treaty, item in consents.items() if item},
        tuple(
            Reservation(
                item.treaty,
                item.provisions,
                item.type,
                item.date.isoformat() if item.date else "",
                item.effect,
                item.verified == "yes",
                item.summary,
                ", ".join(item.source),
            )
            for item in text.reservations
        ),
    )


def consent(text: ConsentText) -> Consent:
    return Consent(
        text.consent.isoformat() if text.consent else "",
        text.in_force.isoformat() if text.in_force else "",
        text.kind or "",
        text.verified != "no",
        text.note or "",
        ", ".join(text.source or ()),
        text.signed.isoformat() if text.signed else "",
    )
