"""From what a law file says to norms: the general part, qualified forms, exclusions and versions are worked in, once.

The order matters: alternatives, roles with the same range, qualified forms in file order, minima that spare minors,
roles with another range, attempt and what comes before it, agreement, legal persons, the migrant's own part; then what another norm outweighs
is dropped.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

from harmonize.norms.combining import by_form, flat
from harmonize.norms.drafts import Draft
from harmonize.norms.law import SECTIONS, Law, Measure
from harmonize.norms.penalty import NOTHING
from harmonize.norms.penalty_rules import Rating
from harmonize.norms.provision import Norm, Provision
from harmonize.norms.source import Sources
from harmonize.texts import general_part
from harmonize.texts import national_law as text
from harmonize.texts.as_known import Known
from harmonize.texts.general_lowering import undefined, weighings
from harmonize.texts.meaning import Groups, Meanings
from harmonize.texts.measure_entry import MeasureEntry
from harmonize.texts.period import ROLES, LineOf, Period
from harmonize.texts.provision_lowering import exclusions, provision, reaches
from harmonize.texts.rating_lowering import rating_of

Grounds = tuple[Any, ...]  # what an offence comes to is made of, by identity
ALWAYS = date(1, 1, 1)


class Punished(NamedTuple):
    """An offence in force: its position, whether exclusions narrow it, and what it punishes."""

    position: int
    offence: text.Offence
    narrowed: bool
    drafts: list[Draft]


def lower(
    known: Known, file: str, line_of: LineOf, groups: Groups, turns: Iterable[date], on: date | None = None
) -> list[Law]:
    """The law from change to change, oldest first; with ``on`` only the period of that day, or none before the first.

    ``turns`` are days on which a dated word for States changed its meaning.
    """
    law = known.law
    first = min((version.begins for offence in law.offences for version in offence.versions), default=ALWAYS)
    days = sorted({first, *(day for day in known.changes() if day > first), *(day for day in turns if day > first)})
    spans = [
        (since, until)
        for since, until in zip(days, [*days[1:], None], strict=True)
        if on is None or (since <= on and (until is None or on < until))
    ]
    real = sorted({first, *known.turns(), *turns})
    return merged(list(between(known, spans, real, file, line_of, groups)))


def between(
    known: Known,
    spans: Iterable[tuple[date, date | None]],
    real: list[date],
    file: str,
    line_of: LineOf,
    groups: Groups,
) -> Iterator[Law]:
    """The law of each period; the norms of an offence that nothing changed are taken from the period before.

    ``real`` are the days on which the law is known to have changed, in order.
    """
    making, meanings = Making(), Meanings(known.law, groups)
    for since, until in spans:
        period = Period(known.on(since), file, line_of, since, meanings.on(since))
        changed = real[max(bisect(real, since), 1) - 1]
        yield law_of(period, until, changed.isoformat() if changed != ALWAYS else "", known.sources, making)


def punished(law: text.NationalLaw, groups: Groups, turns: Iterable[date]) -> list[Punished]:
    """What each offence of the latest law punishes, before norms are made of it; for checks that need no more."""
    day = max([*law.changes(), *turns], default=ALWAYS)
    period = Period(law, "", lambda _: 0, day, Meanings(law, groups).on(day))
    return [
        Punished(
            i,
            offence,
            any(True for _ in exclusions(period, offence, version)),
            by_form(rating_of(period, offence, version)),
        )
        for i, offence, _, version in period.in_force
    ]


def merged(laws: list[Law]) -> list[Law]:
    """Neighbouring periods with the same law joined."""
    kept: list[Law] = []
    for law in laws:
        if kept and kept[-1]._replace(since="", until="", changed="") == law._replace(since="", until="", changed=""):
            kept[-1] = kept[-1]._replace(until=law.until)
        else:
            kept.append(law)
    return kept


def in_general(period: Period) -> Grounds:
    """The rules of the general part that hold on the day, and what words mean then, by identity."""
    part = period.text.general_part
    held = (tuple([id(rule) for rule in rules if rule.holds(period.day)]) for rules in rules_on_offences(part))
    return (*held, id(part.fault), id(period.meaning))


def rules_on_offences(part: general_part.GeneralPart) -> tuple[Iterable[Any], ...]:
    """The lists of the general part from which an offence takes rules."""
    return (
        *(getattr(part.roles, role) for role in ROLES),
        *(
            getattr(part, name)
            for name in (*general_part.STAGED, "migrant", "legal_persons", "excluded", "defences", "minors", "fines")
        ),
    )


def grounds(period: Period, i: int, j: int, offence: text.Offence, version: text.OffenceVersion) -> Grounds:
    """What an offence comes to is made of: on two days on which it is the same, what is made of it is the same."""
    part = period.text.general_part
    helped = version.penalty.of or offence.id  # of it, too, are the rules on who takes part and on what is only begun
    held = (
        tuple(id(rule) for rule in listed if period.concerns(rule, offence, version) or period.reaches(rule, helped))
        for listed in rules_on_offences(part)
    )
    others = [(at, place) for at, _, place, _ in period.in_force] if version.penalty.of else []
    written = tuple(id(period.text.offences[at].versions[place]) for at, place in [(i, j), *others])
    forms = tuple(map(id, version.qualified.values()))
    return (written, forms, *held, id(part.fault), id(period.meaning))


class Made(NamedTuple):
    """What an offence punishes, with its ranges and without, the rules of the general part not read for it, and the rest."""

    rating: Rating
    drafts: list[Draft]
    unread: tuple[tuple[str, str], ...]
    provision: Provision


class Making:
    """What becomes of offences, made once for all periods in which the grounds, or what they come to, are the same."""

    def __init__(self) -> None:
        self.by_grounds: dict[Grounds, Made] = {}
        self.flat: dict[Rating, tuple[Rating, list[Draft]]] = {}
        self.generals: dict[Grounds, int] = {}  # the general part on a day, numbered
        self.in_force: dict[Grounds, Made] = {}
        self.measures: dict[int, Measure] = {}

    def offences(self, period: Period) -> list[Made]:
        """What becomes of all offences in force; under the same general part each is looked at once."""
        general = self.generals.setdefault(in_general(period), len(self.generals))
        found = []
        for place in period.in_force:
            i, _, _, version = place
            others = period.in_force if version.penalty.of else [place]
            written = tuple([id(period.text.offences[at].versions[nth]) for at, _, nth, _ in others])
            key = (general, i, written, tuple(map(id, version.qualified.values())))
            if key not in self.in_force:
                self.in_force[key] = self.of(period, *place)
            found.append(self.in_force[key])
        return found

    def answers(self, period: Period) -> dict[str, Measure]:
        """The answers to measures that hold on the day, by name."""
        found = {}
        for name, entries in period.text.measures.items():
            for i, entry in enumerate(entries):
                if entry.holds(period.day):
                    if id(entry) not in self.measures:
                        self.measures[id(entry)] = measure(entry, period.line_of(entry.place or ("measures", name, i)))
                    found[name] = self.measures[id(entry)]
        return found

    def of(self, period: Period, i: int, offence: text.Offence, j: int, version: text.OffenceVersion) -> Made:
        """What becomes of an offence in force."""
        same = grounds(period, i, j, offence, version)
        if same not in self.by_grounds:
            whole, period.unread = period.unread, {}
            rating = rating_of(period, offence, version)
            rest = provision(period, i, offence, j, version)
            here, period.unread = period.unread, whole
            if rating not in self.flat:
                self.flat[rating] = rating, flat(rating)
            self.by_grounds[same] = Made(*self.flat[rating], tuple(here), rest)
        return self.by_grounds[same]


def law_of(period: Period, until: date | None, changed: str, sources: Sources, making: Making) -> Law:
    """The law of the period. What was made for another one of the same grounds is taken from there."""
    made = making.offences(period)
    for item in made:
        period.unread |= dict.fromkeys(item.unread)
    return Law(
        code=period.text.id.upper(),
        name=period.text.state,
        since=period.day.isoformat() if period.day != ALWAYS else "",
        until=until.isoformat() if until else "",
        changed=changed,
        file=period.file,
        reading={section: period.status(section) for section in SECTIONS},
        second=tuple(dict.fromkeys(section for reading in period.text.second_reading for section in reading.sections)),
        once=tuple(name for reading in period.text.second_reading for name in reading.once),
        agreement={key: pair for reading in period.text.second_reading for key, pair in reading.agreement.items()},
        kappa={key: kappa for reading in period.text.second_reading for key, kappa in reading.kappa.items()},
        readers=period.text.readers,
        recountable=all(reading.kept == "both" for reading in period.text.second_reading),
        sources=dict(sources),
        provisions=tuple(item.provision for item in made),
        ratings=tuple(item.rating._replace(provision=index) for index, item in enumerate(made)),
        cover=tuple(
            Norm(index, cube, NOTHING, "", terms.doubt)
            for index, item in enumerate(made)
            for cube, terms in item.drafts
        ),
        reaches=tuple(reaches(period)),
        weighings=(
            *weighings(period.text, period.day, [offence.id for _, offence, _, _ in period.in_force]),
            *undefined(version for _, _, _, version in period.in_force),
        ),
        unread=tuple(period.unread),
        measures=making.answers(period),
    )


def measure(entry: MeasureEntry, line: int) -> Measure:
    """An answer to a measure, written in a line of the file."""
    return Measure(
        entry.value if entry.value is not None else "",
        entry.condition or "",
        entry.doubt,
        entry.cite or (),
        entry.note or entry.searched or "",
        line,
        entry.moot,
        entry.amend or "",
    )
