"""Facts in English: how a set of facts is said, for one law or for none.

Every value of a dimension is a modifier that can follow any other (``by sea``, ``where the benefit is promised``), so that
a sentence built from any of them reads as one. What is reported is what lies in the set: ``except`` stands only where the
answers left out are fewer than those allowed, and nothing is negated twice.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from harmonize.conduct.dimensions import CONDUCT_FAMILY, DIMENSIONS, SPACE
from harmonize.grouping import grouped
from harmonize.norms.facts import GROUPS
from harmonize.norms.naming import the

LEGISLATING = "the legislating State"
MAX_STATES = 6
MAX_FORMS = 4  # aggravated forms told of one set of facts
MANY = 3  # values that are listed one by one, before those left out are reported instead

PHRASES = {(d.name, value.name): d.lead + value.phrase for d in DIMENSIONS for value in d.values}

# How a State is named beside the conduct that infringes its law; other conduct, or several kinds of it, by the last.
TOWARDS = {value.name: value.towards for value in SPACE.fields["conduct"].dimension.values}
# Questions about the kinds of one answer, with the question to which that is an answer.
KINDS = {d.name: d.only_if[0] for d in DIMENSIONS if d.of_one_answer}
PAPERS = frozenset(name for name, family in CONDUCT_FAMILY.items() if family == "D")
# The subject of a clause, before what is said of it; of one that denies something the whole, since two of them make no sentence.
SUBJECT = re.compile(r"(where (?:.+? (?=(?:is|are|was|were|has|states) (?!.*\b(?:not|no)\b))|.*))(.*)")
TITLES = {word.name: word.title for word in SPACE.fields["state"].dimension.words if word.title}


def series(words: Sequence[str], link: str = "or") -> str:
    """Words as a series: ``a``, ``a or b``, ``a, b or c``."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {link} {words[-1]}"


def listed(name: str, values: Iterable[str], state: str = LEGISLATING) -> str:
    """Answers to one question as one modifier: ``by land or sea``, ``for a financial or other material benefit``.

    ``state`` is what the State whose law it is is called.
    """
    dimension = SPACE.fields[name].dimension
    chosen = [value for value in SPACE.bit[name] if value in set(values)]
    if number := run(name, chosen):
        return number
    told = {value: PHRASES[name, value] for value in chosen}
    joined: set[str] = set()  # answers that already stand for others
    for group, phrase in dimension.together.items():
        if set(group) <= told.keys() - joined and (len(group) > 1 or len(chosen) == 1):
            told[group[0]] = phrase
            for value in group[1:]:
                del told[value]
            joined.add(group[0])
    phrases = list(told.values())
    if len(phrases) > 1 or not joined:
        phrases = [dimension.lead + series([phrase.removeprefix(dimension.lead) for phrase in phrases])]
    return phrases[0].format(state=state)


def run(name: str, values: Sequence[str]) -> str:
    """A run of answers up to the last in words: ``involving two or more persons``; else nothing."""
    every = SPACE.fields[name].dimension.values[-len(values) :]
    return every[0].and_up if len(values) > 1 and [value.name for value in every] == list(values) else ""


def merged(clauses: Iterable[str]) -> list[str]:
    """Clauses with ``where``, those with one subject as one: ``where the document is forged and was lent by its holder``."""
    split = (SUBJECT.fullmatch(clause) for clause in clauses)
    by_subject = grouped((found[1], found[2]) for found in split if found)
    return [subject + " and ".join(said) for subject, said in by_subject.items()]


