"""What Python gets is shown in a line, in a notebook as a table, and given as rows of plain values that any table takes."""

import csv
import io
import json
import runpy
import tempfile
from collections.abc import Callable
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import harmonize as package
from harmonize import codings
from harmonize.norms.rows import SHOWN, html

ROOT = Path(__file__).parent.parent


def with_second(ask: Callable[[Path, Path], Any]) -> Any:
    """What is found between an invented law and one that punishes for money only, and less."""
    first = ROOT / "data" / "national_laws" / "xa.yaml"
    with tempfile.TemporaryDirectory() as folder:
        second = Path(folder) / "second.yaml"
        less = first.read_text("utf-8").replace("prison: [0, 120]", "prison: [0, 36]")
        second.write_text(less.replace("state: any", "state: [own]"), "utf-8")
        return ask(first, second)


RESULTS: dict[str, Callable[[package.Corpus], Any]] = {
    "check": lambda laws: laws.check("DE", as_of="2024-06-01"),
    "case": lambda laws: laws.case(
        {"conduct": "crossing", "enters": "Germany", "benefit": "money"}, ["DE", "FR", "ZA"]
    ),
    "law": lambda laws: laws.law("GB", as_of="2024-06-01"),
    "states": lambda laws: laws.states(),
    "duties": lambda laws: laws.duties(topics="extradition"),
    "compare": lambda laws: laws.compare("DE@2015-06-01", "DE@2016-06-01", topics="penalties"),
    "cases": lambda laws: laws.cases(["DE", "ZA"], as_of="2024-06-01"),
    "matrix": lambda laws: laws.matrix(["DE", "GB"], as_of="2024-06-01", topics="sea"),
    "table": lambda laws: laws.table(["DE", "XA"], as_of="2024-06-01", duties="smp-6"),
    "elements": lambda laws: laws.elements(["DE", "XA"], as_of="2024-06-01", topics="legal_persons"),
    "pairs": lambda laws: laws.pairs("smp-6.1.a", ["DE", "FR", "XA"], as_of="2024-06-01"),
    "route": lambda laws: laws.route(["TN", "IT"], as_of="2024-06-01")[0],
    "conflicts": lambda laws: laws.conflicts(laws.law("DE"), as_of="2026-06-01"),
    "advise": lambda laws: laws.advise(laws.check("DE", as_of="2024-06-01", instruments="smp")),
    "other readings": lambda laws: laws.other_readings(laws.check("DE", as_of="2026-06-01", instruments="smp")),
    "surrender": lambda laws: laws.surrender("DE", "GB", {"conduct": "crossing", "benefit": "money"})[0],
    "history": lambda laws: laws.history("DE", ("smp-6.1.a", "smp-5"), as_of="2026-11-27"),
    "plan": lambda laws: with_second(lambda _, second: laws.bill(second)),
    "what-if": lambda laws: laws.treaty(ROOT / "docs" / "what-if.yaml", ("DE", "AU"), as_of="2026-11-27"),
    "reconcile": lambda laws: with_second(
        lambda first, second: codings.reconciled(laws, "XA", (first, second), as_of="2026-11-27")[0]
    ),
    "dual": lambda laws: laws.dual("FR", "DE", as_of="2024-06-01"),
}


@pytest.fixture(scope="module")
def laws() -> package.Corpus:
    """The dataset that came with harmonize."""
    return package.load()


