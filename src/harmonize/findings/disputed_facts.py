"""The facts on which two codings of one law decide differently: every clause by which one says more than the other.

Both speak one vocabulary, so nothing is matched: what one punishes and the other does not is a difference of sets, asked for
every set of kinds of offence that some duty counts. None is left out: what is not reported is inside the other coding whole.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region, hull
from harmonize.conduct.space import widened
from harmonize.duties.coverage import regions
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import ORDER, nearest
from harmonize.duties.penal_law import Cover
from harmonize.findings.difference import Rule, said
from harmonize.norms.doubt import Reason
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.facts import UNASKED, family_of, impossible
from harmonize.norms.law import SECTIONS, Law
from harmonize.norms.outcome import Near
from harmonize.norms.treaty import Treaty
from harmonize.norms.word import Word

SURE, OPEN, NO = "yes", "unsettled", "no"
MOST = 3  # sets of facts that are reported of one clause
EVERY_OFFENCE = ("administrative",)  # of whatever kind, those that are no crimes included
Pair = tuple[Evaluator, Evaluator]


class Dispute(NamedTuple):
    """A clause of one coding that says of some facts what the other coding does not, and what each says of them.

    ``wider`` is the coding that says more (0 the first, 1 the second), ``clause`` the cube around its clause, ``cubes`` the facts:
    the first few maximal sets of them, with ``more`` where there are others. ``near`` is the nearest clause of each coding,
    ``kinds`` are the kinds of offence that are counted when the two answers are given, ``votes`` what each coding says where
    there are more than two.
    """

    answers: tuple[str, str]
    wider: int
    clause: int
    cubes: tuple[int, ...]
    more: bool
    near: tuple[Near | None, Near | None]
    kinds: tuple[str, ...]
    votes: tuple[str, ...] = ()

    @property
    def fact(self) -> int:
        """The plainest of the facts."""
        return plainest(Region((self.cubes[0],), impossible()))

    @property
    def clauses(self) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
        """The nearest clause of each coding: the position of its offence in the law, and its name."""
        first, second = ((item.provision, item.clause) if item else None for item in self.near)
        return first, second


def vote(evaluator: Evaluator, item: Dispute) -> str:
    """What a coding says of the plainest facts of a dispute."""
    found, fact = evaluator.penal.punished(item.kinds), item.fact
    if any(settled and fact in settled.region for _, settled in found.reach):
        return SURE
    return OPEN if any(fact in share.region for share, _ in found.reach) else NO


class Written(NamedTuple):
    """A clause as it is asked: its offence (a position in the law), its cube, and the facts of it that are in question."""

    provision: int
    cube: int
    asked: tuple[Region, ...]


USUAL = sum(SPACE.bit[item.name][value] for item in DIMENSIONS for value in item.usual)


def plainest(region: Region, cover: Sequence[Region] = ()) -> int:
    """A fact of a region that no region of a cover holds, the ordinary case where it can be; zero where there is none."""
    cubes = []
    for cube in region.cubes:
        usual = cube & USUAL
        empty = SPACE.guards & ~(usual + SPACE.full)
        rest = sum(field.mask for field in SPACE.fields.values() if field.guard & empty)
        cubes.append(usual | cube & rest)
    return Region(tuple(cubes), region.excluding).witness(cover) or region.witness(cover)


def oddity(fact: int) -> int:
    """In how many answers a fact is not the ordinary case."""
    asked = fact | UNASKED[family_of(fact)]
    return (SPACE.guards & ~((asked & USUAL) + SPACE.full)).bit_count()


def disputed(sides: Pair) -> tuple[Dispute, ...]:
    """Every clause by which one of two codings says more than the other, each reported once."""
    found: dict[object, Dispute] = {}
    for kinds in counted(sides[0].treaty):
        for wider in (0, 1):
            for item in between(sides, wider, kinds):
                found.setdefault((item.answers, item.clauses), item)
    return tuple(found.values())


def counted(treaty: Treaty) -> tuple[tuple[str, ...], ...]:
    """The sets of kinds of offence that duties count together, and all offences."""
    own = (duty.test.counts for duty in treaty.duties.values() if isinstance(duty.test, Criminalize | Spare))
    return tuple(dict.fromkeys((*map(tuple, own), EVERY_OFFENCE)))


def between(sides: Pair, wider: int, kinds: tuple[str, ...]) -> Iterator[Dispute]:
    """The clauses by which one coding says more: surely what is open or no offence there, or open what is none."""
    here, there = (sides[at].penal.punished(kinds) for at in (wider, 1 - wider))
    if reaches(here) == reaches(there):
        return
    sure = [settled for _, settled in here.reach if settled]
    other_sure = [settled.region for _, settled in there.reach if settled]
    other_possible = [share.region for share, _ in there.reach]
    possibly, surely = Held(other_possible), Held(other_sure)
    open_there = [share.region for share, settled in there.reach if settled is not share]
    beyond, doubted = [], []
    for provision, own in sure:
        for cube in own.cubes:
            if not possibly.holds(cube, own.excluding):
                beyond.append(Written(provision, cube, (Region((cube,), own.excluding),)))
            if open_there and not surely.holds(cube, own.excluding):
                asked = Region((cube,), own.excluding)
                doubted.append(Written(provision, cube, tuple(asked & region for region in open_there)))
    yield from disputed_fact(sides, wider, (SURE, NO), kinds, beyond, other_possible)
    yield from disputed_fact(sides, wider, (SURE, OPEN), kinds, doubted, other_sure)
    left = [item for item in left_open(here) if not possibly.holds(item.cube, item.asked[0].excluding)]
    yield from disputed_fact(sides, wider, (OPEN, NO), kinds, left, [*regions(sure), *other_possible])


def reaches(cover: Cover) -> set[tuple[Region, Region | None]]:
    """What the offences of a cover reach, possibly and surely, whichever they are: where it is the same, nothing differs."""
    return {(share.region, settled and settled.region) for share, settled in cover.reach}


def left_open(cover: Cover) -> Iterator[Written]:
    """The clauses of which it is open whether they punish all that they say."""
    for share, settled in cover.reach:
        if settled is not share:
            for cube in share.region.cubes:
                yield Written(share.provision, cube, (Region((cube,), share.region.excluding),))


class Held:
    """Regions in which a cube is looked up: two codings mostly have the same cubes."""

    def __init__(self, cover: Iterable[Region]) -> None:
        self.by_cube: dict[int, list[frozenset[int]]] = {}
        for region in cover:
            excluding = frozenset(region.excluding)
            for cube in region.cubes:
                self.by_cube.setdefault(cube, []).append(excluding)

    def holds(self, cube: int, excluding: tuple[int, ...]) -> bool:
        """Whether a region has a cube, and leaves nothing out of it that is not left out anyway; not whether several hold it."""
        return any(other.issubset(excluding) for other in self.by_cube.get(cube, ()))


def disputed_fact(
    sides: Pair,
    wider: int,
    answers: tuple[str, str],
    kinds: tuple[str, ...],
    written: Sequence[Written],
    cover: Sequence[Region],
) -> Iterator[Dispute]:
    """What clauses say of facts that a cover does not hold: by its roles, stages and companies one stands in many cubes."""
    never, law = impossible(), sides[wider].law
    found: dict[tuple[int, str], list[tuple[int, Written, Region]]] = {}
    for item in written:
        for region in item.asked:
            open_facts = Region(region.cubes, (*region.excluding, *never))
            if fact := plainest(open_facts, cover):
                name = law.clause_of(item.provision, fact, doubtful=answers[0] == OPEN)
                found.setdefault((item.provision, name), []).append((fact, item, open_facts))
    walls = [Region(item.cubes, (*item.excluding, *never)) for item in cover] if found else []
    for (provision, name), same in found.items():
        same.sort(key=lambda one: (oddity(one[0]), -SPACE.size(one[1].cube)))
        fact = same[0][0]
        around = hull(item.cube for _, item, _ in same)
        cubes = list(islice(widest([(fact, open_facts) for fact, _, open_facts in same], cover, walls), MOST + 1))
        other = nearest(sides[1 - wider].penal, fact, ())
        own = Near(provision, (), (), name)
        near, said = ((own, other), answers) if wider == 0 else ((other, own), (answers[1], answers[0]))
        yield Dispute(said, wider, around, tuple(cubes[:MOST]), len(cubes) > MOST, near, kinds)


def widest(same: Iterable[tuple[int, Region]], cover: Sequence[Region], walls: Sequence[Region]) -> Iterator[int]:
    """The maximal sets of facts of one clause that a cover does not hold, those around the plainest facts first."""
    known: list[int] = []
    for fact, open_facts in same:
        around = [*walls, Region(open_facts.excluding)]
        if any(not fact & ~cube for cube in known):
            continue
        within = next(cube for cube in open_facts.cubes if not fact & ~cube)
        known.append(widened(SPACE, fact, within, around, ORDER))
        yield known[-1]
    for _, open_facts in same:
        around = [*walls, Region(open_facts.excluding)]
        for _, cube in open_facts.maximal(cover, around, ORDER, tuple(known)):
            known.append(cube)
            yield cube


Cubes = frozenset[tuple[int, Reason | None]]  # facts, each surely or doubtfully


class Kind(Word):
    """What kind of rule two codings say otherwise."""

    MEASURE = "measure"
    JURISDICTION = "jurisdiction"
    WEIGHED = "weighed", "a circumstance that courts must weigh"
    SENTENCING = "sentencing", "harm weighed at sentencing"
    READ = "read", "how far the section was read"
    UNREAD = "unread", "whether the rule of the general part was read"


class DisputedRule(NamedTuple):
    """A rule that two codings say otherwise.

    ``name`` is the measure, the section, or the rule; ``offences`` the ids of those it is about (none: all of them).
    ``cubes`` are the first few sets of facts of which only one of them (``wider``) says it, ``answers`` what each says in
    words; of a measure ``measure`` holds both answers.
    """

    kind: Kind
    name: str
    offences: tuple[str, ...]
    answers: tuple[str, str]
    wider: int = 0
    cubes: tuple[int, ...] = ()
    measure: Rule | None = None


def ruled(sides: Pair) -> Iterator[DisputedRule]:
    """All rules beside facts and ranges that two codings say otherwise."""
    laws = sides[0].law, sides[1].law
    yield from measures(laws, sides[0].treaty)
    for section in SECTIONS:
        status, other = (law.status(section).words for law in laws)
        if status != other:
            yield DisputedRule(Kind.READ, section, (), (status, other))
    for name, value in sorted({*laws[0].unread} ^ {*laws[1].unread}):
        told = ["not read" if (name, value) in law.unread else "read" for law in laws]
        yield DisputedRule(Kind.UNREAD, value, (), (told[0], told[1]))
    yield from parted(Kind.JURISDICTION, (reaching(laws[0]), reaching(laws[1])))
    yield from parted(Kind.WEIGHED, (weighed(laws[0]), weighed(laws[1])))
    yield from sentencing(laws)


def measures(laws: tuple[Law, Law], treaty: Treaty) -> Iterator[DisputedRule]:
    """The measures that are answered otherwise, or by one of the two only."""
    for name, kind in treaty.measures.items():
        one, other = (law.measures.get(name) for law in laws)
        if (one is None) != (other is None) or (
            one and other and (said(one), one.doubt, one.moot) != (said(other), other.doubt, other.moot)
        ):
            yield DisputedRule(Kind.MEASURE, name, (), ("", ""), measure=Rule(kind, one, other))


def reaching(law: Law) -> dict[str, Cubes]:
    """The facts over which the State has jurisdiction, by the id of the offence."""
    return {
        item.id: frozenset(
            (rule.cube, rule.doubt) for rule in law.reaches if not rule.provisions or at in rule.provisions
        )
        for at, item in enumerate(law.provisions)
    }


def weighed(law: Law) -> dict[str, Cubes]:
    """The circumstances that statutes tell courts to weigh, by the id of the offence."""
    return {item.id: frozenset((factor.cube, factor.doubt) for factor in item.weighs) for item in law.provisions}


def parted(kind: Kind, both: tuple[dict[str, Cubes], dict[str, Cubes]]) -> Iterator[DisputedRule]:
    """What is said otherwise of offences that both codings have, offences of which the same is said together."""
    groups: dict[tuple[Cubes, Cubes], list[str]] = {}
    for name in both[0]:
        if name in both[1] and both[0][name] != both[1][name]:
            groups.setdefault((both[0][name], both[1][name]), []).append(name)
    for pair, names in groups.items():
        offences = tuple(names) if len(names) < len(both[0]) else ()
        for wider in (0, 1):
            here, there = (sorted(pair[at], key=repr) for at in (wider, 1 - wider))  # a set has no order of its own
            certain = [cube for cube, doubt in here if not doubt], [cube for cube, doubt in there if not doubt]
            for word, asked, cover in (
                ("no", [cube for cube, _ in here], [cube for cube, _ in there]),
                ("unsettled", certain[0], [*certain[1], *beyond(certain[0], [cube for cube, _ in there])]),
            ):
                sets, never = [Region(tuple(cover))], impossible()
                maximal = Region(tuple(asked), never).maximal(sets, [*sets, Region(never)], ORDER)
                if cubes := tuple(cube for _, cube in islice(maximal, MOST)):
                    answers = ("yes", word) if wider == 0 else (word, "yes")
                    yield DisputedRule(kind, kind.value, offences, answers, wider, cubes)


def beyond(cubes: Iterable[int], known: Iterable[int]) -> list[int]:
    """What some cubes hold beyond others: reported before."""
    return SPACE.minus(cubes, tuple(known))


def sentencing(laws: tuple[Law, Law]) -> Iterator[DisputedRule]:
    """The general duties and powers to weigh harm of which only one coding speaks."""
    spoken = [
        {(item.kind, tuple(law.provisions[at].id for at in item.provisions)) for item in law.weighings} for law in laws
    ]
    for kind, offences in sorted(spoken[0] ^ spoken[1]):
        told = ["yes" if (kind, offences) in said_there else "no" for said_there in spoken]
        yield DisputedRule(Kind.SENTENCING, kind, offences, (told[0], told[1]))
