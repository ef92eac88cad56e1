"""A law file as a model, complete and consistent, and as a text that is rewritten with care."""

from pathlib import Path

from harmonize.errors import HarmonizeError, UnreadableData
from harmonize.library.excuses import left_over, read_excuses
from harmonize.library.located_yaml import Located
from harmonize.library.problem import rule_of
from harmonize.library.validation import accepted, located, modelled, once
from harmonize.library.writing import write
from harmonize.library.yaml_file import parsed
from harmonize.norms.treaty import Treaty
from harmonize.texts.consistency import mistakes
from harmonize.texts.national_law import NationalLaw


def whole_law(path: Path, name: str, treaty: Treaty) -> tuple[NationalLaw, Located]:
    """A law file as a model with its places. Raises UnreadableData with every mistake that nothing excuses."""
    law, found = accepted(path, NationalLaw, name)
    wrong = once(located(found, item) for item in mistakes(law, treaty.measures) if rule_of(item).severity == "error")
    if wrong and (problems := list(left_over(wrong, read_excuses(found)[0]))):
        raise UnreadableData(problems)
    return law, found


def sound(path: Path, after: str) -> None:
    """Raises HarmonizeError where what is to take the place of a law file could not be read."""
    modelled(parsed(after, str(path)), NationalLaw)


def put(path: Path, before: str, after: str) -> None:
    """Rewrites a law file, unless it was changed meanwhile or what comes out can no longer be read."""
    sound(path, after)
    if texts_of(path) != before:
        raise HarmonizeError(f"{path} was changed meanwhile; nothing was written")
    write(str(path), after.encode(), force=True)


def texts_of(path: Path) -> str:
    """A law file as text, with the line ends it has."""
    try:
        return path.read_bytes().decode("utf-8")
    except OSError as error:
        raise HarmonizeError(f"{path} cannot be read: {error.strerror or error}") from error
