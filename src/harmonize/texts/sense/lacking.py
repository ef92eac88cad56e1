"""What a law file says beside the vocabulary: elements that no word can say, as such (`cannot_say`) or in a note."""

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from harmonize.norms.doubt import Ground
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.sense.walking import entries

# How a note says that an element of the text found no word, or another word stands for it. A number in its unit, a form of
# fault, an offence or a form of its own are the word itself.
LACKS = re.compile(
    r"\bvocabulary\b|\bno word\b|\bhas no (?:word|value|key)\b|\bcannot (?:say|be said)\b"
    r"|\b(?:en)?coded as\b(?! (?:\d|negligence|an offence of its own|offences of their own|a form\b))",
    re.IGNORECASE,
)


class Lacking(NamedTuple):
    """How many clauses and rules of a law say that a word is missing, and how many notes carry an element instead."""

    cannot_say: int
    notes: int


def lacking(data: Any) -> Lacking:
    """What the vocabulary lacks for a law file, by its data as written."""
    clauses = sum(
        len(value) if isinstance(value, dict) else 1
        for route, value in entries(data)
        if route[-1] == Ground.CANNOT_SAY and value != "none"
    )
    return Lacking(clauses, sum(1 for _ in carrying(data)))


def carrying(data: Any) -> Iterator[Route]:
    """The notes that carry an element."""
    yield from (
        route
        for route, value in entries(data)
        if route[-1] == "note" and isinstance(value, str) and LACKS.search(value)
    )


def elements_in_notes(data: Any) -> Iterator[Mistake]:
    """Notes that carry an element, which no verdict knows of."""
    yield from (mistake(route, "note-carries-element") for route in carrying(data))
