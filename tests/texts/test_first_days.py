"""A value begins with the provision that it cites, and before that day it was not read."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.library.validation import accepted
from harmonize.norms.combining import everything
from harmonize.norms.doubt import Ground
from harmonize.norms.law import SECTIONS, Law
from harmonize.norms.source import address, state, texts
from harmonize.texts.as_known import Known
from harmonize.texts.lowering import lower
from harmonize.texts.mistakes import Mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.source_mistakes import source_mistakes

LAW = f"""\
id: xd
state: Freedonia
sources:
  act:
    title: Aliens Act
    citation: Act 12/2003
    since: 2003-07-01
    text: official
    text_of: 2026-01-01
    read_on: 2026-02-01
    sections:
      10: {{from: 2010-06-01, by: Act 5/2010 s 3}}
      24A: {{from: 2022-06-28, by: Act 3/2022}}
      30: {{seen: 2015-01-01}}
      40: {{from: 2003-07-01}}
    unread: [UNREAD]
  code:
    title: Penal Code
    citation: Act 1/1990
    since: 1990-01-01
    text: official
    text_of: unknown
    text_of_why: an undated print
    read_on: 2026-03-01
    sections: {{all: {{from: 1990-01-01}}, 25: {{seen: 2012-01-01}}}}
reading: {{{", ".join(f"{name}: read" for name in SECTIONS)}}}
general_part:
  fault: {{mental: [accepts, intent], cite: code 15}}
  roles:
    instigator: {{range: same, cite: code 26}}
    organiser: {{range: same, cite: code 26}}
    aider: {{range: {{max: 3/4}}, cite: code 25}}
    member: {{range: none}}
  attempt: {{range: same, cite: code 23}}
  agreement: {{range: none, cite: act 30}}
  migrant: {{spared: yes, by: text, cite: act 40}}
  legal_persons: {{form: criminal, cite: "act 24A"}}
  jurisdiction:
    - {{when: {{act_place: [own_territory]}}, cite: code 3}}
    - {{when: {{actor_nat: [national]}}, cite: act 50}}
offences:
  - id: xd-10
    title: Help with entry
    kind: smuggling
    section: entry
    versions:
      - from: 2010-06-01
        by: Act 5/2010 s 3
        cite: act 10
        punishes:
          entry: {{conduct: [crossing], state: [own], person: [third_country], how: any, benefit: [money]}}
        penalty: {{prison: [0, 60]}}
        qualified:
          peril: {{when: {{danger: ">=likely_safety"}}, penalty: {{prison: [12, 120]}}, cite: act 10(2)}}
          death: {{when: {{harm: [death_one]}}, penalty: {{prison: [36, 180]}}, cite: act 24A}}
measures:
  carrier_sanctions: {{value: yes, cite: "act 20, 24A"}}
  carrier_check: {{seen: 2018-01-01, value: yes, cite: act 20}}
  passport_security: [{{from: 2020-01-01, value: yes, cite: act 30}}, {{until: 2020-01-01, value: no, cite: code 12}}]
