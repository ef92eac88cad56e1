"""Copies in plain text or Markdown: lines that begin a provision, by the tradition that the copy follows most."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.guests.copies.provisions import Copy, Held
from harmonize.guests.copies.traditions import TRADITIONS, Tradition
from harmonize.guests.copies.units import ITEM, Piece
from harmonize.guests.copies.words import plain
from harmonize.norms.numbering import key

HEADING = re.compile(r"\s{0,3}#{1,6}")
WHITE = "".join(letter for letter in map(chr, range(0x3001)) if letter.isspace())
FRONT = re.compile(r"\A\ufeff?---\n(.*?)\n---\n", re.DOTALL)
DAYS = ("last_updated", "text_of", "version_date", "date")
ENDED = frozenset('.;:,!?)]”»"…。—–')  # what stands at the end of a sentence
PAGE = re.compile(r"^(?:\w+ )?\d{1,4} (?:de|of|von|sur|di|/) \d{1,4}$")
TURN = re.compile(r"\f|^-{5}$", re.MULTILINE)  # where a page turns; so do programs that make Markdown of pages
# What stands behind the provisions of an act and is numbered on its own, or heads what follows.
BEHIND = re.compile(
    r"^(?:(?:[A-Z]+ )?SCHEDULES?|LIST OF (?:AMENDMENTS|SECTIONS AMENDED)|EXPLANATORY (?:STATEMENT|NOTES?|MEMORANDUM)|HURAIAN|"
    r"ANNEX(?:E|ES)?|ANEXOS?|ALLEGAT[OI]|ΠΑΡΑΡΤΗΜΑ(?:ΤΑ)?|INDEX)\b[^a-z]*$"
    r"|^(?:LIBRO|TITOLO|CAPO|SEZIONE|LIVRE|TITRE|CHAPITRE|SECTION|PART|CHAPTER|PARTE|T[IÍ]TULO|CAP[IÍ]TULO|SECCI[OÓ]N|"
    r"ΚΕΦΑΛΑΙΟ|ΤΜΗΜΑ|ΜΕΡΟΣ|BÖLÜM|KISIM)\s+(?:[IVXLC]+|[Α-Ω]΄?|\d+|[A-ZÀ-Ý]{4,})\b"
    r"|^(?:Livre|Titre|Chapitre|Section|Sous-section|Paragraphe)\s+(?:[IVXLC]+(?:er)?|\d+(?:er)?|[Pp]remi[eè]re?|[Uu]nique)\s*:"
)
DIGITS = re.compile(r"\d+")
NEAR = 6  # lines before and after the number of a page, or where a page turns
TITLE = re.compile(
    r"^(?:\(\( )?\((?=[A-ZÀ-Ý])[^()]{3,250}[^().;]\)\.?(?: ?\)\))?\.?$"
)  # (Reati e pene): a title in the line after the number
CHAPTER = re.compile(r"^(\d{1,3}(?:\s?[a-z])?) kap\.", re.IGNORECASE)  # 20 kap.: Nordic acts count sections in each
RAISED = re.compile(
    r"(?<=\d)<sup>(\d{1,3})</sup>"
)  # 259¹, behind a number in a heading; elsewhere it may be a footnote
WORD_ALONE = re.compile(r"^(?:madde|art(?:icle|[ií]culo|icolo|ikel|\.)?|άρθρο|section|§)$", re.IGNORECASE)
NUMBER_ALONE = re.compile(r"^\d{1,4}[A-Z]{0,3}\.$")
REFERS = re.compile(
    r"(?:,|\b(?:(?:sub)?sections?|paragraphs?|art[ií]culos?|articles?|seksyen|and|or|to|y|o|et|ou|dan|atau))$"
)
FIRST, LATE = (1, 2), 5  # a count that begins again, and the number after which it may
MOST_LINES = 1_000_000
FEW = 3  # headings from which on only headings begin provisions
FAR = 20  # times as often as any other beginning must bare numbers stand to be that of the provisions
BROKEN = (
    0.2  # the share of provisions whose second line goes on in small letters, from which on lines are broken anywhere
)


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
        titled = line[heading.end() :].lstrip().rstrip("#").rstrip() if heading else ""
        bare = (RAISED.sub(r"^\1", titled) if heading else line).replace("**", "").replace("__", "")
        words = bare.lstrip(f"{WHITE}>*_\\|").rstrip(f"{WHITE}*_\\|")
        # `##### artículo 86.` is a reference that a line break left at the beginning of a line, and no heading.
        found.append(Line(number, heading is not None and not words[:1].islower(), words))
    return found


def ended(text: str) -> bool:
    """Whether a line ends like a sentence."""
    return text.rstrip()[-1:] in ENDED


def fields_of(front: str) -> dict[str, str]:
    """What stands before a Markdown text, by key."""
    rows = (line.partition(":") for line in front.split("\n"))
    told = {key: value.strip() for key, colon, value in rows if colon and key.isidentifier()}
    return {key: value.removeprefix('"').removesuffix('"') for key, value in told.items()}


def turned(body: str) -> Iterable[int]:
    """The lines, from 0, in which a page turns."""
    line, before = 0, 0
    for turn in TURN.finditer(body):
        line, before = line + body.count("\n", before, turn.start()), turn.start()
        yield line


def read(name: str, text: str) -> Copy:
    """A copy in plain text or Markdown. Raises HarmonizeError for one of more lines than any act has."""
    if (count := text.count("\n")) > MOST_LINES:
        raise HarmonizeError(f"{name}: {count} lines; a copy of a statute has at most {MOST_LINES}")
    front = FRONT.match(text)
    fields = fields_of(front[1]) if front else {}
    body = re.sub(r"[^\n]+", "", front[0]) + text[front.end() :] if front else text
    turns = list(turned(body))
    lines = joined(without_running(lines_of(body.replace("\f", "")), turns))
    title = fields.get("title", "") or next((line.text for line in lines if line.text), "")
    day = next((fields[one] for one in DAYS if re.fullmatch(r"\d{4}-\d\d-\d\d", fields.get(one, ""))), "")
    found = tuple(provisions(lines))
    return Copy(name, title, day, in_chapters(lines, found) or main_series(found))


def without_running(lines: list[Line], turns: list[int]) -> list[Line]:
    """Lines without the heads and feet of pages.

    They stand in the same words, numbers apart, near the numbers of most pages (``12 of 90``), or near a third of the
    turns of pages, where left and right pages have heads of their own. ``turns`` are places in the list.
    """
    counted = [at for at, line in enumerate(lines) if PAGE.match(line.text)]
    gone = repeated(lines, counted, len(counted) / 2) | repeated(lines, turns, len(turns) / 3)
    return [line for at, line in enumerate(lines) if at not in gone]


def repeated(lines: list[Line], places: list[int], times: float) -> set[int]:
    """The lines near some places whose words stand near more of them than told; never what begins a provision or a part."""
    if len(places) < FEW:
        return set()
    near = {at for place in places for at in range(max(place - NEAR, 0), min(place + NEAR + 1, len(lines)))}
    words = {at: DIGITS.sub("0", lines[at].text) for at in near if not opens(lines[at].text)}
    often = Counter(words.values())
    return {at for at, one in words.items() if often[one] > times}


def opens(text: str) -> bool:
    """Whether a line may begin a provision or a part of one, as its word or its brackets show."""
    return bool(
        WORD_ALONE.match(text)
        or ITEM.match(text)
        or any(one.pattern.match(text) for one in TRADITIONS if not one.title_beside)
    )


def joined(lines: list[Line]) -> list[Line]:
    """Lines in which what begins a provision stands together: ``Madde`` with the ``5 –`` below it, ``120A.`` with its text."""
    found: list[Line] = []
    waiting, before = -1, ""
    for line in lines:
        if waiting >= 0 and line.text:
            first = found[waiting]
            number = line.text[0].isdecimal()
            if number if WORD_ALONE.match(first.text) else not (number or opens(line.text)):
                found[waiting:] = []
                line = first._replace(text=f"{first.text} {line.text}")
            waiting = -1
        if WORD_ALONE.match(line.text) or (NUMBER_ALONE.match(line.text) and not REFERS.search(before)):
            waiting = len(found)
        found.append(line)
        before = line.text or before
    return found


def chosen(lines: Sequence[Line]) -> tuple[Tradition | None, bool]:
    """The tradition that a copy follows, the most exact one that begins most lines, and whether only headings begin provisions."""
    best: tuple[int, Tradition | None, bool] = (0, None, False)
    for tradition in TRADITIONS:
        hits = [line for line in lines if beginning(tradition, line)]
        headings = sum(line.heading for line in hits)
        only = headings >= FEW or (bool(headings) and headings == len(hits))
        count = headings if only else len(hits)
        if tradition.name == "bare number" and count < FAR * best[0] and not only:
            continue
        if count > best[0]:
            best = (count, tradition, only)
    return best[1], best[2]


def beginning(tradition: Tradition, line: Line) -> re.Match[str] | None:
    """Whether a line begins a provision; a small letter at its beginning shows a reference that a line break left there."""
    if line.heading:
        return (tradition.in_headings or tradition.pattern).match(line.text)
    return None if line.text[:1].islower() else tradition.pattern.match(line.text)


def provisions(lines: Sequence[Line]) -> Iterable[Held]:
    """The provisions of some lines, in order."""
    tradition, only = chosen(lines)
    if tradition is None:
        return
    loose = tradition.title_beside and not only and broken(lines, tradition)
    if loose:
        tradition = tradition._replace(title_beside=False, title_above=True)
    begun: tuple[str, str, int] | None = None
    body: list[tuple[int, str]] = []
    before = ""
    for line in lines:
        found = beginning(tradition, line) if line.heading or not only else None
        if loose and REFERS.search(before):  # the number of a provision that is only referred to, on a line of its own
            found = None
        before = line.text or before
        if begun and line.heading and not (found or body or begun[1] or BEHIND.match(line.text)):
            begun = begun[0], line.text, begun[2]  # the title in a heading of its own, below the number
            continue
        if found or (begun and (line.heading or BEHIND.match(line.text))):
            if begun:
                yield passage_of(*begun, without_titles(body) if tradition.title_above else body)
            begun, body = None, []
        if found:
            rest = line.text[found.end() :].strip(" .:–—-")
            number = re.sub(r"\s+", " ", found["number"]).strip()
            titled = line.heading or (tradition.title_beside and not rest.startswith("(") and not ended(rest))
            begun = number, rest if titled else "", line.number
            body = [] if titled or not rest else [(line.number, line.text[found.end() :].strip(" -–—"))]
        elif begun and line.text:
            body.append((line.number, line.text))
    if begun:
        yield passage_of(*begun, without_titles(body) if tradition.title_above else body)


def broken(lines: Sequence[Line], tradition: Tradition) -> bool:
    """Whether lines are broken where the page ends, so that what stands behind a number is the text and no title."""
    written = [line for line in lines if line.text]
    after = [then.text for line, then in pairwise(written) if beginning(tradition, line)]
    return sum(text[0].islower() for text in after) > BROKEN * len(after)


def in_chapters(lines: Sequence[Line], found: tuple[Held, ...]) -> tuple[Held, ...]:
    """Provisions that are counted afresh in each chapter, with its number before theirs: 20:8; none where they are not."""
    chapters = [(line.number, hit[1]) for line in lines if line.heading and (hit := CHAPTER.match(line.text))]
    if min(len(chapters), sum(item.key in map(str, FIRST) for item in found)) < FEW:
        return ()
    told, places = [], [at for at, _ in chapters]
    for item in found:
        before = bisect_left(places, item.line)
        chapter = key(chapters[before - 1][1]) if before else ""
        told.append(replace(item, number=f"{chapter}:{item.number}", key=f"{chapter}:{item.key}") if chapter else item)
    return tuple(told)


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


def passage_of(number: str, heading: str, line: int, body: list[tuple[int, str]]) -> Held:
    """One provision of some lines; a title in brackets on a line of its own is none of its words."""
    if not heading and len(body) > 1 and TITLE.match(body[0][1]):
        heading, body = body[0][1].strip("(). "), body[1:]
    return Held(number, key(number), heading, line, tuple(Piece(0, "", text, at) for at, text in body))


def without_titles(body: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """Lines without the titles at their end, which belong to what follows: short lines that end like no sentence."""
    kept = [row for row in body if plain(row[1]).strip()]
    while len(kept) > 1 and not ended(kept[-1][1]) and len(kept[-1][1]) < 80:
        kept.pop()
    return kept
