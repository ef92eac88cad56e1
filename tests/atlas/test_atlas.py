"""The atlas as files: whole, without a broken link, and with the numbers of the commands."""

import csv
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from reading import broken, read

from command_line import ROOT, Run
from drawing import Draw
from harmonize import load
from harmonize.guests.atlas import shell, site, writing
from harmonize.guests.atlas.page import Page, Site
from harmonize.reports.maxima import years

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
        assert "https://docs.example/" in page.links


def test_every_page_says_how_to_cite_it_and_what_to_quote_of_an_error(atlas: Path) -> None:
    for path in atlas.rglob("*.html"):
        foot = path.read_text("utf-8").partition("<footer>")[2]
        assert "Cite: harmonize atlas, " in foot
        assert "Report an error: quote what stands here, " in foot
        assert f"day 2026-11-01, version {load().version}" in foot
    assert "quote what stands here, state MX, day" in (atlas / "states" / "mx.history.html").read_text("utf-8")
    assert "quote what stands here, duty smp-6.1.a, day" in (atlas / "duties" / "smp-6.1.a.html").read_text("utf-8")


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


def test_the_maxima_of_the_form_are_those_of_the_law(atlas: Path, draw: Draw) -> None:
    text = (atlas / "cases.html").read_text("utf-8")
    data = json.loads(text.partition('id="data">')[2].partition("</script>")[0])
    names, laws = [fact["name"] for fact in data["facts"]], load()
    assert 2 <= len(names) <= 8
    for point, cells in draw.drawn(sorted(data["points"].items()), 60):
        facts = {name: said for name, said in zip(names, point.split("|"), strict=True) if said}
        found = laws.case({**facts, "state": "own"}, data["codes"], as_of="2026-11-01")
        said = [data["maxima"][cell] for cell in cells]
        assert said == [years(found[code].answer) for code in data["codes"]], facts


def test_the_page_and_feed_of_changes_say_what_the_gate_said(tmp_path: Path, harmonize: Run) -> None:
    old, new = (
        Path(shutil.copytree(ROOT / "data" / "national_laws", tmp_path / name, ignore=all_but("xa.yaml")))
        for name in "ab"
    )
    law = new / "xa.yaml"
    law.write_text(law.read_text("utf-8").replace("benefit: [kind, money]", "benefit: money"), "utf-8")
    said = tmp_path / "said.json"
    assert harmonize(
        "gate", f"{old}/", f"{new}/", "--format", "json", "-o", str(said), "--as-of", "2026-11-01"
    ).returncode in (0, 1)
    rows = json.loads(said.read_text("utf-8"))["rows"]
    made = harmonize("atlas", "XA", "-o", str(tmp_path / "site"), "--changes", str(said), "--as-of", "2026-11-01")
    assert made.returncode == 0, made.stderr
    table = json.loads((tmp_path / "site" / "changes.json").read_text("utf-8"))["rows"]
    assert [(row["what"], row["name"], row["before"], row["after"]) for row in table] == [
        (row["kind"], row["name"], row["before"], row["after"]) for row in rows
    ]
    feed = (tmp_path / "site" / "feed.xml").read_text("utf-8")
    assert rows
    assert all(row["name"] in feed for row in rows if row["before"])


@pytest.mark.parametrize(
    "content", ["no json", "{}", '{"format": "harmonize-gate/4"}', '{"format": "harmonize-check/2"}']
)
def test_what_is_no_answer_of_the_gate_is_refused_in_a_line(tmp_path: Path, harmonize: Run, content: str) -> None:
    (tmp_path / "said.json").write_text(content)
    made = harmonize("atlas", "XA", "-o", str(tmp_path / "site"), "--changes", str(tmp_path / "said.json"))
    assert made.returncode == 2
    assert "said.json is no harmonize-gate/4; write one: `harmonize gate OLD NEW" in made.stderr
    assert not (tmp_path / "site").exists()


