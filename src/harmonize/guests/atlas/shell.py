"""Pages as files: drawn by the templates, with their tables beside them, and what each table means beside that."""

import json
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any, get_type_hints

import jinja2
import markupsafe

from harmonize.guests.atlas.changes import Change
from harmonize.guests.atlas.page import PARTS, START, Page, Site, Told, from_here
from harmonize.norms.meaning import Means
from harmonize.reports.complaint_form import complaint
from harmonize.reports.document import Grid, blocks
from harmonize.reports.plain import Records
from harmonize.reports.renderers.html import Anchors, Inline, inline, templates, visible

LICENCE = {"name": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"}
DOT = markupsafe.Markup(" · ")  # between the words of a legend
CAVEATS = (
    "Text of law only, no practice; candidates for review by a lawyer, no findings against a State; not legal advice."
)


@cache
def environment() -> jinja2.Environment:
    """The templates."""
    return templates(Path(__file__).parent / "templates")


@cache
def script(kind: str) -> Inline:
    """The script that a kind of page carries and allows by its hash; one without a table can only lead to the search."""
    return inline(whole("find.js", *(("page.js", "atlas.js") if kind else ()), kind=kind))


def whole(*names: str, **said: str) -> str:
    """Some templates of code as one text, without their comments and indents."""
    lines = (line.strip() for name in names for line in environment().get_template(name).render(said).splitlines())
    return "\n".join(line for line in lines if line and not line.startswith("//"))


def beside() -> dict[str, bytes]:
    """What all pages share."""
    return {"atlas.css": whole("page.css", "atlas.css").encode()}


def files(page: Page, site: Site) -> Iterator[tuple[str, bytes]]:
    """A page with its tables, each under its address."""
    yield page.address, drawn(page, site).encode()
    for told in page.told:
        yield from tables(page, told, site)


def drawn(page: Page, site: Site) -> str:
    """A page as HTML."""
    anchors = Anchors()
    anchors.taken |= {"main"}
    parts = [
        (told, [(document, *anchors.chapters(document, several=False)) for document in told.report.documents])
        for told in page.told
    ]
    every = [block for told in page.told for document in told.report.documents for block in blocks(document.sections)]
    plain = page.kind == "page" and not any(isinstance(block, Grid) for block in every)
    known = {} if plain or page.address.startswith("states/") else {"states": site.states}  # what a reader may pin
    data = json.dumps({**known, **page.data}, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")
    return (
        environment()
        .get_template(f"{page.kind}.j2")
        .render(
            script=script("" if plain else page.kind),
            page=page,
            site=site,
            parts=parts,
            several=False,
            anchors=anchors,
            to=lambda there: from_here(page.address, there),
            named=linking(page.address, site.names),
            caveats=CAVEATS,
            data=markupsafe.Markup(data),  # noqa: S704  no `<` is left in it
            report=complaint("quote what stands here", **page.subject, day=site.day, version=site.version),
            canonical=f"{site.url}/{'' if page.address == START else page.address}" if site.url else "",
        )
    )


def written(name: str, site: Site, changes: Sequence[Change]) -> bytes:
    """What programs and feeds read, from its template."""
    template = environment().get_template(f"{name}.j2")
    return template.render(site=site, caveats=CAVEATS, parts=PARTS, changes=changes).encode()


def linking(here: str, names: dict[str, str]) -> Callable[..., str]:
    """What makes a link of a name that has a page, alone, in a list with dots between or before the first comma, unless it is this one.

    ``shown`` is what a reader sees in its place.
    """

    def named(text: str, shown: str = "") -> str:
        if DOT in text:
            parts: list[Any] = [visible(named(part)) for part in text.removesuffix(".").split(DOT)]
            return DOT.join(parts) if any("</a>" in part for part in parts) else text
        word, comma, rest = (text, "", "") if text in names else text.partition(",")
        address = names.get(word, here)
        if address == here:
            return shown or text
        link = markupsafe.Markup('<a href="{}">{}</a>{}')
        return link.format(from_here(here, address), visible(shown or word), visible(comma + rest))

    return named


def tables(page: Page, told: Told, site: Site) -> Iterator[tuple[str, bytes]]:
    """The report in the formats in which it can be taken away, and what its columns mean."""
    for form in told.formats:
        found = import_module(f"harmonize.reports.renderers.{form}").render(told.report)
        if form == "json":  # the same values as the command prints, without its white space: a third of the bytes
            found = json.dumps(json.loads(found), separators=(",", ":"))
        yield page.table(told, form), found if isinstance(found, bytes) else f"{found.rstrip()}\n".encode()
    if told.formats:
        yield page.table(told, "metadata.json"), metadata(page, told, site)


def metadata(page: Page, told: Told, site: Site) -> bytes:
    """What a table holds, of which day and dataset, by which command, under which licence, and what its columns mean."""
    said = {
        "title": told.report.heading,
        "about": page.about,
        "page": f"{site.url}/{page.address}" if site.url else page.address,
        "files": [page.table(told, form).rpartition("/")[2] for form in told.formats],
        "format": getattr(told.report.data, "format", ""),
        "command": told.command,
        "dataset": site.version,
        "as_of": site.day,
        "source": f"harmonize dataset {site.version}: the law of each State at the pinpoints given",
        "rests_on": site.rests_on,
        "caveats": CAVEATS,
        "licence": LICENCE,
        "units": "imprisonment in months unless a column says otherwise; days are ISO dates",
        "columns": columns(told),
    }
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).encode()


def columns(told: Told) -> list[dict[str, str]]:
    """The columns of a table in their order, with what each means where the type of its rows says it."""
    table = told.report.table
    if table is None:
        return []
    row = table.records[0] if isinstance(table, Records) and table.records else None
    hints = get_type_hints(type(row), include_extras=True) if hasattr(row, "_fields") else {}
    return [{"name": name, "means": meaning(hints.get(name))} for name in table.head]


def meaning(hint: Any) -> str:
    """What the type of a field says of it."""
    return next((one.text for one in getattr(hint, "__metadata__", ()) if isinstance(one, Means)), "")
