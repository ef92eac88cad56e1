"""Answers in files: filled in elsewhere, contradicting each other, of another State, in a folder that has that State."""

import os
import subprocess
import sys
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

import pytest

from command_line import attentive, typed
from day import DAY
from harmonize.cli import app
from harmonize.cli.dialogue import Dialogue
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.checking import answers_in, text_of

STORE = load().store
OWN = Interview("AL", "Albania", "2026-11-28", STORE.treaty, STORE.status)
FIRST = """
  entry/1:
    about: [{state: [own], how: [transport], conduct: [crossing], benefit: [money], benefit_when: [promised]}, {conduct: [crossing]}]
    choose: ['yes']
    cite: Criminal Code, 298(1)
    range: up to 5 years
  entry-1.1/rest: {choose: [benefit]}
"""


def file(folder: Path, answers: str, state: str = "al") -> Path:
    path = folder / "al.answers.yaml"
    path.write_text(f"interview: {state}\nday: 2026-11-28\nanswers:{answers}", "utf-8")
    return path


def test_what_was_filled_in_is_read(tmp_path: Path) -> None:
    answer, _ = answers_in(file(tmp_path, FIRST), OWN)
    assert (answer.chosen, answer.cite, answer.extent) == (("yes",), "Criminal Code, 298(1)", "up to 5 years")


def test_what_is_left_empty_is_no_answer(tmp_path: Path) -> None:
    assert not answers_in(file(tmp_path, "\n  entry/1: {ask: Which?, choose: [], cite: ''}\n"), OWN)


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ("  entry-1.1/benefit: {choose: [none]}", "leaves out `money`"),
        ("  entry-1.1/benefit: {choose: [money], open: [money], why: split}", "holds and that it is open"),
        ("  entry-1.1/benefit: {choose: [money], open: [kind]}", "does not say why"),
        ("  entry-1/graver: {choose: [none, danger]}", "it stands alone"),
        ("  entry-1.1/benefit: {choose: [gold]}", "unknown answer"),
        ("  entry-2.1/benefit: {choose: [money]}", "no question that is open"),
        ("  entry-1/graver: {choose: [danger], range: up to 3 years}", "does not lie above"),
        ("  entry-1/graver: {choose: [danger], range: severely}", "write `6 months to 10 years`"),
        ("  entry-1/except/1: {choose: [except, none]}", "takes one answer"),
        ("  entry-1/except/1: {choose: [except]}", "names no provision"),
        ("  entry-1.1/benefit: {chose: [money]}", "unknown key `chose`"),
        ("  entry-1.1/benefit: money", "no answer but money"),
    ],
)
def test_answers_that_cannot_be_are_told_in_one_line(tmp_path: Path, more: str, told: str) -> None:
    with pytest.raises(HarmonizeError, match=told) as error:
        answers_in(file(tmp_path, f"{FIRST}{more}\n"), OWN)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        ("", "", ""),
        ("how: [transport]", "how: [lodge]", "`about` of `entry/1` was changed: its facts are `"),
        ("how: [transport]", "how: [gold]", "`about` of `entry/1` says `how: gold`, which is no fact"),
        ("how: [transport]", "hue: [red]", "`about` of `entry/1` was changed"),
    ],
)
def test_the_facts_of_a_question_stay_those_that_it_asks_about(tmp_path: Path, was: str, now: str, told: str) -> None:
    first = OWN.next_question([])
    assert first
    form = text_of(OWN, [], [first]).replace("choose: []", "choose: [skip]")
    assert was in form
    path = tmp_path / "al.answers.yaml"
    path.write_text(form.replace(was, now, 1) if was else form, "utf-8")
    if not told:
        assert [answer.chosen for answer in answers_in(path, OWN)] == [("skip",)]
        return
    with pytest.raises(HarmonizeError, match=told):
        answers_in(path, OWN)


def test_answers_of_another_state_are_refused(tmp_path: Path) -> None:
    with pytest.raises(HarmonizeError, match="holds answers on IT, not on Albania"):
        answers_in(file(tmp_path, FIRST, "it"), OWN)


