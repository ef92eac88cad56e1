"""A report as a Word file that a ministry edits: real styles, tables with repeated heads, links to the law, page numbers."""

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import docx
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Emu, Mm, Pt

from harmonize.reports.document import (
    Block,
    Complaints,
    Document,
    FindingBlock,
    Grid,
    Paragraph,
    Picture,
    PointBlock,
    Points,
    Report,
    Section,
    Term,
    Terms,
    Verbatim,
    blocks,
    caption,
    cell_text,
    finding_heading,
    heading_of,
    point_heading,
)
from harmonize.reports.pictures import Bar, Drawing
from harmonize.reports.plain import Table
from harmonize.reports.renderers.tones import MARKS, TONES
from harmonize.visible import safe

GRID = "Light Grid Accent 1"
LABELS = Cm(3.6)
TIGHT = "NoSpacing"  # the id of the style "No Spacing"
CELLS = 24  # in which a bar is drawn
SMALL = Pt(7)
MANY_COLUMNS = 6  # from here on a page lies on its side


def render(report: Report) -> bytes:
    """One document, or several one after the other under their title, as one file."""
    documents = report.documents
    made = docx.Document()
    made.styles["Normal"].font.name = "Calibri"
    made.styles["Normal"].font.size = Pt(10.5)
    name = safe(report.heading)
    wide = any(
        len(block.table.head) > MANY_COLUMNS
        for document in documents
        for block in blocks(document.sections)
        if isinstance(block, Grid)
    )
    made.styles["No Spacing"].font.size = Pt(9)
    for page in made.sections:
        page.page_width, page.page_height = Mm(210), Mm(297)
        if wide and all(len(document.sections) < 3 for document in documents):
            page.orientation = WD_ORIENT.LANDSCAPE
            page.page_width, page.page_height = page.page_height, page.page_width
        numbered(page)
        page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2)
    made.core_properties.title = name
    made.core_properties.author = "harmonize"
    made.core_properties.language = "en"
    made.core_properties.comments = ""
    made.core_properties.created = made.core_properties.modified = datetime(2000, 1, 1, tzinfo=UTC)
    if report.title:
        made.add_heading(name, 0)
    for number, document in enumerate(documents):
        if number or report.title:
            made.add_page_break()  # type: ignore[no-untyped-call]
        write_document(made, document)
    return undated(made.part.package)


class Undated:
    """Writes the parts of a file with no hour of its making: the same results make the same file, whatever the clock says."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self.archive = archive

    def write(self, name: Any, content: bytes) -> None:
        """Adds one part."""
        part = zipfile.ZipInfo(name.membername, (1980, 1, 1, 0, 0, 0))
        part.compress_type = zipfile.ZIP_DEFLATED
        self.archive.writestr(part, content)


def undated(package: Any) -> bytes:
    """A package as one file, as ``package.save`` makes it but for the hour."""
    target = io.BytesIO()
    for part in package.parts:
        part.before_marshal()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        writer: Any = Undated(archive)
        steps: Any = PackageWriter
        steps._write_content_types_stream(writer, package.parts)
        steps._write_pkg_rels(writer, package.rels)
        steps._write_parts(writer, package.parts)
    return target.getvalue()


def write_document(made: Any, document: Document) -> None:
    """One document: its title block, its sections, and what it is not."""
    made.add_heading(safe(document.title), 0)
    if document.lead:
        made.add_paragraph(safe(document.lead))
    pairs(made, document.facts)
    for item in document.sections:
        section(made, item, 1)
    made.add_paragraph(safe(document.foot), style="Intense Quote")


def section(made: Any, item: Section, level: int) -> None:
    """A heading with all under it."""
    made.add_heading(safe(heading_of(item)), level)
    point = False
    for block in item.blocks:
        point = point or isinstance(block, PointBlock)
        # A finding that stands under a point is a heading below it.
        part(made, block, item.title, level + 1 if point and isinstance(block, FindingBlock) else level)
    for below in item.sections:
        section(made, below, level + 1)


def part(made: Any, block: Block, heading: str, level: int) -> None:
    """One block; a picture is reported in words by the table beside it, but for bars over years, which are drawn."""
    if isinstance(block, Paragraph):
        made.add_paragraph(safe(block.text))
    elif isinstance(block, Points):
        for text in block.items:
            made.add_paragraph(safe(text), style="List Bullet")
    elif isinstance(block, (Verbatim, Complaints)):
        made.add_paragraph(safe("\n".join(block.lines)))
    elif isinstance(block, Terms):
        terms(made, block)
    elif isinstance(block, PointBlock):
        made.add_heading(safe(point_heading(block)), level + 1)
        terms(made, Terms(block.terms))
    elif isinstance(block, FindingBlock):
        made.add_heading(safe(finding_heading(block)), level + 1)
        terms(made, Terms(block.terms))
    elif isinstance(block, Grid):
        grid(made, block, heading)
    elif isinstance(block, Picture) and block.shape == "years":
        table = drawn(made, block)
        name = Cm(5.6)
        shaped(table, [name, *[(text_width(made) - name) // CELLS] * CELLS])
        made.add_paragraph()
    elif not isinstance(block, Picture):
        raise TypeError(block)


def terms(made: Any, block: Terms) -> None:
    """Labels with their texts."""
    pairs(made, block.rows)


def pairs(made: Any, rows: Sequence[Term]) -> None:
    """Labels with their texts, as a table of two columns; a text that has an address leads there."""
    room = text_width(made)
    table = made.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    for label, text, address in rows:
        cells = table.add_row().cells
        cells[0].paragraphs[0].add_run(safe(label)).bold = True
        run = cells[1].paragraphs[0].add_run(safe(text))
        if address:
            linked(run, address)
    shaped(table, [LABELS, room - LABELS])
    made.add_paragraph()


def linked(run: Any, address: str) -> None:
    """Makes a run of text lead to an address."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), run.part.relate_to(address, RELATION.HYPERLINK, is_external=True))
    run.font.underline = True
    run._r.addprevious(link)
    link.append(run._r)


