"""Rules that are no facts of an act: confiscation, the owner of the craft, burden of proof; each as a statute has it."""

from typing import Any

import pytest

from harmonize.library.folder import Folder
from harmonize.library.problem import rule_of
from harmonize.reports.measure_words import WORDS
from harmonize.texts.consistency import misfit

# The measure, what a statute answers, and how a report says the last word of it.
ANSWERS = [
    # Slovenia, Criminal Code 308(8): confiscation that is mandatory and reaches third persons.
    ("confiscation_mandatory", ("instrumentalities",), "instrumentalities"),
    ("confiscation_third_parties", "knew_or_should_have_known", "from whoever knew or should have known"),
    # Malaysia, Act 670: the owner, operator or master of the conveyance answers for it.
    ("vessel_owner_liable", "unless_without_fault", "unless the owner is without fault"),
    # Singapore, Immigration Act 57(7): whoever shelters a person who overstayed by ninety days is presumed to have known.
    ("burden_on_accused", ("knowledge",), "knowledge"),
]


@pytest.mark.parametrize(("name", "value", "said"), ANSWERS)
def test_a_law_can_answer_and_a_report_can_say_it(name: str, value: Any, said: str, folder: Folder) -> None:
    kind = folder.treaty.measures[name]
    assert list(misfit((), value, kind)) == []
    word = value if isinstance(value, str) else value[-1]
    assert WORDS.get(word, word.replace("_", " ")) == said


@pytest.mark.parametrize("name", [name for name, *_ in ANSWERS])
def test_a_wrong_word_is_told_with_the_right_ones(name: str, folder: Folder) -> None:
    (wrong,) = misfit((), "sometimes", folder.treaty.measures[name])
    assert wrong.rule == "unknown-word"
    assert any(word in rule_of(wrong).message.format_map(wrong.words) for word in folder.treaty.measures[name].words)
