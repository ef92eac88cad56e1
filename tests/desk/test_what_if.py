"""An instrument under another text: who falls short now, who is met now, and what is told of a text that cannot be."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.corpus import Corpus
from harmonize.errors import UnreadableData
from harmonize.findings.assessment import answers
from harmonize.findings.difference import Standing, Turn, standing_of, still_open
from harmonize.findings.what_if import Subject, WhatIf, touched, under_another_text
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.duty_tests import Criminalize, DatedCube, Spare
from harmonize.norms.treaty import Duty, Treaty
from harmonize.query import party_of

HERE = Path(__file__).parent
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "what_ifs.yaml").read_text("utf-8"))
BETTER = (Standing.FINE, Standing.OPEN, Standing.SHORT)  # from best to worst
TREATY = Folder(HERE.parent.parent / "data").treaty
STATES = ("AU", "CA", "DE", "ES", "FR", "GB", "GR", "IT", "MX", "MY", "NE", "NL", "TN", "TR", "US", "ZA")


def written(text: dict[str, Any], folder: Path) -> Path:
    """Another text as a file."""
    path = folder / "text.yaml"
    path.write_text(yaml.safe_dump({"title": "A text", **text}, sort_keys=False), "utf-8")
    return path


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["says"]) for case in cases]


@pytest.mark.parametrize("case", named(CASES["well"]))
def test_a_text_does_what_it_says(case: dict[str, Any], dataset: Dataset, tmp_path: Path) -> None:
    states = case.get("states", {"xa": None})
    found = Corpus(dataset).treaty(written(case["text"], tmp_path), list(states), as_of=DAY)
    for code, turns in states.items():
        if turns is not None:
            own = {item.duty.id: item.turn for item in found.effects if item.state == code.upper()}
            assert {name: turn for name, turn in own.items() if name in found.changed} == turns
    for code, answer in case.get("conduct", {}).items():
        assert {shift.answer for shift in found.shifts[code.upper()]} == {answer}
    new = found.treaties[1].duties
    assert not set(case.get("gone", ())) & set(new)
    assert set(case.get("kept", ())) <= set(new)


@pytest.mark.parametrize("case", named(CASES["ill"]))
def test_what_cannot_be_is_told_in_one_line_at_its_place(
    case: dict[str, Any], dataset: Dataset, tmp_path: Path
) -> None:
    path = written(case["text"], tmp_path)
    with pytest.raises(UnreadableData) as raised:
        Corpus(dataset).treaty(path, as_of=DAY)
    (line,) = map(str, raised.value.problems)
    assert line.startswith(f"{path.as_posix()}:")
    assert case["complaint"] in line


def asked(dataset: Dataset, new: Treaty, code: str) -> WhatIf:
    """One State under the text on file and another one."""
    subject = Subject(party_of(dataset, code), dataset.law(code, DAY), dataset.outcomes(code, DAY))
    return under_another_text("", DAY, (dataset.treaty, new), [subject], dataset.status)


def test_an_identical_text_changes_nothing(dataset: Dataset) -> None:
    treaty = dataset.treaty
    again = treaty._replace(duties={name: Duty(*duty) for name, duty in treaty.duties.items()})
    found = asked(dataset, again, "DE")
    assert not found.changed
    assert not found.touched
    assert not found.effects


def regions() -> list[Any]:
    """Every dimension in which a duty with a region of its own is narrower than all facts."""
    return [
        pytest.param(duty.id, name, id=f"{duty.id}-{name}")
        for duty in TREATY.duties.values()
        if isinstance(duty.test, Criminalize | Spare) and TREATY.instruments[duty.instrument].default
        for name, field in SPACE.fields.items()
        if name not in ("conduct", "state") and any(part.cube & field.mask != field.mask for part in duty.test.region)
    ]


@pytest.mark.sample(12, 60)
@pytest.mark.parametrize("code", STATES)
@pytest.mark.parametrize(("duty", "dimension"), regions())
def test_who_asks_for_more_finds_no_law_better(duty: str, dimension: str, code: str, dataset: Dataset) -> None:
    """Widening a region never improves a verdict, and so narrowing it never makes one worse."""
    treaty, mask = dataset.treaty, SPACE.fields[dimension].mask
    own = treaty.duties[duty]
    test = own.test
    assert isinstance(test, Criminalize | Spare)
    region = tuple(DatedCube(part.cube | mask, part.states) for part in test.region)
    wide = own._replace(test=test._replace(region=region), variants=())
    new = treaty._replace(duties={**treaty.duties, duty: wide})
    found = asked(dataset, new, code)
    before, after = (next(item for item in side.findings if item.duty.id == duty) for side in found.laws[code])
    ranks = [standing_of(item) for item in (before, after)]
    beside = still_open(before, after)  # a doubt that decided lies beside the ordinary case of the wider text now
    if Standing.RESERVED not in ranks and not beside:
        assert BETTER.index(ranks[0]) <= BETTER.index(ranks[1])
    turns = {item.turn for item in found.effects if item.duty.id == duty}
    assert turns.isdisjoint((Turn.CLOSED, Turn.SETTLED, Turn.NARROWED, Turn.STRUCK))


def test_only_what_is_touched_comes_out_otherwise(dataset: Dataset, tmp_path: Path) -> None:
    """All duties of a law judged by both texts: those that differ are among the ones that were judged again."""
    path = written({"changes": [{"duty": "smp-6.1.a", "test": {"region": {"benefit": "any"}}}]}, tmp_path)
    found = Corpus(dataset).treaty(path, "FR", as_of=DAY)
    law = dataset.law("FR", DAY)
    assert law is not None
    old, new = (answers(law, treaty, dataset.status, DAY) for treaty in found.treaties)
    assert {name for name in new if new[name] != old[name]} <= set(found.touched)
    assert set(found.touched) == set(touched(*found.treaties))
