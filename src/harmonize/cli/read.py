"""``harmonize read``: which words of a copy a law file was read from, put down as fingerprints."""

from pathlib import Path
from typing import Annotated

import typer

from harmonize.cli import options, streams
from harmonize.corpus import load
from harmonize.guests.copies import reading

EXAMPLE = "harmonize read DE --text laws/AufenthG.md --source aufenthg --data data"


def run(
    state: options.State,
    text: Annotated[Path, typer.Option("--text", metavar="FILE", help="the copy of the statute that was read")],
    source: Annotated[
        str, typer.Option("--source", metavar="ID", help="the act in the law file that it is a copy of")
    ] = "",
    section: Annotated[
        list[str] | None,
        typer.Option("--section", metavar="SECTION", help="only these provisions, as 95-97 (repeatable)"),
    ] = None,
    stood: Annotated[
        str,
        typer.Option(
            "--text-of", metavar="DAY", help="the day as at which the text stood, where the copy does not say it"
        ),
    ] = "",
    anew: Annotated[
        bool, typer.Option("--anew", help="record it although hardly a sentence of it was read before")
    ] = False,
    data: options.Data = None,
) -> int:
    """Which words were read from a copy of a statute, put down as fingerprints."""
    found = reading.read(load(data), state, text, source, section or (), stood, anew=anew)
    lines = [f"{found.source.key}: {len(found.read)} provisions read from {text}"]
    if found.whole:
        lines.append(f"shown only with what stands around them: {', '.join(found.whole)}")
    for item in found.missing:
        near = f" (near: {', '.join(item.near)})" if item.near else ""
        lines.append(f"not found: {item.name}{near}")
    streams.put("\n".join(lines))
    return 0
