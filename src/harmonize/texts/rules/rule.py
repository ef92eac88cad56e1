"""What one rule of lint is: its name, how grave it is, its wording, and the page that explains it."""

from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "note"]
Route = tuple[str | int, ...]  # from the root of a file: keys, and positions in lists from 0


class Rule(NamedTuple):
    """One thing that lint complains of.

    ``message`` is a template with the words of the case in braces. ``firm`` rules cannot be excused on the line: what
    they refuse could not be used.
    """

    name: str
    severity: Severity
    message: str
    why: str
    wrong: str
    right: str
    firm: bool = False
