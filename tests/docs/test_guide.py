"""The files that the guide fills piece by piece: no example of it stands outside one, and lint passes them when they are done."""

import re
from pathlib import Path

from filling import blocks, filled

from command_line import typed
from harmonize import upkeep

GUIDE = Path(__file__).parent.parent.parent / "docs" / "encoding-a-law.md"
PIECES = blocks(GUIDE)
BEGUN = "si.yaml"  # what `harmonize data new` writes before the first piece; the others begin with theirs


def test_every_example_of_the_guide_is_a_piece_of_a_file() -> None:
    assert len(PIECES) == len(re.findall(r"^```yaml$", GUIDE.read_text("utf-8"), re.MULTILINE))


def test_the_files_of_the_guide_pass_lint_and_are_in_style(tmp_path: Path) -> None:
    assert typed("data", "new", "SI", "--anew", "-o", str(tmp_path / BEGUN)).returncode == 0
    for piece in PIECES:
        file = tmp_path / piece.file
        file.parent.mkdir(exist_ok=True)
        file.write_text(filled(file.read_text("utf-8") if file.exists() else "", piece), "utf-8")
    laws = sorted({tmp_path / piece.file for piece in PIECES})
    problems = upkeep.lint(laws).problems
    assert [str(problem) for problem in problems if problem.rule.severity != "note"] == []
    style = typed("fmt", "--check", *map(str, laws))
    assert (style.returncode, style.stdout, style.stderr) == (0, "", "")
