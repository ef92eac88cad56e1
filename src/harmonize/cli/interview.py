"""``harmonize data interview``: asks about a State's law what can still change a verdict, and writes the law file."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import query
from harmonize.cli import options, waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import option
from harmonize.errors import HarmonizeError


@command("harmonize data interview Albania", takes=("as_of", "force", "data"))
def run(
    asked: Asked,
    state: options.State,
    output: Annotated[
        str | None,
        option(
            "-o --output",
            "FILE",
            "the law file (default: xx.yaml); answers stay in xx.answers.yaml",
        ),
    ] = None,
    form: Annotated[
        str | None, option("--form", "FILE", "write the open questions into a file for somebody else to answer")
    ] = None,
    anew: options.Anew = False,
    answers: Annotated[str | None, option("--answers", "FILE", "take the answers of a form that was filled in")] = None,
) -> int:
    """Asks about a State's law only what can still change a verdict, and writes the law file."""
    from harmonize.cli.dialogue import Dialogue, answers_file  # what asks pulls in rich, what judges pydantic
    from harmonize.guests.interview.asking import Interview
    from harmonize.guests.interview.checking import day_asked

    store = asked.laws.store
    law = Path(output or f"{query.any_state(store, state).code.lower()}.yaml")
    party = query.unwritten(store, state, begun=anew or answers_file(law).exists())
    if law.suffix != ".yaml":
        raise HarmonizeError(f"{law}: a law file ends in .yaml")
    named = query.a_day(asked.as_of) if asked.as_of else None
    day = day_asked(named, answers_file(law), Path(answers) if answers else None, query.a_day(None))
    interview = Interview(party.code, party.name, day, store.treaty, store.status)
    dialogue = Dialogue(interview, law, force=asked.force)
    if answers:
        dialogue.take(Path(answers))
    if form:
        dialogue.write_form(form, waiting.step)
        return 0
    if sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        dialogue.ask()
    dialogue.finish()
    return 0
