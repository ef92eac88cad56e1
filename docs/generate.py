"""Writes the pages that are made from the data and the code; ``--check`` only says which are stale."""

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import codebook
import picture
import yaml

from harmonize.cli.commands import COMMANDS, Overview, command
from harmonize.cli.options import TOLD_ONCE
from harmonize.corpus import Corpus
from harmonize.findings.assessment import SHORTFALLS, Choice, assess
from harmonize.guests.export.data_package import GUARD
from harmonize.guests.export.open_data import SHEETS, VIEWS
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.library.problem import topics
from harmonize.library.store import Store
from harmonize.norms.law import Law
from harmonize.norms.treaty import Duty, Strength
from harmonize.reports import explaining
from harmonize.reports.catalogue import share
from harmonize.reports.document import Paragraph, Section
from harmonize.reports.renderers import FORMATS
from harmonize.reports.verdict_words import verdict_words
from harmonize.upkeep import schema, schema_names

ROOT = Path(__file__).parent
README = ROOT.parent / "README.md"
CORRECTIONS = ROOT / "corrections.md"
GUIDE = ROOT / "encoding-a-law.md"
MADE = "<!-- Made by docs/generate.py; do not edit. -->"


def book(folder: Folder) -> Iterator[str]:
    """Every key of a law file, every dimension with its values, every impossible fact."""
    yield from head(
        "Codebook",
        "the code",
        "What may stand under each key of a law file, every dimension of fact with its values, and the facts that cannot be.",
        "Read [the guide](encoding-a-law.md) first; this is what to look up beside it.",
        "Rules that are no facts stand on the page of [measures](measures.md).",
    )
    yield from codebook.pages(folder)


