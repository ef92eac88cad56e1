"""Tables as an SQLite file with references, closed lists and views, and what Datasette shows beside them.

Text is kept as it is in the data: a database runs no formulas. Lists and facts are JSON, which SQLite and Datasette read
(``json_each``, facets); yes and no are 1 and 0; days are ISO dates.
"""

import json
import sqlite3
from contextlib import closing
from typing import Any

from harmonize.guests.export.table import About, Column, Table, View

TYPE = {
    "text": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "yes_no": "INTEGER",
    "day": "TEXT",
    "list": "TEXT",
    "facts": "TEXT",
}
FILE = "harmonize.sqlite"


def database(about: About, tables: tuple[Table, ...], views: tuple[View, ...]) -> bytes:
    """The content of ``harmonize.sqlite``."""
    keys = {table.name: table.key for table in tables}
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as made:
        made.executescript("PRAGMA page_size = 4096; PRAGMA encoding = 'UTF-8'; BEGIN;")
        for table in every(about, tables):
            made.execute(definition(table, keys))
            holes = ", ".join("?" * len(table.columns))
            rows = (tuple(map(stored, row)) for row in table.rows)
            made.executemany(f"INSERT INTO {table.name} VALUES ({holes})", rows)  # noqa: S608  names are our own
            for column in table.columns:
                if column.of:
                    made.execute(f"CREATE INDEX {table.name}_{column.name} ON {table.name} ({column.name})")
        for view in views:
            made.execute(f"CREATE VIEW {view.name} AS {view.query}")
        made.execute("COMMIT")
        return made.serialize()


def metadata(about: About, tables: tuple[Table, ...], views: tuple[View, ...]) -> bytes:
    """The content of ``metadata.json``, which Datasette shows beside the tables."""
    text = json.dumps(shown(about, every(about, tables), views), ensure_ascii=False, indent=1)
    return f"{text}\n".encode()


def every(about: About, tables: tuple[Table, ...]) -> tuple[Table, ...]:
    """The tables of the database: those of the data, what the dataset is, and what its columns mean."""
    return (*tables, cover(about), codebook(tables))


def definition(table: Table, keys: dict[str, str]) -> str:
    """The statement that makes one table."""
    lines = [column_line(column, key=column.name == table.key) for column in table.columns]
    lines += [
        f"FOREIGN KEY ({column.name}) REFERENCES {column.of} ({keys[column.of]})"
        for column in table.columns
        if column.of
    ]
    return f"CREATE TABLE {table.name} (\n  " + ",\n  ".join(lines) + "\n)"


def column_line(column: Column, *, key: bool) -> str:
    """One column of the statement."""
    words = [column.name, TYPE[column.type]]
    words += ["PRIMARY KEY NOT NULL"] if key else ["NOT NULL"] if column.required else []
    if column.words:
        listed = ", ".join(f"'{word}'" for word in column.words)
        words.append(f"CHECK ({column.name} IN ({listed}))")
    elif column.type == "yes_no":
        words.append(f"CHECK ({column.name} IN (0, 1))")
    return " ".join(words)


def stored(value: Any) -> Any:
    """A value as the database keeps it."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, (list, tuple, dict)) else value


def cover(about: About) -> Table:
    """The table that says which dataset this is, so that a copy of the file alone still tells."""
    columns = (
        Column("name", "text", "What is said.", required=True),
        Column("value", "text", "What it is.", required=True),
    )
    rows = (
        ("title", about.title),
        ("description", about.meaning),
        ("dataset_version", about.version),
        ("as_of", about.day),
        ("made_by", about.made_by),
        ("licence", f"{about.licence_title} ({about.licence}), {about.licence_url}"),
        ("cite_as", about.cite_as),
    )
    return Table("about", "About this dataset", "Version, day, licence, and how to cite it.", columns, rows)


def codebook(tables: tuple[Table, ...]) -> Table:
    """The table that says what every column means."""
    columns = (
        Column("id", "text", "Table and column.", required=True),
        Column("table_name", "text", "The table.", required=True),
        Column("column_name", "text", "The column.", required=True),
        Column("type", "text", "What it holds: text, integer, number, yes_no (1, 0), day, list or facts (JSON)."),
        Column("meaning", "text", "What it means.", required=True),
    )
    rows = [
        (f"{table.name}.{column.name}", table.name, column.name, column.type, column.meaning)
        for table in tables
        for column in table.columns
    ]
    return Table("codebook", "Codebook", "What every column of every table means.", columns, rows)


def shown(about: About, tables: tuple[Table, ...], views: tuple[View, ...]) -> dict[str, Any]:
    """What Datasette shows: titles, meanings, licence (``datasette harmonize.sqlite --metadata metadata.json``)."""
    told = {
        table.name: {
            "title": table.title,
            "description": table.meaning,
            "columns": {column.name: column.meaning for column in table.columns},
        }
        for table in tables
    }
    told |= {view.name: {"title": view.title, "description": view.meaning} for view in views}
    licence = {"license": about.licence_title, "license_url": about.licence_url}
    return {
        "title": about.title,
        "description": f"{about.meaning} {about.cite_as}",
        **licence,
        "databases": {"harmonize": {"title": f"{about.title}, version {about.version}", **licence, "tables": told}},
    }
