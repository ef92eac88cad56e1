"""Two independent codings of one law: how far they agree, and everything that is to be decided between them.

Each disagreement is reported inside the clause of the coding that says more, as wide as the other's silence, under the part of the
law file that causes it. It is complete: what is not reported is alike in both.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.difference import Difference, DutyChange, SameFacts, changes, same_facts
from harmonize.findings.disputed_facts import Dispute, disputed, ruled
from harmonize.findings.disputed_ranges import DisputedRange, as_written, ranged
from harmonize.findings.fact_pattern import point
from harmonize.findings.matters import Elements, Matter, Unlike, elements, matters
from harmonize.findings.overlap import Side
from harmonize.norms.coding_difference import Otherwise
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.rows import Row, shown

Judged = Callable[[], tuple[Assessment, Assessment]]
Turns = Callable[[], Iterable[tuple[str, str]]]


@shown
class Reconciliation(NamedTuple):
    """Two codings of one law, with all in which they differ, what moves most verdicts first.

    The ``difference`` is that of one day: verdicts and standard cases; ``matters`` hold when they say. ``idle`` are the parts
    that are not written alike and from which nothing follows. ``elements`` explain the disputes about facts.
    """

    difference: Difference
    matters: tuple[Matter, ...]
    idle: tuple[Otherwise, ...]
    elements: Elements

    @property
    def summary(self) -> str:
        """The State, and how much is to be decided."""
        return f"{self.difference.left.party.name}, two codings: {len(self.matters)} matters to decide"

    def rows(self) -> list[Row]:
        """One row per matter to decide: what it moves, what is in dispute, and since when (ISO date)."""
        return [
            {
                "matter": number,
                "parts": ", ".join(part.name for part in item.parts),
                "verdicts": ", ".join(item.moves),
                "facts": len(item.disputes),
                "ranges": len(item.ranges),
                "rules": len(item.rules),
                "since": item.since,
                "until": item.until,
            }
            for number, item in enumerate(self.matters, 1)
        ]

    @property
    def verdicts(self) -> list[DutyChange]:
        """The duties with another verdict."""
        return [item for item in self.difference.duties if item.before != item.after]

    @property
    def cases(self) -> list[SameFacts]:
        """The standard cases that the codings answer otherwise."""
        return [item for item in self.difference.ranges if not item.same]

    @property
    def disputes(self) -> list[Dispute]:
        """All clauses by which one coding says more."""
        return [item for matter in self.matters for item in matter.disputes]

    @property
    def ranges(self) -> list[DisputedRange]:
        """All ranges that differ."""
        return [item for matter in self.matters for item in matter.ranges]

    def counted(self, first: str, second: str) -> int:
        """How many disputes have these two answers."""
        return sum(1 for item in self.disputes if item.answers == (first, second))

    @property
    def unexplained(self) -> list[str]:
        """The verdicts that differ though no matter of the day asks about what they look at."""
        told = {name for matter in self.matters for name in matter.moves}
        return [item.duty.id for item in self.verdicts if item.duty.id not in told]

    @property
    def alike(self) -> bool:
        """Whether nothing at all is in dispute."""
        return not (self.matters or self.cases or self.verdicts)


def reconcile(
    first: Side,
    second: Side,
    judged: Judged,
    patterns: Sequence[Pattern],
    parts: Sequence[Otherwise] = (),
    turns: Turns = tuple,
) -> Reconciliation:
    """All in which two codings differ on one day.

    ``judged`` gives their assessments, ``turns`` the ways to surrender that stand otherwise: both are asked only where the
    codings differ. ``parts`` are what the files do not write alike on that day.
    """
    listed = heads(first, second, parts)
    duties = judged_duties(first, second, judged)
    cases = tuple(same_facts(first, second, patterns))
    found = ranked(first, second, listed, duties, turns)
    told = {part for item in found for part in item.parts}
    return Reconciliation(
        Difference(first.dated, second.dated, duties, ranges=cases),
        found,
        tuple(part for part in parts if part not in told),
        elements(found),
    )


def heads(first: Side, second: Side, parts: Sequence[Otherwise]) -> tuple[Matter, ...]:
    """All that two codings say otherwise on one day, under what is written otherwise."""
    return matters((first.evaluator, second.evaluator), differences(first, second), parts)


def judged_duties(first: Side, second: Side, judged: Judged) -> tuple[DutyChange, ...]:
    """The tested duties with the findings of both codings."""
    words = first.evaluator.on_day.words, second.evaluator.on_day.words
    return tuple(item for item in changes(*judged(), words) if not item.duty.untested)


def ranked(
    first: Side, second: Side, found: Sequence[Matter], duties: Iterable[DutyChange], turns: Turns
) -> tuple[Matter, ...]:
    """Matters with what they move, what moves most first."""
    sides = (first.evaluator, second.evaluator)
    every = list(duties)
    moved = [item.duty for item in every if item.before != item.after]
    shifted = [
        item.duty
        for item in every
        if item.before == item.after and counterexamples(item.left) != counterexamples(item.right)
    ]
    ways = tuple(turns()) if found else ()
    deed = point(sides[0].treaty.selections.deed, sides[0].on_day.words)
    told = [
        item._replace(
            moves=tuple(duty.id for duty in moved if item.touches(duty, sides)),
            shifts=tuple(duty.id for duty in shifted if item.touches(duty, sides)),
            ways=ways if decides(item, deed) else (),
            sides=(first.dated, second.dated),
        )
        for item in found
    ]
    return tuple(sorted(told, key=lambda item: item.rank))


def sharing(first: Side, second: Side) -> Side:
    """The second coding ready to be asked, with all that the first works out where they are the same."""
    own, law = first.evaluator, second.law
    known = {rating: rating for rating in own.law.ratings}
    evaluator = second.evaluator.amended(
        law._replace(ratings=tuple(known.get(rating, rating) for rating in law.ratings))
    )
    evaluator.duties, evaluator.regions, evaluator.penal.norms_by = own.duties, own.regions, own.penal.norms_by
    return second._replace(evaluator=evaluator)


def differences(first: Side, second: Side) -> list[Unlike]:
    """All facts, ranges and rules that two codings say otherwise on one day."""
    sides = (first.evaluator, second.evaluator)
    return [*disputed(sides), *ranged(sides), *ruled(sides)]


def counterexamples(found: Finding | None) -> frozenset[int]:
    """The facts on which a shortfall turns."""
    return frozenset(gap.cube for gap in found.outcome.gaps) if found else frozenset()


def decides(item: Matter, deed: int) -> bool:
    """Whether the deed that surrender is asked for lies in a matter, or a rule that surrender looks at."""
    return any(SPACE.meet(deed, cube) for cube in item.facts) or bool(item.rules)


def apart(first: Law, second: Law) -> set[str]:
    """The ids of the offences that two codings do not write alike on one day; the empty id for all that stands beside them."""
    written = [
        {
            item.id: (*as_written(law, rating), item.weighs)
            for rating in law.ratings
            for item in (law.provisions[rating.provision],)
        }
        for law in (first, second)
    ]
    found = {name for name in {*written[0], *written[1]} if written[0].get(name) != written[1].get(name)}
    return found | ({""} if besides_offences(first) != besides_offences(second) else set())


def besides_offences(law: Law) -> tuple[object, ...]:
    """What a law says beside its offences."""
    measures = {name: (item.value, item.condition, item.doubt, item.moot) for name, item in law.measures.items()}
    reading = {section: status for section, (status, _) in law.reading.items()}
    return measures, reading, law.unread, law.reaches, law.weighings


# ---------------------------------------------------------------- over the years


def earlier(
    known: Reconciliation,
    parts: Sequence[Otherwise],
    day: str,
    laws: Callable[[str], tuple[Law | None, Law | None]],
    on: Callable[[str, Sequence[Otherwise], Callable[[Matter], bool]], Iterable[Matter]],
) -> Iterator[Matter]:
    """What was in dispute before a day and is not reported yet, latest first.

    A day is looked at where something that is written otherwise then explains nothing yet, and decides something; ``laws``
    gives both laws of a day (ISO date), ``on`` those matters in which they differ that are asked for.
    """

    def untold(item: Matter) -> bool:
        return any(lines_of(part) not in told for part in item.parts)

    sources = (source for side in known.difference[:2] for source in side.law.sources.values())
    unread = {wording.since for source in sources for wording in source.unread}
    told = {lines_of(part) for item in known.matters for part in item.parts}
    for asked in turning_days(parts, unread, day):
        here = [part for part in parts if part.matters(asked)]
        if all(lines_of(part) in told for part in here):
            continue
        first, second = laws(asked)
        differing = apart(first, second) if first and second else {part.offence for part in here}
        left = [part for part in here if lines_of(part) not in told and part.offence in differing]
        if not left or not (first or second):
            continue
        if not (first and second):  # one of them begins later: all that the other says of that day is in dispute
            told |= {lines_of(part) for part in left}
            yield dated(Matter(tuple(left)), parts)
            continue
        for item in on(asked, here, untold):
            if untold(item):
                told |= {lines_of(part) for part in item.parts}
                after = (date.fromisoformat(asked) + timedelta(days=1)).isoformat()
                found = dated(item, parts)
                yield found._replace(until=after) if after in unread and not found.until else found


def turning_days(parts: Iterable[Otherwise], unread: Iterable[str], day: str) -> list[str]:
    """The days before a day on which something that is written otherwise began, or was still so for the last time.

    It is also looked for on the last days before wordings that nobody read, from which on it decides nothing any more.
    """
    found = {part.since for part in parts if part.since}
    for ends in {*unread, *(part.until for part in parts)} - {""}:
        found.add((date.fromisoformat(ends) - timedelta(days=1)).isoformat())
    return sorted((one for one in found if one < day), reverse=True)


def lines_of(part: Otherwise) -> tuple[object, ...]:
    """A part by the lines on which it was written: what an older version takes over is the same."""
    return part.way[:2], part.way[3:], part.lines


def dated(item: Matter, parts: Sequence[Otherwise]) -> Matter:
    """A matter with the days between which its parts are so written, older versions that took them over included."""
    own = {lines_of(part) for part in item.parts}
    same = [part for part in parts if lines_of(part) in own]
    ends = [part.until for part in same]
    return item._replace(
        since=min((part.since for part in same), default=""), until="" if "" in ends else max(ends, default="")
    )
