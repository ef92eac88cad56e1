"""Fines and months that no statute has."""

from collections.abc import Iterator
from typing import Any

from harmonize.norms.treaty import Treaty
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.rules import Mistake, mistake
from harmonize.texts.sense.walking import entries

MOST_MONTHS = 1200


def numbers(law: NationalLaw, data: Any, treaty: Treaty) -> Iterator[Mistake]:
    """Fines whose ends changed places or that are of no currency, and terms of centuries."""
    for route, node in entries(data):
        if route[-1] == "fine" and type(node) is dict:
            low, high = node.get("min"), node.get("max")
            if low is not None and high is not None and low > high:
                yield mistake((*route, "min"), "fine-min-above-max", low=low, high=high)
            if node.get("kind") in (None, "amount") and (low or high) and not node.get("currency"):
                yield mistake(route, "fine-without-currency", at_key=True)
        elif route[-1] == "min_table" and type(node) is dict:
            for key, value in node.items():
                most = max((end for end in (key, value) if str(end).isdigit()), key=int, default=0)
                if int(most) > MOST_MONTHS:
                    yield mistake((*route, key), "too-many-months", found=most)
    for name, answers in law.measures.items():
        if name not in treaty.measures or treaty.measures[name].type != "months":
            continue
        for i, entry in enumerate(answers):
            if isinstance(entry.value, int) and entry.value > MOST_MONTHS:
                yield mistake(("measures", name, i, "value"), "too-many-months", found=entry.value)
