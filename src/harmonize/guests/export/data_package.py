"""Tables as a Frictionless data package: one CSV file each, and a descriptor with schemas, references and licence.

The form is that of the Data Package standard (https://datapackage.org), profile `tabular-data-package`. Text is guarded as
``harmonize.visible.cell`` says, since spreadsheets run what begins with = + - @ as a formula, even when it is quoted.
"""

import csv
import io
import json
from typing import Any

from harmonize.guests.export.table import About, Column, Table
from harmonize.library.digests import digest, stored
from harmonize.visible import cell as as_cell

TYPE = {
    "text": "string",
    "integer": "integer",
    "number": "number",
    "yes_no": "boolean",
    "day": "date",
    "list": "array",
    "facts": "object",
}
GUARD = (
    "Where a spreadsheet would begin a formula (= + - @ at the front of a text or behind a semicolon, a tab or a line break, "
    "and behind any number of blanks and apostrophes) stands one apostrophe more; take one away there to get the data. "
    "Numbers and days are never touched."
)


def package(about: About, tables: tuple[Table, ...]) -> tuple[bytes, dict[str, bytes]]:
    """The descriptor ``datapackage.json``, and the tables as CSV files under the names that the folder is to store."""
    keys = {table.name: table.key for table in tables}
    files = {f"tables/{table.name}.csv": rows(table) for table in tables}
    resources = [resource(table, content, keys) for table, content in zip(tables, files.values(), strict=True)]
    text = json.dumps({**cover(about), "resources": resources}, ensure_ascii=False, indent=1)
    return f"{text}\n".encode(), files


def rows(table: Table) -> bytes:
    """A table as CSV."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, quoting=csv.QUOTE_NONNUMERIC, lineterminator="\r\n")
    lines.writerow(column.name for column in table.columns)
    lines.writerows([cell(value) for value in row] for row in table.rows)
    return text.getvalue().encode()


def cover(about: About) -> dict[str, Any]:
    """What the descriptor says of the whole package."""
    return {
        "profile": "tabular-data-package",
        "name": about.name,
        "title": about.title,
        "description": f"{about.meaning} {GUARD}",
        "version": about.version,
        "licenses": [{"name": about.licence, "title": about.licence_title, "path": about.licence_url}],
        "contributors": [{"title": about.made_by, "role": "author"}],
        "keywords": ["law", "treaty", "smuggling of migrants", "comparative law"],
        "citation": about.cite_as,
        "as_of": about.day,
    }


def resource(table: Table, content: bytes, keys: dict[str, str]) -> dict[str, Any]:
    """What the descriptor says of one table; ``keys`` are the key columns of all tables."""
    schema: dict[str, Any] = {
        "fields": list(map(field, table.columns)),
        "missingValues": [""],
        "primaryKey": [table.key],
    }
    references = [
        {"fields": [column.name], "reference": {"resource": column.of, "fields": [keys[column.of]]}}
        for column in table.columns
        if column.of
    ]
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": stored(f"tables/{table.name}.csv", digest(content)),
        "title": table.title,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(content),
        "hash": f"sha256:{digest(content)}",
        "schema": {**schema, **({"foreignKeys": references} if references else {})},
    }


def field(column: Column) -> dict[str, Any]:
    """What the schema says of one column."""
    bounds: dict[str, Any] = {"required": True} if column.required else {}
    if column.words:
        bounds["enum"] = list(column.words)
    told = {"name": column.name, "type": TYPE[column.type], "description": column.meaning}
    return {**told, "constraints": bounds} if bounds else told


def cell(value: Any) -> Any:
    """A value as it stands in the file."""
    if value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return as_cell(value)
    return as_cell(json.dumps(value, ensure_ascii=False))
