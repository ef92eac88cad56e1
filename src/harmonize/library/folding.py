"""A version of an offence written as what was otherwise, out of pieces of the text in which it stood whole."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import yaml

from harmonize.conduct.dimensions import SPACE
from harmonize.library.unfolding import NOTHING
from harmonize.texts.national_law import BESIDE, BLOCKS, CLAUSES

WORTH = 0.9  # of its length, beyond which what was otherwise is no shorter than the version whole
Edit = tuple[int, int, str]  # where a piece of the text stands, and what stands there instead


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text after some edits, none of which stands in another."""
    for start, end, piece in sorted(edits, reverse=True):
        text = text[:start] + piece + text[end:]
    return text


class Clause(NamedTuple):
    """One clause of a version: its name, what it says without it, and its map in the text."""

    name: str
    data: Any
    node: Any


class Version(NamedTuple):
    """One version of an offence: what it says, its map in the text, and its clauses by block."""

    data: dict[str, Any]
    node: Any
    blocks: dict[str, list[Clause]]


def folded(text: str, version: Version, above: Version) -> Edit | None:
    """A version as what was otherwise; None where it has to stand whole, or is no shorter."""
    if version.node.flow_style or not representable(version, above):
        return None
    own = dict(zip((key.value for key, _ in version.node.value), version.node.value, strict=True))
    start = version.node.value[0][0].start_mark.index
    end = max(finish(text, value, key) for key, value in version.node.value)
    column = version.node.value[0][0].start_mark.column
    changed = [line for key in CLAUSES for line in otherwise(text, key, version, above, column + 2)]
    told = ["otherwise:", *changed] if changed else ["otherwise: {}"]
    old = [key for key in own if key in CLAUSES]
    whole = sum(finish(text, own[key][1], own[key][0]) - own[key][0].start_mark.index for key in old)
    if sum(map(len, told)) > WORTH * whole:
        return None
    head = [piece(text, own[key][0], own[key][1], column) for key in BESIDE[:-1] if key in own]
    tail = [piece(text, own[key][0], own[key][1], column) for key in BESIDE[-1:] if key in own]
    odd = [piece(text, own[key][0], own[key][1], column) for key in own if key not in BESIDE and key not in CLAUSES]
    lines = [line for item in (*head, *odd) for line in item.split("\n")]
    body = [*lines, *(" " * column + line if n == 0 else line for n, line in enumerate(told))]
    body += [line for item in tail for line in item.split("\n")]
    new = "\n".join(body)[column:]
    said = set(comments(new)) | set(comments(text[:start])) | set(comments(text[end:]))
    left = [item for item in comments(text[start:end]) if item not in said]
    if left:
        mark = " " * column + told[0]
        kept = "".join(" " * column + f"{item}\n" for item in dict.fromkeys(left))
        new = (" " * column + new).replace(mark, kept + mark, 1)[column:]
    return start, end, new


def representable(version: Version, above: Version) -> bool:
    """Whether a version can be said as a change of the one above it: with its clauses in the same order, and no key lost."""
    for block in BLOCKS:
        mine = version.blocks.get(block, [])
        names = [clause.name for clause in mine]
        over = {clause.name: clause.data for clause in above.blocks.get(block, [])}
        if [name for name in over if name in names] + [name for name in names if name not in over] != names:
            return False
        for clause in mine:
            gone = set(over.get(clause.name, ())) - set(clause.data)
            if block == "punishes" and any(NOTHING in SPACE.bit.get(key, ()) for key in gone):
                return False
    given = [block for block in BLOCKS if version.data.get(block) == []]
    return "penalty" in version.data and "penalty" in above.data and not given


def otherwise(text: str, key: str, version: Version, above: Version, column: int) -> Iterator[str]:
    """The lines that say how one block, the penalty or the citation was otherwise; none where it was not."""
    mine, theirs = version.data.get(key), above.data.get(key)
    node = entry(version.node, key)
    if key in BLOCKS:
        yield from block_lines(text, key, version, above, column)
    elif mine != theirs and (key == "cite" or not isinstance(mine, dict) or not isinstance(theirs, dict)):
        yield piece(text, entry_key(version.node, key), node, column)
    elif mine != theirs:
        yield from clause_lines(text, key, mine, theirs, node, column)


