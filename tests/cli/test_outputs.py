"""Results in files: the format by suffix or by name, several in one run, nothing overwritten, nothing half written."""

import json
import os
import re
import stat
import sys
import types
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from harmonize.cli import output_plan
from harmonize.errors import HarmonizeError
from harmonize.library.writing import ready, reserved, write
from harmonize.reports.document import Document, Report
from harmonize.reports.plain import Table
from harmonize.reports.renderers import FORMATS, Format, csv

Run = Callable[..., "CompletedProcess[str]"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("report.md", ("markdown", "report.md")),
        ("REPORT.HTML", ("html", "REPORT.HTML")),
        ("sarif=report.json", ("sarif", "report.json")),
        ("report.xml", ("junit", "report.xml")),
        ("a=b.csv", ("csv", "a=b.csv")),
        ("github=lines.log", ("github", "lines.log")),
    ],
)
def test_the_format_is_guessed_or_named(written: str, expected: tuple[str, str]) -> None:
    assert output_plan.output(written, FORMATS) == expected


def test_a_file_without_a_known_suffix_needs_its_format() -> None:
    with pytest.raises(HarmonizeError, match="does not tell its format"):
        output_plan.output("report.doc", FORMATS)
    with pytest.raises(HarmonizeError, match="unknown format `sarif`"):
        output_plan.output("report.sarif", output_plan.WRITTEN)


