"""The engine against point-by-point evaluation: on real laws, random facts lie in exactly the regions that say so."""

import random

import pytest
from points import counted, lies_in, random_point

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import replaced
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.answer import answer
from harmonize.library.dataset import Dataset
from harmonize.norms.law_on_day import LawOnDay

STATES = ("DE", "GB", "AU", "IT", "FR", "ES", "US", "XA")
BASES = ("smp-6.1.a", "smp-6.1.b.i", "smp-6.1.b.ii/procure", "smp-6.1.b.ii/possess", "smp-6.1.c", "smp-3.a/procure")
ACCESSORIES = ("smp-6.2.a", "smp-6.2.b/unqualified", "smp-6.2.c", "untoc-10.1")
POINTS = 150


def evaluator_of(dataset: Dataset, code: str) -> Evaluator:
    law = dataset.law(code, DAY)
    assert law is not None
    return Evaluator(LawOnDay(law, dataset.status.members(DAY)), dataset.treaty, dataset.treaty.readings({}))


@pytest.mark.sample(2, 12)
@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize("name", BASES)
def test_a_fact_lies_in_the_gap_exactly_when_no_offence_reaches_it(code: str, name: str, dataset: Dataset) -> None:
    evaluator = evaluator_of(dataset, code)
    coverage = evaluator.question(name).coverage
    law = counted(evaluator.law, evaluator.kinds(evaluator.duty(name)))
    chance = random.Random(f"{code} {name}")
    for _ in range(POINTS):
        point = random_point(chance.choice(coverage.region.cubes), chance)
        if not lies_in(point, coverage.region.excluding):
            said = (
                "no" if lies_in(point, coverage.gaps) else "unsettled" if lies_in(point, coverage.doubtful) else "yes"
            )
            assert said == answer(law, point, anywhere=True).punishable, SPACE.allowed(point)


@pytest.mark.sample(1, 8)
@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize("name", ACCESSORIES)
def test_an_accessory_fact_is_asked_exactly_when_its_base_is_an_offence(code: str, name: str, dataset: Dataset) -> None:
    evaluator = evaluator_of(dataset, code)
    duty = evaluator.duty(name)
    coverage = evaluator.question(name).coverage
    law = counted(evaluator.law, evaluator.kinds(duty))
    chance = random.Random(f"{code} {name}")
    for base in duty.criminalize.bases:
        kinds = evaluator.kinds(evaluator.duty(base))
        for _ in range(POINTS // 2):
            point = random_point(chance.choice(evaluator.region(evaluator.duty(base)).cubes), chance)
            if (
                lies_in(point, coverage.region.excluding)
                or answer(counted(evaluator.law, kinds), point, anywhere=True).punishable != "yes"
            ):
                continue
            moved = random_point(replaced((point,), duty.criminalize.changed)[0], chance)
            if not lies_in(moved, coverage.region.excluding):
                said = (
                    "no"
                    if lies_in(moved, coverage.gaps)
                    else "unsettled"
                    if lies_in(moved, coverage.doubtful)
                    else "yes"
                )
                assert said == answer(law, moved, anywhere=True).punishable, (base, SPACE.allowed(moved))
