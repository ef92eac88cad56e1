"""A compiled dataset that is not as it was compiled says so in one line, or gives the right answer; never another one."""

import json
import multiprocessing
import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml
from places import SEED, Ended

from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.findings.assessment import answers
from harmonize.library import compiling
from harmonize.library.compiling import Work, compile_folder
from harmonize.library.dataset import Dataset
from harmonize.library.digests import SHOWN, stored
from harmonize.library.folder import Folder
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

CASES = yaml.safe_load((Path(__file__).parent / "compiled.yaml").read_text("utf-8"))
Run = Callable[[list[str], Path], Ended]
QUESTIONS = (
    "check XA --data out --as-of 2024-01-01 --fail-on never --format json -o json=answer --force",
    "case --set conduct=crossing XA --data out --as-of 2024-01-01 -o json=answer --force",
)


@pytest.fixture(scope="module")
def compiled(small: Path) -> Path:
    """A small compiled dataset."""
    target = small / "compiled"
    compile_folder(small / "src", target, "1.0", Work(answers))
    return target


@pytest.fixture
def place(compiled: Path, tmp_path: Path) -> Path:
    """A folder with a copy of it, `out`."""
    shutil.copytree(compiled, tmp_path / "out")
    return tmp_path


def answer(question: str, place: Path, run: Run) -> tuple[Ended, bytes]:
    """What a question gives: its end, and its answer when there is one."""
    (place / "answer").unlink(missing_ok=True)
    ended = run(shlex.split(question), place)
    return ended, (place / "answer").read_bytes() if (place / "answer").exists() else b""


def path_of(place: Path, name: str) -> Path:
    """Where a file of the dataset stands."""
    index = place / "out" / "index.json"
    return (
        index if name == "index" else place / "out" / stored(name, json.loads(index.read_text("utf-8"))["files"][name])
    )


def content_of(case: dict[str, Any]) -> bytes:
    """What a case puts into a file."""
    if "deep" in case:
        return b"[" * case["deep"]
    if "digits" in case:
        return b'{"form": ' + b"9" * case["digits"] + b"}"
    return case["with"] if isinstance(case["with"], bytes) else str(case["with"]).encode()


def happen(case: dict[str, Any], place: Path) -> None:
    """Lets it happen to the dataset."""
    path = path_of(place, case["file"])
    content = path.read_bytes()
    match case["do"]:
        case "put":
            path.write_bytes(content_of(case))
        case "cut":
            path.write_bytes(content[: case["with"]])
        case "flip":
            path.write_bytes(content[: case["with"]] + bytes([content[case["with"]] ^ 1]) + content[case["with"] + 1 :])
        case "swap":
            path.write_bytes(path_of(place, case["with"]).read_bytes())
        case "ends":
            path.write_bytes(content.replace(b"\n", b"\r\n"))
        case "pretty":
            path.write_text(json.dumps(json.loads(content), indent=2))
        case "set":
            *way, last = case["with"][0]
            whole = inner = json.loads(content)
            for step in way:
                inner = inner[step]
            inner[last] = case["with"][1]
            path.write_text(json.dumps(whole, indent=2))
        case "gone":
            path.unlink()
        case "folder":
            path.unlink()
            path.mkdir()
        case "link":
            path.rename(place / "elsewhere")
            path.symlink_to(place / "elsewhere")


@pytest.mark.sample(2, 12)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['id']}")
def test_what_happened_to_it(case: dict[str, Any], place: Path, run: Run) -> None:
    right = answer(QUESTIONS[0], place, run)[1]
    told = case.get("told", "")
    if "DIGEST" in told:
        digest = json.loads((place / "out" / "index.json").read_text("utf-8"))["files"][case["file"]]
        told = told.replace("DIGEST", digest[:SHOWN])
    happen(case, place)
    ended, given = answer(QUESTIONS[0], place, run)
    if case.get("same"):
        assert given == right
        return
    assert (ended.code, given) == (2, b"")
    assert told in ended.said
    assert len(ended.said.splitlines()) == 1


