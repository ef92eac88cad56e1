"""How far a State's law was read: section by section, and again by somebody else."""

import re
from typing import Annotated, Any, Literal

from pydantic import Field, WithJsonSchema

from harmonize.norms.law import SECTIONS, STATUSES
from harmonize.texts.base import After, Before, Day, Line, Text, refusal
from harmonize.texts.sources import Reader

Section = Literal[SECTIONS]  # type: ignore[valid-type]
Status = Literal[STATUSES]  # type: ignore[valid-type]


class SectionReading(Text):
    """How far one section was read."""

    status: Status
    since: Day | None = Field(None, alias="from")
    note: Line | None = None


def agreement(value: tuple[int, int]) -> tuple[int, int]:
    """Values that agreed, of the values compared."""
    if value[0] > value[1]:
        raise refusal("more-agreed-than-compared")
    return value


def decimal(value: str) -> float:
    """A decimal fraction such as `0.84`, which reaches the model as it was written."""
    if not re.fullmatch(r"-?[01](\.\d+)?", str(value)) or abs(float(value)) > 1:
        raise refusal("kappa-form")
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

    on: Day
    by: Reader
    kept: Literal["both", "first", "neither"] = "neither"
    sections: Annotated[tuple[Section, ...], Field(strict=False)]
    agreement: dict[Line, Agreement] = Field(min_length=1)
    kappa: dict[Line, Kappa] = Field(default_factory=dict)
    changed: Line
    once: Annotated[tuple[Line, ...], Field(strict=False)] = ()
