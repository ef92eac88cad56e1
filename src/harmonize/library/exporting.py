"""An export is one new folder, whole or not at all; it replaces nothing but an export that stood there before."""

import os
import shutil
import sqlite3
from pathlib import Path

from harmonize.errors import HarmonizeError
from harmonize.library.data_package import GUARD, write_package
from harmonize.library.database import FILE, write_database
from harmonize.library.table import About, Table, View

FORMATS = ("frictionless", "sqlite")
OWN = ("README.md", "datapackage.json", "tables", FILE, "metadata.json")


def export(
    target: Path,
    about: About,
    tables: tuple[Table, ...],
    views: tuple[View, ...],
    formats: tuple[str, ...],
    *,
    replace: bool,
) -> None:
    """Writes tables into the folder ``target``: a data package, an SQLite file, or both, beside a README.

    The same tables give the same bytes. Raises HarmonizeError when the folder cannot be written, when it is there and
    ``replace`` is off, and when it holds anything that no export wrote.
    """
    free(target, replace=replace)
    partial = target.absolute().with_name(f".{target.name}.{os.getpid()}.partial")
    try:
        partial.mkdir()
    except OSError as error:
        raise HarmonizeError(f"{target}: {error.strerror}") from error
    try:
        (partial / "README.md").write_text(readme(about, tables, formats), encoding="utf-8", newline="\n")
        if "frictionless" in formats:
            write_package(partial, about, tables)
        if "sqlite" in formats:
            write_database(partial, about, tables, views)
        put(partial, target)
    except (OSError, sqlite3.Error) as error:
        raise HarmonizeError(f"{target}: {error}") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)


def free(target: Path, *, replace: bool) -> None:
    """Raises HarmonizeError unless the folder may be written."""
    if not target.name:
        raise HarmonizeError(f"`{target}` cannot be written; name a new folder")
    if not os.path.lexists(target):
        return
    if target.is_symlink() or not target.is_dir():
        raise HarmonizeError(f"{target} is there and is no folder; name a new one")
    found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*"))
    strange = [name for name in found if name not in OWN and not (name.startswith("tables/") and name.endswith(".csv"))]
    if strange or (found and not {"datapackage.json", FILE} & set(found)):
        raise HarmonizeError(f"{target} holds `{(strange or found)[0]}`, which no export wrote; name another folder")
    if found and not replace:
        raise HarmonizeError(f"{target} holds an export; --force replaces it")


def put(partial: Path, target: Path) -> None:
    """Puts a finished folder in its place; what stood there goes only when the new one stands."""
    old = partial.with_suffix(".old")
    if target.is_dir():
        target.rename(old)
        try:
            partial.rename(target)
        except BaseException:
            old.rename(target)
            raise
        shutil.rmtree(old)
    else:
        partial.rename(target)


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
        lines += ["`datapackage.json` describes the CSV files in `tables/` (Frictionless data package).", GUARD, ""]
    if "sqlite" in formats:
        lines += [f"`{FILE}` opens in SQLite and in Datasette: `datasette {FILE} --metadata metadata.json`.", ""]
    lines += ["| table | rows | holds |", "|---|---|---|"]
    lines += [f"| `{table.name}` | {len(table.rows)} | {table.meaning} |" for table in tables]
    return "\n".join(lines) + "\n"
