"""What can be wrong between the parts of a law file that are each well formed: names, dates, ranges, citations."""

import math
from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain
from typing import Any

from harmonize.conduct.dimensions import SPACE, STATES
from harmonize.conduct.region import absorbed, hull
from harmonize.norms.facts import GROUPS, Words, allows
from harmonize.norms.law import SECTIONS
from harmonize.norms.treaty import MeasureKind
from harmonize.texts import national_law as text
from harmonize.texts.base import Text, keys
from harmonize.texts.facts import Piece, TooMuch, condition_names, lowered, misplaced
from harmonize.texts.measure_entry import valued
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest
from harmonize.texts.ranges import range_of, term
from harmonize.texts.references import citations, identities, references
from harmonize.texts.terms_in_words import remedy

MOST_VERSIONS, MOST_DAYS = 2500, 500  # of all offences of a file
MOST_LISTED = 60  # clauses, exclusions or graver forms of one version; the most on file are 15
MOST_WORK = 2000  # combinations of all conditions of a file; the most on file are 911
SAY = "; say read, partly_read, not_read or not_applicable"
MOST_SPLIT = 50_000  # cases into which the clauses of a file split all facts
MOST_LEFT = 200  # cases that all exclusions leave out together on a day; no law on file has half as many


def mistakes(law: text.NationalLaw, measures: Mapping[str, MeasureKind]) -> Iterator[Mistake]:
    """Everything inconsistent in a law file whose parts are well formed."""
    pieces: dict[Route, list[Piece]] = {}
    unusable = (
        list(crowded(law))
        or list(unknown_state(law))
        or list(unknown_conditions(law))
        or list(circles(law))
        or list(oversized(law, pieces))
        or list(scattered(law, pieces))
        or list(riddled(law, pieces))
    )
    yield from unusable or unfit_alternatives(law, pieces)
    for check in (sections, identities, references, citations, timelines, ranges):
        yield from check(law)
    yield from answers(law, measures)
    if not unusable:
        yield from associations(law, pieces)


def associations(law: text.NationalLaw, pieces: Mapping[Route, list[Piece]]) -> Iterator[Mistake]:
    """Offences of groups that leave open what the engine would look for."""
    joining = False
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions) if offence.kind == "group" else ():
            for name in version.punishes:
                route: Route = ("offences", i, "versions", j, "punishes", name)
                member = any("role" in piece.named and allows(piece.cube, "role", "member") for piece in pieces[route])
                joining = joining or member
                if member and not any("stage" in piece.named for piece in pieces[route]):
                    yield mistake(route, "group-without-stage")
    if joining and "group_participation" not in law.answered:
        yield mistake(("measures",), "association-not-answered")


def conditions(law: text.NationalLaw) -> Iterator[tuple[Route, Any]]:
    """Every condition of a law with its route."""
    yield from ((("conditions", name), condition) for name, condition in law.conditions.items())
    part = law.general_part
    yield from ((("general_part", "jurisdiction", i, "when"), reach.when) for i, reach in enumerate(part.jurisdiction))
    yield from ((("general_part", "fines", i, "when"), rule.when) for i, rule in enumerate(part.fines) if rule.when)
    yield from ((("general_part", "except", i, "when"), exclusion.when) for i, exclusion in enumerate(part.excluded))
    yield from (
        (("general_part", "circumstances", name, "when"), circumstance.when)
        for name, circumstance in part.circumstances.items()
    )
    for i, offence in enumerate(law.offences):
        yield from (
            (("offences", i, "reach", n), condition)
            for n, condition in enumerate(offence.reach or ())
            if condition != "any"
        )
        for j, version in enumerate(offence.versions):
            here: Route = ("offences", i, "versions", j)
            yield from (((*here, "punishes", name), facts) for name, facts in version.punishes.items())
            yield from (((*here, kind.value, name, "when"), doubt.when) for kind, name, doubt in version.doubtful)
            yield from (((*here, "except", name, "when"), saved.when) for name, saved in version.excluded.items())
            yield from (((*here, "qualified", name, "when"), form.when) for name, form in version.qualified.items())


