"""What a provision punishes and how gravely, as it is written: alternatives, and the steps that work the rest in.

Qualified forms and rules of the general part are combined when somebody asks about some facts, and only as far as they
bear on these facts; multiplied out in advance, forty forms that stand beside each other would be more than anyone could
store. The order of the steps matters and is that of the law: qualified forms in the order of the file, minima that spare
minors, roles with another range, attempt, agreement, legal persons, the migrant's own part.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.errors import HarmonizeError
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.drafts import Draft, Terms, graver_doubt, joined, outweighing, rangeless, terms_of
from harmonize.norms.facts import normal, only
from harmonize.norms.penalty import LIFE, Range
from harmonize.norms.ranges import Effect, Scaling, Threshold

SELF, ANOTHER = SPACE.bit["for"]["self"], SPACE.bit["for"]["another"]
MINOR, COMPANY = SPACE.bit["actor"]["minor"], SPACE.bit["actor"]["legal_person"]
PASSAGE = sum(SPACE.bit["conduct"][conduct] for conduct in ("crossing", "transit", "move_within", "stay"))
# The questions that the general part answers where an offence does not: a step may carry facts over from one answer to
# another, so that facts are narrowed in these only when all steps are done.
GENERAL = ("role", "stage", "actor", "for")
CARRIED = sum(SPACE.fields[name].mask for name in GENERAL)
MOST = 20_000  # drafts of one provision for one question

Keep = Callable[[int], int]
"""What of a cube is asked, the questions of the general part left aside: a cube, zero for nothing."""


class TooMany(HarmonizeError):
    """The qualified forms of a provision split the facts asked into more cases than anyone could list."""

    def __init__(self, form: str) -> None:
        super().__init__(f"the qualified forms up to `{form}` split the facts asked into more than {MOST} cases")


class Form(NamedTuple):
    """A qualified form: the facts it holds for, and what it makes of the range.

    ``pieces`` are cubes, each with the questions of the general part that it answers itself. ``only_on`` names the forms of
    which it goes on one. ``cut`` says that it holds instead of the range without it, not beside it. ``fine`` is how its
    own fine stands to imprisonment, None where it has none of its own.
    """

    id: str
    pieces: tuple[tuple[int, tuple[str, ...]], ...]
    only_on: tuple[str, ...]
    cut: bool
    effect: Effect
    fine: str | None
    doubt: Reason | None
    step: Literal["form"] = "form"

    def meets(self, cube: int) -> bool:
        """Whether the form could hold for some fact of a cube."""
        return any(SPACE.meet(cube, part) for part, _ in self.pieces)

    def shaped(self, terms: Terms, named: Iterable[str]) -> Terms:
        """What the form makes of the terms of an offence, for facts of which it answers some questions itself."""
        fine = terms.fine if self.fine is None else self.fine
        doubt = graver_doubt(terms.doubt, self.doubt)
        known = tuple([name for name in GENERAL if name in terms.named or name in named])
        return Terms(known, self.effect.of(terms.range), fine, (*terms.forms, self.id), doubt, terms.clause)


class Minors(NamedTuple):
    """The under-aged have no minimum: for all forms of the offence, or for those listed."""

    whole: bool
    forms: tuple[str, ...]
    step: Literal["minors"] = "minors"


class Carrying(NamedTuple):
    """A rule that carries an offence over to another role or stage.

    ``values`` are the answers to ``dimension`` that it gives; ``within`` is the cube in which it does so; ``scaling`` what
    becomes of the range (None for nothing), ``when`` the ranges for which it holds.
    """

    dimension: str
    values: tuple[str, ...]
    scaling: Scaling | None
    when: Threshold
    within: int
    doubt: Reason | None

    def drafts(self, drafts: list[Draft], asked: int) -> Iterator[Draft]:
        """The drafts that the rule reaches, carried over with their range and their doubt."""
        bits = sum(SPACE.bit[self.dimension][value] for value in self.values)
        mask = SPACE.fields[self.dimension].mask
        if not bits & asked:
            return
        over: dict[int, Terms] = {}
        for key, terms in terms_of(drafts).items():
            if self.dimension not in terms.named and self.when.reached(terms.range):
                extent = (self.scaling or Scaling()).of(terms.range)
                doubt = graver_doubt(terms.doubt, self.doubt)
                over[key] = terms._replace(range=extent, doubt=doubt)
        for cube, terms in drafts:
            if id(terms) in over and (both := SPACE.meet(cube & ~mask | bits, self.within)):
                yield both, over[id(terms)]


class Carryings(NamedTuple):
    """Rules that carry the same drafts over, each for itself."""

    rules: tuple[Carrying, ...]
    step: Literal["carryings"] = "carryings"


class Companies(NamedTuple):
    """Legal persons are liable: for all forms of the offence, or for those listed."""

    whole: bool
    forms: tuple[str, ...]
    doubt: Reason | None
    step: Literal["companies"] = "companies"


class Migrant(NamedTuple):
    """Whether the person moved is spared where the offence does not say whose passage it is: ``yes``, ``no``, or a ground of doubt."""

    spared: str
    why: str
    step: Literal["migrant"] = "migrant"


class AtLeast(NamedTuple):
    """A maximum (months) below which no range of some roles and stages lies: a change that advice tries."""

    within: int
    months: float
    step: Literal["at_least"] = "at_least"


class Graver(NamedTuple):
    """A range of its own for some facts: a change that advice tries."""

    facts: int
    range: Range
    step: Literal["graver"] = "graver"


Step = Form | Minors | Carryings | Companies | Migrant | AtLeast | Graver


class Rating(NamedTuple):
    """What one provision punishes, as written: its alternatives with the range of the offence, and the steps after them.

    ``telling`` are the forms that a later step looks at.
    """

    provision: int
    alternatives: tuple[Draft, ...]
    steps: tuple[Step, ...]
    telling: tuple[str, ...]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The qualified forms in their order."""
        return tuple([step for step in self.steps if isinstance(step, Form)])

    def with_only(self, *ids: str) -> "Rating":
        """The rating without all qualified forms but some, and those they go on."""
        kept = set(ids)
        for form in reversed(self.forms):
            kept |= set(form.only_on) if form.id in kept else set()
        return self._replace(steps=tuple(step for step in self.steps if not isinstance(step, Form) or step.id in kept))

    def nearest_clause(self, cube: int) -> str:
        """The name of the clause with the fewest elements in the way of some facts; roles and stages are left aside."""
        full, guards = SPACE.full, SPACE.guards

        def distance(written: int) -> tuple[int, int]:
            known = written | CARRIED
            return (guards & ~((cube & known) + full)).bit_count(), (cube & ~known).bit_count()

        found = [(bool(terms.doubt), distance(facts), terms.clause) for facts, terms in self.alternatives]
        return min(found)[-1] if found else ""

    def clause_of(self, fact: int, *, doubtful: bool) -> str:
        """The name of the clause that says a fact, surely or doubtfully; of several the one that names its role and stage."""
        full, guards = SPACE.full, SPACE.guards
        found = [
            (
                (guards & ~((fact & (written | CARRIED)) + full)).bit_count(),
                bool(terms.doubt) != doubtful,
                bool(fact & ~written),
                terms.clause,
            )
            for written, terms in self.alternatives
        ]
        return min(found)[-1] if found else ""

    @property
    def plain(self) -> Range | None:
        """The gravest range without any qualified form; None for a provision without facts."""
        return max((terms.range for _, terms in self.alternatives), key=lambda it: it.severity, default=None)


