"""Tables over many laws: what is open is never told as free of punishment, and what people read fits a screen."""

from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from harmonize.corpus import Corpus
from harmonize.norms.penalty import DEATH, LIFE
from harmonize.norms.status import counted
from harmonize.reports import grids, journey, standard_cases
from harmonize.reports.document import Paragraph, Points, Report
from harmonize.reports.maxima import in_years
from harmonize.reports.renderers import text
from harmonize.reports.verdict_words import LETTERS

DAY = "2026-11-01"
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def laws() -> Corpus:
    from harmonize import load

    return load()


@pytest.mark.parametrize(
    ("maximum", "words"),
    [(7.5, "7 1/2 m"), (12, "1 y"), (18, "1 y 6 m"), (128, "10 y 8 m"), (LIFE, "life"), (DEATH, "death"), (0, "fine")],
)
def test_a_maximum_is_said_in_years_and_months(maximum: float, words: str) -> None:
    assert in_years(maximum) == words


def listed(report: Report) -> dict[str, tuple[str, ...]]:
    """The points under each heading of a report."""
    (document,) = report.documents
    return {
        section.title: next((block.items for block in section.blocks if isinstance(block, Points)), ())
        for section in document.sections
        if any(isinstance(block, Paragraph) for block in section.blocks)
    }


def test_a_route_never_calls_unsettled_unpunished(laws: Corpus) -> None:
    found, titles = laws.route(["TN", "IT", "FR"], as_of=DAY)
    told = listed(journey.route(found, titles, laws.version, DAY))
    nowhere, single, still = list(told.values())[:3]
    for spot in found.spots:
        few = len(spot.punishable) < 2
        assert any(words.startswith(spot.words) for words in still) == (few and bool(spot.undecided))
        assert any(words.startswith(spot.words) for words in (*nowhere, *single)) == (few and not spot.undecided)
    unsettled = [spot for spot in found.spots if not spot.punishable and spot.undecided]
    assert unsettled, "a leg that is open everywhere, so that the test can fail"


def test_the_matrix_has_a_line_for_each_duty_and_explains_its_letters(laws: Corpus) -> None:
    """All States beside each other at 100 columns: a code stands upright above each letter, and the legend has no other letters."""
    found = laws.matrix(as_of=DAY, instruments="smp")
    rows = found.duties
    lines = text.render(grids.matrix(found, laws.version, DAY, whole=False), 100).splitlines()
    codes = list(rows[0].verdicts)
    first = next(at for at, line in enumerate(lines) if line.startswith("duty"))
    upright = list(zip(lines[first - 1].split(), lines[first].removeprefix("duty").split(), strict=True))
    assert [one + two for above, below in upright for one, two in zip(above, below, strict=True)] == codes
    told = lines[first + 1 : first + 1 + len(rows)]
    for judged, line in zip(rows, told, strict=True):
        assert line.startswith(judged.duty.id)
        assert "".join(line.split()[-len(upright) :]) == "".join(LETTERS[judged.verdicts[code]] for code in codes)
    legend = " ".join(" ".join(lines[first + 1 + len(rows) :]).partition(".  ")[0].split())
    seen = {LETTERS[verdict] for judged in rows for verdict in judged.verdicts.values()}
    assert {item.split()[0] for item in legend.split(" · ")} == seen


def test_pairs_say_above_the_diagonal_what_is_sure_and_below_it_what_is_possible(laws: Corpus) -> None:
    """Greece is open on a point that all its smuggling turns on: nothing is surely punishable in both, a third perhaps."""
    told = laws.pairs("smp-6.1.a", ["DE", "FR", "GR"], as_of=DAY)
    codes, pairs = told.states, {(item.first, item.second): item for item in told.found}
    assert pairs["DE", "GR"].shared.whole == 0 < pairs["DE", "GR"].perhaps
    lines = text.render(grids.pairs(told, laws.version, DAY)).splitlines()
    rows = {line.split()[0]: line for line in lines[::-1] if line[:2] in codes}  # of the first of the two tables
    assert rows["DE"][-1] == "0"
    assert rows["GR"][-3] == str(10 * pairs["DE", "GR"].perhaps // pairs["DE", "GR"].shared.total)
    assert rows["DE"][-2] == str(10 * pairs["DE", "FR"].shared.whole // pairs["DE", "FR"].shared.total)


@pytest.mark.parametrize(
    ("codes", "words"),
    [(["DE", "XK"], "2 States"), (["DE", "XA"], "1 State and 1 model law"), (["XA", "XB"], "2 model laws")],
)
def test_a_model_law_is_no_state(codes: list[str], words: str) -> None:
    assert counted(codes) == words


@pytest.mark.slow
def test_the_cases_of_all_laws_fit_a_screen_and_count_every_law_once(laws: Corpus) -> None:
    rows = laws.cases(as_of=DAY)
    report = standard_cases.cases(rows, laws.version, DAY, named=False, whole=False)
    for width in (80, 100):
        lines = text.render(report, width).splitlines()
        assert len(lines) <= 60
        assert max(map(len, lines)) <= width
    for row in rows:
        _, yes, no, still, *_ = standard_cases.count(row.pattern, row.answers)
        assert int(yes) + int(no) + int(still) == len(row.answers)


def test_the_cases_of_the_laws_named_are_told_state_by_state(laws: Corpus) -> None:
    report = standard_cases.cases(laws.cases(["DE", "GB"], as_of=DAY), laws.version, DAY, named=True, whole=False)
    rows = {tuple(line.split("  ")[0:1]): line.split() for line in text.render(report, 80).splitlines()}
    assert rows[("facts",)][-2:] == ["DE", "GB"]
    assert rows[("Paid driver",)][-3:] == ["10", "y", "life"]
