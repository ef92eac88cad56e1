"""Terms as people write them, with their unit or in words, as the months that a law file takes."""

import re

TERM = "[minimum, maximum] in months such as `[6, 72]`, or one fixed term (months or `life`)"
UNITS = {"y": 12, "m": 1}
WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MEASURED = re.compile(rf"(\d{{1,6}}|{'|'.join(WORDS)}) *(years?|months?|weeks?|days?|y|m|d)", re.IGNORECASE)
BETWEEN = re.compile(r"(\d{1,4}) *(?:-|\u2013|to) *(\d{1,4})")


def measured(written: str) -> bool:
    """Whether it is a number with its unit: ``2 years``, ``six months``, ``3y``."""
    return MEASURED.fullmatch(written.strip()) is not None


def remedy(written: str) -> str:
    """``: write 24`` for ``2 years``, ``: write [6, 72]`` for ``6-72``; empty where nobody can say what to write."""
    text = written.strip()
    if found := MEASURED.fullmatch(text):
        number, unit = found[1].casefold(), found[2][0].casefold()
        count = int(number) if number.isdecimal() else WORDS.index(number) + 1
        return f": write {count * UNITS[unit]}" if unit in UNITS else ""
    between = BETWEEN.fullmatch(text)
    return f": write [{between[1]}, {between[2]}]" if between else ""
