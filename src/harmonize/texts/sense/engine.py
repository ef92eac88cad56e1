"""Nonsense that is found by working a law out: what its parts reach, and which of them shut each other out."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from harmonize.texts.facts import TooMuch
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.rules import Mistake
from harmonize.texts.sense.alternatives import alternatives, conditions_of
from harmonize.texts.sense.exclusions import exclusions
from harmonize.texts.sense.forgotten import forgotten
from harmonize.texts.sense.forms import form_ranges, forms
from harmonize.texts.sense.offences import offences
from harmonize.texts.sense.penalties import penalties
from harmonize.texts.sense.reach import Groups, Reach
from harmonize.texts.sense.rules_of_law import rules_of_law


def worked_out(law: NationalLaw, written: Any, groups: Groups, today: date) -> Iterator[Mistake]:
    """What shows only when the facts and ranges of a law, whose conditions can be read, are worked out.

    ``written`` is the file before older versions were made whole.
    """
    try:
        reach = Reach(law, groups, today)
    except TooMuch:
        return  # told of the condition
    yield from alternatives(reach)
    yield from conditions_of(reach)
    yield from exclusions(reach)
    yield from forms(reach)
    yield from form_ranges(reach)
    yield from penalties(reach)
    yield from offences(reach)
    yield from rules_of_law(reach)
    yield from forgotten(reach, written)
