"""The atlas as files: whole, without a broken link, and with the numbers of the commands."""

import csv
import json
from pathlib import Path

import pytest
from reading import broken, read

from command_line import Run
from drawing import Draw

pytestmark = pytest.mark.slow


def test_every_link_inside_leads_to_a_page_and_to_a_place_on_it(atlas: Path) -> None:
    assert broken(atlas) == []


def test_every_page_has_a_title_of_its_own_a_description_and_its_address(atlas: Path) -> None:
    pages = {path: read(path) for path in atlas.rglob("*.html")}
    assert len({page.title for page in pages.values()}) == len(pages)
    assert all(len(page.description) > 20 for page in pages.values())
    for path, page in pages.items():
        name = path.relative_to(atlas).as_posix()
        assert f"https://atlas.example/{'' if name == 'index.html' else name}" in page.links


def test_the_tables_of_a_state_are_what_the_command_prints(atlas: Path, harmonize: Run) -> None:
    for name, words in (
        ("xb", "check XB -v --fail-on never"),
        ("mx.cases", "table MX --cases --all"),
        ("mx.history", "history MX"),
    ):
        for form in ("json", "csv"):
            said = harmonize(*words.split(), "--as-of", "2026-11-01", "--format", form)
            found = (atlas / "states" / f"{name}.{form}").read_text("utf-8")
            assert json.loads(found) == json.loads(said.stdout) if form == "json" else found == said.stdout, name


def test_five_hundred_verdicts_of_duty_pages_are_those_of_the_command(atlas: Path, harmonize: Run, draw: Draw) -> None:
    said: dict[tuple[str, str], str] = {}
    for code in ("XA", "XB", "XC", "MX"):
        told = harmonize("check", code, "--as-of", "2026-11-01", "--format", "json", "--fail-on", "never")
        found = json.loads(told.stdout)["assessments"][0]["findings"]
        said |= {(code, item["duty"]): item["words"] for item in found}
    rows = [row for page in (atlas / "duties").glob("*.json") if "metadata" not in page.name for row in read_rows(page)]
    assert len(rows) > 500
    for row in draw.drawn(rows, 500):
        assert row["verdict"] == said[row["state"], row["duty"]], row


def read_rows(page: Path) -> list[dict[str, str]]:
    """The rows of a table."""
    found: list[dict[str, str]] = json.loads(page.read_text("utf-8"))["rows"]
    return found


def test_a_table_says_what_its_columns_mean_and_by_which_command_it_comes(atlas: Path) -> None:
    told = json.loads((atlas / "duties" / "smp-6.1.a.metadata.json").read_text("utf-8"))
    with (atlas / "duties" / "smp-6.1.a.csv").open(encoding="utf-8", newline="") as file:
        assert next(csv.reader(file)) == [column["name"] for column in told["columns"]]
    assert told["as_of"] == "2026-11-01"
    assert told["command"].startswith("harmonize table --duty smp-6.1.a")
    assert "candidates for review" in told["caveats"]


def test_a_folder_that_is_no_atlas_is_refused_and_stays(tmp_path: Path, harmonize: Run) -> None:
    (tmp_path / "thesis.txt").write_text("three years of work")
    made = harmonize("atlas", "XA", "-o", str(tmp_path))
    assert made.returncode == 2
    assert "holds `thesis.txt`, which no `harmonize atlas` wrote" in made.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["thesis.txt"]


def test_an_atlas_is_replaced_whole_and_the_same_data_give_the_same_bytes(tmp_path: Path, harmonize: Run) -> None:
    site = tmp_path / "site"
    for words in ("XA XB", "XA", "XA"):
        before = {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} if words == "XA" else {}
        assert harmonize("atlas", *words.split(), "-o", str(site), "--as-of", "2026-11-01").returncode == 0
    assert {path: path.read_bytes() for path in site.rglob("*") if path.is_file()} == before
    assert not (site / "states" / "xb.html").exists()


def test_model_laws_are_on_no_map_and_in_no_count_of_states(atlas: Path) -> None:
    start = (atlas / "index.html").read_text("utf-8")
    drawing = start.partition("<svg")[2].partition("</svg>")[0]
    assert "states/mx.html" in drawing
    assert "states/xa.html" not in drawing
    assert "1 State and 3 model laws" in start
