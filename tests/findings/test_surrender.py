"""The page `surrender.md` is a test: a heading is a case, the YAML is what two invented laws say, the text is what comes out.

`pytest --accept` rewrites the text blocks; review the diff as you would review a verdict.
"""

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from day import DAY
from harmonize.findings.overlap import Side
from harmonize.findings.surrender import way
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.problem import rules
from harmonize.library.validation import accepted
from harmonize.norms.law import SECTIONS
from harmonize.norms.status import Arrangement, Bound, Consent, Party
from harmonize.texts.consistency import mistakes
from harmonize.texts.national_law import NationalLaw

PAGE = Path(__file__).parent / "surrender.md"
CASE = re.compile(
    r"^## (?P<title>.+?)\n(?P<prose>.*?)```yaml\n(?P<law>.*?)```\n\n```text\n(?P<expected>.*?)```",
    re.MULTILINE | re.DOTALL,
)
CASES = list(CASE.finditer(PAGE.read_text("utf-8")))
PAID_ENTRY = {"conduct": ["crossing"], "state": ["own"], "person": "any", "benefit": "any", "how": "any"}
TEN_YEARS = [0, 120]
ACT: dict[str, Any] = {
    "title": "Aliens Act",
    "citation": "Act 12/2003",
    "since": "2003-07-01",
    "text": "official",
    "text_of": "2026-11-20",
    "read_on": "2026-11-20",
    "sections": {"all": {"from": "2003-07-01"}},
}
GENERAL = {
    "fault": {"mental": ["accepts", "intent"], "cite": "act 1"},
    "roles": {
        "instigator": {"range": "same", "cite": "act 2"},
        "organiser": {"range": "same", "cite": "act 2"},
        "aider": {"range": "same", "cite": "act 2"},
        "member": {"range": "none"},
    },
    "attempt": {"range": "same", "cite": "act 3"},
    "agreement": {"range": "none"},
    "migrant": {"spared": "yes", "by": "text", "cite": "act 4"},
    "legal_persons": {"form": "criminal", "cite": "act 5"},
    "jurisdiction": [{"when": {"act_place": ["own_territory"]}, "cite": "act 6"}],
}


def law_text(code: str, name: str, told: dict[str, Any]) -> str:
    """A law file: paid entry with up to ten years, or what a case says instead."""
    spared = {"when": told["except"], "cite": "act 10(2)"} if "except" in told else None
    if spared and "unsettled" in told:
        spared["unsettled"] = told["unsettled"]
    version = {
        "from": "2010-06-01",
        "cite": "act 10",
        "punishes": {"entry": told.get("offence", PAID_ENTRY)},
        **({"except": {"spared": spared}} if spared else {}),
        "penalty": {"prison": told.get("penalty", TEN_YEARS)},
    }
    offence = {"id": f"{code}-10", "title": "Assisting entry", "kind": "smuggling", "section": "entry"}
    law = {
        "id": code,
        "state": name,
        "sources": {"act": ACT},
        "reading": dict.fromkeys(SECTIONS, "read") | told.get("reading", {}),
        "general_part": GENERAL,
        "offences": [{**offence, "versions": [version]}],
        "measures": told.get("measures", {}),
    }
    text = re.sub(r'"(\d{4}-\d{2}-\d{2})"', r"\1", json.dumps(law, indent=1))  # days stand without quotes
    return re.sub(r": (true|false)", lambda said: f": {'yes' if said[1] == 'true' else 'no'}", text)


def made(code: str, name: str, told: dict[str, Any], folder: Folder, tmp_path: Path, *, bound: bool) -> Side:
    """One of the two laws, ready to be asked."""
    path = tmp_path / f"{code}.yaml"
    path.write_text(law_text(code, name, told), "utf-8")
    text, located = accepted(path, NationalLaw, path.name)
    assert [
        str(item) for item in mistakes(text, folder.treaty.measures) if rules()[item.rule].severity == "error"
    ] == []
    consent = Consent("2004-01-01", "2004-01-31", "ratification", True, "", "")
    party = Party(code.upper(), code.upper(), name, (), {"smp": consent, **({"untoc": consent} if bound else {})}, ())
    return Side.of(lowered(text, located, folder.status)[-1], party, DAY, folder.treaty, folder.status)


def arrangement(told: dict[str, Any]) -> Arrangement:
    """A treaty between the two."""
    ruritania = Bound("2004-01-01", "", "Surrender Act 7/2004", told.get("nationals", ""), "")
    freedonia = Bound("2004-01-01", "", "", "", "")
    return Arrangement(
        "Treaty of Strelsau",
        (),
        "2004-01-01",
        "",
        told["minimum"],
        told["measured_in"],
        told.get("waives"),
        "the gazette",
        {"XD": freedonia, "XE": ruritania},
    )


@pytest.mark.parametrize("case", [pytest.param(case, id=case["title"]) for case in CASES])
def test_way_to_surrender(case: "re.Match[str]", folder: Folder, tmp_path: Path, accept: bool) -> None:
    told = yaml.safe_load(case["law"]) or {}
    facts = {"conduct": "crossing", "state": "own", "benefit": "money", "how": "transport"}
    for pattern in re.findall(r"\{[a-z_]+: .*?\}", case["prose"]):
        facts |= yaml.safe_load(pattern)
    asking = made("xd", "Freedonia", told.get("asking", {}), folder, tmp_path, bound=True)
    asked = made("xe", "Ruritania", told, folder, tmp_path, bound=told.get("parties", True))
    treaty = (arrangement(told["arrangement"]),) if "arrangement" in told else ()
    found = way(asking, asked, facts, folder.status._replace(arrangements=treaty))
    lines = [found.standing]
    lines += [
        f"  {step.name}: {step.standing}, {step.why}"
        + (f" [{' '.join(filter(None, (step.by, '; '.join(step.cite))))}]" if step.cite else "")
        for step in found.steps
        if step.standing != "unknown"
    ]
    unread = [step.name for step in found.steps if step.standing == "unknown"]
    lines += [f"  not read: {', '.join(unread)}"] if unread else []
    text = "\n".join(lines) + "\n"
    if accept:
        page = PAGE.read_text("utf-8")
        old = case[0]
        assert old in page, "each case is written once"
        PAGE.write_text(page.replace(old, old[: case.start("expected") - case.start()] + text + "```"), "utf-8")
    else:
        assert text == case["expected"]


def test_a_way_is_a_table_of_its_steps(folder: Folder, tmp_path: Path) -> None:
    asking = made("xd", "Freedonia", {"penalty": [0, 36]}, folder, tmp_path, bound=True)
    asked = made("xe", "Ruritania", {}, folder, tmp_path, bound=True)
    facts = {"conduct": "crossing", "state": "own", "benefit": "money", "how": "transport"}
    found = way(asking, asked, facts, folder.status)
    assert repr(found) == "<harmonize.Way XD requests surrender from XE: unknown>"
    assert found._repr_html_().startswith("<table><caption>XD requests surrender from XE: unknown</caption>")
    assert found.rows()[1] == {
        "asking": "XD",
        "asked": "XE",
        "step": "dual criminality",
        "standing": "open",
        "why": "the conduct, transposed, is punishable",
        "law_of": "XE",
        "cites": "act 10",
    }
    assert found.rows()[2]["why"] == "the law of Ruritania was not read for it"
    assert found.lower == 36
    assert found.transposed
    as_it_was = way(asking, asked, facts, folder.status, transposed=False)
    assert not as_it_was.transposed
    assert as_it_was.lower == 0
    assert as_it_was.standing == "barred"
