"""The law of one State as lines of JSON, of which a question reads those that it needs.

A line holds one provision with its norms, the measures, or what else is known of a period. What stays the same from one
period to the next is written once: a period names the places of its lines, and with each provision what conduct it
deals with.
"""

import io
import json
import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, NamedTuple, TypeVar

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import hull
from harmonize.norms.decoding import decoded
from harmonize.norms.doubt import Reason
from harmonize.norms.law import Law, Measure
from harmonize.norms.penalty import NOTHING as PLAIN
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Norm, Provision

PROVISIONS, RATINGS, COVER, MEASURES = map(Law._fields.index, ("provisions", "ratings", "cover", "measures"))
CHANGED = Law._fields.index("changed")  # a day is short, so that it stands in the line of its period
DOUBTS = Provision._fields.index("doubts")
Item = TypeVar("Item", Norm, Rating)
CONDUCT = SPACE.fields["conduct"].mask
DECODE = json.JSONDecoder().raw_decode
ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
LONG = 90  # characters of a value from which on it has a line of its own
NONE = -1  # in place of the number of an answer
# Cubes stand by the answers that they leave out, since most questions are left open and a number tells them all.
CUBE = re.compile(r"\d{100,}")  # no other number is as long
SAID = re.compile(r'"~([0-9a-f+,-]*)"')
FIELDS = tuple(SPACE.fields.values())
PLACES = {f"{number:x}": (field.shift, field.mask) for number, field in enumerate(FIELDS)}


class Entry(NamedTuple):
    """A provision with what it punishes: with ranges, and whatever the range (cubes, with why they are doubtful)."""

    provision: Provision
    ratings: tuple[Rating, ...]
    cover: tuple[tuple[int, Reason | None], ...]


# Stands for a provision that was not read, because it does not deal with the conduct asked.
NOTHING = Entry(
    Provision("", "", "", "", (), 0, "", "", False, "", False, False, False, "", "", (), (), {}, {}, {}, {}, {}), (), ()
)


class Lines:
    """Values as lines of JSON: what is long has a line of its own, and what is said twice is written once."""

    def __init__(self) -> None:
        self.book = io.StringIO()
        self.places: dict[str, int] = {}
        self.known: dict[str, int] = {}

    def place(self, value: Any) -> int:
        """Where the line of a value begins (characters from the start).

        A list stands as its short items, and the numbers and places of the long ones; anything else as it is.
        """
        return self.placed(value, plain(value))

    def placed(self, value: Any, said: str) -> int:
        """The same of a value that is written already; one that was placed before is not taken apart again."""
        if said not in self.known:
            content = said if type(value) is not int else shortened(said)
            if isinstance(value, (list, tuple)):
                items = [(number, item, plain(item)) for number, item in enumerate(value) if not short(item)]
                long = {number: self.placed(item, inner) for number, item, inner in items if len(inner) >= LONG}
                rest = [None if number in long else item for number, item in enumerate(value)]
                content = plain((rest, list(long.items())))
            if content not in self.places:
                self.places[content] = self.book.tell()
                self.book.write(f"{content}\n")
            self.known[said] = self.places[content]
        return self.known[said]


def compiled_lines(periods: Iterable[Law]) -> tuple[bytes, list[tuple[str, str, int]]]:
    """A law as lines, and for each period its first day, the day after its last, and the place of its line."""
    lines = Lines()
    laws = list(periods)
    answers = variants(laws)
    names = list(answers)
    whole = lines.place([names, *answers.values()])
    spans = []
    entries: dict[tuple[Any, ...], tuple[int, int]] = {}
    for law in laws:
        provisions = []
        ratings = by_provision(law, law.ratings)
        for provision, rated, cover in zip(law.provisions, ratings, by_provision(law, law.cover), strict=True):
            same = (
                id(provision),
                *[id(part) for item in rated for part in item[1:]],
                *[(norm.cube, id(norm.doubt)) for norm in cover],
            )
            if same not in entries:
                entries[same] = entry_written(lines, provision, rated, cover)
            provisions.append(entries[same])
        chosen = [answers[name].index(law.measures[name]) if name in law.measures else NONE for name in names]
        fields = law._asdict() | {"provisions": provisions, "ratings": (), "cover": (), "measures": (whole, chosen)}
        spans.append((law.since, law.until, lines.place(list(fields.values()))))
    return lines.book.getvalue().encode(), spans


def entry_written(lines: Lines, provision: Provision, rated: list[Rating], cover: list[Norm]) -> tuple[int, int]:
    """What conduct a provision deals with, and the place of its line."""
    cubes = (*(cube for item in rated for cube, _ in item.alternatives), *(norm.cube for norm in cover))
    said = provision._replace(doubts=list(provision.doubts.items()))  # type: ignore[arg-type]  # one line each
    flat = [(norm.cube, norm.doubt) for norm in cover]
    return hull(cubes) & CONDUCT, lines.place((*said, [item[1:] for item in rated], flat))


def variants(laws: Iterable[Law]) -> dict[str, list[Measure]]:
    """Every answer that a State gives to each measure in some period, the measures in the order of the file."""
    found: dict[str, list[Measure]] = {}
    for law in laws:
        for name, measure in law.measures.items():
            known = found.setdefault(name, [])
            if measure not in known:
                known.append(measure)
    return dict(sorted(found.items(), key=lambda item: item[1][0].line))


