"""A law read back: who knows the catalogue alone gets from each sentence the facts that were coded, and no others.

The reader here knows the phrases of the catalogue, the names of States, and how parts are joined; it tries every way in which
a sentence can be taken apart. That just one way is left, and that it is the clause as coded, also says that two clauses which
differ never read alike.
"""

from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.library.folder import Folder
from harmonize.norms.facts import allowed_bits
from harmonize.norms.naming import the
from harmonize.reports.facts_in_words import listed
from harmonize.reports.law_text import STATES, Words

LAWS = Path(__file__).parents[2] / "data" / "national_laws"
STATES_ON_FILE = sorted(path.stem.upper() for path in LAWS.glob("[!x]?.yaml"))
Parsed = tuple[Any, int]  # what was read, and where the rest of the sentence begins
INFRINGED = "where the law infringed is that of "
OTHER = "any State other than "


def said(words: Words, condition: Any) -> Any:
    """A condition as it was coded, in the form in which the reader gives it: named conditions in place of their names."""
    if isinstance(condition, str):
        return said(words, words.law.conditions[condition])
    return frozenset(one for key, value in condition.items() for one in part(words, key, value))


def part(words: Words, key: str, value: Any) -> Iterator[Any]:
    """One question with its answers, or a connective with its parts; a connective of one part is that part."""
    if key in ("any", "all"):
        parts = [said(words, item) for item in value]
        if len(parts) == 1:
            yield from parts[0]
        else:
            yield joined(key, tuple(parts))
    elif key == "at_least":
        ((count, items),) = value.items()
        yield key, int(count), tuple(said(words, item) for item in items)
    elif value == "any":
        yield key, "any"
    elif key == "state":
        yield key, frozenset(map(str, value if isinstance(value, list) else [value]))
    else:
        answers = [str(item) for item in (value if isinstance(value, list) else [value])]
        yield key, frozenset(SPACE.names(allowed_bits(key, answers, None), key))


def joined(key: str, parts: tuple[Any, ...]) -> Any:
    """A connective; one answer or another to one question is the same as both in one list, in whatever order they stand."""
    if key == "all":
        return key, frozenset(parts)
    lists: dict[str, frozenset[str]] = {}
    others = set()
    for item in parts:
        ((name, values),) = item if len(item) == 1 and len(next(iter(item))) == 2 else (("", ""),)
        if isinstance(values, frozenset) and name not in ("any", "all"):
            lists[name] = lists.get(name, frozenset()) | values
        else:
            others.add(item)
    if len(lists) == 1 and not others:
        return next(iter(lists.items()))
    return key, frozenset({*others, *(frozenset({item}) for item in lists.items())})


def asked(parts: frozenset[Any]) -> set[str]:
    """The questions that some parts answer, each of which a condition answers once; whose law is infringed may be said twice."""
    return {one[0] for one in parts if one[0] not in ("any", "all", "at_least", "state")}


