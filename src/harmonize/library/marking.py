"""Marks in a law file that say how current it is: a wording that was not read, the day as at which a text stood.

Lines are put in or changed where they belong, everything else stays letter by letter; what comes out is read again before
it takes the place of the file.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.accepting import modelled
from harmonize.library.beginning import quoted
from harmonize.library.located_yaml import parsed
from harmonize.library.writing import write
from harmonize.texts.national_law import NationalLaw

AFTER_SOURCE = 4  # columns by which the keys of a source stand in from the margin


class Unread(NamedTuple):
    """A wording to be put down as not read: the provision, its first day (ISO), by which act or commit."""

    section: str
    since: str
    by: str


def lines_of_source(lines: list[str], key: str) -> tuple[int, int]:
    """From which line to which (exclusive) a source stands in a law file."""
    top = lines.index("sources:")
    start = next((i for i in range(top + 1, len(lines)) if re.match(rf"  {re.escape(key)}:\s*$", lines[i])), None)
    if start is None:
        raise HarmonizeError(f"the source `{key}` does not stand on lines of its own; `harmonize fmt` puts it so")
    end = next(
        (i for i in range(start + 1, len(lines)) if lines[i].strip() and not lines[i].startswith("   ")), len(lines)
    )
    return start, end


def block(lines: list[str], start: int, end: int, key: str) -> tuple[int, int] | None:
    """From which line to which the value of a key of a source stands; None where it has no such key."""
    at = next((i for i in range(start, end) if re.match(rf" {{{AFTER_SOURCE}}}{key}:", lines[i])), None)
    if at is None:
        return None
    after = next(
        (i for i in range(at + 1, end) if lines[i].strip() and not lines[i].startswith(" " * (AFTER_SOURCE + 1))), end
    )
    return at, after


def with_unread(text: str, key: str, wordings: Iterable[Unread]) -> str:
    """A law file with wordings of a source put down as not read, those of the same provision and day but once."""
    lines = text.split("\n")
    start, end = lines_of_source(lines, key)
    held = block(lines, start, end, "unread")
    there = "\n".join(lines[held[0] : held[1]]) if held else ""
    new = [
        f"      - {{section: {quoted(one.section)}, from: {one.since}, by: {quoted(one.by)}}}"
        for one in wordings
        if not re.search(rf'section: "?{re.escape(one.section)}"?, from: {one.since}\b', there)
    ]
    if not new:
        return text
    at = held[1] if held else end
    return "\n".join([*lines[:at], *([] if held else ["    unread:"]), *new, *lines[at:]])


def without_unread(text: str, key: str, sections: Iterable[str], day: str) -> str:
    """A law file in which wordings of a source are no longer put down as not read, where they began by a day and have no end.

    Those with an end are of the past: reading the text of today says nothing about them.
    """
    lines = text.split("\n")
    held = block(lines, *lines_of_source(lines, key), "unread")
    if held is None:
        return text
    read = "|".join(map(re.escape, sections))
    entry = re.compile(rf'      - {{section: "?(?:{read})"?, from: (\d{{4}}-\d\d-\d\d), by: .*}}$')
    kept = [line for line in lines[held[0] + 1 : held[1]] if not ((found := entry.match(line)) and found[1] <= day)]
    return "\n".join([*lines[: held[0]], *([lines[held[0]], *kept] if kept else []), *lines[held[1] :]])


def with_text_of(text: str, key: str, day: str, sections: Iterable[str] | None) -> str:
    """A law file in which a source, or with ``sections`` only these provisions of it, stand as at a day."""
    lines = text.split("\n")
    start, end = lines_of_source(lines, key)
    if sections is None:
        held = block(lines, start, end, "text_of")
        if held is None:
            raise HarmonizeError(f"the source `{key}` has no `text_of` that could be moved")
        lines[held[0]] = f"    text_of: {day}"
        return "\n".join(lines)
    for section in sections:
        start, end = lines_of_source(lines, key)
        held = block(lines, start, end, "sections")
        if held is None:
            unread = block(lines, start, end, "unread")
            at = unread[0] if unread else end
            lines[at:at] = ["    sections:", f"      {quoted(section)}: {{text_of: {day}}}"]
            continue
        own = next((i for i in range(*held) if re.match(rf'      "?{re.escape(section)}"?:', lines[i])), None)
        if own is None:
            lines.insert(held[1], f"      {quoted(section)}: {{text_of: {day}}}")
        else:
            lines[own] = dated(lines[own], day)
    return "\n".join(lines)


def dated(line: str, day: str) -> str:
    """A provision's line with the day as at which its text stood."""
    if "text_of:" in line:
        return re.sub(r"text_of: \d{4}-\d\d-\d\d", f"text_of: {day}", line)
    if not line.rstrip().endswith("}"):
        raise HarmonizeError(f"`{line.strip()}` stands on several lines; `harmonize fmt` puts it on one")
    return f"{line.rstrip()[:-1].rstrip()}, text_of: {day}}}"


def put(path: Path, before: str, after: str) -> None:
    """Writes a law file anew, unless it was changed meanwhile or what comes out can no longer be read."""
    modelled(parsed(after, str(path)), NationalLaw)
    if path.read_text("utf-8") != before:
        raise HarmonizeError(f"{path} was changed meanwhile; nothing was written")
    write(str(path), after.encode(), force=True)


def texts_of(path: Path) -> str:
    """A law file as text."""
    return path.read_text("utf-8")
