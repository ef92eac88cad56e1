"""The pages of this folder are tests: a heading is a case, the YAML is (part of) a toy law, the text is what comes out.

The prose names in backticks the duties that are asked, and in braces facts that are: `{role: aider, stage: agreed}`.

`pytest --accept` rewrites the text blocks; review the diff as you would review a verdict.
"""

import json
import re
from pathlib import Path

import pytest
import yaml

from harmonize.findings.assessment import Choice, assess
from harmonize.findings.case import tried
from harmonize.library.accepting import accepted
from harmonize.library.folder import Folder
from harmonize.norms.doubt import WORDS
from harmonize.norms.law import SECTIONS
from harmonize.norms.penalty import span
from harmonize.norms.status import Consent, Party
from harmonize.reports.wording import Speaker, verdict_word
from harmonize.texts.consistency import mistakes
from harmonize.texts.national_law import NationalLaw

HERE = Path(__file__).parent
DAY = "2026-11-24"
CASE = re.compile(
    r"^## (?P<title>.+?)\n(?P<prose>.*?)```yaml\n(?P<law>.*?)```\n\n```text\n(?P<expected>.*?)```",
    re.MULTILINE | re.DOTALL,
)
HEAD = """\
id: xd
state: Freedonia
sources:
  act: {title: Aliens Act, citation: Act 12/2003, text: official, text_of: 2026-11-20, read_on: 2026-11-20}
"""
GENERAL = """\
general_part:
  fault: {mental: [accepts, intent], cite: act 1}
  roles:
    instigator: {range: same, cite: act 2}
    organiser: {range: same, cite: act 2}
    aider: {range: same, cite: act 2}
    member: {range: none}
  attempt: {range: same, cite: act 3}
  agreement: {range: none}
  migrant: {spared: yes, by: text, cite: act 4}
  legal_persons: {form: criminal, cite: act 5}
  jurisdiction:
    - {when: {act_place: [own_territory, own_vessel, own_aircraft]}, cite: act 6}
"""
SHOWN = HERE.parent.parent / "docs" / "hard-shapes.md"
PAGES = [
    (page, match) for page in (*sorted(HERE.glob("*.md")), SHOWN) for match in CASE.finditer(page.read_text("utf-8"))
]


def whole(law_text: str) -> str:
    """A law file: what a case says, all else as it usually is; sections that it does not name were read."""
    told = re.search(r"^reading: (\{.*\})\n", law_text, re.MULTILINE)
    reading = dict.fromkeys(SECTIONS, "read") | (yaml.safe_load(told[1]) if told else {})
    rest = law_text.replace(told[0], "") if told else law_text
    return f"{HEAD}reading: {json.dumps(reading)}\n{'' if 'general_part:' in rest else GENERAL}{rest}"


def outcome(law_text: str, duties: tuple[str, ...], facts: tuple[str, ...], folder: Folder, tmp_path: Path) -> str:
    """One line per duty: verdict, counterexamples, doubts, situations; and one per fact pattern: answer and range."""
    path = tmp_path / "xd.yaml"
    path.write_text(whole(law_text), "utf-8")
    text, located = accepted(path, NationalLaw, "xd.yaml")
    assert [str(item) for item in mistakes(text, folder.treaty.measures) if item.rule.severity == "error"] == []
    law = folder.lowered(text, located)[-1]
    bound = Consent("2004-01-01", "2004-01-31", "ratification", True, "", "")
    party = Party("XD", "XDX", "Freedonia", (), {"smp": bound, "untoc": bound}, ())
    done = assess(law, party, folder.treaty, folder.status, DAY, {}, Choice(("smp", "untoc"), (), duties, ()))
    names = {code: item.name for code, item in folder.status.parties.items()} | {"XD": "Freedonia"}
    groups = folder.status.members(DAY)
    speaker = Speaker(done.law, done.treaty, names, groups)
    lines = []
    for item in done.findings if duties else ():
        lines.append(
            f"{item.duty.id}: {verdict_word(item)}"
            + (f" ({speaker.beyond(item.outcome)})" if item.outcome.beyond else "")
        )
        lines += [f"  no shortfall under {switch}" for switch in item.outcome.removed_by]
        lines += [f"  gap: {speaker.gap(gap, item.duty) or 'all of it'}" for gap in item.outcome.gaps]
        lines += [f"  only fined: {speaker.provision(index)}" for index in item.outcome.administrative]
        lines += [f"  {WORDS[doubt.reason.ground]}: {speaker.doubt(doubt)}" for doubt in item.outcome.doubts]
        lines += [f"  beside, {WORDS[doubt.reason.ground]}: {speaker.doubt(doubt)}" for doubt in item.outcome.beside]
        if item.outcome.missing:
            lines.append(f"  falls short: {speaker.short_of(item.outcome, item.duty)}")
        if item.outcome.situations:
            counted = item.outcome.situations
            corner = f", {counted.corner} open on a corner" if counted.corner else ""
            lines.append(
                f"  {counted.whole} whole, {counted.open} open, {counted.part} in part, {counted.none} not{corner}"
            )
    for pattern in facts:
        asked = {"conduct": "crossing", "state": "own", **yaml.safe_load(pattern)}
        found = tried(law, asked, groups).answer
        lines.append(f"{pattern}: {found.punishable}, {span(found.range)}")
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(
    ("page", "match"), [pytest.param(page, match, id=f"{page.stem}: {match['title']}") for page, match in PAGES]
)
def test_case(page: Path, match: "re.Match[str]", folder: Folder, tmp_path: Path, accept: bool) -> None:
    duties = tuple(re.findall(r"`((?:smp|untoc)-[^`]+)`", match["prose"]))
    facts = tuple(re.findall(r"`(\{[^`]+\})`", match["prose"]))
    assert duties or facts, "name the duties or the facts that the case is about"
    found = outcome(match["law"], duties, facts, folder, tmp_path)
    if accept:
        whole = page.read_text("utf-8")
        page.write_text(
            whole.replace(match[0], match[0].replace(f"```text\n{match['expected']}```", f"```text\n{found}```")),
            "utf-8",
        )
    else:
        assert found == match["expected"]
