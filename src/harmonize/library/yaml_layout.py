"""Values as YAML, and texts of YAML in lines that fit the eye: what is too long stands below its key, one entry a line.

PyYAML's nodes say where each value begins and ends, but they know no comments, and its dumper would rewrite every quote and
line break. So the text is cut and broken at those places, and what fits stays as its keeper wrote it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import takewhile
from textwrap import wrap
from typing import Any

import yaml

from harmonize.library import excuses
from harmonize.library.located_yaml import EVENTS, scalar

Edit = tuple[int, int, str]  # where a piece of the text stands, and what stands there instead
BLOCKS = ("|", ">")  # styles of a text in lines of its own
HASH = re.compile(r"#[^\n]*")
PLAIN = re.compile(r"[^\W_](?:[\w ./()+=;%&<>§*'-]*[\w./()+=;%&<>§*'-])?")  # needs no quotes, in brackets either
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
WIDTH = 120  # columns of a line
STEP = "  "  # by which what belongs to a key or a dash stands in
WORD = 30  # columns of an item up to which a list of such is filled, not written one a line
HEADER = re.compile(r"(>[-+]?)[ \t]*(#[^\n]*)?\n")  # how a text begins that is folded and states no indentation
GAP = re.compile(r"[ \t]*:\s*")  # between a key and its value where no comment stands
COMMENT = re.compile(r"[ \t]*(#.*)?")


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, none of which stands in another."""
    for start, end, piece in sorted(edits, reverse=True):
        text = text[:start] + piece + text[end:]
    return text


# ---------------------------------------------------------------- values as text


def flow(value: Any) -> str:
    """A value on one line of YAML, in quotes only where it would be read as something else without."""
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{flow(key)}: {flow(item)}' for key, item in value.items())}}}"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(flow, value))}]"
    if not isinstance(value, str):
        return str(value).lower() if isinstance(value, bool) else "null" if value is None else str(value)
    if PLAIN.fullmatch(value) and scalar(value) == value:
        return value
    return f'"{"".join(map(escaped, value))}"'


def escaped(letter: str) -> str:
    """A letter as it stands in quotes."""
    return ESCAPES.get(letter) or (letter if letter.isprintable() else f"\\U{ord(letter):08X}")


Beside = Callable[[tuple[Any, ...]], str]  # the comment behind what stands at a route


def nothing(_: tuple[Any, ...]) -> str:
    """No comment."""
    return ""


def block(value: Any, deep: int, beside: Beside = nothing, route: tuple[Any, ...] = ()) -> list[str]:
    """A map or list as YAML, so many of its levels an entry a line, the rest on one line each; a penalty is one value."""
    told: list[str] = []
    listed = isinstance(value, list)
    for key, item in enumerate(value) if listed else value.items():
        here = (*route, key)
        lead, comment = "-" if listed else f"{flow(key)}:", beside(here)
        nested = isinstance(item, Mapping) or (isinstance(item, list) and any(isinstance(one, Mapping) for one in item))
        if not (deep > 1 and item and nested and key != "penalty"):
            told.append(f"{lead} {flow(item)}{comment}")
            continue
        lines = block(item, deep - 1, beside, here)
        if listed:
            told += [f"- {lines[0]}", *(STEP + line for line in lines[1:])]
        else:
            told += [lead + comment, *(STEP + line for line in lines)]
    return told


# ---------------------------------------------------------------- comments


def comments_in(text: str) -> Iterator[tuple[int, int]]:
    """Where comments stand in a text: behind every `#` that is in no value."""
    values = [token for token in yaml.scan(text, Loader=EVENTS) if isinstance(token, yaml.ScalarToken)]
    at = 0
    for token in values:
        yield from hashes(text, at, token.start_mark.index)
        at = token.end_mark.index
        if token.style in BLOCKS:  # its first line is not yet the text
            yield from hashes(text, token.start_mark.index, text.find("\n", token.start_mark.index))
    yield from hashes(text, at, len(text))


