"""What the vocabulary cannot say is told as a gap of the vocabulary, in every format, and never as a doubt of law."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]
FREEDONIA = Path(__file__).parent / "freedonia"
WHY = "only where it is paid in livestock"
OF_LAW = "why: courts differ on costs, "
FACTS = ("--set", "conduct=crossing", "--set", "enters=XD", "--set", "benefit=kind")
COMMANDS = [
    ("case", *FACTS, "XD"),
    ("case", *FACTS, "XD", "--from", "XD", "--to", "XD"),
    ("case", *FACTS, "XD", "--format", "csv"),
    ("case", *FACTS, "XD", "--format", "markdown"),
    ("case", *FACTS, "XD", "--format", "html"),
    ("cases", "--own", "XD"),
    ("cases", "--own", "XD", "--format", "csv"),
    ("show", "XD", "xd-10"),
    *(("check", "XD", "--all", "--format", form) for form in ("text", "markdown", "json", "csv", "html")),
]
PATTERN = """cases:
  - id: in-kind
    says: A driver is paid in kind.
    date: 2026-11-01
    facts: {conduct: crossing, benefit: kind}
    punishable: yes
    source: act 10
"""


@pytest.fixture
def law(tmp_path: Path) -> Path:
    """The law of Freedonia, which of a benefit in kind has now what no word says."""
    shutil.copytree(FREEDONIA, tmp_path / "law")
    path = tmp_path / "law" / "national_laws" / "xd.yaml"
    text = path.read_text("utf-8").replace("benefit: [kind, money], how: any}", "benefit: [money], how: any}", 1)
    text = text.replace("benefit: [costs], how: any}", "benefit: [kind], how: any}", 1)
    head, _, rest = text.partition("        unsettled:\n          entry:")
    assert OF_LAW in rest
    path.write_text(f"{head}        cannot_say:\n          entry:{rest.replace(OF_LAW, f'why: {WHY}, ', 1)}", "utf-8")
    (tmp_path / "law" / "cases").mkdir()
    (tmp_path / "law" / "cases" / "xd.yaml").write_text(PATTERN, "utf-8")
    return tmp_path / "law"


@pytest.mark.sample(1, 7)
@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_gap_of_the_vocabulary_is_told_as_one(command: tuple[str, ...], law: Path, harmonize: Run) -> None:
    wide = () if "--format" in command else ("--width", "400")
    done = harmonize(*command, *wide, "--data", str(law), *(("--fail-on", "never") if command[0] == "check" else ()))
    lines = [line for line in done.stdout.splitlines() if WHY in line]
    assert lines, done.stderr
    assert "unsettled" not in " ".join(lines).replace("unsettled or unverified", "")
    told = ("cannot_say", "not assessed separately", "Reached in part only")
    assert any(word in done.stdout.lower() for word in map(str.lower, told))
