"""The columns of a table that fit beside each other in a given width."""

from collections.abc import Iterator, Sequence

from harmonize.reports.renderers.lines import Span, boxed, measured

NUMBER = 10  # a column no wider than this holds numbers or single words and is never wrapped
NAMES = 40  # columns for the names of rows, when there are many columns of numbers beside them
TALLEST = 6  # a row of more lines than this is reported by itself


def bands(
    head: Sequence[str], rows: Sequence[Sequence[Span]], width: int, edge: int
) -> Iterator[tuple[list[int], list[int]]]:
    """The columns that stand beside each other with their widths; one band without columns when rows must be reported one by one."""
    columns = list(range(len(head)))
    room = width - edge * (len(head) - 1)
    cells = [max((measured(row[x].text) for row in rows), default=0) for x in columns]
    whole = [max(size, measured(text)) for size, text in zip(cells, head, strict=True)]
    if sum(whole) <= room:
        yield columns, whole
        return
    wanted = [max(size, longest_word(text)) for size, text in zip(cells, head, strict=True)]
    if len(wanted) > 1 and max(wanted[1:]) <= NUMBER:
        yield from batches(wanted, width, edge)
        return
    least = [max(map(longest_word, (text, *(row[x].text for row in rows)))) for x, text in enumerate(head)]
    if sum(least) > room:
        yield [], []
        return
    share = shared(wanted, least, room)
    tallest = max((tall(row, columns, share) for row in rows), default=0)
    yield ([], []) if tallest > TALLEST else (columns, share)


def tall(row: Sequence[Span], columns: Sequence[int], widths: Sequence[int]) -> int:
    """The lines that a row takes in columns of these widths."""
    return max(len(boxed(row[x].text, width)) for x, width in zip(columns, widths, strict=True))


def batches(wanted: Sequence[int], width: int, edge: int) -> Iterator[tuple[list[int], list[int]]]:
    """Columns of numbers or single words beside the first, as many at a time as there is room for."""
    room = width - edge * (len(wanted) - 1)
    first = min(wanted[0], max(NAMES, room - sum(wanted[1:])))
    batch: list[int] = []
    left = width - first
    for x in range(1, len(wanted)):
        if batch and left < wanted[x] + edge:
            yield [0, *batch], [first, *(wanted[y] for y in batch)]
            batch, left = [], width - first
        batch.append(x)
        left -= wanted[x] + edge
    yield [0, *batch], [first, *(wanted[y] for y in batch)]


def shared(wanted: Sequence[int], least: Sequence[int], room: int) -> list[int]:
    """The room shared out: every column has its longest word, what needs little gets it, the rest is divided evenly."""
    found = list(least)
    room -= sum(least)
    for place, x in enumerate(sorted(range(len(found)), key=lambda x: wanted[x] - least[x])):
        more = min(wanted[x] - least[x], room // (len(found) - place))
        found[x] += more
        room -= more
    return found


def longest_word(text: str) -> int:
    """The columns of the longest word."""
    return max(map(measured, text.split()), default=0)
