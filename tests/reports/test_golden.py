"""Whole reports on an invented law, wording included. `pytest --accept` rewrites them; review the diff."""

import json
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

import harmonize
from day import DAY
from harmonize.findings.advice import advise
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.case import main_offence, ranges
from harmonize.findings.first_screen import first_screen
from harmonize.library.folder import Folder
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import history
from harmonize.norms.law_on_day import LawOnDay
from harmonize.query import party_of
from harmonize.reports import behind, concordance, machine, questionnaire
from harmonize.reports.annexes import findings_table
from harmonize.reports.document import Report
from harmonize.reports.gap_reports import document
from harmonize.reports.parts import Parts, Told
from harmonize.reports.renderers import csv, github, html, junit, markdown, sarif, text
from harmonize.reports.renderers import json as data
from harmonize.reports.schemas import schema
from harmonize.reports.wording import Speaker

HERE = Path(__file__).parent
Given = tuple[Assessment, Speaker, FirstScreen]


@pytest.fixture(scope="module")
def told(folder: Folder) -> Given:
    """Freedonia against both treaties."""
    freedonia = Folder(HERE / "freedonia", lambda: folder, reuse=False)
    law = freedonia.law("XD", DAY)
    assert law is not None
    law = law._replace(file="xd.yaml")
    done = assess(law, party_of(freedonia, "XD"), folder.treaty, folder.status, DAY, {}, Choice())
    names = {code: party.name for code, party in folder.status.parties.items()} | {"XD": "Freedonia"}
    groups = folder.status.members(DAY)
    screen = first_screen(done, None, folder.status, (), advise(done, folder.status))
    return done, Speaker(done.law, done.treaty, names, groups), screen


def gap(done: Assessment, speaker: Speaker, screen: FirstScreen, *, whole: bool = True) -> Report:
    """The gap report without pictures, whole or as the screen tells it."""
    told = Told(done, speaker, "test", {}, screen)
    findings = behind.findings([told]) if whole else ()
    data = machine.report([told.view], "test") if whole else {}
    return Report((document(told, Parts(whole=whole)),), "", findings, findings_table(findings), data, "test")


def of_one_duty(done: Assessment) -> Assessment:
    """A report for programs that a person can still read through: the whole of it is held to its schema."""
    return done._replace(findings=tuple(item for item in done.findings if item.duty.id == "smp-6.1.a"))


def page(done: Assessment, speaker: Speaker, screen: FirstScreen) -> str:
    """The page, of the topic on penalties only."""
    few = done._replace(findings=tuple(item for item in done.findings if item.duty.topic == "penalties"))
    answers = ranges(LawOnDay(done.law, speaker.groups), PATTERNS)
    main = main_offence(done.law, answers)
    versions = history([done.law])[main.id] if main else ()
    told = Told(few, speaker, "test", {}, screen, answers=answers, versions=versions)
    return html.render(Report((document(told, Parts(whole=True)),)))


def filed(done: Assessment, speaker: Speaker, screen: FirstScreen, *, whole: bool = False) -> Report:
    """The table of concordance."""
    return concordance.report(done, speaker, {}, screen.package, "test", whole=whole)


def reviewed(done: Assessment, speaker: Speaker) -> Report:
    """The answers for the review."""
    return questionnaire.report(done, speaker, {}, "test", whole=False)


PATTERNS = [
    Pattern("paid", "Paid driver", "", {"conduct": "crossing", "state": "own", "benefit": "money"}),
    Pattern("free", "Unpaid driver", "", {"conduct": "crossing", "state": "own", "benefit": "none"}),
    Pattern("deaths", "Deaths", "", {"conduct": "crossing", "state": "own", "benefit": "money", "harm": "deaths"}),
]

FORMS: dict[str, Callable[[Assessment, Speaker, FirstScreen], str]] = {
    "report.txt": lambda done, speaker, screen: text.render(gap(done, speaker, screen, whole=False)),
    "verbose.txt": lambda done, speaker, screen: text.render(gap(done, speaker, screen)),
    "report.md": lambda done, speaker, screen: markdown.render(gap(done, speaker, screen)),
    "report.json": lambda done, speaker, screen: data.render(gap(of_one_duty(done), speaker, screen)),
    "report.csv": lambda done, speaker, screen: csv.render(gap(done, speaker, screen)).removesuffix("\n"),
    "report.sarif": lambda done, speaker, screen: sarif.render(gap(done, speaker, screen)).replace(
        f'"{harmonize.__version__}"', '"0"'
    ),
    "report.junit.xml": lambda done, speaker, screen: junit.render(gap(done, speaker, screen)),
    "report.github": lambda done, speaker, screen: github.render(gap(done, speaker, screen)),
    "penalties.html": lambda done, speaker, screen: page(done, speaker, screen).removesuffix("\n"),
    "concordance.txt": lambda done, speaker, screen: text.render(filed(done, speaker, screen)),
    "concordance.md": lambda done, speaker, screen: markdown.render(filed(done, speaker, screen, whole=True)),
    "questionnaire.txt": lambda done, speaker, _: text.render(reviewed(done, speaker)),
}


@pytest.mark.parametrize("name", FORMS)
def test_golden(name: str, told: Given, accept: bool) -> None:
    made = FORMS[name](*told) + "\n"
    golden = HERE / "golden" / name
    if accept:
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")


def test_the_json_report_follows_its_schema(told: Given) -> None:
    checker = jsonschema.Draft202012Validator(schema("check_report"))
    report = json.loads(data.render(gap(*told)))
    assert list(checker.iter_errors(report)) == []
    report["assessments"][0]["findings"][0]["verdict"] = "fine"
    assert [error.json_path for error in checker.iter_errors(report)] == ["$.assessments[0].findings[0].verdict"]
