"""The compiled dataset: the lowered law and treaty as JSON, read without YAML and without pydantic.

Every file is known by its digest, and the version by the digest of them all: what was changed, cut or mixed up since is
told as such, and never answers under the old version.
"""

import json
import os.path
from collections.abc import Mapping
from errno import ENOENT
from functools import cached_property
from typing import TYPE_CHECKING, Any

from harmonize.conduct.dimensions import VOCABULARY
from harmonize.errors import Replaced, UnreadableData
from harmonize.library.compiled_law import Book, lengthened, plain
from harmonize.library.digests import digest, stored, text_digest
from harmonize.norms.decoding import decoded
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import FirstScreen
from harmonize.norms.law import Law
from harmonize.norms.outcome import Outcome
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

# What a check does without is imported where it is asked for.
if TYPE_CHECKING:
    from harmonize.library.located_yaml import Located
    from harmonize.norms.cases import ElementTable, Precedent
    from harmonize.norms.history import History
    from harmonize.norms.parity import Parity
    from harmonize.norms.span import Span
    from harmonize.texts.national_law import NationalLaw

FORM = 32  # of the compiled files; a dataset of another form is rebuilt, never guessed at
MADE_BY = "harmonize compile"
SHIPPED = os.path.join(os.path.dirname(os.path.dirname(__file__)), "dataset")  # noqa: PTH118, PTH120  pathlib costs start-up
JUDGED_BY = ("treaty", "status", "patterns")  # what the answers of every State hang on, besides its law
PARTS = {"made_by", "form", "files", "release", "laws", "answered_from", "compiled_from", "worked_out_by", "digest"}


def sealed(index: Mapping[str, Any], files: Mapping[str, bytes]) -> dict[str, Any]:
    """An index with its form, the digest of each file, and the digest of all that it says, from which the version comes."""
    whole = {"made_by": MADE_BY, "form": FORM, **index, "files": {name: digest(files[name]) for name in files}}
    return {**whole, "digest": seal(whole)}


def seal(index: Mapping[str, Any]) -> str:
    """The digest of all that an index says of its content: not by which code that was worked out."""
    content = plain({name: index[name] for name in sorted(index) if name not in ("digest", "worked_out_by")})
    return digest(content.encode("utf-8", "surrogatepass"))


