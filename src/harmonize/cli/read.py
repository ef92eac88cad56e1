"""``harmonize data read``: which words of a copy a law file was read from, put down as fingerprints."""

from pathlib import Path
from typing import Annotated

from harmonize.cli import options, streams
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import flag, option
from harmonize.guests.copies import reading


@command("harmonize data read DE --text laws/AufenthG.md --source aufenthg --data data", takes=("data",))
def run(
    asked: Asked,
    state: options.State,
    text: Annotated[Path, options.Copy],
    source: Annotated[str, option("--source", "ID", "the act in the law file that it is a copy of")] = "",
    section: Annotated[
        list[str] | None, option("--section", "SECTION", "only these provisions, as 95-97 (repeatable)")
    ] = None,
    stood: Annotated[
        str, option("--text-of", "DAY", "the day as at which the text stood, where the copy does not say it")
    ] = "",
    anew: Annotated[bool, flag("--anew", "record it although hardly a sentence of it was read before")] = False,
) -> int:
    """Which words were read from a copy of a statute, put down as fingerprints."""
    found = reading.read(asked.laws, state, text, source, section or (), stood, anew=anew)
    lines = [f"{found.source.key}: {len(found.read)} provisions read from {text}"]
    if found.whole:
        lines.append(f"shown only with what stands around them: {', '.join(found.whole)}")
    for item in found.missing:
        near = f" (near: {', '.join(item.near)})" if item.near else ""
        lines.append(f"not found: {item.name}{near}")
    streams.put("\n".join(lines))
    return 0
