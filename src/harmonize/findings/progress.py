"""Two states of a dataset set against each other on every day on which they differ: which duties got better, which worse.

What got better rests on something that the change brings, or it is told that it rests on nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from harmonize.duties.dependencies import built_on
from harmonize.duties.forms import judge
from harmonize.findings.assessment import Finding
from harmonize.findings.baseline import Waived, added, by_duty, is_known
from harmonize.findings.difference import UNREACHED, DutyChange
from harmonize.findings.evidence import answering_provisions, bearing, named
from harmonize.findings.timeline import Moment, Years
from harmonize.norms.baseline import Shortfall, Suppressions, Waiver
from harmonize.norms.facts import Words
from harmonize.norms.gate import FAILS, Alteration, Brought, Heading
from harmonize.norms.law import Law
from harmonize.norms.outcome import OPEN, Outcome, Verdict
from harmonize.norms.source import address
from harmonize.norms.treaty import Duty, Severity

LAST = "9999-12-31"


class Proof(NamedTuple):
    """One thing that a better answer is said to rest on: what it is, and the address at which a person looks it up."""

    says: str
    cite: str
    address: str


class Step(NamedTuple):
    """How one duty of one State went from the old data to the new, on a day and on ``others`` besides.

    ``proofs`` are what a better answer is said to rest on.
    """

    change: DutyChange
    kind: Heading
    day: str
    others: tuple[str, ...] = ()
    proofs: tuple[Proof, ...] = ()
    waiver: Waiver | None = None

    @property
    def name(self) -> str:
        """By what a waiver names it."""
        return f"{self.change.state} {self.change.duty.id}"

    @property
    def regions(self) -> tuple[Shortfall, ...]:
        """The shortfalls that came (worse) or went (better)."""
        return () if self.kind is Heading.MOVED else self.change.regions


class Moved(NamedTuple):
    """A State whose answers may have moved, through the years as it was and as it is, with what the change brings.

    Both share the numbers of what they see. ``own`` says that its own law changed, ``every`` that it is asked on every day,
    not on one alone.
    """

    before: Years
    after: Years
    brought: Brought
    own: bool
    every: bool


class Progress(NamedTuple):
    """All steps, States that have a law file on one side only, records altered, and waivers that the change adds.

    Those excuse nothing yet.
    """

    steps: tuple[Step, ...]
    new_states: tuple[str, ...]
    lost_states: tuple[str, ...]
    altered: tuple[Alteration, ...] = ()
    added_waivers: tuple[Waiver, ...] = ()

    def of(self, *kinds: Heading) -> list[Step]:
        """The steps of some kinds."""
        return [step for step in self.steps if step.kind in kinds]

    def records(self, heading: Heading) -> list[Alteration]:
        """The records altered that stand under a heading."""
        return [item for item in self.altered if (Heading.WAIVED if item.waiver else item.heading) is heading]

    def unproven(self) -> list[Step | Alteration]:
        """What fails although no duty got worse: better on nothing that was read, and records altered."""
        return [item for item in self.failing("low") if not (isinstance(item, Step) and item.kind is Heading.WORSE)]

    def failing(self, severity: str) -> list[Step | Alteration]:
        """What fails: steps for the worse at or above a severity, what is better on nothing that was read, and records."""
        if severity == "never":
            return []
        floor = Severity(severity).rank
        steps = [
            step
            for step in self.steps
            if step.kind in FAILS
            and (step.kind is not Heading.WORSE or step.change.duty.strength.severity.rank >= floor)
        ]
        return [*steps, *(item for item in self.altered if item.heading in FAILS and not item.waiver)]


class Change:
    """One State's answers before and after a change, duty by duty and day by day."""

    def __init__(self, moved: Moved) -> None:
        self.moved, self.sides = moved, (moved.before, moved.after)
        before, after = ({duty.id: duty for duty in years.duties} for years in self.sides)
        self.duties = {name: (before.get(name), after.get(name)) for name in (*after, *before)}
        rules = [side.treaty._replace(version="", duties={}) for side in (moved.before, moved.after)]
        same = moved.before.party == moved.after.party and rules[0] == rules[1]
        self.alike = {name for name in self.duties if same and self.asked(0, name) == self.asked(1, name)}
        self.same_words = moved.before.status == moved.after.status
        self.known: dict[object, Step | None] = {}
        self.apart: dict[tuple[int, int], list[str]] = {}

    def asked(self, place: int, name: str) -> tuple[Duty, ...]:
        """A duty on one side with those it builds on; none where that side has it not."""
        duty, years = self.duties[name][place], self.sides[place]
        return tuple(built_on(duty, years.treaty, years.readings)) if duty else ()

    def days(self) -> list[str]:
        """The days on which either side begins to say something else, those ahead among them."""
        return sorted({day for years in self.sides for day in years.days(LAST) if years.seen})

    def on(self, day: str) -> Iterator[Step]:
        """The steps of a day."""
        moments = tuple(years.moment(day) for years in self.sides)
        for name in self.differing(*moments):
            was, now = (self.key(place, name, moment) for place, moment in enumerate(moments))
            if was == now and (name in self.alike or was is None):
                continue
            if (name, was, now) not in self.known:
                self.known[name, was, now] = self.step(name, moments, day)
            if found := self.known[name, was, now]:
                yield found._replace(day=day)

    def differing(self, was: Moment | None, now: Moment | None) -> Iterable[str]:
        """The duties that may see something else in the two laws of a day."""
        if was is None or now is None or not self.same_words:
            return self.duties
        laws = id(was.seen), id(now.seen)
        if laws not in self.apart:
            looks = self.sides[1].looks
            self.apart[laws] = [
                name
                for name in self.duties
                if name not in self.alike or was.seen.view(looks[name]).content != now.seen.view(looks[name]).content
            ]
        return self.apart[laws]

    def key(self, place: int, name: str, moment: Moment | None) -> object:
        """All of the law that the answer to a duty turns on, on one side; None where nothing is answered."""
        duty, years = self.duties[name][place], self.sides[place]
        return None if duty is None or moment is None else (years.key(duty, moment), years.binds(duty, moment))

    def step(self, name: str, moments: Sequence[Moment | None], day: str) -> Step | None:
        """How a duty went, if it did, with what a better answer rests on."""
        was, now = (self.finding(place, name, moment) for place, moment in enumerate(moments))
        code, law = self.moved.after.party.code, moments[1].seen.law if moments[1] else None
        words = tuple(moment.words if moment else Words.of(code, {}) for moment in moments)
        duty = self.duties[name][1] or self.duties[name][0]
        change = DutyChange.of(code, duty, (was, now), (words[0], words[1])) if duty else None
        kind = heading(change) if change else None
        if change is None or kind is None:
            return None
        step = Step(change, kind, day)
        if kind is Heading.MOVED or not (law and now):
            return step
        if kind is Heading.WORSE:  # a text that was read may lower a verdict as well as raise it
            read = tuple(read_anew(bearing(now.outcome, law), law, self.moved.brought))
            return step._replace(kind=Heading.REREAD, proofs=read) if read else step
        if not self.moved.own:
            return step._replace(kind=Heading.MOVED)  # another yardstick brought it; that is listed by itself
        if kind is Heading.LEARNED and (change.after in OPEN or change.after.plain is Verdict.GAP):
            return step
        rests, proofs = proof(now.outcome, law, self.moved.brought)
        return step._replace(kind=rests, proofs=proofs)

    def finding(self, place: int, name: str, moment: Moment | None) -> Finding | None:
        """What came of a duty on one side; judged for this day, so that its offences are those of its law."""
        duty, years = self.duties[name][place], self.sides[place]
        if duty is None or moment is None:
            return None
        verdict, _ = years.stands(duty, moment)
        outcome = Outcome(verdict) if verdict is Verdict.NOT_BOUND else judge(duty, moment.evaluator)
        return Finding(duty, outcome._replace(verdict=verdict), duty.strength.severity, None, "", (), "")


