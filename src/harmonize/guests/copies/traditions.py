"""How statutes number their provisions, tradition by tradition: the table that finds them in a copy.

A pattern is held against the beginning of a line, or of a heading; its group ``number`` is the number of the provision.
"""

import re
from typing import NamedTuple

from harmonize.norms.numbering import IN_WORDS, KANJI, LATIN

# 96, 96a, 26AA, 279.01, 318 bis, 400 Bis 1, 12-bis.1, 344^1, 352/A, 303-A, L. 823-1, 706-102-1
NUMBER = (
    r"(?:[LRDA]\.?\s?\*?)?\d{1,4}(?:\.\d\d?(?!\d))?(?:(?:er|ère|o|º|ª|°)(?![a-z]))?"
    rf"(?:\^\d+|[¹²³⁴⁵⁶⁷⁸⁹⁰]|/[A-Z]{{1,2}}|-\d+|-[A-ZÑ](?![^\W\d_])|\s?[A-ZΑ-Ω](?=\s*$)|[A-ZΑ-ΩА-Я]{{1,3}}(?![^\W\d_])|[a-z]{{1,2}}(?![^\W\d_])|-{LATIN}\.\d{{1,2}}(?!\d)|(?:\.?\s|-){LATIN}\b(?:-\d+|\s\d+(?=\.))?(?:\s(?=[a-z]\b)[a-z])?){{0,12}}"
)


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
