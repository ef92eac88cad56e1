"""The gap report for programs: what is written as JSON, and the schema that is published for it, are these types."""

from collections.abc import Iterable
from typing import Annotated, Literal, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.causes import Cause
from harmonize.norms.amendment import Kind
from harmonize.norms.doubt import Ground
from harmonize.norms.law import Law
from harmonize.norms.meaning import Allowed, Count, Dataset, Day, DayIfKnown, DutyId, Means, StateCode
from harmonize.norms.outcome import Doubt, Gap, Near, Situations, Verdict
from harmonize.norms.penalty import Range
from harmonize.norms.provision import Provision
from harmonize.norms.treaty import Severity, Strength
from harmonize.reports import core_articles, first_screen
from harmonize.reports import point as points
from harmonize.reports.amendments import option
from harmonize.reports.closing import Context
from harmonize.reports.closing import option as option_of
from harmonize.reports.document import NO_ADVICE
from harmonize.reports.finding import Once, migrants_own
from harmonize.reports.first_screen import View
from harmonize.reports.wording import Speaker, verdict_word

Duties = tuple[DutyId, ...]
Pinpoints = tuple[str, ...]


class LawRead(NamedTuple):
    """The law file of a State, and the days between which it says the same."""

    file: str
    since: DayIfKnown
    until: DayIfKnown
    changed: DayIfKnown


class Consented(NamedTuple):
    """Whether a treaty binds a State on the day."""

    bound: bool
    in_force: DayIfKnown
    verified: bool


class SectionRead(NamedTuple):
    """What was read of a section of the law."""

    status: str
    note: str


class AnsweringOffence(NamedTuple):
    """An offence that answers a core article in the ordinary case."""

    offence: str
    cite: Annotated[Pinpoints, Means("The clause that gives the range, then the basic one where it differs.")]
    range: Annotated[Range | None, Means("Null where no offence surely reaches the ordinary case.")]


class CoreArticle(NamedTuple):
    """A line of the first screen."""

    articles: str
    title: str
    verdict: Verdict
    bound: Annotated[
        bool, Means("False where the article does not bind the State; the verdict is then what its law would be worth.")
    ]
    answers: Annotated[
        tuple[AnsweringOffence, ...],
        Means("The offences that answer the ordinary cases of the duties (an adult private person acts for money)."),
    ]
    cite: Annotated[Pinpoints, Means("The pinpoints of rules and of graver forms by which the article is met.")]
    clause: Annotated[str, Means("One clause why; empty where nothing is to be said.")]
    points: Annotated[tuple[str, ...], Means("Ids of the points that tell what falls short.")]
    duties: Duties


class Said(NamedTuple):
    """Something said of a point, under its label."""

    label: str
    text: str


class PointTold(NamedTuple):
    """A point: what names it, what it is about, and all that is said of it."""

    id: Annotated[str, Means("Stays the same as long as the cause does.", pattern="^[^ ]+$")]
    number: Annotated[int, Means("That of its article; points of one article share it.", minimum=1)]
    verdict: Literal[Verdict.PARTIAL, Verdict.GAP, Verdict.UNSETTLED]
    strength: Strength
    contested: Annotated[
        tuple[str, ...], Means("Readings under which the duty at the head falls short of nothing, as D2=own_border.")
    ]
    distance: Annotated[Count, Means("In how many questions no answer left out is an ordinary one.")]
    cause: Cause
    head: DutyId
    duties: Annotated[Duties, Means("Every duty that falls short, or is open, for this cause.")]
    findings: Annotated[Duties, Means("The duties that stand under this point and under no other.")]
    evidence: str
    cases: Annotated[tuple[str, ...], Means("Ids of standard fact patterns that lie in what is left out.")]
    option: str
    says: tuple[Said, ...]


class Summary(NamedTuple):
    """The first screen: the same words, and the ids by which programs find the rest."""

    tally: Annotated[
        dict[str, Count],
        Means("Every group of provisions with how many stand in it: all that a text of law can answer."),
    ]
    lines: tuple[CoreArticle, ...]
    others: Annotated[dict[Verdict, list[str]], Means("The other articles by the worst verdict on what binds in them.")]
    points: Annotated[tuple[PointTold, ...], Means("In the order in which they matter.")]
    beyond: Annotated[
        tuple[str, ...], Means("Where the law goes further than the treaty, and how many options it uses.")
    ]
    lists: Annotated[dict[str, Duties], Means("The duties that stand under no point, by list.")]


class AmendmentTold(NamedTuple):
    """An amendment, tried on the law and judged again by every duty."""

    kind: Kind
    text: Annotated[str, Means("What is changed, in which provision.")]
    effect: Annotated[str, Means("The same with the provisions of the treaty that it closes, alone or with others.")]
    offences: Annotated[tuple[str, ...], Means("Ids of the offences that it changes; none for a rule.")]
    elements: Annotated[tuple[str, ...], Means("Dimensions that it extends or names.")]
    measures: Annotated[dict[str, str | float | tuple[str, ...]], Means("Measures that it answers, with the answer.")]
    closes: Annotated[Duties, Means("Duties that no longer fall short.")]
    eases: Annotated[
        Duties, Means("Duties that fall short of less, and are met once the other amendments are made as well.")
    ]
    opens: Annotated[Duties, Means("Duties that come out worse.")]
    beyond: Annotated[Allowed, Means("What would be punished though no duty that it serves asks for it.")]


