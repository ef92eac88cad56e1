"""The vocabulary is data: a fact is one entry of YAML, and what is wrong with one is told at its line with the fix."""

import os
import re
import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from harmonize.errors import UnreadableData
from harmonize.library.folder import Folder
from harmonize.library.lint import lint
from harmonize.library.store import opened
from harmonize.library.vocabulary_files import read
from harmonize.vocabulary import digest_of, loaded

ROOT = Path(__file__).parent.parent.parent
DATA = ROOT / "data"
PAGE = (ROOT / "docs" / "adding-a-fact.md").read_text("utf-8")
WEATHER = textwrap.indent(PAGE.partition("```yaml\n")[2].partition("```")[0], "  ")
WALK = """
import sys
sys.path[:0] = ["docs", "tests"]
import codebook
from harmonize.conduct.dimensions import SPACE
from harmonize.corpus import load
from answers_on_file import Answerer
from harmonize.guests.interview.asking import Interview
store = load(sys.argv[1]).store
interview = Interview("XA", "Xanadu", "2026-11-01", store.treaty, store.status)
answerer, given = Answerer(interview, store.law("XA", "2026-11-01")), []
while question := interview.next_question(given):
    given.append(answerer.answer(question))
    print(question.asks, *(option.says for option in question.options), sep="\\n  ")
print(*codebook.dimension(SPACE.fields["weather"].dimension), sep="\\n")
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A copy of the vocabulary, with the treaty and one law."""
    folder = tmp_path / "data"
    for name in ("vocabulary", "protocol_articles"):
        shutil.copytree(DATA / name, folder / name)
    for name in ("measures.yaml", "treaty_status.yaml", "parity.yaml", "cases/standard.yaml", "national_laws/xa.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(DATA / name, folder / name)
    return folder


def written(file: Path, old: str, new: str) -> int:
    """Replaces a piece of a file that stands there once; the line on which it begins."""
    text = file.read_text("utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), "utf-8")
    return text[: text.index(old)].count("\n") + 1


def ran(data: Path, *words: str) -> str:
    """What a command says that is asked with the vocabulary of a folder."""
    done = subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "HARMONIZE_VOCABULARY": str(data / "vocabulary")},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return re.sub(r"\s+", " ", done.stdout)


def test_a_fact_is_one_entry_and_complete(data: Path) -> None:
    """Neither the report nor the amendment, the interview or the codebook asks for a line of Python."""
    written(data / "vocabulary" / "1-act.yaml", "  checkpoint:\n", WEATHER + "  checkpoint:\n")
    written(
        data / "national_laws" / "xa.yaml",
        "{conduct: [crossing], state: any,",
        "{conduct: [crossing], weather: [calm], state: any,",
    )
    report = ran(data, "-m", "harmonize", "check", "XA", "--data", str(data), "--advise", "--fail-on", "never")
    assert "in a storm" in report
    assert "include journeys in a storm" in report
    walk = ran(data, "-c", WALK, str(data))
    assert "In which weather? Which of these does model-law, 5.A reach? calm weather a storm" in walk
    assert "### weather: In which weather?" in walk
    assert "| `storm` | wind above 5 Beaufort | Storm Act (XA) s 1 |" in walk


def test_what_is_compiled_is_what_the_files_declare() -> None:
    compiled = loaded()
    assert compiled is not None
    assert compiled["digest"] == digest_of(str(DATA / "vocabulary"))


@pytest.mark.parametrize(
    ("file", "old", "new", "further", "complaint"),
    [
        pytest.param(
            "7-place.yaml",
            "  presence:\n",
            "  mode:\n",
            0,
            "3: error[lint/same-id]: questions.mode: the id `mode` stands twice; {folder}/1-act.yaml declares it: take one"
            " of the two away",
            id="a question in two files",
        ),
        pytest.param(
            "1-act.yaml",
            "  checkpoint:\n",
            "  mode:\n",
            0,
            "3: error[lint/duplicate-key]: the key `mode` stands twice; first on line 182",
            id="a question twice in one file",
        ),
        pytest.param(
            "1-act.yaml",
            "    plain: land\n",
            "    plain: lnd\n",
            0,
            "12: error[lint/unknown-word]: questions.mode.plain: unknown answer to `mode` `lnd`: declare it"
            " under its `values`, or take it away here; did you mean `land`?",
            id="a plain answer that nothing declares",
        ),
        pytest.param(
            "1-act.yaml",
            "    ordinary: [avoided, hidden, deceived]\n",
            "    ordinary: [avoided, hiden]\n",
            0,
            "25: error[lint/unknown-word]: questions.checkpoint.ordinary[2]: unknown answer to `checkpoint` `hiden`: declare it"
            " under its `values`, or take it away here; did you mean `hidden`?",
            id="an ordinary answer that nothing declares",
        ),
        pytest.param(
            "3-benefit.yaml",
            "    only_if: {benefit_size: [large]}\n",
            "    only_if: {benefit_size: [larg]}\n",
            0,
            "30: error[lint/unknown-word]: questions.gain_scale.only_if.benefit_size[1]: unknown answer to `benefit_size` `larg`:"
            " declare it under its `values`, or take it away here; did you mean `large`?",
            id="asked on an answer that nothing declares",
        ),
        pytest.param(
            "9-impossible.yaml",
            "    facts: {conduct: [own_stay], person: [own_national]}\n",
            "    facts: {conduct: [own_stay], person: [national]}\n",
            0,
            "43: error[lint/unknown-word]: impossible[1].facts.person[1]: unknown answer to `person` `national`: declare it"
            " under its `values`, or take it away here; did you mean `own_national`?",
            id="an impossible pair of an answer that nothing declares",
        ),
        pytest.param(
            "9-impossible.yaml",
            "    facts: {conduct: [own_stay], person: [own_national]}\n",
            "    facts: {conduct: [own_stay], persn: [own_national]}\n",
            0,
            "34: error[lint/unknown-word]: impossible[1].facts.persn: unknown question `persn`; did you mean `person`?",
            id="an impossible pair of a question that nothing declares",
        ),
        pytest.param(
            "1-act.yaml",
            "        phrase: producing a document\n",
            "",
            -1,
            "7: error[lint/missing-key]: questions.conduct.values.produce_document.phrase: `phrase` is missing",
            id="a phrase missing",
        ),
    ],
)
def test_a_mistake_is_told_at_its_line(
    data: Path, monkeypatch: pytest.MonkeyPatch, file: str, old: str, new: str, further: int, complaint: str
) -> None:
    monkeypatch.chdir(data)
    line = written(data / "vocabulary" / file, old, new) + further
    told = str(lint([Path("vocabulary") / file]).problems[0])
    assert told == f"vocabulary/{file}:{line}:{complaint.format(folder='vocabulary')}"


def test_a_folder_with_other_facts_is_refused_with_the_way_to_use_it(data: Path) -> None:
    assert isinstance(opened(str(data)), Folder)
    written(data / "vocabulary" / "1-act.yaml", "By which route?", "By which way?")
    with pytest.raises(UnreadableData, match=r"run again with HARMONIZE_VOCABULARY=.*vocabulary$"):
        opened(str(data))


def test_a_folder_without_files_declares_nothing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableData):
        read(str(tmp_path))
