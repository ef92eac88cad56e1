"""The two pictures of the page on how gaps are found, drawn from a law and a duty of six situations."""

from collections.abc import Iterator
from html import escape

WIDTH, HEIGHT = 150, 76  # one cell
LEFT, TOP = 170, 64  # room for the names of rows and columns
STYLE = """
  text { font: 14px system-ui, sans-serif; fill: #1b1f24 }
  .small { font-size: 12px }
  .strong { font-weight: 600 }
  .cell { fill: none; stroke: #8c959f }
  .sure { fill: #9fd3b0 }
  .open { fill: url(#open) }
  .out { fill: #ffffff; stroke: #8c959f; stroke-dasharray: 3 2 }
  .duty { fill: none; stroke: #0550ae; stroke-width: 4 }
  .gap { fill: none; stroke: #b3261e; stroke-width: 3; stroke-dasharray: 9 5 }
  .blue { fill: #0550ae } .red { fill: #b3261e }
  .dots { stroke: #1f7a3d; stroke-width: 3 }
  .ground { fill: #ffffff }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .ground { fill: #0d1117 } .out { fill: #0d1117 }
    .sure { fill: #1f5c36 } .dots { stroke: #4fb873 }
    .duty { stroke: #79b8ff } .blue { fill: #79b8ff }
    .gap { stroke: #ff8a80 } .red { fill: #ff8a80 }
  }
"""
DEFS = (
    '<defs><pattern id="open" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="dots" x1="0" y1="0" x2="0" y2="10"/></pattern></defs>'
)


def conduct_space() -> Iterator[str]:
    """A duty, a law with an exclusion and an unsettled element, and the two gaps as maximal cubes."""
    columns = ("for nothing", "for bare costs", "for a thing in kind", "for money")
    rows = ("into this State", "into a neighbour", "into any other\nState Party")
    yield from opened(
        LEFT + 4 * WIDTH + 30,
        TOP + 3 * HEIGHT + 166,
        "A law and a duty in conduct space",
        "A grid. Columns: for nothing, for bare costs, for a thing in kind, for money. Rows: into this State, into a "
        "neighbour, into any other State Party. The duty asks for the six cells of the last two columns. The law surely "
        "punishes entry into this State for nothing (relatives are excluded) and for money, and entry into a neighbour for "
        "money; whether entry into this State for a thing in kind is punished is unsettled. Two gaps are left, which "
        "overlap: for a thing in kind into a neighbour or any other State Party, and into any other State Party for a "
        "thing in kind or for money.",
    )
    yield from grid(LEFT, TOP, columns, rows, {(0, 0): "sure", (2, 0): "open", (3, 0): "sure", (3, 1): "sure"})
    yield box("out", LEFT + 14, TOP + 34, WIDTH - 28, 30)
    yield text(LEFT + WIDTH / 2, TOP + 54, "relatives: excluded", "small", "middle")
    yield text(LEFT + WIDTH / 2, TOP + 22, "punished", "small", "middle")
    yield box("ground", LEFT + 2 * WIDTH + 26, TOP + 24, WIDTH - 52, 28)
    yield text(LEFT + 2.5 * WIDTH, TOP + 42, "courts differ", "small strong", "middle")
    yield text(LEFT + 3.5 * WIDTH, TOP + 42, "punished", "small", "middle")
    yield text(LEFT + 3.5 * WIDTH, TOP + HEIGHT + 42, "punished", "small", "middle")
    yield text(LEFT + 2.5 * WIDTH, TOP + 1.5 * HEIGHT + 4, "gap 1", "small strong red", "middle")
    yield text(LEFT + 2.5 * WIDTH, TOP + 2.5 * HEIGHT + 4, "gaps 1 and 2", "small strong red", "middle")
    yield text(LEFT + 3.5 * WIDTH, TOP + 2.5 * HEIGHT + 4, "gap 2", "small strong red", "middle")
    yield box("gap", LEFT + 2 * WIDTH + 9, TOP + HEIGHT + 9, WIDTH - 18, 2 * HEIGHT - 18)
    yield box("gap", LEFT + 2 * WIDTH + 15, TOP + 2 * HEIGHT + 15, 2 * WIDTH - 30, HEIGHT - 30)
    yield box("duty", LEFT + 2 * WIDTH, TOP, 2 * WIDTH, 3 * HEIGHT)
    yield text(LEFT + 3 * WIDTH, TOP - 38, "what the duty asks: six situations", "strong blue", "middle")
    y = TOP + 3 * HEIGHT + 28
    for kind, words in (
        ("sure", "sure cover: every reader of the law punishes it"),
        ("open", "possible cover only: it turns on a point that is not settled (unsettled)"),
        ("duty", "the region of the duty"),
        ("gap", "a gap, as wide as it can be drawn without touching what is punished"),
    ):
        yield box(kind, LEFT, y, 34, 18)
        yield text(LEFT + 46, y + 14, words, "small")
        y += 27
    yield text(LEFT, y + 20, "2 of 6 situations wholly punishable, 1 but for what is open, 3 not.", "strong")
    yield "</svg>"


