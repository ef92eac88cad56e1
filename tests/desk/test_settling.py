"""What was decided between two codings, written: the agreed file says it, and nothing else is changed."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from day import DAY
from harmonize.codings import Choice, choices, reconciled, settled
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.disputed_facts import OPEN, SURE
from harmonize.library.dataset import Dataset

LAW = Path(__file__).parent.parent.parent / "data" / "national_laws" / "xa.yaml"
# A condition, a rule of the general part, a penalty, a clause, a form, a new offence's worth of days.
CHANGES = (
    ("gain: {benefit: [kind, money]}", "gain: {benefit: [money]}"),
    ("attempt: {range: none, cite: model-law 5}", "attempt: {range: same, cite: model-law 5}"),
    ("penalty: {prison: [0, 120]}", "penalty: {prison: [12, 144]}"),
    ("organiser: {all: [entry], role: [organiser]}", "organiser: {all: [entry], role: [organiser, aider]}"),
    ("stay: {all: [stay]}", "stay: {all: [stay], how: [lodge]}"),
)


def codings(folder: Path, *changes: tuple[str, str]) -> list[Path]:
    """The law file, and another coding of it with some changes."""
    text = LAW.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    second = folder / "second.yaml"
    second.write_text(text, "utf-8")
    return [LAW, second]


def agreed(dataset: Dataset, files: list[Path], decided: dict[int, Choice], folder: Path) -> Path:
    """The agreed file."""
    corpus = Corpus(dataset)
    found = reconciled(corpus, "XA", files, as_of=DAY)
    path = folder / "agreed.yaml"
    path.write_text(settled(corpus, "XA", files, found, decided).text, "utf-8")
    return path


@pytest.mark.sample(1, 20)
@pytest.mark.parametrize(
    "changes", [*((one,) for one in CHANGES), CHANGES], ids=[*(new[:20] for _, new in CHANGES), "all"]
)
def test_what_is_settled_as_the_second_says_it_says_what_the_second_does(
    changes: tuple[tuple[str, str], ...], dataset: Dataset, tmp_path: Path
) -> None:
    files = codings(tmp_path, *changes)
    path = agreed(dataset, files, {0: Choice(1)}, tmp_path)
    assert all(new in path.read_text("utf-8") for _, new in changes)
    (told,) = reconciled(Corpus(dataset), "XA", [path, files[1]])
    assert told.alike


@pytest.mark.slow
def test_what_is_settled_as_the_first_says_stays_to_the_letter(dataset: Dataset, tmp_path: Path) -> None:
    files = codings(tmp_path, *CHANGES)
    path = agreed(dataset, files, {0: Choice(0)}, tmp_path)
    assert path.read_text("utf-8") == LAW.read_text("utf-8")


@pytest.mark.slow
def test_what_only_one_says_is_open_where_the_law_is(dataset: Dataset, tmp_path: Path) -> None:
    files = codings(tmp_path, CHANGES[4])
    path = agreed(dataset, files, {1: Choice(0, "courts differ on other help", open=True)}, tmp_path)
    assert "why: courts differ on other help" in path.read_text("utf-8")
    (told,) = reconciled(Corpus(dataset), "XA", [LAW, path], as_of=DAY)
    assert {item.answers for item in told.disputes} == {(SURE, OPEN)}


@pytest.mark.parametrize(
    ("written", "complaint"),
    [
        ("first", "begin with the number of a matter"),
        ("0=first", "begin with the number of a matter"),
        ("²=second", "begin with the number of a matter"),
        ("1=third", "say first, second or unsettled: WHY"),
        ("1=unsettled", "say why it is unsettled"),
        ("all=unsettled: who knows", "said matter by matter"),
        (
            "1=unsettled: cou\u202erts differ",
            "the reason holds U\\+202E .RIGHT-TO-LEFT OVERRIDE., which turns the direction",
        ),
    ],
)
def test_a_decision_that_is_none_is_told(written: str, complaint: str) -> None:
    with pytest.raises(HarmonizeError, match=complaint):
        choices([written], [Path("a.yaml"), Path("b.yaml")])


@pytest.mark.slow
def test_a_number_that_is_not_there_is_told(dataset: Dataset, tmp_path: Path) -> None:
    files = codings(tmp_path, CHANGES[0])
    with pytest.raises(HarmonizeError, match="there is no matter 7; the last one is 1"):
        agreed(dataset, files, {7: Choice(0)}, tmp_path)


@pytest.mark.slow
def test_the_command_writes_the_file_and_the_log_once(harmonize: Callable[..., Any], tmp_path: Path) -> None:
    files = codings(tmp_path, CHANGES[0])
    target = tmp_path / "agreed.yaml"
    asked = ("data", "reconcile", "XA", *map(str, files), "--data", "data", "--as-of", DAY)
    done = harmonize(*asked, "--settle", "1=second: goods are no benefit here", "--agreed", str(target))
    assert done.returncode == 0, done.stderr
    assert "why: goods are no benefit here" in (tmp_path / "agreed.log.yaml").read_text("utf-8")
    again = harmonize(*asked, "--settle", "1=first", "--agreed", str(target))
    assert again.returncode == 2
    assert "is there already; --force replaces it" in again.stderr
    assert CHANGES[0][1] in target.read_text("utf-8")
