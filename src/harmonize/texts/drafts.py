"""Norms in the making: carried over to other roles, thinned out, and written in as few cubes as possible."""

from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.facts import only
from harmonize.norms.penalty import NO_PRISON, Range
from harmonize.texts import national_law as text
from harmonize.texts.ranges import scaled

# Questions in which the parts of one offence differ most; who lies inside another cube does so in these too.
TELLING = sum(
    SPACE.fields[name].mask for name in ("conduct", "state", "role", "stage", "mental", "for", "actor", "benefit")
)


class Draft(NamedTuple):
    """A norm in the making, with the dimensions that its author named."""

    cube: int
    named: frozenset[str]
    range: Range
    fine: str
    forms: tuple[str, ...]
    doubt: str


def accessory(draft: Draft, rule: text.Rule, dimension: str, value: str) -> Draft:
    """A draft carried over to another role or stage, with its range and its doubt."""
    return draft._replace(
        cube=only(draft.cube, dimension, value),
        range=scaled(draft.range, rule.range),
        doubt=draft.doubt or rule.unsettled or "",
    )


def outweighing(
    drafts: list[Draft], forms: frozenset[str] = frozenset(), named: frozenset[str] = frozenset()
) -> list[Draft]:
    """The drafts without those that lie inside another one that is at least as grave and at least as sure.

    While rules are still to come that look at the forms or at the dimensions named, a draft that carries one of
    ``forms`` or ``named`` only gives way to one that carries it too.
    """
    kept: list[Draft] = []
    widest = sorted(
        drafts, key=lambda item: (bool(item.doubt), -item.range.high, -item.range.low, -item.cube.bit_count())
    )
    groups: dict[int, list[tuple[int, Draft]]] = {}
    for draft in widest:
        cube, severity = draft.cube, draft.range.severity
        carried, said = forms.intersection(draft.forms), named & draft.named
        coarse = cube & TELLING
        if not any(
            cube & around == cube
            and other.range.severity >= severity
            and (not other.doubt or other.doubt == draft.doubt)
            and carried <= set(other.forms)
            and said == named & other.named
            for key, members in groups.items()
            if coarse & key == coarse
            for around, other in members
        ):
            kept.append(draft)
            groups.setdefault(coarse, []).append((cube, draft))
    return kept


def rangeless(drafts: list[Draft]) -> list[Draft]:
    """What is punished at all, whatever the range, in few cubes."""
    bare = [draft._replace(range=NO_PRISON, fine="", forms=()) for draft in drafts]
    while True:
        fewer = outweighing(joined(outweighing(bare)))
        if len(fewer) == len(bare):
            return fewer
        bare = fewer


def joined(drafts: list[Draft]) -> list[Draft]:
    """Drafts alike in all but the values of one dimension written as one, when nothing but their facts differs."""
    differing = 0
    for draft in drafts:
        differing |= draft.cube ^ drafts[0].cube
    for field in SPACE.fields.values():
        if not differing & field.mask:
            continue
        found: dict[tuple[object, ...], Draft] = {}
        for draft in drafts:
            key = (draft.cube & ~field.mask, draft.range, draft.fine, draft.doubt)
            known = found.get(key)
            found[key] = known._replace(cube=known.cube | draft.cube) if known else draft
        drafts = list(found.values())
    return drafts
