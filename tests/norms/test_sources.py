"""What is known of the age of texts: first days, the state of a text, addresses, wordings that nobody read."""

import pytest

from harmonize.norms.source import (
    FirstDay,
    Grade,
    Source,
    Stand,
    State,
    UnreadWording,
    address,
    as_it_reads,
    first_day,
    places,
    state,
    texts,
    unread_wordings,
)

ACT = Source(
    key="act",
    title="Aliens Act, consolidated",
    citation="Act 12/2003",
    text=Grade.OFFICIAL,
    url="https://law.example/act",
    text_of="2020-01-01",
    read_on="2026-11-20",
    since="2003-07-01",
    until="",
    section_url="https://law.example/act/{section}",
    read_by="",
    provisions={
        "25": Stand("2010-06-01", "", "2019-05-05", "https://law.example/25.html"),
        "25(2)": Stand("", "2015-03-03", "", ""),
        "26": Stand("", "", "2018-08-08", ""),
        "27": Stand("1999-01-01", "", "", ""),
        "28": Stand("", "", "", "https://law.example/28.html"),
        "318 bis": Stand("", "2016-01-01", "", ""),
    },
    unread=(
        UnreadWording("25(2)", "2021-01-01", "2022-01-01", "Act 1/2021"),
        UnreadWording("30", "2023-01-01", "", "Act 2/2023"),
    ),
)
CODE = ACT._replace(
    key="code", title="Criminal Code (RS 311)", text_of="", since="1990-01-01", section_url="", provisions={}, unread=()
)
CASE = ACT._replace(key="case", title="Crown v Flood", since="", provisions={}, unread=())
AMENDING = CODE._replace(key="new", title="Amending Act", amends="act")
SOURCES = {"act": ACT, "code": CODE, "case": CASE, "new": AMENDING}


@pytest.mark.parametrize(
    ("provision", "first"),
    [
        ("25", FirstDay("2010-06-01", True, "")),
        ("25(1)", FirstDay("2010-06-01", True, "")),
        ("25(2)(a)", FirstDay("2015-03-03", False, "")),
        ("26", FirstDay("2018-08-08", False, "")),
        ("27", FirstDay("2003-07-01", True, "")),  # no provision is older than its act
        ("28", FirstDay("2020-01-01", False, "")),
        ("99", FirstDay("2020-01-01", False, "")),
    ],
)
def test_the_day_from_which_a_provision_is_known(provision: str, first: FirstDay) -> None:
    assert ACT.first(provision) == first


def test_a_number_with_a_hyphen_is_a_section_where_the_source_lists_it() -> None:
    assert ACT.names("25-28") == ("25", "26", "27", "28")
    numbered = ACT._replace(provisions={"25-28": Stand("2010-06-01", "", "", "")})
    assert numbered.names("25-28") == ("25-28",)


def test_all_other_provisions_may_have_a_day_together() -> None:
    rest = ACT._replace(provisions={**ACT.provisions, "all": Stand("2005-01-01", "", "2017-01-01", "")})
    assert rest.first("99") == FirstDay("2005-01-01", True, "")
    assert rest.first("28") == FirstDay("2005-01-01", True, "")
    assert rest.first("25") == FirstDay("2010-06-01", True, "")
    assert rest.stood("99") == "2017-01-01"


def test_without_the_state_of_the_text_the_day_of_reading_counts() -> None:
    assert CODE.first("4") == FirstDay("2026-11-20", False, "")


def test_a_text_speaks_from_the_last_amendment_that_it_shows() -> None:
    shown = CODE._replace(text_of="2020-01-01", amended="2019-02-01", provisions=ACT.provisions)
    assert shown.first("4") == FirstDay("2019-02-01", False, "")
    assert shown.first("26") == FirstDay("2018-08-08", False, ""), "seen before the amendment"
    assert shown.first("25") == FirstDay("2010-06-01", True, ""), "its first day is known"
    assert shown.stood("4") == "2020-01-01"


def test_as_at_which_day_a_text_stood() -> None:
    assert ACT.stood("25(1)") == "2019-05-05"
    assert ACT.stood("25(2)") == "2020-01-01"
    assert ACT.stood("99") == "2020-01-01"
    assert CODE.stood("4") == ""


@pytest.mark.parametrize(
    ("provision", "found"),
    [
        ("25(1)", "https://law.example/25.html"),
        ("25(2)", "https://law.example/act/25(2)"),
        ("26(3)", "https://law.example/act/26"),
        ("99(1)", "https://law.example/act/99"),
        ("318 bis.2", "https://law.example/act/318 bis.2"),
        ("", "https://law.example/act"),
    ],
)
def test_where_a_provision_is_found(provision: str, found: str) -> None:
    assert ACT.address(provision) == found


def test_the_address_of_the_act_serves_where_a_site_has_none_for_sections() -> None:
    assert CODE.address("4") == "https://law.example/act"


def test_a_pinpoint_is_found_where_its_first_provision_is() -> None:
    assert address(SOURCES, "act 26, 25") == "https://law.example/act/26"
    assert address(SOURCES, "other 26") == ""


