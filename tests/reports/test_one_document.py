"""Formats cannot disagree: every report of every command, told in every format, says the same words in the same order."""

import csv as commas
import io
import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from json import loads as decoded

import docx as word
import markdown_it
import openpyxl
import pytest
from rich.cells import cell_len

from harmonize.cli import commands, output_plan
from harmonize.reports.document import Document, Grid, Report, Section, Term, Terms, cell_text, tables, web_address
from harmonize.reports.plain import Table, in_text
from harmonize.reports.renderers import csv, docx, html, json, lines, markdown, terminal, text, xlsx
from harmonize.visible import bare, logged

DAY = ("--as-of", "2026-11-01")
COMMANDS = {
    "check": ("check", "NE", *DAY),
    "check --all": ("check", "--all", "--duty", "smp-6.1", *DAY),
    "check --advise --readings": ("check", "US", "--duty", "smp-6.1.a", "--advise", "--readings", *DAY),
    "compare": ("compare", "DE", "GB", *DAY),
    "dual": ("dual", "DE", "IT", *DAY),
    "case": ("case", "--set", "conduct=crossing", "--set", "enters=DE", "DE", "GB", "--from", "DE", "--to", "GB", *DAY),
    "case --open": ("case", "--set", "conduct=crossing", "--set", "enters=DE", "--open", "DE", "ZA", *DAY),
    "cases": ("table", "--cases", *DAY),
    "cases --own": ("table", "--own", "NE"),
    "matrix": ("table", "--topic", "criminalization", *DAY),
    "matrix --elements": ("table", "--elements", "DE", "GB", *DAY),
    "matrix --pairs": ("dual", "DE", "GB", "IT", *DAY),
    "route": ("case", "--along", "TN,IT,FR", *DAY),
    "concordance": ("form", "eu-table", "IT", "--instrument", "eu-2002-90", *DAY),
    "questionnaire": ("form", "untoc-review", "GR", *DAY),
    "explain duty": ("explain", "smp-6.1.a"),
    "explain rule": ("explain", "lint/key-order"),
    "states --parity": ("states", "--parity"),
    "duties": ("list", "duties", "--topic", "extradition"),
    "conflicts": ("check", "--conflicts", "DE", *DAY),
}
WIDE = 100_000
ADDRESS = re.compile(r"https?://\S+")
DRAWN = re.compile(r"\x1b\]8;[^\x1b]*\x1b\\|\x1b\[[0-9;]*m")


class Reports(dict[str, Report]):
    """What each command tells, whole; told when it is first asked for."""

    def __missing__(self, name: str) -> Report:
        found: list[Report] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(output_plan, "deliver", lambda _owed, build, **_: found.append(build(True)))
            patch.setattr(output_plan, "show", lambda report, _width=0: found.append(report))
            command = COMMANDS[name]
            commands.run([*command, *(("--fail-on", "never") if command[0] == "check" else ())])
        (self[name],) = found
        return self[name]


@pytest.fixture(scope="module")
def reports() -> dict[str, Report]:
    return Reports()


def words(told: str) -> list[str]:
    """The words of a text, whatever its marks, its case and its addresses."""
    plain = ADDRESS.sub(" ", told).casefold()
    return re.findall(r"[^\W_]+", plain)


def plainly(drawn: str) -> str:
    """What a terminal shows, without colours, links and rules."""
    return DRAWN.sub("", drawn).replace("─", " ")


