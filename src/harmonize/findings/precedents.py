"""Cases on file held against a coding, and against facts that somebody asks about: which are near, and what sets them apart."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import CONDUCT_FAMILY, SPACE
from harmonize.findings.answer import Answer, reply
from harmonize.findings.fact_pattern import point
from harmonize.findings.perspective import from_view_of
from harmonize.norms.cases import Precedent
from harmonize.norms.facts import Words, family_of
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.provision import Norm
from harmonize.norms.rows import Row

MOST = 5  # cases told of one side


class Held(NamedTuple):
    """A case on file held against the law of its State on its day.

    ``differs`` is the key of the case that the law on file answers otherwise (``punishable``, ``provision``, ``range``, ``fine``;
    ``date`` where its file says nothing about that day, and there is no ``law``); empty where it answers as the case says.
    ``norm`` is what surely reaches the facts, of the offence that the case names if that does, else the gravest.
    """

    case: Precedent
    differs: str
    law: Law | None = None
    answer: Answer | None = None
    norm: Norm | None = None

    def row(self) -> Row:
        """The case, whether the law on file answers as it says, and if not, in what it differs."""
        case = self.case
        told = self.answer.told if self.answer else ""
        return {"state": case.state, "case": case.id, "as_of": case.day, "differs": self.differs, "told": told}


def held_against_law(law: LawOnDay | None, case: Precedent) -> Held:
    """A case held against the coding of its State on its day; None is a file that says nothing about that day."""
    if law is None:
        return Held(case, "date")
    ready = law.law
    found = reply(ready, point(case.facts, law.words))
    own = [norm for norm in found.norms if case.provision in ("", ready.provisions[norm.provision].id)]
    graver = max(own or found.norms, key=lambda norm: norm.range.severity, default=None)
    differs = ""
    if found.punishable != case.punishable:
        differs = "punishable"
    elif graver and not own:
        differs = "provision"
    elif graver and case.range and graver.range != case.range:
        differs = "range"
    elif graver and case.fine is not None and graver.fined != case.fine:
        differs = "fine"
    return Held(case, differs, ready, found, graver)


class Like(NamedTuple):
    """A case on file that is near to some facts, with the answers in which it differs, by dimension: there and here.

    ``answer`` is what the law of the case, as coded for its day, says of the facts asked about; where that is not the
    answer of the case, ``deciding`` are the dimensions of which one alone would bring it about.
    """

    case: Precedent
    law: LawOnDay
    apart: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    answer: str
    deciding: tuple[str, ...]


class Near(NamedTuple):
    """How far a case is from some facts: both as cubes, and the dimensions in which they share no answer."""

    case: Precedent
    there: int
    here: int
    apart: tuple[str, ...]


def nearest(facts: Mapping[str, Any], cases: Iterable[Precedent], groups: Mapping[str, frozenset[str]]) -> list[Near]:
    """The cases on the same kind of conduct, those that differ in the fewest facts first, of them the youngest first.

    ``facts`` are seen from a State, whose own border is ``own``: a case abroad is compared as if they had come up there.
    """
    family = CONDUCT_FAMILY[str(facts["conduct"])]
    found = []
    for case in cases:
        words = Words.of(case.state, groups)
        there, here = point(case.facts, words), point(facts, words)
        if family_of(there) == family:
            apart = tuple(name for name, field in SPACE.fields.items() if not there & here & field.mask)
            found.append(Near(case, there, here, apart))
    young = sorted(found, key=lambda item: item.case.day, reverse=True)
    return sorted(young, key=lambda item: len(item.apart))


def sides(
    facts: Mapping[str, Any],
    home: str,
    cases: Sequence[Precedent],
    groups: Mapping[str, frozenset[str]],
    law_on: Callable[[str, str], LawOnDay | None],
) -> tuple[list[Like], list[Like]]:
    """The nearest cases of one State, and those of all others, for facts stated absolutely; ``law_on`` gives a law on a day."""
    seen = from_view_of(home, facts, groups)
    if seen.get("state") in (home, None):
        seen["state"] = "own"
    near = nearest(seen, cases, groups)
    here = (item for item in near if item.case.state == home)
    abroad = (item for item in near if item.case.state != home)
    return list(islice(each(here, law_on), MOST)), list(islice(each(abroad, law_on), MOST))


def each(near: Iterable[Near], law_on: Callable[[str, str], LawOnDay | None]) -> Iterator[Like]:
    """Near cases, each held against its law."""
    yield from (compared(item, law) for item in near if (law := law_on(item.case.state, item.case.day)))


def compared(item: Near, law: LawOnDay) -> Like:
    """A near case with what sets it apart, and which single fact of that decides under its law."""
    answer = reply(law.law, item.here).punishable
    deciding = () if answer == item.case.punishable else tuple(name for name in item.apart if decides(law, item, name))
    apart = {name: (SPACE.names(item.there, name), SPACE.names(item.here, name)) for name in item.apart}
    return Like(item.case, law, apart, answer, deciding)


def decides(law: LawOnDay, item: Near, name: str) -> bool:
    """Whether the facts asked about would get the answer of a case if they were as there in one dimension."""
    mask = SPACE.fields[name].mask
    return reply(law.law, (item.here & ~mask) | (item.there & mask)).punishable == item.case.punishable
