"""``harmonize states``: the States of the dataset, what was read of them, and when; what is known of one."""

from typing import Annotated

from harmonize import one_law, query
from harmonize.cli import completing
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import LISTED, argument, flag
from harmonize.reports import catalogue


@command("harmonize states Kenya", takes=("as_of", *LISTED))
def run(
    asked: Asked,
    state: Annotated[
        str | None, argument("[STATE]", "what is known of one State, with a law file or without", completing.states)
    ] = None,
    coverage: Annotated[
        bool, flag("--coverage", "share of duties assessed, grades of evidence, second reading")
    ] = False,
    parity: Annotated[bool, flag("--parity", "what each State's file answers to the list of general law")] = False,
    accession: Annotated[
        bool, flag("--accession", "the States that a treaty does not bind, by what is missing")
    ] = False,
) -> int:
    """The States of the dataset, what was read of them, and when; what is known of one."""
    laws, day = asked.laws, asked.day
    if state:
        return asked.tell(catalogue.one_state(laws.store, query.known_state(laws.store, state), day))
    if parity:
        return asked.tell(catalogue.parity(laws.store.parity, laws.version))
    if accession:
        from harmonize.reports import readiness  # no other list judges a law

        done = [laws.check(party.code, as_of=day) for party in laws.states()]
        pairs = (
            (item, free, one_law.speaker(laws.store, item.law, day))
            for item in done
            if (free := one_law.as_if_bound(laws.store, item))
        )
        return asked.tell(readiness.accession(pairs, laws.version, day))
    found = [(party, law) for party in laws.states() if (law := laws.store.law(party.code, day))]
    told = catalogue.coverage(laws.store, found, day) if coverage else catalogue.states_report(laws.store, found)
    return asked.tell(told)
