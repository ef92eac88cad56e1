"""Qualified forms and general rules combined with alternatives, when somebody asks about some facts and as far as they bear on them.

The order of the steps matters and is that of the law: qualified forms in the order of the file, minima that spare
minors, roles with another range, attempt and what comes before it, agreement, legal persons, the migrant's own part.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.errors import HarmonizeError
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.drafts import Draft, FormSets, Terms, joined, outweighing, rangeless, terms_of
from harmonize.norms.facts import normal, only
from harmonize.norms.penalty import LIFE, Months, Range
from harmonize.norms.penalty_rules import (
    CARRIED,
    AtLeast,
    Carrying,
    Carryings,
    Companies,
    Fines,
    Form,
    Graver,
    Migrant,
    Minors,
    Rating,
)
from harmonize.norms.ranges import Effect, Scaling

SELF, ANOTHER = SPACE.bit["for"]["self"], SPACE.bit["for"]["another"]
MINOR, COMPANY = SPACE.bit["actor"]["minor"], SPACE.bit["actor"]["legal_person"]
PASSAGE = sum(SPACE.bit["conduct"][conduct] for conduct in ("crossing", "transit", "move_within", "stay"))
ACCOMPLICES = SPACE.bit["role"]["instigator"] | SPACE.bit["role"]["aider"]
ROLES = SPACE.fields["role"].mask
UNDECIDED = "undecided"  # whether the person moved is spared: the rules leave nobody out, and nobody decided
NO_MINIMUM = Scaling(steps=())
MOST = 20_000  # drafts of one provision for one question
MOST_PAIRS = 200  # ranges followed, with and without a form, through the forms that come after it

Keep = Callable[[int], int]
"""What of a cube is asked, the questions of the general part left aside: a cube, zero for nothing."""


class TooMany(HarmonizeError):
    """The qualified forms of a provision split the facts asked into more cases than anyone could list."""

    def __init__(self, form: str) -> None:
        super().__init__(f"the qualified forms up to `{form}` split the facts asked into more than {MOST} cases")


Matters = Callable[[int, Range, tuple["Form", ...]], bool]
"""Whether what the first of some forms makes of a range, for facts of a cube, matters to a question; others may follow."""
Sides = Callable[[Range], tuple[bool, ...]]
"""On which side of each mark a range lies, and what every rule still to come would make of it."""


def rated(rating: Rating, keep: Keep, asked: int, marks: tuple[Months, ...] | None = None) -> list[Draft]:
    """What a provision punishes of the facts that are kept, with the range for each; cubes may overlap, the graver counts.

    ``asked`` bounds the answers to the questions of the general part. With ``marks`` (maxima in months) only on which side
    of them a range lies is worked out, and a form that changes nothing about it is left aside. Raises TooMany.
    """
    drafts = [(kept, terms) for cube, terms in rating.alternatives if (kept := keep(cube))]
    stages = tuple([step.rules for step in rating.steps if isinstance(step, Carryings)])
    minors = tuple([step for step in rating.steps if isinstance(step, Minors) and step.scaling])
    sides = None if marks is None else told_apart(stages, minors, marks)

    def matters(cube: Cube, extent: Range, forms: tuple[Form, ...]) -> bool:
        if marks is None or sides is None:
            return marks is None
        return turns(extent, tuple([form.effect for form in forms if form.meets(cube)]), sides)

    forms, telling = rating.forms, tuple([frozenset(names) for names in rating.telling])
    for step in rating.steps if drafts else ():
        if isinstance(step, Form):
            drafts = qualified(drafts, forms, telling, matters, keep)
            forms = forms[1:]
            if len(drafts) > MOST:
                raise TooMany(step.id)
        elif marks is None or not isinstance(step, Fines):  # a fine says nothing of a maximum
            drafts = WORK[type(step)](drafts, step, asked)
    return drafts


@lru_cache(maxsize=256)
def told_apart(
    stages: tuple[tuple[Carrying, ...], ...], minors: tuple[Minors, ...], marks: tuple[Months, ...]
) -> Sides | None:
    """How ranges are told apart where only some maxima matter; None where nothing tells them apart.

    By these maxima, and by the thresholds of the rules that carry an offence over, one stage after the other, once the
    ranges of the under-aged are changed.
    """
    thresholds = [*(rule.when for rules in stages for rule in rules), *(rule.when for rule in minors)]
    high = {*marks, *(end for item in thresholds for end in (item.max_at_least, item.max_below) if end)}
    low = {item.min_at_least for item in thresholds if item.min_at_least}
    if not (high or low):
        return None
    chains: set[tuple[Scaling, ...]] = {()}
    scalings = [*((rule.scaling,) for rule in minors), *(tuple(rule.scaling for rule in rules) for rules in stages)]
    for changes in scalings:
        chains |= {(*chain, change) for chain in chains for change in changes if change}

    @lru_cache(maxsize=1024)
    def sides(extent: Range) -> tuple[bool, ...]:
        found = []
        for chain in chains:
            told = extent
            for scaling in chain:
                told = scaling.of(told)
            found += [told.high >= mark for mark in high]
            found += [told.low >= mark for mark in low]
        return tuple(found)

    return sides


def by_form(rating: Rating) -> list[Draft]:
    """What a provision punishes without any qualified form, and with each of them by itself (and those it goes on)."""
    alone = (rating.with_only(), *(rating.with_only(form.id) for form in rating.forms))
    return list(dict.fromkeys(draft for item in alone for draft in rated(item, everything, SPACE.full)))


def everything(cube: Cube) -> Cube:
    """All facts are kept."""
    return cube


def meeting(region: int) -> Keep:
    """What lies in a cube is kept, the questions of the general part left aside."""
    around, full, guards = region | CARRIED, SPACE.full, SPACE.guards

    def keep(cube: Cube) -> Cube:
        both = cube & around
        return both if (both + full) & guards == guards else 0

    return keep


def simplified(drafts: list[Draft]) -> list[Draft]:
    """The same in as few drafts as possible."""
    return outweighing(joined(outweighing(drafts)))


def flat(rating: Rating) -> list[Draft]:
    """What a provision punishes at all, whatever the range, in few cubes."""
    return rangeless(rated(rating, everything, SPACE.full, marks=()))


# ---------------------------------------------------------------------- the steps


def qualified(
    drafts: list[Draft], forms: tuple[Form, ...], telling: FormSets, matters: Matters, keep: Keep
) -> list[Draft]:
    """The drafts with the first of some qualified forms worked in; the others are still to come."""
    form = forms[0]
    shaped: dict[tuple[int, tuple[str, ...]], Terms] = {}
    kept: list[Draft] = []
    added: list[Draft] = []
    meet, asked_of = SPACE.meet, [names for names in telling if form.id in names]
    for cube, terms in drafts:
        hits = [(both, named) for part, named in form.pieces if (both := meet(cube, part)) and (both := keep(both))]
        if (
            not hits
            or (form.only_on and not any(name in terms.forms for name in form.only_on))
            or not (
                any(names.isdisjoint(terms.forms) for names in asked_of)
                or any(named for _, named in hits)
                or matters(cube, terms.range, forms)
            )
        ):
            kept.append((cube, terms))
            continue
        for hit, named in hits:
            key = id(terms), named
            if key not in shaped:
                shaped[key] = form.shaped(terms, named)
            added.append((hit, shaped[key]))
        kept += (
            [(rest, terms) for rest in SPACE.minus((cube,), [hit for hit, _ in hits])]
            if form.cut and not form.doubt
            else [(cube, terms)]
        )
    return outweighing(kept + added, telling, named=True) if added else drafts


@lru_cache(maxsize=4096)
def turns(extent: Range, effects: tuple[Effect, ...], sides: Sides) -> bool:
    """Whether the first of some effects could bring a range to another side of a mark, whichever of the others hold.

    Life is another kind of end, of which rules make what they say.
    """
    first, *later = effects
    pairs = {(extent, first.of(extent))}
    for effect in later:
        pairs |= {(effect.of(without), effect.of(with_it)) for without, with_it in pairs if without != with_it}
        if len(pairs) > MOST_PAIRS:
            return differ(*bounds(extent, effects), sides)
    return any(differ(without, with_it, sides) for without, with_it in pairs)


def differ(one: Range, other: Range, sides: Sides) -> bool:
    """Whether two ranges are told apart."""
    return (one.high >= LIFE) != (other.high >= LIFE) or sides(one) != sides(other)


def bounds(extent: Range, effects: Iterable[Effect]) -> tuple[Range, Range]:
    """The least and the most that some forms could make of a range, whichever of them hold.

    What a form makes of a range grows with the range, so the lowest and the highest that came out so far bound it.
    """
    least = most = extent
    for effect in effects:
        ends = (least, most, effect.of(least), effect.of(most))
        least = Range(min(end.low for end in ends), min(end.high for end in ends))
        most = Range(max(end.low for end in ends), max(end.high for end in ends))
    return least, most


def spared_minors(drafts: list[Draft], rule: Minors, _asked: int) -> list[Draft]:
    """The drafts with a range of their own for the under-aged, or without a minimum."""
    scaling = rule.scaling or NO_MINIMUM
    spared = {
        key: terms._replace(penalty=changed)
        for key, terms in terms_of(drafts).items()
        if rule.when.reached(terms.range)
        and (changed := scaling.penalty(terms.penalty)).range != terms.range
        and (rule.whole or any(name in rule.forms for name in terms.forms))
    }
    found: list[Draft] = []
    for cube, terms in drafts:
        if id(terms) in spared and cube & MINOR:
            found.append((only(cube, "actor", "minor"), spared[id(terms)]))
            found += [(grown, terms) for grown in SPACE.minus((cube,), (only(SPACE.full, "actor", "minor"),))]
        else:
            found.append((cube, terms))
    return found


def carried_over(drafts: list[Draft], step: Carryings, asked: int) -> list[Draft]:
    """The drafts with what some rules carry over to other roles or stages."""
    return drafts + [draft for rule in step.rules for draft in rule.drafts(drafts, asked)]


def with_companies(drafts: list[Draft], rule: Companies, asked: int) -> list[Draft]:
    """The drafts widened to legal persons."""
    if not asked & COMPANY:
        return drafts
    doubted: dict[int, Terms] = {}
    found: list[Draft] = []
    added: list[Draft] = []
    for cube, terms in drafts:
        reached = "actor" not in terms.named and (rule.whole or any(name in rule.forms for name in terms.forms))
        found.append((cube | COMPANY, terms) if reached and not rule.doubt else (cube, terms))
        if reached and rule.doubt:
            if id(terms) not in doubted:
                doubted[id(terms)] = terms.carried(terms.penalty, rule.doubt)
            added.append((only(cube, "actor", "legal_person"), doubted[id(terms)]))
    return found + added


def without_migrant(drafts: list[Draft], rule: Migrant, _asked: int) -> list[Draft]:
    """Drafts that do not say whose passage it is, narrowed to others' where the person moved is spared."""
    found: list[Draft] = []
    for facts, terms in drafts:
        for cube, spared, apart in by_role(normal(facts), terms, rule):
            passage = cube & ANOTHER and cube & PASSAGE
            open_to_both = passage and cube & SELF and "for" not in terms.named
            added = (
                passage and apart and not cube & SELF
            )  # the offence says `another`: who is moved by another helps in it
            if not (open_to_both or added) or (open_to_both and spared == "no"):
                found.append((cube, terms))
                continue
            found.append((cube & ~SELF, terms))
            if spared != "yes":
                own = terms if spared == "no" else in_doubt(terms, spared, rule.why)
                found.append((cube & ~ANOTHER | SELF, own))
    return found