class Table(HTMLParser):
    """The cells of an HTML table, row by row."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.rows: list[list[str]] = []
        self.tags: set[str] = set()
        self.cell = False
        self.feed(text)

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.cell = tag in ("td", "th")
        if tag == "tr":
            self.rows.append([])
        elif self.cell:
            self.rows[-1].append("")

    def handle_endtag(self, _tag: str) -> None:
        self.cell = False

    def handle_data(self, data: str) -> None:
        if self.cell:
            self.rows[-1][-1] += data


@pytest.mark.slow
@pytest.mark.sample(4, 40)
@pytest.mark.parametrize("asked", RESULTS)
def test_a_result_is_a_line_a_table_and_rows(asked: str, laws: package.Corpus) -> None:
    found = RESULTS[asked](laws)
    assert len(repr(found)) < 400
    assert "\n" not in repr(found)
    rows = found.rows()
    assert len(rows) > 1
    kinds = {name: {type(row[name]) for row in rows} - {type(None)} for name in rows[0]}
    assert all(list(row) == list(kinds) for row in rows)
    assert all(len(found) <= 1 and found <= {str, int, float, bool} for found in kinds.values()), "one type a column"
    assert len({name.casefold() for name in kinds}) == len(kinds), "no column that differs from another by case only"
    target = io.StringIO()
    writer = csv.DictWriter(target, kinds)
    writer.writeheader()
    writer.writerows(rows)
    again = list(csv.DictReader(io.StringIO(target.getvalue())))
    assert again == [{name: "" if value is None else str(value) for name, value in row.items()} for row in rows]
    shown = Table(found._repr_html_())
    assert shown.rows[0] == list(kinds)
    assert shown.rows[1] == ["" if value is None else str(value) for value in rows[0].values()]
    assert len(shown.rows) == min(len(rows), SHOWN) + 1


def test_rows_say_what_the_result_says(laws: package.Corpus) -> None:
    found = laws.check("Germany", as_of="2024-06-01")
    assert [(row["duty"], row["verdict"]) for row in found.rows()] == [
        (item.duty.id, item.verdict.words) for item in found.findings
    ]
    answers = laws.case({"conduct": "crossing", "enters": "DE", "benefit": "money"}, ["DE", "FR"], as_of="2024-06-01")
    assert [(row["state"], row["low"], row["high"], row["unit"]) for row in answers.rows()] == [
        (code, *answers[code].answer.range, "months") for code in ("DE", "FR")
    ]
    assert [row["duty"] for row in laws.duties(topics="sea").rows()] == [duty.id for duty in laws.duties(topics="sea")]


def test_a_range_is_numbers_with_their_unit_and_what_is_no_number_is_none(laws: package.Corpus) -> None:
    """GB: life has no number of months; what is open says so beside its range; what is no offence has no range."""
    rows = {(row["facts"], row["state"]): row for row in laws.cases(["DE", "GB"], as_of="2024-06-01").rows()}
    german, british = rows["paid-driver", "DE"], rows["paid-driver", "GB"]
    assert (german["low"], german["high"], german["unit"]) == (6.0, 120.0, "months")
    assert (british["low"], british["high"], british["unit"]) == (0.0, None, "life")
    assert british["state_name"] == "United Kingdom"
    assert {row["unit"] for row in rows.values() if row["punishable"] != "yes"} == {""}
    assert all(row["open"] for row in rows.values() if row["punishable"] in ("unsettled", "not verified"))


def test_what_data_say_is_text_in_a_notebook() -> None:
    shown = html("<script>x</script>", [{"a": "<img src=x onerror=y>", "b": "\x1b[31m\u202e", "c": 3}])
    assert Table(shown).tags == {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    assert Table(shown).rows[1] == ["<img src=x onerror=y>", "\\x1b[31m\\u202e", "3"]


NOTEBOOK = runpy.run_path(str(ROOT / "docs" / "notebook.py"))


def test_a_cell_shows_its_last_expression_as_a_notebook_would() -> None:
    source = [
        "import harmonize\n",
        "laws = harmonize.load()",
        "laws.table('XA', as_of='2024-01-01', duties='smp-6.1.a')",
        "laws.picture(laws.matrix('XA', as_of='2024-01-01', duties='smp-6.1.a'))",
    ]
    cells = [{"cell_type": "code", "source": lines} for lines in (source[:2], source[2:3], source[3:])]
    silent, table, picture = (cell["outputs"] for cell in NOTEBOOK["executed"]({"cells": cells})["cells"])
    assert silent == []
    assert "<td>met</td>" in "".join(table[0]["data"]["text/html"])
    assert "".join(picture[0]["data"]["image/svg+xml"]).endswith("</svg>")
    with pytest.raises(ZeroDivisionError):
        NOTEBOOK["executed"]({"cells": [{"cell_type": "code", "source": ["1 / 0"]}]})


@pytest.mark.night
def test_the_notebook_shows_what_comes_out_now() -> None:
    """All States in one frame, a heat map, years of reform: run again, nothing is otherwise (else `make docs`)."""
    written = NOTEBOOK["NOTEBOOK"].read_text("utf-8")
    assert NOTEBOOK["text_of"](NOTEBOOK["executed"](json.loads(written))) == written
