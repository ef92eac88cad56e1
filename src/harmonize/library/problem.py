"""A mistake in a data file, at its place, with the mend."""

from typing import NamedTuple

MAX_BYTES = 4 * 1024 * 1024  # of a data file
MOST_LETTERS = 1000  # of a message


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
        message = self.message if len(self.message) <= MOST_LETTERS else f"{self.message[:MOST_LETTERS]}..."
        return printable(f"{where}: {self.level}:{route} {message}")


def printable(text: str) -> str:
    """Text from data or from the file system, with everything that could steer a terminal made visible."""
    return "".join(char if char.isprintable() else f"\\x{ord(char):02x}" for char in text)
