"""The elements of comparative studies asked of a law: what is punished, exempt, aggravated, and at whose borders."""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.answer import Answer, reply
from harmonize.findings.fact_pattern import point
from harmonize.norms.cases import Asked, Element, ElementTable
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import STATE, LawOnDay
from harmonize.norms.penalty import PenaltyRow, penalty_row
from harmonize.norms.provision import Norm
from harmonize.norms.rows import Row, html, line
from harmonize.norms.word import Word


class Has(Word):
    """How a law has an element.

    ``PARTLY``: for some of the States asked about. ``MINIMUM``: the maximum stays, the minimum is higher. ``BY_FACTOR``: no
    higher range, but a circumstance that courts must weigh by statute. ``BESIDE``: no higher range, but another offence that
    is punished besides. ``MOOT``: the deed itself is no offence, so that nothing is exempt from it or raises it.
    """

    YES = "yes"
    NO = "no"
    PARTLY = "partly"
    MINIMUM = "minimum"
    BY_FACTOR = "by_factor"
    BESIDE = "beside"
    FINED = "administrative"
    MOOT = "moot"
    OPEN = "open"


class ElementAnswer(NamedTuple):
    """What one law says to one element: the answer to its facts, and the pinpoints on which that rests.

    ``states`` are the other States Parties (ISO codes) whose borders are protected, ``undecided`` those for which it is
    open; both are empty for other questions. ``whole`` says that ``states`` are all of them.
    """

    element: Element
    has: Has
    answer: Answer
    cites: tuple[str, ...]
    states: tuple[str, ...] = ()
    undecided: tuple[str, ...] = ()

    @property
    def penalty(self) -> PenaltyRow:
        """The gravest penalty for its facts, as columns of a table."""
        return penalty_row(self.answer.weightiest if self.answer.punishable == "yes" else None)


class Elements(NamedTuple):
    """Tables of elements, each with the answers of the laws by code of the State, and the laws."""

    tables: tuple[tuple[ElementTable, Mapping[str, tuple[ElementAnswer, ...]]], ...]
    laws: tuple[Law, ...]

    def __repr__(self) -> str:
        return line("Elements", f"{len(self.tables)} tables, {len(self.laws)} States")

    def rows(self) -> list[Row]:
        """One row per State and element: how the law has it, with the maximum for its facts."""
        names = {law.code: law.name for law in self.laws}
        return [
            {
                "table": table.id,
                "state": code,
                "state_name": names[code],
                "element": item.element.id,
                "question": item.element.asks,
                "answer": item.has.value,
                **item.penalty._asdict(),
                "states_parties": " ".join(item.states),
                "open_for": " ".join(item.undecided),
                "cites": "; ".join(item.cites),
            }
            for table, held in self.tables
            for code, answers in held.items()
            for item in answers
        ]

    def _repr_html_(self) -> str:
        return html(f"Elements of the offences in {len(self.laws)} laws", self.rows())


class Witness(NamedTuple):
    """A law on a day, ready to be asked; ``kinds`` are the kinds of offence that may aggravate."""

    on_day: LawOnDay
    kinds: tuple[str, ...]

    @property
    def law(self) -> Law:
        """The law with its dated words worked out."""
        return self.on_day.law

    def point(self, facts: Mapping[str, object]) -> int:
        """The facts as this law sees them."""
        return point(facts, self.on_day.words)

    def reply(self, facts: Mapping[str, object]) -> Answer:
        """The answer of the law to some facts."""
        return reply(self.law, self.point(facts))

    def cites(self, found: Answer, facts: Mapping[str, object]) -> tuple[str, ...]:
        """The pinpoints of the offence that answers, with the rule of the general part that carries it over (a company, an aider).

        Where nothing is punished those of the exclusion that leaves the facts out.
        """
        if not found.norms:
            return found.excluded
        provision = self.law.provisions[found.norms[0].provision]
        rules = [cite for value in facts.values() for cite in provision.rules.get(str(value), ())]
        return (*rules, *provision.cite)

    def kind(self, norm: Norm) -> str:
        """The kind of offence of a norm."""
        return self.law.provisions[norm.provision].kind


def elements(on_day: LawOnDay, tables: Sequence[ElementTable], kinds: tuple[str, ...]) -> list[list[ElementAnswer]]:
    """The answers of a law to some tables of elements; ``kinds`` are the kinds of offence in which a graver range counts."""
    witness = Witness(on_day, kinds)
    return [[ASKING[item.form](witness, item, table.deed) for item in table.elements] for table in tables]


