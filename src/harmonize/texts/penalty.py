"""Penalties as law files say them: ranges in months, fines, tracks, and qualified forms that change them."""

import re
from collections.abc import Callable
from typing import Annotated, Any, ClassVar, Literal

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
    Guide,
    Identifier,
    Key,
    Line,
    Note,
    NotRead,
    Share,
    Text,
    Unsettled,
    refusal,
)
from harmonize.texts.facts import When
from harmonize.texts.terms_in_words import TERM

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
        mend = f": write {value[0]}" if len(pair) == 1 else ""
        raise refusal("wrong-type", wanted=f"{TERM}, found `{value}`{mend}")
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
            raise refusal("wrong-type", wanted=f"[least, most] as whole numbers ({unit}), or one fixed number")
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

    guide: ClassVar[Guide] = Guide.OFFENCES
    with_: Annotated[
        Literal["or", "and", "may", "and_or", "only", "none"],
        Key(
            "How it stands to prison: instead of it (or), on top by law (and) or if the court likes (may), either or both"
            " (and_or), or no prison at all (only); `none` says that there is no fine.",
            "or",
        ),
    ] = Field(alias="with")
    kind: Annotated[
        Literal["amount", "day_fines", "units", "gain", "unlimited"] | None, Key("How it is measured.", "day_fines")
    ] = None
    min: Annotated[Annotated[int, Field(ge=0)] | None, Key("The least fine, in the unit of its kind.", "500")] = None
    max: Annotated[Annotated[int, Field(ge=0)] | None, Key("The highest fine, in the unit of its kind.", "15000")] = (
        None
    )
    currency: Annotated[Line | None, Key("The currency of an amount.", "EUR")] = None
    per: Annotated[
        Literal["offence", "migrant"] | None, Key("Counted once per offence, or once per person moved.", "migrant")
    ] = None


def turned(extent: tuple[float | str, float | str] | None) -> bool:
    """Whether the minimum of a range lies above its maximum; life lies above all months, what no law fixes above life, death above all."""
    if not extent:
        return False
    grades = [BEYOND[end] if isinstance(end, str) else 0 for end in extent]
    return float(extent[0]) > float(extent[1]) if grades == [0, 0] else grades[0] > grades[1]


class Track(Text):
    """The range in another procedure."""

    guide: ClassVar[Guide] = Guide.OFFENCES
    prison: Annotated[Prison | None, Key("Minimum and maximum in months in this procedure.", "[0, 6]")] = None
    fine: Annotated[Fine | None, Key("The fine in this procedure.", "{with: and_or}")] = None

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

    guide: ClassVar[Guide] = Guide.OFFENCES
    prison: Annotated[
        Prison | None,
        Key(
            "Months at least and at most, or one term; as maximum also `life`, `death`, or `unfixed` where no law fixes one. None for a fine.",
            "[0, 72]",
        ),
    ] = None
    less_serious: Annotated[
        Annotated[Track, ShortTrack()] | None,
        Key(
            "The range of a statutory less serious case, with its fine where it has one; shown, never used in a test.",
            "{prison: [0, 36], fine: {with: or}}",
        ),
    ] = None
    more_serious: Annotated[
        Annotated[Track, ShortTrack()] | None,
        Key(
            "The range of especially serious cases that no law defines; shown, and a grave case without a name counts as in an open list.",
            "[12, 96]",
            yes="Paraguay, Criminal Code 246(4) (especially serious cases, undefined)",
            no="Germany, Criminal Code 267(3) (cases listed by way of example: qualified forms and `weighs`)",
        ),
    ] = None
    arrest: Annotated[
        Days | None,
        Key(
            "Short arrest beside or in place of prison, in days.",
            "[15, 90]",
            yes="Lithuania, Criminal Code 49",
            no="France, Criminal Code 131-3, 131-4 (all custody is imprisonment)",
        ),
    ] = None
    restriction: Annotated[
        Restricted | None,
        Key(
            "Restriction of liberty without custody, in months.",
            "[3, 24]",
            yes="Lithuania, Criminal Code 48",
            no="Germany, Criminal Code 38 to 43 (imprisonment or fine)",
        ),
    ] = None
    service: Annotated[
        Hours | None,
        Key(
            "Community service, in hours.",
            "[40, 480]",
            yes="Lithuania, Criminal Code 46",
            no="Germany, Criminal Code 38 to 43 (imprisonment or fine)",
        ),
    ] = None
    fine: Annotated[Fine | None, Key("The fine, and how it stands to prison.", "{with: and_or, kind: unlimited}")] = (
        None
    )
    tracks: Annotated[
        dict[str, Track] | None,
        Key("Ranges in other procedures; the main range is that of the gravest.", "{summary: {prison: [0, 6]}}"),
    ] = None
    other: Annotated[
        Annotated[tuple[Line, ...], Field(strict=False)] | None,
        Key("Other consequences, in words.", "[confiscation, expulsion]"),
    ] = None
    per: Annotated[
        Literal["offence", "migrant"] | None, Key("Punished once per offence, or once per person moved.", "migrant")
    ] = None
    cite: Annotated[
        Cites | None,
        Key("The clause that gives the range, where the offence names the clause on the conduct first.", "cp 246"),
    ] = None
    of: Annotated[Identifier | None, Key("The offence whose range counts, reached through a role.", "xa-9")] = None
    through: Annotated[
        Literal["aider", "instigator"] | None, Key("The role through which the range of `of` is reached.", "aider")
    ] = None
    note: Note = None

    @model_validator(mode="after")
    def makes_sense(self) -> "Penalty":
        for name in ("prison", "arrest", "restriction", "service"):
            extent = getattr(self, name)
            if turned(extent):
                raise refusal("minimum-above-maximum", key=name, low=extent[0], high=extent[1])
        if (self.of is None) != (self.through is None):
            raise refusal("keys-together", told="`of` and `through` go together: whose range, reached as what")
        if not (self.says_range or self.of):
            raise refusal(
                "keys-together",
                told="a penalty names prison, arrest, restriction, service, a fine, or `of` what offence",
            )
        return self

    @property
    def says_range(self) -> bool:
        """Whether it says itself what the court may impose."""
        return any((self.prison, self.arrest, self.restriction, self.service, self.fine))


