"""The lowered treaty: duties with their tests, instruments, disputes, and who is bound since when."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

from harmonize.norms.duty_tests import Criminalize, Follows, Form, Test
from harmonize.norms.outcome import Obligation
from harmonize.norms.rows import Row, line
from harmonize.norms.source import Day
from harmonize.norms.word import Word


class Severity(Word):
    """How grave a shortfall is, the mildest first."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def rank(self) -> int:
        """Its place in the order, 0 for none."""
        return list(Severity).index(self)


class Strength(Word):
    """How binding a duty is, the most binding first."""

    SHALL = "shall", "shall"
    SHALL_DOMESTIC = "shall_domestic", "shall, subject to domestic law"
    CONSIDER = "consider", "shall consider"
    ENDEAVOUR = "endeavour", "shall endeavour"
    MAY = "may", "may"
    INTERPRETIVE = "interpretive", "interpretative provision"

    @property
    def severity(self) -> Severity:
        """How grave a shortfall of such a duty is."""
        return {Strength.SHALL: Severity.HIGH, Strength.SHALL_DOMESTIC: Severity.MEDIUM}.get(self, Severity.NONE)


class DutyKind(Word):
    """Whom a duty asks for something: the legislator, the authorities, or both."""

    LEGISLATIVE = "legislative"
    OPERATIONAL = "operational"
    MIXED = "mixed"


STRENGTHS = tuple(item.value for item in Strength)
SEVERITIES = tuple(item.value for item in Severity)
KINDS = tuple(item.value for item in DutyKind)
FORMS = tuple(item.value for item in Form)
# Topics in the order of reports; the first are those of criminal law.
CRIMINAL_TOPICS = (
    "definitions",
    "criminalization",
    "aggravation",
    "penalties",
    "migrant_non_liability",
    "jurisdiction",
    "legal_persons",
)
TOPICS = (
    *CRIMINAL_TOPICS,
    "evidence",
    "extradition",
    "mutual_assistance",
    "special_techniques",
    "protection",
    "confiscation",
    "borders",
    "sea",
    "information",
    "prevention",
    "return",
    "safeguards",
    "final_clauses",
)


class Variant(NamedTuple):
    """A duty under one reading of a dispute (``D2``, ``own_border``): its strength, and its test as a whole."""

    dispute: str
    reading: str
    strength: Strength
    test: Test

    @property
    def switch(self) -> str:
        """The reading as it is chosen: ``D2=own_border``."""
        return f"{self.dispute}={self.reading}"


class Duty(NamedTuple):
    """One duty of an instrument, with its test; ``untested`` says why no text of law can answer it, where it has none.

    ``variants`` are the readings that change it. ``reads`` are the sections of a law without which it cannot be judged.
    """

    id: str
    instrument: str
    article: str
    pinpoint: str
    title: str
    facts: str
    strength: Strength
    kind: DutyKind
    topic: str
    test: Test | None
    variants: tuple[Variant, ...]
    reads: tuple[str, ...]
    disputes: tuple[str, ...]
    untested: str

    def __repr__(self) -> str:
        return line("Duty", f"{self.id}: {self.title}")

    @property
    def bases(self) -> tuple[str, ...]:
        """The duties on whose offences it builds: to make them graver, to reach those who help in them, or legal persons."""
        return self.test.bases if self.test else ()

    def row(self) -> Row:
        """Id, pinpoint, title, and what kind of duty it is."""
        return {
            "duty": self.id,
            "instrument": self.instrument,
            "place": self.place,
            "title": self.title,
            "topic": self.topic,
            "strength": self.strength.value,
            "form": self.form.value if self.form else "",
        }

    @property
    def place(self) -> str:
        """Its pinpoint as lawyers write it: ``6(1)(a)``."""
        first, *others = self.pinpoint.split("/")[0].split(".")
        return f"{first}{''.join(f'({step})' for step in others)}"

    @property
    def form(self) -> Form | None:
        """The form of its test; None where it has none."""
        return self.test.form if self.test else None

    @property
    def criminalize(self) -> Criminalize:
        """The test of a duty to criminalize, on which others may build. Raises TypeError where it is of another form."""
        if not isinstance(self.test, Criminalize):
            raise TypeError(f"{self.id} is no duty to criminalize")
        return self.test

    @property
    def obligation(self) -> Obligation:
        """What it is to a legislator."""
        if self.strength in (Strength.SHALL, Strength.SHALL_DOMESTIC):
            return Obligation.REQUIRED
        if self.strength is Strength.MAY:
            return Obligation.OPTION
        defines = self.topic == "definitions" and self.strength is Strength.INTERPRETIVE
        return Obligation.DEFINITION if defines else Obligation.SOFT

    @property
    def required(self) -> bool:
        """Whether a law falls short that lacks it."""
        return self.obligation is Obligation.REQUIRED

    @property
    def follows(self) -> Follows | None:
        """What an accessory duty follows; None where the duty stands alone."""
        return self.test.follows if isinstance(self.test, Criminalize) else None

    def under(self, readings: dict[str, str]) -> Self:
        """The duty as the readings chosen change it: of its test those fields that differ under one of them."""
        strength, test = self.strength, self.test
        for variant in self.variants:
            if self.test and test and readings.get(variant.dispute) == variant.reading:
                fields = zip(test._fields, self.test, variant.test, strict=True)
                changes: dict[str, Any] = {name: changed for name, plain, changed in fields if changed != plain}
                test = test._replace(**changes)
                strength = variant.strength if variant.strength != self.strength else strength
        return self._replace(test=test, strength=strength) if self.variants else self


