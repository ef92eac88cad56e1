"""Prints the project's figures as ratios measured in one run.

``python bench/run.py [start] [lint] [engine] [pairs] [solvers] [formats] [amendments] [compiling]``
"""

import compileall
import os
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.commands import peak_megabytes, together  # noqa: E402  found through the path above
from bench.engine import against_solver, all_duties, growth, pairs, side_by_side  # noqa: E402
from bench.synthetic import folder, with_alternatives  # noqa: E402

from harmonize.corpus import Corpus  # noqa: E402
from harmonize.findings.advice import advise  # noqa: E402
from harmonize.findings.assessment import answers  # noqa: E402
from harmonize.library.compiling import Work, compile_folder  # noqa: E402
from harmonize.library.dataset import Dataset  # noqa: E402
from harmonize.library.processes import MOST_PROCESSES  # noqa: E402
from harmonize.upkeep import screened  # noqa: E402

HARMONIZE = str(Path(sys.executable).parent / "harmonize")
ROUNDS = 21


def row(title: str, value: float, bar: float | None, unit: str = "x") -> None:
    """One figure with its bar."""
    met = "" if bar is None else f"  bar {bar:g}{unit}  {'met' if value <= bar else 'MISSED'}"
    print(f"{title:<86}{value:>9.2f}{unit}{met}", flush=True)


# What a check from YAML does before a line of ours does anything: the peer, the first model, and PyYAML's bare events.
PEER = "from pydantic import BaseModel; import yaml"
DRAWN = """import os
os.environ.update(FORCE_COLOR="1", TERM="xterm", COLUMNS="100")
from harmonize.cli.app import main
main()"""
ONE_MODEL = f"{PEER}\nclass One(BaseModel):\n    field: int\nOne(field=1)"
LAW_UNREAD = f"""{PEER}
from harmonize.texts.national_law import NationalLaw
NationalLaw.model_rebuild()
with open("data/national_laws/de.yaml", encoding="utf-8") as file:
    event = yaml.CSafeLoader(file.read()).get_event
while event():
    pass"""


def start() -> None:
    """Cold start of ``check`` from the shipped dataset and from files."""
    with tempfile.TemporaryDirectory() as scratch:
        changed = shutil.copytree(ROOT / "data", Path(scratch) / "data")
        with (changed / "national_laws" / "de.yaml").open("a", encoding="utf-8") as law:
            law.write("# changed\n")
        found = started(str(changed))
    print(f"a typer hello-world: {1000 * found['typer']:.0f} ms, python -c pass: {1000 * found['pass']:.0f} ms")
    row("check DE, cold, text, over a typer hello-world", found["text"] / found["typer"], 2)
    row("check DE, cold, json, over a typer hello-world", found["json"] / found["typer"], 2)
    beyond = found["anew"] - 3 * found["typer"]
    row("check DE, cold, answers and amendments worked out anew, beyond three hello-worlds", beyond, 1.5, " s")
    row("check DE, cold, drawn for a terminal of 100 columns, over the same", found["drawn"] / found["typer"], 3)
    row("check --help, piped, over a typer hello-world", found["help"] / found["typer"], None)
    row("check DE, peak memory", peak_megabytes([HARMONIZE, "check", "DE"]), 35, " MB")
    for title, name, bar in (
        ("check DE --data data --no-cache, over importing pydantic and yaml", "files", 4),
        ("check DE --data data (only the law file changed), over the same", "changed law", None),
        ("check DE --data data (unchanged files known by content), over the same", "known files", None),
        ("floor: typer alone, over the same", "typer", None),
        ("floor: pydantic, yaml and a model of one field, over the same", "one model", None),
        ("floor: the validator of the law's models and the bare YAML events of DE, over the same", "law unread", None),
    ):
        row(title, found[name] / found["models"], bar)
    row("case over all States, over check of one", found["case"] / found["text"], 1.5)
    explained = all_duties(Dataset(), "DE")
    row(
        "all duties of all instruments on DE, warm, with gaps, doubts, nearest provisions, over a cold check",
        explained / found["text"],
        None,
    )


