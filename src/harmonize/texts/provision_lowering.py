"""What stays beside the norms: provisions with their pinpoints, exclusions and shown penalties, and where a law reaches."""

from collections.abc import Iterable, Iterator
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground
from harmonize.norms.law import Exclusion, Factor, Provision, Reach, of_company
from harmonize.texts import general_part, penalty
from harmonize.texts import national_law as text
from harmonize.texts.base import Text, keys
from harmonize.texts.general_lowering import defended
from harmonize.texts.general_rules import Sanction
from harmonize.texts.period import ROLES, Period


def provision(period: Period, i: int, offence: text.Offence, j: int, version: text.OffenceVersion) -> Provision:
    """The provision of an offence in force, whose number and whose version's number are its places in the file."""
    return Provision(
        id=offence.id,
        title=offence.title,
        kind=offence.kind,
        section=offence.section,
        cite=version.cite,
        line=period.line_of(("offences", i, "versions", j)),
        since=version.begins.isoformat(),
        until=version.until.isoformat() if version.until else "",
        seen=version.since is None,
        by=version.by or "",
        yields=offence.yields is not None,
        adds=offence.adds is not None,
        administrative=offence.form == "administrative",
        prosecution=offence.prosecution or "",
        note=version.note or "",
        exclusions=(*exclusions(period, offence, version), *excused(period, offence, version)),
        weighs=tuple(
            Factor(cube, form.cite, form.doubt)
            for form in version.qualified.values()
            if form.weighs
            for cube in period.cubes(form.when)
        ),
        details=dict(shown(period, offence, version)),
        doubts=dict(doubt_cites(period, offence, version)),
        forms={name: form.cite for name, form in version.qualified.items()},
        rules=rule_cites(period, offence.id, version),
        clauses={
            # A doubtful clause may have the name of one that is sure.
            name if block == "punishes" else f"{block} {name}": period.line_of(
                ("offences", i, "versions", j, block, name)
            )
            for block in ("punishes", *Ground)
            for name in getattr(version, block)
        },
        helps=version.penalty.of or "",
    )


def rule_cites(period: Period, offence: str, version: text.OffenceVersion) -> dict[str, tuple[str, ...]]:
    """The pinpoints of the rules of the general part that hold for an offence, where it is silent itperiod."""
    part = period.text.general_part
    named = frozenset(SPACE.fields).intersection(
        *(piece.named for facts in facts_of(version) for piece in period.pieces(facts))
    )
    listed = [
        *((role, "role", getattr(part.roles, role)) for role in ROLES),
        ("attempted", "stage", part.attempt),
        ("prepared", "stage", part.preparation),
        ("solicited", "stage", part.failed_instigation),
        *((stage, "stage", part.agreement) for stage in ("agreed", "prepared")),
    ]
    found: dict[str, tuple[str, ...]] = {}
    for value, dimension, rules in listed:
        if dimension not in named:
            held = [rule for rule in period.rules(offence, rules, dimension, value) if not rule.not_read]
            found[value] = (*found.get(value, ()), *(cite for rule in held for cite in rule.cite or ()))
    if "actor" not in named:
        found["legal_person"] = tuple(
            cite
            for rule in part.legal_persons
            if period.reaches(rule, offence) and not rule.not_read
            for cite in rule.cite or ()
        )
    return {value: cites for value, cites in found.items() if cites}


