"""The standard cases before the law that answers make: what each gets, and what is missing for the rest."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from harmonize.desk import lowered
from harmonize.findings.answer import Answer as Reply
from harmonize.findings.case import standard
from harmonize.guests.interview.answers import Answer, drafted
from harmonize.guests.interview.asking import Interview, Sitting
from harmonize.guests.interview.general_part import NOT_ASKED
from harmonize.guests.interview.law_text import law_text
from harmonize.guests.interview.secondary_questions import given
from harmonize.guests.interview.starter_questions import MATTER, assumed
from harmonize.norms.facts import GRAVE, Pattern
from harmonize.norms.law import Law
from harmonize.norms.penalty import span
from harmonize.norms.provision import Norm
from harmonize.reports import penalty_words

LATER = "not asked yet"
# The rules of the general part that carry an offence over to another part, stage or actor.
RULES = {
    ("role", "organiser"): ("organiser", "organizers"),
    ("role", "aider"): ("aider", "helpers"),
    ("role", "instigator"): ("instigator", "instigators"),
    ("stage", "attempted"): ("attempt", "attempt"),
    ("stage", "agreed"): ("agreement", "agreement"),
    ("stage", "prepared"): ("preparation", "preparation"),
    ("actor", "legal_person"): ("companies", "companies"),
}


class Row(NamedTuple):
    """A standard case with what the law as answered makes of it: ``says`` in words, ``known`` once that is an answer.

    ``so_far`` says that it is one if nothing else is said of the provision in hand.
    """

    name: str
    says: str
    known: bool
    so_far: bool = False


def mirror(interview: Interview, answers: Iterable[Answer], patterns: Sequence[Pattern]) -> list[Row]:
    """Every standard case before the law as answered so far."""
    told = list(answers)
    found = asked(interview, told, patterns)
    supposed = asked(interview, [*told, *assumed(Sitting(interview, drafted(told)))], patterns)
    return [
        two._replace(says=f"so far {two.says}", known=False, so_far=True) if two.known and not one.known else one
        for one, two in zip(found, supposed, strict=True)
    ]


def asked(interview: Interview, answers: Iterable[Answer], patterns: Sequence[Pattern]) -> list[Row]:
    """Every standard case before the law that some answers make."""
    making = interview.making(answers)
    on_day = lowered(making.law(), interview.status, interview.day)
    beside = ", ".join(item.cite for item in making.draft.of(MATTER)[1:])
    later = f"{beside}: {LATER}" if beside else LATER
    rows = []
    for pattern in patterns:
        found = standard(on_day, pattern)
        rules = [words for question, words in rules_of(pattern) if given(making.draft, question) is None]
        graver = f"{MATTER}-1/graver" not in making.draft.answers and found.punishable == "yes" and is_grave(pattern)
        if graver:
            rows.append(Row(pattern.name, f"graver forms: {LATER}", known=False))
        elif rules and found.punishable != "yes":
            rows.append(Row(pattern.name, f"{', '.join(rules)}: {LATER}", known=False))
        else:
            rows.append(row(pattern, found, on_day.law, later))
    return rows


def is_grave(pattern: Pattern) -> bool:
    """Whether a standard case is told for what makes it graver."""
    return any(pattern.facts.get(item.name, item.plain) != item.plain for item in GRAVE)


def rules_of(pattern: Pattern) -> Iterator[tuple[str, str]]:
    """The questions on the general part that a standard case turns on, with what each is about."""
    for (dimension, value), (name, words) in RULES.items():
        if pattern.facts.get(dimension) == value:
            yield f"general/{name}", words


def law_lines(interview: Interview, answers: Iterable[Answer]) -> list[str]:
    """The lines of a law file that answers make so far, without those that stand for what was not asked yet."""
    known = list(answers)
    said = {answer.question for answer in known}
    open_yet = assumed(Sitting(interview, drafted(known)))
    law = pruned(
        interview.making([*known, *(answer for answer in open_yet if answer.question.endswith("/rest"))]).law()
    )
    for offence in law.get("offences", ()):
        for name, facts in offence["versions"][0].get("punishes", {}).items():
            clause = f"{offence['id'].partition('-')[2]}.{name.rpartition('-')[2]}"
            left = [key for key in facts if key != "conduct" and f"{clause}/{key}" not in said]
            for key in left:
                del facts[key]
    whole = {"sources": {}, "reading": {}, "general_part": {}, "offences": [], **law}
    text = law_text(interview, {**whole, "sources": {}}, drafted(known), "")
    return [line for line in text.splitlines() if not line.startswith("#")]


def pruned(value: Any) -> Any:
    """The data of a law file without what was not read."""
    if isinstance(value, dict):
        kept = {key: pruned(item) for key, item in value.items() if not unread(item)}
        return {key: item for key, item in kept.items() if item not in ({}, [])}
    return [pruned(item) for item in value if not unread(item)] if isinstance(value, list) else value


def unread(value: Any) -> bool:
    """Whether a value of a law file stands for something that was not asked."""
    if isinstance(value, dict):
        return any(isinstance(item, str) and (NOT_ASKED in item or item == "not_read") for item in value.values())
    return bool(value == "not_read")


def row(pattern: Pattern, found: Reply, law: Law, later: str) -> Row:
    """One standard case in words: ``3 to 10 years by 308(3)``, ``not criminalized``, or what is missing (``later``)."""
    if found.punishable == "yes":
        if "legal_person" in str(pattern.facts.get("actor", "")):
            return Row(pattern.name, company(law, found.norms[0]), known=True)
        extent = span(found.range) if found.range.high else "a fine"
        open_too = f"; graver forms: {later}" if found.more else ""
        return Row(pattern.name, f"{extent} by {place_of(law, found.norms[0])}{open_too}", known=True)
    if found.punishable == "no":
        if found.fined:
            return Row(pattern.name, f"an administrative fine by {place_of(law, found.fined[0])}", known=True)
        if found.partly:
            return Row(pattern.name, f"{found.partly.replace('_', ' ')}: {LATER}", known=False)
        return Row(pattern.name, "not criminalized", known=True)
    return Row(pattern.name, missing(found.doubts, later), known=False)


def company(law: Law, norm: Norm) -> str:
    """What a company gets, whose range is not that of the offence."""
    provision = law.provisions[norm.provision]
    words = penalty_words.sanction(norm.fine, norm.penalty.other) or "a company answers"
    cites = provision.rules.get("legal_person", ())
    return f"{words} by {', '.join(map(bare, cites))}" if cites else words


def missing(doubts: Iterable[str], later: str) -> str:
    """Why a case has no answer yet."""
    told = [later if why == NOT_ASKED else why.replace(": not read", f": {LATER}") for why in doubts]
    return "; ".join(dict.fromkeys(told)) or later


def place_of(law: Law, norm: Norm) -> str:
    """The provision that answers, by its place in the act."""
    provision = law.provisions[norm.provision]
    cites = provision.forms.get(norm.form.rpartition("+")[2], ()) or provision.cite
    return ", ".join(map(bare, cites))


def bare(cite: str) -> str:
    """A pinpoint without the key of its act."""
    return cite.partition(" ")[2]
