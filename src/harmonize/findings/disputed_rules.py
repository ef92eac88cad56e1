"""What two codings of one law say otherwise beside facts and ranges: measures, jurisdiction, circumstances to weigh, what was read."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.duties.gaps import ORDER
from harmonize.findings.comparison import Rule, said
from harmonize.findings.disputed_facts import MOST, Pair
from harmonize.norms.doubt import Reason
from harmonize.norms.facts import impossible
from harmonize.norms.law import SECTIONS, Law
from harmonize.norms.treaty import Treaty
from harmonize.norms.word import Word

Cubes = frozenset[tuple[int, Reason | None]]  # facts, each surely or doubtfully


class Kind(Word):
    """What kind of rule two codings say otherwise."""

    MEASURE = "measure"
    JURISDICTION = "jurisdiction"
    WEIGHED = "weighed"  # circumstances that a statute tells courts to weigh
    SENTENCING = "sentencing"  # a general duty or power to weigh harm
    READ = "read"  # how far a section was read
    UNREAD = "unread"  # a rule of the general part that one of them did not read


class DisputedRule(NamedTuple):
    """A rule that two codings say otherwise.

    ``name`` is the measure, the section, or the rule; ``offences`` the ids of those it is about (none: all of them).
    ``cubes`` are the first few sets of facts of which only one of them (``wider``) says it, ``answers`` what each says in
    words; of a measure ``measure`` holds both answers.
    """

    kind: Kind
    name: str
    offences: tuple[str, ...]
    answers: tuple[str, str]
    wider: int = 0
    cubes: tuple[int, ...] = ()
    measure: Rule | None = None


def ruled(sides: Pair) -> Iterator[DisputedRule]:
    """All rules beside facts and ranges that two codings say otherwise."""
    laws = sides[0].law, sides[1].law
    yield from measures(laws, sides[0].treaty)
    for section in SECTIONS:
        status, other = (law.status(section).words for law in laws)
        if status != other:
            yield DisputedRule(Kind.READ, section, (), (status, other))
    for name, value in sorted({*laws[0].unread} ^ {*laws[1].unread}):
        told = ["not read" if (name, value) in law.unread else "read" for law in laws]
        yield DisputedRule(Kind.UNREAD, value, (), (told[0], told[1]))
    yield from parted(Kind.JURISDICTION, (reaching(laws[0]), reaching(laws[1])))
    yield from parted(Kind.WEIGHED, (weighed(laws[0]), weighed(laws[1])))
    yield from sentencing(laws)


def measures(laws: tuple[Law, Law], treaty: Treaty) -> Iterator[DisputedRule]:
    """The measures that are answered otherwise, or by one of the two only."""
    for name, kind in treaty.measures.items():
        one, other = (law.measures.get(name) for law in laws)
        if (one is None) != (other is None) or (
            one and other and (said(one), one.doubt, one.moot) != (said(other), other.doubt, other.moot)
        ):
            yield DisputedRule(Kind.MEASURE, name, (), ("", ""), measure=Rule(kind, one, other, None))


def reaching(law: Law) -> dict[str, Cubes]:
    """The facts over which the State has jurisdiction, by the id of the offence."""
    return {
        item.id: frozenset(
            (rule.cube, rule.doubt) for rule in law.reaches if not rule.provisions or at in rule.provisions
        )
        for at, item in enumerate(law.provisions)
    }


def weighed(law: Law) -> dict[str, Cubes]:
    """The circumstances that statutes tell courts to weigh, by the id of the offence."""
    return {item.id: frozenset((factor.cube, factor.doubt) for factor in item.weighs) for item in law.provisions}


def parted(kind: Kind, both: tuple[dict[str, Cubes], dict[str, Cubes]]) -> Iterator[DisputedRule]:
    """What is said otherwise of offences that both codings have, offences of which the same is said together."""
    groups: dict[tuple[Cubes, Cubes], list[str]] = {}
    for name in both[0]:
        if name in both[1] and both[0][name] != both[1][name]:
            groups.setdefault((both[0][name], both[1][name]), []).append(name)
    for pair, names in groups.items():
        offences = tuple(names) if len(names) < len(both[0]) else ()
        for wider in (0, 1):
            here, there = (sorted(pair[at], key=repr) for at in (wider, 1 - wider))  # a set has no order of its own
            certain = [cube for cube, doubt in here if not doubt], [cube for cube, doubt in there if not doubt]
            for word, asked, cover in (
                ("no", [cube for cube, _ in here], [cube for cube, _ in there]),
                ("unsettled", certain[0], [*certain[1], *beyond(certain[0], [cube for cube, _ in there])]),
            ):
                cubes = only_there(asked, cover)
                if cubes:
                    answers = ("yes", word) if wider == 0 else (word, "yes")
                    yield DisputedRule(kind, kind.value, offences, answers, wider, cubes)


def beyond(cubes: Iterable[int], known: Iterable[int]) -> list[int]:
    """What some cubes hold beyond others: reported before."""
    return SPACE.minus(cubes, tuple(known))


def only_there(asked: Iterable[int], cover: Iterable[int]) -> tuple[int, ...]:
    """The first few maximal sets of facts in some cubes that others do not hold."""
    sets, never = [Region(tuple(cover))], impossible()
    found = Region(tuple(asked), never).maximal(sets, [*sets, Region(never)], ORDER)
    return tuple(cube for _, cube in islice(found, MOST))


def sentencing(laws: tuple[Law, Law]) -> Iterator[DisputedRule]:
    """The general duties and powers to weigh harm of which only one coding speaks."""
    spoken = [
        {(item.kind, tuple(law.provisions[at].id for at in item.provisions)) for item in law.weighings} for law in laws
    ]
    for kind, offences in sorted(spoken[0] ^ spoken[1]):
        told = ["yes" if (kind, offences) in said_there else "no" for said_there in spoken]
        yield DisputedRule(Kind.SENTENCING, kind, offences, (told[0], told[1]))
