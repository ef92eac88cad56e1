"""How well drift tells what changed in real statutes: edits at random, real histories, one text published by two hands.

``python bench/drift.py CLONES [edits] [histories] [twins] [speed]``; CLONES holds a clone of each repository of
bench/copies.yaml and of those named here, ``OWNER+NAME`` each. No copy is kept.
"""

import random
import re
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.fingerprints import COPIES, clone_of, git, taken_out  # noqa: E402  found through the path above

from harmonize.copies.comparing import Print, compared, print_of  # noqa: E402
from harmonize.copies.opening import opened  # noqa: E402
from harmonize.copies.provisions import Copy, Held, NotFound, found_in  # noqa: E402
from harmonize.corpus import load  # noqa: E402
from harmonize.library.statutes import copy_at, day_in  # noqa: E402
from harmonize.texts.fingerprints import provisions_cited  # noqa: E402

EDITED = [
    ("DE", "aufenthg"), ("DE", "stgb"), ("FR", "ceseda"), ("FR", "cp"), ("ES", "cp"), ("CA", "irpa"), ("CA", "extradition-act"),
    ("TR", "tck"), ("MX", "lmigra"), ("GR", "penal-code"), ("NL", "sr"), ("AU", "maritime-powers-act"),
]  # fmt: skip
TWINS = [
    ("FR cp", ("legalize-dev/legalize-fr", "bde5444da", "fr/LEGITEXT000006070719.md"), ("LexHub-project/legifrance", "HEAD", "code-penal"), ("FR", "cp")),
    ("FR ceseda", ("legalize-dev/legalize-fr", "bde5444da", "fr/LEGITEXT000006070158.md"), ("LexHub-project/legifrance", "HEAD", "code-de-lentree-et-du-sejour-des-etrangers-et-du-droit-dasile"), ("FR", "ceseda")),
    ("FR defence-code", ("legalize-dev/legalize-fr", "bde5444da", "fr/LEGITEXT000006071307.md"), ("LexHub-project/legifrance", "HEAD", "code-de-la-defense"), ("FR", "defence-code")),
    ("TR tck", ("onurcan-b/acik-mevzuat", "b0ecaf1", "kanunlar/5237-turk-ceza-kanunu/metin.md"), ("Ansvar-Systems/turkish-law-mcp", "HEAD", "data/seed/kanun-5237.json"), ("TR", "tck")),
    ("TR cmk", ("onurcan-b/acik-mevzuat", "b0ecaf1", "kanunlar/5271-ceza-muhakemesi-kanunu/metin.md"), ("Ansvar-Systems/turkish-law-mcp", "HEAD", "data/seed/kanun-5271.json"), ("TR", "cmk")),
]  # fmt: skip
PER_ACT = 25
SINCE = "2021-05-01"


def bytes_of(clones: Path, repository: str, commit: str, path: str) -> bytes:
    """A file of a commit."""
    return git(clone_of(clones, repository), "cat-file", "blob", f"{commit}:{path}")


def cited_of(code: str, key: str) -> list[str]:
    """The provisions that a law file cites of a source."""
    return list(provisions_cited(load(str(ROOT / "data")).shelf.text(code)[0])[key])


def prints_of(copy: Copy, names: list[str]) -> list[Print]:
    """The fingerprints of the provisions that a copy has."""
    return [found for name in names if isinstance(found := print_of(copy, name), Print) and found.prints]


# ---------------------------------------------------------------------- edits


