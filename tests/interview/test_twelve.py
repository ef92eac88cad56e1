"""The twelve questions of `new`: every standard case gets an answer or says what is missing; the file that is made is sound."""

import os
import re
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from command_line import at_terminal, typed
from day import DAY
from harmonize.conduct.dimensions import SPACE
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.guests.interview.answers import SKIP, Answer, Question
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.checking import answers_in, checked
from harmonize.guests.interview.preview import law_lines, mirror
from harmonize.guests.interview.ranges import penalty, sanction, share
from harmonize.guests.interview.starter_questions import CLAUSE, ITEM, STEPS, TWELVE, Twelve, commonest, step_of
from harmonize.norms.penalty_rules import Form

STORE = load().store
OWN = Interview("SI", "Slovenia", DAY, STORE.treaty, STORE.status)
ASKED = Twelve(OWN)
# An article on whoever, for gain, takes foreigners over the border; attempt at half, no agreement, companies fined.
ANSWERS = """interview: si
day: 2026-11-28
answers:
  entry/1: {about: ABOUT, choose: ['yes'], cite: 'Criminal Code, 308(3)', range: 3 to 10 years}
  entry-1.1/state: {choose: [own, EU]}
  entry-1.1/benefit: {choose: [kind, money]}
  entry-1.1/benefit_for: {choose: [own, other]}
  entry-1.1/benefit_when: {choose: [hoped, promised, received]}
  entry-1.1/person: {choose: [third_country, stateless]}
  entry-1.1/for: {choose: [another]}
  entry-1.1/how: {choose: [recruit, finance, transport, equip, lodge, hide, deceive, other_help]}
  entry-1.1/rest: {choose: [none]}
  entry/2: {about: ABOUT, choose: [none]}
  entry-1.1/mental: {choose: [accepts, intent]}
  entry-1/except/1: {choose: [none]}
  general/attempt: {choose: [entry-1], cite: 'Criminal Code, 34', range: half}
  general/agreement: {choose: [none]}
  general/preparation: {choose: [none]}
  general/aider: {choose: [entry-1], cite: 'Criminal Code, 38'}
  general/instigator: {choose: [entry-1], cite: 'Criminal Code, 37'}
  general/organiser: {choose: [entry-1], cite: 'Criminal Code, 20'}
  general/migrant: {choose: ['yes'], cite: 'Criminal Code, 308'}
  general/accomplice: {choose: ['yes'], cite: 'Criminal Code, 308'}
  general/companies: {choose: [criminal], cite: 'Liability Act, 25', range: fine 3000 to 15000 EUR}
  general/abroad: {choose: [national, result], cite: 'Criminal Code, 10-13'}
  general/there: {choose: ['yes']}
  entry-1/graver: {choose: [danger, harm], cite: 'Criminal Code, 308(6)', range: 5 to 15 years}
  entry-1/graver/danger: {choose: [actual_serious, actual_life]}
  entry-1/graver/harm: {choose: [death_one, death_one_grave, deaths], range: 8 to 20 years}
  entry-1/nature: {choose: [criminal]}
  entry-1/since: {choose: [unread], day: 2023-05-12}
"""
ABOUT = "[{state: [own], how: [transport], conduct: [crossing], benefit: [money]}, {conduct: [crossing]}]"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "filled.yaml"
    path.write_text(ANSWERS.replace("ABOUT", ABOUT), "utf-8")
    return path


def run(folder: Path, *words: str) -> "CompletedProcess[str]":
    return typed(*words, folder=folder)


# ------------------------------------------------------------------------------------------------- what is asked


def test_there_are_twelve_and_each_names_what_to_have_open() -> None:
    assert TWELVE == 12
    assert all(step.beside and step.questions for step in STEPS)


