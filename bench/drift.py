"""How well drift tells what changed in real statutes: edits at random, real histories, one text published by two hands.

``python bench/drift.py CLONES [edits] [histories] [twins] [speed]``; CLONES holds a clone of each repository of
bench/copies.yaml and of those named here, ``OWNER+NAME`` each. No copy is kept.
"""

import difflib
import random
import re
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from time import process_time

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from bench.fingerprints import COPIES, clone_of, git, taken_out  # noqa: E402  found through the path above

from harmonize.corpus import load  # noqa: E402
from harmonize.guests.copies.comparing import compared, print_of  # noqa: E402
from harmonize.guests.copies.opening import opened  # noqa: E402
from harmonize.guests.copies.provisions import Copy, Held, NotFound, found_in  # noqa: E402
from harmonize.guests.copies.statutes import copy_at, day_in  # noqa: E402
from harmonize.guests.copies.words import normal, plain  # noqa: E402
from harmonize.texts.fingerprints import Print, provisions_cited  # noqa: E402

EDITED = [
    ("DE", "aufenthg"), ("DE", "stgb"), ("FR", "ceseda"), ("FR", "cp"), ("ES", "cp"), ("ES", "loex"), ("DE", "irg"),
    ("TR", "tck"), ("MX", "lmigra"), ("GR", "penal-code"), ("NL", "sr"), ("AU", "maritime-powers-act"),
]  # fmt: skip
LEGIFRANCE = "LexHub-project/legifrance"
CANADA = "Ansvar-Systems/canadian-law-mcp"
# The same act as another hand publishes it: a folder with a page for each article, a JSON list of provisions.
TWINS = {
    ("FR", "cp"): (LEGIFRANCE, "code-penal"),
    ("FR", "ceseda"): (LEGIFRANCE, "code-de-lentree-et-du-sejour-des-etrangers-et-du-droit-dasile"),
    ("FR", "defence-code"): (LEGIFRANCE, "code-de-la-defense"),
    ("CA", "irpa"): (CANADA, "data/seed/i-2-5.json"),
    ("CA", "extradition-act"): (CANADA, "data/seed/e-23-01.json"),
    ("CA", "mlacma"): (CANADA, "data/seed/m-13-6.json"),
    ("CA", "ycja"): (CANADA, "data/seed/y-1-5.json"),
    ("CA", "citizenship-act"): (CANADA, "data/seed/c-29.json"),
    ("CA", "interpretation-act"): (CANADA, "data/seed/i-21.json"),
    ("DE", "irg"): ("bundestag/gesetze", "i/irg/index.md"),
}
PER_ACT = 25
SINCE = "2021-05-01"


def bytes_of(clones: Path, repository: str, commit: str, path: str) -> bytes:
    """A file of a commit."""
    return git(clone_of(clones, repository), "cat-file", "blob", f"{commit}:{path}")


def cited_of(code: str, key: str) -> list[str]:
    """The provisions that a law file cites of a source."""
    return list(provisions_cited(load(str(ROOT / "data")).store.text(code)[0])[key])


def prints_of(copy: Copy, names: list[str]) -> list[Print]:
    """The fingerprints of the provisions that a copy has."""
    return [found for name in names if isinstance(found := print_of(copy, name), Print) and found.prints]


# ---------------------------------------------------------------------- edits


