"""The law of one State on one day, as its file says it: what is in force, conditions as cubes, rules of the general part that hold."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from harmonize.norms.law import SectionStatus
from harmonize.norms.penalty import Range
from harmonize.texts import general_part
from harmonize.texts import national_law as text
from harmonize.texts.base import Dated
from harmonize.texts.facts import Piece
from harmonize.texts.general_lowering import on_day
from harmonize.texts.general_rules import LegalPersons, Migrant
from harmonize.texts.meaning import Meaning
from harmonize.texts.mistakes import Route
from harmonize.texts.ranges import threshold

AnyRule = TypeVar("AnyRule", bound=general_part.Rule)
ForOffences = general_part.Rule | Migrant | LegalPersons | general_part.SharedExclusion | general_part.FineRule
LineOf = Callable[[Route], int]
ROLES = ("instigator", "organiser", "aider", "member")


class Period:
    """The law of one State on one day."""

    def __init__(self, law: text.NationalLaw, file: str, line_of: LineOf, day: date, meaning: Meaning) -> None:
        self.text, self.file, self.line_of, self.day, self.meaning = law, file, line_of, day, meaning
        self.unread: dict[tuple[str, str], None] = {}
        self.in_force = [
            (i, offence, j, on_day(law, offence, version, day))
            for i, offence in enumerate(law.offences)
            for j, version in enumerate(offence.versions)
            if version.holds(day)
        ]

    def status(self, section: str) -> tuple[SectionStatus, str]:
        """How far a section was read for this period."""
        begins = self.text.read_from(section)
        if begins and self.day < begins:
            return SectionStatus.NOT_READ, f"the law before {begins} was not read"
        status, note = self.text.status(section)
        return SectionStatus(status), note

    def pieces(self, condition: Any) -> list[Piece]:
        return self.meaning.pieces(condition)

    def cubes(self, condition: Any) -> list[int]:
        return self.meaning.cubes(condition)

    def reaches(self, rule: ForOffences, offence: str) -> bool:
        """Whether a rule of the general part holds on the day, and for an offence."""
        return rule.holds(self.day) and (rule.offences == "all" or offence in rule.offences)

    def concerns(self, rule: Dated, offence: text.Offence, version: text.OffenceVersion) -> bool:
        """Whether a rule of the general part holds on the day, and for an offence or one of its forms."""
        named = getattr(rule, "offences", "all")
        return rule.holds(self.day) and (
            named == "all" or offence.id in named or not version.qualified.keys().isdisjoint(named)
        )

    def rules(
        self, offence: str, rules: Iterable[AnyRule], dimension: str, value: str, base: Range | None = None
    ) -> Iterator[AnyRule]:
        """The rules of the general part that hold on the day for an offence; one not read is remembered.

        ``base`` is the range of the offence: a rule that goes by it alone, whatever its forms, is asked here.
        """
        for rule in rules:
            if not self.reaches(rule, offence):
                continue
            if base and rule.when and rule.when.base and not threshold(rule.when).reached(base):
                continue
            if rule.range == "not_read":
                self.unread[dimension, value] = None
            elif rule.range != "none":
                yield rule
