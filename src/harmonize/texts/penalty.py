"""Penalties as law files say them: ranges in months, fines, tracks, and qualified forms that change them."""

import re
from collections.abc import Callable
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema
from pydantic_core.core_schema import no_info_before_validator_function

from harmonize.norms.penalty import BEYOND
from harmonize.texts.base import (
    Before,
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Identifier,
    Line,
    NotRead,
    Share,
    Text,
    Unsettled,
    refusal,
)
from harmonize.texts.facts import Condition

MONTHS = {"type": "number", "minimum": 0, "maximum": 1200, "multipleOf": 0.25}


def quarters(value: Any) -> Any:
    """A number with a point, which the reader of YAML leaves as text lest a pinpoint become a number."""
    return float(value) if isinstance(value, str) and QUARTERS.fullmatch(value) else value


def whole(value: float) -> float:
    """A whole number of months as one."""
    return int(value) if value == int(value) else value


# Halves and quarters come where a statute halves short terms: Spain's three months become one and a half.
QUARTERS = re.compile(r"\d{1,4}\.(0|25|5|75)")
Months = Annotated[float, Field(ge=0, le=1200), AfterValidator(whole), Before(quarters), WithJsonSchema(MONTHS)]


Ceiling = Months | Literal["life", "unfixed", "death"]


def prison_range(value: Any) -> Any:
    """`72`, `life`, `[0, 72]` or `[12, life]`, as a pair."""
    pair = value if isinstance(value, list) else [value, value]
    if len(pair) != 2:
        raise refusal("prison-form", found=value, mend=f": write {value[0]}" if len(pair) == 1 else "")
    return pair


PRISON = {
    "anyOf": [
        MONTHS,
        {"const": "life"},
        {
            "type": "array",
            "prefixItems": [
                {"anyOf": [MONTHS, {"const": "life"}]},
                {"anyOf": [MONTHS, {"enum": ["life", "unfixed", "death"]}]},
            ],
            "minItems": 2,
            "maxItems": 2,
        },
    ]
}
Prison = Annotated[
    tuple[Months | Literal["life"], Ceiling], Field(strict=False), Before(prison_range), WithJsonSchema(PRISON)
]


def ends(unit: str) -> Callable[[Any], Any]:
    """Reads what a court may order in a unit: a pair, or one fixed number."""

    def read(value: Any) -> Any:
        pair = value if isinstance(value, list) else [value, value]
        if len(pair) != 2 or not all(type(end) is int for end in pair):
            raise refusal("span-form", unit=unit)
        return pair

    return read


COUNT = {"type": "integer", "minimum": 0}
SPAN = {"anyOf": [COUNT, {"type": "array", "prefixItems": [COUNT, COUNT], "minItems": 2, "maxItems": 2}]}
Count = Annotated[int, Field(ge=0, le=10_000)]
Days = Annotated[tuple[Count, Count], Field(strict=False), Before(ends("days")), WithJsonSchema(SPAN)]
Restricted = Annotated[tuple[Count, Count], Field(strict=False), Before(ends("months")), WithJsonSchema(SPAN)]
Hours = Annotated[tuple[Count, Count], Field(strict=False), Before(ends("hours")), WithJsonSchema(SPAN)]


class Fine(Text):
    """A fine: how it stands to imprisonment, and how it is measured."""

    with_: Literal["or", "and", "may", "and_or", "only", "none"] = Field(alias="with")
    kind: Literal["amount", "day_fines", "units", "gain", "unlimited"] | None = None
    min: Annotated[int, Field(ge=0)] | None = None
    max: Annotated[int, Field(ge=0)] | None = None
    currency: Line | None = None
    per: Literal["offence", "migrant"] | None = None


def turned(extent: tuple[float | str, float | str] | None) -> bool:
    """Whether the minimum of a range lies above its maximum; life lies above all months, what no law fixes above life, death above all."""
    if not extent:
        return False
    grades = [BEYOND[end] if isinstance(end, str) else 0 for end in extent]
    return float(extent[0]) > float(extent[1]) if grades == [0, 0] else grades[0] > grades[1]


class Track(Text):
    """The range in another procedure."""

    prison: Prison | None = None
    fine: Fine | None = None

    @model_validator(mode="after")
    def makes_sense(self) -> "Track":
        if self.prison and turned(self.prison):
            raise refusal("minimum-above-maximum", key="prison", low=self.prison[0], high=self.prison[1])
        return self


class ShortTrack:
    """A range alone stands for one without a fine: when a file is read, and in the schema that editors check it by."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(self.read, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [PRISON, handler(schema)]}

    @staticmethod
    def read(value: Any) -> Any:
        return value if isinstance(value, dict) or value is None else {"prison": value}


class Penalty(Text):
    """What an offence costs: imprisonment in months, fine, other consequences."""

    prison: Prison | None = None
    less_serious: Annotated[Track, ShortTrack()] | None = None
    more_serious: Annotated[Track, ShortTrack()] | None = None
    arrest: Days | None = None
    restriction: Restricted | None = None
    service: Hours | None = None
    fine: Fine | None = None
    tracks: dict[str, Track] | None = None
    other: Annotated[tuple[Line, ...], Field(strict=False)] | None = None
    per: Literal["offence", "migrant"] | None = None
    of: Identifier | None = None
    through: Literal["aider", "instigator"] | None = None
    note: Line | None = None

    @model_validator(mode="after")
    def makes_sense(self) -> "Penalty":
        for name in ("prison", "arrest", "restriction", "service"):
            extent = getattr(self, name)
            if turned(extent):
                raise refusal("minimum-above-maximum", key=name, low=extent[0], high=extent[1])
        if (self.of is None) != (self.through is None):
            raise refusal("of-without-through")
        if not (self.says_range or self.of):
            raise refusal("empty-penalty")
        return self

    @property
    def says_range(self) -> bool:
        """Whether it says itself what the court may impose."""
        return any((self.prison, self.arrest, self.restriction, self.service, self.fine))


class Raise(Text):
    """Shares added to the ends of whatever range applies."""

    min: Share | None = None
    max: Share | None = None
    cap: Months | None = None


class Add(Text):
    """Months added to the ends of whatever range applies."""

    min: Months | None = None
    max: Months | None = None


OPERATIONS = (
    "penalty",
    "floor",
    "ceiling",
    "raised",
    "add",
    "upper_half",
    "one_degree_up",
    "one_degree_down",
    "at_maximum",
    "weighs",
)


class QualifiedForm(Dated, Doubtful):
    """Graver or milder facts of an offence, with what becomes of its range; dated where it did not last as long."""

    title: Line | None = None
    when: Condition
    only_on: Annotated[tuple[Identifier, ...], Field(strict=False)] | None = None
    penalty: Penalty | None = None
    floor: Months | None = None
    ceiling: Months | None = None
    raised: Raise | None = Field(None, alias="raise")
    add: Add | None = None
    upper_half: Literal["yes"] | None = None
    one_degree_up: Literal["yes"] | None = None
    one_degree_down: Literal["yes"] | None = None
    at_maximum: Literal["yes"] | None = None
    displaces: Literal["yes"] | None = None
    lowers: Literal["yes"] | None = None
    weighs: Literal["yes"] | None = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None

    @model_validator(mode="after")
    def does_something(self) -> "QualifiedForm":
        if not any(getattr(self, name) is not None for name in OPERATIONS):
            raise refusal("form-without-effect")
        return self
