"""A State's law as its file says it: sources, reading status, general part, offences in versions, measures."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, ClassVar, Literal

from pydantic import Field, model_validator

from harmonize.norms.doubt import Ground
from harmonize.texts.base import (
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Identifier,
    Line,
    NotRead,
    OneOrMany,
    Text,
    Unsettled,
    keys,
    refusal,
)
from harmonize.texts.facts import Condition, Facts
from harmonize.texts.general_part import STAGED, GeneralPart
from harmonize.texts.parity import Parity
from harmonize.texts.penalty import Penalty, QualifiedForm
from harmonize.texts.reading import SecondReading, Section, SectionReading, Status
from harmonize.texts.sources import Sign, Source

Kind = Literal["smuggling", "document", "group", "migrant", "endangering", "other"]


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
    """One wording of an offence, whole. Its clauses have names; a form goes by its name elsewhere in the file."""

    by: Line | None = None
    cite: Cites
    punishes: dict[Identifier, Facts] = Field(default_factory=dict)
    unsettled: dict[Identifier, DoubtfulAlternative] = Field(default_factory=dict)
    cannot_say: dict[Identifier, DoubtfulAlternative] = Field(default_factory=dict)
    not_read: dict[Identifier, DoubtfulAlternative] = Field(default_factory=dict)
    excluded: dict[Identifier, Exclusion] = Field(default_factory=dict, alias="except")
    penalty: Penalty
    qualified: dict[Identifier, QualifiedForm] = Field(default_factory=dict)
    note: Line | None = None

    @property
    def doubtful(self) -> Iterator[tuple[Ground, str, DoubtfulAlternative]]:
        """The doubtful alternatives, with the kind of doubt (their key in the file) and their name under it."""
        yield from ((kind, name, item) for kind in Ground for name, item in getattr(self, kind.value).items())

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
    """One offence with all its wordings, the newest first."""

    id: Identifier
    title: Line
    kind: Kind
    form: Literal["criminal", "administrative"] = "criminal"
    section: Section
    adds: Literal["yes"] | None = None
    yields: Literal["yes"] | None = None
    prosecution: Line | None = None
    reach: Annotated[tuple[Condition, ...], Field(strict=False, min_length=1)] | None = None
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
    moot: Annotated[tuple[Line, ...], Field(strict=False), OneOrMany()] = ()
    condition: Line | None = None
    searched: Line | None = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def is_answered(self) -> "MeasureEntry":
        # A rule that is there in part may go further in what was not read.
        further = self.condition is not None and self.not_read is not None
        if (self.value is None) == (self.doubt is None) and not further:
            raise refusal("value-or-doubt")
        if self.value == "no" and not (self.searched or self.cite):
            raise refusal("absence-not-searched")
        if self.value != "no" and self.cite is None:
            raise refusal("answer-without-cite")
        return self


Answers = Annotated[tuple[MeasureEntry, ...], Field(strict=False, min_length=1), OneOrMany()]


class NationalLaw(Text):
    """The law of one State."""

    unfolds: ClassVar[bool] = True

    id: Annotated[str, Field(pattern=r"^[a-z]{2}$")]
    state: Line
    sign: Sign | None = None
    sources: dict[Identifier, Source]
    reading: dict[Section, Status | SectionReading]
    second_reading: Annotated[tuple[SecondReading, ...], Field(strict=False)] = ()
    conditions: dict[str, Condition] = Field(default_factory=dict)
    general_part: GeneralPart
    offences: Annotated[tuple[Offence, ...], Field(strict=False)] = ()
    measures: dict[str, Answers] = Field(default_factory=dict)
    parity: dict[str, Parity] = Field(default_factory=dict)

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
