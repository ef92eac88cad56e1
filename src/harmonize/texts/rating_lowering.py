"""What an offence punishes and how gravely, as written: its alternatives, and the steps that forms and general rules make of it."""

from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.drafts import Draft, Terms, chained, graver_doubt
from harmonize.norms.facts import meaningful, only
from harmonize.norms.penalty import NO_PRISON, Range
from harmonize.norms.rating import GENERAL, Carrying, Carryings, Companies, Form, Migrant, Minors, Rating, Step
from harmonize.texts import general_part, penalty
from harmonize.texts import national_law as text
from harmonize.texts.facts import Piece
from harmonize.texts.period import ROLES, Period
from harmonize.texts.ranges import effect, fine_word, range_of, scaled, scaling, threshold


def rating_of(period: Period, offence: text.Offence, version: text.OffenceVersion) -> Rating:
    """What an offence punishes, as written: its alternatives, and the steps that work in forms and general rules."""
    part = period.text.general_part
    forms = tuple(
        form_of(period, name, item) for name, item in version.qualified.items() if not item.weighs or item.penalty
    )
    liable, passage = tuple(companies(period, offence, version)), migrant(period, offence.id)
    if offence.form == "administrative":  # the general part of criminal law does not hold for it
        return written_down(list(alternatives(period, version)), (*forms, *liable, passage))
    derived = version.penalty.of is not None
    drafts = before_forms(period, offence, version)
    minors = young(part.minors, offence.id) if part.minors else None
    roles = Carryings(() if derived else tuple(other_roles(period, offence.id)))
    begun = Carryings(tuple(begun_only(period, version.penalty.of or offence.id)))
    agreement = Carryings(tuple(agreed(period, offence.id)))
    general = (*([minors] if minors else ()), *(step for step in (roles, begun, agreement) if step.rules))
    return written_down(drafts, (*forms, *general, *liable, passage))


def before_forms(period: Period, offence: text.Offence, version: text.OffenceVersion) -> list[Draft]:
    """What an offence punishes when its qualified forms are worked in: of the general part only roles with its own range."""
    drafts = list(alternatives(period, version))
    return chained(drafts) if version.penalty.of is not None else with_roles(period, offence.id, drafts)


def written_down(drafts: list[Draft], steps: tuple[Step, ...]) -> Rating:
    """A rating that remembers of which forms a later step asks."""
    known = {step.id for step in steps if isinstance(step, Form)}
    asked = [step.only_on for step in steps if isinstance(step, Form)]
    asked += [step.forms for step in steps if isinstance(step, Minors | Companies)]
    telling = {tuple(sorted(known.intersection(names))) for names in asked} - {()}
    return Rating(0, tuple(drafts), steps, tuple(sorted(telling)))


def form_of(period: Period, name: str, form: penalty.QualifiedForm) -> Form:
    """A qualified form, its condition as cubes."""
    # A form that speaks of certain roles is not carried over to others by the general part.
    pieces = ((meaningful(piece.cube), tuple(piece.named & {"role"})) for piece in period.pieces(form.when))
    return Form(
        id=name,
        pieces=tuple((cube, named) for cube, named in pieces if cube),
        only_on=form.only_on or (),
        cut=bool((form.displaces or form.lowers) and not form.doubt),
        effect=effect(form),
        fine=fine_word(form.penalty) if form.penalty else None,
        doubt=form.doubt,
    )


def alternatives(period: Period, version: text.OffenceVersion) -> Iterator[Draft]:
    """The alternatives of a version, sure and doubtful, with its own range."""
    extent, fine = base_range(period, version.penalty), fine_word(version.penalty)
    written: list[tuple[str, Any, Reason | None]] = [(name, facts, None) for name, facts in version.punishes.items()]
    written += [(f"{kind} {name}", item.when, Reason(kind, item.why)) for kind, name, item in version.doubtful]
    same: dict[Terms, Terms] = {}
    fault = period.text.general_part.fault
    unread_fault = not_read(fault.not_read) if fault and fault.not_read else None
    for name, facts, doubt in written:
        for piece in period.pieces(facts):
            cube = completed(period, piece)
            if cube:
                why = doubt if "mental" in piece.named else graver_doubt(doubt, unread_fault)
                named = tuple(question for question in GENERAL if question in piece.named)
                terms = Terms(named, extent, fine, (), why, name)
                yield cube, same.setdefault(terms, terms)


def completed(period: Period, piece: Piece) -> int:
    """The cube with what the writer left to the general part: fault, the acting person, the completed act."""
    cube, named, fault = piece.cube, piece.named, period.text.general_part.fault
    if "mental" not in named and fault:
        cube = only(cube, "mental", *fault.mental)
    if "role" not in named:
        cube = only(cube, "role", "perpetrator")
    if "stage" not in named:
        cube = only(cube, "stage", "completed")
    if "actor" not in named:
        cube = only(cube, "actor", "adult", "minor")
    return cube if SPACE.inhabited(cube) else 0


