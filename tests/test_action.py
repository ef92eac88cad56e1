"""The GitHub Action and the pre-commit hooks, as far as they can be tried without GitHub: each step run by bash."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from command_line import typed
from harmonize import __version__
from harmonize.cli.commands import command

ROOT = Path(__file__).parent.parent
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
WORKFLOW = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text("utf-8"))


def step(name: str) -> dict[str, Any]:
    (found,) = (item for item in ACTION["runs"]["steps"] if item.get("name") == name)
    return dict(found)


def run(name: str, place: Path, temp: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """One step of the action as the runner would run it."""
    return performed(step(name), place, temp, **inputs)


def performed(written: dict[str, Any], place: Path, temp: Path, **inputs: str) -> "subprocess.CompletedProcess[str]":
    """One step as the runner would run it, with the inputs given and the others at their defaults."""
    defaults = {key: item.get("default", "") for key, item in ACTION["inputs"].items()}
    taken = {key: "" if value.startswith("${{") else value for key, value in defaults.items()}  # of no pull request
    taken |= {key.replace("_", "-"): value for key, value in inputs.items()}
    environment = {
        key: re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: taken[found[1]], value)
        for key, value in written.get("env", {}).items()
    }
    bin_of_tool = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    runner = {
        "RUNNER_TEMP": str(temp),
        "GITHUB_OUTPUT": str(temp / "output"),
        "GITHUB_REF_NAME": f"v{__version__}",
        "GITHUB_STEP_SUMMARY": str(temp / "summary"),
    }
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", written["run"]],
        cwd=place,
        env={**os.environ, **environment, **runner, "PATH": bin_of_tool},
        capture_output=True,
        text=True,
        check=False,
        timeout=290,
    )


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A fork with the law of one State, and a commit."""
    place = tmp_path / "fork"
    (place / "data" / "national_laws").mkdir(parents=True)
    shutil.copy(ROOT / "data" / "national_laws" / "nl.yaml", place / "data" / "national_laws")
    commit(place, "init", "-q")
    commit(place, "add", "-A")
    commit(place, "commit", "-qm", "one")
    return place


def commit(place: Path, *words: str) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=place, check=True, capture_output=True)


# What asks for packages, copies of statutes, or the whole suite, and is left to the runner.
ELSEWHERE = re.compile(r"\bpip\b|\bpytest\b|\bmake\b|git clone|\.ci/run|RUNNER_TEMP/texts|\bdist\b|\bsite\b")
STEPS = {
    f"{path.name}: {item.get('name', item['run'])}": item
    for path in (ROOT / "action.yml", *sorted((ROOT / ".github" / "workflows").glob("*.yml")))
    for written in [yaml.safe_load(path.read_text("utf-8"))]
    for job in (*written.get("jobs", {}).values(), *([written["runs"]] if "runs" in written else []))
    for item in job.get("steps", ())
    if "run" in item
}


def checkout(place: Path, states: str = "[a-z]{2}") -> Path:
    """What git has of this repository, checked out, with the data of some States."""
    tracked = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True).stdout
    for name in filter(None, tracked.split("\0")):
        of_a_state = re.match(r"data/\w+/([a-z]{2})\.", name)
        if (ROOT / name).is_file() and (not of_a_state or re.fullmatch(states, of_a_state[1])):
            (place / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, place / name)
    commit(place, "init", "-q")
    commit(place, "add", "-A")
    commit(place, "commit", "-qm", "one")
    return place


