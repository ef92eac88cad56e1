"""Copies of statutes: a provision is found whatever the form and tradition, and two forms of one text have one fingerprint."""

import re
from pathlib import Path

import pytest

from harmonize.copies.comparing import Print, print_of, reached
from harmonize.copies.numbering import key
from harmonize.copies.opening import opened
from harmonize.copies.provisions import Copy, NotFound, Passage, found_in
from harmonize.copies.words import prints, sentences
from harmonize.errors import HarmonizeError

INVENTED = Path(__file__).parent / "invented"
TWINS = {
    "roman.md": "roman.html",
    "german.md": "german.xml",
    "common.txt": "common.xml",
    "japanese.txt": "japanese.html",
    "turkish.md": "turkish.json",
}
CITED = {
    "roman.md": ("1", "2 bis", "2 bis.1", "2 bis.2 b)", "2 bis 3", "3", "art. 10"),
    "german.md": ("4", "4a", "4a(1)", "4a(1)2", "4a(1)2(b)", "4a(2)", "5", "12"),
    "common.txt": ("1", "2", "2(1)", "2(1)(b)", "2(2)", "2A", "9"),
    "japanese.txt": ("1", "74", "74-2", "100"),
    "turkish.md": ("1", "7", "7(1)", "7(2)(b)", "8", "20(1)"),
}


def copy(name: str) -> Copy:
    return opened(name, (INVENTED / name).read_bytes())


def one(copy: Copy, name: str) -> Passage:
    found = found_in(copy, name.removeprefix("art. "))
    assert not isinstance(found, NotFound), name
    assert len(found) == 1
    return found[0]


@pytest.mark.parametrize(("name", "pinpoint", "begins", "ends"), [
    ("roman.md", "2 bis.2 b)", "La pena será mayor cuando el faro: b) Sea el único", "de la costa."),
    ("roman.md", "3", "Son cómplices", "nunca."),
    ("german.md", "4a(1)2(b)", "Mit Geldbuße wird belegt, wer einen Leuchtturm verdunkelt und b)", "Vorhänge verkauft."),
    ("german.md", "4a(2)", "(2) Der Versuch ist strafbar.", "absehen."),
    ("common.txt", "2(1)(b)", "A person who closes a harbour commits an offence if- (b) the closing", "a day."),
    ("common.xml", "2(2)", "(2) It is a defence", "no burden of proof."),
    ("japanese.txt", "74-2", "はしごを貸した者は", "同様とする。"),
    ("turkish.md", "7", "(1) Bir feneri", "oranında artırılır."),
    ("turkish.md", "7(2)(b)", "Fiilin; b) Birden fazla", "tarafından işlenmesi,"),
])  # fmt: skip
def test_a_passage_is_what_the_pinpoint_names_after_its_opening_words(
    name: str, pinpoint: str, begins: str, ends: str
) -> None:
    passage = one(copy(name), pinpoint)
    assert passage.exact
    words = passage.words.split("hâlinde")[0].strip() if pinpoint == "7(2)(b)" else passage.words
    assert (words.startswith(begins), words.endswith(ends)) == (True, True), words


@pytest.mark.parametrize("name", TWINS)
def test_two_forms_of_one_text_have_one_fingerprint(name: str) -> None:
    first, second = copy(name), copy(TWINS[name])
    for pinpoint in CITED[name]:
        assert one(first, pinpoint).prints() == one(second, pinpoint).prints(), pinpoint


def test_titles_notes_and_scripts_are_no_words_of_the_law() -> None:
    whole = " ".join(
        held.text.words() for name in ("roman.html", "turkish.md", "common.xml") for held in copy(name).provisions
    )
    assert not re.search(r"alert|Inicio|Bekçi\s*$|publisher|Fener söndürme|Yürürlük", whole)


