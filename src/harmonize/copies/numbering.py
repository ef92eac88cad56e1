"""How statutes number their provisions, tradition by tradition, and the number in one form: the table that finds them in a copy.

A pattern is held against the beginning of a line, or of a heading; its group ``number`` is the number of the provision.
"""

import re
from collections.abc import Collection
from typing import NamedTuple

LONGEST = 200  # letters of the number of a provision
LATIN = (
    r"(?:semel|bis|ter|qu[aá]ter|quinquies|sexies|septies|octies|nonies|novies|decies|undecies|duodecies|terdecies|"
    r"quaterdecies|quindecies|sexdecies)"
)
# 96, 96a, 26AA, 279.01, 318 bis, 400 Bis 1, 12-bis.1, 344^1, 352/A, 303-A, L. 823-1, 706-102-1
NUMBER = (
    r"(?:[LRDA]\.?\s?\*?)?\d{1,4}(?:\.\d\d?(?!\d))?(?:(?:er|ère|o|º|ª|°)(?![a-z]))?"
    rf"(?:\^\d+|[¹²³⁴⁵⁶⁷⁸⁹⁰]|/[A-Z]{{1,2}}|-\d+|-[A-ZÑ](?![^\W\d_])|\s?[A-ZΑ-Ω](?=\s*$)|[A-ZΑ-ΩА-Я]{{1,3}}(?![^\W\d_])|[a-z]{{1,2}}(?![^\W\d_])|-{LATIN}\.\d{{1,2}}(?!\d)|(?:\.?\s|-){LATIN}\b(?:-\d+|\s\d+(?=\.))?(?:\s(?=[a-z]\b)[a-z])?){{0,12}}"
)


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


class Tradition(NamedTuple):
    """How the provisions of some statutes begin.

    ``title_above``: the title stands in the lines before the number; ``title_beside``: behind it, on the same line.
    ``in_headings`` is what only a heading may begin with, where a line of text would be mistaken for it.
    """

    name: str
    pattern: re.Pattern[str]
    title_above: bool = False
    title_beside: bool = False
    in_headings: re.Pattern[str] | None = None


def in_words() -> str:
    """A number in words, the longest first."""
    return "|".join(sorted(IN_WORDS, key=len, reverse=True))


def begins(words: str, *, after: str = "", flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """A line that begins with some words and then the number, or with the number and then some words."""
    return re.compile(rf"^{words}\s*(?P<number>{NUMBER}|premier\b){after}[.:)–—-]*(?=\s|\(|$|[^\W\d_])", flags)


MOST_SHAPES = 8  # of the numbers of one copy
KANJI = "〇零一二三四五六七八九十百千0-9０-９"
TRADITIONS = (
    Tradition(
        "section sign", re.compile(rf"^§{{1,2}}\s*(?P<number>{NUMBER}(?:\s[a-z](?=\.\s|\.?$))?)[.:)–—-]*(?=\s|\(|$)")
    ),
    Tradition("number, section sign", re.compile(rf"^(?P<number>{NUMBER}(?:\s[a-z])?)\.?\s?§(?=\s|$|\.)")),
    Tradition(
        "article",
        begins(
            r"(?:Articles?|Art[ií]culos?|Articolo|Artikel|Artigo|Artyku[lł]|Articolul|Articol|Artikulli|Artikolu|"
            r"Art\.?|Čl(?:en|an|anak|ánek|ánok)?\.?|Člen|Члан|Член|Чл\.|Статья|Стаття|Артыкул|Pasal|Maddə|"
            r"Άρθρο|Άρθρον|მუხლი|Հոդված|Điều|ARTICULO|المادة)"
        ),
    ),
    Tradition("article in words", re.compile(rf"^Art[ií]culo\s+(?P<number>{in_words()})\b\.?", re.IGNORECASE)),
    Tradition("madde", re.compile(rf"^Madde\s*(?P<number>{NUMBER})\s*[-–—.]*", re.IGNORECASE), title_above=True),
    Tradition(
        "number, article",
        re.compile(
            rf"^(?P<number>{NUMBER})\.?\s?(?:straipsnis|pants|artikla|cikk|-?modda|бап|статья)\b", re.IGNORECASE
        ),
    ),
    Tradition("section", begins(r"(?:Sections?|Sec\.|Seksyen|Seksie|Fasal)")),
    Tradition("jō", re.compile(rf"^第(?P<number>[{KANJI}]+[条條](?:[のノ之][{KANJI}]+)*)")),
    Tradition("jo", re.compile(r"^제\s?(?P<number>\d+\s?조(?:의\s?\d+)?)")),
    Tradition(
        "bare number",
        re.compile(
            r"^(?P<number>\d{1,4}(?:[A-Z]{0,3}|[a-z](?=\.\s))(?:\.\d\d)?)\.?(?:\s*[-–—]{1,2}|\s|(?=\())\s*(?=[(\"“A-ZÀ-Ý])"
        ),
        title_beside=True,
        in_headings=re.compile(r"^(?P<number>\d{1,4}[A-Z]{0,3}(?:\.\d{1,3}[A-Z]{0,2})?)\.?(?:\s+(?=[(\"“A-ZÀ-Ý])|$)"),
    ),
)
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