def test_they_come_in_their_order_and_end(file: Path) -> None:
    given = answers_in(file, OWN)
    order = []
    for number in range(len(given)):
        question = ASKED.next_question(given[:number])
        assert question
        assert question.id == given[number].question
        assert 2 <= len(question.options) <= (13 if question.id.endswith("/graver") else 9)
        assert question.asks.endswith("?")
        order.append(step_of(question.id).number)
    assert list(dict.fromkeys(order)) == [6, 1, 2, 3, 4, 5, 7, 8, 9, 10, 11, 12]
    assert ASKED.next_question(given) is None
    assert ASKED.done(given) == TWELVE


def test_each_can_be_left_and_the_file_stays_sound(tmp_path: Path) -> None:
    """Who knows the provision and nothing else leaves all the rest: nothing is guessed."""
    given = [answer(ASKED.next_question([]), ("yes",), cite="Criminal Code, 308(3)", extent="3 to 10 years")]
    while question := ASKED.next_question(given):
        given.append(answer(question, (SKIP,)))
    rows = mirror(OWN, given, STORE.patterns)
    assert all(row.says for row in rows)
    assert not any(row.known for row in rows if row.name not in ("Paid driver", "Supplier of boats"))


def answer(question: object, words: tuple[str, ...], **more: str) -> Answer:
    return Answer(question.id, words, about=question.about, **more)  # type: ignore[attr-defined]


def test_where_no_provision_punishes_it_nothing_else_is_asked() -> None:
    first = ASKED.next_question([])
    assert ASKED.next_question([answer(first, ("none",))]) is None


def test_an_exception_opens_its_own_questions(file: Path) -> None:
    given = answers_in(file, OWN)
    given = given[: [item.question for item in given].index("entry-1/except/1")]
    given.append(Answer("entry-1/except/1", ("except",), cite="Criminal Code, 308(5)"))
    first = ASKED.next_question(given)
    assert first
    assert first.id == "entry-1.x1/rest"
    given.append(Answer(first.id, ("reasons",)))
    which = ASKED.next_question(given)
    assert which
    assert [option.word for option in which.options] == ["motive", "auspices", "tie", "none"]
    given.append(Answer(which.id, ("tie", "motive")))
    asked = []
    while (question := ASKED.next_question(given)) and question.id.startswith("entry-1.x1/"):
        asked.append(question.id)
        word = {"tie": ("sibling", "descendant")}.get(question.id.partition("/")[2], (SKIP,))
        given.append(answer(question, word))
    assert {*asked} == {"entry-1.x1/motive", "entry-1.x1/tie"}, "of what it does not turn on nothing is asked"
    assert question
    assert question.id == "entry-1/except/2"


def test_the_commonest_answers_are_those_of_the_laws_on_file() -> None:
    laws = [law for code in ("DE", "GB", "TN") for law in [STORE.law(code, DAY)] if law]
    found = commonest(laws, DAY, STORE.treaty, STORE.status)
    assert found[f"{CLAUSE}/benefit"][0].words == ("none", "costs", "immaterial", "kind", "money")
    for counted in found.values():
        assert [item.laws for item in counted] == sorted((item.laws for item in counted), reverse=True)
        assert sum(item.laws for item in counted) <= counted[0].asked <= 3


# --------------------------------------------------------------------------------------- what is typed is what is meant


def after(question: str, file: Path) -> Question:
    """A question of the twelve as it is put after the answers of the file before it."""
    given = answers_in(file, OWN)
    found = ASKED.next_question(given[: [item.question for item in given].index(question)])
    assert found
    assert found.id == question
    return found


STARRED = {
    f"{CLAUSE}/state": {"own", "parties"},
    f"{CLAUSE}/benefit": {"kind", "money"},
    f"{CLAUSE}/for": {"another"},
    f"{CLAUSE}/mental": {"intent"},
    f"{ITEM}/graver": {"danger", "degrading"},
    f"{ITEM}/graver/harm": set(),
}


@pytest.mark.parametrize(("question", "starred"), STARRED.items())
def test_a_star_marks_only_what_a_duty_fails_without(question: str, starred: set[str], file: Path) -> None:
    assert {*after(question, file).needed} == starred