def doubt_cites(
    period: Period, offence: text.Offence, version: text.OffenceVersion
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The doubtful elements of an offence, and of the general part for it on the day, that have pinpoints of their own."""
    part = period.text.general_part
    yield from ((item.why, item.cite) for _, _, item in version.doubtful if item.cite)
    yield from ((form.doubt.why, form.cite) for form in version.qualified.values() if form.doubt)
    listed = (*(getattr(part.roles, role) for role in ROLES), *(getattr(part, name) for name in general_part.STAGED))
    rules = [rule for rules in listed for rule in rules if period.reaches(rule, offence.id)]
    yield from ((rule.doubt.why, rule.cite) for rule in rules if rule.doubt and rule.cite)
    companies = [item for item in part.legal_persons if period.concerns(item, offence, version)]
    yield from ((item.doubt.why, item.cite) for item in companies if item.doubt and item.cite)
    migrants = [rule for rule in part.migrant if period.reaches(rule, offence.id)]
    yield from ((rule.note, rule.cite) for rule in migrants if rule.note and rule.cite)


def exclusions(period: Period, offence: text.Offence, version: text.OffenceVersion) -> Iterator[Exclusion]:
    """The exclusions of an offence, its own and those of the general part."""
    shared = (item for item in period.text.general_part.excluded if period.reaches(item, offence.id))
    items: list[text.Exclusion | general_part.SharedExclusion] = [*version.excluded.values(), *shared]
    yield from (Exclusion(cube, item.cite, item.doubt) for item in items for cube in period.cubes(item.when))


def excused(period: Period, offence: text.Offence, version: text.OffenceVersion) -> Iterator[Exclusion]:
    """What general defences take out of an offence, as far as it reaches their facts at all."""
    facts = [piece.cube for item in facts_of(version) for piece in period.pieces(item)]
    yield from (
        saved
        for saved in defended(period.text, offence, period.day, period.cubes)
        if any(SPACE.meet(saved.cube, cube) for cube in facts)
    )


def facts_of(version: text.OffenceVersion) -> Iterator[Any]:
    """The facts of a version, doubtful alternatives included."""
    yield from version.punishes.values()
    yield from (item.when for _, _, item in version.doubtful)


def reaches(period: Period) -> Iterator[Reach]:
    """Over which facts the State has jurisdiction; an offence with a rule of its own is left out of the general ones."""
    special = {index for index, (_, offence, _, _) in enumerate(period.in_force) if offence.reach}
    for index in special:
        offence = period.in_force[index][1]
        for condition in offence.reach or ():
            yield from (
                Reach(cube, (index,), period.in_force[index][3].cite, None)
                for cube in ([SPACE.full] if condition == "any" else period.cubes(condition))
            )
    ids = [offence.id for _, offence, _, _ in period.in_force]
    for rule in period.text.general_part.jurisdiction:
        if not rule.holds(period.day):
            continue
        chosen = tuple(
            index
            for index, name in enumerate(ids)
            if index not in special and (rule.offences == "all" or name in rule.offences)
        )
        if chosen:
            yield from (
                Reach(cube, chosen if len(chosen) < len(ids) else (), rule.cite, rule.doubt)
                for cube in period.cubes(rule.when)
            )


def shown(period: Period, offence: text.Offence, version: text.OffenceVersion) -> Iterator[tuple[str, dict[str, Any]]]:
    """What a report shows beside the ranges of an offence: of itself, of its forms, and the sanctions of legal persons."""
    forms = version.qualified.items()
    for name, told in (("", version.penalty), *((name, form.penalty) for name, form in forms)):
        if told and (found := details(told)):
            yield name, found
    for rule in reversed(
        period.text.general_part.legal_persons
    ):  # the first of several that hold comes last, and stays
        if rule.sanction and rule.holds(period.day):
            whole = rule.offences == "all" or offence.id in rule.offences
            finer = [name for name, form in version.qualified.items() if form.penalty and form.penalty.fine]
            named = [name for name in version.qualified if name in rule.offences]
            for name in ("", *(finer if rule.sanction == "same" else ())) if whole else named:
                yield of_company(name), {**sanction(rule.sanction, version, name), "cite": list(rule.cite or ())}


def sanction(rule: "Sanction | str", version: text.OffenceVersion, form: str) -> dict[str, Any]:
    """The sanction of a legal person as a report shows it: its own, or the fine of the offence or of a form of it."""
    if isinstance(rule, Sanction):
        found: dict[str, Any] = as_in_file(rule)
        return found
    own = version.qualified[form].penalty if form else None
    fine = (own and own.fine) or version.penalty.fine
    return {"fine": as_in_file(fine)} if fine else {}


def details(penalty: penalty.Penalty) -> dict[str, Any]:
    """What a report shows beside the range."""
    shown = as_in_file(penalty, {"prison", "of", "through"})
    return {key: value for key, value in shown.items() if value != {"with": "or"} or key != "fine"}


def as_in_file(value: Any, leaving_out: Iterable[str] = ()) -> Any:
    """A model as its file has it, without what is not said; by hand, since a dump would build its schema for itself."""
    if isinstance(value, Text):
        said = {key: getattr(value, name) for name, key in keys(type(value)) if name not in leaving_out}
        return {key: as_in_file(part) for key, part in said.items() if part is not None}
    if isinstance(value, tuple):
        return [as_in_file(part) for part in value]
    return {key: as_in_file(part) for key, part in value.items()} if isinstance(value, dict) else value
