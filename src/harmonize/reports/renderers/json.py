"""What programs read of a report, in a versioned form; those with a schema are published under ``schemas/``."""

from harmonize.reports.document import Report
from harmonize.reports.plain import dumped


def render(report: Report) -> str:
    """The data of a report."""
    return dumped(report.data)
