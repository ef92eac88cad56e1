"""Law files and bills laid over a body of laws: a new State beside those on file, or what a law would say from a day on."""

import json
import re
from collections.abc import Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from harmonize.errors import UnreadableData
from harmonize.library.apply_bill import Laid, laid_over, read_bill
from harmonize.library.digests import digest
from harmonize.library.invisible_characters import ENDS
from harmonize.library.located_yaml import Located
from harmonize.library.periods import lowered
from harmonize.library.problem import problem
from harmonize.library.store import Store
from harmonize.library.validation import accepted, refuse
from harmonize.library.whole_law import whole_law
from harmonize.library.yaml_file import Unloadable, read
from harmonize.norms.cases import ElementTable, Precedent
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import History, history
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.parity import Parity
from harmonize.norms.span import Span
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty
from harmonize.texts.bill import Bill
from harmonize.texts.national_law import NationalLaw
from harmonize.texts.redrafting import Redrafting
from harmonize.texts.what_if import WhatIfFile

PLAIN = re.compile(r"[\w.-]+", re.ASCII)
WHOLE = {"state", "reading", "general_part", "sources"}  # whoever writes one of them beside `id` means a whole law file


def is_bill(path: Path) -> bool:
    """Whether a file is a bill and no law file; one that cannot be read is reported by whoever reads it as a law.

    Raises UnreadableData for a bill that names its State as a law file does.
    """
    try:
        found: Located | None = read(path)
    except Unloadable as error:
        found = error.found
    data = found.data if found else None
    if found and isinstance(data, dict) and "id" in data and "bill" not in data and WHOLE.isdisjoint(data):
        mark = found.mark(("id",))
        raise UnreadableData([problem(path.as_posix(), "bill-without-name", mark, code=str(data["id"]).lower())])
    return isinstance(data, dict) and "bill" in data


def quoted(name: str) -> str:
    """A file's name as the version line tells it: one that could be taken for more of the line stands in quotes."""
    return name if PLAIN.fullmatch(name) else json.dumps(name, ensure_ascii=False)


def nothing_read(law: NationalLaw) -> bool:
    """Whether a law file is as it was begun: no section read, even in part, and so nothing that it could say."""
    return all(getattr(section, "status", section) == "not_read" for section in law.reading.values())


