"""A provision of a national law as people cite it (``96(4)``, ``s 25``, ``art. 318 bis CP``), and what a law file rests on it."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from harmonize.norms.pinpoints import holds, named
from harmonize.texts.national_law import NationalLaw

SIGN = re.compile(
    r"^(?:art[i\u00ed]culos?|articol[oi]|articles?|artikel|arts?|sections?|sects?|secs?|ss?|paragraphs?|paras?|madde|md|m"
    r"|\u03ac\u03c1\u03b8\u03c1\u03bf|\u00a7\u00a7?)[\s.]*(?=[A-Z]{0,2}\d)",
    re.IGNORECASE,
)  # before a section, as people of several languages write it
DATED = re.compile(r"-(1[89]|20)\d\d$")  # behind the key of a source that is one wording of an act
DOTS = re.compile(r"(?<=[A-Za-z])\.(?=[A-Za-z\s]|$)")  # of an abbreviation: U.S.C., art.
BRACKETS = re.compile(r"\(([^()]+)\)")  # behind a title: its name in the State, an abbreviation
TRANSLATED = re.compile(r" \(| \[|, ")


class Place(NamedTuple):
    """A provision, and the sources of a law that it may be of: all where none is named."""

    sources: frozenset[str]
    section: str

    def touches(self, cite: str) -> bool:
        """Whether a pinpoint is of the provision, of one in it, or of the one around it."""
        source, _, place = cite.partition(" ")
        names = named(place) if source in self.sources else ()
        return any(holds(self.section, name) or (name and holds(name, self.section)) for name in names)


def place(law: NationalLaw, written: str) -> Place | None:
    """The provision that is meant: its act by title or key, before or behind the section, or of any act. None for no section."""
    written = " ".join(DOTS.sub("", written).split())
    low, keys, rest = written.casefold(), frozenset(law.sources), written
    for spelling, key in sorted(spellings(law), key=lambda pair: -len(pair[0])):
        if low.startswith(f"{spelling} ") or low.endswith(f" {spelling}"):
            same = {other for said, other in spellings(law) if said == spelling}
            keys = frozenset(same or {key})
            rest = written[len(spelling) :] if low.startswith(f"{spelling} ") else written[: -len(spelling)]
            break
    section = SIGN.sub("", rest.strip(" ,"))
    return Place(keys, re.sub(r"\s+\(", "(", section)) if re.match(r"[A-Z]{0,2}\d", section) else None


def spellings(law: NationalLaw) -> Iterator[tuple[str, str]]:
    """How the sources of a law may be named; one act in several wordings by one name."""
    for key, source in law.sources.items():
        titles = [
            source.short or "",
            source.title,
            TRANSLATED.split(source.title)[0],
            re.split("[;,]", source.citation)[0],
        ]
        titles += [
            part for inside in BRACKETS.findall(source.title) for part in inside.split(", ") if part[:1].isalpha()
        ]
        for name in (key, DATED.sub("", key), *titles, *map(initials, titles[2:])):
            if name:
                yield DOTS.sub("", name).casefold(), key


def initials(title: str) -> str:
    """The capitals of a title with its year, as lawyers shorten it: ``IA 1971``, ``TCK``; empty for a single word."""
    words = title.split()
    letters = "".join(word[0] for word in words if word[0].isupper())
    return " ".join([letters, *(word for word in words if word.isdecimal())]) if len(letters) > 1 else ""
