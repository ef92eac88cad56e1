"""Two laws side by side: offences over the same facts, ranges for the same facts, rules, verdicts, and the obstacles to cooperation."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.assessment import Assessment, Choice, Finding, assess
from harmonize.findings.case import Answer
from harmonize.findings.fact_pattern import open_values, point
from harmonize.findings.obstacles import Obstacle, Same, obstacles, owed
from harmonize.findings.overlap import Overlap, Side, overlap
from harmonize.findings.surrender import Way, absolute, answered, way
from harmonize.grouping import grouped
from harmonize.norms.duty_tests import Provide
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law, Measure
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import MeasureKind, Strength, Treaty

# The sections of a law on which a request from abroad depends, the gravest first.
COOPERATION = (
    "extradition",
    "mutual_assistance",
    "jurisdiction",
    "confiscation",
    "legal_persons",
    "special_techniques",
)


class Rule(NamedTuple):
    """The two States' answers to one measure; None where it was not read.

    ``asked_by`` is how binding the strictest duty is that looks at it; None where none does.
    """

    kind: MeasureKind
    first: Measure | None
    second: Measure | None
    asked_by: Strength | None

    @property
    def rank(self) -> tuple[int, int]:
        """Where it stands when the gravest come first: cooperation before the rest, then what binds most."""
        section = COOPERATION.index(self.kind.section) if self.kind.section in COOPERATION else len(COOPERATION)
        return section, list(Strength).index(self.asked_by) if self.asked_by else len(Strength)

    @property
    def relation(self) -> str:
        """same, different, unsettled, not_verified, or not_read."""
        if self.first is None or self.second is None:
            return "not_read"
        doubts = [item.doubt for item in (self.first, self.second) if item.doubt]
        if doubts:
            return "unsettled" if any(doubt.of_law for doubt in doubts) else "not_verified"
        return "same" if said(self.first) == said(self.second) else "different"


def said(answer: Measure) -> tuple[object, str]:
    """What an answer says: of a list the words, in whatever order."""
    value = frozenset(answer.value) if isinstance(answer.value, (list, tuple)) else answer.value
    return value, answer.condition


class Comparison(NamedTuple):
    """Two laws on their days; a part is empty where the topic chosen leaves it out."""

    first: Side
    second: Side
    treaty: Treaty
    overlaps: tuple[Overlap, ...]
    ranges: tuple[Same, ...]
    rules: tuple[Rule, ...]
    verdicts: tuple[tuple[Finding, Finding], ...]
    ways: tuple[Way, ...]
    obstacles: tuple[Obstacle, ...]

    def __repr__(self) -> str:
        return line("Comparison", self.summary)

    @property
    def summary(self) -> str:
        """The two laws with their days."""
        return " and ".join(f"{item.party.name} on {item.day}" for item in (self.first, self.second))

    def rows(self) -> list[Row]:
        """One row per duty with the verdict of each law."""
        return [
            {**one.duty.row(), "first": one.verdict.value, "second": other.verdict.value}
            for one, other in self.verdicts
        ]

    def _repr_html_(self) -> str:
        return html(self.summary, self.rows())


def side(law: Law, party: Party, day: str, treaty: Treaty, status: Status) -> Side:
    """A law made ready to be set against another."""
    return Side(party, day, Evaluator(LawOnDay(law, status.members(day)), treaty, treaty.readings({})), {})


def compare(
    first: Side,
    second: Side,
    treaty: Treaty,
    status: Status,
    patterns: Sequence[Pattern],
    topics: tuple[str, ...] = (),
    known: tuple[dict[str, Outcome], dict[str, Outcome]] = ({}, {}),
) -> Comparison:
    """Two laws side by side; ``patterns`` are the standard cases, ``known`` are outcomes worked out before."""

    def wanted(*names: str) -> bool:
        return not topics or bool(set(topics) & set(names))

    same_state = first.law.code == second.law.code
    overlaps = tuple(overlap(first, second, duty) for duty in treaty.compared) if wanted(*OFFENCES) else ()
    ranges = tuple(same_facts(first, second, treaty, patterns)) if wanted("penalties", "aggravation") else ()
    rules = tuple(both_rules(first, second, treaty, topics))
    done = [
        assess(item.law, item.party, treaty, status, item.day, {}, Choice(topics=topics), answers)
        for item, answers in zip((first, second), known, strict=True)
    ]
    ways = (
        ()
        if same_state or not wanted("extradition")
        else (
            way(first, second, treaty.selections.deed, status),
            way(second, first, treaty.selections.deed, status),
        )
    )
    found = obstacles(first, second, overlaps, ranges, ways)
    return Comparison(first, second, treaty, overlaps, ranges, rules, differing(*done), ways, found)


OFFENCES = ("definitions", "criminalization")


def differing(first: Assessment, second: Assessment) -> tuple[tuple[Finding, Finding], ...]:
    """The findings on the same duties, of two States."""
    return tuple(zip(first.findings, second.findings, strict=True))


# ---------------------------------------------------------------- ranges for the same facts


def same_facts(first: Side, second: Side, treaty: Treaty, patterns: Sequence[Pattern]) -> Iterator[Same]:
    """The standard cases, the paid driver first, then every aggravation of his case that moves a range."""
    duties = {
        conduct: duty.id
        for duty in reversed(treaty.compared)
        for cube, _ in duty.criminalize.region
        for conduct in SPACE.names(cube, "conduct")
    }
    yield from (
        both_answers(first, second, (duty, item.name), item.facts, ())
        for item in patterns
        if (duty := duties.get(str(item.facts["conduct"])))
    )
    deed = treaty.selections.deed
    told = duties[deed["conduct"]], ""
    plain = both_answers(first, second, told, deed, ())
    aggravating = {item.name for item in DIMENSIONS if item.aggravating}
    for name, value in open_values(deed):
        if name in aggravating:
            found = both_answers(first, second, told, {**deed, name: value}, ((name, value),))
            if outcomes(found) != outcomes(plain):
                yield found


def both_answers(
    first: Side,
    second: Side,
    told: tuple[str, str],
    facts: Mapping[str, object],
    changed: tuple[tuple[str, str], ...],
) -> Same:
    """The two answers to the same facts, each at its own border; ``told`` is the duty and the name of the case."""
    one, other = (
        answered(item, absolute({"state": "own", **facts}, item.law.code), anywhere=False) for item in (first, second)
    )
    asked = owed(first, first.evaluator.duty(told[0]), point({"state": "own", **facts}, first.evaluator.on_day.words))
    return Same(*told, dict(facts), changed, one, other, asked)


def outcomes(same: Same) -> tuple[object, ...]:
    """What matters of two answers to the same facts."""
    one, other = same.first, same.second
    return one.punishable, one.gravest, fined(one), other.punishable, other.gravest, fined(other)


def fined(found: Answer) -> str:
    """How a fine stands to the gravest range of an answer."""
    return found.weightiest.fine.stands if found.weightiest.fine else ""


# ---------------------------------------------------------------- rules


def both_rules(first: Side, second: Side, treaty: Treaty, topics: tuple[str, ...]) -> Iterator[Rule]:
    """The answers to every measure of the sections that the topics chosen ask about; all without a choice."""
    sections = {
        section
        for duty in treaty.duties.values()
        if duty.form == "provide" and (not topics or duty.topic in topics)
        for section in duty.reads
    }
    asking = grouped(
        (name, duty.strength)
        for duty in treaty.duties.values()
        for name in (duty.test.measures if isinstance(duty.test, Provide) else ())
    )
    for name, kind in treaty.measures.items():
        if kind.section in sections:
            asked_by = min(asking.get(name, ()), key=list(Strength).index, default=None)
            yield Rule(kind, first.law.measures.get(name), second.law.measures.get(name), asked_by)
