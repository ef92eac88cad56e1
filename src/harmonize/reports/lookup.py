"""What `explain` finds under a name: everything that is so called, each by its page."""

from collections.abc import Iterator

from harmonize.conduct.dimensions import DIMENSIONS, SPACE
from harmonize.errors import UnknownName
from harmonize.library.companions import glossary
from harmonize.library.store import Store
from harmonize.norms.law import SECTIONS, SectionStatus
from harmonize.norms.naming import called, duties_named, folded, guessed, ids_meant, point_head, state_named
from harmonize.norms.outcome import Verdict
from harmonize.norms.source import Grade
from harmonize.norms.treaty import TOPICS, Severity, Strength, Treaty
from harmonize.reports.document import Document, Report, Term, Terms
from harmonize.reports.explaining import FORM_WORDS, article, dispute, duty, explanation, measure, question, rule
from harmonize.reports.known import page
from harmonize.reports.listing import paged
from harmonize.reports.verdict_words import verdict_words

CLOSED = (
    Verdict,
    Strength,
    Severity,
    SectionStatus,
    Grade,
)  # words that data and programs write otherwise than reports
# What the id of a point ends in, where that is no element of an offence and no rule.
LACKING = {
    "offence": "no offence reaches the acts, or one of their circumstances",
    "aggravation": "a circumstance that does not aggravate",
    "spared": "liability of the person smuggled",
    "jurisdiction": "a ground of jurisdiction that is missing",
    "rule": "a rule that is missing",
    "open": "an unsettled point of the law itself",
}


def meanings(name: str = "") -> Iterator[tuple[str, str, str]]:
    """What a word of reports means, or every one: the word as reports say it, what kind of word it is, its meaning."""
    written = {item.words: item.value for kind in CLOSED for item in kind}
    for kind, words in glossary().items():
        for said, text in words.items():
            if not name or called(name, (said, written.get(said, said))):
                yield said, kind, text


MORE = "`harmonize list` tells all duties, topics, instruments, facts and words"
MANY = 3  # a value of more dimensions than that tells nothing by itself: `none`, `yes`
SHORTEST = 4  # letters of a word that is looked for in titles


def explained(store: Store, name: str) -> Report:
    """Everything that is called by a name, else what has it in its title. Raises UnknownName with the nearest names."""
    if name.startswith("lint/"):
        return paged((rule(name),), store.version)
    find = (
        provisions,
        points,
        dimensions,
        values,
        measures,
        disputes,
        words,
        topics,
        sections,
        forms,
        instruments,
        patterns,
    )
    found = (
        (
            [page for kind in find for page in kind(store, name)]
            or [*state_documents(store, name)]
            or [*titled(store, name)]
        )
        if name.strip()
        else []
    )
    if not found:
        treaty, prose = store.treaty, store.explanations
        said = [verdict_words(item) for item in Verdict]
        known = [
            *said,
            *treaty.duties,
            *prose["articles"],
            *SPACE.bit,
            *treaty.measures,
            *treaty.disputes,
            *TOPICS,
            *SECTIONS,
        ]
        raise UnknownName("name", name, known, guessed(treaty, name), MORE)
    return paged(found, store.version)


def provisions(store: Store, name: str) -> Iterator[Document]:
    """Duties, articles, and paragraphs with the duties under them."""
    treaty, prose = store.treaty, store.explanations
    articles = {frozenset(item["duties"]): key for key, item in prose["articles"].items()}
    if name in prose["articles"] and name not in treaty.duties:
        yield article(name, treaty, prose)
        return
    for meant in duties_named(treaty, name):
        below = frozenset(ids_meant(treaty, meant))
        if meant in treaty.duties:
            yield duty(treaty.duties[meant], treaty, prose)
            below -= {meant}
        if below in articles:
            yield article(articles[below], treaty, prose)
        elif below:
            yield paragraph(treaty, [key for key in treaty.duties if key in below])


def points(store: Store, name: str) -> Iterator[Document]:
    """The id of a point: what it says is lacking, and the duties at its head."""
    treaty, (_, _, tail) = store.treaty, name.rpartition(":")
    if not (head := point_head(treaty, name)):
        return
    known = {
        **SPACE.elements,
        **{key: item.title for key, item in treaty.measures.items()},
        **LACKING,
    }
    said = [known[key] for part in tail.split("+") for key in called(part, known)] or [f"the offence {tail} of a law"]
    duties = Terms(tuple(Term(key, treaty.duties[key].title) for place in head for key in ids_meant(treaty, place)))
    asked = f"`harmonize check STATE --duty {head[0]}:{tail}` tells what stands under it."
    yield explanation(name, "a point of a report", {"About": "; ".join(said), "Duties": duties, "More": asked})


