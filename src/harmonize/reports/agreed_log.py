"""What was decided between codings, as a log in YAML: each matter with the decision, the reason, and the parts that it changed."""

from collections.abc import Iterator, Sequence

from harmonize.findings.matters import Decided, Undecided
from harmonize.library.yaml_layout import flow
from harmonize.norms.treaty import Treaty
from harmonize.reports.matter_words import heading, part_words


def log(
    decided: Sequence[Decided], undecided: Sequence[Undecided], names: Sequence[str], agreed: str, treaty: Treaty
) -> str:
    """The log of an agreed file; what could not be written mechanically, and what was not decided, stands in it by name."""
    return "\n".join(log_lines(decided, undecided, names, agreed, treaty)) + "\n"


def log_lines(
    decided: Sequence[Decided], undecided: Sequence[Undecided], names: Sequence[str], agreed: str, treaty: Treaty
) -> Iterator[str]:
    """The lines of a log."""
    yield f"# What was decided between {' and '.join(names)}; {agreed} says it, but for what stands under `by_hand`."
    yield f"codings: {flow(list(names))}"
    yield "decided:" if decided else "decided: []"
    for item in decided:
        choice = item.choice
        yield f"  - matter: {item.number}"
        yield f"    what: {flow(heading(item.matter, treaty))}"
        yield f"    as: {flow('unsettled' if choice.open else names[choice.coding])}"
        if choice.why:
            yield f"    why: {flow(choice.why)}"
        yield f"    parts: {flow([part_words(part) for part in item.matter.parts])}"
        if item.matter.moves:
            yield f"    verdicts: {flow(list(item.matter.moves))}"
        if item.left:
            yield f"    by_hand: {flow([part.name for part in item.left])}"
    if undecided:
        yield "undecided:"
        yield from (f"  - {{matter: {number}, what: {flow(heading(matter, treaty))}}}" for number, matter in undecided)