def test_the_commonest_graver_forms_come_first(file: Path) -> None:
    offered = [option.word for option in after(f"{ITEM}/graver", file).options]
    counted = {name: 0 for name in offered if name != "none"}
    for code in STORE.codes:
        law = None if code.startswith("X") else STORE.law(code, DAY)
        for name in counted if law else ():
            field = SPACE.fields[name].mask
            forms = (step for item in law.ratings for step in item.steps if isinstance(step, Form) and not step.cut)
            counted[name] += any(cube & field != field for form in forms for cube, _ in form.pieces)
    assert offered[-1] == "none"
    assert {"vulnerable", "persons", "group", "capacity", "habit"} < {*counted}
    first, last = [counted[name] for name in offered[:6]], [counted[name] for name in offered[6:-1]]
    assert min(first) >= max(last), counted


def test_a_graver_form_on_children_can_be_said(file: Path) -> None:
    text = file.read_text("utf-8").replace(
        "graver: {choose: [danger, harm]", "graver: {choose: [danger, harm, vulnerable]"
    )
    form = "  entry-1/graver/vulnerable: {choose: [minor_accompanied, minor_alone], range: 10 to 13 years}\n"
    file.write_text(text.replace("  entry-1/nature", f"{form}  entry-1/nature"), "utf-8")
    (offence, *_) = OWN.making(answers_in(file, OWN)).law()["offences"]
    made = offence["versions"][0]["qualified"]["si-entry-1.vulnerable"]
    assert made["when"] == {"vulnerable": ["minor_accompanied", "minor_alone"]}
    assert made["penalty"]["prison"] == [120, 156]


def test_border_departure_and_transit_are_one_question(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("choose: [own, EU]", "choose: [own, departure, transit]"), "utf-8")
    (offence, *_) = OWN.making(answers_in(file, OWN)).law()["offences"]
    clauses = offence["versions"][0]["punishes"]
    assert [(*clause["conduct"], *clause["state"], *clause.get("leaves", ())) for clause in clauses.values()] == [
        ("crossing", "own"),
        ("crossing", "other", "own_unlawfully", "own_lawfully"),
        ("transit", "own"),
    ]


def test_the_union_is_a_border_of_its_members_alone(file: Path) -> None:
    assert "EU" in {option.word for option in after(f"{CLAUSE}/state", file).options}
    ecuador = Interview("EC", "Ecuador", DAY, STORE.treaty, STORE.status)
    given = [answer(Twelve(ecuador).next_question([]), ("yes",), cite="COIP, 213(1)", extent="7 to 10 years")]
    question = Twelve(ecuador).next_question(given)
    assert question
    assert [option.word for option in question.options] == ["own", "parties", "other", "departure", "transit"]


def test_nothing_is_called_read_that_was_not_asked() -> None:
    none = OWN.making([answer(ASKED.next_question([]), ("none",))]).law()["reading"]
    assert none["entry"]["note"]
    assert {name for name, status in none.items() if status != "not_read"} == {"entry"}
    one = [answer(ASKED.next_question([]), ("yes",), cite="Criminal Code, 308(3)", extent="3 to 10 years")]
    law = OWN.making(one).law()["reading"]
    assert law["entry"] == "partly_read"
    assert law["general_part"] == "not_read"


def test_a_rule_that_was_not_asked_is_not_read_though_others_were(file: Path) -> None:
    left = [item for item in answers_in(file, OWN) if item.question != "general/attempt"]
    law = OWN.making(left).law()
    assert law["reading"]["general_part"] == "read"
    assert law["general_part"]["attempt"]["not_read"]


def test_a_place_alone_is_one_of_the_act_named_last(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("cite: 'Criminal Code, 34'", "cite: '34(1)'"), "utf-8")
    attempt = next(item for item in answers_in(file, OWN) if item.question == "general/attempt")
    assert attempt.cite == "Criminal Code, 34(1)"


def test_acts_of_officials_and_treaty_crimes_are_among_acts_abroad(file: Path) -> None:
    text = file.read_text("utf-8").replace("choose: [national, result]", "choose: [national, officials, treaty]")
    file.write_text(text, "utf-8")
    rules = OWN.making(answers_in(file, OWN)).law()["general_part"]["jurisdiction"]
    assert {"act_place": ["abroad"], "capacity": ["official"]} in [rule["when"] for rule in rules]
    assert {"act_place": ["abroad"], "act_state": ["party", "eu"]} in [rule["when"] for rule in rules]


