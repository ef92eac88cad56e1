"""How far a State's law was read: section by section, and again by somebody else."""

import re
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, WithJsonSchema

from harmonize.norms.law import SECTIONS, STATUSES
from harmonize.texts.base import After, Before, Day, Guide, Key, Line, Text, refusal
from harmonize.texts.sources import Reader

Section = Literal[SECTIONS]  # type: ignore[valid-type]
Status = Literal[STATUSES]  # type: ignore[valid-type]


class SectionReading(Text):
    """How far one section was read."""

    guide: ClassVar[Guide] = Guide.FILE
    status: Annotated[
        Status,
        Key(
            "read, partly_read, not_read or not_applicable; partly_read turns gaps that the rest could close into not verified.",
            "partly_read",
        ),
    ]
    since: Annotated[
        Day | None,
        Key(
            "First day for which it was read; before it the law was not. Without it: the section's first offence on file.",
            "2009-08-08",
        ),
    ] = Field(None, alias="from")
    note: Annotated[
        Line | None, Key("The texts searched, or what is missing.", "harbouring rules read, employer rules not")
    ] = None


def agreement(value: tuple[int, int]) -> tuple[int, int]:
    """Values that agreed, of the values compared."""
    if value[0] > value[1]:
        raise refusal("more-agreed-than-compared")
    return value


def decimal(value: str) -> float:
    """A decimal fraction such as `0.84`, which reaches the model as it was written."""
    if not re.fullmatch(r"-?[01](\.\d+)?", str(value)) or abs(float(value)) > 1:
        raise refusal("wrong-type", wanted="a number from -1 to 1, such as `0.84`")
    return float(value)


Count = Annotated[int, Field(ge=0)]
Kappa = Annotated[
    Any,
    Before(decimal),
    WithJsonSchema({"type": ["number", "string"], "minimum": -1, "maximum": 1, "pattern": r"^-?[01](\.\d+)?$"}),
]
Agreement = Annotated[tuple[Count, Count], Field(strict=False), After(agreement)]


class SecondReading(Text):
    """A second, independent reading of some sections: when, how much agreed before settling, what changed."""

    guide: ClassVar[Guide] = Guide.CODINGS
    on: Annotated[Day, Key("The day of the second reading.", "2026-11-24")]
    by: Annotated[
        Reader, Key("Who read: a program, a person, or a lawyer of that State. Nobody else is called one.", "person")
    ]
    kept: Annotated[
        Literal["both", "first", "neither"],
        Key("Which of the two codings data/codings keeps as they were before they were compared.", "both"),
    ] = "neither"
    sections: Annotated[
        tuple[Section, ...],
        Field(strict=False),
        Key("The sections of `reading` that were read again.", "[entry, stay]"),
    ]
    agreement: Annotated[
        dict[Line, Agreement], Key("Per dimension: values that agreed, of the values compared.", "{states: [41, 43]}")
    ] = Field(min_length=1)
    kappa: Annotated[
        dict[Line, Kappa], Key("Cohen's kappa of dimensions whose values are yes or no.", "{benefit: 0.84}")
    ] = Field(default_factory=dict)
    changed: Annotated[Line, Key("What was settled, and how.", "the summary maximum of s 9 was added")]
    once: Annotated[
        tuple[Line, ...],
        Field(strict=False),
        Key("Offences (ids) and measures of these sections that only one of the two readers read.", "[xa-12]"),
    ] = ()
