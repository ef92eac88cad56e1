"""Text from outside (data, arguments, names of files) as text: what could steer a reader's device is seen instead of obeyed.

Every output begins with :func:`safe`; what it adds for its own language (Markdown, XML, JSON ...) stands with its format.
"""

import re

# Patterns are compiled where they are first used: most runs of a command use none.
LONGEST = 1000  # letters of a message
WORD = r"([^\s:`]{120})[^\s:`]{180,}"  # a name that would push the reason out of sight
# Letters that a font leaves blank although Unicode calls them printable.
BLANK = "\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef"
UNSEEN = f"[{BLANK}]"
SPACES = dict.fromkeys(
    map(ord, "\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"), " "
)
# What a build server takes for a command: `##[...` and `##vso[...` anywhere in a line, `::...` at its beginning;
# where a line begins is not known before it is wrapped.
COMMAND = r"#(?=#\w*\[)|:(?=:)"
# Where a formula may begin: at the front, or behind what some spreadsheet takes for the end of a cell or a row; then blanks
# and apostrophes. The last four signs are the first four in full width.
ENDS = ";\t\r\n"
BEGINS, SIGNS = r"((?:\A|[;\t\r\n])\s*)", "(?=[=+@\uff1d\uff0b\uff0d\uff20-])"
FORMULA, GUARDED = f"{BEGINS}('*){SIGNS}", f"{BEGINS}'('*){SIGNS}"


def safe(text: str) -> str:
    r"""The text with every character written out (``\x1b``, ``\u202e``) that cannot be seen or turns what is seen around.

    Line ends stay; a space of any width is a space.
    """
    if text.isascii() and text.isprintable():
        return text
    if not text.replace("\n", "").isprintable():
        text = "".join(char if char.isprintable() or char == "\n" else spelled(char) for char in text.translate(SPACES))
    return text if text.isascii() else re.sub(UNSEEN, lambda found: spelled(found[0]), text)


def spelled(char: str) -> str:
    """A character by its number."""
    number = ord(char)
    return f"\\x{number:02x}" if number < 0x100 else f"\\u{number:04x}" if number < 0x10000 else f"\\U{number:08x}"


def cell(text: str) -> str:
    """Text for a table, of which no spreadsheet makes a formula, not even one that takes ``;`` for the end of a cell.

    One apostrophe stands before what would begin one; :func:`bare` takes it away.
    """
    if text[:1].isalnum() and not any(sign in text for sign in ENDS):
        return text  # most cells, and a search of each takes a tenth of an export
    return re.sub(FORMULA, r"\1'\2", text)


def bare(text: str) -> str:
    """The text behind :func:`cell`."""
    return re.sub(GUARDED, r"\1\2", text)


def message(text: str) -> str:
    """A message as one line of bearable length, whatever it repeats."""
    seen = re.sub(WORD, r"\1...", safe(text[: 100 * LONGEST]).replace("\n", "\\x0a"))
    return seen if len(seen) <= LONGEST else f"{seen[:LONGEST]}..."


def logged(text: str) -> str:
    """Text for a screen or the log of a build: visible, and nothing in it is a command to the build server."""
    seen = safe(text)
    return re.sub(COMMAND, lambda found: f"{found[0]} ", seen) if "::" in seen or "##" in seen else seen
