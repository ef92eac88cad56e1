"""Names as people write them and as reports print them, read in one place: ``SMP 6(1)(a), 3(a)``, ``art. 6``, ``Frankreich``.

Letters, accents and the signs between words make no difference. What is read is reported as the names that the data use.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from harmonize.norms.status import Party
from harmonize.norms.treaty import Treaty

# Patterns are compiled where they are first used: most names stand as the data have them.
PLACE = r"\b(?:article|art|paragraph|para|subparagraph|section|sect|sec|s)s?(?:\b\.?|(?=\d))|§+"  # before a provision
PIECES = r"\s*[,;&]\s*|\s+and\s+"
STEPS = r"[\s.()-]*\d[\s.()\w-]*"
WORD = r"[a-z-]+(?:/[a-z-]+)?"  # some instruments have no numbers: ``Bali Process protect``
ARTICLES = r"\s*(\d{1,3})\s*[-\u2013]\s*(\d{1,3})\s*"
# First words of the names of States that take an article.
WITH_ARTICLE = {
    *("Bahamas", "Central", "Comoros", "Congo", "Cook", "Democratic", "Dominican", "European", "Gambia", "Holy", "Lao"),
    *("Marshall", "Netherlands", "Niger", "Philippines", "Republic", "Russian", "State", "Sudan", "Syrian", "United"),
}


def the(name: str) -> str:
    """The name of a State as it stands in a sentence: ``Germany``, ``the United Kingdom``."""
    return f"the {name}" if name.split(" ", 1)[0] in WITH_ARTICLE else name


@cache
def folded(name: str) -> str:
    """A name without regard to case, accents and the signs between its words."""
    import unicodedata  # few names are written otherwise than the data have them

    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = "".join(
        " " if letter in "-_.'\u2019`" else letter for letter in plain if not unicodedata.combining(letter)
    )
    return " ".join(letters.split())


def called(written: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names that are meant by what is written."""
    known = tuple(names)
    if written in known:
        return (written,)
    wanted = folded(written)
    return tuple(name for name in known if folded(name) == wanted)


def state_named(parties: Iterable[Party], written: str) -> Party | None:
    """The State that is meant by a code, by a name in English, in its own languages or in those of the United Nations."""
    wanted = written.strip().casefold()
    known = [*parties]
    for party in known:
        if wanted in (party.code.casefold(), party.iso3.casefold(), party.name.casefold()):
            return party
    wanted = bare(written)
    return next((party for party in known if wanted in map(bare, (party.name, *party.also))), None) if wanted else None


@cache
def bare(state: str) -> str:
    """The name of a State without its article."""
    return folded(state).removeprefix("the ")


def duties_named(treaty: Treaty, written: str) -> tuple[str, ...]:
    """The duties that are meant by an id, a provision (``6(1)(a)`` is of the Protocol, if it has one) or a title.

    Each is reported as its id, or as the pinpoint above several (``smp-6``); nothing where a part of it names none.
    """
    if names_duty(treaty, written):
        return (written,)
    titled = tuple(duty.id for duty in treaty.duties.values() if folded(duty.title) == folded(written))
    if titled:
        return titled
    found: list[str] = []
    instrument = ""
    for piece in re.split(PIECES, written.strip()):
        instrument, rest = parted(treaty, piece, instrument)
        names = [name for place in places(instrument, rest, found) if (name := located(treaty, instrument, place))]
        if not names:
            return ()
        instrument = instrument or treaty.duties[next(iter(ids_meant(treaty, names[0])))].instrument
        found += names
    return tuple(dict.fromkeys(found))


def point_head(treaty: Treaty, written: str) -> tuple[str, ...]:
    """The duties at the head of what is written as the id of a point (``smp-6.1.a:state``); nothing for anything else."""
    head, _, lacking = written.rpartition(":")
    return duties_named(treaty, head) if head and lacking else ()


def guessed(treaty: Treaty, written: str) -> str:
    """How the first duty in what is written would be called, if there were one: for those near to it."""
    instrument, rest = parted(treaty, re.split(PIECES, written.strip())[0], "")
    return next(
        (f"{instrument or next(iter(treaty.instruments))}-{place}" for place in places(instrument, rest, [])), written
    )


def ids_meant(treaty: Treaty, name: str) -> Iterator[str]:
    """The ids of the duties that a name means: its own, or those below a pinpoint."""
    return (key for key in treaty.duties if key == name or key.startswith((f"{name}.", f"{name}/")))


def names_duty(treaty: Treaty, name: str) -> bool:
    """Whether a name is that of a duty or a pinpoint above one, as it stands."""
    return name in treaty.duties or any(ids_meant(treaty, name))


def located(treaty: Treaty, instrument: str, place: str) -> str:
    """The name of a provision in an instrument, or in the first that has it when none is said; empty where none has."""
    asked = (instrument,) if instrument else tuple(treaty.instruments)
    return next((name for key in asked if names_duty(treaty, name := f"{key}-{place}")), "")


def parted(treaty: Treaty, piece: str, before: str) -> tuple[str, str]:
    """The instrument that a piece names (else the one named before), and what follows it."""
    low = piece.strip().casefold().removeprefix("the ")
    for spelling, key in spellings(treaty):
        first, last = low.removeprefix(spelling), low.removesuffix(f" {spelling}")
        if first != low and not first[:1].isalpha():
            return key, first.removeprefix("/ec").removeprefix("/jha")
        if last != low:
            return key, last.removesuffix(" the").removesuffix(" of")
    return before, low


def spellings(treaty: Treaty) -> list[tuple[str, str]]:
    """How each instrument may be written, the longest first."""
    names = [
        (word.casefold(), key)
        for key, item in treaty.instruments.items()
        for word in (key, item.short, item.title, item.title.rpartition(" (")[0], *item.also)
        if word
    ]
    return sorted(names, key=lambda pair: -len(pair[0]))


def places(instrument: str, rest: str, before: list[str]) -> list[str]:
    """The pinpoints that a piece names after its instrument: ``6.1.b.ii/possess``; what it leaves out is as ``before``."""
    said = re.sub(PLACE, " ", rest).strip(" -.:")
    several = re.fullmatch(ARTICLES, said)
    if several:
        first, last = map(int, several.groups())
        return [str(number) for number in range(first, min(last, first + 99) + 1)]
    head, sign, aspect = said.partition("/")
    if head.startswith("(") and before:  # ``18(17), (19)``: the next one beside it
        above, dot, _ = before[-1].split("/")[0].rpartition(".")
        head = f"{above.rpartition('-')[2]}{dot}{head}"
    if not re.fullmatch(STEPS, head):
        return [said] if instrument and re.fullmatch(WORD, said) else []
    first, *others = re.findall(r"[^\W_]+", head)
    return [".".join((first.lstrip("0") or first, *others)) + f"{sign}{aspect.strip()}"]
