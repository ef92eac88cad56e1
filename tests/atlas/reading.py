"""Pages as files: what they link to, which places they have, what they say of themselves."""

from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit


class Read(NamedTuple):
    """What stands in a page."""

    links: tuple[str, ...]
    places: frozenset[str]
    title: str
    description: str


class Reader(HTMLParser):
    """Reads one page."""

    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.places: list[str] = []
        self.title = self.description = ""
        self.in_title = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.links += [value for name in ("href", "src") if (value := named.get(name))]
        self.places += [value for value in [named.get("id")] if value]
        self.in_title |= tag == "title" and not self.title
        if tag == "meta" and named.get("name") == "description":
            self.description = named.get("content") or ""

    def handle_endtag(self, tag: str) -> None:
        self.in_title &= tag != "title"

    def handle_data(self, data: str) -> None:
        self.title += data if self.in_title else ""


def read(page: Path) -> Read:
    """What stands in a page."""
    reader = Reader()
    reader.feed(page.read_text("utf-8"))
    assert len(set(reader.places)) == len(reader.places), f"{page}: a place twice"
    return Read(tuple(reader.links), frozenset(reader.places), reader.title, reader.description)


def broken(site: Path) -> list[str]:
    """Every link inside a site that leads nowhere, or to a place that is not on its page."""
    pages = {path: read(path) for path in sorted(site.rglob("*.html"))}
    found = []
    for path, page in pages.items():
        for link in page.links:
            address = urlsplit(link)
            if address.scheme or address.netloc:
                continue
            target = (path.parent / unquote(address.path)).resolve() if address.path else path
            place = unquote(address.fragment)
            if not target.is_file() or (place and place not in pages[target].places):
                found.append(f"{path.relative_to(site)}: {link}")
    return found
