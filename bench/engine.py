"""The engine's questions on the real data, warm: yes or no, with all gaps as primes, and all duties of a State."""

import statistics
import time
from collections.abc import Callable

from bench.synthetic import synthetic_laws

from harmonize.duties.coverage import Offence, lacking, real
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


def questions(dataset: Dataset) -> list[tuple[Docket, Duty]]:
    """Every law in force against every criminalize duty with a region of its own."""
    found = []
    for code in dataset.codes:
        law = dataset.law(code, DAY)
        if law is not None:
            docket = Docket(law, dataset.treaty, dataset.status.members(DAY), dataset.treaty.readings({}))
            found += [
                (docket, docket.duty(name))
                for name, duty in dataset.treaty.duties.items()
                if duty.form == "criminalize" and "region" in duty.test and duty.instrument in ("smp", "untoc")
            ]
    return found


def against_solver(dataset: Dataset) -> dict[str, float]:
    """Per question: the engine's decision and its gaps as primes, over the solver's yes or no; all answers must agree."""
    from bench.solver import Sat

    decide: list[float] = []
    explain: list[float] = []
    for docket, duty in questions(dataset):
        coverage = docket.coverage(duty.id)
        required = Offence(-1, coverage.region, ())
        kinds = docket.kinds(duty)
        solver = Sat(coverage.punished, coverage.away)
        assumed = [solver.assumptions(cube) for cube in coverage.region]

        def answer() -> bool:
            return bool(real(lacking(required, coverage.punished), coverage.away))  # noqa: B023  used at once

        def solve() -> bool:
            return any(solver.uncovered(item) for item in assumed)  # noqa: B023

        def primes() -> object:
            docket.coverages.pop(duty.id, None)  # noqa: B023
            return presented(docket, duty, docket.coverage(duty.id), kinds)  # noqa: B023

        if answer() != solve():
            raise SystemExit(f"{docket.law.code} {duty.id}: engine and solver disagree")
        peer = best(solve)
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
