"""``harmonize matrix``: States over duties, or States over States."""

import argparse
from typing import TYPE_CHECKING

from harmonize.cli import choices, delivery
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import Shelf, opened

if TYPE_CHECKING:
    from harmonize.reports.document import Document

EXAMPLE = "harmonize matrix --topic criminalization"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The States, the duties, and how it is told."""
    parser.add_argument("states", nargs="*", help="the States asked; without any, all")
    parser.add_argument(
        "--pairs", action="store_true", help="States over States: what both punish, and the way to surrender"
    )
    parser.add_argument("--as-of", metavar="DAY", help="the day (default: today)")
    parser.add_argument("--topic", action="append", default=[], help="only this topic (repeatable)")
    parser.add_argument("--duty", action="append", default=[], help="only this duty or article: smp-6.1.a, smp-6")
    parser.add_argument("--instrument", action="append", default=[], help="other yardsticks instead of SMP and UNTOC")
    delivery.arguments(parser, delivery.WRITTEN)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the matrix."""
    owed = delivery.planned(options, delivery.WRITTEN)
    shelf = opened(options.data)
    day = choices.a_day(options.as_of)
    return pairs(shelf, options, day, owed) if options.pairs else verdicts(shelf, options, day, owed)


def verdicts(shelf: Shelf, options: argparse.Namespace, day: str, owed: delivery.Delivery) -> int:
    """States over duties."""
    from harmonize.findings.assessment import assess
    from harmonize.reports import grids
    from harmonize.reports.plain import as_csv
    from harmonize.reports.text import coloured, plain

    choice = choices.duties(shelf.treaty, options.instrument, options.topic, options.duty, [])
    done = {
        law.code: assess(
            law,
            choices.party_of(shelf, law.code),
            shelf.treaty,
            shelf.status,
            day,
            {},
            choice,
            shelf.outcomes(law.code, day),
        )
        for law in choices.laws(shelf, options.states, day)
    }
    verdict = {code: {item.duty.id: item.verdict for item in found.findings} for code, found in done.items()}
    asked = next(iter(done.values())).findings
    rows = [
        (item.duty, {code: verdict[code][item.duty.id] for code in done}) for item in asked if not item.duty.untested
    ]
    table = [["duty", "title", *done], *([duty.id, duty.title, *found.values()] for duty, found in rows)]
    style = coloured if owed.coloured else plain

    def exhibit() -> "Document":
        from harmonize.reports.exhibits import matrix

        return matrix(rows, [item.law for item in done.values()], shelf.version, day)

    delivery.deliver(
        owed,
        {
            **delivery.documented(exhibit),
            "text": lambda: "\n".join(grids.duties_over_states(rows, shelf.version, day, style)),
            "csv": lambda: as_csv(table),
            "json": lambda: grids.as_json("harmonize-matrix/2", table, shelf.version, day),
        },
    )
    return 0


def pairs(shelf: Shelf, options: argparse.Namespace, day: str, owed: delivery.Delivery) -> int:
    """States over States, for one offence of the Protocol."""
    from harmonize.findings.comparison import PAID_ENTRY, side
    from harmonize.findings.facing import themes
    from harmonize.findings.matrix import pairings
    from harmonize.reports import grids
    from harmonize.reports.plain import as_csv

    name = options.duty[0] if options.duty else "smp-6.1.a"
    offered = {duty.id: duty for duty in themes(shelf.treaty)}
    choices.one_of("offence of the Protocol", name, tuple(offered))
    laws = choices.laws(shelf, options.states, day)
    if len(laws) < 2:
        raise HarmonizeError("a pair needs two States")
    sides = [side(law, choices.party_of(shelf, law.code), day, shelf.treaty, shelf.status) for law in laws]
    found = list(pairings(sides, offered[name], PAID_ENTRY, shelf.status))
    codes = [law.code for law in laws]

    def exhibit() -> "Document":
        from harmonize.reports.exhibits import pairs as told

        return told(found, offered[name].title, shelf.version, day)

    delivery.deliver(
        owed,
        {
            **delivery.documented(exhibit),
            "text": lambda: "\n".join(grids.pairs_over_pairs(found, codes, shelf.version, day, offered[name].title)),
            "csv": lambda: as_csv(grids.pairs_table(found)),
            "json": lambda: grids.as_json("harmonize-pairs/1", grids.pairs_table(found), shelf.version, day),
        },
    )
    return 0
