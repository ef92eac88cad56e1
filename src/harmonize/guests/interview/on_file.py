"""A law on file as an interview looks things up in it: what it punishes of a matter, and what is excluded."""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.matters import Matter
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.facts import only
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Range

COUNTED = {
    "entry": ("smuggling",),
    "stay": ("smuggling",),
    "documents": ("smuggling", "document"),
    "migrant": ("migrant",),
}  # the kinds of offence that count, by matter


GROUNDS = (Ground.LAW, Ground.CANNOT_SAY, Ground.UNREAD)  # of doubts, the lightest first


class Piece(NamedTuple):
    """A cube that a provision of the law on file punishes, with the doubt about it and the range."""

    provision: int
    cube: int
    doubt: Reason | None
    range: Range


class OnFile:
    """A law on file."""

    def __init__(self, interview: Interview, law: Law) -> None:
        self.interview = interview
        self.on_day = LawOnDay(law, interview.status.members(interview.day))
        self.law = self.on_day.law

    def known(self, matter: Matter) -> Iterator[Piece]:
        """What the law on file punishes of a matter, surely or perhaps."""
        own = sum(SPACE.bit["conduct"][name] for name in matter.conducts)
        wanted = self.plainly(SPACE.full & ~SPACE.fields["conduct"].mask | own)
        for rating in self.law.ratings:
            if self.law.provisions[rating.provision].counts_for(COUNTED[matter.name]):
                for cube, terms in rating.alternatives:
                    if SPACE.meet(cube, wanted):
                        yield Piece(rating.provision, cube, terms.doubt, terms.range)

    @staticmethod
    def plainly(cube: int, **other: str) -> int:
        """Facts as those of a principal who completed the act at home, or in another part or stage."""
        answers = {"role": "perpetrator", "stage": "completed", "actor": "adult", "act_place": "own_territory"}
        for name, value in {**answers, "surrender": "not_asked", **other}.items():
            cube = only(cube, name, value)
        return cube

    def excluded(self, piece: Piece, cube: int) -> list[Reason | None]:
        """The exclusions that hold for a case: None for a sure one, else the doubt about it."""
        return [
            item.doubt
            for item in self.law.provisions[piece.provision].exclusions
            if SPACE.meet(item.cube, cube) == cube
        ]

    def holding(
        self, case: int, matter: Matter, told: Collection[tuple[int, int]] = ()
    ) -> tuple[Piece, Reason | None] | None:
        """What punishes a case, with the doubt about it: what is sure and widest first, of all that was not told yet."""
        found = []
        for piece in self.known(matter):
            held = self.excluded(piece, case)
            if (piece.provision, piece.cube) in told or not SPACE.meet(piece.cube, case) or None in held:
                continue
            doubt = piece.doubt or next(iter(held), None)
            order = GROUNDS.index(doubt.ground) + 1 if doubt else 0
            found.append((order, -piece.cube.bit_count(), piece, doubt))
        return min(found, key=lambda item: item[:2])[2:] if found else None
