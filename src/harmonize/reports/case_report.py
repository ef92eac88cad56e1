"""The answers to a fact pattern as programs read them."""

from typing import Annotated, Literal, NamedTuple

from harmonize.findings.answer import Punishable
from harmonize.norms.doubt import Ground
from harmonize.norms.meaning import Dataset, Day, Means, StateCode
from harmonize.norms.penalty import Fine, Range
from harmonize.reports.precedents import LikeCase
from harmonize.reports.surrender import WayTold

Pinpoints = tuple[str, ...]
Penal = Annotated[Range, Means("Months from and to; 10000 is life, 20000 death.")]


class PenaltyTold(NamedTuple):
    """A penalty: the offence, months, fine, orders with their ends, and other sanctions."""

    offence: str
    range: Penal
    fine: Fine | None
    orders: dict[str, tuple[float, float]]
    other: tuple[str, ...]
    cite: Annotated[Pinpoints, Means("The clause that gives the range, then the basic one where it differs.")]


class Beside(NamedTuple):
    """Another offence that reaches the facts: in addition, or giving way."""

    penalty: PenaltyTold
    in_addition: bool


class Graver(NamedTuple):
    """A graver form that reaches the facts and whose range was not read."""

    cite: Pinpoints
    reason: str


class On(NamedTuple):
    """What another law says, until a day or from it."""

    day: Day
    says: str


class OpenRange(NamedTuple):
    """A range that would hold instead if something unsettled were settled so, and what that is."""

    range: Penal
    reason: str


class Turn(NamedTuple):
    """A fact that nobody said and the answer turns on, with the answer then."""

    fact: str
    value: str
    answer: str


class Change(NamedTuple):
    """A fact with the range that it would bring."""

    fact: str
    value: str
    range: Penal


class AnswerTold(NamedTuple):
    """The answer of one State."""

    state: StateCode
    punishable: Punishable
    range: Penal
    gravest: Annotated[Penal, Means("The gravest range of all offences that reach the facts.")]
    penalty: PenaltyTold | None
    beside: tuple[Beside, ...]
    or_more: tuple[Graver, ...]
    not_verified: tuple[str, ...]
    until: Annotated[On | None, Means("Law that punished the facts and was repealed.")]
    milder: Annotated[On | None, Means("A milder later law that holds for earlier acts.")]
    provisions: tuple[str, ...]
    administrative: tuple[str, ...]
    excluded_by: Pinpoints
    unsettled: tuple[str, ...]
    grounds: Annotated[tuple[Ground, ...], Means("What the doubts rest on.")]
    partly_read: str
    open_ranges: tuple[OpenRange, ...]
    turns: tuple[Turn, ...]
    needed: tuple[Change, ...]
    graver: tuple[Change, ...]
    seen: Annotated[dict[str, str], Means("The facts as seen from the State.")]


class CaseReport(NamedTuple):
    """What `harmonize case` answers."""

    format: Literal["harmonize-case/4"]
    dataset: Dataset
    as_of: Day
    facts: dict[str, str]
    answers: tuple[AnswerTold, ...]
    surrender: Annotated[WayTold | None, Means("Where --from and --to ask for it.")]
    like: Annotated[tuple[LikeCase, ...], Means("Where --like asks for them.")]