class Page(HTMLParser):
    """The text that a reader of a page reads in its report, from its title on."""

    ASIDE = ("style", "script", "nav", "svg", "figcaption", "summary", "title")
    EMPTY = ("meta", "br", "rect", "path", "link")

    def __init__(self, page: str, start: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.addresses: set[str] = set()
        self.open: list[bool] = []
        self.feed(page[page.index(start) :])
        self.text = " ".join(self.parts)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        names = (given.get("class") or "").split()
        aside = tag in self.ASIDE or "unseen" in names or "legend" in names or "skip" in names
        host = tag == "a" and web_address(given.get("href") or "") != ""
        if tag == "a" and host:
            self.addresses.add(given["href"] or "")
        if tag not in self.EMPTY:
            self.open.append(aside or host or (self.open[-1] if self.open else False))

    def handle_endtag(self, tag: str) -> None:
        if tag not in self.EMPTY and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        if not (self.open and self.open[-1]):
            self.parts.append(data)


def in_markdown(report: Report) -> str:
    """What a reader of the rendered Markdown reads."""
    renderer = markdown_it.MarkdownIt("commonmark").enable("table")
    return Page(renderer.render(markdown.render(report)), "").text


def in_docx(report: Report) -> str:
    """The paragraphs and cells of the memo in their order."""
    body = word.Document(io.BytesIO(docx.render(report))).element.body
    return "\n".join(
        "".join(node.text or "" for node in part.iter() if node.tag.endswith("}t")) for part in paragraphs(body)
    )


def paragraphs(body: Iterable[object]) -> Iterator[object]:
    for part in body:
        if part.tag.endswith("}p"):  # type: ignore[attr-defined]
            yield part
        else:
            yield from paragraphs(part)  # type: ignore[arg-type]


def heated(section: Section) -> Iterator[Grid]:
    """The tables of a section whose cells are letters: on a screen these stand close, and the codes above them upright."""
    yield from (block for block in section.blocks if isinstance(block, Grid) and block.heat)
    for inner in section.sections:
        yield from heated(inner)


def without_letters(section: Section) -> Section:
    """A section without these tables."""
    kept = tuple(block for block in section.blocks if not (isinstance(block, Grid) and block.heat))
    return section._replace(blocks=kept, sections=tuple(map(without_letters, section.sections)))


@pytest.mark.parametrize("name", ["matrix", "matrix --pairs"])
def test_a_screen_has_every_letter_of_a_table_of_letters(name: str, reports: dict[str, Report]) -> None:
    """Row by row, each beside its label, under codes that are read downwards."""
    report = reports[name]
    plain = text.render(report, WIDE)
    lines = ["".join(line.split()) for line in plain.splitlines()]
    found = [grid for document in report.documents for section in document.sections for grid in heated(section)]
    assert found
    page = Page(html.render(report), "<header>").text
    for grid in found:
        first, *codes = grid.table.head
        for row in grid.table.rows:
            assert "".join("".join(cell_text(cell, grid) for cell in row).split()) in lines
        assert set(words(" ".join(codes))) <= set(words(page))
        if not all(code.isdecimal() for code in codes):
            upright = ["".join(letters) for letters in zip(*codes, strict=True)]
            assert all(line in lines or f"{first}{line}" in lines for line in upright)


@pytest.mark.sample(1, 5)
@pytest.mark.parametrize("name", COMMANDS)
def test_every_format_says_the_same_words_in_the_same_order(name: str, reports: dict[str, Report]) -> None:
    """And the addresses of all are links, or stand beside the text; tables of letters are read by a test of their own."""
    report = reports[name]
    # A screen begins with the answer, a page with its title: without the answer all have the title.
    apart = (item._replace(lead="", sections=tuple(map(without_letters, item.sections))) for item in report.documents)
    report = report._replace(documents=tuple(apart))
    plain, drawn, page, memo = (
        text.render(report, WIDE),
        terminal.render(report, WIDE),
        Page(html.render(report), "<header>"),
        in_docx(report),
    )
    expected = words(plain)
    assert len(expected) > 10
    assert words(plainly(drawn)) == expected
    assert words(in_markdown(report)) == expected
    assert words(memo) == expected
    assert words(page.text) == expected
    addresses = set(ADDRESS.findall(plain))
    assert set(re.findall(r"\x1b\]8;[^;]*;(https?://[^\x1b]*)", drawn)) == addresses
    assert page.addresses == addresses
    assert set(re.findall(r"<(https?://[^>]*)>", markdown.render(report))) == addresses
    links = word.Document(io.BytesIO(docx.render(report))).part.rels.values()
    behind = {link.target_ref for link in links if link.is_external}
    assert all(address in behind or address in memo for address in addresses)


@pytest.mark.sample(2, 40)
@pytest.mark.parametrize("name", COMMANDS)
def test_a_workbook_has_every_cell_of_every_table(name: str, reports: dict[str, Report]) -> None:
    report = reports[name]
    opened = openpyxl.load_workbook(io.BytesIO(xlsx.render(report)))
    rows = {tuple(map(in_text, row)) for sheet in opened for row in sheet.iter_rows(values_only=True)}
    several = len(report.documents) > 1
    for document in report.documents:
        for table in tables(document):
            front = () if table.head[0] == "state" or not several else (document.title,)
            wanted = {(*front, *row) for row in table.rows}
            # A duty stands in two columns, its id and its title, where a screen has one.
            parted = {row for row in wanted if (row[0].split()[0], *row[1:]) in {(one[0], *one[2:]) for one in rows}}
            # A list of which the screen has some columns has all of them in a workbook.
            wider = {row for row in wanted - rows - parted if any({*row} <= {*one} for one in rows)}
            assert wanted <= rows | parted | wider
    if report.table:
        assert {tuple(map(in_text, row)) for row in report.table.rows} <= rows


@pytest.mark.sample(3, 40)
@pytest.mark.parametrize("name", COMMANDS)
def test_csv_and_json_hold_the_table_of_the_report(name: str, reports: dict[str, Report]) -> None:
    report = reports[name]
    if report.table:
        found = [tuple(map(bare, row)) for row in commas.reader(io.StringIO(csv.render(report)))]
        assert found == [
            report.table.head,
            *(tuple(logged(in_text(cell)) for cell in row) for row in report.table.rows),
        ]
    data = decoded(json.render(report))
    if "rows" in data:
        assert report.table is not None
        assert [tuple(row.values()) for row in data["rows"]] == list(report.table.rows)
    for one in data.get("assessments", ()):
        told = {item.duty: (item.verdict, item.words) for item in report.findings if item.state == one["state"]}
        assert {item["duty"]: (item["verdict"], item["words"]) for item in one["findings"]} == told


@pytest.mark.sample(3, 15)
@pytest.mark.parametrize("width", [80, 100, 160])
@pytest.mark.parametrize("name", COMMANDS)
def test_no_word_is_lost_in_a_narrow_window_and_no_line_is_too_long(
    name: str, width: int, reports: dict[str, Report]
) -> None:
    report = reports[name]
    wide = set(words(text.render(report, WIDE)))
    heads = {
        word for document in report.documents for table in tables(document) for word in words(" ".join(table.head))
    }
    for told in (text.render(report, width), plainly(terminal.render(report, width))):
        assert set(words(told)) <= wide
        assert wide - set(words(told)) <= heads  # of a column without content, where rows are told one by one
        for line in told.splitlines():
            assert cell_len(line) <= width or len(line.split()) == 1, line


TRICKY = ("[bold red]not markup[/]", "漢字かな交じり文", "مساعدة المهاجرين", "עֲזָרָה לִמְהַגְּרִים", "e\u0301t\u00e9", "plain")


@pytest.mark.parametrize("told", TRICKY)
def test_letters_are_measured_as_a_terminal_draws_them(told: str) -> None:
    assert lines.measured(told) == cell_len(told)


@pytest.mark.parametrize("width", [44, 60, 100])
def test_wide_and_right_to_left_letters_hold_their_columns(width: int) -> None:
    rows = tuple((f"row {number}", f"{told} {told}", "end") for number, told in enumerate(TRICKY))
    grid = Grid(Table("T", "T", ("name", "text", "last"), rows))
    report = Report((Document("T", (), (Section("T", (grid,)),), ""),))
    for told in (text.render(report, width), plainly(terminal.render(report, width))):
        lines = [line for line in told.splitlines() if re.search(r"\b(end|last)$", line.rstrip())]
        columns = {cell_len(line.rstrip()[: line.rstrip().rindex(line.split()[-1])]) for line in lines}
        assert len(lines) == len(TRICKY) + 1
        assert len(columns) == 1


def test_a_label_keeps_its_column_beside_wide_letters() -> None:
    rows = Terms((Term("国名", "x " * 60), Term("Name", "y " * 60)))
    made = text.render(Report((Document("T", (), (Section("S", (rows,)),), ""),)), 60)
    starts = {cell_len(line[: line.index(letter)]) for line in made.splitlines() for letter in "xy" if letter in line}
    assert len(starts) == 1
