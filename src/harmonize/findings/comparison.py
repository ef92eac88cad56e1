"""Two laws side by side: offences over the same facts, ranges for the same facts, rules, verdicts, and the frictions."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.near import nearest
from harmonize.findings.assessment import Assessment, Choice, Finding, assess
from harmonize.findings.case import Answer, open_values
from harmonize.findings.facing import Facing, Side, facing, mirrored
from harmonize.findings.surrender import Way, absolute, answered, way
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law, Measure
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Near, Outcome
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import MeasureKind, Treaty

SERIOUS = 48  # months: UNTOC 2(b)


class Same(NamedTuple):
    """The answers of two laws to the same facts, each seen from its own State: a standard case, or one varied in ``changed``."""

    duty: str
    name: str
    facts: dict[str, object]
    changed: tuple[tuple[str, str], ...]
    first: Answer
    second: Answer

    @property
    def milder(self) -> int:
        """1 or 2 for the law with the lower range, 0 when they are alike or one punishes nothing surely."""
        if not self.first.punishable == self.second.punishable == "yes" or self.first.gravest == self.second.gravest:
            return 0
        return 1 if self.first.gravest.severity < self.second.gravest.severity else 2


class Rule(NamedTuple):
    """The two States' answers to one measure; None where it was not read."""

    kind: MeasureKind
    first: Measure | None
    second: Measure | None

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


class Friction(NamedTuple):
    """Where cooperation fails: what ``asked`` cannot do for ``asking`` (0 the first law, 1 the second), and remedy.

    ``kind`` is dual_criminality (``cube`` are the facts in question, in the mirror frame, inside ``within``; ``near`` the
    provision of ``asked`` that would have to be widened), serious_crime (``same`` are the facts whose maximum there is below
    four years), or the name of a step of the way to surrender.
    """

    kind: str
    duty: str
    asking: int
    asked: int
    weight: int
    cube: int = 0
    within: int = 0
    near: Near | None = None
    same: Same | None = None
    why: str = ""


class Comparison(NamedTuple):
    """Two laws on their days; a part is empty where the topic chosen leaves it out."""

    first: Side
    second: Side
    treaty: Treaty
    facings: tuple[Facing, ...]
    ranges: tuple[Same, ...]
    rules: tuple[Rule, ...]
    verdicts: tuple[tuple[Finding, Finding], ...]
    ways: tuple[Way, ...]
    frictions: tuple[Friction, ...]

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
    facings = tuple(facing(first, second, duty) for duty in treaty.compared) if wanted(*OFFENCES) else ()
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
    found = sorted(frictions(first, second, facings, ranges, ways), key=lambda item: -item.weight)
    return Comparison(first, second, treaty, facings, ranges, rules, differing(*done), ways, tuple(found))


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
    for item in patterns:
        if duty := duties.get(str(item.facts["conduct"])):
            yield both_answers(first, second, (duty, item.name), item.facts, ())
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
    return Same(*told, dict(facts), changed, one, other)


def outcomes(same: Same) -> tuple[object, ...]:
    """What matters of two answers to the same facts."""
    return same.first.punishable, same.first.gravest, same.second.punishable, same.second.gravest


# ---------------------------------------------------------------- rules


def both_rules(first: Side, second: Side, treaty: Treaty, topics: tuple[str, ...]) -> Iterator[Rule]:
    """The answers to every measure of the sections that the topics chosen ask about; all without a choice."""
    sections = {
        section
        for duty in treaty.duties.values()
        if duty.form == "provide" and (not topics or duty.topic in topics)
        for section in duty.reads
    }
    for name, kind in treaty.measures.items():
        if kind.section in sections:
            yield Rule(kind, first.law.measures.get(name), second.law.measures.get(name))


# ---------------------------------------------------------------- frictions


def frictions(
    first: Side, second: Side, facings: Iterable[Facing], ranges: Iterable[Same], ways: Iterable[Way]
) -> Iterator[Friction]:
    """Where cooperation fails. What the treaty asks to be punished weighs more than what lies beyond it."""
    own, partner = SPACE.bit["state"][first.law.code], SPACE.bit["state"][second.law.code]
    for item in facings:
        usual = item.ordinarily()
        for part, asking, asked in (("only_first", 0, 1), ("only_second", 1, 0)):
            lacking = (first, second)[asked].evaluator
            for cube in usual.told(part)[:2]:
                within = next(frame for frame in usual.frame.cubes if not cube & ~frame)
                seen = mirrored(cube, own, partner) if asked else cube
                near = nearest(lacking, seen, lacking.kinds(item.duty))
                asks = any(
                    SPACE.meet(cube, region) for region in first.evaluator.on_day.dated(item.duty.criminalize.region)
                )
                yield Friction(
                    "dual_criminality",
                    item.duty.id,
                    asking,
                    asked,
                    90 if asks else 40,
                    cube,
                    within,
                    near,
                )
    for same in ranges:
        if same.changed or not same.milder:
            continue
        lower, higher = sorted((same.first.gravest.high, same.second.gravest.high))
        if lower < SERIOUS <= higher:
            yield Friction("serious_crime", same.duty, 2 - same.milder, same.milder - 1, 60, same=same)
    for one in ways:
        for step in one.steps:
            weight = {"barred": 80, "depends": 30, "unknown": 20}.get(step.standing, 0)
            if weight:
                asking = int(one.asking == second.law.code)
                yield Friction(
                    step.name, first.evaluator.treaty.selections.surrender, asking, 1 - asking, weight, why=step.why
                )
