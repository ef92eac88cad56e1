"""What the law of a State would have to change before a treaty that does not bind it could be ratified, and what it has already."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.causes import causes
from harmonize.findings.core_lines import binding
from harmonize.findings.order import paragraph
from harmonize.norms.meaning import Count
from harmonize.norms.outcome import SHORTFALLS, Verdict
from harmonize.norms.status import bound
from harmonize.reports import point as points
from harmonize.reports.core_articles import places
from harmonize.reports.document import Grid, Report, Section, Term, Terms
from harmonize.reports.listing import tabled
from harmonize.reports.plain import recorded
from harmonize.reports.wording import Speaker

MET = (Verdict.MET, Verdict.EXCEEDS)
JUDGED = (*MET, *SHORTFALLS, Verdict.UNSETTLED)


class AccessionRow(NamedTuple):
    """A State on file that a treaty does not bind yet: what its law lacks of it, and how much of it is met."""

    code: str
    state: str
    treaty: str
    status: str
    to_change: str
    to_settle: str
    to_be_read: str
    met: Count
    judged: Count


def free_of(assessment: Assessment) -> list[str]:
    """The instruments asked about that do not bind the State on the day."""
    loose = {item.duty.instrument for item in assessment.findings if item.verdict is Verdict.NOT_BOUND}
    return [key for key in assessment.instruments if key in loose]


def readiness(assessment: Assessment, unbound: Assessment | None, speaker: Speaker) -> tuple[Section, ...]:
    """What the law lacks and has of the treaties asked about that do not bind the State; nothing where all of them do."""
    free = free_of(assessment)
    if not unbound or not free:
        return ()
    rows = {
        "To change": ". ".join(to_change(unbound, free, speaker)),
        "To settle": places(worded(unbound, free, Verdict.UNSETTLED), speaker),
        "To be read": places(worded(unbound, free, Verdict.NOT_VERIFIED), speaker),
        "Has already": has_already(unbound, free, speaker),
        "Declarations": "; ".join(declarations(unbound, free, speaker)),
    }
    shorts = " and ".join(unbound.treaty.instruments[key].short for key in free)
    told = Terms(tuple(Term(label, text) for label, text in rows.items() if text))
    return (Section(f"Ready to ratify {shorts}?", (told,)),)


def worded(unbound: Assessment, free: Collection[str], *verdicts: Verdict) -> list[Finding]:
    """The findings on what binds by some treaties that have one of some verdicts."""
    own = (item for item in binding(unbound.findings) if item.duty.instrument in free and not item.duty.untested)
    return [item for item in own if item.verdict in verdicts]


def to_change(unbound: Assessment, free: Collection[str], speaker: Speaker) -> Iterator[str]:
    """What falls short, the gravest first and in full; of the others the paragraph and what is missing."""
    told = (item for item in causes(unbound).points if item.head.duty.instrument in free)
    for number, item in enumerate(item for item in told if item.verdict in SHORTFALLS):
        gravest = points.headline(item, speaker)
        others = f"{speaker.pinpoint(item.head.duty)}: {points.gravamen(item, speaker)}"
        yield others if number else f"{gravest[:1].upper()}{gravest[1:]}"


def has_already(unbound: Assessment, free: Collection[str], speaker: Speaker) -> str:
    """How much is met, and the paragraphs of which all that could be asked is."""
    met, judged = worded(unbound, free, *MET), worded(unbound, free, *JUDGED)
    other = {paragraph(item.duty) for item in worded(unbound, free, *set(Verdict) - set(MET))}
    wholly = places((item for item in met if paragraph(item.duty) not in other), speaker)
    return f"{len(met)} of {len(judged)} provisions that could be judged{f': {wholly}' if wholly else ''}"


def declarations(unbound: Assessment, free: Collection[str], speaker: Speaker) -> Iterator[str]:
    """What a State may declare or has to notify with its consent, each with its paragraph."""
    for name in unbound.treaty.selections.declarations:
        duty = unbound.treaty.duties[name]
        if duty.instrument in free:
            yield f"{speaker.pinpoint(duty)}, {duty.title[:1].lower()}{duty.title[1:]}"


def accession(found: Iterable[tuple[Assessment, Assessment, Speaker]], version: str, day: str) -> Report:
    """The States on file that a treaty does not bind, those first whose law lacks least: each as found and as if bound."""
    rows = [
        AccessionRow(
            code=done.law.code,
            state=done.law.name,
            treaty=done.treaty.instruments[key].short,
            status=bound(done.party.consents.get(key)),
            to_change=places(worded(unbound, {key}, *SHORTFALLS), speaker),
            to_settle=places(worded(unbound, {key}, Verdict.UNSETTLED), speaker),
            to_be_read=places(worded(unbound, {key}, Verdict.NOT_VERIFIED), speaker),
            met=len(worded(unbound, {key}, *MET)),
            judged=len(worded(unbound, {key}, *JUDGED)),
        )
        for done, unbound, speaker in found
        for key in free_of(done)
    ]
    rows.sort(key=lambda row: row.judged - row.met)
    told = recorded("Accession", "States on file that a treaty does not bind", AccessionRow._fields, rows)
    return tabled("harmonize-accession/1", told, version, day, [Section("", (Grid(told.shown()),))])