@pytest.mark.parametrize(("printed", "form"), [
    ("318 bis", "318bis"), ("12-bis", "12bis"), ("L. 823-1", "l823-1"), ("L823-1", "l823-1"), ("344¹", "344^1"),
    ("344^1", "344^1"), ("1er", "1"), ("2o", "2"), ("279.01", "279.01"), ("187Α", "187a"), ("第七十四条の二", "74-2"),
    ("第百二条", "102"), ("제288조의2", "288-2"), ("570 quáter", "570quater"), ("352/A", "352/a"), ("decimotercero", "13"),
])  # fmt: skip
def test_a_number_has_one_form_however_it_is_printed(printed: str, form: str) -> None:
    assert key(printed) == form


@pytest.mark.parametrize(("name", "pinpoint", "near"), [
    ("german.md", "4b", ("4", "4a")), ("roman.md", "2", ("2 bis",)), ("common.txt", "2B(1)", ("2", "2A")),
])  # fmt: skip
def test_what_is_not_there_is_told_with_the_nearest_numbers(name: str, pinpoint: str, near: tuple[str, ...]) -> None:
    found = found_in(copy(name), pinpoint)
    assert isinstance(found, NotFound)
    assert found.near[: len(near)] == near


def test_two_wordings_side_by_side_are_told_and_none_is_chosen() -> None:
    text = (
        (INVENTED / "german.md").read_text("utf-8").replace("# § 12", "# § 5 – Wärter\n\nDer Wärter zahlt.\n\n# § 12")
    )
    found = print_of(opened("x.md", text.encode()), "5")
    assert isinstance(found, NotFound)
    assert found.near == ("two wordings side by side: line 24, line 28",)


def test_a_part_that_the_copy_does_not_show_is_read_with_what_stands_around_it() -> None:
    found = print_of(copy("german.md"), "4a(1) sentence 2")
    assert isinstance(found, Print)
    assert found.whole


def test_how_far_pinpoints_reach_a_text() -> None:
    told = {item.name: item.how for item in reached(copy("german.md"), ["4a(1)2", "5"])}
    assert told["4a(1)(2)"] == "exactly"
    assert told["4a(1)(1)"] == "not"
    assert told["4a(1)(2)(a)"] == "as a whole"
    assert told["4a(2)"] == "not"
    assert told["5"] == "exactly"
    assert "12" not in told


def test_where_lines_break_makes_no_difference() -> None:
    text = "Wer einen Turm ver-\ndunkelt, wird\nbestraft. Der Versuch ist strafbar."
    assert prints(text) == prints("Wer einen Turm verdunkelt, wird bestraft.  Der Versuch ist strafbar.")
    assert list(sentences("Nach § 95 Abs. 1 Nr. 3 gilt dies. (2) Der Rest entfällt.")) == [
        "Nach § 95 Abs. 1 Nr. 3 gilt dies.",
        "(2) Der Rest entfällt.",
    ]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><akomaNtoso><act>&b;</act></akomaNtoso>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><akomaNtoso>&a;</akomaNtoso>'


@pytest.mark.parametrize(("name", "content", "complaint"), [
    ("a.md", b"", "a.md: the file is empty"),
    ("a.md", b"Nothing but prose.\nAnd more of it.", "a.md: no provision found in it: no line begins with a number as in `§ 96`, `Article 12`, `25.`"),
    ("a.txt", b"\xff\xfe\x00A", "a.txt:1: no UTF-8; save the copy as UTF-8 text"),
    ("a.json", b'{"provisions": [', "a.json:1: no JSON that could be read: Expecting value"),
    ("a.json", b"[" * 100_000, "a.json: its lists are nested too deep to be a list of provisions"),
    ("a.xml", b"<akomaNtoso><act>", "a.xml: no XML that could be read"),
    ("a.xml", b"<recipe><step/></recipe>", "a.xml: XML with the root `recipe` is not known; known are Akoma Ntoso, legislation.gov.uk"),
    ("a.xml", BOMB, "a.xml: it declares entities, which are not read: a copy of a statute needs none"),
    ("a.xml", OUTSIDE, "a.xml: it declares entities, which are not read: a copy of a statute needs none"),
])  # fmt: skip
def test_a_file_that_is_no_copy_gets_one_line(name: str, content: bytes, complaint: str) -> None:
    with pytest.raises(HarmonizeError) as told:
        opened(name, content)
    assert str(told.value).startswith(complaint)
    assert "\n" not in str(told.value)
