"""Days, fines and months that no statute has, and readings that cannot have taken place."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from harmonize.norms.treaty import Treaty
from harmonize.texts.mistakes import Mistake, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.sense.walking import entries

MOST_MONTHS = 1200
FIRST_YEAR = 1500
MOST_YEARS = 30  # that a law may lie ahead
OF_READING = ("read_on", "on", "opened", "seen", "text_of")


def numbers(law: NationalLaw, data: Any, treaty: Treaty) -> Iterator[Mistake]:
    """Fines whose ends changed places or that are of no currency, and terms of centuries."""
    for route, node in entries(data):
        if route[-1] == "fine" and isinstance(node, dict):
            low, high = node.get("min"), node.get("max")
            if low is not None and high is not None and low > high:
                yield mistake((*route, "min"), "fine-min-above-max", low=low, high=high)
            if node.get("kind") in (None, "amount") and (low or high) and not node.get("currency"):
                yield mistake(route, "fine-without-currency", at_key=True)
        elif route[-1] == "min_table" and isinstance(node, dict):
            for key, value in node.items():
                most = max((end for end in (key, value) if str(end).isdecimal()), key=int, default=0)
                if int(most) > MOST_MONTHS:
                    yield mistake((*route, key), "too-many-months", found=most)
    for name, answers in law.measures.items():
        if name not in treaty.measures or treaty.measures[name].type != "months":
            continue
        for i, entry in enumerate(answers):
            if isinstance(entry.value, int) and entry.value > MOST_MONTHS:
                yield mistake(("measures", name, i, "value"), "too-many-months", found=entry.value)


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
