"""The whole site as files: every page with its tables, the search, and what programs and feeds read."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from harmonize import query
from harmonize.corpus import Corpus
from harmonize.errors import HarmonizeError, page_of
from harmonize.guests.atlas import duties, many, page, shell, start
from harmonize.guests.atlas.page import Page, Site, Told
from harmonize.guests.atlas.states import StateTold, told
from harmonize.norms.outcome import SHORTFALLS
from harmonize.norms.source import coded
from harmonize.norms.status import counted
from harmonize.reports.document import Document, Paragraph, Report, Section
from harmonize.reports.years import label

Each = Callable[[Iterable[Any], int], Iterable[Any]]
Files = dict[str, bytes]


def site(laws: Corpus, names: Sequence[str], day: str, *, url: str = "", each: Each = lambda found, _: found) -> Files:
    """Every file of the atlas of the States named, or of all, under its address.

    ``url`` is where it will stand, for canonical addresses and the feed. ``each`` is handed the States as they are told, and
    how many there will be. Raises HarmonizeError where a State named has no law on the day.
    """
    asked = laws.ask(as_of=day)
    parties = query.states(laws.store, names)
    states = [found for party in each(parties, len(parties)) if (found := told(laws, party, asked))]
    if not states or (names and len(states) < len(parties)):
        known = {one.code for one in states}
        raise HarmonizeError(query.silence(next(party for party in parties if party.code not in known), day))
    made = Site(laws.version, day, rests_on(states), url.rstrip("/"), named(laws, states))
    files: Files = {}
    searched: list[list[str]] = []
    for one in pages(laws, states, day):
        files.update(shell.files(one, made))
        searched.append(["page", one.title, one.about, one.address])
    files.update(shell.files(searching([*searched, *hits(states)]), made))
    files |= {name: shell.written(name, made) for name in ("llms.txt", "feed.xml")}
    return files


def pages(laws: Corpus, states: Sequence[StateTold], day: str) -> Iterator[Page]:
    """Every page but the search."""
    codes = [one.code for one in states]
    yield start.start(laws, states, day)
    for one in states:
        yield from one.pages
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


def rests_on(states: Sequence[StateTold]) -> str:
    """How many laws it all rests on, and what kind of readers coded them."""
    readers = {kind for one in states for kind in one.readers}
    return f"{counted([one.code for one in states])}, {coded(readers, twice=False)}."


def named(laws: Corpus, states: Sequence[StateTold]) -> dict[str, str]:
    """Every name that has a page: words, duties as they are called in tables, elements, States."""
    found = many.places()
    for duty in laws.duties():
        cited = laws.store.treaty.cited(duty)
        called = (duty.id, cited, label(duty.id, duty.title), label(cited, duty.title))
        found |= dict.fromkeys(called, page.duty(duty.id))
    for one in states:
        found |= dict.fromkeys((one.code, one.name), page.state(one.code))
    return found


def hits(states: Sequence[StateTold]) -> Iterator[list[str]]:
    """What can be searched for besides pages: findings that are not met, offences, acts."""
    for one in states:
        for item in one.findings:
            if item.verdict in SHORTFALLS:
                said = f"{one.name}: {item.treaty} {item.asked}"
                yield ["finding", said, f"{item.words}. {'; '.join(item.short)}", f"{page.state(one.code)}#{item.duty}"]
        yield from (["offence", f"{one.name}: {title}", "", page.state(one.code, "offences")] for title in one.offences)
        yield from (["act", f"{one.name}: {title}", "", page.state(one.code, "texts")] for title, _ in one.acts)


def searching(found: Sequence[Sequence[str]]) -> Page:
    """The page of the search, with its index."""
    about = "Words of States, duties, provisions, findings that are not met, offences and acts."
    return Page(page.SEARCH, "Search", about, kind="search.j2", data={"hits": found})


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
