"""``harmonize check``: one State's law, or all, against the treaty."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from harmonize import Assessment, query
from harmonize.cli import baseline_options, completing, options, output_plan, waiting
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.reports import gap_reports
from harmonize.reports.parts import Parts

if TYPE_CHECKING:
    from harmonize.findings.baseline import BaselineDiff
    from harmonize.findings.robustness import Robustness
    from harmonize.reports.document import Report

EXAMPLE = "harmonize check Germany --as-of 2024-01-01 --topic criminalization"

OneState = Annotated[
    str | None,
    typer.Argument(
        metavar="STATE", help="DE, deu, Germany, Deutschland or Allemagne", autocompletion=completing.states
    ),
]
Everyone = Annotated[
    bool, typer.Option("--all", help="of a State everything that falls short or is open; without one, every State")
]
Reading = Annotated[
    list[str] | None,
    typer.Option(
        "--reading",
        metavar="D=WORD",
        help="a reading of a dispute: D2=own_border (repeatable)",
        autocompletion=completing.readings,
    ),
]
Readings = Annotated[bool, typer.Option("--readings", help="also which verdicts change under which reading")]
Advise = Annotated[
    bool,
    typer.Option("--advise", help="also the amendments that would close the shortfalls, each tried on the law"),
]
Met = Annotated[bool, typer.Option("--met", help="also what is met, and by which provision")]
Verbose = Annotated[
    bool,
    typer.Option("-v", "--verbose", help="everything: also what is met, what was not assessed, and the sources"),
]
Baseline = Annotated[
    str | None,
    typer.Option(
        "--baseline",
        metavar="FILE",
        help="fail only on findings that this baseline does not know",
        rich_help_panel=options.AGREED,
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help="fail also on known findings that no longer occur", rich_help_panel=options.AGREED),
]
NoCache = Annotated[
    bool,
    typer.Option(
        "--no-cache",
        help="read every file of --data, unchanged ones too, and work out every answer again",
        rich_help_panel=options.DATA,
    ),
]


def run(
    state: OneState = None,
    everyone: Everyone = False,
    as_of: options.AsOf = None,
    topic: options.Topics = None,
    duty: options.Duties = None,
    strength: options.Strengths = None,
    instrument: options.Instruments = None,
    reading: Reading = None,
    readings: Readings = False,
    advise: Advise = False,
    met: Met = False,
    verbose: Verbose = False,
    form: Annotated[str | None, options.told_as(gap_reports.FORMATS)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    fail_on: options.FailOn = "medium",
    baseline: Baseline = None,
    strict: Strict = False,
    base: options.Base = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    today: options.Today = None,
    data: options.Data = None,
    over: options.Over = None,
    no_cache: NoCache = False,
) -> int:
    """A State's law against the treaty: gaps, doubts, and what was not read.

    Exits with 1 when a shortfall reaches --fail-on.
    """
    fail_on = query.one_of("severity", fail_on, query.FAIL_ON)
    owed = output_plan.planned(gap_reports.FORMATS, form, outputs, width=width, force=force, data=data)
    known = baseline_options.BaselineOptions(baseline, waivers, no_waivers, strict, base, query.a_day(today))
    if state is None and not everyone:
        raise HarmonizeError("name a State, such as `harmonize check DE`, or use --all")
    corpus = load(data, reuse=not no_cache, over=over or ())
    named = [] if state is None else [query.one_state(corpus.store, state).code]
    asked = corpus.ask(
        as_of=as_of,
        instruments=instrument,
        topics=topic,
        duties=duty,
        strengths=strength,
        readings=dict(item.partition("=")[::2] for item in reading or ()),
    )
    suppressions = baseline_options.loaded(known, corpus)
    done = checked(corpus, asked, named)
    if not done:
        raise HarmonizeError("nothing was checked")
    narrowed = bool(topic or duty or strength)
    every = narrowed or (everyone and state is not None)
    parts = Parts(every, met=met, points=asked.choice.points, advice=advise, documents=not owed.for_programs)
    other = [corpus.other_readings(item, asked) for item in waiting.each(done, len(done))] if readings else []
    found = baseline_options.baseline_diff(corpus, done, suppressions, known, everything=state is None and not narrowed)
    output_plan.deliver(owed, reporting(corpus, done, other, parts, found), whole=verbose)
    unproven = judged(data, known, named, fail_on) if base and data else 0
    if not found:
        return max(verdict(done, fail_on), unproven)
    on_screen = form in (None, "text")
    code = baseline_options.verdict(done, found, corpus, known, fail_on=fail_on, on_screen=on_screen, width=owed.width)
    return max(code, unproven)


def judged(data: str, agreed: baseline_options.BaselineOptions, states: Sequence[str], fail_on: str) -> int:
    """The exit code for what the data make better without evidence since the revision before, or alter; told on stderr."""
    from pathlib import Path

    from harmonize import judging  # most checks judge no change

    waivers = None if agreed.no_waivers else agreed.waivers
    for gate in judging.against(agreed.base or "", Path(data), waivers, agreed.today):
        told = gate.teller(fail_on).headline()
        failing = [item for item in gate.found.unproven() if not states or item.name.split()[0] in states]
        if failing and fail_on != "never":
            print(f"Since {agreed.base}: {told}; `harmonize gate {agreed.base} {data}/` lists them", file=sys.stderr)
            return 1
    return 0


def reporting(
    corpus: Corpus, done: list[Assessment], other: "list[Robustness]", parts: Parts, found: "BaselineDiff | None"
) -> output_plan.Build:
    """What builds the report, whole or as people read it at once; first screens are worked out before."""
    unbound = {item.law.code: free for item in done if (free := corpus.as_if_bound(item))}
    screens = [corpus.first_screen(item) for item in waiting.each(done, len(done))]

    def built(whole: bool) -> "Report":
        asked = parts._replace(whole=whole)
        return baseline_options.marked(
            gap_reports.report(done, corpus.store, screens, other, unbound=unbound, asked=asked), found
        )

    return built


def checked(corpus: Corpus, asked: query.Question, states: Sequence[str] = ()) -> list[Assessment]:
    """The assessments of the States named, or of all; a word on stderr for each whose file is silent about the day."""
    parties = corpus.checks(asked, states)
    done = []
    for party, found in waiting.each(parties, len(states) or len(query.real(corpus.store.codes))):
        if found:
            done.append(found)
        else:
            print(f"harmonize: {query.silence(party, asked.day)}", file=sys.stderr)
    return done


def verdict(done: list[Assessment], fail_on: str) -> int:
    """The exit code, with the reason for it on stderr."""
    failing = 0 if fail_on == "never" else sum(len(item.at_least(fail_on)) for item in done)
    if failing:
        print(f"exit 1: {failing} findings of severity {fail_on} or above (--fail-on)", file=sys.stderr)
    return 1 if failing else 0