def hashes(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every `#` of a piece of text in which no value stands, to the end of its line."""
    return (match.span() for match in HASH.finditer(text, start, end))


# ---------------------------------------------------------------- lines that fit


def fitted(text: str) -> str:
    """The text of a data file with no line over 120 columns where it can be broken; data and comments stay the same."""
    if "\r\n" in text:
        return fitted(text.replace("\r\n", "\n")).replace("\n", "\r\n")
    return edited(text, Fitting(text).edits(yaml.compose(text, Loader=EVENTS)))


def is_scalar(node: Any) -> bool:
    """Whether a node is a single value."""
    return isinstance(node, yaml.ScalarNode)


def is_comment(line: str) -> bool:
    """Whether a line of an entry is a comment above it."""
    return line.startswith("#")


def parts(node: Any) -> list[tuple[Any, Any]]:
    """The keys and values of a map; the items of a list, with no key."""
    return list(node.value) if isinstance(node, yaml.MappingNode) else [(None, item) for item in node.value]


def filled(items: list[str], room: int) -> list[str]:
    """Items of a list in lines as full as they can be."""
    told = [""]
    for item in (f"{item}, " for item in items):
        if told[-1] and len(told[-1] + item) > room:
            told.append("")
        told[-1] += item
    return [line.rstrip() for line in [*told[:-1], told[-1].rstrip(", ")]]


class Fitting:
    """A text and where its comments stand: what has to be broken in it, and how."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.comments = list(comments_in(text))
        self.excused = {self.covered(at) for at, _ in self.comments if excuses.COMMENT.match(text, at)}

    def covered(self, at: int) -> int:
        """Where the line begins that an excuse covers: its own, or the next with content."""
        line = self.text.rfind("\n", 0, at) + 1
        while COMMENT.fullmatch(self.text[line:].split("\n", 1)[0]) and "\n" in self.text[line:]:
            line = self.text.find("\n", line) + 1
        return line

    def edits(self, node: Any) -> Iterator[Edit]:
        """The edits in what stands in lines of its own."""
        for key, value in parts(node) if node is not None and not is_scalar(node) and not node.flow_style else []:
            if not is_scalar(value) and not value.flow_style:
                yield from self.edits(value)
            elif key is None:
                dash = self.text.rfind("-", 0, value.start_mark.index)
                if self.text[dash : value.start_mark.index].rstrip(" ") == "-":
                    yield from self.entry(dash, "-", value)
            elif GAP.fullmatch(self.text[key.end_mark.index : value.start_mark.index]):
                yield from self.entry(key.start_mark.index, f"{self.flat(key)}:", value)

    def entry(self, start: int, lead: str, value: Any) -> Iterator[Edit]:
        """The edits of one entry, where one of its lines is too long."""
        end = start + len(self.text[start : value.end_mark.index].rstrip())
        line = self.text.rfind("\n", 0, start) + 1
        stop = self.text.find("\n", end) if "\n" in self.text[end:] else len(self.text)
        behind = COMMENT.fullmatch(self.text[end:stop])
        fits = all(len(each) <= WIDTH for each in self.text[line:stop].split("\n"))
        excused = any(
            line <= at < stop for at in self.excused
        )  # an excuse is said of a line: what it covers stays on it
        if behind is None or fits or (excused and not behind[1]) or (excused and "\n" in self.text[start:end]):
            return
        told = [self.text[start:end]] if excused else self.lines(value, lead, start - line)
        above = list(takewhile(is_comment, told))
        told = told[len(above) :]
        if behind[1] and told[0] in (lead, told[-1]) and start - line + len(told[0]) + len(behind[0]) <= WIDTH:
            told[0] += behind[0]
        elif behind[1]:
            above.append(behind[1])
        new = f"\n{' ' * (start - line)}".join(told)
        if new != self.text[start:stop]:
            yield start, stop, new
        if above:
            indent = " " * len(re.split(r"[^ ]", self.text[line:], maxsplit=1)[0])
            yield line, line, "".join(f"{indent}{each}\n" for each in above)

    def lines(self, node: Any, lead: str, column: int) -> list[str]:
        """An entry in lines that fit, seen from its own column; comments that stand in it come above what they speak of."""
        flat = self.flat(node)
        if flat is not None and column + len(lead) + 1 + len(flat) <= WIDTH:
            return [f"{lead} {flat}".rstrip()]
        room = WIDTH - column - len(STEP)
        if is_scalar(node):
            return self.folded(node, lead, room)
        if flat is not None and isinstance(node, yaml.SequenceNode) and all(map(is_scalar, node.value)):
            items = [str(self.flat(item)) for item in node.value]
            if max(map(len, items)) <= WORD:
                return [f"{lead} [", *(STEP + line for line in filled(items, room)), "]"]
        below: list[str] = []
        for notes, (key, value) in zip(self.notes(node), parts(node), strict=True):
            below += [*notes, *self.lines(value, f"{self.flat(key)}:" if key else "-", column + len(STEP))]
        if lead != "-":
            return [lead, *(STEP + line for line in below)]
        above = list(takewhile(is_comment, below))
        first, *more = below[len(above) :]
        return [*above, f"- {first}", *(STEP + line for line in more)]

    def flat(self, node: Any) -> str | None:
        """A value on one line, as it was written if it stood on one; None where that would lose a comment or a text's lines."""
        start, end = node.start_mark.index, node.end_mark.index
        written = self.text[start:end]
        if "\n" not in written:
            return written
        if is_scalar(node):
            return None if node.style in BLOCKS else flow([node.value])[1:-1]
        if any(start < at < end for at, _ in self.comments):
            return None
        told = [
            f"{self.flat(key)}: {self.flat(value)}" if key and self.flat(value) else str(self.flat(key or value))
            for key, value in parts(node)
        ]
        return f"{{{', '.join(told)}}}" if isinstance(node, yaml.MappingNode) else f"[{', '.join(told)}]"

    def folded(self, node: Any, lead: str, room: int) -> list[str]:
        """A text below its key, in lines that are read as one; as it was where that would change it."""
        written = self.text[node.start_mark.index : node.end_mark.index].rstrip("\n")
        header = HEADER.match(written)
        text = node.value.rstrip("\n") if header else node.value
        told = wrap(text, room, break_long_words=False, break_on_hyphens=False)
        fits = " ".join(told) == text and " " in text and (len(told) > 1 or len(text) <= room)
        if not fits or (node.style in BLOCKS and not header):
            return [f"{lead} {self.flat(node) or written}"]
        comment = [header[2]] if header and header[2] else []
        return [*comment, f"{lead} {header[1] if header else '>-'}", *(STEP + line for line in told)]

    def notes(self, node: Any) -> list[list[str]]:
        """For each entry of a map or list in braces the comments that belong to it: those behind it, else those above."""
        spans = [((key or value).start_mark.index, value) for key, value in parts(node)]
        found: list[list[str]] = [[] for _ in spans]
        for at, end in self.comments:
            if not node.start_mark.index < at < node.end_mark.index:
                continue
            if any(value.start_mark.index < at < value.end_mark.index for _, value in spans):
                continue
            last = max((n for n, (start, _) in enumerate(spans) if start < at), default=-1)
            over = last >= 0 and at > spans[last][1].end_mark.index
            if last < 0 or (over and "\n" in self.text[spans[last][1].end_mark.index : at]):
                last = min(last + 1, len(spans) - 1)
            found[last].append(self.text[at:end])
        return found
