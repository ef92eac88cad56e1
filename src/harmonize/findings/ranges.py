"""What a law threatens for standard facts, and the offence that its pictures are about."""

from collections.abc import Iterable
from itertools import chain

from harmonize.findings.answer import Answer
from harmonize.findings.case import standard
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.provision import Provision


def ranges(on_day: LawOnDay, patterns: Iterable[Pattern]) -> tuple[tuple[Pattern, Answer], ...]:
    """The answers of a law to standard facts, seen from its own State."""
    return tuple((pattern, standard(on_day, pattern)) for pattern in patterns)


def main_offence(law: Law, answers: Iterable[tuple[Pattern, Answer]]) -> Provision | None:
    """The offence that answers the first of the standard facts that is punishable (a paid crossing, as a rule)."""
    answering = (law.provisions[found.norms[0].provision] for _, found in answers if found.punishable == "yes")
    return next(chain(answering, law.provisions), None)
