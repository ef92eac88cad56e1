"""A law on file as who answers from it looks things up: what it punishes of a matter, what is excluded, and how it is cited."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.interview.answers import Answer
from harmonize.interview.asking import Interview
from harmonize.interview.matters import BY_NAME, Matter
from harmonize.norms.doubt import Reason
from harmonize.norms.facts import only
from harmonize.norms.law import Law, Norm
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Range

COUNTED = {
    "entry": ("smuggling",),
    "stay": ("smuggling",),
    "documents": ("smuggling", "document"),
    "migrant": ("migrant",),
}  # the kinds of offence that count, by matter


class Piece(NamedTuple):
    """A cube that a provision of the law on file punishes, with the doubt about it and the range."""

    provision: int
    cube: int
    doubt: Reason | None
    range: Range


class OnFile:
    """A law on file, with what was answered from it so far."""

    def __init__(self, interview: Interview, law: Law) -> None:
        self.interview = interview
        on_day = LawOnDay(law, interview.status.members(interview.day))
        self.law = on_day.law
        treaty = interview.scope.treaty
        self.evaluator = Evaluator(on_day, treaty, treaty.readings({}))
        self.pieces: dict[str, Piece] = {}  # of each clause
        self.provisions: dict[str, int] = {}
        self.cases: dict[str, dict[str, int]] = {}  # of each provision, the case of each of its clauses
        self.exceptions: dict[str, int] = {}
        self.told: dict[str, list[int]] = {}  # exceptions told of each provision
        self.answers: list[Answer] = []

    def known(self, matter: Matter) -> Iterator[Piece]:
        """What the law on file punishes of a matter, surely or perhaps."""
        own = sum(SPACE.bit["conduct"][name] for name in matter.conducts)
        wanted = self.plainly(SPACE.full & ~SPACE.fields["conduct"].mask | own)
        for rating in self.law.ratings:
            if self.law.provisions[rating.provision].counts_for(COUNTED[matter.name]):
                for cube, terms in rating.alternatives:
                    if SPACE.meet(cube, wanted):
                        yield Piece(rating.provision, cube, terms.doubt, terms.range)

    @staticmethod
    def plainly(cube: int, **other: str) -> int:
        """Facts as those of a principal who completed the act at home, or in another part or stage."""
        answers = {"role": "perpetrator", "stage": "completed", "actor": "adult", "act_place": "own_territory"}
        for name, value in {**answers, "surrender": "not_asked", **other}.items():
            cube = only(cube, name, value)
        return cube

    def excluded(self, piece: Piece, cube: int) -> list[Reason | None]:
        """The exclusions that hold for a case: None for a sure one, else the doubt about it."""
        return [
            item.doubt
            for item in self.law.provisions[piece.provision].exclusions
            if SPACE.meet(item.cube, cube) == cube
        ]

    def sure_cases(self, name: str) -> list[int]:
        """Cases that a provision surely reaches: that of each clause, and each with one element otherwise."""
        elements = BY_NAME[name.partition("-")[0]].elements
        found: dict[int, None] = {}
        for clause, case in self.cases[name].items():
            piece = self.pieces[clause]
            values = ((of, value) for of in elements for value in SPACE.bit[of] if piece.cube & SPACE.bit[of][value])
            for cube in (case, *(only(case, of, value) for of, value in values)):
                if not piece.doubt and SPACE.meet(piece.cube, cube) == cube and not self.excluded(piece, cube):
                    found[cube] = None
        return list(found) or list(self.cases[name].values())

    def norms(self, case: int) -> list[Norm]:
        """The norms that punish a case, with their range for it."""
        kinds = self.interview.scope.treaty.selections.aggravated
        found = self.evaluator.penal.graded(kinds, (case,)).norms
        return [norm for norm in found if SPACE.meet(norm.cube, case) and not self.law.provisions[norm.provision].adds]

    def cite(self, cites: tuple[str, ...]) -> str:
        """A pinpoint as an interview takes it: the act, a comma, the place in it."""
        key, _, place = cites[0].partition(" ") if cites else ("general", "", "1")
        return f"{key}, {place or '1'}"