def in_doubt(terms: Terms, spared: str, why: str) -> Terms:
    """The terms for the person moved where it is open whether he is spared; what nobody decided goes before other doubts."""
    if spared == UNDECIDED:
        return terms._replace(doubt=Reason(Ground.LAW, why, undecided=True))
    return terms.doubted(Reason(Ground(spared), why))


def by_role(cube: Cube, terms: Terms, rule: Migrant) -> list[tuple[int, str, bool]]:
    """A draft in parts by whether the person moved is spared in them, and whether that is said of accomplices apart.

    An offence that names the roles itself has answered for its accomplices.
    """
    helping = cube & ~ROLES | cube & ACCOMPLICES
    if not rule.accomplice or "role" in terms.named or not cube & ACCOMPLICES:
        return [(cube, rule.spared, False)]
    others = cube & ~ACCOMPLICES
    return [*([(others, rule.spared, False)] if others & ROLES else []), (helping, rule.accomplice, True)]


def at_least(drafts: list[Draft], rule: AtLeast, _asked: int) -> list[Draft]:
    """The drafts with a maximum that is high enough."""
    return [
        (cube, terms.ranged(Range(terms.range.low, max(terms.range.high, rule.months))))
        if SPACE.meet(cube, rule.within)
        else (cube, terms)
        for cube, terms in drafts
    ]


