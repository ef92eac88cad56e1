"""A text of YAML as a tree: what is changed reads back as said, and all else stays to the letter, comments first of all."""

from collections.abc import Iterator
from datetime import date
from functools import reduce
from operator import getitem
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from harmonize.library.formatting import comments
from harmonize.library.invisible_characters import HIDDEN
from harmonize.library.yaml_file import parsed
from harmonize.library.yaml_layout import block, flow
from harmonize.library.yaml_tree import Tree
from invented_yaml import in_lines

LAW = """\
# The law.
id: xa
sources:
  # enacted in 2003
  act:  # the only one
    title: "Aliens' Act"
    text_of: 2026-01-01  # a consolidation
    unread:
      - {section: "5", from: 2025-01-01}  # the first
      # the second
      - {section: "6", from: 2025-02-01}
measures: {}
offences:
- id: xa-1
  cite: [act 1, act 2]
# the end
"""


def changed(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines of a text that are gone, and those that came."""
    old, new = before.splitlines(), after.splitlines()
    return [line for line in old if line not in new], [line for line in new if line not in old]


@pytest.mark.parametrize(
    ("route", "value", "gone", "come"),
    [
        (
            ("sources", "act", "text_of"),
            date(2026, 3, 1),
            ["    text_of: 2026-01-01  # a consolidation"],
            ["    text_of: 2026-03-01  # a consolidation"],
        ),
        (
            ("sources", "act", "unread", 2),
            {"section": "7", "from": date(2025, 3, 1)},
            [],
            ['      - {section: "7", from: 2025-03-01}'],
        ),
        (
            ("sources", "act", "unread", 0, "by"),
            "Act 3",
            ['      - {section: "5", from: 2025-01-01}  # the first'],
            ['      - {section: "5", from: 2025-01-01, by: Act 3}  # the first'],
        ),
        (("measures", "mla"), {"value": "yes"}, ["measures: {}"], ["measures:", "  mla: {value: yes}"]),
        (("offences", 0, "cite", 1), "act 2, 3", ["  cite: [act 1, act 2]"], ['  cite: [act 1, "act 2, 3"]']),
        (("offences", 1), {"id": "xa-2"}, [], ["- {id: xa-2}"]),
        (
            ("general_part", "roles", "aider"),
            {"range": "none"},
            [],
            ["general_part:", "  roles:", "    aider: {range: none}"],
        ),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_value_is_put_where_it_belongs_and_nothing_else_moves(
    route: tuple[Any, ...], value: object, gone: list[str], come: list[str], end: str
) -> None:
    after = Tree(LAW.replace("\n", end)).put(route, value).text
    assert end == "\n" or after.count("\n") == after.count(end)
    after = after.replace(end, "\n")
    assert changed(LAW, after) == (gone, come)
    found: Any = parsed(after, "").data
    for step in route:
        found = found[step]
    assert found == value


def test_a_key_may_come_before_another() -> None:
    after = Tree(LAW).put(("sources", "act", "sections", "5", "text_of"), date(2026, 3, 1), before="unread").text
    assert '    sections:\n      "5": {text_of: 2026-03-01}\n    unread:' in after


def test_what_goes_takes_the_comments_above_it_along_and_no_others() -> None:
    tree = Tree(LAW)
    assert changed(LAW, tree.without(("sources", "act", "unread", 1)).text) == (
        ["      # the second", '      - {section: "6", from: 2025-02-01}'],
        [],
    )
    without = tree.without(("sources", "act", "unread", 1)).without(("sources", "act", "unread", 0)).text
    assert "unread" not in without, "a list goes with its last entry"
    assert changed(LAW, tree.without(("offences", 0, "id")).text)[1] == ["- cite: [act 1, act 2]"]
    assert changed(LAW, tree.without(("offences", 0, "cite", 0)).text)[1] == ["  cite: [act 2]"]
    assert tree.without(("measures",)).text == LAW.replace("measures: {}\n", "")


def test_an_entry_in_brackets_that_grows_too_long_is_broken_into_lines() -> None:
    why = "this is what the readers wrote of it after they had read the act and the debate, which is long " * 2
    after = Tree(LAW).put(("sources", "act", "unread", 0, "by"), why.strip()).text
    assert '      # the first\n      - section: "5"\n        from: 2025-01-01\n        by: >-\n' in after
    assert max(map(len, after.splitlines())) <= 120


PRINTED = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-99, 99)
    | st.dates()
    | st.text()
    | st.sampled_from(["no", "6.10", "null", "1", "a: b", "#"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=12,
)


@given(PRINTED)
def test_a_value_that_is_printed_reads_back_as_it_was(value: object) -> None:
    data = {"key": value}
    assert yaml.load(flow(data), yaml.BaseLoader) == yaml.load("\n".join(block(data, 3)), yaml.BaseLoader)
    if not HIDDEN.search("".join(letters(value))):  # which no file may hold
        assert parsed(flow(data), "").data == data


def letters(value: Any) -> Iterator[str]:
    """Every text in a value."""
    for item in (*value, *value.values()) if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from letters(item)
    yield value if isinstance(value, str) else ""


def routes(data: Any, above: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The way to everything in some data."""
    for step, item in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield (*above, step)
        yield from routes(item, (*above, step))


@pytest.mark.slow
@given(in_lines(), st.data())
def test_an_invented_file_is_changed_where_it_was_asked_and_keeps_its_comments(text: str, draw: st.DataObject) -> None:
    data = parsed(text, "").data
    route = draw.draw(st.sampled_from(list(routes(data))))
    *above, last = route
    around = reduce(getitem, above, data)
    after = Tree(text).put(route, "put").text
    holder = Tree(text).at(above)
    at = list(around).index(last) if isinstance(around, dict) else last
    start = Tree(text).starts(holder)[at] if not holder.flow_style else Tree(text).spans(holder)[at][0]
    inside = comments(text[start : Tree(text).at(route).end_mark.index])
    around[last] = "put"
    assert parsed(after, "").data == data
    assert comments(text) - comments(after) <= inside
    if len(around) > 1:
        del around[last]
        assert parsed(Tree(text).without(route).text, "").data == data
