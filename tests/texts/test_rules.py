"""Each complaint of lint has a rule with a page, and each rule something that complains of it."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from harmonize.texts.rules import RULES, TOPICS

SOURCE = Path(__file__).parent.parent.parent / "src" / "harmonize"
CODE = {path: path.read_text("utf-8") for path in SOURCE.rglob("*.py") if path.parent.name != "rules"}


def test_names_are_words_with_hyphens_each_given_once() -> None:
    names = Counter(rule.name for rules in TOPICS.values() for rule in rules)
    assert [name for name, count in names.items() if count > 1] == []
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


@pytest.mark.parametrize("name", RULES)
def test_something_complains_by_the_rule(name: str) -> None:
    assert any(f'"{name}"' in text for text in CODE.values())


@pytest.mark.parametrize("name", RULES)
def test_its_page_says_why_and_shows_how(name: str) -> None:
    rule = RULES[name]
    assert rule.why.endswith((".", "?"))
    assert rule.wrong != rule.right


def test_a_page_can_be_read(harmonize: "Callable[..., CompletedProcess[str]]") -> None:
    done = harmonize("explain", "lint/hole-between-versions")
    assert done.returncode == 0
    assert done.stdout.startswith("lint/hole-between-versions: error\n")
    assert "# lint: allow hole-between-versions - REASON" in done.stdout
    assert harmonize("explain", "lint/hole-between-version").stderr.startswith(
        "harmonize: unknown rule `lint/hole-between-version`; did you mean `lint/hole-between-versions`"
    )
