"""The versions of every offence of a State through the years."""

from collections.abc import Iterable
from typing import NamedTuple

from harmonize.norms.law import Law
from harmonize.norms.penalty import Range
from harmonize.norms.source import Day


class Version(NamedTuple):
    """An offence between two changes of it (ISO dates): ``until`` is empty for what is in force.

    ``seen`` says that it was in force on its first day here, and since when was not read. ``by`` is what
    began it; ``range`` the gravest of its plain form, as it was last.
    """

    since: Day
    until: Day
    seen: bool
    title: str
    by: str
    cite: tuple[str, ...]
    range: Range


History = dict[str, tuple[Version, ...]]


def history(periods: Iterable[Law]) -> History:
    """The versions of each offence (by its id), oldest first, from the law between its changes, oldest first."""
    found: dict[str, dict[str, Version]] = {}
    for law in periods:
        for index, item in enumerate(law.provisions):
            gravest = law.plain_range(index)
            version = Version(item.since, item.until, item.seen, item.title, item.by, item.cite, gravest)
            found.setdefault(item.id, {})[item.since] = version
    return {offence: tuple(versions.values()) for offence, versions in found.items()}
