"""What newcomers write first, and what they are told: the order of keys in one line, every other mistake with its remedy."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from harmonize.library.folder import Folder
from harmonize.library.formatting import ordered
from harmonize.library.lint import lint_law

HERE = Path(__file__).parent / "first_drafts"
GOOD = (HERE / "good.yaml").read_text("utf-8")
TABLE = HERE / "drafts.yaml"
DRAFTS: list[dict[str, Any]] = yaml.safe_load(TABLE.read_text("utf-8"))
TODAY = date(2026, 11, 27)
MIXED = (
    ("id: xa\nstate: Freedonia\n", "state: Freedonia\nid: xa\n"),
    ("- id: xa-11\n    title: False travel documents\n", "- title: False travel documents\n    id: xa-11\n"),
    ("{title: Penal Code, citation: Act 1/1990,", "{citation: Act 1/1990, title: Penal Code,"),
)


def mixed(text: str) -> str:
    """A law file with three maps out of order."""
    for right, wrong in MIXED:
        assert right in text
        text = text.replace(right, wrong, 1)
    return text


def told(text: str, folder: Folder, tmp_path: Path) -> list[str]:
    """Every line of lint about a law file."""
    path = tmp_path / "xa.yaml"
    path.write_text(text, "utf-8")
    found = lint_law(path, folder, "xa.yaml", today=TODAY)
    return [f"{item.rule.severity} {item.rule.name}: {item.message}" for item in found]


@pytest.mark.sample(8, 40)
@pytest.mark.parametrize("draft", [pytest.param(draft, id=draft["draft"]) for draft in DRAFTS])
def test_a_draft_is_told_what_is_wrong_and_no_more(
    draft: dict[str, Any], folder: Folder, tmp_path: Path, *, accept: bool
) -> None:
    text = mixed(GOOD) if "keys" in draft else GOOD
    assert draft["find"] in text
    lines = told(text.replace(draft["find"], draft["put"], 1), folder, tmp_path)
    if accept and lines != draft["told"]:
        rewritten(draft, lines)
    else:
        assert lines == draft["told"]
    assert not lines or any("key-order" not in line for line in lines), "the mistake itself is told"


def rewritten(draft: dict[str, Any], lines: list[str]) -> None:
    """Writes down what is told of a draft now."""
    before, named, behind = TABLE.read_text("utf-8").partition(f"- draft: {draft['draft']}\n")
    row, following, after = behind.partition("\n- draft: ")
    kept = row.partition("  told:\n")[0]
    listed = "\n".join(f"    - {json.dumps(line, ensure_ascii=False)}" for line in lines)
    TABLE.write_text(f"{before}{named}{kept}  told:\n{listed}{following or chr(10)}{after}", "utf-8")


def test_the_good_file_is_told_nothing_and_out_of_order_one_line(folder: Folder, tmp_path: Path) -> None:
    assert told(GOOD, folder, tmp_path) == []
    (line,) = told(mixed(GOOD), folder, tmp_path)
    assert line.startswith("note key-order: keys stand out of order in 3 places, such as here; `harmonize fmt ")
    assert ordered(tmp_path / "xa.yaml")[1] == GOOD


def test_two_thirds_of_sixty_drafts_and_more_are_out_of_order() -> None:
    assert len(DRAFTS) >= 60
    assert sum("keys" in draft for draft in DRAFTS) >= len(DRAFTS) * 2 / 3
    assert all(sum("key-order" in line for line in draft["told"]) <= 1 for draft in DRAFTS)
