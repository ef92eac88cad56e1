"""Copies of statutes: a provision is found whatever the form and tradition, and two forms of one text have one fingerprint."""

import json
import re
from pathlib import Path

import pytest

from harmonize.errors import HarmonizeError
from harmonize.guests.copies.comparing import print_of, reached
from harmonize.guests.copies.opening import opened
from harmonize.guests.copies.provisions import Copy, NotFound, Passage, found_in
from harmonize.guests.copies.words import prints, sentences
from harmonize.norms.numbering import key
from harmonize.texts.fingerprints import Print

INVENTED = Path(__file__).parent / "invented"
TWINS = {
    "roman.md": "roman.html",
    "german.md": "german.xml",
    "common.txt": "common.xml",
    "japanese.txt": "japanese.html",
    "turkish.md": "turkish.json",
    "italian.md": "italian.rtf",
}
CITED = {
    "roman.md": ("1", "2 bis", "2 bis.1", "2 bis.2 b)", "2 bis 3", "3", "art. 10"),
    "german.md": ("4", "4a", "4a(1)", "4a(1)2", "4a(1)2(b)", "4a(2)", "5", "12"),
    "common.txt": ("1", "2", "2(1)", "2(1)(b)", "2(2)", "2A", "9"),
    "japanese.txt": ("1", "74", "74-2", "100"),
    "turkish.md": ("1", "7", "7(1)", "7(2)(b)", "8", "20(1)"),
    "italian.md": ("1", "1-bis", "1-bis b)", "1-bis.1", "2"),
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
    ("344^1", "344^1"), ("1er", "1"), ("2o", "2"), ("279.01", "279.01"), ("187Α", "187a"), ("187Γ", "187c"), ("78dd–1", "78dd-1"), ("2o. Bis", "2bis"), ("premier", "1"), ("第七十四条の二", "74-2"),
    ("第百二条", "102"), ("제288조의2", "288-2"), ("570 quáter", "570quater"), ("352/A", "352a"), ("decimotercero", "13"),
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


def test_provisions_in_a_row_are_read_as_one() -> None:
    row, alone = print_of(copy("german.md"), "4-5"), print_of(copy("german.md"), "4a")
    assert isinstance(row, Print)
    assert isinstance(alone, Print)
    assert set(alone.prints) < set(row.prints)
    assert isinstance(print_of(copy("german.md"), "5-4"), NotFound)


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


def test_a_provision_that_a_program_cut_off_is_not_there() -> None:
    rows = [
        {"ref": "s1", "text": "A short one."},
        {"ref": "s2", "text": "word " * 1600},
        {"ref": "s3", "text": "Last."},
    ]
    assert [held.number for held in opened("act.json", json.dumps(rows).encode()).provisions] == ["1", "3"]


PAGES = """\
Arrangement of sections
1. Short title
2. Harbours
2A. Masters
9. Saving

\f
Imaginary Harbours Act
Short title
1. This Act may be cited as the Imaginary Harbours Act, and nobody
need know of it.
Closing of a quay
2. A person who closes a harbour is guilty of an offence if the person knows
that a ship is due. The closing

1
\f
Laws of Nowhere
lasts more than a day.
(1)
It is a defence to show that the harbour
was imaginary.
Duty
2A.
A master who lends a rope is no accomplice under section
2. The rope must

2
\f
Imaginary Harbours Act
be returned.
Saving
9. Nothing in this Act affects the
tides.
FIRST SCHEDULE
Tides that are affected

3
\f
Laws of Nowhere
None.
"""


def test_pages_as_they_were_printed_are_read_as_one_text() -> None:
    printed = opened("harbours.txt", PAGES.encode())
    assert [(held.number, held.text.words()) for held in printed.provisions] == [
        ("1", "This Act may be cited as the Imaginary Harbours Act, and nobody need know of it."),
        ("2", "A person who closes a harbour is guilty of an offence if the person knows that a ship is due. The closing lasts more than a day. (1) It is a defence to show that the harbour was imaginary."),
        ("2A", "A master who lends a rope is no accomplice under section 2. The rope must be returned."),
        ("9", "Nothing in this Act affects the tides."),
    ]  # fmt: skip


def test_a_number_with_a_point_begins_a_provision_where_headings_do_and_never_in_a_text() -> None:
    text = "# Code\n\n##### 271.1A  Definitions\n\n271.5 Nothing.\n\n##### 271.2  Ropes\n\nA rope.\n\n##### 271.10  Knots\n\nA knot.\n"
    assert [held.number for held in opened("code.md", text.encode()).provisions] == ["271.1A", "271.2", "271.10"]


def test_a_page_of_legislation_gov_uk_is_read_without_its_notes() -> None:
    page = """<html><body><h3><span class="LegDS LegP1No">1</span><span class="LegDS">Ropes
    <span class="LegExtentRestriction">U.K.</span></span></h3><p><span class="LegDS LegP2No">(1)</span><span class="LegDS">A rope is
    <span class="LegChangeDelimiter">[</span><a class="LegCommentaryLink">F1</a><span class="LegAddition">not</span><span
    class="LegChangeDelimiter">]</span> lent.</span></p><div class="LegAnnotations"><p>F1 Word in s. 1 inserted</p></div></body></html>"""
    (held,) = opened("ropes.html", page.encode()).provisions
    assert (held.number, held.heading, held.text.words()) == ("1", "Ropes", "(1) A rope is not lent.")


def test_an_article_between_two_added_ones_is_one_of_its_own() -> None:
    text = "Artículo 4. Un faro.\nArtículo 4 Bis. Un bote.\nArtículo 4 Bis 1. Una red.\nArtículo 5o. Un ancla.\nArtículo 5o. Bis.- Un remo.\n"
    assert [held.key for held in opened("faros.txt", text.encode()).provisions] == ["4", "4bis", "4bis1", "5", "5bis"]


def test_a_heading_may_be_a_number_alone() -> None:
    text = "#### Ropes\n\n##### 1\n\n- (1) A rope is lent.\n\n#### Knots\n\n##### 1A\n\nA knot is tied.\n\n##### 2\n\nNothing is.\n"
    assert [(held.number, held.text.words()) for held in opened("ropes.md", text.encode()).provisions] == [
        ("1", "(1) A rope is lent."),
        ("1A", "A knot is tied."),
        ("2", "Nothing is."),
    ]


def test_a_title_may_stand_in_a_heading_below_the_number() -> None:
    text = "### Part\n\n##### § 1\n\n#### Ropes\n\n(1) A rope is lent.\n\n##### § 2\n\nA knot is tied.\n\n#### Boats\n\n##### § 3\n\nNothing is.\n"
    assert [
        (held.number, held.heading, held.text.words()) for held in opened("ropes.md", text.encode()).provisions
    ] == [
        ("1", "Ropes", "(1) A rope is lent."),
        ("2", "", "A knot is tied."),
        ("3", "", "Nothing is."),
    ]


def test_a_word_and_its_number_on_two_lines_begin_one_provision() -> None:
    text = "Amaç\nMadde\n1 –\nBu Kanunun amacı fenerdir.\nMadde 2 – Fener söner.\nMadde\n3 – Fener yanar.\n"
    found = opened("fener.txt", text.encode()).provisions
    assert [(held.number, held.text.words()) for held in found] == [
        ("1", "Bu Kanunun amacı fenerdir."),
        ("2", "Fener söner."),
        ("3", "Fener yanar."),
    ]


BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><akomaNtoso><act>&b;</act></akomaNtoso>'
)
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><akomaNtoso>&a;</akomaNtoso>'


