"""`import harmonize`: what Python programs may rely on. The examples in its docstrings run here."""

import doctest
import json
import re
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from importlib import import_module
from pathlib import Path

import pytest

import harmonize as published
from harmonize.library.folder import Folder

ROOT = Path(__file__).parent.parent
PAGES = ["docs/python.md"]
Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture(scope="module")
def laws() -> published.Corpus:
    """The dataset that came with harmonize."""
    return published.load()


@pytest.mark.slow
@pytest.mark.parametrize("module", ["harmonize", "harmonize.corpus"])
def test_examples_in_docstrings_print_what_they_say(module: str) -> None:
    done = doctest.testmod(import_module(module))
    assert done.attempted
    assert not done.failed


@pytest.mark.parametrize("page", PAGES)
def test_examples_on_pages_print_what_they_say(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    lines = ["" if line.startswith("```") else line for line in text.splitlines()]
    example = doctest.DocTestParser().get_doctest("\n".join(lines), {}, page, page, 0)
    assert example.examples
    assert not doctest.DocTestRunner().run(example).failed


def test_every_published_name_is_there_and_says_what_it_is() -> None:
    for name in published.__all__:
        found = getattr(published, name)
        assert name in dir(published)
        assert name == "__version__" or found.__doc__, name
    assert set(published.HOMES) == set(published.__all__) - {"__version__"}
    with pytest.raises(AttributeError, match="no attribute `check`"):
        _ = published.check


def test_a_corpus_has_what_its_page_says_and_nothing_else() -> None:
    page = (ROOT / PAGES[0]).read_text("utf-8")
    shown = {name for name in dir(published.Corpus) if not name.startswith("_")}
    assert shown == set(re.findall(r"\blaws\.(\w+)", page))


def test_importing_it_loads_nothing() -> None:
    """The package is as cheap to import as an empty one; `load` brings what it needs, and neither pydantic nor yaml."""
    code = (
        "import sys; before = set(sys.modules); import harmonize; print(sorted(set(sys.modules) - before))\n"
        "harmonize.load().check('DE'); print(sorted({'pydantic', 'yaml', 'argparse'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.splitlines() == ["['harmonize']", "[]"]


def test_types_are_published() -> None:
    assert (ROOT / "src" / "harmonize" / "py.typed").is_file()


@pytest.mark.slow
def test_it_answers_what_the_command_answers(laws: published.Corpus, harmonize: Run) -> None:
    words = ["check", "DE", "--as-of", "2023-01-01", "--reading", "D2=own_border", "--format", "json"]
    told = json.loads(harmonize(*words, "--fail-on", "never").stdout)
    found = laws.check("germany", as_of=date(2023, 1, 1), readings={"D2": "own_border"})
    (there,) = told["assessments"]
    assert {item.duty.id: item.verdict for item in found.findings} == {
        item["duty"]: item["verdict"] for item in there["findings"]
    }
    assert told["dataset"] == laws.version


@pytest.mark.slow
def test_gaps_are_told_in_the_words_of_the_report(laws: published.Corpus, harmonize: Run) -> None:
    told = json.loads(
        harmonize("check", "DE", "--as-of", "2023-01-01", "--fail-on", "never", "--format", "json").stdout
    )
    found = laws.check("DE", as_of="2023-01-01")
    for item, there in zip(found.findings, told["assessments"][0]["findings"], strict=True):
        words = [gap["words"] for gap in there["gaps"]]
        for said, word in zip(laws.gaps(found, item), words, strict=True):
            assert said
            assert not word or said.casefold() == word.casefold()


@pytest.mark.slow
def test_a_single_name_may_stand_alone(laws: published.Corpus) -> None:
    one = laws.check("DE", as_of="2024-06-01", topics="penalties")
    assert one == laws.check("DE", as_of=datetime(2024, 6, 1, 12, 30), topics=["penalties"])
    facts = {"conduct": "crossing", "enters": "FR", "benefit": "money"}
    assert list(laws.case(facts, "France", as_of="2024-06-01")) == ["FR"]
    assert list(laws.case(facts, as_of="2024-12-01")) == [party.code for party in laws.states()]


def test_findings_cannot_be_changed(laws: published.Corpus) -> None:
    found = laws.check("XA", as_of="2024-01-01")
    with pytest.raises(AttributeError):
        found.findings[0].severity = "none"  # type: ignore[misc]


def test_a_folder_of_data_is_asked_like_the_dataset(laws: published.Corpus, folder: Folder) -> None:
    own = published.load(folder.root)
    assert own.version.startswith("data@")
    assert own.duties() == laws.duties()
    mine, theirs = (item.check("DE", as_of="2024-06-01", topics="criminalization") for item in (own, laws))
    assert mine.findings == theirs.findings


@pytest.mark.parametrize(
    ("ask", "complaint"),
    [
        (lambda laws: laws.check("Germny"), "did you mean `germany`"),
        (lambda laws: laws.check("DE", as_of="31.1.2024"), "write it as 2024-01-31"),
        (lambda laws: laws.check("DE", topics="criminalisation"), "did you mean `criminalization`"),
        (lambda laws: laws.check("DE", readings={"D2": "x"}), "unknown reading of D2 `x`"),
        (lambda laws: laws.check("Andorra"), "no law of Andorra (AD) is on file yet"),
        (lambda laws: laws.duties(forms="punsh"), "did you mean `punish`"),
        (lambda laws: laws.case({"benefit": "money"}), "say what was done"),
        (lambda laws: laws.case({"conduct": "crossing", "benefit": "mony"}, "DE"), "did you mean `money`"),
        (lambda laws: laws.dual("DE", "Germany"), "needs two States"),
        (lambda laws: laws.compare("DE@1800-01-01", "GB"), "says nothing about 1800-01-01"),
    ],
)
def test_what_a_caller_can_mend_is_said(
    laws: published.Corpus, ask: Callable[[published.Corpus], object], complaint: str
) -> None:
    with pytest.raises(published.HarmonizeError) as raised:
        ask(laws)
    assert complaint.casefold() in str(raised.value).casefold()


def test_python_dash_m_is_the_command(harmonize: Run) -> None:
    assert harmonize("--version").stdout == f"harmonize {published.__version__}\n"
