"""Offences of a State as they stood on a day, as a law file has them: what an older version shares is written out."""

from collections.abc import Iterator

from harmonize.library.fitting import fitted
from harmonize.library.flow import flow
from harmonize.library.whole_offences import WholeOffence
from harmonize.texts.national_law import CLAUSES


def as_yaml(offences: list[WholeOffence]) -> str:
    """Offences as a law file has them, every clause with its place behind its name, or above it where there is no room."""
    return fitted("".join(f"{line}\n" for line in offence_lines(offences)))


def offence_lines(offences: list[WholeOffence]) -> Iterator[str]:
    """Offences, every clause on a line of its own with its place behind it."""
    yield "offences:"
    for item in offences:
        own = [key for key in item.data if key not in item.found.data["offences"][item.route[1]]]
        first = True
        for key, value in item.data.items():
            if key in own:
                continue
            yield f"  {'- ' if first else '  '}{key}: {flow(value)}"
            first = False
        yield "    versions:"
        for n, key in enumerate(own):
            yield from block(item, key, "      - " if n == 0 else "        ")


def block(item: WholeOffence, key: str, margin: str) -> Iterator[str]:
    """One key of a version; clauses by name, each with its place."""
    value = item.data[key]
    if key not in CLAUSES or key in ("cite", "penalty"):
        place = f"  # {item.place(key)}" if key in CLAUSES else ""
        yield f"{margin}{key}: {flow(value)}{place}"
        return
    yield f"{margin}{key}:"
    for name, clause in value.items():
        yield f"          {name}: {flow(clause)}  # {item.place(key, name)}"
