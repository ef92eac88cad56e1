"""Texts in lines of a given width, measured in the columns that they take on a screen."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from harmonize.visible import logged


class Span(NamedTuple):
    """A piece of a line; ``style`` is a tone of verdicts, ``heading``, ``label`` or empty, ``link`` an address behind it."""

    text: str
    style: str = ""
    link: str = ""


Line = tuple[Span, ...]
EMPTY: Line = ()


def spoken(text: str, width: int, first: int = 0, later: int = 0, *, style: str = "", link: str = "") -> Iterator[Line]:
    """A text in lines of one style."""
    yield from ((Span(line, style, link),) for line in folded(logged(text), width, first, max(first, later)))


@lru_cache(maxsize=4096)  # a screen is laid out again with a point less until it fits
def folded(text: str, width: int, first: int = 0, later: int = 0) -> tuple[str, ...]:
    """A text in lines of a width; names, addresses and paths are never broken."""
    lines: list[str] = []
    line, used = " " * first, first
    begun = False
    for word in text.split():
        size = measured(word)
        if begun and used + 1 + size > width:
            lines.append(line)
            line, used, begun = " " * later, later, False
        line, used = (f"{line} {word}", used + 1 + size) if begun else (line + word, used + size)
        begun = True
    return (*lines, line) if begun else ()


@lru_cache(maxsize=4096)
def boxed(text: str, width: int) -> tuple[str, ...]:
    """A text in lines that a column holds: a word that is wider than it is broken."""
    words = [piece for word in text.split() for piece in pieces(word, width)]
    return folded(" ".join(words), width) or ("",)


def pieces(word: str, width: int) -> Iterator[str]:
    """A word in parts no wider than a column."""
    if measured(word) <= width:
        yield word
        return
    part, used = "", 0
    for char in word:
        size = measured(char)
        if part and used + size > width:
            yield part
            part, used = "", 0
        part, used = part + char, used + size
    yield part


def measured(text: str) -> int:
    """The columns that a text takes: two for a wide letter, none for a mark on the letter before it."""
    if text.isascii():
        return len(text)
    from unicodedata import category, east_asian_width

    return sum(
        0 if category(char) in ("Mn", "Me", "Cf") else 2 if east_asian_width(char) in "WF" else 1 for char in text
    )
