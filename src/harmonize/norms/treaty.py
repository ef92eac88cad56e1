"""The lowered treaty: duties with their tests as plain data, instruments, disputes, and who is bound since when."""

from collections.abc import Iterator
from typing import Any, NamedTuple, Self

STRENGTHS = ("shall", "shall_domestic", "consider", "endeavour", "may", "interpretive")
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
FORMS = ("criminalize", "spare", "punish", "aggravate", "provide")


class Duty(NamedTuple):
    """One duty of an instrument; ``test`` is plain data that the module of its ``form`` reads.

    ``variants`` change the test under a named reading of a dispute (``D2=own_border``). ``reads`` are the sections of a
    law without which the duty cannot be judged. ``untested`` says why no text of law can answer it; empty when tested.
    """

    id: str
    instrument: str
    article: str
    pinpoint: str
    title: str
    facts: str
    strength: str
    kind: str
    topic: str
    form: str
    test: dict[str, Any]
    variants: tuple[tuple[str, dict[str, Any]], ...]
    reads: tuple[str, ...]
    disputes: tuple[str, ...]
    untested: str

    def under(self, readings: dict[str, str]) -> Self:
        """The duty with its test changed by the readings chosen."""
        if not self.variants:
            return self
        test, strength = self.test, self.strength
        for switch, change in self.variants:
            dispute, _, choice = switch.partition("=")
            if readings.get(dispute) == choice:
                bound = change.get("follows")
                test = {**test, **change, **({"follows": {**test["follows"], **bound}} if bound else {})}
                strength = test.pop("strength", strength)
        return self._replace(test=test, strength=strength)


class Instrument(NamedTuple):
    """A treaty or another yardstick: its names, and who is bound (``smp``, ``untoc``: by status; a group; nobody)."""

    id: str
    short: str
    title: str
    binds: str
    in_force: str
    until: str
    default: bool
    nature: str


class Dispute(NamedTuple):
    """A question of interpretation on which verdicts may turn, with its named readings."""

    id: str
    title: str
    default: str
    readings: dict[str, str]


class MeasureKind(NamedTuple):
    """What a measure means, the section of a law it belongs to, and its type of value."""

    name: str
    section: str
    type: str
    words: tuple[str, ...]
    title: str


class Treaty(NamedTuple):
    """All instruments with all duties, in treaty order."""

    version: str
    instruments: dict[str, Instrument]
    disputes: dict[str, Dispute]
    measures: dict[str, MeasureKind]
    duties: dict[str, Duty]

    @classmethod
    def of(cls, row: list[Any]) -> Self:
        """The treaty read back from plain data."""
        version, instruments, disputes, measures, duties = row
        return cls(
            version,
            {key: Instrument(*value) for key, value in instruments.items()},
            {key: Dispute(*value) for key, value in disputes.items()},
            {
                key: MeasureKind(value[0], value[1], value[2], tuple(value[3]), value[4])
                for key, value in measures.items()
            },
            {
                key: Duty._make(
                    (
                        *value[:11],
                        tuple((switch, change) for switch, change in value[11]),
                        tuple(value[12]),
                        tuple(value[13]),
                        value[14],
                    )
                )
                for key, value in duties.items()
            },
        )

    def readings(self, chosen: dict[str, str]) -> dict[str, str]:
        """One reading per dispute: the default, or the one chosen."""
        return {key: chosen.get(key, dispute.default) for key, dispute in self.disputes.items()}

    def otherwise(self, duty: str, readings: dict[str, str]) -> Iterator[str]:
        """The switches (``D2=own_border``) of other readings that change the test or the strength of a duty."""
        for switch, _ in self.duties[duty].variants:
            dispute, _, reading = switch.partition("=")
            taken = readings.get(dispute, self.disputes[dispute].default)
            yield switch if taken != reading else f"{dispute}={self.disputes[dispute].default}"
