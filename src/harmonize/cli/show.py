"""``harmonize show``: an offence, or what rests on a provision, as it stood on a day, in plain sentences or as YAML."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import options, output_plan, streams
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.reports.document import Report

EXAMPLE = "harmonize show GB gb-25 --as-of 2018-01-01"
FORMATS = (*output_plan.WRITTEN, "yaml", "bill")
Sought = Annotated[
    str,
    typer.Argument(
        metavar="[OFFENCE OR PROVISION]",
        help="an id or a provision: gb-25, s25, 96(4), 'IA 1971 s 25'; without it all offences",
    ),
]


def run(
    country: options.State,
    offence: Sought = "",
    coverage: Annotated[
        bool, typer.Option("--coverage", help="which sections of the law stand on what text of which day")
    ] = False,
    quality: Annotated[
        bool, typer.Option("--quality", help="what does no work: offences, clauses, answers never said")
    ] = False,
    text: Annotated[
        Path | None,
        typer.Option(
            "--text", metavar="FILE", help="how far the law file names the parts of a statute, in a copy of it"
        ),
    ] = None,
    source: Annotated[str, typer.Option("--source", metavar="ID", help="of --text: the act that it is a copy of")] = "",
    as_of: options.AsOf = None,
    form: Annotated[str | None, options.told_as(FORMATS)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """An offence, or what rests on a provision, as it stood on a day.

    In plain sentences or as YAML. Each clause comes with its line in the law file and its address. Law files say of an
    older version only what was otherwise; this puts it together.
    """
    owed = output_plan.planned(FORMATS, form, outputs, width=width, force=force, data=data)
    as_law = owed.screen in ("yaml", "bill")
    if text and (offence or coverage or quality or as_law):
        raise HarmonizeError("--text speaks of one act of a law, alone, and not as yaml or bill")
    if (coverage or quality) and (offence or (coverage and quality) or as_law):
        raise HarmonizeError("--coverage and --quality speak of a whole law, one at a time, and not as yaml or bill")
    corpus, day = load(data, over=over or ()), query.a_day(as_of)
    if text:
        told = named_parts(corpus, country, text, source, day)
    elif coverage:
        told = covered(corpus, country, day)
    elif quality:
        told = idle(corpus, country)
    else:
        held = corpus.held(country, offence, as_of=day)
        if as_law:
            from harmonize.reports.law_yaml import as_bill, as_yaml

            code = query.one_state(corpus.store, country).code
            bill = owed.screen == "bill"
            streams.put(as_bill(held.offences, code, day) if bill else as_yaml(held.offences), drawn=False)
            owed = owed._replace(screen="")
        from harmonize.reports.law_text import report

        told = report(held, day, corpus.store.status.names, corpus.store.treaty.measures, corpus.version)
    output_plan.deliver(owed, lambda _: told)
    return 0


def named_parts(corpus: Corpus, country: str, text: Path, source: str, day: str) -> Report:
    """How far a law file names the parts of a statute."""
    from harmonize.guests.copies import reading
    from harmonize.guests.copies.report import reaching

    act, found = reading.reach(corpus, country, text, source)
    return reaching(act, found, query.one_state(corpus.store, country).name, day, corpus.version)


def covered(corpus: Corpus, country: str, day: str) -> Report:
    """What each section of a law stands on."""
    from harmonize.reports.law_sections import coverage

    law = query.law_on(corpus.store, query.one_state(corpus.store, country), day)
    return coverage(law, day, corpus.store.treaty.measures, corpus.version)


def idle(corpus: Corpus, country: str) -> Report:
    """What in a law file does no work."""
    from harmonize.reports.law_quality import quality  # pulls in pydantic

    return quality(corpus.quality(country), query.one_state(corpus.store, country).name, corpus.version)
