"""Documents as Markdown: headings, lists and tables."""

from collections.abc import Iterator

from harmonize.reports.document import Block, Document, Grid, Paragraph, Picture, Points, Section, Terms
from harmonize.reports.plain import markdown_table, markdown_text


def page(document: Document) -> Iterator[str]:
    """The lines of a document."""
    yield f"# {markdown_text(document.title)}"
    yield ""
    for term in document.facts:
        yield f"- {markdown_text(term.label)}: {markdown_text(term.text)}"
    for item in document.sections:
        yield from section(item, 2)
    yield ""
    yield markdown_text(document.foot)


def section(item: Section, level: int) -> Iterator[str]:
    """A heading with all under it."""
    tag = f" ({markdown_text(item.tag.word)})" if item.tag and item.tag.kind != "count" else ""
    yield ""
    yield f"{'#' * level} {markdown_text(item.title)}{tag}"
    for block in item.blocks:
        yield from part(block)
    for below in item.sections:
        yield from section(below, level + 1)


def part(block: Block) -> Iterator[str]:
    """One block; a picture is told in words by the table beside it."""
    if isinstance(block, Picture):
        return
    yield ""
    if isinstance(block, Paragraph):
        yield markdown_text(block.text)
    elif isinstance(block, Points):
        yield from (f"- {markdown_text(text)}" for text in block.items)
    elif isinstance(block, Terms):
        for term in block.rows:
            link = f" (<{term.address}>)" if term.address else ""
            yield f"- {markdown_text(term.label)}: {markdown_text(term.text)}{link}"
    elif isinstance(block, Grid):
        yield from markdown_table([block.table.head, *block.table.rows])
