"""A State's law set against the instruments that bind it: one finding per duty."""

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from harmonize.findings.evidence import Ages, Evidence, pinpoints, resting_on, told_by
from harmonize.norms.duty_tests import Provide
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.outcome import LACKING, SHORTFALLS, Outcome, Verdict
from harmonize.norms.rows import Row, line, shown
from harmonize.norms.status import Consent, Party, Reservation, Status
from harmonize.norms.treaty import TOPICS, Duty, Instrument, Severity, Treaty

if TYPE_CHECKING:
    from harmonize.duties.evaluator import Evaluator


class Finding(NamedTuple):
    """The verdict on one duty, with how grave a shortfall is and how far the evidence can be trusted.

    ``severity`` follows the duty's strength and is none where nothing falls short. ``evidence`` is None where nothing was
    judged. ``text_as_at`` says so where the verdict is for a day after the state of a text that it rests on.
    """

    duty: Duty
    outcome: Outcome
    severity: Severity
    evidence: Evidence | None
    text_as_at: str
    reservations: tuple[Reservation, ...]
    reason: str

    def __repr__(self) -> str:
        return line("Finding", f"{self.duty.id} {self.verdict} ({self.severity})")

    def row(self) -> Row:
        """The duty, its verdict and severity, how many counterexamples, and what the verdict rests on."""
        return {
            **self.duty.row(),
            "verdict": self.verdict.words,
            "severity": self.severity.value,
            "counterexamples": len(self.outcome.gaps),
            "confidence": self.confidence,
            "text_as_at": self.text_as_at,
        }

    @property
    def verdict(self) -> Verdict:
        """The verdict: a word of its own where the duty only permits, defines, or asks to consider or endeavour."""
        return self.outcome.verdict

    @property
    def confidence(self) -> str:
        """How far the evidence can be trusted, in words; empty where nothing was judged."""
        return self.evidence.words if self.evidence else ""

    @property
    def rests_on(self) -> str:
        """The evidence in words: what kind of text, how often read by whom, and as at which day it stood."""
        return "; ".join(filter(None, (self.confidence, self.text_as_at)))

    @property
    def counted_as(self) -> str:
        """The verdict as a table counts it: what a law lacks that is required of none stands apart."""
        return "unrequired" if self.verdict in LACKING else self.verdict.plain


@shown
class Assessment(NamedTuple):
    """All findings for one State on one day, and what a reader must know about them."""

    party: Party
    law: Law
    treaty: Treaty
    day: str
    readings: dict[str, str]
    instruments: tuple[str, ...]
    findings: tuple[Finding, ...]

    @property
    def summary(self) -> str:
        """The State, the day, and how often each verdict occurs."""
        count = Counter(item.verdict for item in self.findings)
        told = ", ".join(f"{count[verdict]} {verdict.words}" for verdict in Verdict if count[verdict])
        return f"{self.party.name} on {self.day}: {told or 'no finding'}"

    def rows(self) -> list[Row]:
        """One row per duty, with the State and the day (ISO)."""
        about: Row = {"state": self.party.code, "state_name": self.law.name, "day": self.day}
        return [{**about, **item.row()} for item in self.findings]

    def tally(self) -> dict[str, Counter[str]]:
        """Per topic, how often each verdict occurs, or ``unrequired``; what text of law cannot answer is left out."""
        found: dict[str, Counter[str]] = {}
        for finding in self.findings:
            if not finding.duty.untested:
                found.setdefault(finding.duty.topic, Counter())[finding.counted_as] += 1
        return {topic: found[topic] for topic in TOPICS if topic in found}

    def waiting(self) -> list[tuple[str, int]]:
        """The sections whose missing parts leave duties not verified, with how many duties; most first."""
        whys = [
            {doubt.reason.why for doubt in item.outcome.doubts}
            for item in self.findings
            if item.verdict is Verdict.NOT_VERIFIED
        ]
        counts = [
            (section, sum(self.law.told_unread(section) in found for found in whys)) for section in self.law.reading
        ]
        return sorted((item for item in counts if item[1]), key=lambda item: -item[1])

    def at_least(self, severity: str) -> list[Finding]:
        """The shortfalls at or above a severity."""
        floor = Severity(severity).rank
        return [item for item in self.findings if item.verdict in SHORTFALLS and item.severity.rank >= floor]


