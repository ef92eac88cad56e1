"""Facts of which much is left open: whether they are always punishable, never, or under which further facts."""

from collections.abc import Mapping
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.findings.answer import within_reach
from harmonize.findings.fact_pattern import point
from harmonize.findings.perspective import from_view_of
from harmonize.norms.facts import impossible
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay


class Open(NamedTuple):
    """The answer to facts of which much is open: ``always``, ``sometimes``, ``never`` or ``unsettled``.

    ``when`` are the maximal facts, inside ``within``, under which they are surely punishable.
    """

    punishable: str
    when: tuple[int, ...]
    within: int


def opened(on_day: LawOnDay, facts: Mapping[str, object]) -> Open:
    """The answer of a State's law when what nobody mentioned is left open."""
    law = on_day.law
    cube = point(from_view_of(law.code, facts, on_day.groups), on_day.words, left_open=True)
    asked = Region((cube,), impossible())
    sure = covering(law, cube, sure=True)
    left, reached = asked.beyond(sure).inhabited(), asked.hit(sure).inhabited()
    if not left.cubes:
        return Open("always", (), cube)
    if not reached.cubes:
        return Open("unsettled" if asked.hit(covering(law, cube, sure=False)) else "never", (), cube)
    when = Region(reached.cubes).presented(within=cube, walls=(left,)).cubes
    return Open("sometimes", tuple(sorted(when, key=SPACE.size, reverse=True)), cube)


def covering(law: Law, cube: int, *, sure: bool) -> list[Region]:
    """What each provision surely (or possibly) reaches of some facts, within the State's jurisdiction."""
    found = []
    for index, provision in enumerate(law.provisions):
        if provision.administrative:
            continue
        reach = within_reach(law, index, cube)
        cubes = tuple(
            both
            for norm in law.cover
            if norm.provision == index and not (norm.doubt and sure) and (both := SPACE.meet(norm.cube, cube))
        )
        if cubes and reach is not False and (reach is True or not sure):
            saved = tuple(item.cube for item in provision.exclusions if sure or not item.doubt)
            found.append(Region(cubes, saved))
    return found
