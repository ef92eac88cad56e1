"""``harmonize completion``: the script with which a shell completes commands, options and names."""

import argparse
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmonize.reports.completion import Command

EXAMPLE = "harmonize completion bash"
SHELLS = ("bash", "zsh", "fish")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The shell."""
    parser.add_argument("shell", choices=SHELLS, help="the shell that is to complete")


def run(options: argparse.Namespace) -> int:
    """Prints the script, made from the parsers of all commands."""
    from harmonize.cli.commands import COMMANDS
    from harmonize.reports.completion import script

    print("\n".join(script(options.shell, [command(name, summary) for name, summary in COMMANDS.items()])))
    return 0


def command(name: str, summary: str) -> "Command":
    """One command with its options, and the words that each takes."""
    import importlib

    from harmonize.cli.commands import command_parser
    from harmonize.reports.completion import Command, Option

    known = words()
    formats = getattr(importlib.import_module(f"harmonize.cli.{name}"), "FORMATS", ())
    taken = []
    for action in command_parser(name)._actions:  # argparse has no public list
        flags = tuple(action.option_strings)
        names = flags or (action.dest,)
        listed = action.choices or next((known[word] for word in names if word in known), ())
        if "--format" in flags:
            listed = formats
        files = action.metavar in ("FILE", "DIR") or action.type is not None
        taken.append(Option(flags, str(action.help or ""), tuple(map(str, listed)), action.nargs != 0, files))
    return Command(name, summary, tuple(taken))


def words() -> dict[str, tuple[str, ...]]:
    """The words that options and arguments take, as far as they are a closed list."""
    from harmonize.findings.assessment import SEVERITIES
    from harmonize.library.shelf import opened
    from harmonize.norms.treaty import FORMS, STRENGTHS, TOPICS

    shelf = opened(None)
    states = tuple(shelf.codes)
    return {
        "--fail-on": (*SEVERITIES[1:], "never"),
        "--topic": TOPICS,
        "--strength": STRENGTHS,
        "--form": FORMS,
        "--instrument": tuple(shelf.treaty.instruments),
        **dict.fromkeys(("state", "states", "first", "second"), states),
    }
