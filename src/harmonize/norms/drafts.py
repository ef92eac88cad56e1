"""Norms in the making: thinned out, and written in as few cubes as possible."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.penalty import NOTHING, Penalty, Range

# Questions in which the parts of one offence differ most; who lies inside another cube does so in these too.
TELLING = sum(
    SPACE.fields[name].mask for name in ("conduct", "state", "role", "stage", "mental", "for", "actor", "benefit")
)


class Terms(NamedTuple):
    """What is said of facts by a norm in the making, with the dimensions that its author named and rules may add to.

    ``clause`` is the name of the clause of the offence that says it; empty where clauses were joined. ``displacing``
    says that a form which is open would hold in place of the range without it.
    """

    named: tuple[str, ...]
    penalty: Penalty
    forms: tuple[str, ...]
    doubt: Reason | None
    clause: str = ""
    displacing: bool = False

    @property
    def range(self) -> Range:
        """The months that may be imposed."""
        return self.penalty.range

    def ranged(self, extent: Range) -> "Terms":
        """The same with another range."""
        return self._replace(penalty=self.penalty._replace(range=extent))

    def doubted(self, why: Reason | None) -> "Terms":
        """The same, doubtful for a reason besides its own."""
        return self._replace(doubt=graver_doubt(self.doubt, why))

    def carried(self, penalty: Penalty, why: Reason | None) -> "Terms":
        """The same carried over by a rule, with the penalty that it gives: under one that was not read nothing is settled."""
        unread = why and why.ground is Ground.UNREAD
        return self._replace(penalty=penalty, doubt=why if unread else graver_doubt(self.doubt, why))


def graver_doubt(one: Reason | None, other: Reason | None) -> Reason | None:
    """Of two doubts about the same facts the one to keep: the first, but a doubt of law before one that reading settles."""
    if one and other and other.of_law and not one.of_law:
        return other
    return one or other


Draft = tuple[int, Terms]  # facts, and what is said of them; many drafts share their terms
FormSets = tuple[frozenset[str], ...]  # sets of forms: of each some rule asks whether a draft carries one of them
# doubt, severity, sets carried, answers named, whether it would hold in place of another
Weight = tuple[Reason | None, tuple[float, float], int, tuple[str, ...], bool]
Group = list[tuple[int, Weight]]  # cubes with the same answers to the telling questions, each with its weight


def terms_of(drafts: Iterable[Draft]) -> dict[int, Terms]:
    """The terms in some drafts, by identity: what holds for terms need not be asked of each draft."""
    return {id(terms): terms for _, terms in drafts}


def chained(drafts: Iterable[Draft]) -> list[Draft]:
    """What has the range of a helper's part in another offence: who helps, instigates or directs the helper is one too."""
    bits = sum(SPACE.bit["role"][role] for role in ("instigator", "aider", "organiser"))
    return [(cube if "role" in terms.named else cube | bits, terms) for cube, terms in drafts]


def outweighing(drafts: list[Draft], telling: FormSets = (), *, named: bool = False) -> list[Draft]:
    """The drafts without those that lie inside another one that is at least as grave and at least as sure.

    While rules are still to come that ask for a form of a set (``telling``), or for what an offence answers itself
    (``named``), a draft only gives way to one that they do not tell from it.
    """
    if len(drafts) < 2:
        return drafts
    weights = {key: weight(terms, telling, named=named) for key, terms in terms_of(drafts).items()}
    kept: list[Draft] = []
    groups: dict[int, Group] = {}
    around: dict[int, list[Group]] = {}  # for the answers seen so far, the groups that hold them
    for draft in gravest_first(drafts):
        cube, own = draft[0], weights[id(draft[1])]
        coarse = cube & TELLING
        if coarse not in around:
            around[coarse] = [group for key, group in groups.items() if coarse & key == coarse]
        if inside(cube, own, around[coarse]):
            continue
        kept.append(draft)
        if coarse not in groups:
            groups[coarse] = []
            for answers, wider in around.items():
                if answers & coarse == answers:
                    wider.append(groups[coarse])
        groups[coarse].append((cube, own))
    return kept


def weight(terms: Terms, telling: FormSets, *, named: bool) -> Weight:
    """What decides which draft gives way to which, while some rules are still to come."""
    asked = sum(1 << place for place, names in enumerate(telling) if not names.isdisjoint(terms.forms))
    return terms.doubt, terms.range.severity, asked, terms.named if named else (), terms.displacing


def gravest_first(drafts: list[Draft]) -> list[Draft]:
    """The sure drafts before the doubtful, the graver before the milder, the wider before the narrower."""
    weight = {key: (bool(terms.doubt), -terms.range.high, -terms.range.low) for key, terms in terms_of(drafts).items()}
    order = sorted((weight[id(terms)], -cube.bit_count(), i) for i, (cube, terms) in enumerate(drafts))
    return [drafts[place[-1]] for place in order]


def inside(cube: Cube, own: Weight, groups: list[Group]) -> bool:
    """Whether a draft gives way to one of some that came before it, in the sense of :func:`outweighing`."""
    doubt, severity, asked, named, displacing = own
    for group in groups:
        for around, (doubt_there, severity_there, asked_there, named_there, displacing_there) in group:
            if (
                cube & around == cube
                # Of two that are equally sure, the graver came first.
                and (doubt_there == doubt or (not doubt_there and severity_there >= severity))
                and asked & asked_there == asked
                and named == named_there
                and (not displacing or displacing_there)  # what would lower a range is told beside it
            ):
                return True
    return False


def rangeless(drafts: list[Draft]) -> list[Draft]:
    """What is punished at all, whatever the range, in few cubes."""
    by_doubt: dict[Reason | None, Terms] = {}
    plain = {
        key: by_doubt.setdefault(terms.doubt, Terms((), NOTHING, (), terms.doubt))
        for key, terms in terms_of(drafts).items()
    }
    bare = list({(cube, id(plain[id(terms)])): (cube, plain[id(terms)]) for cube, terms in drafts}.values())
    while True:
        fewer = outweighing(joined(outweighing(bare)))
        if len(fewer) == len(bare):
            return fewer
        bare = fewer


def joined(drafts: list[Draft]) -> list[Draft]:
    """Drafts alike in all but the values of one dimension written as one, when nothing but their facts differs."""
    if len(drafts) < 2:
        return drafts
    differing = 0
    for cube, _ in drafts:
        differing |= cube ^ drafts[0][0]
    kinds: dict[tuple[Penalty, bool, Reason | None], int] = {}
    # What differs besides the facts is one more number above the bits of the facts.
    apart = {
        key: kinds.setdefault((terms.penalty, terms.displacing, terms.doubt), len(kinds)) << SPACE.width
        for key, terms in terms_of(drafts).items()
    }
    left: list[list[Any]] = [[cube | apart[id(terms)], terms] for cube, terms in drafts]
    for field in SPACE.fields.values():
        others = ~field.mask
        if not differing & field.mask or len({cube & others for cube, _ in left}) == len(left):
            continue  # no two differ in this dimension alone
        found: dict[int, list[Any]] = {}
        for item in left:
            found.setdefault(item[0] & others, item)[0] |= item[0]
        left = list(found.values())
    return [(cube & SPACE.full, terms) for cube, terms in left]