class AmendmentsTold(NamedTuple):
    """What would close the shortfalls, in the order of its table."""

    set: tuple[AmendmentTold, ...]
    left: Annotated[Duties, Means("Duties that still fall short once all are made: a provision of its own is needed.")]
    opened: Annotated[Duties, Means("Duties that come out worse once all are made.")]


class NearestProvision(NamedTuple):
    """The provision nearest to facts that are left out, and why it does not reach them."""

    provision: str
    cite: Pinpoints
    clause: str
    line: Count
    elements: tuple[str, ...]
    excluded_by: Pinpoints


class Counterexample(NamedTuple):
    """Facts that are left out: in words, as far as they differ from what the duty asks, and the nearest provision."""

    words: str
    facts: Allowed
    nearest: NearestProvision | None


class DoubtTold(NamedTuple):
    """Why a verdict is open."""

    ground: Annotated[Ground, Means("The law is open; it was not read; the vocabulary has no word for it.")]
    reason: str
    cite: Pinpoints
    facts: Allowed
    words: str


class Applicable(NamedTuple):
    """An offence that answers a duty."""

    id: str
    title: str
    cite: Pinpoints
    since: DayIfKnown
    seen: bool
    line: Count


class MeasureTold(NamedTuple):
    """What a law answers to a measure."""

    value: str | float | bool | tuple[str | float, ...] | None
    condition: str
    cite: Pinpoints
    line: Count


class FindingTold(NamedTuple):
    """The verdict on one duty, and what it rests on."""

    duty: DutyId
    title: str
    topic: str
    strength: Strength
    verdict: Verdict
    words: str
    severity: Severity
    confidence: str
    text_as_at: Annotated[str, Means("Where the verdict is for a day after the state of a text that it rests on.")]
    reason: str
    follows: str
    removed_by: Annotated[
        tuple[str, ...], Means("Other readings of a dispute under which the shortfall is none, as D17=general_duty.")
    ]
    gaps: tuple[Counterexample, ...]
    doubts: Annotated[tuple[DoubtTold, ...], Means("Points that make the verdict open, or part of it.")]
    beside: Annotated[
        tuple[DoubtTold, ...], Means("Points outside the ordinary case, which leave the verdict as it is.")
    ]
    situations: Situations | None
    provisions: tuple[Applicable, ...]
    administrative: Annotated[
        tuple[str, ...], Means("Ids of administrative offences that reach what falls short; they never count.")
    ]
    migrants_own: Annotated[
        tuple[str, ...],
        Means(
            "Ids of offences of the migrant himself beside a circumstance that does not aggravate; they never count."
        ),
    ]
    together_with: Annotated[
        Pinpoints,
        Means("Pinpoints that the verdict needs besides those of the provisions: forms, general part, jurisdiction."),
    ]
    measures: dict[str, MeasureTold]
    missing: tuple[str, ...]
    beyond: tuple[tuple[str, str], ...]
    reservations: tuple[str, ...]


class StateTold(NamedTuple):
    """The findings on one State."""

    state: StateCode
    name: str
    as_of: Day
    instruments: tuple[str, ...]
    readings: dict[str, str]
    law: LawRead
    treaty_status: dict[str, Consented]
    reading: dict[str, SectionRead]
    tally: dict[str, dict[str, Count]]
    findings: tuple[FindingTold, ...]
    summary: Summary
    amendments: AmendmentsTold


class GapReport(NamedTuple):
    """What `harmonize check` finds."""

    format: Literal["harmonize-check/2"]
    dataset: Dataset
    disclaimer: str
    assessments: tuple[StateTold, ...]


def report(views: Iterable[View], version: str) -> GapReport:
    """All assessments."""
    return GapReport("harmonize-check/2", version, NO_ADVICE, tuple(map(state, views)))


def state(view: View) -> StateTold:
    """One State."""
    done, speaker = view.assessment, view.speaker
    party, law = done.party, done.law
    return StateTold(
        state=party.code,
        name=party.name,
        as_of=done.day,
        instruments=done.instruments,
        readings=done.readings,
        law=LawRead(law.file, law.since, law.until, law.changed),
        treaty_status={
            key: Consented(party.bound(key, done.day), consent.in_force, consent.verified)
            for key, consent in party.consents.items()
        },
        reading={name: SectionRead(*told) for name, told in law.reading.items()},
        tally={topic: dict(row) for topic, row in done.tally().items()},
        findings=tuple(finding(item, done, speaker) for item in done.findings),
        summary=summary(view),
        amendments=amendments(view),
    )


