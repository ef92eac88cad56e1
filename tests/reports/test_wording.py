"""What the reports say in words."""

from harmonize.conduct.dimensions import SPACE
from harmonize.library.folder import Folder
from harmonize.norms.duty_tests import Provide
from harmonize.reports.amendments import together


def test_every_question_of_the_vocabulary_is_named_as_an_element_of_an_offence() -> None:
    """`does not apply because of ...` must read as a sentence, whichever element is in the way."""
    assert not [name for name, words in SPACE.elements.items() if not words]


def test_every_rule_that_a_duty_asks_for_has_its_sentence_for_a_drafter(folder: Folder) -> None:
    treaty = folder.treaty
    asked = {name for duty in treaty.duties.values() if isinstance(duty.test, Provide) for name in duty.test.measures}
    without = [name for name in sorted(asked) if not treaty.measures[name].draft.endswith(".")]
    assert without == []


def test_what_is_added_to_one_offence_is_said_in_one_instruction() -> None:
    deeds = [f"add the {deed} of such documents, for the use of another person" for deed in ("procuring", "possession")]
    told = together(["extend the offence to every State Party", *deeds, "include deceit"])
    assert told == (
        "extend the offence to every State Party; add, for the use of another person, the procuring and the possession "
        "of such documents; include deceit"
    )
