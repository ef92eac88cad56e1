"""Form 1: a region of facts must be an offence. Set difference: what is required and not punished is the gap."""

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.primes import widened
from harmonize.duties.coverage import Coverage, Offence, alive, inside, obstacles
from harmonize.duties.docket import Docket
from harmonize.duties.gaps import ORDER, presented
from harmonize.duties.question import counterexample
from harmonize.duties.unread import UNDECIDED, unread_behind, unread_reason
from harmonize.norms.doubt import Reason
from harmonize.norms.facts import ordinary_case
from harmonize.norms.outcome import Doubt, Outcome, Situations
from harmonize.norms.treaty import Duty

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
        administrative=docket.administrative(kinds, (gap.cube for gap in gaps)),
    )
    if gaps:
        unread = unread_reason(docket, duty, gaps)
        if unread:
            verdict = "unclear" if coverage.reached or unread.partly else "not_assessed"
            return found._replace(verdict=verdict, gaps=(), doubts=(*doubts, Doubt(unread.doubt, (), 0, 0)))
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


def doubts_of(docket: Docket, coverage: Coverage, kinds: tuple[str, ...], *, ranged: bool = False) -> list[Doubt]:
    """The reasons for which required facts are only possibly punished (or, ``ranged``, only possibly so gravely)."""
    found: dict[Reason, Doubt] = {}
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
            # What only facts that cannot be, or that nobody asks about, turn on is no doubt about this duty.
            pieces = (both for piece in coverage.doubtful if (both := SPACE.meet(piece, cube)))
            piece = next((both for both in pieces if alive(both, coverage.away)), 0)
            if piece:
                within = next((region for region in coverage.region if not piece & ~region), piece)
                found[reason] = Doubt(reason, cite, widened(SPACE, piece, within, blocked, ORDER), within)
    return list(found.values())


def situations(docket: Docket, duty: Duty, coverage: Coverage) -> Situations | None:
    """How many of the situations that the duty lists are wholly, partly, not punishable."""
    grid = duty.test.get("situations")
    if not grid:
        return None
    whole = part = none = unsettled = corner = 0
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
        if not touched(cell, coverage.gaps, coverage.away):
            if touched(tuple(map(ordinary_case, cell)), coverage.doubtful, coverage.away):
                unsettled += 1
            elif touched(cell, coverage.doubtful, coverage.away):
                corner += 1
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
    return Situations(whole, part, none, unsettled, corner)


def touched(cell: tuple[int, ...], pieces: tuple[int, ...], away: tuple[int, ...]) -> bool:
    """Whether some pieces share a fact with a cell that somebody asks about."""
    return any(alive(both, away) for cube in cell for piece in pieces if (both := SPACE.meet(cube, piece)))


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
