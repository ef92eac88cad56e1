"""What a first screen is made from beside the findings, as plain data: a compiled dataset keeps it for the law in force."""

from typing import NamedTuple

from harmonize.norms.amendment import Package
from harmonize.norms.penalty import Fine, Range


class Answering(NamedTuple):
    """An offence (position in the law) that answers a duty, and its range for the ordinary case.

    ``cite`` holds the pinpoint of the clause that gives the range, and that of the basic one. ``range`` is None where no
    offence surely reaches the ordinary case.
    """

    provision: int
    cite: tuple[str, ...]
    range: Range | None
    fine: Fine | None = None


class FirstScreen(NamedTuple):
    """The amendments of a law, the offences that answer its core articles, and the standard cases that lie in its gaps.

    ``answers`` are those by the title of the core article, ``cases`` the ids of the standard cases by that of the point.
    """

    package: Package
    answers: dict[str, tuple[Answering, ...]]
    cases: dict[str, tuple[str, ...]]
