"""A law with a change made to it: an element widened, an exemption limited or added, a circumstance that aggravates, a rule."""

from collections.abc import Iterable, Iterator

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.norms.amendment import Change, Kind
from harmonize.norms.combining import bounds, flat, without_migrant
from harmonize.norms.law import Law, Measure, Reach
from harmonize.norms.law_on_day import moved
from harmonize.norms.penalty import LIFE, NOTHING, Range
from harmonize.norms.penalty_rules import (
    CARRIED,
    GENERAL,
    AtLeast,
    Carryings,
    Companies,
    Form,
    Graver,
    Migrant,
    Rating,
    Step,
)
from harmonize.norms.provision import Exclusion, Factor, Norm, Provision

# What an offence has beside its definition, and what a widened alternative takes over from it.
TAKEN_OVER = sum(
    SPACE.fields[d.name].mask
    for d in DIMENSIONS
    if d.aggravating or d.placing or d.name in ("role", "stage", "actor", "sufferer")
)
CONDUCT, FOR = SPACE.fields["conduct"].mask, SPACE.fields["for"].mask
MORE = 12  # months by which an invented graver range exceeds the old one; any rise would do


class Additions:
    """What changes add to an offence, each worked out once, however many laws it is tried on."""

    def __init__(self) -> None:
        self.known: dict[tuple[int, Change], tuple[Rating, Rating, tuple[Norm, ...]]] = {}

    def of(self, rating: Rating, change: Change) -> tuple[Rating, tuple[Norm, ...]]:
        """What widened elements add to a rating, and what that punishes at all."""
        key = id(rating), change._replace(order=0)
        if key not in self.known:
            more = added(rating, change)
            # Whether a fact is punished at all turns on no qualified form that is open.
            sure = more._replace(
                steps=tuple(step for step in more.steps if not (isinstance(step, Form) and step.doubt))
            )
            cover = tuple(
                Norm(more.provision, cube, NOTHING, "", None) for cube, terms in flat(sure) if not terms.doubt
            )
            self.known[key] = rating, more, cover  # with the rating: its id is its own as long as it is held
        _, more, cover = self.known[key]
        return more, cover


def applied(law: Law, changes: Iterable[Change]) -> Law:
    """A law with several changes made, in the order in which they were drafted."""
    additions = Additions()
    for change in sorted(changes, key=lambda change: change.order):
        law = changed(law, change, additions)
    return law


def changed(law: Law, change: Change, additions: Additions) -> Law:
    """The law with one change made."""
    if change.kind is Kind.PROVIDE:
        answers = {name: Measure(value, "", None, (), "", 0) for name, value in change.measures}
        return law._replace(measures={**law.measures, **answers})
    if change.kind is Kind.JURISDICTION:
        return law._replace(reaches=(*law.reaches, Reach(change.cube, (), (), None)))
    if change.kind is Kind.EXTEND:
        return extended(law, change, additions)
    if change.kind in (Kind.RAISE, Kind.GRAVER):
        return with_step(law, change)
    provision = law.provisions[change.provision]
    if change.kind is Kind.AGGRAVATE:
        provision = provision._replace(weighs=(*provision.weighs, Factor(change.cube, (), None)))
    elif change.kind is Kind.LIMIT:
        provision = narrowed(provision, change.cube | TAKEN_OVER)
    else:
        provision = provision._replace(exclusions=(*provision.exclusions, Exclusion(change.cube, (), None)))
    return law._replace(
        provisions=(*law.provisions[: change.provision], provision, *law.provisions[change.provision + 1 :])
    )


def extended(law: Law, change: Change, additions: Additions) -> Law:
    """The law with the elements of an offence widened: what it adds, beside what there is.

    An offence of groups is widened with it: it speaks of the crimes that a group aims at.
    """
    more = [additions.of(rating, change) for rating in law.ratings if rating.provision == change.provision]
    if not set(change.elements) <= set(GENERAL):
        more += groups_widened(law, change, additions)
    ratings = (rating for rating, _ in more)
    cover = (norm for _, norms in more for norm in norms)
    return law._replace(ratings=(*law.ratings, *ratings), cover=(*law.cover, *cover))


