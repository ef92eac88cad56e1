"""An export is one folder that ``harmonize data export`` owns: it replaces nothing but an export that stood there before."""

from pathlib import Path

from harmonize.guests.export.data_package import GUARD, package
from harmonize.guests.export.database import FILE, database, metadata
from harmonize.guests.export.open_data import SHEETS
from harmonize.guests.export.table import About, Table, View
from harmonize.library.owned_folder import Maker, put

FORMATS = ("frictionless", "sqlite")
NAMES = {sheet.name: f"{sheet.name}.csv" for sheet in SHEETS}  # of tables, the same in every export
FIXED = frozenset({FILE, "metadata.json", "README.md", "datapackage.json", *NAMES.values()})
MAKER = Maker("harmonize export", ("tables",), FIXED)

STABLE = "`verdicts.csv` and its like are the same files under names that stay: `pandas.read_csv('verdicts.csv')`."


def export(
    target: Path, about: About, tables: tuple[Table, ...], views: tuple[View, ...], formats: tuple[str, ...]
) -> None:
    """Writes tables into the folder ``target``: a data package, an SQLite file, or both, beside a README.

    The same tables give the same bytes. Raises HarmonizeError when the folder cannot be written, and when it holds
    anything that no export wrote; then it is as it was.
    """
    fixed: dict[str, bytes] = {}
    files: dict[str, bytes] = {}
    if "sqlite" in formats:
        fixed = {FILE: database(about, tables, views), "metadata.json": metadata(about, tables, views)}
    fixed["README.md"] = readme(about, tables, formats).encode()
    if "frictionless" in formats:
        fixed["datapackage.json"], files = package(about, tables)
        fixed |= {NAMES[table.name]: files[f"tables/{table.name}.csv"] for table in tables if table.name in NAMES}
    put(target, MAKER, {"version": about.version, "as_of": about.day}, files, fixed)


def readme(about: About, tables: tuple[Table, ...], formats: tuple[str, ...]) -> str:
    """What a person finds first in the folder."""
    lines = [
        f"# {about.title}",
        "",
        about.meaning,
        "",
        f"- dataset version: {about.version}",
        f"- verdicts and answers as of: {about.day}",
        f"- licence: {about.licence_title} ({about.licence}), {about.licence_url}",
        f"- cite as: {about.cite_as}",
        "",
    ]
    if "frictionless" in formats:
        lines += [
            "`datapackage.json` describes the CSV files in `tables/` (Frictionless data package).",
            STABLE,
            GUARD,
            "",
        ]
    if "sqlite" in formats:
        lines += [f"`{FILE}` opens in SQLite and in Datasette: `datasette {FILE} --metadata metadata.json`.", ""]
    lines += ["| table | rows | holds |", "|---|---|---|"]
    lines += [f"| `{table.name}` | {len(table.rows)} | {table.meaning} |" for table in tables]
    return "\n".join(lines) + "\n"