class Dataset:
    """A compiled dataset: index, treaty, status, explanations and fact patterns as JSON, and per State its law.

    ``laws/xx.jsonl`` holds the law from change to change, as ``compiled_law`` says; ``outcomes/xx.json`` the engine's answers for
    the law in force, so that a plain check only has to tell them, and ``screens/xx.json`` what its first screen tells
    besides, where that was worked out; ``history/xx.json`` the versions of each offence. What few commands read is packed
    (``texts/``): laws and duties as written, how duties stood through the years, cases, the parity list. Files bear their
    digest in their names. Whatever is not as it was compiled raises UnreadableData.
    """

    def __init__(self, root: str = SHIPPED, *, answers: bool = True) -> None:
        self.root, self.answers = str(root), answers
        if not os.path.isfile(self.path("index.json")):  # noqa: PTH113
            raise UnreadableData(
                [f"{root}: no compiled dataset here; run `make dataset`, or name a folder with --data"]
            )

    def path(self, name: str) -> str:
        """A file of the dataset."""
        return os.path.join(self.root, name)  # noqa: PTH118

    def content(self, name: str) -> bytes:
        """A file of the dataset as it was compiled. Raises UnreadableData when it is not there or is another."""
        its = self.index["files"].get(name)
        if not its:
            raise self.unfit(f"there is no `{name}` in the index")
        try:
            content = read(self.path(stored(name, its)))
        except OSError as error:
            raise self.unfit(f"`{stored(name, its)}` cannot be read ({error.strerror})") from error
        if digest(content) == its:
            return content
        if text_digest(content) == its:
            return content.replace(b"\r\n", b"\n")  # by way of a system that ends lines otherwise
        raise self.unfit(f"`{stored(name, its)}` is not as it was compiled")

    def unfit(self, reason: str) -> UnreadableData:
        """The error that says what is wrong, or that another run recompiled the dataset in the meantime."""
        if Dataset(self.root).index["digest"] != self.index["digest"]:
            return Replaced([f"{self.root}: recompiled while it was read; ask again"])
        return UnreadableData([f"{self.root}: {reason}; rebuild it with `harmonize data compile`"])

    def load(self, name: str) -> Any:
        """The content of a JSON file of the dataset."""
        return json.loads(self.content(name))

    def with_cubes(self, name: str) -> Any:
        """The content of a JSON file whose cubes stand as words."""
        return json.loads(lengthened(self.content(name).decode()))

    def unpacked(self, name: str) -> bytes:
        """A text of the dataset, which few commands read."""
        from bz2 import decompress

        return decompress(self.content(f"texts/{name}.packed"))

    def book(self, code: str) -> Book:
        """The law of a State as lines."""
        return Book(self.content(f"laws/{code.lower()}.jsonl").decode())

    @cached_property
    def index(self) -> dict[str, Any]:
        """Digests of the files, and per State the days between which its law stayed the same, with their place in the file."""
        try:
            found = json.loads(read(self.path("index.json")))
        except (OSError, ValueError, RecursionError) as error:
            raise UnreadableData(
                [f"{self.root}: `index.json` cannot be read; rebuild it with `harmonize data compile`"]
            ) from error
        if not isinstance(found, dict) or found.get("made_by", MADE_BY) != MADE_BY:
            raise UnreadableData([f"{self.root}: `index.json` is none that `harmonize compile` wrote"])
        if found.keys() <= {"made_by"}:
            raise UnreadableData(
                [f"{self.root}: compiling did not come to its end; run `harmonize data compile` again"]
            )
        if found.get("form") != FORM:
            raise UnreadableData(
                [f"{self.root}: compiled by another version of harmonize; rebuild it with `harmonize data compile`"]
            )
        if found.keys() != PARTS or seal(found) != found["digest"]:
            raise UnreadableData(
                [f"{self.root}: `index.json` is not as it was compiled; rebuild it with `harmonize data compile`"]
            )
        if found["compiled_from"].get("vocabulary") != VOCABULARY:
            raise UnreadableData(
                [f"{self.root}: compiled with another vocabulary of facts; rebuild it with `harmonize data compile`"]
            )
        return found

    @property
    def version(self) -> str:
        """The version of the dataset, for every report: the release, and the beginning of the digest of all that was compiled."""
        return f"{self.index['release']}+{self.index['digest'][:10]}"

    @property
    def written(self) -> str:
        """The folder of law files that is read: none."""
        return ""

    @property
    def codes(self) -> list[str]:
        """The States that have a file."""
        return list(self.index["laws"])

    @cached_property
    def status(self) -> Status:
        """Treaty status and groups of States."""
        return decoded(Status, self.load("status.json"))

    @cached_property
    def treaty(self) -> Treaty:
        """All instruments with their duties, measures and disputes."""
        return decoded(Treaty, self.load("treaty.json"))._replace(version=self.version)

    @cached_property
    def explanations(self) -> dict[str, Any]:
        """The prose of duties, disputes and measures, for ``explain``."""
        found: dict[str, Any] = self.load("explain.json")
        return found

    @cached_property
    def written_duties(self) -> dict[str, dict[str, Any]]:
        """Every duty as its article writes it."""
        found: dict[str, dict[str, Any]] = json.loads(self.unpacked("duties"))
        return found

    @cached_property
    def patterns(self) -> list[Pattern]:
        """The fact patterns that are asked of every law."""
        return decoded(list[Pattern], self.load("patterns.json"))

    @cached_property
    def precedents(self) -> "list[Precedent]":
        """The cases on file, State by State."""
        from harmonize.norms.cases import Precedent

        return decoded(list[Precedent], json.loads(self.unpacked("cases")))

    @cached_property
    def tables(self) -> "list[ElementTable]":
        """The elements of comparative studies, asked of every law."""
        from harmonize.norms.cases import ElementTable

        return decoded(list[ElementTable], self.load("tables.json"))

    @cached_property
    def parity(self) -> "Parity":
        """The parity list with the answers of every State."""
        from harmonize.norms.parity import Parity

        return decoded(Parity, json.loads(self.unpacked("parity")))

    def law(self, code: str, day: str, conduct: int = 0) -> Law | None:
        """A State's law on a day (ISO date), or None when the file says nothing about that day.

        With the bits of some conduct only what a question about such a deed needs.
        """
        spans = self.index["laws"][code]
        there = next((at for since, until, at in spans if since <= day and (not until or day < until)), None)
        return None if there is None else self.book(code).law(there, conduct)

    def text(self, code: str) -> "tuple[NationalLaw, Located]":
        """The law file that a State's law was compiled from, as a model and with its places."""
        from harmonize.library.validation import modelled
        from harmonize.library.yaml_file import parsed, text_of
        from harmonize.texts.national_law import NationalLaw

        name = f"national_laws/{code.lower()}.yaml"
        written = text_of(self.unpacked(code.lower()), name)
        law, found = modelled(parsed(written, name), NationalLaw)
        return law, found

    def periods(self, code: str) -> list[Law]:
        """A State's law from change to change, oldest first."""
        book = self.book(code)
        return [book.law(place) for _, _, place in self.index["laws"][code]]

    def changes(self, code: str) -> list[str]:
        """The days on which a State's law is known to have changed, oldest first; the first is that of its beginning."""
        book = self.book(code)
        return sorted({book.changed(place) for _, _, place in self.index["laws"][code]})

    def history(self, code: str) -> "History":
        """The versions of a State's offences, oldest first."""
        from harmonize.norms.history import History

        return decoded(History, self.load(f"history/{code.lower()}.json"))

    def outcomes(self, code: str, day: str) -> dict[str, Outcome]:
        """What the engine found when the dataset was compiled, under the default readings; nothing for older days.

        Nothing either in a dataset that was opened without its answers.
        """
        known = self.answered(code, day)
        return decoded(dict[str, Outcome], self.with_cubes(f"outcomes/{code.lower()}.json")) if known else {}

    def screen(self, code: str, day: str) -> FirstScreen | None:
        """What the first screen reports besides, worked out when the dataset was compiled; None where the outcomes were not.

        None also in a dataset that was compiled without.
        """
        name = f"screens/{code.lower()}.json"
        known = self.answered(code, day) and name in self.index["files"]
        return decoded(FirstScreen, self.with_cubes(name)) if known else None

    def spans(self, code: str) -> "dict[str, tuple[Span, ...]]":
        """How each duty stood through all years on file, those ahead too, under the default readings.

        Nothing where the dataset was compiled without, or opened without its answers.
        """
        from harmonize.norms.span import Span

        name = f"texts/{code.lower()}-spans.packed"
        if not self.answers or name not in self.index["files"]:
            return {}
        return decoded(dict[str, tuple[Span, ...]], json.loads(self.unpacked(f"{code.lower()}-spans")))

    def made_of(self, code: str) -> str:
        """The content of all that the answers of a State hang on: its law, and what holds for every State."""
        return " ".join(self.index["compiled_from"][part] for part in (*JUDGED_BY, f"law {code}"))

    def answered(self, code: str, day: str) -> bool:
        """Whether what the engine found when the dataset was compiled is the answer for a day."""
        return self.answers and day >= self.index["answered_from"].get(code, "9999")


def read(path: str) -> bytes:
    """The content of an ordinary file. Raises OSError for anything else, which could keep a reader waiting."""
    if not os.path.isfile(path):  # noqa: PTH113
        raise FileNotFoundError(ENOENT, "no such file", path)
    with open(path, "rb") as file:  # noqa: PTH123
        return file.read()