def started(changed: str) -> dict[str, float]:
    """Seconds of the commands of ``start``; in one folder only the law file differs from what the dataset knows."""
    python = sys.executable
    return together(
        {
            "pass": [python, "-c", "pass"],
            "typer": [python, str(ROOT / "bench" / "typer_hello.py")],
            "models": [python, "-c", PEER],
            "one model": [python, "-c", ONE_MODEL],
            "law unread": [python, "-c", LAW_UNREAD],
            "text": [HARMONIZE, "check", "DE"],
            "json": [HARMONIZE, "check", "DE", "--format", "json"],
            "anew": [HARMONIZE, "check", "DE", "--no-cache"],
            "drawn": [python, "-c", DRAWN, "check", "DE"],
            "help": [HARMONIZE, "check", "--help"],
            "files": [HARMONIZE, "check", "DE", "--data", "data", "--no-cache"],
            "changed law": [HARMONIZE, "check", "DE", "--data", changed],
            "known files": [HARMONIZE, "check", "DE", "--data", "data"],
            "case": [HARMONIZE, "case", "--set", "conduct=crossing", "--set", "enters=DE", "--set", "benefit=money"],
        },
        ROUNDS,
    )


def lint() -> None:
    """The dataset's check over 60 synthetic files against check-jsonschema with the published schema."""
    with tempfile.TemporaryDirectory() as scratch:
        data = folder(ROOT / "data", Path(scratch) / "data", 60)
        files = sorted(map(str, (data / "national_laws").glob("*.yaml")))
        size = sum(Path(file).stat().st_size for file in files) / len(files) / 1024
        peer = str(Path(sys.executable).parent / "check-jsonschema")
        found = together(
            {
                "lint": [HARMONIZE, "lint", str(data)],
                "peer": [peer, "--schemafile", str(ROOT / "schemas" / "national_law.json"), *files],
            },
            3,
        )
        print(f"60 files of {size:.0f} KB")
        row("check-jsonschema over harmonize lint (at least 6)", -found["peer"] / found["lint"], -6)


def engine() -> None:
    """Coverage questions on the real data against a SAT solver; growth with the number of States."""
    found = against_solver(Dataset())
    print(f"{found['questions']:.0f} (law, duty) questions, engine and solver agree on all")
    row("decision, median, over python-sat's yes or no", found["decision"], 0.5)
    row("with all gaps as primes, median, over python-sat's yes or no", found["primes"], 50)
    row("with all gaps as primes, worst", found["worst"], 1000)
    row(
        "time per State from 20 to 200 States of Germany's size, all duties: growth",
        100 * growth(Dataset(), 20, 200),
        10,
        " %",
    )


def formats() -> None:
    """What a page, a workbook and SARIF cost over the text of the same command."""
    with tempfile.TemporaryDirectory() as scratch:
        many = compiled(Path(scratch), 200)
        page = Path(scratch) / "page.html"
        check, matrix = [HARMONIZE, "check", "DE"], [HARMONIZE, "matrix", "--data", str(many)]
        all_states = [HARMONIZE, "check", "--all"]
        found = together(
            {
                "text": check,
                "jinja2": [sys.executable, "-c", "import jinja2"],
                "pass": [sys.executable, "-c", "pass"],
                "html": [*check, "-o", str(page), "--force"],
            },
            ROUNDS,
        )
        template_library = found["jinja2"] - found["pass"]
        row("check DE as HTML, size", page.stat().st_size / 1024, 300, " KB")
        row(
            "check DE as HTML, over text plus importing jinja2", found["html"] / (found["text"] + template_library), 1.5
        )
        found = together({"text": all_states, "sarif": [*all_states, "--format", "sarif"]}, 7)
        row("check --all as SARIF, over text", found["sarif"] / found["text"], 2)
        book = str(Path(scratch) / "book.xlsx")
        found = together({"text": matrix, "xlsx": [*matrix, "-o", book, "--force"]}, 3)
        row("matrix of 200 synthetic States as xlsx, over text", found["xlsx"] / found["text"], 3)


def compiled(scratch: Path, count: int) -> Path:
    """A compiled dataset of so many synthetic States, each with answers worked out before as the shipped ones have them."""
    source, target = folder(ROOT / "data", scratch / "data", count), scratch / "dataset"
    (source / "cases").mkdir()
    shutil.copy(ROOT / "data" / "cases" / "standard.yaml", source / "cases")
    compile_folder(source, target, "bench", Work(answers))
    return target