def summary(view: View) -> Summary:
    """The first screen."""
    return Summary(
        tally=first_screen.tally(view.assessment),
        lines=tuple(
            CoreArticle(
                articles=core_articles.articles(line.paragraphs, view.speaker),
                title=line.title,
                verdict=line.verdict,
                bound=line.bound,
                answers=tuple(
                    AnsweringOffence(view.speaker.law.provisions[item.provision].id, item.cite, item.range)
                    for item in line.answers
                ),
                cite=tuple(line.cites),
                clause=core_articles.clause(line, view.speaker),
                points=tuple(point.id for point in line.points),
                duties=ids(line.findings),
            )
            for line in view.lines
        ),
        others=first_screen.by_word(view),
        points=tuple(point_of(told) for parts in view.contexts() for told in parts),
        beyond=tuple(first_screen.beyond(view)),
        lists={heap: ids(items) for heap, items in view.found.heaps.items()},
    )


def ids(found: Iterable[Finding]) -> Duties:
    """The duties of some findings."""
    return tuple(item.duty.id for item in found)


def point_of(told: Context) -> PointTold:
    """One point."""
    point = told.point
    return PointTold(
        id=point.id,
        number=told.number,
        verdict=point.verdict,  # type: ignore[arg-type]  # a point falls short or is open
        strength=point.head.duty.strength,
        contested=tuple(point.contested),
        distance=point.rank.distance,
        cause=point.cause,
        head=point.head.duty.id,
        duties=tuple(point.duties),
        findings=ids(point.findings),
        evidence=point.head.confidence,
        cases=tuple(case.id for case in told.cases),
        option=option_of(told),
        says=tuple(Said(term.label, term.text) for term in points.terms(told, Once(), whole=True)),
    )


def amendments(view: View) -> AmendmentsTold:
    """The amendments that close the shortfalls."""
    found = view.options.package
    told = (
        AmendmentTold(
            kind=item.kind,
            text=view.options.words(item),
            effect=option(item, view.speaker),
            offences=item.offences,
            elements=item.elements,
            measures={name: value for change in item.changes for name, value in change.measures},
            closes=item.closes,
            eases=item.eases,
            opens=item.opens,
            beyond=dict(item.beyond),
        )
        for item in found.amendments
    )
    return AmendmentsTold(tuple(told), found.left, found.opened)


def finding(item: Finding, done: Assessment, speaker: Speaker) -> FindingTold:
    """One duty."""
    outcome, law = item.outcome, done.law
    return FindingTold(
        duty=item.duty.id,
        title=item.duty.title,
        topic=item.duty.topic,
        strength=item.duty.strength,
        verdict=item.verdict,
        words=verdict_word(item),
        severity=item.severity,
        confidence=item.confidence,
        text_as_at=item.text_as_at,
        reason=item.reason,
        follows=outcome.follows,
        removed_by=outcome.removed_by,
        gaps=tuple(counterexample(gap, item, speaker) for gap in outcome.gaps),
        doubts=tuple(doubtful(doubt, speaker) for doubt in outcome.doubts),
        beside=tuple(doubtful(doubt, speaker) for doubt in outcome.beside),
        situations=outcome.situations,
        provisions=tuple(applicable(law.provisions[index]) for index in outcome.provisions),
        administrative=tuple(law.provisions[index].id for index in outcome.administrative),
        migrants_own=tuple(law.provisions[index].id for index in migrants_own(item, law)),
        together_with=outcome.cites,
        measures={
            name: MeasureTold(answer.value, answer.condition, answer.cite, answer.line)
            for name in outcome.measures
            if (answer := law.measures.get(name))
        },
        missing=tuple(name for name in outcome.missing if name in done.treaty.measures),
        beyond=outcome.beyond,
        reservations=tuple(reservation.summary for reservation in item.reservations),
    )


def applicable(item: Provision) -> Applicable:
    """An offence that answers a duty."""
    return Applicable(item.id, item.title, item.cite, item.since, item.seen, item.line)


def counterexample(gap: Gap, item: Finding, speaker: Speaker) -> Counterexample:
    """Facts that are left out."""
    nearest = near(gap.near, speaker.law) if gap.near else None
    return Counterexample(speaker.gap(gap, item.duty), differing(gap.cube, gap.within), nearest)


def near(found: Near, law: Law) -> NearestProvision:
    """The provision nearest to facts that are left out."""
    item = law.provisions[found.provision]
    return NearestProvision(item.id, item.cite, found.clause, law.line_of(found), found.dimensions, found.excluded)


def doubtful(doubt: Doubt, speaker: Speaker) -> DoubtTold:
    """Why a verdict is open."""
    facts = differing(doubt.cube, doubt.within) if doubt.cube else {}
    return DoubtTold(doubt.reason.ground, doubt.reason.why, doubt.cite, facts, speaker.doubt(doubt))


def differing(cube: int, within: int) -> dict[str, tuple[str, ...]]:
    """The dimensions in which facts are narrower than the region around them, with the values left."""
    return {
        name: tuple(SPACE.names(cube, name))
        for name, field in SPACE.fields.items()
        if cube & field.mask != within & field.mask
    }