def test_each_provision_of_a_pinpoint_is_one_place() -> None:
    assert [(cite, source.key, name) for cite, source, name in places(SOURCES, ["act 25, 26", "gone 1", "code 4"])] == [
        ("act 25, 26", "act", "25"),
        ("act 25, 26", "act", "26"),
        ("code 4", "code", "4"),
    ]


@pytest.mark.parametrize(
    ("cite", "day", "by"),
    [
        ("act 25(2)", "2021-01-01", "Act 1/2021"),
        ("act 25(2)", "2021-12-31", "Act 1/2021"),
        ("act 25(2)", "2020-12-31", None),
        ("act 25(2)", "2022-01-01", None),
        ("act 25", "2021-06-01", "Act 1/2021"),  # a part of it
        ("act 25(2)(a)", "2021-06-01", "Act 1/2021"),  # what it is a part of
        ("act 26", "2021-06-01", None),
        ("act 30", "2030-01-01", "Act 2/2023"),
        ("act 26, 30", "2030-01-01", "Act 2/2023"),
        ("gone 30", "2030-01-01", None),
    ],
)
def test_a_wording_that_nobody_read_is_in_force_for_a_while(cite: str, day: str, by: str | None) -> None:
    found = [(named, wording.by) for named, wording in unread_wordings(SOURCES, [cite]) if wording.on(day)]
    assert found == ([(cite, by)] if by else [])


def test_the_youngest_first_day_counts_and_tells_its_pinpoint() -> None:
    assert first_day(SOURCES, ["act 25(1)", "act 25(2)", "act 27"]) == FirstDay("2015-03-03", False, "act 25(2)")
    assert first_day(SOURCES, ["gone 1"]) is None
    seen = ACT._replace(provisions={"1": Stand("2010-01-01", "", "", ""), "2": Stand("", "2010-01-01", "", "")})
    assert first_day({"act": seen}, ["act 1", "act 2"]) == FirstDay("2010-01-01", False, "act 2")
    assert first_day({"act": seen}, ["act 2", "act 1"]) == FirstDay("2010-01-01", False, "act 2")


def test_texts_of_one_act_are_known_by_the_newest() -> None:
    assert texts(SOURCES, ["act 25(1)", "act 25(2)", "act 26", "code 4", "case 7"]) == {
        ("Aliens Act 2003-07-01", "25"): ("2020-01-01", "Aliens Act, consolidated"),
        ("Aliens Act 2003-07-01", "26"): ("2018-08-08", "Aliens Act, consolidated"),
        ("Criminal Code 1990-01-01", "4"): ("", "Criminal Code (RS 311)"),
    }


def test_a_long_title_is_cut_at_its_first_comma_or_bracket() -> None:
    at_most = ACT._replace(title="Aliens Act (" + "x" * 47 + ")")  # 60 letters
    assert texts({"act": at_most}, ["act 99"]) == {("Aliens Act 2003-07-01", "99"): ("2020-01-01", at_most.title)}
    longer = ACT._replace(title="Aliens Act (" + "x" * 48 + ")")
    assert texts({"act": longer}, ["act 99"]) == {("Aliens Act 2003-07-01", "99"): ("2020-01-01", "Aliens Act")}


def test_how_old_some_texts_are() -> None:
    assert state(texts(SOURCES, ["act 25(1)", "act 26", "code 4"])) == State("2018-08-08", True)
    assert state(texts(SOURCES, ["act 25(1)"])) == State("2019-05-05", False)
    assert state({}) == State("", False)


def test_what_an_answer_says_of_older_texts() -> None:
    assert State("2018-08-08", False).before("2018-08-09") == "text as at 2018-08-08"
    assert State("2018-08-08", False).before("2018-08-08") == ""
    assert State("2018-08-08", True).before("2018-08-08") == "text as at an unknown day"
    assert State("2018-08-08", True).before("2020-01-01") == "text as at 2018-08-08"
    assert State("", True).before("2020-01-01") == "text as at an unknown day"


@pytest.mark.parametrize(
    ("cite", "reads"),
    [
        ("act 25(2)", ("act", "25(2)")),
        ("gone 5", ("gone", "5")),
        ("new 15 (26B(c))", ("act", "26B(c)")),
        ("new 143 (s 25A)", ("act", "s 25A")),
        ("new 11 (Aliens Act 42.1)", ("act", "42.1")),
        ("new 143 (s 25A(3)(a) as inserted)", ("act", "s 25A(3)(a)")),
        ("new 15", None),
        ("new 15 (the first part)", None),
    ],
)
def test_a_pinpoint_in_an_amending_act_is_told_as_the_act_reads_now(cite: str, reads: tuple[str, str] | None) -> None:
    assert as_it_reads(SOURCES, cite) == reads


def test_an_act_that_is_amended_may_be_known_by_its_title_alone() -> None:
    sources = {"new": AMENDING._replace(amends="Passports Act, 1950")}
    assert as_it_reads(sources, "new 3 (Passports Act 7)") == ("Passports Act, 1950", "7")
