"""The way of a duty's question through the code is short: into how many modules the judge of a form hands it, and how often back."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "harmonize"
STAYS, RETURNS = 20, 8  # as `bench/walk.py` counts; half of either is in the algebra of `conduct`


@pytest.fixture(scope="module")
def walk() -> ModuleType:
    spec = importlib.util.spec_from_file_location("bench_walk", ROOT / "bench" / "walk.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_question_passes_few_modules_on_its_way_to_an_outcome(walk: ModuleType) -> None:
    texts = {path.relative_to(SOURCE).as_posix(): path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
    found = walk.House(texts).walk("duties/criminalize.py", "judge", "question")
    assert 8 < len(found.stays) <= STAYS, found.stays
    assert found.returns <= RETURNS, found.stays


def test_no_form_is_handed_the_maker_of_questions() -> None:
    """The five forms are functions of values: what a duty asks, and what the law punishes."""
    for form in ("criminalize", "spare", "punish", "aggravate", "provide"):
        text = (SOURCE / "duties" / f"{form}.py").read_text("utf-8")
        assert "def judge(" in text
        assert "evaluator" not in text.casefold()
