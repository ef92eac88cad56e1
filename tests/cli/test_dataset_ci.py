"""A dataset's CI as its keepers use it: baseline, waivers, gate; exit codes and what is printed."""

import json
import re
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest
import yaml

from command_line import typed
from day import DAY
from harmonize.findings import progress
from harmonize.library.yaml_file import parsed
from harmonize.norms.treaty import Severity
from harmonize.reports.baseline import spared

Run = Callable[..., "CompletedProcess[str]"]
ROOT = Path(__file__).parent.parent.parent
TODAY = ("--as-of", DAY, "--today", DAY)
DUTY = "smp-6.3.a/1a"
WAIVERS = """\
waivers:
  - state: DE
    duty: smp-6.3.a/1a
    reason: the government bill 12/345 closes it
    decided_by: head of the treaty unit
    decided_on: 2026-06-01
    expires: 2027-05-31
"""


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A baseline of all States, as the command writes it."""
    path = tmp_path_factory.mktemp("baseline") / "baseline.yaml"
    assert typed("data", "baseline", "write", "-o", str(path), "--as-of", DAY).returncode == 0
    return path.read_text("utf-8")


@pytest.fixture
def baseline(fresh: str, tmp_path: Path) -> Path:
    path = tmp_path / "baseline.yaml"
    path.write_text(fresh, "utf-8")
    return path


@pytest.fixture
def waivers(tmp_path: Path) -> Path:
    path = tmp_path / "waivers.yaml"
    path.write_text(WAIVERS, "utf-8")
    return path


# -------------------------------------------------------------------------------------------------------- baseline


@pytest.mark.slow
def test_a_fresh_baseline_lets_everything_pass(harmonize: Run, baseline: Path) -> None:
    done = harmonize("check", "--all", "--baseline", str(baseline), *TODAY)
    assert done.returncode == 0
    assert "Against the baseline: 0 new, " in done.stdout
    assert " known, 0 waived\n" in done.stdout


def test_what_the_baseline_does_not_know_fails(harmonize: Run, baseline: Path) -> None:
    lines = baseline.read_text("utf-8").splitlines(keepends=True)
    left_out = next(line for line in lines if '"DE"' in line and DUTY in line)
    baseline.write_text("".join(line for line in lines if line != left_out), "utf-8")
    done = harmonize("check", "DE", "--baseline", str(baseline), *TODAY)
    assert done.returncode == 1
    assert "Against the baseline: 1 new" in done.stdout
    assert f"NEW  DE {DUTY} [" in done.stdout
    assert "exit 1: 1 new findings of severity medium or above (--fail-on), 0 waivers to fix" in done.stderr


def test_a_baseline_may_be_json(harmonize: Run, tmp_path: Path) -> None:
    path = tmp_path / "baseline.json"
    path.write_text('{"format": "harmonize-baseline/1", "dataset": "x", "as_of": 2026-11-28, "findings": []}', "utf-8")
    done = harmonize("check", "DE", "--baseline", str(path), *TODAY)
    assert done.returncode == 1
    assert " new, 0 known" in done.stdout


@pytest.mark.slow
def test_a_baseline_that_is_there_is_only_replaced_by_force_and_shrinks(harmonize: Run, baseline: Path) -> None:
    again = harmonize("data", "baseline", "write", "-o", str(baseline))
    assert (again.returncode, again.stdout) == (2, "")
    assert "is there already; --force replaces it" in again.stderr
    extra = '  - {"state": "DE", "duty": "smp-3.c.i", "region": "whole", "says": "what was fixed since"}\n'
    baseline.write_text(baseline.read_text("utf-8") + extra, "utf-8")
    done = harmonize("check", "DE", "--baseline", str(baseline), *TODAY)
    assert "solved  DE smp-3.c.i [whole]" in done.stdout
    assert done.returncode == 0
    shrunk = harmonize("data", "baseline", "shrink", str(baseline), "--as-of", DAY)
    assert shrunk.stderr.endswith("1 solved\n")
    assert "smp-3.c.i" not in baseline.read_text("utf-8")


def test_a_baseline_that_is_none_is_wrong_use(harmonize: Run, tmp_path: Path) -> None:
    path = tmp_path / "b.yaml"
    path.write_text("format: harmonize-baseline/2\nfindings: {}\n", "utf-8")
    done = harmonize("check", "DE", "--baseline", str(path))
    assert (done.returncode, done.stdout) == (2, "")
    assert "b.yaml:1:9: error[lint/unknown-word]: format: unknown value `harmonize-baseline/2`" in done.stderr


# --------------------------------------------------------------------------------------------------------- waivers


def test_a_waived_finding_stays_visible_and_does_not_fail(harmonize: Run, waivers: Path) -> None:
    words = ("check", "DE", "--duty", DUTY, "--waivers", str(waivers), *TODAY)
    done = harmonize(*words)
    assert done.returncode == 0
    assert "With waivers: 0 new, 0 known, 2 waived" in done.stdout
    assert "waived by head of the treaty unit until 2027-05-31: the government bill 12/345 closes it" in done.stdout
    assert harmonize(*words, "--no-waivers").returncode == 1


@pytest.mark.sample(2, 20)
@pytest.mark.parametrize(
    ("written", "instead", "complaint"),
    [
        ("expires: 2027-05-31", "expires: 2027-02-30", "waiver expired: DE smp-6.3.a/1a: `expires` is no day"),
        ("expires: 2027-05-31", "expires: soon", "waiver expired: DE smp-6.3.a/1a: `expires` is no day"),
        ("expires: 2027-05-31", "expires: 2026-11-23", "waiver expired: DE smp-6.3.a/1a: expired after 2026-11-23"),
        ("expires: 2027-05-31", "expires: 2029-01-01", "waiver too long: DE smp-6.3.a/1a"),
        ("reason: the government bill 12/345 closes it", "reason:", "waiver unjustified"),
        ("decided_by: head of the treaty unit", 'decided_by: " "', "waiver unjustified"),
        ("smp-6.3.a/1a", "untoc-6.1.a.i", "waiver unused: DE untoc-6.1.a.i"),
    ],
)
def test_a_waiver_that_does_not_hold_is_told_at_its_line_and_fails(
    harmonize: Run, waivers: Path, written: str, instead: str, complaint: str
) -> None:
    waivers.write_text(WAIVERS.replace(written, instead), "utf-8")
    done = harmonize("check", "DE", "--waivers", str(waivers), *TODAY)
    assert done.returncode == 1
    assert f"{waivers}:2: {complaint}" in done.stderr
    assert harmonize("check", "DE", "--waivers", str(waivers), *TODAY, "--fail-on", "never").returncode == 0


def test_a_waiver_that_ends_soon_is_told_and_does_not_fail(harmonize: Run, waivers: Path) -> None:
    waivers.write_text(WAIVERS.replace("expires: 2027-05-31", "expires: 2026-11-28"), "utf-8")
    done = harmonize("check", "DE", "--duty", DUTY, "--waivers", str(waivers), *TODAY)
    assert done.returncode == 0
    assert f"{waivers}:2: waiver expires soon: DE smp-6.3.a/1a: expires after 2026-11-28, in 0 days" in done.stderr


def test_mistakes_in_a_file_of_waivers_are_told_with_their_places(harmonize: Run, waivers: Path) -> None:
    waivers.write_text(WAIVERS.replace("smp-6.3.a/1a", "smp-6.3.z").replace("decided_by", "decider"), "utf-8")
    done = harmonize("check", "DE", "--waivers", str(waivers), *TODAY)
    assert (done.returncode, done.stdout) == (2, "")
    assert (
        "waivers.yaml:5:5: error[lint/unknown-word]: waivers[1].decider: unknown key `decider`; did you mean `decided_on`?"
        in done.stderr
    )
    waivers.write_text(WAIVERS.replace("smp-6.3.a/1a", "smp-6.3.z"), "utf-8")
    done = harmonize("check", "DE", "--waivers", str(waivers), *TODAY)
    assert (
        "waivers.yaml:3:11: error[lint/unknown-word]: waivers[1].duty: unknown duty `smp-6.3.z`; did you mean `smp-"
        in done.stderr
    )


def test_text_of_waivers_cannot_steer_a_terminal(harmonize: Run, waivers: Path) -> None:
    waivers.write_text(
        WAIVERS.replace("the government bill", '"\\e[31m\\u202e"').replace(" 12/345 closes it", ""), "utf-8"
    )
    done = harmonize("check", "DE", "--waivers", str(waivers), *TODAY)
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u202e" not in done.stdout + done.stderr


def test_a_day_that_is_none_is_wrong_use_before_anything_is_told(harmonize: Run, waivers: Path) -> None:
    done = harmonize("check", "DE", "--waivers", str(waivers), "--today", "soon")
    assert (done.returncode, done.stdout) == (2, "")
    assert "`soon` is not a day" in done.stderr


# ------------------------------------------------------------------------------- for code scanning and build servers


@pytest.fixture
def one_new(harmonize: Run, baseline: Path, waivers: Path) -> tuple[str, ...]:
    """Germany, where one shortfall is not in the baseline and one duty is waived."""
    lines = baseline.read_text("utf-8").splitlines(keepends=True)
    left_out = next(line for line in lines if '"DE"' in line and DUTY not in line)
    baseline.write_text("".join(line for line in lines if line != left_out), "utf-8")
    return ("check", "DE", "--baseline", str(baseline), "--waivers", str(waivers), *TODAY)


def test_code_scanning_gets_what_is_new_what_is_known_and_what_was_decided(
    harmonize: Run, one_new: tuple[str, ...]
) -> None:
    results = json.loads(harmonize(*one_new, "--format", "sarif").stdout)["runs"][0]["results"]
    fails = [item for item in results if item["kind"] == "fail" and item["level"] != "note"]
    states = [item["baselineState"] for item in fails]
    assert states.count("new") == 1
    assert set(states) == {"new", "unchanged"}
    decided = [item for item in results if "suppressions" in item]
    assert {item["ruleId"] for item in decided} == {DUTY}
    assert decided[0]["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "waived by head of the treaty unit until 2027-05-31: the government bill 12/345 closes it",
        }
    ]


def test_without_an_agreement_code_scanning_gets_none(harmonize: Run) -> None:
    told = harmonize("check", "DE", "--format", "sarif", *TODAY[:2]).stdout
    assert "baselineState" not in told
    assert "suppressions" not in told


def test_a_pull_request_shows_what_is_new_and_counts_the_rest(harmonize: Run, one_new: tuple[str, ...]) -> None:
    *shown, last = harmonize(*one_new, "--format", "github").stdout.splitlines()
    assert len(shown) == 1
    assert re.fullmatch(r"::notice title=BaselineOptions on before::\d+ known, \d+ waived, not shown here", last)


def test_a_build_server_fails_for_what_is_new_only(harmonize: Run, one_new: tuple[str, ...]) -> None:
    told = harmonize(*one_new, "--format", "junit").stdout
    assert told.count("<failure ") == 1
    assert "known: the baseline has it" in told
    assert "waived by head of the treaty unit until 2027-05-31" in told


# ------------------------------------------------------------------------------------------------------------ gate


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two invented laws only."""
    place = tmp_path_factory.mktemp("small") / "data"
    (place / "national_laws").mkdir(parents=True)
    for code in ("xa", "xb"):
        shutil.copy(ROOT / "data" / "national_laws" / f"{code}.yaml", place / "national_laws")
    return place


