"""Whether a better answer rests on a text that was read: on what of all that a change brings, and where a person looks."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.findings.evidence import answering_provisions, bearing, named
from harmonize.norms.gate import Brought, Heading
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.source import address


class Proof(NamedTuple):
    """One thing that a better answer is said to rest on: what it is, and the address at which a person looks it up."""

    says: str
    cite: str
    address: str


def proof(outcome: Outcome, law: Law, brought: Brought) -> tuple[Heading, tuple[Proof, ...]]:
    """The heading of a better answer, and all that the change brings for it.

    A copy that was read anew is evidence. A new pinpoint, a bare day or a fact pattern is a claim. Else there is nothing.
    """
    cites = bearing(outcome, law)
    if read := tuple(read_anew(cites, law, brought)):
        return Heading.BETTER, read
    claims = tuple(dict.fromkeys(claimed(cites, outcome, law, brought)))
    return (Heading.CLAIMED if claims else Heading.UNPROVEN), claims


def read_anew(cites: tuple[str, ...], law: Law, brought: Brought) -> Iterator[Proof]:
    """The pinpoints of an answer whose words were read from a new copy."""
    for cite in cites:
        found = brought.anew.get(cite.partition(" ")[0])
        if found and any(named(law, cite, cite.partition(" ")[0], item) for item in found.provisions):
            yield Proof(f"read from {found.copied}", cite, address(law.sources, cite))


def claimed(cites: tuple[str, ...], outcome: Outcome, law: Law, brought: Brought) -> Iterator[Proof]:
    """What the change says about the pinpoints of an answer, and nothing shows."""
    ids = {law.provisions[index].id for index in answering_provisions(outcome)}
    for cite in cites:
        if cite in brought.cites:
            yield Proof("cited anew", cite, address(law.sources, cite))
        elif cite.partition(" ")[0] in brought.days:
            yield Proof("day of the text or of reading moved", cite, address(law.sources, cite))
    for case, told in brought.cases:
        if told & {*cites, *ids}:
            cite = next((cite for cite in cites if cite in told), cites[0] if cites else "")
            yield Proof(f"fact pattern {case}", cite, address(law.sources, cite))
