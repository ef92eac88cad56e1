"""The text of a data file as a tree that can be changed: what is not changed stays as its keeper wrote it, to the letter.

Quotes, line breaks and comments are kept; an entry moves, and goes, with the comments right above it. A tree is a value:
each change gives a new one, whose text is to be read again before it is believed.
"""

import re
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Any

import yaml

from harmonize.library.located_yaml import EVENTS
from harmonize.library.yaml_layout import Edit, block, edited, fitted, flow, is_scalar, parts

Span = tuple[int, int]


class Tree:
    """A text of YAML with its nodes. A route is made of keys and positions, as in a `Located`."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = "\r\n" if text.partition("\n")[0].endswith("\r") else "\n"  # of lines that are new

    @cached_property
    def root(self) -> Any:
        """The node of the whole document."""
        return yaml.compose(self.text, Loader=EVENTS)

    def at(self, route: Iterable[Any]) -> Any:
        """The node at a route, None where there is none; a single value stands for a list of one."""
        node = self.root
        for step in route:
            if isinstance(node, yaml.SequenceNode):
                node = node.value[step] if step < len(node.value) else None
            elif not isinstance(step, int):
                node = (
                    next((value for key, value in node.value if key.value == str(step)), None) if is_map(node) else None
                )
            if node is None:
                return None
        return node

    def spans(self, node: Any) -> list[Span]:
        """Where the entries of a map or list stand.

        In brackets an entry goes from its key to the end of its value; in lines from the comments above it to its last line,
        without the line end.
        """
        if node.flow_style:
            return [((key or value).start_mark.index, self.behind(key, value)) for key, value in parts(node)]
        column = node.start_mark.column
        starts = self.starts(node)
        tops = [starts[0], *(self.with_comments(start, column) for start in starts[1:])]
        ends = [*tops[1:], self.end_of_block(starts[-1], column)]
        return [(top, top + len(self.text[top:end].rstrip())) for top, end in zip(tops, ends, strict=True)]

    def starts(self, node: Any) -> list[int]:
        """Where the entries of a map or list in lines begin: at their keys, or dashes."""
        column = node.start_mark.column
        return [
            key.start_mark.index if key else self.dash(value.start_mark.index, column) for key, value in parts(node)
        ]

    def dash(self, start: int, column: int) -> int:
        """Where the dash stands before an item of a list in lines."""
        line = self.text.rfind("\n", 0, start) + 1
        while not (
            line + column < start
            and self.text[line + column] == "-"
            and not self.text[line : line + column].strip(" -")
        ):
            line = self.text.rfind("\n", 0, line - 1) + 1
        return line + column

    def behind(self, key: Any, value: Any) -> int:
        """Where a value ends: behind its last letter, without the comments and empty lines that follow it."""
        if not is_scalar(value) and not value.flow_style and value.value:
            return self.behind(*parts(value)[-1])
        if key and is_scalar(value) and value.start_mark.index == value.end_mark.index:
            behind: int = key.end_mark.index  # the colon stands behind the key of a value that is left blank
            return behind + len(re.split(r"[\n#,}]", self.text[behind:], maxsplit=1)[0].rstrip())
        return len(self.text[: value.end_mark.index].rstrip())

    def end_of_line(self, at: int) -> int:
        """Where the line ends in which something stands."""
        found = re.compile(r"\r?\n|$").search(self.text, at)
        return found.start() if found else len(self.text)

    def comment_behind(self, at: int) -> str:
        """The comment that stands behind a value on its line."""
        rest = self.text[at : self.end_of_line(at)].strip()
        return rest if rest.startswith("#") else ""

    def with_comments(self, start: int, column: int) -> int:
        """Where an entry begins, with the comment lines right above it that stand at its column."""
        top = start
        while True:
            line = self.text.rfind("\n", 0, top - column - 1) + 1
            above = self.text[line : top - column]
            if line == top - column or not above.startswith(" " * column + "#"):
                return top
            top = line + column

    def end_of_block(self, start: int, column: int) -> int:
        """Where the last entry of a map or list in lines ends: before the next line that stands further left."""
        for line in re.finditer(r"\n( *)(?=\S)", self.text[start:]):
            if len(line[1]) < column:
                return start + line.start()
        return len(self.text)

    # ------------------------------------------------------------ changes

    def edited(self, *edits: Edit) -> "Tree":
        """The tree after some edits of the text, none of which stands in another."""
        return Tree(edited(self.text, edits))

    def put(self, route: Sequence[Any], value: Any, deep: int = 0, before: str = "") -> "Tree":
        """The tree with a value at a route, written with so many levels an entry a line.

        What stands there is replaced; else it comes behind the other entries, or before the key named. Maps and lists that
        are missing, or empty, are made.
        """
        *above, last = route
        around = self.at(above)
        if above and not (around is not None and around.value and not is_scalar(around)):
            made = [value] if isinstance(last, int) else {last: value}
            return self.put(above, made, deep + 1 if isinstance(value, dict | list) else 0, before)
        if around.flow_style:
            return self.put_in_brackets(above, around, last, value)
        listed, spans, column = isinstance(around, yaml.SequenceNode), self.spans(around), around.start_mark.column
        told = self.written(value if listed else {last: value}, column, deep, listed=listed)
        keys = [n if key is None else key.value for n, (key, _) in enumerate(parts(around))]
        if last in keys:
            at = keys.index(last)
            start, end = self.starts(around)[at], self.behind(*parts(around)[at])
            first, more = told.split(self.end, 1) if self.end in told else ("", "")
            if first and (comment := self.comment_behind(end)):  # behind the last line it might be read as text
                told, end = f"{first}  {comment}{self.end}{more}", self.end_of_line(end)
            return self.edited((start, end, told))
        margin = self.end + " " * column
        if before in keys:
            start = spans[keys.index(before)][0]
            return self.edited((start, start, told + margin))
        return self.edited((spans[-1][1], spans[-1][1], margin + told))

    def written(self, value: Any, column: int, deep: int, *, listed: bool) -> str:
        """An entry as text, laid out for a column; its first line has no margin."""
        lines = block([value] if listed else value, deep + 1)
        return fitted("\n".join(" " * column + line for line in lines)).lstrip().replace("\n", self.end)

    def put_in_brackets(self, above: Sequence[Any], around: Any, last: Any, value: Any) -> "Tree":
        """The same in a map or list in brackets, which is broken into lines where it gets too long for one."""
        keys = [n if key is None else key.value for n, (key, _) in enumerate(parts(around))]
        told = flow(value) if isinstance(around, yaml.SequenceNode) else f"{flow(last)}: {flow(value)}"
        spans = self.spans(around)
        start, end = spans[keys.index(last)] if last in keys else (spans[-1][1], spans[-1][1])
        changed = self.edited((start, end, told if last in keys else f", {told}"))
        while above and changed.at(above[:-1]).flow_style:
            above = above[:-1]
        return changed.laid_out_at(above) if above else changed

    def laid_out_at(self, route: Sequence[Any]) -> "Tree":
        """The tree with one entry of a map or list in lines that fit."""
        around = self.at(route[:-1])
        keys = [n if key is None else key.value for n, (key, _) in enumerate(parts(around))]
        start, end = self.starts(around)[keys.index(route[-1])], self.behind(*parts(around)[keys.index(route[-1])])
        end = self.end_of_line(end) if self.comment_behind(end) else end
        told = fitted(" " * around.start_mark.column + self.text[start:end]).lstrip()
        return self.edited((start, end, told))

    def without(self, route: Sequence[Any]) -> "Tree":
        """The tree without what stands at a route; a map or list goes with its last entry."""
        *above, last = route
        around = self.at(above)
        if above and len(around.value) == 1:
            return self.without(above)
        keys = [n if key is None else key.value for n, (key, _) in enumerate(parts(around))]
        at, spans = keys.index(last), self.spans(around)
        start, end = spans[at]
        if around.flow_style:
            return self.edited((start, spans[at + 1][0], "") if at + 1 < len(spans) else (spans[at - 1][1], end, ""))
        top = self.text.rfind("\n", 0, self.with_comments(start, around.start_mark.column)) + 1
        rest = self.text.find("\n", end) + 1 or len(self.text)
        if self.text[top:start].strip():  # it stands behind a dash: the next entry takes its place
            return self.edited((start, spans[at + 1][0], ""))
        return self.edited((top, rest, ""))

    def reordered(self, wanted: Iterable[tuple[Sequence[Any], list[str]]]) -> "Tree":
        """The tree with the entries of some maps, none inside another, in the order wanted."""
        return self.edited(*(self.moved(self.at(route), keys) for route, keys in wanted))

    def moved(self, node: Any, wanted: list[str]) -> Edit:
        """Where a map stands in the text, and what stands there once its entries are in order."""
        spans = self.spans(node)
        by_key = {key.value: self.text[start:end] for (key, _), (start, end) in zip(node.value, spans, strict=True)}
        between = [self.text[a[1] : b[0]] for a, b in pairwise(spans)]
        told = "".join(by_key[key] + gap for key, gap in zip(wanted, [*between, ""], strict=True))
        return spans[0][0], spans[-1][1], told


def is_map(node: Any) -> bool:
    """Whether a node is a map."""
    return isinstance(node, yaml.MappingNode)
