"""What a State files: the status of each duty in a table of concordance, and the answers to a review's questions."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from harmonize.findings.assessment import FULFILLED, LACKING, Assessment, Finding
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.outcome import OPEN, Verdict
from harmonize.norms.source import address
from harmonize.norms.treaty import DutyKind, Strength

STATUSES = ("fully", "partially", "not", "not_relevant", "discretionary", "unsettled", "not_verified", "to_complete")
ANSWERS = ("yes", "in_part", "no", "unsettled", "not_verified", "to_answer", "not_bound")


class Place(NamedTuple):
    """An act with the places in it that a verdict rests on."""

    act: str
    address: str
    articles: tuple[str, ...]


class Entry(NamedTuple):
    """One duty as it is filed: its finding, its status or answer, and the national provisions."""

    finding: Finding
    status: str
    places: tuple[Place, ...]


class Cluster(NamedTuple):
    """The answers of one cluster."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def concordance(assessment: Assessment) -> tuple[Entry, ...]:
    """One entry per duty, in treaty order."""
    law = assessment.law
    return tuple(Entry(item, status(item, law), places(item, law)) for item in assessment.findings)


def status(item: Finding, law: Law) -> str:
    """One of STATUSES; never better than what was read."""
    if item.verdict in ("not_bound", "reserved"):
        return "not_relevant"
    if item.duty.strength is Strength.MAY:
        return "discretionary"
    if item.duty.reads and all(law.status(section) is SectionStatus.NOT_APPLICABLE for section in item.duty.reads):
        return "not_relevant"
    if item.duty.untested and item.duty.kind is DutyKind.LEGISLATIVE:
        return "not_relevant"  # a rule of interpretation or purpose: there is nothing to transpose
    known = {
        **dict.fromkeys(FULFILLED, "fully"),
        Verdict.PARTIAL: "partially",
        Verdict.GAP: "not",
        **dict.fromkeys(LACKING, "discretionary"),
        **{verdict: verdict.value for verdict in OPEN},
    }
    return known.get(item.verdict, "to_complete")


def questionnaire(assessment: Assessment) -> tuple[Cluster, ...]:
    """The answers grouped as the review's self-assessment groups its questions."""
    found = []
    for name, (title, articles) in assessment.treaty.selections.clusters.items():
        own = [item for item in assessment.findings if article(item) in articles.get(item.duty.instrument, ())]
        entries = tuple(Entry(item, reply(item), places(item, assessment.law)) for item in own)
        found.append(Cluster(name, title, entries))
    return tuple(found)


def article(item: Finding) -> str:
    """The number of the article that a duty stands in."""
    return item.duty.pinpoint.split("/")[0].split(".")[0]


def reply(item: Finding) -> str:
    """One of ANSWERS. What only practice can answer is left to the State."""
    known = {
        **dict.fromkeys(FULFILLED, "yes"),
        **dict.fromkeys(
            (Verdict.PARTIAL, Verdict.ADOPTED_IN_PART, Verdict.PROVIDED_IN_PART, Verdict.NARROWER), "in_part"
        ),
        **dict.fromkeys((Verdict.GAP, Verdict.RESERVED, Verdict.NOT_ADOPTED, Verdict.NOT_PROVIDED), "no"),
        **{verdict: verdict.value for verdict in OPEN},
    }
    return "not_bound" if item.verdict == "not_bound" else known.get(item.verdict, "to_answer")


def places(item: Finding, law: Law) -> tuple[Place, ...]:
    """The acts and articles that a verdict rests on, each act once."""
    by_act: dict[str, dict[str, None]] = {}
    for cite in cited(item, law):
        key, _, where = cite.partition(" ")
        by_act.setdefault(key, {})[where] = None
    return tuple(place(law, key, where) for key, where in by_act.items())


def place(law: Law, key: str, where: Iterable[str]) -> Place:
    """One act with its articles."""
    source, named = law.sources.get(key), tuple(filter(None, where))
    found = address(law.sources, f"{key} {named[0]}" if named else key)
    return Place(source.title if source else key, found, named)


def cited(item: Finding, law: Law) -> Iterator[str]:
    """The pinpoints of a finding: of its provisions, of what goes with them, and of its measures."""
    outcome = item.outcome
    for index in outcome.provisions:
        yield from law.provisions[index].cite
    yield from outcome.cites
    for name in outcome.measures:
        if name in law.measures:
            yield from law.measures[name].cite
