"""Independent codings of one law: what they say otherwise, on one day or through the years."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

from harmonize import one_law
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.asking import untouched
from harmonize.findings.assessment import Assessment, assess
from harmonize.findings.matters import Choice, Decided, Matter, Undecided, refereed, voted
from harmonize.findings.overlap import Side
from harmonize.findings.plan import rerouted
from harmonize.findings.reconcile import (
    Reconciliation,
    dated,
    earlier,
    heads,
    judged_duties,
    ranked,
    reconcile,
    sharing,
)
from harmonize.library.adjudication import Decision, needed, taken_over
from harmonize.library.adjudication import settled as agreed_file
from harmonize.library.called_alike import called_alike
from harmonize.library.invisible_characters import seen
from harmonize.library.located_yaml import Located
from harmonize.library.overlay import Overlay
from harmonize.library.parts import otherwise
from harmonize.library.validation import modelled
from harmonize.norms.coding_difference import Otherwise, Way
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Party
from harmonize.query import Day, a_day, any_state, one_state, party_of, real, silence
from harmonize.texts.national_law import NationalLaw


class Coding:
    """One coding of a State's law: a law file laid over a body of laws."""

    def __init__(self, corpus: Corpus, party: Party, file: Path, beside: "Coding | None" = None) -> None:
        self.party, self.store, self.under = party, Overlay(corpus.store, (file,)), corpus.store
        self.file, self.corpus = file, Corpus(self.store)
        coded = next(iter(self.store.laid))
        if self.store.bills:
            raise HarmonizeError(
                f"{file} is a bill; `harmonize bill` tells what it would do, a coding is a whole law file"
            )
        if coded != party.code:
            raise HarmonizeError(f"{file} codes the law of {party_of(self.store, coded).name}, not of {party.name}")
        if beside and (alike := called_alike(beside.text, self.text)).data is not self.text.data:
            self.store.laid[coded] = modelled(alike, NationalLaw)
        self.law = cache(partial(self.store.law, party.code))  # of a day; None where the file says nothing about it
        self.others = cache(self.partners)
        self.sides: dict[str, Side] = {}
        self.done: dict[str, Assessment] = {}

    @property
    def text(self) -> Located:
        """The law file with the place of everything in it, older versions whole."""
        return self.store.text(self.party.code)[1]

    def side(self, day: str, beside: Side | None = None) -> Side:
        """The law of a day, ready to be asked, and to share what it works out with the other coding."""
        if day not in self.sides:
            law, under = self.law(day), self.under
            if law is None:
                raise HarmonizeError(f"{self.file}: {silence(self.party, day)}")
            made = Side.of(law, self.party, day, under.treaty, under.status)
            self.sides[day] = sharing(beside, made) if beside else made
        return self.sides[day]

    def partners(self, day: str) -> list[Side]:
        """The laws of the other States on file on a day, invented ones left out."""
        store, own = self.under, self.party.code
        codes = [code for code in real(code for code in store.codes if code != own) if store.law(code, day)]
        return [one_law.side(Corpus(store).store, code, day) for code in codes]

    def assessed(self, day: str, known: dict[str, Outcome]) -> Assessment:
        """The law of a day against the treaties; what is known already, as of a law on file, is not worked out again."""
        if day in self.done:
            return self.done[day]
        store, asked, law = self.under, self.corpus.ask(as_of=day), self.side(day).law
        filed = store.law(self.party.code, day) if self.party.code in store.codes else None
        if filed and filed._replace(file=law.file) == self.law(day):
            known = store.outcomes(self.party.code, day)
        choice = asked.choice, known, self.side(day).evaluator
        self.done[day] = assess(law, self.party, store.treaty, store.status, day, asked.readings, *choice)
        return self.done[day]


def beside(corpus: Corpus, party: Party, files: Sequence[Path]) -> list[Coding]:
    """Codings of a law, the others under the names of the first."""
    first = Coding(corpus, party, files[0])
    return [first, *(Coding(corpus, party, file, first) for file in files[1:])]


def reconciled(corpus: Corpus, state: str, files: Sequence[Path], *, as_of: Day = None) -> list[Reconciliation]:
    """All in which codings of a State's law differ: the first with each of the others.

    What two others say otherwise one of them says otherwise than the first, so nothing is missing. On a day named, or on every
    day since the older of them begins. Raises HarmonizeError for codings of different States, and where one of them says
    nothing about the day.
    """
    party = one_state(corpus.store, state) if state.upper() in corpus.store.codes else any_state(corpus.store, state)
    first, *others = beside(corpus, party, files)
    found = [two(corpus, first, other, as_of) for other in others]
    if len(others) == 1:
        return found
    sides = [coding.side(a_day(as_of)).evaluator for coding in (first, *others)]
    return [one._replace(matters=tuple(voted(item, sides) for item in one.matters)) for one in found]


class Settlement(NamedTuple):
    """The agreed file as text, what was decided, and the matters about which nothing was."""

    text: str
    decided: tuple[Decided, ...]
    undecided: tuple[Undecided, ...]


