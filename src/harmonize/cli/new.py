"""``harmonize new``: a commented, valid, empty law file for a State, with its treaty status to be seen."""

import argparse
import sys
from pathlib import Path

from harmonize.errors import HarmonizeError

EXAMPLE = "harmonize new Kenya --data data"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The State, and where its file goes."""
    parser.add_argument("state", help="KE, ken or Kenya, in any case")
    parser.add_argument("--data", metavar="DIR", default="data", help="the data folder to write into (default: data)")
    parser.add_argument("-o", "--output", metavar="FILE", help="another place for the file; - prints it")
    parser.add_argument("--force", action="store_true", help="replace a file that is there already")


def run(options: argparse.Namespace) -> int:
    """Writes the file; it never replaces one without --force."""
    from harmonize.cli.choices import party_of
    from harmonize.conduct.dimensions import STATES
    from harmonize.library.beginning import empty_law, modeline_for, place_of
    from harmonize.library.shelf import opened, state
    from harmonize.library.writing import write

    shelf = opened(None)
    code = options.state.upper()
    party = party_of(shelf, code) if code in STATES else state(shelf, options.state)
    if party.code not in STATES:
        raise HarmonizeError(f"{party.name} is no State with a law file of its own")
    shown = options.output == "-"
    path = Path(options.output) if options.output and not shown else place_of(Path(options.data), party.code)
    treaties = {key: item.short for key, item in shelf.treaty.instruments.items() if key in ("smp", "untoc")}
    text = empty_law(party, treaties, modeline_for(path))
    if shown:
        print(text, end="")
        return 0
    write(str(path), text.encode(), force=options.force)
    print(f"harmonize: {path} written, nothing in it is read yet; next: harmonize lint {path}", file=sys.stderr)
    return 0