def test_a_law_file_is_no_file_of_answers(tmp_path: Path) -> None:
    path = tmp_path / "al.yaml"
    path.write_text("id: al\n", "utf-8")
    with pytest.raises(HarmonizeError, match="holds no answers of an interview"):
        answers_in(path, OWN)


def run(folder: Path, *words: str) -> "CompletedProcess[str]":
    return typed("data", "interview", "AL", "--as-of", DAY, *words, folder=folder)


@pytest.mark.slow
def test_it_goes_on_where_it_stopped_and_loses_nothing(tmp_path: Path) -> None:
    file(tmp_path, FIRST).rename(tmp_path / "filled.yaml")
    begun = run(tmp_path, "--answers", "filled.yaml")
    assert begun.returncode == 0, begun.stderr
    assert "2 answers taken from filled.yaml" in begun.stderr
    assert "the same command goes on" in begun.stderr
    law = (tmp_path / "al.yaml").read_text("utf-8")
    assert "criminal-code 298(1)" in law
    assert run(tmp_path).returncode == 0
    assert (tmp_path / "al.yaml").read_text("utf-8") == law
    form = run(tmp_path, "--form", "form.yaml")
    assert form.returncode == 0, form.stderr
    assert "entry-1.1/benefit:" in (tmp_path / "form.yaml").read_text("utf-8")


def test_a_law_file_of_other_making_is_not_replaced(tmp_path: Path) -> None:
    (tmp_path / "al.yaml").write_text("id: al\n", "utf-8")
    refused = run(tmp_path)
    assert refused.returncode == 2
    (line,) = refused.stderr.splitlines()
    assert line.startswith("harmonize: al.yaml is there already and was not written by this interview; ")
    assert (tmp_path / "al.yaml").read_text("utf-8") == "id: al\n"


@pytest.mark.skipif(os.name == "nt", reason="no terminal of this kind")
def test_an_interrupted_interview_keeps_every_answer(tmp_path: Path) -> None:
    """Two answers at a terminal, then Ctrl-C: both are kept, and the law file is written."""
    import pty
    import select

    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "harmonize", "data", "interview", "AL", "--as-of", "2026-11-28"]
    done = subprocess.Popen(
        command,
        cwd=tmp_path,
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        start_new_session=True,
        preexec_fn=attentive,  # noqa: PLW1509
    )
    os.close(theirs)
    told = b""

    def until(word: bytes) -> None:
        nonlocal told
        while word not in told:
            told += os.read(ours, 4096)
        told = told.partition(word)[2]

    for waited, line in (
        (b"stop here", b"1\n"),
        (b"where it stands", b"Criminal Code, 298(1)\n"),
        (b"range", b"up to 5 years\n"),
        (b"stop here", b"\n"),  # nothing is chosen by Enter
        (b"stop here", b"1\n"),
        (b"stop here", b""),
    ):
        until(waited)
        os.write(ours, line)
    done.send_signal(2)
    while True:
        if not select.select([ours], [], [], 5)[0]:
            done.send_signal(2)  # came while nobody listened
            continue
        try:
            if not os.read(ours, 4096):
                break
        except OSError:  # the other end is closed
            break
    assert done.wait(timeout=60) == 130
    os.close(ours)
    assert len(answers_in(tmp_path / "al.answers.yaml", OWN)) == 2
    assert (tmp_path / "al.yaml").exists()


