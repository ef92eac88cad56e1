"""Compiling a folder of data files into the dataset that the wheel carries."""

from bz2 import compress
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from harmonize.conduct.dimensions import DECLARED, VOCABULARY
from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.library.compiled_law import compiled_lines, plain, shortened
from harmonize.library.dataset import JUDGED_BY, MADE_BY, Dataset, sealed
from harmonize.library.folder import Folder, content_digest
from harmonize.library.owned_folder import Maker, free, put
from harmonize.library.processes import at_once
from harmonize.library.store import known_here
from harmonize.library.writing import system_errors
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import history
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.parity import Answer, Parity
from harmonize.norms.span import Span
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

Answers = Callable[[Law, Treaty, Status, str], dict[str, Outcome]]
Screens = Callable[[Folder, Law, str, dict[str, Outcome]], FirstScreen]
Spans = Callable[[Folder, Sequence[Law], dict[str, Outcome]], dict[str, tuple[Span, ...]]]
Step = Callable[[int, int], None]
CHANGED = "treaty, status or standard cases changed while they were compiled; run it again"
VOCABULARY_FILE = "vocabulary.json"  # read before the index is, so it keeps its name
FEW = 3  # so many laws are compiled before a second process would have read the treaty


def nothing(_done: int, _total: int) -> None:
    """Nobody wants to know how far it is."""


MAKER = Maker(
    MADE_BY,
    folders=("laws", "outcomes", "screens", "history", "texts"),
    fixed=frozenset({VOCABULARY_FILE}),
)


class State(NamedTuple):
    """What is compiled of one State: its files by their names, the spans of its law, and from when its answers hold.

    ``law`` and ``beside`` are the digests of what it was made of: the text of the law, and what holds for every State.
    """

    files: dict[str, bytes]
    spans: list[tuple[str, str, int]]
    answered_from: str
    parity: dict[str, Answer]
    law: str
    beside: tuple[str, ...]


class Work(NamedTuple):
    """What is worked out for each State, beyond its law.

    ``answers`` judges the law in force on all duties, so that a plain check only has to tell what came out; they hold
    from the last change of the law or of treaty status on. ``screens`` says from them what its first screen reports besides,
    where it is given, and ``spans`` how every duty stood through the years. ``by`` is the digest of the code that does all
    this: what the same code compiled of the same files is not compiled again. Empty, everything is.
    """

    answers: Answers
    screens: Screens | None = None
    spans: Spans | None = None
    by: str = ""


def compile_folder(source: Path, target: Path, release: str, work: Work, step: Step = nothing) -> None:
    """Writes the compiled dataset of ``source`` into ``target``, replacing the one that was there.

    ``step`` is told how many of how many laws are compiled. The version of the dataset is that of the release and a short digest
    of all that was compiled. Raises HarmonizeError when the target holds anything that was not compiled, and
    UnreadableData with every mistake of the source.
    """
    if target.parent.is_dir():
        free(target, MAKER)  # reported before the work begins
    folder = Folder(source)
    known_here(str(source))
    earlier = compiled_before(target, folder, work)
    before = {code: known_before(earlier, code, folder) for code in folder.codes}
    changed = [code for code, state in before.items() if state is None]
    fresh = dict(zip(changed, worked_out(folder, changed, work, step), strict=True))
    states = {code: state or fresh[code] for code, state in before.items()}
    if any(state.beside != beside(folder) for state in states.values()):
        raise HarmonizeError(CHANGED)
    contents = {
        "status.json": folder.status,
        "treaty.json": folder.treaty._replace(version=""),  # that of the dataset, which hangs on this content
        "explain.json": folder.explanations,
        "patterns.json": folder.patterns,
        "tables.json": folder.tables,
    }
    files = {name: content for state in states.values() for name, content in state.files.items()}
    files |= {name: plain(content).encode() for name, content in contents.items()}
    parity = Parity(folder.parity_list, {code: state.parity for code, state in states.items()})
    files["texts/parity.packed"] = compress(plain(parity).encode())
    files["texts/cases.packed"] = compress(plain(folder.precedents).encode())
    files["texts/duties.packed"] = compress(plain(folder.written_duties).encode())
    index = {
        "release": release,
        "laws": {code: state.spans for code, state in states.items()},
        "answered_from": {code: state.answered_from for code, state in states.items()},
        "compiled_from": {
            "vocabulary": VOCABULARY,
            **folder.digests,
            **{f"law {code}": state.law for code, state in states.items()},
        },
        "worked_out_by": worked_out_by(folder, work),
    }
    with system_errors(target):
        target.parent.mkdir(parents=True, exist_ok=True)
    put(target, MAKER, sealed(index, files), files, {VOCABULARY_FILE: plain(DECLARED).encode()})


