"""A law with a change made to it: an element widened, an alternative or an exclusion added, a range raised, a rule provided."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.norms.law import Exclusion, Law, Measure, Norm, Provision, Reach
from harmonize.norms.penalty import LIFE, Range

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
        law = law._replace(
            norms=(*law.norms, *added(law, change)), cover=(*law.cover, *(drop(norm) for norm in added(law, change)))
        )
    if change.kind in ("widen", "alternative", "narrow"):
        return with_provision(law, change.provision, narrowed(law.provisions[change.provision], change.cube))
    if change.kind == "spare":
        provision = law.provisions[change.provision]
        saved = (*provision.exclusions, Exclusion(change.cube, (), None))
        return with_provision(law, change.provision, provision._replace(exclusions=saved))
    if change.kind == "raise_maximum":
        return law._replace(norms=tuple(raised(norm, change) for norm in law.norms))
    return law._replace(norms=(*law.norms, *graver(law, change)))


def added(law: Law, change: Change) -> tuple[Norm, ...]:
    """The norms that a widened element, or a new alternative, adds: with all qualified forms and accessory rules."""
    around = change.cube | TAKEN_OVER
    own = [norm for norm in law.norms if norm.provision == change.provision and not norm.doubt]
    found = []
    for norm in own:
        if set(SPACE.conflicts(norm.cube, around)) <= set(change.elements):
            fields = sum(SPACE.fields[name].mask for name in change.elements)
            if change.kind == "widen":
                cube = norm.cube | (change.cube & fields)
                cube = (cube & ~CONDUCT) | (change.cube & CONDUCT)
            else:
                cube = (norm.cube & TAKEN_OVER) | (change.cube & ~TAKEN_OVER) | (change.cube & fields)
            found.append(norm._replace(cube=cube))
    return tuple(found)


def drop(norm: Norm) -> Norm:
    """A norm without what tells how gravely."""
    return norm._replace(form="")


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


def raised(norm: Norm, change: Change) -> Norm:
    """A norm with its maximum raised, if it reaches the facts."""
    reached = norm.provision == change.provision and SPACE.meet(norm.cube, change.cube)
    if not reached or norm.range.high >= change.months:
        return norm
    return norm._replace(range=Range(norm.range.low, change.months))


def graver(law: Law, change: Change) -> Iterable[Norm]:
    """The norms of a provision on some facts, each with a range above every other one for these facts."""
    for norm in law.norms:
        both = SPACE.meet(norm.cube, change.cube) if norm.provision == change.provision and not norm.doubt else 0
        if both:
            others = [other.range for other in law.norms if SPACE.meet(other.cube, both)]
            low, high = max(others, key=lambda extent: extent.severity)
            extent = Range(norm.range.low, high + MORE) if high < LIFE else Range(low + MORE, high)
            yield norm._replace(cube=both, range=extent)