class Reader:
    """Takes sentences apart with the catalogue of phrases and the names of States."""

    def __init__(self, words: Words) -> None:
        self.phrases: dict[str, dict[str, frozenset[str]]] = {}
        self.alone: dict[str, tuple[str, frozenset[str]]] = {}  # phrases for several answers that stand without a lead
        for item in (one for one in DIMENSIONS if one.name != "state"):
            known = {value.phrase: frozenset({value.name}) for value in item.values}
            known |= {phrase.removeprefix(item.lead): frozenset(group) for group, phrase in item.together.items()}
            self.phrases[item.name] = {phrase.format(state=words.home): values for phrase, values in known.items()}
            alone = {phrase: group for group, phrase in item.together.items() if not phrase.startswith(item.lead)}
            self.alone |= {phrase.format(state=words.home): (item.name, frozenset(alone[phrase])) for phrase in alone}
        self.kinds = {
            item.name: tuple(
                f"{listed(item.only_if[0], answers, words.home)} only "
                for count in range(1, len(item.only_if[1]) + 1)
                for answers in combinations(item.only_if[1], count)
            )
            for item in DIMENSIONS
            if item.of_one_answer or item.name == "danger_to"  # a clause may have one of its two answers alone
        }
        persons = SPACE.fields["persons"].dimension.values
        self.runs = {
            value.and_up: frozenset(more.name for more in persons[place:])
            for place, value in enumerate(persons[:-1])
            if value.and_up
        }
        names = {the(name): code for code, name in words.names.items()} | {name: word for word, name in STATES.items()}
        self.states = names | {words.home: "own"}
        self.elements = {phrase: name for name, phrase in SPACE.elements.items()}

    def read(self, sentence: str) -> set[Any]:
        """Every way in which a sentence can be taken apart."""
        return {found for found, end in self.facts(sentence, 0) if end == len(sentence)}

    def facts(self, text: str, at: int) -> Iterator[Parsed]:
        """Parts with commas between them."""
        if text.startswith("any facts", at):
            yield frozenset(), at + len("any facts")
        for first, end in self.item(text, at):
            yield first, end
            if text.startswith(", ", end):
                for more, last in self.facts(text, end + 2):
                    if not asked(first) & asked(more):
                        yield first | more, last

    def item(self, text: str, at: int) -> Iterator[Parsed]:
        """One part: a group in brackets, the States, what is open to every answer, or answers to one question."""
        if text.startswith("(", at):
            yield from self.group(text, at + 1)
        if text.startswith("at least ", at):
            number, _, rest = text[at + 9 :].partition(" of (")
            if rest and number.isdigit():
                for parts, end in self.series(text, len(text) - len(rest), " and "):
                    if text.startswith(")", end):
                        yield frozenset({("at_least", int(number), parts)}), end + 1
        if text.startswith(INFRINGED, at):
            for states, end in self.one_of(text, at + len(INFRINGED), self.state, " or "):
                yield frozenset({("state", frozenset(states))}), end
        if text.startswith("irrespective of ", at):
            for names, end in self.one_of(text, at + len("irrespective of "), self.element, " and "):
                yield frozenset((name, "any") for name in names), end
        for run, values in self.runs.items():
            if text.startswith(run, at):
                yield frozenset({("persons", values)}), at + len(run)
        yield from ((frozenset({answer}), end) for answer, end in known(text, at, self.alone))
        for name, phrases in self.phrases.items():
            lead = "" if name == "conduct" else SPACE.fields[name].dimension.lead.format(state="")
            if kind := next((one for one in self.kinds.get(name, ()) if text.startswith(one, at)), ""):
                lead = kind + lead
            if text.startswith(lead, at):
                for groups, end in self.one_of(text, at + len(lead), lambda t, a, p=phrases: known(t, a, p), " or "):  # type: ignore[misc]
                    yield frozenset({(name, frozenset().union(*groups))}), end

    def group(self, text: str, at: int) -> Iterator[Parsed]:
        """What stands in brackets: one part, or several that are joined."""
        for inner, end in self.conjoined(text, at):
            if text.startswith(")", end):
                yield inner, end + 1
        for link, key in ((" or ", "any"), (" and ", "all")):
            for parts, end in self.series(text, at, link):
                if len(parts) > 1 and text.startswith(")", end):
                    yield frozenset({joined(key, parts)}), end + 1

    def conjoined(self, text: str, at: int) -> Iterator[Parsed]:
        """The parts of one condition in brackets, the last after ``, and``."""
        if text.startswith("any facts", at):
            yield frozenset(), at + len("any facts")
        for parts, end in self.one_of(text, at, self.item, ", and "):
            names = [name for part in parts for name in asked(part)]
            if len(names) == len(set(names)):
                yield frozenset().union(*parts), end

    def series(self, text: str, at: int, link: str) -> Iterator[tuple[tuple[Any, ...], int]]:
        """Parts of a group: commas between them, a word before the last; one that says several things has brackets of its own."""
        for parts, end in self.one_of(text, at, self.item, link):
            yield tuple(parts), end

    def one_of(self, text: str, at: int, take: Any, link: str) -> Iterator[tuple[list[Any], int]]:
        """Things in a series: commas between them, a word before the last."""
        for first, end in take(text, at):
            yield [first], end
            if text.startswith(link, end):
                for last, after in take(text, end + len(link)):
                    yield [first, last], after
            if text.startswith(", ", end):
                for more, after in self.one_of(text, end + 2, take, link):
                    if len(more) > 1:
                        yield [first, *more], after

    def state(self, text: str, at: int) -> Iterator[Parsed]:
        """A State, or a word for several; all but one of them."""
        sign, start = ("!", at + len(OTHER)) if text.startswith(OTHER, at) else ("", at)
        for name, end in known(text, start, self.states):
            yield f"{sign}{name}", end

    def element(self, text: str, at: int) -> Iterator[Parsed]:
        """A question by its name."""
        yield from known(text, at, self.elements)


def known(text: str, at: int, names: Any) -> Iterator[Parsed]:
    """The names that stand at a place of a text, with what they mean."""
    for name, meaning in names.items():
        if text.startswith(name, at):
            yield meaning, at + len(name)


@pytest.mark.sample(4, 60)
@pytest.mark.parametrize("code", STATES_ON_FILE)
def test_every_clause_of_a_law_is_read_back_as_it_was_coded(code: str, folder: Folder) -> None:
    words = Words(folder.text(code)[0], folder.status.names)
    reader = Reader(words)
    wrong = []
    for condition in conditions(words):
        sentence = words.facts(condition)
        if reader.read(sentence) != {said(words, condition)}:
            wrong.append(sentence)
    assert wrong == []


def test_kinds_of_one_answer_of_a_list_are_read_back_too(folder: Folder) -> None:
    words = Words(folder.text("DE")[0], folder.status.names)
    for condition, told in (
        (
            {"doc_kind": ["travel", "identity"], "doc_travel": ["passport"]},
            (
                "concerning a travel document or an identity document, "
                "concerning a travel document only concerning a passport or like document"
            ),
        ),
        (
            {"how": ["transport", "other_help"], "help": ["organise"]},
            "by transport or other assistance, by other assistance only by organizing or arranging the journey or stay",
        ),
    ):
        assert words.facts(condition) == told
        assert Reader(words).read(told) == {said(words, condition)}


def conditions(words: Words) -> list[Any]:
    """Every condition of a law, as coded: of clauses, of doubts, of exclusions, of forms, of the general part."""
    law, part = words.law, words.law.general_part
    found: list[Any] = list(law.conditions.values())
    for version in (version for offence in law.offences for version in offence.versions):
        found += version.punishes.values()
        found += [doubtful.when for _, _, doubtful in version.doubtful]
        found += [item.when for item in (*version.excluded.values(), *version.qualified.values())]
    return found + [item.when for item in (*part.circumstances.values(), *part.excluded)]
