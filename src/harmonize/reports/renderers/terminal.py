"""A report as a terminal draws it: the words of the plain text, with boxes, colours of verdicts, and links to provisions."""

import io

from rich import box
from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from harmonize.reports.document import Report
from harmonize.reports.renderers.layout import Rows, laid
from harmonize.reports.renderers.lines import Span, boxed

STYLES = {
    "heading": "bold",
    "label": "dim",
    "link": "blue underline",
    "met": "green",
    "exceeds": "bright_green",
    "gap": "bold red",
    "partial": "bold yellow",
    "unsettled": "bold magenta",
    "not_verified": "bold blue",
    "unrequired": "cyan",
    "reserved": "bold cyan",
    "not_assessed": "dim",
    "not_bound": "dim",
}
EDGE = 3  # a blank, a rule, a blank


def render(report: Report, width: int, *, colour: bool = True) -> str:
    """The report for a terminal of so many columns; without ``colour`` boxes, links and weights of letters stay."""
    target = io.StringIO()
    console = Console(
        file=target,
        width=width,
        force_terminal=True,
        color_system="auto" if colour else None,
        no_color=not colour,
        legacy_windows=False,
        highlight=False,
        markup=False,
        emoji=False,
    )
    lines: list[Text] = []  # printed together, which takes a third of the time of one by one
    for item in laid(report, width, EDGE):
        if isinstance(item, Rows):
            say(lines, console)
            console.print(drawn(item), overflow="ignore", crop=False)
        else:
            lines.append(Text.assemble(*map(piece, item)))
    say(lines, console)
    return target.getvalue().removesuffix("\n")


def say(lines: list[Text], console: Console) -> None:
    """Prints the lines that wait."""
    if lines:
        console.print(Text("\n").join(lines), soft_wrap=True)
        lines.clear()


def drawn(table: Rows) -> Table:
    """A table in a box of rules; its cells are folded already, so that wide and right-to-left letters hold their columns."""
    frame, beside = (None, 0) if table.close else (box.SIMPLE, 1)
    made = Table(box=frame, padding=(0, beside), pad_edge=False, show_edge=False, leading=int(table.parted))
    for x, (head, width, room) in enumerate(zip(table.head, table.widths, table.rooms, strict=True)):
        made.add_column(
            Text("\n".join(boxed(head, room))),
            width=width,
            no_wrap=True,
            justify="right" if table.right and x else "left",
        )
    for row in table.rows:
        made.add_row(*(cell(span, room) for span, room in zip(row, table.rooms, strict=True)))
    return made


def cell(span: Span, width: int) -> Text:
    """A cell in lines that its column holds."""
    return piece(span._replace(text="\n".join(boxed(span.text, width))))


def piece(span: Span) -> Text:
    """A text in its style, with the address behind it; never read as markup."""
    style = Style.parse(STYLES.get(span.style, ""))
    return Text(span.text, style + Style(link=span.link) if span.link else style)
