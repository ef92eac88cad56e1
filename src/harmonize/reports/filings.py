"""What a State files, told: the table of concordance, and the answers to the review's self-assessment."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from harmonize.findings.assessment import FULFILLED, LACKING, SHORTFALLS, Assessment
from harmonize.findings.filing import STATUSES, Cluster, Entry, Place
from harmonize.norms.outcome import Verdict
from harmonize.reports.document import Document, Grid, Paragraph, Section, Tag, Term, Terms, web_address
from harmonize.reports.exhibits import annex, frame
from harmonize.reports.plain import Table, dumped, table
from harmonize.reports.text import brief, closing, pinpoint, standing, wrapped
from harmonize.reports.wording import REPLY_WORDS, STATUS_WORDS, Speaker, reading_line, short, verdict_word
from harmonize.visible import safe

HEAD = (
    *("treaty article", "what it asks", "national act", "article", "status"),
    *("how and by when the rest", "comment"),
)
BY_WHEN = "by when, by which act and body: to be filled in by the State"
MARK = {
    "fully": "met",
    "partially": "partial",
    "not": "gap",
    "unsettled": "unsettled",
    "not_verified": "not_verified",
    "yes": "met",
    "in_part": "partial",
    "no": "gap",
}


def rows(entries: Sequence[Entry], speaker: Speaker, asks: Mapping[str, Any]) -> Iterator[list[str]]:
    """One row per duty, in the columns that candidate and member States file."""
    for entry in entries:
        item = entry.finding
        yield [
            speaker.pinpoint(item.duty),
            asks.get(item.duty.id, {}).get("asks") or item.duty.title,
            "; ".join(short(place.act) for place in entry.places),
            "; ".join(", ".join(place.articles) for place in entry.places),
            STATUS_WORDS[entry.status],
            remainder(entry, speaker),
            comment(entry, speaker),
        ]


def remainder(entry: Entry, speaker: Speaker) -> str:
    """How what is missing would be met; by when only the State can say."""
    if entry.status not in ("partially", "not"):
        return ""
    item = entry.finding
    means = dict.fromkeys(filter(None, (closing(item, gap, speaker) for gap in item.outcome.gaps)))
    how = "; ".join(means) or speaker.short_of(item.outcome, item.duty)
    return f"{how}; {BY_WHEN}" if how else BY_WHEN


def comment(entry: Entry, speaker: Speaker) -> str:
    """Why a duty has its status."""
    item = entry.finding
    told = entry.status == "discretionary" or item.verdict in (Verdict.NOT_BOUND, Verdict.RESERVED)
    parts = [verdict_word(item) if told else ""]
    if item.verdict in (*SHORTFALLS, *LACKING):
        parts.append(brief(item, speaker).removeprefix(" (").removesuffix(")"))
    parts += [item.reason, *map(speaker.doubt, item.outcome.doubts)]
    parts += (doubt.reason.told for doubt in item.outcome.beside)
    parts += [reservation.summary for reservation in item.reservations]
    if item.verdict in FULFILLED and not entry.places:
        parts.append("nothing in what was read stands against it")
    parts.append(f"rests on {item.rests_on}" if item.rests_on else "")
    return "; ".join(filter(None, parts))


def concordance_table(entries: Sequence[Entry], speaker: Speaker, asks: Mapping[str, Any]) -> Table:
    """The table as it is filed."""
    return table("Concordance", "Table of concordance", [HEAD, *rows(entries, speaker, asks)])


def deficits(entries: Sequence[Entry]) -> str:
    """How many duties have which status; what is missing and what is there but falls short are never one number."""
    count = Counter(entry.status for entry in entries)
    told = ", ".join(f"{count[name]} {STATUS_WORDS[name]}" for name in STATUSES if count[name])
    return f"{told}. Missing altogether (transposition): {count['not']}; there but short (conformity): {count['partially']}."


def concordance(
    entries: Sequence[Entry], assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any], version: str
) -> Document:
    """The table of concordance as document."""
    titles = [assessment.treaty.instruments[key].title for key in assessment.instruments]
    grid = Grid(concordance_table(entries, speaker, asks))
    sections = [Section("Table of concordance", (Paragraph(deficits(entries)), grid)), annex([assessment.law])]
    note = f"Against {'; '.join(titles)}. {'; '.join(standing(assessment))}. Sections {reading_line(assessment.law)}."
    return frame(f"{assessment.law.name}: table of concordance", version, assessment.day, sections, note)


def concordance_lines(
    entries: Sequence[Entry], assessment: Assessment, speaker: Speaker, version: str
) -> Iterator[str]:
    """The table for the screen: one paragraph per duty."""
    yield safe(f"{assessment.law.name}: table of concordance, as of {assessment.day} · dataset {version}")
    yield from wrapped(deficits(entries), "", "  ")
    for entry in entries:
        item = entry.finding
        yield ""
        yield from wrapped(f"{speaker.pinpoint(item.duty)}  {item.duty.title}: {STATUS_WORDS[entry.status]}", "", "  ")
        for label, text in (
            ("by", acts(entry.places)),
            ("rest", remainder(entry, speaker)),
            ("comment", comment(entry, speaker)),
        ):
            if text:
                yield from wrapped(f"{label:<9}{text}", "  ", " " * 11)
    yield ""
    yield "Not legal advice."


def acts(places: Sequence[Place]) -> str:
    """Acts with their articles in one line."""
    return "; ".join(f"{short(place.act)} {', '.join(place.articles)}".strip() for place in places)


# ---------------------------------------------------------------- the review's self-assessment

OPEN_NOTE = "Questions on practice, resources and needs are left open for the State to answer."
PLACED = "Articles are placed in the four clusters of COP resolution 9/1 by subject; the numbers of the official form are not used."


def provision_words(entry: Entry, assessment: Assessment) -> str:
    """The provisions behind an answer; a yes that rests on silence says which sections were read."""
    if entry.places:
        return acts(entry.places)
    if entry.status not in ("yes", "in_part"):
        return ""
    read = [name.replace("_", " ") for name in entry.finding.duty.reads if assessment.law.status(name) != "not_read"]
    return f"no provision stands against it in what was read: {', '.join(read) or 'the whole file'}"


def questionnaire(
    clusters: Sequence[Cluster], assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any], version: str
) -> Document:
    """The answers as document."""
    sections = []
    for cluster in clusters:
        below = tuple(
            question(entry, assessment, speaker, asks) for entry in cluster.entries if entry.status != "to_answer"
        )
        practice = [
            (
                speaker.pinpoint(entry.finding.duty),
                asks.get(entry.finding.duty.id, {}).get("asks") or entry.finding.duty.title,
                "",
            )
            for entry in cluster.entries
            if entry.status == "to_answer"
        ]
        if practice:
            grid = Grid(Table("Practice", "For the State to answer", ("treaty", "question", "answer"), tuple(practice)))
            below = (*below, Section("For the State to answer", (grid,)))
        sections.append(Section(cluster.title, sections=below, tag=Tag("count", str(len(cluster.entries)))))
    title = f"{assessment.law.name}: answers for the UNTOC review"
    return frame(title, version, assessment.day, [*sections, annex([assessment.law])], f"{OPEN_NOTE} {PLACED}")


def question(entry: Entry, assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any]) -> Section:
    """One question with its answer."""
    item = entry.finding
    address = next((web_address(place.address) for place in entry.places if web_address(place.address)), "")
    terms = [
        Term("Asked", asks.get(item.duty.id, {}).get("asks") or item.duty.title),
        Term("Answer", REPLY_WORDS[entry.status]),
        Term("Provision", provision_words(entry, assessment), address),
        Term("Comment", comment(entry, speaker)),
    ]
    tag = Tag(MARK.get(entry.status, "not_assessed"), REPLY_WORDS[entry.status], item.duty.id)
    return Section(
        f"{speaker.pinpoint(item.duty)}: {item.duty.title}", (Terms(tuple(t for t in terms if t.text)),), tag=tag
    )


def questionnaire_lines(clusters: Sequence[Cluster], assessment: Assessment, version: str) -> Iterator[str]:
    """The answers for the screen."""
    yield safe(f"{assessment.law.name}: answers for the UNTOC review, as of {assessment.day} · dataset {version}")
    yield from wrapped(f"{OPEN_NOTE} {PLACED}", "", "  ")
    for cluster in clusters:
        count = Counter(entry.status for entry in cluster.entries)
        yield ""
        yield cluster.title
        told = ", ".join(f"{count[name]} {word}" for name, word in REPLY_WORDS.items() if count[name])
        yield from wrapped(told, "  ", "  ")
        for entry in cluster.entries:
            item = entry.finding
            if entry.status == "to_answer":
                continue
            where = provision_words(entry, assessment)
            head = f"{pinpoint(item.duty.id)}  {item.duty.title}: {REPLY_WORDS[entry.status]}"
            yield from wrapped(f"{head}{f'; {where}' if where else ''}", "  ", "    ")
    yield ""
    yield "Not legal advice."


def questionnaire_json(
    clusters: Sequence[Cluster], assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any], version: str
) -> str:
    """The answers as one document; a yes always has its provision."""
    content = {
        "format": "harmonize-questionnaire/2",
        "dataset": version,
        "as_of": assessment.day,
        "state": assessment.party.code,
        "disclaimer": "Not legal advice.",
        "clusters": [
            {
                "id": cluster.id,
                "title": cluster.title,
                "questions": [
                    {
                        "duty": entry.finding.duty.id,
                        "treaty": speaker.pinpoint(entry.finding.duty),
                        "asks": asks.get(entry.finding.duty.id, {}).get("asks") or entry.finding.duty.title,
                        "answer": entry.status,
                        "provision": provision_words(entry, assessment),
                        "acts": [
                            {"act": place.act, "address": web_address(place.address), "articles": list(place.articles)}
                            for place in entry.places
                        ],
                        "comment": comment(entry, speaker),
                    }
                    for entry in cluster.entries
                ],
            }
            for cluster in clusters
        ],
    }
    return dumped(content)
