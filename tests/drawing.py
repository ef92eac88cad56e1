"""Which cases of a large set are run: those that stay, those about a law that was changed, and some drawn by the seed.

A test marked ``sample(few, many)`` always runs its cases about the invented laws, or its first case where none is about
a law; so what is drawn is never the only guard. ``--whole`` runs all, ``--fast`` what stays and nothing else.
"""

import random
import re
import subprocess
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any, TypeVar

import pytest

Case = TypeVar("Case")
ROOT = Path(__file__).parent.parent
INVENTED = frozenset({"XA", "XB", "XC", "XD"})
LAWS = INVENTED | {path.stem.upper() for path in (ROOT / "data" / "national_laws").glob("??.yaml")}
OF_A_STATE = re.compile(r"data/(?:national_laws|cases|codings|fingerprints)/(\w\w)\.")


class Draw:
    """Draws for one test; another test draws others."""

    def __init__(self, config: pytest.Config, test: str) -> None:
        self.whole, self.many, self.seed = bool(config.option.whole), bool(config.option.many), config.option.seed
        self.fast = bool(config.option.fast)
        self.chance = random.Random(f"{self.seed} {test}")

    def some(self, cases: Sequence[Case], few: int, many: int) -> list[Case]:
        """So many of the cases, in their order: few, or many, or in a whole run all."""
        return list(cases) if self.whole else self.drawn(cases, many if self.many else few)

    def drawn(self, cases: Sequence[Case], count: int) -> list[Case]:
        """So many of the cases, in their order, in a whole run too."""
        if count >= len(cases):
            return list(cases)
        return [cases[place] for place in sorted(self.chance.sample(range(len(cases)), count))]


@cache
def changed() -> frozenset[str]:
    """The States whose law, cases or codings differ from where the branch began, or are not committed yet.

    None where that cannot be found out: outside a repository, or on the branch that others begin from.
    """
    named = ""
    for base in ("origin/main", "main"):
        if begun := git("merge-base", "HEAD", base):
            named = git("diff", "--name-only", begun.strip(), "--", "data")
            break
    return frozenset(map(str.upper, OF_A_STATE.findall(f"{named}\n{git('status', '--porcelain', '--', 'data')}")))


def git(*words: str) -> str:
    """What git answers, or nothing."""
    try:
        return subprocess.run(["git", *words], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    except (OSError, subprocess.CalledProcessError):
        return ""


def states(item: pytest.Item) -> set[str]:
    """The States whose laws a test is about, as its parameters name them."""
    return {word for value in getattr(getattr(item, "callspec", None), "params", {}).values() for word in codes(value)}


def codes(value: Any) -> list[str]:
    """The codes of States in one parameter: a code, a file of a State, a command line."""
    if isinstance(value, tuple):
        return [code for part in value for code in codes(part)]
    word = value.name.partition(".")[0] if isinstance(value, Path) else value
    return [word.upper()] if isinstance(word, str) and word.upper() in LAWS else []


def sampled(items: Iterable[pytest.Item], config: pytest.Config) -> list[pytest.Item]:
    """The tests of this run: what is about no law and not marked is always among them."""
    kept: list[pytest.Item] = []
    for test, cases in groupby(items, key=lambda item: item.nodeid.partition("[")[0]):
        listed = list(cases)
        mark = listed[0].get_closest_marker("sample")
        if any(
            listed[0].get_closest_marker(name) for name in (("night", "slow") if config.option.fast else ("night",))
        ):
            continue
        if not mark:
            kept += [item for item in listed if not config.option.fast or states(item) <= INVENTED]
            continue
        draw, (few, many) = Draw(config, test), mark.args
        stays = [item for item in listed if (of := states(item)) and of <= INVENTED] or listed[:1]
        if not draw.fast:
            others = [item for item in listed if item not in stays]
            stays += draw.drawn([item for item in others if states(item) & changed()], many)
            stays += draw.some([item for item in others if item not in stays], few, many)
        kept += [item for item in listed if item in set(stays)]
    return kept
