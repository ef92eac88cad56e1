"""What stays beside the norms: provisions with their pinpoints, exclusions and sanctions of companies, and where a law reaches."""

from collections.abc import Iterator, Sequence
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground
from harmonize.norms.law import Reach
from harmonize.norms.penalty import NO_PRISON, Penalty
from harmonize.norms.provision import Exclusion, Factor, OfCompany, Provision
from harmonize.texts import general_part
from harmonize.texts import national_law as text
from harmonize.texts.general_lowering import defended
from harmonize.texts.general_rules import Sanction
from harmonize.texts.period import ROLES, Period
from harmonize.texts.ranges import fine_of
from harmonize.texts.rating_lowering import base_penalty


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
        companies=dict(companies(period, offence, version)),
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
        worded=worded(offence.versions[j:]),
    )


def worded(versions: Sequence[text.OffenceVersion]) -> str:
    """The first day of the wording of a version, the first of some, where that is older; empty if that was only seen."""
    oldest = next((version for version in versions if version.wording is None), versions[-1])
    return oldest.begins.isoformat() if oldest is not versions[0] and oldest.since else ""


def rule_cites(period: Period, offence: str, version: text.OffenceVersion) -> dict[str, tuple[str, ...]]:
    """The pinpoints of the rules of the general part that hold for an offence, where it is silent itperiod."""
    part = period.text.general_part
    named = frozenset(SPACE.fields).intersection(
        *(piece.named for facts in facts_of(version) for piece in period.pieces(facts))
    )
    base = base_penalty(period, version).range
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
            held = [rule for rule in period.rules(offence, rules, dimension, value, base) if not rule.not_read]
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


def companies(period: Period, offence: text.Offence, version: text.OffenceVersion) -> Iterator[tuple[str, OfCompany]]:
    """What legal persons have to expect for an offence (empty), or for those of its forms that a rule names."""
    rules = period.text.general_part.legal_persons
    for rule in reversed(rules):  # the first of several that hold comes last, and stays
        if rule.sanction and rule.holds(period.day):
            whole = rule.offences == "all" or offence.id in rule.offences
            told = sanction(rule.sanction, rule.cite or ())
            yield from (
                (name, told) for name in ([""] if whole else version.qualified) if whole or name in rule.offences
            )


def sanction(written: "Sanction | str", cite: tuple[str, ...]) -> OfCompany:
    """The sanction of a legal person: its own, or the fine of whatever penalty the offence has."""
    if isinstance(written, str):
        return OfCompany(Penalty(NO_PRISON, cite=cite), same=True)
    return OfCompany(Penalty(NO_PRISON, fine_of(written.fine), other=written.other or (), cite=cite))