def numbered(page: Any) -> None:
    """Writes the number of each page at its foot."""
    foot = page.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    foot._p.append(field)


def grid(made: Any, block: Grid, heading: str) -> None:
    """A table whose head stands again on every page."""
    table = block.table
    if above := caption(table, heading):
        made.add_paragraph(safe(above), style="Caption").paragraph_format.keep_with_next = True
    body = made.add_table(rows=1, cols=len(table.head))
    body.style = GRID
    head = body.rows[0]
    repeated(head)
    for cell, text in zip(head.cells, table.head, strict=True):
        cell.text = safe(text)
    for row in table.rows:
        added = body.add_row()
        unbroken(added)
        for cell, text in zip(added.cells, row, strict=True):
            cell.text = safe(cell_text(text, block))
    shaped(body, shares(table, text_width(made)))
    made.add_paragraph()


def text_width(made: Any) -> int:
    """The width between the margins."""
    page = made.sections[0]
    return int(page.page_width - page.left_margin - page.right_margin)


def shares(table: Table, room: int) -> list[int]:
    """The width of each column: its longest word, and more for columns of long texts."""
    weights = []
    for column in zip(table.head, *table.rows, strict=True):
        word = max(len(part) for text in column for part in (text.split() or [""]))
        lengths = [len(text) for text in column if text]
        mean = sum(lengths) / max(1, len(lengths))
        weights.append(min(max(word, 4), 16) + 2.5 * mean**0.5)
    return [int(room * weight / sum(weights)) for weight in weights]


def shaped(table: Any, widths: Sequence[int]) -> None:
    """Gives the columns their widths, which hold in every word processor, and sets the text small and tight."""
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Emu(width)
    for row in table.rows:
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Emu(width)
            for paragraph in cell.paragraphs:
                paragraph._p.style = TIGHT


def repeated(row: Any) -> None:
    """Marks a row as head of its table."""
    mark(row, "w:tblHeader")


def unbroken(row: Any) -> None:
    """Keeps a row on one page."""
    mark(row, "w:cantSplit")


def mark(row: Any, name: str) -> None:
    element = OxmlElement(name)
    element.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(element)


def drawn(made: Any, picture: Picture) -> Any:
    """The table: the label of each row, and its bars as they stand in the middle of each cell; marks fall into theirs."""
    drawing = picture.drawing
    if not isinstance(drawing, Drawing):
        raise TypeError(drawing)
    left = float(drawing.left)
    step = (max(bar.x + bar.width for row in drawing.rows for bar in row.bars) - left) / CELLS
    made.add_paragraph(safe(picture.title), style="Caption").paragraph_format.keep_with_next = True
    table = made.add_table(rows=0, cols=1 + CELLS)
    head = table.add_row().cells
    for line in drawing.lines:
        place = min(1 + int((line.x - left) / step), CELLS - 1)
        write_word(head[place].merge(head[place + 1]), line.word)
    for row in drawing.rows:
        cells = table.add_row().cells
        write_word(cells[0], row.label)
        before: Bar | None = None
        for number, cell in enumerate(cells[1:]):
            bar = at(row.bars, left + number * step, step)
            if bar:
                fill, ink = TONES.get(bar.kind) or MARKS[bar.kind]
                shaded(cell, fill)
                if bar is not before:
                    write_word(cell, bar.word, ink)
            before = bar
    return table


def at(bars: Sequence[Bar], start: float, step: float) -> Bar | None:
    """The bar that fills the middle of a cell, or the mark that falls into it; what only tells a share is left to the words."""
    marks = [bar for bar in bars if bar.kind in MARKS and start <= bar.x < start + step]
    middle = start + step / 2
    found = [bar for bar in bars if bar.kind in TONES and bar.x <= middle < bar.x + bar.width]
    return next(iter([*marks[-1:], *found]), None)


def write_word(cell: Any, text: str, ink: str = "") -> None:
    """A small word in a cell."""
    run = cell.paragraphs[0].add_run(safe(text))
    run.font.size = SMALL
    if ink:
        colour = OxmlElement("w:color")
        colour.set(qn("w:val"), ink.removeprefix("#"))
        run._r.get_or_add_rPr().append(colour)


def shaded(cell: Any, fill: str) -> None:
    """A cell in one colour."""
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), fill.removeprefix("#"))
    cell._tc.get_or_add_tcPr().append(shade)
