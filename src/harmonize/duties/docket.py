"""One law before one treaty on one day: regions with their dated words worked out, and the covers to set against them."""

from collections.abc import Callable, Iterable, Iterator
from copy import copy
from functools import cached_property
from typing import NamedTuple

from harmonize.conduct.cover import hull
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, Offence, inside
from harmonize.duties.question import Question
from harmonize.norms.duty_tests import DatedCube
from harmonize.norms.facts import Words, allowed_bits, impossible, normal
from harmonize.norms.law import Exclusion, Law, Norm, norms_of, settled
from harmonize.norms.outcome import Outcome
from harmonize.norms.rating import Form, Rating, meeting, rated
from harmonize.norms.treaty import Duty, Treaty

STATE = SPACE.fields["state"].mask
COARSE = sum(SPACE.fields[name].mask for name in ("conduct", "role", "stage", "actor"))


class Scope(NamedTuple):
    """What a duty, accessory ones included, asks about: the kinds of offence that count, its region, and what it does not ask.

    ``away`` are the facts that nobody asks about: those that this duty does not, and those that cannot be.
    """

    kinds: tuple[str, ...]
    region: tuple[int, ...]
    asked_not: tuple[int, ...]
    away: tuple[int, ...]


class Group(NamedTuple):
    """What the norms of one provision reach, the widest cubes first; the cubes that only a doubtful norm has."""

    provision: int
    cubes: tuple[int, ...]
    doubtful: frozenset[int]


class Candidates(NamedTuple):
    """Norms, and the same by provision for set operations."""

    norms: tuple[Norm, ...]
    groups: tuple[Group, ...]


def grouped(norms: Iterable[Norm]) -> tuple[Group, ...]:
    """Norms by provision."""
    sure: dict[int, dict[int, bool]] = {}
    for norm in norms:
        cubes = sure.setdefault(norm.provision, {})
        cubes[norm.cube] = cubes.get(norm.cube, False) or not norm.doubt
    return tuple(
        Group(
            index,
            tuple(sorted(cubes, key=int.bit_count, reverse=True)),
            frozenset(cube for cube, settled in cubes.items() if not settled),
        )
        for index, cubes in sure.items()
    )


