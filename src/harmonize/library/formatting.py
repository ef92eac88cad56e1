"""Data files in style: keys in order, lines that fit, and everything else as the keeper of the file wrote it.

The result is read again before it is believed.
"""

from collections import Counter
from pathlib import Path
from typing import Any

from harmonize.errors import UnreadableData
from harmonize.library.folder import VOCABULARY
from harmonize.library.located_yaml import Located
from harmonize.library.problem import problem
from harmonize.library.validation import accepted, modelled
from harmonize.library.yaml_file import Unloadable, decoded, parsed
from harmonize.library.yaml_layout import comments_in, fitted
from harmonize.library.yaml_tree import Tree
from harmonize.texts.base import Text
from harmonize.texts.cases import CasesFile, PatternsFile
from harmonize.texts.consistency import misordered
from harmonize.texts.mistakes import Route
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.parity import ParityFile
from harmonize.texts.status import StatusFile
from harmonize.texts.treaty import Article, InstrumentsFile, MeasuresFile
from harmonize.texts.vocabulary import VocabularyFile

MOST_PASSES = 12
Wanted = tuple[Route, list[str]]  # a map, and its keys in order
NAMED: dict[str, type[Text]] = {
    "treaty_status.yaml": StatusFile,
    "measures.yaml": MeasuresFile,
    "instruments.yaml": InstrumentsFile,
    "parity.yaml": ParityFile,
}


def kind_of(path: Path) -> type[Text]:
    """What kind of file it is: its place and name tell."""
    if path.parent.name == "cases":
        return PatternsFile if path.stem == "standard" else CasesFile
    if path.parent.name == VOCABULARY:
        return VocabularyFile
    if path.name in NAMED:
        return NAMED[path.name]
    return Article if path.parent.name == "protocol_articles" else NationalLaw


def laid_out(path: Path) -> tuple[str, str]:
    """The text of a file as it is, and with its keys in order and its lines fitting.

    Raises UnreadableData when the file has mistakes, or where this could not be done without changing what it says.
    """
    before, text = ordered(path)
    try:
        after = fitted(text)
        fits = alike(text, after, str(path))
    except Unloadable:
        fits = False
    if not fits:
        raise UnreadableData([problem(str(path), "cannot-be-ordered")])
    return before, after


def ordered(path: Path) -> tuple[str, str]:
    """The text of a file as it is, and with its keys in order.

    Raises UnreadableData when the file has mistakes: then nobody knows what its keys mean.
    """
    kind, name = kind_of(path), str(path)
    model, found = accepted(path, kind, name)
    before = decoded(path, name)
    try:
        _, found = arranged(model, found._replace(text=before), kind)
        fits = alike(before, found.text, name)
    except (Unloadable, UnreadableData):
        fits = False
    if not fits:
        raise UnreadableData([problem(name, "cannot-be-ordered")])
    return before, found.text


def arranged(model: Any, found: Located, kind: type[Text]) -> tuple[Any, Located]:
    """A file with its keys in order. Raises UnreadableData or Unloadable where moving entries does not bring that about."""
    for _ in range(MOST_PASSES):
        wrong = [(route, wanted) for route, _, wanted in misordered(model, found.written)]
        if not wrong:
            return model, found
        model, found = modelled(parsed(Tree(found.text).reordered(innermost(wrong)).text, found.file), kind)
    raise UnreadableData([problem(found.file, "cannot-be-ordered")])


def innermost(wrong: list[Wanted]) -> list[Wanted]:
    """Of maps out of order those that hold no other one; what is around them waits for the next pass."""
    outer = {route[:depth] for route, _ in wrong for depth in range(len(route))}
    return [item for item in wrong if item[0] not in outer]


def alike(before: str, after: str, name: str) -> bool:
    """Whether two texts say the same, with the same comments."""
    return parsed(before, name).data == parsed(after, name).data and comments(before) == comments(after)


def comments(text: str) -> Counter[str]:
    """The comments of a text, each as often as it stands there."""
    return Counter(text[start:end].rstrip() for start, end in comments_in(text))
