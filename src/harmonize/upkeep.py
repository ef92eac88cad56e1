"""What those ask who keep the data: where findings stand against what a project has agreed on, what became of them, schemas, compiling."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from harmonize import __version__, one_law, query
from harmonize.corpus import Corpus
from harmonize.findings import baseline, progress
from harmonize.findings.assessment import Assessment, Choice, answers, assess
from harmonize.findings.timeline import Years, stories
from harmonize.library.store import Store
from harmonize.norms.baseline import Shortfall, Suppressions
from harmonize.norms.cases import Precedent
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.gate import FAILS, Alteration, Heading
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Outcome
from harmonize.norms.span import Span
from harmonize.reports.progress import Teller
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.library.base_revision import Change
    from harmonize.library.folder import Folder
    from harmonize.library.lint import Linted
    from harmonize.library.problem import Problem


def is_begun_only(path: Path) -> bool:
    """Whether a law file is as it was begun, nothing in it read yet, so that it may lie over no law on file."""
    from harmonize.corpus import load
    from harmonize.library.overlay import nothing_read
    from harmonize.library.whole_law import whole_law  # pulls in pydantic

    return nothing_read(whole_law(path, path.name, load().store.treaty)[0])


def lint(paths: list[Path], change: "Change | None" = None) -> "Linted":
    """Every problem of some law files or data folders, each case on file that a coding does not reproduce among them.

    Where a change is judged, only excuses that stood before it count. Raises UnreadableData when nothing was checked.
    """
    from harmonize.findings.precedents import held_against_law
    from harmonize.library.lint import lint as linted  # pulls in pydantic
    from harmonize.reports.own_cases import expected, on_file

    def replayed(law: LawOnDay | None, case: Precedent) -> tuple[str, str, str] | None:
        found = held_against_law(law, case)
        return (found.differs, on_file(found), expected(found)) if found.differs else None

    return linted(paths, change, replayed)


def baseline_diff(
    corpus: Corpus, done: list[Assessment], agreed: Suppressions, today: str, *, everything: bool
) -> baseline.BaselineDiff:
    """Where every shortfall stands against what a project has agreed on; ``today`` is the day by which waivers expire."""
    return baseline.baseline_diff(done, agreed, corpus.store.status.members(done[0].day), today, everything=everything)


def left(corpus: Corpus, done: list[Assessment], known: tuple[Shortfall, ...]) -> list[Shortfall]:
    """What is left of the shortfalls that a project knows of."""
    return baseline.shrunk(done, known, corpus.store.status.members(done[0].day))


def changed(
    before: "Folder", after: "Folder", asked: query.Question, agreed: Suppressions, today: str, *, alone: bool = False
) -> progress.Progress:
    """What became of every duty and every record from one state of the data to another.

    Each law that is not the same is asked on every day on which either side changes, those ahead among them, or on the day
    asked ``alone``. ``today`` is the day by which waivers expire.
    """
    from harmonize.library.altered import Alterations, same_law  # pulls in pydantic
    from harmonize.norms.gate import Brought

    sides = before, after
    found = Alterations(before, after)
    same_yardstick = all(sides[0].known_as(name) == sides[1].known_as(name) for name in ("treaty", "status"))
    choice = asked.choice if asked.choice.instruments else asked.choice._replace(instruments=one_law.by_default(after))
    moved = []
    for code in dict.fromkeys((*sides[0].codes, *sides[1].codes)):
        laws = [store.known_as(f"law {code}") if code in store.codes else "" for store in sides]
        own = laws[0] != laws[1]
        parties = [query.party_of(store, code) for store in sides]
        if not own and same_yardstick:
            continue
        # Of a new law all is new on every day.
        every = not alone and bool(laws[0]) and (own or parties[0] != parties[1])
        spoken = [periods(store, code, "" if every else asked.day) for store in sides]
        if same_yardstick and all(spoken) and same_law(*spoken):
            continue  # it is written in another way
        numbers: dict[object, int] = {}
        one, other = (
            Years(party, law, store.treaty, store.status, choice, numbers)
            for party, law, store in zip(parties, spoken, sides, strict=True)
        )
        moved.append(progress.Moved(one, other, found.brought(code) if own else Brought({}), own, every))
    states, records = (before.codes, after.codes), found.listed(after.status)
    return progress.progress(moved, states, asked.day, records, agreed, today)


def periods(store: "Folder", code: str, day: str) -> list[Law]:
    """A State's law from change to change; that of one day where one is given, and none where it has no file."""
    if code not in store.codes:
        return []
    if not day:
        return store.periods(code)
    law = store.law(code, day)
    return [law] if law else []


