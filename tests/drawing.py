"""Samples of large sets: few cases are drawn by the seed of the run, many with `--many`, all of them with `--whole`."""

import random
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import TypeVar

import pytest

Case = TypeVar("Case")


class Draw:
    """Draws for one test; another test draws others."""

    def __init__(self, config: pytest.Config, test: str) -> None:
        self.whole, self.many, self.seed = bool(config.option.whole), bool(config.option.many), config.option.seed
        self.chance = random.Random(f"{self.seed} {test}")

    def some(self, cases: Sequence[Case], few: int, many: int) -> list[Case]:
        """So many of the cases, in their order: few, or many, or in a whole run all."""
        return list(cases) if self.whole else self.drawn(cases, many if self.many else few)

    def drawn(self, cases: Sequence[Case], count: int) -> list[Case]:
        """So many of the cases, in their order, in a whole run too."""
        if count >= len(cases):
            return list(cases)
        return [cases[place] for place in sorted(self.chance.sample(range(len(cases)), count))]


def sampled(items: Iterable[pytest.Item], config: pytest.Config) -> list[pytest.Item]:
    """The tests of this run: of one that is marked `sample(few, many)`, so many of its cases."""
    kept: list[pytest.Item] = []
    for test, cases in groupby(items, key=lambda item: item.nodeid.partition("[")[0]):
        listed = list(cases)
        mark = listed[0].get_closest_marker("sample")
        kept += Draw(config, test).some(listed, *mark.args) if mark else listed
    return kept