def progress(
    changed: Iterable[Moved],
    states: tuple[Sequence[str], Sequence[str]],
    day: str,
    altered: Iterable[Alteration],
    agreed: Suppressions,
    today: str,
) -> Progress:
    """What became of every duty of some States, and of every record.

    ``states`` are those with a law file before and after; ``day`` is the day that is told first. What fails may be waived by
    waivers that hold on the day ``today``.
    """
    waived, listed = Waived(agreed, today), Listed(agreed)
    steps: list[Step] = []
    lost = [state for state in states[0] if state not in states[1]]
    new = [state for state in states[1] if state not in states[0]]
    for one in changed:
        change = Change(one)
        days = [day, *(item for item in (change.days() if one.every else ()) if item != day)]
        found = together(step for item in days for step in change.on(item))
        words = Words.of(one.after.party.code, one.after.status.members(day))
        if one.after.party.code in new:
            found = [step._replace(kind=Heading.LEARNED) for step in found]
        steps += [excused(step, waived, listed, words) for step in found]
    records = (item._replace(waiver=accepted(item, waived)) for item in altered)
    return Progress(tuple(steps), tuple(new), tuple(lost), tuple(records), added(agreed))


def together(steps: Iterable[Step]) -> list[Step]:
    """The steps of all days, those of a duty that are of one kind as one: that of the first day, with the others."""
    found: dict[tuple[str, Heading], Step] = {}
    for step in steps:
        at = (step.change.duty.id, step.kind)
        first = found.setdefault(at, step)
        if first is not step:
            found[at] = first._replace(others=(*first.others, step.day))
    return list(found.values())


