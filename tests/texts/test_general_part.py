"""Rules of the general part against a plain reckoning: every part and stage, young and old, with and without a past."""

import itertools
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from harmonize.findings.answer import answer
from harmonize.findings.fact_pattern import point
from harmonize.library.validation import accepted
from harmonize.norms.combining import meeting, rated
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.penalty import DEATH, LIFE, UNFIXED, Range
from harmonize.norms.ranges import Scaling
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw

CROSSING = {"conduct": "crossing", "state": "own", "person": "third_country"}
DANGERS, PRIORS, ACTORS = ("none", "actual_life"), ("none", "other", "several"), ("adult", "minor")
ROLES, STAGES, WHOSE = (
    ("perpetrator", "instigator", "aider"),
    ("completed", "attempted", "prepared", "solicited"),
    ("another", "self"),
)
ALL = list(itertools.product(DANGERS, PRIORS, ACTORS, ROLES, STAGES, WHOSE))


@pytest.fixture(scope="module")
def freedonia() -> Law:
    path = Path(__file__).parent / "many_forms" / "general_part.yaml"
    law, _ = accepted(path, NationalLaw, path.name)
    (today,) = lower(Known(law), path.name, lambda _: 1, lambda _: {}, [], date(2026, 11, 27))
    return today


def reckoned(danger: str, prior: str, actor: str, role: str, stage: str, whose: str) -> tuple[float, float] | None:
    """The range as a lawyer reckons it by hand from the file, one rule after the other; None for no crime."""
    low, high = (60, 180) if danger == "actual_life" else (24, 96)
    if prior != "none":
        high = min(2 * high, 240)
    if actor == "minor":
        low, high = low // 2, min(high, 120)
    if role == "aider":
        high = min(high * Fraction(3, 4), 72)
    if stage == "attempted":
        low, high = (0, 84) if high >= 168 else (low, high * Fraction(1, 2))
    if stage == "prepared":
        if high < 120:
            return None
        high = high * Fraction(1, 4)
    if stage == "solicited":
        if role != "instigator":
            return None
        low, high = 0, min(high, 36)
    if whose == "self" and role == "perpetrator":
        return None
    return float(min(low, high)), float(high)


@pytest.mark.parametrize("case", ALL, ids="-".join)
def test_the_range_is_that_of_a_plain_reckoning(case: tuple[str, ...], freedonia: Law) -> None:
    names = ("danger", "prior", "actor", "role", "stage", "for")
    facts = point({**CROSSING, **dict(zip(names, case, strict=True))}, Words.of("XA", {}))
    found = answer(freedonia, facts, anywhere=True)
    assert (tuple(map(float, found.range)) if found.punishable == "yes" else None) == reckoned(*case)


@pytest.mark.parametrize("mark", [36, 72, 84, 96, 120, 168, 180, 240])
def test_on_which_side_of_a_mark_a_range_lies_is_known_without_the_range(mark: float, freedonia: Law) -> None:
    (rating,) = freedonia.ratings
    for case in ALL[::7]:
        names = ("danger", "prior", "actor", "role", "stage", "for")
        facts = point({**CROSSING, **dict(zip(names, case, strict=True))}, Words.of("XA", {}))
        found = [terms.range.high for cube, terms in rated(rating, meeting(facts), facts, (mark,)) if not facts & ~cube]
        expected = reckoned(*case)
        assert any(high >= mark for high in found) == (expected is not None and expected[1] >= mark)


ENDS = (0, 6, 24, 84, 96, 180, LIFE, UNFIXED, DEATH)
RANGES = [Range(low, high) for low in ENDS[:7] for high in ENDS if low <= high]
CHANGES = (
    Scaling(instead=Range(0, 84)),
    Scaling(instead=Range(24, 84)),
    Scaling(cap=84),
    Scaling(max=(1, 2), cap=36),
    Scaling(min=(1, 2), cap=120),
    Scaling(min=(0, 1), cap=84),
)


@pytest.mark.parametrize("how", CHANGES, ids=str)
def test_what_a_rule_makes_of_a_range_is_a_range_and_grows_with_it(how: Scaling) -> None:
    for less, more in itertools.product(RANGES, RANGES):
        one, other = how.of(less), how.of(more)
        assert one.low <= one.high
        if less.low <= more.low and less.high <= more.high and (less.high >= LIFE) == (more.high >= LIFE):
            assert one.high <= other.high
    assert all(how.of(item).high <= (how.cap or 84) for item in RANGES)
