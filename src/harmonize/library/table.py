"""A table of open data: named columns that say what they mean, a key, references to other tables, and plain rows."""

from collections.abc import Sequence
from typing import Any, NamedTuple


class Column(NamedTuple):
    """One column: its name, its type and what it means.

    A type is text, integer, number, yes_no, day, list (of words or pinpoints) or facts (values by name).
    ``of`` names the table whose key it holds, ``words`` are all that it may say, ``required`` that it is never empty.
    """

    name: str
    type: str
    meaning: str
    of: str = ""
    words: tuple[str, ...] = ()
    required: bool = False


class Table(NamedTuple):
    """One table; its first column is the key. Rows hold str, int, float, bool, lists, dicts, or None for what is empty."""

    name: str
    title: str
    meaning: str
    columns: tuple[Column, ...]
    rows: Sequence[tuple[Any, ...]]

    @property
    def key(self) -> str:
        """The column that tells rows apart."""
        return self.columns[0].name


class View(NamedTuple):
    """A question about the tables that many readers have, as a query."""

    name: str
    title: str
    meaning: str
    query: str


class About(NamedTuple):
    """What stands on the cover of an export: which dataset, on which day, under which licence, cited how."""

    name: str
    title: str
    meaning: str
    version: str
    day: str
    made_by: str
    licence: str
    licence_title: str
    licence_url: str
    cite_as: str
