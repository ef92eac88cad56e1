"""What of a law is known on a day: a value whose provision was not read for that day is not known, and says so.

The law stays as it was written; a value that is not known yet, or of whose provision another wording was in force that
nobody read, is replaced by one that was not read. So lowering needs to know nothing of it.
"""

from bisect import bisect
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, TypeVar

from harmonize.norms.source import FirstDay, Sources, UnreadWording, first_day, unread_wordings
from harmonize.texts import general_part
from harmonize.texts import national_law as text
from harmonize.texts.base import Dated, Text
from harmonize.texts.general_rules import LegalPersons, Migrant, Weighing
from harmonize.texts.measure_entry import MeasureEntry
from harmonize.texts.reading import SectionReading
from harmonize.texts.source_lowering import lowered_source

T = TypeVar("T", bound=Dated)
M = TypeVar("M", bound=Text)
LISTS = (
    *general_part.STAGED,
    "migrant",
    "legal_persons",
    "fines",
    "jurisdiction",
    "excluded",
    "defences",
    "weighs",
)
# Lists of which one entry answers; the others add to one another.
ONE_ANSWERS = ("instigator", "organiser", "aider", "member", *general_part.STAGED, "migrant")


class Known:
    """A law text with the first day of each value, worked out from what it cites."""

    def __init__(self, law: text.NationalLaw) -> None:
        self.law = copied(law, {"measures": law.answered})
        self.sources: Sources = {
            key: lowered_source(key, source, law.sign, law.apart_in(source)) for key, source in law.sources.items()
        }
        # By the identity of a value, which the law keeps alive. What is the same on two days is the same object on both.
        self.firsts: dict[int, FirstDay | None] = {}
        self.causes: dict[str, str] = {}
        self.replaced: dict[tuple[int, str], Any] = {}
        self.versions: dict[tuple[int, ...], text.OffenceVersion] = {}
        self.wordings: dict[tuple[str, ...], tuple[tuple[str, UnreadWording], ...]] = {}
        self.turning: dict[int, list[date]] = {}
        self.answered: dict[tuple[int, int], tuple[MeasureEntry, ...]] = {}

    # ------------------------------------------------------------------ first days

    def first(self, item: Any, within: text.OffenceVersion | None = None) -> FirstDay | None:
        """The day from which a value is known: its own, else that of the youngest provision it cites; None for always.

        What is part of an offence begins with its version, as far as it cites no other provision than the version does.
        """
        if id(item) not in self.firsts:
            self.firsts[id(item)] = self.worked_out(item, within)
        return self.firsts[id(item)]

    def worked_out(self, item: Any, within: text.OffenceVersion | None) -> FirstDay | None:
        """The same, not looked up."""
        if item.begins:
            return FirstDay(item.begins.isoformat(), item.since is not None, "")
        cites = item.cite or ()
        if within is None:
            return first_day(self.sources, cites)
        others = first_day(self.sources, self.beside(cites, within))
        begins = FirstDay(within.begins.isoformat(), within.since is not None, "")
        return others if others and others.day > begins.day else begins

    @staticmethod
    def beside(cites: Iterable[str], version: text.OffenceVersion) -> list[str]:
        """The pinpoints that name another provision than a version of an offence does itself."""
        own = {cite.split("(", 1)[0] for cite in version.cite}
        return [cite for cite in cites if cite.split("(", 1)[0] not in own]

    def changes(self) -> list[date]:
        """The days on which something begins, ends, or comes to be known, in order."""
        days = {date.fromisoformat(first.day) for item, within in self.values() if (first := self.first(item, within))}
        return sorted({*days, *self.unread_days(), *self.law.changes()})

    def turns(self) -> set[date]:
        """The days on which something is known to begin or to end: changes of the law, not days on which it was seen."""
        firsts = [self.first(item, within) for item, within in self.values()]
        days = {date.fromisoformat(first.day) for first in firsts if first and first.known}
        return {*days, *self.unread_days(), *ends(self.law.dated())}

    def unread_days(self) -> set[date]:
        """The days on which wordings that nobody read begin or end."""
        return ends(item for source in self.law.sources.values() for item in source.unread)

    def values(self) -> Iterable[tuple[Any, text.OffenceVersion | None]]:
        """Everything that begins some day, with the version it is part of."""
        versions = [version for offence in self.law.offences for version in offence.versions]
        parts = {id(item) for version in versions for item in (version, *version.qualified.values())}
        yield from ((item, None) for item in self.law.dated() if id(item) not in parts)
        for version in versions:
            yield from ((form, version) for form in version.qualified.values())

    # ------------------------------------------------------------------ the law on a day

    def on(self, day: date) -> text.NationalLaw:
        """The law with every value that is not known on a day replaced by one that was not read."""
        part = self.law.general_part
        changed: dict[str, Any] = {name: self.listed(name, getattr(part, name), day) for name in LISTS}
        changed["circumstances"] = {name: self.single(item, day) for name, item in part.circumstances.items()}
        roles = {role: self.listed(role, getattr(part.roles, role), day) for role in type(part.roles).model_fields}
        fault = self.single(part.fault, day) if part.fault else None
        general = copied(part, {**changed, "roles": copied(part.roles, roles), "fault": fault})
        offences, unread = [], dict[str, str]()
        for offence in self.law.offences:
            versions = tuple(self.version(version, day) for version in offence.versions)
            offences.append(copied(offence, {"versions": versions}))
            why = self.unread_offence(offence, day)
            if why and offence.form == "criminal":  # a fine of another wording bears on no crime
                unread.setdefault(offence.section, why)
        measures = {name: self.answers(entries, day) for name, entries in self.law.measures.items()}
        reading = {**self.law.reading, **{name: self.partly(name, why) for name, why in unread.items()}}
        return copied(
            self.law,
            {"general_part": general, "offences": tuple(offences), "measures": measures, "reading": reading},
        )

    def why(self, item: Any, day: date, within: text.OffenceVersion | None = None) -> str:
        """Why a value is not known on a day; empty when it is."""
        first = self.first(item, within)
        if first and day.isoformat() < first.day:
            cite = first.cite or (item.cite or ("",))[0]
            return self.because(cite, f"{self.told(cite)} was not read as it stood before {first.day}")
        return self.unread(item.cite or (), day)

    def unread(self, cites: Iterable[str], day: date) -> str:
        """Why what some pinpoints say is not known on a day: another wording was in force, which nobody read."""
        for cite, wording in self.unread_wordings(cites):
            if wording.on(day.isoformat()):
                return self.because(
                    cite, f"{self.told(cite)} was not read as amended on {wording.since} by {wording.by}"
                )
        return ""

    def unread_wordings(self, cites: Iterable[str]) -> tuple[tuple[str, UnreadWording], ...]:
        """The wordings that nobody read of what some pinpoints name."""
        key = tuple(cites)
        if key not in self.wordings:
            self.wordings[key] = tuple(unread_wordings(self.sources, key))
        return self.wordings[key]

    def because(self, cite: str, why: str) -> str:
        """A reason, of which it is remembered what pinpoint it comes from."""
        self.causes[why] = cite
        return why

    def told(self, cite: str) -> str:
        """A pinpoint with the title of its source, the short one where it has one."""
        key, _, place = cite.partition(" ")
        source = self.sources.get(key)
        return f"{source.short or source.title} {place}".strip() if source else "this"

    def listed(self, name: str, items: tuple[T, ...], day: date) -> tuple[T, ...]:
        """The entries of a list of the general part as known on a day."""
        if not items:
            return items
        answering = [item for item in items if self.in_force(item, day)] if name in ONE_ANSWERS else []
        kept = []
        for item in items:
            waits = answering and not self.in_force(item, day) and overlap(item, answering)
            kept.append(later(item) if waits and item.holds(day) else self.single(item, day))
        return tuple(kept)

    def in_force(self, item: Dated, day: date) -> bool:
        """Whether a value is known to hold on a day, perhaps in a wording that was not read."""
        first = self.first(item)
        return (first is None or first.day <= day.isoformat()) and (item.until is None or day < item.until)

    def single(self, item: T, day: date) -> T:
        """A value as known on a day; what surely was not in force yet stays so."""
        if (item.until and item.until <= day) or (item.since and day < item.since):
            return item
        why = self.why(item, day)
        return self.unread_of(item, why) if why else item

    def version(self, version: text.OffenceVersion, day: date) -> text.OffenceVersion:
        """A version of an offence as known on a day: its parts, and itself where another wording was not read."""
        if not version.holds(day):
            return version
        forms = {
            name: form
            if form.since and day < form.since
            else self.unread_of(form, why)
            if (why := self.why(form, day, version))
            else form
            for name, form in version.qualified.items()
        }
        excluded = {
            name: self.unread_of(item, why) if (why := self.precedes(item, version, day)) else item
            for name, item in version.excluded.items()
        }
        changed: dict[str, Any] = {"qualified": forms, "excluded": excluded}
        why = self.unread(version.cite, day)
        if why:
            doubtful = {
                f"punishes {name}": text.DoubtfulAlternative.model_construct(when=facts, why=why, cite=version.cite)
                for name, facts in version.punishes.items()
            }
            changed |= {"punishes": {}, "not_read": {**version.not_read, **doubtful}}
        key = (id(version), *map(id, forms.values()), *map(id, excluded.values()), hash(why))
        if key not in self.versions:
            self.versions[key] = copied(version, changed)
        return self.versions[key]

    def unread_of(self, item: Any, why: str) -> Any:
        """A value as one that was not read for a reason; the same each time."""
        key = (id(item), why)
        if key not in self.replaced:
            self.replaced[key] = unread(item, why)
        return self.replaced[key]

    def precedes(self, item: text.Exclusion, version: text.OffenceVersion, day: date) -> str:
        """Why an exclusion is not known on a day: it rests on another provision, which surely began later."""
        first = first_day(self.sources, self.beside(item.cite, version))
        if first and first.known and day.isoformat() < first.day:
            return f"{self.told(first.cite)} was not in force before {first.day}"
        return self.unread(item.cite, day)

    def unread_offence(self, offence: text.Offence, day: date) -> str:
        """Why the law around an offence is not wholly known on a day: a wording of its provision that nobody read.

        Between the end of one version and the day on which the next was only seen, either may have held.
        """
        held = [version for version in offence.versions if version.holds(day)]
        why = next((why for version in held or offence.versions if (why := self.unread(version.cite, day))), "")
        ahead = min((one for one in offence.versions if one.begins and day < one.begins), key=begun, default=None)
        if (
            why
            or held
            or not ahead
            or ahead.since
            or not any(one.until and one.until <= day for one in offence.versions)
        ):
            return why
        return self.because(ahead.cite[0], f"{self.told(ahead.cite[0])} was not read as it stood before {ahead.begins}")

    def partly(self, section: Any, why: str) -> Any:
        """The reading of a section of which a provision was not read in the wording of the day."""
        status, note = self.law.status(section)
        if status != "read":
            return self.law.reading[section]
        entry = self.law.reading[section]
        since = None if isinstance(entry, str) else entry.since
        return SectionReading.model_construct(
            status="partly_read", since=since, note="; ".join(filter(None, (why, note)))
        )

    def answers(self, entries: tuple[MeasureEntry, ...], day: date) -> tuple[MeasureEntry, ...]:
        """The answers to one measure as known on a day: the same between two days on which anything of them turns."""
        if id(entries) not in self.turning:
            self.turning[id(entries)] = sorted({turn for entry in entries for turn in self.turns_of(entry)})
        stage = id(entries), bisect(self.turning[id(entries)], day)
        if stage not in self.answered:
            self.answered[stage] = self.answers_on(entries, day)
        return self.answered[stage]

    def turns_of(self, item: MeasureEntry) -> Iterator[date]:
        """The days on which a value begins, ends, comes to be known, or has a wording that nobody read."""
        first = self.first(item)
        known = [first.day] if first else []
        read = [turn for _, wording in self.unread_wordings(item.cite or ()) for turn in (wording.since, wording.until)]
        yield from (date.fromisoformat(turn) for turn in (*known, *read) if turn)
        yield from (turn for turn in (item.begins, item.until) if turn)

    def answers_on(self, entries: tuple[MeasureEntry, ...], day: date) -> tuple[MeasureEntry, ...]:
        """The one in force, else the next one as not read."""
        if any(self.in_force(entry, day) for entry in entries):
            return tuple(
                entry
                if not entry.holds(day)
                else self.single(entry, day)
                if self.in_force(entry, day)
                else later(entry)
                for entry in entries
            )
        ahead = [
            (first.day if (first := self.first(entry)) else "", n)
            for n, entry in enumerate(entries)
            if entry.until is None or day < entry.until
        ]
        chosen = min(ahead)[1] if ahead else -1
        return tuple(
            self.unread_of(entry, self.why(entry, day)) if n == chosen else later(entry) if entry.holds(day) else entry
            for n, entry in enumerate(entries)
        )


