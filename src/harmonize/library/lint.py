"""The dataset's own check: everything wrong in all files at once, each at its place with the fix."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date
from pathlib import Path, PurePath
from typing import Any, NamedTuple

from harmonize.conduct.dimensions import SPACE
from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.library.base_revision import Change
from harmonize.library.dataset import Dataset
from harmonize.library.excuses import Honoured, every, honoured, judged
from harmonize.library.fingerprints import Fingerprints
from harmonize.library.folder import CODINGS, FINGERPRINTS, VOCABULARY, Folder
from harmonize.library.located_yaml import Located
from harmonize.library.periods import dated_words
from harmonize.library.problem import Problem, rule_of, with_excerpts
from harmonize.library.store import known_here
from harmonize.library.unrecognized_files import passed_over
from harmonize.library.validation import accepted, located, once
from harmonize.library.vocabulary_files import vocabulary_problems
from harmonize.library.yaml_file import Unloadable, read
from harmonize.norms.cases import Precedent
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.texts.base import Text
from harmonize.texts.cases import CasesFile, PatternsFile, lowered_case
from harmonize.texts.consistency import disorder, mistakes
from harmonize.texts.facts import TooMuch
from harmonize.texts.fingerprints import FingerprintsFile, ReadCopy, fingerprint_mistakes, pinpoint_mistakes
from harmonize.texts.lowering import Punished, punished
from harmonize.texts.mistakes import Mistake, mistake
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.nearest import nearest
from harmonize.texts.parity_consistency import parity_mistakes
from harmonize.texts.sense import nonsense, worked_out
from harmonize.texts.sense.forgotten import elements_in_notes
from harmonize.texts.source_mistakes import source_mistakes

# What a law (none: its file says nothing about the day) answers otherwise than a case: the key, its answer, that of the case.
Replay = Callable[[LawOnDay | None, Precedent], tuple[str, str, str] | None]
MOST_NAMES = 5  # offences that one note names
WRITTEN = date(2026, 1, 1)  # no clock that is right says an earlier day


def lint_law(
    path: Path, folder: Folder, name: str, counts: Honoured = every, today: date | None = None
) -> list[Problem]:
    """Every problem of one law file, as at a day: today unless it is given."""

    def wrong(law: NationalLaw, found: Located) -> list[Mistake]:
        mistakes = wrong_in(path, law, found, folder, today or date.today())
        if not any(rule_of(item).severity == "error" for item in mistakes):
            try:
                mistakes += shadowed(punished(law, *dated_words(found, folder.status)))
            except TooMuch as error:
                mistakes.append(error.mistake(("offences",))._replace(at_key=True))
        return mistakes

    return checked(path, NationalLaw, name, counts, wrong)


def checked(
    path: Path, model: type[Text], name: str, counts: Honoured, wrong: Callable[[Any, Located], Iterable[Mistake]]
) -> list[Problem]:
    """Every problem of a file of some kind: what keeps it from being read, else what is ``wrong`` with what it says."""
    try:
        file, found = accepted(path, model, name)
    except UnreadableData as error:
        return complaints(error)
    problems: Collection[Problem] = once(located(found, item) for item in wrong(file, found))
    left = judged(found, problems, counts)
    return with_excerpts(sorted(left, key=lambda item: (item.line, item.column, item.message)), found.text)


def wrong_in(path: Path, law: NationalLaw, found: Located, folder: Folder, today: date) -> list[Mistake]:
    """Everything wrong with one law, as at a day, that shows without its norms."""
    wrong = [
        *([mistake(("id",), "file-name", id=law.id, name=path.name)] if path.stem != law.id else []),
        *mistakes(law, folder.treaty.measures),
        *source_mistakes(law, today),
        *disorder(law, found.written, found.file),
        *found.noticed,
        *unread_twice(law),
        *parity_mistakes(law, folder.parity_items),
        *elements_in_notes(found.written),
        *nonsense(law, found.data, folder.status, folder.treaty, today),
        *pinpoint_mistakes(law, fingerprints_beside(path, law.id)),
    ]
    if not any(
        rule_of(item).firm for item in wrong
    ):  # what is worked out rests on names and conditions that can be used
        wrong += worked_out(law, found.written, dated_words(found, folder.status)[0], today)
    return wrong


def fingerprints_beside(path: Path, code: str) -> Mapping[str, ReadCopy]:
    """What was read of a law, by source; nothing where its fingerprints cannot be read, which is told at their own file."""
    try:
        return Fingerprints.of(str(path), code).sources
    except HarmonizeError:
        return {}


def wrong_patterns(file: PatternsFile, found: Located) -> Iterator[Mistake]:
    """Everything wrong with the file of standard fact patterns."""
    yield from same_ids("patterns", "pattern", [item.id for item in file.patterns])
    yield from same_ids("tables", "table", [item.id for item in file.tables])
    yield from disorder(file, found.data, found.file)


def same_ids(key: str, kind: str, ids: list[str]) -> Iterator[Mistake]:
    """Ids of a list that stand in it a second time."""
    seen: dict[str, int] = {}
    for i, item in enumerate(ids):
        if item in seen:
            yield mistake((key, i, "id"), "same-id", id=item, where=f"{kind} {seen[item] + 1} of this file has it")
        seen.setdefault(item, i)


def lint_one(
    path: Path, folder: Folder, name: str, counts: Honoured = every, replayed: Replay | None = None
) -> list[Problem]:
    """Every problem of one file, by what kind of file it is: its place and name tell."""
    if path.parent.name == CODINGS:
        return unloadable(path, name)
    if path.parent.name == VOCABULARY:
        return vocabulary_problems(path.parent)
    if path.parent.name == FINGERPRINTS:
        code = path.stem.upper()
        return checked(
            path,
            FingerprintsFile,
            name,
            counts,
            lambda file, _: (
                fingerprint_mistakes(file, folder.text(code)[0], date.today()) if code in folder.law_files else ()
            ),
        )
    if path.parent.name == "cases":
        if path.stem == "standard":
            return checked(path, PatternsFile, name, counts, wrong_patterns)
        return checked(path, CasesFile, name, counts, lambda file, found: wrong_cases(file, found, folder, replayed))
    if path.name in ("treaty_status.yaml", "measures.yaml", "parity.yaml") or path.parent.name == "protocol_articles":
        return treaty_problems(Folder(home(path), Dataset, reuse=False, strays=True))
    return lint_law(path, folder, name, counts)


def unloadable(path: Path, name: str) -> list[Problem]:
    """Why a record of a coding does not load as YAML; rules that came later do not bind it."""
    try:
        read(path, name)
    except Unloadable as error:
        return error.problems
    return []


def wrong_cases(file: CasesFile, found: Located, folder: Folder, replayed: Replay | None) -> Iterator[Mistake]:
    """Everything wrong with a file of fact patterns; where ``replayed`` asks the law, also each case that it answers otherwise."""
    code = PurePath(found.file).stem.upper()
    known = {offence.id for offence in folder.text(code)[0].offences} if code in folder.law_files else None
    yield from same_ids("cases", "case", [case.id for case in file.cases])
    for i, case in enumerate(file.cases):
        if known is not None and case.provision and case.provision not in known:
            hint = nearest(case.provision, sorted(known))
            yield mistake(("cases", i, "provision"), "unknown-word", kind="offence", word=case.provision, hint=hint)
        if case.punishable == "no" and case.range is not None:
            yield mistake(("cases", i, "range"), "unpunished-with-range")
    if replayed and known is not None:
        yield from not_reproduced([lowered_case(code, case) for case in file.cases], folder, replayed)
    yield from disorder(file, found.data, found.file)


def not_reproduced(cases: list[Precedent], folder: Folder, replayed: Replay) -> Iterator[Mistake]:
    """The cases of a State that its coding answers otherwise."""
    code = cases[0].state if cases else ""
    periods = folder.periods(code) if cases and not folder.known(code) else []  # worked out once for all cases

    def law_on(day: str) -> Law | None:
        known = (law for law in periods if law.since <= day and (not law.until or day < law.until))
        return next(known, None) if periods else folder.law(code, day)

    for place, case in enumerate(cases):
        law = law_on(case.day)
        other = replayed(LawOnDay(law, folder.status.members(case.day)) if law else None, case)
        if other:
            key, coded, answer = other
            yield mistake(("cases", place, key), "case-not-reproduced", id=case.id, coded=coded, known=answer)


def complaints(error: UnreadableData) -> list[Problem]:
    """The mistakes in data behind an error; raises it again where it is about the shipped dataset."""
    if not all(isinstance(item, Problem) for item in error.problems):
        raise error
    return error.problems


def unread_twice(law: NationalLaw) -> Iterator[Mistake]:
    """Sections with offences that nobody has read a second time. Invented States need none."""
    twice = {section for reading in law.second_reading for section in reading.sections}
    once = sorted({offence.section for offence in law.offences} - twice)
    if once and not law.id.startswith("x"):
        yield mistake(("second_reading",), "read-once", at_key=True, sections=", ".join(once))


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
            yield mistake(("offences", position), "shadowed", id=offence.id, others=by_whom)


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


PARTS = ("cases", "protocol_articles", CODINGS, FINGERPRINTS, VOCABULARY)  # of a data folder, beside its laws


class Linted(NamedTuple):
    """Every problem of some files, in their order, and the names of the laws and cases checked and of whatever has a problem."""

    problems: list[Problem]
    files: tuple[str, ...]


def lint(paths: list[Path], change: Change | None = None, replayed: Replay | None = None) -> Linted:
    """Every problem of some law files or data folders; where a change is judged, only excuses that stood before it count.

    ``replayed`` says what a law answers otherwise than a case on file; without it cases are not held against the codings.
    Raises UnreadableData when nothing was checked, HarmonizeError under a clock by which every reading lies ahead.
    """
    if (today := date.today()) < WRITTEN:
        raise HarmonizeError(f"the clock of this machine says {today}, and days are held against it; set it right")
    problems: list[Problem] = []
    files: list[tuple[Path, Folder]] = []
    homes: dict[Path, Folder] = {}  # the treaty beside many files is read once
    for path in (file for named in paths for file in in_part(named)):
        if path.is_dir():
            folder = Folder(path, Dataset, strays=True)
            problems += [*folder.strays, *passed_over(path, folder.laws_root, Path.cwd()), *treaty_problems(folder)]
            wrong = vocabulary_problems(path / VOCABULARY)
            problems += wrong
            if not wrong:
                known_here(str(path))
            files += ((file, folder) for file in folder.law_files.values())
            files += (
                (file, folder)
                for part in ("cases", CODINGS, FINGERPRINTS)
                for file in sorted((path / part).glob("*.yaml"))
            )
        else:
            where = home(path)
            if where not in homes:
                homes[where] = Folder(where, Dataset, strays=True)
            files += ((file, homes[where]) for file in (path, *own_cases(path, where)))
    for file, folder in dict.fromkeys(files):
        try:
            problems += lint_one(file, folder, folder.name(file), honoured(file, change), replayed)
        except UnreadableData as error:
            problems += complaints(error)
    found = list({item._replace(excerpt=()): item for item in reversed(problems)}.values())[::-1]
    names = [folder.name(file) for file, folder in files]
    return Linted(found, tuple(dict.fromkeys([*names, *(item.file for item in found)])))


def own_cases(path: Path, where: Path) -> Iterator[Path]:
    """The fact patterns beside a law file: whoever changes the law sees at once which of them it answers otherwise."""
    cases = where / "cases" / path.name
    if (where / "national_laws" / path.name).exists() and path.parent.name == "national_laws" and cases.is_file():
        yield cases


def in_part(path: Path) -> list[Path]:
    """The files of a part of a data folder, which say nothing without the laws beside it; anything else as it was named."""
    part = path.absolute()
    inside = part.name in PARTS and part.is_dir() and (part.parent / "national_laws").is_dir()
    return (sorted(path.glob("*.yaml")) if inside else []) or [path]


def home(path: Path) -> Path:
    """The data folder that a law file belongs to: the one above national_laws, or the one it lies in."""
    parent = path.absolute().parent
    return parent.parent if parent.name in ("national_laws", *PARTS) else parent


def treaty_problems(folder: Folder) -> list[Problem]:
    """Every problem of the treaty files of a folder. What the shipped dataset was compiled from has none."""
    problems: list[Problem] = []
    for ask in (lambda: folder.status, lambda: folder.treaty, lambda: folder.parity_items):
        try:
            ask()
        except UnreadableData as error:
            problems += complaints(error)
    return problems
