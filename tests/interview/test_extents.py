"""A range as a law on file answers it in an interview is read back as it was."""

import pytest

from answers_on_file import extent
from harmonize.guests.interview.ranges import penalty
from harmonize.norms.penalty import DEATH, LIFE, Range


@pytest.mark.parametrize(
    ("found", "says", "written"),
    [
        (Range(6, 60), "6-60", {"prison": [6, 60]}),
        (Range(7.5, 12), "7.5-12", {"prison": [7.5, 12]}),
        (Range(120, LIFE), "120 months to life", {"prison": [120, "life"]}),
        (Range(LIFE, LIFE), "life", {"prison": "life"}),
        (Range(60, DEATH), "60 months to death", {"prison": [60, "death"]}),
        (Range(LIFE, DEATH), "life to death", {"prison": ["life", "death"]}),
        (Range(0, 0), "fine", {"fine": {"with": "only"}}),
    ],
)
def test_what_is_said_of_a_range_is_read_back(found: Range, says: str, written: dict[str, object]) -> None:
    assert extent(found) == says
    assert penalty(says) == written
