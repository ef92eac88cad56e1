"""Marks in a law file that say how current it is: a wording that was not read, the day as at which a text stood.

Entries are put in or changed where they belong and nowhere else.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.yaml_file import parsed
from harmonize.library.yaml_tree import Tree


class Unread(NamedTuple):
    """A wording to be put down as not read: the provision, its first day (ISO), by which act or commit."""

    section: str
    since: str
    by: str


def with_unread(text: str, key: str, wordings: Iterable[Unread]) -> str:
    """A law file with wordings of a source put down as not read, those of the same provision and day but once."""
    tree, said = Tree(text), source(text, key).get("unread") or []
    there = {(str(item["section"]), str(item["from"])) for item in said}
    new = [item for item in wordings if (item.section, item.since) not in there]
    for at, one in enumerate(new, len(said)):
        entry = {"section": one.section, "from": date.fromisoformat(one.since), "by": one.by}
        tree = tree.put(("sources", key, "unread", at), entry)
    return tree.text


def without_unread(text: str, key: str, sections: Iterable[str], day: str) -> str:
    """A law file in which wordings of a source are no longer put down as not read, where they began by a day and have no end.

    Those with an end are of the past: reading the text of today says nothing about them.
    """
    tree, read = Tree(text), set(sections)
    for at, item in reversed(list(enumerate(source(text, key).get("unread") or ()))):
        if str(item["section"]) in read and str(item["from"]) <= day and "until" not in item:
            tree = tree.without(("sources", key, "unread", at))
    return tree.text


def with_text_of(text: str, key: str, day: str, sections: Iterable[str] | None) -> str:
    """A law file in which a source, or with ``sections`` only these provisions of it, stand as at a day."""
    if sections is None and "text_of" not in source(text, key):
        raise HarmonizeError(f"the source `{key}` has no `text_of` that could be moved")
    tree = Tree(text)
    for way in [("text_of",)] if sections is None else [("sections", section, "text_of") for section in sections]:
        tree = tree.put(("sources", key, *way), date.fromisoformat(day), before="unread")
    return tree.text


def source(text: str, key: str) -> dict[str, Any]:
    """What a law file says of a source."""
    found: dict[str, Any] = parsed(text, key).data["sources"][key]
    return found
