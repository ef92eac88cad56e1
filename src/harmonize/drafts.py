"""Laws that are on no file yet, before the treaties: part of the Python interface, for what makes a law while it is asked about."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.library.located_yaml import Located
from harmonize.library.periods import dated_words
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.norms.treaty import Duty, Treaty
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw


def outcomes(
    law: Mapping[str, Any], duties: Iterable[Duty], treaty: Treaty, status: Status, day: str
) -> dict[str, Outcome]:
    """What comes of some duties for the data of a law file on a day."""
    asked = Evaluator(lowered(law, status, day), treaty, treaty.readings({}))
    return {duty.id: judge(duty, asked) for duty in duties}


def lowered(law: Mapping[str, Any], status: Status, day: str) -> LawOnDay:
    """The data of a law file as the law of a day."""
    text = NationalLaw.model_validate(law)
    groups, turns = dated_words(Located("", law), status)
    (found,) = lower(Known(text), "", lambda _: 0, groups, turns, date.fromisoformat(day))
    return LawOnDay(found, status.members(day))
