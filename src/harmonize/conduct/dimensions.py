"""The vocabulary of facts as one space: every question that a law or a treaty asks about conduct, from ``data/vocabulary``.

Adding a question changes no law file, because a question not named is open. Law files write thresholds (``>=5``), never
names of intervals, so that a new cut point is safe.

Families of conduct: X crossing a border; I inside a State (transit, movement, stay); D documents; S the migrant's own
conduct; R failure to report. A question is asked only in its families; in all others every cube leaves it full.
"""

from typing import Any

from harmonize.conduct.space import Space
from harmonize.conduct.vocabulary import Circumstance, Dimension, Family, Value, Word
from harmonize.vocabulary import declared


def dimension(row: dict[str, Any]) -> Dimension:
    """A question as it was compiled."""
    parent, wanted = row["only_if"]
    return Dimension(
        **{
            **row,
            "values": tuple([Value(*value) for value in row["values"]]),
            "words": tuple([Word(*word) for word in row["words"]]),
            "together": {tuple(answers): phrase for answers, phrase in row["together"]},
            "only_if": (parent, tuple(wanted)),
            "ordinary": tuple(row["ordinary"]),
            "examples": tuple(row["examples"]),
        }
    )


DECLARED = declared()
VOCABULARY: str = DECLARED["digest"]  # by which a compiled dataset knows the facts that it was compiled for
DIMENSIONS = tuple(map(dimension, DECLARED["questions"]))
SPACE = Space(DIMENSIONS)

# ISO 3166-1 alpha-2, with XK (Kosovo, user-assigned by custom) and the user-assigned XA-XF for invented States.
STATES: tuple[str, ...] = tuple(DECLARED["states"])
CONDUCT_FAMILY = {value.name: value.family for value in SPACE.fields["conduct"].dimension.values}
FAMILY = {letter: Family(*row) for letter, row in DECLARED["families"].items()}
SUBJECTS: dict[str, str] = DECLARED["subjects"]  # what questions are about, in words
CIRCUMSTANCES = {name: Circumstance(*row) for name, row in DECLARED["circumstances"].items()}
TELLING: tuple[str, ...] = tuple(DECLARED["telling"])  # what tells clauses apart, the most telling first
# Facts that cannot be, hence never asked for: why, and the facts that it rules out.
NEVER: tuple[tuple[str, dict[str, tuple[str, ...]]], ...] = tuple(
    [(why, {name: tuple(values) for name, values in facts.items()}) for why, facts in DECLARED["impossible"]]
)
