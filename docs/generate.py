"""Writes the pages that are made from the data and the code; ``--check`` only says which are stale."""

import sys
from collections.abc import Iterator
from pathlib import Path

from harmonize.cli.app import COMMANDS, command_parser
from harmonize.conduct.dimensions import DIMENSIONS
from harmonize.conduct.impossible import NEVER
from harmonize.library.data_package import GUARD
from harmonize.library.folder import Folder
from harmonize.norms.treaty import Duty
from harmonize.reports.explaining import duty_lines
from harmonize.reports.open_data import SHEETS, VIEWS
from harmonize.reports.wording import sentence
from harmonize.texts import national_law, penalty
from harmonize.texts.base import Text

ROOT = Path(__file__).parent
MADE = "<!-- Made by docs/generate.py; do not edit. -->"


def codebook(folder: Folder) -> Iterator[str]:
    """Every key of a law file, every dimension with its values, every measure, every impossible fact."""
    yield from (MADE, "# Codebook", "", "## Keys of a law file", "")
    seen: set[type] = set()
    for model in (
        national_law.NationalLaw,
        national_law.Source,
        national_law.SecondReading,
        national_law.GeneralPart,
        national_law.Rule,
        national_law.Scaled,
        national_law.Threshold,
        national_law.Migrant,
        national_law.Minors,
        national_law.LegalPersons,
        national_law.Jurisdiction,
        national_law.SharedExclusion,
        national_law.Offence,
        national_law.OffenceVersion,
        national_law.UnsettledAlternative,
        national_law.Exclusion,
        penalty.Penalty,
        penalty.Fine,
        penalty.Track,
        penalty.QualifiedForm,
        penalty.Raise,
        penalty.Add,
        national_law.MeasureEntry,
    ):
        if model not in seen:
            seen.add(model)
            yield from keys(model)
    yield from ("## Dimensions of fact", "")
    for dimension in DIMENSIONS:
        yield f"### {dimension.name}: {dimension.question}"
        yield ""
        facts = [f"plain: `{dimension.plain}`" if dimension.plain else "must be given"]
        facts += [f"asked for conduct of the families {', '.join(dimension.asked)}"] if dimension.asked else []
        facts += (
            [f"only if {dimension.only_if[0]} is {' or '.join(dimension.only_if[1])}"] if dimension.only_if[0] else []
        )
        facts += ["ordered"] if dimension.ordered else []
        facts += ["seen from the State whose law is asked"] if dimension.relative else []
        yield "; ".join(facts) + "."
        yield ""
        yield from ("| value | meaning | needed by |", "|---|---|---|")
        values = [value for value in dimension.values if dimension.name != "state" or len(value.name) > 2]
        if dimension.name == "state":
            yield "| ISO 3166-1 alpha-2 codes, XK, XA to XF | one State each | SMP 3(a), closed lists of States |"
        for value in values:
            yield f"| `{value.name}` | {value.meaning} | {value.needed_by} |"
        yield ""
    yield from (
        "## Facts that cannot be",
        "",
        "They are never asked for. Each hides facts, so each is tested with a would-be counterexample.",
        "",
    )
    for reason, facts in NEVER:
        yield f"- {reason}: " + "; ".join(f"{name} {' or '.join(values)}" for name, values in facts.items())
    yield from ("", "## Measures", "")
    for section in dict.fromkeys(kind.section for kind in folder.treaty.measures.values()):
        yield from (
            f"### {section.replace('_', ' ')}",
            "",
            "| measure | type | meaning | source |",
            "|---|---|---|---|",
        )
        for kind in folder.treaty.measures.values():
            if kind.section == section:
                words = f": {', '.join(kind.words)}" if kind.words else ""
                prose = folder.explanations["measures"][kind.name]
                yield f"| `{kind.name}` | {kind.type.replace('_', ' ')}{words} | {prose['means']} | {prose['source']} |"
        yield ""


