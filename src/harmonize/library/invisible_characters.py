"""Characters that nobody sees: controls, turns of the direction of reading, blanks of no width, separators of lines."""

import itertools
import re
import unicodedata
from typing import NamedTuple

Mark = tuple[int, int]  # line and column, from 1
ENDS = re.compile(r"\r\n|\r|\n")  # of lines, as editors count them
# Controls but tab and line ends, what Unicode ignores where it is not understood, private use, and no characters.
HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f"
    "\u200b-\u200f\u2028-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\uffff"
    "\ud800-\udfff\ue000-\uf8ff\U000e0000-\U0010ffff]"
)
TURNING = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
JOINERS = "\u200c\u200d"
JOINED = ("ARABIC", "BENGALI", "DEVANAGARI", "KANNADA", "KHMER", "MALAYALAM", "MYANMAR", "SINHALA", "TAMIL", "TELUGU")
STAND_IN = "\N{WHITE SQUARE}"
MOST = 200


class Hidden(NamedTuple):
    """One such character: where it stands, and its number, its name and what it does, as words of a complaint."""

    mark: Mark
    words: dict[str, str]


def seen(text: str) -> tuple[str, list[Hidden]]:
    """A text in which a stand-in can be seen for each such character, and those characters, the first of them.

    With the stand-ins the text has the lines of an editor: YAML counts three more characters as ends of lines.
    """
    if text.isascii() and not HIDDEN.search(text):
        return text, []
    found: list[Hidden] = []
    line, start, done = 1, 0, 0
    for match in itertools.islice(HIDDEN.finditer(text), MOST):
        at, char = match.start(), match[0]
        if char in JOINERS and spelt(text, at):
            continue
        for end in ENDS.finditer(text, done, at):
            line, start = line + 1, end.end()
        done = at
        which = "turns the direction of reading" if char in TURNING else "nobody sees"
        words = {"code": f"{ord(char):04X}", "name": unicodedata.name(char, "a control character"), "which": which}
        found.append(Hidden((line, at - start + 1), words))
    return (HIDDEN.sub(STAND_IN, text), found) if found else (text, [])


def spelt(text: str, at: int) -> bool:
    """Whether a joiner stands between two letters of a script that is spelt with it, as Persian is."""
    around = (text[at - 1 : at], text[at + 1 : at + 2])
    return all(char and unicodedata.name(char, "").split(" ")[0] in JOINED for char in around)