def test_any_damage_is_told_or_does_no_harm(compiled: Path, tmp_path: Path, run: Run, whole: bool) -> None:
    """Bits, digits, cuts, blanks and exchanges at random: each ends with one line, or with the right answer."""
    print(f"HARMONIZE_SEED={SEED}")
    draw = random.Random(SEED)
    shutil.copytree(compiled, tmp_path / "out")
    right = {question: answer(question, tmp_path, run)[1] for question in QUESTIONS}
    assert all(right.values())
    names = ["index", *json.loads((compiled / "index.json").read_text("utf-8"))["files"]]
    refused = 0
    for turn in range(200 if whole else 20):
        shutil.rmtree(tmp_path / "out")
        shutil.copytree(compiled, tmp_path / "out")
        path = path_of(tmp_path, draw.choice(names if turn % 3 else ["index"]))
        content = bytearray(path.read_bytes())
        at = draw.randrange(len(content))
        match draw.choice(["flip", "digit", "cut", "blank", "insert", "double", "exchange"]):
            case "flip":
                content[at] ^= 1 << draw.randrange(8)
            case "digit":
                digits = [i for i, byte in enumerate(content) if chr(byte).isdigit()]
                content[draw.choice(digits) if digits else at] = ord(draw.choice("0123456789"))
            case "cut":
                del content[at:]
            case "blank":
                content[at : at + 64] = b"\0" * len(content[at : at + 64])
            case "insert":
                content[at:at] = draw.randbytes(draw.randint(1, 8))
            case "double":
                content += bytes(content)
            case "exchange":
                content = bytearray(path_of(tmp_path, draw.choice(names)).read_bytes())
        path.write_bytes(content)
        for question in QUESTIONS:
            ended, given = answer(question, tmp_path, run)
            if ended.code == 2:
                refused += 1
                assert (given, len(ended.said.splitlines())) == (b"", 1), turn
            else:
                assert given == right[question], turn
    assert refused > turn / 2


def test_only_what_changed_is_compiled_again(small: Path, tmp_path: Path) -> None:
    """By the same code, of the same treaty; and what was damaged since, whatever its file says."""
    data, target, worked_out = tmp_path / "src", tmp_path / "out", list[str]()
    shutil.copytree(small / "src", data)

    def counted(law: Law, treaty: Treaty, status: Status, day: str) -> dict[str, Outcome]:
        worked_out.append(law.code)
        return answers(law, treaty, status, day)

    def compiled_by(code: str) -> list[str]:
        worked_out.clear()
        compile_folder(data, target, "1.0", Work(counted, by=code))
        assert Dataset(str(target)).law("XA", "2024-01-01")
        return sorted(worked_out)

    everything = compiled_by("one")
    version = Dataset(str(target)).version
    assert "XA" in everything
    assert compiled_by("one") == []
    assert Dataset(str(target)).version == version
    law = data / "national_laws" / "xa.yaml"
    law.write_text(f"{law.read_text('utf-8')}# looked at again\n", "utf-8")
    assert compiled_by("one") == ["XA"]
    assert compiled_by("two") == everything
    law.write_text(law.read_text("utf-8").replace("# looked at again\n", ""), "utf-8")
    compiled_by("three")
    assert Dataset(str(target)).version == version  # whoever compiled it
    path_of(tmp_path, "laws/xa.jsonl").write_bytes(b"")
    assert compiled_by("three") == ["XA"]


def test_the_version_is_that_of_the_content(small: Path, compiled: Path, tmp_path: Path) -> None:
    """The same data give the same version wherever they lie and however their lines end; other data another one."""
    elsewhere = tmp_path / "src"
    shutil.copytree(small / "src", elsewhere)
    for path in elsewhere.rglob("*.yaml"):
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    compile_folder(elsewhere, tmp_path / "same", "1.0", Work(answers))
    compile_folder(small / "other", tmp_path / "other", "1.0", Work(answers))
    version = Dataset(str(compiled)).version
    assert version.startswith("1.0+")
    assert Dataset(str(tmp_path / "same")).version == version
    assert Dataset(str(tmp_path / "other")).version != version


