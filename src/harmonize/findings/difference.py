"""What two laws have apart (duties, facts, ranges, rules), by one machine whatever the two are: States, days, codings, texts.

Every command asks of it the parts that it tells under its own headings.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, Self

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.findings.answer import Answer
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.baseline import is_known, shortfalls
from harmonize.findings.fact_pattern import open_values, point
from harmonize.findings.overlap import Dated, Overlap, Side, overlap
from harmonize.findings.surrender import absolute, answered
from harmonize.grouping import grouped
from harmonize.norms.baseline import Shortfall
from harmonize.norms.duty_tests import Provide
from harmonize.norms.facts import Pattern, Words
from harmonize.norms.law import Measure
from harmonize.norms.outcome import FULFILLED, OPEN, SHORTFALLS, Gap, Verdict
from harmonize.norms.rows import Row
from harmonize.norms.treaty import Duty, MeasureKind, Strength
from harmonize.norms.word import Word

UNREACHED = (Verdict.RESERVED, Verdict.NOT_BOUND)


class Turn(Word):
    """What becomes of a duty, the worst first: under a bill, under another text of the treaty, from one day to the next."""

    OPENED = "opened"  # a shortfall that there was not
    WIDENED = "widened"
    LESS = "less"  # criminalized, where no word is clear
    DOUBT = "in_doubt"
    OTHERWISE = "otherwise"  # decided otherwise, and no shortfall
    MOVED = "moved"  # by a reservation, or by treaty status
    READ = "read"  # no change that anyone knows of: the text in force was read from then on
    LEARNED = "learned"  # not assessed before
    BEYOND = "beyond"  # the law goes further than asked now
    SETTLED = "settled"
    MORE = "more"
    NARROWED = "narrowed"
    STRUCK = "struck"  # fell short of what is asked no longer
    CLOSED = "closed"


class DutyChange(NamedTuple):
    """One duty of one State under two laws, or under two texts: its finding on each side (None where there is no such duty).

    ``came`` are the shortfalls of the right side that the left has not, ``went`` those of the left that the right has not.
    """

    state: str
    duty: Duty
    left: Finding | None
    right: Finding | None
    came: tuple[Shortfall, ...]
    went: tuple[Shortfall, ...]

    @classmethod
    def of(
        cls,
        state: str,
        duty: Duty,
        pair: tuple[Finding | None, Finding | None],
        words: tuple[Words, Words],
        *,
        text: bool = False,
    ) -> Self:
        """One duty with its findings on both sides; ``words`` are what the dated words mean on each.

        Where the ``text`` of the duty may be another, a shortfall told in the same words is the same, though more or fewer
        facts are asked: a law that protects its own border alone does so whatever the benefit is.
        """
        sides = [shortfalls(state, item, own) if item else [] for item, own in zip(pair, words, strict=True)]

        def beside(here: int) -> tuple[Shortfall, ...]:
            there = sides[1 - here]
            known = {apart(one.gap) for one in there if one.gap} if text else {}
            return tuple(
                one
                for one in sides[here]
                if not (one.gap and apart(one.gap) in known) and not is_known(one, there, words[1])
            )

        return cls(state, duty, *pair, beside(1), beside(0))

    @property
    def before(self) -> Verdict:
        """The verdict on the left."""
        return self.left.verdict if self.left else Verdict.NOT_ASSESSED

    @property
    def after(self) -> Verdict:
        """The verdict on the right."""
        return self.right.verdict if self.right else Verdict.NOT_ASSESSED

    @property
    def same(self) -> bool:
        """Whether nothing of it came out otherwise."""
        return self.before == self.after and not (self.came or self.went)

    @property
    def follows(self) -> bool:
        """Whether it falls short on a side only because the offence it attaches to is none: that is told there."""
        return any(item is not None and follows(item) for item in (self.left, self.right))

    def row(self) -> Row:
        """State, duty, what becomes of it, and both verdicts (empty where a side has no such duty)."""
        before, after = (item.verdict.words if item else "" for item in (self.left, self.right))
        told = {"state": self.state, "duty": self.duty.id, "turn": str(self.turn or "")}
        return {**told, "before": before, "after": after}

    @property
    def direction(self) -> int:
        """Worse (1), better (-1) or neither (0), of what the verdicts say of the law; what is assessed no longer is worse."""
        if not says(self.before) or self.after in UNREACHED:
            return 0
        if self.after is Verdict.NOT_ASSESSED:
            return 1
        was, now = (
            Verdict.UNSETTLED.rank if verdict in OPEN else verdict.rank for verdict in (self.before, self.after)
        )
        return 1 if now > was or self.came else -1 if now < was or self.went else 0

    @property
    def regions(self) -> tuple[Shortfall, ...]:
        """The shortfalls that went where it got better, else those that came."""
        return self.went if self.direction < 0 else self.came

    @property
    def turn(self) -> Turn | None:
        """What becomes of it; None where nothing does."""
        left, right = self.left, self.right
        if right is None:
            return Turn.STRUCK if self.before in SHORTFALLS else None
        if left and self.before is Verdict.NOT_ASSESSED and says(self.after):
            return Turn.LEARNED
        was, now = standing_of(left), standing_of(right)
        if not right.duty.required or Standing.RESERVED in (was, now):
            return Turn.OTHERWISE if left is None or self.before != self.after else None
        if now is Standing.SHORT:
            if was is not Standing.SHORT:
                return Turn.OPENED
            moved = Turn.WIDENED if self.came else Turn.NARROWED if self.went else None
            return moved or (Turn.OTHERWISE if self.before != self.after else None)
        if was is not now:
            if now is Standing.OPEN:
                return Turn.DOUBT
            if left and still_open(left, right):
                return Turn.OTHERWISE
            return Turn.SETTLED if was is Standing.OPEN else Turn.CLOSED
        return Turn.BEYOND if self.after is Verdict.EXCEEDS and left and self.before is not Verdict.EXCEEDS else None


def apart(gap: Gap) -> frozenset[tuple[str, tuple[str, ...]]]:
    """What sets the facts of a gap apart from all that its duty asks about."""
    fields = SPACE.fields.items()
    return frozenset(
        (name, SPACE.names(gap.cube, name)) for name, field in fields if (gap.cube ^ gap.within) & field.mask
    )


def says(verdict: Verdict) -> bool:
    """Whether a verdict says anything about the law."""
    return verdict not in (*UNREACHED, Verdict.NOT_ASSESSED)


def follows(item: Finding) -> bool:
    """Whether a duty falls short only because the offence it attaches to is none."""
    return bool(item.outcome.follows and not item.outcome.gaps and item.verdict in SHORTFALLS)


def still_open(left: Finding, right: Finding) -> tuple[str, ...]:
    """Why a point was open, where the same still lies beside the ordinary case of a text that asks for more."""
    beside = {doubt.reason for doubt in right.outcome.beside}
    return tuple(doubt.reason.why for doubt in left.outcome.doubts if doubt.reason in beside)


class Standing(Word):
    """Where a State stands on a duty, however much of it is met or missed."""

    FINE = "fine"
    OPEN = "open"
    SHORT = "short"
    RESERVED = "reserved"


def standing_of(item: Finding | None) -> Standing | None:
    """Where a State stands; None where there is no such duty."""
    if item is None:
        return None
    verdict = item.verdict.plain
    if verdict is Verdict.RESERVED:
        return Standing.RESERVED
    return Standing.SHORT if verdict in SHORTFALLS else Standing.FINE if verdict in FULFILLED else Standing.OPEN


# ---------------------------------------------------------------- ranges and rules


class SameFacts(NamedTuple):
    """The answers of two laws to the same facts, each seen from its own State: a standard case, or one varied in ``changed``.

    ``duty`` is the one compared that asks about such conduct; ``owed`` says that the treaty asks both to criminalize them.
    """

    case: str
    name: str
    facts: Mapping[str, object]
    changed: tuple[tuple[str, str], ...]
    duty: str
    left: Answer
    right: Answer
    owed: bool

    @property
    def milder(self) -> int:
        """1 or 2 for the law with the lower range, 0 when they are alike or one punishes nothing surely."""
        if not self.left.punishable == self.right.punishable == "yes" or self.left.gravest == self.right.gravest:
            return 0
        return 1 if self.left.gravest.severity < self.right.gravest.severity else 2

    @property
    def same(self) -> bool:
        """Whether both give the same answer."""
        return outcome(self.left) == outcome(self.right)


def outcome(found: Answer) -> tuple[object, ...]:
    """What matters of an answer beside another: whether, how gravely, how a fine stands to imprisonment, what graver range is open."""
    gravest = found.gravest
    fines = frozenset(norm.fined for norm in found.norms if norm.range == gravest)
    graver = [extent.severity for extent, _ in found.otherwise if extent.severity > gravest.severity]
    return found.punishable, gravest, fines, max(graver, default=())


class Rule(NamedTuple):
    """The two laws' answers to one measure; None where it was not read.

    ``asked_by`` is how binding the strictest duty is that looks at it, and ``topic`` its topic; None where none does.
    """

    kind: MeasureKind
    left: Measure | None
    right: Measure | None
    asked_by: Strength | None = None
    topic: str = ""

    @property
    def relation(self) -> str:
        """same, different, unsettled, not_verified, or not_read."""
        if self.left is None or self.right is None:
            return "not_read"
        doubts = [item.doubt for item in (self.left, self.right) if item.doubt]
        if doubts:
            return "unsettled" if any(doubt.of_law for doubt in doubts) else "not_verified"
        return "same" if said(self.left) == said(self.right) else "different"


def said(answer: Measure) -> tuple[object, str]:
    """What an answer says: of a list the words, in whatever order."""
    value = frozenset(answer.value) if isinstance(answer.value, (list, tuple)) else answer.value
    return value, answer.condition


# ---------------------------------------------------------------- the difference


class Difference(NamedTuple):
    """Two laws on their days, and all that sets them apart; a part is empty where it was not asked for.

    ``facts`` holds duty by duty what both, one or none of them punish, and what is open.
    """

    left: Dated
    right: Dated
    duties: tuple[DutyChange, ...] = ()
    facts: tuple[Overlap, ...] = ()
    ranges: tuple[SameFacts, ...] = ()
    rules: tuple[Rule, ...] = ()


def changes(
    left: Assessment, right: Assessment, words: tuple[Words, Words], *, text: bool = False
) -> tuple[DutyChange, ...]:
    """Every duty of two assessments of one State, or of two, in the order of the right one."""
    old, new = ({item.duty.id: item for item in side.findings} for side in (left, right))
    return tuple(
        DutyChange.of(right.party.code, either.duty, (old.get(name), new.get(name)), words, text=text)
        for name, either in {**new, **old, **new}.items()
    )


def facts_apart(left: Side, right: Side, *, mirror: bool = True) -> tuple[Overlap, ...]:
    """Offence by offence the facts that both, one or none of two laws punish."""
    return tuple(overlap(left, right, duty, mirror=mirror) for duty in left.evaluator.treaty.compared)


def same_facts(left: Side, right: Side, patterns: Iterable[Pattern], *, vary: bool = False) -> Iterator[SameFacts]:
    """Two laws on the standard cases; with ``vary`` also on every aggravation of the paid driver's that moves a range."""
    yield from (both_answers(left, right, (item.id, item.name), item.facts, ()) for item in patterns)
    if not vary:
        return
    deed = left.evaluator.treaty.selections.deed
    plain = both_answers(left, right, ("", ""), deed, ())
    aggravating = {item.name for item in DIMENSIONS if item.aggravating}
    for name, value in open_values(deed):
        if name in aggravating:
            found = both_answers(left, right, ("", ""), {**deed, name: value}, ((name, value),))
            if (outcome(found.left), outcome(found.right)) != (outcome(plain.left), outcome(plain.right)):
                yield found


