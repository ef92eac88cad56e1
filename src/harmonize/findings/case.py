"""A case: facts put to a law, with what would change the answer, former and milder law, and the answers of many in rows."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from itertools import chain, groupby
from operator import itemgetter
from typing import Annotated, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.findings.answer import WORDS, Answer, answer, reply, within_reach
from harmonize.findings.fact_pattern import MOVED, missing, near, open_values, point, varied
from harmonize.findings.perspective import from_view_of
from harmonize.norms.facts import Pattern, impossible
from harmonize.norms.history import History
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.meaning import Means, StateCode
from harmonize.norms.penalty import Ends, Range, penalty_row
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.rows import Row, line


class AnswerRow(NamedTuple):
    """What the law of one State answers to some facts."""

    facts: Annotated[str, Means("What names the facts for good: the id of a standard pattern.")]
    name: str
    state: StateCode
    state_name: str
    punishable: Annotated[str, Means(enum=WORDS)]
    open: Annotated[bool, Means("Whether something graver may hold, or it is not known whether anything does.")]
    low: Ends
    high: Ends
    unit: Annotated[str, Means("Months, or what the maximum is where no number of months says it.")]
    fine: Annotated[str, Means("How it stands to imprisonment; empty for none.")]
    fine_min: Ends
    fine_max: Ends
    fine_unit: str


def answer_row(facts: str, name: str, code: str, state: str, found: Answer) -> AnswerRow:
    """An answer as a row of a table, with the gravest penalty."""
    penalty = penalty_row(found.weightiest if found.norms else None)
    return AnswerRow(facts, name, code, state, found.word, found.undecided or found.may_be_graver, *penalty)


class Asked(NamedTuple):
    """A fact pattern with the answers of some laws, by code of the State, and the names of the States."""

    pattern: Pattern
    answers: dict[str, Answer]
    names: Mapping[str, str]

    def cells(self) -> list[AnswerRow]:
        """The answers as rows of a table."""
        facts, name = self.pattern.id, self.pattern.name
        return [answer_row(facts, name, code, self.names[code], found) for code, found in self.answers.items()]

    def rows(self) -> list[Row]:
        """One row per State: whether it is punishable, how gravely."""
        return [cells._asdict() for cells in self.cells()]


class Former(NamedTuple):
    """Law that punished the facts and holds no longer: the day it ended (ISO date), with the norm and its law."""

    until: str
    norm: Norm
    law: Law


class Milder(NamedTuple):
    """A milder law of later date that holds for earlier acts: its first day (ISO date), what it says, and the rule that lets it.

    ``range`` is its gravest for the facts (months), nothing where they are no longer ``punishable``; ``cite`` are pinpoints.
    """

    since: str
    range: Range
    punishable: bool
    cite: tuple[str, ...]


class CaseResult(NamedTuple):
    """A law's answer with what would change it: single facts that nobody mentioned.

    ``needed`` would make unpunishable facts punishable, ``graver`` would raise the maximum, each with that range.
    ``turns`` are answers to a circumstance that nobody mentioned and that decides of itself.
    ``former`` is the last law that punished the facts, where it was repealed; ``milder`` a later law that holds for them.
    """

    answer: Answer
    law: Law
    seen: dict[str, object]
    needed: tuple[tuple[str, str, Range], ...]
    graver: tuple[tuple[str, str, Range], ...]
    turns: tuple[tuple[str, str, Answer], ...] = ()
    former: Former | None = None
    milder: Milder | None = None

    def __repr__(self) -> str:
        return line("CaseResult", f"{self.law.code} {self.answer.told}")

    def row(self) -> Row:
        """Whether the facts are punishable, the range (in months) and by which offences."""
        found = dict.fromkeys(self.law.provisions[norm.provision].id for norm in self.answer.norms)
        return {
            "state": self.law.code,
            "state_name": self.law.name,
            "punishable": self.answer.word,
            "told": self.answer.told,
            "open": self.answer.undecided or self.answer.may_be_graver,
            **penalty_row(self.answer.norms[0].penalty if self.answer.norms else None)._asdict(),
            "offences": "; ".join(found),
            "unsettled": "; ".join(self.answer.doubts),
            "not_read": "; ".join(filter(None, (self.answer.partly, *self.answer.unread))),
        }


def former(
    versions: History,
    law_on: Callable[[str], LawOnDay | None],
    facts: Mapping[str, object],
    day: str,
) -> Former | None:
    """The last law that surely punished some facts, stated absolutely, by an offence that was repealed before a day.

    ``law_on`` gives the State's law on a day (ISO dates).
    """
    ended = {one[-1].until for one in versions.values() if one[-1].until and one[-1].until <= day}
    for end in sorted(ended, reverse=True):
        before = (date.fromisoformat(end) - timedelta(days=1)).isoformat()
        law = law_on(before)
        found = tried(law, facts) if law else None
        for norm in found.answer.norms if found else ():
            if found and found.law.provisions[norm.provision].until == end:
                return Former(end, norm, found.law)
    return None


def tried(on_day: LawOnDay, facts: Mapping[str, object]) -> CaseResult:
    """The answer of a State's law to facts stated absolutely."""
    ready, seen = on_day.law, from_view_of(on_day.law.code, facts, on_day.groups)
    cube = point(seen, on_day.words)
    close = near(ready, cube)
    found = reply(ready, cube)
    punished = found.punishable == "yes"
    worse = [
        norm
        for norm in close
        if not norm.doubt
        and not ready.provisions[norm.provision].administrative
        and (not punished or norm.range.severity > found.gravest.severity)
    ]
    unmet = [(missing(norm.cube, cube), norm.cube) for norm in worse]
    changes: list[tuple[str, str, Range]] = []
    for name, values in groupby(open_values(seen), key=itemgetter(0)):
        could = [reached for guards, reached in unmet if not guards & ~MOVED[name]]
        for _, value in values if could else ():
            changed = varied(cube, name, value)
            if all(changed & ~reached for reached in could):
                continue
            other = answer(ready, changed, norms=close)
            if other.punishable == "yes" and (not punished or other.gravest.severity > found.gravest.severity):
                changes.append((name, value, other.gravest))
    needed, graver = ((), tuple(changes)) if punished else (tuple(changes), ())
    turns = tuple(turning(ready, cube, seen, found, close))
    return CaseResult(found, ready, seen, needed, graver, turns)