def two_laws() -> None:
    """All pairs of 60 synthetic States; growth with the number of States."""
    with tempfile.TemporaryDirectory() as scratch:
        data = folder(ROOT / "data", Path(scratch) / "data", 60)
        seconds, more = pairs(Dataset(), data, 20, 200)
    bare = together({"pass": [sys.executable, "-c", "pass"]}, ROUNDS)["pass"]
    row("all 1,770 pairs of 60 States, overlap and both differences, over python -c pass", seconds / bare, 60)
    row("time per pair from 20 to 200 States: growth", more, 10, " %")


def solvers() -> None:
    """The same questions put to other engines, in one run, agreeing on every answer."""
    found = {name: statistics.median(ratios) for name, ratios in side_by_side(Dataset()).items()}
    row("z3 over the engine, median question (at least 20)", -found["Smt"], -20)
    row("clingo over the engine, median question (at least 20)", -found["Answers"], -20)
    row("python-sat's yes or no over the engine, median question (at least 1)", -found["Sat"], -1)
    row("oxidd's diagrams, built and read, over the engine, median question", found["Diagrams"], None)
    print(
        "The engine, z3 and clingo give one counterexample, python-sat says yes or no; "
        "oxidd builds the whole set from the clauses each time."
    )


def amendments() -> None:
    """What ``--advise`` takes for each State, for all of them, and for a law with many alternatives."""
    laws = Corpus(Dataset())
    found = {party.code: laws.check(party.code) for party in laws.states()}
    seconds = {code: timed(lambda item=item: advise(item, laws.store.status)) for code, item in found.items()}
    worst = max(seconds, key=seconds.__getitem__)
    row(f"amendments of one State, the slowest ({worst})", seconds[worst], 1.5, " s")
    row(f"amendments of all {len(seconds)} States", sum(seconds.values()), 15, " s")
    germany = found["DE"]
    many = germany._replace(law=with_alternatives(germany.law, 250))
    row("amendments of a law with 250 alternatives", timed(lambda: advise(many, laws.store.status)), 5, " s")


def compiling() -> None:
    """What compiling takes when one law changed, with its amendments and without; the others are known by their content."""
    for title, screens, bar in (("without amendments", None, 2), ("with amendments", screened, 4)):
        with tempfile.TemporaryDirectory() as scratch:
            data, target = shutil.copytree(ROOT / "data", Path(scratch) / "data"), Path(scratch) / "dataset"
            work = Work(answers, screens, "bench")
            start = perf_counter()  # on every core: what other processes compute is no computing of this one
            compile_folder(data, target, "bench", work)
            whole = perf_counter() - start
            states = len(Dataset(str(target)).codes)
            size = sum(file.stat().st_size for file in target.rglob("*") if file.is_file()) / states / 1e6
            with (data / "national_laws" / "de.yaml").open("a", encoding="utf-8") as law:
                law.write("# changed\n")
            again = timed(lambda data=data, target=target, work=work: compile_folder(data, target, "bench", work))
            row(f"compiling one changed law (DE) {title}", again, bar, " s")
            row(f"compiled dataset {title}, per law", size, 0.4, " MB")
            row(
                f"compiling all {states} laws {title} in {min(os.cpu_count() or 1, MOST_PROCESSES)} processes, per law",
                whole / states,
                0.65 if screens is None else None,
                " s",
            )


def timed(work: Callable[[], object]) -> float:
    """The seconds of computing that some work takes, whatever else the machine does."""
    start = process_time()
    work()
    return process_time() - start


def main() -> None:
    """All figures, or those named."""
    compileall.compile_dir(str(ROOT / "src"), quiet=1)
    groups = {
        "start": start,
        "lint": lint,
        "engine": engine,
        "pairs": two_laws,
        "solvers": solvers,
        "formats": formats,
        "amendments": amendments,
        "compiling": compiling,
    }
    for name in sys.argv[1:] or groups:
        groups[name]()


if __name__ == "__main__":
    main()
