"""How an error in a point is reported: the form of the project, filled in."""

from urllib.parse import urlencode

from harmonize.errors import page_of
from harmonize.findings.assessment import Assessment
from harmonize.reports.document import Term

FORM = "error_in_a_law.yml"


def complaint(assessment: Assessment, version: str) -> Term:
    """What to quote when a point is wrong, with the address of the form, where the build of harmonize knew of one."""
    fields = {"state": assessment.law.code, "day": assessment.day, "version": version}
    told = ", ".join(f"{name} {value}" for name, value in fields.items())
    address = page_of("Issues")
    link = f"{address}/new?{urlencode({'template': FORM, **fields})}" if address else ""
    return Term("Report an error", f"quote the article and the number of the point, {told}", link)
