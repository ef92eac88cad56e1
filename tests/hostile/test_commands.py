"""Command lines in bad company: every mistake is one line and exit 2, every text is text, every stream is told or left alone."""

import errno
import io
import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml
from places import ended

from harmonize.visible import logged

CASES = yaml.safe_load((Path(__file__).parent / "commands.yaml").read_text("utf-8"))
LONG = "x" * 5000
MOST_OF_A_KIND = 12
ANNOTATIONS = ("::error file=", "::warning file=", "::notice file=")


class Failing(io.RawIOBase):
    """A stream on which every write fails."""

    def __init__(self, number: int) -> None:
        self.number = number

    def writable(self) -> bool:
        return True

    def write(self, _content: object) -> int:
        raise OSError(self.number, os.strerror(self.number))


class Told(NamedTuple):
    """What came out of a command."""

    code: int
    out: bytes
    err: bytes


def stream(fate: str | None, page: str) -> tuple[Any, io.BytesIO]:
    """A stream that a case asks for, and where its bytes arrive."""
    kept = io.BytesIO()
    if fate == "closed":
        return None, kept
    if fate in ("full", "left"):
        raw = io.BufferedWriter(Failing(errno.ENOSPC if fate == "full" else errno.EPIPE))
        return io.TextIOWrapper(raw, encoding=page), kept
    return io.TextIOWrapper(kept, encoding=page), kept


def told(case: dict[str, Any], place: Path, monkeypatch: pytest.MonkeyPatch) -> Told:
    """Runs the command of a case."""
    monkeypatch.chdir(place)
    for name in ("FORCE_COLOR", "NO_COLOR", "HARMONIZE_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    for name, value in case.get("env", {}).items():
        monkeypatch.delenv(name, raising=False) if value is None else monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "argv", [])
    (out, kept_out), (err, kept_err) = (stream(case.get(name), case.get("page", "utf-8")) for name in ("out", "err"))
    if case.get("gone"):
        place.joinpath("gone").mkdir()
        monkeypatch.chdir(place / "gone")
        place.joinpath("gone").rmdir()
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    code = ended(shlex.split(case["run"].replace("{long}", LONG)))
    return Told(code, kept_out.getvalue(), kept_err.getvalue())


def set_up(case: dict[str, Any], small: Path, place: Path) -> None:
    """The folder that a case begins in."""
    shutil.copytree(small / "src", place / "src")
    for name, content in case.get("there", {}).items():
        (place / name).parent.mkdir(parents=True, exist_ok=True)
        if content.startswith("-> "):
            (place / name).symlink_to(content.removeprefix("-> "))
        else:
            (place / name).write_text(content, "utf-8")
    for name, (old, new) in case.get("swap", {}).items():
        text = (place / name).read_text("utf-8")
        assert old in text
        (place / name).write_text(text.replace(old, new), "utf-8")


def seen(text: str) -> str:
    """A text as it would be if something in it were obeyed by a terminal or a build server; annotations are meant to be."""
    lines = text.split("\n")
    return "\n".join(line if line.startswith(ANNOTATIONS) or not obeyed(line) else logged(line) for line in lines)


def obeyed(line: str) -> bool:
    """Whether a line steers something."""
    return not line.isprintable() or "##[" in line or "##vso" in line or line.strip().startswith("::")


def listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [] if value is None else [value]


@pytest.mark.sample(8, 40)
@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['kind']}-{case['id']}")
def test_a_command_in_bad_company(
    case: dict[str, Any], small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_up(case, small, tmp_path)
    done = told(case, tmp_path, monkeypatch)
    page = case.get("page", "utf-8")
    err = done.err.decode(page)
    out = done.out.decode("utf-8" if "bytes" in case else page) if "docx" not in case["run"] else ""
    assert done.code in listed(case["code"]), err
    for word in listed(case.get("told")):
        assert word in err
    for word in [*listed(case.get("says")), *listed(case.get("bytes"))]:
        assert word in out
    for word in listed(case.get("never")):
        assert word not in out + err
    assert "Traceback" not in err
    assert "mistake of the tool" not in err
    plain = out if not case.get("colours") else out.replace("\x1b", "")
    if case.get("colours"):
        assert "\x1b[" in out
    for text in (plain, err):
        assert seen(text) == text, "nothing that somebody would obey"
    if done.code == 2 and "full" not in listed(case.get("err")):
        assert out == ""
        lines = err.splitlines()
        assert all(line.startswith("harmonize: ") or ": error[lint/" in line for line in lines)


def test_the_cases_are_many_and_of_many_kinds() -> None:
    kinds = [case["kind"] for case in CASES]
    assert len({(case["kind"], case["id"]) for case in CASES}) == len(CASES) >= 120
    assert len(set(kinds)) >= 40
    assert max(map(kinds.count, kinds)) <= MOST_OF_A_KIND
