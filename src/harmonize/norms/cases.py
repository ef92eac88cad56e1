"""Facts that are asked of laws: cases on file, whose answer is known, and elements of offences as comparative studies list them."""

from typing import Any, NamedTuple

from harmonize.norms.penalty import Range
from harmonize.norms.source import Day
from harmonize.norms.word import Word


class Precedent(NamedTuple):
    """A case under the law of a State, its facts seen from that State; what nobody mentions is plain.

    ``punishable`` is yes, no or unsettled on the ``day`` (ISO date); ``provision`` (an id) and ``range`` (months) are empty
    or None where nothing says them. ``fine`` is how a fine stands to imprisonment, empty where there is none, None where
    nothing says it. ``source`` is a decision, or the text that says it.
    """

    state: str
    id: str
    says: str
    day: Day
    facts: dict[str, Any]
    punishable: str
    provision: str
    range: Range | None
    fine: str | None
    source: str


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