def ended(words: list[str]) -> int:
    """The exit code of a command run here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["harmonize", *words])
        with pytest.raises(SystemExit) as done:
            app.main()
    return int(done.value.code or 0)


TOLD = [
    ("interview: al\nday: soon\nanswers:\n", "`day: soon` is not a day"),
    ("interview: al\nday: [2026]\nanswers:\n", "is not a day"),
    ("interview: al\nday: 9999-12-31\nanswers:\n", "lies ahead"),
    ("interview: al\nanswers: [entry/1]\n", "`answers` is a map from each question to its answer"),
    ("interview: al\nanswers: yes\n", "`answers` is a map from each question to its answer"),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_a_form_of_no_day_or_without_questions_is_told_in_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    (tmp_path / "form.yaml").write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    assert ended(["data", "interview", "AL", "--answers", "form.yaml"]) == 2
    assert told in (err := capsys.readouterr().err)
    assert "mistake of the tool" not in err
    assert [path.name for path in tmp_path.iterdir()] == ["form.yaml"]


def test_a_form_is_of_its_day_and_of_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "form.yaml").write_text(
        "interview: al\nday: 2015-01-01\nanswers:\n  entry/1: {choose: [skip]}\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    assert ended(["data", "interview", "AL", "--answers", "form.yaml", "--as-of", "2020-01-01"]) == 2
    assert "form.yaml holds answers on the law of 2015-01-01, not of 2020-01-01" in capsys.readouterr().err
    assert ended(["data", "interview", "AL", "--answers", "form.yaml"]) == 0
    assert "day: 2015-01-01" in (tmp_path / "al.answers.yaml").read_text("utf-8")


@pytest.mark.parametrize("file", ["al.answers.yaml", "al.yaml"])
def test_what_somebody_else_wrote_while_the_dialogue_was_open_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str
) -> None:
    monkeypatch.chdir(tmp_path)
    dialogue = Dialogue(OWN, Path("al.yaml"), force=False)
    dialogue.keep()
    dialogue.finish()
    Path(file).write_text("mine\n", "utf-8")
    with pytest.raises(HarmonizeError, match=f"{file} was changed in the meantime and stays as it is"):
        dialogue.keep() if file == "al.answers.yaml" else dialogue.finish()
    assert Path(file).read_text("utf-8") == "mine\n"
    Path(file).unlink()
    with pytest.raises(HarmonizeError, match="was changed in the meantime"):
        dialogue.keep() if file == "al.answers.yaml" else dialogue.finish()


def test_a_raised_two_is_no_number(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """It lies beside the 1 of a French keyboard."""
    monkeypatch.chdir(tmp_path)
    dialogue = Dialogue(OWN, Path("al.yaml"), force=False)
    question = dialogue.next_question()
    assert question
    assert dialogue.words(question, ["²"]) is None


def law_of(folder: Path, answers: str) -> dict[str, Any]:
    """The law that some answers make."""
    return OWN.making(answers_in(file(folder, answers), OWN)).law()


OTHERS = """
  entry/1:
    about: [{state: [own], how: [transport], conduct: [crossing], benefit: [money], benefit_when: [promised]}, {conduct: [crossing]}]
    choose: [case]
    cite: Criminal Code, 297
    range: up to 2 years
  entry-1.1/rest: {choose: [benefit, how]}
  entry-1.1/how: {choose: [hide]}
"""


def test_a_provision_on_others_than_the_case_asked_about_is_named_and_gone_into(tmp_path: Path) -> None:
    """Who says that not this case but others are punished names the provision, and is asked what it reaches."""
    entry, rest = law_of(tmp_path, OTHERS)["offences"][:2]
    (clause,) = entry["versions"][0]["punishes"].values()
    assert entry["versions"][0]["cite"] == "criminal-code 297"
    assert clause["how"] == ["hide"]
    assert clause["benefit"] == ["money"], "what was not asked yet is as little as it can be"
    assert rest["versions"][0]["except"]["closed-1"]["when"]["how"] == ["transport"], "the case asked about goes free"


def test_a_rule_carries_what_is_in_doubt_itself(tmp_path: Path) -> None:
    """Whether a helper is punished is no other question where the offence itself was not read."""
    rule = "\n  general/aider: {choose: [entry-1], cite: 'Criminal Code, 27'}\n"
    helped = law_of(tmp_path, FIRST.rstrip() + rule)["general_part"]["roles"]["aider"]
    assert helped[0]["offences"] == ["al-entry-1", "al-entry-rest"]
    assert not any("not_read" in one for one in helped)


def test_whether_the_accomplice_is_spared_may_be_undecided(tmp_path: Path) -> None:
    said = "\n  general/accomplice: {choose: [undecided], cite: 'Criminal Code, 27'}\n"
    assert law_of(tmp_path, FIRST.rstrip() + said)["general_part"]["migrant"]["accomplice"] == "undecided"
