"""Facts of which much is left open: whether they are always punishable, never, or under which further facts."""

from collections.abc import Mapping
from typing import NamedTuple

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.primes import holding, irredundant, primes
from harmonize.duties.coverage import Offence, hits, real, remaining
from harmonize.findings.case import point, within_reach
from harmonize.findings.view import seen_by
from harmonize.norms.facts import Words, impossible
from harmonize.norms.law import Law, settled


class Open(NamedTuple):
    """The answer to facts of which much is open: ``always``, ``sometimes``, ``never`` or ``unsettled``.

    ``when`` are the maximal facts, inside ``within``, under which they are surely punishable.
    """

    punishable: str
    when: tuple[int, ...]
    within: int


def opened(law: Law, facts: Mapping[str, object], groups: Mapping[str, frozenset[str]]) -> Open:
    """The answer of a State's law when what nobody mentioned is left open."""
    parties = sum(SPACE.bit["state"][code] for code in groups.get("parties", ()) if code != law.code)
    law = settled(law, parties, SPACE.bit["state"]["parties"])
    cube = point(seen_by(law.code, facts, groups), Words.of(law.code, groups), left_open=True)
    sure, maybe = covering(law, cube, sure=True), covering(law, cube, sure=False)
    away = impossible()
    left = real(remaining((cube,), sure), away)
    if not left:
        return Open("always", (), cube)
    reached = real(hits((cube,), sure), away)
    if not reached:
        return Open("unsettled" if real(hits((cube,), maybe), away) else "never", (), cube)
    blocked = [(piece, [item for item in away if SPACE.meet(item, piece)]) for piece in left]
    order = [dimension.name for dimension in DIMENSIONS]
    when = irredundant(primes(SPACE, reached, cube, blocked, order), holding(SPACE, reached))
    return Open("sometimes", tuple(sorted(when, key=SPACE.size, reverse=True)), cube)


def covering(law: Law, cube: int, *, sure: bool) -> list[Offence]:
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
        if cubes and reach is not None and not (reach and sure):
            saved = tuple(item.cube for item in provision.exclusions if sure or not item.doubt)
            found.append(Offence(index, cubes, saved))
    return found
