"""Copies in plain text or Markdown: lines that begin a provision, by the tradition that the copy follows most."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harmonize.copies.numbering import TRADITIONS, Tradition, key
from harmonize.copies.provisions import Copy, Held
from harmonize.copies.units import Piece
from harmonize.copies.words import plain

HEADING = re.compile(r"^\s{0,3}(#{1,6})\s*(.*?)\s*#*$")
FRONT = re.compile(r"\A\ufeff?---\n(.*?)\n---\n", re.DOTALL)
FIELD = re.compile(r"^(\w+):\s*\"?(.*?)\"?\s*$", re.MULTILINE)
DAYS = ("last_updated", "text_of", "version_date", "date")
ENDED = re.compile(r"[.;:,!?)\]”»\"…。]\s*$")
PAGE = re.compile(r"^(?:\w+ )?\d{1,4} (?:de|of|von|sur|di|/) \d{1,4}$")
DIGITS = re.compile(r"\d+")
NEAR = 6  # lines before and after the number of a page
FIRST, LATE = (1, 2), 5  # a count that begins again, and the number after which it may
FEW = 3  # headings from which on only headings begin provisions


class Line(NamedTuple):
    """A line of a copy: its number from 1, whether it is set as a heading, its words."""

    number: int
    heading: bool
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines of a text or Markdown file; emphasis and quotation marks at the beginning are no words."""
    found = []
    for number, line in enumerate(text.splitlines(), 1):
        heading = HEADING.match(line)
        bare = heading[2] if heading else line
        found.append(Line(number, heading is not None, re.sub(r"^[\s>*_\\|]+|[\s*_\\|]+$", "", bare)))
    return found


def read(name: str, text: str) -> Copy:
    """A copy in plain text or Markdown."""
    front = FRONT.match(text)
    fields = dict(FIELD.findall(front[1])) if front else {}
    body = re.sub(r"[^\n]+", "", front[0]) + text[front.end() :] if front else text
    lines = without_running(lines_of(body))
    title = fields.get("title", "") or next((line.text for line in lines if line.text), "")
    day = next((fields[one] for one in DAYS if re.fullmatch(r"\d{4}-\d\d-\d\d", fields.get(one, ""))), "")
    return Copy(name, title, day, main_series(tuple(provisions(lines))))


def without_running(lines: list[Line]) -> list[Line]:
    """Lines without the heads and feet of pages: what stands near the numbers of most pages in the same words."""
    pages = [at for at, line in enumerate(lines) if PAGE.match(line.text)]
    if len(pages) < FEW:
        return lines
    near = [range(max(at - NEAR, 0), min(at + NEAR + 1, len(lines))) for at in pages]
    often = Counter(words for span in near for words in {DIGITS.sub("0", lines[at].text) for at in span})
    running = {words for words, times in often.items() if times > len(pages) / 2}
    around = {at for span in near for at in span}
    return [line for at, line in enumerate(lines) if at not in around or DIGITS.sub("0", line.text) not in running]


def chosen(lines: Sequence[Line]) -> tuple[Tradition | None, bool]:
    """The tradition that a copy follows, the most exact one that begins most lines, and whether only headings begin provisions."""
    best: tuple[int, Tradition | None, bool] = (0, None, False)
    for tradition in TRADITIONS:
        hits = [line for line in lines if beginning(tradition, line)]
        headings = sum(line.heading for line in hits)
        only = headings >= FEW or (bool(headings) and headings == len(hits))
        count = headings if only else len(hits)
        if tradition.name == "bare number" and best[1] and not only:
            continue
        if count > best[0]:
            best = (count, tradition, only)
    return best[1], best[2]


def beginning(tradition: Tradition, line: Line) -> re.Match[str] | None:
    """Whether a line begins a provision; a small letter at its beginning shows a reference that a line break left there."""
    return tradition.pattern.match(line.text) if line.heading or not line.text[:1].islower() else None


def provisions(lines: Sequence[Line]) -> Iterable[Held]:
    """The provisions of some lines, in order."""
    tradition, only = chosen(lines)
    if tradition is None:
        return
    begun: tuple[str, str, int] | None = None
    body: list[tuple[int, str]] = []
    for line in lines:
        found = beginning(tradition, line) if line.heading or not only else None
        if found or (line.heading and begun):
            if begun:
                yield held(*begun, without_titles(body) if tradition.title_above else body)
            begun, body = None, []
        if found:
            rest = line.text[found.end() :].strip(" .:–—-")
            number = re.sub(r"\s+", " ", found["number"]).strip()
            titled = line.heading or (tradition.title_beside and not rest.startswith("(") and not ENDED.search(rest))
            begun = number, rest if titled else "", line.number
            body = [] if titled or not rest else [(line.number, line.text[found.end() :].strip(" -–—"))]
        elif begun and line.text:
            body.append((line.number, line.text))
    if begun:
        yield held(*begun, without_titles(body) if tradition.title_above else body)


def main_series(found: tuple[Held, ...]) -> tuple[Held, ...]:
    """Provisions without those of a table of contents, a transitional part or an annex that count from the beginning again."""
    series: list[list[Held]] = [[]]
    before = 0
    for item in found:
        number = int(re.sub(r"\D.*", "", item.key) or 0)
        if number in FIRST and before > LATE:
            series.append([])
        series[-1].append(item)
        before = number
    main = max(series, key=lambda part: sum(len(item.pieces) for item in part))
    known = {item.key for item in main}
    return tuple(item for part in series for item in part if part is main or item.key not in known)


def held(number: str, heading: str, line: int, body: list[tuple[int, str]]) -> Held:
    """One provision of some lines."""
    return Held(number, key(number), heading, line, tuple(Piece(0, "", text, at) for at, text in body))


def without_titles(body: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Lines without the titles at their end, which belong to what follows: short lines that end like no sentence."""
    kept = [row for row in body if plain(row[1]).strip()]
    while len(kept) > 1 and not ENDED.search(kept[-1][1]) and len(kept[-1][1]) < 80:
        kept.pop()
    return kept