def edits(clones: Path) -> None:
    """Words, numbers and sentences changed at random in provisions that are cited whole, and elsewhere in the act."""
    told = wide = quiet = every = 0
    for code, key in EDITED:
        repository, commit, path = COPIES[code][key][:3]
        raw = bytes_of(clones, repository, commit, path).decode("utf-8-sig")
        copy = opened(path, raw.encode())
        known = prints_of(copy, cited_of(code, key))
        places = {item.name: found_in(copy, item.name) for item in known}
        held_of = {name: found[0] for name, found in places.items() if not isinstance(found, NotFound)}
        whole = [item.provision for item in held_of.values() if item.exact and not item.path and item.provision.line]
        touched = {item.provision.key for item in held_of.values()}
        others = [held for held in copy.provisions if held.key not in touched and held.line]
        draw = random.Random(f"{code} {key}")
        for _ in range(PER_ACT):
            held, other = draw.choice(whole), draw.choice(others)
            names = changed(known, path, edited(raw, copy, held, draw))
            every += 1
            told += any(held_of[name].provision.key == held.key for name in names)
            wide += any(held_of[name].provision.key != held.key for name in names)
            elsewhere = changed(known, path, edited(raw, copy, other, draw))
            quiet += not elsewhere
            if not names or elsewhere:
                print(
                    f"  {code} {key}: an edit of {held.number} told as {names[:3]}, one of {other.number} as {elsewhere[:3]}"
                )
        print(f"{code} {key}: {len(known)} provisions read", flush=True)
    print(f"edits in cited provisions told: {told} of {every}, at another provision too: {wide}")
    print(f"edits elsewhere in the act, none told as changed: {quiet} of {every}")


def changed(known: list[Print], path: str, text: str) -> list[str]:
    """The provisions that drift tells as changed in an edited copy."""
    return [change.name for change in compared(known, opened(path, text.encode())) if change.counts]


