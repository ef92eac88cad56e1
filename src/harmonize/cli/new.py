"""``harmonize data new``: begins the law file of a State, in a data folder or with all that belongs to it in a folder of one's own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

from harmonize import query
from harmonize.cli import options, streams
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import flag, option
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.library.scaffold import Meaning, asked, heading, put_into, sections, waiting
from harmonize.library.writing import ready, straight, write

if TYPE_CHECKING:
    from harmonize.norms.status import Party
from collections.abc import Collection, Iterator, Mapping, Sequence
from difflib import ndiff
from typing import TYPE_CHECKING

from rich.markup import escape
from rich.table import Table

from harmonize.cli.dialogue import Dialogue
from harmonize.guests.interview.answers import Question
from harmonize.guests.interview.asking import Interview
from harmonize.guests.interview.passages import Fitting, Part, fitting, language_of, placed
from harmonize.guests.interview.preview import Row, law_lines, mirror
from harmonize.guests.interview.starter_questions import STEPS, TWELVE, Twelve, commonest, step_of
from harmonize.visible import message

if TYPE_CHECKING:
    from harmonize.library.store import Store

LETTERS = "abc"  # of the commonest answers
LINES = 12  # of what an answer makes, before the rest is only counted


class Preset(NamedTuple):
    """A common answer: its words, what it says, and how many of the laws asked give it."""

    words: tuple[str, ...]
    told: str
    laws: int
    asked: int


class FirstLaw(Dialogue):
    """A law file begun by the twelve questions; ``empty`` is its text before the first of them."""

    def __init__(self, interview: Interview, law: Path, store: "Store", empty: str, *, force: bool) -> None:
        self.empty, self.store = empty, store
        self.passages: Mapping[int, list[Fitting]] = {}  # of a copy of the statute, by the question
        self.twelve = Twelve(interview)
        super().__init__(interview, law, force=force)
        self.before, self.rows = law_lines(interview, self.answers), self.mirrored()

    def text(self) -> str:
        return super().text() if self.answers else self.empty

    def mine(self) -> Collection[str]:
        return (self.empty, self.text())

    def next_question(self) -> Question | None:
        return self.twelve.next_question(self.answers)

    def mirrored(self) -> list[Row]:
        """The standard cases before the law as answered so far."""
        return mirror(self.interview, self.answers, self.store.patterns)

    def finish(self) -> None:
        """Writes the law file, and says what comes next."""
        if self.answers:
            super().finish()
            return
        self.files[self.law].put(self.text().encode())
        print(
            f"harmonize: {self.law} written, nothing in it is read yet; next: harmonize lint {self.law}",
            file=sys.stderr,
        )

    def following(self) -> str:
        return f"harmonize table --cases {self.interview.code} --with {self.law}"

    def left(self) -> str:
        if self.next_question():
            return f"{self.twelve.done(self.answers)} of {TWELVE} questions done, the same command goes on"
        where = "" if self.law.name == str(self.law) else f" -o {self.law}"
        return f"the twelve are done; `harmonize data interview {self.interview.code}{where}` asks about documents, stay and the rest"

    # ------------------------------------------------------------------ at the terminal

    def ask(self) -> None:
        laws = (
            law
            for code in self.store.codes
            if not code.startswith("X")
            for law in [self.store.law(code, self.interview.day)]
            if law
        )
        self.usual = commonest(laws, self.interview.day, self.store.treaty, self.store.status)
        super().ask()
        self.console.print(self.table(self.rows, "The standard cases"))

    def title(self, question: Question) -> str:
        step = step_of(question.id)
        return f"question {step.number} of {TWELVE}: {step.title}"

    def below(self, question: Question) -> str:  # noqa: ARG002  what turns on it is no matter here
        return f"{len(self.answers)} answers · {self.known()}"

    def known(self) -> str:
        """How many standard cases have an answer."""
        return f"{sum(row.known for row in self.rows)} of {len(self.rows)} standard cases answered"

    def lines(self, question: Question) -> list[str]:
        step = step_of(question.id)
        looked = [line for item in self.passages.get(step.number, ()) for line in item.told.split("\n")]
        beside = "\n".join([f"Have open: {step.beside}.", *looked])
        found = self.presets(question).items()
        letters = [f" {letter}  {one.told} ({one.laws} of {one.asked} laws on file)" for letter, one in found]
        return [beside, "", *super().lines(question), *(["", *letters] if letters else [])]

    def presets(self, question: Question) -> dict[str, Preset]:
        """The commonest answers of the laws on file, by their letters; those alike in what is offered count together."""
        says = {option.word: option.says for option in question.options}
        found: dict[str, Preset] = {}
        for usual in self.usual.get(question.id, ()):
            every = {*says} <= {*usual.words} or {"own", "other"} <= {*usual.words}
            told = "any of these" if every else "; ".join(says[word] for word in usual.words if word in says)
            before = found.get(told)
            found[told] = Preset(
                before.words if before else usual.words, told, usual.laws + (before.laws if before else 0), usual.asked
            )
        return dict(zip(LETTERS, found.values(), strict=False))

    def how(self, question: Question) -> str:
        letters = "a letter or " if self.presets(question) else ""
        return f"{letters}{super().how(question)}, t all cases"

    def words(self, question: Question, parts: list[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
        if parts == ["t"]:
            self.console.print(self.table(self.rows, self.known()))
            return None
        presets = self.presets(question)
        return (
            (presets[parts[0]].words, ()) if len(parts) == 1 and parts[0] in presets else super().words(question, parts)
        )

    def told(self) -> None:
        """The lines that the answer made, and the standard cases that it moved."""
        lines, rows = law_lines(self.interview, self.answers), self.mirrored()
        made = [line[2:] for line in ndiff(self.before, lines) if line.startswith("+ ")]
        for line in made[:LINES]:
            self.console.print(f"[green]+ {escape(message(line))}[/]")
        if len(made) > LINES:
            self.console.print(f"[dim]and {len(made) - LINES} lines more, in {escape(str(self.law))} at the end[/]")
        changed = [row for row, old in zip(rows, self.rows, strict=True) if row != old and (row.known or row.so_far)]
        self.before, self.rows = lines, rows
        self.console.print(self.table(changed, self.known()) if changed else f"[dim]{self.known()}[/]")

    def table(self, rows: Sequence[Row], title: str) -> Table:
        """Standard cases, each with what it gets or what is missing."""
        table = Table(title=title, title_justify="left", show_header=False, box=None, padding=(0, 2, 0, 1))
        for row in rows:
            says = escape(message(row.says))
            table.add_row(escape(message(row.name)), says if row.known else f"[dim]{says}[/]")
        return table


@command("harmonize data new Kenya", takes=("as_of", "force", "data"))
def run(
    asked: Asked,
    name: options.State,
    measures: Annotated[
        list[str] | None,
        option(
            "--measures", "SECTION", "put the questions of a section of measures into it: extradition, carriers ..."
        ),
    ] = None,
    output: Annotated[str | None, option("-o --output", "FILE", "another place for the file; - prints it")] = None,
    answers: Annotated[
        str | None, option("--answers", "FILE", "take the answers to the twelve questions from a file")
    ] = None,
    text: Annotated[Path | None, options.Copy] = None,
    anew: options.Anew = False,
    no_interview: Annotated[bool, flag("--no-interview", "write the empty file at once, at a terminal too")] = False,
) -> int:
    """Begins the law file of a State: by twelve questions at a terminal, or empty.

    Without --data, schema, guide and editor settings come along; the same command goes on.
    """
    from harmonize.cli.dialogue import answers_file
    from harmonize.library.scaffold import begun, place_of  # pulls in pydantic

    corpus, data, force = load(), asked.data, asked.force  # the State is looked up in the shipped dataset
    code = query.any_state(corpus.store, name).code
    path = Path(output) if output else place_of(Path(data), code) if data else begun(code)
    party = query.unwritten(
        corpus.store, name, begun=anew or bool(data) or path.exists() or answers_file(path).exists()
    )
    chosen = sections_named(corpus, measures or ())
    if output == "-":
        print(text_for(corpus, party, path, chosen), end="")
        return 0
    if chosen and path.is_file() and not force:
        return add(corpus, path, chosen)
    terminal = not (no_interview or chosen) and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    parts = parts_of(text) if text else []
    if answers or terminal:
        alone = not (output or data)
        how = Asking(
            answers, asked.as_of, fitting(parts, language_of(parts)), terminal=terminal, alone=alone, force=force
        )
        return ask(corpus, party, path, how)
    if parts:
        streams.put("\n".join(map(message, where_to_look(parts))))
    ready(str(path), force=force)
    along = companions(corpus, path) if not (output or data) else []
    write(str(path), text_for(corpus, party, path, chosen).encode(), force=force)
    told = f"; with it came {', '.join(along)}" if along else ""
    print(f"harmonize: {path} written, nothing in it is read yet{told}; next: harmonize lint {path}", file=sys.stderr)
    return 0


def parts_of(text: Path) -> list[Part]:
    """The provisions of a copy of a statute."""
    from harmonize.guests.copies.statutes import copy_at

    return [
        Part(
            item.number,
            item.heading,
            item.line,
            tuple((piece.line, f"{piece.mark} {piece.text}".strip()) for piece in item.pieces),
        )
        for item in copy_at(text).provisions
    ]


def where_to_look(parts: Sequence[Part]) -> Iterator[str]:
    """For each of the twelve questions the provisions whose words fit; of a language without a list all headings."""
    language = language_of(parts)
    found = fitting(parts, language)
    for step in sorted(STEPS, key=lambda step: step.number) if language else ():
        yield f"question {step.number}: {step.title}"
        yield from (f"  {line}" for item in found[step.number] for line in item.told.split("\n"))
    if not language:
        yield "no list of terms fits the language of this text; its headings:"
        yield from (f"  {placed(part.line, f'{part.number} {part.heading}')}" for part in parts)


class Asking(NamedTuple):
    """How the twelve questions are asked: from a file, at a terminal, in a folder of one's own (``alone``)."""

    answers: str | None
    as_of: str | None
    passages: Mapping[int, list[Fitting]]
    terminal: bool
    alone: bool
    force: bool


