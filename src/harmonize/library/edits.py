"""Edits of a text of YAML, which leave the rest as its keeper wrote it; and where in the text something stands."""

import re
from collections.abc import Iterable
from typing import Any, NamedTuple

import yaml

Edit = tuple[int, int, str]  # where a piece of the text stands, and what stands there instead


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, none of which stands in another."""
    for start, end, piece in sorted(edits, reverse=True):
        text = text[:start] + piece + text[end:]
    return text


class Clause(NamedTuple):
    """One clause of a version: its name, and its map in the text."""

    name: str
    node: Any


def in_order(theirs: Any, mine: Any) -> list[str]:
    """The keys of two clauses, each in the order of its own."""
    found = list(mine)
    for key in theirs:
        if key not in mine:
            before = [
                found.index(other)
                for other in theirs
                if other in found and list(theirs).index(other) < list(theirs).index(key)
            ]
            found.insert(max(before, default=-1) + 1, key)
    return found


def entry(node: Any, name: str) -> Any:
    """The value under a key of a map in the text; None where it has none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def entry_key(node: Any, name: str) -> Any:
    return next(key for key, _ in node.value if key.value == name)


def finish(text: str, node: Any, key: Any) -> int:
    """Where a value ends: behind its last letter, without the comments and empty lines that follow it."""
    if not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        *_, last = node.value
        inner, outer = last if isinstance(last, tuple) else (last, last)
        return finish(text, outer, inner)
    if isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index:
        behind: int = key.end_mark.index  # the colon stands behind the key of a value that is left blank
        return behind + len(re.split(r"[\n#]", text[behind:], maxsplit=1)[0].rstrip())
    return len(text[: node.end_mark.index].rstrip())


def comments(text: str) -> list[str]:
    """The comments of a text that can be told from its values: lines of their own, and what begins with `# lint`."""
    return [
        found.strip()
        for found in re.findall(r"^\s*(#.*)|\s(#\s*lint\b.*)", text, flags=re.MULTILINE)
        for found in found
        if found
    ]
