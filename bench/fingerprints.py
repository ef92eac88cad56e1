"""Fingerprints against the copies they come from: recorded anew, or how many of the citations of official text have one.

``python bench/fingerprints.py`` prints the share for each State, of its criminal core and of all. With a folder of clones
of the repositories that bench/copies.yaml lists (``OWNER+NAME`` each) ``python bench/fingerprints.py --record CLONES [DE ...]``
records them, as ``harmonize data read`` does; ``IT/codice-penale`` is one source alone. A copy in PDF is turned into text by
``pdftotext`` (poppler), and recorded as that. ``--missing [DE ...]`` lists the citations of the criminal core without a
fingerprint, by source, with where the text stood that was read.
"""

import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import yaml

from harmonize import one_law
from harmonize.corpus import Corpus, load
from harmonize.errors import HarmonizeError
from harmonize.findings.evidence import pinpoints
from harmonize.guests.copies import reading
from harmonize.library.fingerprints import Fingerprints
from harmonize.norms.source import places
from harmonize.norms.treaty import CRIMINAL_TOPICS
from harmonize.query import a_day, law_on, one_state
from harmonize.texts.fingerprints import provisions_cited

ROOT = Path(__file__).parent.parent


class Public(NamedTuple):
    """A copy in a public repository: its commit and path, the day as at which the text stood where neither copy nor law file
    says it, and the provisions to be read where the copy holds others under the numbers of the rest."""

    repository: str
    commit: str
    path: str
    text_of: str = ""
    sections: tuple[str, ...] = ()


def listed() -> dict[str, dict[str, Public]]:
    """The copies of bench/copies.yaml, by State and source."""
    data = yaml.safe_load((ROOT / "bench" / "copies.yaml").read_text("utf-8"))
    return {
        code: {key: Public(*row[:3], **(row[3] if len(row) > 3 else {})) for key, row in sources.items()}
        for code, sources in data.items()
    }


COPIES = listed()


def git(clone: Path, *words: str) -> bytes:
    """What git says about a clone."""
    return subprocess.run(["git", "-C", str(clone), *words], check=True, capture_output=True).stdout


def clone_of(clones: Path, repository: str) -> Path:
    """A clone in a folder of clones, with or without a work tree."""
    named = clones / repository.replace("/", "+")
    return next(
        path
        for path in (named / "repo" / ".git", named / "repo", named)
        if (path / "HEAD").exists() or (path / ".git").exists()
    )


def taken_out(clone: Path, commit: str, path: str, into: Path) -> Path:
    """A file or folder of a commit, put into a folder under its own path."""
    kept = into / path
    names = git(clone, "ls-tree", "-r", "-z", "--name-only", commit, "--", path).decode().split("\0")[:-1]
    for name in names:
        target = into / name
        if len(names) > 1 and target.suffix not in (".xml", ".md"):
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(git(clone, "cat-file", "blob", f"{commit}:{name}"))
    if kept.suffix == ".pdf":
        subprocess.run(["pdftotext", "-enc", "UTF-8", kept, kept.with_suffix(".txt")], check=True, capture_output=True)
        return kept.with_suffix(".txt")
    return kept


def record(corpus: Corpus, clones: Path, codes: list[str]) -> None:
    """Records every copy of the list, or those of some States."""
    for code, sources in COPIES.items():
        for key, one in sources.items():
            if codes and code not in codes and f"{code}/{key}" not in codes:
                continue
            with tempfile.TemporaryDirectory() as scratch:
                try:
                    clone = clone_of(clones, one.repository)
                    full = git(clone, "rev-parse", one.commit).decode().strip()[:12]
                    file = taken_out(clone, one.commit, one.path, Path(scratch))
                    copied = file.relative_to(scratch).as_posix(), full
                    found = reading.read(corpus, code, file, key, one.sections, one.text_of, copied, anew=True)
                except (HarmonizeError, subprocess.CalledProcessError, StopIteration) as error:
                    print(f"{code} {key}: {error}")
                    continue
            missing = f"; not found: {', '.join(item.name for item in found.missing)}" if found.missing else ""
            print(f"{code} {key}: {len(found.read)} read, {len(found.whole)} as part of a larger one{missing}")


def cited_officially(corpus: Corpus, state: str, topics: Sequence[str] = ()) -> Iterator[tuple[str, str]]:
    """The provisions that a State's law file cites from official text, with their sources.

    With ``topics`` those that a verdict of these rests on today.
    """
    party, day = one_state(corpus.store, state), a_day(None)
    law = law_on(corpus.store, party, day)
    model, _ = corpus.store.text(party.code)
    if not topics:
        names = ((key, name) for key, cited in provisions_cited(model).items() for name in cited)
    else:
        found = one_law.assessed(corpus.store, law, party, corpus.ask(as_of=day, topics=topics))
        cites = dict.fromkeys(cite for finding in found.findings for cite in pinpoints(finding.outcome, law))
        names = ((source.key, name) for _, source, name in places(law.sources, cites) if name)
    yield from dict.fromkeys(
        (key, name) for key, name in names if law.sources[key].text in reading.OFFICIAL and law.sources[key].since
    )


def shares(corpus: Corpus) -> Iterator[tuple[str, int, int, int, int]]:
    """Per State: citations of official text in its criminal core and those with a fingerprint; the same for all of its law."""
    for party in corpus.states():
        if party.code.startswith("X"):
            continue
        prints = Fingerprints.of(str(reading.law_file(corpus, party.code)), party.code)
        known = {(key, name) for key in prints.sources for name in prints.sources[key].provisions}
        every = set(cited_officially(corpus, party.code))
        core = set(cited_officially(corpus, party.code, CRIMINAL_TOPICS))
        yield party.code, len(core), len(core & known), len(every), len(every & known)


def missing(corpus: Corpus, codes: list[str]) -> None:
    """Lists the citations of the criminal core that have no fingerprint, by source, with where the text stood that was read."""
    for party in corpus.states():
        if party.code.startswith("X") or (codes and party.code not in codes):
            continue
        prints = Fingerprints.of(str(reading.law_file(corpus, party.code)), party.code)
        law = law_on(corpus.store, party, a_day(None))
        left: dict[str, list[str]] = {}
        for key, name in cited_officially(corpus, party.code, CRIMINAL_TOPICS):
            if key not in prints.sources or name not in prints.sources[key].provisions:
                left.setdefault(key, []).append(name)
        for key, names in sorted(left.items()):
            stood = prints.found_at(key) or law.sources[key].url or "nowhere told"
            print(f"{party.code} {key} {', '.join(sorted(names))}: {stood}")


def main() -> None:
    corpus = load(str(ROOT / "data"))
    if "--missing" in sys.argv:
        missing(corpus, sys.argv[sys.argv.index("--missing") + 1 :])
        return
    if "--record" in sys.argv:
        clones, *codes = sys.argv[sys.argv.index("--record") + 1 :]
        record(corpus, Path(clones), codes)
    total = [0, 0, 0, 0]
    for code, *counts in shares(corpus):
        total = [a + b for a, b in zip(total, counts, strict=True)]
        core = f"{counts[1]:>4} of {counts[0]:>4} ({counts[1] / max(counts[0], 1):.0%})"
        print(f"{code}  criminal core {core}  all {counts[3]:>4} of {counts[2]:>4}")
    print(f"all criminal core {total[1]} of {total[0]} ({total[1] / total[0]:.0%})  all {total[3]} of {total[2]}")


if __name__ == "__main__":
    main()
