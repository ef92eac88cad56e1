"""Provisions as an interview takes them, an act and a place in it, and the sources that a law file makes of the acts."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from harmonize.interview.answers import Answer

OWN = "interview"  # the source that stands for the answers themselves


def parted(cite: str) -> tuple[str, str]:
    """An act and a pinpoint in it: `Criminal Code, 298(1)`."""
    act, comma, pinpoint = cite.rpartition(",")
    return (act.strip(), pinpoint.strip()) if comma else (cite.rpartition(" ")[0], cite.rpartition(" ")[2])


def cited(cite: str) -> str:
    """A provision as a law file cites it: the key of its act, and the place in it."""
    act, pinpoint = parted(cite)
    return f"{slug(act)} {pinpoint}"


def slug(act: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", act.casefold()).strip("-") or OWN


def sources(answers: Mapping[str, Answer], day: str) -> dict[str, Any]:
    """The acts cited, each as known from the interview alone."""
    common = {
        "text": "memory",
        "text_of": "unknown",
        "text_of_why": "known from an interview alone",
        "read_on": date.fromisoformat(day),
        "read_by": "person",
    }
    found = {OWN: {"title": "Answers in an interview", "citation": f"answers of {day}", **common}}
    for answer in answers.values():
        if answer.cite:
            act = parted(answer.cite)[0]
            found.setdefault(slug(act), {"title": act, "citation": act, **common})
    return found