def heading(change: DutyChange) -> Heading | None:
    """Under which heading a duty stands before it is asked what that rests on; None where nothing became of it.

    What falls short only because the offence it attaches to is none is told there.
    """
    pair = (change.before, change.after)
    if change.follows or (change.direction == 0 and change.before == change.after):
        return None
    if change.direction:
        return Heading.WORSE if change.direction > 0 else Heading.BETTER
    silent, unreached = Verdict.NOT_ASSESSED in pair, any(verdict in UNREACHED for verdict in pair)
    if silent:
        return None if unreached else Heading.LEARNED
    return Heading.MOVED if unreached else None


class Listed:
    """The baseline by State and duty. Where a change is judged, the one before it must know a shortfall as well."""

    def __init__(self, suppressions: Suppressions) -> None:
        self.sides = [by_duty(side.known or ()) for side in (suppressions, suppressions.before) if side]

    def all(self, step: Step, words: Words) -> bool:
        """Whether the baseline knows everything that came with a step, and that something came."""
        here = (step.change.state, step.change.duty.id)
        return bool(step.regions) and all(
            is_known(one, side.get(here, []), words) for side in self.sides for one in step.regions
        )


def excused(step: Step, waived: Waived, listed: Listed, words: Words) -> Step:
    """A step that fails, waived when every shortfall that came is, or the whole duty, or what stands under its heading.

    One for the worse is known when the baseline has all.
    """
    if step.kind not in FAILS:
        return step
    waiver = waived.listed(step.kind, step.name)
    if step.kind is Heading.WORSE:
        waiver = waived.duty(step.change.state, step.change.duty.id, step.regions)
    if waiver:
        return step._replace(kind=Heading.WAIVED, waiver=waiver)
    return step._replace(kind=Heading.KNOWN) if step.kind is Heading.WORSE and listed.all(step, words) else step


def accepted(item: Alteration, waived: Waived) -> Waiver | None:
    """The waiver that accepts an alteration under a heading that fails; None for a coding as first made."""
    return waived.listed(item.heading, item.name) if item.heading in FAILS and not item.firm else None


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
