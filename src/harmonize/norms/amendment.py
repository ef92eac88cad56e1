"""Amendments of a law as plain data: what is changed, which duties that closes, what it newly punishes."""

from collections.abc import Container
from typing import NamedTuple, Self

from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.space import Cube
from harmonize.norms.rows import Row, html, line
from harmonize.norms.word import Word


class Kind(Word):
    """What a change does to a law."""

    EXTEND = "extend"  # elements of an offence
    LIMIT = "limit"  # the exemptions of an offence
    SPARE = "spare"  # facts that an offence is to leave out
    RAISE = "raise"  # the maximum of an offence
    AGGRAVATE = "aggravate"  # a circumstance among those that aggravate an offence
    GRAVER = "graver"  # a graver range, where nothing else counts as aggravation
    PROVIDE = "provide"  # a rule, as answers to measures
    JURISDICTION = "jurisdiction"


class Change(NamedTuple):
    """One change of a law.

    ``provision`` is the offence changed (a position in the law, -1 for a rule), ``elements`` the dimensions in which it
    was too narrow. ``cube`` are the facts that the change is about, of those ``within`` the duty. ``order`` tells what was
    drafted for a law in which what has a lower one is made already.
    """

    kind: Kind
    provision: int
    elements: tuple[str, ...]
    cube: Cube
    within: Cube = 0
    measures: tuple[tuple[str, str | float | tuple[str, ...]], ...] = ()
    months: int = 0
    order: int = 0


class Amendment(NamedTuple):
    """One amendment of a law, tried on the law as it is.

    ``offences`` are the ids of those that it changes; none for a rule.
    ``closes`` are the duties that no longer fall short, ``eases`` those that fall short of less and are met once the
    other amendments of the set are made as well. ``opens`` are those that come out worse: as a rule not short, but open,
    since what was read does not say whether they reach the wider offence. ``beyond`` are dimensions and values that would
    be punished though no duty that it serves asks for it.
    """

    kind: Kind
    offences: tuple[str, ...]
    changes: tuple[Change, ...]
    closes: tuple[str, ...]
    eases: tuple[str, ...]
    opens: tuple[str, ...]
    beyond: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def provisions(self) -> tuple[int, ...]:
        """The offences that it changes (positions in the law); none for a rule."""
        return tuple(dict.fromkeys(change.provision for change in self.changes if change.provision >= 0))

    @property
    def elements(self) -> tuple[str, ...]:
        """The dimensions that it extends or names, in the order of the vocabulary."""
        found = {name for change in self.changes for name in change.elements}
        return tuple(name for name in SPACE.fields if name in found)

    @property
    def measures(self) -> tuple[str, ...]:
        """The measures that it answers; none for a change of an offence."""
        return tuple(dict.fromkeys(name for change in self.changes for name, _ in change.measures))

    @property
    def serves(self) -> tuple[str, ...]:
        """The duties that it closes, then those that it eases."""
        return (*self.closes, *self.eases)

    def row(self) -> Row:
        """What it changes, and the duties that it closes, eases and leaves open, by their ids."""
        return {
            "change": self.kind.value,
            "offences": "; ".join(self.offences),
            "elements": "; ".join(self.elements),
            "measures": "; ".join(self.measures),
            "closes": "; ".join(self.closes),
            "eases": "; ".join(self.eases),
            "opens": "; ".join(self.opens),
            "beyond": "; ".join(f"{name}: {', '.join(values)}" for name, values in self.beyond),
        }


class Package(NamedTuple):
    """The amendments of one State that together close its shortfalls, in order of duties served.

    ``left`` are the duties that still fall short once all amendments are made: an offence or a rule of its own is missing.
    ``opened`` are those that come out worse then.
    """

    amendments: tuple[Amendment, ...]
    left: tuple[str, ...]
    opened: tuple[str, ...]

    def __repr__(self) -> str:
        return line("Package", f"{len(self.amendments)} amendments, {len(self.left)} duties left")

    def rows(self) -> list[Row]:
        """One row per amendment, of plain values."""
        return [item.row() for item in self.amendments]

    def _repr_html_(self) -> str:
        return html("Amendments, each tried on the law", self.rows())

    def serving(self, duties: Container[str]) -> Self:
        """The amendments that serve some duties, those of them that still fall short, and those that come out worse."""
        left = tuple(name for name in self.left if name in duties)
        return type(self)(self.options(duties), left, tuple(name for name in self.opened if name in duties))

    def options(self, duties: Container[str], elements: Container[str] = (), facts: Cube = 0) -> tuple[Amendment, ...]:
        """The amendments that serve some duties: those about some facts (a cube), of these those that change some elements.

        Where none is about the facts, or changes any of the elements, all that are left of them.
        """
        serving = tuple(item for item in self.amendments if any(name in duties for name in item.serves))
        about = tuple(item for item in serving if facts and any(SPACE.meet(one.cube, facts) for one in item.changes))
        left = about or serving
        return tuple(item for item in left if any(name in elements for name in item.elements)) or left
