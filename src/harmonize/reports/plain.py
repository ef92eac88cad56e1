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


Cell = str | int | float | bool | None


class Records(NamedTuple):
    """All that a report found, a record per thing: a named tuple, or what has a column per State. Every format tells these."""

    name: str
    title: str
    head: tuple[str, ...]
    records: tuple[Any, ...]

    @property
    def rows(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells, each a number, a text, yes or no, or nothing."""
        return tuple(tuple(item.values() if isinstance(item, dict) else item) for item in self.records)

    def shown(self, names: Sequence[str] = (), title: str = "") -> Table:
        """The columns named, or all, as people read them."""
        places = [self.head.index(name) for name in names or self.head]
        head = tuple(self.head[place].replace("_", " ") for place in places)
        return Table(self.name, title, head, tuple(tuple(in_text(row[place]) for place in places) for row in self.rows))


def in_text(found: Cell) -> str:
    """A cell as text: nothing for none, yes or no, a whole number without its point."""
    if isinstance(found, bool):
        return "yes" if found else "no"
    if isinstance(found, float) and found.is_integer():
        return str(int(found))
    return "" if found is None else str(found)


def table(name: str, title: str, content: Iterable[Sequence[str]]) -> Table:
    """A table of rows of which the first is the head."""
    head, *rows = content
    return Table(name, title, tuple(head), tuple(map(tuple, rows)))


def recorded(name: str, title: str, columns: Iterable[str], records: Iterable[Any]) -> Records:
    """All that a report found, under the names of its columns."""
    return Records(name, title, tuple(columns), tuple(records))


def as_csv(content: Iterable[Sequence[Cell]]) -> str:
    """Rows as CSV that no spreadsheet takes for formulas."""
    target = io.StringIO()
    csv.writer(target, lineterminator="\n").writerows([cell(in_text(found)) for found in row] for row in content)
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
    """Text from data as text: nothing in it is taken for Markdown, HTML, a link, or the mention of a person."""
    seen = safe(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\n", " ")
    seen = "".join(f"\\{char}" if char in MARKS else char for char in seen)
    seen = MENTION.sub("@&#8203;", WWW.sub(r"\1\.", seen.replace("::", ":\\:").replace("://", ":\\//")))
    head = seen.lstrip()
    digits = len(head) - len(head.lstrip("0123456789"))
    if head[:1] in ("-", "+", "="):
        return f"\\{head}"
    return f"{head[:digits]}\\{head[digits:]}" if digits and head[digits : digits + 1] in (".", ")") else seen


# A person who is mentioned, an address of mail, and one that makes itself a link: a space of no width, by its number, or
# an escape within makes them none.
MENTION = re.compile(r"(?<!\w)@(?=[a-zA-Z0-9])|@(?=[\w-]+(?:\\_[\w-]*)*\.\w)")
WWW = re.compile(r"(?i)\b(www)\.")
MARKS = frozenset("\\`*_{}[]#|~!$")
