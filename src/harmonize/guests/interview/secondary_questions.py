"""What a first law file is asked beyond the criminal core: agreement, companies, acts abroad, the nature and the days of a provision."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from harmonize.guests.interview.answers import SKIP, Answer, Draft
from harmonize.guests.interview.ranges import sanction

OWN = "interview"  # the source that stands for the answers themselves


def parted(cite: str) -> tuple[str, str]:
    """An act and a pinpoint in it: `Criminal Code, 298(1)`."""
    act, comma, pinpoint = cite.rpartition(",")
    return (act.strip(), pinpoint.strip()) if comma else (cite.rpartition(" ")[0], cite.rpartition(" ")[2])


def cited(cite: str) -> str:
    """A provision as a law file cites it: the key of its act, and the place in it."""
    act, pinpoint = parted(cite)
    return f"{slug(act)} {pinpoint}"


def names_provision(cite: str) -> bool:
    """Whether a text names an act and a place in it: a day is no place, and without an act nobody finds it."""
    act, pinpoint = parted(cite)
    return any(map(str.isalpha, act)) and any(map(str.isdigit, pinpoint)) and not re.match(r"\d{4}-\d\d-\d\d", pinpoint)


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


GENERAL, NATURE, SINCE = "general", "nature", "since"


OF_PROVISION = (NATURE, SINCE)
OF_GENERAL = ("overt_act", "companies", "abroad", "there")
ABROAD: dict[str, dict[str, list[str]]] = {
    "result": {"conduct": ["crossing", "transit", "stay"], "state": ["own"]},
    "vessels": {"act_place": ["own_vessel", "own_aircraft"]},
    "national": {"actor_nat": ["national"]},
    "resident": {"actor_nat": ["resident"]},
    "refused": {"surrender": ["refused_nationality", "refused_other"]},
    "found": {"presence": ["yes"]},
    "officials": {"act_place": ["abroad"], "capacity": ["official"]},
    "treaty": {"act_place": ["abroad"], "act_state": ["party", "eu"]},
}
PERSONS = ("national", "resident")


def is_beyond(name: str) -> bool:
    """Whether a question, by its id, is asked beyond the criminal core."""
    first, _, rest = name.partition("/")
    return rest in (OF_GENERAL if first == GENERAL else OF_PROVISION)


# --------------------------------------------------------------------------------------------- what they make of a law


def given(draft: Draft, name: str) -> Answer | None:
    """The answer to a question, unless it was left as not read."""
    answer = draft.answers.get(name)
    return None if answer is None or SKIP in answer.chosen else answer


def source(answer: Answer) -> str:
    """The provision that an answer names, or the interview itself."""
    return cited(answer.cite) if answer.cite else f"{OWN} 1"


def answered(draft: Draft, section: str) -> bool:
    """Whether the question on a section was answered: then it counts as read."""
    name = {"legal_persons": "companies", "jurisdiction": "abroad"}.get(section)
    return name is not None and given(draft, f"{GENERAL}/{name}") is not None


def companies(draft: Draft) -> dict[str, Any]:
    """How companies answer, and with which sanction."""
    answer = given(draft, f"{GENERAL}/companies")
    if answer is None:
        return {"form": "not_read"}
    told = sanction(answer.extent)
    return {"form": answer.chosen[0], **({"sanction": told} if told else {}), "cite": source(answer)}


def jurisdiction(draft: Draft) -> list[dict[str, Any]]:
    """Over what the State has jurisdiction: its territory, and what was said to be within reach."""
    answer = given(draft, f"{GENERAL}/abroad")
    if answer is None:
        return []
    there = given(draft, f"{GENERAL}/there")
    both = {"punishable_there": ["yes"]} if there and "yes" in there.chosen else {}
    found: list[dict[str, Any]] = [{"when": {"act_place": ["own_territory"]}, "cite": source(answer)}]
    for word, facts in ABROAD.items():
        if word in (*answer.chosen, *answer.open):
            when = {**facts, **(both if word in PERSONS else {})}
            doubt = {"unsettled": answer.why} if word in answer.open else {}
            found.append({"when": when, **doubt, "cite": source(answer)})
    return found


def dated(offence: dict[str, Any], name: str, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """An offence with its nature, and the first day of its wording where that is known."""
    nature, since = (answers.get(f"{name}/{what}") for what in OF_PROVISION)
    (version,) = offence["versions"]
    if since and since.day:
        version = {
            "from": date.fromisoformat(since.day),
            **{key: said for key, said in version.items() if key != "seen"},
        }
    form = {"form": "administrative"} if nature and "administrative" in nature.chosen else {}
    head = {key: said for key, said in offence.items() if key not in ("section", "versions")}
    return {**head, **form, "section": offence["section"], "versions": [version]}


def read_since(draft: Draft, matter: str) -> date | None:
    """The first day for which a section was read: that of the provision whose older wording was not."""
    answers = (given(draft, f"{item.name}/{SINCE}") for item in draft.of(matter))
    days = [date.fromisoformat(answer.day) for answer in answers if answer and "unread" in answer.chosen and answer.day]
    return max(days, default=None)
