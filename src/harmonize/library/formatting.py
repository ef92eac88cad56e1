"""Putting the keys of a data file in order without touching anything else: whole entries move, with their comments.

Nothing is rewritten: quotes, line breaks and comments stay as the keeper of the file wrote them. The result is read
again before it is believed.
"""

import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import yaml

from harmonize.errors import UnreadableData
from harmonize.library.edits import Edit, edited
from harmonize.library.folder import VOCABULARY
from harmonize.library.located_yaml import EVENTS, Located
from harmonize.library.problem import problem
from harmonize.library.validation import accepted, modelled
from harmonize.library.yaml_file import Unloadable, decoded, parsed
from harmonize.texts.base import Text
from harmonize.texts.cases import CasesFile, PatternsFile
from harmonize.texts.consistency import misordered
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.parity import ParityFile
from harmonize.texts.status import StatusFile
from harmonize.texts.treaty import Article, InstrumentsFile, MeasuresFile
from harmonize.texts.vocabulary import VocabularyFile

MOST_PASSES = 12
BLOCKS = ("|", ">")  # styles of a text in lines of its own
HASH = re.compile(r"#[^\n]*")
Wanted = tuple[Route, list[str]]  # a map, and its keys in order
NAMED: dict[str, type[Text]] = {
    "treaty_status.yaml": StatusFile,
    "measures.yaml": MeasuresFile,
    "instruments.yaml": InstrumentsFile,
    "parity.yaml": ParityFile,
}


def kind_of(path: Path) -> type[Text]:
    """What kind of file it is: its place and name tell."""
    if path.parent.name == "cases":
        return PatternsFile if path.stem == "standard" else CasesFile
    if path.parent.name == VOCABULARY:
        return VocabularyFile
    if path.name in NAMED:
        return NAMED[path.name]
    return Article if path.parent.name == "protocol_articles" else NationalLaw


def ordered(path: Path) -> tuple[str, str]:
    """The text of a file as it is, and with its keys in order.

    Raises UnreadableData when the file has mistakes: then nobody knows what its keys mean.
    """
    kind, name = kind_of(path), str(path)
    model, found = accepted(path, kind, name)
    before = decoded(path, name)
    try:
        _, found = arranged(model, found._replace(text=before), kind)
        fits = alike(before, found.text, name)
    except (Unloadable, UnreadableData):
        fits = False
    if not fits:
        raise UnreadableData([problem(name, "cannot-be-ordered")])
    return before, found.text


def arranged(model: Any, found: Located, kind: type[Text]) -> tuple[Any, Located]:
    """A file with its keys in order. Raises UnreadableData or Unloadable where moving entries does not bring that about."""
    for _ in range(MOST_PASSES):
        wrong = [(route, wanted) for route, _, wanted in misordered(model, found.written)]
        if not wrong:
            return model, found
        model, found = modelled(parsed(rearranged(found.text, innermost(wrong)), found.file), kind)
    raise UnreadableData([problem(found.file, "cannot-be-ordered")])


def innermost(wrong: list[Wanted]) -> list[Wanted]:
    """Of maps out of order those that hold no other one; what is around them waits for the next pass."""
    outer = {route[:depth] for route, _ in wrong for depth in range(len(route))}
    return [item for item in wrong if item[0] not in outer]


def alike(before: str, after: str, name: str) -> bool:
    """Whether two texts say the same, with the same comments."""
    return parsed(before, name).data == parsed(after, name).data and comments(before) == comments(after)


def comments(text: str) -> Counter[str]:
    """The comments of a text, each as often as it stands there."""
    return Counter(text[start:end].rstrip() for start, end in comments_in(text))


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


def rearranged(text: str, wrong: list[Wanted]) -> str:
    """The text with the entries of some maps, none inside another, in the order wanted."""
    root = yaml.compose(text, Loader=EVENTS)
    return edited(text, (moved(text, node_at(root, route), wanted) for route, wanted in wrong))


def node_at(node: Any, route: Route) -> Any:
    """The node at a route; a single value stands for a list of one."""
    for step in route:
        if isinstance(node, yaml.MappingNode):
            if not isinstance(step, int):
                node = next(value for key, value in node.value if key.value == str(step))
        else:
            node = node.value[step]
    return node


def moved(text: str, node: Any, wanted: list[str]) -> Edit:
    """Where a map stands in the text, and what stands there once its entries are in order."""
    spans = list(flow_spans(node) if node.flow_style else block_spans(text, node))
    by_key = {key.value: text[start:end] for (key, _), (start, end) in zip(node.value, spans, strict=True)}
    start, end = spans[0][0], spans[-1][1]
    between = [text[a[1] : b[0]] for a, b in pairwise(spans)]
    pieces = [by_key[key] for key in wanted]
    told = "".join(piece + gap for piece, gap in zip(pieces, [*between, ""], strict=True))
    return start, end, told


def flow_spans(node: Any) -> Iterator[tuple[int, int]]:
    """The entries of a map in braces: from the key to the end of the value."""
    for key, value in node.value:
        yield (
            key.start_mark.index,
            value.end_mark.index if value.value != "" else max(key.end_mark.index, value.end_mark.index),
        )


def block_spans(text: str, node: Any) -> Iterator[tuple[int, int]]:
    """The entries of a map in lines: from the comments above the key to the last line of the value, without its line end."""
    column = node.value[0][0].start_mark.column
    starts = [key.start_mark.index for key, _ in node.value]
    tops = [starts[0], *(with_comments(text, start, column) for start in starts[1:])]
    ends = [*tops[1:], end_of_block(text, starts[-1], column)]
    for top, end in zip(tops, ends, strict=True):
        yield top, top + len(text[top:end].rstrip())


def with_comments(text: str, start: int, column: int) -> int:
    """Where an entry begins, with the comment lines right above it that stand at its column."""
    top = start
    while True:
        line = text.rfind("\n", 0, top - column - 1) + 1
        above = text[line : top - column]
        if line == top - column or not above.startswith(" " * column + "#"):
            return top
        top = line + column


def end_of_block(text: str, start: int, column: int) -> int:
    """Where the last entry of a map ends: before the next line that stands further left than its keys."""
    at = text.find("\n", start)
    while at >= 0:
        line = text[at + 1 : text.find("\n", at + 1)] if text.find("\n", at + 1) >= 0 else text[at + 1 :]
        if line.strip() and len(line) - len(line.lstrip(" ")) < column:
            return at
        at = text.find("\n", at + 1)
    return len(text)
