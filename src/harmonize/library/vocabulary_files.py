"""The files that declare the vocabulary of facts, read, checked against each other and lowered.

It is asked before there is a vocabulary: nothing here may import what stands on one.
"""

from pathlib import Path
from typing import Any

from harmonize.errors import UnreadableData
from harmonize.library.located_yaml import Located
from harmonize.library.problem import Problem, problem, with_excerpts
from harmonize.library.validation import accepted, located, once
from harmonize.texts.vocabulary import VocabularyFile, lowered_question
from harmonize.texts.vocabulary_consistency import Declared


def read(folder: str) -> dict[str, Any]:
    """The vocabulary that the files of a folder declare, as it is compiled. Raises UnreadableData with every mistake."""
    root = Path(folder)
    paths = sorted(root.glob("*.yaml"))
    if not paths:
        raise UnreadableData([problem(shown(root), "no-such-file", what="folder")])
    found: dict[str, tuple[VocabularyFile, Located]] = {}
    problems: list[Any] = []
    for path in paths:
        try:
            found[shown(path)] = accepted(path, VocabularyFile, shown(path))
        except UnreadableData as error:
            problems += error.problems
    problems = problems or together(found)
    if problems:
        raise UnreadableData(problems)
    return lowered([file for file, _ in found.values()])


def vocabulary_problems(folder: Path) -> list[Problem]:
    """Everything wrong with the vocabulary of a folder; nothing where it has none."""
    try:
        if folder.is_dir():
            read(str(folder))
    except UnreadableData as error:
        return error.problems
    return []


def together(found: dict[str, tuple[VocabularyFile, Located]]) -> list[Problem]:
    """What is wrong with some files beside each other, each mistake at its place."""
    declared = Declared({name: file for name, (file, _) in found.items()})
    wrong: list[Problem] = []
    for name, (_, places) in found.items():
        wrong += with_excerpts(once(located(places, item) for item in declared.mistakes(name)), places.text)
    return wrong


def lowered(files: list[VocabularyFile]) -> dict[str, Any]:
    """What the files declare, in their order, in the form in which it is compiled."""
    questions = {name: text for file in files for name, text in (file.questions or {}).items()}
    return {
        "questions": [lowered_question(name, text) for name, text in questions.items()],
        "states": [code for text in questions.values() if text.states for code in text.states.codes],
        "families": {
            letter: [item.says, item.section, item.extend or ""]
            for file in files
            for letter, item in (file.families or {}).items()
        },
        "subjects": {name: says for file in files for name, says in (file.subjects or {}).items()},
        "circumstances": {
            name: [item.asked, item.amended or ""]
            for file in files
            for name, item in (file.circumstances or {}).items()
        },
        "telling": [name for file in files for name in file.telling or ()],
        "impossible": [[item.why, item.facts] for file in files for item in file.impossible or ()],
    }


def shown(path: Path) -> str:
    """A file's name as reports print it: relative to where the command runs, when it lies below."""
    try:
        return path.absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path.as_posix()