# What nobody mentions of a journey, and what some laws make the whole answer depend on.
TURNING = ("control", "came_directly")


def turning(
    law: Law, cube: int, seen: Mapping[str, object], found: Answer, close: tuple[Norm, ...]
) -> Iterator[tuple[str, str, Answer]]:
    """The answers that another circumstance would have, where it would change whether or how gravely the facts are punished."""
    for name, value in open_values(seen):
        if name in TURNING:
            other = answer(law, varied(cube, name, value), norms=close)
            if (other.punishable, other.gravest) != (found.punishable, found.gravest):
                yield name, value, other


def standard(on_day: LawOnDay, pattern: Pattern) -> Answer:
    """The answer of a law to a standard fact pattern, seen from its own State; silence of what was not read is no no."""
    return reply(on_day.law, point(pattern.facts, on_day.words))


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
        rule = law.law.measures.get("milder_later_law") if law else None
        if law is None or rule is None or rule.value != "yes":
            continue
        answer = tried(law, facts).answer
        known = answer.punishable == "yes" or (answer.punishable == "no" and not answer.partly)
        best = mildest.range if mildest else found.answer.gravest
        if known and answer.gravest.severity < best.severity:
            mildest = Milder(turn, answer.gravest, answer.punishable == "yes", rule.cite)
    return mildest


# ---------------------------------------------------------------- several facts


def ranges(on_day: LawOnDay, patterns: Iterable[Pattern]) -> tuple[tuple[Pattern, Answer], ...]:
    """The answers of a law to standard facts, seen from its own State."""
    return tuple((pattern, standard(on_day, pattern)) for pattern in patterns)


def main_offence(law: Law, answers: Iterable[tuple[Pattern, Answer]]) -> Provision | None:
    """The offence that answers the first of the standard facts that is punishable (a paid crossing, as a rule)."""
    answering = (law.provisions[found.norms[0].provision] for _, found in answers if found.punishable == "yes")
    return next(chain(answering, law.provisions), None)


# ---------------------------------------------------------------- facts left open


class Open(NamedTuple):
    """The answer to facts of which much is open: ``always``, ``sometimes``, ``never`` or ``unsettled``.

    ``when`` are the maximal facts, inside ``within``, under which they are surely punishable.
    """

    punishable: str
    when: tuple[int, ...]
    within: int


def opened(on_day: LawOnDay, facts: Mapping[str, object]) -> Open:
    """The answer of a State's law when what nobody mentioned is left open."""
    law = on_day.law
    cube = point(from_view_of(law.code, facts, on_day.groups), on_day.words, left_open=True)
    asked = Region((cube,), impossible())
    sure = covering(law, cube, sure=True)
    left, reached = asked.beyond(sure).inhabited(), asked.hit(sure).inhabited()
    if not left.cubes:
        return Open("always", (), cube)
    if not reached.cubes:
        return Open("unsettled" if asked.hit(covering(law, cube, sure=False)) else "never", (), cube)
    when = Region(reached.cubes).presented(within=cube, walls=(left,)).cubes
    return Open("sometimes", tuple(sorted(when, key=SPACE.size, reverse=True)), cube)


def covering(law: Law, cube: int, *, sure: bool) -> list[Region]:
    """What each provision surely (or possibly) reaches of some facts, within the State's jurisdiction."""
    found = []
    for index, provision in enumerate(law.provisions):
        if provision.administrative:
            continue
        reach = within_reach(law, index, cube)
        cubes = tuple(
            both
            for norm in law.cover
            if norm.provision == index and not (norm.doubt and sure) and (both := SPACE.meet(norm.cube, cube))
        )
        if cubes and reach is not False and (reach is True or not sure):
            saved = tuple(item.cube for item in provision.exclusions if sure or not item.doubt)
            found.append(Region(cubes, saved))
    return found
