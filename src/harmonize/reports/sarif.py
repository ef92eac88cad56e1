"""The report as SARIF 2.1.0: duties are rules, gaps are results at their place in the law file."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from harmonize.findings.assessment import SHORTFALLS, Assessment, Finding
from harmonize.norms.facts import Words
from harmonize.norms.outcome import OPEN, Gap
from harmonize.norms.region import facts_of, name_of
from harmonize.norms.treaty import Duty
from harmonize.reports.headlines import titled
from harmonize.reports.memo import place
from harmonize.reports.plain import dumped
from harmonize.reports.text import ORDER, brief, closing, lack, pinpoint
from harmonize.reports.wording import STRENGTH_WORDS, Speaker, verdict_word
from harmonize.visible import safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"high": "error", "medium": "warning", "low": "note", "none": "note"}
FINGERPRINT = "stateDutyRegion/v1"


def report(
    pairs: Sequence[tuple[Assessment, Speaker]], version: str, program: str, prose: Mapping[str, Mapping[str, Any]]
) -> str:
    """All assessments as one run. ``prose`` says what each duty asks, by its id."""
    told = [(item, assessment, speaker) for assessment, speaker in pairs for item in results_of(assessment)]
    rules = list(dict.fromkeys(item.duty.id for item, _, _ in told))
    index = {name: number for number, name in enumerate(rules)}
    duties = {item.duty.id: item.duty for item, _, _ in told}
    run = {
        "tool": {
            "driver": {
                "name": "harmonize",
                "semanticVersion": program,
                "rules": [rule(duties[name], prose.get(name, {})) for name in rules],
            }
        },
        "automationDetails": {"id": "harmonize/check/"},
        "columnKind": "unicodeCodePoints",
        "properties": {"dataset": version, "disclaimer": "Not legal advice."},
        "results": [found for item, assessment, speaker in told for found in results(item, assessment, speaker, index)],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def results_of(assessment: Assessment) -> list[Finding]:
    """The findings that are results: shortfalls, and what stays open."""
    return [item for item in assessment.findings if item.duty.strength != "may" and item.verdict in ORDER]


def rule(duty: Duty, words: Mapping[str, Any]) -> dict[str, Any]:
    """A duty as a rule, with what it asks, what meets it, and what its test cannot see."""
    parts = [
        f"{label}: {words[key]}"
        for key, label in (
            ("asks", "Asks"),
            ("met_by", "Met by"),
            ("partial", "Falls short"),
            ("cannot_see", "Cannot see"),
        )
        if words.get(key)
    ]
    return {
        "id": duty.id,
        "name": f"{pinpoint(duty.id)} {safe(duty.title)}",
        "shortDescription": {"text": message(duty.title)},
        "fullDescription": {"text": message(words.get("asks") or duty.title)},
        "help": {"text": message("\n".join(parts) or duty.title)},
        "properties": {
            "topic": duty.topic,
            "strength": STRENGTH_WORDS[duty.strength],
            "kind": duty.kind,
            "tags": [duty.topic],
        },
    }


def results(
    item: Finding, assessment: Assessment, speaker: Speaker, index: Mapping[str, int]
) -> Iterator[dict[str, Any]]:
    """One result for each gap of a finding, or one for the finding."""
    for gap in item.outcome.gaps or (None,):
        fails = item.verdict in SHORTFALLS
        yield {
            "ruleId": item.duty.id,
            "ruleIndex": index[item.duty.id],
            "kind": "fail" if fails else "open" if item.verdict in OPEN else "informational",
            "level": LEVELS[item.severity] if fails else "none",
            "message": {"text": message(words(item, gap, assessment, speaker))},
            "locations": [location(item, gap, assessment)],
            "partialFingerprints": {FINGERPRINT: fingerprint(item, gap, speaker)},
            "properties": {
                "state": assessment.party.code,
                "asOf": assessment.day,
                "verdict": item.verdict,
                "words": verdict_word(item),
                "beside": [doubt.reason.told for doubt in item.outcome.beside],
                "severity": item.severity,
                "confidence": item.confidence,
                "textAsAt": item.text_as_at,
            },
        }


def fingerprint(item: Finding, gap: Gap | None, speaker: Speaker) -> str:
    """State, duty and region, named as a baseline names them; without facts, the measures that fall short."""
    code = speaker.law.code
    facts = facts_of(gap.cube, Words.of(code, speaker.groups)) if gap else {}
    region = name_of(facts) if gap else ",".join(sorted(item.outcome.missing)) or "whole"
    return f"{code}/{item.duty.id}/{region}"


def words(item: Finding, gap: Gap | None, assessment: Assessment, speaker: Speaker) -> str:
    """What is wrong, in one or two sentences."""
    head = f"{assessment.law.name}, {speaker.pinpoint(item.duty)}: {titled(item)}: {verdict_word(item)}."
    if gap is None:
        doubt = speaker.doubt(item.outcome.doubts[0]) if item.outcome.doubts else ""
        more = brief(item, speaker).strip(" ()") or doubt
        return f"{head} {more}".strip()
    facts = speaker.gap(gap, item.duty)
    told = f"{lack(item)}: {item.duty.facts or item.duty.title.lower()}{f': {facts}' if facts else ''}."
    near = f" Nearest law: {speaker.nearest(gap.near)}." if gap.near else ""
    remedy = closing(item, gap, speaker)
    return f"{head} {told}{near}{f' To close it: {remedy}.' if remedy else ''}"


def location(item: Finding, gap: Gap | None, assessment: Assessment) -> dict[str, Any]:
    """The place in the law file: the nearest provision of a gap, or what the finding is about; else the top."""
    law = assessment.law
    line = law.provisions[gap.near.provision].line if gap and gap.near else place(item, law)
    artifact = address(law.file or f"{law.code.lower()}.yaml")
    return {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": max(1, line)}}}


def address(name: str) -> dict[str, str]:
    """A file as SARIF names it: by an address of its own, or below the root of the sources, whatever separates its folders."""
    windows = "\\" in name and not name.startswith("/")
    path = PureWindowsPath(name) if windows else PurePosixPath(name)
    if path.is_absolute():
        return {"uri": path.as_uri()}
    return {"uri": quote(path.as_posix()), "uriBaseId": "%SRCROOT%"}


def message(text: str) -> str:
    """A text in which no bracket becomes a link and no brace a placeholder."""
    seen = safe(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return seen.replace("{", "{{").replace("}", "}}")
