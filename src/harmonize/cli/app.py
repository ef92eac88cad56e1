"""The entry point, and what is the same for all commands: exit codes, errors, signals, streams that fail.

It imports next to nothing by itself, so that Ctrl-C is answered from the first moment on.
"""

import os
import sys

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
    import atexit
    import gc
    import signal

    gc.set_threshold(200_000)  # one question, then the end: hardly anything becomes garbage before
    atexit.register(gc.freeze)  # and at the end nobody looks for it

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
        from harmonize.cli.complaint import complaint_lines

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