def test_a_case_with_deaths_has_no_answer_before_graver_forms_are_asked(file: Path) -> None:
    given = answers_in(file, OWN)
    before = given[: [item.question for item in given].index(f"{ITEM}/graver")]
    rows = {row.name: row for row in mirror(OWN, before, STORE.patterns)}
    assert not rows["Paid skipper with deaths"].known
    assert rows["Paid driver"].known


# ------------------------------------------------------------------------------------ what an answer shows at once


def test_every_standard_case_has_an_answer_or_says_what_is_missing(file: Path) -> None:
    rows = {row.name: row for row in mirror(OWN, answers_in(file, OWN), STORE.patterns)}
    assert rows["Paid driver"].says == "3 to 10 years by 308(3)"
    assert rows["Paid skipper with deaths"].says == "8 to 20 years by 308(6)"
    assert rows["Stopped before the border"].says == "18 months to 5 years by 308(3)"
    assert rows["Unpaid sister"].says == "not criminalized"
    assert rows["Carrier"].says == "a fine of 3,000 to 15,000 EUR by 25"
    assert rows["Forger"].says == "documents: not asked yet"
    left = {row.says for row in rows.values() if not row.known}
    assert left == {f"{section}: not asked yet" for section in ("documents", "stay", "groups", "migrant")}


def test_the_table_fills_up_with_every_answer(file: Path) -> None:
    given = answers_in(file, OWN)
    before = (given[:number] for number in range(len(given) + 1))
    known = [sum(row.known for row in mirror(OWN, told, STORE.patterns)) for told in before]
    assert known == sorted(known)
    assert known[-1] >= 24


def test_what_an_answer_would_mean_is_shown_before_all_is_said(file: Path) -> None:
    """Gain is an element: at once the unpaid sister is not reached, if nothing else is said."""
    given = answers_in(file, OWN)
    sister = [row for n in (2, 3) for row in mirror(OWN, given[:n], STORE.patterns) if row.name == "Unpaid sister"]
    assert [row.says for row in sister] == ["so far 3 to 10 years by 308(3)", "so far not criminalized"]


def test_each_answer_makes_lines_of_the_law_file(file: Path) -> None:
    given = answers_in(file, OWN)
    before = [set(law_lines(OWN, given[:number])) for number in range(len(given) + 1)]
    made = {given[n].question: before[n + 1] - before[n] for n in range(len(given))}
    assert "        penalty: {prison: [36, 120]}" in made["entry/1"]
    assert any("clause-1: {conduct: [crossing], state: [own, EU]}" in line for line in made["entry-1.1/state"])
    assert any("attempt: [{range: {max: 1/2, min: 1/2}" in line for line in made["general/attempt"])
    assert any("form: criminal" in line for line in made["general/companies"])
    assert any("actor_nat: [national], punishable_there: [yes]" in line for line in made["general/there"])
    assert "      - from: 2023-05-12" in made["entry-1/since"]
    assert not any("not asked" in line for lines in made.values() for line in lines)


# ------------------------------------------------------------------------------------------------------- the file


def test_a_file_of_answers_makes_a_law_file_that_lints(file: Path) -> None:
    done = run(file.parent, "data", "new", "SI", "--anew", "--answers", file.name)
    assert done.returncode == 0, done.stderr
    assert "the twelve are done; `harmonize data interview SI` asks about documents, stay and the rest" in done.stderr
    assert "0 errors, 0 warnings" in run(file.parent, "lint", "si.yaml").stderr
    law = (file.parent / "si.yaml").read_text("utf-8")
    assert "entry: {status: read, from: 2023-05-12}" in law
    assert run(file.parent, "fmt", "--check", "si.yaml").stdout == ""
    cases = run(file.parent, "table", "--cases", "SI", "--with", "si.yaml").stdout.splitlines()
    assert next(line.split()[-2:] for line in cases if line.startswith("Paid driver ")) == ["10", "y"]
    again = run(file.parent, "data", "new", "SI", "--anew", "--answers", file.name)
    assert again.returncode == 0, again.stderr


