"""``harmonize matrix``: States over duties, or States over States."""

from typing import Annotated

import typer

from harmonize.cli import choices, delivery, options
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Choice
from harmonize.library.shelf import Shelf, opened

EXAMPLE = "harmonize matrix --topic criminalization"


def run(
    states: options.States = None,
    paired: Annotated[
        bool, typer.Option("--pairs", help="States over States: what both punish, and the way to surrender")
    ] = False,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    duty: options.Duties = None,
    instrument: options.Instruments = None,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """States over duties, or States over States."""
    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    shelf = opened(data)
    day = choices.a_day(as_of)
    if paired:
        return pairs(shelf, states, duty, day, owed)
    choice = choices.duties(shelf.treaty, instrument or [], topic or [], duty or [], [])
    return verdicts(shelf, states, choice, day, owed)


def verdicts(shelf: Shelf, states: list[str] | None, choice: Choice, day: str, owed: delivery.Delivery) -> int:
    """States over duties."""
    from harmonize.findings.assessment import assess
    from harmonize.reports import grids

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
        for law in choices.laws(shelf, states or [], day)
    }
    verdict = {code: {item.duty.id: item.verdict for item in found.findings} for code, found in done.items()}
    asked = next(iter(done.values())).findings
    rows = [
        (item.duty, {code: verdict[code][item.duty.id] for code in done}) for item in asked if not item.duty.untested
    ]
    laws = [item.law for item in done.values()]
    delivery.deliver(owed, lambda whole: grids.matrix(rows, laws, shelf.version, day, whole=whole))
    return 0


def pairs(shelf: Shelf, states: list[str] | None, duty: list[str] | None, day: str, owed: delivery.Delivery) -> int:
    """States over States, for one offence of the Protocol."""
    from harmonize.findings.comparison import PAID_ENTRY, side
    from harmonize.findings.facing import themes
    from harmonize.findings.matrix import pairings
    from harmonize.reports import grids

    name = duty[0] if duty else "smp-6.1.a"
    offered = {duty.id: duty for duty in themes(shelf.treaty)}
    choices.one_of("offence of the Protocol", name, tuple(offered))
    laws = choices.laws(shelf, states or [], day)
    if len(laws) < 2:
        raise HarmonizeError("a pair needs two States")
    sides = [side(law, choices.party_of(shelf, law.code), day, shelf.treaty, shelf.status) for law in laws]
    found = list(pairings(sides, offered[name], PAID_ENTRY, shelf.status))
    codes = [law.code for law in laws]

    delivery.deliver(owed, lambda _: grids.pairs(found, codes, offered[name].title, shelf.version, day))
    return 0
