"""Offences of a State as they stood on a day, as a law file has them: what an older version shares is written out."""

from typing import Any

from harmonize.library.whole_offences import WholeOffence
from harmonize.library.yaml_layout import block, fitted
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import CLAUSES


def as_yaml(offences: list[WholeOffence]) -> str:
    """Offences as a law file has them, every clause with its place behind its name, or above it where there is no room."""

    def beside(route: Route) -> str:
        """The place of a clause, as a comment."""
        way = route[2:]
        whole = len(way) == 3 and way[2] in ("cite", "penalty")
        clause = len(way) == 4 and way[2] in CLAUSES
        return f"  # {offences[int(route[1])].place(*way[2:])}" if whole or clause else ""

    lines = block({"offences": [shown(item) for item in offences]}, 6, beside)
    return fitted("".join(f"{line}\n" for line in lines))


def shown(item: WholeOffence) -> dict[str, Any]:
    """An offence with its one version as the data of a file."""
    head = item.found.data["offences"][item.route[1]]
    version = {key: value for key, value in item.data.items() if key not in head}
    return {**{key: value for key, value in item.data.items() if key in head}, "versions": [version]}
