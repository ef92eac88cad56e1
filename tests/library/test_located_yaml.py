"""Reading YAML for lawyers: what is text stays text, and every value knows its place."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from harmonize.library.invisible_characters import HIDDEN
from harmonize.library.located_yaml import Located
from harmonize.library.yaml_file import Unloadable, read


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("yaml") / "page.yaml"


def value(page: Path, text: str) -> Any:
    page.write_text(f"value: {text}\n", encoding="utf-8")
    return read(page).data["value"]


@pytest.mark.parametrize(
    "word",
    [
        *("NO", "no", "No", "yes", "YES", "on", "off", "y", "n", "True", "FALSE", "Null", "~", "none", "nan", ".inf"),
        *("6.10", "6.1", "1e3", "+1", "0x1F", "0o17", "017", "1_000", "12,5", "-x", "--5", "20:8", "4:7", "1:20:30"),
        *("2015-7-1", "2015-07-01T00:00:00", "2015-07", "24.11.2026", "1234567890123456789", "=", "<<", "=5"),
    ],
)
def test_a_word_stays_text(page: Path, word: str) -> None:
    """`NO` is Norway, `6.10` a section that is not `6.1`, `20:8` a paragraph and not a time."""
    assert value(page, word) == word


@pytest.mark.parametrize(
    ("word", "meaning"),
    [("true", True), ("false", False), ("null", None), ("", None), ("0", 0), ("72", 72), ("-3", -3)],
)
def test_only_these_words_are_no_text(page: Path, word: str, meaning: object) -> None:
    found = value(page, word)
    assert found == meaning
    assert type(found) is type(meaning)


def test_an_iso_date_is_a_day(page: Path) -> None:
    assert value(page, "2015-07-01") == date(2015, 7, 1)
    assert value(page, "2016-02-29") == date(2016, 2, 29)


@pytest.mark.parametrize("written", ['"72"', "'2015-07-01'", '"true"', "'null'", "|-\n  72", ">-\n  2015-07-01"])
def test_what_is_quoted_or_in_a_block_is_text(page: Path, written: str) -> None:
    assert isinstance(value(page, written), str)


def test_norway_is_norway_as_a_key_too(page: Path) -> None:
    page.write_text("NO: 1\n6.10: 2\ntrue: 3\n12: 4\n")
    assert read(page).data == {"NO": 1, "6.10": 2, "true": 3, "12": 4}


def test_every_mistake_of_a_page_is_told_at_once(page: Path) -> None:
    page.write_text("a: 2015-02-30\na: 1\nb: !x 1\nc: &d 1\n")
    with pytest.raises(Unloadable) as caught:
        read(page, "page")
    assert [str(problem) for problem in caught.value.problems] == [
        "page:1:4: error[lint/not-a-day]: `2015-02-30` is not a day of the calendar",
        "page:2:1: error[lint/duplicate-key]: the key `a` stands twice; first on line 1",
        "page:3:4: error[lint/yaml-shorthand]: tags (!x) are refused",
        "page:4:4: error[lint/yaml-shorthand]: anchors (&name) are refused",
    ]


def test_every_value_knows_its_line_and_column(page: Path) -> None:
    page.write_text("# title\nstate: Freedonia\nlist:\n  - one\n  - {two: 2, three: [x, y]}\n")
    found = read(page)
    assert found.mark(()) == (1, 1)
    assert found.mark(("state",)) == (2, 8)
    assert found.mark(("state",), key=True) == (2, 1)
    assert found.mark(("list", 0)) == (4, 5)
    assert found.mark(("list", 1, "three", 1)) == (5, 25)
    assert found.mark(("list", 1, "two"), key=True) == (5, 6)
    assert found.mark(("list", 1, "missing")) == (5, 5), "the nearest parent"


plain = st.text(
    st.characters(codec="utf-8", exclude_categories=["C", "Zl", "Zp"]).filter(lambda char: not HIDDEN.search(char)),
    max_size=12,
)
scalars = plain | st.integers(-(10**17), 10**17) | st.booleans() | st.none() | st.dates()
documents = st.recursive(
    scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(plain, inner, max_size=4), max_leaves=12
)


@pytest.mark.slow
@given(st.dictionaries(plain, documents, min_size=1, max_size=5), st.booleans())
def test_what_is_written_is_read_back_and_every_mark_points_at_it(
    tmp_path_factory: pytest.TempPathFactory, data: dict[str, Any], flow: bool
) -> None:
    """What another program writes as YAML with everything quoted that needs it comes back as it was."""
    path = tmp_path_factory.getbasetemp() / "written.yaml"
    path.write_text(
        yaml.dump(quoted(data), Dumper=Writer, allow_unicode=True, default_flow_style=flow, sort_keys=False), "utf-8"
    )
    found = read(path)
    assert found.data == data
    lines = path.read_text("utf-8").split("\n")
    for route in routes(found):
        line, column = found.mark(route)
        assert 1 <= line <= len(lines)
        assert 1 <= column <= len(lines[line - 1]) + 1


class Quoted(str):
    """Text that is written in quotes, whatever it looks like."""

    __slots__ = ()


class Writer(yaml.SafeDumper):
    """Another program that writes YAML."""


Writer.add_representer(
    Quoted, lambda dumper, text: dumper.represent_scalar("tag:yaml.org,2002:str", str(text), style='"')
)


def quoted(data: Any) -> Any:
    if isinstance(data, str):
        return Quoted(data)
    if isinstance(data, dict):
        return {quoted(key): quoted(item) for key, item in data.items()}
    return [quoted(item) for item in data] if isinstance(data, list) else data


def routes(found: Located) -> list[tuple[Any, ...]]:
    def walk(node: Any, here: tuple[Any, ...]) -> list[tuple[Any, ...]]:
        steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        return [here] + [route for step, inner in steps for route in walk(inner, (*here, step))]

    return walk(found.data, ())
