"""YAML with the place of every node: YAML 1.2 scalars, no duplicate keys, no aliases, bounded size and depth.

Built on PyYAML's stream of C events. Only ``true``, ``false``, ``null``, whole numbers and ISO dates are not text:
``NO`` is Norway, ``6.10`` a section, ``20:8`` not a time.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from sys import intern
from typing import Any, NamedTuple

import yaml

from harmonize.library.invisible_characters import ENDS, Mark, seen
from harmonize.texts.mistakes import Mistake

MAX_DEPTH = 40
MAX_PARTS = 300_000
MOST_FAULTS = 1000  # after which a file is read no further
INTEGER = re.compile(r"-?(0|[1-9][0-9]{0,17})")
DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
PLAINLY = (  # what libyaml says, and what the keeper of the file can do about it
    ("mapping values are not allowed", "a second `: ` stands in this line; put a text that holds a colon in quotes"),
    ("expected ',' or ']'", "a bracket `[` is not closed, or a comma is missing before this place"),
    ("expected ',' or '}'", "a brace `{` is not closed, or a comma is missing before this place"),
    ("could not find expected ':'", "a key stands here without its colon, or a text in quotes is not closed above"),
    (
        "did not find expected key",
        "this line does not fit the lines above: too far left or right, or a `-` too few or too many",
    ),
    (
        "did not find expected '-' indicator",
        "this line does not fit the list above: a `-` is missing, or it stands too far left",
    ),
    ("unexpected end of stream", "a quotation mark is not closed"),
)
WORDS = {"true": True, "false": False, "null": None, "": None}

EVENTS = getattr(
    yaml, "CSafeLoader", yaml.SafeLoader
)  # the same events, slower, where PyYAML was built without libyaml

COLUMNS = 1 << 23  # more than a file has letters
PLACES = COLUMNS * COLUMNS
SMALL = 8  # entries of a map that are looked up one after another


class Map(dict[Any, Any]):
    """A map of a file that knows where each entry begins: as one number (`packed`), key and value in one.

    A file may hold hundreds of thousands of small ones, so those keep no second dictionary.
    """

    __slots__ = ("marks",)
    marks: Sequence[int] | dict[Any, int]

    @classmethod
    def of(cls, *parts: "Map") -> "Map":
        """Maps laid over each other, each entry with its place; the last says what it is."""
        made = cls(pair for part in parts for pair in part.items())
        made.marks = {key: mark for part in parts for key, mark in part.places.items()}
        return made

    @classmethod
    def made(cls, entries: dict[Any, tuple[Any, int]]) -> "Map":
        """A map of entries, each with its place."""
        made = cls((key, value) for key, (value, _) in entries.items())
        made.marks = {key: mark for key, (_, mark) in entries.items()}
        return made

    @property
    def places(self) -> dict[Any, int]:
        """Where each entry begins, by its key."""
        return self.marks if isinstance(self.marks, dict) else dict(zip(self, self.marks, strict=True))

    @property
    def begins(self) -> int:
        """Where its first key stands."""
        first = min(self.places.values(), default=COLUMNS + 1)
        return first // PLACES if first >= PLACES else first

    def picked(self, keys: Iterable[Any]) -> "Map":
        """Those of its entries that are named, in that order."""
        places = self.places
        return Map.made({key: (self[key], places[key]) for key in keys if key in self})

    def but(self, key: Any, value: Any, mark: int = 0) -> "Map":
        """The map with another value under a key, where that stands or, for a new key, at a place."""
        return Map.of(self, Map.made({key: (value, mark or self.places[key])}))

    def without(self, *keys: Any) -> "Map":
        """The map without some keys."""
        return self.picked(key for key in self if key not in keys)


class Items(list[Any]):
    """A list of a file that knows where each entry begins."""

    __slots__ = ("marks",)
    marks: list[int]

    def __init__(self, items: Iterable[Any] = (), marks: Iterable[int] = ()) -> None:
        super().__init__(items)
        self.marks = list(marks)


class Located(NamedTuple):
    """The data of one file, whose maps and lists know where each of their keys and values stands."""

    file: str
    data: Any
    text: str = ""
    quoted: tuple[tuple[Mark, Mark], ...] = ()  # values in which a comment about lint is only text
    folded: Any = None  # of a law whose older versions were made whole, the data as the file has them
    noticed: tuple[Mistake, ...] = ()  # mistakes in what was otherwise that do not keep it from being read

    @property
    def written(self) -> Any:
        """The data as the file has them, older versions of offences not made whole."""
        return self.data if self.folded is None else self.folded

    def mark(self, route: Iterable[Any], *, key: bool = False) -> Mark:
        """Line and column, from 1, of the node at a route, or of its nearest parent; of its key if asked."""
        route = tuple(route)
        node, mark = self.written if "otherwise" in route else self.data, (1, 1)
        for step in route:
            if isinstance(step, int) and isinstance(node, dict):
                continue  # a single value stands for a list of one
            found = entry(node, step, getattr(node, "marks", ()))
            if found is None:
                break
            step, both = found
            mark = divmod(both // PLACES if key and both >= PLACES else both % PLACES, COLUMNS)
            node = node[step]
        return mark

    def lines(self, key: str) -> list[int]:
        """The lines, from 1, on which the entries of a list at the top of the file begin."""
        return [mark // COLUMNS for mark in self.data[key].marks]


def entry(node: Any, step: Any, marks: "Sequence[int] | dict[Any, int]") -> tuple[Any, int] | None:
    """The key or position of an entry of a list or map, with its mark; None where there is no such entry."""
    if isinstance(marks, dict):
        return (step, marks[step]) if step in marks else None
    if isinstance(node, dict):
        return next(((key, mark) for key, mark in zip(node, marks, strict=True) if key == step), None)
    if isinstance(step, str) and step.isdecimal():
        step = int(step)
    return (step, marks[step]) if isinstance(step, int) and step < len(marks) else None


class Faulty(Exception):
    """One mistake at a place, raised while reading."""

    def __init__(self, mark: Mark, name: str, /, **words: object) -> None:
        super().__init__(name)
        self.mark, self.name, self.words = mark, name, words


def nodes(text: str, file: str) -> tuple[Located | None, list[Faulty]]:
    """The data of a text with the place of every node, none where it cannot be read to its end, and every mistake found."""
    text, hidden = seen(text)
    reader = Reader()
    reader.faults += (Faulty(item.mark, "hidden-character", **item.words) for item in hidden)
    try:
        data = reader.document(text)
    except Faulty as fault:
        return None, [*reader.faults, fault]
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return None, [*reader.faults, unparsable(error, text, line_and_column(mark) if mark else (1, 1))]
    return Located(file, data, text, tuple(reader.quoted)), reader.faults


def unparsable(error: yaml.MarkedYAMLError, text: str, mark: Mark) -> Faulty:
    """Why a text is no YAML, in other words where the library's are for programmers."""
    said = str(error.problem or error.context or "unreadable")
    if error.problem_mark and ("cannot start any token" in said or "tab character" in said):
        found = ENDS.split(text)[mark[0] - 1][mark[1] - 1 : mark[1]]
        return Faulty(mark, "tab") if found == "\t" else Faulty(mark, "needs-quotes", found=found)
    if "nesting" in said:
        return Faulty(mark, "too-large", what=f"lists and maps more than {MAX_DEPTH} deep", most="fewer")
    return Faulty(mark, "not-yaml", reason=next((plain for word, plain in PLAINLY if word in said), said))


