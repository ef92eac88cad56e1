"""What a first screen needs besides the findings, worked out: by one function for the law in force and for any other day.

An article is answered for the ordinary case of its duties, the one that the treaty itself has in mind: an adult private
person acts for money, and nothing aggravates. A range is printed beside the provision of which it is, for this case: never that
of another offence, nor of a graver form.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.errors import UnknownName
from harmonize.findings.answer import answer
from harmonize.findings.assessment import Assessment, Choice, Finding
from harmonize.findings.causes import KINDS, Point, causes
from harmonize.findings.core_lines import articles, binding
from harmonize.findings.fact_pattern import point as fact_of
from harmonize.norms.amendment import Package
from harmonize.norms.duty_tests import Criminalize, DatedCube
from harmonize.norms.facts import Pattern, Words
from harmonize.norms.first_screen import Answering, FirstScreen
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.naming import folded, point_head
from harmonize.norms.outcome import OPEN
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty, Treaty


def first_screen(
    found: Assessment, unbound: Assessment | None, status: Status, patterns: Sequence[Pattern], package: Package
) -> FirstScreen:
    """What the first screen on an assessment tells beside its findings, with amendments that were tried before.

    ``unbound`` is the assessment as if the State were bound by all that is asked, where it is not.
    """
    words = Words.of(found.law.code, status.members(found.day))
    facts = ((pattern, fact_of(pattern.facts, words)) for pattern in patterns)
    # What another offence punishes, such as usury, is no example of what goes free.
    unpunished = [(pattern, fact) for pattern, fact in facts if answer(found.law, fact).punishable != "yes"]
    cases = {
        point.id: tuple(pattern.id for pattern in lying)
        for point in causes(found).points
        if (lying := point.cases(unpunished))
    }
    return FirstScreen(package, answered_articles(found, unbound, status), cases)


def answered_articles(
    found: Assessment, unbound: Assessment | None, status: Status
) -> dict[str, tuple[Answering, ...]]:
    """The offences that answer each core article, by its title."""
    on_day = LawOnDay(found.law, status.members(found.day))
    return {
        title: answering(binding(own), found.treaty, found.readings, on_day)
        for title, _, own, _ in articles(found, unbound)
    }


Facts = dict[str, Any]


def answering(
    found: Iterable[Finding], treaty: Treaty, readings: dict[str, str], on_day: LawOnDay
) -> tuple[Answering, ...]:
    """The offences that answer the duties to criminalize among some findings, in the order of the duties.

    Of each duty the gravest that surely reaches its ordinary case. Where none does in any of them, the offence that is nearest
    to it, without a range; where the duty is decided, never one of which nothing is certain. An offence that gives way to
    others (help with the migrant's own entry) is told where there is no other.
    """
    law = on_day.law
    certain = {norm.provision for norm in law.cover if not norm.doubt}
    known = [item for item in found if isinstance(item.duty.test, Criminalize)]
    sure: dict[Answering, None] = {}
    other: dict[Answering, None] = {}
    for item in known:
        for duty in asked_by(item.duty, treaty, readings):
            as_such = [answers_as_such(offence, duty, treaty) for offence in law.provisions]
            cases = [fact_of(facts, on_day.words) for facts in paradigms(duty, treaty)]
            for fact in cases:
                norms = answer(law, fact).norms
                own = [norm for norm in norms if as_such[norm.provision]]
                gravest = [norm for norm in own if not law.provisions[norm.provision].yields] or own
                sure.update(dict.fromkeys(answered(norm, law) for norm in gravest[:1]))
            told = certain if item.verdict not in OPEN else {*item.outcome.provisions}
            fitting = [index for index in item.outcome.provisions if as_such[index] and index in told]
            fitting.sort(key=lambda index: (law.provisions[index].yields, apart(index, cases, law)))
            other.update(dict.fromkeys(Answering(index, law.provisions[index].cite[:1], None) for index in fitting[:1]))
    if sure and all(law.provisions[item.provision].yields for item in sure):
        sure = {item: None for item in other if not law.provisions[item.provision].yields} or sure
    return tuple(sorted(sure or other, key=lambda item: law.provisions[item.provision].yields))


def apart(index: int, cases: Iterable[int], law: Law) -> int:
    """In how many questions an offence differs from the nearest of some cases."""
    known = [norm.cube for norm in law.cover if norm.provision == index]
    return min((len(SPACE.conflicts(cube, case)) for cube in known for case in cases), default=len(SPACE.fields))


def asked_by(duty: Duty, treaty: Treaty, readings: dict[str, str]) -> Iterator[Duty]:
    """The duties whose ordinary case a duty asks about: itself, or the ways in which it can be met; none for accessories."""
    test = duty.test
    if not isinstance(test, Criminalize):
        return
    for name in test.either:
        way = treaty.duties[name].under(readings)
        if isinstance(way.test, Criminalize):
            yield way
    if not test.either and not test.follows:
        yield duty


def answers_as_such(offence: Provision, duty: Duty, treaty: Treaty) -> bool:
    """Whether an offence is of a kind that answers a duty, and by its own words.

    An agreement to smuggle is answered by an offence of agreeing or of the group: not by the smuggling itself, and not by an
    offence that only a general rule widens to agreements, which is then cited itself.
    """
    test = duty.criminalize
    base = {kind for name in test.bases for kind in treaty.duties[name].criminalize.counts}
    kinds = tuple(kind for kind in test.counts if kind not in base) or test.counts
    widened = any(value in offence.rules for item in test.changed for value in item.values)
    return offence.counts_for(kinds) and not widened


def answered(norm: Norm, law: Law) -> Answering:
    """A norm with its own pinpoints and its penalty."""
    return Answering(norm.provision, law.provisions[norm.provision].pinpoints(norm.penalty), norm.range, norm.fine)


def paradigms(duty: Duty, treaty: Treaty) -> Iterator[Facts]:
    """The ordinary cases of a duty as fact patterns: several where it names more than one deed and none is ordinary."""
    test, deed = duty.criminalize, treaty.selections.deed
    changed = {item.dimension: item.values for item in test.changed}
    for base in [treaty.duties[name].criminalize for name in test.bases] or [test]:
        for part in base.region:
            options = {**named_in(part), **changed}
            usual = {name: ordinary(name, values, deed) for name, values in options.items()}
            yield from (dict(zip(usual, values, strict=True)) for values in product(*usual.values()))


def named_in(part: DatedCube) -> Mapping[str, tuple[str, ...]]:
    """What a part of a region says itself, by dimension; of the States their dated words."""
    said = (name for name, field in SPACE.fields.items() if part.cube & field.mask != field.mask)
    return {**{name: SPACE.names(part.cube, name) for name in said}, **({"state": part.states} if part.states else {})}


def ordinary(name: str, options: tuple[str, ...], deed: Mapping[str, Any]) -> tuple[str, ...]:
    """The ordinary answer among some: that of the paradigm, else the plain one, else the first usual one; else all of them."""
    dimension = SPACE.fields[name].dimension
    usual = (deed.get(name), dimension.plain, *dimension.ordinary)
    return next(((value,) for value in usual if value in options), options)


def points_named(found: Iterable[Point], ids: Iterable[str]) -> tuple[Point, ...]:
    """Those of some points that are called so, in their order."""
    wanted = set(map(folded, ids))
    return tuple(point for point in found if folded(point.id) in wanted)


def resolved(choice: Choice, whole: Assessment) -> Choice:
    """A choice with the duties under its points, as they stand in the assessment of all that the instruments ask.

    A point that this law has not is asked by the duties at the head of its id, so that a reader sees how they stand. Raises
    UnknownName for an id that no law has, with those of this one.
    """
    points = causes(whole).points
    could_lack = set(map(folded, (*SPACE.bit, *whole.treaty.measures, *KINDS)))
    duties = [*choice.duties]
    for written in choice.points:
        named = points_named(points, [written])
        duties += [name for point in named for name in point.duties]
        if not named:
            if not could_lack.issuperset(map(folded, written.rpartition(":")[2].split("+"))):
                raise UnknownName("point", written, [point.id for point in points])
            duties += point_head(whole.treaty, written)
    return choice._replace(duties=tuple(dict.fromkeys(duties)))
