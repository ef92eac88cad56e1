"""The same coverage question put to a SAT solver: is every required fact punished?"""

from collections.abc import Iterable

from pysat.solvers import Cadical153

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Offence


class Sat:
    """One law's cover in clauses: a variable per value, exactly one value per dimension, a clause per cube."""

    def __init__(self, cover: Iterable[Offence], away: Iterable[int]) -> None:
        self.variables = SPACE.bit
        self.number: dict[int, int] = {}
        for bits in self.variables.values():
            for bit in bits.values():
                self.number[bit] = len(self.number) + 1
        self.next = len(self.number) + 1
        self.solver = Cadical153()
        for bits in self.variables.values():
            numbers = [self.number[bit] for bit in bits.values()]
            self.solver.add_clause(numbers)
            for i, one in enumerate(numbers):
                for other in numbers[i + 1 :]:
                    self.solver.add_clause([-one, -other])
        for _, cubes, exclusions in cover:
            saved = [self.inside(cube) for cube in exclusions]
            for cube in cubes:
                self.solver.add_clause(self.outside(cube) + saved)
        for cube in away:
            self.solver.add_clause(self.outside(cube))

    def outside(self, cube: int) -> list[int]:
        """Literals of which one holds when the facts lie outside a cube."""
        return [self.number[bit] for bits in self.variables.values() for bit in bits.values() if not bit & cube]

    def inside(self, cube: int) -> int:
        """A literal that only holds when the facts lie inside a cube."""
        literal, self.next = self.next, self.next + 1
        for bit in self.number:
            if not bit & cube:
                self.solver.add_clause([-literal, -self.number[bit]])
        return literal

    def assumptions(self, region: int) -> list[int]:
        """What a region rules out."""
        return [-self.number[bit] for bit in self.number if not bit & region]

    def uncovered(self, assumptions: list[int]) -> bool:
        """Whether some fact under the assumptions is not punished."""
        return bool(self.solver.solve(assumptions))