class Facts:
    """Says facts for one State: ``home`` is what the State is called, ``groups`` what the dated words mean."""

    def __init__(self, code: str, home: str, names: Mapping[str, str], groups: Mapping[str, frozenset[str]]) -> None:
        self.code, self.home, self.names, self.groups = code, home, names, groups
        self.parties = groups["parties"] - {code}

    def phrases(self, cube: int, within: int, *, graded: bool = True) -> list[str]:
        """One phrase for each dimension in which some facts are narrower than the region around them.

        What is excepted since it is an aggravated form is reported where ``graded``: it never concerns the ordinary case.

        Clauses with ``where`` and ``unless`` come last, in this order, so that what qualifies the act stands beside it.
        """
        found: list[str] = []
        excepted: list[str] = []
        forms: list[tuple[str, str]] = []  # aggravated ones, each behind its provision
        said = {parent for name, parent in KINDS.items() if self.kinds(name, parent, cube, within)}
        for dimension in DIMENSIONS:
            name, mask = dimension.name, SPACE.fields[dimension.name].mask
            if cube & mask == within & mask or name in said:
                continue
            allowed, around = SPACE.names(cube, name), SPACE.names(within, name)
            missing = [value for value in around if value not in allowed]
            if name == "state":
                found.append(self.states(allowed, around, frozenset(SPACE.names(cube, "conduct"))))
            elif dimension.aggravating and dimension.plain in allowed:
                graver, where = self.graver(name, missing)
                forms += [(where, self.listed(name, graver))] if graver and graded else []
                others = [value for value in missing if value not in graver and self.asks(name, value)]
                excepted += [self.listed(name, others)] if others else []
            elif self.shorter(name, allowed, missing):
                excepted.append(self.listed(name, missing))
            else:
                found.append(self.listed(name, allowed))
        if forms:
            left = len(forms) - MAX_FORMS
            more = f"; and {left} other{'' if left == 1 else 's'}" if left > 0 else ""
            told = [f"{'; '.join(same)}: {where}" for where, same in grouped(forms[:MAX_FORMS]).items()]
            excepted.append(f"in aggravated form ({'; '.join(told)}{more})")
        clauses = merged(phrase for phrase in found if phrase.startswith("where "))
        told = [phrase for phrase in found if not phrase.startswith(("where ", "unless "))]
        told += [*clauses[:1], *(f"and {phrase}" for phrase in clauses[1:])]
        told += [phrase for phrase in found if phrase.startswith("unless ")]
        return [*told, *([f"except {', or '.join(excepted)}"] if excepted else [])]

    def graver(self, _name: str, _values: Sequence[str]) -> tuple[tuple[str, ...], str]:
        """Those answers that make an offence graver, and the provision that says so; of no law in particular none."""
        return (), ""

    def asks(self, _name: str, _value: str) -> bool:
        """Whether a law asks for an answer apart from its graver forms; of no law in particular it may."""
        return True

    def kinds(self, name: str, parent: str, cube: int, within: int) -> bool:
        """Whether the kinds of an answer are reported, which say that answer by themselves."""
        allowed, around = SPACE.names(cube, name), SPACE.names(within, name)
        missing = [value for value in around if value not in allowed]
        alone = SPACE.names(cube, parent) == SPACE.fields[name].dimension.only_if[1]
        return alone and bool(missing) and not self.shorter(name, allowed, missing)

    def shorter(self, name: str, allowed: Sequence[str], missing: Sequence[str]) -> bool:
        """Whether the answers left out are reported rather than those allowed: they are few, and no negation themselves."""
        few = len(allowed) >= MANY and 0 < len(missing) < MANY
        named = tuple(allowed) in SPACE.fields[name].dimension.together or run(name, allowed)
        return few and not named and not self.listed(name, missing).startswith(("without ", "where no ", "no "))

    def listed(self, name: str, values: Iterable[str]) -> str:
        """Answers to one question as one modifier."""
        return listed(name, values, self.home)

    def states(self, allowed: Sequence[str], around: Sequence[str], conducts: frozenset[str]) -> str:
        """The States whose law is infringed: this one, any other State Party, all of them but a few, or a list."""
        others = [code for code in allowed if code not in (self.code, "none")]
        missing = [code for code in around if code not in allowed and code not in (self.code, "none")]
        told = [self.home] if self.code in allowed else []
        if others and not missing:
            told.append(self.frame(around))
        elif others and len(missing) < len(others):
            told.append(f"{self.frame(around)} except {self.named(missing)}")
        elif others:
            told.append(self.named(others))
        if not told:
            return "where no State's entry and residence law is infringed"
        if conducts and conducts <= PAPERS:
            return f"for use in {series(told)}"
        towards = {TOWARDS[name] for name in conducts}
        word = next(iter(towards)) if len(towards) == 1 else ""
        return f"{word or 'where the entry and residence law infringed is that of'} {series(told)}"

    def frame(self, around: Sequence[str]) -> str:
        """What other States a duty asks about are called."""
        asked = set(around) - {self.code, "none"}
        for name, members in self.groups.items():
            if name in TITLES and asked == members - {self.code}:
                return f"any other {TITLES[name].removesuffix('s')}"
        return "any other State Party" if self.parties <= asked or not asked else "any other State concerned"

    def named(self, codes: Sequence[str]) -> str:
        """Names of States; a whole group under its name, the rest of one behind a group that shares members with it."""
        words: list[str] = []
        left, told = list(codes), set[str]()
        for name, members in self.groups.items():
            inside = members & self.parties
            more = inside - told  # what an earlier group did not name yet: the Schengen States outside the EU
            if name in GROUPS and len(inside) > 2 and more and more <= set(left):
                words.append(f"the {'other ' if more < inside else ''}{TITLES.get(name, f'{name} States')}")
                left = [code for code in left if code not in more]
                told |= inside
        words += [the(self.names.get(code, code)) for code in left[:MAX_STATES]]
        rest = len(left) - MAX_STATES
        if rest > 0:
            words.append(f"{rest} {'other' if rest == 1 else 'others'}")
        return series(words, "and")
