"""A folder of data files: laws, instruments, measures and treaty status, read and lowered on the fly."""

import os
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from harmonize.errors import UnreadableData
from harmonize.library.digests import digest, text_digest
from harmonize.library.problem import MAX_BYTES, Problem, problem
from harmonize.norms.elements import ElementTable
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.history import History, history
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.parity import Answer, Item, Parity
from harmonize.norms.precedents import Precedent
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

# Models and YAML are imported where a file is read: what the shipped dataset knows by content is told without them.
if TYPE_CHECKING:
    from harmonize.library.located_yaml import Located
    from harmonize.texts.cases import PatternsFile
    from harmonize.texts.national_law import NationalLaw
    from harmonize.texts.parity import ParityItem
    from harmonize.texts.treaty import Article, InstrumentsFile, MeasuresFile

INDEX = "index.json"

CODINGS = "codings"  # the codings that laws were settled from: records, which nothing but lint and fmt knows of
FINGERPRINTS = "fingerprints"  # which words of a law were read: what `read` and `drift` keep, no part of the law


class Folder:
    """The data under one folder.

    What it lacks besides laws comes from the shipped dataset, which ``behind`` opens. So does what that dataset was
    compiled from, known by its content, unless ``reuse`` is off.
    ``strays`` lets pass what does not belong there, for those who tell it themselves.
    """

    def __init__(self, root: Path, behind: Any = None, *, reuse: bool = True, strays: bool = False) -> None:
        self.root, self.fallback, self.reuse = root, behind, reuse
        self.hashes: dict[Path, str] = {}
        if not root.is_dir():
            raise UnreadableData([problem(self.name(root), "no-such-folder")])
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
    def behind(self) -> Any:
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

    def digest(self, path: Path) -> str:
        """The name and content of a file as a digest, worked out once; empty for no ordinary file of a bearable size."""
        if path not in self.hashes:
            fit = path.is_file() and path.stat().st_size <= MAX_BYTES
            content = path.name.encode("utf-8", "surrogateescape") + path.read_bytes() if fit else b""
            self.hashes[path] = text_digest(content) if fit else ""
        return self.hashes[path]

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

    def shipped(self, name: str) -> bool:
        """Whether the shipped dataset was compiled from the same files, or the folder has none: then it is used as it is."""
        if self.fallback is None:
            return False
        if name == "treaty" and not self.articles_root.is_dir():
            return True
        if name == "status" and not os.path.lexists(self.root / "treaty_status.yaml"):
            return True
        if name in ("patterns", "parity") and not os.path.lexists(self.group(name)[0]):
            return True
        if not self.reuse or not self.known_as(name):
            return False
        try:
            return bool(self.behind.index["compiled_from"].get(name) == self.known_as(name))
        except UnreadableData:
            return False  # no dataset was compiled yet

    @cached_property
    def status(self) -> Status:
        """Treaty status and groups of States."""
        if self.shipped("status"):
            found: Status = self.behind.status
            return found
        from harmonize.library.accepting import accepted
        from harmonize.texts.status import StatusFile, lowered_status

        path = self.root / "treaty_status.yaml"
        return lowered_status(accepted(path, StatusFile, self.name(path))[0])

    @cached_property
    def treaty(self) -> Treaty:
        """All instruments with their duties, measures and disputes."""
        if self.shipped("treaty"):
            found: Treaty = self.behind.treaty
            return found
        from harmonize.library.accepting import located
        from harmonize.texts.treaty_consistency import treaty_mistakes
        from harmonize.texts.treaty_lowering import (
            lowered_dispute,
            lowered_duty,
            lowered_instrument,
            lowered_measure,
            lowered_selections,
        )

        head, measures, articles = self.treaty_texts
        problems = [
            located(file, mistake)
            for file, mistake in treaty_mistakes(head, measures, articles)
            if mistake.rule.severity == "error"
        ]
        if problems:
            raise UnreadableData(problems)
        order = list(head[0].instruments)
        articles = sorted(articles, key=lambda item: (order.index(item[0].instrument), item[0].id))
        return Treaty(
            self.version,
            lowered_selections(head[0].selections),
            {key: lowered_instrument(key, item) for key, item in head[0].instruments.items()},
            {key: lowered_dispute(key, item) for key, item in head[0].disputes.items()},
            {key: lowered_measure(key, item) for key, item in measures[0].measures.items()},
            {
                duty.id: lowered_duty(article.instrument, article.article, duty)
                for article, _ in articles
                for duty in article.duties
            },
        )

    @cached_property
    def treaty_texts(
        self,
    ) -> "tuple[tuple[InstrumentsFile, Located], tuple[MeasuresFile, Located], list[tuple[Article, Located]]]":
        """The files of the treaty as models. Raises UnreadableData with every mistake of every file."""
        from harmonize.library.accepting import accepted
        from harmonize.texts.treaty import Article, InstrumentsFile, MeasuresFile

        def take(path: Path, model: type[Any]) -> Any:
            try:
                return accepted(path, model, self.name(path))
            except UnreadableData as error:
                raised.append(error)
                return None

        raised: list[UnreadableData] = []
        head = take(self.articles_root / "instruments.yaml", InstrumentsFile)
        measures = take(self.root / "measures.yaml", MeasuresFile)
        articles = [
            take(path, Article) for path in sorted(self.articles_root.glob("*.yaml")) if path.name != "instruments.yaml"
        ]
        if raised:
            raise UnreadableData([line for error in raised for line in error.problems])
        return head, measures, articles

    @cached_property
    def explanations(self) -> dict[str, Any]:
        """The prose of duties, disputes and measures, for ``explain``."""
        if self.shipped("treaty"):
            found: dict[str, Any] = self.behind.explanations
            return found
        from harmonize.texts.treaty_lowering import explanation

        head, measures, articles = self.treaty_texts
        return {
            "duties": {duty.id: explanation(duty) for article, _ in articles for duty in article.duties},
            "articles": {
                article.id: {"title": article.title, "duties": [duty.id for duty in article.duties]}
                for article, _ in articles
            },
            "disputes": {key: item.question for key, item in head[0].disputes.items()},
            "measures": {
                key: {"means": item.means, "source": item.source} for key, item in measures[0].measures.items()
            },
            "instruments": {key: {"url": item.url or ""} for key, item in head[0].instruments.items()},
        }

    @cached_property
    def written_duties(self) -> dict[str, dict[str, Any]]:
        """Every duty as its article writes it."""
        if self.shipped("treaty"):
            found: dict[str, dict[str, Any]] = self.behind.written_duties
            return found
        return {duty["id"]: duty for _, place in self.treaty_texts[2] for duty in place.data["duties"]}

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The fact patterns that are asked of every law."""
        if self.shipped("patterns"):
            found: list[Pattern] = self.behind.patterns
            return found
        return [Pattern(item.id, item.name, item.says, dict(item.facts)) for item in self.patterns_text.patterns]

    @cached_property
    def precedents(self) -> list[Precedent]:
        """The cases on file, State by State. Raises UnreadableData with the mistakes of a file."""
        from harmonize.library.accepting import accepted
        from harmonize.texts.cases import CasesFile, lowered_case

        files = [path for path in sorted((self.root / "cases").glob("*.yaml")) if path != self.patterns_file]
        return [
            lowered_case(path.stem.upper(), case)
            for path in files
            for case in accepted(path, CasesFile, self.name(path))[0].cases
        ]

    @cached_property
    def tables(self) -> list[ElementTable]:
        """The elements of comparative studies, asked of every law."""
        if self.shipped("patterns"):
            found: list[ElementTable] = self.behind.tables
            return found
        from harmonize.texts.cases import lowered_table

        return list(map(lowered_table, self.patterns_text.tables))

    @cached_property
    def patterns_text(self) -> "PatternsFile":
        """The file of what is asked of every law."""
        from harmonize.library.accepting import accepted
        from harmonize.texts.cases import PatternsFile

        path = self.patterns_file
        file: PatternsFile = accepted(path, PatternsFile, self.name(path))[0]
        return file

    @cached_property
    def parity_items(self) -> "dict[str, ParityItem]":
        """The items of the parity list as their file has them; none where the folder has no such file."""
        from harmonize.library.accepting import accepted
        from harmonize.texts.parity import ParityFile

        path = self.root / "parity.yaml"
        return dict(accepted(path, ParityFile, self.name(path))[0].items) if os.path.lexists(path) else {}

    @cached_property
    def parity(self) -> Parity:
        """The parity list with the answers of every State."""
        return Parity(self.parity_list, {code: self.parity_answers(code) for code in self.codes})

    @property
    def parity_list(self) -> dict[str, Item]:
        """The items of the parity list."""
        shipped: Parity | None = self.behind.parity if self.shipped("parity") else None
        return shipped.items if shipped else {name: lowered_item(item) for name, item in self.parity_items.items()}

    def parity_answers(self, code: str) -> dict[str, Answer]:
        """What a law file answers to the parity list."""
        if self.shipped(f"law {code}"):
            found: dict[str, Answer] = self.behind.parity.answers[code]
            return found
        answers = self.text(code)[0].parity
        return {name: Answer(item.word, item.coded or (), item.searched or "") for name, item in answers.items()}

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
        return whole_law(path, self.name(path), self.treaty)

    def periods(self, code: str) -> list[Law]:
        """A State's law from change to change, oldest first."""
        from harmonize.library.periods import lowered

        return lowered(*self.text(code), self.status)

    def changes(self, code: str) -> list[str]:
        """The days on which a State's law is known to have changed, oldest first; the first is that of its beginning."""
        if self.known(code):
            shipped: list[str] = self.behind.changes(code)
            return shipped
        return sorted({law.changed for law in self.periods(code)})

    def law(self, code: str, day: str, conduct: int = 0) -> Law | None:
        """A State's law on a day (ISO date), or None when the file says nothing about that day.

        With the bits of some conduct the norms that do not deal with it may be left out.
        """
        if self.known(code):
            shipped: Law | None = self.behind.law(code, day, conduct)
            return shipped._replace(file=self.name(self.law_files[code])) if shipped else None
        from harmonize.library.periods import lowered

        periods = lowered(*self.text(code), self.status, date.fromisoformat(day))
        return periods[0] if periods else None

    def known(self, code: str) -> bool:
        """Whether the shipped dataset was compiled from the same law file, treaty and status."""
        return all(map(self.shipped, (f"law {code}", "treaty", "status")))

    def history(self, code: str) -> History:
        """The versions of a State's offences, oldest first."""
        found: History = self.behind.history(code) if self.known(code) else history(self.periods(code))
        return found

    def outcomes(self, code: str, day: str) -> dict[str, Outcome]:
        """The shipped answers where everything is as it was compiled; otherwise nothing is worked out before."""
        found: dict[str, Outcome] = self.behind.outcomes(code, day) if self.known(code) else {}
        return found

    def screen(self, code: str, day: str) -> FirstScreen | None:
        """What the shipped first screen tells besides, where everything is as it was compiled, standard cases too."""
        known = self.known(code) and self.shipped("patterns")
        found: FirstScreen | None = self.behind.screen(code, day) if known else None
        return found


def lowered_item(item: "ParityItem") -> Item:
    return Item(item.title, item.group, item.asks, item.coded, item.counts, item.places is not None)
