"""The whole site as files: every page with its tables, the search, and what programs and feeds read."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from harmonize import query
from harmonize.corpus import Corpus, load
from harmonize.guests.atlas import cases, changes, duties, many, page, shell, start
from harmonize.guests.atlas.page import Page, Site
from harmonize.guests.atlas.states import StateTold, told
from harmonize.guests.atlas.writing import Before, Files, Kept
from harmonize.library.digests import code_digest, digest
from harmonize.library.processes import at_once
from harmonize.norms.decoding import decoded
from harmonize.norms.law import Law
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.source import READERS
from harmonize.norms.status import counted
from harmonize.reports.verdict_words import TALLY, TOLD
from harmonize.reports.years import label

Each = Callable[[Iterable[Any], int], Iterable[Any]]


class Task(NamedTuple):
    """A State to be told, in a process that opens the same data."""

    data: str | None
    over: tuple[str, ...]
    code: str
    day: str
    site: Site


opened = cache(load)


def of_state(task: Task) -> StateTold:
    """All that is told of a State by itself."""
    laws = opened(task.data, over=task.over)
    return told(laws, laws.law(task.code, as_of=task.day), laws.ask(as_of=task.day), task.site)


def site(
    data: str | None,
    over: Sequence[str],
    names: Sequence[str],
    day: str,
    before: Before,
    *,
    url: str = "",
    docs: str = "",
    log: str = "",
    changed: Sequence[Path] = (),
    each: Each = lambda found, _: found,
) -> tuple[Files, dict[str, Kept]]:
    """Every file of the atlas of the States named, or of all, under its address; and what the next one need not work out again.

    What is told of a State, and its pages, are those of the atlas ``before`` where they were made of the same.

    ``data`` and ``over`` are what `harmonize.load` takes; ``url`` is where the site will stand, for canonical addresses and
    the feed, ``docs`` where its documentation stands from there; ``log`` is the log of corrections; ``changed`` are files
    of what changed between versions, the newest first. ``each`` is handed the States as they are told, and how many there
    will be. Raises HarmonizeError where a State named has no law on the day.
    """
    known = list(map(changes.read, changed))
    laws = opened(data, over=tuple(over))
    asked = query.laws(laws.store, names, day)
    made = Site(
        laws.version,
        day,
        rests_on(asked),
        url.rstrip("/"),
        named(laws, asked),
        {law.code: law.name for law in asked},
        docs,
    )
    beside = (
        code_digest(()),
        made._replace(version=""),
    )  # the version stands on the pages, and is all that is put anew there
    its_own = {law.code: (laws.store.made_of(law.code), law.file) for law in asked}
    made_of = {code: digest(repr((beside, its)).encode()) for code, its in its_own.items() if all(its)}
    stands = {code: as_before(*kept) for code, its in made_of.items() if (kept := before.kept(code, its, made.version))}
    tasks = [Task(data, tuple(over), law.code, day, made) for law in asked if law.code not in stands]
    fresh = {one.code: one for one in each(at_once(of_state, tasks), len(tasks))}
    states = [fresh.get(law.code) or stands[law.code] for law in asked]
    files = {name: content for one in states for name, content in one.files.items()}
    searched: list[Sequence[object]] = [["page", *title] for one in states for title in one.titles]
    for one in (
        *pages(laws, states, day),
        changes.changed(known, laws.version, day),
        changes.corrections(log, laws.version),
    ):
        files.update(shell.files(one, made))
        searched.append(["page", one.title, one.about, one.address])
    files.update(shell.files(searching([*searched, *hits(states)]), made))
    files |= shell.beside()
    return files | {name: shell.written(name, made, known) for name in ("llms.txt", "feed.xml")}, {
        one.code: Kept(made_of[one.code], json.dumps(one._replace(files={}), separators=(",", ":")))
        for one in states
        if one.code in made_of
    }


def as_before(kept: str, files: Files) -> StateTold:
    """What is told of a State, with its pages, as an earlier atlas kept it."""
    return decoded(StateTold, json.loads(kept))._replace(files=files)


def pages(laws: Corpus, states: Sequence[StateTold], day: str) -> Iterator[Page]:
    """Every page about more than one State but the search."""
    codes = [one.code for one in states]
    yield start.start(laws, states, day)
    yield from duties.pages(laws, states, day)
    yield from many.lists(laws, codes, day)
    yield from many.of_elements(laws, codes, day)
    yield from many.of_causes(laws, states, day)
    yield many.reforms(laws, states, day)
    yield many.compared(laws, codes, day)
    yield from many.paired(laws, codes, day)
    yield cases.page(laws, {one.code: one.maxima for one in states}, day)
    yield many.words(laws)


def rests_on(laws: Sequence[Law]) -> str:
    """How many laws it all rests on, how many of them were coded twice, and what kind of readers there were."""
    kinds = [words for kind, (_, words) in READERS.items() if any(kind in law.readers for law in laws)]
    by = f" by {' and '.join(kinds)}" if kinds else ""
    return f"{counted([law.code for law in laws])}, {sum(bool(law.second) for law in laws)} coded twice{by}."


def named(laws: Corpus, found_in: Sequence[Law]) -> dict[str, str]:
    """Every name that has a page: words, duties as they are called in tables, elements, States."""
    found = many.places()
    for verdict, drawn in TOLD.items():
        called = (f"{drawn.letter} {verdict.words}", TALLY.get(verdict.value, verdict.words))
        found |= dict.fromkeys(called, found[verdict.words])
    cited = {duty.id: laws.store.treaty.cited(duty) for duty in laws.duties()}
    for duty in laws.duties():
        own = cited[duty.id]
        alone = (own,) if list(cited.values()).count(own) == 1 else ()  # several duties may rest on one sentence
        called = (duty.id, *alone, label(duty.id, duty.title), label(own, duty.title))
        found |= dict.fromkeys(called, page.duty(duty.id))
    for law in found_in:
        found |= dict.fromkeys((law.code, law.name), page.state(law.code))
    return found


def hits(states: Sequence[StateTold]) -> Iterator[Sequence[object]]:
    """What can be searched for besides pages: findings that are not met with what falls short, offences, acts."""
    for one in states:
        for item in one.findings:
            if item.verdict in SHORTFALLS:
                said = f"{one.name}: {item.treaty} {item.asked}, {item.words}"
                yield ["finding", said, item.short, f"{page.state(one.code)}#{item.duty}"]
        yield from (["offence", f"{one.name}: {title}", by, place] for title, by, place in one.offences)
        yield from (["act", f"{one.name}: {title}", "", page.state(one.code, "texts")] for title in one.acts)


def searching(found: Sequence[Sequence[object]]) -> Page:
    """The page of the search, with its index."""
    about = "Words of States, duties, provisions, findings that are not met, offences and acts."
    return Page(page.SEARCH, "Search", about, kind="search", data={"hits": found})