def measures(folder: Folder) -> Iterator[str]:
    """Every measure with its meaning and the treaty paragraph that asks for it."""
    yield from head(
        "Measures",
        "the data",
        "A measure is a rule that a law has or has not: of evidence, extradition, protection and so on.",
        "Law files answer it under `measures` with a value and its pinpoint ([encoding a law](encoding-a-law.md)).",
        "`harmonize explain MEASURE` tells one.",
    )
    for section in dict.fromkeys(kind.section for kind in folder.treaty.measures.values()):
        yield from (
            f"## {section.replace('_', ' ')}",
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


def article(folder: Folder, name: str) -> Iterator[str]:
    """One article: each duty with what it asks, how it is tested, what the test cannot see."""
    prose = folder.explanations
    yield from head(f"{name}: {prose['articles'][name]['title']}", "the data", link="../")
    for duty in prose["articles"][name]["duties"]:
        yield from page(folder.treaty.duties[duty], folder)


def page(duty: Duty, folder: Folder) -> Iterator[str]:
    """One duty as Markdown."""
    document = explaining.duty(duty, folder.treaty, folder.explanations)
    lead, *parts = document.sections
    yield from (f"## {document.title}", "", words(lead), "")
    for part in parts:
        yield from (f"**{part.title}.**", words(part), "")


def words(section: Section) -> str:
    """What the paragraphs of a section say."""
    return " ".join(block.text for block in section.blocks if isinstance(block, Paragraph))


def articles(folder: Folder) -> Iterator[str]:
    """All articles with their duties, by instrument."""
    yield from head(
        "Duties",
        "the data",
        "What each instrument asks of a State, paragraph by paragraph. The id of a duty is its pinpoint.",
        "`harmonize explain ID` tells the same as these pages; `harmonize list duties` lists by topic, strength and form.",
        link="../",
    )
    articles = folder.explanations["articles"]
    for key, instrument in folder.treaty.instruments.items():
        yield from (f"## {instrument.title}", "")
        yield from ("| article | id | duty | strength | how it is tested |", "|---|---|---|---|---|")
        listed = [(page, folder.treaty.duties[duty]) for page in articles for duty in articles[page]["duties"]]
        for page, duty in listed:
            if duty.instrument == key:
                form = duty.form or ("practice" if duty.kind == "operational" else "not by text of law")
                yield f"| [{page}]({page}.md) | `{duty.id}` | {duty.title} | {duty.strength.words} | {form} |"
        yield ""


def commands() -> Iterator[str]:
    """What every command takes."""
    yield from head(
        "Commands",
        "the code",
        "`harmonize COMMAND --help` tells the same. What comes out in which form is told under [formats](formats.md),",
        "and what a script learns from the exit code under [exit codes](exit-codes.md).",
    )
    for name, summary in COMMANDS.items():
        made = command(name)
        own = [param for param in made.params if param.rich_help_panel not in TOLD_ONCE]
        yield from (f"## harmonize {name}", "", summary, "", "```sh", made.example, "```", "")
        if own:
            yield from arguments(own)
        common = ", ".join(f"`{param.opts[0]}`" for param in made.params if param not in own)
        yield from (f"[Common options](#common-options): {common}", "") if common else ()
    yield from ("## Common options", "", "Told once, since they mean the same everywhere.", "")
    yield from arguments(Overview().besides())


def arguments(params: Iterable[Any]) -> Iterator[str]:
    """The words and options that a command takes, one a line."""
    yield from ("| argument | meaning |", "|---|---|")
    for param in params:
        is_option = param.param_type_name == "option"
        names = ", ".join(f"`{flag}`" for flag in param.opts) if is_option else f"`{param.metavar}`"
        yield f"| {names} | {' '.join(param.help.split())} |"
    yield ""


def formats(folder: Folder) -> Iterator[str]:
    """Which command tells its results in which format, and how files are written."""
    yield from head("Formats", "the code")
    yield "`--format FORMAT` chooses what is printed; `-o FILE` writes into a file, its format guessed from the suffix;"
    yield "`-o FORMAT=FILE` names it. Several `-o` make several files in one run, all from the same results:"
    yield from ("", "```console", "harmonize check DE -o sarif=findings.json -o memo.docx -o report.html", "```", "")
    yield "A file is written whole or not at all, a file that is there stays without `--force`, no folder is made and no link"
    yield from ("is followed. One install brings every format.", "")
    yield "`compile`, `export` and `schema --write` write a folder: a new one, an empty one, or their own, and never one that holds"
    yield "anything else; no option changes that. `compile` and `export` write new files beside the old ones and replace the index"
    yield "in one step, so a full disk or a kill leaves the old state, and the next run removes what it began. Two at once wait for"
    yield from ("each other. Files that a user puts into such a folder are never touched: the command refuses it.", "")
    yield from ("| format | suffix | for |", "|---|---|---|")
    for form, known in FORMATS.items():
        yield f"| {form} | {' '.join(f'`{end}`' for end in known.suffixes) or 'name it'} | {known.reader} |"
    yield ""
    shown = [(name, words) for name in COMMANDS if (words := told_in(name))]
    yield f"| command | {' | '.join(FORMATS)} |"
    yield f"|---|{'---|' * len(FORMATS)}"
    for name, words in shown:
        yield f"| {name} | {' | '.join('yes' if form in words else '' for form in FORMATS)} |"
    yield from (
        "",
        "Text from data arrives as text in every format: escapes that steer a terminal or turn the direction of",
    )
    yield "reading are made visible (`\\x1b`, `\\u202e`), markup is escaped, nobody is called by an `@`, no line is a command to a"
    yield "build server (`##[`, `::`), cells of tables are never formulas, whatever sign separates them where they are opened (an"
    yield "apostrophe stands before what would begin one), and only addresses that begin with `https://` or `http://` become"
    yield "links. A cell of a workbook that is too long says where it was cut. A test per format proves it."
    yield ""
    yield "Files are UTF-8. So is what programs read from a pipe (json, sarif, junit, html, github); the other formats are printed in"
    yield "the code page of the reader, with a stand-in of plain letters for what it lacks: `->`, `>=`, a letter without its accent, and"
    yield "`?` where there is none."
    yield ""
    yield "All formats are told from one document, in the same words and the same order. The screen leaves out long lists (what is"
    yield "met, the sources ...) unless `--verbose` or `--all` asks for them; every other format has them. A terminal draws tables in"
    yield "its width, verdicts in colour, and links to provisions; `NO_COLOR` takes the colour, `TERM=dumb` boxes and links as well,"
    yield "and `FORCE_COLOR` asks for all of it. A pipe gets the same words in 100 columns; `--width` sets another number. A table that"
    yield "does not fit is wrapped, told in parts, or row by row."
    yield ""
    yield "A finding keeps its fingerprint (SARIF `partialFingerprints`) as long as State, duty and region of facts are the"
    yield "same; wording and lines do not count."
    yield from (
        "",
        "## Schemas",
        "",
        "The forms of the data files, and of the reports for machines, are published as JSON Schemas in `schemas/`",
        "(`harmonize data schema NAME` prints one). A report names its form and version, as `harmonize-check/2`;",
        "the number rises when a reader of the old form could be misled.",
        "",
        "| schema | describes |",
        "|---|---|",
    )
    for name in schema_names():
        told = schema(Corpus(folder), name)
        yield f"| `{name}` | {str(told['title'] if name.endswith('_report') else told['description']).splitlines()[0]} |"
    yield ""


def told_in(name: str) -> list[str]:
    """The formats of a command; none for a command that only prints."""
    taken = {flag: param for param in command(name).params for flag in param.opts}
    told = str(taken["--format"].help) if {"--format", "--output"} <= set(taken) else ""
    return told.removeprefix("on the screen: ").split(" (")[0].split(", ") if told.startswith("on the screen: ") else []


def lint_rules() -> Iterator[str]:
    """What lint complains of, rule by rule."""
    yield from head(
        "Rules of lint",
        "the table of rules",
        "`harmonize lint` says of each complaint which rule makes it: `file:line:column: severity[lint/NAME]: message`, and shows",
        "the line. `harmonize explain lint/NAME` prints what stands here. Errors fail, warnings fail with `--strict`, notes never do.",
        "",
        "A complaint that does not hold is excused on the line, or on a line of its own above it, with the reason:",
        "",
        "```yaml",
        "until: 2019-01-01  # lint: allow hole-between-versions - the decree lapsed; no text was in force until 2020",
        "```",
        "",
        "An excuse without a reason or for a rule that does not exist is an error, one that excuses nothing a warning. Rules",
        "marked *firm* cannot be excused: what they refuse could not be used.",
    )
    for topic, rules in topics().items():
        yield from (f"## {topic}", "")
        for rule in rules.values():
            firm = ", firm" if rule.firm else ""
            yield from (f"### {rule.name}", "", f"{rule.severity}{firm}: {code(rule.message)}", "", rule.why, "")
            yield from (
                "```text",
                *(f"# {title}\n{example}" for title, example in (("wrong", rule.wrong), ("right", rule.right))),
                "```",
                "",
            )


def code(text: str) -> str:
    """A text that holds backticks as code."""
    return f"`` {text} ``" if "`" in text else f"`{text}`"


def first_hour() -> Iterator[str]:
    """What new users stumbled over, and what became of each."""
    ways = yaml.safe_load((ROOT.parent / "tests" / "first_hour.yaml").read_text("utf-8"))["ways"]
    yield from head(
        "The first hour",
        "tests/first_hour.yaml",
        "Five new users followed the README at an early commit, and a new maintainer: 62 stumbles, and what became of each.",
        "`tests/test_first_hour.py` walks these ways again and fails where one leads astray.",
    )
    for who, way in ways.items():
        yield from (f"## {who}", "", "| stumble | now |", "|---|---|")
        yield from (f"| {step['was']} | {'**open**: ' if step.get('open') else ''}{step['now']} |" for step in way)
        yield ""


def exit_codes() -> Iterator[str]:
    """What a script learns from the exit code."""
    yield from head(
        "Exit codes",
        "the code",
        "They are the same for every command. Answers go to standard output, messages to standard error.",
    )
    takers = [f"`{name}`" for name in COMMANDS if any("--fail-on" in param.opts for param in command(name).params)]
    yield from (
        "| code | meaning |",
        "|---|---|",
        "| 0 | the question was answered, and nothing reaches `--fail-on` |",
        "| 1 | the question was answered, and there are findings: a shortfall at or above `--fail-on`, an error in data |",
        "| 2 | no answer: a wrong word, data that cannot be read, an output that cannot be written, a mistake of the tool |",
        "| 130 | interrupted with Ctrl-C |",
        "| 143, 129 | ended by the system (SIGTERM, SIGHUP); no half-written file stays behind |",
        "",
        f"`--fail-on` is an option of {', '.join(takers)}: `high`, `medium` (the default; of `gate` `low`), `low`, or `never`.",
        "A doubt (unsettled, not verified), what no law must provide for and what was not assessed never fail. An error of the tool is",
        "never told as a finding.",
        "",
        "A reader that stops early (`| head`) changes nothing: the rest is dropped and the code is that of the answer. When",
        "standard output is closed or full, standard error says so and the code is 2; when standard error is full, the code is",
        "2 as well; when the caller has closed standard error, nothing is said and the code is that of the answer. Nothing is",
        "ever printed to the other stream instead.",
        "",
        "Whatever goes wrong is told in one line, or in one line per mistake in data. A mistake of the tool itself says so, and",
        "how to report it; with `HARMONIZE_DEBUG=1` its traceback is printed as well.",
        "",
        "## Severity",
        "",
        f"A shortfall ({' or '.join(verdict_words(key) for key in SHORTFALLS)}) is as severe as the duty is strong.",
        "",
        "| strength of the duty | severity of a shortfall |",
        "|---|---|",
        *(f"| {strength.words} | {strength.severity} |" for strength in Strength),
    )


def front_page(folder: Folder) -> str:
    """The README with its made tables."""
    return filled(README, {"commands": command_table(), "coverage": coverage(folder)})


def filled(page: Path, parts: dict[str, Iterator[str]]) -> str:
    """A page with what is made put between its marks."""
    text = page.read_text("utf-8")
    for name, lines in parts.items():
        begin, end = f"<!-- {name}: made by docs/generate.py -->\n", f"<!-- end of {name} -->"
        before, _, rest = text.partition(begin)
        text = before + begin + "\n".join(lines) + "\n" + end + rest.partition(end)[2]
    return text.rstrip()


def second_readings(folder: Folder) -> Iterator[str]:
    """What changed when two codings were compared, the newest first."""
    logged = ((told, law.state) for law, _ in map(folder.text, real_states(folder)) for told in law.second_reading)
    for told, state in sorted(logged, key=lambda entry: (-entry[0].on.toordinal(), entry[1])):
        yield f"- **{state}**, {told.on.day} {told.on:%B %Y}, a {told.by}: {told.changed}"


def real_states(folder: Folder) -> list[str]:
    """The States on file without the Model Law in its three options."""
    return [code for code in folder.codes if code not in {"XA", "XB", "XC"}]


def command_table() -> Iterator[str]:
    """One line per command."""
    yield from ("| command | answers |", "|---|---|")
    for name, summary in COMMANDS.items():
        anchor = f"harmonize-{name.replace(' ', '-')}"
        yield f"| [`{name}`](docs/commands.md#{anchor}) | {summary} |"


def coverage(folder: Folder) -> Iterator[str]:
    """What is known of each State: on the latest day of reading, so that the table says the same tomorrow."""
    real = real_states(folder)
    store: Store = folder.behind if all(map(folder.known, real)) else folder  # compiled already, and hence quick
    periods = {code: store.periods(code) for code in real}
    newest = {code: known[-1] for code, known in periods.items()}
    day = max(source.read_on for law in newest.values() for source in law.sources.values())
    yield from (
        "| State | law since | criminal-law duties assessed | other duties assessed | cites of an official text | coded twice |",
        "|---|---|---:|---:|---:|---|",
    )
    for code, law in ((code, store.law(code, day) or newest[code]) for code in real):
        done = assess(
            law,
            folder.status.parties[code],
            folder.treaty,
            folder.status,
            day,
            {},
            Choice(),
            store.outcomes(code, day),
        )
        count = Counter(grade for cites in cited(law) for grade in (law.grade([cite]) for cite in cites))
        official = 100 * (count["official"] + count["official_translation"]) // max(1, count.total())
        twice = f"{len(law.second)} sections" if law.second else "no"
        yield (
            f"| {law.name} ({code}) | {periods[code][0].since[:4]} | {share(done, inside=True)} "
            f"| {share(done, inside=False)} | {official} % | {twice} |"
        )
    yield f"\nAs of {day}. All codings are by programs; no lawyer of these States has read them. "
    yield "A section is coded twice when a second one was made without sight of the first."


def cited(law: Law) -> Iterator[tuple[str, ...]]:
    """The cites of every provision and measure."""
    yield from (provision.cite for provision in law.provisions)
    yield from (measure.cite for measure in law.measures.values())


def head(title: str, origin: str, *lines: str, link: str = "") -> Iterator[str]:
    """The beginning of a made page, which says that it is made."""
    made = (
        f"*Made from {origin} by [`docs/generate.py`]({link}generate.py) (`make docs`); a test fails when it is stale.*"
    )
    yield from (MADE, f"# {title}", "", made, "")
    if lines:
        yield from (*lines, "")


def open_data() -> Iterator[str]:
    """What an export holds, table by table."""
    yield from head(
        "Open data", "the code", "`harmonize data export -o FOLDER` writes the dataset for other people's tools:"
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
    "The names of these CSV files end with a digest of their content; `datapackage.json` says which file is which table.",
    "`verdicts.csv`, `offences.csv` and so on: the same files under names that stay, for `pandas.read_csv`; each is replaced whole.",
    "`harmonize.sqlite` keeps its name: `pandas.read_sql('SELECT * FROM verdicts', sqlite3.connect('FOLDER/harmonize.sqlite'))`.",
    "`harmonize.sqlite`: the same tables with views; `datasette harmonize.sqlite --metadata metadata.json` opens it.",
    "`README.md`: version of the dataset, day of the verdicts, licence (CC BY 4.0), and how to cite it.",
    "The same dataset gives the same bytes.",
    "Verdicts and answers are those of the day of `--as-of`; without it, of the last day on which a source was read, not of today.",
    "Verdicts use the default readings of disputes; all instruments are asked. Cases are the standard ones.",
    "The folder must be new, empty, or an export, which is replaced; one that holds anything else is refused.",
    "While it is replaced, package and database are each whole: the old one, then the new one.",
    "`index.json`: by which `harmonize data export` knows the folder as its own.",
    "Types: `yes no` is true and false in CSV, 1 and 0 in SQLite; `list` and `facts` are JSON; a `day` is an ISO date.",
)


def pages() -> dict[Path, str]:
    """Every generated page with its content."""
    folder = Folder(ROOT.parent / "data", Dataset)  # takes what is unchanged from the compiled dataset
    made = {
        ROOT / "codebook.md": book(folder),
        ROOT / "measures.md": measures(folder),
        ROOT / "commands.md": commands(),
        ROOT / "open-data.md": open_data(),
        ROOT / "formats.md": formats(folder),
        ROOT / "exit-codes.md": exit_codes(),
        ROOT / "first-hour.md": first_hour(),
        ROOT / "lint.md": lint_rules(),
        ROOT / "duties" / "README.md": articles(folder),
        ROOT / "conduct-space.svg": picture.conduct_space(),
        ROOT / "exchange.svg": picture.exchange(),
        README: iter([front_page(folder)]),
        GUIDE: iter([filled(GUIDE, {"kinds": codebook.kinds(folder)})]),
        CORRECTIONS: iter([filled(CORRECTIONS, {"readings": second_readings(folder)})]),
    }
    made |= {ROOT / "duties" / f"{name}.md": article(folder, name) for name in folder.explanations["articles"]}
    return {path: "\n".join(lines).rstrip() + "\n" for path, lines in made.items()}


def main() -> int:
    """Writes the pages; with ``--check`` returns 1 when one is stale."""
    made = pages()
    stale = [path for path, text in made.items() if not path.is_file() or path.read_text("utf-8") != text]
    orphans = [path for path in (ROOT / "duties").glob("*.md") if path not in made]
    if "--check" in sys.argv:
        for path in (*stale, *orphans):
            print(f"{path.relative_to(ROOT.parent)} is stale; run `make docs`")
        return 1 if stale or orphans else 0
    for path in stale:
        path.parent.mkdir(exist_ok=True)
        path.write_text(made[path], "utf-8")
    for path in orphans:
        path.unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())
