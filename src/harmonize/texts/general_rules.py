"""Rules of the general part that hold for many offences and are said once per State: defences, circumstances, weighing."""

from typing import Annotated, Literal

from pydantic import Field

from harmonize.conduct.dimensions import SPACE
from harmonize.texts.base import Cites, Dated, Identifier, Line, NotRead, OneOrMany
from harmonize.texts.penalty import QualifiedForm

FAULTS = tuple(SPACE.bit["mental"])
FaultWord = Literal[FAULTS]  # type: ignore[valid-type]
Names = Annotated[tuple[Identifier, ...], Field(strict=False), OneOrMany()]
DefenceKind = Literal["necessity", "duty_to_rescue_at_sea", "duty_to_rescue", "lawful_order"]

# What general defences do to an offence of these kinds, the same in every law. No smuggling offence names them, so a
# rescue at sea is unsettled; who carries out an authority's order is surely free. What a statute or a judgment settles
# beyond that is an exclusion of the offence.
SAVED_KINDS = ("smuggling", "endangering", "other")
RESCUE = {"conduct": ["crossing"], "mode": ["sea"], "motive": ["rescue", "rescue_aboard"]}
ORDERED = {**RESCUE, "auspices": ["authority"]}
DEFENCE_WORDS = {
    "necessity": "necessity",
    "duty_to_rescue_at_sea": "the duty to rescue at sea",
    "duty_to_rescue": "the duty to help persons in danger",
}


class Fault(Dated):
    """What the law says of fault where an offence says nothing."""

    mental: Annotated[tuple[FaultWord, ...], Field(strict=False), OneOrMany()]
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None


class Defence(Dated):
    """A general defence, which no smuggling offence names; what it does to them is the same in every law."""

    kind: DefenceKind
    not_read: NotRead = None
    cite: Cites
    note: Line | None = None


class Weighing(Dated):
    """A general duty or power to weigh harm at sentencing, which names no circumstance (dispute D17)."""

    kind: Literal["duty", "power", "open_list"]
    offences: Literal["all"] | Names = "all"
    cite: Cites
    note: Line | None = None


class Circumstance(QualifiedForm):
    """A named aggravating or mitigating circumstance of the general part: a qualified form of many offences."""

    offences: Literal["all"] | Names = "all"
