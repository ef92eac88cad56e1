"""What pictures show is what the law says; what a memo and a workbook are made of."""

import io
import zipfile

import openpyxl
import pytest
from docx import Document as Opened

from day import DAY
from harmonize.corpus import Corpus
from harmonize.findings.assessment import Assessment, Choice, assess
from harmonize.findings.case import standard
from harmonize.findings.causes import Heap, causes
from harmonize.findings.ranges import main_offence, ranges
from harmonize.library.dataset import Dataset
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Penalty, Range
from harmonize.query import party_of
from harmonize.reports import gap_reports, pictures
from harmonize.reports.annexes import FINDINGS
from harmonize.reports.document import Report, web_address
from harmonize.reports.parts import Parts
from harmonize.reports.renderers import docx, xlsx
from harmonize.reports.title_block import in_words
from harmonize.reports.wording import Speaker


def checked(dataset: Dataset, code: str) -> tuple[Assessment, Speaker]:
    law = dataset.law(code, DAY)
    assert law is not None
    done = assess(law, party_of(dataset, code), dataset.treaty, dataset.status, DAY, {}, Choice())
    names = {code: party.name for code, party in dataset.status.parties.items()}
    return done, Speaker(law, dataset.treaty, names, dataset.status.members(DAY))


@pytest.mark.parametrize("code", ["DE", "GB", "NE", "US"])
def test_the_versions_shipped_are_those_of_the_periods_on_file(code: str, dataset: Dataset) -> None:
    law = dataset.law(code, DAY)
    assert law is not None
    answers = ranges(LawOnDay(law, dataset.status.members(DAY)), dataset.patterns)
    main = main_offence(law, answers)
    assert main is not None
    found = dataset.history(code)[main.id]
    on_file = {
        (item.since, item.until) for period in dataset.periods(code) for item in period.provisions if item.id == main.id
    }
    assert [(item.since, item.until) for item in found] == sorted(on_file)


@pytest.mark.slow
def test_a_version_on_file_has_the_range_that_its_own_days_have(dataset: Dataset) -> None:
    for offence, found in dataset.history("DE").items():
        for version in found:
            law = dataset.law("DE", version.since or "1949-05-24")
            assert law is not None
            (index,) = [index for index, item in enumerate(law.provisions) if item.id == offence]
            plain = [norm.range for norm in law.by_form(index) if not norm.form]
            assert version.range in plain or not plain
            assert version.range.high == max((extent.high for extent in plain), default=0)


@pytest.mark.parametrize("code", ["DE", "TN"])
def test_ranges_are_the_answers_to_the_standard_facts(code: str, dataset: Dataset) -> None:
    law, groups = dataset.law(code, DAY), dataset.status.members(DAY)
    assert law is not None
    for pattern, found in ranges(LawOnDay(law, groups), dataset.patterns):
        plain = standard(LawOnDay(law, groups), pattern)
        assert (found.norms, found.range) == (plain.norms, plain.range)
        assert found.punishable in (plain.punishable, "unsettled")


def test_the_lines_stand_at_four_and_eight_years(dataset: Dataset) -> None:
    law = dataset.law("DE", DAY)
    assert law is not None
    answers = ranges(LawOnDay(law, {}), dataset.patterns[:1])
    (pattern, answer) = answers[0]
    norm = answer.norms[0]._replace(penalty=Penalty(Range(48, 96)))
    at_line = [(pattern, answer._replace(punishable="yes", range=norm.range, norms=(norm,)))]
    drawing = pictures.ranges(at_line).drawing
    assert isinstance(drawing, pictures.Drawing)
    (bar,) = drawing.rows[0].bars
    assert [line.word for line in drawing.lines] == ["4 years", "8 years"]
    assert [line.x for line in drawing.lines] == pytest.approx([bar.x, bar.x + bar.width])


def test_the_bars_of_a_topic_are_as_long_as_its_duties_are_many(dataset: Dataset) -> None:
    done, _ = checked(dataset, "DE")
    tally = done.tally()
    picture = pictures.coverage(tally)
    drawing = picture.drawing
    assert isinstance(drawing, pictures.Drawing)
    most = max(sum(row.values()) for row in tally.values())
    for row, (topic, count) in zip(drawing.rows, tally.items(), strict=True):
        assert sum(bar.width for bar in row.bars) == pytest.approx(pictures.WIDE * sum(count.values()) / most, abs=0.5)
        assert topic.replace("_", " ") in picture.words