def with_graver(drafts: list[Draft], rule: Graver, _asked: int) -> list[Draft]:
    """The drafts with a graver range for some of their facts."""
    sure = [(both, terms) for cube, terms in drafts if not terms.doubt and (both := SPACE.meet(cube, rule.facts))]
    return drafts + [(both, terms.ranged(rule.range)) for both, terms in sure]


def with_fines(drafts: list[Draft], rule: Fines, _asked: int) -> list[Draft]:
    """The drafts with a fine that a rule for the whole State gives where an offence has none."""
    found: list[Draft] = []
    fined: dict[int, Terms] = {}
    for cube, terms in drafts:
        hits = [both for part in rule.pieces if (both := SPACE.meet(cube, part))]
        if terms.penalty.fine or not terms.range.high or not hits or not rule.when.reached(terms.range):
            found.append((cube, terms))
            continue
        if id(terms) not in fined:
            fined[id(terms)] = terms._replace(penalty=terms.penalty._replace(fine=rule.fine))
        found += [(hit, fined[id(terms)]) for hit in hits]
        found += [(rest, terms) for rest in SPACE.minus((cube,), hits)]
    return found


WORK: dict[type, Callable[..., list[Draft]]] = {
    Minors: spared_minors,
    Carryings: carried_over,
    Fines: with_fines,
    Companies: with_companies,
    Migrant: without_migrant,
    AtLeast: at_least,
    Graver: with_graver,
}
