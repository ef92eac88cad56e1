"""Which provisions a pinpoint names: ``40(4), 41(2), (4)`` are sections 40 and 41, ``arts 1 2-4`` four articles.

Written once for the ways in which statutes are cited; what no rule knows (``headnote``, ``Sch. 7 para 31``) is a name as
it stands. A provision holds what is below it: 25 holds 25(2)(a), 318 bis holds 318 bis.1; but 25 is not 25A, 318 is not
318 bis, and 12 is not 12-bis. What a stroke or a point makes of a section is the source's own grammar: 12.2 is a paragraph
of 12 in Spain and a section of its own in Latvia, as 353/A is in Hungary.
"""

import re
from collections.abc import Collection
from functools import lru_cache

LEADING = re.compile(r"^(?:arts?\.?|articles?|ss?\.?|sections?|§§?|with)\s+(?=[A-Z]{0,2}\d)", re.IGNORECASE)
ASIDE = re.compile(
    r"(?<![,;])(?<!\band)\s+\([^()]*(?:\([^()]*\)[^()]*)*\)"
)  # what stands apart in brackets tells, it does not name
NUMBER = r"[A-Z]{0,2}\d+[A-Za-z]{0,3}"
BARE = re.compile(NUMBER)
SIMPLE = re.compile(rf"{NUMBER}(?:\([0-9A-Za-z]+\))*")  # one section or paragraph, as most pinpoints name
SECTION = re.compile(rf"^{NUMBER}[^\sº°ª]*$")
RANGE = re.compile(rf"^({NUMBER})-({NUMBER})$")
PARAGRAPHS = re.compile(r"^(.+)\((\d{1,3}[a-z]?|[a-z])\)-\((\d{1,3}[a-z]?|[a-z])\)$")
LATIN = re.compile(r"(?:un|duo|ter|quater|quin|sex|sept|oct|nov|dec)?\w*(?:bis|ter|quater|ies|decies)\b", re.IGNORECASE)
DECIMAL = re.compile(r"\.(0|\d\d)")  # 279.01 and 467.11 are sections of their own, 57.2 is a paragraph
MOST = 300  # sections that one range names


def named(place: str, known: Collection[str] = ()) -> tuple[str, ...]:
    """The provisions that the part of a pinpoint after its source names, in order; one empty name where it names none.

    ``known`` are provisions that the source lists: ``2-22`` is one section where one of that name is known, else a range.
    """
    return (place,) if SIMPLE.fullmatch(place) else several(place, frozenset(known))


@lru_cache(maxsize=8192)  # a report asks of the same few hundred pinpoints ten times over
def several(place: str, known: frozenset[str]) -> tuple[str, ...]:
    """The provisions that a pinpoint of more than one section names."""
    found: list[str] = []
    for piece in re.split(r"\s*[,;]\s*|\s+and\s+(?=[(\dA-Z])", ASIDE.sub("", f" {place}").strip()):
        for token in tokens(LEADING.sub("", piece.strip())):
            if token.startswith("(") and found:
                found.append(found[-1].split("(", 1)[0] + token)
            else:
                found += (part for one in paragraphs(token) for part in ([one] if longest(known, one) else spread(one)))
    return tuple(dict.fromkeys(found)) or ("",)


def tokens(piece: str) -> list[str]:
    """A piece as it stands, or its sections where several follow each other: ``1 2-4 9(1)``."""
    words = piece.split()
    kept: list[list[str]] = []
    for word in words:
        follows = kept and SECTION.match(word) and SECTION.match(kept[-1][-1])
        if follows or not kept:
            kept.append([word])
        else:
            kept[-1].append(word)
    return [" ".join(parts) for parts in kept]


def paragraphs(token: str) -> list[str]:
    """A range of paragraphs one by one, ``28(3)-(5)`` or ``4(a)-(c)``; any other token as it stands."""
    found = PARAGRAPHS.match(token)
    if not found:
        return [token]
    stem, first, last = found.groups()
    both = f"{first}-{last}"
    letters = first.isalpha() and last.isalpha()
    several = [*map(chr, range(ord(first), ord(last) + 1))] if letters else spread(both)
    return [f"{stem}({one})" for one in several if one != both] or [token]


def spread(token: str) -> list[str]:
    """A range of sections one by one: plain numbers, or letters of one number; any other token as it stands."""
    found = RANGE.match(token)
    if not found:
        return [token]
    (first, one), (last, other) = (parts(end) for end in found.groups())
    if not one and not other and first < last <= first + MOST:
        return [*(str(number) for number in range(first, last + 1))]
    if first == last and len(one) <= 1 and len(other) == 1 and one < other:
        letters = range(ord(one) + 1 if one else ord("a" if other.islower() else "A"), ord(other) + 1)
        return [f"{first}{one}", *(f"{first}{chr(letter)}" for letter in letters)]
    return list(found.groups()) if first < last else [token]


def parts(section: str) -> tuple[int, str]:
    """A section as its number and its letters."""
    found = re.match(r"^[A-Z]*(\d+)(.*)$", section)
    return (int(found[1]), found[2]) if found else (0, section)


def holds(provision: str, name: str, apart: str = "") -> bool:
    """Whether a provision is what is named, or holds it; the marks ``apart`` behind a section begin another one."""
    if not name.startswith(provision):
        return False
    rest = name[len(provision) :]
    if not rest:
        return True
    if rest[0] == " ":
        return not LATIN.match(rest[1:])
    if rest[0] in apart and BARE.fullmatch(provision):
        return False
    if rest[0] == "." and DECIMAL.match(rest) and provision[-1:].isdecimal():
        return False
    if provision.endswith(")") and rest[0].isalnum():  # 54(2)3 is a number of 54(2)
        return not LATIN.match(rest)
    return bool(provision) and rest[0] in "(.:/º°ª"


def touches(provision: str, other: str, apart: str = "") -> bool:
    """Whether one provision is the other, holds it, or stands in it."""
    return holds(provision, other, apart) or holds(other, provision, apart)


def longest(provisions: Collection[str], name: str, apart: str = "") -> str | None:
    """The narrowest of some provisions that holds what is named; None when none does."""
    beginnings = (name[:end] for end in range(len(name), -1, -1))
    return next((item for item in beginnings if item in provisions and holds(item, name, apart)), None)
