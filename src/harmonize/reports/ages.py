"""The wording of how old the texts are on which a report rests."""

from harmonize.findings.assessment import Assessment, core_texts
from harmonize.reports.document import Term

MOST_TEXTS = 3


def ages(assessment: Assessment) -> list[Term]:
    """The state of the texts on which the criminal core rests, the oldest first; unchanged only up to the day that was read."""
    law, texts = assessment.law, core_texts(assessment)
    unknown = [title for day, title in texts if not day]
    known = [(day, title) for day, title in texts if day]
    told = [f"{title} as at {day}" for day, title in known[:MOST_TEXTS]]
    told += [f"{title} as at a day not known" for title in unknown[: max(MOST_TEXTS - len(told), 1)]]
    more = len(texts) - len(told)
    rest = f" and {more} more" if more > 0 else ""
    found = [Term("Criminal core", f"{', '.join(told)}{rest}")] if told else []
    read_to = min([assessment.day, *(day for day, _ in known)])
    if known and not unknown and law.changed and law.changed < read_to:
        found.append(Term("Law", f"unchanged from {law.changed} to {read_to}"))
    elif law.changed:
        found.append(Term("Law", f"last changed on {law.changed}, as far as was read"))
    return found
