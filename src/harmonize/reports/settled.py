"""The wording of what a project has settled for all commands."""

from collections.abc import Mapping, Sequence

from harmonize.library.settings import OWN, SHARED, TABLE, Setting
from harmonize.reports.document import Document, Paragraph, Report, Section, Term, Terms

NOTHING = f"Nothing is settled: no {OWN} and no {TABLE} in {SHARED}, here or above up to the root of the repository."


def report(found: Mapping[str, Setting], keys: Sequence[str]) -> Report:
    """Each key with its value and the line that says so."""
    rows = tuple(
        Term(key, f"{found[key].value} ({found[key].place})" if key in found else "not settled") for key in keys
    )
    block = Terms(rows) if found else Paragraph(NOTHING)
    return Report((Document("Settings of the project", (), (Section("", (block,)),), ""),))
