"""A file as a copy of a statute: plain text, Markdown, rich text, HTML, a list of provisions in JSON, or XML of a publisher that is known."""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any

from harmonize.errors import HarmonizeError
from harmonize.guests.copies import lines, rich_text
from harmonize.guests.copies.provisions import Copy, Held
from harmonize.guests.copies.traditions import TRADITIONS
from harmonize.guests.copies.units import Piece
from harmonize.norms.numbering import key

MOST = 64_000_000  # bytes of a copy
MOST_PARTS = 1_000_000  # of lists and objects in JSON, of elements in markup
MOST_LETTERS = 2_000_000  # of a provision
REFERENCES = ("provision_ref", "ref", "section", "article", "number", "num", "id")
WORDS = ("content", "text", "body", "content_text")
# Lengths at which programs that gather statutes cut a text off; what has exactly one of them is not the whole provision.
CUT = frozenset((8_000, 10_000, 12_000, 15_000, 16_000, 20_000, 32_000, 50_000))
# laws-lois.justice.gc.ca sets a link to earlier versions below a provision, and then the heading of what follows.
VERSION = "Previous Version"
FOLLOWING = re.compile(
    rf"(?<!\s)\s*{VERSION}s?\b[^.;:()]{{0,90}}$|(?<=[.;\]])(?:\s(?:[A-Z][\w’'-]*|of|to|and|the|in|or|for|by|on|with|from|under)){{1,10}}$"
)
MEANS = re.compile(r" (?:means|includes|has|in relation)\b")
TERM, LONGEST_TERM = re.compile(r"\w[^.;()]+"), 61  # a term set bold, and once more
# What a list of provisions puts before a number: art12, s. 5, madde79; L, R and D belong to French numbers.
RAISED = re.compile(r"(?<=\d)_(?=\d)")  # art344_1 is article 344^1
REF = re.compile(r"^(?:[^\W\d_]{2,}|[^\W\d_LRD]|§)[\s._:-]*(?=[\dLRD])", re.IGNORECASE)
CHAPTER = re.compile(r"^\d+:(?=\d)")  # 2:6, where sections are counted through all chapters, is section 6


def opened(name: str, content: bytes) -> Copy:
    """A file as a copy. Raises HarmonizeError for one that is too large, empty, no text, or has no provisions."""
    if len(content) > MOST:
        raise HarmonizeError(
            f"{name}: {len(content) // 1_000_000} MB; a copy of a statute has at most {MOST // 1_000_000}"
        )
    if not content.strip():
        raise HarmonizeError(f"{name}: the file is empty")
    if content.startswith(b"%PDF"):
        raise HarmonizeError(f"{name}: a PDF; take its text out first, as `pdftotext -layout` does, and read that")
    copy = form_of(name, content)(name, content)
    for held in copy.provisions:
        if (letters := sum(len(piece.text) for piece in held.pieces)) > MOST_LETTERS:
            raise HarmonizeError(f"{name}: {held.number} has {letters} letters; a provision has at most {MOST_LETTERS}")
    if not copy.provisions:
        raise HarmonizeError(
            f"{name}: no provision found in it: no line begins with a number as in `§ 96`, `Article 12`, `25.`"
        )
    return copy


def form_of(name: str, content: bytes) -> Callable[[str, bytes], Copy]:
    """The reader for a file, by what it begins with."""
    begins = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:2000].lower()
    if re.match(rb"<!doctype html|<html|<head|<body", begins):
        from harmonize.guests.copies.markup import read_page  # lxml is loaded for markup alone

        return read_page
    if begins.startswith(b"<") and not name.casefold().endswith((".md", ".txt")):
        from harmonize.guests.copies.markup import read, read_page

        return read_page if name.casefold().endswith((".html", ".htm")) else read
    if begins.startswith(b"{\\rtf"):
        return read_rich
    return read_json if begins.startswith((b"{", b"[")) else read_lines


def decoded(name: str, content: bytes) -> str:
    """The text of a file. Raises HarmonizeError where it is no UTF-8."""
    try:
        return content.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise HarmonizeError(f"{name}:{line}: no UTF-8; save the copy as UTF-8 text") from error


def read_lines(name: str, content: bytes) -> Copy:
    """A copy in plain text or Markdown."""
    return lines.read(name, decoded(name, content))


def read_rich(name: str, content: bytes) -> Copy:
    """A copy in Rich Text Format."""
    return lines.read(name, rich_text.words_of(content))


