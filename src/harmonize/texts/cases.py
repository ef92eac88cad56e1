"""Fact patterns as their files say them: facts in conduct space, a day, and the expected answer with its source."""

from typing import Annotated, Literal

from pydantic import Field

from harmonize.norms.cases import Asked, Element, ElementTable, Precedent
from harmonize.norms.penalty import BEYOND, Range
from harmonize.norms.treaty import TOPICS
from harmonize.texts.base import Day, Identifier, Line, Text
from harmonize.texts.facts import Deed, Facts
from harmonize.texts.penalty import Prison


class Case(Text):
    """One fact pattern, said from the view of the legislating State; what nobody mentions is plain."""

    id: Identifier = Field(description="A short name for it, which reports print.")
    says: Line = Field(description="The facts in one sentence, as a charge would state them.")
    date: Day = Field(description="The day of the deed: the law of that day answers.")
    facts: Deed = Field(
        description="One `conduct`, and what else the sentence says, seen from this State (`state: own` is its border); "
        "what is left out is plain: an adult acting alone, knowingly, once, for one person, for nothing."
    )
    punishable: Literal["yes", "no", "unsettled"] = Field(description="The answer that you expect of the law.")
    provision: Identifier | None = Field(None, description="The id of the offence whose range applies.")
    range: Prison | None = Field(
        None, description="The range that applies to the facts under that offence, in months: `[120, 240]`."
    )
    fine: Literal["or", "and", "may", "and_or", "only", "none"] | None = Field(
        None,
        description="How a fine stands to imprisonment under that offence, as read in the statute; `none` for none.",
    )
    source: Line = Field(description="What says so: a decision or a provision, as `cite` has it.")
    note: Line | None = Field(None, description="What a colleague should know.")


class Pattern(Text):
    """A fact pattern asked of every law from its own view; what nobody mentions is plain."""

    id: Identifier
    name: Line = Field(description="A short name for it.")
    says: Line = Field(description="The facts in one sentence.")
    facts: Deed


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
    deed: Deed = Field(description="The deed that the elements vary; what nobody mentions is plain.")
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
        "" if text.fine == "none" else text.fine,
        text.source,
    )


class CasesFile(Text):
    """The fact patterns of one State, with the answers that its law is expected to give."""

    cases: Annotated[tuple[Case, ...], Field(strict=False)]
