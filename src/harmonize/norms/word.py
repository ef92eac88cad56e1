"""Words of closed lists, as enums."""

from enum import StrEnum


class Word(StrEnum):
    """A word of a closed list; it prints as JSON and CSV have it."""

    def __repr__(self) -> str:
        """The word alone."""
        return repr(self.value)

    @property
    def words(self) -> str:
        """As a report says it."""
        return self.replace("_", " ")
