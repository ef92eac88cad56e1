"""How an error in a point is reported: the form of the project, filled in."""

from urllib.parse import urlencode

from harmonize.errors import page_of
from harmonize.reports.document import Term

FORM = "error_in_a_law.yml"


def complaint(quoted: str, **fields: str) -> Term:
    """What to quote when something is wrong, with the address of the form, where the build of harmonize knew of one.

    ``fields`` are those of the form that are known: state, duty, day, version.
    """
    told = ", ".join(f"{name} {value}" for name, value in fields.items())
    address = page_of("Issues")
    link = f"{address}/new?{urlencode({'template': FORM, **fields})}" if address else ""
    return Term("Report an error", f"{quoted}, {told}", link)
