"""A report as a workbook: a sheet per table, with filters, a head that stays in view, and text that is never a formula."""

import io
from collections.abc import Sequence
from datetime import UTC, datetime

import xlsxwriter

from harmonize.reports.document import Document, PointBlock, Report, blocks, tables
from harmonize.reports.plain import Records, Table, in_text
from harmonize.reports.renderers.tones import TONES
from harmonize.reports.verdict_words import SHOWN
from harmonize.visible import safe

LONGEST = 32_000  # a cell holds no more
WIDEST = 60
FIRST = ("Summary", "Points")  # the sheets before that of the whole
HEAT = {words: TONES[told.tone] for words, told in SHOWN.items()}


def render(report: Report) -> bytes:
    """All tables of a report as one file, the first screen first, then the table of the whole; a last sheet says on which data they rest."""
    sheets = sheets_of(report)
    facts = [f"{fact.label}: {fact.text}" for fact in report.documents[0].facts]
    return book(sheets, report.heading, [*facts, report.documents[0].foot])


def sheets_of(report: Report) -> list[Table | Records]:
    """The tables of a report; those of one kind from several documents under each other, with the title of each in front."""
    several, held = len(report.documents) > 1, set(report.table.head if report.table else ())
    found: dict[tuple[str, ...], list[Table]] = {}
    for document in report.documents:
        for table in (*tables(document), *points(document)):
            if held > set(table.head):
                continue  # some columns of the table of the whole
            marked = table
            if several and table.head[0] != "state":
                rows = tuple((document.title, *row) for row in table.rows)
                marked = table._replace(head=("report", *table.head), rows=rows)
            found.setdefault((table.name, *table.head), []).append(marked)
    whole: list[Table | Records] = (
        [report.table] if report.table and (report.table.name, *report.table.head) not in found else []
    )
    together = [same[0]._replace(rows=tuple(row for table in same for row in table.rows)) for same in found.values()]
    return sorted([*whole, *together], key=lambda table: FIRST.index(table.name) if table.name in FIRST else len(FIRST))


def points(document: Document) -> list[Table]:
    """The numbered points of a document as a table, each as fully as it is reported anywhere in it."""
    told = {block.id: block for block in blocks(document.sections) if isinstance(block, PointBlock)}
    rows = tuple(
        (
            f"[{item.number}]",
            item.treaty,
            item.words,
            " · ".join(item.notes),
            " | ".join(f"{term.label}: {term.text}" for term in item.terms),
        )
        for item in told.values()
    )
    return [Table("Points", "Points", ("point", "treaty", "verdict", "binds and rests", "says"), rows)] if rows else []


def book(tables: Sequence[Table | Records], title: str, note: Sequence[str]) -> bytes:
    """All tables as one file; ``note`` says on which data they rest."""
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    with xlsxwriter.Workbook(target, options) as made:
        made.set_properties(
            {
                "title": safe(title),
                "author": "harmonize",
                "comments": safe("\n".join(note)),
                "created": datetime(2000, 1, 1, tzinfo=UTC),
            }
        )
        wrap = made.add_format({"text_wrap": True, "valign": "top"})
        heat = {
            word: made.add_format({"bg_color": back, "font_color": ink, "align": "center", "valign": "top"})
            for word, (back, ink) in HEAT.items()
        }
        names: set[str] = set()
        for number, table in enumerate(tables, 1):
            name = sheet_name(table.name, names)
            sheet = made.add_worksheet(name)
            head = distinct(table.head)
            for column, text in enumerate(head):
                longest = max([len(text) + 3, *(len(in_text(row[column])) for row in table.rows[:200])])
                sheet.set_column(column, column, min(WIDEST, max(6, longest + 1)))
            for y, row in enumerate(table.rows, 1):
                for x, found in enumerate(row):
                    text = in_text(found)
                    if isinstance(found, (int, float)) and not isinstance(found, bool):
                        sheet.write_number(y, x, found, wrap)
                    elif text.isdecimal() and text.isascii() and len(text) < 10 and str(int(text)) == text:
                        sheet.write_number(y, x, int(text), wrap)
                    elif text:
                        sheet.write_string(y, x, fitting(text), heat.get(text, wrap))
            sheet.freeze_panes(1, 1)
            sheet.add_table(
                *(0, 0, max(1, len(table.rows)), len(head) - 1),
                {
                    "name": f"Table{number}",
                    "columns": [{"header": text} for text in head],
                    "style": "Table Style Light 9",
                },
            )
        about = made.add_worksheet(sheet_name("About", names))
        about.set_column(0, 0, 100)
        for y, text in enumerate((title, *note)):
            about.write_string(y, 0, fitting(text), wrap)
    return target.getvalue()


def fitting(text: str) -> str:
    """Text that a cell holds; what is cut says so, and how much there is."""
    seen = safe(text)
    if len(seen) <= LONGEST:
        return seen
    told = f" ... (cut here: the text has {len(seen)} letters, a cell of a workbook holds {LONGEST}; the other formats have it whole)"
    return seen[: LONGEST - len(told)] + told


def sheet_name(wanted: str, taken: set[str]) -> str:
    """A name that a sheet may have and no other has."""
    plain = "".join(char if char.isalnum() or char in " -" else "_" for char in safe(wanted))[:28].strip() or "Sheet"
    name, number = plain, 2
    while name.casefold() in taken:
        name, number = f"{plain[:26]} {number}", number + 1
    taken.add(name.casefold())
    return name


def distinct(head: Sequence[str]) -> list[str]:
    """The heads of a table's columns, none twice: a spreadsheet refuses that."""
    found: list[str] = []
    for text in (safe(name.replace("_", " ")) for name in head):
        name, number = text[:250] or " ", 2
        while name.casefold() in map(str.casefold, found):
            name, number = f"{text[:240]} {number}", number + 1
        found.append(name)
    return found