def paragraph(treaty: Treaty, names: list[str]) -> Document:
    """The duties of a paragraph."""
    first = treaty.duties[names[0]]
    place = first.pinpoint.split("/")[0]
    for other in names:
        while not treaty.duties[other].pinpoint.startswith(place):
            place = place.rpartition(".")[0]
    cited = treaty.cited(first._replace(pinpoint=place))
    duties = Terms(tuple(Term(key, treaty.duties[key].title) for key in names))
    return explanation(cited, f"{len(names)} duties", {"Duties": duties})


def dimensions(_shelf: Store, name: str) -> Iterator[Document]:
    """A question about facts; with ``=VALUE`` one answer to it."""
    asked, _, value = name.partition("=")
    for dimension in DIMENSIONS:
        names = SPACE.bit[dimension.name]
        if called(asked, (dimension.name, dimension.question)) and (not value or called(value, names)):
            yield question(dimension, called(value, names)[0] if value else "")


def values(_shelf: Store, name: str) -> Iterator[Document]:
    """An answer to a question about facts, by its name or as reports say it."""
    found = [
        (dimension, value.name)
        for dimension in DIMENSIONS
        if dimension.name != "state"
        for value in dimension.values
        if called(name, (value.name, value.phrase))
    ]
    yield from (question(*pair) for pair in found if len(found) <= MANY)


def measures(store: Store, name: str) -> Iterator[Document]:
    """A rule that a law has or has not."""
    treaty, prose = store.treaty, store.explanations
    yield from (measure(key, treaty, prose) for key, item in treaty.measures.items() if called(name, (key, item.title)))


def disputes(store: Store, name: str) -> Iterator[Document]:
    """A disputed question of interpretation; with ``=READING`` too."""
    treaty, prose = store.treaty, store.explanations
    asked = name.partition("=")[0]
    yield from (
        dispute(key, treaty, prose) for key, item in treaty.disputes.items() if called(asked, (key, item.title))
    )


def words(_shelf: Store, name: str) -> Iterator[Document]:
    """A word of reports."""
    yield from (explanation(said, kind, {"": text}) for said, kind, text in meanings(name))


def topics(store: Store, name: str) -> Iterator[Document]:
    """The duties of a topic."""
    for topic in called(name, TOPICS):
        rows = tuple(Term(item.id, item.title) for item in store.treaty.duties.values() if item.topic == topic)
        if rows:
            yield explanation(topic.replace("_", " "), "a topic", {"Duties": Terms(rows)})


def sections(store: Store, name: str) -> Iterator[Document]:
    """A section of a law: the duties that are judged by it, and the measures that stand in it."""
    treaty = store.treaty
    for section in called(name, SECTIONS):
        duties = tuple(Term(item.id, item.title) for item in treaty.duties.values() if section in item.reads)
        rules = tuple(Term(key, item.title) for key, item in treaty.measures.items() if item.section == section)
        parts = {"Read for these duties": Terms(duties) if duties else "", "Measures": Terms(rules) if rules else ""}
        yield explanation(section.replace("_", " "), "a section of a law, as it is read", parts)


def forms(_shelf: Store, name: str) -> Iterator[Document]:
    """A form of duty."""
    yield from (explanation(form, "a form of duty", {"": FORM_WORDS[form]}) for form in called(name, FORM_WORDS))


def instruments(store: Store, name: str) -> Iterator[Document]:
    """A treaty or another yardstick with its articles."""
    treaty, articles = store.treaty, store.explanations["articles"]
    for key, item in treaty.instruments.items():
        if called(name, (key, item.short, item.title, *item.also)):
            firsts = [(treaty.duties[found["duties"][0]], found["title"]) for found in articles.values()]
            rows = tuple(Term(f"{item.short} {at.article}", title) for at, title in firsts if at.instrument == key)
            yield explanation(item.short, item.title, {"Articles": Terms(rows)})


def patterns(store: Store, name: str) -> Iterator[Document]:
    """A standard fact pattern."""
    for item in store.patterns:
        if called(name, (item.id, item.name)):
            facts = ", ".join(f"{key}={value}" for key, value in item.facts.items())
            yield explanation(item.name, "a standard fact pattern", {"Says": item.says, "Facts": facts})


def state_documents(store: Store, name: str) -> Iterator[Document]:
    """What is known of a State."""
    party = state_named(store.status.parties.values(), name)
    if party:
        read = f"`harmonize check {party.code}` tells what it provides" if party.code in store.codes else ""
        yield page(party, store, read)


def titled(store: Store, name: str) -> Iterator[Document]:
    """What has every word of a name in its title."""
    asked = folded(name).split()
    if not asked or max(map(len, asked)) < SHORTEST:
        return
    treaty = store.treaty
    titles = [
        *((key, item.title) for key, item in treaty.duties.items()),
        *((key, item.title) for key, item in treaty.measures.items()),
        *((key, item.title) for key, item in treaty.disputes.items()),
        *((item.name, item.question) for item in DIMENSIONS),
    ]
    rows = tuple(Term(key, title) for key, title in titles if set(asked) <= set(folded(title).split()))
    if rows:
        yield explanation(name, "nothing is called so; these have it in their title", {"": Terms(rows)})