Matters = Callable[[int, Range, tuple["Form", ...]], bool]
"""Whether what some forms make of a range, for facts of a cube, matters to a question."""
Sides = Callable[[Range], tuple[bool, ...]]
"""On which side of each mark a range lies, and what every rule still to come would make of it."""


def rated(rating: Rating, keep: Keep, asked: int, marks: tuple[float, ...] | None = None) -> list[Draft]:
    """What a provision punishes of the facts that are kept, with the range for each; cubes may overlap, the graver counts.

    ``asked`` bounds the answers to the questions of the general part. With ``marks`` (maxima in months) only on which side
    of them a range lies is worked out, and a form that changes nothing about it is left aside. Raises TooMany.
    """
    drafts = [(kept, terms) for cube, terms in rating.alternatives if (kept := keep(cube))]
    stages = tuple([step.rules for step in rating.steps if isinstance(step, Carryings)])
    matters = always if marks is None else matters_to(told_apart(stages, marks))
    forms = rating.forms
    for step in rating.steps if drafts else ():
        if isinstance(step, Form):
            drafts = qualified(drafts, forms, rating.telling, matters, keep)
            forms = forms[1:]
            if len(drafts) > MOST:
                raise TooMany(step.id)
        else:
            drafts = WORK[type(step)](drafts, step, asked)
    return drafts


@lru_cache(maxsize=256)
def told_apart(stages: tuple[tuple[Carrying, ...], ...], marks: tuple[float, ...]) -> Sides | None:
    """How ranges are told apart where only some maxima matter; None where nothing tells them apart.

    By these maxima, and by the thresholds of the rules that carry an offence over, one stage after the other.
    """
    thresholds = [rule.when for rules in stages for rule in rules]
    high = {*marks, *(end for item in thresholds for end in (item.max_at_least, item.max_below) if end)}
    low = {item.min_at_least for item in thresholds if item.min_at_least}
    if not (high or low):
        return None
    chains: set[tuple[Scaling, ...]] = {()}
    for rules in stages:
        chains |= {(*chain, rule.scaling) for chain in chains for rule in rules if rule.scaling}

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


