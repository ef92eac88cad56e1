"""What was decided between codings, as a log in YAML: each matter with the decision, the reason, and the parts that it changed."""

from collections.abc import Sequence
from typing import Any

from harmonize.findings.matters import Decided, Undecided
from harmonize.library.yaml_layout import block
from harmonize.norms.treaty import Treaty
from harmonize.reports.matter_words import heading, part_words


def log(
    decided: Sequence[Decided], undecided: Sequence[Undecided], names: Sequence[str], agreed: str, treaty: Treaty
) -> str:
    """The log of an agreed file; what could not be written mechanically, and what was not decided, stands in it by name."""
    head = f"# What was decided between {' and '.join(names)}; {agreed} says it, but for what stands under `by_hand`."
    left = [{"matter": number, "what": heading(matter, treaty)} for number, matter in undecided]
    said = {"codings": list(names), "decided": [entry(item, names, treaty) for item in decided]}
    lines = [*block(said, 3), *(block({"undecided": left}, 2) if left else [])]
    return "\n".join([head, *lines]) + "\n"


def entry(item: Decided, names: Sequence[str], treaty: Treaty) -> dict[str, Any]:
    """One matter that was decided."""
    choice = item.choice
    said = {
        "matter": item.number,
        "what": heading(item.matter, treaty),
        "as": "unsettled" if choice.open else names[choice.coding],
        "why": choice.why,
        "parts": [part_words(part) for part in item.matter.parts],
        "verdicts": list(item.matter.moves),
        "by_hand": [part.name for part in item.left],
    }
    return {key: value for key, value in said.items() if value or key == "parts"}