@pytest.mark.parametrize(("name", "content", "complaint"), [
    ("a.md", b"", "a.md: the file is empty"),
    ("a.pdf", b"%PDF-1.7 ...", "a.pdf: a PDF; take its text out first, as `pdftotext -layout` does, and read that"),
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


def test_a_raised_number_in_a_heading_belongs_to_the_number_of_the_provision() -> None:
    text = "##### § 259. Over the border\n\nOne year.\n\n##### § 259<sup>1</sup>. Stay\n\nTwo years.\n\n##### § 260. Work\n\nA fine.\n"
    raised = opened("raised.md", text.encode())
    assert [one(raised, name).words for name in ("259", "259¹", "260")] == ["One year.", "Two years.", "A fine."]


def test_sections_that_each_chapter_counts_anew_are_named_with_their_chapter() -> None:
    chapters = (
        f"## {number} kap. On lights\n\n#### 1 §\n\nLight {number}.\n\n#### 2 a §\n\nLamp {number}.\n"
        for number in (1, 2, 20)
    )
    chaptered = opened("chaptered.md", "\n".join(chapters).encode())
    assert [one(chaptered, name).words for name in ("1:1", "2:1", "20:2a")] == ["Light 1.", "Light 2.", "Lamp 20."]
    assert isinstance(found_in(chaptered, "8:1"), NotFound)


def test_transitional_rules_that_count_anew_are_no_second_wording() -> None:
    listed = [{"ref": f"Art. {number}", "content": f"Rule {number}."} for number in range(1, 5)]
    listed += [{"ref": f"PN {number}", "content": f"Until then {number}."} for number in (1, 2)]
    assert one(opened("law.json", json.dumps(listed).encode()), "2").words == "Rule 2."


def test_a_letter_behind_a_space_and_a_raised_number_behind_an_underscore_belong_to_the_number() -> None:
    """The numbers that Norwegian acts have (§ 90 a), and those of articles in lists that cannot write a raised one (art344_1)."""
    spaced = opened(
        "act.md", b"## \xc2\xa7 90. Duty\nLeave.\n## \xc2\xa7 90 a. Term\nSeven days.\n## \xc2\xa7 91. Costs\nPay.\n"
    )
    assert [held.number for held in spaced.provisions] == ["90", "90 a", "91"]
    listed = [{"provision_ref": f"art{number}", "content": "Words."} for number in ("344", "344_1", "344_2")]
    assert [held.number for held in opened("act.json", json.dumps(listed).encode()).provisions] == [
        "344",
        "344^1",
        "344^2",
    ]


def test_a_reference_that_a_line_break_left_at_the_beginning_of_a_line_is_no_heading() -> None:
    act = opened(
        "act.md", "**ARTICULO 1.-** La pena del\n##### artículo 86.\nse aumenta.\n\n**ARTICULO 2.-** Fin.\n".encode()
    )
    assert [held.number for held in act.provisions] == ["1", "2"]


def test_a_capital_behind_a_hyphen_belongs_to_the_number() -> None:
    """Peru's art. 303-A; a hyphen before a word does not."""
    code = opened(
        "code.md",
        "#### **Artículo 303-A.- Tráfico**\nUno.\n#### **Artículo 303-B.- Formas**\nDos.\n#### **Artículo 304 -A la pena**\nTres.\n".encode(),
    )
    assert [held.number for held in code.provisions] == ["303-A", "303-B", "304"]
