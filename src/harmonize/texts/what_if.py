"""Another text of an instrument: what would be asked if paragraphs were narrowed, widened, added or struck."""

from typing import Annotated, Any, Literal

from pydantic import Field

from harmonize.norms.treaty import KINDS, STRENGTHS, TOPICS
from harmonize.texts.base import Line, OneOrMany, Text
from harmonize.texts.treaty import Change, DutyId, DutyText, Long, Section


class Redraft(Text):
    """A change of duties on file: only the keys that differ, as `data/protocol_articles` writes them."""

    duty: Annotated[tuple[DutyId, ...], Field(strict=False, min_length=1), OneOrMany()] = Field(
        description="The duty that is changed, by its id; several where all change alike."
    )
    title: Line | None = Field(None, description="The other heading.")
    asks: Long | None = Field(None, description="What the text would ask, in own words.")
    strength: Literal[STRENGTHS] | None = Field(None, description="How it would bind.")  # type: ignore[valid-type]
    kind: Literal[KINDS] | None = Field(None, description="Whom it would ask for something.")  # type: ignore[valid-type]
    topic: Literal[TOPICS] | None = Field(None, description="The topic it would belong to.")  # type: ignore[valid-type]
    facts: Line | None = Field(None, description="The changed region in a few words.")
    reads: Annotated[tuple[Section, ...], Field(strict=False)] | None = Field(
        None, description="The sections of a law that must have been read."
    )
    test: dict[str, Any] | None = Field(
        None,
        description="What differs in the test: of a region each dimension by itself; `none` takes a key of the test away.",
    )
    variants: Annotated[tuple[Change, ...], Field(strict=False)] | None = Field(
        None, description="All readings that change the test, in the place of those on file."
    )
    disputes: Annotated[tuple[str, ...], Field(strict=False)] | None = Field(
        None, description="All disputes that bear on it, in the place of those on file."
    )


class WhatIfFile(Text):
    """Another text of an instrument, said as what differs from the one on file."""

    title: Line = Field(description="What the text is called.")
    by: Line | None = Field(None, description="The paper, or who proposes it.")
    changes: Annotated[tuple[Redraft, ...], Field(strict=False)] = Field((), description="Duties that change.")
    adds: Annotated[tuple[DutyText, ...], Field(strict=False)] = Field(
        (), description="New duties, each whole; the id begins with the instrument: `smp-6.1.d`."
    )
    strikes: Annotated[tuple[DutyId, ...], Field(strict=False)] = Field(
        (), description="Duties that go; what builds on them alone goes with them."
    )
    note: Line | None = Field(None, description="What a reader must know besides.")
