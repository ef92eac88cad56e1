"""What can be wrong between instruments, articles, measures and disputes."""

from collections.abc import Iterable, Iterator
from typing import Any

from pydantic import ValidationError

from harmonize.texts.consistency import Mistake
from harmonize.texts.facts import Route, nearest
from harmonize.texts.treaty import TESTS, Article, DutyText, InstrumentsFile, MeasuresFile, measure_names

Placed = tuple[Any, Mistake]


def treaty_mistakes(
    head: tuple[InstrumentsFile, Any], measures: tuple[MeasuresFile, Any], articles: Iterable[tuple[Article, Any]]
) -> Iterator[Placed]:
    """Every inconsistency, with the file it stands in."""
    pairs = list(articles)
    duties = {duty.id for article, _ in pairs for duty in article.duties}
    seen: dict[str, str] = {}
    for article, file in pairs:
        if file.file.rsplit("/", 1)[-1] != f"{article.id}.yaml":
            yield file, Mistake(("id",), f"the file must be named {article.id}.yaml")
        if article.instrument not in head[0].instruments:
            yield (
                file,
                Mistake(
                    ("instrument",),
                    f"unknown instrument `{article.instrument}`{nearest(article.instrument, head[0].instruments)}",
                ),
            )
            continue
        paragraphs = head[0].instruments[article.instrument].paragraphs
        for i, duty in enumerate(article.duties):
            here: Route = ("duties", i)
            if duty.id in seen:
                yield file, Mistake((*here, "id"), f"the duty `{duty.id}` stands in {seen[duty.id]} already")
            seen.setdefault(duty.id, file.file)
            if duty.id.split("/")[0] != f"{article.instrument}-{duty.paragraph}":
                yield (
                    file,
                    Mistake(
                        (*here, "id"),
                        f"the id of a duty is its pinpoint: `{article.instrument}-{duty.paragraph}`, with `/` and a word for a part of it",
                    ),
                )
            if duty.paragraph not in paragraphs:
                yield (
                    file,
                    Mistake(
                        (*here, "paragraph"),
                        f"`{duty.paragraph}` is no paragraph of {article.instrument}{nearest(duty.paragraph, paragraphs)}",
                    ),
                )
            for n, dispute in enumerate(duty.disputes):
                if dispute not in head[0].disputes:
                    yield (
                        file,
                        Mistake(
                            (*here, "disputes", n), f"unknown dispute `{dispute}`{nearest(dispute, head[0].disputes)}"
                        ),
                    )
            for n, change in enumerate(duty.variants):
                name, _, choice = change.when.partition("=")
                known = head[0].disputes[name].readings if name in head[0].disputes else {}
                if choice not in known:
                    yield (
                        file,
                        Mistake(
                            (*here, "variants", n, "when"), f"unknown reading `{change.when}`{nearest(choice, known)}"
                        ),
                    )
            for mistake in duty_mistakes(duty, duties, measures[0]):
                yield file, mistake._replace(route=(*here, *mistake.route))


def duty_mistakes(duty: DutyText, duties: set[str], measures: MeasuresFile) -> Iterator[Mistake]:
    """What is wrong with the test of one duty."""
    if duty.form is None or duty.test is None:
        return
    try:
        test = TESTS[duty.form].model_validate(duty.test)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            message = item["ctx"]["message"] if item["type"] == "condition" else item["msg"]
            if item["type"] == "extra_forbidden":
                message = f"a {duty.form} test has no key `{item['loc'][-1]}`{nearest(str(item['loc'][-1]), TESTS[duty.form].model_fields)}"
            if item["type"] == "missing":
                message = f"a {duty.form} test needs `{item['loc'][-1]}`"
            yield Mistake(("test", *item["loc"]), str(message))
        return
    if duty.form in ("criminalize", "spare") and not duty.reads:
        yield Mistake(("reads",), "say which sections of a law the test needs")
    if duty.form == "criminalize" and not duty.facts:
        yield Mistake(("facts",), "say the region in a few words: a report prints them after `not punishable:`")
    for route, name in referred(test):
        if name not in duties:
            yield Mistake(("test", *route), f"unknown duty `{name}`{nearest(name, sorted(duties))}")
    clauses: list[tuple[str, str | int, Any]] = [
        ("test", key, vars(test).get(key)) for key in ("require", "partial", "exceeds", "unless")
    ]
    clauses += [("variants", n, change.require) for n, change in enumerate(duty.variants)]
    for first, key, expression in clauses:
        for route, clause in measure_names(expression):
            yield from clause_mistakes(clause, (first, key, *route), measures)


def referred(test: Any) -> Iterator[tuple[Route, str]]:
    """The duties that a test refers to."""
    said = vars(test)
    follows = said.get("follows")
    if follows:
        yield from ((("follows", "duty", n), name) for n, name in enumerate(follows.duty))
    for key in ("either", "of", "over"):
        value = said.get(key)
        for n, name in enumerate((value,) if isinstance(value, str) else value or ()):
            yield (key, n), name


def clause_mistakes(clause: dict[str, Any], route: Route, measures: MeasuresFile) -> Iterator[Mistake]:
    """What is wrong with one clause about a measure."""
    kind = measures.measures.get(str(clause["measure"]))
    if kind is None:
        yield Mistake(
            (*route, "measure"),
            f"unknown measure `{clause['measure']}`{nearest(str(clause['measure']), measures.measures)}",
        )
        return
    asks = [key for key in clause if key != "measure"]
    fitting = {
        "yes_no": ("is",),
        "months": ("at_most", "at_least", "is"),
        "days": ("at_most", "at_least", "is"),
        "number": ("at_most", "at_least", "is"),
    }
    allowed = fitting.get(kind.type, ("includes", "excludes", "is", "any_of"))
    if len(asks) != 1 or asks[0] not in allowed:
        yield Mistake(route, f"a clause about `{clause['measure']}` ({kind.type}) asks one of {', '.join(allowed)}")
        return
    for word in clause[asks[0]] if isinstance(clause[asks[0]], list) else [clause[asks[0]]]:
        if kind.words and word not in (*kind.words, "no"):
            yield Mistake((*route, asks[0]), f"unknown word `{word}`{nearest(str(word), kind.words)}")