def test_a_state_without_a_law_is_refused_and_no_half_of_a_site_stands(tmp_path: Path, harmonize: Run) -> None:
    made = harmonize("atlas", "XA", "TV", "-o", str(tmp_path / "site"))
    assert made.returncode == 2
    assert "no law of Tuvalu (TV) is on file yet" in made.stderr
    assert not (tmp_path / "site").exists()


def all_but(kept: str) -> Callable[[str, list[str]], list[str]]:
    """What leaves every file of a folder out but one."""
    return lambda _, names: [name for name in names if name != kept]


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
    target = tmp_path / "site"
    for words in ("XA XB", "XA", "XA"):
        before = contents(target) if words == "XA" else {}
        assert harmonize("atlas", *words.split(), "-o", str(target), "--as-of", "2026-11-01").returncode == 0
    assert contents(target) == before
    assert not (target / "states" / "xb.html").exists()


def built(monkeypatch: pytest.MonkeyPatch, data: Path, target: Path) -> list[str]:
    """The pages that are drawn to write an atlas of some data into a folder."""
    drawn: list[str] = []

    def noted(page: Page, its: Site) -> Iterator[tuple[str, bytes]]:
        drawn.append(page.address)
        return whole(page, its)

    whole = shell.files
    site.opened.cache_clear()
    with monkeypatch.context() as patched:
        patched.setattr(shell, "files", noted)
        patched.setattr(site, "at_once", map)
        files, kept = site.site(str(data), (), (), "2026-11-01", writing.stood(target))
    writing.write(target, files, kept, load(data).version, "2026-11-01")
    return drawn


def test_pages_of_a_law_that_is_as_it_was_are_not_drawn_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data, target, anew = (tmp_path / name for name in ("data", "site", "anew"))
    shutil.copytree(ROOT / "data", data, ignore=shutil.ignore_patterns("codings", "fingerprints", "[a-wyz]?.yaml"))
    for law in (data / "national_laws").glob("*.yaml"):
        if law.name not in ("xa.yaml", "xb.yaml"):
            law.unlink()
    assert {"states/xa.html", "states/xb.html"} <= {*built(monkeypatch, data, target)}
    law = data / "national_laws" / "xb.yaml"
    law.write_text(f"{law.read_text('utf-8')}# read again\n", "utf-8")
    again = built(monkeypatch, data, target)
    assert "states/xb.html" in again
    assert not [name for name in again if name.startswith("states/xa") and "cooperation" not in name]
    built(monkeypatch, data, anew)
    assert contents(target) == contents(anew)
    (target / "states" / "xa.html").write_text("changed by hand")
    assert "states/xa.html" in built(monkeypatch, data, target)
    assert contents(target) == contents(anew)


def contents(folder: Path) -> dict[str, bytes]:
    """The files below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_page_of_corrections_has_the_whole_log(atlas: Path) -> None:
    log = (ROOT / "docs" / "corrections.md").read_text("utf-8").partition("\n## ")[2]
    text = (atlas / "corrections.html").read_text("utf-8")
    titles = [line.removeprefix("## ") for line in f"## {log}".splitlines() if line.startswith("## ")]
    assert len(titles) > 3
    assert all(f">{title}</h2>" in text for title in titles)
    assert text.count("<table") == log.count("\n|---")
    assert "<p>|" not in text


def test_every_word_of_a_verdict_or_of_evidence_leads_to_its_meaning(atlas: Path) -> None:
    meant = read(atlas / "words.html").places
    for name in ("index.html", "duties/smp-6.1.a.html", "states/mx.html"):
        leads = [link.rpartition("#") for link in read(atlas / name).links if "words.html#" in link]
        assert {"met", "unsettled"} <= {place for *_, place in leads} <= meant, name
    for name in ("duties/smp-6.1.a.html", "states/mx.html"):
        assert "../words.html#official" in read(atlas / name).links, name


def test_model_laws_are_on_no_map_and_in_no_count_of_states(atlas: Path) -> None:
    start = (atlas / "index.html").read_text("utf-8")
    drawing = start.partition("<svg")[2].partition("</svg>")[0]
    assert "states/mx.html" in drawing
    assert "states/xa.html" not in drawing
    assert "1 State and 3 model laws" in start
