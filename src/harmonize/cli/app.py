"""The entry point, and what is the same for all commands: exit codes, errors, signals, streams that fail.

It imports next to nothing by itself, so that Ctrl-C is answered from the first moment on.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from typer import TyperException

from harmonize.errors import HarmonizeError, UnknownName, UnreadableData, page_of
from harmonize.visible import message

UNREPORTED = "the place where you got harmonize from"


def complaint_lines(error: Exception, words: Sequence[str]) -> Iterator[str]:
    """The lines for an error: one, or one per mistake in data. ``words`` is the command line."""
    if isinstance(error, UnreadableData) and len(error.problems) > 1:
        yield from (message(str(problem)) for problem in error.problems)
    elif isinstance(error, HarmonizeError):
        yield message(f"harmonize: {error}")
    elif isinstance(error, TyperException):
        yield message(f"harmonize: {usage_error(error)}")
    elif isinstance(error, OSError):
        yield message(f"harmonize: {os_error(error)}")
    elif isinstance(error, MemoryError):
        yield "harmonize: there is not enough memory for this; ask about fewer States or smaller files"
    else:
        yield message(f"harmonize: {bug_report(error, words)}")


def usage_error(error: TyperException) -> str:
    """What cannot be understood of a command line, with the nearest option and where the command tells what it takes."""
    from difflib import get_close_matches

    from harmonize.reports.renderers import FORMATS

    context: Any = getattr(error, "ctx", None)
    told = error.format_message().removesuffix(".")
    if option := getattr(error, "option_name", None) if hasattr(error, "possibilities") else None:
        known = [name for param in context.command.get_params(context) for name in param.opts]
        unknown = UnknownName("option", option, known)
        formats = FORMATS if "--format" in known else ()
        meant = get_close_matches(option.lstrip("-"), formats, n=1, cutoff=0.8 if not unknown.near else 1)
        told = f"no option `{option}`; write --format {meant[0]}" if meant else str(unknown)
    example = getattr(context.command, "example", "") if context and "argument" in told else ""
    as_in = f"; as in `{example}`" if example else ""
    where = f" (`{context.command_path} --help`)" if context else ""
    return f"{told[:1].lower()}{told[1:]}{as_in}{where}"


def os_error(error: OSError) -> str:
    """What the operating system refused, and for which file."""
    reason = error.strerror or str(error) or type(error).__name__
    names = [str(name) for name in (error.filename, error.filename2) if isinstance(name, str | bytes) or name]
    if names:
        return f"{' to '.join(names)}: {reason}"
    import os

    try:
        os.getcwd()  # noqa: PTH109  asked for nothing but whether there is one
    except OSError:
        return "the current folder no longer exists; go to another one"
    return reason


def bug_report(error: Exception, words: Sequence[str]) -> str:
    """A mistake of ours: what happened where, and how to report it."""
    import platform
    import shlex
    import traceback

    from harmonize import __version__

    steps = [(step.filename.replace("\\", "/"), step.lineno) for step in traceback.extract_tb(error.__traceback__)]
    ours = [f" ({name.rpartition('/harmonize/')[2]}:{line})" for name, line in steps if "/harmonize/" in name]
    where = ours[-1] if ours else ""
    return (
        f"this is a mistake of the tool, not of the data: {type(error).__name__}: {str(error)[:200]}{where}; "
        f"please report it at {page_of('Issues') or UNREPORTED} with this: harmonize {__version__}, "
        f"Python {platform.python_version()}, `harmonize {shlex.join(words)[:400]}` (HARMONIZE_DEBUG=1 shows the traceback)"
    )


TYPE_CHECKING = False
if TYPE_CHECKING:
    from harmonize.cli.streams import Outlet

INTERRUPTED = 130


class Ended(BaseException):
    """The system asks the program to end (SIGTERM, SIGHUP); what is half written is taken away on the way out."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.code = 128 + number


def main() -> None:
    """The console command."""
    try:
        prepare()
        from harmonize.cli.streams import guarded

        with guarded() as (out, messages):
            code = outcome(out, messages)
    except KeyboardInterrupt:
        if sys.stderr:
            print("harmonize: interrupted", file=sys.stderr)
        code = INTERRUPTED
    except Ended as end:
        code = end.code
    sys.exit(code)


def prepare() -> None:
    """What holds for the whole run of the program."""
    import signal

    def end(number: int, _frame: object) -> None:
        raise Ended(number)

    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number and signal.getsignal(number) == signal.SIG_DFL:
            signal.signal(number, end)


def outcome(out: "Outlet", messages: "Outlet") -> int:
    """The exit code of the command line, when everything is reported that can be reported."""
    try:
        code = answered(out)
    except KeyboardInterrupt:
        print("harmonize: interrupted", file=messages)
        code = INTERRUPTED
    except Exception as error:
        if os.environ.get("HARMONIZE_DEBUG"):
            import traceback

            traceback.print_exc(file=messages)

        for line in complaint_lines(error, sys.argv[1:]):
            print(line, file=messages)
        code = 2
    messages.flush()
    return 2 if messages.failed and not messages.closed_before else code


def answered(out: "Outlet") -> int:
    """The exit code of the command, once its answer has left the program."""
    from harmonize.cli.commands import run

    try:
        code = run(sys.argv[1:])
    except SystemExit as end:  # from typer's completion
        code = end.code if isinstance(end.code, int) else 0
    out.flush()
    return code
