"""The tutorial is eight screens, one question each; what its examples print is asked in test_examples.py."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
SCREEN = 50  # lines


def test_the_tutorial_is_eight_screens_with_a_question_each() -> None:
    _, *screens = re.split(r"^## ", (ROOT / "docs" / "tutorial.md").read_text("utf-8"), flags=re.MULTILINE)
    assert [screen.splitlines()[0][:2] for screen in screens] == [f"{number}." for number in range(1, 9)]
    assert all(screen.splitlines()[0].endswith("?") for screen in screens)
    assert max(len(screen.rstrip().splitlines()) for screen in screens) <= SCREEN


def test_the_first_example_of_the_front_page_is_one_screen() -> None:
    first = re.search(r"^```console\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    assert first
    assert len(first[1].splitlines()) <= SCREEN + 10
