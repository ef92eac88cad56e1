"""``harmonize check`` as a user types it: answers, exit codes, messages, and what must not be loaded."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parent.parent.parent
HEAVY = ("pydantic", "yaml", "jinja2", "rich.console")


@pytest.mark.parametrize("name", ["DE", "de", "deu", "Germany", "germany", "GERMANY"])
def test_a_state_is_found_by_every_name(harmonize: Run, name: str) -> None:
    done = harmonize("check", name, "--duty", "smp-6.1.a")
    assert done.stdout.startswith("As at ")
    assert " the law of Germany meets 0 of 1 provision of SMP" in done.stdout
    assert done.returncode == 1


def test_a_wrong_name_gets_the_nearest_ones(harmonize: Run) -> None:
    done = harmonize("check", "Germny")
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "harmonize: unknown state `Germny`; did you mean `Germany`?\n"


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("check",), "name a State, such as `harmonize check DE`, or use --all"),
        (("check", "DE", "--as-of", "yesterday"), "`yesterday` is not a day; write it as 2024-01-31"),
        (("check", "DE", "--topic", "extraditon"), "unknown topic `extraditon`; did you mean `extradition`?"),
        (("check", "DE", "--duty", "smp-6.1.z"), "unknown duty `smp-6.1.z`; did you mean"),
        (("check", "DE", "--reading", "D2=own"), "unknown reading of D2 `own`"),
        (("check", "DE", "--fail-on", "hihg"), "unknown severity `hihg`; did you mean `high`?"),
        (("chek", "DE"), "unknown command `chek`; did you mean `check`"),
        (("check", "DE", "--data", "/nowhere"), "/nowhere: error[lint/no-such-file]: no such folder"),
        (("check", "Vatican City"), "is on file yet"),
    ],
)
def test_wrong_use_is_one_line_and_exit_code_2(harmonize: Run, words: tuple[str, ...], complaint: str) -> None:
    done = harmonize(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_folder_is_no_clean_result(harmonize: Run, tmp_path: Path) -> None:
    done = harmonize("check", "DE", "--data", str(tmp_path))
    assert done.returncode == 2
    assert "holds no law file; expected national_laws/xx.yaml" in done.stderr


@pytest.mark.slow
def test_json_follows_its_published_schema(harmonize: Run) -> None:
    done = harmonize("check", "DE", "--advise", "--format", "json")
    schema = json.loads(harmonize("data", "schema", "check_report").stdout)
    content = json.loads(done.stdout)
    jsonschema.validate(content, schema)
    (germany,) = content["assessments"]
    assert germany["state"] == "DE"
    short = {item["duty"] for item in germany["findings"] if item["severity"] != "none"}
    closed = {name for item in germany["amendments"]["set"] for name in (*item["closes"], *item["eases"])}
    assert closed | set(germany["amendments"]["left"]) == short


@pytest.mark.slow
def test_answers_worked_out_anew_are_those_that_came_with_the_dataset(harmonize: Run) -> None:
    words = ["check", "GR", "--fail-on", "never", "--format", "json"]
    assert harmonize(*words, "--no-cache").stdout == harmonize(*words).stdout


def test_fail_on_never_exits_0(harmonize: Run) -> None:
    assert harmonize("check", "DE", "--fail-on", "never").returncode == 0


def test_the_shipped_path_loads_nothing_heavy() -> None:
    code = (
        "import sys; from harmonize.cli.commands import run; run(['check', 'DE']); run(['check', 'DE', '--format', 'json']);"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stderr.splitlines()[-1] == "[]"


def test_output_is_deterministic_and_without_colour_when_piped(harmonize: Run) -> None:
    first = harmonize("check", "DE")
    second = harmonize("check", "DE", PYTHONHASHSEED="7")
    assert first.stdout == second.stdout
    assert "\x1b" not in first.stdout


def test_a_closed_pipe_is_no_error() -> None:
    command = f"{sys.executable} -m harmonize check DE -v | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.stdout.count("\n") == 1
    assert "Traceback" not in done.stderr


def test_the_law_of_the_united_kingdom_answers_by_date(harmonize: Run) -> None:
    """Section 25 carried 14 years until the Nationality and Borders Act 2022 made it life."""
    old = harmonize("check", "GB", "--as-of", "2015-01-01", "--duty", "smp-6.1.a", "-v").stdout
    new = harmonize("check", "GB", "--as-of", "2024-01-01", "--duty", "smp-6.1.a", "-v").stdout
    assert "up to 14 years" in old
    assert "up to life" in new


def test_a_folder_of_files_gives_the_same_verdicts_as_the_shipped_dataset(harmonize: Run) -> None:
    shipped = json.loads(harmonize("check", "DE", "--format", "json").stdout)["assessments"][0]["findings"]
    read = json.loads(harmonize("check", "DE", "--format", "json", "--data", "data").stdout)["assessments"][0][
        "findings"
    ]
    assert shipped == read
