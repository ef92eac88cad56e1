"""Which data a command reads: the shipped dataset, or a folder named with --data."""

import os
from shlex import quote
from typing import TYPE_CHECKING, Any, Protocol

from harmonize.conduct.dimensions import STATES, VOCABULARY
from harmonize.errors import UnknownName, UnreadableData
from harmonize.library.dataset import Dataset
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law import Law
from harmonize.norms.naming import state_named
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Party, Status
from harmonize.norms.treaty import Treaty
from harmonize.vocabulary import NAMED, digest_of

if TYPE_CHECKING:
    from harmonize.library.located_yaml import Located
    from harmonize.norms.cases import ElementTable, Precedent
    from harmonize.norms.history import History
    from harmonize.norms.parity import Parity
    from harmonize.norms.span import Span
    from harmonize.texts.national_law import NationalLaw


class Store(Protocol):
    """Where laws and treaties come from."""

    @property
    def version(self) -> str: ...
    @property
    def written(self) -> str: ...
    @property
    def codes(self) -> list[str]: ...
    @property
    def status(self) -> Status: ...
    @property
    def treaty(self) -> Treaty: ...
    @property
    def explanations(self) -> dict[str, Any]: ...
    @property
    def written_duties(self) -> dict[str, dict[str, Any]]: ...
    @property
    def patterns(self) -> list[Pattern]: ...
    @property
    def precedents(self) -> "list[Precedent]": ...
    @property
    def tables(self) -> "list[ElementTable]": ...
    @property
    def parity(self) -> "Parity": ...
    def law(self, code: str, day: str, conduct: int = 0) -> Law | None: ...
    def text(self, code: str) -> "tuple[NationalLaw, Located]": ...
    def periods(self, code: str) -> list[Law]: ...
    def changes(self, code: str) -> list[str]: ...
    def history(self, code: str) -> "History": ...
    def outcomes(self, code: str, day: str) -> dict[str, Outcome]: ...
    def screen(self, code: str, day: str) -> FirstScreen | None: ...
    def spans(self, code: str) -> "dict[str, tuple[Span, ...]]": ...
    def made_of(self, code: str) -> str: ...


def opened(data: str | None, *, reuse: bool = True) -> Store:
    """The shipped dataset, or the folder named: of data files, or else compiled (``harmonize data compile``).

    ``reuse`` takes what is unchanged from the shipped dataset, and the answers that came with a compiled one.
    """
    if data is None:
        return Dataset(answers=reuse)
    if os.path.isfile(os.path.join(data, "index.json")) and not has_law_files(data):  # noqa: PTH113, PTH118
        return Dataset(data, answers=reuse)
    known_here(data)
    from pathlib import Path

    from harmonize.library.folder import Folder  # pulls in pydantic and yaml, which the shipped dataset does without

    return Folder(Path(data), Dataset, reuse=reuse)


def known_here(data: str) -> None:
    """Raises UnreadableData where a folder of data declares other facts than those of this run."""
    folder = os.path.join(data, "vocabulary")  # noqa: PTH118
    if os.path.isdir(folder) and digest_of(folder) != VOCABULARY:  # noqa: PTH112
        raise UnreadableData(
            [f"{folder}: it declares other facts than this run knows; to use them, run again with {NAMED}={folder}"]
        )


def has_law_files(folder: str) -> bool:
    """Whether a folder is one of data files: then it is read as such, whatever else lies in it."""
    names = os.listdir(folder)  # noqa: PTH208  pathlib costs start-up
    return any(name in ("national_laws", "protocol_articles") or name.endswith(".yaml") for name in names)


def state(store: Store, name: str) -> Party:
    """The State that a user means by a code or a name, as `naming` reads them. Raises UnknownName with the nearest ones."""
    parties = store.status.parties.values()
    found = state_named(parties, name)
    if found is None:
        raise UnknownName("state", name, [word for party in parties for word in (party.name, *party.also)])
    return found


def lying_here(code: str) -> str:
    """The folder of data below the working one that has a law file of a State, as `harmonize data new` writes it; empty where none has."""
    file = f"national_laws/{code.lower()}.yaml"
    return next((name for name in ("data", ".") if os.path.isfile(f"{name}/{file}")), "")  # noqa: PTH113


def begin(party: Party, store: Store) -> str:
    """How the law of a State gets on file, in the folder that was read."""
    code = party.code
    if code not in STATES:
        return f"{party.name} is no State with a law file of its own"
    here = "" if store.written else lying_here(code)
    if here:
        return f"next: add `--data {here}`; a law file of {party.name} lies there and was not read"
    folder = f" --data {quote(store.written)}" if store.written else ""
    known = f"`harmonize states {code}` tells what is known of it"
    return (
        f"next: `harmonize data new {code}{folder}` begins a law file; {known}, `harmonize states` lists those on file"
    )
