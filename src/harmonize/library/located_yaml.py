"""Reading YAML with the place of every node: YAML 1.2 scalars, no duplicate keys, no aliases, bounded size and depth.

Built on PyYAML's stream of C events. Only ``true``, ``false``, ``null``, whole numbers and ISO dates are not text:
``NO`` is Norway, ``6.10`` a section, ``20:8`` not a time.
"""

import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from harmonize.library.problem import MAX_BYTES, Problem

MAX_DEPTH = 40
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
NO_DAY = "is not a day of the calendar"
UNREAD = object()
WORDS = {"true": True, "false": False, "null": None, "": None}

EVENTS = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the same events, slower, where PyYAML was built without libyaml

Mark = tuple[int, int]
Marks = dict[int, dict[Any, tuple[Any, ...]]]


class Located(NamedTuple):
    """The data of one file, and where everything stands: per list or map, the marks of each key and value.

    They are PyYAML's own, and become lines and columns only where they are asked for.
    """

    file: str
    data: Any
    marks: Marks

    def mark(self, route: Iterable[Any], *, key: bool = False) -> Mark:
        """Line and column, from 1, of the node at a route, or of its nearest parent; of its key if asked."""
        node, mark = self.data, (1, 1)
        for step in route:
            known = self.marks.get(id(node), {})
            if isinstance(step, int) and isinstance(node, dict):
                continue  # a single value stands for a list of one
            if step not in known:
                if not isinstance(step, str) or not step.isdigit() or int(step) not in known:
                    break
                step = int(step)
            mark = place(known[step][0 if key else -1])
            node = node[step]
        return mark


class Unloadable(Exception):
    """A file that cannot be used; carries its problems, and what it says beside them where it can be read to its end."""

    def __init__(self, problems: list[Problem], found: Located | None = None) -> None:
        super().__init__(problems)
        self.problems, self.found = problems, found


class Faulty(Exception):
    """One mistake at a place, raised while reading."""

    def __init__(self, mark: Mark, message: str) -> None:
        super().__init__(message)
        self.mark, self.message = mark, message


def read(path: Path, name: str | None = None) -> Located:
    """The data of a file with the place of every node. Raises Unloadable with every mistake found."""
    file = name or str(path)
    return parsed(decoded(path, file), file)


def parsed(text: str, file: str) -> Located:
    """The data of a text with the place of every node. Raises Unloadable with every mistake found."""
    reader = Reader()
    data: Any = UNREAD
    try:
        data = reader.document(text)
    except Faulty as fault:
        reader.faults.append(fault)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        reader.faults.append(Faulty(place, reason(error, text)))
    except yaml.reader.ReaderError as error:
        before = text.encode()[: error.position].decode(errors="ignore")
        where = (before.count("\n") + 1, len(before) - before.rfind("\n"))
        reader.faults.append(Faulty(where, f"a control character (U+{error.character:04X}) stands here; delete it"))
    found = Located(file, data, reader.marks)
    if reader.faults:
        problems = [Problem(file, *fault.mark, "", fault.message) for fault in reader.faults]
        raise Unloadable(problems, None if data is UNREAD else found)
    return found


def reason(error: yaml.MarkedYAMLError, text: str) -> str:
    """Why a text is no YAML, in other words where the library's are for programmers."""
    problem, mark = str(error.problem or error.context or "unreadable"), error.problem_mark
    if mark and "cannot start any token" in problem:
        line = text.splitlines()[mark.line]
        found = line[mark.column : mark.column + 1]
        return (
            "a tab stands here; YAML indents with spaces"
            if found == "\t"
            else f"`{found}` cannot begin a value; quote it"
        )
    if "nesting" in problem:
        return f"nested more than {MAX_DEPTH} deep"
    return f"not YAML: {problem}"


