"""Waivers speak of a shortfall; readers are called what they are; two codings of a law differ at a place."""

import pytest

from harmonize.norms.baseline import Shortfall, Waiver
from harmonize.norms.coding_difference import Otherwise
from harmonize.norms.source import coded

SHORT = Shortfall("XD", "smp-6.1.a", "47d1e2b3", {"benefit": ("none",)})
WAIVER = Waiver("XD", "smp-6.1.a", "47d1e2b3", "a bill", "ministry", "2026-01-01", "2026-12-31", "waivers.yaml:3")


def test_a_waiver_speaks_of_its_region_or_of_the_whole_duty() -> None:
    assert WAIVER.covers(SHORT)
    assert WAIVER._replace(region="").covers(SHORT)
    assert not WAIVER._replace(region="00000000").covers(SHORT)
    assert not WAIVER._replace(duty="smp-6.1.b").covers(SHORT)
    assert not WAIVER._replace(state="XE", region="").covers(SHORT)


def test_where_a_waiver_stands_is_no_part_of_what_it_says() -> None:
    assert WAIVER.says == WAIVER._replace(place="elsewhere:1").says
    assert WAIVER.says != WAIVER._replace(expires="2027-12-31").says


def test_a_shortfall_is_the_same_by_name_and_facts() -> None:
    assert SHORT.is_same(SHORT._replace(state="XE"))
    assert not SHORT.is_same(SHORT._replace(facts={}))
    assert not SHORT.is_same(SHORT._replace(region="00000000"))
    assert SHORT.key == ("XD", "smp-6.1.a", "47d1e2b3")


@pytest.mark.parametrize(
    ("readers", "twice", "told"),
    [
        (("program",), True, "coded twice, by programs"),
        (("program",), False, "coded once, by a program"),
        (("person",), False, "coded once, by a person"),
        (("lawyer",), True, "coded twice, by lawyers of that State"),
        (("lawyer", "program"), True, "coded twice, by a program and a lawyer of that State"),
        (("lawyer", "program"), False, "coded once"),
        ((), True, "coded twice"),
        ((), False, "coded once"),
        (("oracle",), False, "coded once"),
    ],
)
def test_readers_are_called_what_they_are(readers: tuple[str, ...], twice: bool, told: str) -> None:
    assert coded(readers, twice=twice) == told


def test_two_codings_differ_at_a_place_for_a_while() -> None:
    way = ("offences", "xd-10", "2010-06-01", "except", "family")
    part = Otherwise(way, ("a:1", "b:1"), (1, 1), since="2010-06-01", until="2020-01-01")
    assert (part.offence, part.clause, part.name) == ("xd-10", "except family", "/".join(way))
    assert part._replace(way=(*way[:3], "punishes", "entry")).clause == "entry"
    assert part._replace(way=way[:4]).clause == ""
    assert part._replace(way=("measures", "minimum")).offence == ""
    days = ["2010-05-31", "2010-06-01", "2019-12-31", "2020-01-01"]
    assert [part.matters(day) for day in days] == [False, True, True, False]
    assert part._replace(until="").matters("2030-01-01")