def test_the_interview_goes_on_where_the_twelve_end(file: Path) -> None:
    run(file.parent, "data", "new", "SI", "--anew", "--answers", file.name)
    done = run(file.parent, "data", "interview", "SI")
    assert done.returncode == 0, done.stderr
    assert "next: `documents/1`" in done.stderr


def test_answers_of_another_day_are_taken_up_again(file: Path) -> None:
    text = file.read_text("utf-8").replace("day: 2026-11-28", "day: 2026-01-15", 1)
    (file.parent / "si.answers.yaml").write_text(text, "utf-8")
    assert run(file.parent, "data", "interview", "SI").returncode == 0
    assert "citation: answers of 2026-01-15" in (file.parent / "si.yaml").read_text("utf-8")
    assert run(file.parent, "data", "interview", "SI").returncode == 0, "the next day the same file is known again"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("interview: si", "interview: al", "filled.yaml holds answers on AL, not on Slovenia"),
        ("interview: si", "interviews: si", "filled.yaml holds no answers of an interview"),
        ("range: 3 to 10 years", "range: fine 10", "`entry/1` has the range `fine 10`"),
        ("range: 3 to 10 years", "range: 308(6)", "`entry/1` has the range `308(6)`"),
        ("cite: 'Criminal Code, 308(3)'", "cite: 308", "`entry/1` names no provision"),
        ("cite: 'Criminal Code, 34'", "cite: 2014-08-10", "`general/attempt` names no provision by `"),
        (
            "cite: 'Criminal Code, 34'",
            "cite: 'Criminal Code, 2014-08-10'",
            "names no provision by `Criminal Code, 2014",
        ),
        ("nature: {choose: [criminal]}", "nature: {choose: [administrative]}", "what has the range `3 to 10 years`"),
        ("day: 2023-05-12", "day: 12 May 2023", "needs the first day of the wording, as 2024-01-31"),
        ("day: 2023-05-12", "day: 2027-01-01", "after the day asked about, 2026-11-28"),
        ("range: half", "range: a lot", "makes `a lot` of the range; write `same`, `half`, "),
        ("range: fine 3000 to 15000 EUR", "range: fine of thousands", "has the sanction `fine of thousands`; write"),
        ("cite: 'Liability Act, 25'", "cite: ''", "`general/companies` names no provision"),
        (", range: 5 to 15 years}", "}", "names no graver range; write it, or `weighs`"),
        ("range: 5 to 15 years", "range: 1 to 2 years", "does not lie above `3 to 10 years`"),
        ("choose: [national, result]", "choose: [national, none]", "says `none` and more; it stands alone"),
        ("benefit: {choose: [kind, money]}", "benefit: {choose: [kind]}", "leaves out `money`"),
        ("entry-1.1/for: {choose: [another]}", "entry-3.1/for: {choose: [another]}", "no question that is open"),
        ("how: {choose: [recruit", "how: {choose: [recruits", "unknown answer"),
    ],
)
def test_what_cannot_be_is_told_in_one_line(file: Path, old: str, new: str, told: str) -> None:
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")
    with pytest.raises(HarmonizeError) as refused:
        answers_in(file, OWN)
    (line,) = str(refused.value).splitlines()
    assert told in line


def test_nothing_is_written_of_answers_that_cannot_be(file: Path) -> None:
    file.write_text(file.read_text("utf-8").replace("[national, result]", "[national, none]"), "utf-8")
    done = run(file.parent, "data", "new", "SI", "--anew", "--answers", file.name)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert line.startswith("harmonize: filled.yaml: `general/abroad` says `none` and more")
    assert [path.name for path in file.parent.iterdir()] == ["filled.yaml"]


