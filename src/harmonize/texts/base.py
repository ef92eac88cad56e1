"""The manner of every model: frozen, strict, no unknown keys; and the small types that several files share."""

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, NamedTuple, Union, get_args, get_origin

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WithJsonSchema,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError
from pydantic_core.core_schema import (
    no_info_after_validator_function,
    no_info_before_validator_function,
    no_info_plain_validator_function,
)

from harmonize.norms.doubt import Ground, Reason
from harmonize.texts.alphabets import mixed, posing
from harmonize.texts.mistakes import Mistake, mistake


class Guide(StrEnum):
    """The sections of docs/encoding-a-law.md that have the rules."""

    FILE = "The file, top to bottom"
    CONDITIONS = "Conditions: how facts are said"
    GENERAL = "General part (once per State; widens the offences)"
    OFFENCES = "Offences"
    CLAUSES = "Clauses, and what was otherwise"
    MEASURES = "Measures"
    DATES = "Dates and the age of texts"
    PARITY = "Parity: general law, alike for every State"
    CODINGS = "Two codings, both kept"


class Key(NamedTuple):
    """What is entered under a key, an example of it, and the section of the guide that has its rule, if not that of its model.

    ``yes`` and ``no`` name a statute that has such a rule, and one that has none or another, from notes of readers or memory.
    """

    says: str
    example: str
    rule: Guide | None = None
    yes: str = ""
    no: str = ""

    @property
    def statutes(self) -> str:
        """The two statutes in words; empty where none are named."""
        return f" Yes: {self.yes}. No: {self.no}." if self.yes else ""

    def told(self, key: str) -> str:
        """The key in a sentence or two, as editors and the codebook show it."""
        return f"{self.says} Rule: {self.rule}. Example: `{key}: {self.example}`{self.statutes}"


# Keys that mean the same wherever they stand.
EVERYWHERE = {
    "from": Key("First day in force; left out, it is worked out from the provisions cited.", "2010-06-01", Guide.DATES),
    "seen": Key(
        "In place of `from`: in force on that day, since when was not read. It tells no change of the law.",
        "2008-05-01",
        Guide.DATES,
    ),
    "until": Key("First day no longer in force; leave out while in force.", "2024-02-27", Guide.DATES),
    "cite": Key(
        "Where it stands: the key of a source, a space, and the pinpoint; or a list of such.",
        "aliens-act 4:7(1)",
        Guide.FILE,
    ),
    "note": Key(
        "What a reader must know besides; shown, and never decisive.", "the registry is not public", Guide.FILE
    ),
    "when": Key(
        "The facts it holds for: a condition, or the name of one under `conditions`.",
        "{tie: [sibling]}",
        Guide.CONDITIONS,
    ),
    "offences": Key("The ids of the offences it holds for, or `all`.", "[xa-10, xa-11]", Guide.GENERAL),
    "mental": Key("The kinds of fault it needs.", "[intent]", Guide.GENERAL),
    "unsettled": Key(
        "Why the law itself is open: courts split, the text is ambiguous, or nobody has decided it.",
        "one court only",
        Guide.GENERAL,
    ),
    "cannot_say": Key(
        "What the text asks and the vocabulary has no word for, where the text itself is clear.",
        "only as the carrier's agent",
        Guide.GENERAL,
    ),
    "not_read": Key(
        "Which text decides it and was not read, or was known from memory or a summary alone.",
        "the implementing decree",
        Guide.GENERAL,
    ),
}


PINPOINT = re.compile(r"[a-z0-9][a-z0-9-]*( \S.*)?")
ADDRESS = r"https?://([^\s<>\"'/?#]+)([/?#][^\s<>\"']*)?"
IDENTIFIER = re.compile(r"[a-z0-9][a-z0-9.-]*")


class Text(BaseModel):
    """A piece of a data file."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, populate_by_name=False, defer_build=True)
    guide: ClassVar[Guide | None] = None  # the section of docs/encoding-a-law.md that has the rules of its keys
    unfolds: ClassVar[bool] = False  # whether its file may say of an older version only what was otherwise


@cache
def keys(model: type[Text]) -> tuple[tuple[str, str], ...]:
    """The fields of a model with the keys that stand for them in a file, in order."""
    return tuple((name, field.alias or name) for name, field in model.model_fields.items())


def law_key(model: type[Text], key: str) -> Key | None:
    """What is entered under a key of a law file; None where nothing is said of it."""
    field = next((model.model_fields[name] for name, alias in keys(model) if alias == key), None)
    said = (item for item in within(field.annotation, field.metadata) if isinstance(item, Key)) if field else iter(())
    found = next(said, None)
    return found._replace(rule=found.rule or model.guide) if found and model.guide else None


def within(annotation: Any, metadata: Iterable[Any]) -> Iterator[Any]:
    """What is said beside a type, or beside one of the types between which it chooses."""
    yield from metadata
    if get_origin(annotation) in (Union, UnionType):
        yield from (item for part in get_args(annotation) for item in getattr(part, "__metadata__", ()))


def refused(wrong: Mistake) -> PydanticCustomError:
    """A mistake as a model raises it."""
    return PydanticCustomError("mistake", "against a rule", {"mistake": wrong})


def raised(error: Any) -> Mistake | None:
    """The mistake as which a model raised an error; none where the error is one of pydantic's own."""
    found: Mistake | None = error.get("ctx", {}).get("mistake")
    return found


def refusal(name: str, /, **words: object) -> PydanticCustomError:
    """What a model raises against a rule, whose message the words fill."""
    return refused(mistake((), name, at_key=False, **words))


class Before(NamedTuple):
    """A function that a value goes through before its type; unlike pydantic's own, it is not asked for its signature."""

    function: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(self.function, handler(source))


