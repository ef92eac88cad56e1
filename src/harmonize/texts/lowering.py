"""From what a law file says to norms: the general part, qualified forms, exclusions and versions are worked in, once.

The order matters: alternatives, roles with the same range, qualified forms in file order, minima that spare minors,
roles with another range, attempt, agreement, legal persons, the migrant's own part; then what another norm outweighs
is dropped.
"""

from bisect import bisect
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple, TypeVar

from harmonize.conduct.dimensions import SPACE
from harmonize.norms.doubt import Ground, Reason, not_read
from harmonize.norms.drafts import Draft, Terms, chained, graver_doubt
from harmonize.norms.facts import Words, meaningful, only
from harmonize.norms.law import SECTIONS, Exclusion, Factor, Law, Measure, Norm, Provision, Reach, SectionStatus
from harmonize.norms.penalty import NO_PRISON, Range
from harmonize.norms.rating import (
    GENERAL,
    Carrying,
    Carryings,
    Companies,
    Form,
    Migrant,
    Minors,
    Rating,
    Step,
    by_form,
    flat,
)
from harmonize.norms.source import Sources
from harmonize.texts import national_law as text
from harmonize.texts import penalty
from harmonize.texts.as_known import Known
from harmonize.texts.base import Text, keys
from harmonize.texts.facts import Piece, lowered
from harmonize.texts.general_lowering import defended, on_day, weighings
from harmonize.texts.ranges import effect, fine_word, range_of, scaled, scaling, threshold
from harmonize.texts.rules import Route

AnyRule = TypeVar("AnyRule", bound=text.Rule)
Groups = Callable[[date], dict[str, frozenset[str]]]
LineOf = Callable[[Route], int]
Grounds = tuple[Any, ...]  # what the norms of an offence are made of, by identity
Made = tuple[Rating, list[Draft], tuple[tuple[str, str], ...]]
ALWAYS = date(1, 1, 1)
ROLES = ("instigator", "organiser", "aider", "member")


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
    made: dict[Grounds, Made] = {}
    for since, until in spans:
        period = Period(known.on(since), file, line_of, since, Words(known.law.id.upper(), groups(since)))
        changed = real[max(bisect(real, since), 1) - 1]
        yield period.law(until, changed.isoformat() if changed != ALWAYS else "", known.sources, made)


