"""The words of a text in a normal form, sentence by sentence, and a hash of each: alike in every form a text is published in.

What publishers set differently does not count: letters composed or not, case, spaces and line breaks, hyphenation,
punctuation, markup, numbers of footnotes, and the marks that tell by which act a sentence was amended.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from hashlib import blake2b

DIGITS = 8  # hexadecimal digits of the hash of a sentence

# What publishers add to the words of the law, by whom it is known. A gap in a pattern never holds the mark that opens it, so
# that each letter is looked at from one opening mark alone, however many there are.
ADDED = [
    re.compile(pattern)
    for pattern in (
        r"<!--(?:(?!<!--).)*?-->",
        r"<sup[^<>]*>\s*\[?\d{1,3}\]?\s*</sup>",  # numbers of footnotes
        r"</?[A-Za-z][^<>]{0,2000}>",  # what is left of markup
        r"!?\[([^\[\]\n]*)\]\([^()\s]*(?:\s+\"[^\"]*\")?\)",  # a link: its words stay
        r"\[\^?\w{0,3}\d{1,3}\](?:\([^)\s\[]*\))?",  # [1], [^12], [F3]
        r"\[[FCEIMXP]\d{1,3}\b",  # legislation.gov.uk: where the words that were put in begin
        r"\(\((?=\S)|(?<=\S)\)\)",  # Gazzetta Ufficiale: words that were put in stand in double brackets
        r"\(\+{3}(?:(?!\(\+{3}).)*?\+{3}\)",  # gesetze-im-internet.de
        r"\(\s*(?:Ek|Değişik|Mülga|Yeniden düzenleme|İptal)\s*(?:[a-zçğıöşü]++\s*+){0,3}:[^()]*(?:\([^()]*\)[^()]*)*\)",  # Türkiye
        r"(?m)^[^\S\n]*(?:Párrafo|Fracción|Artículo|Inciso|Numeral|Apartado)s?\b[^\n]{0,80}?\bDOF\b[^\n]*$",  # Diario Oficial de la Federación
        r"\[Red:(?:(?!\[Red:)[^\]])*\]",  # wetten.overheid.nl
        r"(?m)(?<!\s)\s*Previous Versions?$",  # laws-lois.justice.gc.ca
        r"(?m)^[^\S\n]*(?:Se (?:modifica|añade|suprime|deroga|renumera)[^\n]{0,200}BOE-A-\d[^\n]*|Ref\. BOE-A-\d[^\n]*)$",  # boe.es
    )
]
HYPHENATED = re.compile(r"(?<=[^\W\d_])[-‐\u00ad][^\S\n]*\n\s*(?=[a-zà-ɏ])")
UNSEEN = dict.fromkeys([0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])
LINK = ADDED[3]
# A sentence ends where a word of some length stands before the mark, and what follows begins like a sentence.
END = re.compile(
    r"(?<=\w{4})[.;!?]+[\s*_»”\"')\]]*(?=[^\W_]|[(«“\"])(?![a-zà-öø-ÿα-ωа-я])"  # bestraft. (2) Mit
    r"|(?<=\w\))[.;]\s*(?=[A-ZÀ-Ý])"
    r"|[。；！？]"
)
NO_WORD = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """A text without what its publisher added to the words of the law; line breaks stay."""
    for pattern in ADDED:
        text = pattern.sub(r"\1" if pattern is LINK else " ", text)
    return HYPHENATED.sub("", text).translate(UNSEEN)


def sentences(text: str) -> Iterator[str]:
    """The sentences of a text without what its publisher added, each on one line; where it breaks lines does not matter."""
    whole = " ".join(plain(text).split())
    start = 0
    for mark in END.finditer(whole):
        yield whole[start : mark.end()].strip()
        start = mark.end()
    if rest := whole[start:].strip():
        yield rest


def normal(sentence: str) -> str:
    """The letters and digits of a sentence, folded, one after another."""
    return NO_WORD.sub("", unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", sentence).casefold()))


def printed(normal_form: str) -> str:
    """The hash of a sentence in its normal form: eight hexadecimal digits."""
    return blake2b(normal_form.encode(), digest_size=DIGITS // 2).hexdigest()


@lru_cache(maxsize=65536)
def print_of(sentence: str) -> str:
    """The hash of a sentence; empty where it has no letter or digit."""
    form = normal(sentence)
    return printed(form) if form else ""


def prints(text: str) -> tuple[str, ...]:
    """The hashes of the sentences of a text, in their order; of what has no letter or digit none."""
    return tuple(filter(None, map(print_of, sentences(text))))
