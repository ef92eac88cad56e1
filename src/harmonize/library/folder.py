"""A folder of data files: laws, instruments, measures and treaty status, read and lowered on the fly."""

import os
from codecs import BOM_UTF8
from collections.abc import Callable
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harmonize.errors import UnreadableData
from harmonize.library.dataset import JUDGED_BY, Dataset
from harmonize.library.digests import digest, text_digest
from harmonize.library.problem import MAX_BYTES, Problem, problem
from harmonize.norms.cases import ElementTable, Precedent
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import History, history
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.parity import Answer, Item, Parity
from harmonize.norms.span import Span
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

# Models and YAML are imported where a file is read: what the shipped dataset knows by content is answered without them.
if TYPE_CHECKING:
    from harmonize.library.located_yaml import Located
    from harmonize.library.treaty_files import TreatyFiles
    from harmonize.texts.cases import PatternsFile
    from harmonize.texts.national_law import NationalLaw
    from harmonize.texts.parity import ParityItem

INDEX = "index.json"

CODINGS = "codings"  # the codings that laws were settled from: records, which nothing but lint and fmt knows of
VOCABULARY = "vocabulary"  # the facts that laws are asked about; one vocabulary holds for a whole run
FINGERPRINTS = "fingerprints"  # which words of a law were read: what `read` and `drift` keep, no part of the law