def test_on_every_core_the_same_is_compiled(
    small: Path, compiled: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And of a mistake the same is told."""
    monkeypatch.setattr(compiling, "FEW", 0)
    done: list[tuple[int, int]] = []
    compile_folder(small / "src", tmp_path / "out", "1.0", Work(answers), lambda *how_far: done.append(how_far))
    assert Dataset(str(tmp_path / "out")).index == Dataset(str(compiled)).index
    assert done == [(number, 3) for number in (1, 2, 3)]
    shutil.copytree(small / "src", tmp_path / "src")
    (tmp_path / "src" / "national_laws" / "xb.yaml").write_text("id: xb\nlaws: none\n", "utf-8")
    told = []
    for few in (0, 99):
        monkeypatch.setattr(compiling, "FEW", few)
        with pytest.raises(UnreadableData) as raised:
            compile_folder(tmp_path / "src", tmp_path / "again", "1.0", Work(answers))
        told.append(list(map(str, raised.value.problems)))
    assert told[0] == told[1]
    assert "xb.yaml:1:1" in told[0][0]


def test_who_is_killed_while_many_are_compiled_leaves_no_process(small: Path, tmp_path: Path) -> None:
    """And no line of what went on in them."""
    script = (
        "import os, signal, sys; from pathlib import Path; from harmonize.findings.assessment import answers;"
        "from harmonize.library import compiling; compiling.FEW = 0;"
        "kill = lambda *_: os.kill(os.getpid(), signal.SIGKILL);"
        "source, target = map(Path, sys.argv[1:]);"
        "compiling.compile_folder(source, target, '1.0', compiling.Work(answers), kill)"
    )
    line = [sys.executable, "-c", script, str(small / "src"), str(tmp_path / "out")]
    done = subprocess.run(line, capture_output=True, text=True, check=False, timeout=60)  # ends when all who write do
    assert done.returncode == -signal.SIGKILL
    assert done.stdout + done.stderr == ""


def killed_at_work(*_: object) -> dict[str, Outcome]:
    """Ends the process that it runs in, as the system does when memory is short."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError


def slow(*_: object) -> dict[str, Outcome]:
    """Works for longer than anybody waits."""
    time.sleep(60)
    raise AssertionError


@pytest.fixture
def in_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Even few laws are compiled in processes of their own."""
    monkeypatch.setattr(compiling, "FEW", 0)
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: {0, 1}, raising=False)


@pytest.mark.skipif(sys.platform == "win32", reason="no process is killed like that there")
@pytest.mark.usefixtures("in_processes")
def test_a_process_that_the_system_kills_ends_the_command_in_one_line(small: Path, tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="ended from outside"):
        compile_folder(small / "src", tmp_path / "out", "1.0", Work(killed_at_work))
    assert not (tmp_path / "out").exists()
    assert multiprocessing.active_children() == []


@pytest.mark.skipif(sys.platform == "win32", reason="no process is killed like that there")
@pytest.mark.usefixtures("in_processes")
@pytest.mark.parametrize("number", ["SIGTERM", "SIGKILL"])
def test_no_process_outlives_the_command(small: Path, tmp_path: Path, number: str) -> None:
    reading, writing = os.pipe()  # all of them hold its end open until they have ended
    command = os.fork()
    if not command:
        try:
            signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
            os.close(reading)
            threading.Timer(1, os.write, (writing, b"!")).start()
            compile_folder(small / "src", tmp_path / "out", "1.0", Work(slow))
        finally:
            os._exit(2)
    os.close(writing)
    assert os.read(reading, 1) == b"!"
    os.kill(command, getattr(signal, number))
    assert os.read(reading, 1) == b"", "the end of the file: nobody holds it open"
    os.close(reading)
    os.waitpid(command, 0)


def test_the_text_the_law_and_its_digest_are_of_one_state_of_a_file(small: Path, tmp_path: Path) -> None:
    """A law that somebody replaces while it is judged: what is compiled is what was read, and is known again as that."""
    data = Path(shutil.copytree(small / "src", tmp_path / "src"))
    file = data / "national_laws" / "xc.yaml"
    before = file.read_bytes()

    def replacing(*facts: Any) -> dict[str, Outcome]:
        if facts[0].code == "XC":
            file.write_bytes(before.replace(b"state: Model", b"state: New Model"))
        return answers(*facts)

    compile_folder(data, tmp_path / "out", "1.0", Work(replacing))
    found = Dataset(str(tmp_path / "out"))
    assert b"New Model" not in found.unpacked("xc")
    assert found.index["compiled_from"]["law XC"] != Folder(data).known_as("law XC")
    file.write_bytes(before)
    assert found.index["compiled_from"]["law XC"] == Folder(data).known_as("law XC")
