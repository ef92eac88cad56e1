"""The instruments that a law file cites: what was read of them, how old that text is, and since when it reads so."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema, model_validator

from harmonize.norms.source import GRADES
from harmonize.texts.base import Address, After, Before, Day, Line, Text, refusal

Grade = Literal[GRADES]  # type: ignore[valid-type]
Reader = Literal["program", "person", "lawyer"]
PLACE = "{section}"


def section_name(value: Any) -> Any:
    """A section as pinpoints name it; a bare number is one too."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def template(value: str) -> str:
    """An address with the place where the section stands."""
    if PLACE not in value:
        raise refusal("template-without-section")
    return value


SectionName = Annotated[
    str,
    Before(section_name),
    Field(min_length=1, max_length=80),
    WithJsonSchema({"type": ["string", "integer"], "minLength": 1}),
]
Template = Annotated[Address, After(template)]


class ProvisionText(Text):
    """One provision of an instrument: since when it has read as it was read, and where it is found."""

    since: Day | None = Field(
        None, alias="from", description="First day in force of the wording that was read, where that is known."
    )
    by: Line | None = Field(None, description="What brought that wording (act and section, commencement); with `from`.")
    seen: Day | None = Field(
        None, description="A day on which it read so, where the first day was not read; no change of the law."
    )
    text_of: Day | None = Field(
        None, description="The day as at which its text was read, where the source's is another."
    )
    url: Address | None = Field(None, description="Its own address, where `section_url` does not open it.")
    note: Line | None = None

    @model_validator(mode="after")
    def begins_once(self) -> "ProvisionText":
        if self.since and self.seen:
            raise refusal("from-and-seen")
        if self.by and not self.since:
            raise refusal("by-without-from")
        return self

    @property
    def begins(self) -> date | None:
        """The day from which it is known, whether the first or one on which it was seen."""
        return self.since or self.seen or self.text_of


class UnreadWording(Text):
    """Another wording of a provision that is known to exist and was not read."""

    section: SectionName = Field(description="The provision, as pinpoints name it.")
    since: Day = Field(alias="from", description="First day of the wording that was not read.")
    until: Day | None = Field(None, description="First day no longer in force of it; leave out while in force.")
    by: Line = Field(description="What brought it (the amending act).")
    note: Line | None = None

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> "UnreadWording":
        if self.until and self.until <= self.since:
            raise refusal("until-not-after-from")
        return self

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class Source(Text):
    """An instrument that the file cites, and what kind of text of it was read."""

    title: Line = Field(
        description="Title of the act or decision as a lawyer of the State cites it, in English with the original beside it."
    )
    citation: Line = Field(description="Official number, gazette reference or neutral citation.")
    since: Day | None = Field(
        None,
        description="First day in force of the act: a lower bound only, which no value citing it may precede.",
    )
    until: Day | None = Field(None, description="First day no longer in force of the act, where it is over.")
    text: Grade = Field(description="What was read: official text, translation, secondary account, or memory.")
    language: Line | None = Field(None, description="Language of the text read.")
    url: Address | None = Field(None, description="Where a reader finds it.")
    section_url: Template | None = Field(
        None, description="Address of one provision at the official site, with `{section}` for its number."
    )
    opened: Day | Literal["never"] | None = Field(
        None, description="The day on which the address (or the form of `section_url`) was seen to open; or `never`."
    )
    found_at: Line | None = Field(None, description="Where it was really read, when that is another place.")
    evidence: Line | None = Field(
        None, description="The guide, thesis or press from which the text is known, when the title is the law itself."
    )
    text_of: Day | Literal["unknown"] | None = Field(
        None,
        description="The day as at which the text that was read stood (consolidation, gazette); `unknown` is said, not left out.",
    )
    text_of_why: Line | None = Field(
        None, description="Why the state of the text is not known; with `text_of: unknown`."
    )
    read_on: Day = Field(description="The day it was read.")
    read_by: Reader | None = Field(
        None, description="Who read it: a program, a person, or a lawyer of that State. Nobody else is called a lawyer."
    )
    note: Line | None = None
    sections: dict[str, ProvisionText] = Field(
        default_factory=dict,
        description="Provisions by their number as in pinpoints (`25`, `L823-1`; `all` for every other one): since when it reads so.",
    )
    unread: Annotated[tuple[UnreadWording, ...], Field(strict=False)] = Field(
        (), description="Wordings of its provisions that are known to exist and were not read."
    )

    @model_validator(mode="after")
    def tells_its_age(self) -> "Source":
        if (self.text_of == "unknown") != (self.text_of_why is not None):
            raise refusal("text-of-why")
        if self.since and self.until and self.until <= self.since:
            raise refusal("until-not-after-from")
        return self

    @property
    def stood(self) -> date | None:
        """The day as at which its text stood; None where that is not known."""
        return self.text_of if isinstance(self.text_of, date) else None
