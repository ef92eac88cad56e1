"""``harmonize treaty``: an instrument with another text, and every State judged by it."""

from pathlib import Path
from typing import Annotated

from harmonize.cli import completing
from harmonize.cli.declaring import Asked, command, files_and_states
from harmonize.cli.options import argument
from harmonize.errors import HarmonizeError
from harmonize.reports import what_if


@command("harmonize treaty changes.yaml DE IT")
def run(
    asked: Asked,
    words: Annotated[
        list[str],
        argument(
            "CHANGES... [STATE]...",
            "files of what a text changes, side by side; the States asked",
            completing.states,
        ),
    ],
) -> int:
    """An instrument with another text: who falls short now, who is met now, on what conduct.

    A file says what a text narrows, widens, adds or strikes; everything else stays as it is on file.
    """
    texts, states = files_and_states(words)
    if not texts:
        raise HarmonizeError("name a file of what the text changes, such as `harmonize treaty changes.yaml DE`")
    laws, day = asked.laws, asked.day
    names, members = laws.store.status.names, laws.store.status.members(day)
    found = [what_if.Told(laws.treaty(text, states, as_of=day), Path(text).name, names, members) for text in texts]
    return asked.tell(lambda whole: what_if.report([one._replace(whole=whole) for one in found], laws.version))
