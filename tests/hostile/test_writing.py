"""No command destroys what it did not make, whatever stands at the target and whenever it is killed."""

import os
import random
import shlex
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from places import SEED, Ended, begin, tree

from harmonize.guests.export import open_data
from harmonize.library.store import opened
from harmonize.texts import schemas

resource = pytest.importorskip("resource", reason="processes are forked and limited, which Windows does not do")
CASES = yaml.safe_load((Path(__file__).parent / "writing.yaml").read_text("utf-8"))
Run = Callable[[list[str], Path], Ended]
DAY = "2024-01-01"


class Writer(NamedTuple):
    """A command that writes: two states that it can leave, ``{data}`` being the data of each, and where."""

    command: str
    target: str


WRITERS = {
    "compile": Writer("data compile {data} out", "out"),
    "export": Writer(f"data export --data {{data}} --as-of {DAY} -o out", "out"),
    "schema": Writer("data schema --write out --data {data}", "out"),
    "report": Writer(f"check XA --data {{data}} --as-of {DAY} --fail-on never --force -o json=out.json", "out.json"),
    "baseline": Writer(f"data baseline write --data {{data}} --as-of {DAY} --force -o out.yaml", "out.yaml"),
    "new": Writer("data new {state} --force -o out.yaml", "out.yaml"),
}
STATE = {"src": "Kenya", "other": "Uganda"}


def line(name: str, data: str) -> list[str]:
    """The command line of a writer that leaves the state made of some data."""
    return shlex.split(WRITERS[name].command.format(data=f"../{data}", state=STATE[data]))


@pytest.fixture(autouse=True, scope="module")
def made_once(small: Path) -> Iterator[None]:
    """What matters here is how files are written: schemas and tables are made once, and nobody waits for the disk."""
    made, tables = {}, {}
    for data in STATE:
        store = opened(str(small / data))
        kinds = store.treaty.measures
        made |= {(name, str(kinds)): schemas.schema(name, kinds) for name in schemas.MODELS}
        tables[store.version] = open_data.tables(store, DAY)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(schemas, "schema", lambda name, kinds: made[name, str(kinds)])
        patch.setattr(open_data, "tables", lambda store, _: tables[store.version])
        patch.setattr(os, "fsync", lambda _: None)
        yield