def crowded(law: text.NationalLaw) -> Iterator[Mistake]:
    """More versions, or more days on which versions begin or end, than a reader could follow or a machine work out."""
    versions = [version for offence in law.offences for version in offence.versions]
    days = {day for version in versions for day in (version.since, version.until) if day}
    for found, most, what in ((len(versions), MOST_VERSIONS, "versions"), (len(days), MOST_DAYS, "days of change")):
        if found > most:
            yield mistake(("offences",), "too-many-versions", at_key=True, found=found, most=most, what=what)
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            lists: dict[str, Mapping[str, Any]] = {
                "punishes": version.punishes,
                "except": version.excluded,
                "qualified": version.qualified,
            }
            for key, listed in lists.items():
                if len(listed) > MOST_LISTED:
                    here: Route = ("offences", i, "versions", j, key)
                    told = {"found": len(listed), "most": MOST_LISTED, "what": "entries"}
                    yield mistake(here, "too-many-versions", at_key=True, **told)


def unknown_state(law: text.NationalLaw) -> Iterator[Mistake]:
    if law.id.upper() not in STATES:
        yield mistake(("id",), "no-such-state", code=law.id)


def unknown_conditions(law: text.NationalLaw) -> Iterator[Mistake]:
    for route, condition in conditions(law):
        for inner, name in condition_names(condition):
            if name not in law.conditions:
                yield mistake(
                    (*route, *inner), "unknown-word", kind="condition", word=name, hint=nearest(name, law.conditions)
                )


def circles(law: text.NationalLaw) -> Iterator[Mistake]:
    """Conditions that come back to themselves through the names they use."""
    uses = {name: {word for _, word in condition_names(condition)} for name, condition in law.conditions.items()}
    for name, used in uses.items():
        reached: set[str] = set()
        ahead = list(used)
        while ahead:
            word = ahead.pop()
            if word not in reached:
                reached.add(word)
                ahead += uses[word]
        if name in reached:
            yield mistake(
                ("conditions", name), "circular-condition", what=f"condition `{name}`", way=" through the names it uses"
            )


def oversized(law: text.NationalLaw, pieces: dict[Route, list[Piece]]) -> Iterator[Mistake]:
    """Conditions with more combinations than anyone could apply; the pieces of the others are put down by their routes."""
    words = stand_in(law)
    known: dict[str, list[Piece]] = {}
    work = 0
    for route, condition in conditions(law):
        try:
            pieces[route] = lowered(condition, law.conditions, words, known)
        except TooMuch as error:
            yield error.mistake(route)
            continue
        work += len(pieces[route]) + chosen(condition)
        if work > MOST_WORK:
            yield TooMuch("the conditions up to this one have", MOST_WORK).mistake(route)
            return


def scattered(law: text.NationalLaw, pieces: Mapping[Route, list[Piece]]) -> Iterator[Mistake]:
    """Clauses that lie across each other: what all of them leave out is more cases than anyone could follow."""
    cubes: list[int] = []
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            here: Route = ("offences", i, "versions", j)
            cubes += [piece.cube for name in version.punishes for piece in pieces[*here, "punishes", name]]
            cubes += [
                piece.cube for kind, name, _ in version.doubtful for piece in pieces[*here, kind.value, name, "when"]
            ]
    left = [SPACE.full]
    for cube in absorbed(cubes):
        left = SPACE.minus(left, (cube,))
        if len(left) > MOST_SPLIT:
            yield TooMuch("the clauses of all offences split the facts into", MOST_SPLIT).mistake(("offences",))
            return


def riddled(law: text.NationalLaw, pieces: Mapping[Route, list[Piece]]) -> Iterator[Mistake]:
    """Exclusions of several offences that cut across each other: what all of them leave out is more than anyone could follow."""
    spans: list[tuple[date, date | None, tuple[int, ...]]] = []
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            here: Route = ("offences", i, "versions", j)
            routes: list[Route] = [(*here, "punishes", name) for name in version.punishes]
            routes += [(*here, kind.value, name, "when") for kind, name, _ in version.doubtful]
            around = hull(piece.cube for route in routes for piece in pieces[route])
            written = (piece.cube for name in version.excluded for piece in pieces[*here, "except", name, "when"])
            if out := tuple(absorbed(both for cube in written if (both := SPACE.meet(cube, around)))):
                spans.append((version.begins, version.until, out))
    for together in {
        frozenset(out for since, until, out in spans if since <= day and (until is None or day < until))
        for day, _, _ in spans
    }:
        left: list[int] = []
        for out in sorted(together, key=lambda cubes: (len(cubes), cubes)):
            met = [[both for cube in out if (both := SPACE.meet(one, cube))] or [one] for one in left]
            apart = [cube for cube in out if not any(SPACE.meet(one, cube) for one in left)]
            several = [*chain.from_iterable(met), *apart]
            if len(several) > MOST_LEFT:
                yield TooMuch("the exclusions of all offences leave out", MOST_LEFT).mistake(("offences",))
                return
            left = list(absorbed(several))


