"""``harmonize explain``: what a duty, article, dimension, value, measure or dispute means, and how it is tested."""

import argparse

from harmonize.library.shelf import opened

EXAMPLE = "harmonize explain smp-6.1.a"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The name to explain."""
    parser.add_argument(
        "name",
        help="a duty (smp-6.1.a), article (smp-06), dimension (benefit), value (benefit=kind), measure or dispute (D2)",
    )
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the explanation; raises UnknownName for a name that nothing has."""
    from harmonize.reports.explaining import explained

    print("\n".join(explained(opened(options.data), options.name)))
    return 0
