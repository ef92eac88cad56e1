"""The pictures of a report as one SVG file that stands alone: no script, no font of its own, the same in words for who sees none."""

from collections.abc import Iterator
from html import escape

from harmonize.errors import HarmonizeError
from harmonize.reports.document import Picture, Report, blocks
from harmonize.reports.pictures import ROW, Bar, Drawing
from harmonize.reports.renderers.tones import PAINTS
from harmonize.visible import safe

TITLE, LINES, GAP = 30, 22, 26  # room for a title, for the words above lines, and between two pictures
SWATCH = 13


class Svg(str):
    """The text of an SVG file, which notebooks show as the picture that it is."""

    __slots__ = ()

    def _repr_svg_(self) -> str:
        return str(self)


def render(report: Report) -> str:
    """All pictures of a report, one below the other. Raises HarmonizeError where it has none."""
    found = [block for one in report.documents for block in blocks(one.sections) if isinstance(block, Picture)]
    drawn = [(item, item.drawing) for item in (*report.pictures, *found) if isinstance(item.drawing, Drawing)]
    if not drawn:
        raise HarmonizeError("nothing here can be drawn; -o FILE.xlsx or FILE.csv has it as a table")
    width = max(drawing.width for _, drawing in drawn)
    lines: list[str] = []
    top = 0
    for picture, drawing in drawn:
        lines += [f'<g transform="translate(10 {top})">', *figure(picture, drawing), "</g>"]
        top += height(drawing) + GAP
    size = f'viewBox="0 0 {width + 20} {top}" width="{width + 20}" height="{top}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} font-family="sans-serif" font-size="13" fill="#1c1f23">'
    return "\n".join((head, f"<title>{text(report.heading)}</title>", ground(width + 20, top), *lines, "</svg>"))


def height(drawing: Drawing) -> int:
    """The room that a drawing takes, with its title, the words above its lines, and its legend."""
    return TITLE + (LINES if drawing.lines else 0) + drawing.height + ROW * len(drawing.legend)


def ground(width: int, height: int) -> str:
    """White paper, whatever the page around it is."""
    return f'<rect width="{width}" height="{height}" fill="#ffffff"/>'


def figure(picture: Picture, drawing: Drawing) -> Iterator[str]:
    """One picture: its title, its words, its rows of bars, its lines, its legend."""
    yield f"<desc>{text(picture.words)}</desc>"
    yield f'<text y="18" font-weight="bold">{text(picture.title)}</text>'
    top = TITLE + (LINES if drawing.lines else 0)
    for row in drawing.rows:
        for bar in row.bars:
            yield from rectangle(bar, row.y + top)
    for line in drawing.lines:
        dashes = ' stroke-dasharray="4 3"' if line.strong else ""
        yield f'<path d="M{line.x} {top - 4}V{drawing.height + top}" stroke="#6b7480" stroke-opacity=".45"{dashes}/>'
        yield f'<text x="{line.x}" y="{top - 9}" text-anchor="middle" font-size="11">{text(line.word)}</text>'
    for row in drawing.rows:
        yield f'<text x="{drawing.left - 10}" y="{row.y + top + 15}" text-anchor="end">{text(row.label)}</text>'
        if row.beside:
            yield f'<text x="{row.end}" y="{row.y + top + 15}">{text(row.beside)}</text>'
    for number, (kind, words) in enumerate(drawing.legend):
        place = top + drawing.height + ROW * number
        yield from rectangle(Bar(drawing.left, SWATCH, kind, height=SWATCH), place, "#8c959f")
        yield f'<text x="{drawing.left + SWATCH + 8}" y="{place + 18}">{text(words)}</text>'


def rectangle(bar: Bar, top: int, edge: str = "#ffffff") -> Iterator[str]:
    """A bar with the word in it."""
    fill, ink = PAINTS[bar.kind]
    opacity = ' fill-opacity=".5"' if bar.kind == "share" else ""
    place = f'x="{bar.x}" y="{top + 20 - bar.height}" width="{bar.width}" height="{bar.height}"'
    yield f'<rect {place} fill="{fill}"{opacity} stroke="{edge}" stroke-width=".5"/>'
    if bar.word:
        middle = round(bar.x + bar.width / 2, 1)
        yield f'<text x="{middle}" y="{top + 15}" text-anchor="middle" font-size="11" fill="{ink}">{text(bar.word)}</text>'


def text(words: str) -> str:
    """Words as text and nothing else."""
    return escape(safe(words)).replace("##", "#&#35;").replace("::", ":&#58;")
