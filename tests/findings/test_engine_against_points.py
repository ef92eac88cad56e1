"""The engine against point-by-point evaluation: on real laws, random facts lie in exactly the regions that say so."""

import random

import pytest
from points import counted, lies_in, random_point

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.docket import Docket
from harmonize.findings.case import answer
from harmonize.library.dataset import Dataset

DAY = "2026-11-24"
STATES = ("DE", "GB", "AU", "IT", "FR", "ES", "US", "XA")
BASES = ("smp-6.1.a", "smp-6.1.b.i", "smp-6.1.b.ii/procure", "smp-6.1.b.ii/possess", "smp-6.1.c", "smp-3.a/procure")
ACCESSORIES = ("smp-6.2.a", "smp-6.2.b/unqualified", "smp-6.2.c", "untoc-10.1")
POINTS = 150


def docket_of(dataset: Dataset, code: str) -> Docket:
    law = dataset.law(code, DAY)
    assert law is not None
    return Docket(law, dataset.treaty, dataset.status.members(DAY), dataset.treaty.readings({}))


@pytest.mark.sample(12)
@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize("name", BASES)
def test_a_fact_lies_in_the_gap_exactly_when_no_offence_reaches_it(code: str, name: str, dataset: Dataset) -> None:
    docket = docket_of(dataset, code)
    coverage = docket.coverage(name)
    law = counted(docket.law, docket.scope(docket.duty(name)).kinds)
    chance = random.Random(f"{code} {name}")
    for _ in range(POINTS):
        point = random_point(chance.choice(coverage.region), chance)
        if not lies_in(point, coverage.away):
            said = (
                "no" if lies_in(point, coverage.gaps) else "unsettled" if lies_in(point, coverage.doubtful) else "yes"
            )
            assert said == answer(law, point, anywhere=True).punishable, SPACE.allowed(point)


@pytest.mark.sample(8)
@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize("name", ACCESSORIES)
def test_an_accessory_fact_is_asked_exactly_when_its_base_is_an_offence(code: str, name: str, dataset: Dataset) -> None:
    docket = docket_of(dataset, code)
    duty = docket.duty(name)
    coverage = docket.coverage(name)
    law = counted(docket.law, docket.scope(duty).kinds)
    chance = random.Random(f"{code} {name}")
    for base in duty.criminalize.bases:
        kinds = docket.scope(docket.duty(base)).kinds
        for _ in range(POINTS // 2):
            point = random_point(chance.choice(docket.scope(docket.duty(base)).region), chance)
            if (
                lies_in(point, coverage.away)
                or answer(counted(docket.law, kinds), point, anywhere=True).punishable != "yes"
            ):
                continue
            moved = random_point(docket.moved((point,), duty.criminalize.changed)[0], chance)
            if not lies_in(moved, coverage.away):
                said = (
                    "no"
                    if lies_in(moved, coverage.gaps)
                    else "unsettled"
                    if lies_in(moved, coverage.doubtful)
                    else "yes"
                )
                assert said == answer(law, moved, anywhere=True).punishable, (base, SPACE.allowed(moved))
