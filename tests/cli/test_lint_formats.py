"""What lint finds, for people at a screen, editors, build servers and code scanning: the same complaints in every format."""

import json
import shutil
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

Run = Callable[..., "CompletedProcess[str]"]
LAWS = Path(__file__).parent.parent.parent / "data" / "national_laws"
SOUND = (LAWS / "xa.yaml").read_text("utf-8")


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """A law with one error: a key that there is not, on its second line."""
    path = tmp_path / "national_laws" / "xa.yaml"
    path.parent.mkdir()
    path.write_text(SOUND.replace("id: xa\n", "id: xa\nstat: Model Law\n", 1), "utf-8")
    return path


def line_of(law: Path) -> int:
    """The line of the mistake."""
    return law.read_text("utf-8").split("\n").index("stat: Model Law") + 1


def test_text_is_one_line_for_each_complaint_as_editors_read_it(harmonize: Run, law: Path) -> None:
    done = harmonize("lint", "--no-notes", str(law))
    first = done.stdout.split("\n")[0]
    assert done.returncode == 1
    assert first.startswith(f"{law}:{line_of(law)}:1: error[lint/unknown-word]: stat: ")


def test_an_error_is_red_on_a_terminal(harmonize: Run, law: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert "\x1b[1;31m error\x1b[0m[lint/unknown-word]" in harmonize("lint", "--no-notes", str(law)).stdout


def test_json_says_where_by_which_rule_and_how_many(harmonize: Run, law: Path) -> None:
    done = harmonize("lint", str(law), "--format", "json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["format"], told["errors"], told["files"]) == (1, "harmonize-lint/2", 1, [str(law)])
    (found,) = (item for item in told["complaints"] if item["severity"] == "error")
    assert (found["line"], found["column"], found["rule"]) == (line_of(law), 1, "lint/unknown-word")


def test_sarif_has_the_rule_the_place_and_a_fingerprint_that_outlives_moved_lines(harmonize: Run, law: Path) -> None:
    def results() -> list[dict[str, object]]:
        run = json.loads(harmonize("lint", "--no-notes", str(law), "--format", "sarif").stdout)["runs"][0]
        assert run["automationDetails"]["id"] == "harmonize/lint/"
        assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == ["lint/unknown-word"]
        found: list[dict[str, object]] = run["results"]
        return found

    (before,) = results()
    assert before["level"] == "error"
    law.write_text("# a remark\n" + law.read_text("utf-8"), "utf-8")
    (after,) = results()
    assert before["locations"] != after["locations"]
    assert before["partialFingerprints"] == after["partialFingerprints"]


def test_github_shows_it_beside_the_line(harmonize: Run, law: Path) -> None:
    done = harmonize("lint", "--no-notes", str(law), "--format", "github")
    assert f",line={line_of(law)},col=1,title=lint/unknown-word::stat" in done.stdout
    assert done.stdout.startswith("::error file=")


def test_junit_has_a_test_for_each_file_and_fails_for_that_one(harmonize: Run, law: Path) -> None:
    shutil.copy(LAWS / "xb.yaml", law.parent)
    done = harmonize("lint", "--no-notes", str(law.parent.parent), "--format", "junit")
    (suite,) = ET.fromstring(done.stdout)
    failed = {Path(case.get("name") or "").name: case.find("failure") is not None for case in suite}
    assert (suite.get("tests"), suite.get("failures")) == ("2", "1")
    assert failed == {"xa.yaml": True, "xb.yaml": False}


def test_warnings_are_failures_only_with_strict(harmonize: Run, law: Path) -> None:
    law.write_text(SOUND.replace("id: xa\n", "id: xa  # lint: allow shadowed - nothing is\n", 1), "utf-8")
    words = ("lint", "--no-notes", str(law), "--format", "junit")
    mild, strict = harmonize(*words), harmonize(*words, "--strict")
    assert (mild.returncode, strict.returncode) == (0, 1)
    assert ("<failure" in mild.stdout, "<failure" in strict.stdout) == (False, True)


def test_several_formats_in_one_run(harmonize: Run, law: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    done = harmonize("lint", str(law), "-o", f"{out}/lint.sarif", "-o", f"{out}/lint.xml")
    assert (done.returncode, done.stdout) == (1, "")
    assert {path.name for path in out.iterdir()} == {"lint.sarif", "lint.xml"}


def test_watching_is_for_the_screen(harmonize: Run, law: Path) -> None:
    done = harmonize("lint", "--watch", "--format", "json", str(law))
    assert done.returncode == 2
    assert "--watch tells on the screen, in text" in done.stderr


def test_a_case_that_the_coding_does_not_reproduce_is_an_error_at_its_line(harmonize: Run, law: Path) -> None:
    law.write_text(SOUND, "utf-8")
    case = {"id": "paid", "says": "A paid drive.", "date": "2020-01-01", "punishable": "no", "source": "model-law 5"}
    case["facts"] = "{conduct: crossing, state: own, benefit: money, how: transport}"
    path = law.parent.parent / "cases" / "xa.yaml"
    path.parent.mkdir()
    order = ("id", "says", "date", "facts", "punishable", "source")
    lines = [f"{'  - ' if key == 'id' else '    '}{key}: {case[key]}" for key in order]
    path.write_text("\n".join(("cases:", *lines, "")), "utf-8")
    done = harmonize("lint", "--no-notes", str(path))
    assert done.returncode == 1
    assert f"{path}:6:17: error[lint/case-not-reproduced]" in done.stdout
    assert "case `paid`: expected not criminalized; the law on file says " in done.stdout
    path.write_text(path.read_text("utf-8").replace("punishable: no", "punishable: yes"), "utf-8")
    assert harmonize("lint", "--no-notes", str(path)).returncode == 0
