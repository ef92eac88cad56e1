"""A law file from a stranger, as YAML, through the whole command: in every format its texts arrive as texts."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

HERE = Path(__file__).parent
LAW = HERE.parent / "reports" / "freedonia" / "national_laws" / "xd.yaml"
TRICK = "<script>alert(1)</script> [x](javascript:alert) \\e[31m \\u202egnp"
SHOWN = "<script>alert(1)</script> [x](javascript:alert) \\x1b[31m \\u202egnp"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    text = LAW.read_text("utf-8")
    for name in ("Freedonia", "Aliens Act", "Assisting entry", "courts differ on costs"):
        assert name in text
        text = text.replace(f" {name}", f' "={TRICK}"', 1)
    (tmp_path / "laws").mkdir()
    (tmp_path / "laws" / "xd.yaml").write_text(text, "utf-8")
    return tmp_path / "laws"


def test_its_texts_arrive_as_texts(folder: Path, harmonize: Callable[..., "CompletedProcess[str]"]) -> None:
    forms = ["text", "markdown", "html", "csv", "json", "sarif", "junit", "github"]
    targets = {form: folder.parent / form for form in forms}
    outputs = [word for form, target in targets.items() for word in ("-o", f"{form}={target}")]
    done = harmonize("check", "XD", "--data", str(folder), "--fail-on", "never", *outputs)
    assert (done.returncode, done.stdout) == (0, "")
    made = {form: target.read_text("utf-8") for form, target in targets.items()}
    for text in (*made.values(), done.stderr):
        assert all(char == "\n" or char.isprintable() for char in text)
    assert "<script" not in made["html"] + made["markdown"] + made["junit"]
    assert SHOWN in made["text"]
    assert SHOWN in made["csv"]
    assert not [cell for row in csv.reader(io.StringIO(made["csv"])) for cell in row if cell[:1] == "="]
