"""``harmonize find``: words looked for in what the laws on file say and in what was found about them."""

from typing import Annotated

from harmonize import one_law
from harmonize.cli import waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument
from harmonize.reports import found


@command("harmonize find relatives")
def run(
    asked: Asked,
    words: Annotated[
        list[str], argument("WORD...", "what must all be said of it: relatives, 'which laws exempt relatives?'")
    ],
) -> int:
    """Words found in offences, exemptions, notes, provisions and findings of all laws."""
    laws, sought = asked.laws, found.sought(words)
    done = waiting.each(laws.checks(asked.question()), len(laws.states()))
    hits = [
        hit
        for _, item in done
        if item
        for hit in found.hits(sought, item, one_law.speaker(laws.store, item.law, item.day))
    ]
    return asked.tell(lambda whole: found.report(words, hits, laws.store, asked.day, whole=whole))
