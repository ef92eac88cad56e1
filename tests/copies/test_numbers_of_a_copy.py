"""How a copy counts its provisions, and which pinpoints cannot stand in it."""

import pytest

from harmonize.norms.numbering import Numbers, numbers
from harmonize.texts.fingerprints import fits

CODE = ["1", "2", "96", "96a", "330"]


def test_a_copy_is_counted_from_first_to_last_in_the_shapes_it_has() -> None:
    assert numbers(CODE) == Numbers("1", "330", ("9", "9a"))
    assert numbers(["preamble"]) is None


@pytest.mark.parametrize(
    ("name", "could"), [("96(2)", True), ("96a", True), ("9999(9)", False), ("331", False), ("headnote", True)]
)
def test_a_pinpoint_beyond_the_last_number_cannot_stand_in_it(name: str, could: bool) -> None:
    counted = numbers(CODE)
    assert counted
    assert fits(name, counted) is could
