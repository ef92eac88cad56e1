"""Files for other machines: whatever their clocks say, and however they separate folders."""

import io
import time

import docx
import openpyxl
import pytest

from harmonize.reports.document import Document, Grid, Paragraph, Report, Section, Term
from harmonize.reports.plain import table
from harmonize.reports.renderers.docx import render as memo
from harmonize.reports.renderers.sarif import address
from harmonize.reports.renderers.xlsx import LONGEST
from harmonize.reports.renderers.xlsx import render as book


@pytest.mark.parametrize("year", [1969, 1979, 2108, 9999])
def test_the_clock_of_the_machine_does_not_matter(year: int, monkeypatch: pytest.MonkeyPatch) -> None:
    grid = table("One", "One", [("a", "b"), ("c", "d")])
    report = Report((Document("Title", (), (Section("Part", (Paragraph("Words."), Grid(grid))),), "Foot"),))
    usual = memo(report), book(report)
    monkeypatch.setattr(time, "localtime", lambda *_: time.struct_time((year, 1, 2, 3, 4, 5, 0, 2, 0)))
    assert (memo(report), book(report)) == usual
    assert docx.Document(io.BytesIO(usual[0])).paragraphs[0].text == "Title"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("data/national_laws/de.yaml", {"uri": "data/national_laws/de.yaml", "uriBaseId": "%SRCROOT%"}),
        ("data\\national_laws\\de.yaml", {"uri": "data/national_laws/de.yaml", "uriBaseId": "%SRCROOT%"}),
        ("a b/c#d.yaml", {"uri": "a%20b/c%23d.yaml", "uriBaseId": "%SRCROOT%"}),
        ("C:\\my laws\\de.yaml", {"uri": "file:///C:/my%20laws/de.yaml"}),
        ("\\\\server\\laws\\de.yaml", {"uri": "file://server/laws/de.yaml"}),
        ("/srv/my laws/de.yaml", {"uri": "file:///srv/my%20laws/de.yaml"}),
    ],
)
def test_sarif_names_files_by_addresses(name: str, expected: dict[str, str]) -> None:
    assert address(name) == expected


def test_a_cell_that_is_too_long_says_so() -> None:
    grid = Grid(table("One", "One", [("a",), ("x" * 40_000,), ("y" * LONGEST,)]))
    content = book(Report((Document("Title", (Term("Note", "z" * 40_000),), (Section("Part", (grid,)),), ""),)))
    sheets = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    cut = sheets[0]["A2"].value
    assert isinstance(cut, str)
    assert len(cut) == LONGEST
    assert "cut here: the text has 40000 letters" in cut
    assert sheets[0]["A3"].value == "y" * LONGEST
    assert "cut here" in str(sheets[1]["A2"].value)