def groups_widened(law: Law, change: Change, additions: Additions) -> Iterator[tuple[Rating, tuple[Norm, ...]]]:
    """What a change adds to the offences of groups, as far as they do not reach it already."""
    for index, item in enumerate(law.provisions):
        if item.kind == "group" and index != change.provision:
            own = [rating for rating in law.ratings if rating.provision == index]
            reached = [cube for rating in own for cube, _ in rating.alternatives]
            for found in (additions.of(rating, change) for rating in own):
                if any(not SPACE.inside_one(cube, reached) for cube, _ in found[0].alternatives):
                    yield found
                    reached += [cube for cube, _ in found[0].alternatives]


def with_step(law: Law, change: Change) -> Law:
    """The law with the range of an offence raised, for all of it or for some facts."""
    last = (
        AtLeast(change.cube | ~CARRIED & SPACE.full, change.months)
        if change.kind is Kind.RAISE
        else Graver(change.cube, above(law, change.cube))
    )
    return law._replace(
        ratings=tuple(
            rating._replace(steps=(*rating.steps, last)) if rating.provision == change.provision else rating
            for rating in law.ratings
        )
    )


def added(rating: Rating, change: Change) -> Rating:
    """What widened elements add to a provision: with all qualified forms, doubtful as they are, and sure accessory rules."""
    around, elements = change.cube | TAKEN_OVER, set(change.elements)
    fields = sum(SPACE.fields[name].mask for name in elements)

    def widened(cube: int) -> int:
        more = ((cube | (change.cube & fields)) & ~CONDUCT) | (change.cube & CONDUCT)
        # Nobody asks that what migrants do for themselves becomes an offence.
        return more & (~FOR | change.cube) if more & change.cube & FOR else more

    def near(cube: int) -> bool:
        return set(SPACE.conflicts(cube, around)) <= elements

    steps = [step for step in map(surely, rating.steps) if step]
    # Whose passage it is depends on the conduct, which is about to change.
    drafts = list(rating.alternatives)
    for step in steps:
        drafts = without_migrant(drafts, step, SPACE.full) if isinstance(step, Migrant) else drafts
    sure = rating._replace(
        alternatives=tuple((cube, terms) for cube, terms in drafts if not terms.doubt and near(cube)),
        steps=tuple(step for step in steps if not isinstance(step, Migrant)),
    )
    kept = tuple(
        step._replace(pieces=tuple(piece for piece in step.pieces if near(piece[0])))
        if isinstance(step, Form)
        else step
        for step in sure.steps
    )
    return moved(sure._replace(steps=kept), widened)


def surely(step: Step) -> Step | None:
    """What of a step that carries an offence further is free of doubt; None for nothing."""
    if isinstance(step, Carryings):
        return Carryings(tuple(rule for rule in step.rules if not rule.doubt))
    if isinstance(step, Migrant):
        spared, helping = (word if word in ("no", "") else "yes" for word in (step.spared, step.accomplice))
        return step._replace(spared=spared, accomplice=helping)
    return None if isinstance(step, Companies) and step.doubt else step


def above(law: Law, cube: int) -> Range:
    """A range above every other one for some facts."""
    most = max(
        (
            bounds(terms.range, (form.effect for form in rating.forms))[1]
            for rating in law.ratings
            for facts, terms in rating.alternatives
            if SPACE.meet(facts | CARRIED, cube)
        ),
        key=lambda extent: extent.severity,
    )
    return Range(most.low, most.high + MORE) if most.high < LIFE else Range(most.low + MORE, most.high)


def narrowed(provision: Provision, cube: int) -> Provision:
    """A provision whose sure exclusions leave some facts alone; what is doubtful stays so."""
    kept = []
    for item in provision.exclusions:
        pieces = SPACE.sharp(item.cube, cube) if not item.doubt and SPACE.meet(item.cube, cube) else [item.cube]
        kept += [item._replace(cube=piece) for piece in pieces]
    return provision._replace(exclusions=tuple(kept))
