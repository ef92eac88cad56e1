"""Ranges of imprisonment as they are answered in words, and as a law file has them."""

import re
from collections.abc import Mapping
from typing import Any

from harmonize.norms.penalty import BEYOND

UNITS = {"month": 1, "year": 12}
# What may stand about the numbers of a range.
BEFORE = re.compile(
    "[-\u2013,]"
    r"|\b(?:up|to|from|not|more|less|than|at|most|least|between|and|or|of|imprisonment|the|penalty|no|fixed|for)\b"
)
SHARES = re.compile(r"(max|min) (\d+/\d+)")
AMOUNT = re.compile(
    r"[Ff]ine (?:of |from )?(?:(?P<min>\d[\d., ]*) ?to |up to )?(?P<max>\d[\d., ]*) (?P<currency>[A-Z]{3})"
)
FINE = re.compile(r",? (and/or|and|or) (?:a )?fine$")
NUMBER = re.compile(r"(\d+(?:\.\d+)?)\s*(month|year)?s?")


def penalty(extent: str) -> dict[str, Any]:
    """A range in words (`up to 5 years or a fine`, `6 months to 10 years`, `12-120`, `life`, `fine`) as a penalty.

    Raises ValueError.
    """
    text = extent.casefold().strip()
    if text in ("fine", "a fine", "fine only"):
        return {"fine": {"with": "only"}}
    if beside := FINE.search(text):
        return {**penalty(text[: beside.start()]), "fine": {"with": beside[1].replace("/", "_")}}
    if set(BEFORE.sub(" ", NUMBER.sub(" ", text)).split()) - {*BEYOND}:
        raise ValueError(extent)  # it says more than a range: a pinpoint, say
    ends: list[Any] = []
    unit = 1
    for number, word in reversed(NUMBER.findall(text)):
        unit = UNITS.get(word, unit)
        value = float(number) * unit
        ends.insert(0, int(value) if value == int(value) else value)
    ends += [word for word in ("life", "death", "unfixed") if word in text]
    if not 1 <= len(ends) <= 2:
        raise ValueError(extent)
    if len(ends) == 1:
        return {"prison": ends[0] if ends[0] == "life" else [0, ends[0]]}
    if top({"prison": ends})[1] > top({"prison": ends})[0]:
        raise ValueError(extent)
    return {"prison": ends}


def graver(base: Mapping[str, Any]) -> dict[str, Any]:
    """A range above another."""
    extent = base.get("prison", [0, 0])
    high = extent[1] if isinstance(extent, list) else extent
    return {"prison": [0, high + 60] if isinstance(high, int | float) and high < 1140 else [1200, "death"]}


def share(extent: str) -> Any:
    """What a rule makes of a range: the same, a share (`half`, `max 3/4, min 1/4`), a cap, a range of its own. Raises ValueError."""
    text = extent.casefold().strip()
    if text in ("", "same", "the same"):
        return "same"
    if text == "half":
        return {"max": "1/2", "min": "1/2"}
    if found := dict(SHARES.findall(text)):
        return {key: found[key] for key in ("max", "min") if key in found}
    if text.startswith("cap "):
        return {"cap": penalty(text.removeprefix("cap "))["prison"][1]}
    own = penalty(text)
    if "fine" in own:
        raise ValueError(extent)
    return own


def sanction(extent: str) -> Any:
    """What a company has to expect: `fine 3000 to 15000 EUR; dissolution`, or `same` for the fine of the offence. Raises ValueError."""
    parts = [part.strip() for part in extent.split(";") if part.strip()]
    if not parts or parts == ["same"]:
        return "same" if parts else None
    found: dict[str, Any] = {}
    for part in parts:
        if part.casefold() == "fine":
            found["fine"] = {"with": "only"}
        elif part.casefold().startswith("fine"):
            amount = AMOUNT.fullmatch(part)
            if amount is None:
                raise ValueError(extent)
            ends = {key: int(re.sub(r"\D", "", amount[key])) for key in ("min", "max") if amount[key]}
            found["fine"] = {"with": "only", "kind": "amount", **ends, "currency": amount["currency"]}
        else:
            found.setdefault("other", []).append(part)
    return found


def top(found: dict[str, object]) -> tuple[float, float]:
    """The ends of a range, the maximum first, as numbers that can be compared."""
    extent = found.get("prison", 0)
    low, high = extent if isinstance(extent, list) else (extent, extent)
    return number(high), number(low)


def number(end: object) -> float:
    return float(BEYOND[end]) if isinstance(end, str) else float(str(end))