def edited(raw: str, copy: Copy, held: Held, draw: random.Random) -> str:
    """The text of a copy with one word of a provision replaced, a number changed, or a sentence added."""
    lines = raw.split("\n")
    following = min((item.line for item in copy.provisions if item.line > held.line), default=len(lines) + 1)
    span = range(held.line, following - 1) if following - held.line > 1 else range(held.line - 1, held.line)
    own = normal(held.text.words())
    places = [
        (at, word)
        for at in span
        if not lines[at].startswith("#") and (said := normal(plain(lines[at]))) and said in own
        for word in re.finditer(r"(?<![#<&\w])\b(?:[^\W\d_]{5,}|\d{2,})\b(?![^<>]*>)", lines[at])
        if normal(plain(lines[at][: word.start()])) + normal(word[0]) in said  # no mark of the publisher
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
    parts = re.split(
        r"(?m)^(#+ .*|Article [LRD]?\d\S*|(?:Livre|Titre|Chapitre|Section|Sous-section|Paragraphe) \S+ : .*)$", text
    )
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
    for code, key, heading in (("FR", "ceseda", r"(?:#+ )?Article (\S+)"), ("DE", "aufenthg", r"#+ § (\d+[a-z]*)\b")):
        repository, _, path = COPIES[code][key][:3]
        clone = clone_of(clones, repository)
        log = git(clone, "log", "--topo-order", "--reverse", "--format=%H%x00%B%x01", "--", path).decode(
            "utf-8", "replace"
        )
        commits = [tuple(entry.strip("\n").split("\x00", 1)) for entry in log.split("\x01") if entry.strip()]
        names = [name for name in cited_of(code, key) if re.fullmatch(r"[A-Z]?\d+[a-z]?(?:-\d+)*", name)]
        before: tuple[list[Print], dict[str, str]] | None = None
        same = differ = told = named = lacking = 0
        for commit, message in commits:
            if not holds_blob(clone, commit, path):
                lacking += 1  # the clone lacks a large file
                continue
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
        print(f"{code} {key}: {same + differ} steps, {told} changes of cited provisions")
        print(f"  states that the clone lacks: {lacking}")
        print(f"  drift and the plain comparison agree on {same}; articles named in messages: {named}")


# ---------------------------------------------------------------------- twins


def twins(clones: Path) -> None:
    """The provisions that both copies have: how many have the same fingerprint in two forms published by two hands.

    Two hands seldom copied on one day: what differs is looked for in the other states that the first repository holds. What
    each hand has in words of its own, in the same place, is another state of the law that no repository holds; it is told
    apart. What one hand alone has more of counts as a mistake in reading one of the copies.
    """
    every = well = newer = 0
    for (code, key), (repository, path) in TWINS.items():
        copies: list[Copy] = []
        for source in (COPIES[code][key][:3], (repository, "HEAD", path)):
            with tempfile.TemporaryDirectory() as scratch:
                copies.append(copy_at(taken_out(clone_of(clones, source[0]), *source[1:], Path(scratch)), source[2]))
        pairs = list(both(copies[0], copies[1], [held.number for held in copies[0].provisions]))
        others = {one.name: two.prints for one, two in pairs if one.prints != two.prints}
        same, of = len(pairs) - len(others), len(pairs)
        left = others
        for state in states(clones, *COPIES[code][key][:3]) if others else ():
            left = {name: prints for name, prints in left.items() if not has(state, name, prints)}
        reworded = [name for name in left if in_other_words(*(copy_words(copy, name) for copy in copies))]
        wrong = [name for name in left if name not in reworded]
        every, well, newer = every + of, well + of - len(left), newer + len(reworded)
        print(
            f"{code} {key}: {same} of {of} alike, {len(others) - len(left)} more at another state of the text", end="; "
        )
        print(f"reworded {len(reworded)}: {', '.join(reworded[:20]) or 'none'}", end="; ")
        print(f"others {len(wrong)}: {', '.join(wrong[:60]) or 'none'}", flush=True)
    print(f"{well} of {every} provisions alike ({well / max(every, 1):.1%})")
    rest = max(every - newer, 1)
    print(f"{well} of {rest} that are no other state of the law ({well / rest:.1%}, bar 95 %)")


def copy_words(copy: Copy, name: str) -> list[str]:
    """The normalised words of a provision."""
    found = found_in(copy, name)
    return [] if isinstance(found, NotFound) else [*filter(None, map(normal, plain(found[0].words).split()))]


def in_other_words(first: list[str], second: list[str]) -> bool:
    """Whether each of two texts has, in the same place, words that the other has not."""
    steps = difflib.SequenceMatcher(None, first, second, autojunk=False).get_opcodes()
    return any(kind == "replace" and "".join(first[a:b]) != "".join(second[c:d]) for kind, a, b, c, d in steps)


def states(clones: Path, repository: str, commit: str, path: str) -> Iterator[Copy]:
    """A copy at every commit of its repository that changed it, but for the one that was compared, latest first."""
    clone = clone_of(clones, repository)
    for other in git(clone, "log", "--all", "--format=%H", "--", path).decode().split():
        if not other.startswith(commit) and holds_blob(clone, other, path):
            yield opened(path, bytes_of(clones, repository, other, path))


def has(copy: Copy, name: str, prints: tuple[str, ...]) -> bool:
    """Whether a copy has a provision with these very words."""
    found = print_of(copy, name)
    return isinstance(found, Print) and found.prints == prints


def holds_blob(clone: Path, commit: str, path: str) -> bool:
    """Whether a clone holds a file of a commit; large files may be absent."""
    asked = ["git", "-C", str(clone), "cat-file", "-e", f"{commit}:{path}"]
    return not subprocess.run(asked, check=False, capture_output=True).returncode


def both(first: Copy, second: Copy, names: list[str]) -> Iterator[tuple[Print, Print]]:
    """The provisions that both copies have whole."""
    for name in names:
        one, other = print_of(first, name), print_of(second, name)
        if isinstance(one, Print) and isinstance(other, Print) and one.prints and not one.whole and not other.whole:
            yield one, other


def speed(clones: Path) -> None:
    """Drift of one State against a folder of a thousand acts, in processor seconds."""
    from harmonize.guests.copies import drift

    repository, commit, _ = COPIES["DE"]["aufenthg"][:3]
    clone = clone_of(clones, repository)
    names = git(clone, "ls-tree", "-r", "-z", "--name-only", commit, "--", "laws").decode().split("\0")[:-1]
    wanted = [one.path for one in COPIES["DE"].values()]
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
