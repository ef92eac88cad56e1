"""The real dataset: every file loads and is consistent, ids are permanent, fact patterns get their answers."""

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from drawing import Draw
from harmonize import one_law
from harmonize.corpus import Corpus
from harmonize.findings.assessment import Choice, answers, assess
from harmonize.findings.causes import causes
from harmonize.findings.precedents import held_against_law
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.library.lint import lint
from harmonize.library.validation import accepted
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.status import Consent, Party
from harmonize.texts.cases import Case, CasesFile, lowered_case

ROOT = Path(__file__).parent.parent
STATES = sorted(path.stem.upper() for path in (ROOT / "data" / "national_laws").glob("??.yaml"))
CASES = sorted((ROOT / "data" / "cases").glob("??.yaml"))


def cases() -> list[tuple[str, Case]]:
    return [(path.stem.upper(), case) for path in CASES for case in accepted(path, CasesFile, path.name)[0].cases]


@pytest.mark.parametrize("path", sorted((ROOT / "data").glob("[!c]*/*.yaml")), ids=lambda path: path.stem)
def test_notes_say_in_the_words_of_the_field_what_no_text_settles(path: Path) -> None:
    """What was read is reviewed, and a point on which nothing was decided is not settled; codings stand as they were made."""
    told = re.sub(r"\s+", " ", path.read_text("utf-8"))
    assert re.findall(r"found (?:to have been )?decided|in what was read\b", told) == []


@pytest.mark.slow
def test_no_file_has_an_error() -> None:
    told = lint([ROOT / "data"]).problems
    assert [str(item) for item in told if item.rule.severity != "note" or item.rule.name == "key-order"] == []


def test_every_row_of_the_reference_is_a_duty(folder: Folder) -> None:
    """The ids of the 379 provisions of the two treaties, published and permanent."""
    published = (ROOT / "tests" / "published_duties.txt").read_text().split()
    assert [name for name in published if name not in folder.treaty.duties] == []
    assert len([name for name in folder.treaty.duties if name.startswith(("smp-", "untoc-"))]) == 379


@pytest.mark.slow
def test_published_offences_are_never_renamed(folder: Folder, accept: bool) -> None:
    """Ids are permanent: accepting adds new ones and never takes one away."""
    page = ROOT / "tests" / "published_offences.txt"
    published = page.read_text().split()
    known = {offence.id for code in folder.codes for offence in folder.text(code)[0].offences}
    if accept:
        page.write_text("\n".join(sorted({*published, *known})) + "\n")
    assert [name for name in published if name not in known] == []
    assert accept or known <= set(published), "new offences: run `make accept`"


def test_legislative_duties_are_tested_or_say_why_not(folder: Folder) -> None:
    assert all(duty.form or len(duty.untested) > 20 for duty in folder.treaty.duties.values())


def test_the_three_options_of_the_model_law_get_the_same_verdicts(folder: Folder) -> None:
    bound = Consent("2004-01-01", "2004-01-31", "ratification", True, "", "")
    verdicts = {}
    for code in ("XA", "XB", "XC"):
        law = folder.law(code, "2026-11-24")
        assert law is not None
        party = Party(code, code, code, (), {"smp": bound, "untoc": bound}, ())
        done = assess(law, party, folder.treaty, folder.status, "2026-11-24", {}, Choice())
        verdicts[code] = {item.duty.id: item.verdict for item in done.findings}
    assert verdicts["XA"] == verdicts["XB"] == verdicts["XC"]
    assert verdicts["XA"]["smp-6.1.a"] == "met"


@pytest.mark.slow
def test_the_compiled_dataset_says_what_the_files_say(folder: Folder, dataset: Dataset) -> None:
    assert dataset.codes == folder.codes
    assert json.dumps(dataset.status) == json.dumps(folder.status)
    assert json.dumps(dataset.treaty._replace(version="")) == json.dumps(folder.treaty._replace(version=""))
    for code in ("DE", "XA"):
        assert json.dumps(dataset.periods(code)) == json.dumps(folder.periods(code))