def edits(clones: Path) -> None:
    """Words, numbers, sentences and paragraphs changed at random in cited provisions and elsewhere in the act."""
    told = missed = quiet = false = 0
    for code, key in EDITED:
        repository, commit, path = COPIES[code][key]
        raw = bytes_of(clones, repository, commit, path).decode("utf-8-sig")
        copy = opened(path, raw.encode())
        known = prints_of(copy, cited_of(code, key))
        touched = {
            found[0].provision.key: item
            for item in known
            if not isinstance(found := found_in(copy, item.name), NotFound)
        }
        others = [held for held in copy.provisions if held.key not in touched and held.line]
        draw = random.Random(f"{code} {key}")
        for _ in range(PER_ACT):
            held = draw.choice([item for item in copy.provisions if item.key in touched and item.line])
            changed = opened(path, edited(raw, copy, held, draw).encode())
            names = {
                change.name
                for change in compared([item for item in known if touched_by(copy, item, held)], changed)
                if change.counts
            }
            whole = [item.name for item in known if touched_by(copy, item, held) and item.name in names]
            told += bool(whole)
            missed += not whole
            if not whole:
                print(f"  {code} {key} {held.number}: not told")
            wide = {
                change.name
                for change in compared([item for item in known if not touched_by(copy, item, held)], changed)
                if change.counts
            }
            false += bool(wide)
            other = draw.choice(others)
            elsewhere = {
                change.name
                for change in compared(known, opened(path, edited(raw, copy, other, draw).encode()))
                if change.counts
            }
            quiet += not elsewhere
            if elsewhere:
                print(f"  {code} {key}: an edit of {other.number} is told as {sorted(elsewhere)[:3]}")
        print(f"{code} {key}: {len(known)} provisions read")
    print(
        f"edits in cited provisions told: {told} of {told + missed}; at another provision too: {false}; edits elsewhere not told: {quiet} of {told + missed}"
    )


def touched_by(copy: Copy, item: Print, held: Held) -> bool:
    """Whether a provision that was read is one, or a part of it."""
    found = found_in(copy, item.name)
    return not isinstance(found, NotFound) and found[0].provision.key == held.key


def edited(raw: str, copy: Copy, held: Held, draw: random.Random) -> str:
    """The text of a copy with one word of a provision replaced, a number changed, or a sentence added."""
    lines = raw.split("\n")
    following = min((item.line for item in copy.provisions if item.line > held.line), default=len(lines) + 1)
    span = range(held.line, following - 1) if following - held.line > 1 else range(held.line - 1, held.line)
    places = [
        (at, word)
        for at in span
        for word in re.finditer(r"(?<![#<&\w])\b(?:[^\W\d_]{5,}|\d{2,})\b(?![^<>]*>)", lines[at])
        if not lines[at].startswith("#") and "</" not in lines[at][word.end() : word.end() + 2]
    ]
    if not places:
        return raw
    at, word = draw.choice(places)
    new = draw.choice(["zebra", f"{word[0]} zebra", "zebra zebra"]) if not word[0].isdigit() else f"{int(word[0]) + 1}"
    lines[at] = lines[at][: word.start()] + new + lines[at][word.end() :]
    return "\n".join(lines)


# ---------------------------------------------------------------------- histories


def plain_articles(text: str, heading: str) -> dict[str, str]:
    """The provisions of a Markdown copy by another, plainer way: from one heading to the next, letters and digits alone."""
    parts = re.split(r"(?m)^(#+ .*)$", text)
    found: dict[str, str] = {}
    for title, body in zip(parts[1::2], parts[2::2], strict=True):
        named = re.match(heading, title)
        if named:
            number = re.sub(r"[\s.]", "", named[1]).casefold()
            body = re.sub(r"<[^>]*>|\[\^?\w*\d+\]|!?\[([^\]]*)\]\([^)]*\)", r"\1", body)
            found[number] = found.get(number, "") + re.sub(
                r"[\W_]+", "", unicodedata.normalize("NFKC", body).casefold()
            )
    return found


