"""Cases on file: facts on a day under one law, the answer that is known, and what says so."""

from typing import Any, NamedTuple

from harmonize.norms.penalty import Range


class Precedent(NamedTuple):
    """A case under the law of a State, its facts seen from that State; what nobody mentions is plain.

    ``punishable`` is yes, no or unsettled on the ``day`` (ISO date); ``provision`` (an id) and ``range`` (months) are empty
    or None where nothing says them. ``fine`` is how a fine stands to imprisonment, empty where there is none, None where
    nothing says it. ``source`` is a decision, or the text that says it.
    """

    state: str
    id: str
    says: str
    day: str
    facts: dict[str, Any]
    punishable: str
    provision: str
    range: Range | None
    fine: str | None
    source: str
