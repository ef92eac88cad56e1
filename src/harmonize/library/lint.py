"""The dataset's own check: everything wrong in all files at once, each at its place with the mend."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.errors import UnreadableData
from harmonize.library.accepting import accepted, located
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.library.located_yaml import Located
from harmonize.library.problem import Problem
from harmonize.texts.cases import CasesFile, PatternsFile
from harmonize.texts.consistency import Mistake, disorder, mistakes
from harmonize.texts.facts import TooMuch, nearest
from harmonize.texts.lowering import Punished, punished
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.parity_consistency import parity_mistakes

MOST_NAMES = 5  # offences that one note names


def lint_law(path: Path, folder: Folder, name: str) -> list[str]:
    """Every problem of one law file, as lines."""
    try:
        law, found = accepted(path, NationalLaw, name)
    except UnreadableData as error:
        return error.problems
    problems = [
        *file_name(path, law),
        *mistakes(law, folder.treaty.measures),
        *disorder(law, found.data),
        *unread_twice(law),
        *parity_mistakes(law, folder.parity_items),
    ]
    if not any(mistake.level == "error" for mistake in problems):
        try:
            problems += shadowed(punished(law, *folder.dated_words(found)))
        except TooMuch as error:
            problems.append(Mistake(("offences",), str(error), at_key=True))
    return [str(problem) for problem in placed(found, problems)]


def lint_patterns(path: Path, _folder: Folder, name: str) -> list[str]:
    """Every problem of the file of standard fact patterns, as lines."""
    try:
        file, found = accepted(path, PatternsFile, name)
    except UnreadableData as error:
        return error.problems
    ids = [item.id for item in file.patterns]
    twice = [
        Mistake(("patterns", i, "id"), f"the id `{item}` is taken by pattern {ids.index(item) + 1} of this file")
        for i, item in enumerate(ids)
        if item in ids[:i]
    ]
    return [str(problem) for problem in placed(found, [*twice, *disorder(file, found.data)])]


def lint_one(path: Path, folder: Folder, name: str) -> list[str]:
    """Every problem of one file, by what kind of file it is: its place and name tell."""
    if path.parent.name == "cases":
        return (lint_patterns if path.stem == "standard" else lint_cases)(path, folder, name)
    if path.name in ("treaty_status.yaml", "measures.yaml", "parity.yaml") or path.parent.name == "protocol_articles":
        return treaty_lines(Folder(home(path), Dataset, reuse=False))
    return lint_law(path, folder, name)


def lint_cases(path: Path, folder: Folder, name: str) -> list[str]:
    """Every problem of one file of fact patterns, as lines."""
    try:
        file, found = accepted(path, CasesFile, name)
    except UnreadableData as error:
        return error.problems
    code = path.stem.upper()
    known = {offence.id for offence in folder.text(code)[0].offences} if code in folder.law_files else None
    seen: dict[str, int] = {}
    wrong: list[Mistake] = []
    for i, case in enumerate(file.cases):
        if case.id in seen:
            wrong.append(
                Mistake(("cases", i, "id"), f"the id `{case.id}` is taken by case {seen[case.id] + 1} of this file")
            )
        seen.setdefault(case.id, i)
        if known is not None and case.provision and case.provision not in known:
            wrong.append(
                Mistake(
                    ("cases", i, "provision"),
                    f"unknown offence `{case.provision}`{nearest(case.provision, sorted(known))}",
                )
            )
        if case.punishable == "no" and case.range is not None:
            wrong.append(Mistake(("cases", i, "range"), "what is not punishable has no range"))
    return [str(problem) for problem in placed(found, [*wrong, *disorder(file, found.data)])]


def placed(found: Located, problems: Iterable[Mistake]) -> list[Problem]:
    """Mistakes with their places, in the order of the file."""
    return sorted(
        dict.fromkeys(located(found, mistake) for mistake in problems),
        key=lambda item: (item.line, item.column, item.message),
    )


def file_name(path: Path, law: NationalLaw) -> Iterator[Mistake]:
    if path.stem != law.id:
        yield Mistake(
            ("id",), f"the id `{law.id}` and the file name `{path.name}` differ; the file must be named {law.id}.yaml"
        )


def unread_twice(law: NationalLaw) -> Iterator[Mistake]:
    """Sections with offences that nobody has read a second time. Invented States need none."""
    twice = {section for reading in law.second_reading for section in reading.sections}
    once = sorted({offence.section for offence in law.offences} - twice)
    if once and not law.id.startswith("x"):
        yield Mistake(("second_reading",), f"no second reading of {', '.join(once)}", "note", at_key=True)


def shadowed(law: list[Punished]) -> Iterator[Mistake]:
    """Offences in force whose facts another offence of the State punishes at least as gravely."""
    over = shields(law)
    for index, (position, offence, _, own) in enumerate(law):
        if offence.adds or offence.kind in ("migrant", "group") or not own:
            continue
        names: dict[int, str] = {}
        for facts, terms in own:
            graver = [
                (cube, by)
                for cube, by in over.items()
                if SPACE.meet(cube, facts) and by_another(by, index, terms.range.severity)
            ]
            if SPACE.survives(facts, [cube for cube, _ in graver]):
                break
            for _, by in graver:
                names |= {item.place: item.name for item in by_another(by, index, terms.range.severity)}
        else:
            listed = [names[other] for other in sorted(names)]
            more = " and others" if len(listed) > MOST_NAMES else ""
            by_whom = f"{', '.join(listed[:MOST_NAMES])}{more}"
            yield Mistake(("offences", position), f"`{offence.id}` is wholly shadowed by {by_whom}", "note")


class Shield(NamedTuple):
    """How gravely an offence, by its position and id, punishes the facts of some cube."""

    severity: tuple[float, float]
    place: int
    name: str


def shields(law: list[Punished]) -> dict[int, list[Shield]]:
    """What is surely punished without exclusions, cube by cube, gravest first.

    Offences with the same facts stand under one cube, of each only its gravest range, and of them only as many as a
    message names: so a file with thousands of like offences is not compared pair by pair.
    """
    gravest: dict[int, dict[int, tuple[float, float]]] = {}
    for index, item in enumerate(law):
        for cube, terms in item.drafts:
            if not (item.narrowed or terms.doubt):
                at = gravest.setdefault(cube, {})
                at[index] = max(at.get(index, terms.range.severity), terms.range.severity)
    return {
        cube: sorted(
            (Shield(severity, index, law[index].offence.id) for index, severity in at.items()),
            key=lambda item: item.severity,
            reverse=True,
        )[: MOST_NAMES + 2]
        for cube, at in gravest.items()
    }


def by_another(by: list[Shield], place: int, severity: tuple[float, float]) -> list[Shield]:
    """Those of the offences over a cube that are another one, and at least as grave."""
    return [item for item in by if item.place != place and item.severity >= severity]


def lint(paths: list[Path]) -> list[str]:
    """Every problem of some law files or data folders, as lines. Raises UnreadableData when nothing was checked."""
    lines: list[str] = []
    files: list[tuple[Path, Folder]] = []
    homes: dict[Path, Folder] = {}  # the treaty beside many files is read once
    for path in paths:
        if path.is_dir():
            folder = Folder(path, Dataset)
            lines += treaty_lines(folder)
            files += ((file, folder) for file in folder.law_files.values())
            files += ((file, folder) for file in sorted((path / "cases").glob("*.yaml")))
        else:
            where = home(path)
            if where not in homes:
                homes[where] = Folder(where, Dataset)
            files.append((path, homes[where]))
    for file, folder in files:
        try:
            lines += lint_one(file, folder, folder.name(file))
        except UnreadableData as error:
            lines += error.problems
    return list(dict.fromkeys(lines))


def home(path: Path) -> Path:
    """The data folder that a law file belongs to: the one above national_laws, or the one it lies in."""
    parent = path.absolute().parent
    return parent.parent if parent.name in ("national_laws", "cases", "protocol_articles") else parent


def treaty_lines(folder: Folder) -> list[str]:
    """Every problem of the treaty files of a folder. What the shipped dataset was compiled from has none."""
    lines: list[str] = []
    for ask in (lambda: folder.status, lambda: folder.treaty, lambda: folder.parity_items):
        try:
            ask()
        except UnreadableData as error:
            lines += error.problems
    return lines
