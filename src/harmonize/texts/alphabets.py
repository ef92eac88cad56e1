"""Alphabets: words that mix them, and words made of letters that look like Latin ones."""

import unicodedata
from functools import cache

ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "GEORGIAN", "HEBREW", "ARABIC", "COPTIC")
# Letters of other alphabets that a reader takes for Latin ones.
LOOKALIKES = frozenset("аАвВгеЕёЁзЗіІїјЈкКмМнНоОпрРсСтТуУхХѕЅһԁԛԝӏӀαΑβΒεΕζΖηΗιΙκΚμΜνΝοΟρΡσςτΤυΥχΧγωօսոքհ")


@cache
def alphabet(char: str) -> str:
    """The alphabet of a letter; empty for no letter, and for one of a script that no one mixes up."""
    if not char.isalpha():
        return ""
    words = unicodedata.name(char, "").split(" ")
    if words[0] in ALPHABETS:
        return words[0]
    return "STYLED" if words[0] in ("FULLWIDTH", "MATHEMATICAL") else ""


def mixed(word: str) -> tuple[str, ...]:
    """The alphabets of a word that mixes Latin letters with others; empty for a word that does not."""
    if word.isascii():
        return ()
    found = tuple(dict.fromkeys(name for char in word if (name := alphabet(char))))
    return found if len(found) > 1 or found == ("STYLED",) else ()


def posing(word: str) -> bool:
    """Whether every letter of a word is of another alphabet and looks like a Latin one."""
    return not word.isascii() and all(char in LOOKALIKES for char in word if char.isalpha())


def letters_not_latin(word: str) -> str:
    """The letters of a word that are not Latin, by their numbers."""
    return ", ".join(dict.fromkeys(f"U+{ord(char):04X}" for char in word if not char.isascii() and char.isalpha()))
