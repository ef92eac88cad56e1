"""Offences of a State as they stood on a day, in plain sentences: what is punished, what is left out, what it costs."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from harmonize.conduct.dimensions import SPACE
from harmonize.library.whole_offences import Held, Rule, WholeOffence
from harmonize.norms.facts import allowed_bits
from harmonize.norms.naming import the
from harmonize.norms.penalty import Range, span
from harmonize.norms.source import Sources, address
from harmonize.norms.treaty import MeasureKind
from harmonize.reports import penalty_words, rule_words
from harmonize.reports.citing import cited
from harmonize.reports.document import Document, Report, Section, Term, Terms
from harmonize.reports.facts_in_words import listed, series
from harmonize.reports.listing import paged
from harmonize.texts.as_known import Known
from harmonize.texts.base import Doubtful
from harmonize.texts.facts import listed_beside
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.penalty import Penalty, QualifiedForm
from harmonize.texts.ranges import effect as effect_of
from harmonize.texts.ranges import penalty_of, range_of

STATES = {
    "other": "any other State",
    "parties": "any other State Party",
    "EU": "an EU member State",
    "SCHENGEN": "a Schengen State",
    "EEA": "an EEA State",
    "none": "no State in particular",
}
DOUBTS = {
    "unsettled": "Open in law",
    "cannot_say": "Reached in part only",
    "not_read": "Not known, since a text was not read",
}
FOOT = "The words are those of the encoding, not of the statute; not legal advice."


class Words:
    """Says the conditions and citations of one law."""

    def __init__(self, law: NationalLaw, names: Mapping[str, str]) -> None:
        self.law, self.names = law, names
        self.home = the(law.state)
        self.sources: Sources = Known(law).sources

    def facts(self, condition: Any) -> str:
        """A condition in words, a named one in brackets. What is open to every answer comes last."""
        if isinstance(condition, str):
            return self.inside(self.law.conditions[condition])
        return ", ".join(self.parts(condition)) or "any facts"

    def parts(self, condition: Mapping[str, Any]) -> list[str]:
        """What a condition asks, each by itself."""
        said = [
            self.beside(key, condition) + self.answer(key, value) for key, value in condition.items() if value != "any"
        ]
        wide = [SPACE.elements[key] for key, value in condition.items() if value == "any"]
        return [*filter(None, said), *([f"irrespective of {series(wide, 'and')}"] if wide else [])]

    def beside(self, key: str, condition: Mapping[str, Any]) -> str:
        """The answer of a list to which alone another question is put, before its own answer; else nothing."""
        if key not in SPACE.fields or not listed_beside(key, condition, None):
            return ""
        return f"{listed(*SPACE.fields[key].dimension.only_if, self.home)} only "

    def inside(self, condition: Any) -> str:
        """A condition in brackets, its last part after ``and``, so that nobody takes its parts for alternatives."""
        if isinstance(condition, str):
            return self.facts(condition)
        *first, last = self.parts(condition) or ["any facts"]
        if not first and last.startswith("(") and last.endswith(")"):
            return last
        return f"({', '.join(first)}, and {last})" if first else f"({last})"

    def apart(self, part: Any) -> str:
        """A part of several, in brackets where it says more than one thing, so that nobody takes half of it for a part."""
        one = isinstance(part, str) or [type(value) for value in part.values()] == [str]
        return self.facts(part) if one else self.inside(part)

    def answer(self, key: str, value: Any) -> str:
        """One question of a condition with its answer, or a connective with its parts."""
        if key in ("any", "all"):
            parts = [self.apart(part) for part in value] if len(value) > 1 else [self.facts(value[0])]
            return parts[0] if len(parts) == 1 else f"({series(parts, 'or' if key == 'any' else 'and')})"
        if key == "at_least":
            ((count, parts),) = value.items()
            return f"at least {count} of ({series([self.apart(part) for part in parts], 'and')})"
        answers = [str(item) for item in (value if isinstance(value, list) else [value])]
        if key != "state":
            said = listed(key, SPACE.names(allowed_bits(key, answers, None), key), self.home)
            return said.removeprefix(SPACE.fields[key].dimension.lead) if key == "conduct" else said
        told = series([self.state(item) for item in answers], "or")
        return f"where the law infringed is that of {told}"

    def state(self, written: str) -> str:
        """A State, or a dated word for several, as it stands in a sentence; ``!`` in words."""
        bare = written.lstrip("!")
        name = self.home if bare == "own" else STATES.get(bare) or the(self.names.get(bare, bare))
        return f"any State other than {name}" if bare != written else name

    def cites(self, cites: Iterable[str]) -> str:
        """Pinpoints with the titles of their sources."""
        return cited(self.sources, cites)

    def address(self, cites: Iterable[str]) -> str:
        """Where a reader finds the first of some pinpoints that has an address."""
        return next((found for cite in cites if (found := address(self.sources, cite))), "")


def report(held: Held, day: str, names: Mapping[str, str], measures: Mapping[str, MeasureKind], version: str) -> Report:
    """Offences of one law as they stood on a day, each whole, and rules that rest on a provision."""
    law = held.law
    words = Words(law, names)
    told = tuple(section(item, words, date.fromisoformat(day)) for item in held.offences)
    if held.rules:
        rules = tuple(rule_term(item, words, measures) for item in held.rules)
        told = (*told, Section("Rules that rest on it", (Terms(rules),)))
    what = ("the rules", "the offence", "the offences")[min(2, len(held.offences))]
    facts = (
        Term("as at", day),
        Term("text", "put together from the versions on file; each line names where it was written"),
    )
    return paged((Document(f"{law.state}: {what} on file", facts, told, FOOT),), version)


def section(item: WholeOffence, words: Words, day: date) -> Section:
    """One offence: its heading, and a part for each block of clauses."""
    version = item.version
    days = f"{'from' if version.since else 'seen on'} {version.begins}" + (
        f" until {version.until}" if version.until else ""
    )
    head = [
        Term(
            "id",
            f"{item.offence.id} ({item.offence.kind}, section {item.offence.section.replace('_', ' ')}, {item.place()})",
        ),
        Term("provision", words.cites(version.cite), words.address(version.cite)),
        Term("in force", days + (f", by {version.by}" if version.by else "")),
        Term("penalty", f"{penalty(version.penalty)} ({item.place('penalty')})"),
    ]
    head += [Term("note", version.note)] if version.note else []
    return Section(f"{item.offence.title}", (Terms(tuple(head)),), tuple(parts(item, words, day)))


def parts(item: WholeOffence, words: Words, day: date) -> Iterator[Section]:
    """The blocks of clauses that an offence has."""
    version, part = item.version, words.law.general_part
    blocks: dict[str, list[Term]] = {"Punished is": [], **{title: [] for title in DOUBTS.values()}}
    blocks["Punished is"] = [
        term(item, words, "punishes", name, words.facts(facts), ()) for name, facts in version.punishes.items()
    ]
    for kind, name, doubtful in version.doubtful:
        said = f"{words.facts(doubtful.when)}. Why: {doubtful.why}"
        blocks[DOUBTS[kind.value]].append(term(item, words, kind.value, name, said, doubtful.cite or ()))
    blocks["Left out is"] = [
        term(item, words, "except", name, words.facts(saved.when) + reason(saved), saved.cite)
        for name, saved in version.excluded.items()
    ]
    blocks["Graver, milder, weighed"] = [
        term(
            item,
            words,
            "qualified",
            name,
            f"{form.title + ': ' if form.title else ''}{words.facts(form.when)}: {effect(form, version.penalty)}{reason(form)}",
            form.cite,
        )
        for name, form in version.qualified.items()
    ]
    shared = [
        Term(
            name,
            f"{words.facts(form.when)}: {effect(form, version.penalty)}{reason(form)}",
            words.address(form.cite),
        )
        for name, form in part.circumstances.items()
        if form.holds(day) and (form.offences == "all" or item.offence.id in form.offences)
    ]
    shared += [
        Term("not covered", words.facts(rule.when) + reason(rule), words.address(rule.cite))
        for rule in part.excluded
        if rule.holds(day) and (rule.offences == "all" or item.offence.id in rule.offences)
    ]
    shared += [
        Term(name, f"{rule_words.rule(rule)}{reason(rule)} [{words.cites(rule.cite)}]", words.address(rule.cite))
        for name, rule in rule_words.holding(part, item.offence.id, day)
    ]
    blocks["From the general part"] = shared
    yield from (Section(title, (Terms(tuple(rows)),)) for title, rows in blocks.items() if rows)


def rule_term(rule: Rule, words: Words, measures: Mapping[str, MeasureKind]) -> Term:
    """A rule of the general part or a measure: its answer or note, its pinpoints, its line."""
    item = rule.item
    title = measures[rule.name].title if rule.measure else f"general part: {rule.name.replace('_', ' ')}"
    value = getattr(item, "value", None)
    answer = ", ".join(value) if isinstance(value, tuple) else value
    doubt = getattr(item, "doubt", None)
    said = [
        answer,
        rule_words.rule(item),
        getattr(item, "condition", None),
        doubt and doubt.told,
        getattr(item, "note", None),
    ]
    told = "; ".join(str(part) for part in said if part not in (None, ""))
    rests = f"[{words.cites(item.cite)}] ({rule.place})"
    return Term(title, " ".join(filter(None, (told, rests))), words.address(item.cite))


def term(item: WholeOffence, words: Words, block: str, name: str, said: str, cites: Iterable[str]) -> Term:
    """One clause by its name: what it says, where it stands in law, where it stands in the file."""
    stands = f" [{words.cites(cites)}]" if cites else ""
    return Term(name, f"{said}{stands} ({item.place(block, name)})", words.address(cites))


def reason(item: Any) -> str:
    """Why a clause or a rule is doubtful; empty where it is sure."""
    return f"; {item.doubt.told}" if isinstance(item, Doubtful) and item.doubt else ""


def penalty(told: Penalty) -> str:
    """A penalty in words."""
    if told.of:
        return f"that of `{told.of}`, as for one who takes part as {told.through}"
    whole = penalty_of(told, ())
    orders = list(penalty_words.orders(whole))
    said = []
    if whole.range.high or whole.fine or not orders:
        custody = f"{span(whole.range)} of imprisonment" if told.prison else span(whole.range)
        said = [f"{custody}{penalty_words.fined(whole.fine)}"]
    said += [*orders, *penalty_words.tracks(whole)]
    said += [", ".join(told.other)] if told.other else []
    said += ["for each person moved"] if told.per == "migrant" else []
    return "; ".join(said)


def effect(form: QualifiedForm, base: Penalty) -> str:
    """What a qualified form makes of the range of its offence."""
    if form.penalty:
        return penalty(form.penalty)
    if form.weighs:
        return "weighs at sentencing, with no range of its own"
    before: Range = range_of(base)
    return f"{span(effect_of(form).of(before))} in place of {span(before)}"
