"""``harmonize atlas``: the dataset as a site of plain pages, for a browser, without network or server."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import query
from harmonize.cli import options, waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import option
from harmonize.guests.atlas.writing import free, stood, write
from harmonize.library.companions import page_text


@command("harmonize atlas -o site", takes=("as_of", "data", "over"), day="the last day on which a source was read")
def run(
    asked: Asked,
    states: options.States = None,
    output: Annotated[
        Path, option("-o --output", "FOLDER", "the folder to write: new, empty, or an atlas, which is replaced")
    ] = Path("site"),
    changes: Annotated[
        list[Path] | None,
        option(
            "--changes",
            "FILE",
            "what `harmonize gate --format json` said of two versions (repeatable, the newest first)",
        ),
    ] = None,
    docs: Annotated[str, option("--docs", "ADDRESS", "of the documentation, as the start page leads there")] = "",
    url: Annotated[str, option("--url", "ADDRESS", "where it will stand, for canonical addresses")] = "",
) -> int:
    """A site of all laws to browse, link and cite: pages, maps, tables to take away."""
    from harmonize.guests.atlas.site import site  # every report there is

    free(output)
    laws = asked.laws
    day = query.a_day(asked.as_of or query.last_read(laws.store))
    files, kept = site(
        asked.data,
        asked.over,
        states or (),
        day,
        stood(output),
        url=url,
        docs=docs,
        log=page_text("corrections"),
        changed=changes or (),
        each=waiting.each,
    )
    write(output, files, kept, laws.version, day)
    size = sum(map(len, files.values())) / 1e6
    print(
        f"{output}: {len(files)} files, {size:.1f} MB, dataset {laws.version}, as of {day}; not legal advice",
        file=sys.stderr,
    )
    return 0