def exchange() -> Iterator[str]:
    """Two laws that each protect their own border only, before and after the two States change places."""
    rows = ("into A", "into B")
    panels = (
        ("law of A", {(0, 0): "sure"}, "punished"),
        ("law of B", {(0, 1): "sure"}, "punished"),
        ("law of B, A and B exchanged", {(0, 0): "sure"}, "punished"),
    )
    step = 225
    yield from opened(
        80 + 3 * step,
        238,
        "Dual criminality by exchange of two States",
        "Three small grids with the rows into A and into B. The law of A punishes entry into A. The law of B punishes entry "
        "into B: the two have nothing in common. After A and B have changed places in the law of B, it punishes entry "
        "into A, and both laws punish the same facts.",
    )
    for number, (title, filled, word) in enumerate(panels):
        x = 74 + number * step
        yield text(x + 75, 30, title, "strong", "middle")
        yield from grid(x, 46, ("",), rows if not number else ("", ""), filled)
        column, row = next(iter(filled))
        yield text(x + (column + 0.5) * WIDTH, 46 + (row + 0.5) * HEIGHT + 4, word, "small", "middle")
    yield text(74 + WIDTH / 2 + step / 2, 226, "as they stand: nothing in common", "small red", "middle")
    yield text(74 + WIDTH / 2 + 2 * step, 226, "exchanged: the same as the law of A", "small blue", "middle")
    yield "</svg>"


def opened(width: int, height: int, title: str, description: str) -> Iterator[str]:
    """The beginning of a picture with its text alternative."""
    yield (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        'role="img" aria-labelledby="title desc">'
    )
    yield "<!-- Made by docs/picture.py; do not edit. -->"
    yield f'<title id="title">{escape(title)}</title>'
    yield f'<desc id="desc">{escape(description)}</desc>'
    yield f"<style>{STYLE}</style>"
    yield DEFS
    yield box("ground", 0, 0, width, height)


def grid(
    x: int, y: int, columns: tuple[str, ...], rows: tuple[str, ...], filled: dict[tuple[int, int], str]
) -> Iterator[str]:
    """Cells with the names of their rows and columns, some of them filled."""
    for i, name in enumerate(columns):
        yield text(x + (i + 0.5) * WIDTH, y - 12, name, "", "middle")
    for j, name in enumerate(rows):
        lines = name.split("\n")
        for k, line in enumerate(lines):
            yield text(x - 12, y + (j + 0.5) * HEIGHT + 5 + 18 * (k - (len(lines) - 1) / 2), line, "", "end")
        for i in range(len(columns)):
            cell = (x + i * WIDTH, y + j * HEIGHT, WIDTH, HEIGHT)
            if kind := filled.get((i, j)):
                yield box(kind, *cell)
            yield box("cell", *cell)


def box(kind: str, x: float, y: float, width: float, height: float) -> str:
    """A rectangle."""
    return f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"/>'


def text(x: float, y: float, words: str, kind: str = "", anchor: str = "start") -> str:
    """A line of text."""
    styled = f' class="{kind}"' if kind else ""
    return f'<text{styled} x="{x:g}" y="{y:g}" text-anchor="{anchor}">{escape(words)}</text>'
