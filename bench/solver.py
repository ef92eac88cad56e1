"""The same coverage question put to solvers, as well as we can: is every required fact punished, and if not, which?

One variable per class of answers that no cube in the question tells apart, one class per dimension, a clause per cube.
With one variable per answer a SAT solver would need six times as long, most of it for the 250 States. SAT, SMT and answer
sets get the same clauses, loaded once, and each required cube as assumptions; decision diagrams get the same formula built
as a diagram, whose emptiness is then read off, so that building is what is measured.
"""

from collections.abc import Iterable
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties.coverage import Share


class Clauses:
    """One law's cover in clauses; each required cube is a list of literals that must hold together."""

    def __init__(self, required: Iterable[Share], cover: Iterable[Share], excluding: Iterable[int]) -> None:
        asked, punished, unasked = tuple(required), tuple(cover), tuple(excluding)
        cubes = [cube for _, own in (*asked, *punished) for cube in (*own.cubes, *own.excluding)]
        self.clauses: list[list[int]] = []
        self.count = 0
        self.others: dict[int, list[int]] = {}  # the variables of the answers that a set of answers leaves out
        for name, field in SPACE.fields.items():
            sets = {cube & field.mask for cube in (*cubes, *unasked)} - {field.mask}
            if sets:
                self.add_dimension(SPACE.bit[name].values(), sorted(sets))
        for _, own in punished:
            saved = [self.inside(cube) for cube in own.excluding]
            for cube in own.cubes:
                self.clauses.append(self.outside(cube) + saved)
        for cube in unasked:
            self.clauses.append(self.outside(cube))
        self.questions = [question for _, own in asked for question in self.asking(own)]

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
        self.clauses.append(numbers)
        for i, one in enumerate(numbers):
            for other in numbers[i + 1 :]:
                self.clauses.append([-one, -other])
        for i, chosen in enumerate(sets):
            self.others[chosen] = [number for key, number in classes.items() if not key[i]]

    def outside(self, cube: int) -> list[int]:
        """Literals of which one holds when the facts lie outside a cube."""
        parts = (cube & field.mask for field in SPACE.fields.values() if cube & field.mask != field.mask)
        return [number for part in parts for number in self.others[part]]

    def inside(self, cube: int) -> int:
        """A literal that only holds when the facts lie inside a cube."""
        literal = self.new()
        for number in self.outside(cube):
            self.clauses.append([-literal, -number])
        return literal

    def asking(self, region: Region) -> list[list[int]]:
        """The assumptions of each required cube: in it, and in none of those that it excludes."""
        chosen = self.new()
        for cube in region.excluding:
            self.clauses.append([-chosen, *self.outside(cube)])
        return [[chosen, *(-number for number in self.outside(cube))] for cube in region.cubes]


class Sat:
    """CaDiCaL through python-sat: a yes or no, incremental."""

    def __init__(self, clauses: Clauses) -> None:
        from pysat.solvers import Cadical153

        self.solver = Cadical153(bootstrap_with=clauses.clauses)
        self.questions = clauses.questions

    def uncovered(self) -> bool:
        """Whether some required fact is not punished."""
        return any(self.solver.solve(question) for question in self.questions)


class Smt:
    """z3, incremental, with the counterexample as a model."""

    def __init__(self, clauses: Clauses) -> None:
        import z3

        self.sat = z3.sat
        names = [None, *(z3.Bool(f"v{i}") for i in range(1, clauses.count + 1))]
        self.solver = z3.SolverFor("QF_FD")

        def literal(number: int) -> Any:
            return names[number] if number > 0 else z3.Not(names[-number])

        for clause in clauses.clauses:
            self.solver.add(z3.Or([literal(number) for number in clause]))
        self.questions = [[literal(number) for number in question] for question in clauses.questions]

    def uncovered(self) -> bool:
        """Whether some required fact is not punished; the fact is read from the model."""
        for question in self.questions:
            if self.solver.check(*question) == self.sat:
                self.solver.model()
                return True
        return False


class Answers:
    """clingo, grounded once per law, with the counterexample as an answer set."""

    def __init__(self, clauses: Clauses) -> None:
        import clingo

        self.control = clingo.Control(["--warn=none"])
        with self.control.backend() as backend:
            atoms = [0, *(backend.add_atom() for _ in range(clauses.count))]
            backend.add_rule(atoms[1:], [], choice=True)
            for clause in clauses.clauses:
                backend.add_rule([], [-atoms[n] if n > 0 else atoms[-n] for n in clause])
        self.questions = [[atoms[n] if n > 0 else -atoms[-n] for n in question] for question in clauses.questions]

    def uncovered(self) -> bool:
        """Whether some required fact is not punished."""
        return any(self.control.solve(assumptions=question).satisfiable for question in self.questions)


class Diagrams:
    """Decision diagrams of oxidd: the cover and the required facts are built as diagrams, and their difference."""

    def __init__(self, clauses: Clauses) -> None:
        from oxidd.bdd import BDDManager

        self.clauses = clauses
        self.manager = BDDManager(4_000_000, 1_000_000, 1)
        self.manager.add_vars(clauses.count)

    def uncovered(self) -> bool:
        """Whether some required fact is not punished; the counterexample is one path of the diagram."""
        manager = self.manager
        plain = [None, *(manager.var(i) for i in range(self.clauses.count))]
        negated = [None, *(~variable for variable in plain[1:])]

        def literal(number: int) -> Any:
            return plain[number] if number > 0 else negated[-number]

        law = manager.true()
        for clause in self.clauses.clauses:
            either = manager.false()
            for number in clause:
                either |= literal(number)
            law &= either
        for question in self.clauses.questions:
            facts = law
            for number in question:
                facts &= literal(number)
            if facts.satisfiable():
                facts.pick_cube()
                return True
        return False