class After(NamedTuple):
    """A function that a value goes through after its type."""

    function: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_after_validator_function(self.function, handler(source))


class Instead(NamedTuple):
    """A function that a value goes through instead of its type."""

    function: Callable[[Any], Any]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_plain_validator_function(self.function)


def one_or_many(value: Any) -> Any:
    """A single value stands for a list of one."""
    return value if isinstance(value, list) or value is None else [value]


class OneOrMany:
    """A single value stands for a list of one: when a file is read, and in the schema that editors check it by."""

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return no_info_before_validator_function(one_or_many, handler(source))

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        listed = handler(schema)
        return {"anyOf": [listed["items"], listed]}


def pinpoint(value: str) -> str:
    """A citation: the key of a source, a space, and the place in it."""
    if not PINPOINT.fullmatch(value):
        raise refusal("wrong-type", wanted="a source key and a pinpoint, such as `aliens-act 4:7(1)`")
    return value


def identifier(value: str) -> str:
    """An id: lower-case letters, digits, dots and hyphens."""
    if not IDENTIFIER.fullmatch(value):
        right = re.sub(r"[^a-z0-9.]+", "-", value.casefold()).strip("-.")
        mend = f"; write `{right}`" if right else ""
        raise refusal("wrong-type", wanted=f"lower-case letters, digits, dots and hyphens only, found `{value}`{mend}")
    return value


def web_address(value: str) -> str:
    """An address that a reader can open; nothing but http and https."""
    match = re.fullmatch(ADDRESS, value)
    if not match:
        raise refusal("wrong-type", wanted="an address that begins with https:// or http://")
    user, _, host = match[1].rpartition("@")
    host = re.sub(r"\.?(:[0-9]+)?$", "", host)
    if user:
        raise refusal("address-host", what="the address carries a user or a password before `@`; leave them out")
    if not re.fullmatch(r"([^\W_]([\w-]*[^\W_])?\.)+[^\W\d_]([\w-]*[^\W_])?", host):
        raise refusal("address-host", what=f"`{host}` is no name of a public place")
    if any(mixed(label) or posing(label) for label in readable(host).split(".")):
        raise refusal("address-host", what=f"`{host}` mixes alphabets, or is made of letters that look like Latin ones")
    return value


def readable(host: str) -> str:
    """A host as browsers show it: labels that begin with `xn--` in their own letters."""
    try:
        return host.encode("ascii").decode("idna")
    except UnicodeError:
        return host


def fraction(value: Any) -> Fraction:
    """A share such as ``3/4``, or a whole number."""
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str) and re.fullmatch(r"\d+(/[1-9]\d*)?", value):
        return Fraction(value)
    raise refusal("wrong-type", wanted="a fraction such as `3/4`, or a whole number")


Pinpoint = Annotated[str, After(pinpoint), WithJsonSchema({"type": "string", "pattern": f"^{PINPOINT.pattern}$"})]
Cites = Annotated[tuple[Pinpoint, ...], Field(strict=False, min_length=1), OneOrMany(), EVERYWHERE["cite"]]
Identifier = Annotated[
    str,
    After(identifier),
    Field(max_length=80),
    WithJsonSchema({"type": "string", "pattern": f"^{IDENTIFIER.pattern}$", "maxLength": 80}),
]
Address = Annotated[
    str, After(web_address), WithJsonSchema({"type": "string", "pattern": f"^{ADDRESS.replace('/?#', '/?#@', 1)}$"})
]
Line = Annotated[str, Field(min_length=1, max_length=2000)]
Share = Annotated[
    Any, Before(fraction), WithJsonSchema({"type": ["string", "integer"], "pattern": r"^\d+(/[1-9]\d*)?$"})
]
Day = Annotated[date, WithJsonSchema({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})]


GROUNDS = tuple((kind, kind.value) for kind in Ground)
Note = Annotated[Line | None, EVERYWHERE["note"]]
Unsettled = Annotated[Line | None, EVERYWHERE["unsettled"]]
CannotSay = Annotated[Line | None, EVERYWHERE["cannot_say"]]
NotRead = Annotated[Line | None, EVERYWHERE["not_read"]]


class Doubtful(Text):
    """Something that may be doubtful, for one of three reasons, each of which is a key (see :class:`Ground`)."""

    @property
    def doubt(self) -> Reason | None:
        """Why it is doubtful; None when it is sure."""
        for kind, key in GROUNDS:
            if why := getattr(self, key):
                return Reason(kind, why)
        return None

    @model_validator(mode="after")
    def doubted_once(self) -> "Doubtful":
        if sum(getattr(self, key) is not None for _, key in GROUNDS) > 1:
            raise refusal(
                "keys-together",
                told="say one of `unsettled` (the law is open), `not_read` (we have not read it) and `cannot_say`",
            )
        return self


class Dated(Text):
    """Something that has not always been so."""

    since: Annotated[Day | None, EVERYWHERE["from"]] = Field(None, alias="from")
    seen: Annotated[Day | None, EVERYWHERE["seen"]] = None
    until: Annotated[Day | None, EVERYWHERE["until"]] = None

    @model_validator(mode="after")
    def ends_after_it_begins(self) -> "Dated":
        if self.since and self.seen:
            raise refusal("keys-together", told="say `from` or `seen`, not both: the first day is known, or it is not")
        if self.begins and self.until and self.until <= self.begins:
            raise refusal("until-not-after-from")
        return self

    @property
    def begins(self) -> date | None:
        """The day that is written as its first, or as one on which it was seen."""
        return self.since or self.seen

    def holds(self, day: date) -> bool:
        """Whether it is in force on a day, as far as its own days tell."""
        return (self.begins is None or self.begins <= day) and (self.until is None or day < self.until)
