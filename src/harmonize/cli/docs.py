"""``harmonize docs``: the pages of documentation, which come along with the package."""

from typing import Annotated

from harmonize import query
from harmonize.cli import streams
from harmonize.cli.completing import one_of
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument
from harmonize.library.companions import all_pages, page_text


@command("harmonize docs tutorial", takes=())
def run(
    _asked: Asked,
    page: Annotated[
        str, argument("[PAGE]", "tutorial, python, ci ...; without it the list", one_of(tuple(all_pages())))
    ] = "",
) -> int:
    """The pages of documentation: the list of them, or one."""
    pages = all_pages()
    if page:
        name = query.one_of("page", page.removesuffix(".md"), tuple(pages))
        streams.put(page_text(name))
    else:
        titles = {name: next(line for line in page_text(name).splitlines() if line.startswith("# ")) for name in pages}
        streams.put("\n".join(f"{name:<22}{title[2:]}" for name, title in titles.items()))
    return 0
