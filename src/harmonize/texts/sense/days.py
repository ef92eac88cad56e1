"""Days that a text, a reading or a law cannot have."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from harmonize.texts.national_law import NationalLaw
from harmonize.texts.rules import Mistake, mistake
from harmonize.texts.sense.walking import entries

FIRST_YEAR = 1500
MOST_YEARS = 30  # that a law may lie ahead
OF_READING = ("read_on", "on", "opened", "seen", "text_of")


def days(law: NationalLaw, data: Any, today: date) -> Iterator[Mistake]:
    """Readings that have not taken place, and laws of impossible days."""
    for route, day in entries(data):
        if type(day) is not date:
            continue
        if day.year < FIRST_YEAR:
            yield mistake(route, "text-before-the-state", day=day)
        elif route[-1] in OF_READING:
            if day > today:
                yield mistake(route, "read-in-future", day=day)
        elif day.year > today.year + MOST_YEARS:
            yield mistake(route, "far-future", day=day, years=MOST_YEARS)
        elif route[-1] == "from" and day > today:
            yield mistake(route, "not-yet-in-force", day=day)
    for key, source in law.sources.items():
        if source.stood and source.read_on < source.stood:
            yield mistake(("sources", key, "read_on"), "read-before-its-text", day=source.read_on, text=source.stood)
    for i, reading in enumerate(law.second_reading):
        for n, section in enumerate(reading.sections):
            status = law.status(section)[0]
            if status in ("not_read", "not_applicable"):
                route = ("second_reading", i, "sections", n)
                yield mistake(route, "second-reading-of-unread", section=section, status=status)
