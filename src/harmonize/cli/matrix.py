"""``harmonize matrix``: States over duties, or States over States."""

import argparse

from harmonize.cli import choices
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import Shelf, opened

EXAMPLE = "harmonize matrix --topic criminalization"
FORMATS = ("text", "csv", "json")
PAID_ENTRY = {"conduct": "crossing", "state": "own", "benefit": "money"}


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
    parser.add_argument("--format", default="text", help="text, csv or json")
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")


def run(options: argparse.Namespace) -> int:
    """Prints the matrix."""
    choices.one_of("format", options.format, FORMATS)
    shelf = opened(options.data)
    day = choices.a_day(options.as_of)
    return pairs(shelf, options, day) if options.pairs else verdicts(shelf, options, day)


def verdicts(shelf: Shelf, options: argparse.Namespace, day: str) -> int:
    """States over duties."""
    from harmonize.cli.check import colour_wanted
    from harmonize.findings.assessment import assess
    from harmonize.reports import grids
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
    if options.format == "text":
        print("\n".join(grids.duties_over_states(rows, shelf.version, day, coloured if colour_wanted() else plain)))
        return 0
    table = [["duty", "title", *done], *([duty.id, duty.title, *found.values()] for duty, found in rows)]
    print(
        grids.as_csv(table)
        if options.format == "csv"
        else grids.as_json("harmonize-matrix/1", table, shelf.version, day)
    )
    return 0


def pairs(shelf: Shelf, options: argparse.Namespace, day: str) -> int:
    """States over States, for one offence of the Protocol."""
    from harmonize.findings.comparison import side
    from harmonize.findings.facing import themes
    from harmonize.findings.matrix import pairings
    from harmonize.reports import grids

    name = options.duty[0] if options.duty else "smp-6.1.a"
    offered = {duty.id: duty for duty in themes(shelf.treaty)}
    choices.one_of("offence of the Protocol", name, tuple(offered))
    laws = choices.laws(shelf, options.states, day)
    if len(laws) < 2:
        raise HarmonizeError("a pair needs two States")
    sides = [side(law, choices.party_of(shelf, law.code), day, shelf.treaty, shelf.status) for law in laws]
    found = list(pairings(sides, offered[name], PAID_ENTRY, shelf.status))
    if options.format == "text":
        codes = [law.code for law in laws]
        print("\n".join(grids.pairs_over_pairs(found, codes, shelf.version, day, offered[name].title)))
    else:
        table = grids.pairs_table(found)
        print(
            grids.as_csv(table)
            if options.format == "csv"
            else grids.as_json("harmonize-pairs/1", table, shelf.version, day)
        )
    return 0
