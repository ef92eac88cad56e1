"""The engine's questions on the real data, warm: yes or no, with all gaps as primes, and all duties of a State."""

import statistics
import time
from collections.abc import Callable
from functools import partial
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from bench.synthetic import synthetic_laws

from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import counterexamples, nearest
from harmonize.duties.question import Question, first_escaping, ready
from harmonize.findings.assessment import answers
from harmonize.findings.overlap import Side, overlap
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.duty_tests import Criminalize
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Gap
from harmonize.norms.treaty import Duty
from harmonize.query import party_of

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


class Asked(NamedTuple):
    """What one duty asks of one law."""

    evaluator: Evaluator
    duty: Duty
    question: Question


def questions(dataset: Dataset) -> list[Asked]:
    """Every law in force against every criminalize duty that asks for any facts."""
    found = []
    for code in dataset.codes:
        law = dataset.law(code, DAY)
        if law is not None:
            evaluator = Evaluator(
                LawOnDay(law, dataset.status.members(DAY)), dataset.treaty, dataset.treaty.readings({})
            )
            found += [
                Asked(evaluator, evaluator.duty(name), evaluator.question(name))
                for name, duty in dataset.treaty.duties.items()
                if isinstance(duty.test, Criminalize) and not duty.test.either
            ]
    return [item for item in found if item.question.asked]


def against_solver(dataset: Dataset) -> dict[str, float]:
    """Per question: the engine's decision and its gaps as primes, over the solver's yes or no; all answers must agree.

    Both are made ready before: the solver's clauses are loaded, the engine's sets are listed.
    """
    from bench.solver import Clauses, Sat

    decide: list[float] = []
    explain: list[float] = []
    for evaluator, duty, asked in questions(dataset):
        solver = Sat(Clauses(asked.required, asked.punished, asked.region.excluding))
        prepared = ready(asked.required, asked.punished, asked.region.excluding)

        answer = partial(first_escaping, prepared)
        primes = partial(explained, evaluator, duty, asked)
        if bool(answer()) != solver.uncovered():
            raise SystemExit(f"{evaluator.law.code} {duty.id}: engine and solver disagree")
        peer = best(solver.uncovered)
        decide.append(best(answer) / peer)
        explain.append(best(primes) / peer)
    return {
        "questions": len(decide),
        "decision": statistics.median(decide),
        "primes": statistics.median(explain),
        "worst": max(explain),
    }


def explained(evaluator: Evaluator, duty: Duty, asked: Question) -> list[Gap]:
    """All gaps of a question, as a reader gets them."""
    found = counterexamples(duty.criminalize.listed, asked.region.cubes, asked.searches, asked.walls)
    return [gap._replace(near=nearest(evaluator.penal, gap.cube, asked.kinds)) for gap in found]


def side_by_side(dataset: Dataset) -> dict[str, list[float]]:
    """Per question the time of each solver over the engine's: is the region covered, and if not, a counterexample.

    Every answer must agree. Making ready (a solver's clauses, the engine's sets) is not counted, except for decision
    diagrams, which are the answer.
    """
    from bench.solver import Answers, Clauses, Diagrams, Sat, Smt

    ratios: dict[str, list[float]] = {}
    for _, _, asked in questions(dataset):
        prepared = ready(asked.required, asked.punished, asked.region.excluding)

        engine = partial(first_escaping, prepared)
        said, own = bool(engine()), best(engine)
        clauses = Clauses(asked.required, asked.punished, asked.region.excluding)
        for peer in (Sat(clauses), Smt(clauses), Answers(clauses), Diagrams(clauses)):
            if peer.uncovered() != said:
                raise SystemExit(f"engine and {type(peer).__name__} disagree")
            ratios.setdefault(type(peer).__name__, []).append(best(peer.uncovered) / own)
    return ratios


def pairs(dataset: Dataset, folder: Path, few: int, many: int) -> tuple[float, float]:
    """Seconds for all pairs of the first 60 synthetic States over the regions of the duties, and the growth per pair.

    Growth is that of the seconds per pair from few to many States, in percent.
    """
    store = Folder(folder, Dataset)
    bare = {duty.id: duty._replace(test=duty.criminalize._replace(beyond=())) for duty in dataset.treaty.compared}
    treaty = dataset.treaty._replace(duties={**dataset.treaty.duties, **bare})
    laws = [law for code in store.codes if (law := store.law(code, DAY))]
    while len(laws) < many:
        laws += synthetic_laws(laws[len(laws) % 7], many)[len(laws) :]

    def seconds(count: int) -> float:
        sides = [Side.of(law, party_of(dataset, law.code), DAY, treaty, dataset.status) for law in laws[:count]]
        start = time.perf_counter()
        for one, other in combinations(sides, 2):
            for duty in bare.values():
                overlap(one, other, duty)
        return time.perf_counter() - start

    seconds(4)
    found = [min(seconds(count) for _ in range(2)) for count in (few, 60, many)]
    per_pair = [found[0] / (few * (few - 1)), found[2] / (many * (many - 1))]
    return found[1], 100 * (per_pair[1] / per_pair[0] - 1)


def all_duties(dataset: Dataset, code: str) -> float:
    """Seconds for all duties of all instruments on one State, warm, with all that explains them."""
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
    one = per_state(laws[:: many // few])  # every tenth, so that few and many are alike
    return per_state(laws) / one - 1
