"""``harmonize new``: begins the law file of a State, in a data folder or with all that belongs to it in a folder of one's own."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from harmonize import query
from harmonize.cli import options
from harmonize.corpus import Corpus, load
from harmonize.library.writing import ready, write

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
    force: options.Force = False,
) -> int:
    """Begins the law file of a State: commented, valid, nothing in it read yet.

    In a folder that is no data folder the schema, the guide and the settings of an editor come along.
    """
    from harmonize.library.beginning import begun, place_of  # pulls in pydantic

    corpus = load()
    party = query.any_state(corpus.shelf, name)
    path = Path(output) if output else place_of(Path(data), party.code) if data else begun(party.code)
    chosen = sections(corpus, measures or ())
    if output == "-":
        print(text_for(corpus, party, path, chosen), end="")
        return 0
    if chosen and path.is_file() and not force:
        return add(corpus, path, chosen)
    ready(str(path), force=force)
    along = companions(corpus, path) if not (output or data) else []
    write(str(path), text_for(corpus, party, path, chosen).encode(), force=force)
    told = f"; with it came {', '.join(along)}" if along else ""
    print(f"harmonize: {path} written, nothing in it is read yet{told}; next: harmonize lint {path}", file=sys.stderr)
    return 0


def companions(corpus: Corpus, path: Path) -> list[str]:
    """What came along with a law file that lies in no data folder."""
    from harmonize.library.companions import SCHEMA, accompany
    from harmonize.upkeep import schema

    return [] if path.parent.name == "national_laws" else accompany(path.parent, schema(corpus, SCHEMA))


def text_for(corpus: Corpus, party: "Party", path: Path, chosen: list[str]) -> str:
    """The text of a law file in which nothing was read yet."""
    from harmonize.library.beginning import empty_law, modeline_for
    from harmonize.library.measure_questions import put_into

    treaty = corpus.shelf.treaty
    treaties = {key: item.short for key, item in treaty.instruments.items() if key in ("smp", "untoc")}
    text = empty_law(party, treaties, modeline_for(path))
    for section in chosen:
        text = put_into(text, questions(corpus, section, text))
    return text


# ---------------------------------------------------------------------------------------------------- measures


def sections(corpus: Corpus, named: list[str] | tuple[str, ...]) -> list[str]:
    """The sections named. Raises UnknownName for one that has no measures, with the nearest that has."""
    from harmonize.library.measure_questions import sections as known

    words = [word.strip().replace(" ", "_").replace("-", "_").casefold() for word in named]
    return [query.one_of("section of measures", word, known(corpus.shelf.treaty.measures)) for word in words]


def questions(corpus: Corpus, section: str, text: str) -> list[str]:
    """The lines of a section's measures of which a law file says nothing yet."""
    from harmonize.library.measure_questions import Meaning, asked, heading, waiting

    kinds = [kind for kind in corpus.shelf.treaty.measures.values() if kind.section == section]
    words = corpus.shelf.explanations["measures"]
    meanings = {kind.name: Meaning(words[kind.name]["means"], words[kind.name]["source"]) for kind in kinds}
    left = waiting(text, kinds)
    return [*heading(section), *asked(left, meanings)] if left else []


def add(corpus: Corpus, path: Path, chosen: list[str]) -> int:
    """Puts the questions of sections into a law file that is there; all else in it stays as it was written."""
    from harmonize.library.located_yaml import decoded
    from harmonize.library.measure_questions import put_into

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
