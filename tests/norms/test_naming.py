"""Names as people write them, asked of a small treaty with two instruments and of a few States."""

import pytest

from harmonize.norms.naming import called, duties_named, folded, guessed, point_head, state_named, the
from harmonize.norms.status import Party
from harmonize.norms.treaty import Duty, DutyKind, Instrument, Selections, Strength, Treaty

NONE = Selections((), (), (), {}, (), "", {}, {})


def instrument(key: str, short: str, title: str, *also: str) -> Instrument:
    return Instrument(key, short, title, key, "", "", True, "treaty", also)


def duty(name: str, title: str) -> Duty:
    key, _, place = name.partition("-")
    return Duty(
        name, key, place, place, title, "", Strength.SHALL, DutyKind.LEGISLATIVE, "penalties", None, (), (), (), ""
    )


TREATY = Treaty(
    "1",
    NONE,
    {
        "smp": instrument("smp", "SMP", "Protocol against the Smuggling of Migrants (Palermo 2000)", "Protocol"),
        "untoc": instrument("untoc", "UNTOC", "Convention against Crime", "Palermo Convention", ""),
        "fd": instrument("fd", "FD", "Framework Decision 2002/946"),
        "bali": instrument("bali", "Bali Process", "Bali Process on Smuggling"),
    },
    {},
    {},
    {
        item.id: item
        for item in (
            duty("smp-6.1.a", "Smuggling of migrants"),
            duty("smp-6.1.b.ii/possess", "Possessing a document"),
            duty("smp-6.3.a/1a", "Danger"),
            duty("smp-60", "Another article"),
            duty("untoc-12", "Confiscation"),
            duty("untoc-13", "Danger"),
            duty("untoc-14", "Disposal"),
            duty("untoc-18.17", "Requests"),
            duty("untoc-18.19", "Use"),
            duty("untoc-26.3", "Witnesses"),
            duty("fd-1", "Penalties"),
            duty("bali-protect", "Protection"),
        )
    },
)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("smp-6.1.a", ["smp-6.1.a"]),
        ("smp-6", ["smp-6"]),
        ("smp-6.1.b.ii", ["smp-6.1.b.ii"]),
        ("SMUGGLING-OF  migrants", ["smp-6.1.a"]),
        ("danger", ["smp-6.3.a/1a", "untoc-13"]),
        ("SMP 6(1)(a)", ["smp-6.1.a"]),
        ("Protocol against the Smuggling of Migrants 6", ["smp-6"]),
        ("Protocol against the Smuggling of Migrants (Palermo 2000) art 6", ["smp-6"]),
        ("article 6 of the Protocol", ["smp-6"]),
        ("the Protocol 6", ["smp-6"]),
        ("6 Protocol", ["smp-6"]),
        ("Palermo Convention, 12", []),  # a comma ends the piece, and an instrument alone is no duty
        ("Palermo Convention 12", ["untoc-12"]),
        ("26(3)", ["untoc-26.3"]),  # the first instrument that has it
        ("6(1)(a), 26(3)", []),  # the second piece is of the instrument of the first
        ("6(1)(a) and UNTOC 26(3)", ["smp-6.1.a", "untoc-26.3"]),
        ("UNTOC 12-14", ["untoc-12", "untoc-13", "untoc-14"]),
        ("UNTOC 12 \u2013 13; 12", ["untoc-12", "untoc-13"]),
        ("UNTOC 12-15", ["untoc-12", "untoc-13", "untoc-14"]),  # those that there are
        ("UNTOC 14-12", []),
        ("UNTOC 18(17), (19)", ["untoc-18.17", "untoc-18.19"]),
        ("untoc-012", ["untoc-12"]),
        ("SMP 0", []),
        ("SMP 6(1)(b)(ii)/possess", ["smp-6.1.b.ii/possess"]),
        ("SMP 6(1)(b)(ii) / possess", ["smp-6.1.b.ii/possess"]),
        ("§ 6 para. 1 SMP", ["smp-6.1"]),
        ("Articles 12 & 13 UNTOC", ["untoc-12", "untoc-13"]),
        ("FD/JHA 1", ["fd-1"]),
        ("FD/EC 1", ["fd-1"]),
        ("FDX 1", []),
        ("SMPs 6", []),
        ("Bali Process protect", ["bali-protect"]),
        ("bali-PROTECT", ["bali-protect"]),
        ("protect", []),
        ("Bali Process protect it", []),
        ("", []),
    ],
)
def test_duties_go_by_many_names(written: str, meant: list[str]) -> None:
    assert duties_named(TREATY, written) == tuple(meant)


def test_the_head_of_a_point_is_a_duty() -> None:
    assert point_head(TREATY, "smp-6.1.a:state") == ("smp-6.1.a",)
    assert point_head(TREATY, "SMP 6(1)(a):state") == ("smp-6.1.a",)
    assert point_head(TREATY, "smp-6.1.a:") == ()
    assert point_head(TREATY, ":state") == ()
    assert point_head(TREATY, "smp-6.1.a") == ()


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("UNTOC 99(1)", "untoc-99.1"),
        ("99(1), 100", "smp-99.1"),
        (" UNTOC 99 and 100", "untoc-99"),
        ("nothing of the kind", "nothing of the kind"),
    ],
)
def test_what_names_no_duty_is_told_as_it_would_be_called(written: str, name: str) -> None:
    assert guessed(TREATY, written) == name


def test_signs_accents_and_letters_make_no_difference() -> None:
    assert folded("Côte_d'Ivoire") == folded("COTE D\u2019IVOIRE") == "cote d ivoire"
    assert folded("  Guinea-Bissau. ") == folded("guinea` bissau") == "guinea bissau"


def test_a_word_as_it_stands_comes_before_what_is_like_it() -> None:
    assert called("legal_persons", ["legal persons", "legal_persons"]) == ("legal_persons",)
    assert called("Legal Persons", ["legal persons", "sea", "legal_persons"]) == ("legal persons", "legal_persons")
    assert called("air", iter(["sea"])) == ()


def test_some_names_of_states_take_an_article() -> None:
    assert the("United Kingdom") == "the United Kingdom"
    assert the("Niger") == "the Niger"
    assert the("Nigeria") == "Nigeria"
    assert the("Germany") == "Germany"
    assert the("Great United") == "Great United"


PARTIES = [
    Party("XD", "XDD", "Freedonia", ("Fréedonie",), {}, ()),
    Party("XE", "XEE", "the Republic of Ruritania", ("Ruritanien", "XDD"), {}, ()),
]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("xd", "XD"),
        (" XDD ", "XD"),
        ("FREEDONIA", "XD"),
        ("the Freedonia", "XD"),
        ("Freedonie", "XD"),
        ("Republic of  Ruritania", "XE"),
        ("ruritanien", "XE"),
        ("Atlantis", None),
        ("the ", None),
        ("", None),
    ],
)
def test_a_state_goes_by_its_codes_and_names(written: str, code: str | None) -> None:
    found = state_named(iter(PARTIES), written)
    assert (found.code if found else None) == code
