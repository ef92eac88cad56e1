"""What came of one duty for one law: verdict, counterexamples, doubts, and the provisions that answer it."""

from typing import Any, NamedTuple, Self

from harmonize.norms.doubt import Ground, Reason

VERDICTS = ("met", "exceeds", "partial", "gap", "unclear", "not_assessed", "reserved", "not_bound")


class Near(NamedTuple):
    """The provision nearest to an uncovered fact, and the dimensions of it that would have to change.

    ``excluded`` holds the pinpoints of the exclusions that keep the facts out, where only they do.
    """

    provision: int
    dimensions: tuple[str, ...]
    excluded: tuple[str, ...]


class Gap(NamedTuple):
    """A maximal set of facts that the duty asks about and the law leaves out (or, for ``spare``, reaches).

    ``within`` is the region of the duty that the facts lie in; what equals it goes without saying.
    """

    cube: int
    within: int
    near: Near | None


class Doubt(NamedTuple):
    """Why a verdict is open: the reason as coded, its pinpoints, and the facts that turn on it (0: the whole duty)."""

    reason: Reason
    cite: tuple[str, ...]
    cube: int
    within: int


class Situations(NamedTuple):
    """How many of the situations that the duty itself lists are wholly, partly or not punishable.

    ``open`` are those that would be wholly punishable if what is unsettled were settled that way; ``corner`` those whose
    ordinary case is surely punishable, while a special case of them (a ward, a charity, a gang) is unsettled.
    """

    whole: int
    part: int
    none: int
    open: int
    corner: int = 0

    @property
    def total(self) -> int:
        """All situations listed."""
        return self.whole + self.part + self.none + self.open + self.corner


class Outcome(NamedTuple):
    """The verdict on one duty with everything that a report may say about it.

    ``provisions`` are those that answer the duty (positions in the law), ``measures`` the measures looked at,
    ``beyond`` the dimensions and values in which the law goes further, ``missing`` what a measure lacks, ``cites`` the
    pinpoints that the verdict needs besides the offences' own: of qualified forms, of the general part, of jurisdiction.
    ``removed_by`` are the other readings of a dispute (``D17=general_duty``) under which a shortfall is none, and
    ``administrative`` the offences outside criminal law (positions in the law) that reach what falls short.
    """

    verdict: str
    gaps: tuple[Gap, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    provisions: tuple[int, ...] = ()
    measures: tuple[str, ...] = ()
    situations: Situations | None = None
    beyond: tuple[tuple[str, str], ...] = ()
    missing: tuple[str, ...] = ()
    cites: tuple[str, ...] = ()
    follows: str = ""
    removed_by: tuple[str, ...] = ()
    administrative: tuple[int, ...] = ()

    @classmethod
    def of(cls, row: list[Any]) -> Self:
        """An outcome read back from plain data."""
        verdict, gaps, doubts, provisions, measures, situations, beyond, missing, cites, follows, removed, fines = row
        return cls(
            verdict,
            tuple(Gap(cube, within, Near(n[0], tuple(n[1]), tuple(n[2])) if n else None) for cube, within, n in gaps),
            tuple(
                Doubt(Reason(Ground(ground), why), tuple(cite), cube, within)
                for (ground, why), cite, cube, within in doubts
            ),
            tuple(provisions),
            tuple(measures),
            Situations(*situations) if situations else None,
            tuple((name, value) for name, value in beyond),
            tuple(missing),
            tuple(cites),
            follows,
            tuple(removed),
            tuple(fines),
        )


NOT_ASSESSED = Outcome("not_assessed")
