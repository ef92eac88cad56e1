"""A finding as a block of a document: its typed fields, and everything that is said about it, made in one place for all formats."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from harmonize.findings.assessment import FULFILLED, LACKING, SHORTFALLS, Assessment, Finding
from harmonize.norms.doubt import WORDS, Ground
from harmonize.norms.duty_tests import Provide, Punish
from harmonize.norms.facts import Words
from harmonize.norms.law import Law
from harmonize.norms.outcome import Gap, Outcome, Verdict
from harmonize.norms.region_names import facts_of, name_of
from harmonize.norms.source import address as address_of
from harmonize.reports.document import FindingBlock, Message, Term, web_address
from harmonize.reports.headlines import beside_gap, titled
from harmonize.reports.wording import Speaker, situations, verdict_word

MAX_GAPS = 3  # gaps and provisions told of one finding, unless all are asked for
OPEN_LABELS = {Ground.LAW: "Unsettled", Ground.UNREAD: "Not verified", Ground.CANNOT_SAY: "Cannot be said"}
MANUAL = {"asks": "Asks", "met_by": "Met by", "partial": "Falls short", "cannot_see": "Cannot see"}
Prose = Mapping[str, Mapping[str, Any]]


def block(item: Finding, assessment: Assessment, speaker: Speaker, prose: Prose, *, whole: bool) -> FindingBlock:
    """A finding with all that is said about it; ``whole`` leaves nothing out. ``prose`` explains duties by their id."""
    outcome, duty, law = item.outcome, item.duty, assessment.law
    explained = prose.get(duty.id, {})
    near = [gap.near for gap in outcome.gaps if gap.near]
    short = [speaker.gap(gap, duty) or "all of it" for gap in outcome.gaps] or [speaker.short_of(outcome, duty)]
    told = item.verdict in (*SHORTFALLS, *LACKING, Verdict.RESERVED)
    return FindingBlock(
        state=assessment.party.code,
        name=law.name,
        day=assessment.day,
        duty=duty.id,
        treaty=speaker.pinpoint(duty),
        title=titled(item),
        asked=duty.title,
        topic=duty.topic,
        strength=duty.strength,
        kind=duty.kind,
        tested=not duty.untested,
        verdict=item.verdict,
        words=verdict_word(item),
        severity=item.severity,
        confidence=item.confidence,
        text_as_at=item.text_as_at,
        rests_on=item.rests_on,
        file=law.file,
        line=line_of(item, law),
        reason=item.reason,
        short=tuple(filter(None, short)) if told else (),
        nearest=tuple(dict.fromkeys(map(speaker.nearest, near))),
        remedies=tuple(dict.fromkeys(filter(None, (closing(item, gap, speaker) for gap in outcome.gaps)))),
        by=answered(item, speaker) if item.verdict in (*FULFILLED, Verdict.PARTIAL) else "",
        doubts=tuple(map(speaker.doubt, outcome.doubts)),
        beside=tuple(doubt.reason.told for doubt in outcome.beside),
        terms=tuple(terms(item, law, speaker, str(explained.get("asks") or ""), whole=whole)),
        messages=tuple(message(item, gap, law, speaker) for gap in outcome.gaps or (None,)) if whole else (),
        manual=tuple(Term(label, explained[key]) for key, label in MANUAL.items() if explained.get(key)),
    )


def terms(item: Finding, law: Law, speaker: Speaker, asks: str, *, whole: bool) -> Iterator[Term]:
    """What the treaty asks, what falls short, the nearest law, what would close it, and what the finding rests on."""
    duty, gaps = item.duty, item.outcome.gaps
    yield Term("Treaty", f"{speaker.pinpoint(duty)} ({duty.strength.words}): {asks}".removesuffix(": "))
    for gap in gaps if whole else gaps[:MAX_GAPS]:
        yield from lacking(gap, item, law, speaker)
    if not whole and len(gaps) > MAX_GAPS:
        yield Term(lack(item), f"and {len(gaps) - MAX_GAPS} more")
    yield from grounds(item, law, speaker)


def lacking(gap: Gap, item: Finding, law: Law, speaker: Speaker) -> Iterator[Term]:
    """One gap: the facts, the nearest provision with its place, and what would close it."""
    facts = speaker.gap(gap, item.duty)
    yield Term(lack(item), (item.duty.facts or item.duty.title.lower()) + (f": {facts}" if facts else "") + ".")
    if gap.near:
        provision = law.provisions[gap.near.provision]
        yield Term(
            "Nearest law",
            f"{speaker.nearest(gap.near)} [{law.file}:{law.line_of(gap.near)}]",
            address(law, provision.cite),
        )
    remedy = closing(item, gap, speaker)
    if remedy:
        yield Term("To close it", remedy)


def grounds(item: Finding, law: Law, speaker: Speaker) -> Iterator[Term]:
    """What a finding rests on: provisions, pinpoints beside them, what was searched, doubts, reservations, evidence."""
    outcome = item.outcome
    if outcome.follows and not outcome.gaps:
        yield Term("Follows", f"{outcome.follows}: without that offence there is nothing to attach to")
    if outcome.situations:
        yield Term("Situations", f"{situations(outcome.situations)}.")
    for index in outcome.provisions[:MAX_GAPS]:
        yield Term("Reached by", speaker.provision(index), address(law, law.provisions[index].cite))
    if len(outcome.provisions) > MAX_GAPS:
        more = (law.provisions[index].cite[:1] for index in outcome.provisions[MAX_GAPS:])
        yield Term("And by", speaker.cites(cite for cites in more for cite in cites))
    for label, said in beside_gap(item, speaker):
        yield Term(label, said)
    if outcome.cites:
        yield Term("Together with", speaker.cites(outcome.cites))
    if short := speaker.short_of(outcome, item.duty):
        yield Term("Falls short", short)
    for name in outcome.measures:
        measure = law.measures.get(name)
        if measure and measure.value == "no" and measure.note:
            yield Term("Searched", measure.note)
    for label, point in open_points(outcome, speaker):
        yield Term(label, point)
    for reservation in item.reservations:
        yield Term("Reservation", reservation.summary)
    if item.rests_on:
        yield Term("Rests on", item.rests_on)


def open_points(outcome: Outcome, speaker: Speaker) -> Iterator[tuple[str, str]]:
    """The points that make a verdict open, and those beside it that do not, each with its label."""
    for doubt in outcome.doubts:
        yield OPEN_LABELS[doubt.reason.ground], speaker.doubt(doubt)
    for doubt in outcome.beside:
        yield "Beside it", f"{WORDS[doubt.reason.ground]}: {speaker.doubt(doubt)}"


def message(item: Finding, gap: Gap | None, law: Law, speaker: Speaker) -> Message:
    """What is wrong, in one or two sentences, at its place, with what names it for good."""
    head = f"{law.name}, {speaker.pinpoint(item.duty)}: {titled(item)}: {verdict_word(item)}."
    region = fingerprint(item, gap, speaker)
    if gap is None:
        doubt = speaker.doubt(item.outcome.doubts[0]) if item.outcome.doubts else ""
        more = brief(item, speaker).strip(" ()") or doubt
        return Message(f"{head} {more}".strip(), line_of(item, law), region)
    facts = speaker.gap(gap, item.duty)
    told = f"{lack(item)}: {item.duty.facts or item.duty.title.lower()}{f': {facts}' if facts else ''}."
    near = f" Nearest law: {speaker.nearest(gap.near)}." if gap.near else ""
    remedy = closing(item, gap, speaker)
    line = law.line_of(gap.near) if gap.near else line_of(item, law)
    return Message(f"{head} {told}{near}{f' To close it: {remedy}.' if remedy else ''}", line, region)


def fingerprint(item: Finding, gap: Gap | None, speaker: Speaker) -> str:
    """State, duty and region, named as a baseline names them; without facts, the measures that fall short."""
    code = speaker.law.code
    facts = facts_of(gap.cube, Words.of(code, speaker.groups)) if gap else {}
    region = name_of(facts) if gap else ",".join(sorted(item.outcome.missing)) or "whole"
    return f"{code}/{item.duty.id}/{region}"


def closing(item: Finding, gap: Gap, speaker: Speaker) -> str:
    """What a drafter would change; empty when nothing can be said."""
    if item.duty.form == "aggravate":
        return "a higher range, or a statutory factor that names the circumstance"
    if isinstance(item.duty.test, Punish):
        return f"raise the maximum to at least {item.duty.test.maximum_at_least} months"
    if gap.near is None:
        return ""
    if gap.near.excluded:
        return f"narrow {speaker.cites(gap.near.excluded)}"
    return f"widen {speaker.elements(gap.near.dimensions)}" if gap.near.dimensions else ""


def lack(item: Finding) -> str:
    """How a shortfall is introduced."""
    if isinstance(item.duty.test, Provide):
        return "Outside its jurisdiction"
    return {
        "spare": "Punishable although it must not be",
        "aggravate": "Not punished more severely",
        "punish": "Maximum too low",
    }.get(item.duty.form or "", "Not punishable")


def brief(item: Finding, speaker: Speaker) -> str:
    """The gist of a finding in one clause."""
    if item.outcome.gaps:
        facts = speaker.gap(item.outcome.gaps[0], item.duty)
        return f" ({facts})" if facts else ""
    lacks = speaker.short_of(item.outcome, item.duty)
    return f" ({lacks})" if lacks else ""


def answered(item: Finding, speaker: Speaker) -> str:
    """By which provisions or measures a duty is met."""
    parts = [speaker.provision(index) for index in item.outcome.provisions[:3]]
    if item.outcome.cites:
        parts.append(f"together with {speaker.cites(item.outcome.cites)}")
    parts += map(speaker.measure, item.outcome.measures)
    if item.outcome.beyond:
        parts.append(speaker.beyond(item.outcome))
    if item.outcome.situations:
        parts.append(situations(item.outcome.situations))
    parts += (f"beside it, {WORDS[doubt.reason.ground]}: {speaker.doubt(doubt)}" for doubt in item.outcome.beside)
    if item.rests_on:
        parts.append(f"rests on {item.rests_on}")
    return "; ".join(parts)


def line_of(item: Finding, law: Law) -> int:
    """The line of the law file that a finding is about; 0 when there is none."""
    for gap in item.outcome.gaps:
        if gap.near:
            return law.line_of(gap.near)
    for index in item.outcome.provisions:
        return law.provisions[index].line
    for name in (*item.outcome.missing, *item.outcome.measures):
        if name in law.measures:
            return law.measures[name].line
    return 0


def address(law: Law, cites: Iterable[str]) -> str:
    """The address of the first cited source that has one a reader may follow."""
    for cite in cites:
        if web_address(found := address_of(law.sources, cite)):
            return found
    return ""