"""
UNREAD = "{section: 10, from: 2025-01-01, by: Act 9/2024}"


def read(folder: Path, unread: str = UNREAD, **changed: str) -> NationalLaw:
    """The law, with some words replaced."""
    text = LAW.replace("UNREAD", unread)
    for old, new in changed.items():
        assert old in text
        text = text.replace(old, new)
    path = folder / "xd.yaml"
    path.write_text(text, "utf-8")
    return accepted(path, NationalLaw, "xd.yaml")[0]


def on(law: NationalLaw, day: str) -> Law:
    """The law of a day."""
    (found,) = lower(Known(law), "xd.yaml", lambda _: 1, lambda _: {"EU": frozenset()}, [], date.fromisoformat(day))
    return found


def doubts(law: Law, **facts: Any) -> set[str]:
    """Why some facts are not surely punished."""
    cube = SPACE.cube(facts)
    return {norm.doubt.why if norm.doubt else "" for norm in law.graded(everything) if SPACE.meet(norm.cube, cube)}


FIRST = [
    (("act 10(1)",), "2010-06-01", True, "its own first day"),
    (("act 24A",), "2022-06-28", True, "an inserted section is younger than its act"),
    (("act 30",), "2015-01-01", False, "seen on a day"),
    (("act 20",), "2026-01-01", False, "else the day of the text"),
    (("code 3",), "1990-01-01", True, "all the rest, as enacted"),
    (("code 25(1)",), "2012-01-01", False, "the narrowest provision counts"),
    (("code 3", "act 10, 24A"), "2022-06-28", True, "the youngest of all pinpoints"),
]


@pytest.mark.parametrize(("cites", "day", "known", "why"), FIRST)
def test_the_first_day_of_a_value_is_that_of_the_youngest_provision_it_cites(
    cites: tuple[str, ...], day: str, known: bool, why: str, tmp_path: Path
) -> None:
    found = read(tmp_path).general_part.attempt[0].model_copy(update={"cite": cites})
    first = Known(read(tmp_path)).first(found)
    assert first is not None
    assert (first.day, first.known) == (day, known), why


@pytest.mark.parametrize(
    ("day", "measure", "said"),
    [
        ("2022-06-27", "carrier_sanctions", "not read"),
        ("2026-01-01", "carrier_sanctions", "yes"),
        ("2017-12-31", "carrier_check", "not read"),
        ("2018-01-01", "carrier_check", "yes"),
        ("2019-12-31", "passport_security", "no"),
        ("2020-01-01", "passport_security", "yes"),
    ],
)
def test_a_measure_is_not_read_before_its_first_day_unless_an_older_answer_stands(
    day: str, measure: str, said: str, tmp_path: Path
) -> None:
    found = on(read(tmp_path), day).measures[measure]
    assert found.value == ("" if said == "not read" else said)
    assert (found.doubt is not None and found.doubt.ground is Ground.UNREAD) == (said == "not read")


def test_rules_of_the_general_part_leave_open_what_they_did_not_surely_reach_yet(tmp_path: Path) -> None:
    law = on(read(tmp_path), "2011-06-01")
    assert doubts(law, conduct=["crossing"], role=["instigator"]) == {"", DEATH}
    assert any("Penal Code 25" in why for why in doubts(law, conduct=["crossing"], role=["aider"]))
    assert any("Aliens Act 24A" in why for why in doubts(law, conduct=["crossing"], actor=["legal_person"]))
    assert {reach.cite: reach.doubt is None for reach in law.reaches} == {("code 3",): True, ("act 50",): False}
    assert ("stage", "agreed") in law.unread, "a rule that spares is not known either"
    later = on(read(tmp_path), "2024-01-01")
    assert doubts(later, conduct=["crossing"], role=["aider"]) == {""}
    assert doubts(later, conduct=["crossing"], actor=["legal_person"]) == {""}


DEATH = "Aliens Act 24A was not read as it stood before 2022-06-28"


def test_a_form_begins_with_its_version_unless_it_rests_on_another_provision(tmp_path: Path) -> None:
    law = on(read(tmp_path), "2011-06-01")
    alone = SPACE.cube({"role": ["perpetrator"], "stage": ["completed"], "actor": ["adult"], "for": ["another"]})
    found = {
        (norm.form, norm.doubt.why if norm.doubt else "")
        for norm in law.graded(everything)
        if SPACE.meet(norm.cube, alone)
    }
    assert found == {("", ""), ("peril", ""), ("death", DEATH)}


def test_a_wording_known_and_not_read_leaves_open_all_that_cites_its_provision(tmp_path: Path) -> None:
    before, after = on(read(tmp_path), "2024-12-31"), on(read(tmp_path), "2025-01-01")
    why = "Aliens Act 10 was not read as amended on 2025-01-01 by Act 9/2024"
    assert doubts(before, conduct=["crossing"], role=["perpetrator"]) == {""}
    assert doubts(after, conduct=["crossing"], role=["perpetrator"]) == {why}
    assert before.reading["entry"] == ("read", "")
    assert after.reading["entry"] == ("partly_read", why)
    again = "{section: 10, from: 2025-01-01, until: 2025-06-01, by: Act 9/2024}"
    assert doubts(on(read(tmp_path, again), "2025-06-01"), conduct=["crossing"], role=["perpetrator"]) == {""}


def test_between_the_end_of_one_version_and_the_day_the_next_was_seen_nothing_is_surely_free(tmp_path: Path) -> None:
    older = """\
      - from: 2005-01-01
        until: 2009-01-01
        by: Act 1/2005
        cite: code 12
        punishes: {entry: {conduct: [crossing], state: [own], person: [third_country], how: any, benefit: [money]}}
        penalty: {prison: [0, 12]}