def test_a_law_file_of_other_making_is_not_replaced(file: Path) -> None:
    (file.parent / "si.yaml").write_text("id: si\n", "utf-8")
    done = run(file.parent, "data", "new", "SI", "--anew", "--answers", file.name)
    assert done.returncode == 2
    (line,) = done.stderr.splitlines()
    assert "si.yaml is there already and was not written by this interview" in line
    assert (file.parent / "si.yaml").read_text("utf-8") == "id: si\n"
    assert not (file.parent / "guide").exists()


def test_a_file_begun_empty_takes_answers_later(file: Path) -> None:
    assert run(file.parent, "data", "new", "SI", "--anew", "--no-interview").returncode == 0
    done = run(file.parent, "data", "new", "SI", "--anew", "--answers", file.name)
    assert done.returncode == 0, done.stderr


def test_what_is_wrong_is_told_of_a_single_answer_too() -> None:
    with pytest.raises(HarmonizeError, match="no question that is open"):
        checked(Answer("general/weather", ("yes",)), [], OWN, "here")


def test_ranges_say_no_more_than_a_range() -> None:
    assert penalty("up to 5 years or a fine") == {"prison": [0, 60], "fine": {"with": "or"}}
    assert penalty("unfixed") == {"prison": [0, "unfixed"]}
    assert share("max 3/4, min 1/4") == {"max": "3/4", "min": "1/4"}
    for wrong in ("308(6)", "10 to 3 years", "severely", "2024-01-01"):
        with pytest.raises(ValueError, match=re.escape(wrong)):
            penalty(wrong)
    assert share("up to 7 years") == {"prison": [0, 84]}
    assert share("cap 5 years") == {"cap": 60}
    with pytest.raises(ValueError, match="seven"):
        share("up to seven years")
    fine = {"with": "only", "kind": "amount", "min": 3000, "max": 15000, "currency": "EUR"}
    assert sanction("fine 3,000 to 15 000 EUR; dissolution") == {"fine": fine, "other": ["dissolution"]}


# ---------------------------------------------------------------------------------------------------- a terminal


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_it_is_left_undone_and_taken_up_again(tmp_path: Path) -> None:
    """Two answers, one taken back, left; the next run begins with the question that was left."""
    first = new(tmp_path, ["1", "Criminal Code, 308(3)", "3 to 10 years", "1", "u", "t", "q"])
    assert "question 6 of 12: the provision and its range" in first
    assert "Have open: the article on helping others" in first
    assert "+         penalty: {prison: [36, 120]}" in first
    assert "laws on file)" in first
    assert "so far 3 to 10 years by 308(3)" in first
    assert "1 of 12 questions done, the same command goes on" in first
    assert len(answers_in(tmp_path / "si.answers.yaml", interview_today())) == 1
    assert {"si.yaml", "guide", "schemas", ".vscode"} <= {path.name for path in tmp_path.iterdir()}
    second = new(tmp_path, ["q"])
    assert "question 1 of 12: whose border" in second


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_ctrl_c_keeps_every_answer_and_the_file(tmp_path: Path) -> None:
    told = new(tmp_path, ["1", "Criminal Code, 308(3)", "3 to 10 years"], code=130, interrupted_at="question 1 of 12")
    assert "si.yaml written, 1 answers in si.answers.yaml" in told
    assert len(answers_in(tmp_path / "si.answers.yaml", interview_today())) == 1
    assert "prison: [36, 120]" in (tmp_path / "si.yaml").read_text("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_who_skips_it_has_the_empty_file(tmp_path: Path) -> None:
    assert "nothing in it is read yet" in new(tmp_path, ["q"])
    assert "offences: []" in (tmp_path / "si.yaml").read_text("utf-8")


def interview_today() -> Interview:
    return Interview("SI", "Slovenia", date.today().isoformat(), STORE.treaty, STORE.status)


def new(folder: Path, lines: list[str], *, code: int = 0, interrupted_at: str = "") -> str:
    """What is told to one who begins the law of Slovenia at a terminal."""
    words = ("data", "new", "SI", "--anew")
    return at_terminal(*words, lines=lines, folder=folder, code=code, interrupted_at=interrupted_at)
