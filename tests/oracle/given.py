"""The law of one State on one day, as the plain judge takes it from the package under test: facts, ranges, answers."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.norms.combining import everything
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.law import Law
from oracle.cubes import ALL, MASK, Held, empty

GROUPS = ("EU", "SCHENGEN", "EEA")


class Doubt(NamedTuple):
    """What leaves something open: the ``law``, the ``vocabulary`` or our ``reading``, or that nobody decided; and for what reason."""

    kind: str
    reason: Reason


class Norm(NamedTuple):
    """Facts that one offence punishes, how gravely (maximum, minimum), and whether that is open: for the law, or for us."""

    offence: int
    cube: int
    severity: tuple[float, float]
    doubt: Doubt | None


class Facts(NamedTuple):
    """Facts with what is open about them."""

    cube: int
    doubt: Doubt | None


class Offence(NamedTuple):
    """What is known of one offence besides what it punishes."""

    kind: str
    administrative: bool
    adds: bool
    exclusions: tuple[Facts, ...]
    factors: tuple[Facts, ...]


class Rule(NamedTuple):
    """Facts over which the State has jurisdiction, for some offences or for all (empty)."""

    cube: int
    offences: tuple[int, ...]
    doubt: Doubt | None


class Measure(NamedTuple):
    """The answer to one measure; ``remembered`` where its text was seen by nobody."""

    value: Any
    condition: str
    doubt: str
    moot: tuple[str, ...]
    remembered: bool = False


class Given(NamedTuple):
    """All that is asked of a law. ``punished`` tells what is an offence at all, ``norms`` how gravely."""

    states: dict[str, int]
    status: dict[str, str]
    offences: tuple[Offence, ...]
    punished: tuple[Norm, ...]
    norms: tuple[Norm, ...]
    rules: tuple[Rule, ...]
    weighings: tuple[tuple[int, ...], ...]
    unread: tuple[tuple[str, str], ...]
    measures: dict[str, Measure]
    sections: dict[str, str]

    def counting(self, norms: Iterable[Norm], kinds: Iterable[str]) -> list[Norm]:
        """The norms of some kinds of offence (of any, where none is named); a mere fine counts where it is asked for."""
        wanted = set(kinds)
        named = wanted - {"administrative"}
        return [
            norm
            for norm in norms
            if (not named or self.offences[norm.offence].kind in named)
            and (not self.offences[norm.offence].administrative or "administrative" in wanted)
        ]

    def sure(self, norms: Iterable[Norm]) -> list[Held]:
        """What some norms surely punish: what an exclusion may spare is not sure."""
        return [self.held(norm, self.offences[norm.offence].exclusions) for norm in norms if not norm.doubt]

    def possible(self, norms: Iterable[Norm]) -> list[Held]:
        """What some norms punish at least possibly: only what is surely excluded is spared."""
        return [
            self.held(norm, [item for item in self.offences[norm.offence].exclusions if not item.doubt])
            for norm in norms
        ]

    @staticmethod
    def held(norm: Norm, exclusions: Iterable[Facts]) -> Held:
        """The facts of a norm without some exclusions."""
        return Held(norm.cube, tuple(item.cube for item in exclusions if not empty(item.cube & norm.cube)))


def words(own: str, groups: Mapping[str, frozenset[str]]) -> dict[str, int]:
    """What every word for States means to a State on a day."""
    bit = SPACE.bit["state"]
    named = {code: bit[code] for code in (*STATES, "none")}
    several = {name: sum(bit[code] for code in groups.get(name, ())) for name in GROUPS}
    parties = sum(bit[code] for code in groups.get("parties", ()) if code != own)
    return {
        **named,
        **several,
        "own": bit[own],
        "parties": parties,
        "other": MASK["state"] & ~bit[own] & ~bit["none"],
        "any": MASK["state"],
    }


def given(law: Law, groups: Mapping[str, frozenset[str]], sections: dict[str, str]) -> Given:
    """A law as lowered, with the word `parties` standing for the other States that are parties on the day.

    ``sections`` says to which section of a law each measure belongs.
    """
    states = words(law.code, groups)
    word = SPACE.bit["state"]["parties"]

    def dated(cube: int) -> int:
        asked = cube & word and cube & MASK["state"] != MASK["state"]
        return cube & ~word | states["parties"] if asked else cube & ALL

    def kind(reason: Reason | None) -> str:
        if reason and reason.undecided:
            return "undecided"
        return {None: "", Ground.LAW: "law", Ground.CANNOT_SAY: "vocabulary", Ground.UNREAD: "reading"}[
            reason and reason.ground
        ]

    def doubt(reason: Reason | None) -> Doubt | None:
        return Doubt(kind(reason), reason) if reason else None

    def norms(items: Iterable[Any]) -> tuple[Norm, ...]:
        return tuple(
            Norm(item.provision, dated(item.cube), (item.range.high, item.range.low), doubt(item.doubt))
            for item in items
        )

    return Given(
        states,
        {section: status for section, (status, _) in law.reading.items()},
        tuple(
            Offence(
                item.kind,
                item.administrative,
                item.adds,
                tuple(Facts(dated(saved.cube), doubt(saved.doubt)) for saved in item.exclusions),
                tuple(Facts(dated(factor.cube), doubt(factor.doubt)) for factor in item.weighs),
            )
            for item in law.provisions
        ),
        norms(law.cover),
        norms(law.graded(everything)),
        tuple(Rule(dated(item.cube), item.provisions, doubt(item.doubt)) for item in law.reaches),
        tuple(item.provisions for item in law.weighings),
        law.unread,
        {
            name: Measure(item.value, item.condition, kind(item.doubt), item.moot, law.grade(item.cite) == "memory")
            for name, item in law.measures.items()
        },
        sections,
    )
