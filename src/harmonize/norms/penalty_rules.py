"""What a provision punishes and how gravely, as it is written: alternatives, and the steps that work the rest in.

Nothing is multiplied out here: forty forms that stand beside each other would be more than anyone could store.
"""

from collections.abc import Iterable, Iterator
from typing import Any, Literal, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.doubt import Reason
from harmonize.norms.drafts import Draft, Terms, graver_doubt, terms_of
from harmonize.norms.penalty import Fine, Months, Penalty, Range
from harmonize.norms.ranges import Effect, Scaling, Threshold

# The questions that the general part answers where an offence does not: a step may carry facts over from one answer to
# another, so that facts are narrowed in these only when all steps are done.
GENERAL = ("role", "stage", "actor", "for")
CARRIED = sum(SPACE.fields[name].mask for name in GENERAL)


class Form(NamedTuple):
    """A qualified form: the facts it holds for, and what it makes of the range.

    ``pieces`` are cubes, each with the questions of the general part that it answers itself. ``only_on`` names the forms of
    which it goes on one. ``cut`` says that it holds instead of the range without it, not beside it. ``penalty`` is one of its
    own, None where it only changes the range.
    """

    id: str
    pieces: tuple[tuple[int, tuple[str, ...]], ...]
    only_on: tuple[str, ...]
    cut: bool
    effect: Effect
    penalty: Penalty | None
    cite: tuple[str, ...]
    doubt: Reason | None
    step: Literal["form"] = "form"

    def meets(self, cube: Cube) -> bool:
        """Whether the form could hold for some fact of a cube."""
        return any(SPACE.meet(cube, part) for part, _ in self.pieces)

    def shaped(self, terms: Terms, named: Iterable[str]) -> Terms:
        """What the form makes of the terms of an offence, for facts of which it answers some questions itself."""
        doubt = graver_doubt(terms.doubt, self.doubt)
        known = tuple([name for name in GENERAL if name in terms.named or name in named])
        displacing = terms.displacing or bool(self.cut and self.doubt)
        forms = (*terms.forms, self.id)
        return Terms(known, self.penalty or self.changed(terms.penalty), forms, doubt, terms.clause, displacing)

    def changed(self, whole: Penalty) -> Penalty:
        """What the form makes of a penalty where it has none of its own."""
        extent = self.effect.of(whole.range)
        return whole if extent == whole.range else whole.changed(extent, shares=self.effect.by_shares, cite=self.cite)


class Minors(NamedTuple):
    """What becomes of the range of the under-aged, no minimum without a ``scaling``: for all forms of the offence, or those listed."""

    whole: bool
    forms: tuple[str, ...]
    scaling: Scaling | None = None
    when: Threshold = Threshold()
    step: Literal["minors"] = "minors"


class Carrying(NamedTuple):
    """A rule that carries an offence over to another role or stage.

    ``values`` are the answers to ``dimension`` that it gives; ``within`` is the cube in which it does so; ``scaling`` what
    becomes of the range (None for nothing), ``when`` the ranges for which it holds.
    """

    dimension: str
    values: tuple[str, ...]
    scaling: Scaling | None
    when: Threshold
    within: Cube
    doubt: Reason | None

    def penalty(self, whole: Penalty) -> Penalty:
        """What the rule makes of the penalty of the offence."""
        return self.scaling.penalty(whole) if self.scaling else whole

    def drafts(self, drafts: list[Draft], asked: int) -> Iterator[Draft]:
        """The drafts that the rule reaches, carried over with their range and their doubt."""
        bits = sum(SPACE.bit[self.dimension][value] for value in self.values)
        mask = SPACE.fields[self.dimension].mask
        if not bits & asked:
            return
        over: dict[int, Terms] = {}
        for key, terms in terms_of(drafts).items():
            if self.dimension not in terms.named and self.when.reached(terms.range):
                over[key] = terms.carried(self.penalty(terms.penalty), self.doubt)
        for cube, terms in drafts:
            if id(terms) in over and (both := SPACE.meet(cube & ~mask | bits, self.within)):
                yield both, over[id(terms)]


