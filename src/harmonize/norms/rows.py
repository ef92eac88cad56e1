"""Results as notebooks and tables take them: a line, an HTML table, rows of plain values."""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

Row = dict[str, str | int | float | None]  # what pandas.DataFrame, polars.DataFrame and csv.DictWriter take
SHOWN = 60  # rows of an HTML table


class Told(Protocol):
    """A result that is one row."""

    def row(self) -> Row: ...


class Several(Protocol):
    """A result that is several rows."""

    def rows(self) -> list[Row]: ...


def rows_of(found: Told | Several) -> list[Row]:
    """The rows of a result."""
    return found.rows() if hasattr(found, "rows") else [found.row()]


T_co = TypeVar("T_co", bound=Told | Several, covariant=True)


class Listing(tuple[T_co, ...]):
    """Several results, in order: a tuple that notebooks show as a table, and that gives its rows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return line("Listing", f"{len(self)} of {type(self[0]).__name__}" if self else "nothing")

    def rows(self) -> list[Row]:
        """The rows of each result, of plain values."""
        return [row for item in self for row in rows_of(item)]

    def _repr_html_(self) -> str:
        rows = self.rows()
        return html(f"{len(rows)} rows", rows)


class ByState(dict[str, T_co]):  # type: ignore[type-var]  # a result is looked up and replaced by nobody
    """Results by the code of the State: a dict that notebooks show as a table, and that gives its rows."""

    __slots__ = ()

    def __repr__(self) -> str:
        return line("ByState", ", ".join(self))

    def rows(self) -> list[Row]:
        """The rows of each State, of plain values."""
        return [row for item in self.values() for row in rows_of(item)]

    def _repr_html_(self) -> str:
        return html(f"{len(self)} laws", self.rows())


class Summed(Protocol):
    """A result that has a summary in a line and rows."""

    @property
    def summary(self) -> str: ...

    def rows(self) -> list[Row]: ...


S = TypeVar("S", bound=Summed)


def shown(kind: type[S]) -> type[S]:
    """A result as notebooks show it: in a line its summary, as a table its rows."""

    def brief(self: S) -> str:
        return line(kind.__name__, self.summary)

    def table(self: S) -> str:
        return html(self.summary, self.rows())

    kind.__repr__ = brief  # type: ignore[assignment]
    kind._repr_html_ = table  # type: ignore[attr-defined]
    return kind


def line(kind: str, said: str) -> str:
    """A result in one line."""
    return f"<harmonize.{kind} {said}>"


def html(title: str, rows: Sequence[Row]) -> str:
    """Rows as an HTML table, the first of many; every text is text."""
    head = list(rows[0]) if rows else []
    body = "".join(f"<tr>{cells('td', row.values())}</tr>" for row in rows[:SHOWN])
    left = f"<p>and {len(rows) - SHOWN} more: .rows()</p>" if len(rows) > SHOWN else ""
    caption = "".join(cells("caption", [title]))
    return f"<table>{caption}<thead><tr>{cells('th', head)}</tr></thead><tbody>{body}</tbody></table>{left}"


def cells(tag: str, values: Iterable[object]) -> str:
    """Values in elements of one kind, as text and nothing else."""
    from html import escape

    from harmonize.visible import safe

    texts = ("" if value is None else str(value) for value in values)
    return "".join(f"<{tag}>{escape(safe(text))}</{tag}>" for text in texts)
