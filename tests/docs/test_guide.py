"""The law files that the guide fills piece by piece: no example of it stands outside one, and lint passes each when it is done."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from filling import blocks, filled

from harmonize import upkeep

GUIDE = Path(__file__).parent.parent.parent / "docs" / "encoding-a-law.md"
PIECES = blocks(GUIDE)


def begun(name: str) -> str:
    """What a file holds before its first piece: nothing if that is the head of a file, else what `harmonize new` writes."""
    if "\nid: " in next(piece.text for piece in PIECES if piece.file == name):
        return ""
    words = [sys.executable, "-m", "harmonize", "new", Path(name).stem, "-o", "-"]
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout


def test_every_example_of_the_guide_is_a_piece_of_a_law_file() -> None:
    assert len(PIECES) == len(re.findall(r"^```yaml$", GUIDE.read_text("utf-8"), re.MULTILINE))


@pytest.mark.parametrize("name", sorted({piece.file for piece in PIECES}))
def test_a_law_file_of_the_guide_passes_lint(name: str, tmp_path: Path) -> None:
    law = begun(name)
    for piece in PIECES:
        law = filled(law, piece) if piece.file == name else law
    (tmp_path / name).write_text(law, "utf-8")
    problems = upkeep.lint([tmp_path / name]).problems
    assert [str(problem) for problem in problems if problem.rule.severity != "note"] == []
