"""A mistake in a data file, at its place, with the mend."""

from typing import NamedTuple

from harmonize.visible import message

MAX_BYTES = 4 * 1024 * 1024  # of a data file


class Problem(NamedTuple):
    """One line for the person who keeps the file. ``level`` is ``error`` or ``note``; lines and columns begin at 1."""

    file: str
    line: int
    column: int
    route: str
    message: str
    level: str = "error"

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}:{self.column}" if self.line else self.file
        route = f" {self.route}:" if self.route else ""
        return message(f"{where}: {self.level}:{route} {self.message}")
