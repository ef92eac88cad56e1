"""What is entered under a key of a law file: the words beside the key on its model, from which schema and codebook are made."""

from enum import StrEnum
from typing import NamedTuple


class Guide(StrEnum):
    """The sections of docs/encoding-a-law.md that have the rules."""

    FILE = "The file, top to bottom"
    CONDITIONS = "Conditions: how facts are said"
    GENERAL = "General part (once per State; widens the offences)"
    OFFENCES = "Offences"
    CLAUSES = "Clauses, and what was otherwise"
    MEASURES = "Measures"
    DATES = "Dates and the age of texts"
    PARITY = "Parity: general law, alike for every State"
    CODINGS = "Two codings, both kept"


class Key(NamedTuple):
    """What is entered under a key, an example of it, and the section of the guide that has its rule, if not that of its model.

    ``yes`` and ``no`` name a statute that has such a rule, and one that has none or another, from notes of readers or memory.
    """

    says: str
    example: str
    rule: Guide | None = None
    yes: str = ""
    no: str = ""

    @property
    def statutes(self) -> str:
        """The two statutes in words; empty where none are named."""
        return f" Yes: {self.yes}. No: {self.no}." if self.yes else ""

    def told(self, key: str) -> str:
        """The key in a sentence or two, as editors and the codebook show it."""
        return f"{self.says} Rule: {self.rule}. Example: `{key}: {self.example}`{self.statutes}"


# Keys that mean the same wherever they stand.
EVERYWHERE = {
    "from": Key("First day in force; left out, it is worked out from the provisions cited.", "2010-06-01", Guide.DATES),
    "seen": Key(
        "In place of `from`: in force on that day, since when was not read. It tells no change of the law.",
        "2008-05-01",
        Guide.DATES,
    ),
    "until": Key("First day no longer in force; leave out while in force.", "2024-02-27", Guide.DATES),
    "cite": Key(
        "Where it stands: the key of a source, a space, and the pinpoint; or a list of such.",
        "aliens-act 4:7(1)",
        Guide.FILE,
    ),
    "note": Key(
        "What a reader must know besides; shown, and never decisive.", "the registry is not public", Guide.FILE
    ),
    "when": Key(
        "The facts it holds for: a condition, or the name of one under `conditions`.",
        "{tie: [sibling]}",
        Guide.CONDITIONS,
    ),
    "offences": Key("The ids of the offences it holds for, or `all`.", "[xa-10, xa-11]", Guide.GENERAL),
    "mental": Key("The kinds of fault it needs.", "[intent]", Guide.GENERAL),
    "unsettled": Key(
        "Why the law itself is open: courts split, the text is ambiguous, or nobody has decided it.",
        "one court only",
        Guide.GENERAL,
    ),
    "cannot_say": Key(
        "What the text asks and the vocabulary has no word for, where the text itself is clear.",
        "only as the carrier's agent",
        Guide.GENERAL,
    ),
    "not_read": Key(
        "Which text decides it and was not read, or was known from memory or a summary alone.",
        "the implementing decree",
        Guide.GENERAL,
    ),
}
