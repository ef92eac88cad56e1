"""Which State is bound by which treaty since when, with which reservations; names of States; dated groups of States."""

from collections.abc import Collection, Mapping
from typing import NamedTuple

from harmonize.norms.rows import Row, line
from harmonize.norms.source import Day

INVENTED = frozenset({"XA", "XB", "XC", "XD", "XE", "XF"})  # user-assigned codes of ISO 3166-1: model laws, no States
TREATIES = {"smp": "SMP", "untoc": "UNTOC"}
RECALLED = "recalled or inferred, not read in a source"


def counted(codes: Collection[str]) -> str:
    """``40 States``, ``1 State and 2 model laws``: a model law is no State."""
    models = sum(code in INVENTED for code in codes)
    told = [
        f"{count} {word}{'' if count == 1 else 's'}"
        for count, word in ((len(codes) - models, "State"), (models, "model law"))
        if count
    ]
    return " and ".join(told) or "no State"


class Consent(NamedTuple):
    """A State's signature of and consent to one treaty; days are ISO dates, empty when unknown or where there is none.

    ``verified`` is no for what is only remembered.
    """

    consent: str
    in_force: Day
    kind: str
    verified: bool
    note: str
    source: str
    signed: Day = ""


def bound(consent: Consent | None) -> str:
    """Since when a treaty binds, and by what; of one that does not, whether it was signed."""
    if consent is None or not (consent.in_force or consent.consent or consent.signed):
        return "neither signature nor consent found"
    told = f"party since {consent.in_force}" if consent.in_force else f"signed on {consent.signed}, no consent found"
    by = f"{consent.kind} of {consent.consent}" if consent.kind and consent.consent else consent.kind
    return told + "".join(f" ({word})" for word in (by, "" if consent.verified else RECALLED) if word)


class Reservation(NamedTuple):
    """A reservation or declaration and what it does to a finding: none, excludes, modifies, option, contested."""

    treaty: str
    provisions: tuple[str, ...]
    type: str
    date: Day
    effect: str
    verified: bool
    summary: str
    source: str


class Party(NamedTuple):
    """A State: its codes, its names, its consents and reservations."""

    code: str
    iso3: str
    name: str
    also: tuple[str, ...]
    consents: dict[str, Consent]
    reservations: tuple[Reservation, ...]

    def __repr__(self) -> str:
        return line("Party", f"{self.code} {self.name}")

    def row(self) -> Row:
        """Codes, name, since when bound by each treaty (ISO days, empty where not), and how many statements it made."""
        since = {key: item.in_force for key, item in self.consents.items()}
        return {
            "state": self.code,
            "iso3": self.iso3,
            "name": self.name,
            "smp_since": since.get("smp", ""),
            "untoc_since": since.get("untoc", ""),
            "reservations": len(self.reservations),
        }

    def bound(self, treaty: str, day: Day) -> bool:
        """Whether the treaty is in force for the State on a day (ISO date)."""
        consent = self.consents.get(treaty)
        return bool(consent and consent.in_force and consent.in_force <= day)

    def reserved(self, treaty: str, pinpoint: str) -> tuple[Reservation, ...]:
        """The reservations, read in a source, that reach a provision such as ``6.2.c``."""
        here = tuple(pinpoint.split("/", maxsplit=1)[0].split("."))
        return tuple(
            item
            for item in self.reservations
            if item.treaty == treaty
            and item.verified
            and item.effect in ("excludes", "modifies", "contested")
            and any(here[: len(there)] == there for there in map(steps, item.provisions))
        )


def steps(provision: str) -> tuple[str, ...]:
    """A written provision, ``6(2)(c)``, as steps: 6, 2, c."""
    return tuple(part for part in provision.replace("(", ".").replace(")", "").split(".") if part)


class Membership(NamedTuple):
    """From when until when a State belongs to a group."""

    code: str
    since: Day
    until: Day


def members_on(members: tuple[Membership, ...], day: Day) -> frozenset[str]:
    """The States that belong on a day (ISO date)."""
    return frozenset(m.code for m in members if m.since <= day and (not m.until or day < m.until))


class Bound(NamedTuple):
    """A State under an arrangement: between which days (ISO dates), by which act of its own, and its rule on nationals.

    ``nationals`` is ``surrendered``, ``guarantee_of_return`` (for prosecution, if returned to serve the sentence; never to
    serve one) or empty, where the law of that State on extradition tells; ``source`` says where it was read, where the act
    itself does not.
    """

    since: Day
    until: Day
    act: str
    nationals: str
    source: str

    def holds(self, day: Day) -> bool:
        """Whether the State is bound on a day (ISO date)."""
        return self.since <= day and (not self.until or day < self.until)


