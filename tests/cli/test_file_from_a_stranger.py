"""A law file from a stranger, as YAML, through the whole command: in every format its texts arrive as texts."""

import csv
import io
from collections.abc import Callable
from pathlib import Path
from subprocess import CompletedProcess

import pytest

HERE = Path(__file__).parent
LAW = HERE.parent / "reports" / "freedonia" / "national_laws" / "xd.yaml"
TRICK = "<script>alert(1)</script> [x](javascript:alert) ##[add-mask]e @octocat ;=1+1"
STEERS = ("\\e[31m", "\\u202egnp", "\\u200b")  # refused already when they are read


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return written(tmp_path / "laws", TRICK)


def written(folder: Path, trick: str) -> Path:
    """A folder with the law, in which some texts are replaced by a trick."""
    text = LAW.read_text("utf-8")
    for name in ("Freedonia", "Aliens Act", "Assisting entry", "courts differ on costs"):
        assert name in text
        text = text.replace(f" {name}", f' "={trick}"', 1)
    folder.mkdir()
    (folder / "xd.yaml").write_text(text, "utf-8")
    return folder


def test_its_texts_arrive_as_texts(folder: Path, harmonize: Callable[..., "CompletedProcess[str]"]) -> None:
    forms = ["text", "markdown", "html", "csv", "json", "sarif", "junit", "github"]
    targets = {form: folder.parent / form for form in forms}
    outputs = [word for form, target in targets.items() for word in ("-o", f"{form}={target}")]
    done = harmonize("check", "XD", "--data", str(folder), "--fail-on", "never", *outputs)
    assert (done.returncode, done.stdout) == (0, "")
    made = {form: target.read_text("utf-8") for form, target in targets.items()}
    for text in (*made.values(), done.stderr):
        assert all(char == "\n" or char.isprintable() for char in text)
    assert "<script" not in made["markdown"] + made["junit"]
    assert made["html"].count("<script") == 1  # the page's own
    assert "<script>alert(1)</script> [x](javascript:alert) # #[add-mask]e @octocat ;=1+1" in " ".join(
        made["text"].split()
    )
    assert "<script>alert(1)</script> [x](javascript:alert) # #[add-mask]e @octocat ;'=1+1" in made["csv"]
    assert "@octocat" not in made["markdown"]
    assert not [form for form, text in made.items() if "##[" in text]
    assert not [cell for row in csv.reader(io.StringIO(made["csv"])) for cell in row if cell[:1] == "="]


@pytest.mark.parametrize("trick", STEERS)
def test_what_steers_a_reader_is_refused(
    trick: str, tmp_path: Path, harmonize: Callable[..., "CompletedProcess[str]"]
) -> None:
    done = harmonize("check", "XD", "--data", str(written(tmp_path / "laws", trick)))
    assert (done.returncode, done.stdout) == (2, "")
    assert "xd.yaml:" in done.stderr
    assert all(char == "\n" or char.isprintable() for char in done.stderr)