def read_json(name: str, content: bytes) -> Copy:
    """A copy as JSON: the longest list of objects that have a number and a text; a text that was cut off counts as not there."""
    if content.count(b"{") + content.count(b"[") > MOST_PARTS:
        raise HarmonizeError(f"{name}: more than {MOST_PARTS} lists and objects; a copy of a statute has fewer")
    try:
        data = json.loads(decoded(name, content))
        listed = max(lists(data), key=len, default=[])
    except json.JSONDecodeError as error:
        raise HarmonizeError(f"{name}:{error.lineno}: no JSON that could be read: {error.msg}") from error
    except ValueError as error:
        raise HarmonizeError(f"{name}: no JSON that could be read: a number of thousands of digits") from error
    except RecursionError as error:
        raise HarmonizeError(f"{name}: its lists are nested too deep to be a list of provisions") from error
    fields = data if isinstance(data, dict) else {}
    title = str(fields.get("title") or fields.get("name") or "")
    listed = [item for item in listed if len(field(item, WORDS)) not in CUT]
    numbers = numbered([field(item, REFERENCES) for item in listed])
    margins = any(VERSION in field(item, WORDS) for item in listed)
    return Copy(
        name,
        title,
        "",
        tuple(
            passage_of(item, number, margins=margins) for item, number in zip(listed, numbers, strict=True) if number
        ),
    )


def numbered(refs: list[str]) -> list[str]:
    """The numbers of provisions by how a list refers to them; none for those that count from one again.

    Transitional rules and annexes do so behind a name of their own, and sections in each chapter: these keep its number.
    """
    series = [before[0] if (before := REF.match(ref)) else "" for ref in refs]
    bare = [RAISED.sub("^", REF.sub("", ref).strip()) for ref in refs]
    through = [CHAPTER.sub("", number) for number in bare]
    if len({*through}) == len({*bare}):
        bare = through
    main = Counter(series).most_common(1)[0][0] if series else ""
    own = {key(number) for number, name in zip(bare, series, strict=True) if name == main}
    return [number if name == main or key(number) not in own else "" for number, name in zip(bare, series, strict=True)]


def without_number(line: str, number: str) -> str:
    """The first line of a provision without its own number, where it is reported there once more."""
    told = next((hit for one in TRADITIONS if (hit := one.pattern.match(line)) and key(hit["number"]) == number), None)
    told = told or re.match(rf"{re.escape(number)}\.?(?=\s+[(\[“\"A-ZÀ-Ý])", line, re.IGNORECASE)
    return line[told.end() :].lstrip(" -–—.") if told else line


def lists(data: Any) -> Iterator[list[dict[str, Any]]]:
    """Every list in some data whose items are provisions."""
    if isinstance(data, list):
        items = [item for item in data if isinstance(item, dict) and field(item, REFERENCES) and field(item, WORDS)]
        if items:
            yield items
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        if isinstance(part, (dict, list)):
            yield from lists(part)


def field(item: dict[str, Any], named: tuple[str, ...]) -> str:
    """The first of some fields that an object has."""
    return next((str(item[name]) for name in named if isinstance(item.get(name), str | int) and item[name] != ""), "")


def undoubled(text: str) -> str:
    """A text in which a term that is defined, and stands there twice, stands once."""
    kept, done = list[str](), 0
    for means in MEANS.finditer(text):
        end = means.start()
        for size in range(min(LONGEST_TERM, (end - done - 1) // 2), 1, -1):
            first, second = end - 2 * size - 1, end - size
            if text[second - 1] == " " and (not first or text[first - 1].isspace()):
                term = text[second:end]
                if text[first : second - 1] == term and TERM.fullmatch(term):
                    kept.append(text[done : second - 1])
                    done = end
                    break
    return "".join([*kept, text[done:]])


def passage_of(item: dict[str, Any], number: str, *, margins: bool) -> Held:
    """One provision of a list; ``margins`` drops the heading of what follows, which a program left behind its last words."""
    words = field(item, WORDS)
    if margins:
        words = undoubled(FOLLOWING.sub("", words))
    written = words.replace("\r", "\n").split("\n")
    written[0] = without_number(written[0], key(number))
    return Held(
        number,
        key(number),
        str(item.get("title") or ""),
        0,
        tuple(Piece(0, "", line, 0) for line in written if line.strip()),
    )
