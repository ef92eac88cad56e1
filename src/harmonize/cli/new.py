"""``harmonize new``: begins the law file of a State, in a data folder or with all that belongs to it in a folder of one's own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from harmonize import query
from harmonize.cli import options
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.library.measure_questions import Meaning, asked, heading, put_into, sections, waiting
from harmonize.library.writing import ready, straight, write

if TYPE_CHECKING:
    from harmonize.norms.status import Party

EXAMPLE = "harmonize new Kenya"


def run(
    name: options.State,
    measures: Annotated[
        list[str] | None,
        typer.Option(
            "--measures",
            metavar="SECTION",
            help="put the questions of a section of measures into the file, with their meanings: extradition, carriers ...",
        ),
    ] = None,
    data: Annotated[
        str | None,
        typer.Option(
            "--data",
            metavar="DIR",
            help="the data folder to write into (default: data, where there is one; else this folder)",
            rich_help_panel=options.DATA,
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        str | None, typer.Option("-o", "--output", metavar="FILE", help="another place for the file; - prints it")
    ] = None,
    answers: Annotated[
        str | None,
        typer.Option("--answers", metavar="FILE", help="take the answers to the twelve questions from a file"),
    ] = None,
    no_interview: Annotated[
        bool, typer.Option("--no-interview", help="write the empty file at once, at a terminal too")
    ] = False,
    as_of: options.AsOf = None,
    force: options.Force = False,
) -> int:
    """Begins the law file of a State: by twelve questions at a terminal, or empty.

    An empty file has remarks on every key, and nothing in it is read. In a folder that is no data folder the schema, the guide
    and the settings of an editor come along. The answers are kept in xx.answers.yaml: the same command goes on where it was
    left.
    """
    from harmonize.library.scaffold import begun, place_of  # pulls in pydantic

    corpus = load()
    party = query.any_state(corpus.store, name)
    path = Path(output) if output else place_of(Path(data), party.code) if data else begun(party.code)
    chosen = sections_named(corpus, measures or ())
    if output == "-":
        print(text_for(corpus, party, path, chosen), end="")
        return 0
    if chosen and path.is_file() and not force:
        return add(corpus, path, chosen)
    asked = not (no_interview or chosen) and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty()
    if answers or asked:
        return ask(corpus, party, path, Asking(answers, as_of, terminal=asked, alone=not (output or data), force=force))
    ready(str(path), force=force)
    along = companions(corpus, path) if not (output or data) else []
    write(str(path), text_for(corpus, party, path, chosen).encode(), force=force)
    told = f"; with it came {', '.join(along)}" if along else ""
    print(f"harmonize: {path} written, nothing in it is read yet{told}; next: harmonize lint {path}", file=sys.stderr)
    return 0


class Asking(NamedTuple):
    """How the twelve questions are asked: from a file, at a terminal, in a folder of one's own (``alone``)."""

    answers: str | None
    as_of: str | None
    terminal: bool
    alone: bool
    force: bool


def ask(corpus: Corpus, party: "Party", path: Path, how: Asking) -> int:
    """The law file as the twelve questions make it, its companions beside it."""
    from harmonize.cli.dialogue import answers_file
    from harmonize.cli.first_law import FirstLaw
    from harmonize.interview.asking import Interview
    from harmonize.interview.keeping import day_asked

    if path.suffix != ".yaml":
        raise HarmonizeError(f"{path}: a law file ends in .yaml")
    store = corpus.store
    named = query.a_day(how.as_of) if how.as_of else None
    day = day_asked(named, answers_file(path), Path(how.answers) if how.answers else None, query.a_day(None))
    own = Interview(party.code, party.name, day, store.treaty, store.status)
    straight(path)
    dialogue = FirstLaw(own, path, store, text_for(corpus, party, path, []), force=how.force)
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
    from harmonize.library.yaml_file import decoded

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
