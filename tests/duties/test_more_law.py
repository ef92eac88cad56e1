"""More law never worsens an unrelated duty: over the invented laws of these pages, one offence is added to each."""

from pathlib import Path

import pytest
from test_cases import DAY, PAGES, whole

from harmonize.duties.evaluator import Evaluator
from harmonize.findings.assessment import answers
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.validation import accepted
from harmonize.norms.duty_tests import Criminalize, Spare
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.outcome import Verdict
from harmonize.texts.national_law import NationalLaw

WORST_LAST = ("exceeds", "met", "unsettled", "not_verified", "not_assessed", "partial", "gap")
# What a parliament may add, none of it with a rule of the general part of its own.
ADDED = {
    "aid to unlawful departure": """
  - id: xd-89
    title: Unlawful departure
    kind: migrant
    section: migrant
    versions:
      - from: 2010-01-01
        cite: act 89
        punishes:
          own-entry: {conduct: [own_crossing], state: any, leaves: [own_unlawfully], person: any}
        penalty: {prison: [0, 12]}
  - id: xd-90
    title: Aid to unlawful departure
    kind: smuggling
    section: entry
    versions:
      - from: 2010-01-01
        cite: act 90
        punishes:
          entry: {conduct: [crossing], state: any, leaves: [own_unlawfully], benefit: any, person: any, how: any}
        penalty: {of: xd-89, through: aider}
""",
    "harbouring": """
  - id: xd-90
    title: Harbouring
    kind: smuggling
    section: stay
    versions:
      - from: 2010-01-01
        cite: act 90
        punishes:
          stay: {conduct: [stay], state: [own], benefit: any, person: any, how: any}
        penalty: {prison: [0, 12]}
""",
    "holding a false passport": """
  - id: xd-90
    title: Holding a false passport
    kind: document
    section: documents
    versions:
      - from: 2010-01-01
        cite: act 90
        punishes:
          possession: {conduct: [possess_document], state: any, for: any, doc_kind: [travel], doc_flaw: [forged], doc_issuer: any}
        penalty: {prison: [0, 12]}
""",
}
LAWS = {
    f"{page.stem}: {match['title']}": match["law"]
    for page, match in PAGES
    if "offences:" in match["law"] and "measures:" not in match["law"]
}


def law_of(law_text: str, folder: Folder, tmp_path: Path) -> Law:
    """The law in force."""
    path = tmp_path / "xd.yaml"
    path.write_text(whole(law_text), "utf-8")
    return lowered(*accepted(path, NationalLaw, "xd.yaml"), folder.status)[-1]


def about(evaluator: Evaluator, name: str) -> bool:
    """Whether what was added deals with facts of a duty, or of those that it follows."""
    places = {place for place, item in enumerate(evaluator.law.provisions) if item.id in ("xd-89", "xd-90")}
    duty = evaluator.duty(name)
    test = duty.test
    assert test
    bases = (*test.bases, *(test.either if isinstance(test, Criminalize) else ()))
    if any(about(evaluator, base) for base in bases):
        return True
    if not isinstance(test, Criminalize | Spare):
        return False
    _, possibly = evaluator.penal.punished(()).covers(evaluator.on_day.dated(test.region))
    return any(provision in places for provision, _ in possibly)


def verdicts(law: Law, folder: Folder) -> dict[str, Verdict]:
    """The verdict on every tested duty."""
    found = answers(law, folder.treaty, folder.status, DAY)
    return {name: outcome.verdict for name, outcome in found.items()}


@pytest.mark.sample(5, 25)
@pytest.mark.parametrize("added", [pytest.param(text, id=name) for name, text in ADDED.items()])
@pytest.mark.parametrize("law_text", [pytest.param(text, id=name) for name, text in LAWS.items()])
def test_more_law_never_worsens_an_unrelated_duty(law_text: str, added: str, folder: Folder, tmp_path: Path) -> None:
    before = law_of(law_text, folder, tmp_path)
    after = law_of(law_text.rstrip("\n") + added, folder, tmp_path)
    evaluator = Evaluator(LawOnDay(after, folder.status.members(DAY)), folder.treaty, folder.treaty.readings({}))
    first = verdicts(before, folder)
    second = verdicts(after, folder)
    worse = {
        name: (verdict, second[name])
        for name, verdict in first.items()
        if WORST_LAST.index(second[name]) > WORST_LAST.index(verdict) and not about(evaluator, name)
    }
    assert worse == {}


@pytest.mark.sample(3, 15)
@pytest.mark.parametrize("law_text", [pytest.param(text, id=name) for name, text in LAWS.items()])
def test_aid_to_unlawful_departure_leaves_accomplices_and_organisers_where_they_were(
    law_text: str, folder: Folder, tmp_path: Path
) -> None:
    """It reaches facts of these duties, but the general part reaches its accomplices and organisers too."""
    asked = ("smp-6.2.b/unqualified", "smp-6.2.c")
    before = verdicts(law_of(law_text, folder, tmp_path), folder)
    added = ADDED["aid to unlawful departure"]
    after = verdicts(law_of(law_text.rstrip("\n") + added, folder, tmp_path), folder)
    for name in asked:
        if before[name] == "met":
            assert after[name] == "met"