def edited(small: Path, tmp_path: Path, code: str, change: Callable[[str], str]) -> Path:
    place = tmp_path / "edited"
    shutil.copytree(small, place)
    path = place / "national_laws" / f"{code}.yaml"
    before = path.read_text("utf-8")
    after = change(before)
    assert after != before
    path.write_text(after, "utf-8")
    return place


# What a law that reaches fewer persons leaves less open for them as accomplices is better without evidence.
UNPROVEN = "  - {heading: unproven, of: XB, reason: follows, decided_by: editor, decided_on: 2026-11-01, expires: 2027-10-31}\n"


def stateless_only(text: str) -> str:
    """The law as if it protected borders against the stateless alone."""
    return re.sub(r"person: (any|\[third_country, stateless[^]]*\])", "person: [stateless]", text)


def test_the_same_data_passes(harmonize: Run, small: Path) -> None:
    done = harmonize("gate", str(small), str(small))
    assert done.returncode == 0
    assert done.stdout.startswith("✅ Law data: 0 worse\n")


def dumped(**style: Any) -> Callable[[str], str]:
    """A law written by a program that knows no style of ours: what it says, dumped anew."""

    def plain(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: plain(inner) for key, inner in value.items()}
        return [*map(plain, value)] if isinstance(value, list) else value

    return lambda text: yaml.safe_dump(plain(parsed(text, "xb.yaml").data), **style)


