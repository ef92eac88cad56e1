"""The instruments of a State as they were read: how old a text is, and since when a provision is known to have read so."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from harmonize.norms.pinpoints import longest, named, touches
from harmonize.norms.word import Word

Day = str
"""A day as an ISO date; empty where it is not known, or, as an end, where there is none."""

SHORT = 60  # characters of a title that is reported whole
# Who read a law; nobody else is called a lawyer.
READERS = {
    "program": ("a program", "programs"),
    "person": ("a person", "persons"),
    "lawyer": ("a lawyer of that State", "lawyers of that State"),
}
REST = "all"  # stands for every provision of a source that is not listed


class Grade(Word):
    """What kind of text a value was read from, the best first."""

    OFFICIAL = "official"
    OFFICIAL_TRANSLATION = "official_translation"
    UNOFFICIAL_TRANSLATION = "unofficial_translation"
    SECONDARY = "secondary"
    MEMORY = "memory"


GRADES = tuple(item.value for item in Grade)


class Stand(NamedTuple):
    """One provision (ISO days, empty where not known): its first day, or a day on which it was seen; the state of its text."""

    since: Day
    seen: Day
    text_of: Day
    url: str

    @property
    def first(self) -> "FirstDay | None":
        """The day from which it is known; None where only its address is."""
        day = self.since or self.seen or self.text_of
        return FirstDay(day, bool(self.since), "") if day else None


class UnreadWording(NamedTuple):
    """Another wording of a provision that is known to exist and was not read; ``until`` is empty while in force."""

    section: str
    since: Day
    until: Day
    by: str

    def on(self, day: Day) -> bool:
        """Whether it is in force on a day."""
        return self.since <= day and (not self.until or day < self.until)


class FirstDay(NamedTuple):
    """The day from which something is known to hold, and the pinpoint that it comes from.

    ``known`` says that it is the first day in force; else it was seen in force on that day, and since when was not read.
    """

    day: Day
    known: bool
    cite: str


class Source(NamedTuple):
    """An instrument of the State: where it is found, and what kind of text was read, when, by whom.

    Days are ISO days, empty where not known. ``since`` and ``until`` are those of the act; ``text_of`` is the state of its
    text; ``provisions`` are those of which more is known, ``unread`` wordings that nobody read. ``short`` is
    the title in a citation where that is another, ``sign`` what stands before a section (``s``, ``art.``, ``§``). ``amends``
    is the key, or the title, of the act that it only changes; a pinpoint in it may name the provision there in brackets:
    ``15 (26B(c))``. ``apart`` are the marks that behind the number of a section begin another one: ``/`` where 353/A is none
    of 353. ``amended`` is the first day of the last amendment that the text shows: from then on all of it has read so.
    """

    key: str
    title: str
    citation: str
    text: Grade
    url: str
    text_of: Day
    read_on: Day
    since: Day
    until: Day
    section_url: str
    read_by: str
    provisions: dict[str, Stand]
    unread: tuple[UnreadWording, ...]
    short: str = ""
    sign: str = ""
    amends: str = ""
    apart: str = ""
    amended: Day = ""

    def names(self, place: str) -> tuple[str, ...]:
        """The provisions that a pinpoint names in this source."""
        return named(place, self.provisions)

    def stand(self, name: str) -> Stand | None:
        """What is known of a provision: of the narrowest that holds it, else of all the rest."""
        found = longest(self.provisions, name, self.apart) or (REST if REST in self.provisions else None)
        return self.provisions[found] if found else None

    def first(self, name: str) -> FirstDay:
        """The day from which a provision is known: its own, else that of the text read, else that of reading."""
        stand = self.stand(name)
        rest = self.provisions.get(REST)
        own = (stand and stand.first) or (rest and rest.first) or FirstDay(self.text_of or self.read_on, False, "")
        if self.amended and not own.known and self.amended < own.day:
            own = FirstDay(self.amended, False, "")
        return own if own.day >= self.since else FirstDay(self.since, True, "")

    def stood(self, name: str) -> str:
        """The day as at which the text of a provision stood; empty where it is not known."""
        stand = self.stand(name)
        return (stand and stand.text_of) or self.text_of

    def address(self, name: str) -> str:
        """Where a reader finds a provision: its own address, the site's address of it, or that of the act."""
        stand = self.stand(name)
        section = max(name.split("(", 1)[0], longest(self.provisions, name, self.apart) or "", key=len)
        templated = self.section_url.replace("{section}", section) if section else ""
        return (stand and stand.url) or templated or self.url

    def unread_of(self, name: str) -> Iterator[UnreadWording]:
        """The wordings of a provision, or of a part of it, that nobody read."""
        return (item for item in self.unread if self.touches(item.section, name))

    def touches(self, provision: str, other: str) -> bool:
        """Whether one provision is the other, holds it, or stands in it."""
        return touches(provision, other, self.apart)


