"""What an offence punishes and how gravely, as written: its alternatives, and the steps that forms and general rules make of it."""

from collections.abc import Iterator
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.drafts import Draft, Terms, chained, graver_doubt
from harmonize.norms.facts import meaningful, only
from harmonize.norms.penalty import NOTHING, Penalty, Range
from harmonize.norms.penalty_rules import (
    GENERAL,
    Carrying,
    Carryings,
    Companies,
    Fines,
    Form,
    Migrant,
    Minors,
    Rating,
    Step,
)
from harmonize.norms.ranges import Threshold
from harmonize.texts import general_part
from harmonize.texts import national_law as text
from harmonize.texts import penalty as written
from harmonize.texts.facts import Piece
from harmonize.texts.period import ROLES, Period
from harmonize.texts.ranges import effect, fine_of, penalty_of, scaling, threshold


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
    minors = [young(rule, offence.id) for rule in part.minors if rule.holds(period.day)]
    extent = base_penalty(period, version).range
    roles = Carryings(() if derived else tuple(other_roles(period, offence.id, extent)))
    begun = Carryings(tuple(begun_only(period, version.penalty.of or offence.id, extent)))
    agreement = Carryings(tuple(agreed(period, offence.id, extent)))
    carried = (step for step in (roles, begun, agreement) if step.rules)
    general: tuple[Step, ...] = (*minors, *carried, *fines(period, offence.id))
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


def form_of(period: Period, name: str, form: written.QualifiedForm) -> Form:
    """A qualified form, its condition as cubes."""
    # A form that speaks of certain roles is not carried over to others by the general part.
    pieces = ((meaningful(piece.cube), tuple(piece.named & {"role"})) for piece in period.pieces(form.when))
    return Form(
        id=name,
        pieces=tuple((cube, named) for cube, named in pieces if cube),
        only_on=form.only_on or (),
        cut=bool(form.displaces or form.lowers),
        effect=effect(form),
        penalty=penalty_of(form.penalty, form.cite) if form.penalty and form.penalty.says_range else None,
        cite=form.cite,
        doubt=form.doubt,
    )


def alternatives(period: Period, version: text.OffenceVersion) -> Iterator[Draft]:
    """The alternatives of a version, sure and doubtful, with its own range."""
    penalty = base_penalty(period, version)
    said: list[tuple[str, Any, Reason | None]] = [(name, facts, None) for name, facts in version.punishes.items()]
    said += [(f"{kind} {name}", item.when, Reason(kind, item.why)) for kind, name, item in version.doubtful]
    same: dict[Terms, Terms] = {}
    fault = period.text.general_part.fault
    open_fault = fault.doubt if fault else None
    for name, facts, doubt in said:
        for piece in period.pieces(facts):
            named = tuple(question for question in GENERAL if question in piece.named)
            for cube, less in by_fault(completed(period, piece), None if "mental" in piece.named else open_fault):
                terms = Terms(named, penalty, (), graver_doubt(doubt, less), name)
                yield cube, same.setdefault(terms, terms)


def by_fault(cube: int, doubt: Reason | None) -> Iterator[tuple[int, Reason | None]]:
    """A cube by whether the doubt about a general rule of fault bears on it: every law punishes who means to act."""
    meant = only(cube, "mental", "intent") if doubt else cube
    parts = ((meant, None), (cube & ~SPACE.bit["mental"]["intent"] if doubt else 0, doubt))
    yield from ((part, why) for part, why in parts if part and SPACE.inhabited(part))


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


def base_penalty(period: Period, version: text.OffenceVersion) -> Penalty:
    """The penalty of an offence; where it punishes like another offence, what its role makes of the whole of that one."""
    taken = version.penalty
    if taken.of is None:
        return penalty_of(taken, version.cite)
    for _, offence, _, parent in period.in_force:
        if offence.id == taken.of:
            whole = penalty_of(parent.penalty, parent.cite)
            rules = getattr(period.text.general_part.roles, taken.through or "aider")
            held = (rule for rule in rules if period.reaches(rule, offence.id))
            found = next((rule for rule in held if threshold(rule.when).reached(whole.range)), None)
            return carrying(found, "role").penalty(whole) if found else whole
    return NOTHING


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


def other_roles(period: Period, offence: str, base: Range) -> Iterator[Carrying]:
    """The rules that give the other roles a range of their own."""
    for role in ROLES:
        for rule in period.rules(offence, getattr(period.text.general_part.roles, role), "role", role, base):
            if rule.range != "same":
                yield carrying(rule, "role", role)


def begun_only(period: Period, offence: str, base: Range) -> Iterator[Carrying]:
    """The rules that punish what one person does before completion: attempt, preparation, instigation in vain.

    ``base`` is the range of the offence, by which some of them go.
    """
    part = period.text.general_part
    yield from (
        carrying(rule, "stage", "attempted", within=intended(rule))
        for rule in period.rules(offence, part.attempt, "stage", "attempted", base)
    )
    yield from (
        carrying(rule, "stage", "prepared", within=intended(rule))
        for rule in period.rules(offence, part.preparation, "stage", "prepared", base)
    )
    for rule in period.rules(offence, part.failed_instigation, "stage", "solicited", base):
        yield carrying(rule, "stage", "solicited", within=only(intended(rule), "role", "instigator"))


def agreed(period: Period, offence: str, base: Range) -> Iterator[Carrying]:
    """The rules that punish mere agreement, and what is done between it and the attempt.

    Whoever agrees has the range of his own part: a graver form for organisers is not carried over to the others.
    """
    for rule in period.rules(offence, period.text.general_part.agreement, "stage", "agreed", base):
        together = only(only(intended(rule), "actors", "2", "3"), "role", *rule.role)
        stages = ("prepared",) if rule.overt_act else ("agreed", "prepared")
        yield carrying(rule, "stage", *stages, within=together)


def young(rule: general_part.Minors, offence: str) -> Minors:
    """What becomes of the range of the under-aged."""
    named = rule.reaches
    how = scaling(rule.range, rule.cite) if rule.range else None
    return Minors(named == "all" or offence in named, () if named == "all" else tuple(named), how, threshold(rule.when))


def fines(period: Period, offence: str) -> Iterator[Fines]:
    """The rules of the whole State on fines that hold for an offence."""
    for rule in period.text.general_part.fines:
        fine = fine_of(rule.fine)
        if fine and period.reaches(rule, offence):
            facts = (SPACE.full,) if rule.when is None else tuple(period.cubes(rule.when))
            yield Fines(fine, facts, threshold(rule.range))


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
    how = None if isinstance(rule.range, str) else scaling(rule.range, rule.cite or ())
    by_base = rule.when is not None and rule.when.base is not None  # asked already
    return Carrying(dimension, values, how, Threshold() if by_base else threshold(rule.when), within, rule.doubt)


def intended(rule: general_part.Rule) -> int:
    """The facts in which the fault is there that a rule asks; intent, where it says nothing."""
    return only(SPACE.full, "mental", *(rule.mental or ("accepts", "intent")))
