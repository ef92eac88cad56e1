"""A State's law as its file says it: sources, reading status, general part, offences in versions, measures."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from harmonize.norms.doubt import Ground
from harmonize.norms.parity import Answer, Item
from harmonize.texts.base import (
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
    keys,
    refusal,
)
from harmonize.texts.facts import Condition, Facts, When
from harmonize.texts.general_part import STAGED, GeneralPart
from harmonize.texts.measure_entry import Answers, MeasureEntry, followed
from harmonize.texts.mistakes import Route
from harmonize.texts.parity import Parity, follows
from harmonize.texts.penalty import Penalty, QualifiedForm
from harmonize.texts.reading import SecondReading, Section, SectionReading, Status
from harmonize.texts.sources import Mark, Sign, Source

Kind = Literal["smuggling", "document", "group", "migrant", "endangering", "other"]


class DoubtfulAlternative(Text):
    """Facts of which it is doubtful whether the offence reaches them."""

    guide: ClassVar[Guide] = Guide.OFFENCES
    when: When
    why: Annotated[Line, Key("Why it is doubtful.", "courts differ on bare costs")]
    cite: Cites | None = None


class Exclusion(Doubtful):
    """Facts that the offence leaves out."""

    guide: ClassVar[Guide] = Guide.OFFENCES
    when: When
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Note = None


class OffenceVersion(Dated):
    """One wording of an offence, whole. Its clauses have names; a form goes by its name elsewhere in the file."""

    guide: ClassVar[Guide] = Guide.CLAUSES
    by: Annotated[Line | None, Key("What brought this version.", "Act 3/2010 s 4")] = None
    wording: Annotated[
        Literal["same"] | None,
        Key(
            "The text is that of the version below: a fact of the world began this one, which is as old as that.",
            "same",
        ),
    ] = None
    cite: Cites
    punishes: Annotated[
        dict[Identifier, Facts],
        Key(
            "Alternatives by name, any one of which is punished; each says its key facts.",
            "{entry: {conduct: [crossing], state: [own], person: any, benefit: any, how: any}}",
        ),
    ] = Field(default_factory=dict)
    unsettled: Annotated[
        dict[Identifier, DoubtfulAlternative],
        Key(
            "Facts by name of which the law itself is open whether it reaches them.",
            "{entry: {when: {...}, why: courts differ on bare costs}}",
        ),
    ] = Field(default_factory=dict)
    cannot_say: Annotated[
        dict[Identifier, DoubtfulAlternative],
        Key(
            "Facts by name of which only a part is reached that the vocabulary has no word for.",
            "{stay: {when: {...}, why: only contracting a marriage}}",
        ),
    ] = Field(default_factory=dict)
    not_read: Annotated[
        dict[Identifier, DoubtfulAlternative],
        Key(
            "Facts by name of which the text that decides whether they are reached was not read.",
            "{entry: {when: {...}, why: the list of States}}",
        ),
    ] = Field(default_factory=dict)
    excluded: Annotated[
        dict[Identifier, Exclusion],
        Key("Facts by name that it leaves out.", "{family: {when: {tie: [sibling]}, cite: aliens-act 4:9}}"),
    ] = Field(default_factory=dict, alias="except")
    penalty: Annotated[Penalty, Key("What it costs, in months.", "{prison: [0, 72], fine: {with: or}}", Guide.OFFENCES)]
    qualified: Annotated[
        dict[Identifier, QualifiedForm],
        Key(
            "Graver or milder forms by name, in the order in which they apply; the name is how other parts of the file call the form.",
            "{peril: {when: peril, penalty: {prison: [24, 120]}, cite: aliens-act 4:7(2)}}",
            Guide.OFFENCES,
        ),
    ] = Field(default_factory=dict)
    answers: Annotated[
        dict[str, Annotated[tuple[Line, ...], Field(strict=False, min_length=1), OneOrMany()]],
        Key(
            "Measures that it answers by being there, with `yes` or words of their lists; said here, not under `measures` too.",
            "{group_participation: [membership, leadership]}",
            Guide.MEASURES,
        ),
    ] = Field(default_factory=dict)
    note: Annotated[
        Line | None,
        Key(
            "What a reader of this version must know; it is not handed down to older ones.", "enter, not yet arrive in"
        ),
    ] = None

    @property
    def doubtful(self) -> Iterator[tuple[Ground, str, DoubtfulAlternative]]:
        """The doubtful alternatives, with the kind of doubt (their key in the file) and their name under it."""
        yield from ((kind, name, item) for kind in Ground for name, item in getattr(self, kind.value).items())

    @model_validator(mode="after")
    def punishes_something(self) -> "OffenceVersion":
        if not (self.punishes or any(self.doubtful)):
            raise refusal("keys-together", told="a version punishes something, or says what is doubtful")
        if not self.begins > date.min:
            raise refusal("keys-together", told="a version says `from`, or `seen` where its first day was not read")
        return self

    @property
    def begins(self) -> date:
        """The day from which it is known."""
        return self.since or self.seen or date.min


# The keys of a version in order: what is its own whatever it shares with the version above, and what `otherwise` may change.
BESIDE = ("from", "seen", "until", "by", "wording", "note")
BLOCKS = ("punishes", "unsettled", "cannot_say", "not_read", "except", "qualified")  # clauses with names
CLAUSES = tuple(key for _, key in keys(OffenceVersion) if key not in BESIDE)


class Offence(Text):
    """One offence with all its wordings, the newest first."""

    guide: ClassVar[Guide] = Guide.OFFENCES
    id: Annotated[Identifier, Key("The code of the State, a hyphen, and the section; permanent.", "xa-4-7")]
    title: Annotated[Line, Key("What the offence is called.", "Assisting illegal entry")]
    kind: Annotated[
        Kind, Key("What it is about: smuggling, document, group, migrant (his own), endangering or other.", "smuggling")
    ]
    form: Annotated[
        Literal["criminal", "administrative"],
        Key(
            "administrative: no crime; counts only for companies, carriers, measures and Directive 2002/90.",
            "administrative",
        ),
    ] = "criminal"
    section: Annotated[Section, Key("The section of `reading` that it belongs to.", "entry")]
    adds: Annotated[
        Literal["yes"] | None, Key("It is punished in addition to others, such as membership of a group.", "yes")
    ] = None
    yields: Annotated[Literal["yes"] | None, Key("It gives way to any graver offence.", "yes")] = None
    prosecution: Annotated[
        Line | None,
        Key(
            "What prosecution depends on; shown under answers, and never changes a verdict.",
            "needs consent of the Attorney General",
        ),
    ] = None
    reach: Annotated[
        Annotated[tuple[Condition, ...], Field(strict=False, min_length=1)] | None,
        Key("Own jurisdiction instead of the general rules; [any] is everywhere.", "[{act_place: [own_territory]}]"),
    ] = None
    versions: Annotated[
        tuple[OffenceVersion, ...],
        Field(strict=False, min_length=1),
        Key(
            "The wordings of the provision through time, the newest first and whole; an older one may say what was `otherwise`.",
            "[{from: 2010-06-01, cite: aliens-act 4:7, ...}]",
            Guide.CLAUSES,
        ),
    ]


HEAD = tuple(key for _, key in keys(Offence) if key != "versions")  # what is said of an offence once


class NationalLaw(Text):
    """The law of one State."""

    guide: ClassVar[Guide] = Guide.FILE
    unfolds: ClassVar[bool] = True

    id: Annotated[
        str,
        Field(pattern=r"^[a-z]{2}$"),
        Key("The ISO 3166-1 alpha-2 code of the State in lower case; equals the name of the file.", "xa"),
    ]
    state: Annotated[Line, Key("The name of the State in English.", "Freedonia")]
    sign: Annotated[
        Sign | None, Key("What the State's lawyers write before the number of a section: s, art. or §.", "s")
    ] = None
    apart: Annotated[
        tuple[Mark, ...],
        Field(strict=False),
        Key(
            "The marks that behind the number of a section begin another one: / where 353/A is none of 353; else it is a part.",
            "[/]",
        ),
    ] = ()
    sources: Annotated[
        dict[Identifier, Source],
        Key(
            "Every instrument that is cited, under a short key of your choice.",
            "{aliens-act: {title: Aliens Act, ...}}",
            Guide.DATES,
        ),
    ]
    reading: Annotated[
        dict[Section, Status | SectionReading],
        Key(
            "How far each section was read, all sections in order. What was not read is no answer.",
            "{entry: read, stay: partly_read, ...}",
        ),
    ]
    second_reading: Annotated[
        tuple[SecondReading, ...],
        Field(strict=False),
        Key(
            "Independent second readings: when, by whom, how much agreed, what was settled.",
            "[{on: 2026-11-24, by: person, sections: [entry], ...}]",
            Guide.CODINGS,
        ),
    ] = ()
    conditions: Annotated[
        dict[str, Condition],
        Key(
            "Facts under a name, which other conditions use in place of the facts.",
            "{peril: {danger: [actual_life]}}",
            Guide.CONDITIONS,
        ),
    ] = Field(default_factory=dict)
    general_part: Annotated[
        GeneralPart,
        Key(
            "What the State's general part adds to every offence or takes from it; once per State.",
            "{roles: {...}, attempt: {...}, ...}",
            Guide.GENERAL,
        ),
    ]
    offences: Annotated[
        tuple[Offence, ...],
        Field(strict=False),
        Key(
            "The offences, each with its versions, the newest first.",
            "[{id: xa-4-7, title: Assisting illegal entry, ...}]",
            Guide.OFFENCES,
        ),
    ] = ()
    measures: Annotated[
        dict[str, Answers],
        Key(
            "Answers to the measures: rules of procedure, cooperation, protection, and so on.",
            "{nationals_not_extradited: {value: yes, cite: constitution 16}}",
            Guide.MEASURES,
        ),
    ] = Field(default_factory=dict)
    parity: Annotated[
        dict[str, Parity],
        Key(
            "Answers to the parity list: coded, none, or not_read.",
            "{necessity: {coded: [defences necessity]}}",
            Guide.PARITY,
        ),
    ] = Field(default_factory=dict)

    def apart_in(self, source: Source) -> tuple[str, ...]:
        """The marks that begin another section in a source; in what is no act, such as a decision, none."""
        return source.apart if source.apart is not None else self.apart if source.since else ()

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

    @property
    def answered(self) -> dict[str, tuple[MeasureEntry, ...]]:
        """The answers to the measures: those that are written, and those that offences give by being there."""
        return self.given | self.measures

    def on_parity(self, items: Mapping[str, Item]) -> dict[str, Answer]:
        """What the law answers to the parity list: as it is written, and of what a measure says already, as the measure says it."""
        if not self.parity:
            return {}
        said, written = self.answered, {name: item.lowered for name, item in self.parity.items()}
        follow = {
            name: follows(item.measure, said[item.measure][0]) for name, item in items.items() if item.measure in said
        }
        found = follow | written
        return {name: found[name] for name in dict.fromkeys((*items, *written)) if name in found}

    @property
    def given(self) -> dict[str, tuple[MeasureEntry, ...]]:
        """The answers that offences give by being there."""
        said: dict[str, list[tuple[int, int]]] = {}
        for i, offence in enumerate(self.offences):
            for j, version in enumerate(offence.versions):
                for name in version.answers:
                    said.setdefault(name, []).append((i, j))
        return {name: self.following(name, places) for name, places in said.items()}

    def following(self, name: str, places: list[tuple[int, int]]) -> tuple[MeasureEntry, ...]:
        """What the versions at some places answer to a measure, from change to change."""
        versions: dict[Route, OffenceVersion] = {
            ("offences", i, "versions", j, "answers", name): self.offences[i].versions[j] for i, j in places
        }
        days = sorted({day for item in versions.values() for day in (item.begins, item.until) if day})
        spans = zip(days, [*days[1:], None], strict=True)
        held = [({way: item for way, item in versions.items() if item.holds(day)}, day, end) for day, end in spans]
        return tuple(followed(name, of, day, end) for of, day, end in held if of)

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
            *(getattr(part, name) for name in STAGED),
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
