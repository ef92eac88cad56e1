"""Tables and data as plain text: whatever a cell or a value holds, a reader gets it as text."""

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from json.encoder import encode_basestring
from typing import Any, NamedTuple

from harmonize.norms.penalty import Range
from harmonize.visible import cell as guarded
from harmonize.visible import logged, safe


class Table(NamedTuple):
    """A table with a head; ``name`` is short and serves as name of a sheet."""

    name: str
    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def table(name: str, title: str, content: Iterable[Sequence[str]]) -> Table:
    """A table of rows of which the first is the head."""
    head, *rows = content
    return Table(name, title, tuple(head), tuple(map(tuple, rows)))


def tabulated(name: str, title: str, columns: Iterable[str], rows: Iterable[Any]) -> Table:
    """A table of rows that are named tuples, or have a column per State; the head has blanks where a name cannot."""
    cells = (tuple(map(str, row.values() if isinstance(row, dict) else row)) for row in rows)
    return Table(name, title, tuple(key.replace("_", " ") for key in columns), tuple(cells))


def as_csv(content: Iterable[Sequence[str]]) -> str:
    """Rows as CSV that no spreadsheet takes for formulas."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows([cell(text) for text in row] for row in content)
    return target.getvalue()


def cell(text: str) -> str:
    """A cell of text that no spreadsheet takes for a formula, and no terminal for a command."""
    seen = logged(text)
    return seen if seen == "-" else guarded(seen)


BEYOND_ASCII = re.compile("[^\n -~]")


LISTED = (Range,)  # named tuples that are written as lists


def dumped(content: Any, line: str = "\n") -> str:
    """Results as JSON: a named tuple is an object that has all its fields, each under its name.

    What could steer a terminal or reverse the direction of reading stands as an escape. It is what ``json.dumps`` with an
    indent of one writes, which is slow at it. Keys are text.
    """
    if isinstance(content, str):
        return quoted(content)
    deeper = f"{line} "
    between = f",{deeper}"
    names = () if isinstance(content, LISTED) else getattr(content, "_fields", ())
    if names or isinstance(content, Mapping):
        pairs = zip(names, content, strict=True) if names else content.items()
        items = [f"{quoted(key)}: {dumped(item, deeper)}" for key, item in pairs]
        return f"{{{deeper}{between.join(items)}{line}}}" if items else "{}"
    if isinstance(content, (list, tuple)):
        items = [dumped(item, deeper) for item in content]
        return f"[{deeper}{between.join(items)}{line}]" if items else "[]"
    return json.dumps(content)


@cache
def quoted(text: str) -> str:
    """Text as a JSON string."""
    seen = encode_basestring(text)
    if "##" in seen or "::" in seen:  # what a build server would take for its command
        seen = seen.replace("##", "#\\u0023").replace("::", ":\\u003a")
    return seen if seen.isprintable() else BEYOND_ASCII.sub(escaped, seen)


def escaped(found: re.Match[str]) -> str:
    """A character as it is when it can be seen, else as a JSON escape."""
    return found[0] if found[0].isprintable() else json.dumps(found[0])[1:-1]


def markdown_text(text: str) -> str:
    """Text from data as text: nothing in it is taken for Markdown, HTML, or the mention of a person."""
    seen = safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
    seen = "".join(f"\\{char}" if char in MARKS else char for char in seen)
    seen = MENTION.sub("@&#8203;", seen.replace("::", ":\\:"))
    head = seen.lstrip()
    digits = len(head) - len(head.lstrip("0123456789"))
    if head[:1] in ("-", "+", "="):
        return f"\\{head}"
    return f"{head[:digits]}\\{head[digits:]}" if digits and head[digits : digits + 1] in (".", ")") else seen


MENTION = re.compile(r"(?<!\w)@(?=[a-zA-Z0-9])")  # of a person; a space of no width, by its number, makes it none
MARKS = frozenset("\\`*_{}[]#|~!$")