def ask(corpus: Corpus, party: "Party", path: Path, how: Asking) -> int:
    """The law file as the twelve questions make it, its companions beside it."""
    from harmonize.cli.dialogue import answers_file
    from harmonize.guests.interview.asking import Interview
    from harmonize.guests.interview.checking import day_asked

    if path.suffix != ".yaml":
        raise HarmonizeError(f"{path}: a law file ends in .yaml")
    store = corpus.store
    named = query.a_day(how.as_of) if how.as_of else None
    day = day_asked(named, answers_file(path), Path(how.answers) if how.answers else None, query.a_day(None))
    own = Interview(party.code, party.name, day, store.treaty, store.status)
    straight(path)
    dialogue = FirstLaw(own, path, store, text_for(corpus, party, path, []), force=how.force)
    dialogue.passages = how.passages
    if how.answers:
        dialogue.take(Path(how.answers))
    if how.alone:
        companions(corpus, path)
    if how.terminal:
        dialogue.ask()
    dialogue.finish()
    return 0


def companions(corpus: Corpus, path: Path) -> list[str]:
    """What came along with a law file that lies in no data folder."""
    from harmonize.library.companions import SCHEMA, accompany
    from harmonize.upkeep import schema

    return [] if path.parent.name == "national_laws" else accompany(path.parent, schema(corpus, SCHEMA))


