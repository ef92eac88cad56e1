"""A milder law of later date that holds for earlier acts: who acted before a reform is judged by what came after it."""

from collections.abc import Callable, Mapping

from harmonize.findings.case import CaseResult, Milder, tried
from harmonize.norms.history import History
from harmonize.norms.law_on_day import LawOnDay

MEASURE = "milder_later_law"


def milder(
    found: CaseResult,
    versions: History,
    law_on: Callable[[str], LawOnDay | None],
    facts: Mapping[str, object],
    day: str,
) -> Milder | None:
    """The mildest later law for facts that were surely punished on a day (ISO), where the State lets it hold for earlier acts.

    ``law_on`` gives the State's law on a day. Later days are those on which a version of an answering offence begins or ends.
    """
    if found.answer.punishable != "yes":
        return None
    offences = {found.law.provisions[norm.provision].id for norm in found.answer.norms}
    turns = {end for name in offences for item in versions.get(name, ()) for end in (item.since, item.until)}
    mildest: Milder | None = None
    for turn in sorted(end for end in turns if end > day):
        law = law_on(turn)
        rule = law.law.measures.get(MEASURE) if law else None
        if law is None or rule is None or rule.value != "yes":
            continue
        answer = tried(law, facts).answer
        known = answer.punishable == "yes" or (answer.punishable == "no" and not answer.partly)
        best = mildest.range if mildest else found.answer.gravest
        if known and answer.gravest.severity < best.severity:
            mildest = Milder(turn, answer.gravest, answer.punishable == "yes", rule.cite)
    return mildest
