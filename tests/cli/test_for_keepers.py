"""What helps those who write the data: a new file for a State, keys in order, a check that watches."""

import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from command_line import attentive, typed
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.library.lint import lint_law
from harmonize.library.scaffold import empty_law

Run = Callable[..., "subprocess.CompletedProcess[str]"]
ROOT = Path(__file__).parent.parent.parent
TREATIES = {"smp": "SMP", "untoc": "UNTOC"}


@pytest.fixture
def laws(tmp_path: Path) -> Path:
    place = tmp_path / "data" / "national_laws"
    place.mkdir(parents=True)
    return place


# ------------------------------------------------------------------------------------------------------------- new


def test_a_new_file_is_valid_and_nothing_in_it_was_read(harmonize: Run, laws: Path) -> None:
    done = harmonize("data", "new", "Kenya", "--data", str(laws.parent))
    assert (done.returncode, done.stdout) == (0, "")
    text = (laws / "ke.yaml").read_text("utf-8")
    assert text.startswith("# yaml-language-server: $schema=../../schemas/national_law.json\n")
    assert "#   SMP: in force since 2005-02-04 (accession 2005-01-05)" in text
    assert harmonize("lint", str(laws / "ke.yaml")).stdout == ""
    checked = harmonize("check", "KE", "--data", str(laws.parent))
    assert checked.returncode == 0
    assert "No shortfall and no unsettled point in the provisions reviewed." in checked.stdout


def test_a_file_that_is_there_is_kept(harmonize: Run, laws: Path) -> None:
    (laws / "ke.yaml").write_text("mine\n")
    done = harmonize("data", "new", "ken", "--data", str(laws.parent))
    assert done.returncode == 2
    assert "is there already; --force replaces it" in done.stderr
    assert (laws / "ke.yaml").read_text() == "mine\n"
    assert harmonize("data", "new", "ken", "--data", str(laws.parent), "--force").returncode == 0


def test_an_unknown_state_gets_the_nearest_ones(harmonize: Run, laws: Path) -> None:
    done = harmonize("data", "new", "Kennya", "--data", str(laws.parent))
    assert done.returncode == 2
    assert "unknown state `Kennya`; did you mean `Kenya`" in done.stderr


def test_every_state_gets_a_valid_file(dataset: Dataset, laws: Path, folder: Folder) -> None:
    for party in dataset.status.parties.values():
        if party.code != "EU":
            path = laws / f"{party.code.lower()}.yaml"
            path.write_text(empty_law(party, TREATIES, "x.json"), "utf-8")
            assert lint_law(path, folder, path.name) == [], party.code


# ------------------------------------------------------------------------------------------------- the next command


def test_every_answer_names_the_next_command_for_this_folder(laws: Path) -> None:
    """From a State without a law to the table of its cases, each command stands in the answer before."""

    def told(words: str) -> str:
        return typed(*words.split(), folder=laws.parent.parent, mixed=True).stdout

    assert "(`harmonize data new STATE --data FOLDER` begins one)" in told("lint data")
    (laws / "xa.yaml").write_text((ROOT / "tests" / "library" / "sound" / "xa.yaml").read_text("utf-8"), "utf-8")
    assert "next: `harmonize data new KE --data data` begins a law file" in told("check Kenya --data data")
    told("new KE --data data")
    assert "next: add `--data data`; a law file of Kenya lies there and was not read" in told("check KE")
    assert "next: harmonize docs encoding-a-law  # nothing is read yet" in told("lint data/national_laws/ke.yaml")
    assert "Paid driver" in told("cases KE --data data")
    (laws / "xa.yaml").unlink()
    assert "next: harmonize check --all --data data" in told("lint data")
    path = laws / "ke.yaml"
    path.write_text(path.read_text("utf-8").replace("entry: not_read", "entry: unread", 1), "utf-8")
    assert "next: harmonize lint --watch data/national_laws/ke.yaml" in told("lint data/national_laws/ke.yaml")


def test_keys_out_of_order_are_one_note_that_names_fmt(harmonize: Run, laws: Path) -> None:
    path = laws / "xa.yaml"
    sound = (ROOT / "tests" / "library" / "sound" / "xa.yaml").read_text("utf-8")
    path.write_text(
        sound.replace("id: xa\nstate: Freedonia\n", "state: Freedonia\nid: xa\n", 1).replace(
            "{title: Aliens Act, citation: Act 12/1985,", "{citation: Act 12/1985, title: Aliens Act,", 1
        ),
        "utf-8",
    )
    lines = [line for line in harmonize("lint", str(path)).stdout.splitlines() if "key-order" in line]
    assert len(lines) == 1
    assert lines[0].startswith(f"{path}:2:1: note[lint/key-order]")
    assert lines[0].endswith(
        f"keys stand out of order in 2 places, such as here; `harmonize fmt {path}` puts them right"
    )
    assert harmonize("fmt", str(path)).returncode == 0
    assert "key-order" not in harmonize("lint", str(path)).stdout


# ------------------------------------------------------------------------------------------------------------- fmt


def test_fmt_says_what_it_moved_and_check_only_says_it(harmonize: Run, laws: Path) -> None:
    path = Path(shutil.copy(ROOT / "tests" / "library" / "sound" / "xa.yaml", laws / "xa.yaml"))
    harmonize("fmt", str(path))
    sound = path.read_text("utf-8")
    path.write_text(sound.replace("id: xa\nstate: Freedonia\n", "state: Freedonia\nid: xa\n", 1), "utf-8")
    assert harmonize("fmt", "--check", str(path)).returncode == 1
    done = harmonize("fmt", str(path))
    assert (done.returncode, done.stdout) == (0, f"{path} put in style\n")
    assert path.read_text("utf-8") == sound
    assert harmonize("fmt", "--check", str(laws)).stdout == ""


def test_fmt_leaves_a_broken_file_and_goes_on(harmonize: Run, laws: Path) -> None:
    (laws / "xb.yaml").write_text("id: xb\nid: xb\n")
    done = harmonize("fmt", str(laws))
    assert done.returncode == 2
    assert "xb.yaml:2:1: error[lint/duplicate-key]: the key `id` stands twice" in done.stderr
    assert (laws / "xb.yaml").read_text() == "id: xb\nid: xb\n"


# ----------------------------------------------------------------------------------------------------------- watch


def test_watching_tells_of_a_change_and_ends_with_ctrl_c_and_0(harmonize: Run, laws: Path) -> None:
    path = laws / "ke.yaml"
    harmonize("data", "new", "KE", "--data", str(laws.parent))
    process = subprocess.Popen(
        [sys.executable, "-m", "harmonize", "lint", str(path), "--watch"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        preexec_fn=attentive,  # noqa: PLW1509
    )
    assert process.stderr is not None
    assert process.stdout is not None
    try:
        assert process.stderr.readline() == "0 errors, 0 warnings, 0 notes\n"
        assert process.stderr.readline().startswith("watching")
        path.write_text(path.read_text("utf-8").replace("entry: not_read", "entry: unread", 1), "utf-8")
        assert "reading.entry: unknown value `unread`" in process.stdout.readline()
        assert process.stderr.readline() == "1 errors, 0 warnings, 0 notes\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        _, rest = process.communicate(timeout=20)
    finally:
        process.kill()
    assert process.returncode == 0
    assert "Traceback" not in rest
