"""What a verdict rests on: the texts, how old they are, how often they were coded, and by what kind of reader."""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from harmonize.norms.doubt import Ground
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome, Verdict
from harmonize.norms.source import Act, Grade, Text, coded, state, texts
from harmonize.norms.treaty import Duty


class Evidence(NamedTuple):
    """What a verdict rests on: the worst kind of text (None: no text, only that it was searched), how often coded, by whom."""

    grade: Grade | None
    twice: bool
    readers: tuple[str, ...]

    @property
    def words(self) -> str:
        """``official, coded twice, by programs``."""
        return f"{self.grade.words}, {coded(self.readers, twice=self.twice)}" if self.grade else "the texts searched"

    @property
    def brief(self) -> str:
        """``official, coded twice``: without the readers, which are the same for a whole law."""
        return f"{self.grade.words}, coded {'twice' if self.twice else 'once'}" if self.grade else "the texts searched"


def pinpoints(outcome: Outcome, law: Law) -> tuple[str, ...]:
    """Every pinpoint that a verdict rests on: of its offences, measures and rules, as far as they were read."""
    answering = (law.provisions[index].cite for index in answering_provisions(outcome))
    found = (law.measures[name] for name in outcome.measures if name in law.measures)
    measures = (item.cite for item in found if not item.doubt or item.doubt.ground is not Ground.UNREAD)
    return tuple(dict.fromkeys(cite for cites in (outcome.cites, *answering, *measures) for cite in cites))


def told_by(outcome: Outcome, law: Law) -> tuple[str, ...]:
    """The pinpoints that a report prints of a verdict: of each offence its own, of rules and measures all."""
    own = [cite for index in answering_provisions(outcome) for cite in law.provisions[index].cite[:1]]
    return tuple(cite for cite in pinpoints(outcome._replace(provisions=(), gaps=()), law)) + tuple(own)


def answering_provisions(outcome: Outcome) -> tuple[int, ...]:
    """The offences that answer a duty, and those nearest to what is left out."""
    near = (gap.near.provision for gap in outcome.gaps if gap.near)
    return tuple(dict.fromkeys((*outcome.provisions, *near)))


def resting_on(duty: Duty, outcome: Outcome, law: Law, cites: tuple[str, ...]) -> Evidence | None:
    """The worst text that a verdict rests on, whether all of it was coded twice, and by what kind of reader."""
    sections: list[str] = list(duty.reads)
    used: list[str] = list(outcome.measures)
    for index in answering_provisions(outcome):
        sections.append(law.provisions[index].section)
        used.append(law.provisions[index].id)
    if not cites and outcome.verdict in (Verdict.NOT_ASSESSED, Verdict.NOT_BOUND):
        return None
    twice = bool(sections) and all(section in law.second for section in sections) and not set(used) & set(law.once)
    return Evidence(law.grade(cites) if cites else None, twice, law.readers)


class Ages:
    """How old the texts are that the verdicts on one law rest on; each pinpoint and provision is looked up once."""

    def __init__(self, law: Law) -> None:
        self.law = law
        self.texts_of = cache(lambda cite: texts(law.sources, [cite]))
        self.settled = cache(self.settled_of)

    def told(self, outcome: Outcome, cites: Iterable[str], day: str) -> str:
        """``text as at 2011-07-01`` for a day after that, of a verdict and the pinpoints it rests on."""
        return state(self.texts(self.counting(outcome, cites))).before(day)

    def texts(self, cites: Iterable[str]) -> dict[Act, Text]:
        """The newest text of each act and provision that some pinpoints name."""
        found: dict[Act, Text] = {}
        for cite in cites:
            for act, text in self.texts_of(cite).items():
                found[act] = max(found.get(act, text), text)
        return found

    def counting(self, outcome: Outcome, cites: Iterable[str]) -> list[str]:
        """The pinpoints of a verdict whose text could have been amended since it was read."""
        settled = frozenset[str]().union(*map(self.settled, answering_provisions(outcome)))
        return [cite for cite in cites if cite not in settled]

    def settled_of(self, index: int) -> frozenset[str]:
        """The pinpoints of a provision whose age does not count.

        What is known to have ended later stood until then, and the act that brought a version says no more than that:
        beside a later text of the provision its own age does not count.
        """
        item = self.law.provisions[index]
        stood = {cite: state(self.texts([cite])).oldest for cite in item.cite}
        later = max(stood.values(), default="") > item.since
        return frozenset(
            cite for cite in item.cite if item.until or (later and stood[cite] and stood[cite] <= item.since)
        )


def bearing(outcome: Outcome, law: Law) -> tuple[str, ...]:
    """Every pinpoint that bears a verdict, those of the general rules that carried its offences there among them."""
    rules = (
        cite for at in answering_provisions(outcome) for rule in law.provisions[at].rules.values() for cite in rule
    )
    return tuple(dict.fromkeys((*pinpoints(outcome, law), *rules)))


def named(law: Law, cite: str, source: str, provision: str) -> bool:
    """Whether a pinpoint names a provision of a source, or a part of it."""
    key, _, place = cite.partition(" ")
    return key == source and any(law.sources[key].touches(provision, name) for name in law.sources[key].names(place))
