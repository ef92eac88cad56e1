"""The whole site as files: every page with its tables, the search, and what programs and feeds read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any, NamedTuple

from harmonize import query
from harmonize.corpus import Corpus, load
from harmonize.errors import page_of
from harmonize.guests.atlas import duties, many, page, shell, start
from harmonize.guests.atlas.page import Page, Site, Told
from harmonize.guests.atlas.states import StateTold, told
from harmonize.guests.atlas.writing import Before, Files
from harmonize.library.compiling import code_digest
from harmonize.library.digests import digest
from harmonize.library.processes import at_once
from harmonize.norms.law import Law
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.source import READERS
from harmonize.norms.status import counted
from harmonize.reports.document import Document, Paragraph, Report, Section
from harmonize.reports.years import label

Each = Callable[[Iterable[Any], int], Iterable[Any]]


class Task(NamedTuple):
    """A State to be told, in a process that opens the same data."""

    data: str | None
    over: tuple[str, ...]
    code: str
    day: str
    site: Site
    drawn: bool


opened = cache(load)


def of_state(task: Task) -> StateTold:
    """All that is told of a State by itself."""
    laws = opened(task.data, over=task.over)
    law, asked = laws.law(task.code, as_of=task.day), laws.ask(as_of=task.day)
    return told(laws, law, asked, task.site, drawn=task.drawn)


def site(
    data: str | None,
    over: Sequence[str],
    names: Sequence[str],
    day: str,
    before: Before,
    *,
    url: str = "",
    each: Each = lambda found, _: found,
) -> tuple[Files, dict[str, str]]:
    """Every file of the atlas of the States named, or of all, under its address; and of what the pages of each State were made.

    Pages of a State that were made of the same ``before`` are not drawn again.

    ``data`` and ``over`` are what `harmonize.load` takes; ``url`` is where the site will stand, for canonical addresses and
    the feed. ``each`` is handed the States as they are told, and how many there will be. Raises HarmonizeError where a State
    named has no law on the day.
    """
    laws = opened(data, over=tuple(over))
    asked = query.laws(laws.store, names, day)
    made = Site(
        laws.version, day, rests_on(asked), url.rstrip("/"), named(laws, asked), {law.code: law.name for law in asked}
    )
    beside = (
        code_digest(()),
        made._replace(version=""),
    )  # the version stands on the pages, and is all that is put anew there
    known = {law.code: (laws.store.made_of(law.code), law.file) for law in asked}
    made_of = {code: digest(repr((beside, its)).encode()) for code, its in known.items() if all(its)}
    stands = {code: before.pages(code, its, made.version) for code, its in made_of.items()}
    tasks = [Task(data, tuple(over), law.code, day, made, not stands.get(law.code)) for law in asked]
    states = list(each(at_once(of_state, tasks), len(tasks)))
    files = {name: content for one in states for name, content in (one.files or stands[one.code]).items()}
    searched = [["page", *title] for one in states for title in one.titles]
    for one in pages(laws, states, day):
        files.update(shell.files(one, made))
        searched.append(["page", one.title, one.about, one.address])
    files.update(shell.files(searching([*searched, *hits(states)]), made))
    files |= shell.beside()
    return files | {name: shell.written(name, made) for name in ("llms.txt", "feed.xml")}, made_of


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
    yield many.cases(laws, codes, day)
    yield many.words(laws)
    yield corrections(laws)


def rests_on(laws: Sequence[Law]) -> str:
    """How many laws it all rests on, how many of them were coded twice, and what kind of readers there were."""
    kinds = [words for kind, (_, words) in READERS.items() if any(kind in law.readers for law in laws)]
    by = f" by {' and '.join(kinds)}" if kinds else ""
    return f"{counted([law.code for law in laws])}, {sum(bool(law.second) for law in laws)} coded twice{by}."


def named(laws: Corpus, found_in: Sequence[Law]) -> dict[str, str]:
    """Every name that has a page: words, duties as they are called in tables, elements, States."""
    found = many.places()
    cited = {duty.id: laws.store.treaty.cited(duty) for duty in laws.duties()}
    for duty in laws.duties():
        own = cited[duty.id]
        alone = (own,) if list(cited.values()).count(own) == 1 else ()  # several duties may rest on one sentence
        called = (duty.id, *alone, label(duty.id, duty.title), label(own, duty.title))
        found |= dict.fromkeys(called, page.duty(duty.id))
    for law in found_in:
        found |= dict.fromkeys((law.code, law.name), page.state(law.code))
    return found


def hits(states: Sequence[StateTold]) -> Iterator[list[str]]:
    """What can be searched for besides pages: findings that are not met, offences, acts."""
    for one in states:
        for item in one.findings:
            if item.verdict in SHORTFALLS:
                said = f"{one.name}: {item.treaty} {item.asked}"
                yield ["finding", said, f"{item.words}. {'; '.join(item.short)}", f"{page.state(one.code)}#{item.duty}"]
        yield from (["offence", f"{one.name}: {title}", "", page.state(one.code, "offences")] for title in one.offences)
        yield from (["act", f"{one.name}: {title}", "", page.state(one.code, "texts")] for title in one.acts)


def searching(found: Sequence[Sequence[str]]) -> Page:
    """The page of the search, with its index."""
    about = "Words of States, duties, provisions, findings that are not met, offences and acts."
    return Page(page.SEARCH, "Search", about, kind="search", data={"hits": found})


def corrections(laws: Corpus) -> Page:
    """How an error is reported, and where corrections are kept."""
    issues, log = page_of("Issues"), page_of("Documentation")
    lines = [
        "Every value names its provision and the text it was read from; open it first.",
        "Then report the State, the duty, the day, what stands here, what the law says and where, and the version of the "
        f"dataset, {laws.version}" + (f": {issues}/new" if issues else "."),
        "Corrections are logged with their provision in docs/corrections.md"
        + (f": {log}/corrections.md" if log else "."),
    ]
    document = Document("", (), (Section("To report an error", tuple(map(Paragraph, lines))),), "")
    report = Report((document,), dataset=laws.version)
    return Page(
        "corrections.html",
        "Corrections",
        "How to report an error, and what was corrected.",
        (Told(report, "harmonize docs corrections", formats=()),),
    )
