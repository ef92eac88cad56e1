"""Elements of offences as comparative studies of the law list them: questions that are asked of every law."""

from typing import Any, NamedTuple

from harmonize.norms.word import Word


class Asked(Word):
    """What is asked of an element's facts.

    Whether they are punished; whether they are exempt although the deed is punished; whether they raise the maximum of
    the deed; for the borders of which other States Parties they are punished.
    """

    PUNISHES = "punishes"
    EXEMPTS = "exempts"
    RAISES = "raises"
    BORDERS = "borders"


class Element(NamedTuple):
    """One question, with the facts that it is about, seen from the State whose law is asked."""

    id: str
    title: str
    asks: str
    form: Asked
    facts: dict[str, Any]


class ElementTable(NamedTuple):
    """Elements that stand beside each other, and the deed that they vary."""

    id: str
    title: str
    topic: str
    deed: dict[str, Any]
    elements: tuple[Element, ...]
