"""Form 1: a region of facts must be an offence. Set difference: what is required and not punished is the gap."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from harmonize.conduct.counterexample import escapes, escaping, held
from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.conduct.primes import Obstacle, irredundant, widened
from harmonize.duties.coverage import Coverage, Offence, Part, Question, counterexample, inside, obstacles
from harmonize.duties.docket import Docket
from harmonize.duties.near import nearest
from harmonize.norms.facts import CONDUCTS_OF, SECTION_OF, family_of, ordinary, ordinary_case
from harmonize.norms.outcome import Doubt, Gap, Outcome, Situations
from harmonize.norms.treaty import Duty

# Aggravating and placing dimensions are widened first, so that the duty's own dimensions stay visible.
ORDER = [d.name for d in DIMENSIONS if d.aggravating or d.placing] + [
    d.name for d in DIMENSIONS if not (d.aggravating or d.placing)
]
BETTER = ("met", "exceeds", "unclear", "partial", "gap", "not_assessed")


def decide(duty: Duty, docket: Docket) -> str:
    """The verdict alone: what is left over is not worked out."""
    question = docket.question(duty.id)
    if "follows" in duty.test and not question.asked:
        return after(base_verdicts(duty.test["follows"]["duty"], docket)[0])
    if not question.region:
        return "met"
    if question.gap:
        unread = unread_behind(docket, duty, question.asked, question.gap_beside)
        if unread is UNDECIDED:
            return assess(duty, docket).verdict
        if unread:
            return "unclear" if unread.partly or question.reached else "not_assessed"
        return "partial" if question.reached else "gap"
    if question.doubt:
        return "unclear"
    return "exceeds" if exceeding(docket, duty, question.region, docket.scope(duty).kinds) else "met"


def assess(duty: Duty, docket: Docket) -> Outcome:
    """The verdict on a criminalize duty (met, exceeds, partial, gap, unclear or not assessed) with all that explains it."""
    question = docket.question(duty.id)
    if "follows" in duty.test and not question.asked:
        return following(duty.test["follows"]["duty"], docket)
    if not question.region:
        return Outcome("met")
    kinds = docket.scope(duty).kinds
    coverage = docket.coverage(duty.id)
    gaps = tuple(presented(docket, duty, kinds, question))
    doubts = tuple(doubts_of(docket, coverage, kinds))
    provisions = coverage.provisions
    found = Outcome(
        "met",
        gaps=gaps,
        doubts=doubts,
        provisions=provisions,
        cites=docket.rule_cites(duty, provisions),
        situations=situations(docket, duty, coverage),
    )
    if gaps:
        unread = unread_reason(docket, duty, gaps)
        if unread:
            verdict = "unclear" if coverage.reached or unread.partly else "not_assessed"
            return found._replace(verdict=verdict, gaps=(), doubts=(*doubts, Doubt(unread.reason, (), 0, 0)))
        return found._replace(verdict="partial" if coverage.reached else "gap")
    if doubts:
        return found._replace(verdict="unclear")
    beyond = exceeding(docket, duty, coverage.region, kinds)
    return found._replace(verdict="exceeds" if beyond else "met", beyond=beyond)


def base_verdicts(bases: list[str], docket: Docket) -> tuple[str, str]:
    """The worst verdict on some duties, and the duty that has it."""
    found = [(decide(docket.duty(name), docket), name) for name in bases]
    return max(found, key=lambda item: BETTER.index(item[0]))


def after(verdict: str) -> str:
    """The verdict on an accessory duty whose base is surely no offence at all."""
    return {"met": "unclear", "exceeds": "unclear", "partial": "gap"}.get(verdict, verdict)


def following(bases: list[str], docket: Docket) -> Outcome:
    """An accessory duty whose base is surely no offence at all follows its base and is not counted again."""
    verdict, name = base_verdicts(bases, docket)
    return Outcome(after(verdict), follows=bases[0], doubts=assess(docket.duty(name), docket).doubts)


def presented(docket: Docket, duty: Duty, kinds: tuple[str, ...], asked: Question) -> list[Gap]:
    """Uncovered facts as few maximal cubes, each with the nearest provision; the ordinary case first."""
    if not asked.gap:
        return []
    return told(docket, duty, kinds, asked.region, asked.parts, asked.walls)


def told(
    docket: Docket,
    duty: Duty,
    kinds: tuple[str, ...],
    region: Iterable[int],
    parts: Sequence[Part],
    walls: Sequence[Obstacle],
) -> list[Gap]:
    """Counterexamples, each widened as far as it goes, until none is left that the others do not hold."""
    listed = [name for name, _ in duty.test.get("situations", ())]
    order = [*(name for name in ORDER if name not in listed), *reversed(listed)]
    found: list[Gap] = []
    for within in region:
        searches = [
            (piece, sets, aside)
            for cubes, _, near, sets, aside in parts
            for piece in cubes
            if not piece & ~within and not held(SPACE, piece, near) and not held(SPACE, piece, sets)
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


def doubts_of(docket: Docket, coverage: Coverage, kinds: tuple[str, ...], *, ranged: bool = False) -> list[Doubt]:
    """The reasons for which required facts are only possibly punished (or, ``ranged``, only possibly so gravely)."""
    found: dict[str, Doubt] = {}
    if not coverage.doubtful:
        return []
    blocked = [
        *obstacles(inside(coverage.surely, coverage.asked), coverage.away),
        *((gap, ()) for gap in coverage.gaps),
    ]
    for norm in docket.candidates(kinds, coverage.doubtful, ranged=ranged).norms:
        provision = docket.law.provisions[norm.provision]
        reasons = [(norm.doubt, provision.cites_of(norm.doubt), norm.cube)] if norm.doubt else []
        reasons += [
            (item.doubt, item.cite, both)
            for item in provision.exclusions
            if item.doubt and (both := SPACE.meet(item.cube, norm.cube))
        ]
        for reason, cite, cube in reasons:
            if reason in found:
                continue
            piece = next((both for piece in coverage.doubtful if (both := SPACE.meet(piece, cube))), 0)
            if piece:
                within = next((region for region in coverage.region if not piece & ~region), piece)
                found[reason] = Doubt(reason, cite, widened(SPACE, piece, within, blocked, ORDER), within)
    return list(found.values())


class Unread(NamedTuple):
    """Why a gap may only be a hole in our reading."""

    reason: str
    partly: bool


UNDECIDED = Unread("", partly=False)


def unread_section(docket: Docket, sections: Iterable[str]) -> Unread | None:
    """The first of some sections that was not (wholly) read."""
    for section in dict.fromkeys(sections):
        status = docket.law.status(section)
        if status not in ("read", "not_applicable"):
            note = docket.law.reading.get(section, ("", ""))[1]
            text = "only partly read" if status == "partly_read" else "not read"
            return Unread(
                f"{section.replace('_', ' ')}: {text}" + (f" ({note})" if note else ""), partly=status == "partly_read"
            )
    return None


def unread_behind(
    docket: Docket, duty: Duty, facts: Iterable[int], gap_beside: Callable[[tuple[int, ...]], int]
) -> Unread | None:
    """What was not (wholly) read and could close a gap, found without working out the gaps.

    ``gap_beside`` finds a gap outside of some facts. UNDECIDED where only the gaps themselves tell.
    """
    section = unread_section(docket, duty.reads)
    if section:
        return section
    reasons = []
    for family in {family_of(fact) for fact in facts}:
        unread = unread_section(docket, (SECTION_OF[family],))
        others = SPACE.fields["conduct"].mask & ~CONDUCTS_OF[family]
        if unread and gap_beside((SPACE.full & ~CONDUCTS_OF[family],) if others else ()):
            reasons.append(unread)
    if reasons:
        return reasons[0] if len({reason.partly for reason in reasons}) == 1 else UNDECIDED
    # A gap that does not turn on a rule of the general part is one whatever the rule says.
    unsure = any(not gap_beside((SPACE.cube({name: (value,)}),)) for name, value in docket.law.unread)
    return UNDECIDED if unsure else None


def unread_reason(docket: Docket, duty: Duty, gaps: tuple[Gap, ...]) -> Unread | None:
    """A section or a rule of the general part that was not (wholly) read and could close the gaps."""
    section = unread_section(docket, (*duty.reads, *(SECTION_OF[family_of(gap.cube)] for gap in gaps)))
    if section:
        return section
    for dimension, value in docket.law.unread:
        if all(SPACE.names(gap.cube, dimension) == (value,) for gap in gaps):
            return Unread(f"the rule of the general part on {dimension} `{value}` was not read", partly=False)
    return None


def situations(docket: Docket, duty: Duty, coverage: Coverage) -> Situations | None:
    """How many of the situations that the duty lists are wholly, partly, not punishable."""
    grid = duty.test.get("situations")
    if not grid:
        return None
    whole = part = none = unsettled = 0
    meet = SPACE.meet
    cells: list[tuple[int, ...]] = [coverage.region]
    for name, groups in grid:
        mask = SPACE.fields[name].mask
        choices = [docket.states(group) if name == "state" else group for group in groups]
        narrowed = [
            tuple(cube for cube in ((c & ~mask) | (c & bits) for c in cell) if SPACE.inhabited(cube))
            for cell in cells
            for bits in choices
        ]
        cells = [cell for cell in narrowed if cell]
    for cell in cells:
        if not any(SPACE.survives(cube, coverage.away) for cube in cell):
            continue  # nobody asks about it: nationals entering their own State, say
        if not any(meet(cube, piece) for cube in cell for piece in coverage.gaps):
            if any(meet(cube, piece) for cube in cell for piece in coverage.doubtful):
                unsettled += 1
            else:
                whole += 1
        elif any(
            SPACE.survives(both, (*beside, *coverage.away))
            for cube in cell
            for _, cubes, beside in coverage.surely
            for piece in cubes
            if (both := meet(cube, piece))
        ):
            part += 1
        else:
            none += 1
    return Situations(whole, part, none, unsettled)


def exceeding(
    docket: Docket, duty: Duty, region: tuple[int, ...], kinds: tuple[str, ...]
) -> tuple[tuple[str, str], ...]:
    """Where the law goes further, one dimension at a time: the ordinary case is punished with another value in it."""
    found = []
    for name, value, mask, bits in duty.test.get("beyond", ()):
        shifted = tuple(ordinary_case(cube) for cube in docket.moved(region, [(mask, bits)]))
        cover = docket.cover(docket.candidates(kinds, shifted).groups, shifted)
        if not counterexample((Offence(-1, shifted, ()),), cover, ()):
            found.append((name, value))
    return tuple(found)