Sources = Mapping[str, Source]


def places(sources: Sources, cites: Iterable[str]) -> Iterable[tuple[str, Source, str]]:
    """Each pinpoint with its source, once for each provision that it names."""
    for cite in cites:
        key, _, place = cite.partition(" ")
        source = sources.get(key)
        if source:
            yield from ((cite, source, name) for name in source.names(place))


# What a pinpoint in an amending act names in the act amended: ``143 (s 25A)``, ``11 (Criminal Code 423.1)``; no mere paragraph.
IN_BRACKETS = re.compile(r"\s\(((?:[A-Z][A-Za-z ]* )?(?:arts?\. |ss? )?\d(?:[^()]|\([^()]*\))*)\)$")
ASIDE = re.compile(r" as (?:inserted|substituted)$")


def as_it_reads(sources: Sources, cite: str) -> tuple[str, str] | None:
    """A pinpoint as the act in force has it: the key of the act, or its title, and the place there.

    Of an act that only changes another one, that act and what the pinpoint names in brackets; None where it names nothing.
    """
    key, _, where = cite.partition(" ")
    source = sources.get(key)
    if source is None or not source.amends:
        return key, where
    named_there = IN_BRACKETS.search(where)
    if named_there is None:
        return None
    amended = sources.get(source.amends)
    title = re.split(r"[,(]", amended.title if amended else source.amends)[0].strip()
    return source.amends, ASIDE.sub("", named_there[1]).removeprefix(title).strip()


def address(sources: Sources, cite: str) -> str:
    """Where a reader finds the first provision that a pinpoint names; empty where no address is known."""
    return next((source.address(name) for _, source, name in places(sources, [cite])), "")


class State(NamedTuple):
    """How old the texts of some acts are: the oldest day as at which one stood, and whether that of any is not known."""

    oldest: Day
    unknown: bool

    def before(self, day: Day) -> str:
        """What an answer for a day says of its texts; empty when all stood on that day or later."""
        if self.oldest and self.oldest < day:
            return f"text as at {self.oldest}"
        return "text as at an unknown day" if self.unknown else ""


Act = tuple[str, str]  # an act, by its title and first day, and the provision of it that is named
Text = tuple[str, str]  # the day as at which a text stood (empty: not known), and its title


def texts(sources: Sources, cites: Iterable[str]) -> dict[Act, Text]:
    """The texts of the acts that some pinpoints name: by act and provision the state of its newest text, and its title.

    Sources of one title (up to a comma or bracket) and one first day are texts of one act. Decisions and accounts, which
    have no first day, do not age.
    """
    found: dict[Act, Text] = {}
    for _, source, name in places(sources, cites):
        if source.since:
            title = re.split(r"[,(]", source.title, maxsplit=1)[0].strip()
            key = (f"{title} {source.since}", name.split("(", 1)[0])
            told = source.title if len(source.title) <= SHORT else title
            found[key] = max(found.get(key, ("", told)), (source.stood(name), told))
    return found


def state(found: Mapping[Act, Text]) -> State:
    """How old some texts are."""
    stood = {day for day, _ in found.values()}
    return State(min(stood - {""}, default=""), "" in stood)


def first_day(sources: Sources, cites: Iterable[str]) -> FirstDay | None:
    """The day from which all that some pinpoints name is known, with the youngest; None where they name nothing."""
    found = (source.first(name)._replace(cite=cite) for cite, source, name in places(sources, cites))
    return max(found, key=lambda first: (first.day, not first.known), default=None)


def unread_wordings(sources: Sources, cites: Iterable[str]) -> Iterator[tuple[str, UnreadWording]]:
    """The wordings that nobody read of what some pinpoints name, each with its pinpoint."""
    for cite, source, name in places(sources, cites):
        yield from ((cite, wording) for wording in source.unread_of(name))


def coded(readers: Collection[str], *, twice: bool) -> str:
    """``coded twice, by programs``, ``coded once, by a person``; without who, where that is not said or differs for one."""
    often = "coded twice" if twice else "coded once"
    known = [kind for kind in READERS if kind in readers]
    if not known or (not twice and len(known) > 1):
        return often
    return f"{often}, by {READERS[known[0]][twice] if len(known) == 1 else ' and '.join(READERS[kind][0] for kind in known)}"
