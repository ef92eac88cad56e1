"""``harmonize check``: one State's law, or all, against the treaty."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

from harmonize import Assessment, one_law, query
from harmonize.cli import baseline_options, completing, options, output_plan, waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import flag
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.reports import gap_reports
from harmonize.reports.parts import Parts

if TYPE_CHECKING:
    from harmonize.findings.baseline import BaselineDiff
    from harmonize.findings.robustness import Robustness
    from harmonize.norms.baseline import Suppressions
    from harmonize.reports.document import Report


@command("harmonize check Germany --as-of 2024-01-01 --topic criminalization", formats=gap_reports.FORMATS)
def run(
    asked: Asked,
    states: Annotated[
        list[str] | None,
        options.argument(
            "[STATE]", "DE, deu, Germany, Deutschland or Allemagne; --all for every one", completing.states
        ),
    ] = None,
    conflicts: Annotated[
        bool,
        flag("--conflicts", "instead, where two instruments (default: of all) conflict, and the law stands"),
    ] = False,
    topic: options.Topics = None,
    duty: options.Duties = None,
    strength: options.Strengths = None,
    instrument: options.Instruments = None,
    reading: options.Readings = None,
    readings: Annotated[bool, flag("--readings", "also which verdicts change under which reading")] = False,
    advise: Annotated[bool, flag("--advise", "also what `harmonize advise` tells")] = False,
    met: Annotated[bool, flag("--met", "also what is met, and by which provision")] = False,
    verbose: Annotated[bool, flag("-v --verbose", "also what is met, what was not assessed, and the sources")] = False,
    fail_on: options.FailOn = "",
    baseline: options.Baseline = None,
    strict: options.Strict = False,
    base: options.Base = None,
    waivers: options.Waivers = None,
    no_waivers: options.NoWaivers = False,
    today: options.Today = None,
    no_cache: Annotated[
        bool, flag("--no-cache", "read unchanged files of --data too, and work out every answer again")
    ] = False,
) -> int:
    """A State's law against the treaty: gaps, doubts, and what was not read.

    Exits with 1 when a shortfall reaches --fail-on.
    """
    state = one_state(states, every=asked.everything and not conflicts)
    if conflicts and state is not None:
        return conflicting(asked, state, instrument)
    told = bool(fail_on)  # to whom did not ask, an exit code is no news
    fail_on = query.one_of("severity", fail_on or "medium", query.FAIL_ON)
    known = baseline_options.BaselineOptions(baseline, waivers, no_waivers, strict, base, query.a_day(today))
    if no_cache:
        asked.laws = load(asked.data, reuse=False, over=asked.over)
    laws = asked.laws
    named = [query.one_state(laws.store, state).code] if state is not None else []
    question = asked.question(reading, instruments=instrument, topics=topic, duties=duty, strengths=strength)
    suppressions = baseline_options.loaded(known, laws)
    done = checked(laws, question, named)
    narrowed = bool(topic or duty or strength)
    every = narrowed or (asked.everything and state is not None)
    parts = Parts(
        every,
        met=met,
        points=question.choice.points,
        advice=advise,
        memo=asked.owed.for_readers,
        documents=not asked.owed.for_programs,
    )
    other = [laws.other_readings(item) for item in waiting.each(done, len(done))] if readings else []
    found = set_against(laws, done, suppressions, known.today, everything=state is None and not narrowed)
    annexed = verbose or (every and asked.owed.for_readers)
    asked.tell(reporting(laws, done, other, parts, found), whole=annexed, brief=output_plan.MEMO)
    unproven = judged(asked.data, known, named, fail_on) if base and asked.data else 0
    if not found:
        return max(verdict(done, fail_on, told=told), unproven)
    on_screen = asked.form in (None, "text")
    code = baseline_options.verdict(
        done, found, laws, known, fail_on=fail_on, on_screen=on_screen, width=asked.owed.width
    )
    return max(code, unproven)


def one_state(words: Sequence[str] | None, *, every: bool) -> str | None:
    """The State asked about, None for all. Raises HarmonizeError for none where not ``every`` may be asked, and for several."""
    if not words and not every:
        raise HarmonizeError("name a State, such as `harmonize check DE`, or use --all")
    if words and len(words) > 1:
        told = " ".join(words)
        raise HarmonizeError(f"`check` takes one State; `harmonize compare {told}` sets two side by side, `table` many")
    return words[0] if words else None


def set_against(
    laws: Corpus, done: list[Assessment], agreed: "Suppressions | None", today: str, *, everything: bool
) -> "BaselineDiff | None":
    """Where every shortfall stands, if anything was agreed on; of ``everything`` asked what is missing was solved."""
    if agreed is None:
        return None
    from harmonize import upkeep  # most checks know of no agreement

    return upkeep.baseline_diff(laws, done, agreed, today, everything=everything)


def conflicting(asked: Asked, state: str, instruments: Sequence[str] | None) -> int:
    """Facts on which obligations of two instruments conflict."""
    from harmonize.reports.conflicts import report  # most checks ask for the gaps

    query.one_of("format of conflicts", asked.owed.screen or "text", output_plan.WRITTEN)
    law = asked.laws.law(state, as_of=asked.day)
    found = asked.laws.conflicts(law, instruments, as_of=asked.day)
    return asked.tell(report(found, one_law.speaker(asked.laws.store, law, asked.day), asked.laws.version, asked.day))


def judged(data: str, agreed: baseline_options.BaselineOptions, states: Sequence[str], fail_on: str) -> int:
    """The exit code for what the data make better without evidence since the revision before, or alter; told on stderr."""
    from pathlib import Path

    from harmonize import upkeep  # most checks judge no change

    waivers = None if agreed.no_waivers else agreed.waivers
    for gate in upkeep.against(agreed.base or "", Path(data), waivers, agreed.today):
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
    unbound = {item.law.code: free for item in done if (free := one_law.as_if_bound(corpus.store, item))}
    screens = [one_law.first_screen(corpus.store, item) for item in waiting.each(done, len(done))]

    def built(whole: bool) -> "Report":
        told = gap_reports.report(
            done, corpus.store, screens, other, unbound=unbound, asked=parts._replace(whole=whole)
        )
        return baseline_options.marked(told, found)

    return built


def checked(corpus: Corpus, asked: query.Question, states: Sequence[str] = ()) -> list[Assessment]:
    """The assessments of the States named, or of all; a word on stderr for each whose file is silent about the day.

    Raises HarmonizeError where all are.
    """
    parties = corpus.checks(asked, states)
    done = []
    for party, found in waiting.each(parties, len(states) or len(query.real(corpus.store.codes))):
        if found:
            done.append(found)
        else:
            print(f"harmonize: {query.silence(party, asked.day)}", file=sys.stderr)
    if not done:
        raise HarmonizeError("nothing was checked")
    return done


def verdict(done: list[Assessment], fail_on: str, *, told: bool) -> int:
    """The exit code, with the reason for it on stderr where it was asked for."""
    failing = 0 if fail_on == "never" else sum(len(item.at_least(fail_on)) for item in done)
    if failing and told:
        print(f"exit 1: {failing} findings of severity {fail_on} or above (--fail-on)", file=sys.stderr)
    return 1 if failing else 0