@pytest.mark.slow
def test_shipped_answers_are_what_the_engine_finds(dataset: Dataset, draw: Draw) -> None:
    """A plain check tells answers worked out when the dataset was compiled; they are those of a check today."""
    for code in draw.some(dataset.codes, 3, 12):
        day = max("2026-11-24", dataset.index["answered_from"][code])
        shipped = dataset.outcomes(code, day)
        law = dataset.law(code, day)
        assert law is not None
        found = answers(law, dataset.treaty, dataset.status, day)
        assert shipped == found, code
        assert dataset.outcomes(code, "2015-01-01") == {}


@pytest.mark.slow
@pytest.mark.sample(1, 3)
@pytest.mark.parametrize("code", STATES)
def test_shipped_screens_are_what_is_worked_out_today(code: str, dataset: Dataset) -> None:
    """Amendments, the offences that answer the core articles, and standard cases, under the same readings and on the same day."""
    laws, day = Corpus(dataset), max("2026-11-24", dataset.index["answered_from"][code])
    kept = dataset.screen(code, day)
    assert kept == one_law.first_screen(laws.store, laws.check(code, as_of=day))
    anew = Corpus(Dataset(dataset.root, answers=False))
    assert one_law.first_screen(anew.store, anew.check(code, as_of=day)) == kept
    assert dataset.screen(code, "2015-01-01") is None
    assert kept is not None
    assert set(kept.cases) <= {one.id for one in causes(laws.check(code, as_of=day)).points}


@pytest.mark.sample(30, 150)
@pytest.mark.parametrize(("code", "case"), [pytest.param(code, case, id=case.id) for code, case in cases()])
def test_fact_pattern(code: str, case: Case, dataset: Dataset) -> None:
    day = case.date.isoformat()
    law = dataset.law(code, day)
    assert law is not None
    assert held_against_law(LawOnDay(law, dataset.status.members(day)), lowered_case(code, case)).differs == "", (
        case.says
    )


def test_editors_find_the_schema_of_every_file(harmonize: Callable[..., object]) -> None:
    files = (path for path in (ROOT / "data").rglob("*.yaml") if path.parent.name != "codings")
    for path in sorted(files):
        first = path.read_text("utf-8").splitlines()[0]
        assert first.startswith("# yaml-language-server: $schema="), path
        assert (path.parent / first.split("=", 1)[1]).resolve().is_file(), path


@pytest.mark.slow
def test_a_law_says_truly_which_codings_were_kept(folder: Folder) -> None:
    """`kept` under `second_reading` names the files that data/codings has."""
    for code in folder.codes:
        law = folder.text(code)[0]
        has = {part for part in ("first", "second") if (ROOT / f"data/codings/{law.id}.{part}.yaml").is_file()}
        expected = {"both": {"first", "second"}, "first": {"first"}, "neither": set()}
        for reading in law.second_reading:
            assert expected[reading.kept] == has, code


def test_records_of_codings_bind_nobody_and_change_nothing(tmp_path: Path) -> None:
    """They must load as YAML, and that is all: no version, no check and no dataset knows of them."""
    for part in ("national_laws", "codings"):
        (tmp_path / part).mkdir()
    shutil.copy(ROOT / "data" / "national_laws" / "xc.yaml", tmp_path / "national_laws")
    before = Folder(tmp_path, Dataset).version
    record = tmp_path / "codings" / "xc.first.yaml"
    record.write_text("a: {key: of another day}\n", "utf-8")
    assert Folder(tmp_path, Dataset).version == before
    assert not [item for item in lint([tmp_path]).problems if "codings" in str(item)]
    record.write_text("a: [1\n", "utf-8")
    assert [item for item in lint([tmp_path]).problems if "xc.first.yaml" in str(item)]


@pytest.mark.slow
def test_no_page_calls_a_reader_a_lawyer() -> None:
    """No lawyer, prosecutor or judge has read these laws for this project; a page that says so is false."""
    called = re.compile(
        r"(read|reviewed?|answered|coded|checked|settled|review|reading) (once more )?by an? (criminal |practising )?(lawyer|prosecutor|judge)"
        r"|(criminal lawyer|prosecutor|lawyer)('s)? (review|reading|had answered|who read|answered|reviewed)",
        re.IGNORECASE,
    )
    pages = [*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("data/**/*.yaml")]
    found = [f"{page.name}: {match[0]}" for page in pages for match in called.finditer(page.read_text("utf-8"))]
    assert not found
