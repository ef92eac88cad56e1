"""Who is bound since when, what a reservation reaches, which States belong together, and on which days that changes."""

import pytest

from harmonize.norms.status import (
    Arrangement,
    Bound,
    Consent,
    FreeMovement,
    Membership,
    Party,
    Reservation,
    Status,
    bound,
    members_on,
    steps,
)

BOUND = Consent("2003-06-01", "2004-01-28", "ratification", True, "", "")
UNKNOWN = Consent("", "", "", False, "", "")


def reservation(*provisions: str, effect: str = "excludes", treaty: str = "smp", verified: bool = True) -> Reservation:
    return Reservation(treaty, provisions, "reservation", "2003-06-01", effect, verified, "", "")


def party(code: str, *statements: Reservation, **consents: Consent) -> Party:
    return Party(code, f"{code}X", "Freedonia", (), consents, statements)


def test_a_state_is_bound_from_the_day_of_entry_into_force() -> None:
    freedonia = party("XD", smp=BOUND, untoc=UNKNOWN)
    assert freedonia.bound("smp", "2004-01-28")
    assert not freedonia.bound("smp", "2004-01-27")
    assert not freedonia.bound("untoc", "2026-01-01")
    assert not freedonia.bound("tip", "2026-01-01")


def test_who_neither_signed_nor_consented_is_told_as_no_signatory() -> None:
    assert bound(BOUND) == "party since 2004-01-28 (ratification of 2003-06-01)"
    assert bound(UNKNOWN._replace(signed="2000-12-12")).startswith("signed on 2000-12-12, no consent found")
    assert bound(UNKNOWN) == bound(None) == "neither signature nor consent found"


def test_a_state_as_a_row() -> None:
    assert party("XD", reservation("20"), smp=BOUND).row() == {
        "state": "XD",
        "iso3": "XDX",
        "name": "Freedonia",
        "smp_since": "2004-01-28",
        "untoc_since": "",
        "reservations": 1,
    }
    assert party("XD", untoc=BOUND).row()["untoc_since"] == "2004-01-28"
    assert party("XD").row()["smp_since"] == ""
    assert repr(party("XD")) == "<harmonize.Party XD Freedonia>"


@pytest.mark.parametrize(
    ("provisions", "reached"),
    [
        (("6(2)(c)",), True),
        (("6(2)",), True),
        (("6",), True),
        (("15", "6"), True),
        (("6(2)(c)(i)",), False),
        (("6(3)",), False),
        (("16",), False),
        ((), False),
    ],
)
def test_a_reservation_reaches_what_is_below_the_provision_that_it_names(
    provisions: tuple[str, ...], reached: bool
) -> None:
    one = reservation(*provisions)
    assert party("XD", one).reserved("smp", "6.2.c/1a") == ((one,) if reached else ())


@pytest.mark.parametrize("effect", ["excludes", "modifies", "contested", "none", "option"])
def test_only_some_statements_change_a_duty(effect: str) -> None:
    found = party("XD", reservation("6", effect=effect)).reserved("smp", "6.1")
    assert bool(found) == (effect in ("excludes", "modifies", "contested"))


def test_a_reservation_to_another_treaty_or_only_remembered_changes_nothing() -> None:
    assert not party("XD", reservation("6", treaty="untoc")).reserved("smp", "6.1")
    assert not party("XD", reservation("6", verified=False)).reserved("smp", "6.1")


def test_a_written_provision_has_steps() -> None:
    assert steps("6(2)(c)") == ("6", "2", "c")
    assert steps("6.2(c)") == ("6", "2", "c")


def test_a_member_belongs_from_its_first_day_until_the_day_on_which_it_leaves() -> None:
    members = (Membership("XD", "2004-05-01", "2020-02-01"), Membership("XE", "2007-01-01", ""))
    assert members_on(members, "2004-04-30") == set()
    assert members_on(members, "2004-05-01") == {"XD"}
    assert members_on(members, "2020-01-31") == {"XD", "XE"}
    assert members_on(members, "2020-02-01") == {"XE"}


TREATY = Arrangement(
    "Treaty of Strelsau",
    ("EU",),
    "2004-01-01",
    "",
    12,
    "both_states",
    None,
    "the gazette",
    {"XD": Bound("2004-01-01", "", "Surrender Act", "surrendered", "the register"), "XE": Bound("", "", "", "", "")},
)


def test_what_carries_an_arrangement_out_is_the_act_of_the_state_else_its_source() -> None:
    assert TREATY.on("XD") == "Surrender Act; the register"
    assert TREATY.on("XE") == ""
    assert TREATY.on("XF") == "the gazette"


def test_the_rule_on_nationals_is_that_of_the_state_bound() -> None:
    assert TREATY.nationals_of("XD") == "surrendered"
    assert TREATY.nationals_of("XF") == ""


STATUS = Status(
    {
        "XD": party("XD", smp=BOUND),
        "XE": party("XE", smp=BOUND._replace(in_force="2010-03-01")),
        "EU": party("EU", smp=BOUND),
    },
    {
        "EU": (Membership("XE", "2007-01-01", "2021-01-01"), Membership("XF", "2012-07-01", "")),
        "EEA": (Membership("XF", "2013-01-01", ""),),
    },
    (TREATY._replace(since="2015-01-01"), TREATY._replace(title="Older Treaty")),
    (
        FreeMovement("Treaty on the Union", "EU", (), ()),
        FreeMovement("Agreement", "EU", (Membership("XA", "2002-06-01", ""),), ("XF",)),
        FreeMovement("League", "LEAGUE", (Membership("XB", "2002-06-01", ""), Membership("XC", "2002-06-01", "")), ()),
    ),
)


def test_the_dated_words_have_their_members_on_the_day() -> None:
    members = STATUS.members("2012-07-01")
    assert members["parties"] == {"XD", "XE"}  # the Union is a party, and no State
    assert members["EU"] == {"XE", "XF"}
    assert members["EEA"] == set()
    assert STATUS.members("2010-02-28")["parties"] == {"XD"}


def test_who_moves_freely_where() -> None:
    members = STATUS.members("2012-07-01")
    assert members["free in XE"] == {"XA", "XE", "XF"}
    assert members["free in XA"] == {"XA", "XE", "XF"}
    assert members["free in XF"] == {"XE", "XF"}  # stands apart from the agreement
    assert members["free in XB"] == {"XB", "XC"}
    assert "free in XD" not in members


def test_the_first_arrangement_that_binds_both_counts() -> None:
    assert STATUS.arrangement("XD", "XE", "2014-12-31") == TREATY._replace(title="Older Treaty")
    assert STATUS.arrangement("XD", "XE", "2015-01-01") == TREATY._replace(since="2015-01-01")
    assert STATUS.arrangement("XF", "XE", "2014-01-01") == TREATY._replace(title="Older Treaty")  # by their group
    assert STATUS.arrangement("XD", "XC", "2015-01-01") is None


def test_the_days_on_which_a_word_changed_its_meaning() -> None:
    assert STATUS.turns(frozenset(("EU", "LEAGUE", "parties"))) == ["2007-01-01", "2012-07-01", "2021-01-01"]
    assert STATUS.turns(frozenset()) == []


def test_after_the_last_change_everything_stays() -> None:
    assert STATUS.settled_from() == "2021-01-01"
    later = STATUS._replace(parties={"XD": party("XD", smp=BOUND._replace(in_force="2025-05-05"))})
    assert later.settled_from() == "2025-05-05"


def test_the_names_of_all_states() -> None:
    assert STATUS.names == {"XD": "Freedonia", "XE": "Freedonia", "EU": "Freedonia"}
