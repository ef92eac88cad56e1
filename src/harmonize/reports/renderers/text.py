"""A report as plain text: the same words as on a terminal, in lines of one width, whatever reads them."""

from collections.abc import Iterator

from harmonize.reports.document import Report
from harmonize.reports.renderers.layout import GAP, WIDTH, Rows, laid
from harmonize.reports.renderers.lines import boxed, measured


def render(report: Report, width: int = WIDTH) -> str:
    """The lines of a report, none wider than ``width`` but for an address or a name that is."""
    found: list[str] = []
    for item in laid(report, width):
        if isinstance(item, Rows):
            found += drawn(item)
        else:
            found.append("".join(span.text for span in item).rstrip())
    return "\n".join(found)


def drawn(table: Rows) -> Iterator[str]:
    """A table: its head, which stands on its rows, then the rows, each column in its width."""
    head = [boxed(text, width) for text, width in zip(table.head, table.rooms, strict=True)]
    high = max(map(len, head))
    yield from row_lines([("",) * (high - len(cell)) + cell for cell in head], table)
    for number, row in enumerate(table.rows):
        if number and table.parted:
            yield ""
        yield from row_lines([boxed(span.text, width) for span, width in zip(row, table.rooms, strict=True)], table)


def row_lines(cells: list[tuple[str, ...]], table: Rows) -> Iterator[str]:
    """The lines of one row, from the lines of its cells."""
    for line in range(max(map(len, cells))):
        parts = [
            padded(own[line] if line < len(own) else "", width, right=table.right and x > 0)
            for x, (own, width) in enumerate(zip(cells, table.widths, strict=True))
        ]
        yield (" " * (0 if table.close else GAP)).join(parts).rstrip()


def padded(text: str, width: int, *, right: bool) -> str:
    """A text in the width of its column."""
    blanks = " " * (width - measured(text))
    return blanks + text if right else text + blanks
