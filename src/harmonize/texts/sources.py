"""The instruments that a law file cites: what was read of them, how old that text is, and since when it reads so."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema, model_validator

from harmonize.norms.source import GRADES
from harmonize.texts.base import Address, After, Before, Day, Guide, Key, Line, Note, Text, refusal

Grade = Literal[GRADES]  # type: ignore[valid-type]
Sign = Literal["s", "art.", "§", "reg.", "r.", "none"]
Mark = Literal["/", ".", ":"]
Reader = Literal["program", "person", "lawyer"]
PLACE = "{section}"


def section_name(value: Any) -> Any:
    """A section as pinpoints name it; a bare number is one too."""
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def template(value: str) -> str:
    """An address with the place where the section stands."""
    if PLACE not in value:
        raise refusal("wrong-type", wanted="an address with `{section}` where the number of the section stands")
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

    guide: ClassVar[Guide] = Guide.DATES
    since: Annotated[
        Day | None, Key("First day in force of the wording that was read, where that is known.", "2012-01-01")
    ] = Field(None, alias="from")
    by: Annotated[
        Line | None, Key("What brought that wording (act and section, commencement); with `from`.", "Act 3/2011 s 2")
    ] = None
    seen: Annotated[
        Day | None,
        Key("A day on which it read so, where the first day was not read; no change of the law.", "2008-05-01"),
    ] = None
    text_of: Annotated[
        Day | None, Key("The day as at which its text was read, where the source's is another.", "2024-04-26")
    ] = None
    url: Annotated[
        Address | None,
        Key("Its own address, where `section_url` does not open it.", "https://law.example/aliens-act/4a"),
    ] = None
    note: Note = None

    @model_validator(mode="after")
    def begins_once(self) -> "ProvisionText":
        if self.since and self.seen:
            raise refusal("keys-together", told="say `from` or `seen`, not both: the first day is known, or it is not")
        if self.by and not self.since:
            raise refusal("keys-together", told="`by` says what brought the wording; it goes with `from`")
        return self

    @property
    def begins(self) -> date | None:
        """The day from which it is known, whether the first or one on which it was seen."""
        return self.since or self.seen or self.text_of


class UnreadWording(Text):
    """Another wording of a provision that is known to exist and was not read."""

    guide: ClassVar[Guide] = Guide.DATES
    section: Annotated[SectionName, Key("The provision, as pinpoints name it.", "25")]
    since: Annotated[Day, Key("First day of the wording that was not read.", "2026-09-01")] = Field(alias="from")
    until: Annotated[Day | None, Key("First day no longer in force of it; leave out while in force.", "2027-01-01")] = (
        None
    )
    by: Annotated[Line, Key("What brought it (the amending act).", "Act 4/2026")]
    note: Note = None

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> "UnreadWording":
        if self.until and self.until <= self.since:
            raise refusal("until-not-after-from")
        return self

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (self.until is None or day < self.until)


class LastAmendment(Text):
    """The last amendment that a text shows; from its first day on the whole text reads so."""

    guide: ClassVar[Guide] = Guide.DATES
    act: Annotated[Line, Key("The amending act, as the copy names it.", "Act 4/2025")]
    in_force: Annotated[Day, Key("Its first day in force, as the copy names it.", "2026-01-01")]


class Source(Text):
    """An instrument that the file cites, and what kind of text of it was read."""

    guide: ClassVar[Guide] = Guide.DATES
    title: Annotated[
        Line,
        Key(
            "Title of the act or decision as a lawyer of the State cites it, in English with the original beside it.",
            "Aliens Act (Ulkomaalaislaki)",
        ),
    ]
    short: Annotated[
        Line | None, Key("The title in a citation, where lawyers of the State use a shorter one.", "IA 1971")
    ] = None
    sign: Annotated[
        Sign | None,
        Key(
            "What stands before the number of a section, where it is not the sign of the State; none for no sign.",
            "art.",
        ),
    ] = None
    apart: Annotated[
        tuple[Mark, ...] | None,
        Field(strict=False),
        Key("The marks that begin another section here, where they are not those of the State; [] for none.", "[/]"),
    ] = None
    citation: Annotated[Line, Key("Official number, gazette reference or neutral citation.", "Act 12/2003")]
    amends: Annotated[
        Line | None,
        Key(
            "The act that this one only changes, by its key in this file or its title: filings cite that act as it now reads.",
            "aliens-act",
            Guide.FILE,
        ),
    ] = None
    since: Annotated[
        Day | None,
        Key("First day in force of the act: a lower bound only, which no value citing it may precede.", "2003-07-01"),
    ] = None
    until: Annotated[Day | None, Key("First day no longer in force of the act, where it is over.", "2019-01-01")] = None
    text: Annotated[
        Grade,
        Key(
            "What was read: official text, translation, secondary account, or memory.",
            "official_translation",
            Guide.FILE,
        ),
    ]
    language: Annotated[Line | None, Key("Language of the text read.", "en", Guide.FILE)] = None
    url: Annotated[Address | None, Key("Where a reader finds it.", "https://law.example/aliens-act", Guide.FILE)] = None
    section_url: Annotated[
        Template | None,
        Key(
            "Address of one provision at the official site, with `{section}` for its number.",
            "https://law.example/aliens-act/{section}",
        ),
    ] = None
    opened: Annotated[
        Day | Literal["never"] | None,
        Key("The day on which the address (or the form of `section_url`) was seen to open; or `never`.", "2026-11-24"),
    ] = None
    found_at: Annotated[
        Line | None, Key("Where it was really read, when that is another place.", "github owner/repo path", Guide.FILE)
    ] = None
    evidence: Annotated[
        Line | None,
        Key(
            "The guide, thesis or press from which the text is known, when the title is the law itself.",
            "Ministry guide of 2019, ch. 3",
        ),
    ] = None
    text_of: Annotated[
        Day | Literal["unknown"] | None,
        Key(
            "The day as at which the text that was read stood (consolidation, gazette); `unknown` is said, not left out.",
            "2026-08-19",
        ),
    ] = None
    amended_to: Annotated[
        LastAmendment | None,
        Key(
            "The last amendment that the text shows: the copy is known to have read so from its first day on.",
            "{act: Act 4/2025, in_force: 2026-01-01}",
        ),
    ] = None
    text_of_why: Annotated[
        Line | None, Key("Why the state of the text is not known; with `text_of: unknown`.", "the page shows no day")
    ] = None
    read_on: Annotated[Day, Key("The day it was read.", "2026-11-24")]
    read_by: Annotated[
        Reader | None,
        Key(
            "Who read it: a program, a person, or a lawyer of that State. Nobody else is called a lawyer.",
            "person",
            Guide.FILE,
        ),
    ] = None
    note: Note = None
    sections: Annotated[
        dict[str, ProvisionText],
        Key(
            "Provisions by their number as in pinpoints (`25`, `L823-1`; `all` for every other one): since when it reads so.",
            '{"9": {from: 2012-01-01, by: Act 3/2011 s 2}}',
        ),
    ] = Field(default_factory=dict)
    unread: Annotated[
        tuple[UnreadWording, ...],
        Field(strict=False),
        Key(
            "Wordings of its provisions that are known to exist and were not read.",
            "[{section: 25, from: 2026-09-01, by: Act 4/2026}]",
        ),
    ] = ()

    @model_validator(mode="after")
    def tells_its_age(self) -> "Source":
        if (self.text_of == "unknown") != (self.text_of_why is not None):
            raise refusal(
                "keys-together", told="`text_of: unknown` and `text_of_why` go together: say why it is not known"
            )
        if self.since and self.until and self.until <= self.since:
            raise refusal("until-not-after-from")
        if self.amended_to and self.stood and self.stood < self.amended_to.in_force:
            raise refusal("amended-after-text", day=self.amended_to.in_force, text_of=self.stood)
        return self

    @property
    def stood(self) -> date | None:
        """The day as at which its text stood; None where that is not known."""
        return self.text_of if isinstance(self.text_of, date) else None
