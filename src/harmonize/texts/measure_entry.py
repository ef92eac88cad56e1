"""A State's answers to the measures, as its file has them."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, PrivateAttr, model_validator

from harmonize.texts.base import (
    CannotSay,
    Cites,
    Dated,
    Doubtful,
    Guide,
    Key,
    Line,
    Note,
    NotRead,
    OneOrMany,
    Unsettled,
    refusal,
)
from harmonize.texts.mistakes import Route


class MeasureEntry(Dated, Doubtful):
    """The State's answer to one measure."""

    guide: ClassVar[Guide] = Guide.MEASURES
    value: Annotated[
        Literal["yes", "no"]
        | Annotated[int, Field(ge=0)]
        | Line
        | Annotated[tuple[Line, ...], Field(strict=False)]
        | None,
        Key("The answer: yes, no, a number, or words of the measure's list.", "yes"),
    ] = None
    moot: Annotated[
        tuple[Line, ...],
        Field(strict=False),
        OneOrMany(),
        Key("Words of a list that cannot arise in this State, such as rail on an island; `note` says why.", "[rail]"),
    ] = ()
    condition: Annotated[
        Line | None,
        Key(
            "Present, but only under this condition, which could keep it from smuggling cases.",
            "unless a treaty says otherwise",
        ),
    ] = None
    amend: Annotated[
        Line | None,
        Key(
            "What a drafter would change where the rule stands, so that the condition falls away: the rest of `In Act s 5: ...`.",
            "add smuggling of migrants to the list of s 5",
        ),
    ] = None
    searched: Annotated[Line | None, Key("Where an absent measure was looked for.", "Banking Act ss 40-47")] = None
    unsettled: Unsettled = None
    cannot_say: CannotSay = None
    not_read: NotRead = None
    cite: Cites | None = None
    note: Note = None
    _place: Route = PrivateAttr(())

    @property
    def place(self) -> Route:
        """Where an offence gives the answer by being there; empty for one that is written under `measures`."""
        return self._place

    @model_validator(mode="after")
    def is_answered(self) -> "MeasureEntry":
        # A rule that is there in part may go further in what was not read.
        further = self.condition is not None and self.not_read is not None
        if (self.value is None) == (self.doubt is None) and not further:
            told = "say either `value` or why it is `unsettled`, `cannot_say` or `not_read`; what is there on a `condition` may "
            raise refusal("keys-together", told=f"{told}go further in what was `not_read`")
        if self.value == "no" and not (self.searched or self.cite):
            raise refusal("missing-key", key="searched", more="; an absent measure says where it was looked for")
        if self.value != "no" and self.cite is None:
            raise refusal("missing-key", key="cite", more="; every value has one")
        return self


def valued(words: tuple[str, ...]) -> str | tuple[str, ...]:
    """The value of an answer that an offence gives: words, or that there is the rule."""
    return "yes" if words == ("yes",) else words


def followed(name: str, versions: Mapping[Route, Any], day: date, end: date | None) -> MeasureEntry:
    """What some versions of offences answer to a measure together, from a day on which one of them begins or ends."""
    words = tuple(dict.fromkeys(word for item in versions.values() for word in item.answers[name]))
    cite = tuple(dict.fromkeys(pinpoint for item in versions.values() for pinpoint in item.cite))
    seen = {item.seen == day for item in versions.values() if item.begins == day} == {True}
    since, sight = (None, day) if seen else (day, None)
    found = MeasureEntry.model_construct(value=valued(words), cite=cite, since=since, seen=sight, until=end)
    found._place = next(iter(versions))
    return found


Answers = Annotated[tuple[MeasureEntry, ...], Field(strict=False, min_length=1), OneOrMany()]
