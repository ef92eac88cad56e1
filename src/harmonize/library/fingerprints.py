"""The fingerprints beside a law file, read and written."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harmonize.errors import HarmonizeError
from harmonize.library.digests import digest
from harmonize.library.folder import FINGERPRINTS
from harmonize.library.validation import accepted
from harmonize.library.writing import write
from harmonize.library.yaml_file import read
from harmonize.norms.numbering import Numbers
from harmonize.texts.fingerprints import FORM, FingerprintsFile, Print, ReadCopy, fingerprints_text, printed


class Fingerprints(NamedTuple):
    """What was read of a State's law: by source the copy and the hashes; ``law`` is the law file, ``file`` that of the hashes."""

    code: str
    law: Path
    file: Path
    sources: Mapping[str, ReadCopy]

    @classmethod
    def of(cls, law_file: str, code: str) -> "Fingerprints":
        """Those beside a law file; none where nothing was recorded. Raises UnreadableData for a file that is none."""
        law = Path(law_file)
        folder = law.parent.parent if law.parent.name == "national_laws" else law.parent
        file = folder / FINGERPRINTS / f"{code.lower()}.yaml"
        found: Mapping[str, ReadCopy] = {}
        if file.is_file():
            model, _ = accepted(file, FingerprintsFile, str(file))
            if model.fingerprints != code.lower():
                raise HarmonizeError(
                    f"{file}: it holds the fingerprints of `{model.fingerprints}`, not of `{code.lower()}`"
                )
            found = model.sources
        return cls(code.lower(), law, file, found)

    @property
    def state(self) -> str:
        """A digest of all that is on record."""
        return digest(fingerprints_text(self.code, self.sources).encode())

    def of_source(self, key: str) -> ReadCopy | None:
        """What was read of a source; None where nothing was."""
        return self.sources.get(key)

    def known(self, key: str) -> list[Print]:
        """The provisions of a source as they were read."""
        return printed(self.sources[key]) if self.readable(key) else []

    def readable(self, key: str) -> bool:
        """Whether the hashes of a source are of words in the form of today."""
        return key in self.sources and self.sources[key].form == FORM

    def copy_of(self, key: str) -> str:
        """The name of the copy that a source was read from; empty where none was."""
        return self.sources[key].copied if key in self.sources else ""

    def found_at(self, key: str) -> str:
        """Where the law file says that the copy of a source was found."""
        return str(read(self.law).data["sources"].get(key, {}).get("found_at", ""))

    def replaced(
        self,
        key: str,
        copy: str,
        commit: str,
        day: str,
        prints: tuple[Print, ...],
        counted: Numbers | None = None,
        *,
        keep: bool,
    ) -> "Fingerprints":
        """The same with what was read of one source, and how its copy counts; with ``keep`` its other provisions stay."""
        old = self.sources.get(key) if keep and self.readable(key) else None
        near = {
            **(old.near if old else {}),
            **{item.name.split("(")[0]: " ".join(item.near) for item in prints if item.near},
        }
        rows = {
            **(old.provisions if old else {}),
            **{
                item.name: " ".join([*(["whole"] if item.whole else []), *item.prints])
                for item in prints
                if item.prints
            },
        }
        one = ReadCopy.model_validate(
            {
                "copy": copy,
                **({"commit": commit} if commit else {}),
                **({"text_of": date.fromisoformat(day)} if day else {}),
                "form": FORM,
                **(
                    {"numbers": {"first": counted.first, "last": counted.last, "shape": counted.shapes}}
                    if counted
                    else {}
                ),
                "near": near,
                "provisions": rows,
            }
        )
        return self._replace(sources={**self.sources, key: one})

    def stood(self, key: str, day: str, commit: str) -> "Fingerprints":
        """The same with one source as at a later day, and as a later commit has it."""
        update = {"text_of": date.fromisoformat(day), **({"commit": commit} if commit else {})}
        one = self.sources[key].model_copy(update=update)
        return self._replace(sources={**self.sources, key: one})

    def written(self) -> Path:
        """Puts the file in its place."""
        try:
            self.file.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise HarmonizeError(f"{self.file.parent} cannot be made: {error.strerror or error}") from error
        write(str(self.file), fingerprints_text(self.code, self.sources).encode(), force=True)
        return self.file
