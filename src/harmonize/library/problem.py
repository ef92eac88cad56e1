"""A complaint about a data file, and the rules by which lint complains, each beside the module whose check tells it."""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from harmonize.library.invisible_characters import ENDS, Mark
from harmonize.texts.mistakes import Mistake
from harmonize.visible import logged, message

MAX_BYTES = 4 * 1024 * 1024  # of a data file
WIDTH = 100  # letters of a line that an excerpt shows
BEFORE = 60  # of them before the place, where the line is longer
ROOT = Path(__file__).parent.parent


class Rule(NamedTuple):
    """One thing that lint complains of.

    ``message`` is a template with the words of the case in braces. ``firm`` rules cannot be excused on the line: what
    they refuse could not be used. ``also`` are older names, which stay names of the rule.
    """

    severity: Literal["error", "warning", "note"]
    message: str
    why: str
    wrong: str
    right: str
    firm: bool = False
    also: tuple[str, ...] = ()
    name: str = ""


@cache
def topics() -> dict[str, dict[str, Rule]]:
    """The rules by what they are about: `texts/facts.yaml` has those of `texts/facts.py`, and so on."""
    from pydantic import TypeAdapter

    from harmonize.library.located_yaml import nodes

    found: dict[str, dict[str, Rule]] = {}
    for path in sorted((*ROOT.glob("*.yaml"), *ROOT.glob("library/*.yaml"), *ROOT.glob("texts/**/*.yaml"))):
        read = nodes(path.read_text("utf-8"), path.name)[0]
        for topic, rules in TypeAdapter(dict[str, dict[str, Rule]]).validate_python(read and read.data).items():
            found.setdefault(topic, {}).update((name, rule._replace(name=name)) for name, rule in rules.items())
    return {topic: dict(sorted(found[topic].items())) for topic in sorted(found)}


@cache
def rules() -> dict[str, Rule]:
    """Every rule by each of its names."""
    return {name: rule for rules in topics().values() for rule in rules.values() for name in (rule.name, *rule.also)}


def rule_of(wrong: Mistake) -> Rule:
    """The rule that a mistake is against."""
    return rules()[wrong.rule]


class Problem(NamedTuple):
    """One complaint to the person who keeps the file; lines and columns begin at 1, a line of 0 means the whole file."""

    file: str
    line: int
    column: int
    route: str
    rule: Rule
    message: str
    excerpt: tuple[str, ...] = ()  # the line, and a caret under the place; empty where there is none

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        route = f" {self.route}:" if self.route else ""
        return message(f"{where}: {self.rule.severity}[lint/{self.rule.name}]:{route} {self.message}")

    @property
    def shown(self) -> str:
        """The complaint with its excerpt, on up to three lines."""
        return "\n".join((str(self), *self.excerpt))


def problem(file: str, name: str, /, mark: Mark = (0, 0), **words: object) -> Problem:
    """A complaint about a file by the rule of a name; the words fill the message of the rule."""
    rule = rules()[name]
    return Problem(file, *mark, "", rule, rule.message.format_map(words))


def with_excerpts(problems: Iterable[Problem], text: str) -> list[Problem]:
    """Complaints about a text, each with the line that it is about."""
    found = list(problems)
    lines = ENDS.split(text) if found else []
    return [item._replace(excerpt=excerpt(lines, item.line, item.column)) for item in found]


def excerpt(lines: list[str], line: int, column: int) -> tuple[str, ...]:
    """A line of a text with a caret under a column; a long line is cut around it. Empty for a line that is not there."""
    if not 0 < line <= len(lines) or not lines[line - 1].strip():
        return ()
    whole = lines[line - 1]
    start = max(0, column - 1 - BEFORE) if len(whole) > WIDTH else 0
    before, after = "..." if start else "", "..." if len(whole) > start + WIDTH else ""
    left = f"{before}{logged(whole[start : column - 1])}"
    margin = " " * len(str(line))
    told = f" {line} | {before}{logged(whole[start : start + WIDTH])}{after}"
    return told.rstrip(), f" {margin} | {' ' * len(left)}^"
