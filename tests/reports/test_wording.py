"""What the reports say in words."""

from harmonize.conduct.dimensions import SPACE


def test_every_question_of_the_vocabulary_is_named_as_an_element_of_an_offence() -> None:
    """`does not apply because of ...` must read as a sentence, whichever element is in the way."""
    assert not [name for name, words in SPACE.elements.items() if not words]
