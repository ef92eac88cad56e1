"""One law on one day before one treaty: what every duty asks of it, each thing worked out once."""

from collections.abc import Iterable, Iterator
from copy import copy
from functools import cached_property
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, hull
from harmonize.duties.coverage import NOBODY, Coverage, Share, Shares, inside, replaced, with_replaced
from harmonize.duties.question import Question
from harmonize.norms.combining import meeting, rated
from harmonize.norms.facts import impossible
from harmonize.norms.law import Law, Norm, Provision, norms_of
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.rating import Rating
from harmonize.norms.treaty import Duty, Treaty

COARSE = sum(SPACE.fields[name].mask for name in ("conduct", "role", "stage", "actor"))


class Cover(NamedTuple):
    """Some norms, and what their provisions reach: each possibly, and surely (None where only doubtful norms reach it)."""

    norms: tuple[Norm, ...]
    reach: tuple[tuple[Share, Share | None], ...]

    def covers(self, facts: Iterable[int]) -> tuple[Shares, Shares]:
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

    def cover(self, facts: Iterable[int]) -> Shares:
        """The provisions that surely reach some of the facts, with all that they reach."""
        return self.covers(facts)[0]


def covering(norms: Iterable[Norm], provisions: tuple[Provision, ...]) -> Cover:
    """Some norms of a law's provisions, the cubes of each provision with the widest first."""
    found = tuple(norms)
    sure: dict[int, dict[int, bool]] = {}
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


