"""A provision as a tree of its paragraphs, numbers and letters, made of lines, or of elements that say themselves where they stand."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

# What a list item begins with: (1), (a), 1), a), 1., I., 1°, (iv), α), 1bis.; several may follow each other.
ITEM = re.compile(
    r"(?:[-–—•*]\s+)?(?:\((?P<round>\d{1,3}(?:\.\d{1,2})?[a-z]{0,3}|[A-Za-z]{1,2}|[ivxlcIVXLC]{1,7}|[α-ωа-я]{1,2})\)"
    r"|(?P<closed>\d{1,3}[a-z]?|[A-Za-z]{1,2}|[ivxlc]{1,6}|[IVXLC]{1,6}|[α-ωа-я]{1,2})\)"
    r"|(?P<degree>\d{1,3})\s?\.?[°ºª](?:\s(?:bis|ter|quater))?\)?\.?"
    r"|(?P<dotted>\d{1,3}[a-z]?|[a-z]|[A-Z]|[ivxlc]{2,6}|[IVXLC]{1,6}|[α-ωа-я])\s?\.(?:\s?[-–—])?(?=\s|$))\s*"
)
DIVIDED = re.compile(r"[^\W\d_][-‐]")
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


class Unit(NamedTuple):
    """A part of a provision: its label (``1``, ``a``, ``iv``; empty for what has none), its words, and what stands below it.

    ``mark`` is the label as it is printed; ``line`` is the line of the copy, from 1 (0 where it has none).
    """

    label: str
    mark: str
    text: str
    line: int
    parts: "tuple[Unit, ...]" = ()

    def words(self) -> str:
        """All its words, with the marks of its parts, in the order of the text."""
        return " ".join(filter(None, [self.mark, self.text, *(part.words() for part in self.parts)]))

    def below(self) -> "Iterator[tuple[tuple[str, ...], Unit]]":
        """Every labelled part, outer before inner, with the labels that lead to it."""
        for part in self.parts:
            if part.label:
                yield (part.label,), part
                yield from (((part.label, *path), inner) for path, inner in part.below())


class Piece(NamedTuple):
    """A line or an element on its way into a tree: how deep it stands (0: nowhere known), its label as printed, its words."""

    depth: int
    mark: str
    text: str
    line: int


def bare(mark: str) -> str:
    """A label without what is printed around it: ``(1)`` is 1, ``a)`` is a, ``3.ª`` is 3; small letters where all are."""
    return re.sub(r"[^\w.]+", "", re.sub(r"[°ºª]", "", mark)).strip("._")


def unbroken(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
    """Numbered lines, with a word that was divided at the end of a line in one piece."""
    first, held = 0, list[str]()
    for number, text in lines:
        if held and DIVIDED.fullmatch(held[-1][-2:]) and text[:1].islower() and not ITEM.match(text):
            held[-1] = held[-1].rstrip("-‐")
            held.append(text)
            continue
        if held:
            yield first, "".join(held)
        first, held = number, [text]
    if held:
        yield first, "".join(held)


def pieces(lines: Iterable[tuple[int, str]]) -> Iterator[Piece]:
    """Numbered lines as pieces: each begins at most one list item after another; a bullet before its label is none of it."""
    for number, written in lines:
        text = written.strip()
        found = ITEM.match(text)
        if text and not found:
            yield Piece(0, "", text, number)
        while found:
            nested = ITEM.match(text, found.end())
            yield Piece(0, found[0].strip("-–—•* \t"), "" if nested else text[found.end() :].strip(), number)
            found = nested


def roman(label: str) -> int:
    """A roman numeral as a number; 0 for what is none."""
    values = [ROMAN.get(letter, 0) for letter in label.casefold()]
    if not values or 0 in values:
        return 0
    return sum(-one if one < after else one for one, after in zip(values, [*values[1:], 0], strict=True))


def styles(mark: str) -> list[tuple[str, int]]:
    """How a label may be read: its style, brackets included, and its place in the row."""
    label, around = (
        bare(mark),
        re.sub(r"\w+", "·", mark.strip("-–—•* \t")).replace("—", "-").replace("–", "-").replace(" ", "").rstrip("-"),
    )
    number = re.match(r"\d+", label)
    if number:
        return [(f"{around} digits", int(number[0]))]
    case = "upper" if label.isupper() else "lower"
    found = []
    if len(label) == 1:
        found.append((f"{around} {case} letters", ord(label.casefold()) - ord("a") + 1))
    elif len(set(label.casefold())) == 1 and label.isascii():
        found.append((f"{around} {case} letters", 26 + ord(label.casefold()[0]) - ord("a") + 1))
    if value := roman(label):
        found.append((f"{around} {case} roman", value))
    return found or [(f"{around} {case} words", 1)]


def tree(number: str, found: Iterable[Piece]) -> Unit:
    """A provision as a tree.

    Where pieces do not say how deep they stand, the style of their labels does: a label of a style that is open goes on
    there, any other opens a list below.
    """
    open_levels: list[tuple[str, int]] = []
    rows: list[tuple[int, Piece]] = []
    for piece in found:
        if piece.depth or not piece.mark:
            rows.append((piece.depth or (len(open_levels) + 1 if not piece.mark and rows else 1), piece))
            continue
        read = styles(piece.mark)
        level, style, place = next_level(open_levels, read)
        open_levels = [*open_levels[: level - 1], (style, place)]
        rows.append((level, piece))
    return Unit(bare(number), "", "", rows[0][1].line if rows else 0, grown(rows, 0, len(rows), 1))


def next_level(open_levels: list[tuple[str, int]], read: list[tuple[str, int]]) -> tuple[int, str, int]:
    """The level (from 1), style and place of a label: where the row goes on best, else one below the innermost."""
    for level in range(len(open_levels), 0, -1):
        style, before = open_levels[level - 1]
        for own, place in read:
            if own == style and before <= place <= before + 1:
                return level, own, place
    for level in range(len(open_levels), 0, -1):
        style, before = open_levels[level - 1]
        for own, place in read:
            if own == style and place > before:
                return level, own, place
    fresh = next(((own, place) for own, place in read if place == 1), read[0])
    outer = next((level for level, (style, _) in enumerate(open_levels, 1) if style == fresh[0]), len(open_levels) + 1)
    return outer, *fresh


def grown(rows: list[tuple[int, Piece]], start: int, end: int, level: int) -> tuple[Unit, ...]:
    """The units of one level among some rows; rows deeper than the first are its parts."""
    found: list[Unit] = []
    at = start
    while at < end:
        after = at + 1
        while after < end and rows[after][0] > level:
            after += 1
        _, piece = rows[at]
        inner = grown(rows, at + 1, after, level + 1) if after > at + 1 else ()
        found.append(Unit(bare(piece.mark), piece.mark, piece.text, piece.line, inner))
        at = after
    return tuple(found)
