"""Two codings of one law: every disagreement is found, at the clause where it lies, and none where there is none."""

import os
import random
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from day import DAY
from harmonize import codings
from harmonize.conduct.dimensions import SPACE
from harmonize.conduct.region import Region
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.findings.answer import answer
from harmonize.findings.reconcile import Reconciliation
from harmonize.library.dataset import Dataset
from harmonize.norms.facts import impossible
from harmonize.norms.law import Law

LAWS = Path(__file__).parent.parent.parent / "data" / "national_laws"
CODINGS = LAWS.parent / "codings"


class Change(NamedTuple):
    """One value of a law file written otherwise: the line (from 1), what stands there, what stands there then; its clause."""

    line: int
    old: str
    new: str
    clause: int = 0  # the line on which it begins


def files_of(code: str, change: Change | None, folder: Path) -> tuple[Path, Path]:
    """A law file as it is, and a copy with one change."""
    first = LAWS / f"{code.lower()}.yaml"
    second = folder / "second.yaml"
    lines = first.read_text("utf-8").splitlines()
    if change:
        assert change.old in lines[change.line - 1]
        lines[change.line - 1] = lines[change.line - 1].replace(change.old, change.new, 1)
    second.write_text("\n".join(lines) + "\n", "utf-8")
    return first, second


def found(dataset: Dataset, code: str, change: Change | None, folder: Path) -> Reconciliation:
    (told,) = codings.reconciled(Corpus(dataset), code, files_of(code, change, folder), as_of=DAY)
    return told


@pytest.mark.parametrize("code", ["XA", "GB"])
def test_a_coding_agrees_with_itself(code: str, dataset: Dataset, tmp_path: Path) -> None:
    told = found(dataset, code, None, tmp_path)
    assert told.alike
    assert not [*told.verdicts, *told.cases]


LISTED = """
import sys
from pathlib import Path
from harmonize.codings import Coding
from harmonize.corpus import load
from harmonize.findings.disputed_facts import ruled
from harmonize.query import one_state
corpus = load()
first, second = (Coding(corpus, one_state(corpus.store, "CZ"), Path(name)) for name in sys.argv[1:])
here = first.side("2026-11-27")
print(*ruled((here.evaluator, second.side("2026-11-27", here).evaluator)))
"""