class Arrangement(NamedTuple):
    """A treaty or other basis of extradition between any two of some States, from the day that both are bound.

    ``between`` are codes, or names of groups, that share its days; ``parties`` are States with days of their own.
    ``minimum`` is the lowest maximum in months, None where the national law's own holds; ``waives_dual_criminality_at``
    the maximum in the requesting State from which dual criminality is not tested. ``asked`` is the one State that
    surrenders, where its own law names the others; empty where each surrenders to each.
    """

    title: str
    between: tuple[str, ...]
    since: Day
    until: Day
    minimum: int | None
    measured_in: str
    waives_dual_criminality_at: int | None
    source: str
    parties: dict[str, Bound]
    asked: str = ""

    def binds(self, asking: str, asked: str, day: Day, groups: Mapping[str, frozenset[str]]) -> bool:
        """Whether one State surrenders to another under it on a day (ISO date) whose groups of States are given."""
        states = {code for word in self.between for code in groups.get(word, (word,))}
        states |= {code for code, bound in self.parties.items() if bound.holds(day)}
        here = self.asked in ("", asked) and {asking, asked} <= states
        return here and self.since <= day and (not self.until or day < self.until)

    def on(self, code: str) -> str:
        """What carries it out in a State: an act of its own, else the source of the arrangement."""
        bound = self.parties.get(code)
        return "; ".join(filter(None, (bound.act, bound.source))) if bound else self.source

    def nationals_of(self, code: str) -> str:
        """The rule of a State on its nationals under the arrangement; empty for that of its extradition law."""
        return self.parties[code].nationals if code in self.parties else ""


class FreeMovement(NamedTuple):
    """An agreement under which nationals move freely between some States: the members of a group, and others beside them.

    In the States that stand ``apart`` the law on smuggling, by its own text, does not leave the others' nationals out.
    """

    title: str
    group: str
    members: tuple[Membership, ...]
    apart: tuple[str, ...]


def free_in(code: str) -> str:
    """Under which name :meth:`Status.members` keeps the States whose nationals move freely in a State; no word of laws."""
    return f"free in {code}"


class Status(NamedTuple):
    """Treaty status of all States, dated groups, arrangements on extradition, and who moves freely where."""

    parties: dict[str, Party]
    groups: dict[str, tuple[Membership, ...]]
    arrangements: tuple[Arrangement, ...] = ()
    free_movement: tuple[FreeMovement, ...] = ()

    @property
    def names(self) -> dict[str, str]:
        """The names of all States by code."""
        return {code: party.name for code, party in self.parties.items()}

    def arrangement(
        self, asking: str, asked: str, day: Day, members: Mapping[str, frozenset[str]] | None = None
    ) -> Arrangement | None:
        """The first arrangement on file under which one State surrenders to another on a day (ISO date).

        ``members`` are those of that day, where they are known.
        """
        groups = self.members(day) if members is None else members
        return next((item for item in self.arrangements if item.binds(asking, asked, day, groups)), None)

    def members(self, day: Day) -> dict[str, frozenset[str]]:
        """What the dated words for States mean on a day: ``parties`` (to the Protocol), every group, and who is free where."""
        found = {
            "parties": frozenset(
                code for code, party in self.parties.items() if code != "EU" and party.bound("smp", day)
            )
        }
        for name, members in self.groups.items():
            found[name] = members_on(members, day)
        free: dict[str, frozenset[str]] = {}
        for item in self.free_movement:
            inside = found.get(item.group, frozenset()) | members_on(item.members, day)
            for code in inside.difference(item.apart):
                free[free_in(code)] = free.get(free_in(code), inside) | inside
        return {**found, **free}

    def turns(self, words: frozenset[str]) -> list[str]:
        """The days on which one of these words changed its meaning."""
        days = {
            day for name in words & set(self.groups) for m in self.groups[name] for day in (m.since, m.until) if day
        }
        return sorted(days)

    def settled_from(self) -> str:
        """The last day on which treaty status or a group changed; from then on the dated words mean the same."""
        days = [consent.in_force for party in self.parties.values() for consent in party.consents.values()]
        days += [day for members in self.groups.values() for member in members for day in (member.since, member.until)]
        return max(days)
