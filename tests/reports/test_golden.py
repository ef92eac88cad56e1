"""Whole reports on an invented law, wording included. `pytest --accept` rewrites them; review the diff."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from harmonize.cli.choices import party_of
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.filing import concordance, questionnaire
from harmonize.findings.ranges import main_offence, ranges
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.facts import Pattern
from harmonize.norms.history import history
from harmonize.reports import build_logs, filings, html, machine, markdown, memo, outline, sarif, text
from harmonize.reports.plain import as_csv
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


def page(done: Assessment, speaker: Speaker) -> str:
    """The page, of the topic on penalties only."""
    few = done._replace(findings=tuple(item for item in done.findings if item.duty.topic == "penalties"))
    answers = ranges(done.law, PATTERNS, speaker.groups)
    main = main_offence(done.law, answers)
    versions = history([done.law])[main.id] if main else ()
    return html.page([memo.document(memo.Told(few, speaker, "test", {}, answers, versions))])


PATTERNS = [
    Pattern("paid", "Paid driver", "", {"conduct": "crossing", "state": "own", "benefit": "money"}),
    Pattern("free", "Unpaid driver", "", {"conduct": "crossing", "state": "own", "benefit": "none"}),
    Pattern("deaths", "Deaths", "", {"conduct": "crossing", "state": "own", "benefit": "money", "harm": "deaths"}),
]

FORMS: dict[str, Callable[[Assessment, Speaker], str]] = {
    "report.txt": lambda done, speaker: "\n".join(text.report(done, speaker, "test")) + "\n",
    "verbose.txt": lambda done, speaker: "\n".join(text.report(done, speaker, "test", verbose=True)) + "\n",
    "report.md": lambda done, speaker: "\n".join(markdown.report(done, speaker, "test")) + "\n",
    "report.json": lambda done, speaker: machine.report([(done, speaker)], "test") + "\n",
    "report.csv": lambda done, speaker: as_csv([memo.FINDINGS, *memo.findings([(done, speaker)]).rows]),
    "report.sarif": lambda done, speaker: sarif.report([(done, speaker)], "test", "0", {}) + "\n",
    "report.junit.xml": lambda done, speaker: build_logs.junit([(done, speaker)], "test") + "\n",
    "report.github": lambda done, speaker: "\n".join(build_logs.annotations([(done, speaker)])) + "\n",
    "penalties.html": page,
    "concordance.txt": lambda done, speaker: (
        "\n".join(filings.concordance_lines(concordance(done), done, speaker, "test")) + "\n"
    ),
    "concordance.md": lambda done, speaker: (
        "\n".join(outline.page(filings.concordance(concordance(done), done, speaker, {}, "test"))) + "\n"
    ),
    "questionnaire.txt": lambda done, _: (
        "\n".join(filings.questionnaire_lines(questionnaire(done), done, "test")) + "\n"
    ),
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