@pytest.mark.slow
def test_disputed_rules_are_told_alike_whatever_order_sets_have() -> None:
    files = [str(CODINGS / name) for name in ("cz.first.yaml", "cz.second.yaml")]
    told = {
        subprocess.run(
            [sys.executable, "-c", LISTED, *files],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(told) == 1


CLAUSE = re.compile(r"^ {10}[a-z0-9-]+:")
PUNISHES = re.compile(r"^ {10}[a-z0-9-]+: \{conduct: |^ {12}(?:benefit|how): ")  # in one line, or one a line
VALUES = {"benefit: any": "benefit: [money]", "how: any": "how: [transport, lodge]", "benefit: [money]": "benefit: any"}


def mutations(code: str) -> list[Change]:
    """Single changes of values in the clauses of the law in force, and of maxima."""
    lines = (LAWS / f"{code.lower()}.yaml").read_text("utf-8").splitlines()
    open_version, clause = False, 0
    every = []
    for number, line in enumerate(lines, 1):
        if re.match(r"      - ", line):
            open_version = "until" not in " ".join(lines[number - 1 : number + 3])
        clause = number if CLAUSE.match(line) else clause
        if open_version and PUNISHES.match(line):
            every += [Change(number, old, new, clause) for old, new in VALUES.items() if old in line]
    return random.Random(f"mutations of {code}").sample(every, min(4, len(every)))


MUTATIONS = [
    pytest.param(code, change, id=f"{code} {change.line}: {change.new}")
    for code in ("GB", "FR", "NL", "TN", "XB")
    for change in mutations(code)
]


@pytest.mark.slow
@pytest.mark.sample(1, 5)
@pytest.mark.parametrize(("code", "change"), MUTATIONS)
def test_a_changed_value_is_told_first_at_its_clause(
    code: str, change: Change, dataset: Dataset, tmp_path: Path
) -> None:
    told = found(dataset, code, change, tmp_path)
    if told.alike:
        pytest.skip("the change adds nothing to what other clauses say")
    first, *_ = told.matters
    assert change.clause in {line for part in first.parts for line in part.lines}


def of_kinds(law: Law, kinds: tuple[str, ...]) -> Law:
    """A law with some kinds of offence alone, of which those outside criminal law are asked as crimes are."""
    ratings = tuple(item for item in law.ratings if law.provisions[item.provision].counts_for(kinds))
    return law._replace(
        ratings=ratings, provisions=tuple(item._replace(administrative=False) for item in law.provisions)
    )


@pytest.mark.slow
@pytest.mark.sample(1, 5)
@pytest.mark.parametrize(("code", "change"), MUTATIONS)
def test_the_facts_in_dispute_are_decided_as_it_says(
    code: str, change: Change, dataset: Dataset, tmp_path: Path
) -> None:
    """The plainest fact of every dispute, put to both codings, gets the two answers that are told."""
    told = found(dataset, code, change, tmp_path)
    for item in told.disputes:
        for cube in item.cubes:
            assert not cube & ~item.clause, "facts are told inside their clause"
            fact = Region((cube,), impossible()).witness()
            answers = tuple(
                answer(of_kinds(side.law, item.kinds), fact, anywhere=True).punishable for side in told.difference[:2]
            )
            assert answers == item.answers, SPACE.allowed(fact)


@pytest.mark.slow
def test_a_maximum_that_differs_is_a_range_in_dispute(dataset: Dataset, tmp_path: Path) -> None:
    first, second = files_of("XA", None, tmp_path)
    second.write_text(second.read_text("utf-8").replace("prison: [0, 120]", "prison: [0, 144]", 1), "utf-8")
    (told,) = codings.reconciled(Corpus(dataset), "XA", (first, second), as_of=DAY)
    assert not told.disputes
    (item,) = told.ranges
    assert [part.name for part in told.matters[0].parts] == ["offences/xa-5a/2010-01-01/penalty"]
    assert [found.gravest.high for found in item.answers] == [120, 144]
    assert told.cases


def test_another_states_law_is_told(dataset: Dataset) -> None:
    files = (LAWS / "xa.yaml", LAWS / "xb.yaml")
    with pytest.raises(HarmonizeError, match=r"codes the law of XB, not of XA"):
        codings.reconciled(Corpus(dataset), "XA", files, as_of=DAY)


def test_a_bill_is_no_coding(dataset: Dataset, tmp_path: Path) -> None:
    bill = tmp_path / "bill.yaml"
    bill.write_text("bill: xa\ntitle: A bill\nfrom: 2027-01-01\nrepeals: [xa-5d-a]\n", "utf-8")
    with pytest.raises(HarmonizeError, match=r"is a bill; `harmonize bill` tells what it would do"):
        codings.reconciled(Corpus(dataset), "XA", (LAWS / "xa.yaml", bill), as_of=DAY)


def test_what_is_no_law_file_is_told_at_its_place(dataset: Dataset, tmp_path: Path) -> None:
    other = tmp_path / "other.yaml"
    other.write_text("just words\n", "utf-8")
    with pytest.raises(UnreadableData, match=r"other\.yaml:1:1"):
        codings.reconciled(Corpus(dataset), "XA", (LAWS / "xa.yaml", other), as_of=DAY)


def test_a_day_before_the_codings_is_told(dataset: Dataset, tmp_path: Path) -> None:
    files = files_of("XA", None, tmp_path)
    with pytest.raises(HarmonizeError, match=r"xa\.yaml: the law file of XA says nothing about 1999-01-01"):
        codings.reconciled(Corpus(dataset), "XA", files, as_of="1999-01-01")


@pytest.mark.slow
def test_what_only_held_before_is_told_with_its_days(dataset: Dataset, tmp_path: Path) -> None:
    first, second = files_of("XA", None, tmp_path)
    second.write_text(
        second.read_text("utf-8").replace(
            "from: 2010-01-01\n        cite: model-law 5.A", "from: 2012-01-01\n        cite: model-law 5.A"
        ),
        "utf-8",
    )
    (told,) = codings.reconciled(Corpus(dataset), "XA", (first, second))
    (matter,) = told.matters
    assert not told.verdicts
    assert matter.disputes
    assert "offences/xa-5a/2010-01-01/from" in [part.name for part in matter.parts]


def test_a_coding_that_begins_later_says_nothing_of_the_days_before(dataset: Dataset, tmp_path: Path) -> None:
    first, second = files_of("XC", None, tmp_path)
    second.write_text(re.sub(r"- from: 20\d\d", "- from: 2015", second.read_text("utf-8")), "utf-8")
    (told,) = codings.reconciled(Corpus(dataset), "XC", (first, second))
    (matter,) = told.matters
    assert [part.way[-1] for part in matter.parts] == ["from"]
    assert not matter.disputes


@pytest.mark.slow
def test_a_case_on_file_is_the_referee_of_the_dispute_that_it_lies_in(dataset: Dataset, tmp_path: Path) -> None:
    first, second = files_of("DE", None, tmp_path)
    promised = "            benefit_when: [promised, received]\n"
    second.write_text(second.read_text("utf-8").replace(promised, "", 1), "utf-8")
    (told,) = codings.reconciled(Corpus(dataset), "DE", (first, second), as_of=DAY)
    (matter,) = told.matters
    assert [case.id for case in matter.referees] == ["de-hoped-only"]
    assert all(not cube & ~item.clause for item in matter.disputes for cube in item.cubes)


@pytest.mark.slow
def test_of_three_codings_each_says_what_it_says(harmonize: Callable[..., Any], tmp_path: Path) -> None:
    text = (LAWS / "xa.yaml").read_text("utf-8")
    files = [LAWS / "xa.yaml", tmp_path / "second.yaml", tmp_path / "third.yaml"]
    files[1].write_text(text.replace("stay: {all: [stay]}", "stay: {all: [stay], how: [lodge]}"), "utf-8")
    files[2].write_text(text, "utf-8")
    done = harmonize("data", "reconcile", "XA", *map(str, files), "--data", "data", "--as-of", DAY, "--width", "400")
    assert done.returncode == 1, done.stderr
    assert "2 of 3 criminalized (xa.yaml, third.yaml); 1 of 3 not criminalized (second.yaml)" in done.stdout
    assert "Nothing that is compared differs." in done.stdout


@pytest.mark.slow
def test_the_command_names_both_lines(harmonize: Callable[..., Any], tmp_path: Path) -> None:
    lines = (LAWS / "xa.yaml").read_text("utf-8").splitlines()
    gain = next(number for number, line in enumerate(lines, 1) if "gain: {benefit: [kind, money]}" in line)
    files = files_of("XA", Change(gain, "[kind, money]", "[money]"), tmp_path)
    done = harmonize("data", "reconcile", "XA", *map(str, files), "--data", "data", "--as-of", DAY)
    assert done.returncode == 1, done.stderr
    assert "12 clauses in dispute" in done.stdout
    assert re.search(r" criminalized, line \d+ +not criminalized,\n.* line \d+\n", done.stdout)


@pytest.mark.slow
def test_what_a_wording_not_read_hides_today_is_told_until_its_day(dataset: Dataset, tmp_path: Path) -> None:
    """The carriers' duty of the United Kingdom was amended on 13 February 2023; the new wording was not read."""
    first = LAWS / "gb.yaml"
    second = tmp_path / "second.yaml"
    text = first.read_text("utf-8")
    own = "  carrier_duty_of_care:\n    value: yes\n"
    assert own in text
    second.write_text(text.replace(own, own.replace("yes", "no")), "utf-8")
    (told,) = codings.reconciled(Corpus(dataset), "GB", (first, second))
    (matter,) = told.matters
    assert (matter.moves, matter.until) == (("smp-11.2",), "2023-02-13")


LONGEST = 300


@pytest.mark.parametrize("code", ["zm", "me"])
def test_each_dispute_is_one_sentence_and_a_table_of_its_cases(code: str, harmonize: Callable[..., Any]) -> None:
    files = [str(CODINGS / f"{code}.{which}.yaml") for which in ("first", "second")]
    lines = harmonize("data", "reconcile", code, *files, "--format", "markdown", "--all").stdout.splitlines()
    decide = [line for line in lines if "Decide" in line]
    assert decide
    assert max(map(len, decide)) <= LONGEST + len("- **Decide:** ")


USURY = """  - id: xa-193
    title: Usury
    kind: other
    section: stay
    versions:
      - from: 2003-07-01
        cite: code 193
        punishes:
          rent: {conduct: [stay], state: any, person: any, benefit: [kind, money], how: [deceive], mental: any}
        penalty: {prison: [0, 36]}
measures:
"""


def test_an_offence_of_another_kind_moves_no_verdict(dataset: Dataset, tmp_path: Path) -> None:
    """Usury that reaches whoever lodges people for an extortionate rent counts for no duty, whatever else differs."""
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    text = (Path(__file__).parent.parent / "texts/first_drafts/good.yaml").read_text("utf-8")
    first.write_text(text, "utf-8")
    second.write_text(text.replace("how: [hide, transport]", "how: [transport]").replace("measures:\n", USURY), "utf-8")
    (told,) = codings.reconciled(Corpus(dataset), "XA", (first, second), as_of=DAY)
    moved = {part.offence: matter.moves for matter in told.matters for part in matter.parts}
    assert "smp-6.1.c" in moved["xa-10"]
    assert moved["xa-193"] == ()


def test_what_only_one_has_answered_is_a_line_a_section(harmonize: Callable[..., Any], tmp_path: Path) -> None:
    text = (LAWS / "zm.yaml").read_text("utf-8")
    lines = text.splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("measures:"))
    left = [
        n for n, line in enumerate(lines) if n > at and re.match(r"  [a-z_]+: \{value: yes, cite: [^}]*\}\n$", line)
    ][:3]
    second = tmp_path / "zm.yaml"
    second.write_text("".join(line for n, line in enumerate(lines) if n not in left), "utf-8")
    told = harmonize("data", "reconcile", "ZM", str(LAWS / "zm.yaml"), str(second)).stdout
    below = told.partition("Read by one of the two only")[2].partition("\n\n")[0]
    assert sum(int(number) for number in re.findall(r"alone has (\d+) answer", below)) == len(left) == 3


def test_what_two_readers_call_otherwise_is_no_dispute(dataset: Dataset, tmp_path: Path) -> None:
    """Sources, offences and clauses under other names are known by what they cite and which conduct they are about."""
    first, second = tmp_path / "first.yaml", tmp_path / "second.yaml"
    text = (Path(__file__).parent.parent / "texts/first_drafts/good.yaml").read_text("utf-8")
    first.write_text(text, "utf-8")
    other = re.sub(r"\b(act|code)(?= \d|: \{title)", r"\1-too", text)
    other = re.sub(r"\bxa-(?=\d)", "xa-s-", other)
    other = re.sub(r"^( {10}\w+)(?=: \{(conduct|when))", r"\1-too", other, flags=re.MULTILINE)
    assert min(other.count(name) for name in ("act-too 10", "xa-s-10", "entry-too", "kin-too")) > 0
    second.write_text(other, "utf-8")
    (told,) = codings.reconciled(Corpus(dataset), "XA", (first, second), as_of=DAY)
    assert told.alike
    assert not told.idle
