"""One offence as in force on a day: what it punishes, what it leaves out, what is weighed, and where all of that stands."""

from collections.abc import Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.doubt import Reason
from harmonize.norms.penalty import NO_PRISON, Fine, Penalty, Range
from harmonize.norms.source import Day


class Exclusion(NamedTuple):
    """Facts that an offence leaves out; without a ``doubt`` it surely does."""

    cube: Cube
    cite: tuple[str, ...]
    doubt: Reason | None


class Factor(NamedTuple):
    """Facts that a statute tells courts to weigh; without a ``doubt`` it surely does."""

    cube: Cube
    cite: tuple[str, ...]
    doubt: Reason | None


class Norm(NamedTuple):
    """Facts that one provision punishes, with the penalty for them.

    Without a ``doubt`` the facts are surely punished, else it is the reason why that is open. ``form`` names the qualified
    forms that shaped the range; ``displacing`` says that an open one would hold in place of the range without it.
    """

    provision: int
    cube: Cube
    penalty: Penalty
    form: str
    doubt: Reason | None
    displacing: bool = False

    @property
    def range(self) -> Range:
        """The months that may be imposed."""
        return self.penalty.range

    @property
    def fine(self) -> Fine | None:
        """The fine beside or in place of imprisonment."""
        return self.penalty.fine

    @property
    def fined(self) -> str:
        """How a fine stands to imprisonment; empty for none."""
        return self.fine.stands if self.fine else ""


class OfCompany(NamedTuple):
    """What a legal person has to expect: fine and other sanctions of its own, or (``same``) the fine of the offence."""

    penalty: Penalty
    same: bool = False

    def under(self, whole: Penalty, cite: tuple[str, ...]) -> Penalty:
        """The sanction where a natural person would have a penalty, with the pinpoint of liability where it has none."""
        fine = whole.fine._replace(stands="only") if whole.fine else None
        told = self.penalty._replace(fine=fine) if self.same else self.penalty
        return told if told.cite else told._replace(cite=cite)


class Provision(NamedTuple):
    """One offence as in force on the day: identity, pinpoints, and what stays beside its facts.

    ``seen`` says that it was in force on the day ``since``, and since when was not read. ``weighs`` are statutory
    sentencing factors. ``companies`` are the sanctions of legal persons, by the form (empty for the offence itself).
    ``doubts`` has the pinpoints by the reason of a doubtful element, ``forms`` by the id of a qualified
    form, ``rules`` by what a rule of the general part widened the offence to (``aider``, ``attempted``,
    ``legal_person``); ``clauses`` are the lines on which its clauses stand, by their names. ``helps`` is the offence whose
    range it takes over, where it is no more than the general rules on participants applied to that one. ``worded`` is the first
    day of its text, where a fact of the world began this version of it.
    """

    id: str
    title: str
    kind: str
    section: str
    cite: tuple[str, ...]
    line: int
    since: Day
    until: Day
    seen: bool
    by: str
    yields: bool
    adds: bool
    administrative: bool
    prosecution: str
    note: str
    exclusions: tuple[Exclusion, ...]
    weighs: tuple[Factor, ...]
    companies: dict[str, OfCompany]
    doubts: dict[str, tuple[str, ...]]
    forms: dict[str, tuple[str, ...]]
    rules: dict[str, tuple[str, ...]]
    clauses: dict[str, int]
    helps: str = ""
    worded: Day = ""

    def counts_for(self, kinds: "tuple[str, ...]") -> bool:
        """Whether it is an offence of some kinds (of any, when none is named); an administrative one only where asked."""
        kinds_named = [kind for kind in kinds if kind != "administrative"]
        return (not kinds_named or self.kind in kinds_named) and (not self.administrative or "administrative" in kinds)

    @property
    def begins(self) -> str:
        """Since when it is in force, in words: ``since 2024-02-27``, or ``seen in force on 2024-02-27``."""
        return f"seen in force on {self.since}" if self.seen else f"since {self.worded or self.since}"

    def of_company(self, norm: Norm) -> Penalty:
        """What a legal person has to expect where a natural one has the penalty of a norm: by the form, else the offence.

        A form without imprisonment is written for legal persons where no rule tells their sanctions.
        """
        names = (*reversed(norm.form.split("+")), "")
        told = next((self.companies[name] for name in names if name in self.companies), None)
        if not told and norm.form and norm.range == NO_PRISON:
            return norm.penalty
        cites = self.rules.get("legal_person", ())[:1]
        return told.under(norm.penalty, cites) if told else Penalty(NO_PRISON, cite=cites)

    def pinpoints(self, penalty: Penalty) -> tuple[str, ...]:
        """Where a penalty stands: the clause that gives the range, and with it the basic one where that is another."""
        given, basic = penalty.cite[:1], self.cite[:1]
        within = [cite for cite in given if any(f"{cite}(".startswith(f"{around}(") for around in basic)]
        return (given or basic) if within or not given else (*given, *basic)

    def cites_of(self, doubt: Reason) -> tuple[str, ...]:
        """The pinpoints of a doubtful element; those of the offence where it has none of its own."""
        return self.doubts.get(doubt.why) or self.cite

    def open_parts(self, norm: Norm) -> Iterator[tuple[Reason, tuple[str, ...], Cube]]:
        """What is doubtful about a norm of it: the reason, its pinpoints, and the facts that turn on it.

        A doubtful exclusion decides nothing where the norm itself is doubtful.
        """
        if norm.doubt:
            yield norm.doubt, self.cites_of(norm.doubt), norm.cube
            return
        for item in self.exclusions:
            if item.doubt and (both := SPACE.meet(item.cube, norm.cube)):
                yield item.doubt, item.cite, both
