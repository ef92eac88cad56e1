"""Norms in the making: carried over to other roles, thinned out, and written in as few cubes as possible."""

from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.penalty import NO_PRISON, Range
from harmonize.texts import national_law as text
from harmonize.texts.ranges import reached, scaled

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

    def at(self, cube: int) -> "Draft":
        """The same norm about other facts."""
        return Draft._make((cube, *self[1:]))


Group = list[tuple[int, Draft]]  # drafts with the same answers to the telling questions, each with its cube


def carried(drafts: list[Draft], rule: text.Rule, dimension: str, value: str) -> list[Draft]:
    """The drafts that a rule reaches, carried over to another role or stage, with their range and their doubt."""
    bits, others, doubt = SPACE.bit[dimension][value], ~SPACE.fields[dimension].mask, rule.unsettled or ""
    found = {draft.range for draft in drafts}
    ranges = {extent: scaled(extent, rule.range) for extent in found if reached(extent, rule.when)}
    return [
        Draft(cube & others | bits, named, ranges[extent], fine, forms, own or doubt)
        for cube, named, extent, fine, forms, own in drafts
        if dimension not in named and extent in ranges
    ]


def outweighing(
    drafts: list[Draft], forms: frozenset[str] = frozenset(), named: frozenset[str] = frozenset()
) -> list[Draft]:
    """The drafts without those that lie inside another one that is at least as grave and at least as sure.

    While rules are still to come that look at the forms or at the dimensions named, a draft that carries one of
    ``forms`` or ``named`` only gives way to one that carries it too.
    """
    kept: list[Draft] = []
    groups: dict[int, Group] = {}
    around: dict[int, list[Group]] = {}  # for the answers seen so far, the groups that hold them
    for draft in gravest_first(drafts):
        coarse = draft.cube & TELLING
        if coarse not in around:
            around[coarse] = [group for key, group in groups.items() if coarse & key == coarse]
        if inside(draft, around[coarse], forms, named):
            continue
        kept.append(draft)
        if coarse not in groups:
            groups[coarse] = []
            for answers, wider in around.items():
                if answers & coarse == answers:
                    wider.append(groups[coarse])
        groups[coarse].append((draft.cube, draft))
    return kept


def gravest_first(drafts: list[Draft]) -> list[Draft]:
    """The sure drafts before the doubtful, the graver before the milder, the wider before the narrower."""
    order = sorted(
        (bool(doubt), -high, -low, -cube.bit_count(), i) for i, (cube, _, (low, high), _, _, doubt) in enumerate(drafts)
    )
    return [drafts[place[-1]] for place in order]


def inside(draft: Draft, groups: list[Group], forms: frozenset[str], named: frozenset[str]) -> bool:
    """Whether a draft gives way to one of some others, in the sense of :func:`outweighing`."""
    cube = draft.cube
    for group in groups:
        for around, other in group:
            if (
                cube & around == cube
                # Of two that are equally sure, the graver came first.
                and (other.doubt == draft.doubt or (not other.doubt and other.range.severity >= draft.range.severity))
                and forms.intersection(draft.forms).issubset(other.forms)
                and named & draft.named == named & other.named
            ):
                return True
    return False


def rangeless(drafts: list[Draft]) -> list[Draft]:
    """What is punished at all, whatever the range, in few cubes."""
    bare = list(dict.fromkeys(Draft(draft.cube, frozenset(), NO_PRISON, "", (), draft.doubt) for draft in drafts))
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
    kinds: dict[tuple[Range, str, str], int] = {}
    # What differs besides the facts is one more number above the bits of the facts.
    apart = [kinds.setdefault((draft.range, draft.fine, draft.doubt), len(kinds)) << SPACE.width for draft in drafts]
    left: list[list[Any]] = [[draft.cube | kind, draft] for kind, draft in zip(apart, drafts, strict=True)]
    for field in SPACE.fields.values():
        others = ~field.mask
        if not differing & field.mask or len({cube & others for cube, _ in left}) == len(left):
            continue  # no two differ in this dimension alone
        found: dict[int, list[Any]] = {}
        for item in left:
            found.setdefault(item[0] & others, item)[0] |= item[0]
        left = list(found.values())
    return [draft.at(cube & SPACE.full) for cube, draft in left]
