"""The map: a tile for every State of the United Nations and those beside it, where no border is drawn that could be disputed."""

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from harmonize.guests.atlas import page
from harmonize.library.store import Store
from harmonize.norms.status import Party
from harmonize.reports.document import Picture
from harmonize.reports.pictures import Bar, Drawing, HeatCell, Row

TILE, HIGH = 40, 24  # pixels
UNFILED = HeatCell("unfiled", "+", "bound by the Protocol, law not on file")
UNBOUND = HeatCell("unbound", "", "not bound by the Protocol, law not on file")


class Tile(NamedTuple):
    """Where a State stands on the map."""

    state: str
    column: int
    row: int


@cache
def tiles() -> tuple[Tile, ...]:
    """Every tile, from the table beside this module."""
    with (Path(__file__).parent / "tiles.csv").open(encoding="utf-8", newline="") as file:
        return tuple(Tile(one["state"], int(one["column"]), int(one["row"])) for one in csv.DictReader(file))


def drawn(
    title: str, cells: Mapping[str, HeatCell], store: Store, day: str, here: str, also: Iterable[HeatCell] = ()
) -> Picture:
    """The States in the colours and letters of what is told of each; those without a law on file, as far as they are bound.

    Of these the start page has the codes, and the list of States all there is to say. What each colour and letter means
    stands below, with what is told ``also`` in another year.
    """
    rows: dict[int, list[Bar]] = {}
    told: dict[str, list[str]] = {}
    seen = dict.fromkeys(also)
    for tile in tiles():
        party = store.status.parties.get(tile.state)
        if party is None:
            continue
        cell = cells.get(tile.state) or unfiled(party, day)
        filed = tile.state in cells
        tiled = tile_of(tile, party, cell, here, filed=filed)
        rows.setdefault(tile.row, []).append(tiled if filed or here == page.START else tiled._replace(word=""))
        told.setdefault(cell.says, []).append(party.name if filed else "")
        seen[cell if filed or here == page.START else cell._replace(word="")] = None
    words = "; ".join(f"{says}: {', '.join(names) if all(names) else len(names)}" for says, names in told.items())
    legend = tuple((cell.kind, f"{cell.word} {cell.says}".strip()) for cell in seen)
    width, height = TILE * (1 + max(tile.column for tile in tiles())), HIGH * (1 + max(tile.row for tile in tiles()))
    drawing = Drawing(
        width, height, tuple(Row(at * HIGH, "", tuple(bars)) for at, bars in sorted(rows.items())), legend=legend
    )
    return Picture("map", title, f"{words}.", drawing)


def unfiled(party: Party, day: str) -> HeatCell:
    """What is told of a State without a law on file."""
    return UNFILED if party.bound("smp", day) else UNBOUND


def tile_of(tile: Tile, party: Party, cell: HeatCell, here: str, *, filed: bool) -> Bar:
    """The tile of a State: its code, behind it the letter of what is told of it; where a law is on file, the way to its page."""
    link = page.from_here(here, page.state(party.code)) if filed else ""
    word = f"{tile.state} {cell.word}".strip()
    return Bar(tile.column * TILE, TILE - 2, cell.kind, word, HIGH - 2, link, f"{party.name}: {cell.says}")