class Docket:
    """The law of one State on one day, ready to be asked."""

    def __init__(self, law: Law, treaty: Treaty, groups: dict[str, frozenset[str]], readings: dict[str, str]) -> None:
        members = sum(SPACE.bit["state"][code] for code in groups.get("parties", ()) if code != law.code)
        self.law = settled(law, members, SPACE.bit["state"]["parties"])
        self.treaty, self.readings = treaty, readings
        self.words = Words.of(law.code, groups)
        self.duties: dict[str, Duty] = {}
        self.outcomes: dict[str, Outcome] = {}
        self.scopes: dict[str, Scope] = {}
        self.questions: dict[str, Question] = {}
        self.coverages: dict[str, Coverage] = {}
        self.facts_of: dict[tuple[str, float, bool], tuple[Offence, ...]] = {}
        self.state_bits: dict[tuple[str, ...], int] = {}
        self.candidates_of: dict[tuple[tuple[str, ...], int], Candidates] = {}
        self.graded_of: dict[tuple[tuple[str, ...], int, float], Candidates] = {}

    def read_otherwise(self, switch: str) -> "Docket":
        """The same law under another reading of one dispute (``D17=general_duty``); nothing else is worked out again."""
        dispute, _, reading = switch.partition("=")
        other = copy(self)
        other.readings = {**self.readings, dispute: reading}
        for kept in ("duties", "outcomes", "scopes", "questions", "coverages", "facts_of"):
            setattr(other, kept, {})
        return other

    def administrative(self, kinds: tuple[str, ...], facts: Iterable[int]) -> tuple[int, ...]:
        """The administrative offences of some kinds that surely reach some of the facts: named beside a gap, never counted."""
        if not any(item.administrative for item in self.law.provisions):
            return ()
        asked = tuple(facts)
        found = self.cover(self.candidates((*kinds, "administrative"), asked).groups, asked)
        return tuple(item.provision for item in found if self.law.provisions[item.provision].administrative)

    # ------------------------------------------------------------------ regions

    def duty(self, name: str) -> Duty:
        """A duty with its test under the readings chosen."""
        if name not in self.duties:
            self.duties[name] = self.treaty.duties[name].under(self.readings)
        return self.duties[name]

    def states(self, words: Iterable[str]) -> int:
        """The bits of some dated words for States."""
        key = tuple(words)
        if key not in self.state_bits:
            self.state_bits[key] = allowed_bits("state", list(key), self.words)
        return self.state_bits[key]

    def values(self, dimension: str, words: tuple[str, ...]) -> int:
        """The bits of some values of a dimension; those of ``state`` are dated words."""
        return self.states(words) if dimension == "state" else allowed_bits(dimension, list(words), None)

    def region(self, parts: Iterable[DatedCube]) -> tuple[int, ...]:
        """The cubes of a region with its words for States worked out; none where they stand for no State on the day."""
        found = []
        for cube, states in parts:
            if states is not None:
                cube = (cube & ~STATE) | self.states(states)
            if SPACE.inhabited(cube):
                found.append(cube)
        return tuple(found)

    # ------------------------------------------------------------------ covers

    def norms(self, kinds: Iterable[str]) -> tuple[Norm, ...]:
        """What is punished at all by some kinds of offence; by all kinds when none is named."""
        return self.candidates(kinds, (SPACE.full,)).norms

    def candidates(self, kinds: Iterable[str], region: Iterable[int]) -> Candidates:
        """What some kinds of offence punish at all, as far as it could meet a region by conduct, role, stage and actor."""
        coarse = SPACE.full & ~COARSE | hull(region)
        key = (tuple(kinds), coarse)
        if key not in self.candidates_of:
            wanted = [provision.counts_for(key[0]) for provision in self.law.provisions]
            near = [item for outline, norms in self.outlined if SPACE.meet(outline, coarse) for item in norms]
            found = tuple([norm for _, norm in sorted(near) if wanted[norm.provision]])
            self.candidates_of[key] = Candidates(found, grouped(found))
        return self.candidates_of[key]

    def graded(self, kinds: Iterable[str], region: Iterable[int], at_least: float = 0) -> Candidates:
        """How gravely some kinds of offence punish the facts of a region, worked out for these facts alone.

        With ``at_least`` so many months only what has such a maximum, and not what the range is beyond that.
        """
        around = hull(region)
        key = (tuple(kinds), around, at_least)
        if key not in self.graded_of:
            marks = (at_least,) if at_least else None
            keep = meeting(around)
            found = []
            for rating in self.law.ratings:
                if self.law.provisions[rating.provision].counts_for(key[0]):
                    found += norms_of(rating, rated(rating, keep, around, marks))
            norms = tuple([norm for norm in found if norm.range.high >= at_least])
            self.graded_of[key] = Candidates(norms, grouped(norms))
        return self.graded_of[key]

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

    def covers(self, groups: Iterable[Group], region: Iterable[int]) -> tuple[tuple[Offence, ...], tuple[Offence, ...]]:
        """The provisions that surely reach some fact of a region, and those that at least possibly do, with all that they reach."""
        wanted, provisions = tuple(region), self.law.provisions
        sure: list[Offence] = []
        possible: list[Offence] = []
        for index, cubes, doubtful in groups:
            found = tuple(SPACE.meeting(cubes, wanted))
            if not found:
                continue
            narrow, wide = self.excluded(provisions[index].exclusions, wanted)
            possible.append(Offence(index, found, wide))
            settled = tuple(cube for cube in found if cube not in doubtful) if doubtful else found
            if settled:
                sure.append(Offence(index, settled, narrow))
        return tuple(sure), tuple(possible)

    def cover(self, groups: Iterable[Group], region: Iterable[int]) -> tuple[Offence, ...]:
        """The provisions that surely reach some fact of a region, with all that they reach."""
        return self.covers(groups, region)[0]

    @staticmethod
    def excluded(exclusions: tuple[Exclusion, ...], region: tuple[int, ...]) -> tuple[tuple[int, ...], tuple[int, ...]]:
        """The exclusions that matter to the sure and to the possible cover: a doubtful one narrows the sure cover only."""
        if not exclusions:
            return (), ()
        near = SPACE.meeting([item.cube for item in exclusions], region)
        settled = {item.cube for item in exclusions if not item.doubt}
        return tuple(near), tuple([cube for cube in near if cube in settled])

    def form_cites(
        self, norms: Iterable[Norm], facts: Iterable[int], about: Callable[[Norm, str], bool]
    ) -> tuple[str, ...]:
        """The pinpoints of those qualified forms of norms that surely reach some facts which are about something."""
        asked, provisions = tuple(facts), self.law.provisions
        return tuple(
            dict.fromkeys(
                cite
                for norm in norms
                if norm.form and not norm.doubt and any(SPACE.meet(norm.cube, fact) for fact in asked)
                for form in norm.form.split("+")
                if about(norm, form)
                for cite in provisions[norm.provision].forms.get(form, ())
            )
        )

    def graver_cites(self, provisions: Iterable[int], facts: Iterable[int], at_least: float) -> tuple[str, ...]:
        """The pinpoints of the sure qualified forms of some provisions that give some facts such a maximum (months)."""
        asked, known = tuple(facts), frozenset(provisions)
        around = hull(asked)

        def bears(rating: Rating, form: Form) -> bool:
            drafts = rated(rating.with_only(form.id), meeting(around), around)
            return any(
                form.id in terms.forms and not terms.doubt and terms.range.high >= at_least and SPACE.meet(cube, fact)
                for cube, terms in drafts
                for fact in asked
            )

        return tuple(
            dict.fromkeys(
                cite
                for rating in self.law.ratings
                if rating.provision in known
                for form in rating.forms
                if not form.doubt and bears(rating, form)
                for cite in self.law.provisions[rating.provision].forms.get(form.id, ())
            )
        )

    def rule_cites(self, duty: Duty, provisions: Iterable[int]) -> tuple[str, ...]:
        """The pinpoints of the general part that carry some provisions over to what an accessory duty asks."""
        if not duty.follows:
            return ()
        asked = [
            value
            for item in duty.follows.changed
            if item.dimension in ("role", "stage", "actor")
            for value in item.values
        ]
        rules = [self.law.provisions[index].rules for index in provisions]
        return tuple(dict.fromkeys(cite for found in rules for value in asked for cite in found.get(value, ())))

    def against(self, required: tuple[Offence, ...], scope: Scope) -> Question:
        """Required facts with what the kinds of offence that count make of them."""
        asked = tuple(dict.fromkeys(cube for part in required for cube in part.cubes))
        return self.set_against(required, scope.region, self.candidates(scope.kinds, asked).groups, scope.away)

    def set_against(
        self, required: tuple[Offence, ...], region: tuple[int, ...], groups: tuple[Group, ...], away: tuple[int, ...]
    ) -> Question:
        """Required facts with what some norms make of them."""
        asked = tuple(dict.fromkeys(cube for part in required for cube in part.cubes))
        pending = tuple(self.pending(required, groups))
        return Question(region, required, away, lambda: self.covers(groups, asked), pending)

    def pending(self, required: Iterable[Offence], groups: Iterable[Group]) -> Iterator[Offence]:
        """What of required facts no single cube of their own provision surely holds: mostly nothing."""
        own = {group.provision: group for group in groups}
        for part in required:
            group = own.get(part.provision)
            if not group:
                yield part
                continue
            # An exclusion that is beside the required facts already takes nothing away from them.
            exclusions = SPACE.meeting(
                [item.cube for item in self.law.provisions[part.provision].exclusions], part.cubes
            )
            around = hull(part.cubes)
            if all(any(not saved & around & ~known for known in part.exclusions) for saved in exclusions):
                sure = [cube for cube in group.cubes if cube not in group.doubtful] if group.doubtful else group.cubes
                cubes = tuple([cube for cube in part.cubes if not SPACE.inside_one(cube, sure)])
                if cubes:
                    yield part._replace(cubes=cubes)
            else:
                yield part

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
        follows, scope = duty.follows, self.scope(duty)
        if not follows:
            return self.against((Offence(-1, scope.region, ()),), scope)
        required: list[Offence] = []
        for name in follows.duties:
            facts = self.sure_facts(self.duty(name), follows.maximum_at_least)
            required += self.moved_facts(facts, follows.changed)
        return self.against(tuple(required), scope)

    def roots(self, duty: Duty) -> list[Duty]:
        """The duties with a region of their own that a duty follows; the duty itself when it follows none."""
        if not duty.follows:
            return [duty]
        return [root for name in duty.follows.duties for root in self.roots(self.duty(name))]

    def scope(self, duty: Duty) -> Scope:
        """What a duty to criminalize, or those it follows, ask about; worked out once."""
        if duty.id not in self.scopes:
            test, roots = duty.criminalize, [root.criminalize for root in self.roots(duty)]
            counts = test.counts or [kind for root in roots for kind in root.counts]
            asked_not = tuple(cube for root in roots for cube in self.region(root.leaving_out))
            region = self.region(test.region)
            if test.follows:
                bases = [self.scope(self.duty(name)).region for name in test.bases]
                region = self.moved([cube for base in bases for cube in base], test.changed)
            self.scopes[duty.id] = Scope(tuple(dict.fromkeys(counts)), region, asked_not, (*impossible(), *asked_not))
        return self.scopes[duty.id]

    def sure_facts(self, duty: Duty, maximum_at_least: float = 0, *, ordinary: bool = False) -> tuple[Offence, ...]:
        """What of a duty's facts is surely an offence (with at least so high a maximum; in the ordinary case only)."""
        key = (duty.id, maximum_at_least, ordinary)
        if key not in self.facts_of:
            found = self.question(duty.id)
            surely = found.surely
            if maximum_at_least:
                heavy = self.graded(self.scope(duty).kinds, found.asked, maximum_at_least)
                surely = self.cover(heavy.groups, found.asked)
            # What is only fined is no base of another duty: attempt, range and aggravation are asked of crimes.
            crimes = [item for item in surely if not self.law.provisions[item.provision].administrative]
            self.facts_of[key] = inside(crimes, found.asked, ordinary=ordinary)
        return self.facts_of[key]

    def moved_facts(self, facts: Iterable[Offence], changes: Iterable[tuple[int, int]]) -> tuple[Offence, ...]:
        """What offences reach, with some dimensions replaced."""
        pairs = tuple(changes)
        return tuple(
            Offence(index, self.moved(cubes, pairs), self.moved(beside, pairs, family=False))
            for index, cubes, beside in facts
        )

    @staticmethod
    def moved(cubes: Iterable[int], changes: Iterable[tuple[int, int]], *, family: bool = True) -> tuple[int, ...]:
        """Facts with some dimensions replaced: the same deed by an aider, only attempted, in danger ..."""
        pairs = tuple(changes)
        found: dict[int, None] = {}
        for cube in cubes:
            changed = cube
            for mask, bits in pairs:
                changed = (changed & ~mask) | bits
            found[normal(changed) if family else changed] = None
        return tuple(found)
