"""What the tables of an open dataset are made of, and how facts, ranges and doubts become cells."""

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Any

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.conduct.region import hull
from harmonize.findings.assessment import Assessment, Choice, Finding, assess
from harmonize.library.store import Store
from harmonize.norms.doubt import Reason
from harmonize.norms.law import Law
from harmonize.norms.penalty import LIFE, Range, in_data, span
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.status import Consent, Party
from harmonize.reports.wording import Speaker

Row = tuple[Any, ...]


class Material:
    """All that the tables are made of: laws from change to change, treaty, status, and verdicts of one day."""

    def __init__(self, store: Store, day: str) -> None:
        self.store, self.day = store, day
        self.treaty, self.status, self.prose = store.treaty, store.status, store.explanations
        self.periods = {code: store.periods(code) for code in store.codes}
        self.groups = self.status.members(day)
        bound = Consent("2004-01-01", "2004-01-31", "ratification", True, "invented State", "")
        invented = {
            code: Party(code, code, law[-1].name, (), {"smp": bound, "untoc": bound}, ())
            for code, law in self.periods.items()
            if code not in self.status.parties
        }
        self.parties = {**self.status.parties, **invented}
        self.invented = frozenset(invented)

    @cached_property
    def laws(self) -> dict[str, Law]:
        """The law of each State on the day."""
        return {code: law for code in self.periods if (law := self.store.law(code, self.day))}

    @cached_property
    def versions(self) -> dict[str, list[tuple[str, Law, int]]]:
        """Per State every version of every offence, with the last law that has it and its position there."""
        found = {}
        for code, periods in self.periods.items():
            last = {named(provision): (law, index) for law in periods for index, provision in enumerate(law.provisions)}
            order = sorted(last, key=lambda name: (name.partition("@")[0], name))
            found[code] = [(name, *last[name]) for name in order]
        return found

    @cached_property
    def assessments(self) -> dict[str, tuple[Assessment, Speaker]]:
        """The verdicts on the law of each State, under every instrument, and who tells them."""
        names = {code: party.name for code, party in self.parties.items()}
        choice = Choice(instruments=tuple(self.treaty.instruments))
        return {
            code: (
                assess(
                    law,
                    self.parties[code],
                    self.treaty,
                    self.status,
                    self.day,
                    {},
                    choice,
                    self.store.outcomes(code, self.day),
                ),
                Speaker(law, self.treaty, names, self.groups),
            )
            for code, law in self.laws.items()
        }

    def each_version(self) -> Iterator[tuple[str, Law, int, Provision]]:
        """Every version of every offence of every State."""
        yield from (
            (name, law, index, law.provisions[index]) for found in self.versions.values() for name, law, index in found
        )

    def each_finding(self) -> Iterator[tuple[str, Finding, Assessment, Speaker]]:
        """Every finding with the id of its verdict."""
        for code, (assessment, speaker) in self.assessments.items():
            yield from ((f"{code}/{item.duty.id}", item, assessment, speaker) for item in assessment.findings)


def named(provision: Provision) -> str:
    """The id of one version of an offence."""
    return f"{provision.id}@{provision.since}"


def facts_of(cube: int) -> dict[str, list[str]]:
    """Facts by dimension; where most States are meant, ``state_except`` tells those left out."""
    found = {name: list(values) for name, values in SPACE.allowed(cube).items()}
    states = set(found.get("state", ()))
    if len(states) > len(STATES) // 2:
        found = {"state_except" if name == "state" else name: values for name, values in found.items()}
        found["state_except"] = [value for value in SPACE.bit["state"] if value not in states]
    return found


def extent(found: Range) -> Row:
    """Minimum, maximum, kind of maximum, and the range in words."""
    low, high = found
    ceiling = "none" if high == 0 else in_data(high) if high >= LIFE else "term"
    return (None if low >= LIFE else low, high if ceiling == "term" else None, ceiling, span(found))


def doubted(reason: Reason | None) -> tuple[str | None, str | None]:
    """The ground of a doubt and the point in words; nothing for what is sure."""
    return (reason.ground.value, reason.why) if reason else (None, None)


def said(norms: Iterable[Norm], dimension: str) -> list[str]:
    """The values of one dimension that some norms name between them."""
    return list(SPACE.names(hull(norm.cube for norm in norms) & SPACE.fields[dimension].mask, dimension))