def schema(corpus: Corpus, name: str) -> dict[str, Any]:
    """The JSON Schema of a kind of data file or of a report, with the measures of this dataset."""
    from harmonize.reports import schemas as of_reports  # pulls in pydantic
    from harmonize.texts import schemas as of_files

    known = query.one_of("schema", name, schema_names())
    return (
        of_reports.schema(known)
        if known in of_reports.REPORTS
        else of_files.schema(known, corpus.store.treaty.measures)
    )


def schema_names() -> tuple[str, ...]:
    """What there is a JSON Schema of."""
    from harmonize.reports.schemas import REPORTS  # pulls in pydantic
    from harmonize.texts.schemas import MODELS

    return (*MODELS, *REPORTS)


def compile_data(
    source: Path,
    target: Path,
    step: Callable[[int, int], None] = lambda _done, _total: None,
    release: str = __version__,
) -> None:
    """Compiles a folder of data files into a dataset that answers without YAML, the engine's answers included.

    What the same version of harmonize compiled of the same files is not compiled again. ``step`` is told how many
    of how many are. Raises UnreadableData for mistakes in the files, HarmonizeError for a target that holds anything else.
    """
    from harmonize.library.compiling import Work, compile_folder  # pulls in pydantic
    from harmonize.library.digests import code_digest

    compile_folder(source, target, release, Work(answers, screened, spanned, code_digest()), step)


def screened(store: Store, law: Law, day: str, outcomes: dict[str, Outcome]) -> FirstScreen:
    """What the first screen on a law in force tells besides its outcomes."""
    party = query.party_of(store, law.code)
    found = assess(law, party, store.treaty, store.status, day, {}, Choice(), outcomes)
    return one_law.worked_out(Corpus(store).store, found)


def spanned(store: Store, periods: Sequence[Law], outcomes: dict[str, Outcome]) -> dict[str, tuple[Span, ...]]:
    """How every duty that is asked about by default stood through all years on file."""
    party = query.party_of(store, periods[0].code)
    years = Years(party, periods, store.treaty, store.status, Choice(one_law.by_default(store)))
    return {story.duty.id: story.spans for story in stories(years, outcomes)}


class Gate(NamedTuple):
    """What became of the data from one folder to another, as of a day."""

    before: "Folder"
    after: "Folder"
    found: progress.Progress
    day: str

    def teller(self, fail_on: str) -> Teller:
        """Who says it in words."""

        @cache
        def speaker_on(code: str, day: str, place: int) -> Speaker | None:
            corpus = Corpus((self.before, self.after)[place])
            law = corpus.store.law(code, day) if code in corpus.store.codes else None
            return one_law.speaker(corpus.store, law, day) if law else None

        def speaker(step: progress.Step) -> Speaker | None:
            went = step.kind in (Heading.BETTER, Heading.CLAIMED, Heading.UNPROVEN) and step.change.direction < 0
            return speaker_on(step.change.state, step.day, 0 if went and step.change.left else 1)

        return Teller(self.found, speaker, self.day, fail_on)

    def problems(self) -> "Iterator[Problem]":
        """Every item at its file and line, as lint tells it. What is worse is a note, which the gate alone fails."""
        from harmonize.library.problem import problem

        teller = self.teller("low")
        for heading, items in teller.items.items():
            for item in items:
                rule = (
                    "change-without-evidence" if heading in FAILS and heading is not Heading.WORSE else "change-listed"
                )
                told = "; ".join(row.text for row in teller.rows(item) if row.text)
                place, line = (item.file, item.line) if isinstance(item, Alteration) else (self.law_file(item), 0)
                mark = (line, 1) if line else (0, 0)
                yield problem(place, rule, mark, heading=heading.words, what=f"{item.name}: {told}")

    def law_file(self, step: progress.Step) -> str:
        """The law file of a step; that of the folder before where it is gone."""
        state = step.change.state
        side = self.after if state in self.after.codes else self.before
        return side.name(side.law_files[state])


def gate(
    before: "Folder",
    after: "Folder",
    day: str,
    agreed: Suppressions,
    today: str,
    instruments: Sequence[str] = (),
    *,
    alone: bool = False,
) -> Gate:
    """A change judged: what of it is worse, better on evidence or without, and which records are other."""
    asked = Corpus(after).ask(as_of=day, instruments=instruments)
    return Gate(before, after, changed(before, after, asked, agreed, today, alone=alone), day)


def against(base: str, folder: Path, waivers: str | None, today: str) -> Iterator[Gate]:
    """The data of a folder as it lies here judged against a revision; nothing where that has no such folder."""
    from harmonize.library.base_revision import change
    from harmonize.library.baseline_file import suppressions
    from harmonize.library.dataset import Dataset
    from harmonize.library.folder import Folder
    from harmonize.library.revisions import before

    with before(base, folder) as one:
        if one:
            other = Folder(folder, Dataset)
            agreed = suppressions(None, Path(waivers) if waivers else None, other.treaty, change(base))
            yield gate(one, other, query.a_day(None), agreed, today)
