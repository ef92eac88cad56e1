"""Comparison, dual criminality and advice on invented laws, in full, wording included; and what people read stays short."""

import re
import statistics
from collections.abc import Callable
from itertools import combinations
from pathlib import Path

import pytest

from day import DAY
from drawing import Draw
from harmonize.findings.advice import advise
from harmonize.findings.assessment import Choice, assess
from harmonize.findings.cooperation import Comparison, Dual, compare, dual
from harmonize.findings.overlap import Side
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.outcome import SHORTFALLS
from harmonize.query import party_of
from harmonize.reports import dual_criminality, side_by_side
from harmonize.reports.amendments import amendments
from harmonize.reports.document import Document, Report
from harmonize.reports.pair import Pair
from harmonize.reports.renderers import csv, markdown, text
from harmonize.reports.wording import Speaker

HERE = Path(__file__).parent
MOST_LINES = 75
NAMES = {"XD": "Freedonia", "XA": "Model Law, option A"}


@pytest.fixture(scope="module")
def sides(dataset: Dataset) -> tuple[Side, Side]:
    """Freedonia and the Model Law."""
    freedonia = Folder(HERE / "freedonia", lambda: dataset)
    found = []
    for store, code in ((freedonia, "XD"), (dataset, "XA")):
        law = store.law(code, DAY)
        assert law is not None
        party = party_of(dataset, code)._replace(name=NAMES[code])
        found.append(Side.of(law._replace(file=f"{code.lower()}.yaml"), party, DAY, dataset.treaty, dataset.status))
    return found[0], found[1]


@pytest.fixture(scope="module")
def compared(sides: tuple[Side, Side], dataset: Dataset) -> tuple[Comparison, Pair]:
    found = compare(*sides, dataset.status, dataset.patterns)
    return found, Pair(found.difference, dataset.treaty, NAMES, dataset.status.members(DAY))


@pytest.fixture(scope="module")
def faced(sides: tuple[Side, Side], dataset: Dataset) -> tuple[Dual, Pair]:
    found = dual(*sides, dataset.status, dataset.patterns)
    return found, Pair(found.difference, dataset.treaty, NAMES, dataset.status.members(DAY))


def compared_as(found: Comparison, pair: Pair, *, whole: bool = True) -> Report:
    return side_by_side.report(found, pair, "test", whole=whole)


def faced_as(found: Dual, pair: Pair, *, whole: bool = True) -> Report:
    return dual_criminality.report(found, pair, "test", whole=whole)


COMPARED: dict[str, Callable[[Comparison, Pair], str]] = {
    "compare.txt": lambda found, pair: text.render(compared_as(found, pair, whole=False)),
    "compare_all.txt": lambda found, pair: text.render(compared_as(found, pair)),
    "compare.md": lambda found, pair: markdown.render(compared_as(found, pair)),
    "compare.csv": lambda found, pair: csv.render(compared_as(found, pair)).removesuffix("\n"),
}
FACED: dict[str, Callable[[Dual, Pair], str]] = {
    "dual.txt": lambda found, pair: text.render(faced_as(found, pair, whole=False)),
}


def expected(name: str, made: str, accept: bool) -> str:
    """What a golden file holds; when accepting, what was made becomes that."""
    golden = HERE / "golden" / name
    if accept:
        golden.write_text(made, "utf-8")
    return golden.read_text("utf-8")


@pytest.mark.parametrize("name", COMPARED)
def test_golden_comparison(name: str, compared: tuple[Comparison, Pair], accept: bool) -> None:
    made = COMPARED[name](*compared) + "\n"
    assert made == expected(name, made, accept)


@pytest.mark.parametrize("name", FACED)
def test_golden_dual_criminality(name: str, faced: tuple[Dual, Pair], accept: bool) -> None:
    made = FACED[name](*faced) + "\n"
    assert made == expected(name, made, accept)


def test_golden_advice(sides: tuple[Side, Side], dataset: Dataset, accept: bool) -> None:
    first, _ = sides
    done = assess(first.law, first.party, dataset.treaty, dataset.status, DAY, {}, Choice())
    speaker = Speaker(first.law, dataset.treaty, NAMES, dataset.status.members(DAY))
    told = amendments(advise(done, dataset.status), speaker, dataset.treaty.duties)
    made = text.render(Report((Document("", (), (told,), ""),))) + "\n"
    assert made == expected("advice.txt", made, accept)


@pytest.mark.slow
def test_a_comparison_of_real_states_stays_short(dataset: Dataset, draw: Draw) -> None:
    names = {code: party.name for code, party in dataset.status.parties.items()}
    groups = dataset.status.members(DAY)
    sides = [
        Side.of(law, party_of(dataset, code), DAY, dataset.treaty, dataset.status)
        for code in dataset.codes
        if (law := dataset.law(code, DAY))
    ]
    known = {item.law.code: dataset.outcomes(item.law.code, DAY) for item in sides}
    for one, other in draw.some(list(combinations(sides, 2)), 8, 40):
        found = compare(
            one,
            other,
            dataset.status,
            dataset.patterns,
            known=(known[one.law.code], known[other.law.code]),
        )
        pair = Pair(found.difference, dataset.treaty, names, groups)
        told = dual(one, other, dataset.status, dataset.patterns)
        for made in (
            text.render(compared_as(found, pair, whole=False)),
            text.render(faced_as(told, Pair(told.difference, dataset.treaty, names, groups), whole=False)),
        ):
            assert len(made.splitlines()) <= MOST_LINES, (one.law.code, other.law.code)
            assert not re.search(r"\.\.\.|…", made), "a sentence is cut"


def test_the_median_gap_prints_three_regions_at_most(dataset: Dataset) -> None:
    counts = [
        len(outcome.gaps)
        for code in dataset.codes
        for outcome in dataset.outcomes(code, DAY).values()
        if outcome.verdict in SHORTFALLS and outcome.gaps
    ]
    assert statistics.median(counts) <= 3