def report(dataset: Dataset, *codes: str) -> Report:
    """The gap report on some States, whole."""
    done = [checked(dataset, code)[0] for code in codes]
    screens = list(map(Corpus(dataset).first_screen, done))
    return gap_reports.report(done, dataset, screens, unbound={}, asked=Parts(whole=True))


@pytest.mark.slow
def test_a_memo_has_its_parts(dataset: Dataset) -> None:
    """Title block, the first screen, every point with its findings under both pinpoints, annex of sources."""
    done, _ = checked(dataset, "DE")
    opened = Opened(io.BytesIO(docx.render(report(dataset, "DE"))))
    styles = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.text}
    assert {"Title", "Heading 1", "Heading 2", "Caption"} <= styles
    first = [paragraph.text for paragraph in opened.paragraphs if paragraph.style.name == "Heading 1"]
    assert first[:3] == ["Core articles", "Points, the gravest first", "Every point, with its findings"]
    assert first[-1] == "Annex: sources"
    told = causes(done)
    under: dict[str, list[str]] = {}
    for paragraph in opened.paragraphs:
        if paragraph.style.name == "Heading 1":
            heading = under.setdefault(paragraph.text, [])
        elif paragraph.style.name == "Heading 2":
            heading.append(paragraph.text)
    assert 1 <= len(under["Points, the gravest first"]) <= len(told.articles)
    assert len(under["Every point, with its findings"]) == len(told.articles)
    assert len(under["Not verified (1)"]) == len(told.heaps.get(Heap.NOT_VERIFIED, ())) == 1
    assert {"SMP 6", "UNTOC 10"} <= set(under["Article by article"])
    cells = {cell.text for table in opened.tables for row in table.rows for cell in row.cells}
    for label in ("Measured against", "Treaty", "Closest provision", "Legislative option", "Evidence"):
        assert label in cells
    assert any(text.startswith("SMP 6(1)(a) (shall): Make it an offence") for text in cells)
    assert opened.core_properties.title == f"Germany: implementation in law of SMP and UNTOC, as at {in_words(DAY)}"


def test_a_workbook_holds_findings_and_sources_to_filter(dataset: Dataset) -> None:
    made = report(dataset, "DE", "XA")
    opened = openpyxl.load_workbook(io.BytesIO(xlsx.render(made)))
    assert opened.sheetnames[:3] == ["Summary", "Points", "Findings"]
    assert {"Topics", "Met", "Not assessed", "Sources"} <= set(opened.sheetnames)
    assert opened.sheetnames[-1] == "About"
    findings = opened["Findings"]
    (table,) = findings.tables.values()
    assert table.autoFilter is not None
    assert findings.freeze_panes == "B2"
    assert findings.max_row == 1 + len(made.findings)
    assert [cell.value for cell in findings[1]] == list(FINDINGS)
    assert {cell.value for cell in opened["Sources"]["A"][1:]} == {"DE", "XA"}


def test_one_state_twice_gives_the_same_file(dataset: Dataset) -> None:
    """Output is deterministic, files of other programs' formats included."""
    made = report(dataset, "XA")
    for render in (docx.render, xlsx.render):
        content = render(made)
        dates = {item.date_time for item in zipfile.ZipFile(io.BytesIO(content)).infolist()}
        assert dates == {(1980, 1, 1, 0, 0, 0)}
        assert render(made) == content


@pytest.mark.parametrize(
    ("written", "followed"),
    [
        ("https://law.example/a?b=c#d", True),
        ("http://law.example", True),
        ("javascript:alert(1)", False),
        (" https://law.example", False),
        ("https://law.example/<script>", False),
        ("https://law.example/\u202e", False),
        ("data:text/html,x", False),
        ("//law.example", False),
        ("", False),
    ],
)
def test_only_plain_web_addresses_are_followed(written: str, followed: bool) -> None:
    assert bool(web_address(written)) == followed
