"""What a verdict rests on: the texts, how old they are, how often they were coded, and by what kind of reader."""

from typing import NamedTuple

from harmonize.norms.doubt import Ground
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.readers import coded
from harmonize.norms.source import Grade, state
from harmonize.norms.treaty import Duty


class Evidence(NamedTuple):
    """What a verdict rests on: the worst kind of text (None: no text, only that it was searched), how often coded, by whom."""

    grade: Grade | None
    twice: bool
    readers: tuple[str, ...]

    @property
    def words(self) -> str:
        """``official, coded twice, by programs``."""
        return f"{self.grade.words}, {coded(self.readers, twice=self.twice)}" if self.grade else "what was searched"


def pinpoints(outcome: Outcome, law: Law) -> tuple[str, ...]:
    """Every pinpoint that a verdict rests on: of its offences, measures and rules, as far as they were read."""
    answering = (law.provisions[index].cite for index in answering_provisions(outcome))
    found = (law.measures[name] for name in outcome.measures if name in law.measures)
    measures = (item.cite for item in found if not item.doubt or item.doubt.ground is not Ground.UNREAD)
    return tuple(dict.fromkeys(cite for cites in (outcome.cites, *answering, *measures) for cite in cites))


def answering_provisions(outcome: Outcome) -> tuple[int, ...]:
    """The offences that answer a duty, and those nearest to what is left out."""
    near = (gap.near.provision for gap in outcome.gaps if gap.near)
    return tuple(dict.fromkeys((*outcome.provisions, *near)))


def text_as_at(outcome: Outcome, law: Law, day: str) -> str:
    """``text as at 2011-07-01`` for a day after that."""
    return state(law.sources, aging(outcome, law)).before(day)


def aging(outcome: Outcome, law: Law) -> list[str]:
    """The pinpoints of a verdict whose text could have been amended since it was read.

    What is known to have ended later stood until then, and the act that brought a version says no more than that: beside a
    later text of the provision its own age does not count.
    """
    kept = dict.fromkeys(pinpoints(outcome, law))
    for index in answering_provisions(outcome):
        item = law.provisions[index]
        stood = {cite: state(law.sources, [cite]).oldest for cite in item.cite}
        later = max(stood.values(), default="") > item.since
        for cite in item.cite:
            if item.until or (later and stood[cite] and stood[cite] <= item.since):
                kept.pop(cite, None)
    return list(kept)


def resting_on(duty: Duty, outcome: Outcome, law: Law) -> Evidence | None:
    """The worst text that a verdict rests on, whether all of it was coded twice, and by what kind of reader."""
    cites = pinpoints(outcome, law)
    sections: list[str] = list(duty.reads)
    used: list[str] = list(outcome.measures)
    for index in answering_provisions(outcome):
        sections.append(law.provisions[index].section)
        used.append(law.provisions[index].id)
    if not cites and outcome.verdict in (Verdict.NOT_ASSESSED, Verdict.NOT_BOUND):
        return None
    twice = bool(sections) and all(section in law.second for section in sections) and not set(used) & set(law.once)
    return Evidence(law.grade(cites) if cites else None, twice, law.readers)
