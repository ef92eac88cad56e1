"""The facts that two codings of one law both punish, with different ranges or fines.

A range can differ only where an offence is written otherwise: elsewhere both have the same norms. So an offence is worked out
in its clauses, forms and exclusions that differ and nowhere else, which makes one changed form of forty a matter of
milliseconds, and leaves nothing out.
"""

from collections.abc import Iterator, Set
from itertools import islice
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region, absorbed
from harmonize.duties.coverage import regions
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.gaps import nearest
from harmonize.findings.answer import Answer, answer
from harmonize.findings.difference import outcome
from harmonize.findings.disputed_facts import Pair, plainest
from harmonize.norms.facts import impossible, only
from harmonize.norms.law import Law
from harmonize.norms.outcome import Near
from harmonize.norms.penalty_rules import CARRIED, Carryings, Companies, Form, Minors, Rating
from harmonize.norms.provision import Norm, Provision

Said = tuple[int, object]  # facts (a cube), and what is said of them
WHOLE = (SPACE.full,)
ACTORS = {Minors: ("minor",), Companies: ("legal_person",)}
MOST = 3  # ranges that are reported of one clause, form or rule that is written otherwise


class DisputedRange(NamedTuple):
    """Facts that both codings punish, with different ranges: the plainest of them, the cube that they lie in, the answers.

    ``near`` is the clause of each coding; ``wider`` the coding whose clause is the graver, or has a fine of its own.
    """

    fact: int
    wider: int
    within: int
    near: tuple[Near | None, Near | None]
    answers: tuple[Answer, Answer]

    @property
    def clauses(self) -> tuple[tuple[int, str] | None, tuple[int, str] | None]:
        """The nearest clause of each coding: the position of its offence in the law, and its name."""
        first, second = ((item.provision, item.clause) if item else None for item in self.near)
        return first, second


def ranged(sides: Pair) -> Iterator[DisputedRange]:
    """The facts that both punish, or perhaps punish, otherwise, the first few of every clause, form or rule that is written otherwise.

    Where one range is the graver, the clause that gives it holds the facts, and no clause of the other is as grave there; of
    ranges that are the same the fines may differ.
    """
    seen: set[object] = set()
    for wider in (0, 1):
        here, there = sides[wider], sides[1 - wider]
        other_sure, other_possible = map(regions, there.penal.punished(()).covers(WHOLE))
        for rating, apart in written_otherwise(here, there):
            for cube in apart:
                for found in islice(differing(sides, wider, rating, cube, (other_sure, other_possible)), MOST):
                    key = found.clauses, *map(outcome, found.answers)
                    if key not in seen:
                        seen.add(key)
                        yield found


def differing(
    sides: Pair, wider: int, rating: Rating, cube: int, other: tuple[list[Region], list[Region]]
) -> Iterator[DisputedRange]:
    """The facts of a cube to which an offence of one coding gives a range that the other does not, its plainest form first.

    ``other`` is what the other coding surely punishes at all, and what it possibly does.
    """
    here, there = sides[wider], sides[1 - wider]
    provision = here.law.provisions[rating.provision]
    if provision.administrative:
        return
    known: dict[tuple[object, ...], list[Region]] = {}
    alike = said_by(there, provision, cube)
    norms = [
        norm
        for norm in here.penal.norms_rated(rating, cube, 0)
        if SPACE.meet(norm.cube, cube) and said(norm) not in alike
    ]
    pieces = [piece for norm in norms for piece in surely_or_not(norm, provision, cube)]
    for norm, own, surely in sorted(pieces, key=lambda piece: (not piece[2], len(piece[0].form))):
        key = norm.range.severity, norm.fined, surely
        if key not in known:
            as_grave = there.penal.of(weighing(there, norm, cube)).cover(WHOLE)
            listed = regions(as_grave) if surely else as_open(sides, wider, norm, cube)
            known[key] = [Region(absorbed(item.cubes), item.excluding) for item in listed]
        both = (own & item for item in other[not surely] if any(SPACE.meet(norm.cube & cube, it) for it in item.cubes))
        fact = next((fact for item in both if (fact := plainest(item, known[key]))), 0)
        if fact:
            yield disputed_range(sides, wider, norm, fact)


def said(norm: Norm) -> tuple[object, ...]:
    """What a norm says, whatever it is called and why it is doubtful."""
    return norm.cube, norm.range, norm.fined, bool(norm.doubt)


def said_by(there: Evaluator, provision: Provision, within: int) -> frozenset[tuple[object, ...]]:
    """What another coding says inside a cube of an offence, where it leaves out the same facts."""
    return frozenset(
        said(norm)
        for rating in there.law.ratings
        for other in [there.law.provisions[rating.provision]]
        if (other.id, spared(other), flags(other)) == (provision.id, spared(provision), flags(provision))
        for norm in there.penal.norms_rated(rating, within, 0)
    )


