"""A picture of bars as a table of a Word file, which a reader can edit: its cells are shaded as the bars are coloured."""

from collections.abc import Sequence
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from harmonize.reports.document import Picture
from harmonize.reports.pictures import Bar, Drawing
from harmonize.reports.renderers.tones import MARKS, TONES
from harmonize.visible import safe

CELLS = 24  # in which a bar is drawn
SMALL = Pt(7)


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
        written(head[place].merge(head[place + 1]), line.word)
    for row in drawing.rows:
        cells = table.add_row().cells
        written(cells[0], row.label)
        before: Bar | None = None
        for number, cell in enumerate(cells[1:]):
            bar = at(row.bars, left + number * step, step)
            if bar:
                fill, ink = TONES.get(bar.kind) or MARKS[bar.kind]
                shaded(cell, fill)
                if bar is not before:
                    written(cell, bar.word, ink)
            before = bar
    return table


def at(bars: Sequence[Bar], start: float, step: float) -> Bar | None:
    """The bar that fills the middle of a cell, or the mark that falls into it; what only tells a share is left to the words."""
    marks = [bar for bar in bars if bar.kind in MARKS and start <= bar.x < start + step]
    middle = start + step / 2
    found = [bar for bar in bars if bar.kind in TONES and bar.x <= middle < bar.x + bar.width]
    return next(iter([*marks[-1:], *found]), None)


def written(cell: Any, text: str, ink: str = "") -> None:
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
