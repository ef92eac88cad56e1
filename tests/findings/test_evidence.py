"""A verdict is no better than the worst text that it rests on, wherever in the law that text stands."""

from pathlib import Path

import pytest

from day import DAY
from harmonize.findings.assessment import Choice, assess
from harmonize.findings.fact_pattern import point
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.facts import Words
from harmonize.norms.law import SECTIONS
from harmonize.query import party_of
from harmonize.texts.national_law import NationalLaw

LAW = f"""\
id: xd
state: Freedonia
sources:
  act: {{title: Aliens Act, citation: Act 12/2003, text: official, text_of: 2026-11-20, read_on: 2026-11-20}}
  known: {{title: Penal Code, citation: Act 1/1950, text: memory, text_of: unknown, text_of_why: from memory, read_on: 2026-11-20}}
reading: {{{", ".join(f"{name}: read" for name in SECTIONS)}}}
general_part:
  fault: {{mental: [accepts, intent], cite: act 1}}
  roles:
    instigator: {{range: same, cite: act 2}}
    organiser: {{range: same, cite: act 2}}
    aider: {{range: same, cite: ROLES 2}}
    member: {{range: none}}
  attempt: {{range: same, cite: ATTEMPT 3}}
  agreement: {{range: none}}
  migrant: {{spared: yes, by: text, cite: act 4}}
  legal_persons: {{form: criminal, cite: COMPANIES 5}}
  jurisdiction:
    - {{when: {{act_place: [own_territory, own_vessel, own_aircraft]}}, cite: PLACE 6}}
offences:
  - id: xd-1
    title: Assisting entry
    kind: smuggling
    section: entry
    versions:
      - from: 2010-01-01
        cite: act 10
        punishes:
          entry: {{conduct: [crossing], state: any, benefit: [kind, money], person: [third_country, stateless, own_national], how: any}}
        penalty: {{prison: [0, 72]}}
        qualified:
          peril: {{when: {{danger: ">=likely_safety"}}, penalty: {{prison: [12, 120]}}, cite: DANGER 13}}
          indignity: {{when: {{degrading: ["yes"]}}, weighs: yes, cite: WEIGHED 14}}
"""
WORDS = ("ROLES", "ATTEMPT", "COMPANIES", "PLACE", "DANGER", "WEIGHED")


def confidence(duty: str, remembered: str, folder: Folder, path: Path) -> str:
    """What a verdict rests on when one pinpoint of the law comes from memory."""
    written = LAW
    for word in WORDS:
        written = written.replace(word, "known" if word == remembered else "act")
    path.write_text(written, "utf-8")
    text, located = accepted(path, NationalLaw, "xd.yaml")
    law = lowered(text, located, folder.status)[-1]
    done = assess(
        law, party_of(folder, "XD"), folder.treaty, folder.status, DAY, {}, Choice(("smp", "untoc"), (), (duty,))
    )
    found = next(item for item in done.findings if item.duty.id == duty)
    assert found.verdict in ("met", "exceeds", "partial")
    return found.confidence


@pytest.mark.parametrize(
    ("duty", "rests_on"),
    [
        ("smp-6.1.a", ""),
        ("smp-6.2.a", "ATTEMPT"),
        ("smp-6.2.b/unqualified", "ROLES"),
        ("untoc-10.1", "COMPANIES"),
        ("untoc-15.1.a", "PLACE"),
        ("smp-6.3.a/1a", "DANGER"),
        ("smp-6.3.b/1a", "WEIGHED"),
    ],
)
def test_only_the_text_that_a_verdict_needs_lowers_its_confidence(
    duty: str, rests_on: str, folder: Folder, tmp_path: Path
) -> None:
    for word in ("", *WORDS):
        grade = "memory" if word and word == rests_on else "official"
        assert confidence(duty, word, folder, tmp_path / "xd.yaml") == f"{grade}, coded once", word


def test_facts_without_a_conduct_are_no_facts() -> None:
    with pytest.raises(KeyError):
        point({"benefit": "money"}, Words("XD", {}))