class Evaluator:
    """The law of one State on one day, and a memo of what the duties of a treaty ask of it."""

    def __init__(self, on_day: LawOnDay, treaty: Treaty, readings: dict[str, str]) -> None:
        self.on_day, self.law, self.treaty, self.readings = on_day, on_day.law, treaty, readings
        self.punished_by: dict[tuple[tuple[str, ...], int], Cover] = {}
        self.graded_by: dict[tuple[tuple[str, ...], int, float], Cover] = {}
        self.norms_by: dict[tuple[int, int, float], tuple[Rating, list[Norm]]] = {}
        self.forms_by: dict[tuple[int, str, int], tuple[Rating, list[tuple[int, float]]]] = {}
        self.forget()

    def forget(self) -> None:
        """An empty memo for all that depends on a reading."""
        self.duties: dict[str, Duty] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.regions: dict[str, Region] = {}
        self.questions: dict[str, Question] = {}
        self.coverages: dict[str, Coverage] = {}
        self.facts_of: dict[tuple[str, float, bool], Shares] = {}
        self.__dict__.pop("as_if_read", None)

    def read_otherwise(self, switch: str) -> "Evaluator":
        """The same law under another reading of one dispute (``D17=general_duty``); what is punished is not worked out again."""
        dispute, _, reading = switch.partition("=")
        other = copy(self)
        other.readings = {**self.readings, dispute: reading}
        other.forget()
        return other

    def by_another_text(self, treaty: Treaty, touched: Iterable[str]) -> "Evaluator":
        """The same law before another text of the treaty; what it punishes, and the duties not ``touched``, stay known."""
        other, again = copy(self), frozenset(touched)
        other.treaty = treaty
        other.forget()
        for name in ("duties", "outcomes", "regions", "questions", "coverages"):
            known = getattr(self, name)
            setattr(other, name, {duty: found for duty, found in known.items() if duty not in again})
        return other

    def amended(self, law: Law) -> "Evaluator":
        """The same questions asked of a changed law; what does not turn on the change is not worked out again.

        Where only rules or what is weighed at sentencing changed, all that is punished, and how gravely, stays known.
        """
        other = copy(self)
        other.on_day = copy(self.on_day)
        other.on_day.law = other.law = law
        same = law.cover is self.law.cover and law.ratings is self.law.ratings
        if same and all(a.exclusions is b.exclusions for a, b in zip(law.provisions, self.law.provisions, strict=True)):
            other.outcomes = {}
            other.__dict__.pop("as_if_read", None)
            return other
        other.punished_by, other.graded_by = {}, {}
        for worked_out in ("outlined", "norms_of"):
            other.__dict__.pop(worked_out, None)
        duties, regions = self.duties, self.regions
        other.forget()
        other.duties, other.regions = duties, regions  # what a duty asks does not turn on the law
        return other

    @cached_property
    def as_if_read(self) -> "Evaluator | None":
        """The same questions asked of the law as if what its offences punish had all been read; None where it has been."""
        law = self.law.as_if_read
        return None if law is self.law else self.amended(law)

    # ------------------------------------------------------------------ what a duty asks

    def duty(self, name: str) -> Duty:
        """A duty with its test under the readings chosen."""
        if name not in self.duties:
            self.duties[name] = self.treaty.duties[name].under(self.readings)
        return self.duties[name]

    def roots(self, duty: Duty) -> list[Duty]:
        """The duties with a region of their own that a duty follows; the duty itself when it follows none."""
        if not duty.follows:
            return [duty]
        return [root for name in duty.follows.duties for root in self.roots(self.duty(name))]

    def kinds(self, duty: Duty) -> tuple[str, ...]:
        """The kinds of offence that count for a duty to criminalize, or for those it follows."""
        own = duty.criminalize.counts
        return tuple(dict.fromkeys(own or [kind for root in self.roots(duty) for kind in root.criminalize.counts]))

    def left_out(self, duty: Duty) -> tuple[int, ...]:
        """The facts that a duty to criminalize, or those it follows, leave out of their region themselves (cubes)."""
        return tuple(cube for root in self.roots(duty) for cube in self.on_day.dated(root.criminalize.leaving_out))

    def region(self, duty: Duty) -> Region:
        """What a duty to criminalize, accessory ones included, asks about: less what it leaves out and what cannot be."""
        if duty.id not in self.regions:
            test = duty.criminalize
            cubes = self.on_day.dated(test.region)
            if test.follows:
                bases = [self.region(self.duty(name)).cubes for name in test.bases]
                cubes = replaced([cube for base in bases for cube in base], test.changed)
            self.regions[duty.id] = Region(cubes, (*impossible(), *self.left_out(duty)))
        return self.regions[duty.id]

    def question(self, name: str) -> Question:
        """What a criminalize duty asks of the law; put together once."""
        if name not in self.questions:
            self.questions[name] = self.asking(self.duty(name))
        return self.questions[name]

    def coverage(self, name: str) -> Coverage:
        """How far the law covers the region of a criminalize duty; worked out once."""
        if name not in self.coverages:
            self.coverages[name] = self.question(name).answer()
        return self.coverages[name]

    def asking(self, duty: Duty) -> Question:
        region, follows = self.region(duty), duty.follows
        required: list[Share] = []
        if not follows:
            required.append(Share(NOBODY, Region(region.cubes)))
        else:
            for name in follows.duties:
                facts = self.sure_facts(self.duty(name), follows.maximum_at_least)
                required += with_replaced(facts, follows.changed)
        asked = tuple(dict.fromkeys(cube for part in required for cube in part.region.cubes))
        return self.set_against(tuple(required), region, self.punished(self.kinds(duty), asked))

    def set_against(self, required: Shares, region: Region, found: Cover) -> Question:
        """Required facts with what some norms make of them."""
        asked = tuple(dict.fromkeys(cube for part in required for cube in part.region.cubes))
        return Question(region, required, lambda: found.covers(asked), tuple(pending(required, found)))

    def sure_facts(self, duty: Duty, maximum_at_least: float = 0, *, ordinary: bool = False) -> Shares:
        """What of a duty's facts is surely an offence (with at least so high a maximum; in the ordinary case only)."""
        key = (duty.id, maximum_at_least, ordinary)
        if key not in self.facts_of:
            found = self.question(duty.id)
            surely = found.surely
            if maximum_at_least:
                surely = self.graded(self.kinds(duty), found.asked, maximum_at_least).cover(found.asked)
            # What is only fined is no base of another duty: attempt, range and aggravation are asked of crimes.
            crimes = [item for item in surely if not self.law.provisions[item.provision].administrative]
            self.facts_of[key] = inside(crimes, found.asked, ordinary=ordinary)
        return self.facts_of[key]

    # ------------------------------------------------------------------ what the law punishes

    def norms(self, kinds: Iterable[str]) -> tuple[Norm, ...]:
        """What is punished at all by some kinds of offence; by all kinds when none is named."""
        return self.punished(kinds, (SPACE.full,)).norms

    def punished(self, kinds: Iterable[str], facts: Iterable[int]) -> Cover:
        """What some kinds of offence punish at all, as far as it could meet some facts by conduct, role, stage and actor."""
        coarse = SPACE.full & ~COARSE | hull(facts)
        key = (tuple(kinds), coarse)
        if key not in self.punished_by:
            wanted = [provision.counts_for(key[0]) for provision in self.law.provisions]
            near = [item for outline, norms in self.outlined if SPACE.meet(outline, coarse) for item in norms]
            self.punished_by[key] = self.of([norm for _, norm in sorted(near) if wanted[norm.provision]])
        return self.punished_by[key]

    def graded(self, kinds: Iterable[str], facts: Iterable[int], at_least: float = 0) -> Cover:
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

    def norms_rated(self, rating: Rating, around: int, at_least: float) -> list[Norm]:
        """What one provision punishes of some facts (a cube), and how gravely; worked out once, for amended laws too."""
        key = (id(rating), around, at_least)
        if key not in self.norms_by:
            drafts = rated(rating, meeting(around), around, (at_least,) if at_least else None)
            self.norms_by[key] = rating, norms_of(rating, drafts)
        return self.norms_by[key][1]

    def by_form(self, rating: Rating, form: str, around: int) -> list[tuple[int, float]]:
        """What a qualified form alone surely reaches of some facts (a cube), with the maximum in months; worked out once."""
        key = (id(rating), form, around)
        if key not in self.forms_by:
            drafts = rated(rating.with_only(form), meeting(around), around)
            own = [(cube, terms.range.high) for cube, terms in drafts if form in terms.forms and not terms.doubt]
            self.forms_by[key] = rating, own
        return self.forms_by[key][1]

    def of(self, norms: Iterable[Norm]) -> Cover:
        """Some norms of the law, with what their provisions reach."""
        return covering(norms, self.law.provisions)

    @cached_property
    def outlined(self) -> list[tuple[int, list[tuple[int, Norm]]]]:
        """The cover of the law by the few distinct outlines of its cubes, each norm with its place.

        An outline is what a cube says of conduct, role, stage and actor.
        """
        rest = SPACE.full & ~COARSE
        found: dict[int, list[tuple[int, Norm]]] = {}
        for place, norm in enumerate(self.law.cover):
            found.setdefault(norm.cube | rest, []).append((place, norm))
        return list(found.items())

    @cached_property
    def norms_of(self) -> dict[int, list[Norm]]:
        """The norms by their provision."""
        found: dict[int, list[Norm]] = {}
        for norm in self.law.cover:
            found.setdefault(norm.provision, []).append(norm)
        return found

    def administrative(self, kinds: tuple[str, ...], facts: Iterable[int]) -> tuple[int, ...]:
        """The administrative offences of some kinds that surely reach some of the facts: named beside a gap, never counted."""
        if not any(item.administrative for item in self.law.provisions):
            return ()
        asked = tuple(facts)
        found = self.punished((*kinds, "administrative"), asked).cover(asked)
        return tuple(item.provision for item in found if self.law.provisions[item.provision].administrative)


def pending(required: Iterable[Share], found: Cover) -> Iterator[Share]:
    """What of required facts no single cube of their own provision surely holds: mostly nothing."""
    own = {share.provision: settled for share, settled in found.reach}
    for part in required:
        settled = own.get(part.provision)
        if not settled:
            yield part
            continue
        # An exclusion that required facts have themselves takes nothing away from them.
        around = hull(part.region.cubes)
        exclusions = SPACE.meeting(settled.region.excluding, part.region.cubes)
        if all(any(not saved & around & ~known for known in part.region.excluding) for saved in exclusions):
            sure = settled.region.cubes
            cubes = tuple([cube for cube in part.region.cubes if not SPACE.inside_one(cube, sure)])
            if cubes:
                yield Share(part.provision, Region(cubes, part.region.excluding))
        else:
            yield part
