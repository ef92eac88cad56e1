"""In which formats and where a report goes: ``--format``, ``--width``, ``-o FILE`` and ``-o FORMAT=FILE``, several in one run."""

import os
import shutil
import sys
from collections.abc import Callable, Collection, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

from harmonize import query
from harmonize.cli import streams
from harmonize.errors import HarmonizeError
from harmonize.reports.renderers import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from harmonize.reports.document import Report

WRITTEN = ("text", "markdown", "html", "docx", "xlsx", "csv", "json")
DRAWN = (*WRITTEN, "svg")  # what commands with pictures know
SUFFIXES = {suffix: form for form, known in FORMATS.items() for suffix in known.suffixes}
# The formats in which most commands leave out what only a whole report says, and those of commands whose short report is an annex.
BRIEF, ANNEX = ("text",), ("text", "markdown", "html", "docx", "xlsx")
MEMO = ANNEX[:-1]  # a workbook has the annex on sheets of its own
PIPED, LEAST, MOST = 100, 40, 1000  # columns of a text that goes to no terminal, and those that may be asked for
Build = Callable[[bool], "Report"]


class OutputPlan(NamedTuple):
    """What a run owes: a format on the screen (empty for none), formats in files, and the width of a text (0: as it is)."""

    screen: str
    files: tuple[tuple[str, str], ...]
    force: bool
    width: int = 0

    @property
    def for_programs(self) -> bool:
        """Whether nobody but programs reads it."""
        return all(FORMATS[form].kind == "program" for form in (self.screen, *(form for form, _ in self.files)) if form)

    @property
    def for_readers(self) -> bool:
        """Whether it is written as a memo: on pages, where a screen has no say in how long it is."""
        return any(form in ("markdown", "html", "docx") for form in (self.screen, *(form for form, _ in self.files)))


def reached(files: "tuple[tuple[str, str], ...]", data: str | None, *, force: bool) -> "list[Path]":
    """The files that outputs go into; none of them belongs to the data. Raises HarmonizeError when one may not be written."""
    from harmonize.library.dataset import SHIPPED
    from harmonize.library.writing import apart, ready

    return [apart(ready(target, force=force), data or SHIPPED, b"").absolute() for _, target in files]


def planned(
    formats: Sequence[str],
    form: str | None,
    outputs: list[str] | None,
    *,
    width: int | None = None,
    force: bool,
    data: str | None,
) -> OutputPlan:
    """What a run owes: a format on the screen and outputs as they were written, known to be possible before any work is done.

    Raises HarmonizeError when it is not, as when an output lies in the folder of ``data`` that is read.
    """
    files = tuple(output(written, formats) for written in outputs or ())
    screen = form or ("" if files else "text")
    if screen:
        screen = query.one_of("format", screen, tuple(formats))
    if screen in FORMATS and FORMATS[screen].binary and sys.stdout.isatty():
        raise HarmonizeError(f"{screen} is no text for a screen; write it with -o FILE.{screen}")
    paths = reached(files, data, force=force) if files else []
    if len(set(paths)) < len(paths):
        raise HarmonizeError("two outputs go into one file")
    return OutputPlan(screen, files, force, columns(width))


def columns(asked: int | None) -> int:
    """A width that a report can be drawn in; 0 when none is asked for. Raises HarmonizeError."""
    if asked is not None and not LEAST <= asked <= MOST:
        raise HarmonizeError(f"--width {asked}: a report takes {LEAST} to {MOST} columns")
    return asked or 0


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
    return query.one_of("format", form, tuple(formats)), target


def deliver(owed: OutputPlan, build: Build, *, whole: bool = False, brief: Collection[str] = BRIEF) -> None:
    """Makes everything, then writes it: when something cannot be made, no file is touched.

    ``build`` makes the report, whole or as people read it at once; ``whole`` is what was asked for, ``brief`` are the
    formats that are told in short otherwise.
    """
    built: dict[bool, Report] = {}
    made: dict[str, str | bytes] = {}
    drawn = owed.screen == "text" and on_terminal() and "text" not in dict(owed.files)
    for form in dict.fromkeys((owed.screen, *(form for form, _ in owed.files))):
        if form:
            full = whole or form not in brief
            if full not in built:
                built[full] = build(full)
            report = built[full]
            made[form] = drawing(report, owed.width) if drawn and form == "text" else rendered(form, report, owed.width)
    for form, target in owed.files:
        from harmonize.library.writing import write

        write(target, raw(made[form]), force=owed.force)
        print(f"harmonize: {form} written to {target}", file=sys.stderr)
    if owed.screen and (FORMATS[owed.screen].binary or (FORMATS[owed.screen].utf_8 and not sys.stdout.isatty())):
        streams.put_as_made(raw(made[owed.screen]))
    elif owed.screen:
        streams.put(str(made[owed.screen]).removesuffix("\n"), drawn=drawn)


def show(report: "Report", width: int = 0) -> None:
    """Tells a report on the screen."""
    drawn = on_terminal()
    streams.put(drawing(report, width) if drawn else str(rendered("text", report, width)), drawn=drawn)


def rendered(form: str, report: "Report", width: int = 0) -> str | bytes:
    """A report in one format."""
    if form == "text":
        from harmonize.reports.renderers.text import render

        return render(report, width or screen_width())
    made: str | bytes = import_module(f"harmonize.reports.renderers.{form}").render(report)
    return made


def drawing(report: "Report", width: int) -> str:
    """A report as a terminal draws it: with boxes and links, and with colours unless NO_COLOR takes them."""
    from harmonize.reports.renderers.terminal import render

    return render(report, width or terminal_width(), colour=not os.environ.get("NO_COLOR"))


def on_terminal() -> bool:
    """Whether a report is drawn: on a terminal that can, or where FORCE_COLOR says so."""
    if os.environ.get("FORCE_COLOR", "0") not in ("", "0") and not os.environ.get("NO_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"


def terminal_width() -> int:
    """The columns of the terminal, or those of a pipe where there is none."""
    return min(MOST, max(LEAST, shutil.get_terminal_size((PIPED, 24)).columns))


def screen_width() -> int:
    """The columns of a text on the screen, or in a pipe."""
    return terminal_width() if sys.stdout.isatty() else PIPED


def raw(content: "str | bytes") -> bytes:
    """Content as a file holds it: UTF-8, with a line end behind the last line."""
    return content if isinstance(content, bytes) else f"{content.removesuffix(chr(10))}\n".encode()