def punishes(witness: Witness, element: Element, _deed: Mapping[str, object]) -> ElementAnswer:
    """Whether the facts are punished."""
    found = witness.reply(element.facts)
    has = Has.OPEN if found.undecided else Has.YES if found.punishable == "yes" else Has.NO
    has = Has.FINED if found.punishable == "no" and found.fined else has
    return ElementAnswer(element, has, found, witness.cites(found, element.facts))


def exempts(witness: Witness, element: Element, deed: Mapping[str, object]) -> ElementAnswer:
    """Whether the facts are free of punishment although the deed is punished."""
    plain, found = witness.reply(deed), witness.reply(element.facts)
    if found.punishable == "yes":
        return ElementAnswer(element, Has.NO, found, witness.cites(found, element.facts))
    if found.undecided or plain.undecided:
        return ElementAnswer(element, Has.OPEN, found if found.undecided else plain, ())
    if plain.punishable == "no":
        return ElementAnswer(element, Has.MOOT, plain, witness.cites(plain, deed))
    return ElementAnswer(
        element, Has.FINED if found.fined else Has.YES, found, found.excluded or witness.cites(plain, deed)
    )


def raises(witness: Witness, element: Element, deed: Mapping[str, object]) -> ElementAnswer:
    """Whether the facts have a graver range than the deed, or must by statute be weighed against the offender."""
    plain, found = witness.reply(deed), witness.reply(element.facts)
    if plain.punishable != "yes":
        return ElementAnswer(element, Has.OPEN if plain.undecided else Has.MOOT, plain, ())
    kinds = {witness.kind(norm) for norm in plain.norms}
    own = [norm for norm in found.norms if witness.kind(norm) in kinds]
    gravest = max(own, key=lambda norm: norm.range.severity, default=None)
    if gravest and gravest.range.severity > plain.gravest.severity:
        has = Has.YES if gravest.range.high > plain.gravest.high else Has.MINIMUM
        return ElementAnswer(
            element,
            has,
            found._replace(norms=tuple(own)),
            witness.law.provisions[gravest.provision].pinpoints(gravest.penalty),
        )
    cube = witness.point(element.facts)
    factors = [
        item for norm in found.norms for item in witness.law.provisions[norm.provision].weighs if not cube & ~item.cube
    ]
    sure = next((item for item in factors if not item.doubt), None)
    if sure:
        return ElementAnswer(element, Has.BY_FACTOR, found, sure.cite)
    known = {norm.provision for norm in plain.norms}
    beside = [norm for norm in found.norms if norm.provision not in known and witness.kind(norm) in witness.kinds]
    if beside:
        return ElementAnswer(element, Has.BESIDE, found, witness.law.provisions[beside[0].provision].cite)
    graver = [stake for stake, _ in found.otherwise if stake.severity > plain.gravest.severity]
    is_open = bool(factors or graver or found.more) or found.punishable != "yes"
    return ElementAnswer(element, Has.OPEN if is_open else Has.NO, found, ())


def borders(witness: Witness, element: Element, _deed: Mapping[str, object]) -> ElementAnswer:
    """For which other States Parties the facts are punished."""
    parties = sorted(witness.on_day.words.groups["parties"])
    groups = alike(witness.law, parties)
    answers = [witness.reply({**element.facts, "state": group[0]}) for group in groups]
    told = list(zip(groups, answers, strict=True))
    sure = sorted(code for group, found in told if found.punishable == "yes" for code in group)
    undecided = sorted(code for group, found in told if found.undecided for code in group)
    shown = max(answers, key=lambda found: (found.punishable == "yes", found.undecided))
    has = Has.YES if len(sure) == len(parties) else Has.PARTLY if sure else Has.OPEN if undecided else Has.NO
    cites = witness.cites(shown, element.facts) if sure else ()
    return ElementAnswer(element, has, shown, cites, tuple(sure), tuple(undecided))


def alike(law: Law, codes: Sequence[str]) -> list[list[str]]:
    """States in groups that no cube of a law tells apart."""
    cubes = {item.cube & STATE for item in law.cover} | {item.cube & STATE for item in law.reaches}
    cubes |= {item.cube & STATE for provision in law.provisions for item in provision.exclusions}
    cubes |= {cube & STATE for rating in law.ratings for cube, _ in rating.alternatives}
    several = [cube for cube in cubes if cube != STATE]
    found: dict[tuple[bool, ...], list[str]] = {}
    for code in codes:
        bit = SPACE.bit["state"][code]
        found.setdefault(tuple(bool(cube & bit) for cube in several), []).append(code)
    return list(found.values())


ASKING: dict[Asked, Callable[[Witness, Element, Mapping[str, object]], ElementAnswer]] = {
    Asked.PUNISHES: punishes,
    Asked.EXEMPTS: exempts,
    Asked.RAISES: raises,
    Asked.BORDERS: borders,
}
