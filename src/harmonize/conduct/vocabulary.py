"""What the vocabulary of facts is made of: questions with closed lists of answers, and the words of them."""

from collections.abc import Mapping
from typing import NamedTuple


class Value(NamedTuple):
    """One answer to a dimension's question: its name in the data, how a report says it, what it means, who needs it.

    ``extend`` is what a drafter writes where a law is to reach it (empty: in the words of its question), ``short`` its word in
    the name of a clause (none: its name), ``and_up`` the phrase for it and all above it. A conduct has its ``family``, and the
    word by which the State is named ``towards`` which it is done.
    """

    name: str
    phrase: str
    meaning: str
    needed_by: str
    family: str = ""
    towards: str = ""
    extend: str = ""
    and_up: str = ""
    short: str | None = None


class Word(NamedTuple):
    """A word that stands for several answers: the States of a group on the day asked about, with what its members are called."""

    name: str
    meaning: str
    needed_by: str
    title: str = ""
    short: str | None = None


class Family(NamedTuple):
    """A family of conduct: what it is, the section of a law's reading that deals with it, how it is extended to other States."""

    says: str
    section: str
    extend: str = ""


class Circumstance(NamedTuple):
    """An aggravating circumstance as an interview asks of it, and as a drafter writes it (empty: in the words of its question)."""

    asked: str
    amended: str = ""


class Dimension(NamedTuple):
    """One question about the facts, with a closed list of answers.

    ``plain`` is the answer taken when nobody mentions the fact (empty: must be given). ``asked`` names the families of
    conduct to which the question belongs (empty: all). ``only_if`` names a parent dimension and the parent's values
    that make the question meaningful. ``ordered`` allows ``>=value`` in the data. ``relative`` values are seen from the
    State whose law is asked. ``aggravating`` dimensions tell how grave, ``placing`` ones where and by whom. ``ordinary``
    are the answers of the ordinary case, the treaty's own paradigm (empty: the plain answer; all where there is none).
    ``lead`` are the words with which every phrase of its values begins, so that several values need them only once.
    ``examples`` are a fact that a real statute reaches and one that it leaves out, and the question is what tells them apart.
    ``element`` is the treaty's noun for the question, ``remedy`` what a drafter does where a law asks too much of it (empty:
    covers it); ``beyond`` says what it then punishes that no treaty asks for. ``subject`` is what the question is about.
    ``words`` stand for several answers in a law file; ``together`` are answers that have one name in law.
    """

    name: str
    question: str
    values: tuple[Value, ...]
    plain: str = ""
    asked: str = ""
    only_if: tuple[str, tuple[str, ...]] = ("", ())
    ordered: bool = False
    relative: bool = False
    aggravating: bool = False
    placing: bool = False
    ordinary: tuple[str, ...] = ()
    lead: str = ""
    examples: tuple[str, str] = ("", "")
    element: str = ""
    remedy: str = ""
    beyond: str = ""
    subject: str = ""
    words: tuple[Word, ...] = ()
    together: Mapping[tuple[str, ...], str] = {}

    @property
    def of_one_answer(self) -> bool:
        """Whether the answers are kinds of a single answer to another question."""
        return len(self.only_if[1]) == 1

    @property
    def usual(self) -> tuple[str, ...]:
        """The answers of the ordinary case: a doubt outside of them does not change the word of a verdict."""
        return self.ordinary or ((self.plain,) if self.plain else tuple(value.name for value in self.values))