class Overlay:
    """A body of laws with files laid over it, in the order given: whole law files, and bills over what stands by then."""

    def __init__(self, under: Store, files: Sequence[Path]) -> None:
        self.under, self.files = under, tuple(files)
        self.bills: list[Bill] = []
        self.laid: dict[str, Laid] = {}
        self.below: dict[str, tuple[tuple[int, str], ...]] = {}
        for path in self.files:
            if is_bill(path):
                bill = read_bill(path, path.as_posix())
                self.bills.append(bill[0])
                code = bill[0].bill.upper()
                if code not in self.codes:
                    wrong = problem(path.as_posix(), "bill-of-no-law", bill[1].mark(("bill",)), code=bill[0].bill)
                    raise UnreadableData([wrong])
                before = self.text(code)
                lines = len(ENDS.split(before[1].text))
                self.below[code] = (*self.below.get(code, ()), (lines, bill[1].file))
                self.laid[code] = laid_over(before, bill, under.treaty.measures)
            else:
                law, found = whole_law(path, path.as_posix(), under.treaty)
                if law.id.upper() in self.codes and nothing_read(law):
                    raise UnreadableData(
                        [problem(path.as_posix(), "empty-over-a-law", found.mark(("id",)), state=law.state)]
                    )
                self.laid[law.id.upper()] = law, found
                self.below.pop(law.id.upper(), None)

    @cached_property
    def version(self) -> str:
        """The version of what lies below, and the files laid over it by their content."""
        bills = {file for below in self.below.values() for _, file in below}
        over = (
            f"{'the bill ' if path.as_posix() in bills else ''}{quoted(path.name)}@{digest(path.read_bytes())[:10]}"
            for path in self.files
        )
        return f"{self.under.version} with {', '.join(over)}"

    @property
    def written(self) -> str:
        """The folder of law files that lies below, if any."""
        return self.under.written

    @property
    def codes(self) -> list[str]:
        """The States that have a law."""
        return sorted({*self.under.codes, *self.laid})

    @property
    def status(self) -> Status:
        """Treaty status and groups of States."""
        return self.under.status

    @property
    def treaty(self) -> Treaty:
        """All instruments with their duties, measures and disputes."""
        return self.under.treaty

    @property
    def explanations(self) -> dict[str, Any]:
        """The prose of duties, disputes and measures."""
        return self.under.explanations

    @property
    def written_duties(self) -> dict[str, dict[str, Any]]:
        """Every duty as its article writes it."""
        return self.under.written_duties

    @property
    def patterns(self) -> list[Pattern]:
        """The fact patterns that are asked of every law."""
        return self.under.patterns

    @property
    def precedents(self) -> list[Precedent]:
        """The cases on file, State by State."""
        return self.under.precedents

    @property
    def tables(self) -> list[ElementTable]:
        """The elements that comparative studies ask for."""
        return self.under.tables

    @cached_property
    def parity(self) -> Parity:
        """The parity list with the answers of every State."""
        below = self.under.parity
        own = {code: law.on_parity(below.items) for code, (law, _) in self.laid.items()}
        return below._replace(answers={**below.answers, **own})

    def text(self, code: str) -> Laid:
        """A law file as a model and with its places, as it would stand."""
        return self.laid[code] if code in self.laid else self.under.text(code)

    def law(self, code: str, day: str, conduct: int = 0) -> Law | None:
        """A State's law on a day (ISO date), or None when its file says nothing about that day."""
        if code not in self.laid:
            return self.under.law(code, day, conduct)
        return next(iter(self.lowered(code, date.fromisoformat(day))), None)

    def lowered(self, code: str, day: date | None = None) -> list[Law]:
        """A law with something laid over it in its periods; only the one that holds on ``day`` when it is given."""
        return [law._replace(below=self.below.get(code, ())) for law in lowered(*self.laid[code], self.status, day)]

    def periods(self, code: str) -> list[Law]:
        """A State's law from change to change, oldest first."""
        return self.lowered(code) if code in self.laid else self.under.periods(code)

    def changes(self, code: str) -> list[str]:
        """The days on which a State's law is known to have changed, oldest first; the first is that of its beginning."""
        return sorted({law.changed for law in self.periods(code)}) if code in self.laid else self.under.changes(code)

    def history(self, code: str) -> History:
        """The versions of a State's offences, oldest first."""
        return history(self.periods(code)) if code in self.laid else self.under.history(code)

    def outcomes(self, code: str, day: str) -> dict[str, Outcome]:
        """What was worked out before, for laws over which nothing is laid."""
        return {} if code in self.laid else self.under.outcomes(code, day)

    def screen(self, code: str, day: str) -> FirstScreen | None:
        """What a first screen reports besides, worked out before, for laws over which nothing is laid."""
        return None if code in self.laid else self.under.screen(code, day)

    def spans(self, code: str) -> dict[str, tuple[Span, ...]]:
        """How duties stood through the years, worked out before, for laws over which nothing is laid."""
        return {} if code in self.laid else self.under.spans(code)

    def made_of(self, code: str) -> str:  # noqa: ARG002  of no State
        """Nothing that would be known again: what is laid over a dataset changes the version that stands everywhere."""
        return ""


class Redrafted(NamedTuple):
    """What another text is called, its file by its content, and the treaty as it would be."""

    title: str
    file: str
    treaty: Treaty


def redrafted(path: Path, store: Store) -> Redrafted:
    """The treaty under another text. Raises UnreadableData with every mistake, at its place in the file."""
    text, found = accepted(path, WhatIfFile, path.as_posix())
    laid = Redrafting(text, found.data, store.written_duties, store.treaty)
    refuse(found, laid.mistakes())
    name = f"{path.name}@{digest(path.read_bytes())[:10]}"
    return Redrafted(text.title, name, store.treaty._replace(duties=laid.duties))
