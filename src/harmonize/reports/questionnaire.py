"""Answers for the self-assessment of the UNTOC review, told: each yes with its provision."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.findings.concordance import ANSWERS, Cluster, Entry, Place, questionnaire
from harmonize.norms.meaning import Dataset, Day, DutyId, Means, StateCode
from harmonize.reports.annexes import annex
from harmonize.reports.concordance import acts, comment
from harmonize.reports.document import (
    NO_ADVICE,
    Block,
    Grid,
    Paragraph,
    Report,
    Section,
    Tag,
    Term,
    Terms,
    framed,
    web_address,
)
from harmonize.reports.plain import Table
from harmonize.reports.wording import REPLY_WORDS, Speaker

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
OPEN_NOTE = "Questions on practice, resources and needs are left open for the State to answer."
PLACED = "Articles are placed in the four clusters of COP resolution 9/1 by subject; the numbers of the official form are not used."


class Reply(NamedTuple):
    """A question of the review with its answer; a yes always has its provision."""

    duty: DutyId
    treaty: str
    asks: str
    answer: Annotated[str, Means(enum=ANSWERS)]
    provision: str
    acts: tuple[Place, ...]
    comment: str


class Replies(NamedTuple):
    """The answers of one cluster."""

    id: str
    title: str
    questions: tuple[Reply, ...]


class Questionnaire(NamedTuple):
    """The answers for the review of one State."""

    format: Literal["harmonize-questionnaire/2"]
    dataset: Dataset
    as_of: Day
    state: StateCode
    disclaimer: str
    clusters: tuple[Replies, ...]


def provision_words(entry: Entry, assessment: Assessment) -> str:
    """The provisions behind an answer; a yes that rests on silence says which sections were read."""
    if entry.places:
        return acts(entry.places)
    if entry.status not in ("yes", "in_part"):
        return ""
    read = [name.replace("_", " ") for name in entry.finding.duty.reads if assessment.law.status(name) != "not_read"]
    return f"no contrary provision found in the sections reviewed: {', '.join(read) or 'the whole file'}"


def report(
    assessment: Assessment,
    speaker: Speaker,
    asks: Mapping[str, Any],
    version: str,
    *,
    whole: bool,
) -> Report:
    """The answers, cluster by cluster; whole, with what the State must answer itself and with the sources."""
    clusters, sections = questionnaire(assessment), []
    for cluster in clusters:
        below = [question(entry, assessment, speaker, asks) for entry in cluster.entries if entry.status != "to_answer"]
        if whole:
            below += practice(cluster, speaker, asks)
        count = Counter(entry.status for entry in cluster.entries)
        told = ", ".join(f"{count[name]} {word}" for name, word in REPLY_WORDS.items() if count[name])
        blocks: tuple[Block, ...] = (Paragraph(f"{told}."),) if told else ()
        sections.append(Section(cluster.title, blocks, tuple(below), Tag("count", str(len(cluster.entries)))))
    if whole:
        sections.append(annex([assessment.law]))
    title = f"{assessment.law.name}: answers for the UNTOC review"
    made = framed(title, version, assessment.day, sections, f"{OPEN_NOTE} {PLACED}")
    found = data(clusters, assessment, speaker, asks, version) if whole else None
    return Report((made,), data=found, dataset=version)


def practice(cluster: Cluster, speaker: Speaker, asks: Mapping[str, Any]) -> list[Section]:
    """The questions that only the State can answer."""
    rows = tuple(
        (
            speaker.pinpoint(entry.finding.duty),
            asks.get(entry.finding.duty.id, {}).get("asks") or entry.finding.duty.title,
            "",
        )
        for entry in cluster.entries
        if entry.status == "to_answer"
    )
    grid = Grid(Table("Practice", "For the State to answer", ("treaty", "question", "answer"), rows))
    return [Section("For the State to answer", (grid,))] if rows else []


def question(entry: Entry, assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any]) -> Section:
    """One question with its answer."""
    item = entry.finding
    address = next((web_address(place.address) for place in entry.places if web_address(place.address)), "")
    terms = [
        Term("Asked", asks.get(item.duty.id, {}).get("asks") or item.duty.title),
        Term("Answer", REPLY_WORDS[entry.status]),
        Term("Provision", provision_words(entry, assessment), address),
        Term("Comment", remark(entry, speaker)),
    ]
    tag = Tag(MARK.get(entry.status, "not_assessed"), REPLY_WORDS[entry.status], item.duty.id)
    return Section(
        f"{speaker.pinpoint(item.duty)}: {item.duty.title}", (Terms(tuple(t for t in terms if t.text)),), tag=tag
    )


def remark(entry: Entry, speaker: Speaker) -> str:
    """Why a question has its answer; of law that nobody read only which text is still to be looked at."""
    if not entry.unseen:
        return comment(entry, speaker)
    return f"To be verified against the text, which was not read: {speaker.cites(entry.unseen)}"


def data(
    clusters: Sequence[Cluster], assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any], version: str
) -> Questionnaire:
    """The answers for programs."""

    def reply(entry: Entry) -> Reply:
        duty = entry.finding.duty
        return Reply(
            duty=duty.id,
            treaty=speaker.pinpoint(duty),
            asks=asks.get(duty.id, {}).get("asks") or duty.title,
            answer=entry.status,
            provision=provision_words(entry, assessment),
            acts=tuple(place._replace(address=web_address(place.address)) for place in entry.places),
            comment=remark(entry, speaker),
        )

    told = (Replies(cluster.id, cluster.title, tuple(map(reply, cluster.entries))) for cluster in clusters)
    state, day = assessment.party.code, assessment.day
    return Questionnaire("harmonize-questionnaire/2", version, day, state, NO_ADVICE, tuple(told))
