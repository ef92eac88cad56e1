"""Counterexamples as a reader gets them: few maximal sets of facts, each with the provision nearest to it."""

from collections.abc import Iterable, Sequence

from harmonize.conduct.counterexample import escapes, escaping, holds_whole
from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.primes import Obstacle, irredundant, widened
from harmonize.duties.docket import Docket
from harmonize.duties.near import nearest
from harmonize.duties.question import Part, Question
from harmonize.norms.facts import ordinary
from harmonize.norms.outcome import Gap

# Aggravating and placing dimensions are widened first, so that the duty's own dimensions stay visible.
ORDER = [d.name for d in DIMENSIONS if d.aggravating or d.placing] + [
    d.name for d in DIMENSIONS if not (d.aggravating or d.placing)
]


def presented(docket: Docket, listed: Sequence[str], kinds: tuple[str, ...], asked: Question) -> list[Gap]:
    """Uncovered facts as few maximal cubes, each with the nearest provision of some kinds; the ordinary case first.

    ``listed`` are the dimensions that stay as narrow as they can: those in which the duty lists situations.
    """
    if not asked.gap:
        return []
    return told(docket, listed, kinds, asked.region, asked.parts, asked.walls)


def told(
    docket: Docket,
    listed: Sequence[str],
    kinds: tuple[str, ...],
    region: Iterable[int],
    parts: Sequence[Part],
    walls: Sequence[Obstacle],
) -> list[Gap]:
    """Counterexamples, each widened as far as it goes, until none is left that the others do not hold."""
    order = [*(name for name in ORDER if name not in listed), *reversed(listed)]
    found: list[Gap] = []
    for within in region:
        searches = [
            (piece, sets, aside)
            for cubes, _, near, sets, aside in parts
            for piece in cubes
            if not piece & ~within and not holds_whole(SPACE, piece, near) and not holds_whole(SPACE, piece, sets)
        ]
        primes: list[int] = []
        for piece, sets, aside in searches:
            put_aside = [*primes, *aside]
            for fact in escapes(SPACE, piece, sets, put_aside):
                primes.append(widened(SPACE, fact, within, walls, order))
                put_aside.append(primes[-1])

        def needed(cube: int, others: Sequence[int]) -> bool:
            return any(
                escaping(SPACE, both, sets, (*aside, *others))
                for piece, sets, aside in searches  # noqa: B023  asked before the next turn
                if (both := SPACE.meet(piece, cube))
            )

        found += (Gap(cube, within, nearest(docket, cube, kinds)) for cube in irredundant(primes, needed))
    return sorted(
        found,
        key=lambda gap: (
            not ordinary(gap.cube),
            [-(gap.cube & SPACE.fields[name].mask).bit_count() for name in listed],
        ),
    )
