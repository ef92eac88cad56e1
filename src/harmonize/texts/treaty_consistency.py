"""What can be wrong between instruments, articles, measures and disputes."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate
from operator import add
from typing import Any

from pydantic import ValidationError

from harmonize.norms.treaty import Dispute, MeasureKind
from harmonize.texts.base import Text, raised
from harmonize.texts.facts import BY_NAME, CONNECTIVES, value_complaints
from harmonize.texts.mistakes import Mistake, Route, mistake
from harmonize.texts.nearest import nearest
from harmonize.texts.treaty import (
    TESTS,
    Article,
    DutyText,
    InstrumentsFile,
    MeasuresFile,
    changed_test,
    measure_names,
)
from harmonize.texts.treaty_lowering import lowered_dispute, lowered_measure

Placed = tuple[Any, Mistake]


def treaty_mistakes(
    head: tuple[InstrumentsFile, Any], measures: tuple[MeasuresFile, Any], articles: Iterable[tuple[Article, Any]]
) -> Iterator[Placed]:
    """Every inconsistency, with the file it stands in."""
    pairs = list(articles)
    forms: dict[str, str | None] = {duty.id: duty.form for article, _ in pairs for duty in article.duties}
    disputes = {key: lowered_dispute(key, item) for key, item in head[0].disputes.items()}
    kinds = {key: lowered_measure(key, item) for key, item in measures[0].measures.items()}
    yield from (
        (head[1], wrong._replace(route=("selections", *wrong.route)))
        for wrong in selection_mistakes(head[0], measures[0], forms)
    )
    seen: dict[str, str] = {}
    for article, file in pairs:
        if file.file.rsplit("/", 1)[-1] != f"{article.id}.yaml":
            yield file, mistake(("id",), "file-name", id=article.id, name=file.file.rsplit("/", 1)[-1])
        if article.instrument not in head[0].instruments:
            hint = nearest(article.instrument, head[0].instruments)
            yield file, mistake(("instrument",), "unknown-word", kind="instrument", word=article.instrument, hint=hint)
            continue
        paragraphs = head[0].instruments[article.instrument].paragraphs
        for i, duty in enumerate(article.duties):
            here: Route = ("duties", i)
            if duty.id in seen:
                yield file, mistake((*here, "id"), "same-id", id=duty.id, where=f"{seen[duty.id]} has it already")
            seen.setdefault(duty.id, file.file)
            if duty.id.split("/")[0] != f"{article.instrument}-{duty.paragraph}":
                yield file, mistake((*here, "id"), "duty-id", pinpoint=f"{article.instrument}-{duty.paragraph}")
            if duty.paragraph not in paragraphs:
                hint = nearest(duty.paragraph, paragraphs)
                kind = f"paragraph of {article.instrument}"
                place = (*here, "paragraph")
                yield file, mistake(place, "unknown-word", kind=kind, word=duty.paragraph, hint=hint)
            yield from (
                (file, wrong._replace(route=(*here, *wrong.route)))
                for wrong in (*dispute_mistakes(duty, disputes), *duty_mistakes(duty, forms, kinds))
            )


def selection_mistakes(
    head: InstrumentsFile, measures: MeasuresFile, forms: dict[str, str | None]
) -> Iterator[Mistake]:
    """What is wrong with what reports take together: names of nothing, and offences that no duty asks for."""
    said = head.selections
    above = {part for name in forms for part in accumulate(re.split(r"(?=[./])", name), add)}
    named: list[tuple[Route, str]] = [(("core", n), name) for n, name in enumerate(said.core)]
    named += [
        (("lines", n, "duties", m), name) for n, line in enumerate(said.lines) for m, name in enumerate(line.duties)
    ]
    named += [(("surrender",), said.surrender)] if said.surrender else []
    named += [(("declarations", n), name) for n, name in enumerate(said.declarations)]
    yield from (
        mistake(route, "unknown-word", kind="duty", word=name, hint=nearest(name, sorted(above)))
        for route, name in named
        if name not in above
    )
    for n, name in enumerate(said.compared):
        if name not in forms:
            yield mistake(("compared", n), "unknown-word", kind="duty", word=name, hint=nearest(name, sorted(forms)))
        elif forms[name] != "criminalize":
            yield mistake(("compared", n), "base-form", name=name)
    for name in said.refusal:
        if name not in measures.measures:
            hint = nearest(name, measures.measures)
            yield mistake(("refusal", name), "unknown-word", at_key=True, kind="measure", word=name, hint=hint)
    for cluster, item in said.clusters.items():
        for instrument, articles in item.articles.items():
            here: Route = ("clusters", cluster, "articles", instrument)
            if instrument not in head.instruments:
                hint = nearest(instrument, head.instruments)
                yield mistake(here, "unknown-word", at_key=True, kind="instrument", word=instrument, hint=hint)
                continue
            known = {paragraph.split(".")[0] for paragraph in head.instruments[instrument].paragraphs}
            for n, article in enumerate(articles):
                if article not in known:
                    hint = nearest(article, sorted(known))
                    yield mistake(
                        (*here, n), "unknown-word", kind=f"paragraph of {instrument}", word=article, hint=hint
                    )


def dispute_mistakes(duty: DutyText, disputes: Mapping[str, Dispute]) -> Iterator[Mistake]:
    """Disputes and readings that a duty names and nobody declared."""
    for n, dispute in enumerate(duty.disputes):
        if dispute not in disputes:
            yield mistake(
                ("disputes", n), "unknown-word", kind="dispute", word=dispute, hint=nearest(dispute, disputes)
            )
    for n, change in enumerate(duty.variants):
        name, _, choice = change.when.partition("=")
        known = disputes[name].readings if name in disputes else {}
        if choice not in known:
            yield mistake(
                ("variants", n, "when"), "unknown-word", kind="reading", word=change.when, hint=nearest(choice, known)
            )


def duty_mistakes(
    duty: DutyText, forms: dict[str, str | None], measures: Mapping[str, MeasureKind]
) -> Iterator[Mistake]:
    """What is wrong with the test of one duty: as it stands and, where that is sound, under each reading that changes it."""
    if duty.form is None or duty.test is None:
        return
    wrong = list(test_mistakes(duty.form, duty.test, forms, measures))
    yield from (item._replace(route=("test", *item.route)) for item in wrong)
    for n, change in enumerate(() if wrong else duty.variants):
        yield from (
            item._replace(route=("variants", n, *item.route))
            for item in test_mistakes(duty.form, changed_test(duty.test, change), forms, measures)
        )
    if duty.form in ("criminalize", "spare") and not duty.reads:
        yield mistake(("reads",), "missing-key", key="reads", more="; say which sections of a law the test needs")
    if duty.form == "criminalize" and not duty.facts:
        more = "; say the region in a few words: a report prints them after `not punishable:`"
        yield mistake(("facts",), "missing-key", key="facts", more=more)


def test_mistakes(
    form: str, said: dict[str, Any], forms: dict[str, str | None], measures: Mapping[str, MeasureKind]
) -> Iterator[Mistake]:
    """What is wrong with a test of some form; ``forms`` are those of all duties."""
    try:
        test = TESTS[form].model_validate(said)
    except ValidationError as error:
        for item in error.errors(include_url=False):
            route: Route = item["loc"]
            key = str(route[-1]) if route else ""
            if wrong := raised(item):
                yield wrong._replace(route=route)
            elif item["type"] == "extra_forbidden":
                yield mistake(route, "unknown-word", kind="key", word=key, hint=nearest(key, TESTS[form].model_fields))
            elif item["type"] == "missing":
                yield mistake(route, "missing-key", key=key, more="")
            else:
                yield mistake(route, "test-value", wrong=item["msg"])
        return
    for route, name in referred(test):
        if name not in forms:
            yield mistake(route, "unknown-word", kind="duty", word=name, hint=nearest(name, sorted(forms)))
        elif forms[name] != "criminalize" and route[0] != "either":
            yield mistake(route, "base-form", name=name)
    yield from fact_mistakes(test)
    for key in ("require", "partial", "exceeds", "unless", "directly"):
        expression = vars(test).get(key)
        shapeless = list(requirement_mistakes(expression, (key,))) if expression is not None else []
        yield from shapeless
        for inner, clause in () if shapeless else measure_names(expression):
            yield from clause_mistakes(clause, (key, *inner), measures)


def fact_mistakes(test: Text) -> Iterator[Mistake]:
    """What is wrong with facts that a test names, beyond what holds for facts everywhere."""
    said = vars(test)
    named: list[tuple[Route, Any]] = [((key,), said.get(key)) for key in ("region", "beyond", "also", "circumstance")]
    named += [(("reach",), said.get("reach"))]
    named += [((key, n), facts) for key in ("leaving_out", "partly") for n, facts in enumerate(said.get(key) or ())]
    named += [(("follows", "with"), said["follows"].changed)] if said.get("follows") else []
    for route, facts in named:
        yield from (
            mistake((*route, key), "test-connective", at_key=True, key=key) for key in facts or () if key in CONNECTIVES
        )
    for name, groups in (said.get("situations") or {}).items():
        if name not in BY_NAME:
            yield mistake(
                ("situations", name),
                "unknown-word",
                at_key=True,
                kind="dimension",
                word=name,
                hint=nearest(name, BY_NAME),
            )
            continue
        for n, group in enumerate(groups):
            yield from value_complaints(name, list(group), ("situations", name, n))


def requirement_mistakes(expression: Any, route: Route) -> Iterator[Mistake]:
    """Where an expression is neither a clause about a measure nor several of them."""
    parts = expression if isinstance(expression, dict) else {}
    if "measure" in parts:
        return
    connective, listed = next(iter(parts.items())) if len(parts) == 1 else ("", None)
    if connective not in ("all", "any") or not isinstance(listed, list) or not listed:
        wanted = "a clause about one measure, `{measure: NAME, is: yes}`, or `all` or `any` with a list of such clauses"
        yield mistake(route, "wrong-type", wanted=wanted)
        return
    for n, part in enumerate(listed):
        yield from requirement_mistakes(part, (*route, connective, n))


def circular(refers: Mapping[str, Collection[str]]) -> set[str]:
    """The names that lead back to themselves by what each refers to."""

    def reached(name: str) -> set[str]:
        found: set[str] = set()
        open_ones = list(refers.get(name, ()))
        while open_ones:
            other = open_ones.pop()
            if other not in found:
                found.add(other)
                open_ones += refers.get(other, ())
        return found

    return {name for name, others in refers.items() if others and name in reached(name)}


def referred(test: Text) -> Iterator[tuple[Route, str]]:
    """The duties that a test refers to."""
    said = vars(test)
    if said.get("follows"):
        yield from ((("follows", "duty", n), name) for n, name in enumerate(said["follows"].duty))
    for key in ("either", "of", "over"):
        value = said.get(key)
        yield from (((key, n), name) for n, name in enumerate((value,) if isinstance(value, str) else value or ()))


def clause_mistakes(clause: dict[str, Any], route: Route, measures: Mapping[str, MeasureKind]) -> Iterator[Mistake]:
    """What is wrong with one clause about a measure."""
    kind = measures.get(str(clause["measure"]))
    if kind is None:
        name = str(clause["measure"])
        yield mistake((*route, "measure"), "unknown-word", kind="measure", word=name, hint=nearest(name, measures))
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
        listed = ", ".join(allowed)
        yield mistake(route, "wrong-type", wanted=f"one of {listed}, for `{clause['measure']}` ({kind.type})")
        return
    if asks[0] in ("at_most", "at_least") and type(clause[asks[0]]) is not int:
        yield mistake((*route, asks[0]), "wrong-type", wanted="a whole number")
        return
    for word in clause[asks[0]] if isinstance(clause[asks[0]], list) else [clause[asks[0]]]:
        if kind.words and word not in (*kind.words, "no"):
            yield mistake(
                (*route, asks[0]), "unknown-word", kind="word", word=word, hint=nearest(str(word), kind.words)
            )
