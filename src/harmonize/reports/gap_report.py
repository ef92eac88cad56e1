"""The report on one State: the first screen, and behind it as much as is asked for."""

from harmonize.reports import first_screen
from harmonize.reports.document import NO_ADVICE, Document
from harmonize.reports.parts import Parts, Told
from harmonize.reports.title_block import facts, title


def document(told: Told, asked: Parts) -> Document:
    """The report, as much of it as is asked for."""
    assessment, view = told.assessment, told.view
    head = Document(title(assessment), tuple(facts(assessment, told.version, whole=False)), (), NO_ADVICE)
    # In a file the first screen is the first page, the same as on a screen; on the screen nothing is reported twice.
    if asked.everything and not asked.whole:
        parts, shown = [first_screen.core_section(view), first_screen.good_practice(view)], len(view.found.points)
    else:
        (*parts,), shown = first_screen.fitted(view, head)
    if asked != Parts(points=asked.points) or told.readings:
        from harmonize.reports.behind import behind  # pictures, grids and annexes, which a first screen does without

        parts += behind(told, view, asked)
    return head._replace(
        facts=tuple(facts(assessment, told.version, whole=True)) if asked.whole else head.facts,
        sections=tuple(section for section in parts if section.blocks or section.sections),
        foot=f"{EXPLAIN if asked.whole else first_screen.more(view, shown)} {NO_ADVICE}",
    )


EXPLAIN = "`harmonize explain DUTY` tells what a duty asks and how it is tested."
