"""A copy of a statute, whatever the form it came in: its provisions in order, and where a pinpoint stands in it."""

import difflib
import re
from collections.abc import Container, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import islice
from typing import NamedTuple

from harmonize.grouping import grouped
from harmonize.guests.copies.units import Piece, Unit, pieces, tree, unbroken
from harmonize.guests.copies.words import plain, prints
from harmonize.norms.numbering import key, stem

MOST_WORDINGS = 10  # of one number, side by side, that are compared
MOST_COMPARED = 5_000  # numbers of which the nearest is told
MOST_NEAR = 100  # numbers near another

ENDS = re.compile(r"<br\s*/?>|</(?:p|li|div)>")  # of lines, in a text that was left with its markup
NOTE = re.compile(
    r"(?:NOTA|Nota|Fußnote)\s*:|(?:NOTA|Fußnote)$|AGGIORNAMENTO \(\d"
)  # how a publisher's note behind a provision begins


@dataclass(frozen=True, eq=False)
class Held:
    """One provision of a copy: its number as printed and in one form, its heading, its line (from 1), its text piece by piece.

    ``marked`` says that the pieces know their labels and how deep they stand; of plain lines that is worked out when asked.
    """

    number: str
    key: str
    heading: str
    line: int
    pieces: tuple[Piece, ...]
    marked: bool = False

    @property
    def flat(self) -> tuple[str, ...]:
        """The hashes of its sentences, without asking how its parts stand to each other."""
        rows = (
            [f"{piece.mark} {piece.text}" for piece in self.pieces]
            if self.marked
            else [text for _, text in self.rows()]
        )
        return prints("\n".join(rows))

    def rows(self) -> Iterator[tuple[int, str]]:
        """The lines of plain text without what the publisher added to them, up to a note behind the provision."""
        held = list[tuple[int, str]]()
        for piece in self.pieces:
            for part in ENDS.split(piece.text):
                if NOTE.match(text := plain(part).strip()):
                    while held and not re.search(r"[^\W\d_]", held[-1][1]):  # the numbers of the notes
                        held.pop()
                    return iter(held)
                if text:
                    held.append((piece.line, text))
        return iter(held)

    @property
    def text(self) -> Unit:
        """The text as a tree of paragraphs, numbers and letters."""
        return tree_of(self)


@lru_cache(maxsize=4)
def tree_of(held: Held) -> Unit:
    """The text of a provision as a tree; of the last few kept, since pinpoints of one provision follow each other."""
    return tree(held.number, held.pieces if held.marked else pieces(unbroken(held.rows())))


@dataclass(frozen=True, eq=False)
class Copy:
    """A statute as a copy has it. ``name`` is the file's, ``title`` and ``day`` (ISO) are what the copy says of itself."""

    name: str
    title: str
    day: str
    provisions: tuple[Held, ...]

    @cached_property
    def by_key(self) -> dict[str, list[Held]]:
        """The provisions by their number in one form, in the order of the text."""
        return grouped((item.key, item) for item in self.provisions)

    @cached_property
    def places(self) -> dict[str, int]:
        """The place of each number among those that differ."""
        return {number: at for at, number in enumerate(self.by_key)}

    @cached_property
    def by_stem(self) -> dict[str, list[str]]:
        """The numbers that have the same whole number, by it."""
        return grouped((stem(number), number) for number in self.by_key)

    def of(self, number: str) -> tuple[Held, ...]:
        """The provisions of a number, in one form; several where two wordings stand side by side, and of many the first."""
        return tuple(self.by_key.get(number, ())[:MOST_WORDINGS])


class Passage(NamedTuple):
    """What a pinpoint names in a copy. ``whole`` is the provision; ``path`` the labels below it, as far as the copy shows them.

    ``exact`` says whether all that the pinpoint names was found; ``words`` are those of the passage, after the opening words
    of what it stands in.
    """

    provision: Held
    path: tuple[str, ...]
    exact: bool
    words: str

    @property
    def name(self) -> str:
        """The passage as far as it was found: ``96(1)(2)``."""
        return self.provision.number + "".join(f"({label})" for label in self.path)

    def prints(self) -> tuple[str, ...]:
        """The hashes of its sentences."""
        return prints(self.words)


class NotFound(NamedTuple):
    """A pinpoint that a copy does not have, with the nearest numbers that it has."""

    name: str
    near: tuple[str, ...]


TOKEN = re.compile(r"\([^()]*\)|[^\W_]+(?:[\^/-][^\W_]+)*|[°º.]|\s+|.")


