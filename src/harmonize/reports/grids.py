"""Many States at once, as tables: facts over States, verdicts over duties, pairs of States, the facts along a route."""

from collections.abc import Iterator, Sequence

from harmonize.findings.case import Answer
from harmonize.findings.matrix import Pairing
from harmonize.findings.route import Route
from harmonize.norms.facts import Pattern
from harmonize.norms.outcome import Verdict
from harmonize.norms.penalty import DEATH, LIFE
from harmonize.norms.treaty import Duty
from harmonize.reports.plain import dumped
from harmonize.reports.text import Style, plain, wrapped
from harmonize.reports.verdict_words import LEGEND, LETTERS
from harmonize.reports.wording import ELEMENTS
from harmonize.visible import safe

WAYS = {"open": "open", "depends": "dep.", "unknown": "?", "barred": "bar"}


MAXIMA = "- not punishable, (-) not in what was read, adm. fined as no crime, ? unsettled"


def maximum(found: Answer) -> str:
    """The maximum in months, ``life``, ``death``, ``fine``; ``-`` for no offence, ``?`` where it is unsettled.

    ``(-)`` is no offence in what was read, where the section was only partly read; a maximum with ``?`` behind it may be
    higher, because something graver is open or was not read; ``adm.`` is an administrative offence only.
    """
    if found.punishable == "no" and found.fined:
        return "adm."
    if found.punishable != "yes":
        return "?" if found.punishable != "no" else "(-)" if found.partly else "-"
    high = found.gravest.high
    told = "death" if high >= DEATH else "life" if high >= LIFE else f"{high:g}" if high else "fine"
    higher = found.more or any(extent.high > high for extent, _ in found.otherwise)
    return f"{told}?" if higher else told


def facts_over_states(rows: Sequence[tuple[Pattern, dict[str, Answer]]], version: str, day: str) -> Iterator[str]:
    """One row per fact pattern, one column per State: the maximum for it."""
    codes = list(rows[0][1]) if rows else []
    yield f"Maxima in months for standard facts, as of {day} · dataset {version}"
    yield f"{'':<38}" + "".join(f"{code:>6}" for code in codes)
    for pattern, answers in rows:
        yield f"{safe(pattern.name)[:37]:<38}" + "".join(f"{maximum(answers[code]):>6}" for code in codes)
    yield "- not punishable · (-) not in what was read, read in part · adm. fined as no crime · ? unsettled or not read · 24? maybe more."
    yield "Every law at its own border, with its own jurisdiction; necessity may excuse beyond what is told. Not legal advice."


def facts_table(rows: Sequence[tuple[Pattern, dict[str, Answer]]]) -> list[list[str]]:
    """The same as a table with a head."""
    codes = list(rows[0][1]) if rows else []
    body = [[p.id, p.name, p.says, *(maximum(answers[code]) for code in codes)] for p, answers in rows]
    return [["id", "name", "facts", *codes], *body]


def duties_over_states(
    rows: Sequence[tuple[Duty, dict[str, Verdict]]], version: str, day: str, style: Style = plain
) -> Iterator[str]:
    """One row per duty, one column per State: the verdict as a letter, in its colour."""
    codes = list(rows[0][1]) if rows else []
    yield f"Verdicts as of {day} · dataset {version}"
    yield f"{'':<44}" + "".join(f"{code:>3}" for code in codes)
    for duty, verdicts in rows:
        cells = "".join(f"  {style(LETTERS[verdicts[code]], verdicts[code])}" for code in codes)
        yield f"{f'{duty.id}  {safe(duty.title)}'[:43]:<44}{cells}"
    yield f"{LEGEND}. Not legal advice."


def pairs_over_pairs(
    found: Sequence[Pairing], codes: Sequence[str], version: str, day: str, title: str
) -> Iterator[str]:
    """States over States: above, the share of situations punishable in both; below, the way when the row asks the column."""
    share = {(item.first, item.second): item for item in found}
    yield f"{safe(title)}: situations punishable in both States, of 100, as of {day} · dataset {version}"
    yield f"{'':<4}" + "".join(f"{code:>6}" for code in codes)
    for i, row in enumerate(codes):
        cells = [f"{percent(share[row, column]):>6}" if j > i else f"{'':>6}" for j, column in enumerate(codes)]
        yield f"{row:<4}{''.join(cells)}".rstrip()
    yield ""
    yield "The way to surrender when the State of the row asks that of the column"
    yield f"{'':<4}" + "".join(f"{code:>6}" for code in codes)
    ways = {(item.first, item.second): item.there for item in found}
    ways |= {(item.second, item.first): item.back for item in found}
    for row in codes:
        yield f"{row:<4}" + "".join(f"{WAYS[ways[row, column]] if row != column else '':>6}" for column in codes)
    yield "open · dep. depends (nationality, an unsettled point, a treaty not on file) · ? not read · bar barred. Not legal advice."


def percent(item: Pairing) -> str:
    """The share of situations wholly punishable in both."""
    return f"{100 * item.shared.whole // item.shared.total}" if item.shared.total else ""


def pairs_table(found: Sequence[Pairing]) -> list[list[str]]:
    """Every pair of States as a table with a head."""
    head = ["first", "second", "situations", "punishable in both", "first asks second", "second asks first"]
    body = [
        [item.first, item.second, str(item.shared.total), str(item.shared.whole), item.there, item.back]
        for item in found
    ]
    return [head, *body]


def along(found: Route, titles: dict[str, str], version: str, day: str) -> Iterator[str]:
    """The facts along a route, who punishes them, and the change that would help most."""
    yield f"Along the route {' - '.join(found.states)}, as of {day} · dataset {version}"
    yield f"{'':<66}" + "".join(f"{code:>6}" for code in found.states)
    for spot in found.spots:
        yield f"{safe(spot.words)[:65]:<66}" + "".join(f"{maximum(spot.answers[code]):>6}" for code in found.states)
    for count, words in ((0, "Punishable nowhere"), (1, "Punishable in one State only")):
        own = [spot for spot in found.spots if len(spot.punishable) == count]
        yield f"{words}: {len(own)} of {len(found.spots)}"
        for spot in own:
            by = f" ({spot.punishable[0]})" if spot.punishable else ""
            yield from wrapped(f"{spot.words}{by}", "  ", "    ")
    if found.best:
        best = found.best
        change = f"{ELEMENTS[best.element]} widened in {titles[best.state]}"
        yield from wrapped(
            f"The single change that adds most joint coverage, in {best.state}: {change}; then two States punish:",
            "",
            "  ",
        )
        for words in best.gained:
            yield from wrapped(words, "  ", "    ")
    else:
        yield "No single widened element would add a second State."
    yield f"Maxima in months; {MAXIMA}, 24? maybe more."
    yield "Jurisdiction as each law has it. Not legal advice."


def as_json(form: str, table: Sequence[Sequence[str]], version: str, day: str) -> str:
    """A table as JSON: one object per row, named by the head."""
    head, *body = table
    rows = [dict(zip(head, row, strict=True)) for row in body]
    content = {"format": form, "dataset": version, "as_of": day, "rows": rows}
    return dumped(content)
