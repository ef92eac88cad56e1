"""The standard facts in every State, and a form over the few facts that part them, answered from a table in the page."""

from collections.abc import Mapping, Sequence

from harmonize import query
from harmonize.corpus import Corpus
from harmonize.findings.case import standard
from harmonize.grouping import grouped
from harmonize.guests.atlas.page import Page, Told
from harmonize.norms.facts import Pattern
from harmonize.norms.law import Law
from harmonize.norms.law_on_day import LawOnDay
from harmonize.reports import standard_cases
from harmonize.reports.maxima import years

MOST = 8  # facts of the form
Point = tuple[str, ...]  # an answer to each question of the form, empty where nothing is said


def questions(patterns: Sequence[Pattern]) -> tuple[str, ...]:
    """The facts that part the standard patterns, the one that parts most first; no more than a form may ask."""

    def parted(by: Sequence[str]) -> int:
        return len({tuple(str(item.facts.get(name)) for name in by) for item in patterns})

    found: list[str] = []
    known = dict.fromkeys(name for item in patterns for name in item.facts if name != "state")
    while len(found) < MOST:
        best = max(known, key=lambda name: parted([*found, name]))
        if parted([*found, best]) == parted(found):
            break
        found.append(best)
    return tuple(sorted(found, key=lambda name: name != "conduct"))


def points(patterns: Sequence[Pattern]) -> dict[Point, dict[str, str]]:
    """The facts that the form answers: those of the standard patterns, and those with one answer otherwise."""
    asked = questions(patterns)
    own = dict.fromkeys(point(item, asked) for item in patterns)
    every = [dict.fromkeys(one[at] for one in own) for at in range(len(asked))]
    near = (
        (*one[:at], answer, *one[at + 1 :])
        for one in own
        for at, answers in enumerate(every)
        for answer in answers
        if answer or asked[at] != "conduct"
    )
    found = {}
    for one in (*own, *near):
        said = {name: answer for name, answer in zip(asked, one, strict=True) if answer and asks(name, one[0])}
        found[tuple(said.get(name, "") for name in asked)] = {"state": "own", **said}
    return found


def point(item: Pattern, asked: Sequence[str]) -> Point:
    """What a standard pattern answers to the questions of the form."""
    return tuple(str(item.facts.get(name, "")) for name in asked)


def asks(name: str, conduct: str) -> bool:
    """Whether a question is asked of some conduct."""
    families = query.question(name).asked
    return not families or query.family(conduct) in families


def maxima(laws: Corpus, law: Law, day: str) -> tuple[str, ...]:
    """What a law has for each of the facts that the form answers, in their order."""
    there = LawOnDay(law, laws.store.status.members(day))
    found = (standard(there, Pattern("", "", "", dict(facts))) for facts in points(laws.store.patterns).values())
    return tuple(map(years, found))


def page(laws: Corpus, answers: Mapping[str, Sequence[str]], day: str) -> Page:
    """The page of cases: the standard facts over all States, and the form with the maxima of each State for its facts."""
    codes = list(answers)
    report = standard_cases.cases(laws.cases(codes, as_of=day), laws.version, day, named=True, whole=True)
    patterns = laws.store.patterns
    asked = questions(patterns)
    known = points(patterns)
    words = list(dict.fromkeys(word for found in answers.values() for word in found))
    place = {word: at for at, word in enumerate(words)}
    table = zip(*([place[word] for word in answers[code]] for code in codes), strict=True)
    named = grouped(("|".join(point(item, asked)), [item.name, item.says]) for item in patterns)
    data = {
        "facts": [fact(name, dict.fromkeys(one[at] for one in known)) for at, name in enumerate(asked)],
        "codes": codes,
        "maxima": words,
        "points": {"|".join(one): maxima for one, maxima in zip(known, table, strict=True)},
        "named": named,
        "day": day,
    }
    about = "The longest imprisonment that each State's law has for the same facts: choose them, or read the standard cases."
    told = Told(report, f"harmonize table --cases --as-of {day}")
    return Page("cases.html", "Standard cases", about, (told,), kind="cases", data=data)


def fact(name: str, answers: Mapping[str, None]) -> dict[str, object]:
    """A question of the form, with the answers that it offers and the conduct of which it is asked."""
    question = query.question(name)
    phrases = {item.name: item.phrase for item in question.values}
    conducts = [item.name for item in query.question("conduct").values if asks(name, item.name)]
    offered = [[answer, phrases.get(answer, answer)] for answer in sorted(answers) if answer]
    return {"name": name, "question": question.question, "answers": offered, "of": conducts}
