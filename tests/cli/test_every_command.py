"""Every command once, on the invented laws: it answers, and neither the tool nor its use is at fault."""

import shutil
from pathlib import Path

import pytest

from command_line import ROOT, typed
from day import DAY
from harmonize.cli.commands import COMMANDS

FACTS = ("--set", "conduct=crossing", "--set", "enters=XA", "--set", "benefit=money")
LAW = "data/national_laws/xa.yaml"
SILENT = ("fmt", "compile")  # when all is well
BILL = "bill: xa\ntitle: A repeal\nfrom: 2026-11-01\nrepeals: [xa-5b]\n"
LINES: dict[str, tuple[str, ...]] = {
    "check": ("check", "XA", "--as-of", DAY),
    "compare": ("compare", "XA", "XB", "--as-of", DAY),
    "dual": ("dual", "XA", "XB", "--as-of", DAY),
    "matrix": ("matrix", "XA", "XB", "XC", "--as-of", DAY),
    "conflicts": ("conflicts", "XA", "--as-of", DAY),
    "plan": ("plan", "bill.yaml", "--as-of", DAY),
    "what-if": ("what-if", "text.yaml", "--state", "XA", "--as-of", DAY),
    "reconcile": ("reconcile", "XA", LAW, "other.yaml", "--as-of", DAY),
    "history": ("history", "XA", "--duty", "smp-6.1.a"),
    "case": ("case", *FACTS, "XA", "--as-of", DAY),
    "cases": ("cases", "XA", "XB", "--as-of", DAY),
    "route": ("route", "XA", "XB", "--as-of", DAY),
    "concordance": ("concordance", "XA", "--instrument", "smp", "--as-of", DAY),
    "questionnaire": ("questionnaire", "XA", "--as-of", DAY),
    "explain": ("explain", "smp-6.1.a"),
    "show": ("show", "XA", "--as-of", DAY),
    "states": ("states", "XA"),
    "duties": ("duties", "--topic", "extradition"),
    "read": ("read", "XD", "--text", "laws/german.md", "--source", "act", "--data", "data"),
    "drift": ("drift", "XD", "--text", "laws", "--data", "data"),
    "lint": ("lint", LAW),
    "interview": ("interview", "AL", "--as-of", DAY),
    "new": ("new", "SI", "--no-interview"),
    "fmt": ("fmt", "--check", LAW),
    "baseline": ("baseline", "write", "--data", "data", "--as-of", DAY),
    "settings": ("settings",),
    "gate": ("gate", "./data", "./data", "--as-of", DAY),
    "compile": ("compile", "data", "compiled"),
    "export": ("export", "-o", "open", "--format", "sqlite", "--data", "data", "--as-of", DAY),
    "schema": ("schema", "national_law"),
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
    assert typed(*LINES["read"], folder=place).returncode == 0  # what drift looks for
    return place


def test_none_is_left_out() -> None:
    assert list(LINES) == list(COMMANDS)


@pytest.mark.parametrize("name", LINES)
def test_it_answers(name: str, desk: Path) -> None:
    done = typed(*LINES[name], folder=desk)
    assert done.returncode in (0, 1), done.stderr
    assert bool(done.stdout or done.stderr) == (name not in SILENT)
