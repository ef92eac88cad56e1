"""What came of one duty for one law: verdict, counterexamples, doubts, and the provisions that answer it."""

from collections.abc import Iterable
from typing import NamedTuple

from harmonize.conduct.space import Cube
from harmonize.norms.doubt import Reason
from harmonize.norms.word import Word


class Verdict(Word):
    """What came out for one duty, the engine's words from best to worst: the one order in which verdicts are ranked.

    Of parts that must all be met the worst decides, which is the gravest that is sure; of ways any of which will do the
    best, which is the most that reading on can still show. Nothing is lost where a State is not bound. What was not read
    may turn out well; that the law itself is open is known.
    """

    MET = "met"
    EXCEEDS = "exceeds", "goes beyond the obligation"
    RESERVED = "reserved"
    NOT_BOUND = "not_bound"
    NOT_VERIFIED = "not_verified"  # we have not read enough, or the vocabulary cannot say it
    NOT_ASSESSED = "not_assessed"  # practice, or nothing of it was read
    UNSETTLED = "unsettled"  # the law itself is open
    PARTIAL = "partial", "partly met"
    GAP = "gap", "not met"
    # The same of what the treaty only permits, defines, or asks to consider or to endeavour: a shortfall nowhere.
    ADOPTED = "adopted", "optional provision adopted"
    ADOPTED_IN_PART = "adopted_in_part", "optional provision adopted in part"
    NOT_ADOPTED = "not_adopted", "optional provision not adopted"
    SAME = "same", "definition same"
    NARROWER = "narrower", "definition narrower"
    PROVIDED_IN_PART = "provided_in_part", "provided for in part (not required)"
    NOT_PROVIDED = "not_provided", "not provided for (not required)"

    @property
    def plain(self) -> "Verdict":
        """What the engine said, whatever the duty is called: an option adopted in part is partly met."""
        return PLAIN.get(self, self)

    @property
    def rank(self) -> int:
        """The place from best (0) to worst; what goes further than asked is no better than met."""
        return RANKS[self.plain]


class Obligation(Word):
    """What a duty is to a legislator, and so in which words its verdict is said: what is not required falls short nowhere."""

    REQUIRED = "required"
    OPTION = "option"
    DEFINITION = "definition"
    SOFT = "soft"  # to be considered or endeavoured

    def said(self, verdict: Verdict) -> Verdict:
        """A verdict of the engine in these words."""
        return SAID[self].get(verdict, verdict)


RANKS = {verdict: place for place, verdict in enumerate(Verdict)} | {Verdict.EXCEEDS: 0}
SAID: dict[Obligation, dict[Verdict, Verdict]] = {
    Obligation.REQUIRED: {},
    Obligation.OPTION: {
        Verdict.MET: Verdict.ADOPTED,
        Verdict.EXCEEDS: Verdict.ADOPTED,
        Verdict.PARTIAL: Verdict.ADOPTED_IN_PART,
        Verdict.GAP: Verdict.NOT_ADOPTED,
    },
    Obligation.DEFINITION: {
        Verdict.MET: Verdict.SAME,
        Verdict.EXCEEDS: Verdict.SAME,
        Verdict.GAP: Verdict.NARROWER,
        Verdict.PARTIAL: Verdict.NARROWER,
    },
    Obligation.SOFT: {Verdict.PARTIAL: Verdict.PROVIDED_IN_PART, Verdict.GAP: Verdict.NOT_PROVIDED},
}
PLAIN = {said: plain for words in SAID.values() for plain, said in words.items() if plain is not Verdict.EXCEEDS}

OPEN = (Verdict.UNSETTLED, Verdict.NOT_VERIFIED)
SHORTFALLS = (Verdict.GAP, Verdict.PARTIAL)
FULFILLED = tuple(verdict for verdict in Verdict if verdict.plain in (Verdict.MET, Verdict.EXCEEDS))
LACKING = tuple(verdict for verdict in PLAIN if verdict.plain in SHORTFALLS)  # of what is required of none


def word_of(verdicts: Iterable[Verdict]) -> Verdict:
    """One word for several verdicts: not met where nothing is met even in part, and never better than what was read.

    What is not verified, reserved or about practice says nothing of how much is met.
    """
    words = {*verdicts}
    if words & {*SHORTFALLS}:
        return Verdict.PARTIAL if words & {Verdict.PARTIAL, Verdict.UNSETTLED, *FULFILLED} else Verdict.GAP
    gravest = max(words, key=lambda word: (word.rank, word is Verdict.EXCEEDS), default=Verdict.MET)
    return Verdict.NOT_VERIFIED if gravest is Verdict.NOT_ASSESSED and words != {gravest} else gravest


class Near(NamedTuple):
    """The provision nearest to an uncovered fact, and the dimensions of it that would have to change.

    ``excluded`` holds the pinpoints of the exclusions that keep the facts out, where only they do. ``clause`` is the name of
    the clause of the provision that comes nearest.
    """

    provision: int
    dimensions: tuple[str, ...]
    excluded: tuple[str, ...]
    clause: str = ""


class Gap(NamedTuple):
    """A maximal set of facts that the duty asks about and the law leaves out (or, for ``spare``, reaches).

    ``within`` is the region of the duty that the facts lie in; what equals it goes without saying.
    """

    cube: Cube
    within: Cube
    near: Near | None


class Doubt(NamedTuple):
    """Why a verdict is open: the reason as coded, its pinpoints, and the facts that turn on it (0: the whole duty)."""

    reason: Reason
    cite: tuple[str, ...] = ()
    cube: Cube = 0
    within: Cube = 0


class Situations(NamedTuple):
    """How many of the situations that the duty itself lists are wholly, partly or not punishable.

    ``open`` are those that would be wholly punishable if what is doubtful were settled that way; ``corner`` those whose
    ordinary case is surely punishable, while a special case of them (a ward, a charity, a gang) is open.
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
    ``doubts`` touch the ordinary case, ``beside`` are those that do not and so leave the verdict as it is. ``directly`` says
    that the paragraph itself applies, since treaties go before the Act.
    """

    verdict: Verdict
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
    beside: tuple[Doubt, ...] = ()
    directly: bool = False


NOT_ASSESSED = Outcome(Verdict.NOT_ASSESSED)
