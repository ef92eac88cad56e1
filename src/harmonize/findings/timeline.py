"""What the pictures show: ranges for standard facts, and the versions of one offence through the years."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import Answer, point, reply
from harmonize.norms.facts import Pattern, Words
from harmonize.norms.law import Law, Provision, settled
from harmonize.norms.penalty import NO_PRISON, Range

LawOn = Callable[[str], Law | None]
MAX_VERSIONS = 40


class Version(NamedTuple):
    """An offence between two changes of it; ``until`` is empty for what is in force."""

    provision: Provision
    range: Range

    @property
    def since(self) -> str:
        """The first day."""
        return self.provision.since

    @property
    def until(self) -> str:
        """The day on which it no longer held."""
        return self.provision.until


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


def versions(law_on: LawOn, law: Law, offence: str) -> tuple[Version, ...]:
    """The versions of an offence on file, oldest first, found by walking from the law given to either side."""
    here = version(law, offence)
    if here is None:
        return ()
    before = list(walk(law_on, offence, here, lambda item: item.since and day_before(item.since)))
    after = list(walk(law_on, offence, here, lambda item: item.until))
    return (*reversed(before), here, *after)


def walk(law_on: LawOn, offence: str, start: Version, onward: Callable[[Version], str]) -> Iterator[Version]:
    """The versions to one side of a version, the nearest first."""
    item, seen = start, {start.since}
    while (day := onward(item)) and len(seen) < MAX_VERSIONS:
        law = law_on(day)
        found = version(law, offence) if law else None
        if found is None or found.since in seen:
            return
        seen.add(found.since)
        yield found
        item = found


def version(law: Law, offence: str) -> Version | None:
    """An offence as a law has it, with the gravest range of its plain form."""
    for index, provision in enumerate(law.provisions):
        if provision.id == offence:
            plain = [norm.range for norm in law.norms if norm.provision == index and not norm.form]
            return Version(provision, max(plain, key=lambda item: item.severity, default=NO_PRISON))
    return None


def day_before(day: str) -> str:
    """The ISO date before another; empty before the calendar begins."""
    known = date.fromisoformat(day)
    return (known - timedelta(days=1)).isoformat() if known > date.min else ""
