"""The table of a report as CSV, for any other table: one row per finding, fact, duty or answer."""

from harmonize.reports.document import Report
from harmonize.reports.plain import as_csv


def render(report: Report) -> str:
    """The table of the whole, with its head."""
    table = report.table
    return as_csv([table.head, *table.rows]) if table else ""
