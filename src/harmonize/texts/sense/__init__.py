"""Nonsense in a law file that is well made: what no statute can say. Asked by lint; `check` answers from such a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.rules import Mistake, mistake
from harmonize.texts.sense.answers import answers
from harmonize.texts.sense.citations import citations
from harmonize.texts.sense.days import days
from harmonize.texts.sense.engine import worked_out
from harmonize.texts.sense.general_part import general_part
from harmonize.texts.sense.letters import letters
from harmonize.texts.sense.numbers import numbers
from harmonize.texts.sense.states import states
from harmonize.texts.sense.walking import entries

__all__ = ["nonsense", "worked_out"]


def nonsense(law: NationalLaw, data: Any, status: Status, treaty: Treaty, today: date) -> Iterator[Mistake]:
    """What no statute can say, by the model of a file and its data as they were written."""
    yield from unsaid(data)
    yield from days(law, data, today)
    yield from citations(law)
    yield from letters(law, data)
    yield from general_part(law)
    yield from numbers(law, data, treaty)
    yield from states(law, status)
    yield from answers(law, treaty)


def unsaid(data: Any) -> Iterator[Mistake]:
    """Keys without a value: an `until` left blank would hold for ever."""
    for route, value in entries(data):
        if value is None:
            yield mistake(route, "no-value", at_key=True, what=f"`{route[-1]}`")