@pytest.mark.parametrize(
    "style",
    [
        lambda text: f"# One line more.\n{text}",
        dumped(sort_keys=False, default_flow_style=False),
        dumped(sort_keys=False, default_flow_style=True),
        lambda text: re.sub(r"^( *title: )(\w[^:\n]*)$", r'\1"\2"', text, flags=re.MULTILINE),
        dumped(sort_keys=False, width=40, indent=4),
        dumped(sort_keys=True),
    ],
    ids=["a comment", "maps a key a line", "maps in braces", "quotes", "short lines", "another order of keys"],
)
def test_a_law_that_is_written_in_another_way_is_not_asked(
    style: Callable[[str], str], harmonize: Run, small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = edited(small, tmp_path, "xb", style)
    monkeypatch.setattr(progress, "Moved", None)
    done = harmonize("gate", str(small), str(other))
    assert (done.returncode, done.stdout.splitlines()[0]) == (0, "✅ Law data: 0 worse")


def test_facts_taken_out_of_a_law_are_worse_and_the_way_back_is_better(
    harmonize: Run, small: Path, tmp_path: Path
) -> None:
    worse = edited(
        small,
        tmp_path,
        "xb",
        stateless_only,
    )
    done = harmonize("gate", str(small), str(worse))
    assert done.returncode == 1
    assert "Worse: " in done.stdout
    assert "  XB smp-6.1.a" in done.stdout
    assert "  XA " not in done.stdout
    assert "(--fail-on)" in done.stderr
    back = harmonize("gate", str(worse), str(small), "--all")
    lost, _, won = back.stdout.partition("Better without evidence: ")
    assert [line.split()[1] for line in lost.splitlines() if line.startswith("  XB smp-")] == []
    assert "XB smp-6.1.a" in won


@pytest.mark.slow
def test_what_is_worse_may_be_waived(harmonize: Run, small: Path, tmp_path: Path) -> None:
    worse = edited(
        small,
        tmp_path,
        "xb",
        stateless_only,
    )
    found = json.loads(harmonize("gate", str(small), str(worse), "--format", "json").stdout)
    duties = [row["name"].split()[1] for row in found["rows"] if row["kind"] == "worse"]
    assert duties
    path = tmp_path / "waivers.yaml"
    entry = "  - {{state: XB, duty: {}, reason: a second reading, decided_by: editor, decided_on: 2026-11-01, expires: 2027-10-31}}\n"
    accepted = "".join(entry.format(duty) for duty in duties) + UNPROVEN
    path.write_text("waivers:\n" + accepted, "utf-8")
    words = ("gate", str(small), str(worse), "--waivers", str(path), "--today")
    done = harmonize(*words, DAY)
    assert (done.returncode, "Waived: " in done.stdout) == (0, True)
    assert harmonize(*words, "2027-11-01").returncode == 1, "waivers end"
    assert harmonize(*words, DAY, "--no-waivers").returncode == 1


@pytest.mark.slow
def test_gate_says_why_something_worse_does_not_fail(harmonize: Run, small: Path, tmp_path: Path) -> None:
    worse = edited(small, tmp_path, "xb", stateless_only)
    mild = harmonize("gate", str(small), str(worse), "--fail-on", "never")
    assert (mild.returncode, mild.stdout[0]) == (0, "✅")
    assert "does not fail: --fail-on never" in mild.stdout
    assert spared(Severity.MEDIUM, "high") == "of severity medium, below --fail-on high"
    assert spared(Severity.NONE, "low") == "no treaty requires it"
    assert spared(Severity.HIGH, "medium") == ""
    known = tmp_path / "known.yaml"
    harmonize("data", "baseline", "write", "-o", str(known), "--data", str(worse), "--as-of", DAY)
    waivers = tmp_path / "waivers.yaml"
    waivers.write_text("waivers:\n" + UNPROVEN, "utf-8")
    words = ("gate", str(small), str(worse), "--baseline", str(known), "--waivers", str(waivers), "--as-of", DAY)
    done = harmonize(*words, "--today", DAY)
    assert (done.returncode, "Known to the baseline: " in done.stdout) == (0, True)
    assert "does not fail: the baseline has it" in done.stdout
    rows = json.loads(harmonize(*words, "--format", "json").stdout)["rows"]
    assert {row["does_not_fail"] for row in rows if row["kind"] == "known"} == {"the baseline has it"}


def test_a_section_that_is_no_longer_read_is_worse(harmonize: Run, small: Path, tmp_path: Path) -> None:
    worse = edited(small, tmp_path, "xa", lambda text: text.replace("jurisdiction: read", "jurisdiction: not_read"))
    done = harmonize("gate", str(small), str(worse))
    if done.returncode == 2:
        pytest.fail(done.stderr)
    assert done.returncode == 1
    assert ", then not assessed" in done.stdout


def test_a_law_file_that_is_gone_is_worse(harmonize: Run, small: Path, tmp_path: Path) -> None:
    place = tmp_path / "fewer"
    shutil.copytree(small, place)
    (place / "national_laws" / "xb.yaml").unlink()
    done = harmonize("gate", str(small), str(place))
    assert done.returncode == 1
    assert "no longer in the data: XB" in done.stdout
    back = harmonize("gate", str(place), str(small))
    assert (back.returncode, "new: XB" in back.stdout) == (0, True)


def git(place: Path, *words: str) -> None:
    name = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *name, *words], cwd=place, check=True, capture_output=True)


