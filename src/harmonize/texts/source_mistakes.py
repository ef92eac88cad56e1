"""What can be wrong with the sources of a law file: their age, their first days, provisions that nobody cites."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from harmonize.norms.pinpoints import holds, touches
from harmonize.norms.source import REST, places
from harmonize.texts import national_law as text
from harmonize.texts.as_known import Known
from harmonize.texts.base import Dated, Text, keys
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.references import cited

CORE = ("smuggling", "document")
OLD = 2  # years
STROKE = re.compile(r"[A-Z]{0,2}\d+/[A-Za-z]")


def source_mistakes(law: text.NationalLaw, today: date) -> Iterator[Mistake]:
    """Sources that do not tell their age, values older than their act, and days that contradict one another."""
    known = Known(law)
    for key, source in law.sources.items():
        if source.text_of is None:
            yield mistake(("sources", key), "no-state-of-text", at_key=True)
        for name, provision in source.sections.items():
            here = ("sources", key, "sections", name)
            if source.since and provision.since and provision.since < source.since:
                yield mistake((*here, "from"), "provision-before-act", day=source.since)
            if provision.since and not provision.by and provision.since != source.since:
                yield mistake(here, "from-without-by", at_key=True)
    yield from uncited(known)
    yield from unreadable(known)
    yield from old_texts(known, today)
    for route, item in dated(law):
        yield from first_days(known, route, item)


def unreadable(known: Known) -> Iterator[Mistake]:
    """Provisions with a stroke before a letter in a source of which nobody says whether it begins another section."""
    for key, act in known.law.sources.items():
        if "/" in known.sources[key].apart or act.apart is not None:
            continue
        listed = (*act.sections, *(item.section for item in act.unread))
        name = next((name for name in listed if STROKE.match(name)), "")
        if name:
            yield mistake(("sources", key), "pinpoint-unreadable", at_key=True, name=name)
    for route, pinpoint in cited(known.law):
        for _, source, name in places(known.sources, [pinpoint]):
            if STROKE.match(name) and "/" not in source.apart and known.law.sources[source.key].apart is None:
                yield mistake(route, "pinpoint-unreadable", name=name)


def uncited(known: Known) -> Iterator[Mistake]:
    """Provisions of which a day is written and which nobody cites."""
    law = known.law
    used: dict[str, set[str]] = {}
    for _, pinpoint in cited({part: getattr(law, part) for part in ("general_part", "offences", "measures", "parity")}):
        for _, read, name in places(known.sources, [pinpoint]):
            used.setdefault(read.key, set()).add(name)
    for key, source in law.sources.items():
        names, marks = used.get(key, set()), known.sources[key].apart
        for name in source.sections:
            if name != REST and not any(holds(name, one, marks) for one in names):
                yield mistake(("sources", key, "sections", name), "provision-uncited", at_key=True, name=name)
        for n, item in enumerate(source.unread):
            if not any(touches(item.section, one, marks) for one in names):
                yield mistake(("sources", key, "unread", n, "section"), "unread-uncited", name=item.section)


def old_texts(known: Known, today: date) -> Iterator[Mistake]:
    """Acts of which an old text was read, on which offences of the criminal core rest today.

    Decisions and amending acts do not age; of an act of which an offence cites several states the last counts.
    """
    limit = today.replace(year=today.year - OLD, day=min(today.day, 28)).isoformat()
    old: dict[str, str] = {}
    for version in (version for item in known.law.offences if item.kind in CORE for version in item.versions):
        last: dict[str, tuple[str, str]] = {}  # of each act, known by its first day
        for _, source, name in places(known.sources, version.cite if version.holds(today) else ()):
            stood = source.stood(name)
            if source.since and stood and not source.amends:
                last[source.since] = max((stood, source.key), last.get(source.since, ("", "")))
        old |= {key: min(stood, old.get(key, stood)) for stood, key in last.values() if stood < limit}
    yield from (mistake(("sources", key, "text_of"), "old-text", day=day) for key, day in old.items())


def dated(item: Any, route: Route = ()) -> Iterator[tuple[Route, Any]]:
    """Everything in a law that begins some day, with its route."""
    if isinstance(item, Dated):
        yield route, item
    if isinstance(item, Text):
        for name, key in keys(type(item)):
            value = getattr(item, name)
            if isinstance(value, (Text, tuple, dict)) and name not in ("sources", "reading", "conditions"):
                yield from dated(value, (*route, key))
    elif isinstance(item, (tuple, dict)):
        for step, part in item.items() if isinstance(item, dict) else enumerate(item):
            if isinstance(part, (Text, tuple, dict)):
                yield from dated(part, (*route, step))


def first_days(known: Known, route: Route, item: Any) -> Iterator[Mistake]:
    """A value that begins before an act that it cites, or of which nobody can tell when it began."""
    acts = {source.key: source for _, source, _ in places(known.sources, item.cite or ())} if item.begins else {}
    younger = [source for source in acts.values() if source.since and item.begins.isoformat() < source.since]
    # An older version of an offence may cite the act that ended it, beside the one that it stood in.
    if younger and (len(younger) == len(acts) or not isinstance(item, text.OffenceVersion)):
        key, title, day = "from" if item.since else "seen", younger[0].title, younger[0].since
        yield mistake((*route, key), "value-before-act", begins=item.begins, title=title, day=day)
    silent = getattr(item, "range", None) in ("none", "not_read") or getattr(item, "form", None) == "not_read"
    doubtful = getattr(item, "not_read", None) or getattr(item, "spared", None) not in (None, "yes", "no")
    if not (item.begins or item.cite or silent or doubtful or getattr(item, "searched", None)):
        yield mistake(route, "first-day-unknown")
