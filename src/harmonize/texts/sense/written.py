"""Days, fines, letters, names and citations that no statute has, as they were written."""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from harmonize.norms.status import Party, Status
from harmonize.texts.alphabets import letters_not_latin, mixed, posing
from harmonize.texts.facts import condition_names
from harmonize.texts.mistakes import Mistake, Route, entries, mistake
from harmonize.texts.national_law import NationalLaw, OffenceVersion
from harmonize.texts.references import cited

MOST_MONTHS = 1200
FIRST_YEAR = 1500
MOST_YEARS = 30  # that a law may lie ahead
OF_READING = ("read_on", "on", "opened", "seen", "text_of")


def numbers(data: Any) -> Iterator[Mistake]:
    """Fines whose ends changed places or that are of no currency, and terms of centuries."""
    for route, node in entries(data):
        if route[-1] == "fine" and isinstance(node, dict):
            low, high = node.get("min"), node.get("max")
            if low is not None and high is not None and low > high:
                yield mistake((*route, "min"), "minimum-above-maximum", key="fine", low=low, high=high)
            if node.get("kind") in (None, "amount") and (low or high) and not node.get("currency"):
                yield mistake(route, "fine-without-currency", at_key=True)
        elif route[-1] == "min_table" and isinstance(node, dict):
            for key, value in node.items():
                most = max((end for end in (key, value) if str(end).isdecimal()), key=int, default=0)
                if int(most) > MOST_MONTHS:
                    yield mistake(
                        (*route, key), "answer-out-of-sense", found=f"{most} months", least=0, most=MOST_MONTHS, more=""
                    )


def days(law: NationalLaw, data: Any, today: date) -> Iterator[Mistake]:
    """Readings that have not taken place, and laws of impossible days."""
    for route, day in entries(data):
        if type(day) is not date:
            continue
        if day.year < FIRST_YEAR:
            yield mistake(
                route, "read-in-future", day=day, why=f"before {FIRST_YEAR}; no law of today's States is as old"
            )
        elif route[-1] in OF_READING:
            if day > today:
                yield mistake(
                    route, "read-in-future", day=day, why="after today; nobody has read, seen or opened it yet"
                )
        elif day.year > today.year + MOST_YEARS:
            yield mistake(route, "read-in-future", day=day, why=f"more than {MOST_YEARS} years away")
        elif route[-1] == "from" and day > today:
            yield mistake(route, "not-yet-in-force", day=day)
    for key, source in law.sources.items():
        if source.stood and source.read_on < source.stood:
            yield mistake(("sources", key, "read_on"), "read-before-its-text", day=source.read_on, text=source.stood)
    for i, reading in enumerate(law.second_reading):
        for n, section in enumerate(reading.sections):
            status = law.status(section)[0]
            if status in ("not_read", "not_applicable"):
                route = ("second_reading", i, "sections", n)
                yield mistake(route, "section-not-read", what="a second reading", section=section, status=status)


CODES = (  # of ISO 639-1
    "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id "
    "ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu "
    "lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
    "rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to "
    "tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu "
)
LANGUAGES = frozenset(CODES.split())
ANOTHER = re.compile(r"[;,]\s*([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\s+\S")  # a source key with a pinpoint, behind another
# What looks like a source key, though none of this file: `no-such-act`, `penal-code`, `cc-1930`.
JOINED = re.compile(r"[a-z]+(-[a-z]+)*-([0-9]{4}|act|code|law|decree|regulation|constitution)")


def citations(law: NationalLaw) -> Iterator[Mistake]:
    """Official texts without a place, languages that are none, and several citations in one text."""
    for key, source in law.sources.items():
        if source.text in ("official", "official_translation") and not (source.url or source.found_at):
            yield mistake(("sources", key), "official-without-place", at_key=True, grade=source.text.replace("_", " "))
        if source.language and source.language not in LANGUAGES:
            yield mistake(("sources", key, "language"), "unknown-language", word=source.language)
    for route, pinpoint in cited((law.general_part, law.offences, law.measures)):
        if ";" in pinpoint or "," in pinpoint:
            for match in ANOTHER.finditer(pinpoint):
                if match[1] in law.sources or (match[0][0] == ";" and JOINED.fullmatch(match[1])):
                    yield mistake(in_file(route), "cites-in-one-text", key=match[1])
                    break


