"""Fact patterns as their files say them: facts in conduct space, a day, and the expected answer with its source."""

from typing import Annotated, Literal

from pydantic import Field

from harmonize.texts.base import Day, Identifier, Line, Text
from harmonize.texts.facts import Facts
from harmonize.texts.penalty import Prison


class Case(Text):
    """One fact pattern, said from the view of the legislating State; what nobody mentions is plain."""

    id: Identifier
    says: Line = Field(description="The facts in one sentence, as a charge would state them.")
    date: Day
    facts: Facts
    punishable: Literal["yes", "no", "unsettled"]
    provision: Identifier | None = Field(None, description="The offence whose range applies.")
    range: Prison | None = Field(None, description="Months of the gravest range that applies.")
    source: Line
    note: Line | None = None


class Pattern(Text):
    """A fact pattern asked of every law from its own view; what nobody mentions is plain."""

    id: Identifier
    name: Line = Field(description="A short name for it.")
    says: Line = Field(description="The facts in one sentence.")
    facts: Facts


class PatternsFile(Text):
    """data/cases/standard.yaml."""

    patterns: Annotated[tuple[Pattern, ...], Field(strict=False)]


class CasesFile(Text):
    """One file of data/cases."""

    cases: Annotated[tuple[Case, ...], Field(strict=False)]
