"""The hostile cases are many, of many kinds, and none of a kind so often that it counts for another."""

from collections import Counter
from pathlib import Path

import yaml

HERE = Path(__file__).parent
LEAST_CASES, LEAST_KINDS, MOST_OF_A_KIND = 600, 170, 12


def test_there_are_enough_cases_of_enough_kinds() -> None:
    kinds = Counter(
        f"{path.stem}: {case['kind']}"
        for path in sorted(HERE.rglob("*.yaml"))
        for case in yaml.safe_load(path.read_text("utf-8"))
        if isinstance(case, dict) and "kind" in case
    )
    assert kinds.total() >= LEAST_CASES
    assert len(kinds) >= LEAST_KINDS
    assert {kind: count for kind, count in kinds.items() if count > MOST_OF_A_KIND} == {}
