"""The instruments that a law file cites: what was read of them, how old that text is, and since when it reads so."""

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema, model_validator

from harmonize.norms.source import GRADES
from harmonize.texts.base import Address, After, Before, Day, Line, Text, refusal

Grade = Literal[GRADES]  # type: ignore[valid-type]
Sign = Literal["s", "art.", "§", "reg.", "r.", "none"]
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

    since: Day | None = Field(None, alias="from")
    by: Line | None = None
    seen: Day | None = None
    text_of: Day | None = None
    url: Address | None = None
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

    section: SectionName
    since: Day = Field(alias="from")
    until: Day | None = None
    by: Line
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

    title: Line
    short: Line | None = None
    sign: Sign | None = None
    citation: Line
    amends: Line | None = None
    since: Day | None = None
    until: Day | None = None
    text: Grade
    language: Line | None = None
    url: Address | None = None
    section_url: Template | None = None
    opened: Day | Literal["never"] | None = None
    found_at: Line | None = None
    evidence: Line | None = None
    text_of: Day | Literal["unknown"] | None = None
    text_of_why: Line | None = None
    read_on: Day
    read_by: Reader | None = None
    note: Line | None = None
    sections: dict[str, ProvisionText] = Field(default_factory=dict)
    unread: Annotated[tuple[UnreadWording, ...], Field(strict=False)] = ()

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
