"""The way of a duty through the code is short: how many functions are given it from the question to its outcome."""

import sys
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from day import DAY
from harmonize.corpus import Corpus
from harmonize.duties import forms
from harmonize.library.dataset import Dataset
from harmonize.norms.treaty import Duty

NAME = "smp-6.1.a"
MOST = 15


def walked(laws: Corpus, state: str) -> list[str]:
    """The functions that get the duty, in the order in which it comes to them, until its outcome is worked out."""
    found: dict[str, None] = {}
    outcome = False

    def look(frame: FrameType, event: str, _: Any) -> None:
        nonlocal outcome
        code = frame.f_code
        _, here, inner = Path(code.co_filename).as_posix().rpartition("/harmonize/")
        if not here or outcome:
            return
        names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
        given = [frame.f_locals.get(name) for name in names if name != "self"]
        if any(isinstance(item, Duty) and item.id == NAME for item in given):
            if event == "call" and not code.co_name.startswith("<"):
                found[f"{inner}: {code.co_name}"] = None
            outcome = event == "return" and code is forms.judge.__code__

    sys.setprofile(look)
    try:
        laws.check(state, duties=NAME, as_of=DAY)
    finally:
        sys.setprofile(None)
    assert outcome, list(found)
    return list(found)


@pytest.mark.slow
def test_a_duty_passes_few_functions_on_its_way_to_an_outcome(dataset: Dataset) -> None:
    """Worked out by the engine, for a law that meets it and for one that falls short."""
    for state in ("DE", "XA", "ZA"):
        found = walked(Corpus(Dataset(dataset.root, answers=False)), state)
        assert found[-1].startswith("duties/"), found
        assert 5 < len(found) <= MOST, found
