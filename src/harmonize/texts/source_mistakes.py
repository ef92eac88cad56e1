"""What can be wrong with the sources of a law file: their age, their first days, provisions that nobody cites."""

from collections.abc import Iterator

from harmonize.texts import national_law as text
from harmonize.texts.rules import Mistake, mistake


def source_mistakes(law: text.NationalLaw) -> Iterator[Mistake]:
    """Sources that do not tell their age, and days that contradict one another."""
    for key, source in law.sources.items():
        if source.text_of is None:
            yield mistake(("sources", key), "no-state-of-text", at_key=True)
        for name, provision in source.sections.items():
            here = ("sources", key, "sections", name)
            if source.since and provision.since and provision.since < source.since:
                yield mistake((*here, "from"), "provision-before-act", day=source.since)
            if provision.since and not provision.by and provision.since != source.since:
                yield mistake(here, "from-without-by", at_key=True)
