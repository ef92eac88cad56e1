"""An arrangement binds a State from its first day on, and on its last day of being bound no longer."""

import pytest

from harmonize.norms.status import Arrangement, Bound

FIRST, LAST = "2004-01-01", "2020-12-31"
TREATY = Arrangement(
    "Treaty of Strelsau",
    (),
    "2003-01-01",
    "",
    12,
    "both_states",
    None,
    "the gazette",
    {"XD": Bound(FIRST, LAST, "", "", ""), "XE": Bound("2003-06-01", "", "", "", "")},
)


@pytest.mark.parametrize(
    ("day", "binds"),
    [
        ("2003-12-31", False),
        (FIRST, True),
        ("2010-05-05", True),
        ("2020-12-30", True),
        (LAST, False),
        ("2021-01-01", False),
    ],
)
def test_between_two_states(day: str, binds: bool) -> None:
    assert TREATY.binds("XD", "XE", day, {}) == binds
    assert TREATY.binds("XE", "XD", day, {}) == binds


@pytest.mark.parametrize(
    ("day", "binds"), [("2002-12-31", False), ("2003-01-01", True), ("2024-12-31", True), ("2025-01-01", False)]
)
def test_the_treaty_itself_begins_and_ends(day: str, binds: bool) -> None:
    always = Bound("1990-01-01", "", "", "", "")
    treaty = TREATY._replace(until="2025-01-01", parties={"XD": always, "XE": always})
    assert treaty.binds("XD", "XE", day, {}) == binds


def test_groups_share_its_days_and_strangers_are_not_bound() -> None:
    treaty = TREATY._replace(between=("EU",), parties={})
    assert treaty.binds("XD", "XE", FIRST, {"EU": frozenset(("XD", "XE"))})
    assert not treaty.binds("XD", "XF", FIRST, {"EU": frozenset(("XD", "XE"))})


def test_a_list_of_one_state_binds_that_state_alone() -> None:
    listed = TREATY._replace(asked="XE")
    assert listed.binds("XD", "XE", FIRST, {})
    assert not listed.binds("XE", "XD", FIRST, {})
