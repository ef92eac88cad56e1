"""What weighs more: the punished facts level by level of severity, and what is graver than each level."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from harmonize.conduct.dimensions import SPACE
from oracle.cubes import MASK, Held, beyond, changed, empty, moved, overlap
from oracle.duties import Task
from oracle.given import Doubt, Facts, Norm
from oracle.ordinary import DIMENSION, OTHERWISE

if TYPE_CHECKING:
    from oracle.judge import Judge

COUNTED = ("smuggling", "document", "endangering")


class Level(NamedTuple):
    """The facts of one severity with the circumstance, and what surely and what possibly weighs more.

    ``handled`` are the facts of the levels above; they, and what something else has made graver already, are not asked
    again (``elsewhere``).
    """

    asked: list[Held]
    sure: list[Held]
    possible: list[Held]
    handled: list[Held]
    elsewhere: list[Held]


class Scale:
    """One circumstance of one law: the ordinary facts that are punished, and the change that the circumstance makes."""

    def __init__(
        self, judge: "Judge", task: Task, change: dict[str, int], slices: list[Held], aside: tuple[int, ...]
    ) -> None:
        self.law, self.task, self.change, self.slices, self.aside = judge.law, task, change, slices, aside
        around = [*slices, *moved(slices, change)]
        self.norms = [norm for norm in self.law.counting(self.law.norms, COUNTED) if meets_any(norm.cube, around)]
        self.added = [norm for norm in self.law.punished if self.law.offences[norm.offence].adds]

    def levels(self) -> Iterator[Level]:
        """The gravest first."""
        sure = [norm for norm in self.norms if not norm.doubt and meets_any(norm.cube, self.slices)]
        handled: list[Held] = []
        for severity in sorted({norm.severity for norm in sure}, reverse=True):
            here = [norm for norm in sure if norm.severity == severity]
            milder = [norm for norm in sure if norm.severity < severity]
            above = [norm for norm in sure if norm.severity >= severity]
            more = [norm for norm in self.norms if norm.severity > severity]
            harder = [
                Held(cube, (*beside, *self.aside))
                for cube, beside in moved(overlap(self.slices, self.law.sure(here)), self.change)
            ]
            already = moved(self.graver_already(here, milder, above), self.change)
            yield Level(
                harder,
                [*self.law.sure(more), *self.factors(sure=True)],
                [*self.law.possible(more), *self.factors(sure=False)],
                handled,
                [*handled, *already],
            )
            handled = [*handled, *harder]

    def graver_already(self, here: list[Norm], milder: list[Norm], above: list[Norm]) -> list[Held]:
        """Facts so grave by one special answer: with the plain answer to the same question they are punished, but less."""
        found = []
        for name in OTHERWISE:
            usual = SPACE.bit[name][DIMENSION[name].plain]
            if all(norm.cube & usual for norm in here):
                continue
            facts = overlap(
                overlap(self.slices, [Held(~MASK[name] & sum(MASK.values()) | usual)]), self.law.sure(milder)
            )
            special = {name: MASK[name] & ~usual}
            found += [Held(changed(piece, special)) for piece in beyond(facts, self.law.sure(above))]
        return found

    def factors(self, *, sure: bool) -> list[Held]:
        """Statutory sentencing factors that name the circumstance, and offences that add up where they do.

        Under one reading a general duty to weigh harm counts too, though it names no circumstance.
        """
        if self.task.test.get("weighing") == "no":
            return []
        general = self.task.test.get("general_duty") == "yes"
        found = []
        for place, offence in enumerate(self.law.offences):
            if offence.administrative:
                continue
            own = [norm for norm in self.law.punished if norm.offence == place and not (norm.doubt and sure)]
            naming = [
                Held(item.cube) for item in offence.factors if self.names(item.cube) and not (item.doubt and sure)
            ]
            held = self.law.sure(own) if sure else self.law.possible(own)
            found += overlap(held, naming)
            if general and any(not places or place in places for places in self.law.weighings):
                found += held
            elif offence.adds:
                found += [item for item in held if self.names(item.cube)]
        return found

    def names(self, cube: int) -> bool:
        """Whether facts say anything about the circumstance."""
        return any(cube & MASK[name] != MASK[name] for name in self.change)

    def doubts(self, unsure: Iterable[int]) -> list[tuple[int, Doubt]]:
        """Why it is open whether the circumstance weighs: doubtful norms and factors, else doubtful exclusions."""
        facts = [Held(piece) for piece in unsure]
        touching = [norm for norm in (*self.norms, *self.added) if meets_any(norm.cube, facts)]
        found = [(norm.cube, norm.doubt) for norm in touching if norm.doubt]
        found += [(item.cube, item.doubt) for offence in self.law.offences for item in offence.factors if item.doubt]
        found = [item for item in found if meets_any(item[0], facts)]
        if found:
            return found
        saved: list[Facts] = [
            item for place in {norm.offence for norm in touching} for item in self.law.offences[place].exclusions
        ]
        return [(item.cube, item.doubt) for item in saved if item.doubt and meets_any(item.cube, facts)]


def meets_any(cube: int, facts: Iterable[Held]) -> bool:
    """Whether a cube shares an answer to every question with one of some others."""
    return any(not empty(cube & item.cube) for item in facts)
