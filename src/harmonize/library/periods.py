"""A law file lowered: the law from change to change, with the words for States that have a meaning of their own each day."""

from datetime import date
from typing import Any

from harmonize.errors import UnreadableData
from harmonize.library.located_yaml import Located
from harmonize.library.validation import located
from harmonize.norms.facts import GROUPS, STATE_WORDS
from harmonize.norms.law import Law
from harmonize.norms.status import Status
from harmonize.texts.as_known import Known
from harmonize.texts.facts import TooMuch
from harmonize.texts.lowering import lower
from harmonize.texts.meaning import Groups
from harmonize.texts.national_law import NationalLaw


def lowered(law: NationalLaw, found: Located, status: Status, day: date | None = None) -> list[Law]:
    """A law in its periods, oldest first; only the one that holds on ``day`` when it is given, or none before the first.

    Raises UnreadableData for an offence that would be multiplied out into too many norms.
    """
    groups, turns = dated_words(found, status)
    try:
        return lower(Known(law), found.file, lambda route: found.mark(route)[0], groups, turns, day)
    except TooMuch as error:
        raise UnreadableData([located(found, error.mistake(("offences",)))]) from error


def dated_words(found: Located, status: Status) -> tuple[Groups, list[date]]:
    """What the words for States in a file mean on a day, and the days on which that changed."""
    words = words_used(found.data) & set(GROUPS)

    def groups(on: date) -> dict[str, frozenset[str]]:
        return {name: members for name, members in status.members(on.isoformat()).items() if name in words}

    return groups, [date.fromisoformat(turn) for turn in status.turns(words)]


def words_used(data: Any) -> frozenset[str]:
    """The dated words for States that stand anywhere in a file."""
    found, left = set(), [data]
    while left:
        item = left.pop()
        if isinstance(item, str):
            found.add(item)
        elif isinstance(item, dict):
            left += item.values()
        elif isinstance(item, list):
            left += item
    return frozenset(word for word in STATE_WORDS if word in found or f"!{word}" in found)
