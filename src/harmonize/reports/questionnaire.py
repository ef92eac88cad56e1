"""Answers for the self-assessment of the UNTOC review, told: each yes with its provision."""

from collections import Counter
from collections.abc import Mapping
from typing import Annotated, Any, NamedTuple

from harmonize.findings.assessment import Assessment
from harmonize.findings.concordance import Entry, questionnaire
from harmonize.norms.meaning import Means, StateCode
from harmonize.reports.annexes import annex
from harmonize.reports.concordance import asked, found_at, provision, remark
from harmonize.reports.document import Block, Grid, Paragraph, Report, Section, Tag
from harmonize.reports.listing import tabled
from harmonize.reports.plain import recorded
from harmonize.reports.wording import REPLY_WORDS, Speaker

OPEN_NOTE = "Questions on practice, resources and needs are left open for the State to answer."
PLACED = "Articles are placed in the four clusters of COP resolution 9/1 by subject; the numbers of the official form are not used."
FORM = ("paragraph", "question", "answer", "national_provision", "comment")


class ReplyRow(NamedTuple):
    """A question of the review with its answer, which is left blank for the State where no text of law can give it."""

    state: StateCode
    cluster: str
    paragraph: str
    question: str
    answer: Annotated[str, Means(enum=("", *REPLY_WORDS.values()))]
    national_provision: str
    comment: str
    address: str


def report(assessment: Assessment, speaker: Speaker, asks: Mapping[str, Any], version: str, *, whole: bool) -> Report:
    """The answers, cluster by cluster; whole, with what the State must answer itself and with the sources."""
    filed, sections = [], []
    for cluster in questionnaire(assessment):
        own = [row(entry, cluster.title, speaker, asks) for entry in cluster.entries]
        filed += own
        count = Counter(entry.status for entry in cluster.entries)
        told = ", ".join(f"{count[name]} {word}" for name, word in REPLY_WORDS.items() if count[name])
        shown = [item for item in own if whole or item.answer]
        table = recorded("Questionnaire", "", ReplyRow._fields, shown).shown(FORM)
        blocks: list[Block] = [Paragraph(f"{told}."), *([Grid(table)] if shown else [])]
        sections.append(Section(cluster.title, tuple(blocks), tag=Tag("count", str(len(own)))))
    if whole:
        sections.append(annex([assessment.law]))
    title, note = f"{assessment.law.name}: answers for the UNTOC review", f"{OPEN_NOTE} {PLACED}"
    found = recorded("Questionnaire", title, ReplyRow._fields, filed)
    return tabled("harmonize-questionnaire/3", found, version, assessment.day, sections, note)


def row(entry: Entry, cluster: str, speaker: Speaker, asks: Mapping[str, Any]) -> ReplyRow:
    """One question with its answer."""
    return ReplyRow(
        state=speaker.law.code,
        cluster=cluster,
        paragraph=speaker.pinpoint(entry.findings[0].duty),
        question=asked(entry, asks),
        answer=REPLY_WORDS[entry.status] if entry.status != "to_answer" else "",
        national_provision=provision(entry, speaker),
        comment=remark(entry, speaker),
        address=found_at(entry, speaker),
    )