def by_provision(law: Law, items: Iterable[Item]) -> list[list[Item]]:
    """Norms, or ratings, apart for each provision."""
    found: list[list[Item]] = [[] for _ in law.provisions]
    for item in items:
        found[item.provision].append(item)
    return found


class Book:
    """The law of one State as lines were read back; what stays from period to period is read once."""

    def __init__(self, lines: str) -> None:
        self.lines = lines
        self.provisions: dict[int, Entry] = {}
        self.answers: dict[int, tuple[list[str], list[list[Measure]]]] = {}
        self.laws: dict[tuple[int, int], Law] = {}

    def law(self, place: int, conduct: int = 0) -> Law:
        """The law of the period whose line stands at a place.

        With the bits of some conduct only what a question about such a deed needs: the norms that deal with it, the
        provisions they belong to, and no measures.
        """
        if (place, conduct) not in self.laws:
            self.laws[place, conduct] = self.read(place, conduct)
        return self.laws[place, conduct]

    def read(self, place: int, conduct: int) -> Law:
        """The same, from its line."""
        row = value_at(self.lines, place)
        entries = [
            NOTHING if conduct and not dealt_with & conduct else self.entry(at) for dealt_with, at in row[PROVISIONS]
        ]
        whole, chosen = row[MEASURES]
        row[PROVISIONS], row[RATINGS], row[COVER], row[MEASURES] = [], [], [], {}
        law = decoded(Law, row)._replace(
            provisions=tuple(item.provision for item in entries),
            ratings=tuple(
                rating._replace(provision=index) for index, item in enumerate(entries) for rating in item.ratings
            ),
            cover=tuple(
                Norm(index, cube, PLAIN, "", doubt) for index, item in enumerate(entries) for cube, doubt in item.cover
            ),
        )
        if conduct:
            return law
        names, answers = self.measures(whole)
        given = zip(names, answers, chosen, strict=True)
        return law._replace(measures={name: known[at] for name, known, at in given if at != NONE})

    def entry(self, place: int) -> "Entry":
        """The provision whose line stands at a place, with what it punishes."""
        if place not in self.provisions:
            *provision, rated, cover = value_at(self.lines, place)
            provision[DOUBTS] = dict(provision[DOUBTS])
            self.provisions[place] = decoded(Entry, [provision, [[0, *rating] for rating in rated], cover])
        return self.provisions[place]

    def measures(self, place: int) -> tuple[list[str], list[list[Measure]]]:
        """The names of the measures, and all answers to each, from the line at a place."""
        if place not in self.answers:
            names, *answers = value_at(self.lines, place)
            self.answers[place] = names, decoded(list[list[Measure]], answers)
        return self.answers[place]

    def changed(self, place: int) -> str:
        """The day on which the law of a period is known to have changed last; nothing else of it is read."""
        (row, _), _ = DECODE(self.lines, place)
        changed: str = row[CHANGED]
        return changed


def value_at(book: str, place: int) -> Any:
    """The value whose line begins at a place."""
    value, _ = DECODE(book, place)
    if isinstance(value, list):
        value, elsewhere = value
        for number, at in elsewhere:
            value[number] = value_at(book, at)
    return cube_of(value[1:]) if isinstance(value, str) and value[:1] == "~" else value


def short(value: Any) -> bool:
    """Whether a value is surely short, told without writing it down: a number that is no cube, a word, nothing."""
    return value is None or (type(value) is int and value < 2**32) or (type(value) is str and len(value) < LONG // 6)


def plain(value: Any) -> str:
    """A value of the norms as one line of JSON; named tuples become lists."""
    return ENCODE(value)


def shortened(text: str) -> str:
    """JSON whose cubes stand as words: ``~3-1f,2a+4`` leaves 1f out of the answers to question 3, and keeps 4 of those to 2a."""
    return CUBE.sub(lambda found: f'"{word(cube)}"' if not (cube := int(found[0])) & ~SPACE.full else found[0], text)


def lengthened(text: str) -> str:
    """The same with numbers again."""
    return SAID.sub(lambda found: str(cube_of(found[1])), text)


def word(cube: int) -> str:
    """A cube as a word, the answers in hexadecimal."""
    return "~" + ",".join(
        f"{number:x}{f'+{kept:x}' if kept < left_out else f'-{left_out:x}'}"
        for number, (_, shift, mask, _) in enumerate(FIELDS)
        if (left_out := (~cube & mask) >> shift)
        for kept in [(cube & mask) >> shift]
    )


@lru_cache(maxsize=2**16)
def cube_of(said: str) -> int:
    """The cube of a word, without its first letter."""
    cube = SPACE.full
    for part in said.split(",") if said else ():
        number, leaves_out, bits = part.partition("-")
        if leaves_out:
            cube -= int(bits, 16) << PLACES[number][0]
        else:
            number, _, bits = part.partition("+")
            shift, mask = PLACES[number]
            cube += (int(bits, 16) << shift) - mask
    return cube
