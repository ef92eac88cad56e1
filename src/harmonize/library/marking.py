"""Marks in a law file that say how current it is: a wording that was not read, the day as at which a text stood.

Lines are put in or changed where they belong, everything else stays letter by letter; what comes out is read again before
it takes the place of the file.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.fitting import fitted
from harmonize.library.scaffold import quoted
from harmonize.library.validation import modelled
from harmonize.library.writing import write
from harmonize.library.yaml_file import parsed
from harmonize.texts.national_law import NationalLaw

AFTER_SOURCE = 4  # columns by which the keys of a source stand in from the margin


class Unread(NamedTuple):
    """A wording to be put down as not read: the provision, its first day (ISO), by which act or commit."""

    section: str
    since: str
    by: str


def lines_of_source(lines: list[str], key: str) -> tuple[int, int]:
    """From which line to which (exclusive) a source stands in a law file."""
    top = next((i for i, line in enumerate(lines) if re.match(r"sources:\s*(?:#.*)?$", line)), len(lines))
    start = next(
        (i for i in range(top + 1, len(lines)) if re.match(rf"  {re.escape(key)}:\s*(?:#.*)?$", lines[i])), None
    )
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


def entries(lines: list[str], held: tuple[int, int]) -> list[list[int]]:
    """The lines of each entry of a list or map that is the value of a key of a source; comments between them are of none."""
    found: list[list[int]] = []
    for at in range(held[0] + 1, held[1]):
        own = lines[at][AFTER_SOURCE + 2 :].rstrip("\r")
        if own and not own.startswith(("#", " ")):
            found.append([at])
        elif found and own.startswith(" "):
            found[-1].append(at)
    return found


def said(text: str, key: str, name: str) -> Any:
    """The value of a key of a source; None where it has no such key."""
    return parsed(text, key).data["sources"][key].get(name)


def with_unread(text: str, key: str, wordings: Iterable[Unread]) -> str:
    """A law file with wordings of a source put down as not read, those of the same provision and day but once."""
    lines = text.split("\n")
    start, end = lines_of_source(lines, key)
    held = block(lines, start, end, "unread")
    there = {(str(item["section"]), str(item["from"])) for item in said(text, key, "unread") or ()}
    new = [
        f"      - {{section: {quoted(one.section)}, from: {one.since}, by: {quoted(one.by)}}}"
        for one in wordings
        if (one.section, one.since) not in there
    ]
    if not new:
        return text
    at = held[1] if held else end
    return joined([*lines[:at], *([] if held else ["    unread:"]), *fitting(new), *lines[at:]], text)


def without_unread(text: str, key: str, sections: Iterable[str], day: str) -> str:
    """A law file in which wordings of a source are no longer put down as not read, where they began by a day and have no end.

    Those with an end are of the past: reading the text of today says nothing about them.
    """
    lines = text.split("\n")
    held = block(lines, *lines_of_source(lines, key), "unread")
    if held is None:
        return text
    read = set(sections)
    items = list(zip(entries(lines, held), said(text, key, "unread"), strict=True))
    gone = {
        at
        for own, item in items
        if str(item["section"]) in read and str(item["from"]) <= day and "until" not in item
        for at in own
    }
    if all(at in gone for own, _ in items for at in own):
        gone.add(held[0])
    return "\n".join(line for at, line in enumerate(lines) if at not in gone)


def with_text_of(text: str, key: str, day: str, sections: Iterable[str] | None) -> str:
    """A law file in which a source, or with ``sections`` only these provisions of it, stand as at a day."""
    lines = text.split("\n")
    start, end = lines_of_source(lines, key)
    if sections is None:
        held = block(lines, start, end, "text_of")
        if held is None:
            raise HarmonizeError(f"the source `{key}` has no `text_of` that could be moved")
        lines[held[0]] = f"    text_of: {day}"
        return joined(lines, text)
    for section in sections:
        start, end = lines_of_source(lines, key)
        held = block(lines, start, end, "sections")
        if held is None:
            unread = block(lines, start, end, "unread")
            at = unread[0] if unread else end
            lines[at:at] = ["    sections:", f"      {quoted(section)}: {{text_of: {day}}}"]
            continue
        name = re.compile(rf"""["']?{re.escape(section)}["']?:""")
        own = next((own for own in entries(lines, held) if name.match(lines[own[0]].lstrip())), None)
        if own is None:
            lines.insert(held[1], f"      {quoted(section)}: {{text_of: {day}}}")
        else:
            lines[own[0] : own[-1] + 1] = dated(lines[own[0] : own[-1] + 1], day)
    return joined(lines, text)


def joined(lines: list[str], before: str) -> str:
    """Lines as a file again, those that are new with the ends that the first line has; all others keep theirs."""
    old = set(before.split("\n"))
    end = "\r" if before.partition("\n")[0].endswith("\r") else ""
    return "\n".join(line if line in old else line.rstrip("\r") + end for line in lines)


def fitting(entries: list[str]) -> list[str]:
    """Entries of a list or map in lines that fit."""
    return fitted("\n".join(entries)).split("\n")


def dated(entry: list[str], day: str) -> list[str]:
    """The lines of a provision with the day as at which its text stood."""
    told, count = re.subn(r"\btext_of: \d{4}-\d\d-\d\d", f"text_of: {day}", "\n".join(entry))
    if count:
        return told.split("\n")
    if len(entry) == 1:
        return fitting([f"{entry[0].rstrip()[:-1].rstrip()}, text_of: {day}}}"])
    return [*entry, " " * (AFTER_SOURCE + 4) + f"text_of: {day}"]


def sound(path: Path, after: str) -> None:
    """Raises HarmonizeError where what is to take the place of a law file could not be read."""
    modelled(parsed(after, str(path)), NationalLaw)


def put(path: Path, before: str, after: str) -> None:
    """Rewrites a law file, unless it was changed meanwhile or what comes out can no longer be read."""
    sound(path, after)
    if texts_of(path) != before:
        raise HarmonizeError(f"{path} was changed meanwhile; nothing was written")
    write(str(path), after.encode(), force=True)


def texts_of(path: Path) -> str:
    """A law file as text, with the line ends it has."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise HarmonizeError(f"{path} cannot be read: {error.strerror or error}") from error
