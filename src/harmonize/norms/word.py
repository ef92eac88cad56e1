"""Words of closed lists, as enums."""

from enum import StrEnum
from typing import Self


class Word(StrEnum):
    """A word of a closed list; it prints as JSON and CSV have it. One that a report says otherwise has that beside it."""

    _value_: str
    words: str
    """As a report says it."""

    def __new__(cls, value: str, words: str = "") -> Self:
        """A word, and what a report says for it: the word itself with spaces, where nothing else is said."""
        found = str.__new__(cls, value)
        found._value_, found.words = value, words or value.replace("_", " ")
        return found

    def __repr__(self) -> str:
        """The word alone."""
        return repr(self.value)