@pytest.fixture(scope="module")
def checked_out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same, with few laws."""
    return checkout(tmp_path_factory.mktemp("checkout"), "de|nl|xa|xb|xc")


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, item in STEPS.items() if not ELSEWHERE.search(item["run"])])
def test_a_step_passes_on_a_clean_checkout(name: str, checked_out: Path, tmp_path: Path) -> None:
    done = performed(STEPS[name], checked_out, tmp_path, base="HEAD")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


@pytest.mark.night
def test_the_action_passes_on_all_laws(tmp_path: Path) -> None:
    done = run("Lint", checkout(tmp_path / "whole"), tmp_path, base="HEAD")
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]


def test_what_is_left_to_the_runner_is_known() -> None:
    left = [name for name, item in STEPS.items() if ELSEWHERE.search(item["run"])]
    assert left == [
        "action.yml: Install harmonize",
        "atlas.yml: Build",
        "atlas.yml: No broken link",
        "atlas.yml: Publish",
        "ci.yml: Tests, lint, types, data, pages, wheel",
        "ci.yml: The large sets whole, once a night",
        "ci.yml: Install",
        "ci.yml: Tests (those of pages in a browser skip where there is no Chromium)",
        "drift.yml: Install harmonize",
        "drift.yml: Copies",
        "drift.yml: What changed",
        "release.yml: bash .ci/run",
        "release.yml: Source archive and wheel",
        "release.yml: Checksums",
        "release.yml: Release with its files",
        "release.yml: Sign and publish",
    ]


def test_what_init_writes_is_a_project_that_the_action_takes(repository: Path, tmp_path: Path) -> None:
    """Settings, workflow and hooks: what is there stays, and the action then needs no input."""
    (repository / "data").rename(repository / "law")
    assert typed("data", "init", "--data", "law", folder=repository).returncode == 0
    again = typed("data", "init", "--data", "./law", folder=repository)
    assert "harmonize.toml, .github/workflows/harmonize.yml, .pre-commit-config.yaml there already" in again.stderr
    assert typed("data", "settings", "data", folder=repository).stdout == "law\n"
    linted = run("Lint", repository, tmp_path)
    assert linted.returncode == 0
    assert linted.stderr.endswith("next: harmonize check --all --data law\n")
    (job,) = yaml.safe_load((repository / ".github" / "workflows" / "harmonize.yml").read_text("utf-8"))[
        "jobs"
    ].values()
    ours, action = job["steps"]
    assert ours in WORKFLOW["jobs"]["data"]["steps"]
    assert re.fullmatch(r"[\w-]+/[\w-]+@v\d+\.\d+\.\d+", action["uses"])
    (hooks,) = yaml.safe_load((repository / ".pre-commit-config.yaml").read_text("utf-8"))["repos"]
    assert {hook["id"] for hook in hooks["hooks"]} == {hook["id"] for hook in HOOKS}
    assert hooks["repo"] == f"https://github.com/{action['uses'].partition('@')[0]}"


def test_init_asks_for_the_folder_of_law_files(tmp_path: Path) -> None:
    done = typed("data", "init", folder=tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("harmonize: data has no `national_laws`; name the folder of law files with --data")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_lint_check_and_gate_pass_on_what_is_known(repository: Path, tmp_path: Path) -> None:
    assert run("Lint", repository, tmp_path).returncode == 0
    written = [sys.executable, "-m", "harmonize", "data", "baseline", "write", "--data", "data"]
    subprocess.run(written, cwd=repository, check=True, capture_output=True)
    checked = run("Check against the baseline", repository, tmp_path, baseline="harmonize-baseline.yaml")
    assert (checked.returncode, checked.stdout.startswith("Against the baseline: 0 new, ")) == (0, True)
    gate = run("Gate", repository, tmp_path, base="HEAD")
    assert gate.returncode == 0
    assert (tmp_path / "summary").read_text("utf-8").startswith("# ✅ Law data: 0 worse")
    assert (tmp_path / "output").read_text("utf-8") == f"comment={tmp_path}/harmonize-gate.md\n"


@pytest.mark.slow
def test_a_change_for_the_worse_fails_and_is_told_in_the_summary(repository: Path, tmp_path: Path) -> None:
    path = repository / "data" / "national_laws" / "nl.yaml"
    text = re.sub(r"person: (any|\[third_country, stateless[^]]*\])", "person: [stateless]", path.read_text("utf-8"))
    path.write_text(text, "utf-8")
    commit(repository, "commit", "-qam", "two")
    gate = run("Gate", repository, tmp_path, base="HEAD~1")
    assert gate.returncode == 1
    assert "## Worse: " in (tmp_path / "summary").read_text("utf-8")


def test_an_input_is_a_word_and_never_a_command(repository: Path, tmp_path: Path) -> None:
    done = run("Gate", repository, tmp_path, base="$(touch stolen); touch stolen", data='data"; touch stolen')
    assert done.returncode == 2
    assert not (repository / "stolen").exists()


def test_no_step_pastes_an_expression_into_a_script() -> None:
    assert [item["run"] for item in ACTION["runs"]["steps"] if "${{" in item.get("run", "")] == []


def test_python_never_looks_into_the_folder_that_is_judged() -> None:
    lines = [line.split() for item in ACTION["runs"]["steps"] for line in item.get("run", "").splitlines()]
    called = [line for line in lines if line[0].startswith(("python", "pip", "harmonize"))]
    assert len(called) >= 4
    assert [line for line in called if line[:3] != ["python", "-I", "-m"]] == []


def test_every_action_is_pinned_by_hash_with_its_version_behind_it() -> None:
    for path in (ROOT / "action.yml", *(ROOT / ".github" / "workflows").glob("*.yml")):
        for line in re.findall(r"uses: (.*)", path.read_text("utf-8")):
            assert re.fullmatch(r"\$/|[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line), line


def test_no_checkout_keeps_credentials_and_every_job_says_what_it_may() -> None:
    assert WORKFLOW["permissions"] == {}
    for job in WORKFLOW["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
        (checkout,) = (item for item in job["steps"] if item.get("uses", "").startswith("actions/checkout@"))
        assert checkout["with"]["persist-credentials"] is False


def test_the_workflow_runs_on_every_python_and_machine() -> None:
    pythons = ["3.11", "3.12", "3.13", "3.14"]
    jobs = WORKFLOW["jobs"]
    assert [jobs[name]["strategy"]["matrix"]["python"] for name in ("whole", "elsewhere")] == [pythons, pythons]
    machines = [jobs["whole"]["runs-on"], *jobs["elsewhere"]["strategy"]["matrix"]["machine"]]
    assert [name.partition("-")[0] for name in machines] == ["ubuntu", "windows", "macos"]


def test_this_repository_uses_its_own_action() -> None:
    assert ACTION["inputs"]["base"]["default"].startswith("${{ github.event.pull_request.base.sha ")
    (used,) = (item for item in WORKFLOW["jobs"]["data"]["steps"] if item.get("uses") == "$/")
    assert used["with"] == {"install": "source"}, "of a commit there is no release"
    assert ACTION["inputs"]["install"]["default"] == "", "the released wheel"


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_hooks_run_commands_that_exist_on_the_files_meant(hook: dict[str, Any]) -> None:
    _, name, *words = hook["entry"].split()
    command(name).make_context(name, [*words, "data/national_laws/de.yaml"])
    meant = re.compile(hook["files"])
    assert all(meant.search(name) for name in ("data/national_laws/de.yaml", "law/measures.yaml", "data/cases/de.yaml"))
    assert not any(meant.search(name) for name in (".github/workflows/ci.yml", "harmonize-baseline.yaml", "notes.yaml"))
