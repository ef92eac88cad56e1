"""What would close a point: the provision that a drafter would change, and how."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.causes import Article, Lack, Point, any_party, too_narrow
from harmonize.norms.amendment import Amendment, Kind
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.outcome import Near
from harmonize.norms.penalty_rules import GENERAL
from harmonize.reports.aggravation import aggravated
from harmonize.reports.amendments import Options
from harmonize.reports.wording import Speaker

NUMERALS = ("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")


class Context(NamedTuple):
    """A point with what it is told with: who speaks, the standard cases that lie in it, the options of the law, its article.

    ``number`` is that of the article, ``part`` its own in it.
    """

    point: Point
    speaker: Speaker
    cases: Sequence[Pattern]
    options: Options
    article: Article
    number: int
    part: int

    @property
    def mark(self) -> str:
        """Its place in the article, ``(ii)``; empty where it is alone."""
        if len(self.article.told) == 1:
            return ""
        return f"({NUMERALS[self.part] if self.part < len(NUMERALS) else self.part + 1})"

    @property
    def where(self) -> str:
        """Its place in the report: ``[1](ii)``."""
        return f"[{self.number}]{self.mark}"


def option(told: Context) -> str:
    """What a drafter would do about a point, in words: of a change of several elements those of the point; empty where nothing."""
    offences = not_liable(told) if "actor" in told.point.cause.what else ()
    if offences and (cites := told.point.head.outcome.cites):
        return f"In {told.speaker.cites(cites[:1])}: extend the liability of legal persons to {told.speaker.cites(offences)}"
    if not (found := amendments(told.point, told.options)):
        return ""
    if told.point.cause.kind == "aggravation":
        return aggravated(told.point, told.speaker)
    near, law = nearest(told.point, told.options), told.speaker.law
    if told.point.cause.kind != "element":  # what is said to be too narrow is what is changed
        fitting = (one for one in found if not near or law.provisions[near.provision].cite[0] in places(one, law))
        return told.options.words(tuple(fitting)[:1])
    return told.options.words(found, near.dimensions) if near else ""


def nearest(point: Point, options: Options) -> Near | None:
    """The provision that a point is about: the one that a drafter would extend, else the one nearest to the gap."""
    law, facts = options.speaker.law, point.principal.cube if point.principal else 0
    found = amendments(point, options) if point.cause.kind == "element" and facts else ()
    reach = extended(found, facts, law)
    told = reach and options.words(found, reach.elements)
    # who helps answers as for the offence
    if not reach or not told or (point.head.duty.bases and not set(reach.elements) <= set(GENERAL)):
        return too_narrow(point, law)
    return Near(reach.provision, reach.elements, (), law.nearest_clause(reach.provision, facts))


class Reach(NamedTuple):
    """How many of some facts an offence reaches once it is extended, and the elements in which it did not."""

    facts: int
    provision: int
    elements: tuple[str, ...]


def extended(found: Iterable[Amendment], facts: int, law: Law) -> Reach | None:
    """The offence that reaches most of some facts with all that amendments change in it."""
    wider: dict[int, int] = {}
    for change in (one for item in found for one in item.changes if one.kind is Kind.EXTEND):
        mask = sum(SPACE.fields[name].mask for name in change.elements)
        wider[change.provision] = wider.get(change.provision, 0) | change.cube & mask
    reached: list[Reach] = []
    for norm in law.cover:
        more, own = wider.get(norm.provision, 0), any_party(norm.cube, facts)
        if more and (both := SPACE.meet(own | more, facts)):
            lacking = SPACE.conflicts(own, facts) or tuple(
                name for name, field in SPACE.fields.items() if facts & more & field.mask & ~own
            )
            reached.append(Reach(SPACE.size(both), norm.provision, lacking))
    return max(reached, key=lambda one: (one.facts, -len(one.elements)), default=None)


def amendments(point: Point, options: Options) -> tuple[Amendment, ...]:
    """What a drafter would change for the principal counterexample: what reaches most of it, with all else in that place."""
    law, facts, package = options.speaker.law, point.principal.cube if point.principal else 0, options.package
    told = [item for item in package.options({point.head.duty.id}, facts=facts) if options.words((item,))]
    told.sort(key=lambda item: -(reach.facts if (reach := extended([item], facts, law)) else 0))
    more = package.options(point.duties) if point.cause.kind == "element" else ()
    same = (item for item in more if told and set(places(item, law)) & set(places(told[0], law)))
    return tuple(dict.fromkeys((*told[:1], *same)))


def places(found: Amendment, law: Law) -> list[str]:
    """Where the offences stand that an amendment changes."""
    return [cite for index in found.provisions for cite in law.provisions[index].cite[:1]]


def not_liable(told: Context) -> list[str]:
    """The offences of an article for which legal persons do not answer, where that is what a point is about: smuggling first."""
    law, own = told.speaker.law, nearest(told.point, told.options)
    persons = [one for one in told.article.points if "actor" in one.cause.what]
    points = persons if told.point in persons else [told.point] if own and own.dimensions == ("actor",) else []
    found: dict[str, None] = {}
    for lack in sorted((lack for one in points for lack in one.lacks if lack.gap), key=deed):
        drafted = told.options.package.options({lack.finding.duty.id}, ("actor",))
        near = lack.gap.near if lack.gap else None
        best = extended(drafted, lack.gap.cube, law) if lack.gap else None
        if best and best.elements == ("actor",):
            found.update(dict.fromkeys(law.provisions[best.provision].cite[:1]))
        elif near and near.dimensions == ("actor",):
            found.update(dict.fromkeys(law.provisions[near.provision].cite[:1]))
    return list(found)


def deed(lack: Lack) -> int:
    """What a shortfall is about, in the order in which deeds are declared."""
    return lack.gap.cube & SPACE.fields["conduct"].mask if lack.gap else 0
