"""Form 4: the same facts with a circumstance must weigh more than without it.

The comparison is made on the slice where every other aggravating circumstance is plain, level by level of severity
(maximum, then minimum). A statutory sentencing factor and an offence punished in addition weigh too (dispute D9).
"""

from harmonize.conduct.cover import absorbed
from harmonize.conduct.dimensions import SPACE
from harmonize.duties.coverage import Coverage, Offence, any_fact, inside, left_over, reaching, remaining
from harmonize.duties.criminalize import following, presented, unread_reason
from harmonize.duties.docket import Docket
from harmonize.norms.facts import impossible, ordinary_slice
from harmonize.norms.law import Norm
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome
from harmonize.norms.treaty import Duty

COUNTED = ("smuggling", "document", "endangering")


def assess(duty: Duty, docket: Docket) -> Outcome:
    """Met when every punished fact of the base is graver with the circumstance, partial when some are, else gap."""
    base = docket.duty(duty.test["of"])
    circumstance = duty.test["circumstance"]
    away = (*impossible(), *docket.asked_not(base), *docket.region(duty.test.get("leaving_out", ())))
    plain = docket.sure_facts(base, ordinary=True)
    if not any_fact(plain, away):
        return following([base.id], docket)
    slices = tuple(dict.fromkeys(cube for part in plain for cube in part.cubes))
    norms = docket.candidates(COUNTED, (*slices, *docket.moved(slices, circumstance)), ranged=True)
    coverage = graver(duty, base, docket, norms, slices, away)
    told = duty._replace(test={**base.test, "situations": [[name, []] for name in changed_names(circumstance)]})
    gaps = tuple(with_base(docket, norms, coverage, gap) for gap in presented(docket, told, coverage, COUNTED))
    found = Outcome(
        "met", gaps=gaps, provisions=coverage.provisions, cites=weights(docket, circumstance, norms, coverage)
    )
    if gaps:
        unread = unread_reason(docket, duty, gaps)
        if unread:
            verdict = "unclear" if coverage.reached or unread.partly else "not_assessed"
            return found._replace(verdict=verdict, gaps=(), doubts=(Doubt(unread.reason, (), 0, 0),))
        return found._replace(verdict="partial" if coverage.reached else "gap")
    if coverage.doubtful:
        return found._replace(verdict="unclear", doubts=reasons(docket, norms, coverage.doubtful))
    return found


def weights(
    docket: Docket, circumstance: list[tuple[int, int]], norms: tuple[Norm, ...], coverage: Coverage
) -> tuple[str, ...]:
    """The pinpoints of the qualified forms and sentencing factors that name the circumstance and reach its facts."""
    reached = coverage.provisions
    graver = (norm for norm in norms if norm.provision in reached and names(norm.cube, circumstance))
    factors = (
        cite
        for index in reached
        for factor in docket.law.provisions[index].weighs
        if not factor.doubt and names(factor.cube, circumstance)
        if any(SPACE.meet(factor.cube, fact) for fact in coverage.asked)
        for cite in factor.cite
    )
    return tuple(dict.fromkeys((*docket.form_cites(graver, coverage.asked), *factors)))


def names(cube: int, circumstance: list[tuple[int, int]]) -> bool:
    """Whether some facts say anything about a circumstance."""
    return any(cube & mask != mask for mask, _ in circumstance)


def with_base(docket: Docket, norms: tuple[Norm, ...], coverage: Coverage, gap: Gap) -> Gap:
    """A gap with the provision that punishes its facts, no more gravely than without the circumstance."""
    found = reaching(docket.cover(norms, (gap.cube,), sure=True), (gap.cube,), coverage.away)
    return gap._replace(near=Near(found[0], (), ())) if found else gap