def begun(item: Dated) -> date:
    """The day from which a value is said to hold."""
    return item.begins or date.min


def ends(items: Iterable[Any]) -> set[date]:
    """The days on which some things begin or end."""
    return {day for item in items for day in (item.since, item.until) if day}


def copied(model: M, changed: dict[str, Any]) -> M:
    """A model with some fields replaced, itself where nothing differs."""
    differing = {name: value for name, value in changed.items() if not same(value, getattr(model, name))}
    return model.model_copy(update=differing) if differing else model


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, or hold the same."""
    if isinstance(one, dict):
        return len(one) == len(other) and all(same(value, other.get(key)) for key, value in one.items())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same, one, other))
    return one is other


def later(item: T) -> T:
    """A value that another one answers for: it does not hold yet."""
    return item.model_copy(update={"since": date.max, "seen": None})


def unread(item: Any, why: str) -> Any:
    """A value as one that was not read, of which only its place in the law is known."""
    days = {"since": None, "seen": None} if isinstance(item, Dated) else {}
    if isinstance(item, MeasureEntry):
        return item.model_copy(update={**days, "value": None, "condition": None, **doubted(why)})
    if isinstance(item, Migrant):
        return item.model_copy(update={**days, "spared": "not_read", "accomplice": None, "note": why})
    if isinstance(item, Weighing):
        return item.model_copy(update={"since": date.max, "seen": None})
    if isinstance(item, general_part.Rule) and item.range == "none":
        return item.model_copy(update={**days, "range": "not_read"})
    if isinstance(item, LegalPersons) and item.form == "none":
        return item.model_copy(update={**days, "form": "not_read"})
    return item.model_copy(
        update={**days, **{key: value for key, value in doubted(why).items() if key in type(item).model_fields}}
    )


def doubted(why: str) -> dict[str, str | None]:
    """The doubt of a value that was not read."""
    return {"unsettled": None, "cannot_say": None, "not_read": why}


def overlap(item: Any, others: Iterable[Any]) -> bool:
    """Whether a rule holds for offences for which one of some others holds too."""
    mine = getattr(item, "offences", "all")
    return any(
        mine == "all" or theirs == "all" or set(mine) & set(theirs)
        for other in others
        if (theirs := getattr(other, "offences", "all")) is not None
    )
