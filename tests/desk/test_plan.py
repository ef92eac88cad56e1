"""A bill laid over a law: what it closes and opens, whom it newly punishes, and what is told of a bill that cannot be."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from harmonize import desk, one_law, query
from harmonize.corpus import Corpus
from harmonize.errors import UnreadableData
from harmonize.findings.assessment import Choice
from harmonize.findings.difference import Turn
from harmonize.findings.plan import Plan
from harmonize.findings.progress import Moved, progress
from harmonize.findings.timeline import Years
from harmonize.library.dataset import Dataset
from harmonize.library.overlay import Overlay
from harmonize.norms.baseline import Suppressions
from harmonize.norms.gate import Brought, Heading
from harmonize.norms.penalty import span

HERE = Path(__file__).parent
LAWS = HERE.parent.parent / "data" / "national_laws"
CASES: dict[str, list[dict[str, Any]]] = yaml.safe_load((HERE / "bills.yaml").read_text("utf-8"))
HEAD = {"bill": "xa", "title": "A bill", "from": "2030-01-01"}


def written(bill: dict[str, Any], folder: Path) -> Path:
    """A bill as a file; days stand without quotes, as people write them."""
    path = folder / "bill.yaml"
    given = {key: value for key, value in (HEAD | bill).items() if value is not None}
    path.write_text(yaml.safe_dump(given, sort_keys=False).replace("'", ""), "utf-8")
    return path


def named(cases: list[dict[str, Any]]) -> list[Any]:
    return [pytest.param(case, id=case["says"]) for case in cases]


def answers(found: Plan) -> dict[str, list[str]]:
    """The standard cases that change, with both answers."""
    told = ((item.left, item.right) for item in found.difference.ranges)
    words = ([span(one.gravest) if one.punishable == "yes" else "-" for one in pair] for pair in told)
    return {item.name: pair for item, pair in zip(found.difference.ranges, words, strict=True)}


@pytest.mark.slow
@pytest.mark.sample(2, 20)
@pytest.mark.parametrize("case", named(CASES["well"]))
def test_a_bill_does_what_it_says(case: dict[str, Any], dataset: Dataset, tmp_path: Path) -> None:
    title, found = desk.planned(dataset, written(case["bill"], tmp_path), "xa")
    assert title == "A bill"
    assert found.empty == case.get("empty", False)
    for kind, way in (("better", -1), ("worse", 1)):
        told = {item.duty.id for item in found.difference.duties if item.direction == way}
        assert told >= set(case.get(kind, ())), told
        if case.get(kind) == []:
            assert not told
    assert any(item.only_second for item in found.difference.facts) == case.get("punished_anew", False)
    assert any(item.only_first for item in found.difference.facts) == case.get("freed", False)
    for name, pair in case.get("cases", {}).items():
        assert answers(found)[name] == pair


@pytest.mark.parametrize("case", named(CASES["ill"]))
def test_what_cannot_be_is_told_in_one_line_at_its_place_in_the_bill(
    case: dict[str, Any], dataset: Dataset, tmp_path: Path
) -> None:
    path = written(case["bill"], tmp_path)
    with pytest.raises(UnreadableData) as raised:
        Overlay(dataset, (path,))
    (line,) = map(str, raised.value.problems)
    assert line.startswith(f"{path.as_posix()}:")
    assert case["complaint"] in line


MIRRORED = {Turn.OPENED: Turn.CLOSED, Turn.WIDENED: Turn.NARROWED, Turn.OTHERWISE: Turn.OTHERWISE}


@pytest.mark.slow
def test_the_other_way_round_is_the_mirror_image(dataset: Dataset, weak: Path) -> None:
    """What a changed law file opens and frees, the old one in its place closes and punishes again."""
    _, there = desk.planned(dataset, weak)
    _, back = desk.planned(Overlay(dataset, (weak,)), LAWS / "xa.yaml")
    assert there.worse
    assert not back.worse
    assert [item.duty.id for item in there.worse] == [item.duty.id for item in back.difference.duties]
    for here, again in zip(there.difference.duties, back.difference.duties, strict=True):
        assert again.turn == MIRRORED[here.turn]
    for one, other in zip(there.difference.facts, back.difference.facts, strict=True):
        assert (one.only_first, one.only_second) == (other.only_second, other.only_first)
    assert [item[5:7] for item in there.difference.ranges] == [item[6:4:-1] for item in back.difference.ranges]


@pytest.fixture
def weak(tmp_path: Path) -> Path:
    """The law file of XA, in which a benefit in kind does not count."""
    gain = "gain: {benefit: [kind, money]}"
    law = (LAWS / "xa.yaml").read_text("utf-8")
    assert gain in law
    path = tmp_path / "xa.yaml"
    path.write_text(law.replace(gain, "gain: {benefit: [money]}"), "utf-8")
    return path


@pytest.mark.slow
def test_a_bill_that_mends_a_law_makes_the_amendments_of_its_advice(dataset: Dataset, weak: Path) -> None:
    before = Corpus(Overlay(dataset, (weak,)))
    _, mended = desk.planned(before.store, LAWS / "xa.yaml")
    assert mended.carried
    assert all(item.wholly for item in mended.carried)
    assert not mended.left
    _, other = desk.planned(before.store, written({"repeals": ["xa-5b"]}, weak.parent))
    assert not other.carried


@pytest.mark.slow
def test_a_bill_says_of_duties_what_gate_says_of_the_law_as_it_became(dataset: Dataset, weak: Path) -> None:
    old, new = Corpus(dataset), Corpus(Overlay(dataset, (weak,)))
    day, choice = "2026-11-24", Choice(one_law.by_default(old.store))
    numbers: dict[object, int] = {}
    before, after = (
        Years(
            query.party_of(one.store, "XA"),
            one.store.periods("XA"),
            one.store.treaty,
            one.store.status,
            choice,
            numbers,
        )
        for one in (old, new)
    )
    gate = progress(
        [Moved(before, after, Brought({}), own=True, every=False)],
        (["XA"], ["XA"]),
        day,
        (),
        Suppressions(None, ()),
        day,
    )
    _, found = desk.planned(old.store, weak, as_of=day)
    assert found.worse
    told = [
        [(item.duty.id, item.before, item.after, item.came) for item in every]
        for every in (found.worse, [step.change for step in gate.of(Heading.WORSE)])
    ]
    assert told[0] == told[1]


@pytest.mark.slow
def test_a_maximum_tells_which_states_would_extradite_no_longer(dataset: Dataset, tmp_path: Path) -> None:
    """From ten years to six months: no serious crime, and below the line of every State whose law was read for it."""
    penalty = {"otherwise": {"penalty": {"prison": [0, 6]}, "qualified": "none"}}
    _, found = desk.planned(dataset, written({"offences": [{"id": "xa-5a", **penalty}]}, tmp_path))
    (paid,) = (item for item in found.difference.ranges if item.name == "Paid driver")
    serious, *lines = found.crossed(paid)
    assert (serious.months, serious.states) == (48, ())
    states = [code for line in lines for code in line.states]
    assert len(states) == len(set(states))
    for line in lines:
        assert line.months > 6
        for code in line.states:
            law = dataset.law(code, found.difference.right.day)
            assert law is not None
            assert law.measures["extradition_minimum_penalty"].value == line.months


def test_a_bill_leaves_older_days_and_other_states_alone(dataset: Dataset, tmp_path: Path) -> None:
    over = Overlay(dataset, (written({"repeals": ["xa-5a"]}, tmp_path),))
    before, after = over.law("XA", "2029-12-31"), over.law("XA", "2030-01-01")
    assert before is not None
    assert after is not None
    assert len(before.provisions) == len(after.provisions) + 1
    assert over.law("DE", "2030-01-01") == dataset.law("DE", "2030-01-01")
    assert over.text("DE")[0] == dataset.text("DE")[0]


def test_a_new_state_stands_beside_those_on_file(dataset: Dataset, tmp_path: Path) -> None:
    file = tmp_path / "al.yaml"
    file.write_text(
        (LAWS / "xa.yaml").read_text("utf-8").replace("id: xa\n", "id: al\n").replace("xa-", "al-"), "utf-8"
    )
    over = Corpus(Overlay(dataset, (file,)))
    assert "AL" in over.store.codes
    verdicts = {item.duty.id: item.verdict for item in over.check("Albania", duties="smp-6.1.a").findings}
    assert verdicts["smp-6.1.a"] == "met"
    assert over.compare("AL", "IT", topics="penalties").difference.left.law.code == "AL"


def test_what_a_bill_cures_is_not_told_as_a_gap(harmonize: Callable[..., Any]) -> None:
    """What goes stands under "Now covered", in every format; what stays, apart from it."""
    done = harmonize("bill", "docs/bill.yaml", "--format", "json")
    rows = json.loads(done.stdout)["rows"]
    cured, newly, still = (
        [row["facts"] for row in rows if row["what"] == head and row["duty"] == "smp-6.1.a"]
        for head in ("now covered", "no longer covered", "still not covered")
    )
    assert len(cured) == 1
    assert "into any other State Party except the EU member States" in cured[0]
    assert newly == []
    assert still
    assert cured[0] not in still
    text = " ".join(harmonize("bill", "docs/bill.yaml", "--width", "200").stdout.split())
    assert f"Now covered: {cured[0]}" in text
    assert f"Still not covered: {still[0]}" in text
    assert "Not criminalized" not in text
    assert re.search(
        r"Closes 0, narrows 1, opens 0 of \d+ shortfalls; newly punishes part of smuggling of migrants; no request",
        text,
    )


@pytest.mark.slow
def test_the_command_says_why_it_fails(harmonize: Callable[..., Any], tmp_path: Path) -> None:
    path = written({"repeals": ["xa-5a"]}, tmp_path)
    done = harmonize("bill", str(path), "XA", "--data", "data", "--as-of", "2030-01-01")
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith("exit 1: ")
    assert "\nOpens\n" in done.stdout
    assert "No longer punished" in done.stdout
    other = harmonize("bill", str(path), "DE", "--data", "data")
    assert other.returncode == 2
    assert "is about" in other.stderr


def test_a_skeleton_changes_nothing_until_a_drafter_does(harmonize: Callable[..., Any], tmp_path: Path) -> None:
    """`show --format bill` has today's clauses under their names; left as it is the bill would change nothing."""
    path = tmp_path / "bill.yaml"
    path.write_text(harmonize("show", "XA", "--format", "bill", "--as-of", "2026-11-01").stdout, "utf-8")
    untouched = harmonize("bill", str(path), "XA")
    assert untouched.returncode == 0, untouched.stderr
    assert "Nothing would change." in untouched.stdout
    bill = yaml.safe_load(path.read_text("utf-8"))
    assert bill["from"].isoformat() == "2027-01-01"
    clauses = next(item["otherwise"]["punishes"] for item in bill["offences"] if item["id"] == "xa-5a")
    for clause in clauses.values():
        clause["benefit"] = ["money"]
    path.write_text(yaml.safe_dump(bill, sort_keys=False), "utf-8")
    narrowed = harmonize("bill", str(path), "XA")
    assert narrowed.returncode == 1
    assert "SMP 6(1)(a)  Smuggling of migrants: met, then partly met" in narrowed.stdout
