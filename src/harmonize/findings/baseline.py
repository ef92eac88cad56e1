"""Where each shortfall stands: new, known from the baseline, or waived; what was solved; and waivers that do not hold."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.grouping import grouped
from harmonize.norms.baseline import MOST_DAYS_NEAR, WHOLE, Shortfall, Suppressions, Waiver
from harmonize.norms.facts import Words, impossible
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.region_names import cube_of, facts_of, name_of
from harmonize.norms.treaty import Severity


class Complaint(NamedTuple):
    """What is wrong with a waiver: expired, unjustified, too_long, not_yet or unused; or soon will be: near_expiry."""

    waiver: Waiver
    kind: str
    why: str

    @property
    def fails(self) -> bool:
        """Whether it is something to fix; a waiver that still holds for some days is not."""
        return self.kind != "near_expiry"


class BaselineEntry(NamedTuple):
    """One shortfall of one finding: ``new``, ``known`` or ``waived``, and by which waiver.

    ``listed`` says whether the baseline has it, also where a waiver excuses it.
    """

    shortfall: Shortfall
    finding: Finding
    how: str
    listed: bool
    waiver: Waiver | None = None


class BaselineDiff(NamedTuple):
    """Everything that a baseline and waivers say about a run.

    ``solved`` are known shortfalls that are gone, ``lost`` those whose duty is no longer assessed. ``added_known`` and
    ``added_waivers`` are what the change that is judged adds; they excuse nothing until it is merged. ``against`` says
    whether there is a baseline at all.
    """

    items: tuple[BaselineEntry, ...]
    solved: tuple[Shortfall, ...]
    lost: tuple[Shortfall, ...]
    complaints: tuple[Complaint, ...]
    added_known: tuple[Shortfall, ...] = ()
    added_waivers: tuple[Waiver, ...] = ()
    against: bool = False

    def tally(self) -> Counter[str]:
        """How many shortfalls are new, known, waived."""
        return Counter(item.how for item in self.items)

    def failing(self, severity: str) -> list[BaselineEntry]:
        """The new shortfalls at or above a severity."""
        floor = Severity(severity).rank
        return [item for item in self.items if item.how == "new" and item.finding.severity.rank >= floor]


def shortfalls(state: str, item: Finding, words: Words) -> list[Shortfall]:
    """The shortfalls of a finding: each region of facts by itself, so that a second gap is not hidden by a known one."""
    if item.verdict not in SHORTFALLS:
        return []
    found: dict[str, Shortfall] = {}
    for gap in item.outcome.gaps:
        facts = facts_of(gap.cube, words)
        name = name_of(facts)
        found[name] = Shortfall(state, item.duty.id, name, facts, gap=gap)
    for measure in item.outcome.missing:
        found[measure] = Shortfall(state, item.duty.id, measure, {}, measure)
    return list(found.values()) or [Shortfall(state, item.duty.id, WHOLE, {})]


def counted(done: Iterable[Assessment], groups: Mapping[str, frozenset[str]]) -> Iterator[tuple[Finding, Shortfall]]:
    """Every shortfall that counts (whose duty obliges), of every State."""
    for assessment in done:
        words = Words.of(assessment.party.code, groups)
        for item in assessment.findings:
            if item.severity != "none":
                yield from ((item, one) for one in shortfalls(assessment.party.code, item, words))


def baseline_diff(
    done: list[Assessment],
    suppressions: Suppressions,
    groups: Mapping[str, frozenset[str]],
    today: str,
    *,
    everything: bool = False,
) -> BaselineDiff:
    """Sets assessments against a baseline and waivers; ``today`` (ISO date) decides whether a waiver holds.

    Where ``everything`` was asked, a known shortfall of a State or duty that is not there is lost as well.
    """
    known, waived = by_duty(suppressions.known or ()), Waived(suppressions, today)
    before = by_duty(suppressions.before.known or ()) if suppressions.before else known
    used: set[Waiver] = set()
    items = []
    met: set[tuple[str, str, str]] = set()
    for item, one in counted(done, groups):
        words, duty = Words.of(one.state, groups), (one.state, one.duty)
        met.update(old.key for old in known.get(duty, ()) if one.is_same(old) or touches(one, old, words))
        waiver = waived.by(one)
        old = all(is_known(one, side.get(duty, []), words) for side in (known, before))
        used.update(filter(None, (waiver,)))
        items.append(BaselineEntry(one, item, "waived" if waiver else "known" if old else "new", old, waiver))
    asked = {(assessment.party.code, item.duty.id): item for assessment in done for item in assessment.findings}
    gone = [old for old in suppressions.known or () if old.key not in met]
    missing = [old for old in gone if (old.state, old.duty) not in asked] if everything else []
    gone = [old for old in gone if (old.state, old.duty) in asked]
    lost = [old for old in gone if asked[old.state, old.duty].verdict == "not_assessed"]
    return BaselineDiff(
        tuple(items),
        tuple(old for old in gone if old not in lost),
        tuple(lost + missing),
        tuple(judged(suppressions, used, asked, today)),
        added_to(suppressions.known or (), before, groups) if suppressions.before else (),
        added(suppressions),
        suppressions.known is not None,
    )


def judged(
    suppressions: Suppressions, used: set[Waiver], asked: Container[tuple[str, str]], today: str
) -> Iterator[Complaint]:
    """What is wrong with waivers; one that the change only adds cannot be used yet."""
    new = {waiver.says for waiver in added(suppressions)}
    for waiver in suppressions.waivers:
        idle = waiver not in used and (waiver.state, waiver.duty) in asked and waiver.says not in new
        if idle and holds(waiver, today):
            yield Complaint(waiver, "unused", "nothing that it waives falls short; delete it")
        elif wrong := complaint(waiver, today):
            yield wrong


def added_to(
    known: Iterable[Shortfall],
    before: Mapping[tuple[str, str], list[Shortfall]],
    groups: Mapping[str, frozenset[str]],
) -> tuple[Shortfall, ...]:
    """The known shortfalls that a change adds to a baseline: those that were not known before it, wholly or in part."""
    return tuple(
        one for one in known if not is_known(one, before.get((one.state, one.duty), []), Words.of(one.state, groups))
    )


def by_duty(known: Iterable[Shortfall]) -> dict[tuple[str, str], list[Shortfall]]:
    """Known shortfalls by State and duty."""
    return grouped(((item.state, item.duty), item) for item in known)


def touches(one: Shortfall, old: Shortfall, words: Words) -> bool:
    """Whether a known region still has facts that fall short."""
    return bool(one.facts and old.facts and SPACE.meet(cube_of(one.facts, words), cube_of(old.facts, words)))


def is_known(one: Shortfall, before: list[Shortfall], words: Words) -> bool:
    """Whether a shortfall was known: as it is, or because all its facts lie in regions that were known.

    So a gap that became narrower is not new, and neither is one that is reported in other pieces.
    """
    if any(one.is_same(old) for old in before):
        return True
    cubes = [cube for old in before if old.facts and (cube := cube_of(old.facts, words))]
    if not one.facts or not cubes:
        return False
    # A region is reported as wide as it goes without saying more: facts that cannot be are in it or not, by chance.
    return not SPACE.survives(cube_of(one.facts, words), [*cubes, *impossible()])


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


# ---------------------------------------------------------------- waivers


class Waived:
    """The waivers that hold on a day, by State and duty. Where a change is judged, those before it must excuse as well."""

    def __init__(self, suppressions: Suppressions, today: str) -> None:
        self.holding = grouped(
            ((waiver.state, waiver.duty), waiver) for waiver in suppressions.waivers if holds(waiver, today)
        )
        self.accepting = [waiver for held in self.holding.values() for waiver in held if waiver.heading]
        self.before = Waived(suppressions.before, today) if suppressions.before else None

    def by(self, one: Shortfall) -> Waiver | None:
        """The first waiver that excuses a shortfall."""
        found = next((item for item in self.holding.get((one.state, one.duty), ()) if item.covers(one)), None)
        return found if self.before is None or self.before.by(one) else None

    def listed(self, heading: str, name: str) -> Waiver | None:
        """The first waiver that accepts what stands under a heading of the gate by its name, or by the words it begins with."""
        found = (item for item in self.accepting if item.heading == heading and f"{name} ".startswith(f"{item.of} "))
        waiver = next(found, None)
        return waiver if self.before is None or self.before.listed(heading, name) else None

    def duty(self, state: str, duty: str, regions: Iterable[Shortfall]) -> Waiver | None:
        """A waiver of a whole duty, or the first of those that together excuse all the regions given."""
        found = next((item for item in self.holding.get((state, duty), ()) if not item.region), None)
        if found and (self.before is None or self.before.duty(state, duty, ())):
            return found
        each = [self.by(one) for one in regions]
        return each[0] if each and all(each) else None


def added(suppressions: Suppressions) -> tuple[Waiver, ...]:
    """The waivers that a change adds or alters; they excuse nothing until it is merged."""
    if suppressions.before is None:
        return ()
    before = {waiver.says for waiver in suppressions.before.waivers}
    return tuple(waiver for waiver in suppressions.waivers if waiver.says not in before)


def last_day(waiver: Waiver) -> date | None:
    """The last day of a waiver: as written, but at most a year after it was decided; None where a day is malformed."""
    if not (waiver.expires and waiver.decided_on):
        return None
    decided = date.fromisoformat(waiver.decided_on)
    leap = (decided.month, decided.day) == (2, 29)
    later = decided.replace(year=min(decided.year + 1, 9999), day=28 if leap else decided.day)
    return min(date.fromisoformat(waiver.expires), later)


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
    return Complaint(waiver, "near_expiry", f"expires after {last}, in {left} days") if left <= MOST_DAYS_NEAR else None