def settled(
    corpus: Corpus, state: str, files: Sequence[Path], found: Sequence[Reconciliation], choices: Mapping[int, Choice]
) -> Settlement:
    """The file that codings agree on: the first with what was decided otherwise, matter by matter (numbers from 1).

    Under the number 0 stands what holds for all other matters, and for what is written otherwise with the same result. Raises
    HarmonizeError for a number that there is not, for a part about which two things were decided, and where the result would
    be no law file.
    """
    party = any_state(corpus.store, state)
    texts = [coding.text for coding in beside(corpus, party, files)]
    numbered = [(at, item) for at, one in enumerate(found, 1) for item in one.matters]
    wrong = sorted(number for number in choices if number > len(numbered))
    if wrong:
        raise HarmonizeError(f"there is no matter {wrong[0]}; the last one is {len(numbered)}")
    taken: dict[Way, Decision | None] = {}
    for number, (at, item) in enumerate(numbered, 1):
        choice = choices.get(number, choices.get(0))
        if choice is None:
            continue
        other = at if choice.open else choice.coding or at
        for part in taken_over(item.parts, otherwise(texts[0], texts[other])):
            decision = decision_on(part, choice, texts, at)
            if taken.setdefault(part.way, decision) != decision:
                raise HarmonizeError(
                    f"matter {number}: something else was decided about `{part.name}` under another number"
                )
    if 0 in choices and choices[0].coding:
        for part in otherwise(texts[0], texts[choices[0].coding]):
            taken.setdefault(part.way, decision_on(part, choices[0], texts, choices[0].coding))
    every = [item for item in taken.values() if item]
    result = agreed_file(texts[0], [*every, *needed(texts[0], every)], corpus.store.treaty.measures)
    decided = tuple(
        Decided(number, item, choice, tuple(part for part in item.parts if part in result.left))
        for number, (_, item) in enumerate(numbered, 1)
        if (choice := choices.get(number, choices.get(0)))
    )
    known = {item.number for item in decided}
    undecided = tuple((number, item) for number, (_, item) in enumerate(numbered, 1) if number not in known)
    return Settlement(result.text, decided, undecided)


ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")


def choices(written: Sequence[str], files: Sequence[Path]) -> dict[int, Choice]:
    """Decisions as people write them: ``1=first``, ``2=unsettled: why``, ``all=second``; a coding by its place or file name.

    Raises HarmonizeError for what is none.
    """
    found: dict[int, Choice] = {}
    for word in written:
        number, _, told = word.partition("=")
        what, _, why = (part.strip() for part in told.partition(":"))
        if not (number.isdecimal() and int(number)) and number != "all":
            raise HarmonizeError(f"--settle {word}: begin with the number of a matter, or with `all`, as in 1=first")
        names = [*ORDINALS[: len(files)], *(file.name for file in files)]
        at = 0 if number == "all" else int(number)
        if what == "unsettled" and not why:
            raise HarmonizeError(f"--settle {word}: say why it is unsettled, as in {number}=unsettled: courts differ")
        if hidden := seen(why)[1]:
            told = "U+{code} ({name}), which {which}".format_map(hidden[0].words)
            raise HarmonizeError(f"--settle {word}: the reason holds {told}; type it again")
        if what == "unsettled" and number == "all":
            raise HarmonizeError("--settle all=unsettled: what is open is said matter by matter")
        if what != "unsettled" and what not in names:
            raise HarmonizeError(f"--settle {word}: say {', '.join(ORDINALS[: len(files)])} or unsettled: WHY")
        choice = Choice(0, why, open=True) if what == "unsettled" else Choice(names.index(what) % len(files), why)
        if found.setdefault(at, choice) != choice:
            raise HarmonizeError(f"--settle {number}= is given twice, and not alike")
    return found


def decision_on(part: Otherwise, choice: Choice, texts: Sequence[Located], at: int) -> Decision | None:
    """What becomes of a part of the first coding; None where it stays as it is."""
    if choice.open:
        return Decision(part, texts[at], choice.why)
    return Decision(part, texts[choice.coding]) if choice.coding else None


def two(corpus: Corpus, first: Coding, second: Coding, as_of: Day) -> Reconciliation:
    """All in which two codings differ."""
    day, parts = a_day(as_of), otherwise(first.text, second.text)

    def both(asked: str) -> tuple[Side, Side]:
        one = first.side(asked)
        return one, second.side(asked, one)

    def judged(asked: str) -> tuple[Assessment, Assessment]:
        sides, done = both(asked), first.assessed(asked, {})
        known = {item.duty.id: item.outcome for item in done.findings}
        return done, second.assessed(asked, untouched(sides[0].evaluator, sides[1].evaluator, known))

    cases = [case for case in corpus.store.precedents if case.state == first.party.code]

    def with_referees(matters: Iterable[Matter]) -> tuple[Matter, ...]:
        return tuple(refereed(matters, cases, lambda asked: first.side(asked).evaluator.on_day.words))

    here = [part for part in parts if part.matters(day)]
    ways = partial(turned, first, both(day), day)
    found = reconcile(*both(day), partial(judged, day), corpus.store.patterns, here, ways)
    now = [dated(item, parts) for item in found.matters]
    if as_of is not None:
        return found._replace(matters=with_referees(now))

    def laws(asked: str) -> tuple[Law | None, Law | None]:
        return first.law(asked), second.law(asked)

    def on(asked: str, here: Sequence[Otherwise], wanted: Callable[[Matter], bool]) -> Iterable[Matter]:
        sides = both(asked)
        kept = [item for item in heads(*sides, here) if wanted(item)]
        ways = partial(turned, first, sides, asked)
        return ranked(*sides, kept, judged_duties(*sides, partial(judged, asked)), ways) if kept else ()

    before = earlier(found, parts, day, laws, on)
    return found._replace(matters=with_referees([*now, *before]))


def turned(first: Coding, sides: tuple[Side, Side], day: str) -> Iterator[tuple[str, str]]:
    """The ways to surrender for the standard facts, to and from every other State, that stand otherwise (asking, asked)."""
    yield from (
        (item.before.asking, item.before.asked) for item in rerouted(*sides, first.others(day), first.under.status)
    )
