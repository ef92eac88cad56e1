"""What is to be decided between two codings: disputes with one cause under one head, ranked by what they move.

The cause is the part of the law file that the two do not write alike: the clause itself, a condition it uses, an exclusion or
a form beside it, a rule of the general part. Whoever decides it decides all that follows.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.duties.evaluator import Evaluator
from harmonize.findings.answer import Answer, answer
from harmonize.findings.asking import asking
from harmonize.findings.difference import outcome
from harmonize.findings.disputed_facts import Dispute, DisputedRule, Kind, Pair, oddity, vote
from harmonize.findings.disputed_ranges import DisputedRange
from harmonize.findings.fact_pattern import point
from harmonize.findings.overlap import Dated
from harmonize.norms.cases import Precedent
from harmonize.norms.coding_difference import Otherwise
from harmonize.norms.duty_tests import Aggravate, Provide
from harmonize.norms.facts import Words
from harmonize.norms.treaty import Duty

MOST_ELEMENTS = 5  # up to which the smallest set of elements is sought among all; a larger one is put together greedily
PLAIN = {"role": "perpetrator", "stage": "completed"}
Unlike = Dispute | DisputedRange | DisputedRule


class Matter(NamedTuple):
    """One thing to decide: what is written otherwise (nothing where two codings share no part), and all that follows from it.

    ``moves`` are the duties that ask about such facts or rules and come out differently, ``shifts`` those that come out the
    same with another counterexample, ``ways`` the ways to surrender (asking State, asked State) that stand otherwise. It is
    so from ``since`` until ``until`` (ISO dates, empty: still); ``sides`` are the codings on the last day of it, ``referees`` the
    cases on file that lie in it.
    """

    parts: tuple[Otherwise, ...]
    disputes: tuple[Dispute, ...] = ()
    ranges: tuple[DisputedRange, ...] = ()
    rules: tuple[DisputedRule, ...] = ()
    moves: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()
    ways: tuple[tuple[str, str], ...] = ()
    since: str = ""
    until: str = ""
    sides: tuple[Dated, ...] = ()
    referees: tuple[Precedent, ...] = ()

    @property
    def rank(self) -> tuple[object, ...]:
        """Where it stands when what moves most comes first: verdicts, counterexamples, cooperation, ranges, facts."""
        widest = max((SPACE.size(item.cubes[0]) for item in self.disputes), default=0)
        return (
            self.of_breadth,
            -len(self.moves),
            -len(self.shifts),
            -len(self.ways),
            -len(self.ranges),
            -len(self.disputes),
            -widest,
        )

    @property
    def facts(self) -> tuple[int, ...]:
        """The cubes of facts on which it turns."""
        cubes = [cube for item in self.disputes for cube in item.cubes]
        return (*cubes, *(item.fact for item in self.ranges))

    def touches(self, duty: Duty, sides: Pair) -> bool:
        """Whether a duty asks about its rules, or about facts of it that count for a duty at all."""
        cubes = [cube for item in self.disputes if counts(item, sides) for cube in item.cubes]
        cubes += [item.fact for item in self.ranges if counts(item, sides)]
        return any(asking(sides[0], duty.id, cube) for cube in cubes) or any(
            looks_at(duty, item) for item in self.rules
        )

    @property
    def of_breadth(self) -> bool:
        """Whether it is only that one reader has read more than the other: a section, or an answer of it."""
        return self.by_one is not None or (bool(self.parts) and all(part.way[0] == "reading" for part in self.parts))

    @property
    def by_one(self) -> int | None:
        """The place of the coding that alone says all of it, where that is an answer to a measure; else None.

        What one reader has read and the other has not is nothing to decide between them.
        """
        sides = {place for part in self.parts for place, line in enumerate(part.lines) if line}
        alone = len(sides) == 1 and not (self.disputes or self.ranges)
        return sides.pop() if alone and all(part.way[0] == "measures" for part in self.parts) else None


def counts(item: Dispute | DisputedRange, sides: Pair) -> bool:
    """Whether the clause that says more is of an offence that some duty counts: one of the kind `other` is of none."""
    near = item.near[item.wider]
    return near is None or sides[item.wider].law.provisions[near.provision].kind != "other"


def looks_at(duty: Duty, rule: DisputedRule) -> bool:
    """Whether a duty is judged by a rule."""
    if rule.kind is Kind.MEASURE:
        return isinstance(duty.test, Provide) and rule.name in duty.test.measures
    if rule.kind is Kind.READ:
        return rule.name in duty.reads
    if rule.kind is Kind.JURISDICTION:
        return "jurisdiction" in duty.reads
    if rule.kind is Kind.UNREAD:
        return "general_part" in duty.reads or "legal_persons" in duty.reads
    return isinstance(duty.test, Aggravate)


def matters(sides: Pair, found: Iterable[Unlike], parts: Sequence[Otherwise]) -> tuple[Matter, ...]:
    """Differences by what is written otherwise; by their clauses where nothing that is explains them."""
    groups: dict[object, list[Unlike]] = {}
    heads: dict[object, tuple[Otherwise, ...]] = {}
    for item in found:
        causes = cause(sides, item, parts)
        key: object = tuple(part.way for part in causes) or alone(item)
        heads[key] = causes
        groups.setdefault(key, []).append(item)
    return tuple(
        Matter(
            heads[key],
            tuple(sorted((item for item in same if isinstance(item, Dispute)), key=lambda one: oddity(one.fact))),
            tuple(sorted((item for item in same if isinstance(item, DisputedRange)), key=lambda one: oddity(one.fact))),
            tuple(item for item in same if isinstance(item, DisputedRule)),
        )
        for key, same in groups.items()
    )


def voted(item: Matter, codings: Sequence[Evaluator]) -> Matter:
    """A matter that still stands with what each of several codings says of its disputes."""
    if item.until:
        return item
    told = (one._replace(votes=tuple(vote(coding, one) for coding in codings)) for one in item.disputes)
    return item._replace(disputes=tuple(told))


def alone(item: Unlike) -> object:
    """What tells apart differences that no part explains."""
    if isinstance(item, DisputedRule):
        return item.kind, item.name, item.offences
    return item.clauses[item.wider]


class Choice(NamedTuple):
    """What is decided about a matter: that one of the codings is right (by its place, from 0), or that the law is open."""

    coding: int
    why: str = ""
    open: bool = False


class Decided(NamedTuple):
    """A matter by its number, and what was decided about it; ``left`` are the parts of which the file cannot say so."""

    number: int
    matter: Matter
    choice: Choice
    left: tuple[Otherwise, ...]


Undecided = tuple[int, Matter]  # by its number


# ---------------------------------------------------------------- what explains a difference


def cause(sides: Pair, item: Unlike, parts: Sequence[Otherwise]) -> tuple[Otherwise, ...]:
    """The parts written otherwise that explain a difference: the nearest to it of which there are any."""
    if len(parts) == 1:
        return tuple(parts)
    steps = list(of_rule(item)) if isinstance(item, DisputedRule) else list(of_clause(sides, item))
    for fits in steps:
        found = tuple(part for part in parts if fits(part))
        if found:
            return found
    return ()


Fits = Callable[[Otherwise], bool]


def of_rule(item: DisputedRule) -> Iterator[Fits]:
    """What could explain a rule that is said otherwise, the likeliest first."""
    ways = {
        Kind.MEASURE: ("measures", item.name),
        Kind.READ: ("reading", item.name),
        Kind.JURISDICTION: ("general_part", "jurisdiction"),
        Kind.SENTENCING: ("general_part", "weighs"),
        Kind.UNREAD: ("general_part",),
    }
    if way := ways.get(item.kind):
        yield lambda part: part.way[: len(way)] == way
    if item.kind is Kind.JURISDICTION:
        yield lambda part: part.offence in item.offences and part.way[-1] == "reach"
    if item.kind is Kind.WEIGHED:
        yield lambda part: part.offence in item.offences and "qualified" in part.way
        yield lambda part: part.way[:2] == ("general_part", "circumstances")


def of_clause(sides: Pair, item: Dispute | DisputedRange) -> Iterator[Fits]:
    """What could explain facts or ranges in dispute, the likeliest first; the clause that says more before the other one."""
    order = (item.wider, 1 - item.wider)
    named = [(sides[at].law.provisions[near.provision].id, near.clause) for at in order if (near := item.near[at])]
    offences = [offence for offence, _ in named]
    if isinstance(item, DisputedRange):
        forms = {name for found in item.answers for norm in found.norms[:1] for name in norm.form.split("+") if name}
        fact = item.fact
        if forms:
            yield lambda part: part.offence in offences and "qualified" in part.way and part.way[-1] in forms
            yield lambda part: part.way[:2] == ("general_part", "circumstances") and part.way[-1] in forms
        yield lambda part: part.offence in offences and part.way[-1] == "penalty"
    else:
        fact = item.fact
    special = [value for name, value in general(fact) if value]
    for offence, clause in named:
        yield lambda part, offence=offence, clause=clause: (part.offence, part.clause) == (offence, clause)  # type: ignore[misc]
    for offence, clause in named:
        yield lambda part, offence=offence, clause=clause: (offence, clause) in part.used_in  # type: ignore[misc]
    if special:
        yield lambda part: part.way[0] == "general_part" and any(step in special for step in part.way)
    for offence in offences:
        yield lambda part, offence=offence: part.offence == offence  # type: ignore[misc]
    yield lambda part: part.way[0] == "general_part"


def general(fact: int) -> Iterator[tuple[str, str]]:
    """The answers that facts get from the general part: who acted in which role, how far it went, whose passage it was."""
    words = {
        "attempted": "attempt",
        "prepared": "preparation",
        "solicited": "failed_instigation",
        "agreed": "agreement",
    }
    for name in ("role", "stage"):
        value = SPACE.names(fact, name)[0]
        yield name, "" if value == PLAIN[name] else words.get(value, value)
    yield "for", "migrant" if SPACE.names(fact, "for")[:1] == ("self",) else ""
    yield "actor", "legal_persons" if SPACE.names(fact, "actor") == ("legal_person",) else ""


# ---------------------------------------------------------------- cases on file as referees


def refereed(found: Iterable[Matter], cases: Iterable[Precedent], words: Callable[[str], Words]) -> Iterator[Matter]:
    """Matters with the cases of the State that lie in them: that two codings answer otherwise, on facts or ranges of the matter.

    A case of a day on which the matter did not stand yet is no referee of it. ``words`` are what the dated words mean on a day.
    """
    listed = list(cases)
    known: dict[tuple[str, str], tuple[int, tuple[Answer, ...]]] = {}
    for item in found:
        own = []
        for case in listed if item.sides else ():
            if stands(item, case.day):
                key = item.sides[0].day, case.id
                if key not in known:
                    fact = point(case.facts, words(item.sides[0].day))
                    known[key] = fact, tuple(answer(side.law, fact, anywhere=True) for side in item.sides)
                if lies_in(item, *known[key]):
                    own.append(case)
        yield item._replace(referees=tuple(own))


def stands(item: Matter, day: str) -> bool:
    """Whether a matter stood on a day."""
    return item.since <= day and (not item.until or day < item.until)


def lies_in(item: Matter, fact: int, answers: tuple[Answer, ...]) -> bool:
    """Whether two codings answer a case otherwise, by a clause of the matter."""
    if outcome(answers[0]) == outcome(answers[1]):
        return False
    clauses = {near.provision for one in item.disputes if (near := one.near[one.wider])}
    ranges = {near.provision for one in item.ranges if (near := one.near[one.wider])}
    said = {norm.provision for found in answers for norm in found.norms}
    held = any(SPACE.meet(fact, cube) for one in item.disputes for cube in one.cubes)
    return held or bool(said & (clauses if answers[0].punishable != answers[1].punishable else ranges))


# ---------------------------------------------------------------- the elements that explain them


class Elements(NamedTuple):
    """The elements that explain all disputes about facts: each is about one of them at least.

    ``smallest`` says that no smaller set does; a large one is put together greedily.
    """

    names: tuple[str, ...]
    smallest: bool


def elements(found: Iterable[Matter]) -> Elements:
    """The smallest set of elements (dimensions) of which every dispute about facts turns on one."""
    sets = {turning_on(item) for matter in found for item in matter.disputes} - {frozenset()}
    least = [one for one in sets if not any(other < one for other in sets)]
    names = [name for name in SPACE.fields if any(name in one for one in least)]
    for size in range(min(len(names), MOST_ELEMENTS) + 1):
        for chosen in combinations(names, size):
            if all(not one.isdisjoint(chosen) for one in least):
                return Elements(chosen, smallest=True)
    taken: list[str] = []
    while left := [one for one in least if one.isdisjoint(taken)]:
        taken.append(max(names, key=lambda name: sum(name in one for one in left)))
    return Elements(tuple(name for name in names if name in taken), smallest=False)


def turning_on(item: Dispute) -> frozenset[str]:
    """The elements in which the facts lie outside the nearest clause of the coding that says less."""
    near = item.near[1 - item.wider]
    return frozenset(near.dimensions) if near else frozenset()
