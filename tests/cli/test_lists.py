"""Commands that list: `conflicts`, `states --coverage`, `duties`. What they print is worked out here another way."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

import harmonize as package
from day import DAY
from drawing import Draw
from harmonize.norms.law import SECTIONS

DATA = Path(__file__).parent.parent.parent / "data"
Run = Callable[..., "subprocess.CompletedProcess[str]"]
LAW = """\
id: xa
state: Freedonia
sources:
  act: {title: Aliens Act, citation: Act 12/2003, text: official, text_of: 2026-11-20, read_on: 2026-11-20}
reading: READING
general_part:
  fault: {mental: [accepts, intent], cite: act 1}
  roles:
    instigator: {range: same, cite: act 2}
    organiser: {range: same, cite: act 2}
    aider: {range: same, cite: act 2}
    member: {range: none}
  attempt: {range: none}
  agreement: {range: none}
  migrant: {spared: yes, by: text, cite: act 4}
  legal_persons: {form: none}
  jurisdiction:
    - {when: {act_place: [own_territory]}, cite: act 6}
offences:
  - id: xa-1
    title: Assisting entry
    kind: smuggling
    section: entry
    versions:
      - from: 2010-01-01
        cite: act 10
        punishes:
          entry: {conduct: [crossing], state: [own], benefit: BENEFIT, person: any, how: HOW}
        except:
          sibling: {when: {tie: [sibling], how: HOW}, cite: act 11}
        penalty: {prison: [0, 12]}
"""
SPARED = "          for-profit: {when: {motive: [ordinary]}, unsettled: whether profit is needed is disputed, cite: act 12}\n"


def written(tmp_path: Path, benefit: str, how: str, *, disputed: bool) -> Path:
    """A folder with one law: entry is punished for some benefits and acts, and perhaps only for profit."""
    text = LAW.replace("BENEFIT", benefit).replace("HOW", how)
    text = text.replace("READING", json.dumps(dict.fromkeys(SECTIONS, "read")))
    if disputed:
        text = text.replace("        penalty:", f"{SPARED}        penalty:")
    (tmp_path / "xa.yaml").write_text(text, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("benefit", "how", "disputed", "stands"),
    [
        pytest.param("[money]", "any", False, "not punished", id="only for money"),
        pytest.param("any", "[transport]", False, "in part", id="only by transport"),
        pytest.param("any", "any", True, "open", id="disputed"),
    ],
)
def test_where_two_instruments_pull_apart_and_the_law_between_them(
    harmonize: Run, tmp_path: Path, benefit: str, how: str, disputed: bool, stands: str
) -> None:
    """The Union wants unpaid help with entry punished, the Assembly of the Council of Europe wants it left alone."""
    folder = written(tmp_path, benefit, how, disputed=disputed)
    done = harmonize("check", "--conflicts", "XA", "--as-of", DAY, "--data", str(folder))
    assert done.returncode == 0, done.stderr
    assert re.findall(r"^To be criminalized +(\S+):", done.stdout, re.MULTILINE) == [
        "eu-2002-90-1.1.a",
        "eu-com-2023-755-3/harm",
    ]
    assert re.findall(r"^To be exempt from liability +(\S+):", done.stdout, re.MULTILINE) == ["pace-2283-3.2"] * 2
    assert re.findall(r"This law +(punished|not punished|in part|open)", done.stdout)[0] == stands
    assert ("Aliens Act 10" in done.stdout) == (stands != "not punished")


def test_a_law_that_punishes_all_unpaid_help(harmonize: Run, tmp_path: Path) -> None:
    text = written(tmp_path, "any", "any", disputed=False) / "xa.yaml"
    text.write_text(re.sub(r"        except:\n.*\n", "", text.read_text("utf-8")), "utf-8")
    done = harmonize("check", "--conflicts", "XA", "--as-of", DAY, "--data", str(tmp_path))
    assert re.findall(r"This law +(punished|not punished|in part|open)", done.stdout) == ["punished"] * 2


def test_the_treaties_alone_do_not_pull_apart(harmonize: Run) -> None:
    done = harmonize("check", "--conflicts", "DE", "--instrument", "smp", "--as-of", DAY)
    assert done.returncode == 0
    assert "To be criminalized" not in done.stdout


@pytest.mark.slow
def test_accession_lists_the_states_that_a_treaty_does_not_bind(harmonize: Run) -> None:
    done = harmonize("states", "--accession", "--format", "json", "--as-of", DAY)
    assert done.returncode == 0
    laws = package.load()
    outside = {party.code for party in laws.states() if not party.bound("smp", DAY) or not party.bound("untoc", DAY)}
    rows = json.loads(done.stdout)["rows"]
    assert {row["code"] for row in rows} == outside >= {"BD", "MY", "PK"}
    assert all(row["met"] <= row["judged"] for row in rows)
    assert "SMP 6(1)(a)" in next(row["to_change"] for row in rows if row["code"] == "PK")


@pytest.mark.slow
def test_coverage_counts_what_a_check_assesses(harmonize: Run, draw: Draw) -> None:
    """Of the duties that text of law can answer, how many were assessed; and how two codings agreed."""
    done = harmonize("states", "--coverage")
    assert done.returncode == 0
    laws = package.load()
    for party in draw.some(laws.states(), 1, 3):
        line = next(line for line in done.stdout.splitlines() if line.startswith(f"{party.code} "))
        asked = [item for item in laws.check(party.code).findings if not item.duty.untested]
        assessed = [item for item in asked if item.verdict != "not_assessed"]
        counted = [(int(some), int(of)) for some, of in re.findall(r"(\d+)/(\d+) \d+ %", line)]
        assert tuple(map(sum, zip(*counted, strict=True))) == (len(assessed), len(asked)), line
    for path in sorted((DATA / "national_laws").glob("??.yaml")):
        readings = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader).get("second_reading", ())
        pairs = [pair for reading in readings for pair in reading.get("agreement", {}).values()]
        if pairs:
            agreed, compared = map(sum, zip(*pairs, strict=True))
            told = re.search(rf"^ *{path.stem.upper()} +(\d+) %\*? of (\d+) values", done.stdout, re.MULTILINE)
            assert told, path.name
            assert (int(told[1]), int(told[2])) == (100 * agreed // compared, compared), path.name


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        pytest.param(("--form", "spare"), lambda duty: duty.get("form") == "spare", id="form"),
        pytest.param(
            ("--topic", "extradition", "--strength", "may"),
            lambda duty: (duty["topic"], duty["strength"]) == ("extradition", "may"),
            id="topic and strength",
        ),
        pytest.param(("--testable",), lambda duty: "test" in duty, id="testable"),
        pytest.param(
            ("--form", "punish", "--form", "aggravate"),
            lambda duty: duty.get("form") in ("punish", "aggravate"),
            id="two forms",
        ),
    ],
)
def test_duties_are_those_that_the_treaty_files_hold(
    harmonize: Run, words: tuple[str, ...], wanted: Callable[[dict[str, str]], bool]
) -> None:
    done = harmonize("list", "duties", *words)
    assert done.returncode == 0
    listed = [line.split()[0] for line in done.stdout.splitlines() if re.match(r"(smp|untoc)-", line)]
    expected = {
        duty["id"]
        for path in (DATA / "protocol_articles").glob("*.yaml")
        if (article := yaml.load(path.read_text("utf-8"), yaml.BaseLoader)).get("instrument") in ("smp", "untoc")
        for duty in article["duties"]
        if wanted(duty)
    }
    assert len(listed) == len(set(listed))
    assert set(listed) == expected