class Choice(NamedTuple):
    """Which duties are asked; an empty choice asks all of them.

    ``points`` are ids of points as reports print them (``smp-6.1.a:state``); what stands under them depends on the law.
    """

    instruments: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    duties: tuple[str, ...] = ()
    strengths: tuple[str, ...] = ()
    points: tuple[str, ...] = ()

    def takes(self, duty: Duty) -> bool:
        """Whether a duty is asked."""
        return (
            (not self.topics or duty.topic in self.topics)
            and (not self.duties or any(chosen(duty.id, name) for name in self.duties))
            and (not self.strengths or duty.strength in self.strengths)
        )


def chosen(duty: str, name: str) -> bool:
    """Whether a duty is meant by a name: its id, or the pinpoint above it (``smp-6`` means all of article 6)."""
    return duty.startswith(name) and duty[len(name) : len(name) + 1] in ("", ".", "/")


class Bench:
    """Who judges duties: answers worked out before, and the engine, which is only loaded when one is missing."""

    def __init__(
        self, law: Law, treaty: Treaty, status: Status, day: str, readings: dict[str, str], known: dict[str, Outcome]
    ) -> None:
        self.law, self.treaty, self.status, self.day, self.readings, self.known = (
            law,
            treaty,
            status,
            day,
            readings,
            known,
        )

    @cached_property
    def ages(self) -> Ages:
        """How old the texts are that verdicts rest on."""
        return Ages(self.law)

    @cached_property
    def evaluator(self) -> "Evaluator":
        """The law before the treaty."""
        from harmonize.duties.evaluator import Evaluator
        from harmonize.norms.law_on_day import LawOnDay

        return Evaluator(LawOnDay(self.law, self.status.members(self.day)), self.treaty, self.readings)

    def duty(self, name: str) -> Duty:
        """A duty under the readings chosen."""
        return self.treaty.duties[name].under(self.readings)

    def judge(self, duty: Duty) -> Outcome:
        """The outcome of one duty."""
        if duty.id in self.known:
            return self.known[duty.id]
        from harmonize.duties.forms import judge

        outcome = judge(duty, self.evaluator)
        return outcome._replace(removed_by=tuple(self.removing(duty))) if outcome.verdict in SHORTFALLS else outcome

    def removing(self, duty: Duty) -> Iterator[str]:
        """The other readings of single disputes under which a shortfall is surely none, or binds nobody."""
        from harmonize.duties.forms import judge

        for switch in self.treaty.otherwise(duty.id, self.readings) if duty.required else ():
            other = self.evaluator.read_otherwise(switch)
            changed = other.duty(duty.id)
            if not changed.required or judge(changed, other).verdict in (Verdict.MET, Verdict.EXCEEDS):
                yield switch


def assess(
    law: Law,
    party: Party,
    treaty: Treaty,
    status: Status,
    day: str,
    readings: dict[str, str],
    choice: Choice,
    known: dict[str, Outcome] | None = None,
    evaluator: "Evaluator | None" = None,
) -> Assessment:
    """The findings for one State's law on one day (ISO date).

    ``known`` are outcomes worked out before for this law, day and these readings; what is missing is worked out now, by the
    ``evaluator`` of that law where there is one.
    """
    taken = treaty.readings(readings)
    bench = Bench(law, treaty, status, day, taken, known or {})
    if evaluator:
        bench.evaluator = evaluator
    instruments = choice.instruments or tuple(key for key, item in treaty.instruments.items() if item.default)
    findings = tuple(
        finding(bench.duty(duty.id), bench, party)
        for duty in treaty.duties.values()
        if duty.instrument in instruments and choice.takes(duty)
    )
    return Assessment(party, law, treaty, day, taken, instruments, findings)


def as_if_bound(
    found: Assessment, status: Status, known: dict[str, Outcome], evaluator: "Evaluator | None" = None
) -> Assessment | None:
    """The same law as if its State were bound by all that was asked; None where it is bound by all of it."""
    asked = {key: found.treaty.instruments[key] for key in found.instruments}
    free = {item.binds for item in asked.values() if not binding(item, found.party, status, found.day)}
    if not free:
        return None
    assumed = dict.fromkeys(free, Consent(found.day, found.day, "assumed", True, "", ""))
    party = found.party._replace(consents={**found.party.consents, **assumed})
    choice = Choice(found.instruments)
    return assess(found.law, party, found.treaty, status, found.day, found.readings, choice, known, evaluator)


