"""Independent codings of one law: what they say otherwise, on one day or through the years."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError
from harmonize.findings.asking import untouched
from harmonize.findings.assessment import Assessment, assess
from harmonize.findings.comparison import side
from harmonize.findings.facing import Side
from harmonize.findings.plan import turns
from harmonize.findings.reconcile import Reconciliation, dated, earlier, reconcile, sharing
from harmonize.library.located_yaml import Located
from harmonize.library.overlay import Overlay
from harmonize.library.parts import otherwise
from harmonize.norms.law import Law
from harmonize.norms.otherwise import Otherwise
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Party
from harmonize.query import Day, a_day, any_state, one_state, party_of, silence


class Coding:
    """One coding of a State's law: a law file laid over a body of laws."""

    def __init__(self, corpus: Corpus, party: Party, file: Path) -> None:
        self.party, self.shelf, self.under = party, Overlay(corpus.shelf, (file,)), corpus.shelf
        self.file, self.corpus = file, Corpus(self.shelf)
        coded = next(iter(self.shelf.laid))
        if self.shelf.bills:
            raise HarmonizeError(
                f"{file} is a bill; `harmonize plan` tells what it would do, a coding is a whole law file"
            )
        if coded != party.code:
            raise HarmonizeError(f"{file} codes the law of {party_of(self.shelf, coded).name}, not of {party.name}")
        self.sides: dict[str, Side] = {}
        self.laws: dict[str, Law | None] = {}

    @property
    def text(self) -> Located:
        """The law file with the place of everything in it, older versions whole."""
        return self.shelf.text(self.party.code)[1]

    def law(self, day: str) -> Law | None:
        """The law of a day; None where the file says nothing about it."""
        if day not in self.laws:
            self.laws[day] = self.shelf.law(self.party.code, day)
        return self.laws[day]

    def side(self, day: str, beside: Side | None = None) -> Side:
        """The law of a day, ready to be asked, and to share what it works out with the other coding."""
        if day not in self.sides:
            law, under = self.law(day), self.under
            if law is None:
                raise HarmonizeError(f"{self.file}: {silence(self.party, day)}")
            made = side(law, self.party, day, under.treaty, under.status)
            self.sides[day] = sharing(beside, made) if beside else made
        return self.sides[day]

    def assessed(self, day: str, known: dict[str, Outcome]) -> Assessment:
        """The law of a day against the treaties; what is known already, as of a law on file, is not worked out again."""
        shelf, asked, law = self.under, self.corpus.ask(as_of=day), self.side(day).law
        filed = shelf.law(self.party.code, day) if self.party.code in shelf.codes else None
        if filed and filed._replace(file=law.file) == self.law(day):
            known = shelf.outcomes(self.party.code, day)
        choice = asked.choice, known, self.side(day).evaluator
        return assess(law, self.party, shelf.treaty, shelf.status, day, asked.readings, *choice)


def reconciled(corpus: Corpus, state: str, files: Sequence[Path], *, as_of: Day = None) -> list[Reconciliation]:
    """All in which codings of a State's law differ: the first with each of the others.

    What two others say otherwise one of them says otherwise than the first, so nothing is missing. On a day named, or on every
    day since the older of them begins. Raises HarmonizeError for codings of different States, and where one of them says
    nothing about the day.
    """
    party = one_state(corpus.shelf, state) if state.upper() in corpus.shelf.codes else any_state(corpus.shelf, state)
    first, *others = (Coding(corpus, party, file) for file in files)
    return [two(corpus, first, other, as_of) for other in others]


def two(corpus: Corpus, first: Coding, second: Coding, as_of: Day) -> Reconciliation:
    """All in which two codings differ."""
    day, parts = a_day(as_of), otherwise(first.text, second.text)

    def on(asked: str, here: Sequence[Otherwise]) -> Reconciliation:
        one = first.side(asked)
        sides = one, second.side(asked, one)

        def judged() -> tuple[Assessment, Assessment]:
            done = first.assessed(asked, {})
            known = {item.duty.id: item.outcome for item in done.findings}
            return done, second.assessed(asked, untouched(sides[0].evaluator, sides[1].evaluator, known))

        return reconcile(*sides, judged, corpus.shelf.patterns, here, lambda: turned(corpus, sides, asked))

    found = on(day, [part for part in parts if part.matters(day)])
    if as_of is not None:
        return found

    def laws(asked: str) -> tuple[Law, Law] | None:
        one, other = first.law(asked), second.law(asked)
        return (one, other) if one and other else None

    before = earlier(found, parts, day, laws, on)
    return found._replace(matters=(*(dated(item, parts) for item in found.matters), *before))


def turned(corpus: Corpus, sides: tuple[Side, Side], day: str) -> Iterator[tuple[str, str]]:
    """The ways to surrender for the standard facts, to and from every other State, that stand otherwise (asking, asked)."""
    codes = [one for one in corpus.shelf.codes if one != sides[0].law.code and not one.startswith("X")]
    others = [corpus.side(code, day) for code in codes if corpus.shelf.law(code, day)]
    for item in turns(*sides, others, corpus.shelf.treaty, corpus.shelf.status):
        yield item.before.asking, item.before.asked
