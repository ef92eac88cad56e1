"""In which formats and where results go: ``--format``, ``-o FILE`` and ``-o FORMAT=FILE``, several in one run."""

import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from harmonize.cli import choices, streams
from harmonize.errors import HarmonizeError
from harmonize.visible import logged

if TYPE_CHECKING:
    from pathlib import Path

    from harmonize.reports.document import Document

WRITTEN = ("text", "markdown", "html", "docx", "xlsx", "csv", "json")
SUFFIXES = {
    ".txt": "text",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
}
# For whom each format is, for the reference of commands.
FOR = {
    "text": "the screen",
    "markdown": "a pull request, a wiki, an editor",
    "html": "a reader with a browser: one file, with pictures, for screen and paper",
    "docx": "a ministry that edits the memo in a word processor",
    "xlsx": "a desk that filters and sorts",
    "csv": "any other table; one row per finding, fact or duty",
    "json": "other programs; the schema is published under `schemas/`",
    "sarif": "code scanning: SARIF 2.1.0, duties as rules, gaps at their line of the law file",
    "junit": "build servers: one test per duty",
    "github": "annotations beside the lines of a pull request",
}
FORMATS = (*dict.fromkeys(SUFFIXES.values()), "github")
BINARY = ("docx", "xlsx")
# For programs, which expect it whatever the code page of the screen is.
UTF_8 = ("json", "sarif", "junit", "html", "github")
Makers = Mapping[str, Callable[[], str | bytes]]


class Delivery(NamedTuple):
    """What a run owes: a format on the screen (empty for none), and formats in files."""

    screen: str
    files: tuple[tuple[str, str], ...]
    force: bool

    @property
    def coloured(self) -> bool:
        """Colour on a terminal, or with FORCE_COLOR; never with NO_COLOR, nor when the same text goes into a file."""
        if os.environ.get("NO_COLOR") or any(form == "text" for form, _ in self.files):
            return False
        if os.environ.get("FORCE_COLOR", "0") not in ("", "0"):
            return True
        return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def reached(files: "tuple[tuple[str, str], ...]", data: str | None, *, force: bool) -> "list[Path]":
    """The files that outputs go into; none of them belongs to the data. Raises HarmonizeError when one may not be written."""
    from harmonize.library.dataset import SHIPPED
    from harmonize.library.writing import apart, ready

    return [apart(ready(target, force=force), data or SHIPPED, b"").absolute() for _, target in files]


def planned(
    formats: Sequence[str], form: str | None, outputs: list[str] | None, *, force: bool, data: str | None
) -> Delivery:
    """What a run owes: a format on the screen and outputs as they were written, known to be possible before any work is done.

    Raises HarmonizeError when it is not, as when an output lies in the folder of ``data`` that is read.
    """
    files = tuple(output(written, formats) for written in outputs or ())
    screen = form or ("" if files else "text")
    if screen:
        choices.one_of("format", screen, tuple(formats))
    if screen in BINARY and sys.stdout.isatty():
        raise HarmonizeError(f"{screen} is no text for a screen; write it with -o FILE.{screen}")
    paths = reached(files, data, force=force) if files else []
    if len(set(paths)) < len(paths):
        raise HarmonizeError("two outputs go into one file")
    return Delivery(screen, files, force)


def output(written: str, formats: Sequence[str]) -> tuple[str, str]:
    """Format and file of ``FORMAT=FILE``, or of ``FILE`` by its suffix. Raises HarmonizeError."""
    form, sign, target = written.partition("=")
    if not sign or form not in FORMATS:
        target = written
        suffix = f".{written.rpartition('.')[2].lower()}"
        if suffix not in SUFFIXES:
            raise HarmonizeError(
                f"`{written}` does not tell its format; end it in {' '.join(SUFFIXES)}, or FORMAT=FILE"
            )
        form = SUFFIXES[suffix]
    choices.one_of("format", form, tuple(formats))
    return form, target


def deliver(owed: Delivery, makers: Makers) -> None:
    """Makes everything, then writes it: when something cannot be made, no file is touched."""
    made: dict[str, str | bytes] = {}
    for form in (owed.screen, *(form for form, _ in owed.files)):
        if form and form not in made:
            made[form] = makers[form]()
    if owed.files:
        from harmonize.library.writing import write

        for form, target in owed.files:
            content = made[form]
            if form == "text" and isinstance(content, str):
                content = logged(content)  # as on the screen
            write(target, raw(content), force=owed.force)
            print(f"harmonize: {form} written to {target}", file=sys.stderr)
    if owed.screen in BINARY or (owed.screen in UTF_8 and not sys.stdout.isatty()):
        streams.put_as_made(raw(made[owed.screen]))
    elif owed.screen:
        streams.put(str(made[owed.screen]).removesuffix("\n"), coloured=owed.coloured)


def documented(document: "Callable[[], Document]") -> dict[str, Callable[[], str | bytes]]:
    """How a document is made into each of the formats that people read."""

    def markdown() -> str:
        from harmonize.reports.outline import page

        return "\n".join(page(document()))

    def html() -> str:
        from harmonize.reports.html import page

        return page([document()])

    def docx() -> bytes:
        from harmonize.reports.office import memo

        return memo([document()])

    def xlsx() -> bytes:
        from harmonize.reports.document import tables
        from harmonize.reports.workbook import book

        made = document()
        return book(list(tables(made)), made.title, "\n".join(f"{fact.label}: {fact.text}" for fact in made.facts))

    return {"markdown": markdown, "html": html, "docx": docx, "xlsx": xlsx}


def first_table(document: "Document") -> str:
    """The first table of a document as CSV."""
    from harmonize.reports.document import tables
    from harmonize.reports.plain import as_csv

    table = next(tables(document))
    return as_csv([table.head, *table.rows])


def raw(content: "str | bytes") -> bytes:
    """Content as a file holds it: UTF-8, with a line end behind the last line."""
    return content if isinstance(content, bytes) else f"{content.removesuffix(chr(10))}\n".encode()
