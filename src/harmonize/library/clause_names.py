"""Names for clauses that had none: short, by their conduct or by what differs, each once in its block."""

import re
from collections.abc import Iterable, Iterator
from typing import Any

from harmonize.conduct.dimensions import DIMENSIONS, TELLING
from harmonize.texts.base import IDENTIFIER

# Words for answers that do not speak for themselves, or not shortly.
WORDS = {
    (item.name, said.name): said.short for item in DIMENSIONS for said in item.values if said.short is not None
} | {(item.name, word.name): word.short for item in DIMENSIONS for word in item.words if word.short is not None}
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
    words = [
        WORDS.get(("conduct", str(item))) or plain(str(item))
        for item in (value if isinstance(value, list) else [value])
    ]
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