def test_a_format_is_a_module_and_a_line_of_a_table(
    harmonize: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever brings a format writes how it is rendered, and says its suffix; nothing else knows it."""
    module = types.ModuleType("harmonize.reports.renderers.shout")
    module.render = lambda report: report.heading.upper()  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    monkeypatch.setitem(FORMATS, "shout", Format((".shout",), "a hall"))
    report = Report((Document("Quiet", (), (), ""),))
    owed = output_plan.planned(tuple(FORMATS), None, [f"shout={tmp_path}/a.txt"], force=False, data=None)
    output_plan.deliver(owed, lambda _: report)
    assert (tmp_path / "a.txt").read_text() == "QUIET\n"


def test_several_files_in_one_run_and_no_screen(harmonize: Run, tmp_path: Path) -> None:
    done = harmonize("check", "XA", "--fail-on", "never", "-o", f"{tmp_path}/a.json", "-o", f"csv={tmp_path}/a.table")
    assert (done.returncode, done.stdout) == (0, "")
    assert json.loads((tmp_path / "a.json").read_text())["format"] == "harmonize-check/2"
    assert (tmp_path / "a.table").read_text().startswith("state,duty,treaty,")


def test_screen_and_file_at_once(harmonize: Run, tmp_path: Path) -> None:
    done = harmonize("table", "--cases", "XA", "--format", "csv", "-o", f"{tmp_path}/a.txt")
    assert done.stdout.startswith("facts,name,state,state_name,punishable,open,low,high,unit,")
    assert (tmp_path / "a.txt").read_text().startswith("Maxima for standard facts")


@pytest.mark.parametrize("asked", ["explain 6(3)", "show XA", "show XA --coverage", "states Kenya"])
def test_what_is_read_page_by_page_goes_into_every_kind_of_file(asked: str, harmonize: Run, tmp_path: Path) -> None:
    """A page as Word, a web page, a table: nothing that the screen says is missing from the table."""
    files = [f"-o{form}={tmp_path}/page.{form}" for form in output_plan.WRITTEN]
    shown, done = harmonize(*asked.split()), harmonize(*asked.split(), *files)
    assert (done.returncode, done.stdout) == (0, "")
    assert {path.suffix[1:] for path in tmp_path.iterdir()} == set(output_plan.WRITTEN)
    rows = json.loads((tmp_path / "page.json").read_text("utf-8"))["rows"]
    words = set(re.findall("[^ \n]+", shown.stdout.replace(":", " ")))
    assert words
    assert words <= set(" ".join(" ".join(row.values()) for row in rows).replace(":", " ").split())


def test_the_exit_code_stays_that_of_the_findings(harmonize: Run, tmp_path: Path) -> None:
    assert harmonize("check", "DE", "-o", f"{tmp_path}/a.md").returncode == 1


def test_nothing_is_overwritten_without_force(harmonize: Run, tmp_path: Path) -> None:
    target = tmp_path / "a.md"
    target.write_text("mine")
    done = harmonize("check", "XA", "-o", str(target))
    assert (done.returncode, target.read_text()) == (2, "mine")
    assert "--force replaces it" in done.stderr
    assert harmonize("check", "XA", "--fail-on", "never", "--force", "-o", str(target)).returncode == 0
    assert target.read_text().startswith("# ")


def test_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="there is no folder"):
        ready(f"{tmp_path}/new/a.md", force=True)


@pytest.mark.parametrize("name", ["nul.json", "NUL", "con.html", "Com1.tar.md", "aux .txt", "lpt9.csv"])
def test_names_that_windows_keeps_for_devices(name: str) -> None:
    assert reserved(name)


@pytest.mark.parametrize("name", ["null.json", "console.md", "com10.csv", "report.nul", "lpt.txt"])
def test_names_that_only_look_like_devices(name: str) -> None:
    assert not reserved(name)


def test_no_link_is_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (outside / "kept.md").write_text("kept")
    (inside / "link.md").symlink_to(outside / "kept.md")
    (inside / "folder").symlink_to(outside)
    monkeypatch.chdir(inside)
    for name in ("link.md", str(inside / "link.md"), "folder/kept.md"):
        with pytest.raises(HarmonizeError, match="link"):
            write(name, b"new", force=True)
    assert (outside / "kept.md").read_text() == "kept"
    write("../outside/named.md", b"new", force=False)
    assert (outside / "named.md").read_text() == "new"


@pytest.mark.parametrize("name", ["", ".", "..", "folder/", "/dev/null"])
def test_what_is_no_ordinary_file_is_refused(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "folder").mkdir()
    monkeypatch.chdir(tmp_path)
    with pytest.raises(HarmonizeError):
        write(name, b"new", force=True)


@pytest.mark.parametrize("error", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_full_disk_or_an_interrupt_leaves_the_old_file(
    error: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "a.md"
    target.write_text("old")

    def broken(_handle: int) -> None:
        raise error

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises((HarmonizeError, KeyboardInterrupt)):
        write(str(target), b"new", force=True)
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "a.md"
    monkeypatch.setattr(os, "fsync", lambda _handle: target.write_text("theirs"))
    with pytest.raises(HarmonizeError, match="--force"):
        write(str(target), b"mine", force=False)
    assert target.read_text() == "theirs"
    assert list(tmp_path.iterdir()) == [target]


def test_files_get_the_permissions_of_the_user(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write(str(tmp_path / "a.md"), b"x", force=False)
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.md").stat().st_mode) == 0o640


def test_when_one_format_cannot_be_made_no_file_is_touched(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    table = Table("One", "One", ("a",), (("b",),))
    report = Report((Document("Fine", (), (), ""),), table=table)

    def broken(_report: Report) -> str:
        raise HarmonizeError("cannot")

    monkeypatch.setattr(csv, "render", broken)
    owed = output_plan.planned(FORMATS, None, [f"{tmp_path}/a.md", f"{tmp_path}/a.csv"], force=False, data=None)
    with pytest.raises(HarmonizeError, match="cannot"):
        output_plan.deliver(owed, lambda _: report)
    assert list(tmp_path.iterdir()) == []


def test_two_outputs_into_one_file_are_refused(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="two outputs go into one file"):
        output_plan.planned(FORMATS, None, [f"json={tmp_path}/a", f"csv={tmp_path}/a"], force=False, data=None)


def test_a_plain_check_loads_nothing_heavy(harmonize: Run) -> None:
    """What pages, Word and Excel files and YAML need is loaded only where it is used."""
    for words in (["check", "XA"], ["table", "XA"], ["check", "XA", "--format", "sarif"]):
        done = harmonize(*words, PYTHONPROFILEIMPORTTIME="1")
        for heavy in ("jinja2", "docx", "xlsxwriter", "pydantic", "yaml"):
            assert f" {heavy}\n" not in done.stderr