measures:
"""
    two = {"measures:\n": older}
    seen = {**two, "from: 2010-06-01\n        by": "seen: 2010-06-01\n        by"}
    law = read(tmp_path, **seen)
    assert on(law, "2008-12-31").reading["entry"] == ("read", "")
    assert on(law, "2009-06-01").reading["entry"] == (
        "partly_read",
        "Aliens Act 10 was not read as it stood before 2010-06-01",
    )
    assert on(law, "2010-06-01").reading["entry"] == ("read", "")
    meant = read(tmp_path, **two)
    assert on(meant, "2009-06-01").reading["entry"] == ("read", ""), "a version that begins leaves a hole that is meant"


def test_a_form_begins_with_its_version_whatever_was_asked_before(tmp_path: Path) -> None:
    """The version says that it was in force before the wording of its section that was read; its form goes with it."""
    changed = {"from: 2010-06-01\n        by: Act 5/2010 s 3": "from: 2005-01-01\n        by: Act 1/2005"}
    law = read(tmp_path, **changed)
    asked_before = Known(law)
    asked_before.changes()
    for known in (Known(law), asked_before):
        peril = known.on(date(2006, 1, 1)).offences[0].versions[0].qualified["peril"]
        assert peril.not_read is None, "the form cites the version's own section"


def test_an_unread_wording_of_an_administrative_offence_bears_on_no_crime(tmp_path: Path) -> None:
    """Its section stays read: what is only fined counts for no duty, in whatever wording."""
    fined = {"section: entry\n": "form: administrative\n    section: entry\n"}
    fined |= {f"prison: {term}": "fine: {with: only}" for term in ("[0, 60]", "[12, 120]", "[36, 180]")}
    text = read(tmp_path, **fined)
    assert on(text, "2025-01-01").reading["entry"] == ("read", "")
    assert read(tmp_path).read_from("entry") == date(2010, 6, 1)
    assert text.read_from("entry") is None, "nor does it tell since when the crimes of its section were read"


def complaints(law: NationalLaw) -> set[str]:
    """The rules that the sources of a law break."""
    found: list[Mistake] = list(source_mistakes(law, date(2026, 11, 24)))
    return {item.rule for item in found}


def test_lint_tells_what_is_wrong_with_days(tmp_path: Path) -> None:
    assert complaints(read(tmp_path)) == set()
    assert complaints(read(tmp_path, **{"seen: 2018-01-01, value": "from: 2001-01-01, value"})) == {"value-before-act"}
    assert complaints(read(tmp_path, **{"cite: code 23": "note: as in most laws"})) == {"first-day-unknown"}
    assert complaints(read(tmp_path, "{section: 99, from: 2025-01-01, by: Act 9/2024}")) == {"unread-uncited"}
    assert complaints(read(tmp_path, **{"24A: {from: 2022-06-28": "art. 24A: {from: 2022-06-28"})) == {
        "provision-uncited"
    }
    assert complaints(read(tmp_path, **{"text_of: 2026-01-01": "text_of: 2024-10-01"})) == {"old-text"}
    assert complaints(read(tmp_path, **{"10: {from: 2010-06-01": "10: {from: 2001-06-01"})) == {"provision-before-act"}


OLDER = """\
  act-2012:
    title: Aliens Act, state of 2012
    citation: Act 12/2003
    since: 2003-07-01
    text: official
    text_of: 2012-01-01
    read_on: 2026-02-01
  code:
