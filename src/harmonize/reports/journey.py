"""The facts along a route: who criminalizes them, where nobody or one State alone does, and what would help."""

from collections.abc import Iterator, Mapping, Sequence

from harmonize.conduct.dimensions import SPACE
from harmonize.findings.case import AnswerRow
from harmonize.findings.route import Route, Spot
from harmonize.reports.citing import short
from harmonize.reports.document import Block, Grid, Paragraph, Points, Report, Section
from harmonize.reports.listing import tabled
from harmonize.reports.maxima import LEGEND, years
from harmonize.reports.plain import recorded, table

TITLE = "Maxima along the route"


def route(found: Route, titles: Mapping[str, str], version: str, day: str) -> Report:
    """The facts along a route, who criminalizes them, and the amendment that would help most."""
    spots = [[spot.words, *(years(spot.answers[code]) for code in found.states)] for spot in found.spots]
    grid = Grid(table("Maxima", TITLE, [["facts", *found.states], *spots]), narrow=True)
    sections = [Section(TITLE, (grid,)), *alone(found.spots), amendment(found, titles)]
    content = recorded("Route", TITLE, AnswerRow._fields, found.cells())
    title = f"Along the route {' - '.join(found.states)}"
    note = f"{LEGEND}. Jurisdiction as each law has it."
    return tabled("harmonize-route/2", content, version, day, sections, note, title)


def alone(spots: Sequence[Spot]) -> Iterator[Section]:
    """The facts that two States do not surely criminalize: those settled so, and those that are open in some State."""
    nowhere = [spot.words for spot in spots if not spot.punishable and not spot.undecided]
    single = [
        f"{spot.words} ({spot.punishable[0]})" for spot in spots if len(spot.punishable) == 1 and not spot.undecided
    ]
    still = [opened(spot) for spot in spots if len(spot.punishable) < 2 and spot.undecided]
    for title, told in (
        ("Not criminalized in any State of the route", nowhere),
        ("Criminalized in one State only", single),
        ("Open: unsettled in law, or not verified, in some State", still),
    ):
        counted = Paragraph(f"{len(told)} of {len(spots)}.")
        yield Section(title, (counted, *([Points(tuple(told))] if told else [])))


def opened(spot: Spot) -> str:
    """Facts with the State that criminalizes them, if one does, and those in which they are open."""
    sure = f"criminalized in {spot.punishable[0]}; " if spot.punishable else ""
    return f"{spot.words} ({sure}open in {', '.join(spot.undecided)})"


def amendment(found: Route, titles: Mapping[str, str]) -> Section:
    """The single change that makes most facts criminal in a second State."""
    best = found.best
    if best is None:
        blocks: tuple[Block, ...] = (Paragraph("No single element extended would add a second State."),)
    else:
        change = f"In {best.state}, {SPACE.elements[best.element]} extended in {short(titles[best.state])}. Then two States criminalize:"
        blocks = (Paragraph(change), Points(tuple(best.gained)))
    return Section("The amendment with the greatest effect on the route", blocks)
