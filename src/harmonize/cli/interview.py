"""``harmonize interview``: asks about a State's law what can still change a verdict, and writes the law file."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import options, waiting
from harmonize.corpus import load
from harmonize.errors import HarmonizeError

EXAMPLE = "harmonize interview Albania"


def run(
    state: options.State,
    output: Annotated[
        str | None,
        typer.Option(
            "-o",
            "--output",
            metavar="FILE",
            help="the law file that is written (default: xx.yaml); the answers are kept beside it, in xx.answers.yaml",
        ),
    ] = None,
    form: Annotated[
        str | None,
        typer.Option("--form", metavar="FILE", help="write the open questions into a file for somebody else to answer"),
    ] = None,
    answers: Annotated[
        str | None, typer.Option("--answers", metavar="FILE", help="take the answers of a form that was filled in")
    ] = None,
    as_of: options.AsOf = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """Asks about a State's law only what can still change a verdict, and writes the law file."""
    from harmonize.cli.dialogue import Dialogue, answers_file  # what asks pulls in rich, what judges pydantic
    from harmonize.guests.interview.asking import Interview
    from harmonize.guests.interview.checking import day_asked

    store = load(data).store
    party = query.any_state(store, state)
    law = Path(output or f"{party.code.lower()}.yaml")
    if law.suffix != ".yaml":
        raise HarmonizeError(f"{law}: a law file ends in .yaml")
    named = query.a_day(as_of) if as_of else None
    day = day_asked(named, answers_file(law), Path(answers) if answers else None, query.a_day(None))
    interview = Interview(party.code, party.name, day, store.treaty, store.status)
    dialogue = Dialogue(interview, law, force=force)
    if answers:
        dialogue.take(Path(answers))
    if form:
        dialogue.write_form(form, waiting.step)
        return 0
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        dialogue.ask()
    dialogue.finish()
    return 0
