"""One document, many renderers: each module tells a report in one format and knows nothing of what it is about.

A format is such a module, with a function ``render``, and a line in the table of what there is.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """A format: its suffixes, and for whom it is.

    ``kind`` says what it tells: ``document`` (all that people read), ``picture``, or ``program`` (findings, table and data,
    without documents). ``binary`` is no text; ``utf_8`` is written so whatever the code page of the screen is.
    """

    suffixes: tuple[str, ...]
    reader: str
    kind: str = "document"
    binary: bool = False
    utf_8: bool = False


FORMATS = {
    "text": Format((".txt",), "the screen"),
    "markdown": Format((".md",), "a pull request, a wiki, an editor"),
    "html": Format(
        (".html", ".htm"), "a reader with a browser: one file, with pictures, for screen and paper", utf_8=True
    ),
    "docx": Format((".docx",), "a ministry that edits the memo in a word processor", binary=True),
    "xlsx": Format((".xlsx",), "a desk that filters and sorts", binary=True),
    "csv": Format((".csv",), "any other table; one row per finding, fact or duty", "program"),
    "json": Format((".json",), "other programs; the schema is published under `schemas/`", "program", utf_8=True),
    "svg": Format(
        (".svg",), "a page, a slide: the pictures of a report, its table beside it as CSV", "picture", utf_8=True
    ),
    "sarif": Format(
        (".sarif",),
        "code scanning: SARIF 2.1.0, duties as rules, gaps at their line of the law file",
        "program",
        utf_8=True,
    ),
    "junit": Format((".xml",), "build servers: one test per duty", "program", utf_8=True),
    "github": Format((), "annotations beside the lines of a pull request", "program", utf_8=True),
}