class Folder:
    """The data under one folder.

    What it lacks besides laws comes from the shipped dataset, which ``behind`` opens. So does what that dataset was
    compiled from, known by its content, unless ``reuse`` is off.
    ``strays`` lets pass what does not belong there, for those who tell it themselves.
    """

    def __init__(
        self, root: Path, behind: Callable[[], Dataset] | None = None, *, reuse: bool = True, strays: bool = False
    ) -> None:
        self.root, self.fallback, self.reuse = root, behind, reuse
        self.digest = cache(named_digest)
        self.latest: tuple[str, tuple[NationalLaw, Located]] | None = None
        if not root.is_dir():
            raise UnreadableData([problem(self.name(root), "no-such-file", what="folder")])
        self.laws_root = root / "national_laws" if (root / "national_laws").is_dir() else root
        self.articles_root = root / "protocol_articles"
        if not self.law_files and not self.articles_root.is_dir():
            raise UnreadableData([problem(self.name(root), "no-law-file")])
        if self.strays and not strays:
            raise UnreadableData(self.strays)

    @property
    def strays(self) -> list[Problem]:
        """What lies in the folder and must not: data that another reader would take instead of the law files."""
        index = self.root / INDEX
        return [problem(self.name(index), "stray-index")] if os.path.lexists(index) else []

    @cached_property
    def behind(self) -> Dataset | None:
        """The shipped dataset, opened only when the folder lacks something."""
        return self.fallback() if self.fallback else None

    @cached_property
    def law_files(self) -> dict[str, Path]:
        """The law files by the code in their name."""
        return {path.stem.upper(): path for path in sorted(self.laws_root.glob("*.yaml"))}

    @property
    def written(self) -> str:
        """The folder of law files that is read, as it is named on a command line."""
        return self.name(self.root)

    @property
    def codes(self) -> list[str]:
        """The States that have a file."""
        return [code for code in self.law_files if len(code) == 2]

    @cached_property
    def version(self) -> str:
        """The content of the data files as a short hash, behind the name of the folder; records of codings and readings are no part of it."""
        apart = (self.root / CODINGS, self.root / FINGERPRINTS)
        files = [path for path in self.root.rglob("*.yaml") if path.parent not in apart]
        whole = "".join(map(self.digest, sorted(files, key=Path.as_posix)))
        return f"{self.root.name}@{digest(whole.encode())[:10]}"

    def group(self, name: str) -> list[Path]:
        """The files of one part of the data: ``treaty``, ``status``, or ``law DE``."""
        if name == "treaty":
            return [self.root / "measures.yaml", *sorted(self.articles_root.glob("*.yaml"))]
        single = {
            "status": self.root / "treaty_status.yaml",
            "patterns": self.patterns_file,
            "parity": self.root / "parity.yaml",
        }
        return [single[name] if name in single else self.law_files[name.removeprefix("law ")]]

    @property
    def patterns_file(self) -> Path:
        """The fact patterns that are asked of every law."""
        return self.root / "cases" / "standard.yaml"

    def known_as(self, name: str) -> str:
        """The content of one part as text, to know it again in a compiled dataset; empty when a file is not fit."""
        hashes = [self.digest(path) for path in self.group(name)]
        return " ".join(hashes) if all(hashes) else ""

    @property
    def digests(self) -> dict[str, str]:
        """The content of every part."""
        return {
            name: self.known_as(name)
            for name in ("treaty", "status", "patterns", "parity", *(f"law {code}" for code in self.law_files))
        }

    def shipped(self, name: str) -> Dataset | None:
        """The shipped dataset, where a part was compiled from the same files or the folder has none."""
        if self.fallback is None:
            return None
        whole = self.articles_root.is_dir() if name == "treaty" else os.path.lexists(self.group(name)[0])
        there = whole or name.startswith("law ")
        if there and not (self.reuse and self.known_as(name)):
            return None
        try:
            same = there and self.behind and self.behind.index["compiled_from"].get(name) == self.known_as(name)
        except UnreadableData:
            return None  # no dataset was compiled yet
        return self.behind if same or not there else None

    def known(self, code: str) -> Dataset | None:
        """The shipped dataset, where it was compiled from the same law file, treaty and status."""
        return self.behind if all(map(self.shipped, (f"law {code}", "treaty", "status"))) else None

    def model(self, path: Path, model: type[Any]) -> Any:
        """A file as a model. Raises UnreadableData with its mistakes."""
        from harmonize.library.validation import accepted

        return accepted(path, model, self.name(path))[0]

    @cached_property
    def status(self) -> Status:
        """Treaty status and groups of States."""
        if shipped := self.shipped("status"):
            return shipped.status
        from harmonize.texts.status import StatusFile, lowered_status

        return lowered_status(self.model(self.group("status")[0], StatusFile))

    @cached_property
    def treaty(self) -> Treaty:
        """All instruments with their duties, measures and disputes."""
        shipped = self.shipped("treaty")
        return shipped.treaty if shipped else self.treaty_files.lowered(self.version)

    @cached_property
    def treaty_files(self) -> "TreatyFiles":
        """The files of the treaty as models. Raises UnreadableData with every mistake of every file."""
        from harmonize.library.treaty_files import read

        return read(self.root, self.articles_root, self.name)

    @cached_property
    def explanations(self) -> dict[str, Any]:
        """The prose of duties, disputes and measures, for ``explain``."""
        shipped = self.shipped("treaty")
        return shipped.explanations if shipped else self.treaty_files.explanations()

    @cached_property
    def written_duties(self) -> dict[str, dict[str, Any]]:
        """Every duty as its article writes it."""
        shipped = self.shipped("treaty")
        return shipped.written_duties if shipped else self.treaty_files.written_duties()

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The fact patterns that are asked of every law."""
        if shipped := self.shipped("patterns"):
            return shipped.patterns
        return [Pattern(item.id, item.name, item.says, dict(item.facts)) for item in self.patterns_text.patterns]

    @cached_property
    def tables(self) -> list[ElementTable]:
        """The elements of comparative studies, asked of every law."""
        if shipped := self.shipped("patterns"):
            return shipped.tables
        from harmonize.texts.cases import lowered_table

        return list(map(lowered_table, self.patterns_text.tables))

    @cached_property
    def patterns_text(self) -> "PatternsFile":
        """The file of what is asked of every law."""
        from harmonize.texts.cases import PatternsFile

        file: PatternsFile = self.model(self.patterns_file, PatternsFile)
        return file

    @cached_property
    def precedents(self) -> list[Precedent]:
        """The cases on file, State by State. Raises UnreadableData with the mistakes of a file."""
        from harmonize.texts.cases import CasesFile, lowered_case

        files = [path for path in sorted((self.root / "cases").glob("*.yaml")) if path != self.patterns_file]
        return [lowered_case(path.stem.upper(), case) for path in files for case in self.model(path, CasesFile).cases]

    @cached_property
    def parity_items(self) -> "dict[str, ParityItem]":
        """The items of the parity list as their file has them; none where the folder has no such file."""
        from harmonize.texts.parity import ParityFile

        path = self.group("parity")[0]
        return dict(self.model(path, ParityFile).items) if os.path.lexists(path) else {}

    @cached_property
    def parity(self) -> Parity:
        """The parity list with the answers of every State."""
        return Parity(self.parity_list, {code: self.parity_answers(code) for code in self.codes})

    @property
    def parity_list(self) -> dict[str, Item]:
        """The items of the parity list."""
        shipped = self.shipped("parity")
        return shipped.parity.items if shipped else {name: item.lowered for name, item in self.parity_items.items()}

    def parity_answers(self, code: str) -> dict[str, Answer]:
        """What a law file answers to the parity list."""
        shipped = self.shipped(f"law {code}")
        return shipped.parity.answers[code] if shipped else self.text(code)[0].on_parity(self.parity_list)

    def name(self, path: Path) -> str:
        """A file's name as reports print it: relative to where the command runs, when it lies below."""
        try:
            return path.relative_to(Path.cwd()).as_posix()
        except ValueError:
            return path.as_posix()

    def text(self, code: str) -> "tuple[NationalLaw, Located]":
        """A law file as a model, complete and consistent. Raises UnreadableData with every mistake."""
        from harmonize.library.whole_law import whole_law

        path = self.law_files[code]
        if self.latest is None or self.latest[0] != code:  # one law is asked several times, never all of them at once
            self.latest = code, whole_law(path, self.name(path), self.treaty)
        return self.latest[1]

    def periods(self, code: str) -> list[Law]:
        """A State's law from change to change, oldest first."""
        if known := self.known(code):
            return [law._replace(file=self.name(self.law_files[code])) for law in known.periods(code)]
        from harmonize.library.periods import lowered

        return lowered(*self.text(code), self.status)

    def changes(self, code: str) -> list[str]:
        """The days on which a State's law is known to have changed, oldest first; the first is that of its beginning."""
        known = self.known(code)
        return known.changes(code) if known else sorted({law.changed for law in self.periods(code)})

    def law(self, code: str, day: str, conduct: int = 0) -> Law | None:
        """A State's law on a day (ISO date), or None when the file says nothing about that day.

        With the bits of some conduct the norms that do not deal with it may be left out.
        """
        if known := self.known(code):
            shipped = known.law(code, day, conduct)
            return shipped._replace(file=self.name(self.law_files[code])) if shipped else None
        from harmonize.library.periods import lowered

        periods = lowered(*self.text(code), self.status, date.fromisoformat(day))
        return periods[0] if periods else None

    def history(self, code: str) -> History:
        """The versions of a State's offences, oldest first."""
        known = self.known(code)
        return known.history(code) if known else history(self.periods(code))

    def outcomes(self, code: str, day: str) -> dict[str, Outcome]:
        """The shipped answers where everything is as it was compiled; otherwise nothing is worked out before."""
        known = self.known(code)
        return known.outcomes(code, day) if known else {}

    def screen(self, code: str, day: str) -> FirstScreen | None:
        """What the shipped first screen reports besides, where everything is as it was compiled, standard cases too."""
        known = self.known(code)
        return known.screen(code, day) if known and self.shipped("patterns") else None

    def spans(self, code: str) -> dict[str, tuple[Span, ...]]:
        """How duties stood through the years, as shipped, where everything is as it was compiled."""
        known = self.known(code)
        return known.spans(code) if known else {}

    def made_of(self, code: str) -> str:
        """The content of all that the answers of a State hang on: its law, and what holds for every State."""
        parts = (*JUDGED_BY, f"law {code}")
        return " ".join(self.known_as(part) or (self.behind.version if self.behind else "") for part in parts)


def named_digest(path: Path) -> str:
    """The name and content of a file as a digest; empty for no ordinary file of a bearable size."""
    fit = path.is_file() and path.stat().st_size <= MAX_BYTES
    return content_digest(path, path.read_bytes()) if fit else ""


def content_digest(path: Path, content: bytes) -> str:
    """The name of a file and some content of it as a digest; a mark in front says nothing."""
    return text_digest(path.name.encode("utf-8", "surrogateescape") + content.removeprefix(BOM_UTF8))
