"""Counterexamples as a reader gets them: few maximal sets of facts, each with the provision nearest to it."""

from collections.abc import Iterable, Sequence

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.presenting import irredundant, to_the_point
from harmonize.conduct.region import Region, among, holds_whole
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.nearest_provision import nearest
from harmonize.duties.question import Question, Search
from harmonize.norms.facts import ordinary
from harmonize.norms.outcome import Gap

# Aggravating and placing dimensions are widened first, so that the duty's own dimensions stay visible.
ORDER = [d.name for d in DIMENSIONS if d.aggravating or d.placing] + [
    d.name for d in DIMENSIONS if not (d.aggravating or d.placing)
]


def presented(evaluator: Evaluator, listed: Sequence[str], kinds: tuple[str, ...], asked: Question) -> list[Gap]:
    """Uncovered facts as few maximal cubes, each with the nearest provision of some kinds; the ordinary case first.

    ``listed`` are the dimensions that stay as narrow as they can: those in which the duty lists situations.
    """
    if not asked.gap:
        return []
    return counterexamples(evaluator, listed, kinds, asked.region.cubes, asked.searches, asked.walls)


def counterexamples(
    evaluator: Evaluator,
    listed: Sequence[str],
    kinds: tuple[str, ...],
    region: Iterable[int],
    searches: Sequence[Search],
    walls: Sequence[Region],
) -> list[Gap]:
    """Counterexamples, each widened as far as it goes, until none is left that the others do not hold."""
    order = [*(name for name in ORDER if name not in listed), *reversed(listed)]
    found: list[Gap] = []
    for within in region:
        open_pieces = [
            (Region((piece,), required.excluding), cover)
            for required, _, own, cover in searches
            for piece in required.cubes
            if not piece & ~within and not holds_whole(SPACE, piece, own) and not holds_whole(SPACE, piece, cover)
        ]
        began: dict[int, int] = {}
        for piece, cover in open_pieces:
            began |= {cube: fact for fact, cube in piece.maximal(cover, walls, order, tuple(began), within)}

        def needed(cube: int, others: Sequence[int]) -> bool:
            if not among(began[cube], others):  # noqa: B023  asked at once
                return True
            wanted = Region((cube,), tuple(others))
            return any((piece & wanted).witness(cover) for piece, cover in open_pieces)  # noqa: B023  asked at once

        few = to_the_point(SPACE, irredundant(began, needed))
        found += (Gap(cube, within, nearest(evaluator, cube, kinds)) for cube in few)
    return sorted(
        found,
        key=lambda gap: (
            not ordinary(gap.cube),
            [-(gap.cube & SPACE.fields[name].mask).bit_count() for name in listed],
        ),
    )