class Reader:
    """One pass over the events of a document."""

    def __init__(self) -> None:
        self.parts = 0
        self.faults: list[Faulty] = []
        self.quoted: list[tuple[Mark, Mark]] = []

    def fault(self, found: Faulty) -> None:
        """Puts a mistake down; ends the reading where they are too many."""
        if len(self.faults) >= MOST_FAULTS:
            raise found
        self.faults.append(found)

    def document(self, text: str) -> Any:
        """The data of the one document in a text."""
        event = EVENTS(text).get_event
        event()
        start = event()
        if isinstance(start, yaml.StreamEndEvent):
            raise Faulty((1, 1), "empty-file")
        data = self.node(event, event(), 0)
        event()
        following = event()
        if not isinstance(following, yaml.StreamEndEvent):
            raise Faulty(line_and_column(following.start_mark), "second-document")
        return data

    def node(self, event: Any, first: Any, depth: int) -> Any:
        """The value that begins with an event."""
        kind = type(first)
        self.parts += 1
        if self.parts > MAX_PARTS:
            raise wrong(first, "too-large", what=f"more than {MAX_PARTS} words, lists and maps", most="fewer")
        if kind is yaml.AliasEvent:
            raise wrong(
                first,
                "yaml-shorthand",
                what="aliases (*name)",
                instead="; repeat the value, or name it under `conditions`",
            )
        if first.anchor or first.tag:
            what = "anchors (&name)" if first.anchor else f"tags ({first.tag})"
            self.fault(wrong(first, "yaml-shorthand", what=what, instead=""))
        if kind is yaml.ScalarEvent:
            self.escaped(first)
            if "lint" in first.value:
                self.quoted.append((line_and_column(first.start_mark), line_and_column(first.end_mark)))
            try:
                return scalar(first.value) if first.implicit[0] else first.value
            except ValueError:
                self.fault(wrong(first, "not-a-day", found=first.value))
                return first.value
        if depth >= MAX_DEPTH:
            raise wrong(first, "too-large", what=f"lists and maps more than {MAX_DEPTH} deep", most="fewer")
        return self.sequence(event, depth + 1) if kind is yaml.SequenceStartEvent else self.mapping(event, depth + 1)

    def escaped(self, event: Any) -> None:
        """Puts down what nobody sees in a value that names it by its number, as an escape in quotes does."""
        if event.style == '"' and not event.value.isprintable():
            for item in seen(event.value)[1]:
                self.fault(wrong(event, "hidden-character", **item.words))

    def sequence(self, event: Any, depth: int) -> Items:
        items = Items()
        while type(first := event()) is not yaml.SequenceEndEvent:
            items.marks.append(packed(first.start_mark))
            items.append(self.node(event, first, depth))
        return items

    def mapping(self, event: Any, depth: int) -> Map:
        found = Map()
        marks: dict[Any, int] = {}
        while type(first := event()) is not yaml.MappingEndEvent:
            if type(first) is not yaml.ScalarEvent:
                raise wrong(first, "key-not-a-word")
            self.escaped(first)
            key, second = intern(first.value), event()
            value = self.node(event, second, depth)
            if key == "<<" and first.implicit[0]:
                self.fault(wrong(first, "yaml-shorthand", what="merge keys (<<)", instead="; write the keys out"))
            if key in found:
                line = marks[key] // PLACES // COLUMNS
                self.fault(wrong(first, "duplicate-key", key=key, line=line))
                continue
            found[key] = value
            name, value_at = packed(first.start_mark), packed(second.start_mark)
            below = value_at // COLUMNS > name // COLUMNS  # then it is found at its key, by its name
            marks[key] = name * PLACES + (name if below else value_at)
        found.marks = marks if len(marks) > SMALL else tuple(marks.values())
        return found


def packed(mark: Any) -> int:
    """Line and column of a mark of PyYAML, from 1, as one number."""
    return (int(mark.line) + 1) * COLUMNS + int(mark.column) + 1


def line_and_column(mark: Any) -> Mark:
    """Line and column of a mark of PyYAML, from 1."""
    return (mark.line + 1, mark.column + 1)


def wrong(event: Any, name: str, /, **words: object) -> Faulty:
    """A mistake at the place of an event."""
    return Faulty(line_and_column(event.start_mark), name, **words)


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
