"""``harmonize check``: one State's law, or all, against the treaty."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from harmonize.cli import agreed, choices, completing, delivery, gap_report, options
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.library.shelf import Shelf, opened
from harmonize.norms.status import Party
from harmonize.norms.treaty import SEVERITIES

if TYPE_CHECKING:
    from harmonize.findings.advice import Package
    from harmonize.findings.robustness import Robustness

EXAMPLE = "harmonize check Germany --as-of 2024-01-01 --topic criminalization"


def run(
    state: Annotated[
        str | None,
        typer.Argument(metavar="STATE", help="DE, deu or Germany, in any case", autocompletion=completing.states),
    ] = None,
    everyone: Annotated[bool, typer.Option("--all", help="every State of the dataset")] = False,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    duty: options.Duties = None,
    strength: options.Strengths = None,
    instrument: options.Instruments = None,
    reading: Annotated[
        list[str] | None,
        typer.Option(
            "--reading",
            metavar="D=WORD",
            help="a reading of a dispute: D2=own_border (repeatable)",
            autocompletion=completing.readings,
        ),
    ] = None,
    readings: Annotated[
        bool, typer.Option("--readings", help="also which verdicts change under which reading")
    ] = False,
    advise: Annotated[
        bool, typer.Option("--advise", help="also the smallest changes that close each shortfall, tried on the law")
    ] = False,
    verbose: Annotated[
        bool,
        typer.Option("-v", "--verbose", help="also what is met, by which provisions, and what was not assessed"),
    ] = False,
    form: Annotated[str | None, options.told_as(gap_report.FORMATS)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    fail_on: options.FailOn = "medium",
    baseline: Annotated[
        str | None,
        typer.Option(
            "--baseline",
            metavar="FILE",
            help="fail only on findings that this baseline does not know",
            rich_help_panel=options.AGREED,
        ),
    ] = None,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help="fail also on known findings that no longer occur", rich_help_panel=options.AGREED
        ),
    ] = False,
    base: options.Base = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    today: options.Today = None,
    data: options.Data = None,
    no_cache: Annotated[
        bool,
        typer.Option(
            "--no-cache", help="with --data: read every file, unchanged ones too", rich_help_panel=options.DATA
        ),
    ] = False,
) -> int:
    """A State's law against the treaty: gaps, doubts, and what was not read.

    Exits with 1 when a shortfall reaches --fail-on.
    """
    day = choices.a_day(as_of)
    choices.one_of("severity", fail_on, (*SEVERITIES[1:], "never"))
    owed = delivery.planned(gap_report.FORMATS, form, outputs, width=width, force=force, data=data)
    known = agreed.Agreed(baseline, waivers, no_waivers, strict, base, choices.a_day(today))
    shelf = opened(data, reuse=not no_cache)
    parties = choices.states(shelf, state, everyone=everyone)
    choice = choices.duties(shelf.treaty, instrument or [], topic or [], duty or [], strength or [])
    chosen = choices.readings(shelf.treaty, reading or [])
    registers = agreed.loaded(known, shelf)
    done = [found for party in parties if (found := one(shelf, party, day, chosen, choice))]
    if not done:
        raise HarmonizeError("nothing was checked")
    packages = [advice_on(shelf, item) for item in done] if advise else []
    other = [other_readings(shelf, item, choice, chosen) for item in done] if readings else []
    delivery.deliver(owed, lambda whole: gap_report.report(done, shelf, packages, other, whole=whole), whole=verbose)
    if not registers:
        return verdict(done, fail_on)
    everything = everyone and not (topic or duty or strength)
    on_screen = form in (None, "text")
    return agreed.verdict(
        done, registers, shelf, known, fail_on=fail_on, everything=everything, on_screen=on_screen, width=owed.width
    )


def verdict(done: list[Assessment], fail_on: str) -> int:
    """The exit code, with the reason for it on stderr."""
    failing = 0 if fail_on == "never" else sum(len(item.at_least(fail_on)) for item in done)
    if failing:
        print(f"exit 1: {failing} findings of severity {fail_on} or above (--fail-on)", file=sys.stderr)
    return 1 if failing else 0


def one(shelf: Shelf, party: Party, day: str, readings: dict[str, str], choice: Choice) -> Assessment | None:
    """The assessment of one State, or a word on stderr that the file is silent about the day."""
    law = shelf.law(party.code, day)
    if law is None:
        print(f"harmonize: the law file of {party.name} says nothing about {day}", file=sys.stderr)
        return None
    known = {} if readings else shelf.outcomes(party.code, day)
    return assess(law, party, shelf.treaty, shelf.status, day, readings, choice, known)


def advice_on(shelf: Shelf, item: Assessment) -> "Package":
    """Advice on the shortfalls of an assessment, judged by all duties of the instruments, asked or not."""
    from harmonize.findings.advice import advise

    whole = assess(
        item.law,
        item.party,
        shelf.treaty,
        shelf.status,
        item.day,
        item.readings,
        Choice(item.instruments),
        shelf.outcomes(item.party.code, item.day) if item.readings == shelf.treaty.readings({}) else {},
    )
    return advise(whole, shelf.status, {finding.duty.id for finding in item.findings})


def other_readings(shelf: Shelf, item: Assessment, choice: Choice, readings: dict[str, str]) -> "Robustness":
    """What every single other reading would change."""
    from harmonize.findings.robustness import robustness

    return robustness(item.law, item.party, shelf.treaty, shelf.status, item.day, choice, readings)[1]
