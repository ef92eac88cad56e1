"""The acceptance list of the vocabulary: rules of real statutes, said in small laws, with facts inside and outside.

Each file of `rules/` is one rule: the offences of an invented State, and facts with the answer that a lawyer expects.
What the file leaves out (sources, reading, general part) is the plainest there is; facts without a conduct are a crossing.
"""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from harmonize.findings.answer import Answer, answer
from harmonize.findings.fact_pattern import point
from harmonize.guests.export.open_rows import besides
from harmonize.library.yaml_file import read
from harmonize.norms.facts import Words
from harmonize.norms.law import SECTIONS, Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import Range
from harmonize.texts.as_known import Known
from harmonize.texts.consistency import mistakes
from harmonize.texts.lowering import lower
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.ranges import term

RULES = sorted(Path(__file__).parent.glob("rules/*.yaml"))
TODAY = date(2026, 11, 24)
CODE = "XA"
NOBODY = {"range": "none"}
PLAINEST: dict[str, Any] = {
    "id": "xa",
    "state": "Freedonia",
    "sources": {"act": {"title": "Act", "citation": "1/2000", "text": "official", "read_on": TODAY}},
    "reading": dict.fromkeys(SECTIONS, "read"),
}
GENERAL_PART: dict[str, Any] = {
    "fault": {"mental": ["accepts", "intent"], "cite": "act 1"},
    "roles": {"instigator": NOBODY, "organiser": NOBODY, "aider": NOBODY, "member": NOBODY},
    "attempt": NOBODY,
    "agreement": NOBODY,
    "migrant": {"spared": "yes", "cite": "act 2"},
    "legal_persons": {"form": "none"},
    "jurisdiction": {"when": {"act_place": ["own_territory"]}, "cite": "act 3"},
}
GROUPS = {
    "EU": frozenset(("DE", "FR", "XB")),
    "SCHENGEN": frozenset(("DE", "FR", "CH")),
    "parties": frozenset(("DE", "MX", "XA", "XB")),
}
WORDS = Words(CODE, GROUPS)


@cache
def rule(path: Path) -> dict[str, Any]:
    content: dict[str, Any] = read(path).data
    return content


@cache
def law(path: Path) -> Law:
    """The law of a rule file as harmonize sees it today."""
    content = {key: value for key, value in rule(path).items() if key not in ("rule", "facts", "general_part")}
    part = {**GENERAL_PART, **rule(path).get("general_part", {})}
    text = NationalLaw.model_validate({**PLAINEST, **content, "general_part": part})
    assert [mistake for mistake in mistakes(text, {}) if mistake.level == "error"] == []
    (today,) = lower(Known(text), path.name, lambda _: 1, lambda _: GROUPS, [], TODAY)
    return LawOnDay(today, GROUPS).law


CASES = [
    pytest.param(path, case, id=f"{path.stem}: {case['says']}")
    for path in RULES
    for case in rule(path).get("facts", ())
]


@pytest.mark.parametrize(("path", "case"), CASES)
def test_the_rule_answers_as_a_lawyer_expects(path: Path, case: dict[str, Any]) -> None:
    asked = law(path)
    found = answer(asked, point({"conduct": "crossing", **case["facts"]}, WORDS))
    assert found.punishable == case["punishable"]
    if "range" in case:
        assert found.range == extent(case["range"])
    if "fine" in case:
        assert found.norms[0].fined == case["fine"]
    if "cite" in case:
        norm = found.norms[0]
        assert list(asked.provisions[norm.provision].pinpoints(norm.penalty)) == case["cite"]
    if "open" in case:
        assert [list(open_range) for open_range, _ in found.otherwise] == case["open"]
    if "shown" in case:
        assert shown(found).items() >= case["shown"].items()


def extent(written: Any) -> Range:
    low, high = written if isinstance(written, list) else (written, written)
    return Range(term(low), term(high))


def shown(found: Answer) -> dict[str, Any]:
    """What a report shows beside the range, as the open data have it."""
    return besides(found.norms[0].penalty)


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in RULES])
def test_every_rule_has_facts_inside_and_outside(path: Path) -> None:
    answers = [case["punishable"] for case in rule(path)["facts"]]
    assert "yes" in answers
    assert "no" in answers
    assert rule(path)["rule"].strip()
