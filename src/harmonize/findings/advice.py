"""What would close the shortfalls of a law: amendments, each tried on the law itself and judged again by every duty.

An amendment is one sentence of an amending act, for all offences that it must reach. The roots come first (an offence
before its attempt, its range, what aggravates it), and each shortfall is asked of the law as amended so far, so that none
is drafted which an earlier one makes superfluous: the set is as small as its sentences allow.
"""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, hull, widest_first
from harmonize.conduct.space import Cube
from harmonize.duties.coverage import any_real, regions
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.findings.amending import TAKEN_OVER, Additions, changed
from harmonize.findings.asking import conducts_of
from harmonize.findings.assessment import Assessment
from harmonize.findings.drafting import Draft, Key, drafts
from harmonize.norms.amendment import Amendment, Change, Kind, Package
from harmonize.norms.duty_tests import Aggravate, Criminalize, Form, Provide
from harmonize.norms.facts import CONDUCTS
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import SHORTFALLS, Outcome, Verdict
from harmonize.norms.status import Status

ROOTS = (Form.CRIMINALIZE, Form.SPARE, Form.PUNISH, Form.AGGRAVATE, Form.PROVIDE)
MAX_STEPS = 12  # a shortfall that needs more is no matter of a few words
# Whether a law sets permanent residents apart is its own choice: an extended offence treats them as it did before.
LEFT_ALIKE = "settled"
# An adult who commits the offence himself.
BY_ONESELF = SPACE.cube({"role": ["perpetrator"], "stage": ["completed"], "actor": ["adult"]})


def advise(found: Assessment, status: Status) -> Package:
    """The amendments that close the shortfalls, each tried alone and all of them together.

    ``found`` must hold every duty that a change could touch.
    """
    trial = Trial(found, status)
    sentences: dict[Key, Sentence] = {}
    evaluator = trial.evaluator
    for name in trial.short:
        evaluator = trial.closed(name, evaluator, sentences)
    amended = needed(trial, [trial.amendment(changes) for changes in completed(trial, sentences.values())])
    after = trial.after([change for item in amended for change in item.changes])
    left = tuple(name for name in trial.short if after[name].verdict in SHORTFALLS)
    amended = [drafted_for(item, sentences.values(), {*trial.short} - {*left}, amended) for item in amended]
    ranked = sorted(amended, key=lambda item: -len(item.serves))  # the roots first among equals
    return Package(tuple(ranked), left, trial.worse(after))


def drafted_for(
    item: Amendment, sentences: "Iterable[Sentence]", closed: set[str], amended: Iterable[Amendment]
) -> Amendment:
    """An amendment with the duties for which it was drafted that are closed by all amendments, and eased by none alone."""
    drafted = {name for changes, duties in sentences if {*changes} & {*item.changes} for name in duties & closed}
    together = drafted - {name for one in amended for name in one.serves}
    return item._replace(eases=(*item.eases, *sorted(together)))


def completed(trial: "Trial", sentences: "Iterable[Sentence]") -> list[tuple[Change, ...]]:
    """The changes of each amendment: a sentence that serves nothing by itself only completes another one.

    That is one on the same offence (whoever smuggles nationals of the State itself matters once the borders of other States
    are protected), or for the same duty.
    """
    known = list(sentences)
    serving = [item for item in known if trial.serves(item)]
    found = [item.changes for item in serving]
    for changes, duties in known:
        if any(changes is item.changes for item in serving):
            continue
        own = {change.provision for change in changes}
        same = (at for at, item in enumerate(serving) if own & {change.provision for change in item.changes})
        near = (at for at, item in enumerate(serving) if duties & item.duties)
        at = next(chain(same, near), None)
        if at is not None:
            found[at] = (*found[at], *changes)
    return found


def needed(trial: "Trial", amendments: list[Amendment]) -> list[Amendment]:
    """The amendments without those whose duties the others close as well, because a later one reaches further."""
    kept = list(amendments)
    for item in amendments:
        others = [one for one in kept if one is not item]
        if all(any(name in one.serves for one in others) for name in item.serves):
            amended = trial.amended(chain(*(one.changes for one in others)))
            if all(trial.outcome(name, amended).verdict not in SHORTFALLS for name in item.serves):
                kept = others
    return kept


class Sentence(NamedTuple):
    """Changes that one sentence of an amending act makes, and the duties for which it was drafted."""

    changes: tuple[Change, ...] = ()
    duties: frozenset[str] = frozenset()


