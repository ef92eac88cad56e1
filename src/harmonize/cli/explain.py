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
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """What a duty, fact, measure, dispute or word of a report means, and how it is tested.

    Everything that is so called is reported; else what has the words in its title.
    """
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    found = explained(load(data).store, name)
    output_plan.deliver(owed, lambda _: found)
    return 0
