"""``harmonize explain``: what any name that harmonize prints means: of duties, facts, measures, disputes, words of reports."""

from typing import Annotated

from harmonize.cli import completing
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import TOLD, argument
from harmonize.reports.lookup import explained


@command('harmonize explain "6(1)(a)"', takes=TOLD)
def run(
    asked: Asked,
    name: Annotated[
        list[str],
        argument(
            "NAME...",
            "a duty, paragraph or article as it is cited (6(3)), a question of fact (benefit, benefit=kind), a measure, a "
            "dispute (D2), a word of a report (unsettled), a topic, a State, or a rule of lint (lint/key-order)",
            completing.explained,
        ),
    ],
) -> int:
    """What a duty, fact, measure, dispute or word of a report means, and how it is tested."""
    return asked.tell(explained(asked.laws.store, " ".join(name)))
