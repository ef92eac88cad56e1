"""Each complaint of lint has a rule with a page, and each rule something that complains of it."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from subprocess import CompletedProcess

import pytest

from harmonize.library.problem import rules, topics

SOURCE = Path(__file__).parent.parent.parent / "src" / "harmonize"
CODE = {path: path.read_text("utf-8") for path in SOURCE.rglob("*.py")}
RULES = rules()
# What complains by the name of a rule, and which of its arguments the name is.
COMPLAINTS = {"mistake": 1, "problem": 1, "refusal": 0, "wrong": 1, "Faulty": 1, "about_file": 2, "refuse": 0}


def complaints() -> Iterator[tuple[str, str, ast.Call]]:
    """Each complaint of the code: where it is made, the rule, the call."""
    for path, text in CODE.items():
        if path.relative_to(SOURCE).parts[0] not in ("library", "texts"):
            continue
        for call in ast.walk(ast.parse(text)):
            if not isinstance(call, ast.Call):
                continue
            at = COMPLAINTS.get(ast.unparse(call.func).split(".")[-1], len(call.args))
            for part in alternatives(call.args[at]) if at < len(call.args) else ():
                if isinstance(part, ast.Constant) and isinstance(part.value, str):
                    yield f"{path.relative_to(SOURCE).as_posix()}:{call.lineno}", part.value, call


def alternatives(value: ast.expr) -> tuple[ast.expr, ...]:
    """The values that an expression may have, as far as a condition decides between them."""
    return (value.body, value.orelse) if isinstance(value, ast.IfExp) else (value,)


MADE = list(complaints())


def test_every_complaint_is_by_a_declared_rule() -> None:
    assert len(MADE) > len(topics())
    assert [f"{where}: {name}" for where, name, _ in MADE if name not in RULES] == []


def test_every_complaint_brings_the_words_of_its_message() -> None:
    lacking = [
        (where, name, word)
        for where, name, call in MADE
        if all(item.arg for item in call.keywords)
        for _, word, *_ in Formatter().parse(RULES[name].message)
        if word and word not in {item.arg for item in call.keywords}
    ]
    assert lacking == []


def test_names_are_words_with_hyphens_each_given_once() -> None:
    given = [name for under in topics().values() for rule in under.values() for name in (rule.name, *rule.also)]
    assert [name for name, count in Counter(given).items() if count > 1] == []
    assert [name for name in given if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


def test_a_name_once_published_stays_one() -> None:
    """Files excuse by it, and pages are linked by it; a rule that was joined with another keeps it as an older name."""
    published = (SOURCE.parent.parent / "tests" / "published_rules.txt").read_text("utf-8").split()
    assert [name for name in published if name not in RULES] == []


def test_a_rule_stands_beside_the_check_that_tells_it() -> None:
    """What several modules tell stands beside the mistake itself."""
    told: dict[str, set[str]] = {}
    for where, name, _ in MADE:
        told.setdefault(name, set()).add(where.rpartition(":")[0].removesuffix(".py"))
    shared = "texts/mistakes"
    for name, modules in told.items():
        home = next(iter(modules)) if len(modules) == 1 else shared
        assert f"\n  {name}:\n" in (SOURCE / f"{home}.yaml").read_text("utf-8"), f"{name} stands in {home}.yaml"


@pytest.mark.parametrize("name", [name for under in topics().values() for name in under])
def test_something_complains_by_the_rule(name: str) -> None:
    assert any(f'"{name}"' in text for text in CODE.values())


@pytest.mark.parametrize("name", [name for under in topics().values() for name in under])
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
