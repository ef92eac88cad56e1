"""What a shell completes: the States, topics, duties and words that a value may be, with what they mean."""

from collections.abc import Callable, Iterable, Sequence

import typer

from harmonize.conduct.dimensions import SPACE
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import Shelf, opened
from harmonize.norms.treaty import FORMS, SEVERITIES, STRENGTHS

Words = list[str | tuple[str, str]]
Completion = Callable[..., Words]  # typer gives each what its parameters are called: `ctx`, `incomplete`


def one_of(words: Sequence[str]) -> Completion:
    """Completes one of some words."""

    def completed(incomplete: str) -> Words:
        return [word for word in words if word.startswith(incomplete)]

    return completed


severities = one_of((*SEVERITIES[1:], "never"))
strengths = one_of(STRENGTHS)
forms = one_of(FORMS)


def of_the_data(words: Callable[[Shelf], Iterable[str | tuple[str, str]]]) -> Completion:
    """Completes what a dataset holds: the one of `--data`, where the line names it; nothing of one that cannot be read."""

    def completed(ctx: typer.Context, incomplete: str) -> Words:
        try:
            found = list(words(opened(ctx.params.get("data"))))
        except (HarmonizeError, OSError):
            return []
        return [cased(word, incomplete) for word in found]

    return completed


def cased(word: str | tuple[str, str], begun: str) -> str | tuple[str, str]:
    """A word in small letters, when it was begun with them: names are taken in any case."""
    if not (begun and begun.islower()):
        return word
    return word.lower() if isinstance(word, str) else (word[0].lower(), word[1])


def names(shelf: Shelf) -> Iterable[tuple[str, str]]:
    """The States that have a law file."""
    known = shelf.status.parties
    return ((code, known[code].name if code in known else "a model law") for code in shelf.codes)


def explicable(shelf: Shelf) -> Iterable[str | tuple[str, str]]:
    """What `explain` knows."""
    yield from ((duty.id, duty.title) for duty in shelf.treaty.duties.values())
    yield from SPACE.bit
    yield from shelf.treaty.measures
    yield from shelf.treaty.disputes


states = of_the_data(names)
topics = of_the_data(lambda shelf: dict.fromkeys(duty.topic for duty in shelf.treaty.duties.values()))
duties = of_the_data(lambda shelf: ((duty.id, duty.title) for duty in shelf.treaty.duties.values()))
instruments = of_the_data(lambda shelf: ((key, item.short) for key, item in shelf.treaty.instruments.items()))
readings = of_the_data(
    lambda shelf: (f"{key}={word}" for key, item in shelf.treaty.disputes.items() for word in item.readings)
)


def schemas() -> Words:
    """Completes the name of a schema."""
    from harmonize.texts.schemas import NAMES  # pulls in pydantic

    return list(NAMES)


explained = of_the_data(explicable)
facts = one_of([f"{name}={value}" for name, values in SPACE.bit.items() for value in values])
