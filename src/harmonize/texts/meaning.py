"""The conditions of a law as cubes, on each day with what the dated words for States mean then."""

from collections.abc import Callable
from datetime import date
from typing import Any

from harmonize.norms.facts import Words, meaningful
from harmonize.texts.facts import Piece, lowered
from harmonize.texts.national_law import NationalLaw

Groups = Callable[[date], dict[str, frozenset[str]]]


class Meaning:
    """The conditions of a law as cubes while the words for States mean the same, each worked out once."""

    def __init__(self, law: NationalLaw, words: Words) -> None:
        self.conditions, self.words = law.conditions, words
        self.named: dict[str, list[Piece]] = {}
        self.read: dict[int, tuple[Any, list[Piece]]] = {}  # by the identity of a condition, which is kept alive

    def pieces(self, condition: Any) -> list[Piece]:
        """The pieces of a condition."""
        found = self.read.get(id(condition))
        if found is None:
            found = self.read[id(condition)] = (
                condition,
                lowered(condition, self.conditions, self.words, self.named),
            )
        return found[1]

    def cubes(self, condition: Any) -> list[int]:
        """The facts of a condition that some conduct can have."""
        return [cube for piece in self.pieces(condition) if (cube := meaningful(piece.cube))]


class Meanings:
    """What the conditions of a law mean on each day: the same object on all days on which the words mean the same."""

    def __init__(self, law: NationalLaw, groups: Groups) -> None:
        self.law, self.groups = law, groups
        self.by_day: dict[date, Meaning] = {}
        self.by_words: dict[tuple[tuple[str, frozenset[str]], ...], Meaning] = {}

    def on(self, day: date) -> Meaning:
        """The meaning on a day."""
        if day not in self.by_day:
            groups = self.groups(day)
            key = tuple(sorted(groups.items(), key=lambda item: item[0]))
            if key not in self.by_words:
                self.by_words[key] = Meaning(self.law, Words(self.law.id.upper(), groups))
            self.by_day[day] = self.by_words[key]
        return self.by_day[day]
