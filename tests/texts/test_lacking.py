"""What the vocabulary lacks is counted: clauses and rules that say so, and notes that carry an element instead."""

import pytest

from harmonize.texts.sense.forgotten import Lacking, lacking


@pytest.mark.parametrize(
    ("data", "counted"),
    [
        ({"cannot_say": "only the carrier's agent", "cite": ["act 5"]}, Lacking(1, 0)),
        (
            {"cannot_say": {"stay": {"when": {}, "why": "marriage only"}, "entry": {"when": {}, "why": "x"}}},
            Lacking(2, 0),
        ),
        ({"otherwise": {"cannot_say": "none"}}, Lacking(0, 0)),
        ({"note": "occupiers only, which the vocabulary cannot say"}, Lacking(0, 1)),
        ({"note": "trafficking coded as provision for gain"}, Lacking(0, 1)),
        ({"note": "the older wording was not read"}, Lacking(0, 0)),
        ({"versions": [{"why": "no word for it", "note": "new in 2016"}]}, Lacking(0, 0)),
    ],
)
def test_gaps_of_the_vocabulary_are_counted(data: object, counted: Lacking) -> None:
    assert lacking(data) == counted
