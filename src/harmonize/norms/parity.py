"""The parity list: kinds of general law that every State is asked about, with what each State's file answers."""

from typing import NamedTuple


class Item(NamedTuple):
    """One kind of general law: title, group, what is asked, how it is coded, how it counts, and the measure that says it too."""

    title: str
    group: str
    asks: str
    coded: str
    counts: str
    places: bool
    measure: str


class Answer(NamedTuple):
    """A State's answer: ``coded``, ``none`` or ``not_read``; what carries it, and the places looked in."""

    word: str
    carried: tuple[str, ...]
    searched: str


class Parity(NamedTuple):
    """The items by name, and the answers by State and item."""

    items: dict[str, Item]
    answers: dict[str, dict[str, Answer]]
