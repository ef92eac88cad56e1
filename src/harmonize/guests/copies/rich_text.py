"""A copy in Rich Text Format (RTF): its words, line by line.

Tables of fonts and colours, styles, pictures, notes, heads and feet of pages and what a program does not know are left out.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

TOKEN = re.compile(
    rb"\\([a-zA-Z]{1,32})(-?\d{1,9})? ?"  # a word of control, with a number
    rb"|\\'([0-9a-fA-F]{2})"  # a byte in the file's own encoding
    rb"|\\([^a-zA-Z])"  # a sign of control
    rb"|([{}])"
    rb"|([^\\{}\r\n]+)"  # words
    rb"|[\r\n]+"
)
SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote "
    b"listtable listoverridetable rsidtbl generator fldinst xmlnstbl themedata".split()
)
SIGNS = {
    b"par": "\n", b"line": "\n", b"sect": "\n", b"page": "\n", b"row": "\n", b"cell": "\t", b"tab": "\t",
    b"emdash": "—", b"endash": "–", b"lquote": "‘", b"rquote": "’", b"ldblquote": "“", b"rdblquote": "”", b"bullet": "•",
    b"~": "\u00a0", b"_": "-", b"-": "", b"\n": "\n", b"\r": "\n", b"\\": "\\", b"{": "{", b"}": "}",
}  # fmt: skip


class Group(NamedTuple):
    """What holds between two braces: whether its words are left out, and how many stand-ins follow a letter given by number."""

    silent: bool = False
    stand_ins: int = 1


def words_of(content: bytes) -> str:
    """The words of a file in Rich Text Format, a paragraph or a line a line."""
    found = re.search(rb"\\ansicpg(\d{3,5})", content[:2000])
    encoding = f"cp{found[1].decode()}" if found else "cp1252"
    text, raw = list[str](), bytearray()
    for piece in pieces(content):
        if isinstance(piece, bytes):
            raw += piece
            continue
        text += [decoded(raw, encoding), piece]
        raw.clear()
    return "".join([*text, decoded(raw, encoding)])


def decoded(raw: bytearray, encoding: str) -> str:
    """Bytes in the file's own encoding; what is none, or an encoding that is not known, shows as such."""
    try:
        return raw.decode(encoding, "replace")
    except LookupError:
        return raw.decode("cp1252", "replace")


def pieces(content: bytes) -> Iterator[str | bytes]:
    """The words of a file in order: as text, or as bytes in the encoding of the file."""
    around: list[Group] = []
    group, skip = Group(), 0
    for token in TOKEN.finditer(content):
        word, number, byte, sign, brace, plain = token.groups()
        if brace == b"{":
            around.append(group)
        elif brace:
            group = around.pop() if around else Group()
        elif sign == b"*" or word in SILENT:
            group = group._replace(silent=True)
        elif word == b"uc":
            group = group._replace(stand_ins=int(number or 1))
        elif group.silent:
            continue
        elif word == b"u" and number:
            letter = chr(int(number) % 65536)
            yield "\ufffd" if "\ud800" <= letter <= "\udfff" else letter
            skip = group.stand_ins
        elif (word or sign) in SIGNS:
            yield SIGNS[word or sign]
        elif byte or plain:
            letters = bytes.fromhex(byte.decode()) if byte else plain
            yield letters[skip:]
            skip = max(skip - len(letters), 0)
