"""Each complaint of lint has a rule with a page, and each rule something that complains of it."""

import ast
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from string import Formatter
from subprocess import CompletedProcess

import pytest

from harmonize.errors import UnreadableData
from harmonize.library.rules import declared, rules, topics

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
    assert len(MADE) > len(RULES)
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


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Topic: {a-rule: {severity: error, message: x, why: y., wrong: a}}\n",
            "1:17: Topic.a-rule.right: Field required",
        ),
        ("Topic:\n  a-rule:\n    severity: grave\n", "3:15: Topic.a-rule.severity: Input should be 'error', 'warning'"),
        ("Topic: [a-rule]\n", "1:8: Topic: Input should be a valid dictionary"),
        ("Topic: {a-rule: {}, a-rule: {}}\n", "1:21: duplicate-key"),
    ],
)
def test_a_mistake_in_the_declaration_is_told_at_its_place(text: str, told: str) -> None:
    with pytest.raises(UnreadableData) as error:
        declared(text, "rules.yaml")
    assert any(str(item).startswith(f"rules.yaml:{told}") for item in error.value.problems), error.value.problems


def test_names_are_words_with_hyphens_each_given_once() -> None:
    names = Counter(name for under in topics().values() for name in under)
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
