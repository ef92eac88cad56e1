"""What a shell completes: the States, topics, duties and words that a value may be, with what they mean."""

from collections.abc import Callable, Iterable, Sequence

import typer

from harmonize import query
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError

Words = list[str | tuple[str, str]]
Completion = Callable[..., Words]  # typer gives each what its parameters are called: `ctx`, `incomplete`


def one_of(words: Sequence[str]) -> Completion:
    """Completes one of some words."""

    def completed(incomplete: str) -> Words:
        return [word for word in words if word.startswith(incomplete)]

    return completed


severities = one_of(query.WORDS["severity"])
strengths = one_of(query.WORDS["strength"])
forms = one_of(query.WORDS["form"])


def of_the_data(words: Callable[[Corpus, str], Iterable[str | tuple[str, str]]]) -> Completion:
    """Completes what a dataset holds: the one of `--data`, where the line names it; nothing of one that cannot be read."""

    def completed(ctx: typer.Context, incomplete: str) -> Words:
        try:
            found = list(words(load(ctx.params.get("data")), incomplete))
        except (HarmonizeError, OSError):
            return []
        return [cased(word, incomplete) for word in found]

    return completed


def cased(word: str | tuple[str, str], begun: str) -> str | tuple[str, str]:
    """A word in small letters, when it was begun with them: names are taken in any case."""
    if not (begun and begun.islower()):
        return word
    return word.lower() if isinstance(word, str) else (word[0].lower(), word[1])


def names(corpus: Corpus, begun: str) -> Iterable[tuple[str, str]]:
    """The States that have a law file, by code; by another name of theirs, of one word, where that was begun."""
    for code in corpus.store.codes:
        party = query.party_of(corpus.store, code)
        yield code, party.name if party.name != code else "a model law"
        for name in (party.name, *party.also) if len(begun) > len(code) else ():
            if name.casefold().startswith(begun.casefold()) and " " not in name and name != code:
                yield name, code


def cited(corpus: Corpus, begun: str) -> Iterable[tuple[str, str]]:
    """The duties, by id, or as lawyers cite them where a citation was begun."""
    treaty = corpus.store.treaty
    for duty in treaty.duties.values():
        yield duty.id, duty.title
        if begun and treaty.cited(duty).casefold().startswith(begun.casefold()):
            yield treaty.cited(duty), duty.title


def explicable(corpus: Corpus, begun: str) -> Iterable[str | tuple[str, str]]:
    """What `explain` knows."""
    yield from cited(corpus, begun)
    yield from query.FACTS
    yield from corpus.store.treaty.measures
    yield from corpus.store.treaty.disputes


states = of_the_data(names)
topics = of_the_data(lambda corpus, _: dict.fromkeys(duty.topic for duty in corpus.store.treaty.duties.values()))
duties = of_the_data(cited)
instruments = of_the_data(
    lambda corpus, _: ((key, item.short) for key, item in corpus.store.treaty.instruments.items())
)
readings = of_the_data(
    lambda corpus, _: (f"{key}={word}" for key, item in corpus.store.treaty.disputes.items() for word in item.readings)
)


def tests(incomplete: str) -> Words:
    """Completes how dual criminality is tested."""
    return one_of(query.dual_tests())(incomplete)


def schemas(incomplete: str) -> Words:
    """Completes the name of a schema."""
    from harmonize.upkeep import schema_names  # every command has completion, and few are for keepers

    return one_of(schema_names())(incomplete)


explained = of_the_data(explicable)


patterns = of_the_data(lambda corpus, _: ((item.id, item.says) for item in corpus.store.patterns))


def offences(ctx: typer.Context, incomplete: str) -> Words:
    """Completes the id of an offence of the State that stands before it on the line."""

    def of_the_state(corpus: Corpus, _: str) -> Iterable[tuple[str, str]]:
        law = corpus.law(ctx.params["country"])
        return {item.id: item.title for item in law.provisions}.items()

    return of_the_data(of_the_state)(ctx, incomplete) if ctx.params.get("country") else []


def facts_and_states(ctx: typer.Context, incomplete: str) -> Words:
    """Completes a State, or a fact with its value."""
    return [*states(ctx, incomplete), *(facts(incomplete) if incomplete else [])]


def facts(incomplete: str) -> Words:
    """Completes a fact with its value."""
    return one_of([f"{name}={value}" for name, values in query.FACTS.items() for value in values])(incomplete)
