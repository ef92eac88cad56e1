"""The engine's questions on the real data, warm: yes or no, with all gaps as primes, and all duties of a State."""

import statistics
import time
from collections.abc import Callable
from typing import NamedTuple

from bench.synthetic import synthetic_laws

from harmonize.duties.coverage import Coverage, Offence, lacking, real
from harmonize.duties.criminalize import presented
from harmonize.duties.docket import Docket
from harmonize.findings.assessment import answers
from harmonize.library.dataset import Dataset
from harmonize.norms.law import Law
from harmonize.norms.treaty import Duty

DAY = "2026-11-24"
REPEAT = 5


def best(work: Callable[[], object]) -> float:
    """The least seconds of a few runs of something."""
    found = []
    for _ in range(REPEAT):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return min(found)


class Question(NamedTuple):
    """What one duty asks of one law: the required facts, the possible cover, and what nobody asks about."""

    docket: Docket
    duty: Duty
    required: tuple[Offence, ...]
    cover: tuple[Offence, ...]
    away: tuple[int, ...]


class Listening(Docket):
    """A docket that remembers the question it answered last."""

    def against(
        self, required: tuple[Offence, ...], region: tuple[int, ...], kinds: tuple[str, ...], away: tuple[int, ...]
    ) -> Coverage:
        found = super().against(required, region, kinds, away)
        self.asked = Question(self, self.duty(self.name), required, found.punished, away)
        return found

    def question(self, name: str) -> Question:
        """The question of a duty, accessory ones included."""
        self.name = name
        self.worked_out(self.duty(name))
        return self.asked


def questions(dataset: Dataset) -> list[Question]:
    """Every law in force against every criminalize duty that asks for any facts."""
    found = []
    for code in dataset.codes:
        law = dataset.law(code, DAY)
        if law is not None:
            docket = Listening(law, dataset.treaty, dataset.status.members(DAY), dataset.treaty.readings({}))
            found += [
                docket.question(name)
                for name, duty in dataset.treaty.duties.items()
                if duty.form == "criminalize" and "either" not in duty.test
            ]
    return [item for item in found if any(part.cubes for part in item.required)]


def against_solver(dataset: Dataset) -> dict[str, float]:
    """Per question: the engine's decision and its gaps as primes, over the solver's yes or no; all answers must agree."""
    from bench.solver import Sat

    decide: list[float] = []
    explain: list[float] = []
    for docket, duty, required, cover, away in questions(dataset):
        solver = Sat(required, cover, away)
        kinds = docket.kinds(duty)

        def answer() -> bool:
            return any(real(lacking(part, cover), (*part.exclusions, *away)) for part in required)  # noqa: B023

        def primes() -> object:
            return presented(docket, duty, docket.worked_out(duty), kinds)  # noqa: B023

        if answer() != solver.uncovered():
            raise SystemExit(f"{docket.law.code} {duty.id}: engine and solver disagree")
        peer = best(solver.uncovered)
        decide.append(best(answer) / peer)
        explain.append(best(primes) / peer)
    return {
        "questions": len(decide),
        "decision": statistics.median(decide),
        "primes": statistics.median(explain),
        "worst": max(explain),
    }


def all_duties(dataset: Dataset, code: str) -> float:
    """Seconds for all duties of all instruments on one State, warm."""
    law = dataset.law(code, DAY)
    assert law is not None
    return best(lambda: answers(law, dataset.treaty, dataset.status, DAY))


def growth(dataset: Dataset, few: int, many: int) -> float:
    """How much the time per State grows from few to many States of Germany's size, all results kept."""
    law = dataset.law("DE", DAY)
    assert law is not None
    laws = synthetic_laws(law, many)

    def per_state(asked: list[Law]) -> float:
        start = time.perf_counter()
        kept = [answers(item, dataset.treaty, dataset.status, DAY) for item in asked]
        return (time.perf_counter() - start) / len(kept)

    per_state(laws[:2])
    found = []
    for turn in range(3):
        step = many // few
        one = per_state(laws[turn::step])  # every tenth, so that few and many are alike
        found.append(per_state(laws) / one)
    return statistics.median(found) - 1
