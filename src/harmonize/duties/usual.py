"""The ordinary case of what a duty asks, and the word for a verdict that is open: corners do not decide it.

A duty that asks about a circumstance (its region, its list of situations, or what it adds to another duty names the
dimension) takes that circumstance for ordinary; in all other dimensions the ordinary answers of the vocabulary count.
"""

from collections.abc import Iterable
from functools import lru_cache

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.region import Region
from harmonize.duties.coverage import any_fact, any_real
from harmonize.duties.evaluator import Evaluator
from harmonize.duties.question import Question
from harmonize.duties.unread import Holes
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import Criminalize, Spare, Test
from harmonize.norms.facts import UNASKED, family_of
from harmonize.norms.outcome import Doubt, Gap, Verdict

USUAL = {item.name: sum(SPACE.bit[item.name][value] for value in item.usual) for item in DIMENSIONS}


def named_by(test: Test, evaluator: Evaluator) -> set[str]:
    """The dimensions that the test of a duty, or of one that it builds on, asks about itself."""
    found = {item.dimension for item in test.changed}
    if isinstance(test, Criminalize):
        found.update(test.listed)
    for cube, states in test.region if isinstance(test, Criminalize | Spare) else ():
        found |= {name for name, field in SPACE.fields.items() if cube & field.mask != field.mask}
        found |= {"state"} if states else set()
    return found.union(*(named_by(evaluator.duty(base).criminalize, evaluator) for base in test.bases))


def usual_case(region: Iterable[int], names: Iterable[str]) -> tuple[int, ...]:
    """Some facts with the ordinary answers in some dimensions; one in which they have none stays as it is."""
    listed = [(SPACE.fields[name].mask, USUAL[name]) for name in names]
    found = []
    for cube in region:
        unasked = UNASKED[family_of(cube)]
        for mask, ordinary in listed:
            both = cube & ordinary
            if both and not unasked & mask:
                cube = (cube & ~mask) | both
        found.append(cube)
    return tuple(dict.fromkeys(found))


def usually(test: Test, evaluator: Evaluator, question: Question) -> Question:
    """The ordinary case of a question; all of it where a law leaves nothing ordinary to ask."""
    cut = question.within(ordinary_part(question.region, frozenset(named_by(test, evaluator))))
    return cut if any_fact(cut.required, cut.region.excluding) else question


@lru_cache(maxsize=1024)
def ordinary_part(region: Region, named: frozenset[str]) -> tuple[int, ...]:
    """The ordinary case of a duty's region, with every value that the duty itself asks about in it.

    Where the ordinary answers together ask for what cannot be (one's own passage is not sold to oneself; only officials
    issue documents unlawfully), those that leave nothing to ask are left open.
    """
    names = tuple(name for name in SPACE.fields if name not in named)
    unasked = region.excluding
    found = usual_case(region.cubes, names)
    if not any_real(found, unasked):
        found = relaxed(region.cubes, names, unasked)
    for name in sorted(named - {"state"}):
        mask = SPACE.fields[name].mask
        for bit in SPACE.bit[name].values():
            others = mask & ~bit
            asked = [cube & ~others for cube in region.cubes if cube & bit]
            kept = [cube & ~others for cube in found if cube & bit]
            if not any_real(kept, unasked) and any_real(asked, unasked):
                found = (*found, *relaxed(tuple(asked), names, unasked))
    return found


def relaxed(facts: tuple[int, ...], names: tuple[str, ...], excluding: tuple[int, ...]) -> tuple[int, ...]:
    """Some facts with the ordinary answers in those dimensions in which they leave something to ask."""
    for name in names:
        narrower = usual_case(facts, (name,))
        if any_real(narrower, excluding):
            facts = narrower
    return facts


def open_word(doubts: Iterable[Doubt]) -> Verdict:
    """The verdict where only doubts stand in the way: unsettled if one of them would still stand after reading on."""
    return Verdict.UNSETTLED if any(doubt.reason.of_law for doubt in doubts) else Verdict.NOT_VERIFIED


def apart(found: Iterable[tuple[bool, Doubt]]) -> tuple[tuple[Doubt, ...], tuple[Doubt, ...]]:
    """Doubts on which the word turns, and those that lie beside the ordinary case.

    A shortfall beside it would count, so that what was not read turns the word wherever it lies: else reading less would help.
    """
    known = [(touches or not may_reach([doubt]), doubt) for touches, doubt in found]
    return tuple(doubt for turns, doubt in known if turns), tuple(doubt for turns, doubt in known if not turns)


def with_holes(touching: Iterable[Doubt], holes: Holes, usual: Question) -> tuple[Doubt, ...]:
    """Doubts on which the word turns, with what was not read behind a gap among them: of each reason the most ordinary."""
    found: dict[Reason, Doubt] = {}
    for gap, unread in sorted(holes.perhaps, key=lambda hole: not usual.touched(hole[0].cube)):
        found.setdefault(unread.doubt, Doubt(unread.doubt, (), gap.cube, gap.within))
    return (*touching, *found.values())


def may_reach(doubts: Iterable[Doubt]) -> bool:
    """Whether any doubt is about a text that was read, and so may reach what is asked; what was not read reaches nothing."""
    return any(doubt.reason.ground is not Ground.UNREAD for doubt in doubts)


def missed(usual: Question, gaps: Iterable[Gap]) -> bool:
    """Whether gaps that are sure hold something of the ordinary case."""
    return any(usual.touched(gap.cube) for gap in gaps)


def judged(
    holes: Holes, touching: tuple[Doubt, ...], *, reached: bool, missed: bool, doubtful: bool = False
) -> Verdict:
    """The verdict on facts that must be covered; what is sure decides first, then what is open in the ordinary case.

    Not met is said only where nothing that is asked is surely covered and nothing of the ordinary case even possibly:
    ``reached`` says that something is. What was not read reaches nothing: beside a gap that is sure it is not verified where
    only it could cover the ordinary case, which is surely ``missed`` otherwise.
    ``doubtful`` says that the ordinary case is open although no reason of it is known.
    """
    if holes.sure:
        return Verdict.PARTIAL if reached else Verdict.GAP if missed else Verdict.NOT_VERIFIED
    if not touching and not doubtful:
        return Verdict.MET
    if holes.perhaps and not reached and not any(unread.partly for _, unread in holes.perhaps):
        return Verdict.NOT_ASSESSED
    return open_word(touching)
