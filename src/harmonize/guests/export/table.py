"""A table of open data: named columns that say what they mean, a key, references to other tables, and plain rows."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
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


def declared(words: Mapping[str, tuple[str, ...]]) -> tuple[tuple[Table, ...], tuple[View, ...]]:
    """The tables of the open data, still without rows, and the questions asked of them, as ``open_data.json`` has them.

    ``words`` holds the closed lists that are named there. A name that ends in `!` is of a column that is never empty.
    """
    said = json.loads((Path(__file__).parent / "open_data.json").read_text("utf-8"))

    def column(name: str, meaning: Any) -> Column:
        plain = name.removesuffix("!")
        meaning = said["shared"][plain] if meaning == "shared" else meaning
        told = {"meaning": meaning} if isinstance(meaning, str) else meaning
        listed = told.get("words", ())
        closed = words[listed] if isinstance(listed, str) else tuple(listed)
        return Column(plain, **{"type": "text", **told, "words": closed, "required": name != plain})

    tables = tuple(
        Table(name, item["title"], item["meaning"], tuple(column(*pair) for pair in item["columns"].items()), ())
        for name, item in said["tables"].items()
    )
    views = tuple(View(name, **{**item, "query": " ".join(item["query"])}) for name, item in said["views"].items())
    return tables, views
