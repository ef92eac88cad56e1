"""A report as one self-contained page: no request, no script, light and dark, on screen and on paper."""

from pathlib import Path

import jinja2
import markupsafe

from harmonize.reports.document import Report, Terms, caption, web_address
from harmonize.reports.verdict_words import TOLD
from harmonize.visible import safe

TEMPLATES = Path(__file__).parent / "templates"


def render(report: Report) -> str:
    """One document, or several under one title, as a page."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=visible,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,
    )
    environment.globals.update(kind=kind, Terms=Terms, web_address=web_address, told=TOLD, host=host, caption=caption)
    return environment.get_template("page.html.j2").render(
        documents=report.documents, title=report.heading, several=bool(report.title)
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


def kind(block: object) -> str:
    """Which part of a document a block is."""
    return type(block).__name__
