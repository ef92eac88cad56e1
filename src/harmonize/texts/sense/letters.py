"""Letters that pose as others."""

import re
from collections.abc import Iterator
from typing import Any

from harmonize.texts.alphabets import mixed, posing, told
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.rules import Mistake, mistake
from harmonize.texts.sense.walking import entries

WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = ("state", "currency")  # keys whose values are looked up, not read


def letters(law: NationalLaw, data: Any) -> Iterator[Mistake]:
    """Names with letters that pose as Latin ones, and words of texts that mix alphabets."""
    for name in law.conditions:
        if mixed(name) or posing(name):
            yield mistake(("conditions", name), "lookalike-letters", at_key=True, word=name, letters=told(name))
    for route, value in entries(data):
        if type(value) is not str or value.isascii() or route[0] == "conditions":
            continue
        for word in dict.fromkeys(WORD.findall(value)):
            if mixed(word):
                rule = "lookalike-letters" if route[-1] in NAMES else "mixed-alphabets"
                yield mistake(route, rule, word=word, letters=told(word))
