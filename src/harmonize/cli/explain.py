"""``harmonize explain``: what any name that harmonize prints means: of duties, facts, measures, disputes, words of reports."""

from typing import Annotated

import typer

from harmonize.cli import completing, options, output_plan
from harmonize.corpus import load
from harmonize.reports.lookup import explained

EXAMPLE = "harmonize explain smp-6.1.a"


def run(
    name: Annotated[
        str,
        typer.Argument(
            metavar="NAME",
            help="a duty, paragraph or article as it is cited (6(3)), a question of fact (benefit, benefit=kind), a measure, "
            "a dispute (D2), a word of a report (unsettled), a topic, a State, or a rule of lint (lint/key-order)",
            autocompletion=completing.explained,
        ),
    ],
    width: options.Width = None,
    data: options.Data = None,
) -> int:
    """What a duty, fact, measure, dispute or word of a report means, and how it is tested.

    Everything that is so called is reported; else what has the words in its title.
    """
    columns = output_plan.columns(width)
    output_plan.show(explained(load(data).store, name), columns)
    return 0
