"""The same coverage question put to a SAT solver, as well as we can: is every required fact punished?

One variable per class of answers that no cube in the question tells apart, one class per dimension, a clause per cube.
With one variable per answer the solver would need six times as long, most of it for the 250 States.
"""

from collections.abc import Iterable

from pysat.solvers import Cadical153

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Offence


class Sat:
    """One law's cover in clauses, loaded once; each required cube is a question under assumptions."""

    def __init__(self, required: Iterable[Offence], cover: Iterable[Offence], away: Iterable[int]) -> None:
        asked, punished, unasked = tuple(required), tuple(cover), tuple(away)
        cubes = [cube for part in (*asked, *punished) for cube in (*part.cubes, *part.exclusions)]
        self.solver = Cadical153()
        self.count = 0
        self.beside: dict[int, list[int]] = {}  # the variables of the answers that a set of answers leaves out
        for name, field in SPACE.fields.items():
            sets = {cube & field.mask for cube in (*cubes, *unasked)} - {field.mask}
            if sets:
                self.add_dimension(SPACE.bit[name].values(), sorted(sets))
        for part in punished:
            saved = [self.inside(cube) for cube in part.exclusions]
            for cube in part.cubes:
                self.solver.add_clause(self.outside(cube) + saved)
        for cube in unasked:
            self.solver.add_clause(self.outside(cube))
        self.questions = [question for part in asked for question in self.asking(part)]

    def new(self) -> int:
        """A fresh variable."""
        self.count += 1
        return self.count

    def add_dimension(self, bits: Iterable[int], sets: list[int]) -> None:
        """Exactly one class of answers."""
        classes = {tuple(bool(bit & one) for one in sets): 0 for bit in bits}
        for key in classes:
            classes[key] = self.new()
        numbers = list(classes.values())
        self.solver.add_clause(numbers)
        for i, one in enumerate(numbers):
            for other in numbers[i + 1 :]:
                self.solver.add_clause([-one, -other])
        for i, chosen in enumerate(sets):
            self.beside[chosen] = [number for key, number in classes.items() if not key[i]]

    def outside(self, cube: int) -> list[int]:
        """Literals of which one holds when the facts lie outside a cube."""
        parts = (cube & field.mask for field in SPACE.fields.values() if cube & field.mask != field.mask)
        return [number for part in parts for number in self.beside[part]]

    def inside(self, cube: int) -> int:
        """A literal that only holds when the facts lie inside a cube."""
        literal = self.new()
        for number in self.outside(cube):
            self.solver.add_clause([-literal, -number])
        return literal

    def asking(self, part: Offence) -> list[list[int]]:
        """The assumptions of each required cube: in it, and in none of the exclusions beside it."""
        chosen = self.new()
        for cube in part.exclusions:
            self.solver.add_clause([-chosen, *self.outside(cube)])
        return [[chosen, *(-number for number in self.outside(cube))] for cube in part.cubes]

    def uncovered(self) -> bool:
        """Whether some required fact is not punished."""
        return any(self.solver.solve(question) for question in self.questions)
