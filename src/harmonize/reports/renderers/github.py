"""A report as the workflow commands that GitHub shows beside the lines of a pull request."""

from harmonize.reports.document import Complaint, Report
from harmonize.reports.renderers.junit import fails
from harmonize.reports.renderers.sarif import is_result
from harmonize.visible import logged

COMMANDS = {"high": "error", "medium": "warning", "low": "notice", "none": "notice"}
WEIGHTS = {"error": "error", "warning": "warning", "note": "notice"}


def render(report: Report) -> str:
    """One workflow command per gap of a shortfall, at its line of the law file; or per complaint about a data file.

    What a project knows of or has waived is a number.
    """
    if report.complaints:
        return "\n".join(map(complaint, report.complaints.items))
    shown = [(item, one) for item in report.findings if is_result(item) and fails(item) for one in item.messages]
    lines = [
        f"::{COMMANDS[item.severity]} file={value(item.file)},line={max(1, one.line)},"
        f"title={value(f'{item.treaty} {item.words}')}::{data(one.text)}"
        for item, one in shown
        if one.told
    ]
    if left := [one.standing for _, one in shown if not one.told]:
        told = ", ".join(f"{left.count(how)} {how}" for how in ("known", "waived") if how in left)
        lines.append(f"::notice title=BaselineOptions on before::{told}, not shown here")
    return "\n".join(lines)


def complaint(item: Complaint) -> str:
    """One complaint at its place; a whole file has none."""
    place = f",line={item.line},col={max(1, item.column)}" if item.line else ""
    return f"::{WEIGHTS[item.severity]} file={value(item.file)}{place},title={value(item.rule)}::{data(item.text)}"


def data(told: str) -> str:
    """The message of a workflow command."""
    return logged(told.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def value(told: str) -> str:
    """A property of a workflow command."""
    return data(told).replace(":", "%3A").replace(",", "%2C")
