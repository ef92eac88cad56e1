"""``harmonize data reconcile``: independent codings of one law, with every disagreement as facts to decide."""

import sys
from pathlib import Path
from typing import Annotated

from harmonize import codings, one_law
from harmonize.cli import options
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument, option
from harmonize.errors import HarmonizeError
from harmonize.library.writing import ready, write
from harmonize.reports import agreed_log, reconciliation


@command(
    "harmonize data reconcile GB first.yaml second.yaml",
    takes=("as_of", "everything", *options.TOLD),
    day="today, and every day before",
)
def run(
    asked: Asked,
    state: options.State,
    files: Annotated[
        list[str], argument("FIRST SECOND [MORE...]", "law files: codings of the same law, made independently")
    ],
    settle: Annotated[
        list[str] | None,
        option(
            "--settle",
            "N=CODING",
            "decide a matter by its number (repeatable): 1=first, '2=second: why', '3=unsettled: why', all=second",
        ),
    ] = None,
    agreed: Annotated[
        str | None, option("--agreed", "FILE.yaml", "write the agreed law file, and beside it FILE.log.yaml")
    ] = None,
) -> int:
    """Codings of one law: where they decide differently, with the lines of each."""
    if len(files) < 2:
        raise HarmonizeError("name two codings at least, each a law file")
    if bool(settle) != bool(agreed):
        raise HarmonizeError("--settle says what is decided and --agreed where it is written; one needs the other")
    paths = [Path(file) for file in files]
    chosen = codings.choices(settle or (), paths)
    corpus = asked.laws
    found = codings.reconciled(corpus, state, paths, as_of=asked.as_of)
    names = reconciliation.names_of(files)
    told = [
        reconciliation.Told(
            one,
            (names[0], name),
            lambda side: one_law.speaker(corpus.store, side.law, side.day),
            corpus.store.treaty,
            names,
        )
        for one, name in zip(found, names[1:], strict=True)
    ]
    asked.tell(lambda whole: reconciliation.report(told, corpus.version, whole=whole))
    if agreed:
        done = codings.settled(corpus, state, paths, found, chosen)
        log = agreed_log.log(done.decided, done.undecided, names, Path(agreed).name, corpus.store.treaty)
        write_both(Path(agreed), done.text, log, force=asked.force)
        left = sum(len(item.left) for item in done.decided)
        print(
            f"harmonize: {agreed} written, {len(done.decided)} of {len(done.decided) + len(done.undecided)} matters decided"
            + (f", {left} parts left to write by hand (see the log)" if left else ""),
            file=sys.stderr,
        )
        return 1 if done.undecided or left else 0
    return 0 if all(one.alike for one in found) else 1


def write_both(path: Path, text: str, log: str, *, force: bool) -> None:
    """The agreed file and its log, neither where one of them could not be written."""
    from harmonize.library.writing import changing

    beside = path.with_name(f"{path.stem}.log.yaml")
    for target in (path, beside):
        ready(str(target), force=force)
    with changing(path):
        for target in (path, beside):  # again: another run may have written while this one waited
            ready(str(target), force=force)
        write(str(path), text.encode(), force=force)
        write(str(beside), log.encode(), force=force)
