"""Terms of imprisonment are written in months, whole or in quarters."""

import pytest
from pydantic import ValidationError

from harmonize.texts.penalty import Penalty
from harmonize.texts.ranges import range_of


@pytest.mark.parametrize(
    ("written", "meant"), [([3, 12], (3, 12)), (["1.5", 3], (1.5, 3)), (["3.75", "7.5"], (3.75, 7.5)), (72, (72, 72))]
)
def test_months_may_have_quarters(written: object, meant: tuple[float, float]) -> None:
    """One and a half months to three: Spain, Penal Code 70.1 2.ª and 71.2. YAML hands over a number with a point as text."""
    assert tuple(range_of(Penalty.model_validate({"prison": written}))) == meant


@pytest.mark.parametrize("written", [["1.3", 3], ["one", 3], [True, 3], [0, 1201], [-1, 3], ["0,5", 3]])
def test_other_words_are_no_months(written: object) -> None:
    with pytest.raises(ValidationError):
        Penalty.model_validate({"prison": written})