class Instrument(NamedTuple):
    """A treaty or another yardstick: its names, and who is bound (``smp``, ``untoc``: by status; a group; nobody).

    ``also`` are other names that a reader may ask by.
    """

    id: str
    short: str
    title: str
    binds: str
    in_force: Day
    until: Day
    default: bool
    nature: str
    also: tuple[str, ...] = ()


class Dispute(NamedTuple):
    """A question of interpretation on which verdicts may turn, with its named readings."""

    id: str
    title: str
    default: str
    readings: dict[str, str]


class MeasureKind(NamedTuple):
    """What a measure means, the section of a law it belongs to, and its type of value.

    ``draft`` is the rule as a drafter would write it, in the treaty's words; empty where no duty asks for it.
    """

    name: str
    section: str
    type: str
    words: tuple[str, ...]
    title: str
    draft: str = ""


class Cluster(NamedTuple):
    """A cluster of the review mechanism: its title, and the numbers of its articles by instrument."""

    title: str
    articles: dict[str, tuple[str, ...]]


class CoreLine(NamedTuple):
    """A core article with which a report on one State begins: two or three words, and duties or the pinpoints above them."""

    title: str
    duties: tuple[str, ...]


class Selections(NamedTuple):
    """What reports take together, over all instruments.

    ``core`` are the duties (or the pinpoints above them) of the criminal core; ``lines`` the core articles with which a
    report on one State begins; ``compared`` the duties whose offences two laws are compared by, the first of them the
    paradigm; ``deed`` the facts by which ranges and surrender are compared; ``aggravated`` the kinds of offence in which a
    graver range counts; ``surrender`` the article that asks for surrender; ``refusal`` the measures that are grounds to
    refuse it, each with its name; ``clusters`` those of the review; ``common`` the ids of the commonest standard cases;
    ``declarations`` the duties by what a State may declare, or has to notify, when it consents to be bound.
    """

    core: tuple[str, ...]
    lines: tuple[CoreLine, ...]
    compared: tuple[str, ...]
    deed: dict[str, Any]
    aggravated: tuple[str, ...]
    surrender: str
    refusal: dict[str, str]
    clusters: dict[str, Cluster]
    common: tuple[str, ...] = ()
    declarations: tuple[str, ...] = ()


class Treaty(NamedTuple):
    """All instruments with all duties, in treaty order."""

    version: str
    selections: Selections
    instruments: dict[str, Instrument]
    disputes: dict[str, Dispute]
    measures: dict[str, MeasureKind]
    duties: dict[str, Duty]

    def cited(self, duty: Duty) -> str:
        """A duty as lawyers cite it: ``SMP 6(1)(a)``."""
        return f"{self.instruments[duty.instrument].short} {duty.place}"

    @property
    def compared(self) -> tuple[Duty, ...]:
        """The duties whose offences two laws are compared by."""
        return tuple(self.duties[name] for name in self.selections.compared)

    def readings(self, chosen: dict[str, str]) -> dict[str, str]:
        """One reading per dispute: the default, or the one chosen."""
        return {key: chosen.get(key, dispute.default) for key, dispute in self.disputes.items()}

    def otherwise(self, duty: str, readings: dict[str, str]) -> Iterator[str]:
        """The switches (``D2=own_border``) of other readings that change the test or the strength of a duty."""
        for variant in self.duties[duty].variants:
            default = self.disputes[variant.dispute].default
            taken = readings.get(variant.dispute, default)
            yield variant.switch if taken != variant.reading else f"{variant.dispute}={default}"
