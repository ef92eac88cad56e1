"""Where each shortfall stands: new, known from the baseline, or waived; what was solved; and waivers that do not hold."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import SEVERITIES, SHORTFALLS, Assessment, Finding
from harmonize.norms.facts import Words, impossible
from harmonize.norms.region import cube_of, facts_of, name_of
from harmonize.norms.register import MOST_DAYS_NEAR, Registers, Shortfall, Waiver

WHOLE = "whole"  # the region of a duty that falls short as a whole


class Standing(NamedTuple):
    """One shortfall of one finding: ``new``, ``known`` or ``waived``, and by which waiver."""

    shortfall: Shortfall
    finding: Finding
    how: str
    waiver: Waiver | None = None


class Complaint(NamedTuple):
    """What is wrong with a waiver: expired, unjustified, too_long, not_yet, near_expiry or unused."""

    waiver: Waiver
    kind: str
    why: str


class Ledger(NamedTuple):
    """Everything that a baseline and waivers say about a run.

    ``solved`` are known shortfalls that are gone, ``lost`` those whose duty is no longer assessed.
    """

    items: tuple[Standing, ...]
    solved: tuple[Shortfall, ...]
    lost: tuple[Shortfall, ...]
    complaints: tuple[Complaint, ...]

    def tally(self) -> Counter[str]:
        """How many shortfalls are new, known, waived."""
        return Counter(item.how for item in self.items)

    def failing(self, severity: str) -> list[Standing]:
        """The new shortfalls at or above a severity."""
        floor = SEVERITIES.index(severity)
        return [item for item in self.items if item.how == "new" and SEVERITIES.index(item.finding.severity) >= floor]


def shortfalls(state: str, item: Finding, words: Words) -> list[Shortfall]:
    """The shortfalls of a finding: each region of facts by itself, so that a second gap is not hidden by a known one."""
    if item.verdict not in SHORTFALLS:
        return []
    found: dict[str, Shortfall] = {}
    for gap in item.outcome.gaps:
        facts = facts_of(gap.cube, words)
        name = name_of(facts)
        found[name] = Shortfall(state, item.duty.id, name, facts)
    for measure in item.outcome.missing:
        found[measure] = Shortfall(state, item.duty.id, measure, {}, measure)
    return list(found.values()) or [Shortfall(state, item.duty.id, WHOLE, {})]


def counted(done: Iterable[Assessment], groups: Mapping[str, frozenset[str]]) -> Iterator[tuple[Finding, Shortfall]]:
    """Every shortfall that counts (whose duty obliges), of every State."""
    for assessment in done:
        words = Words.of(assessment.party.code, groups)
        for item in assessment.findings:
            if item.severity != "none":
                for one in shortfalls(assessment.party.code, item, words):
                    yield item, one


def ledger(done: list[Assessment], registers: Registers, groups: Mapping[str, frozenset[str]], today: str) -> Ledger:
    """Sets assessments against a baseline and waivers; ``today`` (ISO date) decides whether a waiver holds."""
    known = by_duty(registers.known or ())
    complaints = {waiver: wrong for waiver in registers.waivers if (wrong := complaint(waiver, today))}
    holding = [waiver for waiver in registers.waivers if holds(waiver, today)]
    used: set[Waiver] = set()
    items = []
    met: set[tuple[str, str, str]] = set()
    for item, one in counted(done, groups):
        words = Words.of(one.state, groups)
        before = known.get((one.state, one.duty), [])
        met.update(old.key for old in before if one.region == old.region or touches(one, old, words))
        waiver = next((waiver for waiver in holding if waiver.covers(one)), None)
        if waiver:
            used.add(waiver)
            items.append(Standing(one, item, "waived", waiver))
        else:
            items.append(Standing(one, item, "known" if is_known(one, before, words) else "new"))
    asked = {(assessment.party.code, item.duty.id): item for assessment in done for item in assessment.findings}
    gone = [old for old in registers.known or () if (old.state, old.duty) in asked and old.key not in met]
    lost = [old for old in gone if asked[old.state, old.duty].verdict == "not_assessed"]
    for waiver in holding:
        if waiver not in used and (waiver.state, waiver.duty) in asked:
            complaints[waiver] = Complaint(waiver, "unused", "nothing that it waives falls short; delete it")
    solved = tuple(old for old in gone if old not in lost)
    return Ledger(
        tuple(items), solved, tuple(lost), tuple(complaints[key] for key in registers.waivers if key in complaints)
    )


def by_duty(known: Iterable[Shortfall]) -> dict[tuple[str, str], list[Shortfall]]:
    """Known shortfalls by State and duty."""
    found: dict[tuple[str, str], list[Shortfall]] = {}
    for item in known:
        found.setdefault((item.state, item.duty), []).append(item)
    return found


def touches(one: Shortfall, old: Shortfall, words: Words) -> bool:
    """Whether a known region still has facts that fall short."""
    return bool(one.facts and old.facts and SPACE.meet(cube_of(one.facts, words), cube_of(old.facts, words)))


def is_known(one: Shortfall, before: list[Shortfall], words: Words) -> bool:
    """Whether a shortfall was known: by its name, or because all its facts lie in regions that were known.

    So a gap that became narrower is not new, and neither is one that is told in other pieces.
    """
    if any(one.region == old.region for old in before):
        return True
    cubes = [cube for old in before if old.facts and (cube := cube_of(old.facts, words))]
    if not one.facts or not cubes:
        return False
    # A region is told as wide as it goes without saying more: facts that cannot be are in it or not, by chance.
    return not SPACE.survives(cube_of(one.facts, words), [*cubes, *impossible()])


def year_after(day: date) -> date:
    """The same day a year later; 28 February for 29 February."""
    later = min(day.year + 1, 9999)
    return day.replace(year=later, day=28 if (day.month, day.day) == (2, 29) else day.day)


def last_day(waiver: Waiver) -> date | None:
    """The last day of a waiver: as written, but at most a year after it was decided; None where a day is malformed."""
    if not (waiver.expires and waiver.decided_on):
        return None
    return min(date.fromisoformat(waiver.expires), year_after(date.fromisoformat(waiver.decided_on)))


def holds(waiver: Waiver, today: str) -> bool:
    """Whether a waiver holds on a day: justified, decided, and not expired (the last day included)."""
    last = last_day(waiver)
    justified = waiver.reason.strip() and waiver.decided_by.strip()
    return bool(justified and last and waiver.decided_on <= today <= last.isoformat())


def complaint(waiver: Waiver, today: str) -> Complaint | None:
    """What is wrong with a waiver by itself, whatever was found; None when nothing is."""
    if not waiver.reason.strip():
        return Complaint(waiver, "unjustified", "gives no reason")
    if not waiver.decided_by.strip():
        return Complaint(waiver, "unjustified", "names no role in `decided_by`")
    last = last_day(waiver)
    if last is None:
        word = "decided_on" if waiver.expires else "expires"
        return Complaint(waiver, "expired", f"`{word}` is no day of the calendar, so it counts as expired")
    if last.isoformat() < today:
        return Complaint(waiver, "expired", f"expired after {last}")
    if waiver.decided_on > today:
        return Complaint(waiver, "not_yet", f"is decided only on {waiver.decided_on}")
    if last.isoformat() < waiver.expires:
        return Complaint(waiver, "too_long", f"runs longer than a year; it holds until {last} at most")
    left = (last - date.fromisoformat(today)).days
    if left <= MOST_DAYS_NEAR:
        return Complaint(waiver, "near_expiry", f"expires after {last}, in {left} days")
    return None


def shrunk(
    done: list[Assessment], known: tuple[Shortfall, ...], groups: Mapping[str, frozenset[str]]
) -> list[Shortfall]:
    """What of a baseline is still open. A known region that became narrower is kept as what is left of it; nothing is added."""
    asked = {(assessment.party.code, item.duty.id): item for assessment in done for item in assessment.findings}
    before, now = by_duty(known), by_duty(one for _, one in counted(done, groups))
    kept: dict[tuple[str, str, str], Shortfall] = {}
    for duty, olds in before.items():
        words = Words.of(duty[0], groups)
        if duty not in asked or asked[duty].verdict == "not_assessed":
            kept |= {old.key: old for old in olds}
            continue
        inside = [one for one in now.get(duty, []) if is_known(one, olds, words)]
        others = [one for one in now.get(duty, []) if one not in inside]
        kept |= {one.key: one for one in inside}
        # A shortfall that is in part known and in part new fails; what is known of it stays known.
        kept |= {old.key: old for old in olds if any(touches(one, old, words) for one in others)}
    return list(kept.values())
