"""The dataset as tables for other people's tools: what was read, what it punishes, what it owes, and the verdicts.

Both export formats are written from the sheets declared in ``open_sheets``.
"""

from harmonize.library.store import Store
from harmonize.library.table import About, Table, View
from harmonize.reports.open_material import Material
from harmonize.reports.open_sheets import SHEETS

LICENCE = (
    "CC-BY-4.0",
    "Creative Commons Attribution 4.0 International",
    "https://creativecommons.org/licenses/by/4.0/",
)
VIEWS = (
    View(
        "shortfalls",
        "Shortfalls",
        "Every gap and every duty partly met, one row per counterexample, the gravest first.",
        "SELECT states.name AS state, duties.id AS duty, duties.title AS title, duties.strength AS strength,"
        " verdicts.verdict AS verdict, verdicts.severity AS severity, gaps.facts AS not_reached, gaps.nearest AS nearest,"
        " verdicts.missing AS missing_measures, verdicts.confidence AS confidence, verdicts.as_of AS as_of"
        " FROM verdicts JOIN states ON states.code = verdicts.state JOIN duties ON duties.id = verdicts.duty"
        " LEFT JOIN gaps ON gaps.verdict = verdicts.id WHERE verdicts.verdict IN ('gap', 'partial')"
        " ORDER BY CASE verdicts.severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 WHEN 'low' THEN 2 ELSE 3 END,"
        " states.name, duties.id, gaps.id",
    ),
    View(
        "verdict_tally",
        "Verdicts counted",
        "Per State, instrument and topic, how often each verdict occurs among duties that text of law can answer.",
        "SELECT states.name AS state, duties.instrument AS instrument, duties.topic AS topic, verdicts.verdict AS verdict,"
        " count(*) AS duties FROM verdicts JOIN states ON states.code = verdicts.state"
        " JOIN duties ON duties.id = verdicts.duty WHERE duties.untested IS NULL"
        " GROUP BY states.name, duties.instrument, duties.topic, verdicts.verdict"
        " ORDER BY states.name, duties.instrument, duties.topic, verdicts.verdict",
    ),
    View(
        "offences_in_force",
        "Offences in force",
        "Versions without a last day, with the range of the basic form for a perpetrator who completed the act.",
        "SELECT states.name AS state, offences.id AS offence, offences.title AS title, offences.kind AS kind,"
        " versions.since AS since, versions.cite AS cite, penalties.range AS range, penalties.fine AS fine"
        " FROM versions JOIN offences ON offences.id = versions.offence JOIN states ON states.code = offences.state"
        " LEFT JOIN penalties ON penalties.version = versions.id AND penalties.forms = '[]' AND penalties.doubt IS NULL"
        " AND penalties.roles LIKE '%\"perpetrator\"%' AND penalties.stages LIKE '%\"completed\"%'"
        " WHERE versions.until IS NULL ORDER BY states.name, offences.id, penalties.id",
    ),
    View(
        "serious_crimes",
        "Serious crimes",
        "Ranges of at least four years (UNTOC 2(b)) of offences in force.",
        "SELECT states.name AS state, offences.id AS offence, offences.title AS title, penalties.forms AS forms,"
        " penalties.roles AS roles, penalties.stages AS stages, penalties.range AS range"
        " FROM penalties JOIN versions ON versions.id = penalties.version JOIN offences ON offences.id = versions.offence"
        " JOIN states ON states.code = offences.state"
        " WHERE versions.until IS NULL AND penalties.doubt IS NULL"
        " AND (penalties.maximum_months >= 48 OR penalties.ceiling IN ('life', 'death'))"
        " ORDER BY states.name, offences.id, penalties.id",
    ),
)


def last_read(store: Store) -> str:
    """The last day on which a source of any law was read: what a dataset can know."""
    laws = (store.law(code, "9999-12-31") for code in store.codes)
    days = [source.read_on for law in laws if law for source in law.sources.values()]
    return max(days, default=store.status.settled_from())


def tables(store: Store, day: str) -> tuple[Table, ...]:
    """All tables of a dataset, with verdicts and answers as of a day (ISO date)."""
    of = Material(store, day)
    return tuple(Table(item.name, item.title, item.meaning, item.columns, tuple(item.rows(of))) for item in SHEETS)


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
        f"harmonize contributors, harmonize dataset, version {version}, as of {day}, `harmonize export --as-of {day}`",
    )
