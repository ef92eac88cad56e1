"""Where to look in a copy of a statute: the provisions whose words fit each of the twelve questions, and nothing answered."""

from pathlib import Path

import pytest

from command_line import typed
from harmonize.guests.interview.passages import MOST, TERMS, Part, fitting, language_of, terms
from harmonize.guests.interview.starter_questions import STEPS

ACT = """Imaginary Borders Act 2001

1  Short title
This Act may be cited as the Imaginary Borders Act.

2  Smuggling of persons
(1) A person who for gain facilitates the illegal entry of an alien commits an offence and is liable to imprisonment for ten years.
(2) Where a child is smuggled, imprisonment for life is the penalty.

3  Attempts
A person who attempts an offence is punished as if it were completed.

4  Bodies corporate
A body corporate is liable to a fine.

9  Tides
Nothing in this Act affects the tides.
"""
NOWHERE = """Lex de portubus

1  Nomen
Haec lex de portubus vocatur.

2  Portus
Qui portum claudit punitur.
"""


def opened(folder: Path, text: str) -> tuple[str, str]:
    (folder / "act.txt").write_text(text, "utf-8")
    done = typed("data", "new", "Albania", "--no-interview", "--text", "act.txt", folder=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout, (folder / "al.yaml").read_text("utf-8")


def test_each_question_has_the_provisions_whose_words_fit(tmp_path: Path) -> None:
    told, _ = opened(tmp_path, ACT)
    of = {int(part.split(":")[0]): part for part in told.split("question ")[1:]}
    assert [*of] == [*range(1, 13)]
    assert "2 Smuggling of persons (line 6)" in of[6]
    assert "(1) A person who for gain facilitates the illegal entry of an alien" in of[2]
    assert "3 Attempts" in of[7]
    assert "4 Bodies corporate" in of[10]
    assert "(2) Where a child is smuggled" in of[12]
    assert "Tides" not in told


def test_nothing_is_filled_in(tmp_path: Path) -> None:
    _, law = opened(tmp_path, ACT)
    (tmp_path / "al.yaml").unlink()
    assert typed("data", "new", "Albania", "--no-interview", folder=tmp_path).returncode == 0
    assert (tmp_path / "al.yaml").read_text("utf-8") == law


def test_a_language_without_a_list_has_its_headings(tmp_path: Path) -> None:
    told, _ = opened(tmp_path, NOWHERE)
    assert told.startswith("no list of terms fits the language of this text; its headings:")
    assert "2 Portus (line 6)" in told


@pytest.mark.parametrize("language", sorted(path.stem for path in TERMS.glob("*.yaml")))
def test_every_list_has_terms_for_each_question(language: str) -> None:
    assert {*terms(language)} == {step.number for step in STEPS}
    assert all(terms(language).values())


def test_a_list_is_chosen_by_its_words_and_few_provisions_are_shown() -> None:
    parts = [
        Part(str(n), "Tráfico ilícito", n, ((n, "facilitar con ánimo de lucro la entrada de extranjeros"),))
        for n in range(20)
    ]
    assert language_of(parts) == "es"
    assert all(len(found) <= MOST for found in fitting(parts, "es").values())
    assert language_of([]) == ""