class Carryings(NamedTuple):
    """Rules that carry the same drafts over, each for itself."""

    rules: tuple[Carrying, ...]
    step: Literal["carryings"] = "carryings"


class Fines(NamedTuple):
    """A rule for the whole State: where a penalty within ``when`` has no fine, for facts of ``pieces``, it has this one."""

    fine: Fine
    pieces: tuple[Cube, ...]
    when: Threshold
    step: Literal["fines"] = "fines"


class Companies(NamedTuple):
    """Legal persons are liable: for all forms of the offence, or for those listed."""

    whole: bool
    forms: tuple[str, ...]
    doubt: Reason | None
    step: Literal["companies"] = "companies"


class Migrant(NamedTuple):
    """Whether the person moved is spared where the offence does not say whose passage it is: ``yes``, ``no``, or a ground of doubt.

    ``accomplice`` says it for the instigator or helper of whoever moves him, also where the offence says that it is
    another's passage; empty where nothing is said of them apart.
    """

    spared: str
    why: str
    accomplice: str = ""
    step: Literal["migrant"] = "migrant"


class AtLeast(NamedTuple):
    """A maximum (months) below which no range of some roles and stages lies: a change that advice tries."""

    within: Cube
    months: Months
    step: Literal["at_least"] = "at_least"


class Graver(NamedTuple):
    """A range of its own for some facts: a change that advice tries."""

    facts: Cube
    range: Range
    step: Literal["graver"] = "graver"


Step = Form | Minors | Carryings | Fines | Companies | Migrant | AtLeast | Graver


class Rating(NamedTuple):
    """What one provision punishes, as written: its alternatives with the range of the offence, and the steps after them.

    ``telling`` are the sets of forms of which a later step asks whether a draft carries one.
    """

    provision: int
    alternatives: tuple[Draft, ...]
    steps: tuple[Step, ...]
    telling: tuple[tuple[str, ...], ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The qualified forms in their order."""
        return tuple([step for step in self.steps if isinstance(step, Form)])

    def as_if_punished(self, open_for: frozenset[Reason]) -> "Rating":
        """The rating with every alternative, form and rule sure that is open for one of some reasons."""

        def sure(item: Any) -> Any:
            return item._replace(doubt=None) if item.doubt in open_for else item

        steps: list[Step] = []
        for step in self.steps:
            if isinstance(step, Carryings):
                steps.append(Carryings(tuple(map(sure, step.rules))))
            else:
                steps.append(sure(step) if isinstance(step, Form | Companies) else step)
        return self._replace(
            alternatives=tuple([(cube, sure(terms)) for cube, terms in self.alternatives]), steps=tuple(steps)
        )

    def with_only(self, *ids: str) -> "Rating":
        """The rating without all qualified forms but some, and those they go on."""
        kept = set(ids)
        for form in reversed(self.forms):
            kept |= set(form.only_on) if form.id in kept else set()
        return self._replace(steps=tuple(step for step in self.steps if not isinstance(step, Form) or step.id in kept))

    def nearest_clause(self, cube: Cube) -> str:
        """The name of the clause with the fewest elements in the way of some facts; roles and stages are left aside."""
        full, guards = SPACE.full, SPACE.guards

        def distance(written: Cube) -> tuple[int, int]:
            known = written | CARRIED
            return (guards & ~((cube & known) + full)).bit_count(), (cube & ~known).bit_count()

        found = [(bool(terms.doubt), distance(facts), terms.clause) for facts, terms in self.alternatives]
        return min(found)[-1] if found else ""

    def clause_of(self, fact: Cube, *, doubtful: bool) -> str:
        """The name of the clause that says a fact, surely or doubtfully; of several the one that names its role and stage."""
        full, guards = SPACE.full, SPACE.guards
        found = [
            (
                (guards & ~((fact & (written | CARRIED)) + full)).bit_count(),
                bool(terms.doubt) != doubtful,
                bool(fact & ~written),
                terms.clause,
            )
            for written, terms in self.alternatives
        ]
        return min(found)[-1] if found else ""

    @property
    def plain(self) -> Penalty | None:
        """The gravest penalty without any qualified form; None for a provision without facts."""
        return max((terms.penalty for _, terms in self.alternatives), key=lambda it: it.range.severity, default=None)