def keys(model: type[Text]) -> Iterator[str]:
    """The keys of one model in their order."""
    yield from (
        f"### {model.__name__}",
        "",
        (model.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip(),
        "",
        "| key | required | meaning |",
        "|---|---|---|",
    )
    for name, field in model.model_fields.items():
        yield f"| `{field.alias or name}` | {'yes' if field.is_required() else ''} | {field.description or ''} |"
    yield ""


def article(folder: Folder, name: str) -> Iterator[str]:
    """One article: each duty with what it asks, how it is tested, what the test cannot see."""
    prose = folder.explanations
    yield from (MADE, f"# {name}: {prose['articles'][name]['title']}", "")
    for duty in prose["articles"][name]["duties"]:
        yield from page(folder.treaty.duties[duty], folder)


def page(duty: Duty, folder: Folder) -> Iterator[str]:
    """One duty as Markdown."""
    first, second, *rest = duty_lines(duty, folder.treaty, folder.explanations)
    yield from (f"## {first.replace('  ', ': ', 1)}", "", second, "")
    for i, line in enumerate(rest):
        heading = line and not line.startswith(" ") and i and not rest[i - 1]
        yield f"**{line}.**" if heading else line.strip()
    yield ""


def commands() -> Iterator[str]:
    """What every command takes."""
    yield from (MADE, "# Commands", "")
    for name, summary in COMMANDS.items():
        parser = command_parser(name)
        yield from (f"## harmonize {name}", "", sentence(summary) + ".", "")
        yield from (f"{sentence(str(parser.epilog).splitlines()[0]).replace('Example: ', 'Example: `')}`", "")
        yield from ("| argument | meaning |", "|---|---|")
        for action in parser._actions:
            names = ", ".join(f"`{flag}`" for flag in action.option_strings) or f"`{action.dest}`"
            yield f"| {names} | {action.help} |"
        yield ""


def open_data() -> Iterator[str]:
    """What an export holds, table by table."""
    yield from (
        MADE,
        "# Open data",
        "",
        "`harmonize export -o FOLDER` writes the dataset for other people's tools:",
        "",
    )
    yield from (f"- {line}" for line in EXPORTED)
    yield from ("", "## Text that looks like a formula", "", GUARD, "The SQLite file keeps text as it is.", "")
    yield from ("## Questions already asked", "", "Views of the SQLite file:", "", "| view | answers |", "|---|---|")
    yield from (f"| `{view.name}` | {view.meaning} |" for view in VIEWS)
    yield from ("", "## Tables", "")
    for sheet in SHEETS:
        yield from (f"### {sheet.name}", "", sheet.meaning, "", "| column | type | meaning |", "|---|---|---|")
        for column in sheet.columns:
            notes = f" Of table `{column.of}`." if column.of else ""
            notes += f" One of: {', '.join(column.words)}." if column.words else ""
            yield f"| `{column.name}` | {column.type.replace('_', ' ')} | {column.meaning}{notes} |"
        yield ""


EXPORTED = (
    "`datapackage.json` and `tables/*.csv`: a Frictionless data package, with types, closed lists, keys and references.",
    "`harmonize.sqlite`: the same tables with views; `datasette harmonize.sqlite --metadata metadata.json` opens it.",
    "`README.md`: version of the dataset, day of the verdicts, licence (CC BY 4.0), and how to cite it.",
    "The same dataset gives the same bytes.",
    "Verdicts and answers are those of the day of `--as-of`; without it, of the last day on which a source was read, not of today.",
    "Verdicts use the default readings of disputes; all instruments are asked. Cases are the standard ones.",
    "The folder must be new; `--force` replaces an export, and nothing but an export.",
    "Types: `yes no` is true and false in CSV, 1 and 0 in SQLite; `list` and `facts` are JSON; a `day` is an ISO date.",
)


def pages() -> dict[Path, str]:
    """Every generated page with its content."""
    folder = Folder(ROOT.parent / "data")
    made = {
        ROOT / "codebook.md": codebook(folder),
        ROOT / "commands.md": commands(),
        ROOT / "open-data.md": open_data(),
    }
    made |= {ROOT / "duties" / f"{name}.md": article(folder, name) for name in folder.explanations["articles"]}
    return {path: "\n".join(lines).rstrip() + "\n" for path, lines in made.items()}


def main() -> int:
    """Writes the pages; with ``--check`` returns 1 when one is stale."""
    stale = [path for path, text in pages().items() if not path.is_file() or path.read_text("utf-8") != text]
    if "--check" in sys.argv:
        for path in stale:
            print(f"{path.relative_to(ROOT.parent)} is stale; run `make docs`")
        return 1 if stale else 0
    for path, text in pages().items():
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
