"""How an error in a point is reported: the form of the project, filled in."""

from functools import cache
from urllib.parse import urlencode

from harmonize.findings.assessment import Assessment
from harmonize.findings.causes import Point
from harmonize.reports.document import Term

FORM = "error_in_a_law.yml"
DISTRIBUTION = "harmonize-law"


def complaint(point: Point, assessment: Assessment, version: str) -> Term:
    """What to quote when a point is wrong, with the address of the form, where the build of harmonize knew of one."""
    fields = {
        "state": assessment.law.code,
        "duty": point.head.duty.id,
        "point": point.id,
        "day": assessment.day,
        "version": version,
    }
    address = issues()
    link = f"{address}/new?{urlencode({'template': FORM, **fields})}" if address else ""
    return Term("Report an error", f"quote {', '.join(f'{name} {value}' for name, value in fields.items())}", link)


@cache
def issues() -> str:
    """The address at which errors are reported; empty where the build knew of none, as in a source tree."""
    from importlib.metadata import PackageNotFoundError, metadata  # slow, and only a long report asks

    try:
        links = metadata(DISTRIBUTION).get_all("Project-URL") or []
    except PackageNotFoundError:
        return ""
    return str(dict(link.split(", ", 1) for link in links if ", " in link).get("Issues", ""))
