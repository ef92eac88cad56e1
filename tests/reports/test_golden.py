"""Whole reports on an invented law, wording included. `pytest --accept` rewrites them; review the diff."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from harmonize.cli.choices import party_of
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.reports import machine, markdown, text
from harmonize.reports.wording import Speaker
from harmonize.texts.schemas import schema

HERE = Path(__file__).parent
DAY = "2026-11-24"


@pytest.fixture(scope="module")
def told(dataset: Dataset) -> tuple[Assessment, Speaker]:
    """Freedonia against both treaties."""
    freedonia = Folder(HERE / "freedonia", lambda: dataset)
    law = freedonia.law("XD", DAY)
    assert law is not None
    law = law._replace(file="xd.yaml")
    done = assess(law, party_of(freedonia, "XD"), dataset.treaty, dataset.status, DAY, {}, Choice())
    names = {code: party.name for code, party in dataset.status.parties.items()} | {"XD": "Freedonia"}
    groups = dataset.status.members(DAY)
    return done, Speaker(done.law, done.treaty, names, groups)


FORMS: dict[str, Callable[[Assessment, Speaker], str]] = {
    "report.txt": lambda done, speaker: "\n".join(text.report(done, speaker, "test")) + "\n",
    "verbose.txt": lambda done, speaker: "\n".join(text.report(done, speaker, "test", verbose=True)) + "\n",
    "report.md": lambda done, speaker: "\n".join(markdown.report(done, speaker, "test")) + "\n",
    "report.json": lambda done, speaker: machine.report([(done, speaker)], "test") + "\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_golden(name: str, told: tuple[Assessment, Speaker], accept: bool) -> None:
    made = FORMS[name](*told)
    golden = HERE / "golden" / name
    if accept:
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def test_the_json_report_follows_its_schema(told: tuple[Assessment, Speaker], folder: Folder) -> None:
    checker = jsonschema.Draft202012Validator(schema("check_report", folder.treaty.measures))
    report = json.loads(FORMS["report.json"](*told))
    assert list(checker.iter_errors(report)) == []
    report["assessments"][0]["findings"][0]["verdict"] = "fine"
    assert [error.json_path for error in checker.iter_errors(report)] == ["$.assessments[0].findings[0].verdict"]


def test_text_from_data_cannot_steer_a_terminal_or_a_page(told: tuple[Assessment, Speaker]) -> None:
    """Names and titles with escapes, markup and reversed direction arrive as text."""
    done, speaker = told
    evil = "\x1b[31mred\x1b[0m <script>alert(1)</script> **bold** [link](javascript:x) \u202egnp"
    law = done.law._replace(name=evil, provisions=tuple(item._replace(title=evil) for item in done.law.provisions))
    done = done._replace(law=law)
    speaker = Speaker(law, done.treaty, speaker.names, speaker.groups)
    screen = FORMS["verbose.txt"](done, speaker)
    page = FORMS["report.md"](done, speaker)
    for made in (screen, page):
        assert "\x1b" not in made
        assert "\u202e" not in made
    assert "<script>" not in page
    assert "**bold**" not in page