def chosen(condition: Any) -> int:
    """How many combinations `at_least` goes through in a condition, names not followed."""
    if isinstance(condition, list):
        return sum(map(chosen, condition))
    if not isinstance(condition, dict):
        return 0
    inner = sum(chosen(part) for key, part in condition.items() if key in ("any", "all"))
    return inner + sum(
        math.comb(len(items), int(count)) + chosen(items) for count, items in condition.get("at_least", {}).items()
    )


def stand_in(law: text.NationalLaw) -> Words:
    """Dated words for States with two members each, this State and another: enough to see whether a condition is well made."""
    own = law.id.upper()
    members = frozenset((own, "XE" if own == "XF" else "XF"))
    return Words(own, dict.fromkeys(GROUPS, members))


def unfit_alternatives(law: text.NationalLaw, pieces: Mapping[Route, list[Piece]]) -> Iterator[Mistake]:
    """Alternatives that mix families, ask questions their conduct does not have, or leave key facts unsaid."""
    fault = frozenset(("mental",) if law.general_part.fault else ())
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            here: Route = ("offences", i, "versions", j)
            written: list[Route] = [(*here, "punishes", name) for name in version.punishes]
            written += [(*here, kind.value, name, "when") for kind, name, _ in version.doubtful]
            for route in written:
                yield from (wrong for piece in pieces[route] for wrong in misplaced(piece, route, fault))
                if not pieces[route]:
                    yield mistake(route, "contradiction")


def sections(law: text.NationalLaw) -> Iterator[Mistake]:
    yield from (
        mistake(("reading",), "missing-key", at_key=True, key=name, more=SAY)
        for name in SECTIONS
        if name not in law.reading
    )
    for i, offence in enumerate(law.offences):
        status = law.status(offence.section)[0]
        if status in ("not_read", "not_applicable"):
            route: Route = ("offences", i, "section")
            yield mistake(route, "section-not-read", what="the offence", section=offence.section, status=status)


def timelines(law: text.NationalLaw) -> Iterator[Mistake]:
    """Versions and answers that overlap, leave a hole, or stand in the wrong order."""
    for i, offence in enumerate(law.offences):
        for j, (newer, older) in enumerate(zip(offence.versions, offence.versions[1:], strict=False)):
            route = ("offences", i, "versions", j + 1)
            if older.begins >= newer.begins:
                yield mistake((*route, "from"), "versions-order")
            elif older.until is None or older.until > newer.begins:
                yield mistake((*route, "until"), "versions-overlap", day=newer.begins)
            elif older.until < newer.begins and not older.note:
                yield mistake((*route, "until"), "hole-between-versions", day=newer.begins)
    for name, entries in law.measures.items():
        last: date | None = date.min  # the first day on which no answer so far holds; None: one holds for ever
        for entry in sorted(entries, key=lambda item: item.begins or date.min):
            if last is None or (entry.begins or date.min) < last:
                yield mistake(("measures", name), "answers-overlap")
                break
            last = entry.until


def ranges(law: text.NationalLaw) -> Iterator[Mistake]:
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            base = range_of(version.penalty)
            here: Route = ("offences", i, "versions", j)
            if offence.form == "administrative" and version.penalty.prison:
                yield mistake((*here, "penalty", "prison"), "administrative-with-prison")
            for name, track in (version.penalty.tracks or {}).items():
                if track.prison and term(track.prison[1]) > base.high:
                    yield mistake((*here, "penalty", "tracks", name), "part-graver-than-whole", what="this track")
            for name, form in version.qualified.items():
                milder = form.penalty and form.penalty.prison and range_of(form.penalty).severity < base.severity
                if milder and not (form.displaces or form.lowers):
                    yield mistake((*here, "qualified", name, "penalty"), "milder-form", id=name)


