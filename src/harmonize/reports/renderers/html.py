"""A report as one self-contained page: no request, style and script allowed by their hash, light and dark, on screen and paper."""

import re
from base64 import b64encode
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple
from unicodedata import normalize

import jinja2
import markupsafe

from harmonize.reports.document import Document, Report, Section, Terms, caption, web_address
from harmonize.reports.pictures import Drawing
from harmonize.reports.plain import Table
from harmonize.reports.verdict_words import SHOWN
from harmonize.visible import safe

SENTENCE = 40  # letters of a cell that needs a line of its own in a narrow window
TEMPLATES = Path(__file__).parent / "templates"


class Anchors:
    """The names of places on a page, by what stands there and not by where; a second place of one name gets a number."""

    def __init__(self) -> None:
        self.taken: set[str] = set()

    def name(self, *words: str) -> str:
        """A name for a place that no other has."""
        plain = (normalize("NFKD", word).encode("ascii", "ignore").decode().casefold() for word in words)
        wanted = "-".join(filter(None, (re.sub(r"[^a-z0-9./]+", "-", word).strip("-") for word in plain)))
        found, number = wanted or "part", 2
        while found in self.taken:
            found, number = f"{wanted}-{number}", number + 1
        self.taken.add(found)
        return found

    def section(self, prefix: str, item: Section) -> str:
        """The name of a section: that of the duty it is about, else its title."""
        return self.name(prefix, item.tag.note if item.tag and item.tag.note else item.title)

    def chapters(self, document: Document, *, several: bool) -> tuple[str, list[str]]:
        """The name of a document, empty where it is the only one, and those of its sections."""
        prefix = self.name(re.split("[,:]", document.title)[0]) if several else ""
        return prefix, [self.section(prefix, item) for item in document.sections]


class Inline(NamedTuple):
    """A style or script of our own that stands in a page, and the hash by which the page allows it and no other."""

    text: markupsafe.Markup
    digest: str


def inline(text: str) -> Inline:
    """What a page allows by its hash."""
    return Inline(markupsafe.Markup(text), b64encode(sha256(text.encode()).digest()).decode())  # noqa: S704  our own file


def templates(*folders: Path) -> jinja2.Environment:
    """Templates of the folders named, and ours, which draw the parts of documents; text in them is text.

    A page hands ``named``, which makes a link of a name that has a page (or of what is shown for it), ``anchors`` and ``several`` to them.
    """
    made = jinja2.Environment(
        loader=jinja2.FileSystemLoader([*folders, TEMPLATES]),
        autoescape=True,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
        keep_trailing_newline=True,
    )
    made.globals.update(kind=kind, Terms=Terms, web_address=web_address, told=SHOWN, host=host, caption=caption)
    made.globals.update(
        in_sentences=in_sentences, linked=linked, painted=painted, named=lambda text, shown="": shown or text
    )
    return made


def render(report: Report) -> str:
    """One document, or several under one title, as a page."""
    anchors, several = Anchors(), bool(report.title)
    anchors.taken |= {"main"}
    environment = templates()
    return environment.get_template("page.html.j2").render(
        documents=[(item, *anchors.chapters(item, several=several)) for item in report.documents],
        title=report.heading,
        several=several,
        anchors=anchors,
        style=inline(environment.get_template("page.css").render()),
        script=inline(environment.get_template("page.js").render()),
    )


def visible(value: object) -> object:
    """Text with what could steer a reader's device made visible; what a macro drew stays as it is."""
    if not isinstance(value, str) or isinstance(value, markupsafe.Markup):
        return value
    # What a build server would take for its command, should the page be printed into a log.
    seen = str(markupsafe.escape(safe(value))).replace("##", "#&#35;").replace("::", ":&#58;")
    return markupsafe.Markup(seen)  # noqa: S704  escaped above


def host(address: str) -> str:
    """The part of an address that says whose page it is."""
    return address.split("/", 3)[2].removeprefix("www.")


def in_sentences(table: Table) -> bool:
    """Whether a table has sentences in its cells: on a telephone its rows are reported one by one, each cell below the other."""
    return any(len(cell) > SENTENCE for row in table.rows for cell in row)


def painted(drawing: Drawing, top: int) -> list[tuple[str, str, list[tuple[str, int, str]]]]:
    """What leads nowhere in a drawing, as one path per colour with the words in it; what is low stands on what is high, words on both."""
    found: dict[tuple[float, str], tuple[list[str], list[tuple[str, int, str]]]] = {}
    for row in drawing.rows:
        for bar in row.bars:
            if not bar.link:
                path, words = found.setdefault((-bar.height, bar.kind), ([], []))
                y, wide, high = row.y + top + 20 - bar.height, f"{bar.width:g}", f"{bar.height:g}"
                path.append(f"M{bar.x:g} {y:g}h{wide}v{high}h-{wide}z")
                if bar.word:
                    words.append((f"{bar.x + bar.width / 2:.5g}", row.y + top + 15, bar.word))
    return [
        (kind, "".join(path), words) for (_, kind), (path, words) in sorted(found.items(), key=lambda one: one[0][0])
    ]


def linked(drawing: Drawing) -> bool:
    """Whether something in a drawing leads to another page."""
    return any(bar.link for row in drawing.rows for bar in row.bars)


def kind(block: object) -> str:
    """Which part of a document a block is."""
    return type(block).__name__
