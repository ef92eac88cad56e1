"""Which provisions a pinpoint names, in the ways in which sixteen States cite."""

import re
from pathlib import Path

import pytest

from harmonize.library.folder import Folder
from harmonize.norms.pinpoints import BARE, holds, longest, named
from harmonize.norms.source import places
from harmonize.texts.as_known import Known
from harmonize.texts.references import cited

DATA = Path(__file__).parents[2] / "data"
STATES = sorted(path.stem.upper() for path in (DATA / "national_laws").glob("??.yaml"))


READ = [
    ("25", ("25",)),
    ("40(4), 41(2), (4)", ("40(4)", "41(2)", "41(4)")),
    ("24(1)(b), (1A), (4)", ("24(1)(b)", "24(1A)", "24(4)")),
    ("9(A1), (F1)(d)(i)", ("9(A1)", "9(F1)(d)(i)")),
    ("13-16", ("13", "14", "15", "16")),
    ("26A-26D", ("26A", "26B", "26C", "26D")),
    ("26-26C", ("26", "26A", "26B", "26C")),
    ("26-26c", ("26", "26a", "26b", "26c")),
    ("26A-28B", ("26A", "28B")),
    ("26D-26A", ("26D-26A",)),
    ("26A-26A", ("26A-26A",)),
    ("26AA-26B", ("26AA-26B",)),
    ("26-26AB", ("26-26AB",)),
    ("28-26", ("28-26",)),
    ("S7-S9", ("7", "8", "9")),
    ("28(3)-(5), 30", ("28(3)", "28(4)", "28(5)", "30")),
    ("1231(c)-(e)", ("1231(c)", "1231(d)", "1231(e)")),
    ("9(5)-(3)", ("9(5)-(3)",)),
    ("25(4a)-(4b)", ("25(4a)", "25(4b)")),
    ("60(3)-(3a)", ("60(3)", "60(3a)")),
    ("9(a)-(3)", ("9(a)-(3)",)),
    ("73.1(1)(c), (2)", ("73.1(1)(c)", "73.1(2)")),
    ("Sch. 7 para 31", ("Sch. 7 para 31",)),
    ("143 (s 25A(3)(a) as inserted)", ("143",)),
    ("4 (Criminal Code 279.01, 279.02), 5", ("4", "5")),
    ("s 5, ss 7-8", ("5", "7", "8")),
    ("art. 12(3-bis)(a)", ("12(3-bis)(a)",)),
    ("arts 9-bis, 9-ter", ("9-bis", "9-ter")),
    ("arts 1 2-4 9(1)", ("1", "2", "3", "4", "9(1)")),
    ("art. 187 (par. 1(c))", ("187",)),
    ("§ 96(2) sentence 2", ("96(2) sentence 2",)),
    ("318 bis.1 b)", ("318 bis.1 b)",)),
    ("22 5.ª", ("22 5.ª",)),
    ("2o bis", ("2o bis",)),
    ("159 III", ("159 III",)),
    ("L823-1 3°", ("L823-1 3°",)),
    ("131-26-2", ("131-26-2",)),
    ("132-76", ("132-76",)),
    ("1546 note (amendments of 1990 and 1994)", ("1546 note",)),
    ("1324(a)(1)(A)", ("1324(a)(1)(A)",)),
    ("9, with 10 and 11", ("9", "10", "11")),
    ("headnote 2", ("headnote 2",)),
    ("1 StR 155/16", ("1 StR 155/16",)),
    ("م 41", ("م 41",)),
    ("", ("",)),
]


@pytest.mark.parametrize(("place", "names"), READ)
def test_a_pinpoint_names_its_provisions(place: str, names: tuple[str, ...]) -> None:
    assert named(place) == names


def test_a_range_names_three_hundred_more_at_most() -> None:
    assert len(named("1-301")) == 301
    assert named("1-302") == ("1", "302")
    assert len(named("5(1)-(301)")) == 301
    assert named("5(1)-(302)") == ("5(1)", "5(302)")