def answers(law: text.NationalLaw, measures: Mapping[str, MeasureKind]) -> Iterator[Mistake]:
    """Answers, written or given by an offence, to no measure, in a section that was not read, or not of their type."""
    for name, route, values in said(law):
        kind = measures.get(name)
        if kind is None:
            hint = nearest(name, measures)
            yield mistake(route, "unknown-word", at_key=True, kind="measure", word=name, hint=hint)
            continue
        status = law.status(kind.section)[0]
        if status in ("not_read", "not_applicable"):
            told = {"what": "the measure", "section": kind.section, "status": status}
            yield mistake(route, "section-not-read", at_key=True, **told)
        for inner, value in values:
            yield from misfit((*route, *inner), value, kind)


def said(law: text.NationalLaw) -> Iterator[tuple[str, Route, list[tuple[Route, Any]]]]:
    """Every measure that is answered, with the place of its answers, and what they say with the way to it."""
    for name, entries in law.measures.items():
        ways: list[Route] = [(i, "value") if len(entries) > 1 else ("value",) for i in range(len(entries))]
        yield name, ("measures", name), list(zip(ways, [entry.value for entry in entries], strict=True))
    for i, offence in enumerate(law.offences):
        for j, version in enumerate(offence.versions):
            for name, words in version.answers.items():
                yield name, ("offences", i, "versions", j, "answers", name), [((), valued(words))]


def misfit(route: Route, value: Any, kind: MeasureKind) -> Iterator[Mistake]:
    """A value that is not of its measure's type."""
    if value is None or value == "no":
        return
    if kind.type == "yes_no":
        if value != "yes":
            yield mistake(route, "wrong-type", wanted="yes or no")
    elif kind.type in ("months", "days", "number"):
        if not isinstance(value, int):
            unit = "a number" if kind.type == "number" else f"a number of {kind.type}"
            mend = remedy(str(value)) if kind.type == "months" else ""
            yield mistake(route, "wrong-type", wanted=f"{unit}, or no, found `{value}`{mend}")
    else:
        chosen = value if isinstance(value, tuple) else (value,)
        if kind.type == "choice" and len(chosen) != 1:
            yield mistake(route, "wrong-type", wanted=f"one of {', '.join(kind.words)}")
            return
        for word in chosen:
            if word not in kind.words:
                yield mistake(
                    route, "unknown-word", kind="word", word=word, hint=f"; choose from {', '.join(kind.words)}"
                )
                return


def disorder(model: Any, data: Any, file: str) -> Iterator[Mistake]:
    """Keys that do not stand in the order of the model: one line for the file, at the first of them."""
    places = [(firstly(data, route, wanted), route) for route, _, wanted in misordered(model, data)]
    if places:
        key, route = places[0]
        maps = "1 place" if len(places) == 1 else f"{len(places)} places"
        yield mistake((*route, key), "key-order", at_key=True, places=maps, file=file)


def firstly(data: Any, route: Route, wanted: list[str]) -> str:
    """The first key of a map that stands out of order."""
    node: Any = data
    for step in route:
        node = [node] if isinstance(step, int) and not isinstance(node, list) else node
        node = node[step]
    return next(str(key) for key, right in zip(node, wanted, strict=True) if key != right)


def misordered(model: Any, data: Any, route: Route = ()) -> Iterator[tuple[Route, list[str], list[str]]]:
    """Every map of a file whose keys stand out of order: its route, the order of its kind, and its own keys in order."""
    if isinstance(model, Text) and isinstance(data, dict):
        order = [key for _, key in keys(type(model))]
        if isinstance(model, text.OffenceVersion) and isinstance(data.get("otherwise"), dict):
            order = [*text.BESIDE[:-1], "otherwise", *text.BESIDE[-1:]]
            yield from misordered(model, data["otherwise"], (*route, "otherwise"))
        wanted = [key for key in order if key in data]
        if list(data) != wanted:
            yield route, order, wanted
        for name, key in keys(type(model)):
            if isinstance(data.get(key), (dict, list)):
                yield from misordered(getattr(model, name), data[key], (*route, key))
    elif isinstance(model, tuple) and isinstance(data, list):
        for i, (part, raw) in enumerate(zip(model, data, strict=False)):
            if isinstance(raw, (dict, list)):
                yield from misordered(part, raw, (*route, i))
    elif isinstance(model, dict) and isinstance(data, dict):
        for key, part in model.items():
            yield from misordered(part, data.get(key), (*route, key))
    elif isinstance(model, tuple) and len(model) == 1:
        yield from misordered(model[0], data, route)
