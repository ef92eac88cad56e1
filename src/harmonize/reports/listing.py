"""Reports that are one table: what programs read of them is a row an object, named as the columns are."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

from harmonize.norms.meaning import Dataset, Day, StateCode
from harmonize.reports.document import Document, Grid, Report, Section, framed
from harmonize.reports.plain import Table

F = TypeVar("F")
R = TypeVar("R")


class Listed(NamedTuple, Generic[F, R]):
    """A table that holds on every day."""

    format: F
    dataset: Dataset
    rows: tuple[R, ...]


class ListedOn(NamedTuple, Generic[F, R]):
    """A table as of a day."""

    format: F
    dataset: Dataset
    as_of: Day
    rows: tuple[R, ...]


class ToReadAgain(NamedTuple):
    """A provision whose words in a newer copy are not those that were read, and what rests on it."""

    state: StateCode
    source: str
    provision: str
    what_became_of_it: str
    since: str
    by: str
    verdicts: str
    fact_patterns: str
    clauses: str


def listed(form: F, found: Table, rows: Sequence[R], version: str, *beside: Section) -> Report:
    """A report that is one table, with what stands below it."""
    sections = (Section("", (Grid(found._replace(title="")),)), *beside)
    data = Listed(form, version, tuple(rows))
    return Report((Document(found.title, (), sections, ""),), table=found, data=data, dataset=version)


def tabled(
    form: F, title: str, version: str, day: str, sections: Sequence[Section], note: str, found: Table, rows: Sequence[R]
) -> Report:
    """A report whose data are one table, told in some sections."""
    data = ListedOn(form, version, day, tuple(rows))
    return Report((framed(title, version, day, sections, note),), table=found, data=data, dataset=version)
