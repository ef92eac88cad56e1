"""What a State files: the status of each duty in a table of concordance, and the answers to a review's questions."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Finding
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.outcome import FULFILLED, LACKING, OPEN, Verdict
from harmonize.norms.source import Grade, address, as_it_reads
from harmonize.norms.treaty import DutyKind, Strength

STATUSES = ("fully", "partially", "not", "not_relevant", "discretionary", "unsettled", "not_verified", "to_complete")
ANSWERS = ("yes", "in_part", "no", "unsettled", "not_verified", "to_answer", "not_bound")


Cites = tuple[str, ...]


class Place(NamedTuple):
    """An act with the places in it that a verdict rests on."""

    act: str
    address: str
    articles: tuple[str, ...]


class Entry(NamedTuple):
    """One duty as it is filed: its finding, its status or answer, and the national provisions.

    ``unseen`` are pinpoints of law that nobody read: it is known from memory, or from an account of it.
    """

    finding: Finding
    status: str
    places: tuple[Place, ...]
    unseen: Cites = ()


class Cluster(NamedTuple):
    """The answers of one cluster."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def concordance(assessment: Assessment) -> tuple[Entry, ...]:
    """One entry per duty, in treaty order."""
    law = assessment.law
    return tuple(Entry(item, status_of(item, law), placed(cited(item, law), law)) for item in assessment.findings)


def status_of(item: Finding, law: Law) -> str:
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
        found.append(Cluster(name, title, tuple(answer(item, assessment.law) for item in own)))
    return tuple(found)


def answer(item: Finding, law: Law) -> Entry:
    """One question with its answer, which is never law that nobody read: that is left to be verified."""
    word = reply(item)
    missing = tuple(dict.fromkeys(unseen(item, law))) if word in ("yes", "in_part", "no") else ()
    found = placed((cite for cite in cited(item, law) if cite not in missing), law)
    return Entry(item, "not_verified" if missing else word, found, missing)


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


def placed(cites: Iterable[str], law: Law) -> tuple[Place, ...]:
    """The acts and articles that some pinpoints name, each act once, as it now reads."""
    by_act: dict[str, dict[str, str]] = {}
    for cite in cites:
        key, where = as_it_reads(law.sources, cite) or tuple(cite.partition(" ")[::2])
        by_act.setdefault(key, {}).setdefault(where, cite)
    return tuple(place_of(law, key, where) for key, where in by_act.items())


def place_of(law: Law, key: str, where: Mapping[str, str]) -> Place:
    """One act with its articles; the address is that of the first one, in the text that was read."""
    source, named = law.sources.get(key), tuple(filter(None, where))
    found = address(law.sources, f"{key} {named[0]}" if named and source else next(iter(where.values())))
    return Place(source.title if source else key, found, named)


def cited(item: Finding, law: Law) -> Iterator[str]:
    """The pinpoints of the law in force that a finding rests on: of each provision, of what goes with them, of each measure."""
    offences, measures = values(item, law)
    for cites in (*offences, item.outcome.cites, *measures):
        yield from itself(cites, law)


def values(item: Finding, law: Law) -> tuple[Iterator[Cites], Iterator[Cites]]:
    """The pinpoints of each offence, and of each measure, that a finding rests on."""
    outcome = item.outcome
    return (
        (law.provisions[index].cite for index in outcome.provisions),
        (law.measures[name].cite for name in outcome.measures if name in law.measures),
    )


def itself(cites: Cites, law: Law) -> Cites:
    """Of the pinpoints of one value those of the law itself, not of what was written about it.

    Acts rather than decisions, guidance and accounts; the act as it now reads rather than those that changed it; what was
    read rather than what is known from elsewhere; all of them where there is nothing better.
    """
    found = acts(cites, law)
    now = tuple(cite for cite in found if as_it_reads(law.sources, cite)) or found
    return tuple(cite for cite in now if read(cite, law)) or now


def acts(cites: Cites, law: Law) -> Cites:
    """The pinpoints of acts, which have a first day; all of them where none is an act."""
    return tuple(cite for cite in cites if (source := law.source(cite)) and source.since) or cites


def unseen(item: Finding, law: Law) -> Iterator[str]:
    """The pinpoints of what a finding rests on and nobody read: all that is remembered, and what only an account tells.

    An account of an offence or a measure counts only where no other text of it was read; of the acts that go with them
    each counts by itself.
    """
    for cites in chain(*values(item, law)):
        kept = acts(cites, law)
        yield from kept if not any(read(cite, law) for cite in kept) else ()
        yield from (cite for cite in cites if law.grade([cite]) is Grade.MEMORY)
    for cite in item.outcome.cites:
        source = law.source(cite)
        if not read(cite, law) and source and (source.since or source.text is Grade.MEMORY):
            yield cite


def read(cite: str, law: Law) -> bool:
    """Whether the text of a source was read, be it in translation."""
    source = law.source(cite)
    return source is not None and source.text not in (Grade.SECONDARY, Grade.MEMORY)
