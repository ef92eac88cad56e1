"""Fact patterns as their files say them: facts in conduct space, a day, and the expected answer with its source."""

from typing import Annotated, Literal

from pydantic import Field

from harmonize.norms.elements import Asked, Element, ElementTable
from harmonize.norms.penalty import BEYOND, Range
from harmonize.norms.precedents import Precedent
from harmonize.norms.treaty import TOPICS
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


class ElementText(Text):
    """One element of an offence, as comparative studies of the law list them."""

    id: Identifier
    title: Line = Field(description="The head of its column.")
    asks: Line = Field(description="The question in one sentence.")
    form: Literal["punishes", "exempts", "raises", "borders"] = Field(
        description="Whether the facts are punished, are exempt although the deed is punished, raise its maximum, or for "
        "which other States Parties they are punished."
    )
    changed: Facts = Field(
        default_factory=dict, alias="with", description="What is otherwise than in the deed of the table."
    )


class ElementTableText(Text):
    """Elements that stand beside each other in one table over all States."""

    id: Identifier
    title: Line
    topic: Literal[TOPICS] = Field(  # type: ignore[valid-type]
        description="The topic under which the table is asked for."
    )
    deed: Facts = Field(description="The deed that the elements vary; what nobody mentions is plain.")
    elements: Annotated[tuple[ElementText, ...], Field(strict=False)]


class PatternsFile(Text):
    """data/cases/standard.yaml."""

    patterns: Annotated[tuple[Pattern, ...], Field(strict=False)]
    tables: Annotated[tuple[ElementTableText, ...], Field(strict=False)] = Field(
        (), description="The elements of comparative studies, asked of every law."
    )


def lowered_table(text: ElementTableText) -> ElementTable:
    """A table of elements, each with the facts that it asks about."""
    return ElementTable(
        text.id,
        text.title,
        text.topic,
        dict(text.deed),
        tuple(
            Element(item.id, item.title, item.asks, Asked(item.form), {**text.deed, **item.changed})
            for item in text.elements
        ),
    )


def lowered_case(state: str, text: Case) -> Precedent:
    """A case of the file of a State."""
    low, high = ((BEYOND[term] if isinstance(term, str) else term) for term in text.range or (0, 0))
    return Precedent(
        state,
        text.id,
        text.says,
        text.date.isoformat(),
        dict(text.facts),
        text.punishable,
        text.provision or "",
        Range(low, high) if text.range is not None else None,
        text.source,
    )


class CasesFile(Text):
    """One file of data/cases."""

    cases: Annotated[tuple[Case, ...], Field(strict=False)]
