"""Pairs of duties that conflict, told: the facts that both reach, and where the law stands."""

from collections.abc import Sequence
from typing import NamedTuple

from harmonize.findings.conflicts import Conflict
from harmonize.norms.meaning import StateCode
from harmonize.reports.document import Document, Report, Section, Term, Terms
from harmonize.reports.listing import ListedOn
from harmonize.reports.plain import recorded
from harmonize.reports.wording import Speaker


class ConflictRow(NamedTuple):
    """Two duties that conflict, and where the law stands."""

    state: StateCode
    to_be_criminalized: str
    to_be_exempt_from_liability: str
    both_reach: str
    this_law: str


def report(found: Sequence[Conflict], speaker: Speaker, version: str, day: str) -> Report:
    """One section per pair; as a table one row."""
    told = [pair(item, speaker) for item in found]
    title = f"Conflicting obligations: {speaker.law.name}, as of {day}"
    foot = f"{len(found)} pairs. Not legal advice."
    document = Document(title, (), tuple(Section("", (Terms(tuple(terms)),)) for terms in told), foot)
    said = ({item.label: item.text for item in terms} for terms in told)
    rows = [
        ConflictRow(
            state=speaker.law.code,
            to_be_criminalized=terms["To be criminalized"],
            to_be_exempt_from_liability=terms["To be exempt from liability"],
            both_reach=terms.get("Both reach", ""),
            this_law=terms["This law"],
        )
        for terms in said
    ]
    table = recorded("Conflicts", title, ConflictRow._fields, rows)
    data = ListedOn("harmonize-conflicts/2", version, day, table.records)
    return Report((document,), table=table, data=data, dataset=version)


def pair(item: Conflict, speaker: Speaker) -> list[Term]:
    """What is to be criminalized, what is to be exempt, the facts that both reach, and what this law does."""
    rows = [
        Term("To be criminalized", f"{item.punish.id}: {item.punish.facts or item.punish.title}"),
        Term("To be exempt from liability", f"{item.spare.id}: {item.spare.title}"),
    ]
    within = next((cube for cube in item.within if not item.facts[0] & ~cube), item.facts[0])
    if facts := speaker.phrases(item.facts[0], within):
        rows.append(Term("Both reach", ", ".join(facts)))
    by = f" by {'; '.join(speaker.provision(index) for index in item.provisions[:2])}" if item.provisions else ""
    return [*rows, Term("This law", f"{item.stands}{by}")]
