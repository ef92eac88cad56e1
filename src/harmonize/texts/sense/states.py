"""The name of the State, and words for States that stand for none."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

from harmonize.norms.status import Party, Status
from harmonize.texts.facts import condition_names
from harmonize.texts.national_law import NationalLaw, OffenceVersion
from harmonize.texts.rules import Mistake, Route, mistake

WORDS = ("EU", "SCHENGEN", "EEA")


def states(law: NationalLaw, status: Status) -> Iterator[Mistake]:
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
