"""Rules of the general part in words, as ``harmonize show`` tells them: what range they give, when, and whom they spare."""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from typing import Any, Literal

from harmonize.norms.penalty import Range, span
from harmonize.norms.penalty import term as term_said
from harmonize.reports import penalty_words
from harmonize.texts.general_part import (
    STAGED,
    AgreementRule,
    FineRule,
    GeneralPart,
    Minors,
    Rule,
)
from harmonize.texts.general_rules import LegalPersons, Migrant, Sanction
from harmonize.texts.ranges import fine_of, term
from harmonize.texts.scales import Scaled, Threshold

ROLES = ("instigator", "organiser", "aider", "member")
SHARES = {Fraction(1, 2): "half", Fraction(2): "twice", Fraction(0): "nothing"}
SPARED = {
    "yes": "spared",
    "no": "not spared",
    "unsettled": "unsettled whether spared",
    "undecided": "exempted by no rule; no decision was identified",
    "cannot_say": "spared in part only",
    "not_read": "not read whether spared",
}


def rule(item: Any) -> str:
    """What a rule of the general part says; empty for one that says no more than its facts."""
    if isinstance(item, Rule):
        said = [extent(item.range), threshold(item.when) if item.when else ""]
        said += ["once one of them has acted"] if isinstance(item, AgreementRule) and item.overt_act else []
        return ", ".join(filter(None, said))
    if isinstance(item, LegalPersons):
        return ": ".join(filter(None, (f"{item.form.replace('_', ' ')} liability", sanction(item.sanction))))
    if isinstance(item, Minors):
        return extent(item.range) if item.range else "no minimum"
    if isinstance(item, FineRule):
        return f"{penalty_words.fined(fine_of(item.fine)).strip(', ')}, where the offence has none"
    if isinstance(item, Migrant):
        helping = f"; as accomplice {SPARED[item.accomplice]}" if item.accomplice else ""
        return SPARED[item.spared] + helping
    return ""


def extent(how: "Literal['same', 'none', 'not_read'] | Scaled") -> str:
    """What a rule makes of the range of an offence."""
    if not isinstance(how, Scaled):
        return {"same": "the range of the offence", "none": "not punished", "not_read": "not read"}[how]
    return ", ".join(changes(how))


def changes(how: Scaled) -> Iterator[str]:
    """The parts of a range that a rule changes, each by itself."""
    if how.prison:
        yield span(Range(term(how.prison[0]), term(how.prison[1])))
    for share, end in ((how.max, "maximum"), (how.min, "minimum")):
        if share is not None:
            yield f"{SHARES.get(share, str(share))} of the {end}" if share else f"no {end}"
    if how.min_table is not None:
        yield "a lower minimum, by steps"
    if how.life:
        yield f"{span(Range(*how.life))} in place of life imprisonment"
    if how.cap is not None:
        yield f"at most {term_said(how.cap)}"
    if how.min_cap is not None:
        yield f"a minimum of at most {term_said(how.min_cap)}"
    if how.floor is not None:
        yield f"at least {term_said(how.floor)}"


def threshold(when: Threshold) -> str:
    """For which ranges a rule holds."""
    bounds = (
        ("a maximum of at least", when.max_at_least),
        ("a maximum below", when.max_below),
        ("a minimum of at least", when.min_at_least),
    )
    parts = [f"{words} {term_said(months)}" for words, months in bounds if months is not None]
    return f"for offences with {' and '.join(parts)}"


def sanction(item: "Literal['same'] | Sanction | None") -> str:
    """What a legal person has to expect; empty where that was not coded."""
    if item == "same":
        return "the fine of the offence"
    return penalty_words.sanction(fine_of(item.fine), item.other or ()) if isinstance(item, Sanction) else ""


def holding(part: GeneralPart, offence: str, day: date) -> Iterator[tuple[str, Any]]:
    """The rules that hold for an offence on a day and carry it further, each with its name."""
    listed = [(name, getattr(part.roles, name)) for name in ROLES]
    listed += [(name, getattr(part, name)) for name in (*STAGED, "legal_persons")]
    listed += [("minors", part.minors), ("fines", part.fines)]
    for name, rules in listed:
        for item in rules:
            names = item.reaches if isinstance(item, Minors) else item.offences
            if item.holds(day) and item.cite and (names == "all" or offence in names):
                yield name.replace("_", " "), item
