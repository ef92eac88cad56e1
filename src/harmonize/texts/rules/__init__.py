"""The rules of lint, each once: messages, the pages of `harmonize explain lint/NAME` and docs/lint.md are made of them."""

from typing import NamedTuple

from harmonize.texts.rules.bills import BILLS
from harmonize.texts.rules.conditions import CONDITIONS
from harmonize.texts.rules.content import CONTENT
from harmonize.texts.rules.days import DAYS
from harmonize.texts.rules.excuses import EXCUSES
from harmonize.texts.rules.facts import FACTS
from harmonize.texts.rules.fingerprints import FINGERPRINTS
from harmonize.texts.rules.folders import FOLDERS
from harmonize.texts.rules.form import FORM
from harmonize.texts.rules.judged import JUDGED
from harmonize.texts.rules.law import LAW
from harmonize.texts.rules.parity import PARITY
from harmonize.texts.rules.places import PLACES
from harmonize.texts.rules.reading import READING
from harmonize.texts.rules.redrafts import REDRAFTS
from harmonize.texts.rules.rule import Route, Rule, Severity
from harmonize.texts.rules.sources import SOURCES
from harmonize.texts.rules.standing import STANDING
from harmonize.texts.rules.terms import TERMS
from harmonize.texts.rules.together import TOGETHER
from harmonize.texts.rules.treaty import TREATY
from harmonize.texts.rules.versions import VERSIONS
from harmonize.texts.rules.vocabulary import VOCABULARY

# What the rules are about, in the order of the pages.
TOPICS: dict[str, tuple[Rule, ...]] = {
    "The file": FORM,
    "The folder": FOLDERS,
    "Keys and values": CONTENT + TOGETHER,
    "Conditions": CONDITIONS,
    "The law": LAW,
    "Versions and clauses": VERSIONS,
    "Bills": BILLS,
    "Sources and days": SOURCES,
    "Fingerprints": FINGERPRINTS,
    "Days that cannot be": DAYS,
    "Places, letters and States": PLACES,
    "Reading and the general part": READING,
    "Facts that an offence cannot have": FACTS,
    "Ranges that cannot be": TERMS,
    "Rules and answers that shut each other out": STANDING,
    "The parity list": PARITY,
    "Treaty and register": TREATY,
    "Changed instruments": REDRAFTS,
    "Revisions and baselines": JUDGED,
    "The vocabulary of facts": VOCABULARY,
    "Excuses": EXCUSES,
}
RULES = {rule.name: rule for rules in TOPICS.values() for rule in rules}


class Mistake(NamedTuple):
    """A mistake at a route of a file, reported by a rule. ``at_key`` says that its key, not its value, is meant."""

    route: Route
    rule: Rule
    message: str
    at_key: bool = False


def mistake(route: Route, name: str, /, *, at_key: bool = False, **words: object) -> Mistake:
    """A mistake against the rule of a name; the words fill the message of the rule."""
    rule = RULES[name]
    return Mistake(route, rule, rule.message.format_map(words), at_key)


__all__ = ["RULES", "TOPICS", "Mistake", "Route", "Rule", "Severity", "mistake"]
