"""``harmonize states``: the States of the dataset, what was read of them, and when."""

import argparse

from harmonize.cli.choices import a_day, party_of
from harmonize.library.shelf import opened

EXAMPLE = "harmonize states"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The folder, if not the shipped dataset."""
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")
    parser.add_argument(
        "--coverage", action="store_true", help="share of duties assessed, grades of evidence, second reading"
    )
    parser.add_argument(
        "--parity", action="store_true", help="what each State's file answers to the list of general law"
    )


def run(options: argparse.Namespace) -> int:
    """Prints one line per State."""
    from harmonize.reports import catalogue

    shelf = opened(options.data)
    if options.parity:
        print("\n".join(catalogue.parity(shelf.parity)))
        return 0
    day = a_day(None)
    laws = [(party_of(shelf, code), law) for code in shelf.codes if (law := shelf.law(code, day))]
    print("\n".join(catalogue.coverage(shelf, laws, day) if options.coverage else catalogue.states(shelf, laws)))
    return 0
