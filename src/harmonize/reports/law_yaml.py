"""Offences of a State as they stood on a day, as a law file has them: what an older version shares is written out."""

from datetime import date
from typing import Any

from harmonize.library.whole_offences import WholeOffence
from harmonize.library.yaml_layout import block, fitted
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import CLAUSES

OWN = ("from", "until", "seen", "by", "wording", "note")  # of a version
HINT = "# What stays as it is may be deleted; `harmonize bill FILE` tells what the rest would change."


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


def as_bill(offences: list[WholeOffence], code: str, day: str) -> str:
    """A bill that changes nothing yet: what some offences say on a day, under the names by which a drafter changes it."""
    told = [{"id": item.data["id"], "otherwise": bare(shown(item)["versions"][0])} for item in offences]
    first_day = date(int(day[:4]) + 1, 1, 1)
    bill = {"bill": code.lower(), "title": "What the bill is called", "from": first_day, "offences": told}
    return fitted("".join(f"{line}\n" for line in (HINT, *block(bill, 6))))


def bare(version: dict[str, Any]) -> dict[str, Any]:
    """What a version says, without the days and the act that a bill gives for itself."""
    return {key: value for key, value in version.items() if key not in OWN}


def shown(item: WholeOffence) -> dict[str, Any]:
    """An offence with its one version as the data of a file."""
    head = item.found.data["offences"][item.route[1]]
    version = {key: value for key, value in item.data.items() if key not in head}
    return {**{key: value for key, value in item.data.items() if key in head}, "versions": [version]}
