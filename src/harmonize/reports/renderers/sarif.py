"""A report as SARIF 2.1.0 for code scanning: duties are rules and gaps results at their place in the law file; so are those of lint."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from harmonize import __version__
from harmonize.norms.outcome import OPEN, SHORTFALLS, Verdict
from harmonize.reports.document import Complaint, Complaints, FindingBlock, Message, Report
from harmonize.reports.plain import dumped
from harmonize.visible import safe

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {"high": "error", "medium": "warning", "low": "note", "none": "note"}
RESULTS = (*SHORTFALLS, *OPEN, Verdict.RESERVED)
FINGERPRINT, COMPLAINT = "stateDutyRegion/v1", "fileRuleRoute/v1"
Rules = list[dict[str, Any]]
Told = tuple[str, Rules, Rules]  # which command tells it, its rules, its results


def render(report: Report) -> str:
    """All findings that fall short or are open, or all complaints about data files, as one run."""
    about, rules, found = complained(report.complaints) if report.complaints else judged(report.findings)
    run = {
        "tool": {"driver": {"name": "harmonize", "semanticVersion": __version__, "rules": rules}},
        "automationDetails": {"id": f"harmonize/{about}/"},
        "columnKind": "unicodeCodePoints",
        "properties": {"dataset": report.dataset, "disclaimer": "Not legal advice."} if report.dataset else {},
        "results": found,
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def judged(findings: Sequence[FindingBlock]) -> Told:
    """Duties as rules, and what falls short or is open."""
    told = [item for item in findings if is_result(item)]
    rules = {item.duty: item for item in reversed(told)}
    names = list(dict.fromkeys(item.duty for item in told))
    index = {name: number for number, name in enumerate(names)}
    return "check", [rule(rules[name]) for name in names], [found for item in told for found in results(item, index)]


def complained(complaints: Complaints) -> Told:
    """Rules of lint as rules, and every complaint at its place."""
    rules = {item.rule: item for item in complaints.items}
    index = {name: number for number, name in enumerate(rules)}
    told = [
        {
            "id": name,
            "shortDescription": {"text": message(item.why)},
            "help": {"text": message(f"harmonize explain {name}" if name.startswith("lint/") else item.why)},
        }
        for name, item in rules.items()
    ]
    command = next(iter(rules), "lint/").partition("/")[0]
    return command, told, [complaint(item, index[item.rule]) for item in complaints.items]


def complaint(item: Complaint, rule: int) -> dict[str, Any]:
    """One complaint about a data file."""
    place: dict[str, Any] = {"artifactLocation": address(item.file)}
    if item.line:
        place["region"] = {"startLine": item.line, "startColumn": max(1, item.column)}
    return {
        "ruleId": item.rule,
        "ruleIndex": rule,
        "level": item.severity,
        "message": {"text": message(item.text)},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {COMPLAINT: item.region},
    }


def is_result(item: FindingBlock) -> bool:
    """Whether a finding is a result: a shortfall, or what stays open, of a duty that is no option."""
    return item.strength != "may" and item.verdict in RESULTS


def rule(item: FindingBlock) -> dict[str, Any]:
    """A duty as a rule, with what it asks, what meets it, and what its test cannot see."""
    asks = next((term.text for term in item.manual if term.label == "Asks"), item.asked)
    return {
        "id": item.duty,
        "name": f"{item.treaty} {safe(item.asked)}",
        "shortDescription": {"text": message(item.asked)},
        "fullDescription": {"text": message(asks)},
        "help": {"text": message("\n".join(f"{term.label}: {term.text}" for term in item.manual) or item.asked)},
        "properties": {
            "topic": item.topic,
            "strength": item.strength.words,
            "kind": item.kind,
            "tags": [item.topic],
        },
    }


def results(item: FindingBlock, index: Mapping[str, int]) -> Iterator[dict[str, Any]]:
    """One result for each message of a finding, at the nearest provision of its gap or what the finding is about."""
    for one in item.messages:
        fails = item.verdict in SHORTFALLS
        artifact = address(item.file or f"{item.state.lower()}.yaml")
        yield {
            "ruleId": item.duty,
            "ruleIndex": index[item.duty],
            "kind": "fail" if fails else "open" if item.verdict in OPEN else "informational",
            "level": LEVELS[item.severity] if fails else "none",
            "message": {"text": message(one.text)},
            "locations": [
                {"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": max(1, one.line)}}}
            ],
            "partialFingerprints": {FINGERPRINT: one.region},
            **agreed(one),
            "properties": {
                "state": item.state,
                "asOf": item.day,
                "verdict": item.verdict,
                "words": item.words,
                "beside": list(item.beside),
                "severity": item.severity,
                "confidence": item.confidence,
                "textAsAt": item.text_as_at,
            },
        }


def agreed(one: Message) -> dict[str, Any]:
    """What a baseline and waivers say of a result: new or unchanged, and suppressed by a decision with its reason."""
    told: dict[str, Any] = {} if one.listed is None else {"baselineState": "unchanged" if one.listed else "new"}
    if one.standing == "waived":
        told["suppressions"] = [{"kind": "external", "status": "accepted", "justification": message(one.waived)}]
    return told


def address(name: str) -> dict[str, str]:
    """A file as SARIF names it: by an address of its own, or below the root of the sources, whatever separates its folders."""
    windows = "\\" in name and not name.startswith("/")
    path = PureWindowsPath(name) if windows else PurePosixPath(name)
    return {"uri": path.as_uri()} if path.is_absolute() else {"uri": quote(path.as_posix()), "uriBaseId": "%SRCROOT%"}


def message(text: str) -> str:
    """A text in which no bracket becomes a link and no brace a placeholder."""
    seen = safe(text).replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]")
    return seen.replace("{", "{{").replace("}", "}}")
