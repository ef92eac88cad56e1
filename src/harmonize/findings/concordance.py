"""What a State files: the status of each paragraph in a table of concordance, and the answers to a review's questions."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Finding
from harmonize.grouping import grouped
from harmonize.norms.law import Law, SectionStatus
from harmonize.norms.numbering import order
from harmonize.norms.outcome import FULFILLED, LACKING, OPEN, Verdict, word_of
from harmonize.norms.source import Grade, as_it_reads
from harmonize.norms.treaty import DutyKind, Severity, Strength

STATUSES = (
    *("fully", "partially", "not", "not_relevant", "narrower", "discretionary"),
    *("unsettled", "not_verified", "to_complete"),
)
ANSWERS = ("yes", "in_part", "no", "unsettled", "not_verified", "to_answer", "not_bound")
# What a word of a form says of the law; the others say nothing of it.
SAYS = {
    **dict.fromkeys(("fully", "yes"), Verdict.MET),
    **dict.fromkeys(("partially", "in_part", "narrower"), Verdict.PARTIAL),
    **dict.fromkeys(("not", "no"), Verdict.GAP),
    **{verdict.value: verdict for verdict in OPEN},
    **dict.fromkeys(("to_complete", "to_answer"), Verdict.NOT_ASSESSED),
}
Cites = tuple[str, ...]


class Entry(NamedTuple):
    """One paragraph of an instrument as it is filed: all findings on it, those that decide, its status, the provisions.

    ``cites`` are pinpoints of the law as it now reads; ``unseen`` those of law that nobody read: it is known from memory,
    or from an account of it.
    """

    findings: tuple[Finding, ...]
    decided_by: tuple[Finding, ...]
    status: str
    cites: Cites
    unseen: Cites = ()


class Cluster(NamedTuple):
    """The answers of one cluster."""

    id: str
    title: str
    entries: tuple[Entry, ...]


def paragraphs(found: Iterable[Finding]) -> Iterator[list[Finding]]:
    """Findings as forms ask for them: those on one paragraph together, in treaty order."""
    own = grouped(((item.duty.instrument, item.duty.pinpoint.partition("/")[0]), item) for item in found)
    yield from own.values()


def entry(found: Sequence[Finding], law: Law, word: Callable[[Finding], str], partly: str) -> Entry:
    """A paragraph with one word for all that was found on it: never better than what was read of what it requires.

    What practice alone can answer, and what the paragraph only permits, decides only where there is nothing else.
    """
    tested = [item for item in found if not item.duty.untested] or found
    required = [item for item in tested if item.duty.strength.severity is not Severity.NONE]
    deciding = required or tested
    words = [word(item) for item in deciding]
    said = {SAYS[one]: one for one in words if one in SAYS}
    together = word_of(said)
    told = said.get(together, partly if together is Verdict.PARTIAL else together.value) if said else words[0]
    cites = dict.fromkeys(as_now(cite, law) for item in deciding for cite in cited(item, law))
    return Entry(tuple(found), tuple(deciding), told, tuple(sorted(cites, key=order)))


def as_now(cite: str, law: Law) -> str:
    """A pinpoint as the act in force has it."""
    return " ".join(filter(None, as_it_reads(law.sources, cite) or (cite,)))


def concordance(assessment: Assessment) -> tuple[Entry, ...]:
    """One entry per paragraph, in treaty order."""
    law = assessment.law
    return tuple(
        entry(found, law, lambda item: status_of(item, law), "partially") for found in paragraphs(assessment.findings)
    )


def status_of(item: Finding, law: Law) -> str:
    """One of STATUSES; never better than what was read."""
    if item.verdict in (Verdict.NOT_BOUND, Verdict.RESERVED):
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
        Verdict.NARROWER: "narrower",
        **{verdict: verdict.value for verdict in OPEN},
    }
    return known.get(item.verdict, "to_complete")


def questionnaire(assessment: Assessment) -> tuple[Cluster, ...]:
    """The answers grouped as the review's self-assessment groups its questions."""
    found = []
    for name, (title, articles) in assessment.treaty.selections.clusters.items():
        own = (item for item in assessment.findings if article(item) in articles.get(item.duty.instrument, ()))
        answers = (answer(items, assessment.law) for items in paragraphs(own))
        found.append(Cluster(name, title, tuple(answers)))
    return tuple(found)


def answer(found: Sequence[Finding], law: Law) -> Entry:
    """One question with its answer, which is never law that nobody read: that is left to be verified."""
    told = entry(found, law, reply, "in_part")
    if told.status not in ("yes", "in_part", "no"):
        return told
    missing = tuple(dict.fromkeys(cite for item in told.decided_by for cite in unseen(item, law)))
    left = {as_now(cite, law) for cite in missing}
    known = tuple(cite for cite in told.cites if cite not in left)
    return told._replace(status="not_verified" if missing else told.status, cites=known, unseen=missing)


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
