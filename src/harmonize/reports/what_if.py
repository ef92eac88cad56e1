"""Another text of an instrument, told: what it asks besides or no longer, who falls short now and who is met, on what conduct."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from harmonize.findings.difference import DutyChange, Turn, still_open
from harmonize.findings.what_if import Answer, Shift, WhatIf
from harmonize.grouping import grouped
from harmonize.norms.baseline import Shortfall
from harmonize.norms.duty_tests import Punish
from harmonize.norms.penalty import term
from harmonize.norms.status import Party, counted
from harmonize.norms.treaty import Duty
from harmonize.reports.document import Block, Document, Paragraph, Report, Section, Term, Terms, framed
from harmonize.reports.facts_in_words import LEGISLATING
from harmonize.reports.labels import shortfall
from harmonize.reports.listing import ListedOn
from harmonize.reports.plain import recorded
from harmonize.reports.plan import Otherwise, beside
from harmonize.reports.verdict_words import moved, verdict_words
from harmonize.reports.wording import Speaker, sentence
from harmonize.visible import safe

NOTE = (
    "The instrument on file, and the same with this text laid over it, asked of the same laws on the same day. Only the duties that "
    "the text touches were judged again: those that it changes, and those that build on them."
)
HEADINGS = {
    Turn.OPENED: "A new shortfall",
    Turn.WIDENED: "A wider shortfall",
    Turn.DOUBT: "Open now",
    Turn.BEYOND: "Goes beyond the text now",
    Turn.NARROWED: "A narrower shortfall",
    Turn.CLOSED: "Met now",
    Turn.SETTLED: "Settled, and met now",
    Turn.LEARNED: "Assessed for the first time",
    Turn.STRUCK: "A shortfall of what is struck",
    Turn.OTHERWISE: "Decided otherwise, and no shortfall",
}
ANSWERS = {
    Answer.PUNISHED: "punished",
    Answer.IN_PART: "punished in part",
    Answer.OPEN: "unsettled",
    Answer.NOT_PUNISHED: "not punished",
    Answer.NOT_READ: "not read",
}
LOST = "builds no longer on"
WORSE = (Turn.OPENED, Turn.WIDENED)
MOST = 3  # kinds of conduct told of one duty of one State on the screen


class Told(NamedTuple):
    """States under another text, the file that says it, the names of States, and what the dated words mean."""

    found: WhatIf
    file: str
    names: dict[str, str]
    groups: Mapping[str, frozenset[str]]
    whole: bool = True

    def speaker(self, code: str, *, after: bool, home: str = "") -> Speaker:
        """Who says the facts of a law under one of the two texts."""
        law = self.found.laws[code][after].law
        return Speaker(law, self.found.treaties[after], self.names, dict(self.groups), home)

    def conduct(self, code: str, shift: Shift) -> str:
        """The facts on which two texts part, as the law of a State is asked about them."""
        speaker = self.speaker(code, after=shift.besides, home=LEGISLATING)
        phrases = (", ".join(speaker.phrases(*piece)) or shift.duty.facts for piece in shift.pieces)
        return safe("; or ".join(dict.fromkeys(phrases)))

    def cited(self, duty: Duty) -> str:
        """A duty as lawyers cite it."""
        return self.found.treaties[1].cited(duty)


def report(texts: Sequence[Told], version: str) -> Report:
    """One document for each text; of several, the verdicts on what any of them changes come first, side by side."""
    over = [side_by_side(texts, version)] if len(texts) > 1 else []
    documents = (*over, *(document(one, version) for one in texts))
    found = tuple(row for one in texts for row in rows(one))
    table = recorded("What if", "States under another text", Otherwise._fields, found)
    data = ListedOn("harmonize-what-if/2", version, texts[0].found.day, found)
    return Report(documents, table=table, data=data, dataset=version)


def document(told: Told, version: str) -> Document:
    """What becomes of the States under one text."""
    found = told.found
    sections = [
        Section("", tuple(map(Paragraph, headline(found)))),
        Section("What the text changes", sections=tuple(asks(told))),
        Section("States", (Terms(states),) if (states := tuple(by_state(told))) else ()),
        *turns(told),
        Section("Duties that build on them", building(told), folded=True),
    ]
    return framed(f"What if: {safe(found.title)}", f"{version}, with {told.file}", found.day, sections, NOTE)


def headline(found: WhatIf) -> Iterator[str]:
    """How many States come out otherwise, in a line or two."""
    asked = counted(found.laws.keys() - {party.code for party in found.free})
    if not found.effects:
        yield f"Nothing would change for any of {asked}."
    else:
        told = (f"{HEADINGS[turn].lower()} {len(found.states(turn))}" for turn in HEADINGS if found.of(turn))
        yield f"Of {asked}: {'; '.join(told)}."
    same = [after.party for _, after in found.laws.values() if after.party not in (*found.states(), *found.free)]
    for words, parties in (
        ("Nothing changes", same if found.effects else []),
        ("Not bound", found.free),
        ("No law on file for the day", found.silent),
    ):
        if parties:
            yield f"{words}: {series(parties)}."


def series(parties: Iterable[Party]) -> str:
    """States by name."""
    return safe(", ".join(party.name for party in parties))


def asks(told: Told) -> Iterator[Section]:
    """Each duty that the text changes: how, and what laws make of the conduct on which the texts part."""
    old, new = told.found.treaties
    losing: dict[str, list[str]] = {}
    for name in told.found.changed:
        duty = told.found.duty(name)
        how = "new" if name not in old.duties else "struck" if name not in new.duties else "changed"
        rows = [*differences(told, old.duties[name], duty)] if how == "changed" else []
        rows += parting(told, name)
        if [row.label for row in rows] == [LOST]:
            losing.setdefault(rows[0].text, []).append(told.cited(duty))
        else:
            yield Section(safe(f"{told.cited(duty)}  {duty.title}: {how}"), (Terms(tuple(rows)),) if rows else ())
    for struck, cited in losing.items():
        yield Section(f"Duties that build no longer on {struck}", (Paragraph(safe(", ".join(dict.fromkeys(cited)))),))


def differences(told: Told, old: Duty, new: Duty) -> Iterator[Term]:
    """What of a duty is otherwise besides its conduct: how it binds, on what it builds, how high a maximum it asks for."""
    if old.strength is not new.strength:
        yield Term("binds", f"{old.strength.words}, then {new.strength.words}")
    bases = old.bases, new.bases
    for label, more in (
        (LOST, [name for name in bases[0] if name not in bases[1]]),
        ("builds besides on", [name for name in bases[1] if name not in bases[0]]),
    ):
        if more:
            yield Term(label, safe(", ".join(told.cited(told.found.duty(name)) for name in more)))
    if isinstance(old.test, Punish) and isinstance(new.test, Punish):
        least = [term(test.maximum_at_least) for test in (old.test, new.test)]
        if least[0] != least[1]:
            yield Term("maximum of at least", f"{least[0]}, then {least[1]}")


def parting(told: Told, name: str) -> Iterator[Term]:
    """The conduct that a duty asks besides, and that it asks no longer, with the States by what their laws make of it."""
    for besides, label in ((True, "asks besides"), (False, "asks no longer")):
        answers: dict[Answer, list[str]] = {}
        words = ""
        for code, shifts in told.found.shifts.items():
            for shift in shifts:
                if shift.duty.id == name and shift.besides is besides:
                    answers.setdefault(shift.answer, []).append(told.names.get(code, code))
                    words = words or told.conduct(code, shift)
        if words:
            yield Term(label, words)
        yield from (Term(f"  {ANSWERS[kind]}", safe(", ".join(answers[kind]))) for kind in Answer if kind in answers)


def by_state(told: Told) -> Iterator[Term]:
    """The States that come out otherwise, each with the duties by what becomes of them."""
    found = told.found
    for party in found.states():
        own = grouped((item.turn, item.duty) for item in found.effects if item.state == party.code and item.turn)
        fates = []
        for turn, duties in own.items():
            cited = [told.cited(duty) for duty in duties if duty.id in found.changed]
            more = len(duties) - len(cited)
            names = [*dict.fromkeys(cited), *([f"{more} built on it"] if more else [])]
            fates.append(f"{HEADINGS[turn].lower()}: {', '.join(names)}")
        yield Term(safe(party.name), sentence("; ".join(fates)))


def turns(told: Told) -> Iterator[Section]:
    """What becomes of the duties that the text itself changes, kind by kind and duty by duty, States that fare alike together."""
    for turn, heading in HEADINGS.items():
        duties = grouped((item.duty.id, item) for item in told.found.of(turn) if item.duty.id in told.found.changed)
        parts = tuple(
            Section(
                safe(f"{told.cited(items[0].duty)}  {items[0].duty.title}"),
                (Terms(tuple(alike(told, items))),),
            )
            for items in duties.values()
        )
        if parts:
            yield Section(heading, sections=parts)


def alike(told: Told, items: Iterable[DutyChange]) -> Iterator[Term]:
    """States with the same verdicts on the same conduct in one row."""
    groups: dict[str, list[str]] = {}
    for item in items:
        conduct = conducts(told, item)
        most = conduct if told.whole else conduct[:MOST]
        more = f"; and {len(conduct) - MOST} more (in every other format)" if len(most) < len(conduct) else ""
        words = f"{change(item)}. {intro(item)}{'; or '.join(most)}{more}" if conduct else change(item)
        groups.setdefault(words, []).append(told.names.get(item.state, item.state))
    yield from (Term(safe(", ".join(names)), words) for words, names in groups.items())


def change(item: DutyChange) -> str:
    """Both verdicts of a duty in words."""
    return moved(item.before, item.after) if item.left and item.right else "".join(verdicts(item))


def verdicts(item: DutyChange) -> tuple[str, str]:
    """Both verdicts in words; empty where a text has no such duty."""
    before, after = (verdict_words(one.verdict) if one else "" for one in (item.left, item.right))
    return before, after


def intro(item: DutyChange) -> str:
    """What is said of the conduct that decides."""
    return (
        "" if item.turn is Turn.DOUBT else f"{shortfall(item.duty)}: " if item.turn in WORSE else "Fell short before: "
    )


def conducts(told: Told, item: DutyChange) -> list[str]:
    """The conduct that decides: shortfalls that came or went, in words, or why a point is open."""
    came, left, right = item.turn in WORSE, item.left, item.right
    speaker = told.speaker(item.state, after=came or item.turn is Turn.DOUBT)
    if item.turn is Turn.DOUBT:
        doubts = right.outcome.doubts if right else ()
        return [safe(sentence(speaker.doubt(doubts[0])))] if doubts else []
    if item.turn is Turn.OTHERWISE and left and right:
        return [safe(f"{why}; open still, beside the ordinary case") for why in still_open(left, right)]
    return list(dict.fromkeys(conduct(one, item.duty, speaker) for one in (item.came if came else item.went)))


def conduct(one: Shortfall, duty: Duty, speaker: Speaker) -> str:
    """A shortfall in words, its duty left unsaid: the facts left out, the measure that lacks, or all of it."""
    facts = speaker.gap(one.gap, duty) if one.gap else ""
    if not one.gap and one.measure in speaker.treaty.measures:
        facts = speaker.measure(one.measure)
    return safe(facts or "all that it asks")


def building(told: Told) -> tuple[Block, ...]:
    """The duties that build on those that the text changes, with the States by what becomes of them."""
    groups: dict[str, dict[Turn, list[str]]] = {}
    duties: dict[str, Duty] = {}
    for turn in HEADINGS:
        for item in told.found.of(turn):
            if item.duty.id not in told.found.changed:
                duties[item.duty.id] = item.duty
                names = groups.setdefault(item.duty.id, {}).setdefault(turn, [])
                names.append(told.names.get(item.state, item.state))
    rows = []
    for name in sorted(duties, key=told.found.touched.index):
        kinds = "; ".join(f"{HEADINGS[turn].lower()}: {', '.join(names)}" for turn, names in groups[name].items())
        rows.append(Term(told.cited(duties[name]), safe(f"{duties[name].title}. {sentence(kinds)}")))
    return (Terms(tuple(rows)),) if rows else ()


def side_by_side(texts: Sequence[Told], version: str) -> Document:
    """The duties that any of several texts changes and on which a State comes out otherwise: the verdict on file, and under each."""
    found = (
        [
            ((one.cited(item.duty), safe(one.names.get(item.state, item.state))), before, f"{after} ({turn.words})")
            for item in one.found.effects
            if item.duty.id in one.found.changed and (turn := item.turn)
            for before, after in [(words or "not asked" for words in verdicts(item))]
        ]
        for one in texts
    )
    head = ("duty", "State", "on file", *(safe(one.found.title) for one in texts))
    blocks = beside(head, found) or (Paragraph("No State would fare otherwise."),)
    sections = [Section("Duties that a text changes", blocks)]
    return framed("Texts side by side", version, texts[0].found.day, sections, NOTE)


def rows(told: Told) -> Iterator[Otherwise]:
    """Every duty of a State that comes out otherwise, the answer of each law to the conduct on which the texts part, and the rest."""
    title = told.found.title
    for item in told.found.effects:
        conduct = "; or ".join(conducts(told, item))
        yield Otherwise(
            title,
            item.state,
            f"duty {item.turn.words}" if item.turn else "duty",
            item.duty.id,
            *verdicts(item),
            conduct,
        )
    for code, shifts in told.found.shifts.items():
        for shift in shifts:
            what = "asked besides" if shift.besides else "no longer asked"
            yield Otherwise(title, code, what, shift.duty.id, "", ANSWERS[shift.answer], told.conduct(code, shift))
    yield from (Otherwise(title, "", "changed by the text", name, "", "", "") for name in told.found.changed)
    for what, parties in (("not bound", told.found.free), ("no law on file", told.found.silent)):
        yield from (Otherwise(title, party.code, what, "", "", "", "") for party in parties)
