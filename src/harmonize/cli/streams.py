"""The three streams of the command: every text is seen, fits the reader's code page, and a stream that fails is reported.

A closed pipe (``| head``) is no failure: the rest is dropped, and the exit code stays that of the answer.
"""

import codecs
import errno
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING, TextIO, cast

from harmonize.errors import HarmonizeError
from harmonize.visible import logged

if TYPE_CHECKING:
    from rich.console import Console

# What a code page lacks, as a reader of plain text expects it; letters without their accents are found in Unicode itself.
LETTERS = """
/ ÷⁄  - −–—‐‑―·─━  * •‣  yes ✓✅  no ✗❌  ' ‘’‚‹›′  " “”„«»″  o °ø  d đð  D ĐÐ  | ¦│┃  # █▓  -> →  <- ←  <-> ↔
=> ⇒  >= ≥  <= ≤  != ≠  x ×  ... …  s. §  para. ¶  EUR €  GBP £  JPY ¥  c ¢  (c) ©  (R) ®  ss ß  ae æ  AE Æ
oe œ  OE Œ  O Ø  l ł  L Ł  th þ  Th Þ  i ı  h ħ  H Ħ  n ŋ  N Ŋ  e ə  E Ə  ! ¡  ? ¿  + ▒  . ░
"""  # each stand-in, and the letters that it stands for
WORDS = LETTERS.split()
STAND_INS = {
    "§§": "ss.",
    **{letter: told for told, letters in zip(WORDS[::2], WORDS[1::2], strict=True) for letter in letters},
}


def stand_in(error: UnicodeError) -> tuple[str, int]:
    """What is printed for letters that a code page lacks: a stand-in of plain letters, or a question mark."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    import unicodedata  # only a reader with an old code page pays for it

    lacking = replaced(error.object[error.start : error.end])
    bare = "".join(char for char in unicodedata.normalize("NFKD", lacking) if not unicodedata.combining(char))
    return "".join(char if char.isascii() else "?" for char in replaced(bare)), error.end


def replaced(text: str) -> str:
    """A text with the stand-ins that there are."""
    longest_first = "|".join(map(re.escape, sorted(STAND_INS, key=len, reverse=True)))
    return re.sub(longest_first, lambda found: STAND_INS[found[0]], text)


codecs.register_error("stand-in", stand_in)


class Lost(HarmonizeError):
    """An answer that could not be reported."""


class Closed(io.RawIOBase):
    """A stream that the caller closed before the command began."""

    def writable(self) -> bool:
        return True

    def write(self, _content: object) -> int:
        raise OSError(errno.EBADF, "it is closed")


class Outlet(io.TextIOWrapper):
    """Standard output or standard error. ``gone`` says that nobody reads any more, ``failed`` why nothing can be written."""

    def __init__(self, stream: TextIO | None, name: str) -> None:
        self.told, self.gone, self.failed = name, False, ""
        self.as_made = False  # nothing of what is written comes from data
        self.first: Callable[[], None] = lambda: None  # what is done before anything is written
        self.closed_before = stream is None  # by the caller, who wants to hear nothing
        if stream is None:
            super().__init__(io.BufferedWriter(Closed()), encoding="utf-8", errors="stand-in", write_through=True)
            return
        stream.flush()
        super().__init__(
            stream.buffer,
            encoding=stream.encoding,
            errors="stand-in",
            line_buffering=getattr(stream, "line_buffering", False),
            write_through=getattr(stream, "write_through", False),
        )

    def write(self, text: str) -> int:
        """Writes a text as text: nothing in it steers the terminal."""
        if text == "":  # typer asks so whether this takes text
            return 0
        self.first()
        seen = text if self.as_made else logged(text)
        self.attempt(lambda: super(Outlet, self).write(seen))
        return len(text)

    def put(self, content: bytes) -> None:
        """Writes what is made for a machine, as it is."""
        self.first()
        self.draw(content)

    def draw(self, content: bytes) -> None:
        """Writes what is no part of the answer."""
        self.flush()
        self.attempt(lambda: self.buffer.write(content))

    def flush(self) -> None:
        self.attempt(super().flush)

    def attempt(self, step: "Callable[[], object]") -> None:
        """Does a step of writing, unless nobody reads any more. Raises Lost when an answer cannot be reported, each time."""
        if not (self.gone or self.failed):
            try:
                step()
            except OSError as error:
                # A closed pipe is a wrong argument on Windows.
                self.gone = error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL)
                self.failed = "" if self.gone else error.strerror or str(error)
                self.spill()
        if self.failed and self.told == "standard output":
            raise Lost(f"{self.told} cannot be written: {self.failed}")

    def spill(self) -> None:
        """Sends what is left to nowhere, so that the end of the program does not fail on it again."""
        with suppress(OSError, ValueError):  # a stream without a file of its own
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, self.fileno())
            os.close(nowhere)


class Canvas(io.TextIOBase):
    """Where a display is drawn: an outlet to which nothing else has been written yet."""

    def __init__(self, outlet: Outlet) -> None:
        super().__init__()
        self.outlet = outlet

    def write(self, text: str) -> int:
        self.outlet.draw(text.encode(self.outlet.encoding, "stand-in"))
        return len(text)

    def flush(self) -> None:
        self.outlet.flush()

    def isatty(self) -> bool:
        return True

    def fileno(self) -> int:
        return self.outlet.fileno()


def console(stream: TextIO, *, drawn: bool = True) -> "Console":
    """Where rich draws on standard output or standard error; ``drawn`` is what goes to a terminal."""
    from rich.console import Console

    file = cast("IO[str]", Canvas(stream)) if isinstance(stream, Outlet) else stream
    return Console(file=file, highlight=False, force_terminal=drawn)


@contextmanager
def guarded() -> Iterator[tuple[Outlet, Outlet]]:
    """Standard output and standard error as outlets, for as long as a command runs."""
    before = sys.stdout, sys.stderr
    if None in (sys.stdin, *before):
        occupied()
    out, messages = Outlet(before[0], "standard output"), Outlet(before[1], "standard error")
    sys.stdout, sys.stderr = out, messages
    try:
        yield out, messages
    finally:
        sys.stdout, sys.stderr = before
        for outlet in (out, messages):
            with suppress(OSError, ValueError, Lost):
                outlet.detach()


def occupied() -> None:
    """Gives the numbers of closed streams to nothing, lest the next file that is opened gets one and receives messages."""
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)


@contextmanager
def as_made(made: object = True) -> Iterator[None]:
    """Lets through what the command itself says (help, the scripts of shells) as it is, when ``made`` is true."""
    outlet = sys.stdout
    if not (made and isinstance(outlet, Outlet)):
        yield
        return
    before, outlet.as_made = outlet.as_made, True
    try:
        yield
    finally:
        outlet.as_made = before


def put(text: str, *, drawn: bool = False) -> None:
    """Prints a text for people; what a renderer drew for a terminal keeps its colours and links."""
    with as_made(drawn):
        print(text, flush=True)  # that it cannot be written is reported before anything that follows


def put_as_made(content: bytes) -> None:
    """Prints what is for machines byte by byte, in whatever code page the reader's screen is."""
    if isinstance(sys.stdout, Outlet):
        sys.stdout.put(content)
    else:
        sys.stdout.buffer.write(content)
