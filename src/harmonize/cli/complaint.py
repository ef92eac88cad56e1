"""What a reader is told when there is no answer: one line, by name, with what to do about it."""

from collections.abc import Iterator, Sequence
from typing import Any

from typer import TyperException

from harmonize.errors import HarmonizeError, NoLawFile, UnknownName, UnreadableData
from harmonize.visible import message

UNREPORTED = "the place where you got harmonize from"


def complaint_lines(error: Exception, words: Sequence[str]) -> Iterator[str]:
    """The lines for an error: one, or one per mistake in data. ``words`` is the command line."""
    if isinstance(error, UnreadableData) and len(error.problems) > 1:
        yield from (message(str(problem)) for problem in error.problems)
    elif isinstance(error, NoLawFile):
        yield from (message(f"harmonize: {line}") for line in error.told)
    elif isinstance(error, HarmonizeError):
        yield message(f"harmonize: {error}")
    elif isinstance(error, TyperException):
        yield message(f"harmonize: {of_the_words(error)}")
    elif isinstance(error, OSError):
        yield message(f"harmonize: {of_the_system(error)}")
    elif isinstance(error, MemoryError):
        yield "harmonize: there is not enough memory for this; ask about fewer States or smaller files"
    else:
        yield message(f"harmonize: {of_the_tool(error, words)}")


def of_the_words(error: TyperException) -> str:
    """What cannot be understood of a command line, with the nearest option and where the command tells what it takes."""
    context: Any = getattr(error, "ctx", None)
    told = error.format_message().removesuffix(".")
    if option := getattr(error, "option_name", None) if hasattr(error, "possibilities") else None:
        known = [name for param in context.command.get_params(context) for name in param.opts]
        told = str(UnknownName("option", option, known))
    where = f" (`{context.command_path} --help`)" if context else ""
    return f"{told[:1].lower()}{told[1:]}{where}"


def of_the_system(error: OSError) -> str:
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


def of_the_tool(error: Exception, words: Sequence[str]) -> str:
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
        f"please report it at {issues()} with this: harmonize {__version__}, Python {platform.python_version()}, "
        f"`harmonize {shlex.join(words)[:400]}` (HARMONIZE_DEBUG=1 shows the traceback)"
    )


def issues() -> str:
    """The page where mistakes are reported, as the installed package knows it."""
    from importlib import metadata

    for name in metadata.packages_distributions().get("harmonize", []):
        for entry in metadata.metadata(name).get_all("Project-URL") or []:
            label, _, address = entry.partition(", ")
            if label.casefold() in ("issues", "bug tracker", "tracker"):
                return str(address)
    return UNREPORTED