class Trial:
    """A law on which amendments are tried."""

    def __init__(self, found: Assessment, status: Status) -> None:
        asked = [
            item
            for item in found.findings
            if item.duty.test
            and item.duty.required  # an option or a definition follows the offence that it is of
            and item.verdict not in (Verdict.NOT_BOUND, Verdict.RESERVED)
        ]
        self.before = {item.duty.id: item.outcome for item in asked}
        self.duties = {item.duty.id: item.duty for item in asked}
        short = [item.duty for item in asked if item.verdict in SHORTFALLS and item.severity != "none"]
        # An offence comes before what follows it.
        roots = {duty.id: ROOTS.index(duty.test.form) if duty.test else len(ROOTS) for duty in short}
        self.short = tuple(sorted(roots, key=lambda name: (roots[name], self.duties[name].follows is not None)))
        self.evaluator = Evaluator(LawOnDay(found.law, status.members(found.day)), found.treaty, found.readings)
        self.law = self.evaluator.law
        self.additions = Additions()
        self.tried: dict[tuple[int, Change], tuple[Evaluator, Evaluator]] = {}
        self.drafted = 0

    def amended(self, changes: Iterable[Change], before: Evaluator | None = None) -> Evaluator:
        """The questions asked of the law, or of one amended before, with some changes made in the order of their drafting.

        What was tried once is known, with all that was asked of it.
        """
        evaluator = before or self.evaluator
        for change in sorted(changes, key=lambda change: change.order):
            key = id(evaluator), change._replace(order=0)
            if key not in self.tried:
                law = changed(evaluator.law, change, self.additions)
                self.tried[key] = evaluator, evaluator.amended(law)  # with the one before, whose id it is known by
            evaluator = self.tried[key][1]
        return evaluator

    def outcome(self, name: str, evaluator: Evaluator) -> Outcome:
        """The outcome of a duty, in the words of what it is."""
        duty = evaluator.duty(name)
        found = judge(duty, evaluator)
        return found._replace(verdict=duty.obligation.said(found.verdict))

    def closed(self, name: str, evaluator: Evaluator, sentences: dict[Key, Sentence]) -> Evaluator:
        """The law with a shortfall closed as far as drafts go; what was changed is added to the sentences."""
        outcome = self.outcome(name, evaluator)
        for _ in range(MAX_STEPS):
            step = self.helpful(name, evaluator, outcome) if outcome.verdict in SHORTFALLS else None
            if step is None:
                break
            draft, evaluator, outcome = step
            known = sentences.get(draft.key, Sentence())
            self.drafted += 1
            changes = tuple(change._replace(order=self.drafted) for change in draft.changes)
            sentences[draft.key] = Sentence((*known.changes, *changes), known.duties | {name})
        return evaluator

    def helpful(self, name: str, evaluator: Evaluator, before: Outcome) -> tuple[Draft, Evaluator, Outcome] | None:
        """The first draft that leaves less of a shortfall, the law with it, and what comes out then."""
        for draft in drafts(evaluator.duty(name), before, self.before[name], evaluator):
            amended = self.amended(draft.changes, evaluator)
            after = self.outcome(name, amended)
            if after.verdict not in SHORTFALLS or self.lighter(name, after, before):
                return draft, amended, after
        return None

    def amendment(self, changes: tuple[Change, ...]) -> Amendment:
        """An amendment with what trying it alone shows; what it would open is closed in the same breath, if that can be."""
        after = self.after(changes)
        opens = self.worse(after)
        more = self.side_effects_fixed(changes, [name for name in opens if after[name].verdict in SHORTFALLS])
        if more:
            changes = (*changes, *more)
            after = self.after(changes)
            opens = self.worse(after)
        closes = tuple(name for name in self.short if after[name].verdict not in SHORTFALLS)
        eases = tuple(
            name for name in self.short if name not in closes and self.lighter(name, after[name], self.before[name])
        )
        extends = changes[0].kind is Kind.EXTEND
        beyond = self.beyond(self.amended(changes).law, (*closes, *eases)) if extends else ()
        offences = (self.law.provisions[change.provision].id for change in changes if change.provision >= 0)
        return Amendment(changes[0].kind, tuple(dict.fromkeys(offences)), changes, closes, eases, opens, beyond)

    def side_effects_fixed(self, changes: tuple[Change, ...], opened: list[str]) -> tuple[Change, ...]:
        """What closes the shortfalls that some changes would open."""
        sentences: dict[Key, Sentence] = {}
        evaluator = self.amended(changes)
        for name in opened:
            evaluator = self.closed(name, evaluator, sentences)
        return tuple(chain(*(sentence.changes for sentence in sentences.values())))

    def after(self, changes: Sequence[Change]) -> dict[str, Outcome]:
        """Every duty judged on the law with some changes made."""
        amended = self.amended(changes)
        return {**self.before, **{name: self.outcome(name, amended) for name in self.touched(changes)}}

    def serves(self, sentence: Sentence) -> bool:
        """Whether a sentence alone lessens one of the shortfalls for which it was drafted."""
        amended = self.amended(sentence.changes)
        return any(
            item.verdict not in SHORTFALLS or self.lighter(name, item, self.before[name])
            for name in sentence.duties & set(self.short)
            for item in [self.outcome(name, amended)]
        )

    def touched(self, changes: Sequence[Change]) -> list[str]:
        """The duties on which changes can bear: those that look at a measure, or at facts of a conduct, that they change.

        A circumstance to weigh at sentencing bears on the duties to aggravate that name it, and on no other.
        """
        measures = {name for change in changes for name, _ in change.measures}
        weighed = {name for change in changes if change.kind is Kind.AGGRAVATE for name in change.elements}
        conducts = CONDUCTS & hull(change.cube for change in changes if change.kind is not Kind.AGGRAVATE)
        return [
            name
            for name, duty in self.duties.items()
            if (isinstance(duty.test, Provide) and not duty.test.measures.isdisjoint(measures))
            or (isinstance(duty.test, Aggravate) and any(item.dimension in weighed for item in duty.test.circumstance))
            or conducts & conducts_of(self.evaluator, name)
        ]

    def worse(self, after: dict[str, Outcome]) -> tuple[str, ...]:
        """The duties that come out worse."""
        return tuple(name for name, item in self.before.items() if after[name].verdict.rank > item.verdict.rank)

    def lighter(self, name: str, after: Outcome, before: Outcome) -> bool:
        """Whether an outcome that still falls short falls short of less; what nobody asks about does not count."""
        if after.verdict.rank < before.verdict.rank:
            return True
        away = self.evaluator.unasked(self.evaluator.duty(name))
        old = [gap.cube for gap in before.gaps]
        new = [gap.cube for gap in after.gaps]
        return any_real(SPACE.minus(old, new), away) and not any_real(SPACE.minus(new, old), away)

    def beyond(self, law: Law, duties: Iterable[str]) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """What an extended offence newly punishes though none of some duties asks for it, dimension by dimension."""
        asking = [duty for duty in map(self.evaluator.duty, duties) if isinstance(duty.test, Criminalize)]
        region = tuple(cube for duty in asking for cube in self.evaluator.region(duty).cubes)
        if not region:
            return ()
        added = tuple(norm.cube for norm in law.cover[len(self.law.cover) :])
        # Whom a general rule takes in besides is not reported again, unless the amendment is about nobody else.
        fresh = tuple(plain for cube in added if (plain := SPACE.meet(cube, BY_ONESELF))) or added
        kinds = tuple(dict.fromkeys(kind for duty in asking for kind in self.evaluator.kinds(duty)))
        old = self.evaluator.penal.punished(kinds).cover(fresh)
        known = tuple(cube | TAKEN_OVER for cube in region)
        unasked = tuple(cube for duty in asking for cube in self.evaluator.left_out(duty))
        more = Region(fresh, unasked).beyond((*regions(old), Region(known))).inhabited().cubes
        found: dict[str, dict[str, None]] = {}
        seen: list[Cube] = []
        for cube in widest_first(more):
            within = min(known, key=lambda asked: (not cube & asked & CONDUCTS, len(SPACE.conflicts(cube, asked))))
            told = {name: SPACE.names(cube, name) for name in SPACE.conflicts(cube, within) if name != LEFT_ALIKE}
            # Of thousands of pieces few say anything new: only these are looked up among the wider ones.
            new = any(not found.get(name, {}).keys() >= {*values} for name, values in told.items())
            if new and not SPACE.inside_one(cube, seen):
                for name, values in told.items():
                    found.setdefault(name, {}).update(dict.fromkeys(values))
            seen.append(cube)
        return tuple((dimension, tuple(values)) for dimension, values in found.items())
