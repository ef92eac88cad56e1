"""A law made of answers before the duties that the interview is about."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from harmonize.duties.evaluator import Evaluator
from harmonize.duties.forms import judge
from harmonize.interview.matters import Scope
from harmonize.library.located_yaml import Located
from harmonize.library.periods import dated_words
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw


def outcomes(
    law: Mapping[str, Any], scope: Scope, status: Status, day: str, duties: Iterable[str] = ()
) -> dict[str, Outcome]:
    """What comes of the duties named, or of all that the interview is about, for the data of a law file on a day."""
    evaluator = Evaluator(lowered(law, status, day), scope.treaty, scope.treaty.readings({}))
    return {name: judge(scope.duties[name], evaluator) for name in duties or scope.duties}


def lowered(law: Mapping[str, Any], status: Status, day: str) -> LawOnDay:
    """The data of a law file as the law of a day."""
    text = NationalLaw.model_validate(law)
    groups, turns = dated_words(Located("", law, {}), status)
    (found,) = lower(Known(text), "", lambda _: 0, groups, turns, date.fromisoformat(day))
    return LawOnDay(found, status.members(day))
