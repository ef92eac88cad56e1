"""``harmonize explain``: what a duty, article, dimension, value, measure or dispute means, and how it is tested; what a rule of lint asks."""

from typing import Annotated

import typer

from harmonize.cli import completing, delivery, options
from harmonize.corpus import load
from harmonize.reports.explaining import explained, rule

EXAMPLE = "harmonize explain smp-6.1.a"


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="a duty (smp-6.1.a), article (smp-06), dimension (benefit), value (benefit=kind), measure, dispute (D2) "
            "or rule of lint (lint/key-order)",
            autocompletion=completing.explained,
        ),
    ],
    width: options.Width = None,
    data: options.Data = None,
) -> int:
    """What a duty, dimension, measure or dispute means and how it is tested.

    So with an article, a value of a dimension, and what a rule of lint asks.
    """
    columns = delivery.columns(width)
    delivery.show(rule(name) if name.startswith("lint/") else explained(load(data).shelf, name), columns)
    return 0