def everything(cube: int) -> int:
    """All facts are kept."""
    return cube


def meeting(region: int) -> Keep:
    """What lies in a cube is kept, the questions of the general part left aside."""
    around, full, guards = region | CARRIED, SPACE.full, SPACE.guards

    def keep(cube: int) -> int:
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
    drafts: list[Draft], forms: tuple[Form, ...], telling: tuple[str, ...], matters: Matters, keep: Keep
) -> list[Draft]:
    """The drafts with the first of some qualified forms worked in; the others are still to come."""
    form = forms[0]
    shaped: dict[tuple[int, tuple[str, ...]], Terms] = {}
    kept: list[Draft] = []
    added: list[Draft] = []
    meet, told = SPACE.meet, form.id in telling
    for cube, terms in drafts:
        hits = [(both, named) for part, named in form.pieces if (both := meet(cube, part)) and (both := keep(both))]
        if (
            not hits
            or (form.only_on and not any(name in terms.forms for name in form.only_on))
            or not (told or any(named for _, named in hits) or matters(cube, terms.range, forms))
        ):
            kept.append((cube, terms))
            continue
        for hit, named in hits:
            key = id(terms), named
            if key not in shaped:
                shaped[key] = form.shaped(terms, named)
            added.append((hit, shaped[key]))
        kept += (
            [(rest, terms) for rest in SPACE.minus((cube,), [hit for hit, _ in hits])] if form.cut else [(cube, terms)]
        )
    return outweighing(kept + added, frozenset(telling), named=True) if added else drafts


def always(_cube: int, _extent: Range, _forms: tuple[Form, ...]) -> bool:
    """What a form makes of a range always matters."""
    return True


def matters_to(sides: Sides | None) -> Matters:
    """Whether some of the forms still to come could bring a range over a mark; when in doubt, yes."""

    def matters(cube: int, extent: Range, forms: tuple[Form, ...]) -> bool:
        return sides is not None and turns(extent, tuple([it.effect for it in forms if it.meets(cube)]), sides)

    return matters


@lru_cache(maxsize=4096)
def turns(extent: Range, effects: tuple[Effect, ...], sides: Sides) -> bool:
    """The same, by what the forms that could hold do. Life is another kind of end, of which rules make what they say."""
    least, most = bounds(extent, effects)
    return (least.high >= LIFE) != (most.high >= LIFE) or sides(least) != sides(most)


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
    """The drafts with a minimum of nothing for the under-aged."""
    spared = {
        key: terms._replace(range=Range(0, terms.range.high))
        for key, terms in terms_of(drafts).items()
        if terms.range.low > 0 and (rule.whole or any(name in rule.forms for name in terms.forms))
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
                doubted[id(terms)] = terms.doubted(rule.doubt)
            added.append((only(cube, "actor", "legal_person"), doubted[id(terms)]))
    return found + added


def without_migrant(drafts: list[Draft], rule: Migrant, _asked: int) -> list[Draft]:
    """Drafts that do not say whose passage it is, narrowed to others' where the person moved is spared."""
    found: list[Draft] = []
    for facts, terms in drafts:
        cube = normal(facts)
        open_to_both = cube & SELF and cube & ANOTHER and cube & PASSAGE and "for" not in terms.named
        if not open_to_both or rule.spared == "no":
            found.append((cube, terms))
            continue
        found.append((cube & ~SELF, terms))
        if rule.spared != "yes":
            found.append((cube & ~ANOTHER, terms.doubted(Reason(Ground(rule.spared), rule.why))))
    return found


def at_least(drafts: list[Draft], rule: AtLeast, _asked: int) -> list[Draft]:
    """The drafts with a maximum that is high enough."""
    return [
        (cube, terms._replace(range=Range(terms.range.low, max(terms.range.high, rule.months))))
        if SPACE.meet(cube, rule.within)
        else (cube, terms)
        for cube, terms in drafts
    ]


def with_graver(drafts: list[Draft], rule: Graver, _asked: int) -> list[Draft]:
    """The drafts with a graver range for some of their facts."""
    sure = [(both, terms) for cube, terms in drafts if not terms.doubt and (both := SPACE.meet(cube, rule.facts))]
    return drafts + [(both, terms._replace(range=rule.range)) for both, terms in sure]


WORK: dict[type, Callable[..., list[Draft]]] = {
    Minors: spared_minors,
    Carryings: carried_over,
    Companies: with_companies,
    Migrant: without_migrant,
    AtLeast: at_least,
    Graver: with_graver,
}