def text_for(corpus: Corpus, party: "Party", path: Path, chosen: list[str]) -> str:
    """The text of a law file in which nothing was read yet."""
    from harmonize.library.scaffold import empty_law, modeline_for

    treaty = corpus.store.treaty
    treaties = {key: item.short for key, item in treaty.instruments.items() if key in ("smp", "untoc")}
    text = empty_law(party, treaties, modeline_for(path))
    for section in chosen:
        text = put_into(text, questions(corpus, section, text))
    return text


# ---------------------------------------------------------------------------------------------------- measures


def sections_named(corpus: Corpus, named: list[str] | tuple[str, ...]) -> list[str]:
    """The sections named. Raises UnknownName for one that has no measures, with the nearest that has."""
    words = [word.strip().replace(" ", "_").replace("-", "_").casefold() for word in named]
    return [query.one_of("section of measures", word, sections(corpus.store.treaty.measures)) for word in words]


def questions(corpus: Corpus, section: str, text: str) -> list[str]:
    """The lines of a section's measures of which a law file says nothing yet."""
    kinds = [kind for kind in corpus.store.treaty.measures.values() if kind.section == section]
    words = corpus.store.explanations["measures"]
    meanings = {kind.name: Meaning(words[kind.name]["means"], words[kind.name]["source"]) for kind in kinds}
    left = waiting(text, kinds)
    return [*heading(section), *asked(left, meanings)] if left else []


def add(corpus: Corpus, path: Path, chosen: list[str]) -> int:
    """Puts the questions of sections into a law file that is there; all else in it stays as it was written."""
    from harmonize.library.writing import changing
    from harmonize.library.yaml_file import decoded

    with changing(path):
        text = decoded(path, str(path))
        for section in chosen:
            lines = questions(corpus, section, text)
            if lines:
                text = put_into(text, lines)
                write(str(path), text.encode(), force=True)
            told = f"{sum('{value:' in line for line in lines)} questions on {section} stand at the end of its measures"
            print(f"harmonize: {path}: {told if lines else f'asks all about {section} already'}", file=sys.stderr)
    print(f"next: answer a line, take its `# ` away, harmonize lint {path}", file=sys.stderr)
    return 0
