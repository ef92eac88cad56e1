"""The elements of comparative studies: what statutes say, that one question is asked of every law, and that nothing open is a no."""

import json
from collections.abc import Callable
from subprocess import CompletedProcess

import pytest

from harmonize import load, one_law
from harmonize.corpus import Corpus
from harmonize.errors import UnknownName
from harmonize.findings.elements import ElementAnswer, Has, Witness, alike
from harmonize.norms.law_on_day import LawOnDay
from harmonize.reports import elements as told
from harmonize.reports.renderers import text

DAY = "2026-11-01"
Run = Callable[..., CompletedProcess[str]]


@pytest.fixture(scope="module")
def laws() -> Corpus:
    return load()


@pytest.fixture(scope="module")
def held(laws: Corpus) -> dict[tuple[str, str], ElementAnswer]:
    """Every answer by State and element."""
    tables = laws.elements(as_of=DAY).tables
    return {(code, item.element.id): item for _, rows in tables for code, items in rows.items() for item in items}


@pytest.mark.parametrize(
    ("state", "element", "has", "cite"),
    [
        ("GB", "entry-unpaid", Has.YES, "25"),  # Immigration Act 1971 s 25 asks for no benefit
        ("DE", "entry-benefit", Has.YES, "96"),
        ("MX", "entry-unpaid", Has.NO, ""),  # Migration Act art. 159: to obtain a profit
        ("ES", "humanitarian", Has.YES, "318 bis.1"),  # Criminal Code art. 318 bis.1, second paragraph
        ("MX", "humanitarian", Has.MOOT, ""),  # where unpaid help is no offence nothing is exempt from it
        ("FR", "borders", Has.YES, "L823-2"),
        ("US", "borders", Has.NO, ""),  # 8 USC 1324: to the United States
        ("DE", "danger-life", Has.YES, "96(2)5"),
        ("GB", "danger-life", Has.NO, ""),  # no aggravated form of s 25
        ("GR", "danger-life", Has.MINIMUM, "art. 25(1)(c)"),
    ],
)
def test_what_a_statute_says(
    state: str, element: str, has: Has, cite: str, held: dict[tuple[str, str], ElementAnswer]
) -> None:
    found = held[state, element]
    assert found.has is has
    assert any(cite in item for item in found.cites) if cite else not found.states


def test_the_borders_of_germany_and_of_the_united_kingdom(held: dict[tuple[str, str], ElementAnswer]) -> None:
    germany, kingdom = held["DE", "borders"], held["GB", "borders"]
    assert germany.has is kingdom.has is Has.PARTLY
    assert {"FR", "CH", "NO", "GB"} <= set(germany.states)  # Residence Act s 96(4)
    assert {"FR", "NO"} <= set(kingdom.states)  # s 25(2), (7)(a)
    assert "CH" not in kingdom.states
    assert "US" not in {*germany.states, *kingdom.states}


def test_states_alike_to_a_law_get_the_answer_of_each(laws: Corpus) -> None:
    law, groups = laws.law("GB", as_of=DAY), laws.store.status.members(DAY)
    witness = Witness(LawOnDay(law, groups), ())
    facts = {"conduct": "crossing", "benefit": "money", "how": "transport", "leaves": "own_lawfully"}
    for group in alike(witness.law, sorted(witness.on_day.words.groups["parties"])):
        assert len({witness.reply({**facts, "state": code}).punishable for code in group}) == 1


def test_what_is_open_is_never_a_no(held: dict[tuple[str, str], ElementAnswer]) -> None:
    assert any(item.has is Has.OPEN for item in held.values())
    for item in held.values():
        if item.answer.punishable == "unsettled":
            assert item.has in (Has.OPEN, Has.PARTLY, Has.YES), item


def test_every_surely_punished_element_has_its_provision(held: dict[tuple[str, str], ElementAnswer]) -> None:
    for item in held.values():
        assert item.cites or item.has not in (Has.YES, Has.PARTLY, Has.MINIMUM, Has.BY_FACTOR, Has.BESIDE)


@pytest.mark.parametrize("width", [80, 100, 160])
def test_no_line_of_the_tables_is_too_wide(width: int, laws: Corpus) -> None:
    found = laws.elements(["DE", "GB", "MX", "US"], as_of=DAY)
    speakers = {law.code: one_law.speaker(laws.store, law, DAY) for law in found.laws}
    lines = text.render(told.report(found, speakers, laws.version, DAY, whole=False), width).splitlines()
    assert max(map(len, lines)) <= width


def test_the_tables_of_one_topic(harmonize: Run) -> None:
    done = harmonize("table", "--elements", "DE", "--topic", "legal_persons", "--as-of", DAY, "--format", "json")
    assert {row["table"] for row in json.loads(done.stdout)["rows"]} == {"companies"}


def test_a_topic_without_elements_is_unknown(laws: Corpus) -> None:
    with pytest.raises(UnknownName, match="extradition"):
        laws.elements("DE", topics="extradition")
