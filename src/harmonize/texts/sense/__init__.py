"""Nonsense in a law file that is well made: what no statute can say. Asked by lint; `check` answers from such a file."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty
from harmonize.texts.facts import TooMuch
from harmonize.texts.meaning import Groups
from harmonize.texts.mistakes import Mistake, entries, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.sense.answers import answered_no, answers
from harmonize.texts.sense.clauses import alternatives, conditions_of, exclusions, said_again
from harmonize.texts.sense.forgotten import forgotten
from harmonize.texts.sense.forms import form_ranges, forms
from harmonize.texts.sense.general_part import general_part, rules_of_law
from harmonize.texts.sense.offences import offences, penalties
from harmonize.texts.sense.reach import Reach
from harmonize.texts.sense.written import citations, days, letters, numbers, state_names

__all__ = ["nonsense", "worked_out"]


def nonsense(law: NationalLaw, data: Any, status: Status, treaty: Treaty, today: date) -> Iterator[Mistake]:
    """What no statute can say, by the model of a file and its data as they were written."""
    yield from unsaid(data)
    yield from days(law, data, today)
    yield from citations(law)
    yield from letters(law, data)
    yield from general_part(law)
    yield from numbers(data)
    yield from state_names(law, status)
    yield from answers(law, treaty)


def unsaid(data: Any) -> Iterator[Mistake]:
    """Keys without a value: an `until` left blank would hold for ever."""
    yield from (
        mistake(route, "no-value", at_key=True, what=f"`{route[-1]}`")
        for route, value in entries(data)
        if value is None
    )


CHECKS = (
    alternatives,
    said_again,
    conditions_of,
    exclusions,
    forms,
    form_ranges,
    penalties,
    offences,
    rules_of_law,
    answered_no,
)


def worked_out(law: NationalLaw, written: Any, groups: Groups, today: date) -> Iterator[Mistake]:
    """What shows only when the facts and ranges of a law, whose conditions can be read, are worked out.

    ``written`` is the file before older versions were made whole.
    """
    try:
        reach = Reach(law, groups, today)
    except TooMuch:
        return  # told of the condition
    for check in CHECKS:
        yield from check(reach)
    yield from forgotten(reach, written)