def split(name: str, numbers: Container[str]) -> tuple[str, str]:
    """What a pinpoint names, as the number of a provision that is known, in one form, and the rest; an empty number for none."""
    ends = [found.end() for found in TOKEN.finditer(name)]
    parts = ((key(name[:end]), name[end:]) for end in reversed(ends))
    return next((part for part in parts if part[0] in numbers), ("", name))


LABEL = re.compile(r"\(([^()]+)\)|([^\W_]+)")
ORDINAL = re.compile(r"(?<=\d)\.?[°ºª]")
SPAN = re.compile(r"^(.*?)\(?([^\W_]{1,4})\)?\s?[-–]\s?\(?([^\W_]{1,4})\)?$")


def labels(rest: str) -> tuple[str, ...] | None:
    """The labels that a pinpoint names below a provision: ``(1)(a)`` is 1, a. None for what is named in words, or in a list."""
    if re.search(r"[-–,;]|[^\W\d_]{5}", rest):
        return None
    return tuple(
        label.strip(" .") for found in LABEL.findall(ORDINAL.sub("", rest)) for label in found if label.strip(" .")
    )


def found_in(copy: Copy, name: str) -> tuple[Passage, ...] | NotFound:
    """The passages that a pinpoint names in a copy: several where two wordings of the provision stand side by side."""
    number, rest = split(name, copy.by_key)
    if not number:
        row = row_of(copy, name)
        return (row,) if row else NotFound(name, nearest(copy, name))
    return tuple(passage(item, rest) for item in copy.of(number))


def row_of(copy: Copy, name: str) -> Passage | None:
    """What a pinpoint of several provisions in a row (``353-356``) names; None where it is none, or one of them stands there twice."""
    for dash in re.finditer(r"\s*[-–]\s*", name):
        first, last = key(name[: dash.start()]), key(name[dash.end() :])
        ends = copy.of(first), copy.of(last)
        if [len(end) for end in ends] != [1, 1]:
            continue
        start, stop = (copy.provisions.index(end[0]) for end in ends)
        if start >= stop:
            continue
        row = copy.provisions[start : stop + 1]
        if len({item.key for item in row}) == len(row):
            return Passage(row[0], (f"to {row[-1].number}",), True, " ".join(item.text.words() for item in row))
    return None


def passage(provision: Held, rest: str) -> Passage:
    """The part of a provision that the rest of a pinpoint names, as far as the copy shows it; a span of parts as a whole."""
    text = provision.text
    span = SPAN.match(ORDINAL.sub("", rest))
    path = labels(span[1] if span else rest)
    unit, openings, taken = descend(text, path or ())
    exact = path is not None and len(taken) == len(path)
    words = unit.words()
    if span and exact:
        own = [part.label for part in unit.parts]
        exact = span[2] in own and span[3] in own
        if exact:
            words = " ".join(part.words() for part in unit.parts[own.index(span[2]) : own.index(span[3]) + 1])
            openings.append(unit.text)
            taken = (*taken, f"{span[2]}-{span[3]}")
    return Passage(provision, taken, exact, " ".join(filter(None, [*openings, words])))


def descend(text: Unit, path: tuple[str, ...]) -> tuple[Unit, list[str], tuple[str, ...]]:
    """The part of a text to which some labels lead, as far as they lead; the opening words on the way; the labels taken."""
    unit, openings, taken = text, list[str](), list[str]()
    for label in path:
        part = next((one for one in unit.parts if one.label == label), None)
        part = part or next((one for one in unit.parts if one.label.casefold() == label.casefold()), None)
        if part is None:
            break
        openings += [unit.text, *(one.text for one in unit.parts[: unit.parts.index(part)] if not one.label)]
        unit = part
        taken.append(label)
    return unit, openings, tuple(taken)


def nearest(copy: Copy, name: str) -> tuple[str, ...]:
    """The numbers of a copy that come nearest to a pinpoint: those of the same number first, then those written alike."""
    wanted = key(re.split(r"[\s(]", name, maxsplit=1)[0])
    same = [held.number for number in copy.by_stem.get(stem(wanted), ()) for held in copy.of(number)]
    near = [number for number in copy.by_key if number[:1] == wanted[:1]]
    alike = difflib.get_close_matches(wanted, near[:MOST_COMPARED], n=3, cutoff=0.6)
    return tuple(dict.fromkeys([*same[:3], *(copy.by_key[one][0].number for one in alike)]))[:4]


def neighbours(copy: Copy, number: str) -> tuple[str, ...]:
    """The numbers that stand near a provision: those of the same whole number, and the one that follows."""
    after = copy.places[number] + 1
    same = [item for item in copy.by_stem[stem(number)] if item != number][:MOST_NEAR]
    return tuple(dict.fromkeys([*same, *islice(copy.by_key, after, after + 1)]))