def base_range(period: Period, penalty: penalty.Penalty) -> Range:
    """The range of an offence (months); where it punishes like another offence, what its role makes of that range."""
    if penalty.of is None:
        return range_of(penalty)
    for _, offence, _, version in period.in_force:
        if offence.id == penalty.of:
            rules = getattr(period.text.general_part.roles, penalty.through or "aider")
            extent = range_of(version.penalty)
            return next((scaled(extent, rule.range) for rule in rules if period.reaches(rule, offence.id)), extent)
    return NO_PRISON


def with_roles(period: Period, offence: str, drafts: list[Draft]) -> list[Draft]:
    """The offence widened to the other roles that have its own range."""
    added: list[Draft] = []
    for role in ROLES:
        for rule in period.rules(offence, getattr(period.text.general_part.roles, role), "role", role):
            if rule.range == "same" and not rule.doubt and not rule.when:
                bit = SPACE.bit["role"][role]
                drafts = [(cube if "role" in terms.named else cube | bit, terms) for cube, terms in drafts]
            elif rule.range == "same":
                added += carrying(rule, "role", role).drafts(drafts, SPACE.full)
    return drafts + added


def other_roles(period: Period, offence: str) -> Iterator[Carrying]:
    """The rules that give the other roles a range of their own."""
    for role in ROLES:
        for rule in period.rules(offence, getattr(period.text.general_part.roles, role), "role", role):
            if rule.range != "same":
                yield carrying(rule, "role", role)


def begun_only(period: Period, offence: str) -> Iterator[Carrying]:
    """The rules that punish what one person does before completion: attempt, preparation, instigation in vain."""
    part = period.text.general_part
    yield from (
        carrying(rule, "stage", "attempted", within=intended(rule))
        for rule in period.rules(offence, part.attempt, "stage", "attempted")
    )
    yield from (
        carrying(rule, "stage", "prepared", within=intended(rule))
        for rule in period.rules(offence, part.preparation, "stage", "prepared")
    )
    for rule in period.rules(offence, part.failed_instigation, "stage", "solicited"):
        yield carrying(rule, "stage", "solicited", within=only(intended(rule), "role", "instigator"))


def agreed(period: Period, offence: str) -> Iterator[Carrying]:
    """The rules that punish mere agreement, and what is done between it and the attempt.

    Whoever agrees has the range of his own part: a graver form for organisers is not carried over to the others.
    """
    for rule in period.rules(offence, period.text.general_part.agreement, "stage", "agreed"):
        together = only(only(intended(rule), "actors", "2", "3"), "role", *rule.role)
        stages = ("prepared",) if rule.overt_act else ("agreed", "prepared")
        yield carrying(rule, "stage", *stages, within=together)


def young(rule: general_part.Minors, offence: str) -> Minors:
    """What becomes of the range of the under-aged."""
    named = rule.reaches
    how = scaling(rule.range) if rule.range else None
    return Minors(named == "all" or offence in named, () if named == "all" else tuple(named), how)


def companies(period: Period, offence: text.Offence, version: text.OffenceVersion) -> Iterator[Companies]:
    """The rules that make legal persons liable for an offence, or for forms of it."""
    for rule in period.text.general_part.legal_persons:
        if not period.concerns(rule, offence, version):
            continue
        if rule.form == "not_read":
            period.unread["actor", "legal_person"] = None
        elif rule.form != "none":
            forms = () if rule.offences == "all" else tuple(name for name in version.qualified if name in rule.offences)
            yield Companies(rule.offences == "all" or offence.id in rule.offences, forms, rule.doubt)


def migrant(period: Period, offence: str) -> Migrant:
    """Whether the person moved is spared where an offence does not say whose passage it is."""
    rule = next((rule for rule in period.text.general_part.migrant if period.reaches(rule, offence)), None)
    why = (rule.note if rule else "") or "whether the person moved can be liable too"
    return Migrant(rule.spared if rule else Ground.UNREAD.value, why, (rule and rule.accomplice) or "")


def carrying(rule: general_part.Rule, dimension: str, *values: str, within: int = SPACE.full) -> Carrying:
    """A rule that carries an offence over to another role or stage."""
    how = None if isinstance(rule.range, str) else scaling(rule.range)
    return Carrying(dimension, values, how, threshold(rule.when), within, rule.doubt)


def intended(rule: general_part.Rule) -> int:
    """The facts in which the fault is there that a rule asks; intent, where it says nothing."""
    return only(SPACE.full, "mental", *(rule.mental or ("accepts", "intent")))
