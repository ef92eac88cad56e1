"""Which verdicts turn on a disputed reading, and which shortfalls survive every reading."""

from typing import NamedTuple

from harmonize.findings.assessment import Assessment, Choice, Finding, assess
from harmonize.norms.law import Law
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.rows import Row, html, line
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import Treaty


class Turn(NamedTuple):
    """A verdict that changes when one dispute is read otherwise."""

    duty: str
    switch: str
    before: str
    after: str

    def row(self) -> Row:
        """The duty, the reading (``D2=own_border``), and the verdict before and after."""
        return dict(zip(self._fields, map(str, self), strict=True))


class Robustness(NamedTuple):
    """The verdicts that turn on a reading, the readings that change nothing, and the shortfalls that survive them all."""

    turns: tuple[Turn, ...]
    idle: tuple[str, ...]
    robust: tuple[str, ...]
    fragile: tuple[str, ...]

    def __repr__(self) -> str:
        return line("Robustness", f"{len(self.turns)} verdicts turn, {len(self.robust)} shortfalls survive")

    def rows(self) -> list[Row]:
        """One row per verdict that turns, of plain values."""
        return [turn.row() for turn in self.turns]

    def _repr_html_(self) -> str:
        return html("Verdicts that turn on a reading", self.rows())


def verdict_in_words(item: Finding) -> str:
    """The verdict, and that it is a note where a shortfall has no weight of its own (it follows another)."""
    return (
        f"{item.verdict.words}, a note"
        if item.verdict in SHORTFALLS and item.severity == "none"
        else item.verdict.words
    )


def robustness(
    law: Law, party: Party, treaty: Treaty, status: Status, day: str, choice: Choice, chosen: dict[str, str]
) -> tuple[Assessment, Robustness]:
    """The assessment under the readings chosen, and what every single other reading would change."""
    base = assess(law, party, treaty, status, day, chosen, choice)
    verdicts = {item.duty.id: verdict_in_words(item) for item in base.findings}
    turns: list[Turn] = []
    idle: list[str] = []
    for dispute in treaty.disputes.values():
        for name in dispute.readings:
            if name == base.readings[dispute.id]:
                continue
            other = assess(law, party, treaty, status, day, {**chosen, dispute.id: name}, choice)
            changed = [
                Turn(item.duty.id, f"{dispute.id}={name}", verdicts[item.duty.id], verdict_in_words(item))
                for item in other.findings
                if verdict_in_words(item) != verdicts[item.duty.id]
            ]
            turns += changed
            if not changed:
                idle.append(f"{dispute.id}={name}")
    short = [item.duty.id for item in base.findings if item.verdict in SHORTFALLS and item.severity != "none"]
    fragile = {turn.duty for turn in turns if turn.after not in SHORTFALLS and turn.before in SHORTFALLS}
    return base, Robustness(
        tuple(turns),
        tuple(idle),
        tuple(name for name in short if name not in fragile),
        tuple(name for name in short if name in fragile),
    )
