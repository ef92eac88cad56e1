"""The report as JSON: one versioned form, described by schemas/check-report.json."""

from collections.abc import Iterable
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.assessment import Assessment, Finding
from harmonize.norms.outcome import Doubt, Gap
from harmonize.reports import first_screen
from harmonize.reports import point as points
from harmonize.reports.amendments import option
from harmonize.reports.finding import migrants_own
from harmonize.reports.first_screen import View
from harmonize.reports.point import Context
from harmonize.reports.wording import Speaker, verdict_word

FORMAT = "harmonize-check/2"


def report(views: Iterable[View], version: str) -> dict[str, Any]:
    """All assessments as one document of data."""
    return {
        "format": FORMAT,
        "dataset": version,
        "disclaimer": "Not legal advice.",
        "assessments": [
            {**assessment_of(one.assessment, one.speaker), "summary": summary(one), "amendments": amendments_of(one)}
            for one in views
        ],
    }


def summary(view: View) -> dict[str, Any]:
    """The first screen as data: the same words, and the ids by which programs find the rest."""
    speaker = view.speaker
    return {
        "tally": first_screen.tally(view.assessment),
        "lines": [
            {
                "articles": first_screen.articles(line.paragraphs, speaker),
                "title": line.title,
                "verdict": line.verdict,
                "bound": line.bound,
                "answers": [
                    {
                        "offence": speaker.law.provisions[item.provision].id,
                        "cite": list(item.cite),
                        "range": list(item.range) if item.range else None,
                    }
                    for item in line.answers
                ],
                "cite": list(line.cites),
                "clause": first_screen.clause(line, speaker),
                "points": [point.id for point in line.points],
                "duties": [item.duty.id for item in line.findings],
            }
            for line in view.lines
        ],
        "others": {word: list(names) for word, names in first_screen.by_word(view).items()},
        "points": [point_of(told) for told in view.contexts()],
        "beyond": list(first_screen.beyond(view)),
        "lists": {heap: [item.duty.id for item in items] for heap, items in view.found.heaps.items()},
    }


def point_of(told: Context) -> dict[str, Any]:
    """One point: what names it, what it is about, and all that is said of it."""
    point = told.point
    return {
        "id": point.id,
        "number": told.number,
        "verdict": point.verdict,
        "strength": point.head.duty.strength,
        "contested": list(point.contested),
        "distance": point.rank.distance,
        "cause": point.cause._asdict(),
        "head": point.head.duty.id,
        "duties": list(point.duties),
        "findings": [item.duty.id for item in point.findings],
        "evidence": point.head.confidence,
        "cases": [case.id for case in told.cases],
        "option": points.option(told),
        "says": [{"label": term.label, "text": term.text} for term in points.terms(told, whole=True)],
    }


def amendments_of(view: View) -> dict[str, Any]:
    """The amendments that close the shortfalls, in the order of their table."""
    found = view.options.package
    return {
        "set": [
            {
                "kind": item.kind,
                "text": view.options.words(item),
                "effect": option(item, view.speaker),
                "offences": list(item.offences),
                "elements": list(item.elements),
                "measures": {name: value for change in item.changes for name, value in change.measures},
                "closes": list(item.closes),
                "eases": list(item.eases),
                "opens": list(item.opens),
                "beyond": {name: list(values) for name, values in item.beyond},
            }
            for item in found.amendments
        ],
        "left": list(found.left),
        "opened": list(found.opened),
    }


def assessment_of(assessment: Assessment, speaker: Speaker) -> dict[str, Any]:
    """One State."""
    party, law = assessment.party, assessment.law
    return {
        "state": party.code,
        "name": party.name,
        "as_of": assessment.day,
        "instruments": list(assessment.instruments),
        "readings": assessment.readings,
        "law": {"file": law.file, "since": law.since, "until": law.until, "changed": law.changed},
        "treaty_status": {
            key: {"bound": party.bound(key, assessment.day), "in_force": consent.in_force, "verified": consent.verified}
            for key, consent in party.consents.items()
        },
        "reading": {section: {"status": status, "note": note} for section, (status, note) in law.reading.items()},
        "tally": {topic: dict(row) for topic, row in assessment.tally().items()},
        "findings": [finding_of(item, assessment, speaker) for item in assessment.findings],
    }


def finding_of(item: Finding, assessment: Assessment, speaker: Speaker) -> dict[str, Any]:
    """One duty."""
    outcome, law = item.outcome, assessment.law
    return {
        "duty": item.duty.id,
        "title": item.duty.title,
        "topic": item.duty.topic,
        "strength": item.duty.strength,
        "verdict": item.verdict,
        "words": verdict_word(item),
        "severity": item.severity,
        "confidence": item.confidence,
        "text_as_at": item.text_as_at,
        "reason": item.reason,
        "follows": outcome.follows,
        "removed_by": list(outcome.removed_by),
        "gaps": [gap_of(gap, item, assessment, speaker) for gap in outcome.gaps],
        "doubts": [doubt_of(doubt, speaker) for doubt in outcome.doubts],
        "beside": [doubt_of(doubt, speaker) for doubt in outcome.beside],
        "situations": outcome.situations._asdict() if outcome.situations else None,
        "provisions": [
            {
                "id": law.provisions[index].id,
                "title": law.provisions[index].title,
                "cite": list(law.provisions[index].cite),
                "since": law.provisions[index].since,
                "seen": law.provisions[index].seen,
                "line": law.provisions[index].line,
            }
            for index in outcome.provisions
        ],
        "administrative": [law.provisions[index].id for index in outcome.administrative],
        "migrants_own": [law.provisions[index].id for index in migrants_own(item, law)],
        "together_with": list(outcome.cites),
        "measures": {
            name: {"value": answer.value, "condition": answer.condition, "cite": list(answer.cite), "line": answer.line}
            for name in outcome.measures
            if (answer := law.measures.get(name))
        },
        "missing": [name for name in outcome.missing if name in assessment.treaty.measures],
        "beyond": [list(pair) for pair in outcome.beyond],
        "reservations": [reservation.summary for reservation in item.reservations],
    }


def gap_of(gap: Gap, item: Finding, assessment: Assessment, speaker: Speaker) -> dict[str, Any]:
    """A counterexample: its words, its facts as far as they differ from the region, the nearest provision."""
    near = None
    if gap.near:
        provision = assessment.law.provisions[gap.near.provision]
        near = {
            "provision": provision.id,
            "cite": list(provision.cite),
            "clause": gap.near.clause,
            "line": assessment.law.line_of(gap.near),
            "elements": list(gap.near.dimensions),
            "excluded_by": list(gap.near.excluded),
        }
    return {"words": speaker.gap(gap, item.duty), "facts": differing(gap.cube, gap.within), "nearest": near}


def doubt_of(doubt: Doubt, speaker: Speaker) -> dict[str, Any]:
    """Why a verdict is open."""
    return {
        "ground": doubt.reason.ground,
        "reason": doubt.reason.why,
        "cite": list(doubt.cite),
        "facts": differing(doubt.cube, doubt.within) if doubt.cube else {},
        "words": speaker.doubt(doubt),
    }


def differing(cube: int, within: int) -> dict[str, list[str]]:
    """The dimensions in which facts are narrower than the region around them, with the values left."""
    return {
        name: list(SPACE.names(cube, name))
        for name, field in SPACE.fields.items()
        if cube & field.mask != within & field.mask
    }