class Raise(Text):
    """Shares added to the ends of whatever range applies."""

    guide: ClassVar[Guide] = Guide.OFFENCES
    min: Annotated[Share | None, Key("The minimum rises by this share of itself.", "1/3")] = None
    max: Annotated[Share | None, Key("The maximum rises by this share of itself.", "1/2")] = None
    cap: Annotated[Months | None, Key("The maximum never rises above so many months.", "360")] = None


class Add(Text):
    """Months added to the ends of whatever range applies."""

    guide: ClassVar[Guide] = Guide.OFFENCES
    min: Annotated[Months | None, Key("So many months are added to the minimum.", "6")] = None
    max: Annotated[Months | None, Key("So many months are added to the maximum.", "120")] = None


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

    guide: ClassVar[Guide] = Guide.OFFENCES
    title: Annotated[Line | None, Key("What the form is called.", "danger to life")] = None
    when: When
    only_on: Annotated[
        Annotated[tuple[Identifier, ...], Field(strict=False)] | None,
        Key("It applies only on top of these forms.", "[peril]"),
    ] = None
    penalty: Annotated[
        Penalty | None, Key("A whole new range; of several that apply the severest counts.", "{prison: [12, 120]}")
    ] = None
    floor: Annotated[Months | None, Key("The minimum rises to so many months.", "24")] = None
    ceiling: Annotated[Months | None, Key("The maximum becomes so many months.", "120")] = None
    raised: Annotated[
        Raise | None, Key("Shares added to the ends of whatever range applies.", "{min: 1/3, max: 1/2, cap: 360}")
    ] = Field(None, alias="raise")
    add: Annotated[Add | None, Key("Months added to the ends of whatever range applies.", "{max: 120}")] = None
    upper_half: Annotated[Literal["yes"] | None, Key("The upper half of the range applies.", "yes")] = None
    one_degree_up: Annotated[Literal["yes"] | None, Key("From the old maximum to one and a half times it.", "yes")] = (
        None
    )
    one_degree_down: Annotated[Literal["yes"] | None, Key("From half the old minimum up to it.", "yes")] = None
    at_maximum: Annotated[
        Literal["yes"] | None, Key("The maximum, as raised, is the only term: exactly the maximum plus a third.", "yes")
    ] = None
    displaces: Annotated[
        Literal["yes"] | None, Key("It takes the place of the other ranges even where it is milder.", "yes")
    ] = None
    lowers: Annotated[Literal["yes"] | None, Key("A privileged form: milder on purpose.", "yes")] = None
    weighs: Annotated[
        Literal["yes"] | None,
        Key("A statutory sentencing factor that names the circumstance and has no range of its own.", "yes"),
    ] = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites
    note: Note = None

    @model_validator(mode="after")
    def does_something(self) -> "QualifiedForm":
        if not any(getattr(self, name) is not None for name in OPERATIONS):
            raise refusal(
                "keys-together",
                told=f"a qualified form needs one of {', '.join(OPERATIONS).replace('raised', 'raise')}",
            )
        return self
