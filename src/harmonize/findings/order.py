"""The order in which findings matter, worked out from the treaty and from the law: no score, every key is in the data."""

from collections import Counter
from collections.abc import Iterable
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from harmonize.findings.assessment import Finding, chosen
from harmonize.findings.concordance import article
from harmonize.grouping import grouped
from harmonize.norms.duty_tests import Criminalize, below
from harmonize.norms.facts import CONDUCTS_OF, FAMILIES
from harmonize.norms.outcome import SHORTFALLS, Verdict
from harmonize.norms.treaty import CRIMINAL_TOPICS, Duty, Strength, Treaty

BINDING = (Strength.SHALL, Strength.SHALL_DOMESTIC)


class Rank(NamedTuple):
    """What the place of a finding turns on, the weightiest first; each smaller is graver.

    Whether its topic lies beside criminal law; its cluster of the review; how many other duties build on it (counted down);
    how far its nearest counterexample lies from the ordinary case; whether it is only open; whether it is met in part; how
    binding the duty is; how much falls short for the same cause (counted down); its place in the treaty.
    """

    beside: bool
    cluster: int
    builds: int
    distance: int
    is_open: bool
    in_part: bool
    obligation: int
    breadth: int
    place: int


class Place:
    """The places of duties in one treaty."""

    def __init__(self, treaty: Treaty) -> None:
        self.treaty = treaty

    @cached_property
    def position(self) -> dict[str, int]:
        """The duties by their place in the treaty."""
        return {name: place for place, name in enumerate(self.treaty.duties)}

    @cached_property
    def built_on(self) -> Counter[str]:
        """How many other duties' tests refer to each duty: what all the others hang on comes first."""
        return Counter(
            base for name, duty in self.treaty.duties.items() for base in {*below(duty.test)} if base != name
        )

    @cached_property
    def clusters(self) -> dict[tuple[str, str], int]:
        """The cluster of the review, by its place, of each article of an instrument."""
        return {
            (instrument, number): place
            for place, cluster in enumerate(self.treaty.selections.clusters.values())
            for instrument, numbers in cluster.articles.items()
            for number in numbers
        }

    def cluster(self, item: Finding) -> int:
        """The place of the cluster of a finding; final clauses, which stand in none, come last."""
        return self.clusters.get((item.duty.instrument, article(item)), len(self.treaty.selections.clusters))

    def rank(self, item: Finding, distance: int) -> Rank:
        """The place of one shortfall of a finding."""
        return Rank(
            item.duty.topic not in CRIMINAL_TOPICS,
            self.cluster(item),
            -self.built_on[item.duty.id],
            distance,
            item.verdict not in SHORTFALLS,
            item.verdict is not Verdict.GAP,
            list(Strength).index(item.duty.strength),
            0,
            self.position[item.duty.id],
        )

    def reported_under(self, duty: Duty) -> str:
        """The article under which a duty is reported: that of its core article (``smp-6.1.a``), else its own (``untoc-18``)."""
        lines = (names for _, names in self.treaty.selections.lines)
        return next((names[0] for names in lines if any(chosen(duty.id, name) for name in names)), paragraph(duty, 1))

    @cached_property
    def roots(self) -> dict[tuple[str, str], str]:
        """The paragraph that asks for the offences of a family of conduct, by instrument and family: ``smp-6.1.b``."""
        found = grouped(
            ((duty.instrument, family), steps(duty))
            for duty in self.treaty.duties.values()
            for family in (self.families(duty) if duty.strength in BINDING else ())
        )
        return {key: f"{key[0]}-{'.'.join(common(paths))}" for key, paths in found.items()}

    def root(self, duty: Duty, family: str) -> str:
        """Where a family of conduct belongs: what follows an offence has its paragraph, if its own instrument has one."""
        return self.roots.get((duty.instrument, family)) or paragraph(duty)

    @staticmethod
    def families(duty: Duty) -> list[str]:
        """The families of conduct that a duty asks about in a region of its own."""
        region = duty.test.region if isinstance(duty.test, Criminalize) else ()
        return [family for family in FAMILIES if any(item.cube & CONDUCTS_OF[family] for item in region)]


def common(paths: Iterable[tuple[str, ...]]) -> list[str]:
    """The steps that some paragraphs have in common."""
    return [heads[0] for heads in takewhile(lambda heads: len(set(heads)) == 1, zip(*paths, strict=False))]


def steps(duty: Duty) -> tuple[str, ...]:
    """The paragraph of a duty, step by step."""
    return tuple(duty.pinpoint.split("/")[0].split("."))


def paragraph(duty: Duty, depth: int | None = None) -> str:
    """The paragraph of a duty, as far down as so many steps: ``smp-6.3``."""
    return f"{duty.instrument}-{'.'.join(steps(duty)[:depth])}"
