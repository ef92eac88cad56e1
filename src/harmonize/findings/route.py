"""A journey through several States: which facts along it no State of the route punishes, or only one, and what would help."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.gaps import nearest
from harmonize.findings.answer import Answer, reply
from harmonize.findings.case import AnswerRow, answer_row
from harmonize.findings.fact_pattern import point
from harmonize.findings.overlap import Side
from harmonize.findings.perspective import from_view_of
from harmonize.norms.law_on_day import moved
from harmonize.norms.naming import the
from harmonize.norms.rows import Row, shown

ELEMENTS_MOVED = 1  # a single change: one element of one provision


class Spot(NamedTuple):
    """Facts at one place of the route, stated absolutely, with every State's answer (jurisdiction included)."""

    words: str
    facts: dict[str, object]
    answers: dict[str, Answer]

    @property
    def punishable(self) -> tuple[str, ...]:
        """The States of the route that surely punish the facts."""
        return tuple(code for code, found in self.answers.items() if found.punishable == "yes")

    @property
    def undecided(self) -> tuple[str, ...]:
        """The States whose answer is neither a sure yes nor a sure no."""
        return tuple(code for code, found in self.answers.items() if found.undecided)


class Change(NamedTuple):
    """One element of one provision widened in one State, and the facts of the route that two States then punish."""

    state: str
    provision: int
    element: str
    gained: tuple[str, ...]


@shown
class Route(NamedTuple):
    """The facts along a route, and the single change in one State that adds most joint coverage; None if none does."""

    states: tuple[str, ...]
    spots: tuple[Spot, ...]
    best: Change | None
    names: Mapping[str, str]

    @property
    def summary(self) -> str:
        """The States in the order of travel."""
        return " to ".join(self.states)

    def cells(self) -> list[AnswerRow]:
        """What each State answers at each place of the route, as rows of a table."""
        return [
            answer_row(f"place-{number}", spot.words, code, self.names[code], found)
            for number, spot in enumerate(self.spots, 1)
            for code, found in spot.answers.items()
        ]

    def rows(self) -> list[Row]:
        """One row per place of the route and State: whether it is punishable, how gravely."""
        return [cells._asdict() for cells in self.cells()]


def route(sides: Sequence[Side]) -> Route:
    """The facts along a route in the order of travel."""
    names = {side.law.code: the(side.party.name) for side in sides}
    codes = tuple(names)
    spots = tuple(
        Spot(words, facts, {side.law.code: at(side, facts) for side in sides}) for words, facts in along(codes, names)
    )
    return Route(codes, spots, best_change(sides, spots), {side.law.code: side.law.name for side in sides})


def along(codes: Sequence[str], names: Mapping[str, str]) -> Iterator[tuple[str, dict[str, object]]]:
    """What a smuggler does on the way: every leg from both sides of the border, transit, papers, and the stay at the end."""
    paid: dict[str, object] = {"benefit": "money", "migrant_of": "stateless"}
    for here, there in pairwise(codes):
        leg = f"from {names[here]} to {names[there]}"
        crossing = {**paid, "conduct": "crossing", "how": "transport", "left": here, "enters": there}
        yield f"{leg}: paid transport, acting in {names[there]}", {**crossing, "act_in": there}
        yield f"{leg}: paid transport, acting in {names[here]}", {**crossing, "act_in": here}
        yield f"{leg}: unpaid transport, acting in {names[there]}", {**crossing, "benefit": "none", "act_in": there}
        yield (
            f"{leg}: false passport made in {names[here]}",
            {
                **paid,
                "conduct": "produce_document",
                "doc_kind": "travel",
                "doc_flaw": "forged",
                "doc_by": here,
                "enters": there,
                "act_in": here,
            },
        )
    for here in codes[1:-1]:
        yield (
            f"in {names[here]}: paid transport on the way",
            {**paid, "conduct": "move_within", "how": "transport", "stays_in": here, "act_in": here},
        )
    last = codes[-1]
    yield (
        f"in {names[last]}: lodging for excessive payment",
        {**paid, "conduct": "stay", "how": "lodge", "benefit_just": "unjust", "stays_in": last, "act_in": last},
    )


def cube_of(side: Side, facts: Mapping[str, object]) -> int:
    """Facts stated absolutely as one State's law sees them."""
    on_day = side.evaluator.on_day
    return point(from_view_of(side.law.code, facts, on_day.groups), on_day.words)


def at(side: Side, facts: Mapping[str, object]) -> Answer:
    """One State's answer."""
    return reply(side.law, cube_of(side, facts))


def best_change(sides: Sequence[Side], spots: Sequence[Spot]) -> Change | None:
    """The change that makes most facts punishable in a second State; the first one among equals.

    CaseResult are the elements that alone keep the nearest provision from facts of the route that one State punishes; each is
    applied to the law and all facts of the route are asked again.
    """
    lonely = [spot for spot in spots if len(spot.punishable) < 2]
    best: Change | None = None
    for side in sides:
        tried: set[tuple[int, str]] = set()
        for spot in lonely:
            facts = cube_of(side, spot.facts)
            near = nearest(side.evaluator.penal, facts, ())
            if (
                spot.answers[side.law.code].punishable == "yes"
                or near is None
                or len(near.dimensions) != ELEMENTS_MOVED
            ):
                continue
            change = (near.provision, near.dimensions[0])
            if change in tried:
                continue
            tried.add(change)
            gained = tuple(other.words for other in lonely if gains(side, other, change))
            if gained and (best is None or len(gained) > len(best.gained)):
                best = Change(side.law.code, *change, gained)
    return best


def gains(side: Side, spot: Spot, change: tuple[int, str]) -> bool:
    """Whether facts that exactly one State punishes become punishable in this State too when one element is widened."""
    if len(spot.punishable) != 1 or side.law.code in spot.punishable:
        return False
    provision, element = change
    mask = SPACE.fields[element].mask
    ratings = tuple(
        moved(rating, lambda cube: cube | mask) if rating.provision == provision else rating
        for rating in side.law.ratings
    )
    return reply(side.law._replace(ratings=ratings), cube_of(side, spot.facts)).punishable == "yes"
