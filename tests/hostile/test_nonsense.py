"""Lint tells nonsense edits of the real laws; every day a sample of them, all with `--whole`."""

import pytest
from kinds import KINDS
from nonsense import COUNT, DATA, SEED, TODAY, codes, counted, edits

from drawing import Draw
from harmonize.library.folder import Folder
from harmonize.library.lint import wrong_in
from harmonize.library.problem import rule_of
from harmonize.library.validation import accepted
from harmonize.texts.national_law import NationalLaw

SAMPLE = 60
LEAST_SHARE = 0.9
LEAST_KINDS = 40


@pytest.mark.night  # those of test_laws.py are fixed and run each time
def test_nonsense_edits_of_the_real_laws_are_told(whole: bool, draw: Draw) -> None:
    """Nine in ten of all, and at least half of every kind, on the edited line or the one it contradicts."""
    count, seed = (COUNT, SEED) if whole else (SAMPLE, draw.seed)
    missed: list[str] = []
    results = counted(list(edits(count, seed)), lambda edit: missed.append(f"{edit.kind} in {edit.code}"))
    marks = [mark for kind in results.values() for mark in kind]
    assert sum(marks) >= LEAST_SHARE * len(marks), missed
    assert len(marks) >= 0.95 * count
    if whole:
        assert {kind: told for kind, told in results.items() if 2 * sum(told) < len(told)} == {}
        assert len(results) == len(KINDS) >= LEAST_KINDS


@pytest.mark.sample(5, 40)
@pytest.mark.parametrize("code", codes())
def test_the_real_laws_are_told_nothing(code: str) -> None:
    """No rule about what a law works out to complains of a law as it stands, save in notes and with an excuse."""
    path = DATA / "national_laws" / f"{code}.yaml"
    text, found = accepted(path, NationalLaw, path.name)
    graves = {
        item.rule for item in wrong_in(path, text, found, Folder(DATA), TODAY) if rule_of(item).severity != "note"
    }
    excused = {name for name in graves if f"# lint: allow {name} - " in found.text}
    assert graves == excused
