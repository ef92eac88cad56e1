"""One law on one day as duties ask it: what it punishes of some facts, and how gravely, each thing worked out once."""

from collections import defaultdict
from collections.abc import Iterable
from copy import copy
from functools import cached_property
from typing import NamedTuple

from harmonize.conduct.region import Region, hull
from harmonize.conduct.space import Cube
from harmonize.duties.coverage import Share, Shares
from harmonize.norms.combining import meeting, rated
from harmonize.norms.law import Law, norms_of
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Months
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Norm, Provision


class Cover(NamedTuple):
    """Some norms, and what their provisions reach: each possibly, and surely (None where only doubtful norms reach it)."""

    norms: tuple[Norm, ...]
    reach: tuple[tuple[Share, Share | None], ...]

    def covers(self, facts: Iterable[Cube]) -> tuple[Shares, Shares]:
        """The provisions that surely reach some of the facts, and those that at least possibly do, with all that they reach."""
        wanted = tuple(facts)
        surely: list[Share] = []
        possibly: list[Share] = []
        for share, settled in self.reach:
            region = share.region.about(wanted)
            if not region.cubes:
                continue
            possibly.append(Share(share.provision, region))
            if settled is share:
                surely.append(possibly[-1])
            elif settled and (narrow := settled.region.about(wanted)).cubes:
                surely.append(Share(share.provision, narrow))
        return tuple(surely), tuple(possibly)

    def cover(self, facts: Iterable[Cube]) -> Shares:
        """The provisions that surely reach some of the facts, with all that they reach."""
        return self.covers(facts)[0]


def covering(norms: Iterable[Norm], provisions: tuple[Provision, ...]) -> Cover:
    """Some norms of a law's provisions, the cubes of each provision with the widest first."""
    found = tuple(norms)
    sure: dict[int, dict[Cube, bool]] = {}
    for norm in found:
        certainly = sure.setdefault(norm.provision, {})
        certainly[norm.cube] = certainly.get(norm.cube, False) or not norm.doubt
    reach: list[tuple[Share, Share | None]] = []
    for index, known in sure.items():
        exclusions = provisions[index].exclusions
        all_cubes = tuple(sorted(known, key=int.bit_count, reverse=True))
        cubes = tuple([cube for cube in all_cubes if known[cube]])
        # A doubtful exclusion narrows what is sure and nothing else.
        certain = {item.cube for item in exclusions if not item.doubt}
        excluding = tuple([item.cube for item in exclusions])
        share = Share(index, Region(all_cubes, tuple([cube for cube in excluding if cube in certain])))
        same = cubes == all_cubes and share.region.excluding == excluding
        reach.append((share, share if same else Share(index, Region(cubes, excluding)) if cubes else None))
    return Cover(found, tuple(reach))


class PenalLaw:
    """What the law of one State punishes on one day; no treaty has a say in it."""

    def __init__(self, on_day: LawOnDay) -> None:
        self.on_day, self.law = on_day, on_day.law
        self.punished_by: dict[tuple[str, ...], Cover] = {}
        self.graded_by: dict[tuple[tuple[str, ...], Cube, Months], Cover] = {}
        self.norms_by: dict[tuple[int, int, int, Cube, Months], tuple[Rating, list[Norm]]] = {}
        self.forms_by: dict[tuple[int, int, str, Cube], tuple[Rating, list[tuple[Cube, Months]]]] = {}

    def amended(self, law: Law) -> "PenalLaw":
        """The same of a changed law; what does not turn on the change is not worked out again."""
        other = copy(self)
        other.on_day = copy(self.on_day)
        other.on_day.law = other.law = law
        if not self.punishes_as(law):
            other.punished_by, other.graded_by = {}, {}
            other.__dict__.pop("norms_of", None)
        return other

    def punishes_as(self, law: Law) -> bool:
        """Whether a changed law differs from this one only in rules, or in what is weighed at sentencing."""
        same = law.cover is self.law.cover and law.ratings is self.law.ratings
        pairs = zip(law.provisions, self.law.provisions, strict=True) if same else ()
        return same and all(one.exclusions is other.exclusions for one, other in pairs)

    def punished(self, kinds: tuple[str, ...]) -> Cover:
        """What some kinds of offence punish at all; all kinds when none is named."""
        if kinds not in self.punished_by:
            wanted = [provision.counts_for(kinds) for provision in self.law.provisions]
            self.punished_by[kinds] = self.of(norm for norm in self.law.cover if wanted[norm.provision])
        return self.punished_by[kinds]

    def graded(self, kinds: Iterable[str], facts: Iterable[Cube], at_least: Months = 0) -> Cover:
        """How gravely some kinds of offence punish some facts, worked out for these facts alone.

        With ``at_least`` so many months only what has such a maximum, and not what the range is beyond that.
        """
        around = hull(facts)
        key = (tuple(kinds), around, at_least)
        if key not in self.graded_by:
            found: list[Norm] = []
            for rating in self.law.ratings:
                if self.law.provisions[rating.provision].counts_for(key[0]):
                    found += self.norms_rated(rating, around, at_least)
            self.graded_by[key] = self.of([norm for norm in found if norm.range.high >= at_least])
        return self.graded_by[key]

    def norms_rated(self, rating: Rating, around: Cube, at_least: Months) -> list[Norm]:
        """What one provision punishes of some facts (a cube), and how gravely; worked out once, for amended laws and other days too."""
        key = (rating.provision, id(rating.alternatives), id(rating.steps), around, at_least)
        if key not in self.norms_by:
            drafts = rated(rating, meeting(around), around, (at_least,) if at_least else None)
            self.norms_by[key] = rating, norms_of(rating, drafts)
        return self.norms_by[key][1]

    def by_form(self, rating: Rating, form: str, around: Cube) -> list[tuple[Cube, Months]]:
        """What a qualified form alone surely reaches of some facts (a cube), with the maximum; worked out once."""
        key = (id(rating.alternatives), id(rating.steps), form, around)
        if key not in self.forms_by:
            drafts = rated(rating.with_only(form), meeting(around), around)
            own = [(cube, terms.range.high) for cube, terms in drafts if form in terms.forms and not terms.doubt]
            self.forms_by[key] = rating, own
        return self.forms_by[key][1]

    def of(self, norms: Iterable[Norm]) -> Cover:
        """Some norms of the law, with what their provisions reach."""
        return covering(norms, self.law.provisions)

    @cached_property
    def norms_of(self) -> defaultdict[int, list[Norm]]:
        """The norms by their provision."""
        found: defaultdict[int, list[Norm]] = defaultdict(list)
        for norm in self.law.cover:
            found[norm.provision].append(norm)
        return found

    def crimes(self, cover: Iterable[Share]) -> list[Share]:
        """What is more than only fined: attempt, range and aggravation are asked of crimes."""
        return [item for item in cover if not self.law.provisions[item.provision].administrative]

    def administrative(self, kinds: tuple[str, ...], facts: Iterable[Cube]) -> tuple[int, ...]:
        """The administrative offences of some kinds that surely reach some of the facts: named beside a gap, never counted."""
        if not any(item.administrative for item in self.law.provisions):
            return ()
        asked = tuple(facts)
        found = self.punished((*kinds, "administrative")).cover(asked)
        return tuple(item.provision for item in found if self.law.provisions[item.provision].administrative)
