"""The parity list: kinds of general law that every State is asked about, and a State's answers."""

from typing import TYPE_CHECKING, Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, model_validator

from harmonize.norms.parity import Answer, Item
from harmonize.texts.base import Before, Cites, Guide, Key, Line, Note, OneOrMany, Text, refusal
from harmonize.texts.facts import BY_NAME
from harmonize.texts.nearest import nearest

if TYPE_CHECKING:
    from harmonize.texts.measure_entry import MeasureEntry

CARRIER = (
    r"^(offence|administrative|form|circumstances|jurisdiction|minors|preparation|failed_instigation|own_range|overt_act|accomplice"
    r"|sanction|penalty|(defences|weighs|measure) [a-z0-9_]+)$"
)
Carrier = Annotated[str, Field(pattern=CARRIER)]


def known(name: str) -> str:
    """The name of a question of fact."""
    if name not in BY_NAME:
        raise refusal("unknown-word", kind="dimension", word=name, hint=nearest(name, BY_NAME))
    return name


Fact = Annotated[str, AfterValidator(known), Field(pattern=r"^[a-z_]+$")]


class ParityItem(Text):
    """One kind of general law: what every State is asked, how an answer is coded, and how it counts."""

    title: Line
    group: Literal["defences", "sentencing", "beside", "administrative", "general_part", "elements", "documents"]
    asks: Line = Field(description="The question, which every State can answer.")
    coded: Line = Field(description="How the rule is coded when the State has it; the same in every law.")
    counts: Line = Field(description="Which verdicts and answers it moves, and which it never moves.")
    carried: Annotated[tuple[Carrier, ...], Field(strict=False, min_length=1), OneOrMany()] = Field(
        description="What may carry it: offence, administrative, form, circumstances, a rule of the general part, or a measure by name."
    )
    fact: Annotated[tuple[Fact, ...], Field(strict=False), OneOrMany()] = Field(
        (), description="The questions of fact it is about: what carries an answer asks at least one of them."
    )
    places: Literal["yes"] | None = Field(
        None, description="yes: an answer that is not coded always lists the places looked in."
    )

    @property
    def lowered(self) -> Item:
        """The item without what only the check of a file needs."""
        measure = self.carried[0].removeprefix("measure ") if len(self.carried) == 1 else ""
        alone = measure if measure != self.carried[0] else ""
        return Item(self.title, self.group, self.asks, self.coded, self.counts, self.places is not None, alone)


class ParityFile(Text):
    """data/parity.yaml."""

    items: dict[Annotated[str, Field(pattern=r"^[a-z_]+$")], ParityItem]


class ParityAnswer(Text):
    """A State's answer to one item of the parity list: coded, none, or not_read."""

    guide: ClassVar[Guide] = Guide.PARITY
    coded: Annotated[
        Annotated[tuple[Line, ...], Field(strict=False, min_length=1), OneOrMany()] | None,
        Key(
            "What carries it: ids of offences, forms or circumstances, names of measures, or `defences necessity` and the like.",
            "[defences necessity]",
        ),
    ] = None
    none: Annotated[
        Literal["yes"] | None, Key("The State has no such rule; `searched` says where it was looked for.", "yes")
    ] = None
    not_read: Annotated[Literal["yes"] | None, Key("Nobody looked, or the text could not be had.", "yes")] = None
    searched: Annotated[Line | None, Key("The places looked in.", "Penal Code ss 20-40")] = None
    cite: Cites | None = None
    note: Note = None

    @model_validator(mode="after")
    def is_one_answer(self) -> "ParityAnswer":
        if sum(item is not None for item in (self.coded, self.none, self.not_read)) != 1:
            raise refusal("keys-together", told="say one of `coded: [...]`, `none: yes`, `not_read: yes`")
        if self.none and not self.searched:
            raise refusal("missing-key", key="searched", more="; `none` says where it was looked for")
        return self

    @property
    def word(self) -> str:
        """``coded``, ``none`` or ``not_read``."""
        return "coded" if self.coded else "none" if self.none else "not_read"

    @property
    def lowered(self) -> Answer:
        """The answer without its provisions."""
        return Answer(self.word, self.coded or (), self.searched or "")


def follows(name: str, entry: "MeasureEntry") -> Answer:
    """The answer to an item that a measure, answered so, says already."""
    if entry.not_read and entry.value is None:
        return Answer("not_read", (), entry.not_read)
    if entry.value == "no":
        return Answer("none", (), entry.searched or ", ".join(entry.cite or ()))
    return Answer("coded", (name,), "")


def bare_word(value: Any) -> Any:
    """`not_read` alone stands for `{not_read: yes}`."""
    return {"not_read": "yes"} if value == "not_read" else value


class BareWord:
    """The one answer that needs no more than its word."""

    def __get_pydantic_json_schema__(self, schema: Any, handler: Any) -> dict[str, Any]:
        return {"anyOf": [{"const": "not_read"}, handler(schema)]}


Parity = Annotated[ParityAnswer, Before(bare_word), BareWord()]