@pytest.fixture
def repository(small: Path, tmp_path: Path) -> Path:
    """A repository with two commits, the second one worse."""
    place = tmp_path / "repository"
    shutil.copytree(small, place / "law")
    git(place, "init", "-q")
    git(place, "add", "-A")
    git(place, "commit", "-qm", "one")
    path = place / "law" / "national_laws" / "xb.yaml"
    text = path.read_text("utf-8")
    path.write_text(stateless_only(text), "utf-8")
    git(place, "commit", "-qam", "two")
    return place


def in_folder(place: Path, *words: str) -> "CompletedProcess[str]":
    return typed(*words, folder=place)


@pytest.mark.slow
def test_two_revisions_of_a_repository(repository: Path) -> None:
    done = in_folder(repository, "gate", "HEAD~1", "HEAD", "--data", "law", "--format", "markdown")
    assert done.returncode == 1
    assert done.stdout.startswith("# ❌ Law data: ")
    assert "## Worse: " in done.stdout
    assert in_folder(repository, "gate", "HEAD", "./law", "--data", "law").returncode == 0, "a revision and a folder"


def test_text_of_a_law_stays_text_in_a_comment(harmonize: Run, small: Path, tmp_path: Path) -> None:
    evil = 'state: "<script>@team [x](http://e) \\u202e \\e[31m *b*"'
    worse = edited(
        small,
        tmp_path,
        "xb",
        lambda text: stateless_only(re.sub("^state: .*$", lambda _: evil, text, flags=re.MULTILINE)),
    )
    for form in ("text", "markdown", "json"):
        told = harmonize("gate", str(small), str(worse), "--format", form).stdout
        assert "\x1b" not in told
        assert form == "json" or "\u202e" not in told
        assert form != "markdown" or not re.search(r"<script>|@team|\[x\]\(| \*b\*", told)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("HEAD~9", "HEAD"), "`HEAD~9` is no revision of a git repository here"),
        (
            ("HEAD", "law", "--data", "law"),
            "`law` is no revision of a git repository here; a folder is written `./law`",
        ),
        (("./law", "law/", "--data", "law"), "--data names the folder inside revisions, and both words are folders"),
        (("HEAD", "HEAD", "--data", "nowhere"), "revision `HEAD` has no folder `nowhere`; name it with --data"),
        (("HEAD", "HEAD", "--data", "../.."), "`../..` is no folder inside a revision"),
        (("--", "--output=x", "HEAD"), "`--output=x` is no revision"),
    ],
)
def test_what_is_no_revision_is_wrong_use(repository: Path, words: tuple[str, ...], complaint: str) -> None:
    done = in_folder(repository, "gate", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert complaint in done.stderr
    assert sorted(item.name for item in repository.iterdir()) == [".git", "law"]


def test_mistakes_in_a_revision_are_told_as_git_names_its_files(repository: Path) -> None:
    path = repository / "law" / "national_laws" / "xb.yaml"
    path.write_text(path.read_text("utf-8").replace("id: xb", "id: XB", 1), "utf-8")
    git(repository, "commit", "-qam", "three")
    done = in_folder(repository, "gate", "HEAD~1", "HEAD", "--data", "law")
    assert done.returncode == 2
    assert done.stderr.startswith("harmonize: HEAD:law/national_laws/xb.yaml:4:5: error[lint/wrong-type]: id: ")
