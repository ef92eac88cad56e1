"""The dataset as tables for other people's tools: what was read, what it punishes, what it owes, and the verdicts.

Both export formats are written from the tables declared in ``guests/export/open_data.json``; each has a function in ``open_rows``
of its name that gives its rows.
"""

from harmonize.guests.export import open_rows
from harmonize.guests.export.open_material import Material
from harmonize.guests.export.table import About, Table, declared
from harmonize.library.store import Store
from harmonize.norms.doubt import Ground
from harmonize.norms.law import SECTIONS, STATUSES
from harmonize.norms.outcome import Verdict
from harmonize.norms.source import GRADES
from harmonize.norms.treaty import FORMS, STRENGTHS, TOPICS

LICENCE = (
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
)
WORDS: dict[str, tuple[str, ...]] = {
    "grounds": tuple(Ground),
    "sections": SECTIONS,
    "statuses": STATUSES,
    "verdicts": tuple(Verdict),
    "grades": tuple(GRADES),
    "forms": FORMS,
    "strengths": tuple(STRENGTHS),
    "topics": TOPICS,
}
SHEETS, VIEWS = declared(WORDS)


def tables(store: Store, day: str) -> tuple[Table, ...]:
    """All tables of a dataset, with verdicts and answers as of a day (ISO date)."""
    of = Material(store, day)
    return tuple(table._replace(rows=tuple(getattr(open_rows, table.name)(of))) for table in SHEETS)


def about(version: str, day: str) -> About:
    """The cover of an export."""
    title = "harmonize dataset: national laws on the smuggling of migrants against the UN Protocol and UNTOC"
    return About(
        "harmonize",
        title,
        "Coded national laws, the duties of the treaties, treaty status, and the verdicts that follow. Not legal advice.",
        version,
        day,
        "harmonize contributors",
        *LICENCE,
        f"harmonize contributors, harmonize dataset, version {version}, as of {day}, `harmonize data export --as-of {day}`",
    )