def decoded(path: Path, file: str) -> str:
    """The text of a file, or the one reason why it cannot be had."""

    def refuse(message: str, line: int = 0, column: int = 0) -> Unloadable:
        return Unloadable([Problem(file, line, column, "", message)])

    try:
        if path.is_dir():
            raise refuse("is a directory; name a file, or the folder that holds national_laws")
        if not path.is_file():
            there = "is no file of text" if path.exists() else "no such file"
            raise refuse(there if not path.is_symlink() or path.exists() else "is a broken link")
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise refuse(f"has {size} bytes; a data file has at most {MAX_BYTES}")
        raw = path.read_bytes()
    except OSError as error:
        raise refuse(f"cannot be read: {error.strerror}") from error
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        raise refuse(f"byte 0x{raw[error.start]:02x} is not UTF-8; save the file as UTF-8", line, column) from error


class Reader:
    """One pass over the events of a document."""

    def __init__(self) -> None:
        self.marks: Marks = {}
        self.faults: list[Faulty] = []

    def document(self, text: str) -> Any:
        """The data of the one document in a text."""
        event = EVENTS(text).get_event
        event()
        start = event()
        if isinstance(start, yaml.StreamEndEvent):
            raise Faulty((1, 1), "the file is empty")
        data = self.node(event, event(), 0)
        event()
        following = event()
        if not isinstance(following, yaml.StreamEndEvent):
            raise Faulty(place(following.start_mark), "a second document begins here; a data file holds one")
        return data

    def node(self, event: Any, first: Any, depth: int) -> Any:
        """The value that begins with an event."""
        kind = type(first)
        if kind is yaml.AliasEvent:
            raise wrong(first, "aliases (*name) are refused; repeat the value, or name it under `conditions`")
        if first.anchor or first.tag:
            what = "anchors (&name)" if first.anchor else f"tags ({first.tag})"
            self.faults.append(wrong(first, f"{what} are refused in data files"))
        if kind is yaml.ScalarEvent:
            try:
                return scalar(first.value) if first.implicit[0] else first.value
            except ValueError:
                self.faults.append(wrong(first, f"`{first.value}` {NO_DAY}"))
                return first.value
        if depth >= MAX_DEPTH:
            raise wrong(first, f"nested more than {MAX_DEPTH} deep")
        return self.sequence(event, depth + 1) if kind is yaml.SequenceStartEvent else self.mapping(event, depth + 1)

    def sequence(self, event: Any, depth: int) -> list[Any]:
        items: list[Any] = []
        marks: list[tuple[Any, ...]] = []
        while type(first := event()) is not yaml.SequenceEndEvent:
            marks.append((first.start_mark,))
            items.append(self.node(event, first, depth))
        self.marks[id(items)] = dict(enumerate(marks))
        return items

    def mapping(self, event: Any, depth: int) -> dict[Any, Any]:
        found: dict[Any, Any] = {}
        marks: dict[Any, tuple[Any, ...]] = {}
        while type(first := event()) is not yaml.MappingEndEvent:
            if type(first) is not yaml.ScalarEvent:
                raise wrong(first, "a key is a word, not a list or a map")
            key, second = first.value, event()
            value = self.node(event, second, depth)
            if key == "<<" and first.implicit[0]:
                self.faults.append(wrong(first, "merge keys (<<) are refused; write the keys out"))
            if key in found:
                line, _ = place(marks[key][0])
                self.faults.append(wrong(first, f"the key `{key}` stands twice; first on line {line}"))
                continue
            found[key] = value
            marks[key] = (first.start_mark, second.start_mark)
        self.marks[id(found)] = marks
        return found


def place(mark: Any) -> Mark:
    """Line and column of a mark of PyYAML, from 1."""
    return (mark.line + 1, mark.column + 1)


def wrong(event: Any, message: str) -> Faulty:
    """A mistake at the place of an event."""
    return Faulty(place(event.start_mark), message)


def scalar(text: str) -> Any:
    """A plain scalar: a truth value, null, a whole number, an ISO date, or text."""
    if text in WORDS:
        return WORDS[text]
    if text[0] in "-0123456789":
        if INTEGER.fullmatch(text):
            return int(text)
        if DATE.fullmatch(text):
            return date.fromisoformat(text)
    return text
