"""Qualified forms that stand beside each other are combined for the facts that are asked, not multiplied out."""

import random
from datetime import date
from pathlib import Path

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.answer import answer
from harmonize.findings.fact_pattern import point
from harmonize.library.folder import Folder
from harmonize.library.validation import accepted
from harmonize.norms import combining
from harmonize.norms.combining import TooMany, everything
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Range
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw

PAID_CROSSING = {"conduct": "crossing", "state": "own", "person": "third_country", "benefit": "money"}
# The circumstances of the file: the facts, and the months that they add to the minimum and to the maximum.
ADDED: list[tuple[str, str, int, int]] = [
    ("weapon", "firearm", 0, 1),
    ("persons", "5", 0, 8),
    ("habit", "professional", 0, 32),
    ("prior", "one", 0, 64),
    ("actors", "2", 0, 128),
    ("force", "violence", 0, 512),
    ("flight", "yes", 1, 0),
    ("child_tool", "yes", 2, 0),
    ("false_papers", "yes", 4, 0),
    ("capacity", "official", 16, 0),
]


@pytest.fixture(scope="module")
def freedonia() -> Law:
    path = Path(__file__).parent / "many_forms" / "fifteen.yaml"
    law, _ = accepted(path, NationalLaw, path.name)
    (today,) = lower(Known(law), path.name, lambda _: 1, lambda _: {}, [], date(2026, 11, 27))
    return today


@pytest.mark.parametrize("seed", range(40))
def test_every_circumstance_that_is_there_adds_its_months(seed: int, freedonia: Law) -> None:
    chance = random.Random(seed)
    there = [item for item in ADDED if chance.random() < 0.5]
    facts = point({**PAID_CROSSING, **{name: value for name, value, _, _ in there}}, Words.of("XA", {}))
    least, most = sum(low for *_, low, _ in there), sum(high for *_, high in there)
    assert answer(freedonia, facts, anywhere=True).range == Range(least, 60 + most)


def test_what_is_punished_at_all_needs_no_form(freedonia: Law) -> None:
    assert len(freedonia.cover) < 5


def test_who_asks_for_every_combination_is_told_that_they_are_too_many(
    freedonia: Law, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(combining, "MOST", 200)  # the real bound takes a minute to reach
    with pytest.raises(TooMany, match="more than 200 cases"):
        freedonia.graded(everything)


def test_whether_a_maximum_is_reached_is_asked_without_every_combination(
    freedonia: Law, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All maxima lie between five years and five hundred and twelve months more."""
    monkeypatch.setattr(combining, "MOST", 200)
    evaluator = Evaluator(LawOnDay(freedonia, {"parties": frozenset()}), folder.treaty, {})
    crossing = SPACE.cube({"conduct": ["crossing"]})
    assert evaluator.penal.graded((), [crossing], 48).norms
    assert not evaluator.penal.graded((), [crossing], 10_000).norms
    with pytest.raises(TooMany):
        evaluator.penal.graded((), [crossing])
