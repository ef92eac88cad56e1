"""Every command once, on the invented laws: it answers, and neither the tool nor its use is at fault."""

import shutil
from pathlib import Path

import pytest

from command_line import ROOT, typed
from day import DAY
from harmonize.cli.commands import COMMANDS

FACTS = ("--set", "conduct=crossing", "--set", "enters=XA", "--set", "benefit=money")
LAW = "data/national_laws/xa.yaml"
SILENT = ("mcp", "data fmt", "data compile")  # when all is well
BILL = "bill: xa\ntitle: A repeal\nfrom: 2026-11-01\nrepeals: [xa-5b]\n"
LINES: dict[str, tuple[str, ...]] = {
    "check": ("check", "XA", "--as-of", DAY),
    "case": ("case", *FACTS, "XA", "--as-of", DAY),
    "explain": ("explain", "smp-6.1.a"),
    "compare": ("compare", "XA", "XB", "--as-of", DAY),
    "dual": ("dual", "XA", "XB", "--as-of", DAY),
    "table": ("table", "XA", "XB", "XC", "--as-of", DAY),
    "history": ("history", "XA", "--duty", "smp-6.1.a"),
    "advise": ("advise", "XA", "--as-of", DAY),
    "bill": ("bill", "bill.yaml", "--as-of", DAY),
    "treaty": ("treaty", "text.yaml", "XA", "--as-of", DAY),
    "form": ("form", "eu-table", "XA", "--instrument", "smp", "--as-of", DAY),
    "show": ("show", "XA", "--as-of", DAY),
    "states": ("states", "XA"),
    "list": ("list", "duties", "--topic", "extradition"),
    "atlas": ("atlas", "XA", "-o", "site", "--as-of", DAY),
    "find": ("find", "smuggling", "--data", "data", "--as-of", DAY),
    "docs": ("docs", "tutorial"),
    "mcp": ("mcp",),
    "data new": ("data", "new", "AL", "--no-interview"),
    "data interview": ("data", "interview", "AL", "--as-of", DAY),
    "data lint": ("data", "lint", LAW),
    "data fmt": ("data", "fmt", "--check", LAW),
    "data reconcile": ("data", "reconcile", "XA", LAW, "other.yaml", "--as-of", DAY),
    "data read": ("data", "read", "XD", "--text", "laws/german.md", "--source", "act", "--data", "data"),
    "data drift": ("data", "drift", "XD", "--text", "laws", "--data", "data"),
    "data init": ("data", "init"),
    "data baseline": ("data", "baseline", "write", "--data", "data", "--as-of", DAY),
    "data gate": ("data", "gate", "./data", "./data", "--as-of", DAY),
    "data settings": ("data", "settings"),
    "data compile": ("data", "compile", "data", "compiled"),
    "data export": ("data", "export", "-o", "open", "--format", "sqlite", "--data", "data", "--as-of", DAY),
    "data schema": ("data", "schema", "national_law"),
}  # fmt: skip


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the invented laws, a copy of the statute of one, another coding of one, a bill and a changed text."""
    place = tmp_path_factory.mktemp("desk")
    elsewhere = shutil.ignore_patterns("[!x]?.yaml", "[!x]?.first.yaml", "[!x]?.second.yaml", "codings", "fingerprints")
    shutil.copytree(ROOT / "data", place / "data", ignore=elsewhere)
    shutil.copy(ROOT / "tests" / "copies" / "xd.yaml", place / "data" / "national_laws")
    (place / "laws").mkdir()
    shutil.copy(ROOT / "tests" / "copies" / "invented" / "german.md", place / "laws")
    law = (place / LAW).read_text("utf-8")
    (place / "other.yaml").write_text(
        law.replace("gain: {benefit: [kind, money]}", "gain: {benefit: [money]}"), "utf-8"
    )
    (place / "bill.yaml").write_text(BILL, "utf-8")
    shutil.copy(ROOT / "docs" / "what-if.yaml", place / "text.yaml")
    assert typed(*LINES["data read"], folder=place).returncode == 0  # what drift looks for
    return place


def test_none_is_left_out() -> None:
    assert list(LINES) == list(COMMANDS)


# The other ways in which commands that took over several answer.
MORE = (
    ("case", "--along", "XA,XB", "--as-of", DAY),
    ("case", "--pattern", "paid driver", "XA", "--as-of", DAY),
    ("check", "XA", "--conflicts", "--as-of", DAY),
    ("dual", "XA", "XB", "XC", "--as-of", DAY),
    ("form", "untoc-review", "XA", "--as-of", DAY),
    *(("list", kind) for kind in ("topics", "instruments", "facts", "words", "patterns")),
    ("table", "--cases", "XA", "XB", "--as-of", DAY),
    ("table", "--elements", "XA", "XB", "--as-of", DAY),
    ("docs",),
    ("help", "check"),
    ("data",),
    ("lint", "data", "--format", "json"),
    ("gate", "./data", "./data", "--as-of", DAY),
)
# What commands of 0.1 are called now, by lines of theirs.
RENAMED = {
    ("plan", "bill.yaml", "--as-of", DAY): "bill bill.yaml",
    ("what-if", "text.yaml", "--state", "XA", "--as-of", DAY): "treaty text.yaml XA",
    ("matrix", "XA", "XB", "--as-of", DAY): "table XA XB",
    ("matrix", "--pairs", "XA", "XB", "XC", "--as-of", DAY): "dual XA XB XC",
    ("cases", "XA", "--as-of", DAY): "table --cases XA",
    ("cases", "--list"): "list patterns",
    ("cases", "--own", "XC"): "table --own XC",
    ("route", "XA", "--as-of", DAY, "XB"): "case --along XA,XB --as-of",
    ("conflicts", "XA", "--as-of", DAY): "check --conflicts XA",
    ("concordance", "XA", "--instrument", "smp", "--as-of", DAY): "form eu-table XA",
    ("questionnaire", "XA", "--as-of", DAY): "form untoc-review XA",
    ("duties", "--topic", "extradition"): "list duties --topic extradition",
    ("schema", "national_law"): "data schema national_law",
}


@pytest.mark.parametrize("line", MORE, ids=" ".join)
def test_it_answers_in_another_way(line: tuple[str, ...], desk: Path) -> None:
    done = typed(*line, folder=desk)
    assert done.returncode in (0, 1), done.stderr
    assert done.stdout


@pytest.mark.parametrize(("line", "now"), RENAMED.items(), ids=lambda item: item[0] if isinstance(item, tuple) else "")
def test_an_old_name_answers_and_says_the_new_one(line: tuple[str, ...], now: str, desk: Path) -> None:
    done = typed(*line, folder=desk)
    told, *_ = done.stderr.splitlines()
    assert told.startswith(
        f"harmonize: `{line[0]}` has another name and goes with the next release; write: harmonize {now}"
    )
    words = told.partition("write: harmonize ")[2].split()
    again = typed(*words, folder=desk)
    assert (done.returncode, done.stdout) == (again.returncode, again.stdout)
    assert not again.stderr.startswith("harmonize: `")


@pytest.mark.parametrize("name", LINES)
def test_it_answers(name: str, desk: Path) -> None:
    done = typed(*LINES[name], folder=desk)
    assert done.returncode in (0, 1), done.stderr
    assert bool(done.stdout or done.stderr) == (name not in SILENT)
