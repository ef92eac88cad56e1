"""``harmonize compare``: two States, or two days of one State, side by side, ending with the frictions between them."""

import argparse

from harmonize.cli import choices
from harmonize.findings.facing import Side
from harmonize.library.shelf import Shelf, opened

EXAMPLE = "harmonize compare DE GB"
FORMATS = ("text", "markdown", "json", "csv")


def arguments(parser: argparse.ArgumentParser) -> None:
    """The two States, the day, what is compared, and how it is told."""
    parser.add_argument("first", help="a State, or a State on a day: GB@2020-01-01")
    parser.add_argument("second", help="the other one")
    parser.add_argument("--as-of", metavar="DAY", help="the day for both (default: today)")
    parser.add_argument("--topic", action="append", default=[], help="only this topic (repeatable)")
    parser.add_argument("--all", action="store_true", help="everything, not only what matters most")
    parser.add_argument("--format", default="text", help="text, markdown, json or csv")
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the comparison."""
    from harmonize.findings.comparison import compare
    from harmonize.reports import side_by_side

    choices.one_of("format", options.format, FORMATS)
    shelf = opened(options.data)
    choices.duties(shelf.treaty, [], options.topic, [], [])
    first, second = (chosen(shelf, name, options.as_of) for name in (options.first, options.second))
    known = tuple(shelf.outcomes(side.law.code, side.day) for side in (first, second))
    found = compare(first, second, shelf.treaty, shelf.status, tuple(options.topic), (known[0], known[1]))
    names = {code: party.name for code, party in shelf.status.parties.items()}
    pair = side_by_side.Pair(found, shelf.treaty, names, shelf.status.members(first.day))
    if options.format == "json":
        print(side_by_side.as_json(found, pair, shelf.version))
    elif options.format == "csv":
        print(side_by_side.as_csv(found, pair), end="")
    elif options.format == "markdown":
        print("\n".join(side_by_side.as_markdown(found, pair, shelf.version)))
    else:
        print("\n".join(side_by_side.lines(found, pair, shelf.version, everything=options.all)))
    return 0


def chosen(shelf: Shelf, written: str, day: str | None) -> Side:
    """A State on a day, as the user wrote it. Raises HarmonizeError when the dataset says nothing about that day."""
    from harmonize.findings.comparison import side

    name, _, own = written.partition("@")
    as_of = choices.a_day(own or day)
    (party,) = choices.states(shelf, name, everyone=False)
    return side(choices.law_on(shelf, party, as_of), party, as_of, shelf.treaty, shelf.status)
