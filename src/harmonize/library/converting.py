"""Law files of the form before clauses had names, in the form of today: each clause gets a name.

Text is moved and cut, never rewritten: quotes, line breaks and comments stay as the keeper of the file wrote them. The
result is read again, and without the names it must say what the file said before.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from harmonize.errors import UnreadableData
from harmonize.library.edits import Clause, Edit, comments, edited, entry, entry_key, finish
from harmonize.library.located_yaml import EVENTS, Located
from harmonize.library.problem import Problem, problem
from harmonize.library.rules import rule_of, told
from harmonize.library.unfolding import unfolded, without_names
from harmonize.library.yaml_file import Unloadable, decoded, parsed
from harmonize.texts.base import IDENTIFIER
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import BLOCKS

FORMS = "qualified"  # the block whose clauses had names before, under `id`


class Inconvertible(Exception):
    """What cannot be converted: why, and where it stands."""

    def __init__(self, node: Any, why: str) -> None:
        super().__init__(why)
        self.why, self.mark = why, (node.start_mark.line + 1, node.start_mark.column + 1)


def converted(path: Path) -> tuple[str, str]:
    """The text of a file as it is, and in the form of today; the same where nothing is to be converted.

    Raises UnreadableData with what cannot be read or converted, by line.
    """
    name = str(path)
    try:
        text = decoded(path, name)
        return text, conversion(text, name)
    except Unloadable as error:
        raise UnreadableData(error.problems) from error


def conversion(text: str, name: str) -> str:
    """A text in the form of today. Raises UnreadableData or Unloadable."""
    found = parsed(text, name)
    if not any(without_names(found.data)):
        return text
    if "\r\n" in text:
        return conversion(text.replace("\r\n", "\n"), name).replace("\n", "\r\n")
    root = yaml.compose(text, Loader=EVENTS)
    try:
        listed_versions(root)
        text = indented(text, root, list(without_names(found.data)))
        root = yaml.compose(text, Loader=EVENTS)
        after = edited(text, edits_of(text, found.data, root))
    except Inconvertible as error:
        raise UnreadableData([problem(name, "cannot-be-converted", error.mark, why=error.why)]) from error
    if wrong := differing(found, after, name):
        raise UnreadableData([wrong])
    return after


def listed_versions(root: Any) -> None:
    """Raises Inconvertible for an offence whose versions are no list: where they stand nobody knows what is a clause."""
    offences = entry(root, "offences")
    for node in offences.value if isinstance(offences, yaml.SequenceNode) else ():
        if not isinstance(entry(node, "versions"), yaml.SequenceNode):
            raise Inconvertible(node, "the versions of an offence are a list")


def differing(before: Located, after: str, name: str) -> Problem | None:
    """What keeps a conversion from being believed: it reads otherwise, or a comment is lost."""
    try:
        whole, wrong = unfolded(parsed(after, name))
    except Unloadable as error:
        return error.problems[0]
    if any(rule_of(item).severity == "error" for item in wrong):
        return problem(name, "cannot-be-converted", why=f"the result would be wrong: {told(wrong[0])}")
    if nameless(whole.data) != nameless(before.data):
        return problem(name, "cannot-be-converted", why="the result would not say the same")
    lost = set(comments(before.text)) - set(comments(after))
    return problem(name, "cannot-be-converted", why=f"a comment would be lost: {min(lost)}") if lost else None


def nameless(data: Any) -> Any:
    """The data of a law file with its clauses in lists, their names left out but for those of forms."""

    def listed(clauses: Any, *, forms: bool) -> Any:
        if not isinstance(clauses, dict):
            return clauses
        return [{"id": name, **clause} if forms else clause for name, clause in clauses.items()]

    offences = []
    for offence in data.get("offences", ()):
        versions = [
            {key: listed(value, forms=key == FORMS) if key in BLOCKS else value for key, value in version.items()}
            for version in offence["versions"]
        ]
        offences.append({**offence, "versions": versions})
    part = data.get("general_part")
    if isinstance(part, dict) and "circumstances" in part:
        part = {**part, "circumstances": listed(part["circumstances"], forms=True)}
    return {
        **data,
        **({"offences": offences} if "offences" in data else {}),
        **({"general_part": part} if part is not None else {}),
    }


# ---------------------------------------------------------------------- what is changed


def edits_of(text: str, data: Any, root: Any) -> Iterator[Edit]:
    """The edits that give a file its names. Raises Inconvertible."""
    part = entry(root, "general_part")
    listed = entry(part, "circumstances") if isinstance(part, yaml.MappingNode) else None
    if isinstance(listed, yaml.SequenceNode):
        yield from named_block(text, listed, form_clauses(data["general_part"]["circumstances"], listed))
    offences = entry(root, "offences")
    for offence, node in zip(data["offences"], offences.value, strict=True) if offences else ():
        nodes = entry(node, "versions")
        for version, inner in zip(offence["versions"], nodes.value, strict=True):
            if not isinstance(inner, yaml.MappingNode):
                raise Inconvertible(inner, "a version is a map of keys and values")
            for block in BLOCKS:
                if version.get(block) is not None:
                    here = entry(inner, block)
                    yield from named_block(text, here, clauses_of(block, version[block], here))


def clauses_of(block: str, listed: Any, node: Any) -> list[Clause]:
    """The clauses of a block: forms go by their ids, the others by their number until somebody names them."""
    if not isinstance(listed, list):
        raise Inconvertible(node, f"`{block}` is a list here, or nothing needs converting")
    if block == FORMS:
        return form_clauses(listed, node)
    for item, inner in zip(listed, node.value, strict=True):
        if not isinstance(item, dict):
            raise Inconvertible(inner, "a clause is a map of keys and values")
    return [Clause(f"clause-{n}", inner) for n, inner in enumerate(node.value, 1)]


def form_clauses(listed: Any, node: Any) -> list[Clause]:
    """Qualified forms or circumstances, which go by their ids."""
    clauses: list[Clause] = []
    for item, inner in zip(listed, node.value, strict=True):
        name = item.get("id") if isinstance(item, dict) else None
        if not isinstance(name, str) or not IDENTIFIER.fullmatch(name):
            raise Inconvertible(inner, "a form without an id")
        if any(clause.name == name for clause in clauses):
            raise Inconvertible(inner, f"a second form `{name}`")
        clauses.append(Clause(name, inner))
    return clauses


def indented(text: str, root: Any, blocks: Iterable[Route]) -> str:
    """A text in which no list of clauses stands as far left as its key, which a map of clauses could not."""
    lines = text.split("\n")
    for route in blocks:
        node, key = root, root
        for step in route:
            key = node.start_mark if isinstance(step, int) else entry_key(node, step).start_mark
            node = node.value[step] if isinstance(step, int) else entry(node, step)
        if not node.flow_style and node.start_mark.column == key.column:
            for n in range(node.start_mark.line, text.count("\n", 0, finish(text, node, node)) + 1):
                lines[n] = f"  {lines[n]}" if lines[n].strip() else lines[n]
    return "\n".join(lines)


# ---------------------------------------------------------------------- a block with names


def named_block(text: str, node: Any, clauses: list[Clause]) -> Iterator[Edit]:
    """The edits that turn a list of clauses into a map by name."""
    if node.flow_style:
        yield node.start_mark.index, node.start_mark.index + 1, "{"
        yield node.end_mark.index - 1, node.end_mark.index, "}"
    for clause in clauses:
        start = clause.node.start_mark.index
        if node.flow_style:
            yield start, start, f"{clause.name}: "
            yield from without_id(text, clause.node)
            continue
        dash = text.rfind("-", 0, start)
        if text[dash + 1 : start].strip():
            raise Inconvertible(clause.node, "something stands between the dash and its clause")
        if clause.node.flow_style:
            yield dash, start, f"{clause.name}: "
            yield from without_id(text, clause.node)
        else:
            yield from block_clause(text, clause, dash, start)


def block_clause(text: str, clause: Clause, dash: int, start: int) -> Iterator[Edit]:
    """The edits of a clause in lines: its name stands on a line of its own, and its id goes."""
    margin = "\n" + " " * clause.node.value[0][0].start_mark.column
    first = clause.node.value[0][0].value
    if first != "id":
        yield dash, start, f"{clause.name}:{margin}"
        yield from without_id(text, clause.node)
        return
    behind = clause.node.value[1][0].start_mark.index if clause.node.value[1:] else clause.node.end_mark.index
    note = text[clause.node.value[0][1].end_mark.index : behind].strip()
    yield dash, behind, f"{clause.name}:{'  ' + note if note else ''}{margin if clause.node.value[1:] else ''}"


def without_id(text: str, node: Any) -> Iterator[Edit]:
    """The edit that takes the id out of a clause, where there is one behind its name."""
    for n, (key, value) in enumerate(node.value):
        if key.value != "id":
            continue
        if n + 1 < len(node.value):
            start, end = key.start_mark.index, node.value[n + 1][0].start_mark.index
        elif n:
            start, end = finish(text, node.value[n - 1][1], node.value[n - 1][0]), value.end_mark.index
        else:
            start, end = key.start_mark.index, value.end_mark.index
        if "#" in text[value.end_mark.index : end]:
            raise Inconvertible(key, "a comment behind an id; move it above the form")
        yield start, end, ""