def both_answers(
    left: Side,
    right: Side,
    told: tuple[str, str],
    facts: Mapping[str, object],
    changed: tuple[tuple[str, str], ...],
) -> SameFacts:
    """The two answers to the same facts, each at its own border; ``told`` is the id and the name of the case."""
    evaluator, own = left.evaluator, {"state": "own", **facts}
    one, other = (answered(side, absolute(own, side.law.code), anywhere=False) for side in (left, right))
    asking = (
        duty.id
        for duty in evaluator.treaty.compared
        if any(facts["conduct"] in SPACE.names(cube, "conduct") for cube, _ in duty.criminalize.region)
    )
    duty = next(asking, "")
    asked = evaluator.on_day.dated(evaluator.duty(duty).criminalize.region) if duty else ()
    cube = point(own, evaluator.on_day.words)
    return SameFacts(*told, facts, changed, duty, one, other, any(SPACE.meet(cube, item) for item in asked))


def both_rules(left: Side, right: Side, topics: tuple[str, ...] = ()) -> Iterator[Rule]:
    """The answers to every measure of the sections that the topics chosen ask about; all without a choice."""
    treaty = left.evaluator.treaty
    rules = [duty for duty in treaty.duties.values() if duty.form == "provide"]
    sections = {section for duty in rules if not topics or duty.topic in topics for section in duty.reads}
    asking = grouped((name, duty) for duty in rules if isinstance(duty.test, Provide) for name in duty.test.measures)
    for name, kind in treaty.measures.items():
        if kind.section in sections:
            strictest = min(asking.get(name, ()), key=lambda duty: list(Strength).index(duty.strength), default=None)
            bound = (strictest.strength, strictest.topic) if strictest else ()
            yield Rule(kind, left.law.measures.get(name), right.law.measures.get(name), *bound)
