"""The numbers of provisions in one form, whoever printed them, how they sort, and how a statute counts them."""

import re
from collections.abc import Collection
from typing import NamedTuple

LONGEST = 200  # letters of the number of a provision
LATIN = (
    r"(?:semel|bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|novies|decies|undecies|duodecies|terdecies|"
    r"quaterdecies|quindecies|sexdecies)"
)
MOST_SHAPES = 8  # of the numbers of one copy
KANJI = "〇零一二三四五六七八九十百千0-9０-９"

# Articles that are numbered in words, as older Spanish statutes do.
ORDINAL = (
    "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo undécimo duodécimo decimotercero decimocuarto "
    "decimoquinto decimosexto decimoséptimo decimoctavo decimonoveno vigésimo"
)
CARDINAL = (
    "diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés "
    "veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve treinta"
)
IN_WORDS = {
    "premier": "1",
    **{word: str(number) for number, word in enumerate(ORDINAL.split(), 1)},
    **{f"vigésimo {word}": str(20 + number) for number, word in enumerate(ORDINAL.split()[:9], 1)},
    **{word: str(number) for number, word in enumerate(CARDINAL.split(), 10)},
}
# Letters behind a number in Greek and Cyrillic that look like Latin ones, or stand in their place, as pinpoints write them.
LATIN_LOOK = str.maketrans("ΑΒΓΔΕΖΗΙΚΜΝΟΡΤΥΧАВЕКМНОРСТХ–‑", "ABCDEZHIKMNOPTYXABEKMHOPCTX--")
SUPERSCRIPT = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
VALUES = dict(zip("〇零一二三四五六七八九", (0, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), strict=True)) | {
    "十": 10,
    "百": 100,
    "千": 1000,
}


def counted(numeral: str) -> int:
    """A Chinese numeral, or one in wide or plain digits, as a number: 三百四十五 is 345."""
    digits = "".join(str(VALUES[letter]) if letter in "〇零" else letter for letter in numeral)
    if digits.isdecimal():
        return int(digits)
    total, digit = 0, 0
    for letter in numeral:
        value = VALUES.get(letter, 0)
        if value >= 10:
            total, digit = total + max(digit, 1) * value, 0
        else:
            digit = value
    return total + digit


def key(number: str) -> str:
    """The number of a provision in one form, in which differences of print do not count: ``L. 823-1`` and ``l823-1``."""
    number = number[:LONGEST]
    number = IN_WORDS.get(number.casefold(), number)
    found = re.fullmatch(rf"第?([{KANJI}]+)[条條]((?:[のノ之][{KANJI}]+)*)", number) or re.fullmatch(
        r"제?\s?(\d+)\s?조((?:의\s?\d+)?)", number
    )
    if found:
        return "-".join(
            [str(counted(found[1])), *(str(counted(part)) for part in re.findall(rf"[{KANJI}]+", found[2]))]
        )
    folded = (
        re.sub(r"(?<=\d)([¹²³⁴⁵⁶⁷⁸⁹⁰]+)", lambda raised: "^" + raised[1].translate(SUPERSCRIPT), number)
        .translate(LATIN_LOOK)
        .casefold()
    )
    folded = re.sub(r"(?<=\d)(?:er|ère|º|ª|°|o)(?![a-z])", "", folded)
    folded = re.sub(rf"(?<![\s-])[\s-]+(?={LATIN})", "", folded).replace("á", "a")
    return re.sub(r"(?<!\d)\.|\.(?!\d)|(?<=\d)/(?=[^\W\d_])|\s|\*", "", folded)


def order(number: str) -> tuple[tuple[int, str], ...]:
    """How numbers of provisions sort: by their value, then by their letters."""
    return tuple((int(part), "") if part.isdecimal() else (-1, part) for part in re.findall(r"\d+|\D+", number))


class Numbers(NamedTuple):
    """How a copy counts its provisions: the first number and the last, and the shapes that they have (``9``, ``9a``, ``a9-9``)."""

    first: str
    last: str
    shapes: tuple[str, ...]

    def holds(self, number: str) -> bool:
        """Whether a number could be one of the copy: of a shape that it has, between the first and the last."""
        return shape(number) in self.shapes and value(self.first) <= value(number) <= value(self.last)


def numbers(keys: Collection[str]) -> Numbers | None:
    """How some provisions are counted; None where their numbers have too many shapes to tell one that is wrong."""
    counted_ones = [key for key in keys if any(map(str.isdecimal, key))]
    shapes = tuple(sorted({shape(key) for key in counted_ones}))
    if not counted_ones or len(shapes) > MOST_SHAPES:
        return None
    return Numbers(min(counted_ones, key=value), max(counted_ones, key=value), shapes)


def shape(number: str) -> str:
    """A number with each run of digits as 9 and each run of letters as a: ``l823-1`` is ``a9-9``."""
    return re.sub(r"\d+", "9", re.sub(r"[^\W\d_]+", "a", number))


def value(number: str) -> int:
    """The first number in the number of a provision: 96 of ``96a``; below all where it has none."""
    found = re.search(r"\d+", number)
    return int(found[0]) if found else -1


def stem(label: str) -> str:
    """The whole number of a provision, without its letters and additions: 96 of 96a, 318 of 318bis, L823 of L823-1."""
    found = re.match(r"[^\d]*\d+", label)
    return found[0] if found else label
