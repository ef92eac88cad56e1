"""A point by the id that a report prints: the duties that stand under it."""

from collections.abc import Iterable

from harmonize.conduct.dimensions import SPACE
from harmonize.errors import UnknownName
from harmonize.findings.assessment import Assessment, Choice
from harmonize.findings.causes import KINDS, Point, causes
from harmonize.norms.naming import folded, point_head


def points_named(found: Iterable[Point], ids: Iterable[str]) -> tuple[Point, ...]:
    """Those of some points that are called so, in their order."""
    wanted = set(map(folded, ids))
    return tuple(point for point in found if folded(point.id) in wanted)


def resolved(choice: Choice, whole: Assessment) -> Choice:
    """A choice with the duties under its points, as they stand in the assessment of all that the instruments ask.

    A point that this law has not is asked by the duties at the head of its id, so that a reader sees how they stand. Raises
    UnknownName for an id that no law has, with those of this one.
    """
    points = causes(whole).points
    could_lack = set(map(folded, (*SPACE.bit, *whole.treaty.measures, *KINDS)))
    duties = [*choice.duties]
    for written in choice.points:
        named = points_named(points, [written])
        duties += [name for point in named for name in point.duties]
        if not named:
            if not could_lack.issuperset(map(folded, written.rpartition(":")[2].split("+"))):
                raise UnknownName("point", written, [point.id for point in points])
            duties += point_head(whole.treaty, written)
    return choice._replace(duties=tuple(dict.fromkeys(duties)))
