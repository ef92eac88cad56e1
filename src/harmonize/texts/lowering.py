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
from harmonize.norms.facts import Words, meaningful, normal, only
from harmonize.norms.law import SECTIONS, Exclusion, Factor, Law, Measure, Norm, Provision, Reach, SectionStatus
from harmonize.norms.penalty import NO_PRISON, Range
from harmonize.norms.source import Sources
from harmonize.texts import national_law as text
from harmonize.texts import penalty
from harmonize.texts.as_known import Known
from harmonize.texts.base import Text, keys
from harmonize.texts.drafts import (
    Draft,
    Terms,
    carried,
    chained,
    graver_doubt,
    joined,
    outweighing,
    rangeless,
    terms_of,
    within,
)
from harmonize.texts.facts import Piece, TooMuch, lowered
from harmonize.texts.general_lowering import defended, on_day, weighings
from harmonize.texts.ranges import fine_word, operated, range_of, scaled
from harmonize.texts.rules import Route

AnyRule = TypeVar("AnyRule", bound=text.Rule)
Groups = Callable[[date], dict[str, frozenset[str]]]
LineOf = Callable[[Route], int]
Grounds = tuple[Any, ...]  # what the norms of an offence are made of, by identity
Made = tuple[list[Draft], list[Draft], tuple[tuple[str, str], ...]]
ALWAYS = date(1, 1, 1)
MAX_DRAFTS = 6000
MAX_OF_FILE = 100_000
ROLES = ("instigator", "organiser", "aider", "member")
SELF, ANOTHER = SPACE.bit["for"]["self"], SPACE.bit["for"]["another"]
MINOR, COMPANY = SPACE.bit["actor"]["minor"], SPACE.bit["actor"]["legal_person"]
PASSAGE = sum(SPACE.bit["conduct"][conduct] for conduct in ("crossing", "transit", "move_within", "stay"))
GENERAL = frozenset(("role", "stage", "actor", "for"))  # what the general part adds where an offence does not name it


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
    """What each offence of the latest law punishes, before norms are joined; for checks that need no more.

    Raises TooMuch with the id of an offence whose combinations explode, in the latest text or an older one.
    """

    def on(day: date) -> Period:
        return Period(law, "", lambda _: 0, day, Words(law.id.upper(), groups(day)))

    day, count = max([*law.changes(), *turns], default=ALWAYS), 0
    for start in sorted({version.begins for offence in law.offences for version in offence.versions}):
        period = on(start)
        for _, offence, _, version in period.in_force:
            if version.begins == start and not version.holds(day):
                count += len(period.bounded(offence, version, count))
    period = on(day)
    found: list[Punished] = []
    for i, offence, _, version in period.in_force:
        drafts = period.bounded(offence, version, count)
        count += len(drafts)
        found.append(Punished(i, offence, any(True for _ in period.exclusions(offence, version)), drafts))
    return found


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
        part = law.general_part
        self.telling_forms = frozenset(
            name
            for names in (
                *(rule.offences for rule in part.legal_persons),
                part.minors.no_minimum if part.minors else "all",
                *(
                    form.only_on or ()
                    for offence in law.offences
                    for version in offence.versions
                    for form in (*version.qualified.values(), *part.circumstances.values())
                ),
            )
            if not isinstance(names, str)
            for name in names
        )
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
                and ((names := getattr(rule, "offences", "all")) == "all" or self.may_name(names, offence.id))
            )
            for listed in rules
        ]
        others = [(at, place) for at, _, place, _ in self.in_force] if version.penalty.of else []
        written = tuple(id(self.text.offences[at].versions[place]) for at, place in [(i, j), *others])
        words = tuple(sorted((name, members) for name, members in self.words.groups.items()))
        return (written, tuple(map(id, version.qualified.values())), tuple(listed), id(part.fault), words)

    @staticmethod
    def may_name(names: Iterable[str], offence: str) -> bool:
        """Whether a list of offences and forms could mean an offence: by its id, or by a form that any could have."""
        return offence in names or any(not name.startswith(offence[:3]) for name in names)

    def made(self, offence: text.Offence, version: text.OffenceVersion) -> Made:
        """What an offence punishes, with its ranges and without, and the rules of the general part not read for it."""
        whole, self.unread = self.unread, {}
        drafts = self.bounded(offence, version)
        here, self.unread = self.unread, whole
        return outweighing(joined(outweighing(drafts))), rangeless(drafts), tuple(here)

    def law(self, until: date | None, changed: str, sources: Sources, known: dict[Grounds, Made]) -> Law:
        """The law of the period. What was made for another one of the same grounds is taken from there, and added."""
        norms: list[Norm] = []
        cover: list[Norm] = []
        for index, (i, offence, j, version) in enumerate(self.in_force):
            grounds = self.grounds(i, j, offence, version)
            if grounds not in known:
                known[grounds] = self.made(offence, version)
            graded, flat, unread = known[grounds]
            norms += (self.norm(index, draft) for draft in graded)
            cover += (self.norm(index, draft) for draft in flat)
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
            norms=tuple(norms),
            cover=tuple(cover),
            reaches=tuple(self.reaches()),
            weighings=tuple(weighings(self.text, self.day, [offence.id for _, offence, _, _ in self.in_force])),
            unread=tuple(self.unread),
            measures=self.measures(),
        )

    @staticmethod
    def norm(provision: int, draft: Draft) -> Norm:
        cube, terms = draft
        return Norm(provision, cube, terms.range, terms.fine, "+".join(terms.forms), terms.doubt)

    # ------------------------------------------------------------------ offences

    def bounded(self, offence: text.Offence, version: text.OffenceVersion, before: int = 0) -> list[Draft]:
        """The drafts of an offence. Raises TooMuch with its id when its combinations explode, or with those ``before`` it."""
        if before > MAX_OF_FILE:
            raise TooMuch(f"the offences before {offence.id} have", MAX_OF_FILE)
        try:
            return self.drafts(offence, version)
        except TooMuch as error:
            raise TooMuch(f"{offence.id}: {error.what}", error.most) from error

    def drafts(self, offence: text.Offence, version: text.OffenceVersion) -> list[Draft]:
        part = self.text.general_part
        drafts = list(self.alternatives(version))
        if offence.form == "administrative":  # the general part of criminal law does not hold for it
            for name, form in version.qualified.items():
                drafts = self.qualified(drafts, name, form)
            return list(self.without_migrant(offence.id, self.with_companies(offence.id, drafts)))
        derived = version.penalty.of is not None
        drafts = chained(drafts) if derived else self.with_roles(offence.id, drafts, same=True)
        for name, form in version.qualified.items():
            drafts = self.qualified(drafts, name, form)
        if part.minors:
            drafts = list(self.sparing_minors(offence.id, drafts, part.minors))
        if not derived:
            drafts = self.with_roles(offence.id, drafts, same=False)
        drafts = self.attempted(version.penalty.of or offence.id, drafts)
        drafts = self.agreed(offence.id, drafts)
        drafts = self.with_companies(offence.id, drafts)
        return list(self.without_migrant(offence.id, drafts))

    def alternatives(self, version: text.OffenceVersion) -> Iterator[Draft]:
        extent, fine = self.base_range(version.penalty), fine_word(version.penalty)
        written: list[tuple[Any, Reason | None]] = [(facts, None) for facts in version.punishes.values()]
        written += [(item.when, Reason(kind, item.why)) for kind, _, item in version.doubtful]
        same: dict[Terms, Terms] = {}
        fault = self.text.general_part.fault
        unread_fault = not_read(fault.not_read) if fault and fault.not_read else None
        for facts, doubt in written:
            for piece in self.pieces(facts):
                cube = self.completed(piece)
                if cube:
                    why = doubt if "mental" in piece.named else graver_doubt(doubt, unread_fault)
                    terms = Terms(piece.named & GENERAL, extent, fine, (), why)
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

    def qualified(self, drafts: list[Draft], name: str, form: penalty.QualifiedForm) -> list[Draft]:
        if form.weighs and form.penalty is None:
            return drafts
        # A form that speaks of certain roles is not carried over to others by the general part.
        pieces = [
            (cube, piece.named & {"role"}) for piece in self.pieces(form.when) if (cube := meaningful(piece.cube))
        ]
        cut = (form.displaces or form.lowers) and not form.doubt
        bases = frozenset(form.only_on or ())
        shaped: dict[tuple[int, frozenset[str]], Terms] = {}
        kept: list[Draft] = []
        added: list[Draft] = []
        for cube, terms in drafts:
            if bases and not bases.intersection(terms.forms):
                kept.append((cube, terms))
                continue
            hits = [(both, named) for part, named in pieces if (both := SPACE.meet(cube, part))]
            for hit, named in hits:
                key = id(terms), named
                if key not in shaped:
                    shaped[key] = shape(terms, named, name, form)
                added.append((hit, shaped[key]))
            kept += (
                [(rest, terms) for rest in SPACE.minus((cube,), [hit for hit, _ in hits])] if cut else [(cube, terms)]
            )
        if len(kept) + len(added) > MAX_DRAFTS:
            raise TooMuch(f"the qualified forms up to `{name}` have", MAX_DRAFTS)
        return outweighing(kept + added, self.telling_forms, GENERAL)

    def sparing_minors(self, offence: str, drafts: list[Draft], rule: text.Minors) -> Iterator[Draft]:
        listed = frozenset(rule.no_minimum)  # offences and forms
        whole = rule.no_minimum == "all" or offence in listed
        spared = {
            key: terms._replace(range=Range(0, terms.range.high))
            for key, terms in terms_of(drafts).items()
            if terms.range.low > 0 and (whole or listed.intersection(terms.forms))
        }
        for cube, terms in drafts:
            if id(terms) in spared and cube & MINOR:
                yield only(cube, "actor", "minor"), spared[id(terms)]
                yield from ((grown, terms) for grown in SPACE.minus((cube,), (only(SPACE.full, "actor", "minor"),)))
            else:
                yield cube, terms

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

    def with_roles(self, offence: str, drafts: list[Draft], *, same: bool) -> list[Draft]:
        """The offence widened to the other roles: those with its own range, or those with another."""
        added: list[Draft] = []
        for role in ROLES:
            for rule in self.rules(offence, getattr(self.text.general_part.roles, role), "role", role):
                if (rule.range == "same") != same:
                    continue
                if same and not rule.doubt and not rule.when:
                    bit = SPACE.bit["role"][role]
                    drafts = [(cube if "role" in terms.named else cube | bit, terms) for cube, terms in drafts]
                else:
                    added += carried(drafts, rule, "role", role)
        return drafts + added

    def attempted(self, offence: str, drafts: list[Draft]) -> list[Draft]:
        """The offence widened to attempt."""
        added: list[Draft] = []
        for rule in self.rules(offence, self.text.general_part.attempt, "stage", "attempted"):
            intent = only(SPACE.full, "mental", *(rule.mental or ("accepts", "intent")))
            added += within(carried(drafts, rule, "stage", "attempted"), intent)
        return drafts + added

    def agreed(self, offence: str, drafts: list[Draft]) -> list[Draft]:
        """The offence widened to mere agreement, and to what is done between it and the attempt.

        Whoever agrees has the range of his own part: a graver form for organisers is not carried over to the others.
        """
        added: list[Draft] = []
        for rule in self.rules(offence, self.text.general_part.agreement, "stage", "agreed"):
            intent = only(SPACE.full, "mental", *(rule.mental or ("accepts", "intent")))
            together = only(only(intent, "actors", "2", "3"), "role", *rule.role)
            stages = ("prepared",) if rule.overt_act else ("agreed", "prepared")
            added += within(carried(drafts, rule, "stage", *stages), together)
        return drafts + added

    def with_companies(self, offence: str, drafts: list[Draft]) -> list[Draft]:
        added: list[Draft] = []
        doubted: dict[tuple[int, Reason], Terms] = {}
        for rule in self.text.general_part.legal_persons:
            if not rule.holds(self.day):
                continue
            if rule.form == "not_read":
                self.unread["actor", "legal_person"] = None
            if rule.form in ("none", "not_read"):
                continue
            listed = frozenset(rule.offences)  # offences and forms
            whole, doubt = rule.offences == "all" or offence in listed, rule.doubt
            for i, (cube, terms) in enumerate(drafts):
                if "actor" in terms.named or not (whole or listed.intersection(terms.forms)):
                    continue
                if doubt:
                    key = id(terms), doubt
                    if key not in doubted:
                        doubted[key] = terms.doubted(doubt)
                    added.append((only(cube, "actor", "legal_person"), doubted[key]))
                else:
                    drafts[i] = cube | COMPANY, terms
        return drafts + added

    def without_migrant(self, offence: str, drafts: list[Draft]) -> Iterator[Draft]:
        """Offences that do not say whose passage it is, narrowed to others' where the person moved is spared."""
        rule = next(
            (
                rule
                for rule in self.text.general_part.migrant
                if rule.holds(self.day) and (rule.offences == "all" or offence in rule.offences)
            ),
            None,
        )
        answer = rule.spared if rule else Ground.UNREAD.value
        why = (rule.note if rule else "") or "whether the person moved can be liable too"
        for facts, terms in drafts:
            cube = normal(facts)
            open_to_both = cube & SELF and cube & ANOTHER and cube & PASSAGE and "for" not in terms.named
            if not open_to_both or answer == "no":
                yield cube, terms
                continue
            yield cube & ~SELF, terms
            if answer != "yes":
                yield cube & ~ANOTHER, terms.doubted(Reason(Ground(answer), why))

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


def shape(terms: Terms, named: frozenset[str], name: str, form: penalty.QualifiedForm) -> Terms:
    """What a qualified form makes of the terms of an offence, for facts of which it names some dimensions itself."""
    fine = fine_word(form.penalty) if form.penalty else terms.fine
    forms, doubt = (*terms.forms, name), graver_doubt(terms.doubt, form.doubt)
    return Terms(terms.named | named, operated(terms.range, form), fine, forms, doubt)


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
