"""``harmonize explain``: what a duty, article, dimension, value, measure or dispute means, and how it is tested; what a rule of lint asks."""

import argparse

from harmonize.library.shelf import opened

EXAMPLE = "harmonize explain smp-6.1.a"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The name to explain."""
    parser.add_argument(
        "name",
        help="a duty (smp-6.1.a), article (smp-06), dimension (benefit), value (benefit=kind), measure, dispute (D2) "
        "or rule of lint (lint/key-order)",
    )
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the explanation; raises UnknownName for a name that nothing has."""
    from harmonize.reports.explaining import explained, rule_lines

    rule = options.name.startswith("lint/")
    print("\n".join(rule_lines(options.name) if rule else explained(opened(options.data), options.name)))
    return 0