def histories(clones: Path) -> None:
    """Every commit on two statutes: what drift tells is what a plain comparison of the two states tells."""
    for code, key, heading in (("FR", "ceseda", r"#+ Article (\S+)"), ("DE", "aufenthg", r"#+ § (\d+[a-z]*)\b")):
        repository, _, path = COPIES[code][key]
        clone = clone_of(clones, repository)
        log = git(clone, "log", "--topo-order", "--reverse", "--format=%H%x00%B%x01", "--", path).decode(
            "utf-8", "replace"
        )
        commits = [tuple(entry.strip("\n").split("\x00", 1)) for entry in log.split("\x01") if entry.strip()]
        names = [name for name in cited_of(code, key) if re.fullmatch(r"[A-Z]?\d+[a-z]?(?:-\d+)*", name)]
        before: tuple[list[Print], dict[str, str]] | None = None
        same = differ = told = named = 0
        for commit, message in commits:
            raw = git(clone, "cat-file", "blob", f"{commit}:{path}")
            if code == "FR" and day_in(message) and day_in(message) < SINCE:
                continue
            copy, articles = opened(path, raw), plain_articles(raw.decode("utf-8"), heading)
            if before:
                drifted = {
                    change.name
                    for change in compared(before[0], copy)
                    if change.counts and change.fate.value != "renumbered"
                }
                expected = {
                    name.name
                    for name in before[0]
                    if before[1].get(name.name.casefold()) != articles.get(name.name.casefold())
                }
                told += len(drifted)
                same += drifted == expected
                if drifted != expected:
                    differ += 1
                    print(
                        f"  {code} {commit[:10]}: drift {sorted(drifted - expected)}, plain {sorted(expected - drifted)}"
                    )
                mentioned = {name for name in names if re.search(rf"Article {re.escape(name)}\b(?!-)", message)}
                named += len(mentioned)
            before = prints_of(copy, names), articles
        print(
            f"{code} {key}: {same + differ} steps, {told} changes of cited provisions; drift and plain comparison agree on {same}; articles named in messages {named}"
        )


# ---------------------------------------------------------------------- twins


def twins(clones: Path) -> None:
    """The provisions that both copies have: how many have the same fingerprint in two forms published by two hands."""
    for title, *sources, (code, key) in TWINS:
        copies: list[Copy] = []
        for repository, commit, path in sources:
            with tempfile.TemporaryDirectory() as scratch:
                copies.append(copy_at(taken_out(clone_of(clones, repository), commit, path, Path(scratch)), path))
        pairs = list(both(copies[0], copies[1], cited_of(code, key)))
        same = sum(one.prints == other.prints for one, other in pairs)
        other = [one.name for one, two in pairs if one.prints != two.prints]
        print(
            f"{title}: {same} of {len(pairs)} alike ({same / max(len(pairs), 1):.0%}); others {', '.join(other[:40])}"
        )


def both(first: Copy, second: Copy, names: list[str]) -> Iterator[tuple[Print, Print]]:
    """The provisions that both copies have whole."""
    for name in names:
        one, other = print_of(first, name), print_of(second, name)
        if isinstance(one, Print) and isinstance(other, Print) and one.prints and not one.whole and not other.whole:
            yield one, other


def speed(clones: Path) -> None:
    """Drift of one State against a folder of a thousand acts, in processor seconds."""
    from harmonize import drift

    repository, commit, _ = COPIES["DE"]["aufenthg"]
    clone = clone_of(clones, repository)
    names = git(clone, "ls-tree", "-r", "-z", "--name-only", commit, "--", "laws").decode().split("\0")[:-1]
    wanted = [path for _, _, path in COPIES["DE"].values()]
    with tempfile.TemporaryDirectory() as scratch:
        for name in dict.fromkeys([*wanted, *names[:1000]]):
            target = Path(scratch) / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(git(clone, "cat-file", "blob", f"{commit}:{name}"))
        corpus = load(str(ROOT / "data"))
        begun = process_time()
        found = drift.drift(corpus, "DE", Path(scratch))
        print(
            f"drift of DE against {len(names[:1000])} acts: {process_time() - begun:.1f} s (bar 5 s); {len(found.stale)} to read again"
        )


if __name__ == "__main__":
    for row in sys.argv[2:] or ["edits", "histories", "twins", "speed"]:
        {"edits": edits, "histories": histories, "twins": twins, "speed": speed}[row](Path(sys.argv[1]))
