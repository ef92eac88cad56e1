"""The wording of how old the texts are on which a report rests."""

from collections.abc import Iterator

from harmonize.findings.assessment import Assessment, core_cites, core_texts
from harmonize.reports.document import Term

MOST_TEXTS = 3
Texts = tuple[tuple[str, str], ...]  # as `core_texts` gives them


def ages(assessment: Assessment) -> Iterator[Term]:
    """The state of the texts on which the criminal core rests, the oldest first; and when the law last changed."""
    texts = core_texts(assessment)
    unknown = [title for day, title in texts if not day]
    told = [f"{title} as at {day}" for day, title in texts if day][:MOST_TEXTS]
    told += [f"{title} as at a day not known" for title in unknown[: max(MOST_TEXTS - len(told), 1)]]
    more = len(texts) - len(told)
    if told:
        yield Term("Criminal core", f"{', '.join(told)}{f' and {more} more' if more > 0 else ''}")
    if changed := unchanged(assessment, texts):
        yield Term("Law", changed)


def age(assessment: Assessment) -> Iterator[Term]:
    """The same in a line: the oldest text, the newest, and when the law last changed."""
    texts = core_texts(assessment)
    days = [day for day, _ in texts if day]
    stood = f"as at {days[0]}" + (f" to {days[-1]}" if days[-1] != days[0] else "") if days else ""
    unknown = len(texts) - len(days)
    parts = [stood, f"{unknown} as at a day not known" if unknown else "", unchanged(assessment, texts)]
    yield Term("Texts", "; ".join(filter(None, parts)))


def unchanged(assessment: Assessment, texts: Texts) -> str:
    """When the law last changed; unchanged only up to the day that was read, and only since the day on which it was seen."""
    law, days = assessment.law, [day for day, _ in texts]
    read_to = min([assessment.day, *days])
    cites = set(core_cites(assessment))
    seen = [item for item in law.provisions if item.seen and item.since >= law.changed]
    smuggling = [item.since for item in seen if item.kind == "smuggling" and not item.administrative]
    if smuggling:
        return f"wording before {max(smuggling)} not read in full"
    if days and law.changed and law.changed < read_to and all(cites.isdisjoint(item.cite) for item in seen):
        return f"unchanged from {law.changed} to {read_to}"
    return f"last changed on {law.changed}, as far as was read" if law.changed else ""