def graver(
    duty: Duty, base: Duty, docket: Docket, norms: tuple[Norm, ...], slices: tuple[int, ...], away: tuple[int, ...]
) -> Coverage:
    """The facts with the circumstance set against what weighs more than the same facts without it, level by level."""
    circumstance = duty.test["circumstance"]
    certain = [norm for norm in norms if not norm.doubt]
    gaps: list[int] = []
    doubtful: list[int] = []
    weighty: list[Offence] = []
    everything: list[int] = []
    handled: tuple[Offence, ...] = ()
    for level in sorted({norm.range.severity for norm in certain}, reverse=True):
        here = inside(
            docket.cover([norm for norm in certain if norm.range.severity == level], slices, sure=True), slices
        )
        if not here:
            continue
        harder = docket.moved_facts(here, circumstance)
        above = [norm for norm in norms if norm.range.severity > level]
        asked = tuple(cube for part in harder for cube in part.cubes)
        surely = (*docket.cover(above, asked, sure=True), *factors_of(docket, duty, asked, sure=True))
        possibly = (*docket.cover(above, asked, sure=False), *factors_of(docket, duty, asked, sure=False))
        lighter, open_facts = left_over(harder, surely, possibly, away, handled)
        gaps += lighter
        doubtful += open_facts
        for part in harder:
            own = tuple(remaining(part.cubes, handled)) if handled else part.cubes
            everything += own
            weighty += (cut._replace(exclusions=(*cut.exclusions, *part.exclusions)) for cut in inside(surely, own))
        handled = (*handled, *harder)
    region = docket.moved((ordinary_slice(cube) or cube for cube in docket.base_region(base)), circumstance)
    found = tuple(weighty)
    return Coverage(region, tuple(everything), absorbed(gaps), absorbed(doubtful), found, found, away)


def reasons(docket: Docket, norms: tuple[Norm, ...], facts: tuple[int, ...]) -> tuple[Doubt, ...]:
    """Why it is open whether the circumstance weighs: doubtful norms and factors, and doubtful exclusions of sure ones."""
    found: dict[str, Doubt] = {}
    provisions = docket.law.provisions
    touching = [norm for norm in norms if any(SPACE.meet(norm.cube, piece) for piece in facts)]
    doubts = [
        (norm.cube, norm.doubt, provisions[norm.provision].cites_of(norm.doubt)) for norm in touching if norm.doubt
    ]
    doubts += [
        (factor.cube, factor.doubt, factor.cite) for item in provisions for factor in item.weighs if factor.doubt
    ]
    if not doubts:
        saving = {norm.provision for norm in touching}
        doubts = [
            (item.cube, item.doubt, item.cite)
            for i in sorted(saving)
            for item in provisions[i].exclusions
            if item.doubt
        ]
    for cube, doubt, cite in doubts:
        if any(SPACE.meet(cube, piece) for piece in facts):
            found.setdefault(doubt, Doubt(doubt, cite, 0, 0))
    return tuple(found.values())


def changed_names(circumstance: list[tuple[int, int]]) -> list[str]:
    """The dimensions that a circumstance sets."""
    return [name for name, field in SPACE.fields.items() if any(field.mask == mask for mask, _ in circumstance)]


def factors_of(docket: Docket, duty: Duty, facts: tuple[int, ...], *, sure: bool) -> list[Offence]:
    """Statutory sentencing factors, and offences punished in addition, as far as they meet the facts.

    A factor speaks of its own offence only, and only one that names the circumstance makes the circumstance weigh:
    one that weighs alike with and without it (profit, an earlier conviction) says nothing about it.
    """
    found: list[Offence] = []
    if duty.test.get("weighing") == "no":
        return found
    for index, provision in enumerate(docket.law.provisions):
        if not (provision.weighs or provision.adds):
            continue
        reached = [norm.cube for norm in docket.law.norms if norm.provision == index and not (norm.doubt and sure)]
        naming = [
            factor.cube
            for factor in provision.weighs
            if not (factor.doubt and sure) and names(factor.cube, duty.test["circumstance"])
        ]
        cubes = list(dict.fromkeys(both for cube in naming for own in reached if (both := SPACE.meet(cube, own))))
        if provision.adds:
            cubes += reached
        hits = tuple(cube for cube in cubes if any(SPACE.meet(cube, fact) for fact in facts))
        if hits:
            exclusions = tuple(item.cube for item in provision.exclusions if sure or not item.doubt)
            found.append(Offence(index, hits, exclusions))
    return found
