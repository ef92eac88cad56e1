"""What the law of a State would have to change before a treaty that does not bind it could be ratified, and what it has already."""

from collections.abc import Collection, Iterable, Iterator
from typing import NamedTuple, Self

from harmonize.findings.assessment import Assessment, Finding
from harmonize.findings.causes import Point, causes
from harmonize.findings.core_lines import binding
from harmonize.findings.order import paragraph
from harmonize.norms.meaning import Count
from harmonize.norms.outcome import SHORTFALLS, Verdict
from harmonize.norms.status import bound
from harmonize.reports import point as points
from harmonize.reports.core_articles import articles
from harmonize.reports.document import Grid, Report, Section, Term, Terms
from harmonize.reports.listing import tabled
from harmonize.reports.plain import recorded
from harmonize.reports.wording import Speaker

MET = (Verdict.MET, Verdict.EXCEEDS)


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


class Ready(NamedTuple):
    """How the law would stand to the treaties that do not bind its State; ``free`` are their keys."""

    free: tuple[str, ...]
    unbound: Assessment
    speaker: Speaker
    binding: tuple[Finding, ...]

    @classmethod
    def of(cls, unbound: Assessment, free: Collection[str], speaker: Speaker) -> Self:
        """From the assessment as if the State were bound by all that is asked."""
        own = [item for item in binding(unbound.findings) if item.duty.instrument in free and not item.duty.untested]
        return cls(tuple(free), unbound, speaker, tuple(own))

    def worded(self, *verdicts: Verdict) -> list[Finding]:
        """The findings on what binds with one of some verdicts."""
        return [item for item in self.binding if item.verdict in verdicts]

    @property
    def judged(self) -> int:
        """How many provisions could be judged."""
        return len(self.worded(*MET, *SHORTFALLS, Verdict.UNSETTLED))

    @property
    def shorts(self) -> str:
        """The treaties as they are cited."""
        return " and ".join(self.unbound.treaty.instruments[key].short for key in self.free)

    @property
    def changes(self) -> list[Point]:
        """What falls short, the gravest first."""
        found = causes(self.unbound).points
        return [item for item in found if item.head.duty.instrument in self.free and item.verdict in SHORTFALLS]

    def places(self, found: Iterable[Finding]) -> str:
        """The paragraphs of some findings, each once."""
        return articles(dict.fromkeys(paragraph(item.duty) for item in found), self.speaker)

    def wholly_met(self) -> str:
        """The paragraphs of which all that could be asked is met."""
        other = {paragraph(item.duty) for item in self.binding if item.verdict not in MET}
        return self.places(item for item in self.worded(*MET) if paragraph(item.duty) not in other)

    def to_change(self) -> Iterator[str]:
        """The gravest shortfall in full; of the others the paragraph and what is missing."""
        for item in self.changes[:1]:
            told = points.headline(item, self.speaker)
            yield f"{told[:1].upper()}{told[1:]}"
        for item in self.changes[1:]:
            yield f"{self.speaker.pinpoint(item.head.duty)}: {points.gravamen(item, self.speaker)}"

    def declarations(self) -> str:
        """What a State may declare or has to notify with its consent, each with its paragraph."""
        known = (self.unbound.treaty.duties[name] for name in self.unbound.treaty.selections.declarations)
        return "; ".join(
            f"{self.speaker.pinpoint(duty)}, {duty.title[:1].lower()}{duty.title[1:]}"
            for duty in known
            if duty.instrument in self.free
        )

    def rows(self) -> Iterator[Term]:
        """What is to change, to be settled and to be read, what is met, and what may be declared."""
        met = f"{len(self.worded(*MET))} of {self.judged} provisions that could be judged"
        yield Term("To change", ". ".join(self.to_change()))
        yield Term("To settle", self.places(self.worded(Verdict.UNSETTLED)))
        yield Term("To be read", self.places(self.worded(Verdict.NOT_VERIFIED)))
        yield Term("Has already", ": ".join(filter(None, (met, self.wholly_met()))))
        yield Term("Declarations", self.declarations())


def free_of(assessment: Assessment) -> list[str]:
    """The instruments asked about that do not bind the State on the day."""
    loose = {item.duty.instrument for item in assessment.findings if item.verdict is Verdict.NOT_BOUND}
    return [key for key in assessment.instruments if key in loose]


def readiness(assessment: Assessment, unbound: Assessment | None, speaker: Speaker) -> tuple[Section, ...]:
    """What the law lacks and has of the treaties asked about that do not bind the State; nothing where all of them do."""
    free = free_of(assessment)
    if not unbound or not free:
        return ()
    ready = Ready.of(unbound, free, speaker)
    return (Section(f"Ready to ratify {ready.shorts}?", (Terms(tuple(row for row in ready.rows() if row.text)),)),)


def accession(found: Iterable[tuple[Assessment, Assessment, Speaker]], version: str, day: str) -> Report:
    """The States on file that a treaty does not bind, those first whose law lacks least: each as found and as if bound."""
    rows = []
    for done, unbound, speaker in found:
        for key in free_of(done):
            ready = Ready.of(unbound, (key,), speaker)
            rows.append(
                AccessionRow(
                    code=done.law.code,
                    state=done.law.name,
                    treaty=ready.shorts,
                    status=bound(done.party.consents.get(key)),
                    to_change=ready.places(ready.worded(*SHORTFALLS)),
                    to_settle=ready.places(ready.worded(Verdict.UNSETTLED)),
                    to_be_read=ready.places(ready.worded(Verdict.NOT_VERIFIED)),
                    met=len(ready.worded(*MET)),
                    judged=ready.judged,
                )
            )
    rows.sort(key=lambda row: row.judged - row.met)
    told = recorded("Accession", "States on file that a treaty does not bind", AccessionRow._fields, rows)
    return tabled("harmonize-accession/1", told, version, day, [Section("", (Grid(told.shown()),))])
