"""`harmonize data export`: a valid data package, a database with references, the same bytes, hostile text, and the folder."""

import csv
import json
import os
import re
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import frictionless
import pytest

from day import DAY
from harmonize.errors import HarmonizeError
from harmonize.guests.export import open_data
from harmonize.guests.export.exporting import FORMATS, export
from harmonize.guests.export.table import About, Column, Table, View
from harmonize.library.dataset import Dataset
from harmonize.visible import bare as unguarded
from harmonize.visible import cell as guarded

Run = Callable[..., "subprocess.CompletedProcess[str]"]
COVER = About(
    "toy", "Toy", "A toy.", "1.2", DAY, "its makers", "CC-BY-4.0", "CC BY", "https://example.org/by", "Toy 1.2"
)
FEW = ("DE", "GB", "MX", "XA", "ZA")
ASKED = [
    *("states", "sources", "offences", "versions", "qualified_forms", "penalties", "exclusions", "measures"),
    *("measure_answers", "duties", "instruments", "verdicts", "treaty_status", "reservations", "cases"),
]
HOSTILE = [
    '=HYPERLINK("http://evil.example","click")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1+1",
    "'=1+1",
    "  =1+1",
    "a;=1+1",
    "a;\t '=1+1",
    "b\r\n-3",
    "''@x",
    "\uff1d1+1",
    "<script>alert(1)</script>",
    "[x](javascript:alert(1))",
    "'); DROP TABLE words; --",
    "../../etc/passwd",
    "\u202egnp.exe",
    'two\r\nlines, "quoted"; and a comma',
    "a\rb",
    "'tis only an apostrophe",
    "-",
    " leading and trailing ",
]


def made(dataset: Dataset, config: pytest.Config) -> tuple[Table, ...]:
    """The tables of a few laws, or in a larger run of all."""
    few = Dataset(dataset.root)
    if not (config.option.many or config.option.whole):
        few.index = {**few.index, "laws": {code: few.index["laws"][code] for code in FEW}}
    return open_data.tables(few, DAY)


@pytest.fixture(scope="module")
def tables(dataset: Dataset, request: pytest.FixtureRequest) -> tuple[Table, ...]:
    """The tables of a few laws, or in a larger run of all."""
    return made(dataset, request.config)


