"""The law of a State with its dated words worked out for one day: what every question is asked of."""

from collections.abc import Callable, Iterable, Mapping

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.duty_tests import DatedCube
from harmonize.norms.facts import Words, allowed_bits
from harmonize.norms.law import Law
from harmonize.norms.penalty_rules import Form, Rating

STATE = SPACE.fields["state"].mask


class LawOnDay:
    """A State's ``law`` in which the words for States mean those of one day; ``words`` tells what they mean.

    ``groups`` are the members of the groups of States on that day, the States Parties among them.
    """

    def __init__(self, law: Law, groups: Mapping[str, frozenset[str]]) -> None:
        self.groups, self.words = groups, Words.of(law.code, groups)
        self.law = settled(law, sum(SPACE.bit["state"][code] for code in self.words.groups["parties"]))
        self.known: dict[tuple[str, ...], int] = {}

    def states(self, words: Iterable[str]) -> int:
        """The bits of some dated words for States."""
        key = tuple(words)
        if key not in self.known:
            self.known[key] = allowed_bits("state", list(key), self.words)
        return self.known[key]

    def values(self, dimension: str, words: tuple[str, ...]) -> int:
        """The bits of some values of a dimension; those of ``state`` are dated words."""
        return self.states(words) if dimension == "state" else allowed_bits(dimension, list(words), None)

    def dated(self, parts: Iterable[DatedCube]) -> tuple[Cube, ...]:
        """Cubes with their words for States worked out; none where they stand for no State on the day."""
        found = []
        for cube, states in parts:
            if states is not None:
                cube = (cube & ~STATE) | self.states(states)
            if SPACE.inhabited(cube):
                found.append(cube)
        return tuple(found)


def settled(law: Law, parties: int) -> Law:
    """The law with the word ``parties`` replaced by the States (bits) that are parties on the day asked.

    The State's own bit is never among them: a law that means its own border says so with ``own``.
    """
    word = SPACE.bit["state"]["parties"]

    def known(cube: Cube) -> Cube:
        # A conduct that does not have the question leaves it whole, and so do facts of that conduct.
        return (cube & ~word) | parties if cube & word and cube & STATE != STATE else cube

    return law._replace(
        ratings=tuple([moved(item, known) for item in law.ratings]),
        cover=tuple([norm._replace(cube=known(norm.cube)) if norm.cube & word else norm for norm in law.cover]),
        reaches=tuple(reach._replace(cube=known(reach.cube)) for reach in law.reaches),
        provisions=tuple(
            item._replace(
                exclusions=tuple(saved._replace(cube=known(saved.cube)) for saved in item.exclusions),
                weighs=tuple(factor._replace(cube=known(factor.cube)) for factor in item.weighs),
            )
            if item.exclusions or item.weighs
            else item
            for item in law.provisions
        ),
    )


def moved(rating: Rating, change: Callable[[int], int]) -> Rating:
    """A rating with every cube of it changed, those of its forms included; itself where that changes none."""
    forms = (cube for form in rating.forms for cube, _ in form.pieces)
    if all(change(cube) == cube for cube in (*(cube for cube, _ in rating.alternatives), *forms)):
        return rating
    return rating._replace(
        alternatives=tuple([(change(cube), terms) for cube, terms in rating.alternatives]),
        steps=tuple(
            step._replace(pieces=tuple([(change(cube), named) for cube, named in step.pieces]))
            if isinstance(step, Form)
            else step
            for step in rating.steps
        ),
    )
