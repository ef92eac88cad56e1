"""A law file begun: in a data folder, or with schema, guide and editor settings in a folder of one's own."""

import json
import re
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import typed
from harmonize.library.companions import EDITOR, FIRST, pages

ROOT = Path(__file__).parent.parent.parent
NOTHING = "0 errors, 0 warnings, 0 notes\n"


def run(folder: Path, *words: str) -> "CompletedProcess[str]":
    return typed(*words, folder=folder)


def test_in_an_empty_folder_schema_guide_and_editor_settings_come_along(tmp_path: Path) -> None:
    done = run(tmp_path, "data", "new", "Albania")
    assert (done.returncode, done.stdout) == (0, "")
    assert "with it came schemas, guide, .vscode; next: harmonize lint al.yaml" in done.stderr
    assert (
        (tmp_path / "al.yaml")
        .read_text("utf-8")
        .startswith("# yaml-language-server: $schema=schemas/national_law.json\n")
    )
    assert json.loads((tmp_path / "schemas" / "national_law.json").read_text("utf-8"))["title"] == "NationalLaw"
    assert {path.name for path in (tmp_path / "guide").iterdir()} == {name for name, _ in pages()}
    assert {path.name for path in (tmp_path / ".vscode").iterdir()} == {*EDITOR}
    assert run(tmp_path, "lint", "al.yaml").stderr.startswith(NOTHING)


def test_what_is_there_already_stays(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "lint.md").write_text("mine")
    assert run(tmp_path, "data", "new", "AL").returncode == 0
    assert run(tmp_path, "data", "new", "KE").stderr.startswith(
        "harmonize: ke.yaml written, nothing in it is read yet; next"
    )
    assert (tmp_path / "guide" / "lint.md").read_text() == "mine"


def test_the_guide_comes_with_every_page_that_it_leads_to() -> None:
    text = (ROOT / "docs" / FIRST).read_text("utf-8")
    assert {FIRST, *re.findall(r"\]\(([a-z-]+\.md)", text)} == {name for name, _ in pages()}
    assert all(content == (ROOT / "docs" / name).read_bytes() for name, content in pages())


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("AL",), "al.yaml is there already; --force replaces it"),
        (("KE", "--data", "al.yaml"), "al.yaml: no such folder; name the data folder with --data, or leave it out"),
        (("KE", "--data", "notes"), "notes is no data folder: it has no `national_laws`; leave --data out"),
        (("KE", "--data", "compiled"), "compiled is a compiled dataset; law files belong into the folder"),
        (("KE", "--measures", "extraditon"), "unknown section of measures `extraditon`; did you mean `extradition`?"),
        (("Kennya",), "unknown state `Kennya`; did you mean `Kenya`"),
    ],
)
def test_what_cannot_be_is_one_line_and_nothing_is_lost(tmp_path: Path, words: tuple[str, ...], told: str) -> None:
    (tmp_path / "al.yaml").write_text("mine\n")
    (tmp_path / "notes").mkdir()
    (tmp_path / "compiled").mkdir()
    (tmp_path / "compiled" / "index.json").write_text("{}")
    done = run(tmp_path, "data", "new", *words)
    assert (done.returncode, done.stdout) == (2, "")
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"harmonize: {told}")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["al.yaml", "compiled", "notes"]
    assert (tmp_path / "al.yaml").read_text() == "mine\n"


@pytest.mark.parametrize("line", ["data new Italy", "data interview IT", "data new IT --no-interview"])
def test_of_a_state_on_file_no_law_is_begun_unasked(tmp_path: Path, line: str) -> None:
    done = run(tmp_path, *line.split())
    assert (done.returncode, done.stdout) == (2, "")
    (told,) = done.stderr.splitlines()
    assert told.startswith(
        "harmonize: the law of Italy is on file (`harmonize show IT`); a bill, or a law file laid over"
    )
    assert list(tmp_path.iterdir()) == []


def test_a_second_coder_begins_anew_and_what_is_empty_hides_no_law(tmp_path: Path) -> None:
    assert run(tmp_path, "data", "new", "IT", "--anew").returncode == 0
    assert run(tmp_path, "lint", "it.yaml").returncode == 0
    done = run(tmp_path, "check", "IT", "--with", "it.yaml")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(
        "harmonize: it.yaml:10:5: error[lint/empty-over-a-law]: nothing in this file is read yet"
    )
    assert run(tmp_path, "data", "new", "AL").returncode == 0
    assert run(tmp_path, "check", "AL", "--with", "al.yaml", "--fail-on", "never").returncode == 0


def test_a_strange_schema_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "national_law.json").write_text("{}")
    done = run(tmp_path, "data", "new", "AL")
    assert done.returncode == 2
    assert "is there and is not that schema" in done.stderr
    assert not (tmp_path / "al.yaml").exists()


# ------------------------------------------------------------------------------------------------------- measures


def test_the_questions_of_a_section_come_with_their_meanings_and_can_be_answered(tmp_path: Path) -> None:
    run(tmp_path, "data", "new", "AL")
    before = (tmp_path / "al.yaml").read_text("utf-8")
    done = run(tmp_path, "data", "new", "AL", "--measures", "extradition")
    assert re.search(r"al\.yaml: \d+ questions on extradition stand at the end of its measures", done.stderr)
    text = (tmp_path / "al.yaml").read_text("utf-8")
    assert text.startswith(before)
    assert "  # Minimum penalty requirement (a number of months; UNTOC 16(7))\n" in text
    assert "  #   Extradition needs an offence with at least this maximum" in text
    assert run(tmp_path, "lint", "al.yaml").stderr.startswith(NOTHING)

    (tmp_path / "al.yaml").write_text(answered(text), "utf-8")
    assert run(tmp_path, "lint", "al.yaml").stderr.startswith(NOTHING)
    again = run(tmp_path, "data", "new", "AL", "--measures", "extradition")
    assert "al.yaml: asks all about extradition already" in again.stderr
    assert (tmp_path / "al.yaml").read_text("utf-8") == answered(text)


def answered(text: str) -> str:
    """The file with every question on file answered as the sample line has it."""
    source = "sources:\n  act: {title: An Act, citation: Act 1, since: 2001-01-01, text: official, language: en,"
    source += " url: https://law.example/act, opened: 2026-01-31, text_of: 2026-01-31, read_on: 2026-01-31, read_by: person}\n"
    text = re.sub(r"^sources: .*\n", source, text, flags=re.MULTILINE)
    text = text.replace("extradition: not_read", "extradition: read")
    text = re.sub(r"^measures: .*$", "measures:", text, flags=re.MULTILINE)
    return re.sub(r"^  # ([a-z_]+: \{value: )", r"  \1", text, flags=re.MULTILINE)


def test_measures_of_a_file_that_has_some_are_put_below_them(tmp_path: Path) -> None:
    run(tmp_path, "data", "new", "AL")
    file = tmp_path / "al.yaml"
    file.write_text(file.read_text("utf-8") + "parity: {}\n", "utf-8")
    run(tmp_path, "data", "new", "AL", "--measures", "carriers", "--measures", "vessels")
    text = file.read_text("utf-8")
    assert text.index("measures: {}") < text.index("# carriers:") < text.index("# vessels:") < text.index("parity: {}")


def test_a_new_file_can_begin_with_the_questions(tmp_path: Path) -> None:
    assert run(tmp_path, "data", "new", "AL", "--measures", "special techniques").returncode == 0
    assert "# special techniques: take" in (tmp_path / "al.yaml").read_text("utf-8")
