"""Names for clauses that had none: short, by their conduct or by what differs, each once in its block."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from harmonize.texts.base import IDENTIFIER

CONDUCT = {
    "crossing": "entry",
    "transit": "transit",
    "move_within": "movement",
    "stay": "stay",
    "produce_document": "making",
    "procure_document": "procuring",
    "provide_document": "providing",
    "possess_document": "possession",
    "use_document": "use",
    "make_tools": "tools",
    "own_crossing": "own-entry",
    "own_stay": "own-stay",
    "withhold_report": "silence",
}
# Words for answers that do not speak for themselves, or not shortly.
WORDS = {
    ("stage", "attempted"): "attempt",
    ("stage", "prepared"): "preparation",
    ("stage", "agreed"): "agreement",
    ("stage", "solicited"): "failed-instigation",
    ("benefit", "none"): "unpaid",
    ("benefit", "costs"): "at-cost",
    ("benefit", "immaterial"): "favour",
    ("benefit", "kind"): "paid",
    ("benefit", "money"): "paid",
    ("benefit_when", "hoped"): "hoped",
    ("benefit_just", "unjust"): "unjust",
    ("benefit_just", "ordinary"): "fair-price",
    ("state", "own"): "here",
    ("persons", "1"): "one-person",
    ("persons", "2"): "several",
    ("persons", "3"): "several",
    ("how", "lodge"): "lodging",
    ("how", "hide"): "hiding",
    ("how", "transport"): "transport",
    ("how", "recruit"): "recruiting",
    ("how", "employ"): "work",
    ("how", "deceive"): "deceit",
    ("how", "other_help"): "other-help",
    ("how", "inform"): "information",
    ("how", "finance"): "money",
    ("how", "advise"): "advice",
    ("how", "equip"): "equipment",
    ("how", "advertise"): "advertising",
    ("motive", "humanitarian_only"): "humanitarian",
    ("auspices", "free_charity"): "charity",
    ("asylum", "seeker"): "asylum-seekers",
    ("status", "listed"): "listed-persons",
    ("role", "perpetrator"): "",  # everybody's
    ("doc_issuer", "own"): "own-issue",
    ("doc_issuer", "foreign"): "foreign",
    ("help", "organise"): "organizing",
    ("omission", "yes"): "omission",
    ("deceit", "marriage"): "sham-marriage",
    ("benefit_for", "own"): "own-benefit",
    ("benefit_for", "other"): "benefit-of-another",
    ("benefit_size", "large"): "large-gain",
    ("irregular", "entered"): "after-entry",
    ("irregular", "overstayed"): "overstay",
    ("irregular", "revoked"): "right-ended",
    ("control", "held"): "under-control",
    ("control", "taken_over"): "taken-over",
    ("resistance", "force"): "by-force",
    ("came_directly", "yes"): "came-directly",
    ("doc_travel", "visa"): "visa",
    ("doc_travel", "passport"): "passport",
    ("doc_got", "deceit"): "by-deceit",
    ("doc_got", "bribe"): "bribed",
    ("doc_holder", "actor"): "own-document",
    ("doc_flaw", "improperly_issued"): "wrongly-issued",
    ("doc_flaw", "misused_genuine"): "genuine",
    ("evade", "no"): "open",
    ("evade", "yes"): "evading",
    ("degrading", "yes"): "degrading",
    ("child_tool", "yes"): "child-used",
    ("false_papers", "yes"): "false-papers",
    ("flight", "yes"): "flight",
    ("punishable_there", "yes"): "punishable-there",
    ("punishable_there", "no"): "not-punishable-there",
    ("danger", "likely_life"): "risk-to-life",
    ("actor", "legal_person"): "company",
    ("tie", "ascendant"): "family",
    ("tie", "descendant"): "family",
    ("tie", "partner"): "family",
    ("tie", "stranger"): "strangers",
    ("person", "union_citizen"): "union-citizens",
    ("person", "own_national"): "nationals",
    ("mental", "negligent"): "negligent",
    ("mental", "intent"): "intent",
}
# What tells clauses apart, in the order in which a lawyer would say it.
TELLING = (
    "stage",
    "role",
    "for",
    "benefit",
    "benefit_just",
    "benefit_when",
    "benefit_way",
    "benefit_for",
    "auspices",
    "motive",
    "checkpoint",
    "habit",
    "persons",
    "tie",
    "asylum",
    "came_directly",
    "how",
    "help",
    "omission",
    "deceit",
    "control",
    "evade",
    "state",
    "doc_kind",
    "doc_travel",
    "doc_flaw",
    "doc_got",
    "doc_holder",
    "doc_issuer",
    "doc_purpose",
    "doc_count",
    "person",
    "irregular",
    "status",
    "mode",
    "mental",
)
OPEN = ("any",)


def named(clauses: Iterable[Any], taken: Iterable[str] = ()) -> list[str]:
    """A name for each clause of a block, none of them among those taken."""
    said = [said_of(clause) for clause in clauses]
    used = set(taken)
    names: list[str] = []
    for n, mine in enumerate(said):
        others = [other for m, other in enumerate(said) if m != n]
        name = next((text for text in tries(mine, others) if text not in used), "")
        if not name:
            base = next(tries(mine, others), "more")
            name = next(text for text in (base, *(f"{base}-{i}" for i in range(2, 1000))) if text not in used)
        used.add(name)
        names.append(name)
    return names


def tries(mine: dict[str, str], others: list[dict[str, str]]) -> Iterator[str]:
    """Names for a clause, shortest first: its lead, then the lead with what differs from clauses of the same lead."""
    lead = next(iter(mine.values()), "more")
    alike = [other for other in others if next(iter(other.values()), "more") == lead]
    differing = [key for key in list(mine)[1:] if any(other.get(key) != mine[key] for other in alike)]
    if not alike or not differing:
        yield lead
    alone = [key for key in differing if all(other.get(key) != mine[key] for other in alike)]
    yield from (f"{lead}-{mine[key]}" for key in (*alone, *differing))
    for key in differing:
        yield from (f"{lead}-{mine[key]}-{mine[other]}" for other in differing if other != key)
    yield lead


def said_of(clause: Any) -> dict[str, str]:
    """What a clause says, in words for a name: its conduct first where it punishes, then what tells clauses apart."""
    doubt_or_exclusion = isinstance(clause, dict) and "when" in clause
    facts = clause["when"] if doubt_or_exclusion else clause
    if isinstance(facts, str):
        return {"condition": plain(facts)}
    answers = dict(answers_in(facts))
    found: dict[str, str] = {}
    conducts = answers.pop("conduct", None)
    rest = {key: word for key in (*TELLING, *answers) if key in answers and (word := word_for(key, answers[key]))}
    excluding = doubt_or_exclusion and "why" not in clause
    if conducts is not None and not (excluding and rest):
        found["conduct"] = conduct_word(conducts)
    found |= rest
    if conducts is not None:
        found.setdefault("conduct", conduct_word(conducts))
    return found


def answers_in(facts: Any) -> Iterator[tuple[str, Any]]:
    """The answers in a condition, those inside its connectives last; a named condition answers by its name."""
    inner: list[Any] = []
    for key, value in facts.items() if isinstance(facts, dict) else ():
        if key in ("any", "all"):
            inner += value if isinstance(value, list) else []
        elif key == "at_least":
            inner += [part for parts in value.values() for part in parts] if isinstance(value, dict) else []
        else:
            yield key, value
    for part in inner:
        if isinstance(part, str):
            yield f"condition {part}", [part]
        else:
            yield from answers_in(part)


def conduct_word(value: Any) -> str:
    """The word for what is done."""
    words = [CONDUCT.get(str(item), plain(str(item))) for item in (value if isinstance(value, list) else [value])]
    if len(words) > 2 and any(word in words for word in ("making", "use", "providing")):
        return "documents"
    return "stay" if len(words) > 2 and "stay" in words else "-".join(words[:2])


def word_for(key: str, value: Any) -> str:
    """The word for an answer; empty for one that leaves everything open."""
    items = [str(item) for item in (value if isinstance(value, list) else [value])]
    if not items or items == list(OPEN):
        return ""
    first = items[0].lstrip("<>=")
    if first.startswith("!"):
        return f"not-{plain(first[1:])}"
    word = WORDS.get((key, first), plain(first))
    if key == "benefit" and any(item in items for item in ("kind", "money")):
        return "paid" if "costs" not in items and "none" not in items else word
    return "" if key == "role" and len(items) > 3 else word


def plain(text: str) -> str:
    """A text with the letters that a name may have."""
    name = "".join(letter if re.fullmatch("[a-z0-9.-]", letter) else "-" for letter in text.lower())
    name = name.strip("-.")[:40]
    return name if IDENTIFIER.fullmatch(name) and name != "none" else "more"
