"""Excuses on a line: what they cover, and what is said of those that excuse nothing."""

from pathlib import Path

import pytest

from harmonize.library.base_revision import Text
from harmonize.library.excuses import excuses_of
from harmonize.library.folder import Folder
from harmonize.library.lint import lint_law

HERE = Path(__file__).parent
SOUND = (HERE / "sound" / "xa.yaml").read_text("utf-8")


@pytest.fixture(scope="module")
def toy() -> Folder:
    return Folder(HERE / "toy_treaty")


def told(tmp_path: Path, toy: Folder, text: str) -> list[tuple[int, str]]:
    path = tmp_path / "xa.yaml"
    path.write_text(text, "utf-8")
    return [(item.line, item.rule.name) for item in lint_law(path, toy, "xa.yaml")]


def with_lines(first: str, *, above: str = "", behind: str = "") -> tuple[str, int]:
    """The sound file with a second source that nothing cites, a comment above or behind it; and the line of it."""
    head, rest = SOUND.split("sources:\n", 1)
    source = "title: Old Act, citation: Act 1/1980, text: memory, text_of: 1980-01-01, read_on: 2020-01-01"
    text = f"{head}sources:\n{above}  {first}: {{{source}}}{behind}\n{rest}"
    return text, next(n for n, line in enumerate(text.split("\n"), 1) if line.startswith(f"  {first}:"))


def test_without_an_excuse_it_is_told(tmp_path: Path, toy: Folder) -> None:
    text, line = with_lines("old")
    assert told(tmp_path, toy, text) == [(line, "source-never-cited")]


@pytest.mark.parametrize(
    "where",
    [
        {"behind": "  # lint: allow source-never-cited - cited by practice"},
        {"behind": "  # lint: allow lint/source-never-cited - cited by practice"},
        {"above": "  # lint: allow source-never-cited - cited by practice\n"},
        {"above": "  # lint: allow source-never-cited - cited by practice\n  # an old Act\n\n"},
    ],
)
def test_an_excuse_covers_its_line_or_the_next(tmp_path: Path, toy: Folder, where: dict[str, str]) -> None:
    text, _ = with_lines("old", **where)
    assert told(tmp_path, toy, text) == []


@pytest.mark.parametrize(
    ("comment", "rule"),
    [
        ("# lint: allow source-never-cited", "wrong-type"),
        ("# lint: allow source-never-cited because", "wrong-type"),
        ("# lint: ignore", "wrong-type"),
        ("# lint: allow source-never-sited - slip", "unknown-word"),
        ("# lint: allow unknown-word - slip", "excuse-of-form"),
    ],
)
def test_an_excuse_that_is_none_is_an_error(tmp_path: Path, toy: Folder, comment: str, rule: str) -> None:
    text, line = with_lines("old", behind=f"  {comment}")
    assert told(tmp_path, toy, text) == [(line, "source-never-cited"), (line, rule)]


def test_an_excuse_that_excuses_nothing_is_a_warning(tmp_path: Path, toy: Folder) -> None:
    text = SOUND.replace("id: xa\n", "id: xa  # lint: allow file-name - all is well\n", 1)
    assert told(tmp_path, toy, text) == [(1 + SOUND[: SOUND.index("id: xa\n")].count("\n"), "excuse-unused")]


def test_a_comment_in_a_text_is_text(tmp_path: Path, toy: Folder) -> None:
    text, line = with_lines("old")
    text = text.replace("title: Old Act", 'title: "Old # lint: allow source-never-cited - no comment"')
    assert told(tmp_path, toy, text) == [(line, "source-never-cited")]


def test_the_excuses_of_a_file_can_be_listed(tmp_path: Path) -> None:
    path = tmp_path / "xa.yaml"
    path.write_text("# lint: allow shadowed - older text\nid: xa  # lint: allow file-name - moved\n", "utf-8")
    assert [
        (item.line, item.covers, item.text, item.rule, item.reason)
        for item in excuses_of(Text("xa.yaml", path.read_bytes()))
    ] == [
        (1, 2, "id: xa", "shadowed", "older text"),
        (2, 2, "id: xa", "file-name", "moved"),
    ]