def surely_or_not(norm: Norm, provision: Provision, cube: int) -> Iterator[tuple[Norm, Region, bool]]:
    """The facts of a cube to which a norm surely gives its range, and those where it is open whether it does."""
    facts = norm.cube & cube
    yield norm, Region((facts,), (*(item.cube for item in provision.exclusions), *impossible())), not norm.doubt
    saved = tuple(item.cube for item in provision.exclusions if not item.doubt)
    for item in provision.exclusions:
        if item.doubt and (both := SPACE.meet(facts, item.cube)):
            yield norm, Region((both,), (*saved, *impossible())), False


def as_open(sides: Pair, wider: int, norm: Norm, within: int) -> list[Region]:
    """Where an open range is no difference: one of the codings surely has as grave a one, or an open one that is graver."""
    mark, found = norm.range.severity, list[Region]()
    for at in (0, 1):
        graded = sides[at].penal.graded((), (within,)).norms
        found += regions(sides[at].penal.of(item for item in graded if item.range.severity >= mark).cover(WHOLE))
        graver = (it for it in graded if it.range.severity > mark or (at != wider and it.range == norm.range))
        found += regions(sides[at].penal.of(graver).covers(WHOLE)[1])
    return found


def disputed_range(sides: Pair, wider: int, norm: Norm, fact: int) -> DisputedRange:
    """Facts that both codings punish, with the two answers."""
    answers = answer(sides[0].law, fact, anywhere=True), answer(sides[1].law, fact, anywhere=True)
    own = Near(norm.provision, (), (), sides[wider].law.clause_of(norm.provision, fact, doubtful=False))
    other = nearest(sides[1 - wider].penal, fact, ())
    return DisputedRange(fact, wider, norm.cube, (own, other) if wider == 0 else (other, own), answers)


def weighing(there: Evaluator, norm: Norm, within: int) -> list[Norm]:
    """What another coding punishes of some facts as gravely as a norm: more gravely, or with the same range and fine."""
    mark = norm.range.severity
    return [
        item
        for item in there.penal.graded((), (within,)).norms
        if not item.doubt and (item.range.severity > mark or (item.range.severity == mark and item.fined == norm.fined))
    ]


# ---------------------------------------------------------------- where an offence is written otherwise


def written_otherwise(here: Evaluator, there: Evaluator) -> Iterator[tuple[Rating, tuple[int, ...]]]:
    """The offences of one coding that the other has not word for word, with the facts (cubes) in which they may differ."""
    partners = {there.law.provisions[item.provision].id: item for item in there.law.ratings}
    whole = {as_written(there.law, item) for item in there.law.ratings}
    for rating in here.law.ratings:
        if as_written(here.law, rating) in whole:
            continue
        provision = here.law.provisions[rating.provision]
        other = partners.get(provision.id)
        yield rating, apart(rating, provision, other, there.law.provisions[other.provision]) if other else WHOLE


def as_written(law: Law, rating: Rating) -> tuple[object, ...]:
    """All of an offence on which facts and ranges depend, whatever it and its clauses are called."""
    provision = law.provisions[rating.provision]
    return untold(rating), rating.steps, spared(provision), flags(provision)


def untold(rating: Rating) -> frozenset[Said]:
    """The alternatives of an offence, whatever their clauses are called."""
    return frozenset((cube, terms._replace(clause="")) for cube, terms in rating.alternatives)


def flags(provision: Provision) -> tuple[object, ...]:
    """What kind of offence it is."""
    return provision.kind, provision.administrative, provision.adds, provision.yields


def spared(provision: Provision) -> frozenset[Said]:
    """The facts that an offence leaves out, each surely or doubtfully."""
    return frozenset((item.cube, item.doubt) for item in provision.exclusions)


def apart(one: Rating, provision: Provision, other: Rating, partner: Provision) -> tuple[int, ...]:
    """The facts outside of which an offence is written alike in both codings."""
    kept = {form.id for form in one.forms} & {form.id for form in other.forms}
    order, order_there = ([form.id for form in item.forms if form.id in kept] for item in (one, other))
    if flags(provision) != flags(partner) or order != order_there:
        return WHOLE
    carried = [*parted(untold(one), untold(other)), *parted(shaping(one), shaping(other))]
    exact = [*parted(spared(provision), spared(partner)), *parted(general(one), general(other))]
    return absorbed((*(cube | CARRIED for cube in carried), *exact))


def parted(one: Set[Said], other: Set[Said]) -> Iterator[int]:
    """The facts of which one side says something that the other does not say of them."""
    for here, there in ((one - other, other - one), (other - one, one - other)):
        for cube, said in here:
            yield from SPACE.minus((cube,), [facts for facts, same in there if same == said])


def shaping(rating: Rating) -> frozenset[Said]:
    """The facts for which the qualified forms of an offence hold."""
    return frozenset((cube, (form._replace(pieces=()), named)) for form in rating.forms for cube, named in form.pieces)


def general(rating: Rating) -> set[Said]:
    """What the general part adds to an offence, with the facts (a cube) for which it says something."""
    found: set[Said] = set()
    for step in rating.steps:
        if isinstance(step, Carryings):
            found |= {(only(rule.within, rule.dimension, *rule.values), rule) for rule in step.rules}
        elif not isinstance(step, Form):
            found.add((only(SPACE.full, "actor", *ACTORS[type(step)]) if type(step) in ACTORS else SPACE.full, step))
    return found
