"""A bill: what a law would say from a day on. Its file says what changes; everything else stays as it is."""

from typing import Annotated, Any

from pydantic import Field

from harmonize.texts.base import Day, Identifier, Line, Text

# The rules of the general part that a bill may replace: lists of rules with dates.
REPLACED = (
    *("attempt", "preparation", "failed_instigation", "agreement"),
    *("migrant", "legal_persons", "jurisdiction", "except", "defences", "weighs"),
)
Written = dict[str, Any]  # as in a law file; judged there, once it is laid over the law


class Bill(Text):
    """One bill over the law of one State."""

    bill: Annotated[str, Field(pattern=r"^[a-z]{2}$", description="The State whose law it changes, such as `de`.")]
    title: Line = Field(description="What the bill is called.")
    since: Day = Field(alias="from", description="The first day on which it would be in force.")
    by: Line | None = Field(None, description="The printed paper, or who proposes it.")
    sources: dict[Identifier, Written] = Field(
        default_factory=dict, description="Instruments that it cites and the law file does not, as in a law file."
    )
    repeals: Annotated[tuple[Identifier, ...], Field(strict=False, description="The ids of offences that end.")] = ()
    offences: Annotated[
        tuple[Written, ...],
        Field(
            strict=False,
            description="An offence on file by its id with what is `otherwise` from that day on; a new one whole, without `versions`.",
        ),
    ] = ()
    general_part: Written = Field(
        default_factory=dict,
        description="Rules that stand from that day on in the place of all rules under the same key.",
    )
    measures: Written = Field(
        default_factory=dict, description="Measures that are answered otherwise from that day on."
    )
    note: Line | None = Field(None, description="What a reader must know besides.")
