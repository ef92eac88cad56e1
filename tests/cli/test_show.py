"""``harmonize show`` puts an offence together as it stood on a day."""

import re
import subprocess
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from drawing import Draw
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder
from harmonize.library.whole_offences import held_on
from harmonize.library.yaml_file import parsed
from harmonize.reports.law_yaml import as_yaml

Run = Callable[..., "subprocess.CompletedProcess[str]"]
DATA = Path(__file__).parent.parent.parent / "data"


@pytest.mark.parametrize("name", ["gb-25", "25", "s25", "art. 25", "§ 25"])
def test_an_offence_goes_by_its_id_or_its_section(name: str, folder: Folder) -> None:
    (found,) = held_on(*folder.text("GB"), date(2018, 1, 1), name).offences
    assert found.offence.id == "gb-25"
    assert found.version.until == date(2020, 12, 31)


def test_each_clause_has_its_line_where_it_was_written(harmonize: Run) -> None:
    shown = harmonize("show", "GB", "gb-25", "--as-of", "2018-01-01", "--data", "data", "--width", "1000")
    lines = (DATA / "national_laws" / "gb.yaml").read_text("utf-8").splitlines()
    places = re.findall(r"^ +([a-z-]+) .*\(data/national_laws/gb\.yaml:(\d+)\)$", shown.stdout, re.MULTILINE)
    clauses = [(name, int(line)) for name, line in places if name not in ("id", "penalty")]
    assert [name for name, _ in clauses] == [
        *("entry", "stay", "entry-attempt", "stay-attempt"),
        *("necessities", "lodging", "presented"),
    ]
    assert all(lines[line - 1].strip().startswith(f"{name}:") for name, line in clauses)
    assert "up to 14 years of imprisonment or an unlimited fine or both" in shown.stdout
    assert (
        "where the law infringed is that of the United Kingdom, an EU member State, Iceland or Norway" in shown.stdout
    )
    assert "https://www.legislation.gov.uk/ukpga/1971/77/section/25" in shown.stdout


@pytest.mark.slow
def test_yaml_says_what_the_law_says_on_any_day(folder: Folder, draw: Draw) -> None:
    """What is printed for a day is read again as the whole version of that day, names and all."""
    for code in ("XA", *draw.some(folder.codes, 1, 3)):
        law, found = folder.text(code)
        for version in (item for offence in law.offences for item in offence.versions):
            day = version.until - timedelta(days=1) if version.until else version.begins
            held = held_on(law, found, day).offences
            told = parsed(as_yaml(held), "shown").data["offences"]
            assert told == [
                {**{key: item.data[key] for key in item.data if key in head}, "versions": [whole]}
                for item in held
                if (head := found.data["offences"][item.route[1]])
                and (whole := {key: value for key, value in item.data.items() if key not in head})
            ]


def test_an_installed_dataset_shows_offences_too(harmonize: Run) -> None:
    asked = ("show", "XA", "--as-of", "2020-01-01", "--format", "yaml")
    assert harmonize(*asked).stdout == harmonize(*asked, "--data", "data").stdout.replace("data/national", "national")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("GB", "gb-52"), "unknown offence or provision `gb-52`; did you mean"),
        (("GB", "gb-25", "--as-of", "1990-01-01"), "`gb-25` was not in force on 1990-01-01; its versions begin on"),
        (("GB", "--as-of", "1800-01-01"), "nothing on file was in force on 1800-01-01"),
        (("GB", "--format", "sarif"), "unknown format `sarif`"),
    ],
)
def test_what_cannot_be_shown_gets_one_line(words: tuple[str, ...], told: str, harmonize: Run) -> None:
    done = harmonize("show", *words, "--data", "data")
    assert done.returncode == 2
    assert told in done.stderr
    assert len(done.stderr.splitlines()) == 1


# ---------------------------------------------------------------------------------------- what a law rests on, and what idles


def test_coverage_names_for_each_section_how_far_it_was_read_and_each_text_with_its_day(harmonize: Run) -> None:
    told = " ".join(harmonize("show", "DE", "--coverage").stdout.split())
    law = Dataset().law("DE", date.today().isoformat())
    assert law is not None
    for section, (status, why) in law.reading.items():
        heading = f"{section.replace('_', ' ').capitalize()}: {status.value.replace('_', ' ')}"
        assert f"{heading} {why}".strip() in told
    assert re.search(r"Residence Act ss 96[^:]*: official text, as at \d{4}-\d\d-\d\d, read on", told)


def test_quality_names_the_clause_inside_another_and_the_answers_never_said(harmonize: Run, tmp_path: Path) -> None:
    path = tmp_path / "national_laws" / "xa.yaml"
    path.parent.mkdir()
    text = (DATA / "national_laws" / "xa.yaml").read_text("utf-8")
    clause = "          entry: {all: [entry]}\n"
    narrower = "          by-air: {all: [entry, {mode: [air]}]}\n"
    path.write_text(text.replace(clause, clause + narrower, 1), "utf-8")
    told = " ".join(harmonize("show", "XA", "--quality", "--data", str(tmp_path)).stdout.split())
    assert "punishes.by-air: lies wholly inside `entry`" in told
    assert "Questions that no clause asks" in told


def test_coverage_and_quality_are_about_a_whole_law(harmonize: Run) -> None:
    for words in (("gb-25", "--quality"), ("--quality", "--coverage"), ("--coverage", "--format", "yaml")):
        done = harmonize("show", "GB", *words)
        assert (done.returncode, "speak of a whole law" in done.stderr) == (2, True)
