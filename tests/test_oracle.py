"""The engine against the plain judge of `oracle`: on real laws, days and readings both say the same word on every duty."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

import pytest

from day import DAY
from drawing import Draw
from harmonize.findings.assessment import Choice, assess
from harmonize.library.dataset import Dataset
from harmonize.norms.doubt import Reason
from harmonize.norms.law import Law
from harmonize.norms.status import Consent, Party
from oracle.duties import Task, defaults, switches, tasks
from oracle.given import Given, given
from oracle.judge import Judge

ROOT = Path(__file__).parent.parent
CODES = sorted(path.stem.upper() for path in (ROOT / "data" / "national_laws").glob("??.yaml"))
PARTS = 4  # of the days of one State, so that a long run is shared out
SAMPLE = 1  # of the days and readings of a part; all twelve thousand take hours (make oracle)
# Somebody who is bound by everything: the Union's law is asked of laws elsewhere too.
BOUND = Consent("2000-01-01", "2000-01-01", "ratification", True, "", "")
EVERYWHERE = Party("DE", "DEU", "everywhere", (), {"smp": BOUND, "untoc": BOUND}, ())
# What is required of nobody has words of its own.
OPTION = {"met": "adopted", "exceeds": "adopted", "partial": "adopted_in_part", "gap": "not_adopted"}
DEFINITION = {"met": "same", "exceeds": "same", "partial": "narrower", "gap": "narrower"}
ASKED_SOFTLY = {"partial": "provided_in_part", "gap": "not_provided"}


Groups = Mapping[str, frozenset[str]]


class Asked(NamedTuple):
    """One law on one day under one set of readings."""

    law: Law
    day: str
    switch: str

    @property
    def readings(self) -> dict[str, str]:
        """The readings that are not the default."""
        dispute, _, reading = self.switch.partition("=")
        return {dispute: reading} if reading else {}


@pytest.fixture(scope="session")
def duties() -> dict[str, Task]:
    """Every tested duty as its file says it."""
    return tasks()


def in_words(task: Task, word: str) -> str:
    """The word of a finding: what is only permitted, defined or asked softly is a shortfall nowhere."""
    if task.strength in ("shall", "shall_domestic"):
        return word
    if task.strength == "may":
        return OPTION.get(word, word)
    defined = task.strength == "interpretive" and task.topic == "definitions"
    return (DEFINITION if defined else ASKED_SOFTLY).get(word, word)


def turned(duties: dict[str, Task], switch: str) -> list[str]:
    """The duties on which a reading bears: its own test, or that of a duty it builds on."""
    own = {name for name, task in duties.items() if any(change["when"] == switch for change in task.variants)}

    def built_on(task: Task) -> list[str]:
        of = task.test.get("of", [])
        bases = [
            *task.test.get("follows", {}).get("duty", ()),
            *task.test.get("over", ()),
            *task.test.get("either", ()),
        ]
        return [*bases, *([of] if isinstance(of, str) else of)]

    def bears(name: str) -> bool:
        return name in own or any(map(bears, built_on(duties[name])))

    return [name for name in duties if bears(name)]


def all_asked(dataset: Dataset, code: str) -> list[Asked]:
    """Every day from which a law was another one, under the default readings and with each other reading once."""
    others = [f"{dispute}={reading}" for dispute, found in sorted(switches().items()) for reading in sorted(found)]
    return [
        Asked(law, day, switch)
        for law in dataset.periods(code)
        for day in ([max(law.since, DAY)] if not law.until else [law.since])
        for switch in ("", *others)
    ]


@pytest.mark.slow
@pytest.mark.sample(1, 8)
@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("code", CODES)
def test_the_engine_says_what_a_plain_judge_says(
    code: str, part: int, dataset: Dataset, duties: dict[str, Task], draw: Draw, request: pytest.FixtureRequest
) -> None:
    sections = {name: measure.section for name, measure in dataset.treaty.measures.items()}
    cases = all_asked(dataset, code)[part::PARTS]
    for case in cases if request.config.option.every else draw.drawn(cases, SAMPLE):
        asked = turned(duties, case.switch) if case.switch else list(duties)
        groups = dataset.status.members(case.day)
        choice = Choice(tuple(dataset.treaty.instruments), (), tuple(asked), ())
        done = assess(case.law, EVERYWHERE, dataset.treaty, dataset.status, case.day, case.readings, choice)

        def supposing(reasons: set[Reason], law: Law = case.law, groups: Groups = groups) -> Given:
            return given(law.as_if_punished(frozenset(reasons)), groups, sections)

        judge = Judge(supposing(set()), duties, {**defaults(), **case.readings}, supposing)
        engine = {item.duty.id: str(item.verdict) for item in done.findings if item.duty.id in asked}
        plain = {name: in_words(judge.tasks[name], judge.word(name)) for name in engine if engine[name] != "not_bound"}
        apart = {name: (engine[name], word) for name, word in plain.items() if word != engine[name]}
        assert apart == {}, case[1:]
