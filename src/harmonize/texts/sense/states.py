"""Names: that of the State, words for States that stand for none, and letters that pose as others."""

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from harmonize.norms.status import Party, Status
from harmonize.texts.alphabets import letters_not_latin, mixed, posing
from harmonize.texts.facts import condition_names
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.national_law import NationalLaw, OffenceVersion
from harmonize.texts.sense.walking import entries

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
