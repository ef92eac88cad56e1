"""Rules that are no facts of an act: confiscation, the owner of the craft, burden of proof; each as a statute has it."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from harmonize.library.folder import Folder
from harmonize.library.lint import lint_law
from harmonize.library.problem import rule_of
from harmonize.reports.measure_words import WORDS
from harmonize.texts.consistency import misfit
from harmonize.texts.national_law import NationalLaw

# The measure, what a statute answers, and how a report says the last word of it.
ANSWERS = [
    # Slovenia, Criminal Code 308(8): confiscation that is mandatory and reaches third persons.
    ("confiscation_mandatory", ("instrumentalities",), "instrumentalities"),
    ("confiscation_third_parties", "knew_or_should_have_known", "from whoever knew or should have known"),
    # Malaysia, Act 670: the owner, operator or master of the conveyance answers for it.
    ("vessel_owner_liable", "unless_without_fault", "unless the owner is without fault"),
    # Singapore, Immigration Act 57(7): whoever shelters a person who overstayed by ninety days is presumed to have known.
    ("burden_on_accused", ("knowledge",), "knowledge"),
]


@pytest.mark.parametrize(("name", "value", "said"), ANSWERS)
def test_a_law_can_answer_and_a_report_can_say_it(name: str, value: Any, said: str, folder: Folder) -> None:
    kind = folder.treaty.measures[name]
    assert list(misfit((), value, kind)) == []
    word = value if isinstance(value, str) else value[-1]
    assert WORDS.get(word, word.replace("_", " ")) == said


@pytest.mark.parametrize("name", [name for name, *_ in ANSWERS])
def test_a_wrong_word_is_told_with_the_right_ones(name: str, folder: Folder) -> None:
    (wrong,) = misfit((), "sometimes", folder.treaty.measures[name])
    assert wrong.rule == "unknown-word"
    assert any(word in rule_of(wrong).message.format_map(wrong.words) for word in folder.treaty.measures[name].words)


DRAFT = (
    (Path(__file__).parent / "first_drafts/good.yaml").read_text("utf-8").replace("groups: not_read", "groups: read")
)
ASSOCIATION = """  - id: xa-50
    title: Association
    kind: group
    section: groups
    versions:
      - from: 2003-07-01
        cite: code 50
        punishes:
          aim: {FACTS, role: [member], stage: any, group: [organisation]}
        penalty: {prison: [0, 36]}
measures:
  group_participation: {value: no, searched: code 50, cite: code 50}
  failed_instigation_punished: {value: no, searched: code 34, cite: code 34}
"""
PAPERS = "conduct: [produce_document], state: any, doc_kind: any, doc_flaw: any, doc_issuer: any, for: any"
ENTRY = "conduct: [crossing], state: [own], person: any, benefit: any, how: any"


@pytest.mark.parametrize(("aim", "told"), [(PAPERS, []), (ENTRY, ["group_participation"])])
def test_an_association_contradicts_a_no_only_where_smuggling_is_its_aim(
    aim: str, told: list[str], folder: Folder, tmp_path: Path
) -> None:
    assert contradicted(DRAFT.replace("measures:\n", ASSOCIATION.replace("FACTS", aim)), folder, tmp_path) == told


@pytest.mark.parametrize(("least", "told"), [(200, []), (60, ["failed_instigation_punished"])])
def test_a_rule_contradicts_a_no_only_where_an_offence_on_file_meets_it(
    least: int, told: list[str], folder: Folder, tmp_path: Path
) -> None:
    rule = f"  failed_instigation: {{range: same, when: {{max_at_least: {least}}}, cite: code 34}}\n  agreement: {{range: none"
    text = DRAFT.replace("  agreement: {range: none", rule).replace("measures:\n", ASSOCIATION.replace("FACTS", PAPERS))
    assert contradicted(text, folder, tmp_path) == told


def contradicted(text: str, folder: Folder, tmp_path: Path) -> list[str]:
    """The measures of a law file whose answers the law beside them contradicts; it has no other error."""
    path = tmp_path / "xa.yaml"
    path.write_text(text, "utf-8")
    errors = [
        item for item in lint_law(path, folder, "xa.yaml", today=date(2026, 11, 27)) if item.rule.severity == "error"
    ]
    assert all(item.rule.name == "answer-against-rule" for item in errors)
    lines = text.split("\n")
    return [lines[item.line - 1].strip().partition(":")[0] for item in errors]


# What the offence and the list of measures say of one association, and the rules with which lint tells of it.
SAID = [
    ("[membership]", "", []),
    ("[membership]", "{value: [membership], cite: code 50}", ["answer-of-an-offence"]),
    ("[membership]", "{value: [leadership], cite: code 50}", ["answer-against-rule"]),
    ("[membership]", "{value: no, cite: code 50}", ["answer-against-rule"]),
    ("", "{value: [membership], cite: code 50}", ["answer-of-an-offence"]),
    ("", "{value: [membership], cite: code 51}", []),
    ("", "{value: [membership], condition: of armed groups, cite: code 50}", []),
]


@pytest.mark.parametrize(("offence", "measure", "told"), SAID)
def test_an_association_is_said_once(
    offence: str, measure: str, told: list[str], folder: Folder, tmp_path: Path
) -> None:
    text = association(offence, measure)
    path = tmp_path / "xa.yaml"
    path.write_text(text, "utf-8")
    found = [
        item
        for item in lint_law(path, folder, "xa.yaml", today=date(2026, 11, 27))
        if "group_participation" in item.route
    ]
    assert [item.rule.name for item in found] == told
    assert all(text.split("\n")[item.line - 1].strip().startswith("group_participation: {value") for item in found)


def association(offence: str, measure: str) -> str:
    """A law with an association, what it answers by being there, and what the list of measures says beside it."""
    text = DRAFT.replace("measures:\n", ASSOCIATION.replace("FACTS", ENTRY))
    by_itself = f"\n        answers: {{group_participation: {offence}}}" if offence else ""
    text = text.replace("penalty: {prison: [0, 36]}\nmeasures", f"penalty: {{prison: [0, 36]}}{by_itself}\nmeasures")
    said = f"  group_participation: {measure}\n" if measure else ""
    return text.replace("  group_participation: {value: no, searched: code 50, cite: code 50}\n", said)


MILDER = "  milder_later_law: {value: no, searched: code 1 to 9, cite: code 2}\n"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("", []),
        ("  milder_later_law: {coded: [milder_later_law]}\n", ["answer-against-rule", "parity-carries-nothing"]),
        ("  milder_later_law: {none: yes, searched: code 3}\n", []),
    ],
)
def test_general_law_that_a_measure_says_follows_from_it(
    written: str, told: list[str], folder: Folder, tmp_path: Path
) -> None:
    others = "".join(f"  {name}: not_read\n" for name in folder.parity_items if name != "milder_later_law")
    path = tmp_path / "xa.yaml"
    path.write_text(f"{DRAFT}{MILDER}parity:\n{others}{written}", "utf-8")
    found = [
        item for item in lint_law(path, folder, "xa.yaml", today=date(2026, 11, 27)) if "parity.milder" in item.route
    ]
    assert sorted(item.rule.name for item in found) == told
    law = folder.model(path, NationalLaw)
    assert law.on_parity(folder.parity_list)["milder_later_law"].word == ("coded" if told else "none")