def test_a_number_with_a_hyphen_that_the_source_lists_is_one_section() -> None:
    assert named("2-22(1)", frozenset({"2-22"})) == ("2-22(1)",)
    assert named("2-4", frozenset({"2-4"})) == ("2-4",)
    assert named("2-4") == ("2", "3", "4")


@pytest.mark.parametrize(
    ("provision", "name"),
    [
        ("25", "25"),
        ("25", "25(2)(a)"),
        ("318 bis", "318 bis.1"),
        ("177 bis", "177 bis.10"),
        ("57", "57.2"),
        ("54(2)", "54(2)3"),
        ("95(1)", "95(1)1-2"),
        ("2o", "2o III"),
        ("Sch. 7", "Sch. 7 para 31"),
        ("96", "96 sentence 2"),
        ("L823-1", "L823-1 3°"),
    ],
)
def test_a_provision_holds_what_is_below_it(provision: str, name: str) -> None:
    assert holds(provision, name)


@pytest.mark.parametrize(
    ("provision", "name"),
    [
        ("25", "25A"),
        ("25", "250"),
        ("25", "25X"),
        ("25(2)", "25"),
        ("318", "318 bis.1"),
        ("12", "12-bis(3)"),
        ("2o", "2o bis"),
        ("279", "279.01"),
        ("A9", "A9.01"),
        ("132", "132-76"),
    ],
)
def test_a_provision_does_not_hold_its_neighbours(provision: str, name: str) -> None:
    assert not holds(provision, name)


def test_the_narrowest_provision_counts() -> None:
    assert longest(("25", "25(2)", "2"), "25(2)(a)") == "25(2)"
    assert longest(("25", "25(2)"), "25(1)") == "25"
    assert longest(("25",), "26") is None


@pytest.mark.parametrize(
    ("provision", "name", "apart"),
    [("353", "353/A", "/"), ("275", "275.1", "."), ("66", "66.1(2)", "."), ("135", "135.a", ".")],
)
def test_what_a_mark_means_is_the_grammar_of_the_source(provision: str, name: str, apart: str) -> None:
    assert holds(provision, name)
    assert not holds(provision, name, apart)
    assert holds(name.partition("(")[0], f"{name}(3)", apart)


def section_of(name: str, apart: str) -> str:
    """The section that a name begins with, read by itself: its number with letters, and what the source's marks add to it."""
    marks = "".join(map(re.escape, apart))
    more = rf"(?:[{marks}][0-9A-Za-z]+)*" if apart else r"(?:\.(?:0|\d\d)\d*)?"
    raised = r"(?:\^\d+|[¹²³⁴⁵⁶⁷⁸⁹⁰]+)?"
    found = re.match(
        rf"[A-Z]{{0,2}}\d+[A-Za-z]{{0,3}}{raised}{more}(?:-[0-9A-Za-z]+)*(?: (?:\w*(?:bis|ter|quater|ies)))?", name
    )
    return found[0] if found else name


@pytest.mark.parametrize("code", STATES)
def test_every_section_on_file_holds_its_own_parts_and_no_other_section(code: str, folder: Folder) -> None:
    text = folder.text(code)[0]
    sources, cites = Known(text).sources, [cite for _, cite in cited(text)]
    known: dict[str, set[str]] = {}
    for _, source, name in places(sources, cites):
        known.setdefault(source.key, {*source.provisions, *(item.section for item in source.unread)}).add(name)
    for key, names in known.items():
        apart = sources[key].apart
        wrong = [
            (one, other)
            for one in names
            for other in names
            if one and other.startswith(one) and BARE.fullmatch(one)
            if holds(one, other, apart) != (section_of(other, apart) == one)
        ]
        assert wrong == [], key


def test_section_353_of_hungary_stands_while_another_section_was_not_read(folder: Folder) -> None:
    law = folder.law("HU", "2020-01-01")
    assert law is not None
    assert [law.surely_punishes(index) for index, item in enumerate(law.provisions) if item.id == "hu-353"] == [True]
