"""``harmonize show``: an offence, or what rests on a provision, as it stood on a day, in plain sentences or as YAML."""

from pathlib import Path
from typing import Annotated

from harmonize import one_law, query
from harmonize.cli import completing, options, output_plan, streams
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import LISTED, argument, flag, option
from harmonize.errors import HarmonizeError
from harmonize.reports.document import Report

AS_LAW = ("yaml", "bill")


@command(
    "harmonize show GB gb-25 --as-of 2018-01-01", takes=("as_of", *LISTED), formats=(*output_plan.WRITTEN, *AS_LAW)
)
def run(
    asked: Asked,
    country: options.State,
    offence: Annotated[
        str,
        argument(
            "[OFFENCE OR PROVISION]",
            "gb-25, s25, 96(4), 'IA 1971 s 25'; without it all offences",
            completing.offences,
        ),
    ] = "",
    coverage: Annotated[bool, flag("--coverage", "which sections of the law stand on what text of which day")] = False,
    quality: Annotated[bool, flag("--quality", "what does no work: offences, clauses, answers never said")] = False,
    text: Annotated[Path | None, options.Copy] = None,
    source: Annotated[str, option("--source", "ID", "of --text: the act that it is a copy of")] = "",
) -> int:
    """An offence, or what rests on a provision, as it stood on a day.

    In plain sentences or as YAML, each clause with its line and address; as a bill that changes nothing yet, to begin
    with; of --text, how far the law file names its parts.
    """
    laws, day = asked.laws, asked.day
    if bool(text) + coverage + quality + bool(offence) > 1:
        raise HarmonizeError(
            "--text speaks of one act of a law; --coverage and --quality speak of a whole law, in text, one at a time"
        )
    as_law = asked.owed.screen in AS_LAW
    if text or coverage or quality:
        if as_law:
            raise HarmonizeError(
                "--coverage, --quality and --text speak of a whole law or act, and not as yaml or bill"
            )
        return asked.tell(named_parts(asked, country, text, source) if text else of_the_law(asked, country, coverage))
    held = one_law.held(laws.store, country, offence, as_of=day)
    if as_law:
        from harmonize.reports.law_yaml import as_bill, as_yaml

        code = query.one_state(laws.store, country).code
        drafted = as_bill(held.offences, code, day) if asked.owed.screen == "bill" else as_yaml(held.offences)
        streams.put(drafted, drawn=False)
        asked.owed = asked.owed._replace(screen="")
    from harmonize.reports.law_text import report

    return asked.tell(report(held, day, laws.store.status.names, laws.store.treaty.measures, laws.version))


def named_parts(asked: Asked, country: str, text: Path, source: str) -> Report:
    """How far a law file names the parts of a statute."""
    from harmonize.guests.copies import reading
    from harmonize.guests.copies.report import reaching

    act, found = reading.reach(asked.laws, country, text, source)
    return reaching(act, found, query.one_state(asked.laws.store, country).name, asked.day, asked.laws.version)


def of_the_law(asked: Asked, country: str, coverage: bool) -> Report:
    """What each section of a law stands on, or what in its file does no work."""
    laws, party = asked.laws, query.one_state(asked.laws.store, country)
    if coverage:
        from harmonize.reports import law_sections

        law = query.law_on(laws.store, party, asked.day)
        return law_sections.coverage(law, asked.day, laws.store.treaty.measures, laws.version)
    from harmonize.reports.law_quality import quality  # pulls in pydantic

    return quality(one_law.quality(laws.store, country), party.name, laws.version)