def answers(law: Law, treaty: Treaty, status: Status, day: str) -> dict[str, Outcome]:
    """The outcome of every tested duty of every instrument for one law, under the default readings."""
    bench = Bench(law, treaty, status, day, treaty.readings({}), {})
    return {name: bench.judge(bench.duty(name)) for name, duty in treaty.duties.items() if not duty.untested}


def finding(duty: Duty, bench: Bench, party: Party) -> Finding:
    """The finding on one duty: bound or not, reserved or not, and the verdict on the law."""
    if not binding(bench.treaty.instruments[duty.instrument], party, bench.status, bench.day):
        return Finding(duty, Outcome(Verdict.NOT_BOUND), Severity.NONE, None, "", (), "")
    if duty.untested:
        return Finding(duty, Outcome(Verdict.NOT_ASSESSED), Severity.NONE, None, "", (), duty.untested)
    outcome = bench.judge(duty)
    reservations = party.reserved(duty.instrument, duty.pinpoint)
    outcome = outcome._replace(verdict=verdict_for(duty, outcome, party))
    # An accessory duty whose base is no offence at all is not counted again.
    counts = outcome.verdict in SHORTFALLS and not (outcome.follows and not outcome.gaps)
    severity = duty.strength.severity if counts else Severity.NONE
    reason = ""
    if outcome.verdict is Verdict.NOT_ASSESSED:
        answered = any(name in bench.law.measures for name in outcome.measures)
        conduct = duty.test.conduct if isinstance(duty.test, Provide) else ""
        reason = (answered and conduct) or unread(duty, bench.law) or unanswered(outcome, bench)
    cites = pinpoints(outcome, bench.law)
    rests_on, age = (
        resting_on(duty, outcome, bench.law, cites),
        bench.ages.told(outcome, told_by(outcome, bench.law), bench.day),
    )
    return Finding(duty, outcome, severity, rests_on, age, reservations, reason)


def verdict_for(duty: Duty, outcome: Outcome, party: Party) -> Verdict:
    """The verdict on a duty for a State: in the words of what the duty is, or reserved where it would fall short."""
    verdict = duty.obligation.said(outcome.verdict)
    reserved = (item.effect in ("excludes", "contested") for item in party.reserved(duty.instrument, duty.pinpoint))
    return Verdict.RESERVED if verdict in SHORTFALLS and any(reserved) else verdict


def binding(instrument: Instrument, party: Party, status: Status, day: str) -> bool:
    """Whether an instrument binds a State on a day. Yardsticks that bind nobody are asked of everybody."""
    if instrument.binds == "nobody":
        return True
    if instrument.binds in ("smp", "untoc"):
        # The Convention's duties reach smuggling offences through the Protocol (SMP 1(2)-(3)); a State that is party to
        # the Convention alone owes them for its own crimes, so they are asked of it as well.
        return party.bound(instrument.binds, day)
    return party.code in status.members(day).get(instrument.binds, frozenset()) and (
        not instrument.in_force or instrument.in_force <= day
    )


def unread(duty: Duty, law: Law) -> str:
    """Which section was not read, in words."""
    missing = [section for section in duty.reads if law.status(section) is not SectionStatus.READ]
    return ", ".join(f"{section.replace('_', ' ')} {law.status(section).words}" for section in missing)


def unanswered(outcome: Outcome, bench: Bench) -> str:
    """What keeps a duty from being judged where every section was read: rules not answered, or an offence that is not there."""
    asked = [bench.treaty.measures[name].title for name in outcome.measures if name not in bench.law.measures]
    if asked:
        return f"not answered: {', '.join(asked)}"
    return f"depends on {bench.treaty.cited(bench.treaty.duties[outcome.follows])}" if outcome.follows else ""


def core_texts(assessment: Assessment) -> tuple[tuple[str, str], ...]:
    """The acts on which the verdicts on the criminal core rest: the state of the text (empty: not known) and the title, oldest first."""
    oldest: dict[str, str] = {}
    for day, title in Ages(assessment.law).texts(core_cites(assessment)).values():
        oldest[title] = min(day, oldest.get(title, day))
    return tuple(sorted((day, title) for title, day in oldest.items()))


def core_cites(assessment: Assessment) -> list[str]:
    """The pinpoints on which the verdicts on the criminal core rest."""
    ages = Ages(assessment.law)
    names = assessment.treaty.selections.core
    core = (item for item in assessment.findings if any(chosen(item.duty.id, name) for name in names))
    return [cite for item in core for cite in ages.counting(item.outcome, pinpoints(item.outcome, ages.law))]
