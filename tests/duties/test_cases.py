"""The pages of this folder are tests: a heading is a case, the YAML is (part of) a toy law, the text is what comes out.

The prose names in backticks what is asked: duties, a reading of a dispute (`D2=own_border`), a day other than the usual
one (`on 2001-05-01`), `nearest` for the provision nearest to each gap, `severity` for how grave a shortfall is, `evidence` for
the pinpoints that the verdict rests on, and in braces facts that are put to the law: `{role: aider, stage: agreed}`; with
`in words` the answer is that of `harmonize case`.

`pytest --accept` rewrites the text blocks; review the diff as you would review a verdict.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from day import DAY
from harmonize.findings.assessment import Choice, Finding, assess
from harmonize.findings.case import tried
from harmonize.findings.evidence import pinpoints
from harmonize.library.folder import Folder
from harmonize.library.periods import lowered
from harmonize.library.problem import rules
from harmonize.library.validation import accepted
from harmonize.norms.law import SECTIONS, Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.norms.penalty import span
from harmonize.norms.status import Consent, Membership, Party
from harmonize.reports.answers import answer_of
from harmonize.reports.wording import Speaker, verdict_word
from harmonize.texts.consistency import mistakes
from harmonize.texts.national_law import NationalLaw

HERE = Path(__file__).parent
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
MEMBER = Membership("XD", "2001-01-01", "")  # of the Union, where its law is asked
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


class Asked(NamedTuple):
    """What the prose of a case asks."""

    duties: tuple[str, ...]
    facts: tuple[str, ...]
    readings: dict[str, str]
    day: str
    nearest: bool
    severity: bool
    evidence: bool
    in_words: bool

    @classmethod
    def by(cls, prose: str) -> "Asked":
        """What stands in backticks."""
        named = re.findall(r"`([^`]+)`", prose)
        readings = (item.partition("=") for item in named if re.match(r"D\d+=", item))
        days = [item.removeprefix("on ") for item in named if item.startswith("on ")]
        return cls(
            tuple(item for item in named if re.match(r"(smp|untoc|eu|pace)-", item)),
            tuple(item for item in named if item.startswith("{")),
            {dispute: reading for dispute, _, reading in readings},
            days[0] if days else DAY,
            "nearest" in named,
            "severity" in named,
            "evidence" in named,
            "in words" in named,
        )


def outcome(law_text: str, asked: Asked, folder: Folder, tmp_path: Path) -> str:
    """What comes out of each duty, and one line per fact pattern: answer and range."""
    path = tmp_path / "xd.yaml"
    path.write_text(whole(law_text), "utf-8")
    text, located = accepted(path, NationalLaw, "xd.yaml")
    assert [
        str(item) for item in mistakes(text, folder.treaty.measures) if rules()[item.rule].severity == "error"
    ] == []
    law = lowered(text, located, folder.status)[-1]
    lines = findings(law, asked, folder) if asked.duties else []
    for pattern in asked.facts:
        facts = {"conduct": "crossing", "state": "own", **yaml.safe_load(pattern)}
        found = tried(LawOnDay(law, folder.status.members(asked.day)), facts)
        if asked.in_words:
            first, *others = (line for line in answer_of(found) if not line.startswith("aggravated if"))
            lines += [f"{pattern}: {first}", *(f"  {line}" for line in others)]
            continue
        lines.append(f"{pattern}: {found.answer.punishable}, {span(found.answer.range)}")
    return "\n".join(lines) + "\n"


def findings(law: Law, asked: Asked, folder: Folder) -> list[str]:
    """What comes out of each duty asked."""
    bound = Consent("2000-01-01", "2000-01-31", "ratification", True, "", "")  # before anybody else
    party = Party("XD", "XDX", "Freedonia", (), {"smp": bound, "untoc": bound}, ())
    choice = Choice(tuple(folder.treaty.instruments), (), asked.duties, ())
    status = folder.status
    if any(name.startswith("eu-") for name in asked.duties):
        status = status._replace(groups={**status.groups, "EU": (*status.groups["EU"], MEMBER)})
    done = assess(law, party, folder.treaty, status, asked.day, asked.readings, choice)
    names = {code: item.name for code, item in folder.status.parties.items()} | {"XD": "Freedonia"}
    speaker = Speaker(done.law, done.treaty, names, status.members(asked.day))
    return [line for item in done.findings for line in told(item, speaker, asked)]


def told(item: Finding, speaker: Speaker, asked: Asked) -> Iterator[str]:
    """One line for the verdict, then counterexamples, doubts, situations."""
    found = item.outcome
    yield (
        f"{item.duty.id}: {verdict_word(item)}"
        + (f", severity {item.severity}" if asked.severity else "")
        + (f" ({speaker.beyond(found)})" if found.beyond else "")
    )
    yield from (f"  no shortfall under {switch}" for switch in found.removed_by)
    for gap in found.gaps:
        yield f"  gap: {speaker.gap(gap, item.duty) or 'all of it'}"
        if asked.nearest:
            yield f"    nearest: {speaker.nearest(gap.near) if gap.near else 'none'}"
    yield from (f"  only fined: {speaker.provision(index)}" for index in found.administrative)
    yield from (f"  {doubt.reason.ground.words}: {speaker.doubt(doubt)}" for doubt in found.doubts)
    yield from (f"  beside, {doubt.reason.ground.words}: {speaker.doubt(doubt)}" for doubt in found.beside)
    if asked.evidence:
        yield f"  rests on: {'; '.join(pinpoints(found, speaker.law))}"
    if found.missing:
        yield f"  falls short: {speaker.short_of(found, item.duty)}"
    if found.situations:
        counted = found.situations
        corner = f", {counted.corner} open on a corner" if counted.corner else ""
        yield f"  {counted.whole} whole, {counted.open} open, {counted.part} in part, {counted.none} not{corner}"


@pytest.mark.parametrize(
    ("page", "match"), [pytest.param(page, match, id=f"{page.stem}: {match['title']}") for page, match in PAGES]
)
def test_case(page: Path, match: "re.Match[str]", folder: Folder, tmp_path: Path, accept: bool) -> None:
    asked = Asked.by(match["prose"])
    assert asked.duties or asked.facts, "name the duties or the facts that the case is about"
    found = outcome(match["law"], asked, folder, tmp_path)
    if accept:
        whole = page.read_text("utf-8")
        page.write_text(
            whole.replace(match[0], match[0].replace(f"```text\n{match['expected']}```", f"```text\n{found}```")),
            "utf-8",
        )
    else:
        assert found == match["expected"]
