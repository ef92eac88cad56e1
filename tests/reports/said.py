"""Every text of a report, and what of a text is forbidden: `forbidden.yaml` says it, this looks for it."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from harmonize.reports.document import (
    Block,
    Document,
    FindingBlock,
    Grid,
    Paragraph,
    Picture,
    PointBlock,
    Points,
    Report,
    Section,
    Terms,
    cell_text,
    heading_of,
    point_heading,
)
from harmonize.reports.plain import in_text

HERE = Path(__file__).parent
DATA = HERE.parent.parent / "data"
FORBIDDEN = yaml.safe_load((HERE / "forbidden.yaml").read_text(encoding="utf-8"))
SHAPES = {name: re.compile(pattern) for name, pattern in FORBIDDEN["shapes"].items()}
PHRASES = re.compile(
    rf"\b(?:(?i:{'|'.join(map(re.escape, FORBIDDEN['phrases']))})|{'|'.join(map(re.escape, FORBIDDEN['labels']))})(?!\w)"
)
NAMES = re.compile("|".join(FORBIDDEN["names"]))
A_PERSONS = FORBIDDEN["a person's own"]


def wrong(sentence: str, prose: str = "") -> list[str]:
    """What of a sentence is forbidden; of ``prose``, which a person wrote, a sentence may have the turns of phrase."""
    plain = NAMES.sub("7", sentence)
    found = [
        f"{name}: {match[0]}"
        for name, shape in SHAPES.items()
        if (match := shape.search(plain)) and not (name in A_PERSONS and match[0].strip(" ,:") in prose)
    ]
    return found + ([f"phrase: {match[0]}"] if (match := PHRASES.search(plain)) else [])


def prose() -> str:
    """All that people wrote in the data and in the vocabulary, as one text without regard to how its lines are broken."""
    written = [*sorted(DATA.rglob("*.yaml"))]
    told = " ".join(path.read_text("utf-8") for path in written)
    return re.sub(r"\s+", " ", told).replace("''", "'")


def texts(report: Report) -> Iterator[str]:
    """Every text that a report tells anywhere: its documents, its findings, its table, and the sentences in its data."""
    yield report.title
    for document in report.documents:
        yield from of_document(document)
    for found in report.findings:
        yield from of_block(found)
    if report.table:
        # A single word of a table for programs is a key of it.
        yield from (cell for row in report.table.rows for cell in map(in_text, row) if " " in cell)
    yield from sentences(report.data)


def of_document(document: Document) -> Iterator[str]:
    yield document.title
    yield from (text for term in document.facts for text in (term.label, term.text))
    for section in document.sections:
        yield from of_section(section)
    yield document.foot


def of_section(section: Section) -> Iterator[str]:
    yield heading_of(section)
    for block in section.blocks:
        yield from of_block(block)
    for below in section.sections:
        yield from of_section(below)


def of_block(block: Block) -> Iterator[str]:
    """The texts of a block; an example of a file is told as it stands."""
    if isinstance(block, Paragraph):
        yield block.text
    elif isinstance(block, Points):
        yield from block.items
    elif isinstance(block, Terms):
        yield from (text for term in block.rows for text in (term.label, term.text))
    elif isinstance(block, Grid):
        yield block.table.title
        yield from block.table.head
        yield from (cell_text(cell, block) for row in block.table.rows for cell in row)
    elif isinstance(block, Picture):
        yield from (block.title, block.words)
    elif isinstance(block, PointBlock):
        yield point_heading(block)
        yield from (text for term in block.terms for text in (term.label, term.text))
    elif isinstance(block, FindingBlock):
        yield from (block.title, block.words, block.reason, block.by)
        yield from (text for term in (*block.terms, *block.manual) for text in (term.label, term.text))
        yield from (*block.short, *block.nearest, *block.remedies, *block.doubts, *block.beside)
        yield from (message.text for message in block.messages)


def sentences(data: Any) -> Iterator[str]:
    """The texts of several words in data for programs."""
    if isinstance(data, str):
        if " " in data:
            yield data
    elif isinstance(data, dict):
        for value in data.values():
            yield from sentences(value)
    elif isinstance(data, (list, tuple)):
        for value in data:
            yield from sentences(value)
