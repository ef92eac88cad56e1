"""A law file as a model, complete and consistent."""

from pathlib import Path

from harmonize.errors import UnreadableData
from harmonize.library.excuses import left_over, read_excuses
from harmonize.library.located_yaml import Located
from harmonize.library.rules import rule_of
from harmonize.library.validation import accepted, located, once
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
