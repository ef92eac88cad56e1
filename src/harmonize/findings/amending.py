"""A law with a change made to it: an element widened, an alternative or an exclusion added, a range raised, a rule provided."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.norms.law import Exclusion, Law, Measure, Norm, Provision, Reach
from harmonize.norms.law_on_day import moved
from harmonize.norms.penalty import LIFE, NO_PRISON, Range
from harmonize.norms.rating import (
    CARRIED,
    AtLeast,
    Carryings,
    Companies,
    Form,
    Graver,
    Migrant,
    Rating,
    Step,
    bounds,
    flat,
    without_migrant,
)

# What an offence has beside its definition, and what a widened or added alternative takes over from it.
TAKEN_OVER = sum(
    SPACE.fields[d.name].mask
    for d in DIMENSIONS
    if d.aggravating or d.placing or d.name in ("role", "stage", "actor", "sufferer")
)
CONDUCT = SPACE.fields["conduct"].mask
MORE = 12  # months by which an invented graver range exceeds the old one; any rise would do


class Change(NamedTuple):
    """One change of a law.

    ``kind`` is widen (elements of a provision), alternative (a new one beside those of a provision), narrow (an exclusion),
    raise_maximum, graver_form, spare (a new exclusion), measure or jurisdiction. ``cube`` are the facts it is about, of
    those ``within`` the duty; ``touched`` counts the elements that a drafter would touch.
    """

    kind: str
    provision: int
    elements: tuple[str, ...]
    cube: int
    within: int = 0
    measures: tuple[tuple[str, Any], ...] = ()
    months: int = 0
    touched: int = 1


def applied(law: Law, changes: Iterable[Change]) -> Law:
    """A law with several changes made."""
    for change in changes:
        law = changed(law, change)
    return law


def changed(law: Law, change: Change) -> Law:
    """The law with one change made."""
    if change.kind == "measure":
        answers = {name: Measure(value, "", None, (), "", 0) for name, value in change.measures}
        return law._replace(measures={**law.measures, **answers})
    if change.kind == "jurisdiction":
        return law._replace(reaches=(*law.reaches, Reach(change.cube, (), (), None)))
    if change.kind in ("widen", "alternative"):
        more = [added(rating, change) for rating in law.ratings if rating.provision == change.provision]
        cover = [
            Norm(rating.provision, cube, NO_PRISON, "", "", None)
            for rating in more
            for cube, terms in flat(rating)
            if not terms.doubt
        ]
        law = law._replace(ratings=(*law.ratings, *more), cover=(*law.cover, *cover))
    if change.kind in ("widen", "alternative", "narrow"):
        return with_provision(law, change.provision, narrowed(law.provisions[change.provision], change.cube))
    if change.kind == "spare":
        provision = law.provisions[change.provision]
        saved = (*provision.exclusions, Exclusion(change.cube, (), None))
        return with_provision(law, change.provision, provision._replace(exclusions=saved))
    step = AtLeast(change.cube | ~CARRIED & SPACE.full, change.months)
    last = step if change.kind == "raise_maximum" else Graver(change.cube, above(law, change.cube))
    return law._replace(
        ratings=tuple(
            rating._replace(steps=(*rating.steps, last)) if rating.provision == change.provision else rating
            for rating in law.ratings
        )
    )


def added(rating: Rating, change: Change) -> Rating:
    """What a widened element, or a new alternative, adds to a provision: with all qualified forms and accessory rules."""
    around, elements = change.cube | TAKEN_OVER, set(change.elements)
    fields = sum(SPACE.fields[name].mask for name in elements)

    def changed(cube: int) -> int:
        if change.kind == "widen":
            return ((cube | (change.cube & fields)) & ~CONDUCT) | (change.cube & CONDUCT)
        return (cube & TAKEN_OVER) | (change.cube & ~TAKEN_OVER) | (change.cube & fields)

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
    return moved(sure._replace(steps=kept), changed)


def surely(step: Step) -> Step | None:
    """What of a step is free of doubt; None for nothing."""
    if isinstance(step, Carryings):
        return Carryings(tuple(rule for rule in step.rules if not rule.doubt))
    if isinstance(step, Migrant):
        return step if step.spared == "no" else step._replace(spared="yes")
    return None if isinstance(step, Form | Companies) and step.doubt else step


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


def with_provision(law: Law, index: int, provision: Provision) -> Law:
    """A law with one provision replaced."""
    return law._replace(provisions=(*law.provisions[:index], provision, *law.provisions[index + 1 :]))
