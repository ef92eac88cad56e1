"""Pinpoints to be read in the statute: `python bench/pinpoints.py [--seed N] [--number N] [--data DIR]` draws fact patterns that
are punishable, over all States, and prints of each the facts, the pinpoints that are told, the first the giver, and the range.
"""

import argparse
import random
from pathlib import Path

from harmonize import load
from harmonize.findings.precedents import Held
from harmonize.norms.penalty import span
from harmonize.reports.penalty_words import fined


def by_name(item: Held) -> tuple[str, str]:
    return item.case.state, item.case.id


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=20261203)
    parser.add_argument("--number", type=int, default=100)
    parser.add_argument("--data", type=Path)
    asked = parser.parse_args()
    corpus = load(asked.data) if asked.data else load()
    found = [item for item in corpus.own_cases() if item.norm and item.case.punishable == "yes"]
    drawn = random.Random(asked.seed).sample(sorted(found, key=by_name), asked.number)
    for number, item in enumerate(sorted(drawn, key=by_name), 1):
        case, norm, law = item.case, item.norm, item.law
        assert norm
        assert law
        where = "; ".join(law.provisions[norm.provision].pinpoints(norm.penalty))
        print(f"{number} {case.state} {case.id} {case.day}: {case.says}")
        print(f"    {case.facts}")
        print(f"    {where}: {span(norm.range)}{fined(norm.fine)}")


if __name__ == "__main__":
    main()