@pytest.fixture(scope="module")
def template(small: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder in which every case of the table begins."""
    place = tmp_path_factory.mktemp("cases") / "place"
    shutil.copytree(small / "src", place / "src")
    (place / "mine").mkdir()
    (place / "mine" / "thesis.txt").write_text("years of work")
    (place / "empty").mkdir()
    (place / "file").write_text("years of work")
    for words in (
        "data compile src out",
        f"data export --data src --as-of {DAY} -o export",
        "data schema --write schemas --data src",
    ):
        assert begin(shlex.split(words), place).wait().code == 0
    return place


@pytest.mark.sample(4, 20)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}: {case['id']}")
def test_what_stands_at_the_target(case: dict[str, Any], template: Path, tmp_path: Path, run: Run) -> None:
    place = Path(shutil.copytree(template, tmp_path / "place"))
    for name, content in case.get("there", {}).items():
        path = place / name
        (path if content is None else path.parent).mkdir(parents=True, exist_ok=True)
        if content and content.startswith("-> "):
            path.symlink_to(content[3:])
        elif content is not None:
            path.write_text(content)
    before = tree(tmp_path)
    done = run(shlex.split(case["run"]), place / case.get("from", ""))
    after = tree(tmp_path)
    if told := case.get("told"):
        assert done.code == 2
        assert told in done.said
        assert len(done.said.splitlines()) == 1
        assert after == before
        return
    assert (done.code in (0, 1), "Traceback" in done.said) == (True, False), done.said
    inside = f"place/{case['writes']}"
    assert inside in after
    assert not [name for name in after if ".harmonize-" in name and name not in before]
    kept = [f"place/{name}" for name in case.get("keeps", [])]
    for name in before.keys() | after.keys():
        if name in kept or not (name == inside or name.startswith(f"{inside}/")):
            assert after.get(name) == before.get(name), name


@pytest.fixture(scope="module")
def fresh(small: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, str], dict[str, Any]]:
    """What each writer leaves of each data in a new place."""
    found = {}
    for name in WRITERS:
        for data in STATE:
            place = tmp_path_factory.mktemp("fresh", numbered=True)
            for source in STATE:
                (place / source).symlink_to(small / source)
            (place / "at").mkdir()
            assert begin(line(name, data), place / "at").wait().code == 0, name
            found[name, data] = tree(place / "at")
    return found


@pytest.fixture
def place(small: Path, tmp_path: Path) -> Path:
    """An empty folder beside the data."""
    for source in STATE:
        (tmp_path / source).symlink_to(small / source)
    (tmp_path / "at").mkdir()
    return tmp_path / "at"


def parts(name: str, state: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """The files that only make sense together: a dataset; a package; every other file stands for itself."""
    files = {path: content for path, content in state.items() if content != "folder"}
    if name == "compile":
        return {"dataset": files}
    package = {p: content for p, content in files.items() if p == "out/datapackage.json" or p.startswith("out/tables/")}
    alone = {p: {p: content} for p, content in files.items() if p not in package and p != "out/index.json"}
    return alone | ({"package": package} if package else {})


def assert_whole(name: str, now: dict[str, Any], *states: dict[str, Any]) -> None:
    """Each part is that of one of the states, whatever else lies beside it."""
    known = [parts(name, state) for state in states]
    for part in known[0]:
        assert any(each[part].items() <= now.items() for each in known), part


def writes(event: str, words: tuple[Any, ...]) -> bool:
    """Whether an audit event says that something on the disk is about to change."""
    if event == "open":
        return str(words[0])[:4] != "/dev" and bool(words[2] & (os.O_WRONLY | os.O_RDWR))
    return event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.chmod")


def killed_at(step: int) -> Callable[[], None]:
    """Kills the process before it changes something for the time named."""

    def prepare() -> None:
        left = [step]

        def hook(event: str, words: tuple[Any, ...]) -> None:
            if writes(event, words):
                left[0] -= 1
                if not left[0]:
                    os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)

    return prepare


def tells_each_step() -> None:
    """Says `!` on standard error for each change of the disk."""

    def hook(event: str, words: tuple[Any, ...]) -> None:
        if writes(event, words):
            os.write(2, b"!")

    sys.addaudithook(hook)


def killed_after(words: list[str], place: Path, seconds: float) -> Ended:
    """Kills a command so long after it began to write."""
    child = begin(words, place, tells_each_step)
    assert os.read(child.pipe, 1) == b"!"
    time.sleep(seconds)
    os.kill(child.pid, signal.SIGKILL)
    return child.wait()


def restored(place: Path, state: dict[str, Any]) -> None:
    """Makes the folder what a state says, and nothing else."""
    shutil.rmtree(place)
    place.mkdir()
    for name, content in state.items():
        if content == "folder":
            (place / name).mkdir()
        else:
            (place / name).write_bytes(content)


def assert_next_run_ends_it(name: str, place: Path, new: dict[str, Any], *ends: dict[str, Any]) -> None:
    """Unless the kill came before or after everything, the next run leaves the new state and nothing besides."""
    if tree(place) not in ends:
        assert begin(line(name, "other"), place).wait().code == 0
        assert tree(place) == new


@pytest.mark.sample(1, 4)
@pytest.mark.parametrize("again", [True, False], ids=["over the old state", "in a new place"])
@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_step(
    name: str, again: bool, place: Path, fresh: dict[tuple[str, str], dict[str, Any]], whole: bool
) -> None:
    """Killed before one change of the disk or another: the old state stands or the new one, and the next run cleans up."""
    old, new = fresh[name, "src"], fresh[name, "other"]
    restored(place, old if again else {})
    steps = begin(line(name, "other"), place, tells_each_step).wait().said.count("!")
    assert steps >= 3
    draw = random.Random(f"{name} {again} {SEED}")
    print(f"HARMONIZE_SEED={SEED}")
    for _ in range(25 if whole else 2):
        restored(place, old if again else {})
        step = draw.randint(1, steps)
        ended = begin(line(name, "other"), place, killed_at(step)).wait()
        assert ended.code == -signal.SIGKILL, step
        if again:
            assert_whole(name, tree(place), old, new)
        assert_next_run_ends_it(name, place, new, old, new)


@pytest.mark.sample(1, 3)
@pytest.mark.parametrize("name", WRITERS)
def test_killed_at_any_moment(
    name: str, place: Path, fresh: dict[tuple[str, str], dict[str, Any]], whole: bool
) -> None:
    old, new = fresh[name, "src"], fresh[name, "other"]
    draw = random.Random(f"{name} {SEED}")
    print(f"HARMONIZE_SEED={SEED}")
    child = begin(line(name, "other"), place, tells_each_step)
    os.read(child.pipe, 1)
    began = time.monotonic()
    child.wait()
    longest = time.monotonic() - began
    for _ in range(50 if whole else 2):
        restored(place, old)
        killed_after(line(name, "other"), place, draw.uniform(0, longest))
        assert_whole(name, tree(place), old, new)
        assert_next_run_ends_it(name, place, new, old, new)


@pytest.mark.sample(1, 3)
@pytest.mark.parametrize("name", WRITERS)
def test_two_at_once(name: str, place: Path, fresh: dict[tuple[str, str], dict[str, Any]], whole: bool) -> None:
    """Both end well, and what stands there in the end is what one of them wrote."""
    states = [fresh[name, data] for data in STATE]
    for turn in range(50 if whole else 3):
        restored(place, states[0] if turn % 2 else {})
        for child in [begin(line(name, data), place) for data in STATE]:
            ended = child.wait()
            assert ended.code == 0, ended.said
        assert_whole(name, tree(place), *states)
        assert set(tree(place)) in map(set, states)


def test_a_reader_ends_well_while_the_dataset_is_replaced(
    place: Path, fresh: dict[tuple[str, str], dict[str, Any]], whole: bool
) -> None:
    restored(place, fresh["compile", "src"])
    question = shlex.split(f"check XA --data out --as-of {DAY} --fail-on never --format json")
    for turn in range(50 if whole else 3):
        children = [begin(line("compile", "other" if turn % 2 else "src"), place)]
        children += [begin(question, place) for _ in range(3)]
        assert [ended for child in children if (ended := child.wait()).code] == []


@pytest.mark.sample(1, 6)
@pytest.mark.parametrize("name", WRITERS)
@pytest.mark.parametrize("room", [0, 100, 1000, 4096])
def test_no_room_on_the_disk(name: str, room: int, place: Path, fresh: dict[tuple[str, str], dict[str, Any]]) -> None:
    """No file may grow beyond some bytes: one line, exit code 2, and everything is as it was."""
    for before in (fresh[name, "src"], {}):
        restored(place, before)
        fits = max(len(content) for content in fresh[name, "other"].values() if content != "folder") <= room
        done = begin(line(name, "other"), place, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))).wait()
        assert (done.code, "cannot be written: " in done.said) == ((0, False) if fits else (2, True)), done.said
        if not fits:
            assert tree(place) == before


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount a disk")
@pytest.mark.sample(1, 3)
@pytest.mark.parametrize("name", WRITERS)
def test_a_disk_that_is_small_or_read_only(
    name: str, place: Path, fresh: dict[tuple[str, str], dict[str, Any]]
) -> None:
    """Ever larger disks until the command succeeds; and one that cannot be written, as a stick pulled out is."""

    def mounted(options: str) -> bool:
        return subprocess.run(["mount", "-t", "tmpfs", "-o", options, "none", place], check=False).returncode == 0

    for room in (0, 4, 8, 16, 32, 64, 128, 1024, 4096):
        if not mounted(f"size={room}k" if room else "ro"):
            pytest.skip("no disk can be mounted here")
        try:
            done = begin(line(name, "other"), place).wait()
            left = tree(place)
        finally:
            subprocess.run(["umount", place], check=True)
        if done.code == 0:
            assert left == fresh[name, "other"]
            assert room
            return
        assert (done.code, len(done.said.splitlines()), left) == (2, 1, {}), done.said
    pytest.fail("four megabytes are enough")
