"""What a law threatens for standard facts, and the offence that its pictures are about."""

from collections.abc import Iterable, Mapping

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import Answer, point, reply
from harmonize.norms.facts import Pattern, Words
from harmonize.norms.law import Law, Provision, settled


def ranges(
    law: Law, patterns: Iterable[Pattern], groups: Mapping[str, frozenset[str]]
) -> tuple[tuple[Pattern, Answer], ...]:
    """The answers of a law to standard facts, seen from its own State; silence of what was not read is no no."""
    parties = sum(SPACE.bit["state"][code] for code in groups.get("parties", ()) if code != law.code)
    law, words = settled(law, parties, SPACE.bit["state"]["parties"]), Words.of(law.code, groups)
    return tuple((pattern, reply(law, point(pattern.facts, words))) for pattern in patterns)


def main_offence(law: Law, answers: Iterable[tuple[Pattern, Answer]]) -> Provision | None:
    """The offence that answers the first of the standard facts that is punishable (a paid crossing, as a rule)."""
    for _, found in answers:
        if found.punishable == "yes":
            return law.provisions[found.norms[0].provision]
    return law.provisions[0] if law.provisions else None
