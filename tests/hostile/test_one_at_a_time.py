"""Every command that reads a file, changes it and puts it back waits until no other run does so: nothing is lost between."""

from pathlib import Path

import pytest

from command_line import typed
from harmonize.library import writing

DATA = Path(__file__).parents[2] / "data"
SETTLED = ("data", "reconcile", "XC", "first.yaml", "second.yaml", "--settle", "all=first", "--agreed", "agreed.yaml")


@pytest.mark.parametrize(
    "words", [("data", "new", "XC", "--measures", "extradition", "-o", "xc.yaml"), SETTLED], ids=["new", "reconcile"]
)
def test_what_another_run_is_changing_is_left_alone(
    words: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    law = (DATA / "national_laws" / "xc.yaml").read_text("utf-8")
    for name in ("xc.yaml", "first.yaml"):
        (tmp_path / name).write_text(law, "utf-8")
    (tmp_path / "second.yaml").write_text(
        law.replace("stay: {all: [stay]}", "stay: {all: [stay, {benefit: [money]}]}"), "utf-8"
    )
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    monkeypatch.setattr(writing, "PATIENCE", 0)
    with writing.open_folder(tmp_path) as another:
        assert writing.mine(another)
        held = typed(*words, folder=tmp_path)
    assert (held.returncode, "another run is writing there" in held.stderr) == (2, True), held.stderr
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before
    assert typed(*words, folder=tmp_path).returncode in (0, 1)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} != before
