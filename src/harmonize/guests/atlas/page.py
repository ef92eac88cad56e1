"""What a page of the atlas is: reports, each with the command that gives the same, at an address that stays."""

from collections.abc import Mapping
from typing import NamedTuple

from harmonize.reports.document import Report

# The pages of a State: the ending of each and its label.
PARTS = {
    "": "Findings",
    "offences": "Offences",
    "history": "History",
    "cases": "Standard cases",
    "cooperation": "Cooperation",
    "texts": "Texts read",
}
START, SEARCH, WORDS = "index.html", "search.html", "words.html"


class Told(NamedTuple):
    """A report on a page, the command that gives the same, and the formats in which it can be taken away.

    ``name`` stands behind the address of the page in that of its tables, where a page has several reports.
    """

    report: Report
    command: str
    name: str = ""
    formats: tuple[str, ...] = ("csv", "json")


class Page(NamedTuple):
    """A page: its address below the site, its title, what a reader finds there in a sentence, and the reports on it.

    ``beside`` are the pages of the same State or kind, each with its label; ``kind`` names the template, ``subject`` the
    State or duty that it is about, ``data`` what the script of the page reads.
    """

    address: str
    title: str
    about: str
    told: tuple[Told, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    kind: str = "page"
    data: Mapping[str, object] = {}
    subject: Mapping[str, str] = {}

    def table(self, told: Told, suffix: str) -> str:
        """The address of one of its tables in a format."""
        stem = self.address.removesuffix(".html")
        return f"{stem}{f'.{told.name}' if told.name else ''}.{suffix}"


class Site(NamedTuple):
    """What is the same on every page: dataset, day, what all rests on, where it stands, which name has which page.

    ``states`` are the names of the States by code, ``docs`` where its documentation stands (empty: nowhere beside it).
    """

    version: str
    day: str
    rests_on: str
    url: str
    names: dict[str, str]
    states: dict[str, str]
    docs: str


def state(code: str, part: str = "") -> str:
    """The address of the page of a State, or of a part of it."""
    return f"states/{code.lower()}{f'.{part}' if part else ''}.html"


def duty(name: str) -> str:
    """The address of the page of a duty."""
    return f"duties/{plain(name)}.html"


def element(name: str) -> str:
    """The address of the page of an element."""
    return f"elements/{plain(name)}.html"


def cause(name: str) -> str:
    """The address of the page of a cause."""
    return f"causes/{plain(name)}.html"


def plain(name: str) -> str:
    """A permanent id as the name of a file on every system: no id has the marks that stand in for its slash and its colon."""
    return name.replace("/", "_").replace(":", "~")


def from_here(here: str, there: str) -> str:
    """The way from one page to another, which works from a folder as well as from a server."""
    return f"{'../' * here.count('/')}{there}"
