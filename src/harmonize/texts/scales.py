"""How rules of the general part change ranges, and for which ranges they hold."""

from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, model_validator

from harmonize.texts.base import Guide, Key, Share, Text, refusal
from harmonize.texts.penalty import Fine, Months, Prison, turned


class Scaled(Text):
    """How a rule changes a range: a range of its own, or fractions of its ends and steps for the minimum; and a cap."""

    guide: ClassVar[Guide] = Guide.GENERAL
    prison: Annotated[
        Prison | None,
        Key(
            "A range of the rule's own, in months, whatever that of the offence: seven years for the attempt of any grave felony.",
            "[0, 84]",
            yes="Zambia, Penal Code 391 (seven years for the attempt of a grave felony)",
            no="Germany, Criminal Code 23(2), 49(1) (shares of the range)",
        ),
    ] = None
    max: Annotated[Share | None, Key("The maximum becomes this share of itself.", "3/4")] = None
    min: Annotated[Share | None, Key("The minimum becomes this share of itself.", "1/4")] = None
    min_table: Annotated[
        Annotated[dict[int, int], Field(strict=False)] | None,
        Key(
            "A scale of minima in months: `60: 24` turns a minimum of 60 or more into 24; below all of them none is left.",
            "{60: 24, 24: 6, 12: 3}",
        ),
    ] = None
    life: Annotated[
        Annotated[tuple[Months, Months], Field(strict=False)] | None,
        Key("What a life sentence becomes, in months.", "[36, 180]"),
    ] = None
    cap: Annotated[
        Months | None,
        Key(
            "The maximum is never more than so many months: the lesser of the two.",
            "84",
            yes="Zambia, Penal Code 394 (seven years, or the lesser maximum of the felony)",
            no="Australia, Criminal Code 11.5 (as if the offence had been committed)",
        ),
    ] = None
    floor: Annotated[
        Months | None, Key("The minimum is never less than so many months: a general minimum of one month.", "1")
    ] = None
    min_cap: Annotated[Months | None, Key("The minimum is never more than so many months.", "12")] = None
    fine: Annotated[
        Fine | None,
        Key("The fine beside a range of the rule's own (`prison`); without it there is none.", "{with: or}"),
    ] = None

    @model_validator(mode="before")
    @classmethod
    def whole_numbers(cls, data: Any) -> Any:
        if isinstance(data, dict) and isinstance(data.get("min_table"), dict):
            table = {int(key) if str(key).isdecimal() else key: low for key, low in data["min_table"].items()}
            return {**data, "min_table": table}
        return data

    @model_validator(mode="after")
    def makes_sense(self) -> "Scaled":
        if self.prison and turned(self.prison):
            raise refusal("minimum-above-maximum", key="prison", low=self.prison[0], high=self.prison[1])
        if self.prison and any(
            getattr(self, name) is not None for name in ("max", "min", "min_table", "life", "cap", "floor", "min_cap")
        ):
            raise refusal(
                "keys-together",
                told="`prison` is a range of the rule's own, whatever that of the offence; nothing stands beside it",
            )
        if self.fine and not self.prison:
            raise refusal(
                "keys-together",
                told="`fine` stands beside a range of the rule's own; say `prison` too, or leave it out",
            )
        return self


class Threshold(Text):
    """For which ranges a rule holds, in months: graver and milder forms counted in, or the range of the offence alone."""

    guide: ClassVar[Guide] = Guide.GENERAL
    max_at_least: Annotated[Months | None, Key("The maximum of the range is at least so many months.", "60")] = None
    max_below: Annotated[Months | None, Key("The maximum of the range is less than so many months.", "12")] = None
    min_at_least: Annotated[Months | None, Key("The minimum of the range is at least so many months.", "12")] = None
    base: Annotated[
        Literal["yes"] | None,
        Key("The range of the offence itself decides, whatever its graver or milder forms make of it.", "yes"),
    ] = None