@pytest.fixture(scope="module")
def exported(dataset: Dataset, tables: tuple[Table, ...], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The dataset in both formats."""
    target = tmp_path_factory.mktemp("export") / "harmonize"
    export(target, open_data.about(dataset.version, DAY), tables, open_data.VIEWS, FORMATS)
    return target


@pytest.fixture
def database(exported: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"file:{exported / 'harmonize.sqlite'}?mode=ro", uri=True)) as found:
        yield found


def toy(*texts: str) -> tuple[Table, ...]:
    columns = (Column("id", "integer", "Number.", required=True), Column("word", "text", "A word."))
    return (Table("words", "Words", "Words.", columns, tuple(enumerate(texts))),)


def names(folder: str | Path) -> list[str]:
    return sorted(path.name for path in Path(folder).iterdir())


def table(folder: Path, name: str) -> Path:
    """The CSV file of a table, which the descriptor names."""
    resources = json.loads((folder / "datapackage.json").read_text("utf-8"))["resources"]
    return next(folder / item["path"] for item in resources if item["name"] == name)


def files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.mark.slow
def test_the_data_package_is_valid(exported: Path) -> None:
    report = frictionless.validate(str(exported / "datapackage.json"))
    assert report.flatten(["title", "rowNumber", "fieldName", "note"]) == []
    assert report.valid


def test_every_table_asked_for_is_there_and_none_is_empty(tables: tuple[Table, ...]) -> None:
    assert [name for name in ASKED if name not in {table.name for table in tables}] == []
    assert [table.name for table in tables if not table.rows] == []


def test_every_column_says_what_it_means(tables: tuple[Table, ...]) -> None:
    for table in tables:
        assert table.meaning.endswith("."), table.name
        for column in table.columns:
            assert column.meaning.endswith((".", "...")), (table.name, column.name)
        assert all(len(row) == len(table.columns) for row in table.rows), table.name


def test_no_two_columns_differ_by_case_alone_nor_two_tables(tables: tuple[Table, ...]) -> None:
    for names in ([table.name for table in tables], *([column.name for column in table.columns] for table in tables)):
        assert len({name.casefold() for name in names}) == len(names)


def test_a_table_has_a_name_that_stays_beside_that_of_its_content(exported: Path, tables: tuple[Table, ...]) -> None:
    described = json.loads((exported / "datapackage.json").read_text("utf-8"))["resources"]
    for table, resource in zip(tables, described, strict=True):
        assert (exported / f"{table.name}.csv").read_bytes() == (exported / resource["path"]).read_bytes()


def test_no_reference_dangles(database: sqlite3.Connection) -> None:
    assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def test_both_formats_hold_the_same(exported: Path, tables: tuple[Table, ...], database: sqlite3.Connection) -> None:
    for item in tables:
        with table(exported, item.name).open(encoding="utf-8", newline="") as file:
            head, *rows = csv.reader(file)
        assert head == [column.name for column in item.columns]
        stored = database.execute(f"SELECT * FROM {item.name} ORDER BY rowid").fetchall()
        assert len(rows) == len(stored) == len(item.rows), item.name
        for row, other in zip(rows, stored, strict=True):
            for column, text, value in zip(item.columns, row, other, strict=True):
                if column.type == "text":
                    assert unguarded(text) == (value or ""), (item.name, row[0], column.name)
                elif column.type == "yes_no":
                    assert text == ("true" if value else "false")
                elif column.type in ("list", "facts"):
                    assert json.loads(text) == json.loads(value)


def test_version_day_and_licence_stand_in_every_part(
    exported: Path, dataset: Dataset, database: sqlite3.Connection
) -> None:
    package = json.loads((exported / "datapackage.json").read_text("utf-8"))
    assert (package["version"], package["as_of"]) == (dataset.version, DAY)
    assert package["licenses"][0]["name"] == "CC-BY-4.0"
    about = dict(database.execute("SELECT name, value FROM about"))
    assert (about["dataset_version"], about["as_of"]) == (dataset.version, DAY)
    assert "CC-BY-4.0" in about["licence"]
    for name in ("README.md", "metadata.json", "datapackage.json"):
        text = (exported / name).read_text("utf-8")
        assert dataset.version in text, name
        assert "ot legal advice" in text, name


@pytest.mark.parametrize("table", ["alternatives", "exclusions", "sentencing_factors"])
def test_facts_are_told_in_words_that_the_export_explains(table: str, database: sqlite3.Connection) -> None:
    known = {row[0] for row in database.execute("SELECT id FROM fact_values")}
    for (facts,) in database.execute(f"SELECT facts FROM {table}"):
        for name, values in json.loads(facts).items():
            dimension = name.removesuffix("_except")
            for value in values:
                assert f"{dimension}={value}" in known or (dimension == "state" and len(value) == 2), facts


def test_verdicts_are_those_of_a_check(database: sqlite3.Connection, harmonize: Run) -> None:
    done = harmonize("check", "DE", "--as-of", DAY, "--format", "json", "--fail-on", "never")
    findings = json.loads(done.stdout)["assessments"][0]["findings"]
    told = {item["duty"]: (item["verdict"], item["words"]) for item in findings}
    rows = database.execute("SELECT duty, verdict, words FROM verdicts WHERE state = 'DE'")
    found = {name: tuple(said) for name, *said in rows}
    assert {name: found[name] for name in told} == told
    soft = "('may', 'interpretive', 'consider', 'endeavour')"
    assert database.execute(f"SELECT count(*) FROM shortfalls WHERE strength IN {soft}").fetchone() == (0,)


def test_silence_is_no_no_in_answers_to_cases(database: sqlite3.Connection) -> None:
    question = (
        "SELECT count(*) FROM case_answers JOIN section_readings ON section_readings.state = case_answers.state"
        " AND section_readings.section = 'entry' JOIN cases ON cases.id = case_answers.case_id"
        " WHERE section_readings.status = 'not_read' AND json_extract(cases.facts, '$.conduct') = 'crossing'"
        " AND case_answers.punishable = 'no' AND case_answers.excluded_by = '[]'"
    )
    assert database.execute(question).fetchall() == [(0,)]


def test_a_version_in_force_has_the_range_of_the_law(database: sqlite3.Connection) -> None:
    """Residence Act 96(1), as its cases in data/cases/de.yaml have it: 3 months to 5 years in 2016, 6 months to 10 years in 2024.

    Minors have no minimum (Youth Courts Act 18(1)): theirs is a row of its own.
    """
    question = (
        "SELECT versions.since, penalties.range FROM versions JOIN penalties ON penalties.version = versions.id"
        " WHERE versions.offence = 'de-96-entry' AND penalties.forms = '[]' AND penalties.doubt IS NULL"
        " AND penalties.roles LIKE '%\"perpetrator\"%' AND penalties.stages = '[\"completed\"]'"
        " AND versions.since <= ? AND (versions.until > ? OR versions.until IS NULL)"
    )
    for day, words in (
        ("2016-06-01", {"3 months to 5 years", "up to 5 years"}),
        ("2024-03-01", {"6 months to 10 years", "up to 5 years"}),  # a minor: Youth Courts Act 18(1)
    ):
        assert {row[1] for row in database.execute(question, (day, day))} == words, day


@pytest.mark.parametrize("view", open_data.VIEWS, ids=lambda view: view.name)
def test_views_answer(view: View, database: sqlite3.Connection) -> None:
    assert database.execute(f"SELECT * FROM {view.name}").fetchall()
    assert database.execute(f"SELECT * FROM {view.name}").fetchall() == database.execute(view.query).fetchall()


def test_serious_crimes_are_those_of_four_years(database: sqlite3.Connection) -> None:
    """UNTOC 2(b): a maximum of at least four years; life is more."""
    ranges = {row[0] for row in database.execute("SELECT range FROM serious_crimes")}
    assert "up to 4 years" in ranges
    assert not ranges & {"up to 3 years and 11 months", "up to 3 years", "no imprisonment"}
    assert any("life" in item for item in ranges)


@pytest.mark.slow
def test_the_same_dataset_gives_the_same_bytes(
    exported: Path, dataset: Dataset, tmp_path: Path, pytestconfig: pytest.Config
) -> None:
    again = tmp_path / "again"
    found = made(dataset, pytestconfig)
    export(again, open_data.about(dataset.version, DAY), found, open_data.VIEWS, FORMATS)
    assert files(again) == files(exported)


def test_hostile_text_arrives_as_text(tmp_path: Path) -> None:
    """What a spreadsheet would run gets an apostrophe in CSV, which can be taken away again; a database keeps it as it is."""
    export(tmp_path / "x", COVER, toy(*HOSTILE), (), FORMATS)
    with table(tmp_path / "x", "words").open(encoding="utf-8", newline="") as file:
        words = [row[1] for row in csv.reader(file)][1:]
    begun = [part.strip() for word in words for part in re.split(r"[;\t\r\n]", word)]
    assert [part for part in begun if part.startswith(tuple("=+-@\uff1d"))] == []
    assert [unguarded(word) for word in words] == HOSTILE
    with closing(sqlite3.connect(tmp_path / "x" / "harmonize.sqlite")) as found:
        assert [word for (word,) in found.execute("SELECT word FROM words ORDER BY id")] == HOSTILE
    assert frictionless.validate(str(tmp_path / "x" / "datapackage.json")).valid


def test_taking_one_apostrophe_away_always_gives_the_data() -> None:
    for text in (
        "",
        "'",
        "''",
        "=",
        "'=",
        "''=",
        "x=",
        "'x",
        "-1",
        "' -1",
        " =",
        "a;=",
        "a;'=",
        ";;=\n+",
        "\t=",
        "=;''=",
    ):
        assert unguarded(guarded(text)) == text
    assert guarded("'tis") == "'tis"


def test_an_export_replaces_an_export_and_leaves_nothing_of_it(tmp_path: Path) -> None:
    target = tmp_path / "out"
    export(target, COVER, toy("old"), (), FORMATS)
    export(target, COVER, toy("new"), (), ("frictionless",))
    assert names(target) == ["README.md", "datapackage.json", "index.json", "tables"]
    assert "new" in table(target, "words").read_text("utf-8")
    assert len(names(target / "tables")) == 1
    assert names(tmp_path) == ["out"]


@pytest.mark.parametrize("name", ["thesis.txt", "README.md", "tables/notes.md"])
def test_what_no_export_wrote_is_never_replaced(tmp_path: Path, name: str) -> None:
    target = tmp_path / "out"
    (target / name).parent.mkdir(parents=True, exist_ok=True)
    (target / name).write_text("years of work")
    with pytest.raises(HarmonizeError, match="which no `harmonize export` wrote"):
        export(target, COVER, toy("new"), (), FORMATS)
    assert (target / name).read_text() == "years of work"


def test_a_file_or_a_link_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    for name in ("file", "link"):
        with pytest.raises(HarmonizeError, match="is no folder"):
            export(tmp_path / name, COVER, toy("new"), (), FORMATS)
    assert names(tmp_path) == ["file", "link", "real"]


@pytest.mark.parametrize("first", [1, 2, 3, 5, 7])
@pytest.mark.parametrize("broken", [OSError(28, "No space left on device"), KeyboardInterrupt()])
def test_a_failure_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: BaseException, first: int
) -> None:
    """The disk is full, or Ctrl-C comes, at the first file that is written or at a later one."""
    target, done = tmp_path / "out", count(1)
    export(target, COVER, toy("old"), (), FORMATS)
    before = files(target)

    def fail(_: int) -> None:
        if next(done) >= first:
            raise broken

    monkeypatch.setattr(os, "fsync", fail)
    for name in ("out", "new"):
        with pytest.raises(KeyboardInterrupt if isinstance(broken, KeyboardInterrupt) else HarmonizeError):
            export(tmp_path / name, COVER, toy("new"), (), FORMATS)
    assert files(target) == before
    assert names(tmp_path) == ["out"]


@pytest.mark.slow
def test_the_command(tmp_path: Path, harmonize: Run) -> None:
    target = str(tmp_path / "out")
    done = harmonize("data", "export", "-o", target, "--format", "sqlite", "--as-of", "2020-01-01")
    assert (done.returncode, done.stdout) == (0, "")
    assert "as of 2020-01-01" in done.stderr
    assert names(target) == ["README.md", "harmonize.sqlite", "index.json", "metadata.json"]
    for words in (
        ["-o", target, "--format", "xls"],
        ["-o", target, "--as-of", "yesterday"],
        ["-o", "/"],
        [],
    ):
        assert harmonize("data", "export", *words).returncode == 2
    missing = harmonize("data", "export", "-o", str(tmp_path / "no" / "such" / "folder"))
    assert (missing.returncode, missing.stdout) == (2, "")
    assert "Traceback" not in missing.stderr
