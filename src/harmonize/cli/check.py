"""``harmonize check``: one State's law, or all, against the treaty."""

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from harmonize.cli import agreed, choices, delivery, gap_report
from harmonize.errors import HarmonizeError
from harmonize.findings.assessment import SEVERITIES, Assessment, Choice, assess
from harmonize.library.shelf import Shelf, opened
from harmonize.norms.status import Party

if TYPE_CHECKING:
    from harmonize.findings.advice import Package

EXAMPLE = "harmonize check Germany --as-of 2024-01-01 --topic criminalization"


def arguments(parser: argparse.ArgumentParser) -> None:
    """The State, the day, what is asked, and how it is told."""
    parser.add_argument("state", nargs="?", help="DE, deu or Germany, in any case")
    parser.add_argument("--all", action="store_true", help="every State of the dataset")
    parser.add_argument("--as-of", metavar="DAY", help="day of law and treaty status, as 2024-01-31 (default: today)")
    parser.add_argument("--topic", action="append", default=[], help="only this topic (repeatable)")
    parser.add_argument("--duty", action="append", default=[], help="only this duty or article: smp-6.1.a, smp-6")
    parser.add_argument(
        "--strength", action="append", default=[], help="only duties of this strength: shall, consider ..."
    )
    parser.add_argument("--instrument", action="append", default=[], help="other yardsticks instead of SMP and UNTOC")
    parser.add_argument(
        "--reading", action="append", default=[], metavar="D=WORD", help="a reading of a dispute: D2=own_border"
    )
    parser.add_argument("--readings", action="store_true", help="also which verdicts change under which reading")
    parser.add_argument(
        "--advise", action="store_true", help="also the smallest changes that close each shortfall, tried on the law"
    )
    parser.add_argument(
        "--fail-on", default="medium", metavar="SEVERITY", help="exit 1 from high, medium or low on, or never"
    )
    delivery.arguments(parser, gap_report.FORMATS)
    agreed.arguments(parser)
    parser.add_argument("--data", metavar="DIR", help="a folder of data files instead of the shipped dataset")
    parser.add_argument("--no-cache", action="store_true", help="with --data: read every file, unchanged ones too")
    parser.add_argument(
        "-v", "--verbose", action="store_true", help="also what is met, by which provisions, and what was not assessed"
    )


def run(options: argparse.Namespace) -> int:
    """Prints the assessments; 1 when a shortfall reaches --fail-on."""
    day = choices.a_day(options.as_of)
    choices.one_of("severity", options.fail_on, (*SEVERITIES[1:], "never"))
    owed = delivery.planned(options, gap_report.FORMATS)
    shelf = opened(options.data, reuse=not options.no_cache)
    parties = choices.states(shelf, options.state, everyone=options.all)
    choice = choices.duties(shelf.treaty, options.instrument, options.topic, options.duty, options.strength)
    readings = choices.readings(shelf.treaty, options.reading)
    registers = agreed.loaded(options, shelf)
    done = [found for party in parties if (found := one(shelf, party, day, readings, choice))]
    if not done:
        raise HarmonizeError("nothing was checked")
    packages = [advice_on(shelf, item) for item in done] if options.advise else []
    makers = gap_report.makers(done, shelf, owed, packages, verbose=options.verbose)
    text = makers["text"]

    def whole() -> str:
        parts = [str(text())]
        parts += advice(shelf, done, packages) if packages else []
        parts += other_readings(shelf, done, choice, readings) if options.readings else []
        return "\n".join(parts)

    delivery.deliver(owed, {**makers, "text": whole})
    if registers:
        return agreed.verdict(done, registers, shelf, options)
    return verdict(done, options.fail_on)


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


def advice(shelf: Shelf, done: list[Assessment], packages: "list[Package]") -> Iterator[str]:
    """The smallest changes that close each shortfall found."""
    from harmonize.reports.text import advice_lines
    from harmonize.reports.wording import Speaker

    names = {code: party.name for code, party in shelf.status.parties.items()}
    for item, package in zip(done, packages, strict=True):
        yield from advice_lines(package, Speaker(item.law, item.treaty, names, shelf.status.members(item.day)))


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


def other_readings(shelf: Shelf, done: list[Assessment], choice: Choice, readings: dict[str, str]) -> Iterator[str]:
    """What every single other reading would change."""
    from harmonize.findings.robustness import robustness
    from harmonize.reports.text import reading_lines

    for item in done:
        base, found = robustness(item.law, item.party, shelf.treaty, shelf.status, item.day, choice, readings)
        yield from reading_lines(found, base)