def punished(law: text.NationalLaw, groups: Groups, turns: Iterable[date]) -> list[Punished]:
    """What each offence of the latest law punishes, before norms are made of it; for checks that need no more."""
    day = max([*law.changes(), *turns], default=ALWAYS)
    period = Period(law, "", lambda _: 0, day, Words(law.id.upper(), groups(day)))
    return [
        Punished(
            i, offence, any(True for _ in period.exclusions(offence, version)), by_form(period.rating(offence, version))
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


class Period:
    """The law of one State on one day."""

    def __init__(self, law: text.NationalLaw, file: str, line_of: LineOf, day: date, words: Words) -> None:
        self.text, self.file, self.line_of, self.day, self.words = law, file, line_of, day, words
        self.known: dict[str, list[Piece]] = {}
        self.read: dict[int, list[Piece]] = {}  # by the identity of a condition, which the law keeps alive
        self.unread: dict[tuple[str, str], None] = {}
        self.in_force = [
            (i, offence, j, on_day(law, offence, version, day))
            for i, offence in enumerate(law.offences)
            for j, version in enumerate(offence.versions)
            if version.holds(day)
        ]

    def status(self, section: str) -> tuple[SectionStatus, str]:
        """How far a section was read for this period."""
        begins = self.text.read_from(section)
        if begins and self.day < begins:
            return SectionStatus.NOT_READ, f"the law before {begins} was not read"
        status, note = self.text.status(section)
        return SectionStatus(status), note

    def pieces(self, condition: Any) -> list[Piece]:
        if id(condition) not in self.read:
            self.read[id(condition)] = lowered(condition, self.text.conditions, self.words, self.known)
        return self.read[id(condition)]

    def cubes(self, condition: Any) -> list[int]:
        return [cube for piece in self.pieces(condition) if (cube := meaningful(piece.cube))]

    def grounds(self, i: int, j: int, offence: text.Offence, version: text.OffenceVersion) -> Grounds:
        """What the norms of an offence are made of: on two days on which it is the same they are the same."""
        part = self.text.general_part
        own = {offence.id, *version.qualified}  # what a rule may name: the offence, or one of its forms
        rules = (
            *(getattr(part.roles, role) for role in ROLES),
            part.attempt,
            part.agreement,
            part.migrant,
            part.legal_persons,
        )
        listed = [
            tuple(
                id(rule)
                for rule in listed
                if rule.holds(self.day)
                and ((names := getattr(rule, "offences", "all")) == "all" or not own.isdisjoint(names))
            )
            for listed in rules
        ]
        others = [(at, place) for at, _, place, _ in self.in_force] if version.penalty.of else []
        written = tuple(id(self.text.offences[at].versions[place]) for at, place in [(i, j), *others])
        words = tuple(sorted((name, members) for name, members in self.words.groups.items()))
        return (written, tuple(map(id, version.qualified.values())), tuple(listed), id(part.fault), words)

    def made(self, offence: text.Offence, version: text.OffenceVersion) -> Made:
        """What an offence punishes, with its ranges and without, and the rules of the general part not read for it."""
        whole, self.unread = self.unread, {}
        rating = self.rating(offence, version)
        here, self.unread = self.unread, whole
        return rating, flat(rating), tuple(here)

    def law(self, until: date | None, changed: str, sources: Sources, known: dict[Grounds, Made]) -> Law:
        """The law of the period. What was made for another one of the same grounds is taken from there, and added."""
        ratings: list[Rating] = []
        cover: list[Norm] = []
        for index, (i, offence, j, version) in enumerate(self.in_force):
            grounds = self.grounds(i, j, offence, version)
            if grounds not in known:
                known[grounds] = self.made(offence, version)
            rating, drafts, unread = known[grounds]
            ratings.append(rating._replace(provision=index))
            cover += (Norm(index, cube, NO_PRISON, "", "", terms.doubt) for cube, terms in drafts)
            self.unread |= dict.fromkeys(unread)
        return Law(
            code=self.text.id.upper(),
            name=self.text.state,
            since=self.day.isoformat() if self.day != ALWAYS else "",
            until=until.isoformat() if until else "",
            changed=changed,
            file=self.file,
            reading={section: self.status(section) for section in SECTIONS},
            second=tuple(
                dict.fromkeys(section for reading in self.text.second_reading for section in reading.sections)
            ),
            once=tuple(name for reading in self.text.second_reading for name in reading.once),
            agreement={key: pair for reading in self.text.second_reading for key, pair in reading.agreement.items()},
            kappa={key: kappa for reading in self.text.second_reading for key, kappa in reading.kappa.items()},
            readers=self.text.readers,
            recountable=all(reading.kept == "both" for reading in self.text.second_reading),
            sources=dict(sources),
            provisions=tuple(self.provisions()),
            ratings=tuple(ratings),
            cover=tuple(cover),
            reaches=tuple(self.reaches()),
            weighings=tuple(weighings(self.text, self.day, [offence.id for _, offence, _, _ in self.in_force])),
            unread=tuple(self.unread),
            measures=self.measures(),
        )

    # ------------------------------------------------------------------ offences

    def rating(self, offence: text.Offence, version: text.OffenceVersion) -> Rating:
        """What an offence punishes, as written: its alternatives, and the steps that work in forms and general rules."""
        part = self.text.general_part
        drafts = list(self.alternatives(version))
        forms = tuple(
            self.form(name, form) for name, form in version.qualified.items() if not form.weighs or form.penalty
        )
        companies, migrant = tuple(self.companies(offence.id)), self.migrant(offence.id)
        if offence.form == "administrative":  # the general part of criminal law does not hold for it
            return self.written_down(drafts, (*forms, *companies, migrant))
        derived = version.penalty.of is not None
        drafts = chained(drafts) if derived else self.with_roles(offence.id, drafts)
        named = part.minors.no_minimum if part.minors else ()
        minors = Minors(named == "all" or offence.id in named, () if named == "all" else tuple(named))
        roles = Carryings(() if derived else tuple(self.other_roles(offence.id)))
        attempt = Carryings(tuple(self.attempted(version.penalty.of or offence.id)))
        agreement = Carryings(tuple(self.agreed(offence.id)))
        general = (*([minors] if part.minors else ()), *(step for step in (roles, attempt, agreement) if step.rules))
        return self.written_down(drafts, (*forms, *general, *companies, migrant))

    @staticmethod
    def written_down(drafts: list[Draft], steps: tuple[Step, ...]) -> Rating:
        telling: set[str] = set()
        for step in steps:
            if isinstance(step, Form):
                telling |= {*step.only_on}
            elif isinstance(step, Minors | Companies):
                telling |= {*step.forms}
        return Rating(
            0, tuple(drafts), steps, tuple(sorted(telling & {step.id for step in steps if isinstance(step, Form)}))
        )

    def form(self, name: str, form: penalty.QualifiedForm) -> Form:
        # A form that speaks of certain roles is not carried over to others by the general part.
        pieces = ((meaningful(piece.cube), tuple(piece.named & {"role"})) for piece in self.pieces(form.when))
        return Form(
            id=name,
            pieces=tuple((cube, named) for cube, named in pieces if cube),
            only_on=form.only_on or (),
            cut=bool((form.displaces or form.lowers) and not form.doubt),
            effect=effect(form),
            fine=fine_word(form.penalty) if form.penalty else None,
            doubt=form.doubt,
        )

    def alternatives(self, version: text.OffenceVersion) -> Iterator[Draft]:
        extent, fine = self.base_range(version.penalty), fine_word(version.penalty)
        written: list[tuple[str, Any, Reason | None]] = [
            (name, facts, None) for name, facts in version.punishes.items()
        ]
        written += [(f"{kind} {name}", item.when, Reason(kind, item.why)) for kind, name, item in version.doubtful]
        same: dict[Terms, Terms] = {}
        fault = self.text.general_part.fault
        unread_fault = not_read(fault.not_read) if fault and fault.not_read else None
        for name, facts, doubt in written:
            for piece in self.pieces(facts):
                cube = self.completed(piece)
                if cube:
                    why = doubt if "mental" in piece.named else graver_doubt(doubt, unread_fault)
                    named = tuple(question for question in GENERAL if question in piece.named)
                    terms = Terms(named, extent, fine, (), why, name)
                    yield cube, same.setdefault(terms, terms)

    def completed(self, piece: Piece) -> int:
        """The cube with what the writer left to the general part: fault, the acting person, the completed act."""
        cube, named, fault = piece.cube, piece.named, self.text.general_part.fault
        if "mental" not in named and fault:
            cube = only(cube, "mental", *fault.mental)
        if "role" not in named:
            cube = only(cube, "role", "perpetrator")
        if "stage" not in named:
            cube = only(cube, "stage", "completed")
        if "actor" not in named:
            cube = only(cube, "actor", "adult", "minor")
        return cube if SPACE.inhabited(cube) else 0

    def base_range(self, penalty: penalty.Penalty) -> Range:
        if penalty.of is None:
            return range_of(penalty)
        for _, offence, _, version in self.in_force:
            if offence.id == penalty.of:
                rules = getattr(self.text.general_part.roles, penalty.through or "aider")
                extent = range_of(version.penalty)
                for rule in rules:
                    if rule.holds(self.day):
                        return scaled(extent, rule.range)
                return extent
        return NO_PRISON

    # ------------------------------------------------------------------ general part

    def rules(self, offence: str, rules: Iterable[AnyRule], dimension: str, value: str) -> Iterator[AnyRule]:
        """The rules of the general part that hold on the day for an offence; one not read is remembered."""
        for rule in rules:
            if not rule.holds(self.day) or not (rule.offences == "all" or offence in rule.offences):
                continue
            if rule.range == "not_read":
                self.unread[dimension, value] = None
            elif rule.range != "none":
                yield rule

    def with_roles(self, offence: str, drafts: list[Draft]) -> list[Draft]:
        """The offence widened to the other roles that have its own range."""
        added: list[Draft] = []
        for role in ROLES:
            for rule in self.rules(offence, getattr(self.text.general_part.roles, role), "role", role):
                if rule.range == "same" and not rule.doubt and not rule.when:
                    bit = SPACE.bit["role"][role]
                    drafts = [(cube if "role" in terms.named else cube | bit, terms) for cube, terms in drafts]
                elif rule.range == "same":
                    added += carrying(rule, "role", role).drafts(drafts, SPACE.full)
        return drafts + added

    def other_roles(self, offence: str) -> Iterator[Carrying]:
        """The rules that give the other roles a range of their own."""
        for role in ROLES:
            for rule in self.rules(offence, getattr(self.text.general_part.roles, role), "role", role):
                if rule.range != "same":
                    yield carrying(rule, "role", role)

    def attempted(self, offence: str) -> Iterator[Carrying]:
        """The rules that punish attempt."""
        for rule in self.rules(offence, self.text.general_part.attempt, "stage", "attempted"):
            yield carrying(rule, "stage", "attempted", within=intended(rule))

    def agreed(self, offence: str) -> Iterator[Carrying]:
        """The rules that punish mere agreement, and what is done between it and the attempt.

        Whoever agrees has the range of his own part: a graver form for organisers is not carried over to the others.
        """
        for rule in self.rules(offence, self.text.general_part.agreement, "stage", "agreed"):
            together = only(only(intended(rule), "actors", "2", "3"), "role", *rule.role)
            stages = ("prepared",) if rule.overt_act else ("agreed", "prepared")
            yield carrying(rule, "stage", *stages, within=together)

    def companies(self, offence: str) -> Iterator[Companies]:
        """The rules that make legal persons liable."""
        for rule in self.text.general_part.legal_persons:
            if not rule.holds(self.day):
                continue
            if rule.form == "not_read":
                self.unread["actor", "legal_person"] = None
            elif rule.form != "none":
                listed = () if rule.offences == "all" else tuple(rule.offences)  # offences and forms
                yield Companies(rule.offences == "all" or offence in listed, listed, rule.doubt)

    def migrant(self, offence: str) -> Migrant:
        """Whether the person moved is spared where an offence does not say whose passage it is."""
        rule = next(
            (
                rule
                for rule in self.text.general_part.migrant
                if rule.holds(self.day) and (rule.offences == "all" or offence in rule.offences)
            ),
            None,
        )
        why = (rule.note if rule else "") or "whether the person moved can be liable too"
        return Migrant(rule.spared if rule else Ground.UNREAD.value, why)

    # ------------------------------------------------------------------ what stays beside the norms

    def provisions(self) -> Iterator[Provision]:
        for i, offence, j, version in self.in_force:
            yield Provision(
                id=offence.id,
                title=offence.title,
                kind=offence.kind,
                section=offence.section,
                cite=version.cite,
                line=self.line_of(("offences", i, "versions", j)),
                since=version.begins.isoformat(),
                until=version.until.isoformat() if version.until else "",
                seen=version.since is None,
                by=version.by or "",
                yields=offence.yields is not None,
                adds=offence.adds is not None,
                administrative=offence.form == "administrative",
                prosecution=offence.prosecution or "",
                note=version.note or "",
                exclusions=(*self.exclusions(offence, version), *self.defended(offence, version)),
                weighs=tuple(
                    Factor(cube, form.cite, form.doubt)
                    for form in version.qualified.values()
                    if form.weighs
                    for cube in self.cubes(form.when)
                ),
                details={
                    name: found
                    for name, penalty in (
                        ("", version.penalty),
                        *((name, form.penalty) for name, form in version.qualified.items()),
                    )
                    if penalty and (found := details(penalty))
                },
                doubts=dict(self.doubt_cites(version)),
                forms={name: form.cite for name, form in version.qualified.items()},
                rules=self.rule_cites(offence.id, version),
                clauses={
                    # A doubtful clause may have the name of one that is sure.
                    name if block == "punishes" else f"{block} {name}": self.line_of(
                        ("offences", i, "versions", j, block, name)
                    )
                    for block in ("punishes", *Ground)
                    for name in getattr(version, block)
                },
            )

    def rule_cites(self, offence: str, version: text.OffenceVersion) -> dict[str, tuple[str, ...]]:
        """The pinpoints of the rules of the general part that hold for an offence, where it is silent itself."""
        part = self.text.general_part
        named = frozenset(SPACE.fields).intersection(
            *(piece.named for facts in self.written(version) for piece in self.pieces(facts))
        )
        listed = [
            *((role, "role", getattr(part.roles, role)) for role in ROLES),
            ("attempted", "stage", part.attempt),
            *((stage, "stage", part.agreement) for stage in ("agreed", "prepared")),
        ]
        found = {
            value: tuple(
                cite
                for rule in self.rules(offence, rules, dimension, value)
                if not rule.not_read
                for cite in rule.cite or ()
            )
            for value, dimension, rules in listed
            if dimension not in named
        }
        if "actor" not in named:
            found["legal_person"] = tuple(
                cite
                for rule in part.legal_persons
                if rule.holds(self.day) and (rule.offences == "all" or offence in rule.offences) and not rule.not_read
                for cite in rule.cite or ()
            )
        return {value: cites for value, cites in found.items() if cites}

    def doubt_cites(self, version: text.OffenceVersion) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The doubtful elements of an offence and of the general part that have pinpoints of their own."""
        part = self.text.general_part
        yield from ((item.why, item.cite) for _, _, item in version.doubtful if item.cite)
        yield from ((form.doubt.why, form.cite) for form in version.qualified.values() if form.doubt)
        rules = (*(rule for role in ROLES for rule in getattr(part.roles, role)), *part.attempt, *part.agreement)
        yield from ((rule.doubt.why, rule.cite) for rule in rules if rule.doubt and rule.cite)
        yield from ((item.doubt.why, item.cite) for item in part.legal_persons if item.doubt and item.cite)
        yield from ((rule.note, rule.cite) for rule in part.migrant if rule.note and rule.cite)

    def exclusions(self, offence: text.Offence, version: text.OffenceVersion) -> Iterator[Exclusion]:
        shared = (
            item
            for item in self.text.general_part.excluded
            if item.holds(self.day) and (item.offences == "all" or offence.id in item.offences)
        )
        items: list[text.Exclusion | text.SharedExclusion] = [*version.excluded.values(), *shared]
        for item in items:
            for cube in self.cubes(item.when):
                yield Exclusion(cube, item.cite, item.doubt)

    def defended(self, offence: text.Offence, version: text.OffenceVersion) -> Iterator[Exclusion]:
        """What general defences take out of an offence, as far as it reaches their facts at all."""
        facts = [piece.cube for item in self.written(version) for piece in self.pieces(item)]
        for saved in defended(self.text, offence, self.day, self.cubes):
            if any(SPACE.meet(saved.cube, cube) for cube in facts):
                yield saved

    @staticmethod
    def written(version: text.OffenceVersion) -> Iterator[Any]:
        """The facts of a version, doubtful alternatives included."""
        yield from version.punishes.values()
        yield from (item.when for _, _, item in version.doubtful)

    def reaches(self) -> Iterator[Reach]:
        special = {index for index, (_, offence, _, _) in enumerate(self.in_force) if offence.reach}
        for index in special:
            offence = self.in_force[index][1]
            for condition in offence.reach or ():
                for cube in [SPACE.full] if condition == "any" else self.cubes(condition):
                    yield Reach(cube, (index,), self.in_force[index][3].cite, None)
        ids = [offence.id for _, offence, _, _ in self.in_force]
        for rule in self.text.general_part.jurisdiction:
            if not rule.holds(self.day):
                continue
            chosen = tuple(
                index
                for index, name in enumerate(ids)
                if index not in special and (rule.offences == "all" or name in rule.offences)
            )
            if chosen:
                for cube in self.cubes(rule.when):
                    yield Reach(cube, chosen if len(chosen) < len(ids) else (), rule.cite, rule.doubt)

    def measures(self) -> dict[str, Measure]:
        found = {}
        for name, entries in self.text.measures.items():
            for i, entry in enumerate(entries):
                if entry.holds(self.day):
                    line = self.line_of(("measures", name, i))
                    found[name] = Measure(
                        entry.value if entry.value is not None else "",
                        entry.condition or "",
                        entry.doubt,
                        entry.cite or (),
                        entry.note or entry.searched or "",
                        line,
                        entry.moot,
                    )
        return found


def carrying(rule: text.Rule, dimension: str, *values: str, within: int = SPACE.full) -> Carrying:
    """A rule that carries an offence over to another role or stage."""
    how = None if isinstance(rule.range, str) else scaling(rule.range)
    return Carrying(dimension, values, how, threshold(rule.when), within, rule.doubt)


def intended(rule: text.Rule) -> int:
    """The facts in which the fault is there that a rule asks; intent, where it says nothing."""
    return only(SPACE.full, "mental", *(rule.mental or ("accepts", "intent")))


def details(penalty: penalty.Penalty) -> dict[str, Any]:
    """What a report shows beside the range."""
    shown = written(penalty, {"prison", "of", "through"})
    return {key: value for key, value in shown.items() if value != {"with": "or"} or key != "fine"}


def written(value: Any, leaving_out: Iterable[str] = ()) -> Any:
    """A model as its file has it, without what is not said; by hand, since a dump would build its schema for itself."""
    if isinstance(value, Text):
        said = {key: getattr(value, name) for name, key in keys(type(value)) if name not in leaving_out}
        return {key: written(part) for key, part in said.items() if part is not None}
    if isinstance(value, tuple):
        return [written(part) for part in value]
    return {key: written(part) for key, part in value.items()} if isinstance(value, dict) else value