"""


def test_the_last_text_of_an_act_counts_and_an_amending_act_does_not_age(tmp_path: Path) -> None:
    older = {"  code:\n": OLDER}
    beside = older | {"cite: act 10\n": "cite: [act 10, act-2012 10]\n"}
    alone = older | {"cite: act 10\n": "cite: act-2012 10\n"}
    amending = {"text_of: 2012-01-01\n": "text_of: 2012-01-01\n    amends: act\n"}
    assert "old-text" not in complaints(read(tmp_path, **beside))
    assert "old-text" in complaints(read(tmp_path, **alone))
    assert "old-text" not in complaints(read(tmp_path, **alone, **amending))


def test_a_provision_that_the_parity_list_cites_is_cited(tmp_path: Path) -> None:
    listed = {"      40: {from: 2003-07-01}\n": "      40: {from: 2003-07-01}\n      60: {seen: 2015-01-01}\n"}
    parity = {"measures:\n": "parity: {necessity: {coded: [defences necessity], cite: act 60}}\nmeasures:\n"}
    assert complaints(read(tmp_path, **listed)) == {"provision-uncited"}
    assert complaints(read(tmp_path, **listed, **parity)) == set()


def test_an_answer_says_as_at_which_day_its_texts_stood(tmp_path: Path) -> None:
    sources = Known(read(tmp_path)).sources
    older = sources["act"]._replace(key="act-2012", title="Aliens Act, state of 2012", text_of="2012-01-01")
    decision = sources["act"]._replace(key="case", title="A v B", since="", text_of="1998-01-01", provisions={})
    found = {**sources, "act-2012": older, "case": decision}
    assert state(texts(found, ["act 10"])).before("2026-06-01") == "text as at 2026-01-01"
    assert state(texts(found, ["act 10"])).before("2026-01-01") == ""
    assert state(texts(found, ["act 30"])).before("2026-06-01") == "text as at 2026-01-01"
    assert state(texts(found, ["act-2012 10"])).before("2026-06-01") == "text as at 2012-01-01"
    assert state(texts(found, ["act-2012 10", "act 10(1)"])).before("2026-06-01") == "text as at 2026-01-01", (
        "its newest text"
    )
    assert state(texts(found, ["act-2012 10", "act 20"])).before("2026-06-01") == "text as at 2012-01-01", (
        "the oldest of two"
    )
    assert state(texts(found, ["case 7"])).before("2026-06-01") == "", "a decision does not age"
    assert state(texts(found, ["code 3"])).before("2026-06-01") == "text as at an unknown day"


def test_an_address_opens_the_provision(tmp_path: Path) -> None:
    act = (
        Known(read(tmp_path))
        .sources["act"]
        ._replace(url="https://law.example", section_url="https://law.example/s/{section}")
    )
    own = act._replace(provisions={"24A": act.provisions["24A"]._replace(url="https://law.example/new")})
    assert address({"act": act}, "act 25(2)(a)") == "https://law.example/s/25"
    assert address({"act": act}, "act 24A(1)") == "https://law.example/s/24A"
    assert address({"act": own}, "act 24A(1)") == "https://law.example/new"
    assert address({"act": act}, "act") == "https://law.example"
    assert address({"act": act._replace(section_url="")}, "act 25") == "https://law.example"


def test_a_day_on_which_something_was_only_seen_is_no_change_of_the_law(tmp_path: Path) -> None:
    known = Known(read(tmp_path))
    periods = lower(known, "xd.yaml", lambda _: 1, lambda _: {"EU": frozenset()}, [])
    changed = {law.since: law.changed for law in periods}
    assert changed["2018-01-01"] == "2010-06-01", "a measure was seen"
    assert changed["2020-01-01"] == "2020-01-01"
    assert changed["2026-01-01"] == "2025-01-01", "the state of a text"


def test_words_that_nobody_lowers_stay_as_they_are(tmp_path: Path) -> None:
    law = read(tmp_path)
    assert Known(law).on(date(2026, 11, 24)).general_part.attempt[0] is law.general_part.attempt[0]