def in_file(route: tuple[str | int, ...]) -> tuple[str | int, ...]:
    """The route from the parts of a law, which stand in a tuple, as a route of the file."""
    return (("general_part", "offences", "measures")[int(route[0])], *route[1:])


WORDS = ("EU", "SCHENGEN", "EEA")
WORD = re.compile(r"[^\W\d_]{2,}")
NAMES = ("state", "currency")  # keys whose values are looked up, not read


def state_names(law: NationalLaw, status: Status) -> Iterator[Mistake]:
    """A name that is not that of the code, and words without members on the days of a version."""
    yield from name(law, status)
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            here: Route = ("offences", i, "versions", j)
            for clause, facts in version.punishes.items():
                for word in sorted(words_in(facts, law.conditions)):
                    yield from without_members(word, (*here, "punishes", clause), version, status)


def name(law: NationalLaw, status: Status) -> Iterator[Mistake]:
    code = law.id.upper()
    party = status.parties.get(code)
    if party:
        known = names(party)
        if folded(law.state) not in map(folded, known):
            wanted = " or ".join(f"`{item}`" for item in known[:3])
            yield mistake(("state",), "wrong-state-name", name=law.state, code=code, wanted=wanted)
    elif code.startswith("X"):
        for other in status.parties.values():
            if folded(law.state) in map(folded, names(other)):
                yield mistake(("state",), "name-of-a-real-state", name=law.state, code=other.code)


def names(party: Party) -> tuple[str, ...]:
    """The names by which a State goes."""
    return (party.name, *party.also)


def folded(text: str) -> str:
    """A name without regard to case, the article and what stands in brackets."""
    return text.split(" (", 1)[0].casefold().removeprefix("the ").strip()


def words_in(condition: Any, named: dict[str, Any], seen: frozenset[str] = frozenset()) -> set[str]:
    """The dated words for States that a condition allows, also through the conditions that it names."""
    found: set[str] = set()
    left = [condition]
    while left:
        item = left.pop()
        if isinstance(item, dict):
            value = item.get("state", ())
            found.update(word for word in (value if isinstance(value, list) else [value]) if word in WORDS)
            left += [part for key, part in item.items() if key in ("any", "all", "at_least")]
        elif isinstance(item, list):
            left += item
    for _, used in condition_names(condition):
        if used in named and used not in seen:
            found |= words_in(named[used], named, seen | {used})
    return found


def without_members(word: str, route: Route, version: OffenceVersion, status: Status) -> Iterator[Mistake]:
    """A word that has no members while a version is in force, or not on its first day."""
    last = version.until - timedelta(days=1) if version.until else None
    turns = [item.since for item in status.groups.get(word, ())]
    first = version.since or version.seen
    begins = first.isoformat() if first else ""
    if not begins or status.members(begins).get(word):
        return
    later = [day for day in turns if day > begins and (last is None or day <= last.isoformat())]
    if later:
        yield mistake((*route, "state"), "state-word-early", word=word, day=begins)
    else:
        yield mistake((*route, "state"), "state-word-empty", word=word, when=f"on {begins} or later")


def letters(law: NationalLaw, data: Any) -> Iterator[Mistake]:
    """Names with letters that pose as Latin ones, and words of texts that mix alphabets."""
    for name in law.conditions:
        if mixed(name) or posing(name):
            yield mistake(
                ("conditions", name), "lookalike-letters", at_key=True, word=name, letters=letters_not_latin(name)
            )
    for route, value in entries(data):
        if type(value) is not str or value.isascii() or route[0] == "conditions":
            continue
        for word in dict.fromkeys(WORD.findall(value)):
            if mixed(word):
                rule = "lookalike-letters" if route[-1] in NAMES else "mixed-alphabets"
                yield mistake(route, rule, word=word, letters=letters_not_latin(word))