def block_lines(text: str, block: str, version: Version, above: Version, column: int) -> Iterator[str]:
    """The lines of a block of clauses that differs."""
    over = {clause.name: clause.data for clause in above.blocks.get(block, [])}
    mine = {clause.name: clause for clause in version.blocks.get(block, [])}
    if over and not mine:
        yield f"{' ' * column}{block}: {NOTHING}"
        return
    lines = [f"{' ' * (column + 2)}{name}: {NOTHING}" for name in over if name not in mine]
    for name, clause in mine.items():
        if name not in over:
            lines += clause_lines(text, name, clause.data, {}, clause.node, column + 2)
        elif clause.data != over[name]:
            lines += clause_lines(text, name, clause.data, over[name], clause.node, column + 2)
    if lines:
        yield f"{' ' * column}{block}:"
        yield from lines


def clause_lines(text: str, name: str, mine: Any, theirs: Any, node: Any, column: int) -> Iterator[str]:
    """The lines of one clause: the keys that differ as they were written, and those that are gone."""
    written = {key.value: (key, value) for key, value in node.value}
    differing = [key for key in in_order(theirs, mine) if key not in mine or mine[key] != theirs.get(key, ...)]
    margin = " " * (column + 2)
    told = [piece(text, *written[key], column + 2) if key in mine else f"{margin}{key}: {NOTHING}" for key in differing]
    if node.flow_style:
        yield f"{' ' * column}{name}: {{{', '.join(item.lstrip() for item in told)}}}"
        return
    yield f"{' ' * column}{name}:"
    yield from told


def in_order(theirs: Any, mine: Any) -> list[str]:
    """The keys of two clauses, each in the order of its own."""
    found = list(mine)
    for key in theirs:
        if key not in mine:
            before = [
                found.index(other)
                for other in theirs
                if other in found and list(theirs).index(other) < list(theirs).index(key)
            ]
            found.insert(max(before, default=-1) + 1, key)
    return found


def piece(text: str, key: Any, value: Any, column: int) -> str:
    """An entry of a map as it was written, moved to a column."""
    start = key.start_mark.index
    first, *more = text[start : finish(text, value, key)].split("\n")
    move = column - key.start_mark.column
    return "\n".join([" " * column + first, *(shifted(line, move) for line in more)])


def shifted(line: str, move: int) -> str:
    """A line further in or out."""
    if move >= 0 or not line.strip():
        return " " * max(move, 0) + line if line.strip() else line
    return line[min(-move, len(line) - len(line.lstrip())) :]


# ---------------------------------------------------------------------- nodes


def entry(node: Any, name: str) -> Any:
    """The value under a key of a map in the text; None where it has none."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else ()
    return next((value for key, value in pairs if key.value == name), None)


def entry_key(node: Any, name: str) -> Any:
    return next(key for key, _ in node.value if key.value == name)


def finish(text: str, node: Any, key: Any) -> int:
    """Where a value ends: behind its last letter, without the comments and empty lines that follow it."""
    if not isinstance(node, yaml.ScalarNode) and not node.flow_style and node.value:
        *_, last = node.value
        inner, outer = last if isinstance(last, tuple) else (last, last)
        return finish(text, outer, inner)
    if isinstance(node, yaml.ScalarNode) and node.start_mark.index == node.end_mark.index:
        behind: int = key.end_mark.index  # the colon stands behind the key of a value that is left blank
        return behind + len(re.split(r"[\n#]", text[behind:], maxsplit=1)[0].rstrip())
    return len(text[: node.end_mark.index].rstrip())


def comments(text: str) -> list[str]:
    """The comments of a text that can be told from its values: lines of their own, and what begins with `# lint`."""
    return [
        found.strip()
        for found in re.findall(r"^\s*(#.*)|\s(#\s*lint\b.*)", text, flags=re.MULTILINE)
        for found in found
        if found
    ]
