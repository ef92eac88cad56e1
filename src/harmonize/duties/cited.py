"""The pinpoints behind a verdict besides those of the offence: qualified forms, and rules of the general part."""

from collections.abc import Callable, Iterable

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import hull
from harmonize.conduct.space import Cube
from harmonize.duties.penal_law import PenalLaw
from harmonize.norms.law import Law
from harmonize.norms.penalty import Months
from harmonize.norms.penalty_rules import Form, Rating
from harmonize.norms.provision import Norm
from harmonize.norms.treaty import Duty


def of_forms(
    law: Law, norms: Iterable[Norm], facts: Iterable[Cube], about: Callable[[Norm, str], bool]
) -> tuple[str, ...]:
    """The pinpoints of those qualified forms of norms that surely reach some facts which are about something."""
    asked = tuple(facts)
    return tuple(
        dict.fromkeys(
            cite
            for norm in norms
            if norm.form and not norm.doubt and any(SPACE.meet(norm.cube, fact) for fact in asked)
            for form in norm.form.split("+")
            if about(norm, form)
            for cite in law.provisions[norm.provision].forms.get(form, ())
        )
    )


def of_graver(penal: PenalLaw, provisions: Iterable[int], facts: Iterable[Cube], at_least: Months) -> tuple[str, ...]:
    """The pinpoints of the sure qualified forms of some provisions that give some facts such a maximum (months)."""
    asked, known, law = tuple(facts), frozenset(provisions), penal.law
    around = hull(asked)

    def bears(rating: Rating, form: Form) -> bool:
        return any(
            high >= at_least and SPACE.meet(cube, fact)
            for cube, high in penal.by_form(rating, form.id, around)
            for fact in asked
        )

    return tuple(
        dict.fromkeys(
            cite
            for rating in law.ratings
            if rating.provision in known
            for form in rating.forms
            if not form.doubt and bears(rating, form)
            for cite in law.provisions[rating.provision].forms.get(form.id, ())
        )
    )


def of_rules(law: Law, duty: Duty, provisions: Iterable[int]) -> tuple[str, ...]:
    """The pinpoints of the general part that carry some provisions over to what an accessory duty asks."""
    if not duty.follows:
        return ()
    asked = [
        value for item in duty.follows.changed if item.dimension in ("role", "stage", "actor") for value in item.values
    ]
    rules = [law.provisions[index].rules for index in provisions]
    return tuple(dict.fromkeys(cite for found in rules for value in asked for cite in found.get(value, ())))