def worked_out(folder: Folder, codes: Sequence[str], work: Work, step: Step) -> Iterator[State]:
    """Everything of some States, in their order: many of them in several processes."""
    tasks = [(folder.root, code, work) for code in codes]
    few = len(codes) <= FEW
    done = (compiled(folder, code, work) for code in codes) if few else at_once(compiled_there, tasks)
    for number, state in enumerate(done, 1):
        step(number, len(codes))
        yield state


def compiled_there(task: tuple[Path, str, Work]) -> State:
    """Everything of one State, in a process that opens the folder once."""
    root, code, work = task
    return compiled(opened(root), code, work)


opened = cache(Folder)


def compiled(folder: Folder, code: str, work: Work) -> State:
    """Everything of one State, lowered and judged."""
    # Named from the data folder on: the same dataset, and so the same version, wherever it is compiled.
    root = folder.root
    file = PurePosixPath(root.resolve().name, folder.law_files[code].relative_to(root).as_posix())
    text = folder.text(code)[1].text.encode()  # read once: law, answers and text are of one state of the file
    periods = [law._replace(file=str(file)) for law in folder.periods(code)]
    law, spans = compiled_lines(periods)
    day = max(periods[-1].since, folder.status.settled_from())
    outcomes = work.answers(periods[-1], folder.treaty, folder.status, day)
    files = {
        "laws/{}.jsonl": law,
        "outcomes/{}.json": shortened(plain(outcomes)).encode(),
        "history/{}.json": plain(history(periods)).encode(),
        "texts/{}.packed": compress(text.replace(b"\r\n", b"\n")),
    }
    if work.screens:
        files["screens/{}.json"] = shortened(plain(work.screens(folder, periods[-1], day, outcomes))).encode()
    if work.spans:
        files["texts/{}-spans.packed"] = compress(plain(work.spans(folder, periods, outcomes)).encode())
    named = {name.format(code.lower()): content for name, content in files.items()}
    written = content_digest(folder.law_files[code], text)
    return State(named, spans, day, folder.parity_answers(code), written, beside(folder))


def beside(folder: Folder) -> tuple[str, ...]:
    """The digests of what every State is judged by."""
    return tuple(map(folder.known_as, JUDGED_BY))


def worked_out_by(folder: Folder, work: Work) -> str:
    """What else the compiled files of a State hang on: the code, whether screens and spans are among them, the name of the folder."""
    return f"{work.by} {folder.root.resolve().name} {bool(work.screens)} {bool(work.spans)}" if work.by else ""


def compiled_before(target: Path, folder: Folder, work: Work) -> Dataset | None:
    """The dataset that is to be replaced, if the same code compiled it for the same treaty, status and standard cases."""
    try:
        found = Dataset(str(target))
        known = found.index["worked_out_by"] == worked_out_by(folder, work) != ""
        same = all(found.index["compiled_from"].get(part) == folder.known_as(part) for part in JUDGED_BY)
    except UnreadableData:
        return None
    return found if known and same else None


def known_before(earlier: Dataset | None, code: str, folder: Folder) -> State | None:
    """What an earlier dataset holds of a State; None unless its law file is the same and all is as it was compiled."""
    part = f"law {code}"
    if earlier is None or earlier.index["compiled_from"].get(part) != folder.known_as(part):
        return None
    own = [
        name
        for name in earlier.index["files"]
        if "/" in name and PurePosixPath(name).stem.partition("-")[0] == code.lower()
    ]
    try:
        files = {name: earlier.content(name) for name in own}
        parity = earlier.parity.answers[code]
    except UnreadableData:
        return None
    written = earlier.index["compiled_from"][part]
    return State(
        files, earlier.index["laws"][code], earlier.index["answered_from"][code], parity, written, beside(folder)
    )
