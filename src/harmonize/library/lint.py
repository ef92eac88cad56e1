"""The dataset's own check: everything wrong in all files at once, each at its place with the mend."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from harmonize.errors import UnreadableData
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder, accepted, located
from harmonize.library.located_yaml import Located
from harmonize.library.problem import Problem
from harmonize.norms.law import Law
from harmonize.texts.consistency import Mistake, disorder, mistakes
from harmonize.texts.national_law import NationalLaw


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
    ]
    if not any(mistake.level == "error" for mistake in problems):
        periods = folder.lowered(law, found)
        if periods:
            problems += shadowed(periods[-1], law)
    return [str(problem) for problem in placed(found, problems)]


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


def shadowed(law: Law, text: NationalLaw) -> Iterator[Mistake]:
    """Offences in force whose facts another offence of the State punishes at least as gravely."""
    from harmonize.conduct.dimensions import SPACE

    places = {offence.id: i for i, offence in enumerate(text.offences)}
    for index, provision in enumerate(law.provisions):
        if provision.adds or provision.kind in ("migrant", "group"):
            continue
        own = [norm for norm in law.norms if norm.provision == index]
        others = [
            norm
            for norm in law.norms
            if norm.provision != index and not norm.doubt and not law.provisions[norm.provision].exclusions
        ]
        if own and all(
            not SPACE.minus((norm.cube,), [o.cube for o in others if o.range.severity >= norm.range.severity])
            for norm in own
        ):
            names = dict.fromkeys(
                law.provisions[o.provision].id
                for norm in own
                for o in others
                if SPACE.meet(o.cube, norm.cube) and o.range.severity >= norm.range.severity
            )
            yield Mistake(
                ("offences", places[provision.id]), f"`{provision.id}` is wholly shadowed by {', '.join(names)}", "note"
            )


def lint(paths: list[Path]) -> list[str]:
    """Every problem of some law files or data folders, as lines. Raises UnreadableData when nothing was checked."""
    lines: list[str] = []
    files: list[tuple[Path, Folder]] = []
    for path in paths:
        if path.is_dir():
            folder = Folder(path, Dataset)
            lines += treaty_lines(folder)
            files += ((file, folder) for file in folder.law_files.values())
        else:
            files.append((path, Folder(home(path), Dataset)))
    for file, folder in files:
        try:
            lines += lint_law(file, folder, folder.name(file))
        except UnreadableData as error:
            lines += error.problems
    return list(dict.fromkeys(lines))


def home(path: Path) -> Path:
    """The data folder that a law file belongs to: the one above national_laws, or the one it lies in."""
    parent = path.absolute().parent
    return parent.parent if parent.name == "national_laws" else parent


def treaty_lines(folder: Folder) -> list[str]:
    """Every problem of the treaty files of a folder."""
    lines: list[str] = []
    for ask in (lambda: folder.status, lambda: folder.treaty):
        try:
            ask()
        except UnreadableData as error:
            lines += error.problems
    return lines
