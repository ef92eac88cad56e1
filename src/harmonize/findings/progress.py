"""Two states of a dataset set against each other: which duties got better, which got worse, State by State."""

from collections.abc import Mapping
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.baseline import by_duty, is_known, shortfalls
from harmonize.findings.waiving import Waived, added
from harmonize.norms.baseline import Shortfall, Suppressions, Waiver
from harmonize.norms.facts import Words
from harmonize.norms.outcome import OPEN, SHORTFALLS, Verdict
from harmonize.norms.treaty import Duty, Severity

UNREACHED = (Verdict.RESERVED, Verdict.NOT_BOUND)


class Step(NamedTuple):
    """How one duty of one State went from the old data to the new.

    ``kind`` is better, worse, waived (worse, but waived), known (worse, but in the baseline), learned (assessed for the
    first time), moved (a reservation or treaty status now decides). ``regions`` are the shortfalls that came (worse) or
    went (better).
    """

    state: str
    duty: Duty
    before: Verdict
    after: Verdict
    kind: str
    regions: tuple[Shortfall, ...]
    finding: Finding | None
    waiver: Waiver | None = None


class Progress(NamedTuple):
    """All steps, States that have a law file on one side only, and waivers that the change adds: they excuse nothing yet."""

    steps: tuple[Step, ...]
    new_states: tuple[str, ...]
    lost_states: tuple[str, ...]
    added_waivers: tuple[Waiver, ...] = ()

    def of(self, *kinds: str) -> list[Step]:
        """The steps of some kinds."""
        return [step for step in self.steps if step.kind in kinds]

    def failing(self, severity: str) -> list[Step]:
        """The steps for the worse, not waived, whose duty is at or above a severity."""
        floor = Severity(severity).rank
        return [step for step in self.of("worse") if step.duty.strength.severity.rank >= floor]


def progress(
    old: Mapping[str, Assessment],
    new: Mapping[str, Assessment],
    groups: tuple[Mapping[str, frozenset[str]], Mapping[str, frozenset[str]]],
    suppressions: Suppressions,
    today: str,
) -> Progress:
    """What changed from the old assessments to the new ones (by State); ``groups`` are those of old and new data.

    What is worse may be waived by waivers that hold on the day ``today``.
    """
    waived, listed = Waived(suppressions, today), Listed(suppressions)
    steps: list[Step] = []
    for state, after in new.items():
        if state not in old:
            continue
        words = (Words.of(state, groups[0]), Words.of(state, groups[1]))
        before = {item.duty.id: item for item in old[state].findings}
        for item in after.findings:
            step = moved(state, before.pop(item.duty.id, None), item, words)
            if step:
                steps.append(excused(step, waived, listed, words[1]) if step.kind == "worse" else step)
        steps += (gone(state, item) for item in before.values() if known(item.verdict))
    lost = [state for state in old if state not in new]
    steps += (gone(state, item) for state in lost for item in old[state].findings if known(item.verdict))
    return Progress(tuple(steps), tuple(state for state in new if state not in old), tuple(lost), added(suppressions))


def known(verdict: Verdict) -> bool:
    """Whether a verdict says anything about the law."""
    return verdict not in (*UNREACHED, Verdict.NOT_ASSESSED)


def gone(state: str, item: Finding) -> Step:
    """A duty that was assessed and is no longer in the data."""
    return Step(state, item.duty, item.verdict, Verdict.NOT_ASSESSED, "worse", (), None)


def moved(state: str, old: Finding | None, new: Finding, words: tuple[Words, Words]) -> Step | None:
    """How one duty changed; None when it did not."""
    before = old.verdict if old else Verdict.NOT_ASSESSED
    after = new.verdict
    if follows(new) or (old and follows(old)):
        return None  # reported once, at the duty that it follows
    if known(before) and known(after):
        came, went = difference(state, old, new, words)
        # Whether the law is open or was not read, neither is better than the other.
        was, now = (Verdict.UNSETTLED.rank if verdict in OPEN else verdict.rank for verdict in (before, after))
        if now > was or came:
            return Step(state, new.duty, before, after, "worse", tuple(came), new)
        if now < was or went:
            return Step(state, new.duty, before, after, "better", tuple(went), old)
        return None
    if before == after or new.duty.untested:
        return None
    if after in UNREACHED or before in UNREACHED:
        return Step(state, new.duty, before, after, "moved", (), None)
    if after == "not_assessed":
        return Step(state, new.duty, before, after, "worse", (), None)
    return Step(state, new.duty, before, after, "learned", tuple(shortfalls(state, new, words[1])), new)


def follows(item: Finding) -> bool:
    """Whether a duty falls short only because the offence it attaches to is none."""
    return bool(item.outcome.follows and not item.outcome.gaps and item.verdict in SHORTFALLS)


def difference(
    state: str, old: Finding | None, new: Finding, words: tuple[Words, Words]
) -> tuple[list[Shortfall], list[Shortfall]]:
    """The shortfalls of a duty that came and those that went; facts told in other pieces are neither.

    ``words`` are what the dated words mean in the old data and in the new.
    """
    before = shortfalls(state, old, words[0]) if old else []
    after = shortfalls(state, new, words[1])
    came = [one for one in after if not is_known(one, before, words[1])]
    return came, [one for one in before if not is_known(one, after, words[1])]


class Listed:
    """The baseline by State and duty. Where a change is judged, the one before it must know a shortfall as well."""

    def __init__(self, suppressions: Suppressions) -> None:
        self.sides = [by_duty(side.known or ()) for side in (suppressions, suppressions.before) if side]

    def all(self, step: Step, words: Words) -> bool:
        """Whether the baseline knows everything that came with a step, and that something came."""
        here = (step.state, step.duty.id)
        return bool(step.regions) and all(
            is_known(one, side.get(here, []), words) for side in self.sides for one in step.regions
        )


def excused(step: Step, waived: Waived, listed: Listed, words: Words) -> Step:
    """A step for the worse, waived when every shortfall that came is, or when the whole duty is; known when the baseline has all."""
    waiver = waived.duty(step.state, step.duty.id, step.regions)
    if waiver:
        return step._replace(kind="waived", waiver=waiver)
    return step._replace(kind="known") if listed.all(step, words) else step
