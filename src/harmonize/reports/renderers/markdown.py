"""A report as Markdown: headings, lists and tables for a pull request, a wiki, an editor."""

from collections.abc import Iterator

from harmonize.reports.document import (
    Block,
    Complaints,
    Document,
    FindingBlock,
    Grid,
    Paragraph,
    PointBlock,
    Points,
    Report,
    Section,
    Term,
    Terms,
    Verbatim,
    caption,
    cell_text,
    finding_heading,
    heading_of,
    point_heading,
    web_address,
)
from harmonize.reports.plain import markdown_text
from harmonize.visible import safe


def render(report: Report) -> str:
    """The lines of a report; several documents stand under their title."""
    lines = [f"# {markdown_text(report.title)}", ""] if report.title else []
    level = 2 if report.title else 1
    for number, document in enumerate(report.documents):
        lines += [""] if number else []
        lines += page(document, level)
    return "\n".join(lines)


def page(document: Document, level: int) -> Iterator[str]:
    """The lines of a document."""
    if document.title:
        yield f"{'#' * level} {markdown_text(document.title)}"
    if document.lead:
        yield ""
        yield markdown_text(document.lead)
    if document.facts:
        yield ""
        yield from map(term, document.facts)
    for item in document.sections:
        yield from section(item, level + 1)
    if document.foot:
        yield ""
        yield markdown_text(document.foot)


def section(item: Section, level: int) -> Iterator[str]:
    """A heading with all under it."""
    if item.title:
        yield ""
        yield f"{'#' * level} {markdown_text(heading_of(item))}"
    for block in item.blocks:
        yield from part(block, item.title, level)
    for below in item.sections:
        yield from section(below, level + 1)


def part(block: Block, heading: str, level: int) -> Iterator[str]:
    """One block; a picture is reported in words by the table beside it."""
    if isinstance(block, Paragraph):
        yield from ("", markdown_text(block.text))
    elif isinstance(block, Points):
        yield from ("", *(f"- {markdown_text(text)}" for text in block.items))
    elif isinstance(block, (Verbatim, Complaints)):
        yield from ("", *(f"    {safe(line)}" for line in block.lines))
    elif isinstance(block, Terms):
        yield from ("", *map(term, block.rows))
    elif isinstance(block, PointBlock):
        yield from ("", f"{'#' * (level + 1)} {markdown_text(point_heading(block))}", "")
        yield from map(term, block.terms)
    elif isinstance(block, FindingBlock):
        yield from ("", f"{'#' * (level + 1)} {markdown_text(finding_heading(block))}", "")
        yield from map(term, block.terms)
    elif isinstance(block, Grid):
        if above := caption(block.table, heading):
            yield from ("", f"{markdown_text(above)}:")
        yield ""
        yield from table(block)


def table(block: Grid) -> Iterator[str]:
    """The lines of a table; a cell that is an address is a link."""
    head, rows = block.table.head, block.table.rows
    yield f"| {' | '.join(map(markdown_text, head))} |"
    yield f"|{'---|' * len(head)}"
    for row in rows:
        cells = (f"<{text}>" if web_address(text) else markdown_text(cell_text(text, block)) for text in row)
        yield f"| {' | '.join(cells)} |"


def term(row: Term) -> str:
    """A label with its text, and the address behind it."""
    link = f" (<{row.address}>)" if web_address(row.address) else ""
    label = f"- {markdown_text(row.label)}:" if row.label else "  -"  # without a label it goes on with the one before
    return f"{label} {markdown_text(row.text)}{link}"
