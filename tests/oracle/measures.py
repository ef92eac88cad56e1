"""What a law answers to the typed measures that a duty requires."""

from typing import Any

from oracle.given import Measure

# From worst to best.
RANK = ("no", "unknown", "not_verified", "unsettled", "conditional", "yes")


def listed(value: Any) -> list[str]:
    """The words of an answer, or of a clause."""
    return [str(item) for item in (value if isinstance(value, (list, tuple)) else [value])]


class Answers:
    """The measures of one law."""

    def __init__(self, measures: dict[str, Measure]) -> None:
        self.measures = measures

    def to(self, expression: Any) -> str:
        """``yes``, ``conditional``, ``unsettled``, ``not_verified``, ``unknown`` (nothing is said) or ``no``."""
        if "measure" in expression:
            return self.clause(expression)
        if "all" in expression:
            return min(map(self.to, expression["all"]), key=RANK.index)
        return max(map(self.to, expression["any"]), key=RANK.index)

    def clause(self, asked: dict[str, Any]) -> str:
        """The answer to one clause."""
        measure = self.measures.get(asked["measure"])
        if measure is None:
            return "unknown"
        if measure.doubt:
            return "unsettled" if measure.doubt == "law" else "not_verified"
        if not self.holds(asked, measure):
            return "no"
        return "conditional" if measure.condition and asked.get("is") != "no" else "yes"

    @staticmethod
    def holds(asked: dict[str, Any], measure: Measure) -> bool:
        """Whether an answer is as a clause asks; words that cannot arise in the State are not missed."""
        words = set(listed(measure.value))
        number = measure.value if isinstance(measure.value, int) else None
        if "is" in asked:
            return str(asked["is"]) in words
        if "at_most" in asked:
            return measure.value == "no" or (number is not None and number <= int(asked["at_most"]))
        if "at_least" in asked:
            return number is not None and number >= int(asked["at_least"])
        if "includes" in asked:
            return set(listed(asked["includes"])) <= words | set(measure.moot)
        if "any_of" in asked:
            return bool(set(listed(asked["any_of"])) & words)
        return not set(listed(asked["excludes"])) & words

    def missing(self, expression: Any) -> bool:
        """Whether any measure that a requirement names is not as it asks."""
        if "measure" in expression:
            return self.clause(expression) != "yes"
        return any(self.missing(part) for parts in expression.values() for part in parts)

    def unverified(self, expression: Any) -> bool:
        """Whether a measure that keeps a requirement from being met was not read, or is known from memory alone."""
        if "measure" in expression:
            measure = self.measures.get(expression["measure"])
            return self.clause(expression) != "yes" and (measure is None or measure.remembered)
        return any(self.unverified(part) for parts in expression.values() for part in parts)

    def looked_at(self, expression: Any) -> list[str]:
        """The measures that a requirement names."""
        if "measure" in expression:
            return [expression["measure"]]
        return [name for parts in expression.values() for part in parts for name in self.looked_at(part)]
