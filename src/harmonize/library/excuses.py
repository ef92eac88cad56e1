"""Excuses on a line: comments such as ``# lint: allow shadowed - the older text still applies to ships``.

One behind a value excuses what is said of its line; one on a line of its own what is said of the next line with content.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from harmonize.library.base_revision import Change, Text
from harmonize.library.invisible_characters import ENDS
from harmonize.library.located_yaml import Located
from harmonize.library.problem import Problem, problem, rules, with_excerpts
from harmonize.library.yaml_file import Unloadable, parsed, text_of
from harmonize.texts.nearest import nearest

COMMENT = re.compile(r"(?:^|(?<=\s))#\s*lint\b.*")
WRITTEN = re.compile(r"#\s*lint:\s*allow\s+(?:lint/)?(?P<rule>\S+)(?:\s+-+\s*(?P<reason>\S.*?))?\s*")


class Excuse(NamedTuple):
    """One comment that excuses: its place, the line that it covers and what stands there, the rule and the reason.

    Two excuses with the same rule and text are the same wherever their lines have moved to.
    """

    line: int
    column: int
    covers: int
    text: str
    rule: str
    reason: str


Honoured = Callable[[Excuse], bool]  # whether an excuse counts


def every(_excuse: Excuse) -> bool:
    """All excuses count."""
    return True


def honoured(path: Path, change: Change | None = None) -> Honoured:
    """Which excuses of a file count: all, but where a change is judged only those that stood before it, as often as they did."""
    before = change.before(path) if change else None
    if before is None:
        return every
    left = Counter((item.rule, item.text) for item in excuses_of(before))

    def stood_before(excuse: Excuse) -> bool:
        left[excuse.rule, excuse.text] -= 1
        return left[excuse.rule, excuse.text] >= 0

    return stood_before


def excuses_of(text: Text) -> list[Excuse]:
    """The excuses of a file as it stood in a revision; none where there was no such file, or none that can be read."""
    if text.raw is None:
        return []
    try:
        found = parsed(text_of(text.raw, text.name), text.name)
    except Unloadable as error:
        if error.found is None:
            return []
        found = error.found
    return read_excuses(found)[0]


def read_excuses(found: Located) -> tuple[list[Excuse], list[Problem]]:
    """The excuses of a file that are well made, and what is wrong with the others."""
    good: list[Excuse] = []
    wrong: list[Problem] = []
    for line, column, comment, covers, text in comments(found):
        match = WRITTEN.fullmatch(comment)
        if not match or not match["reason"]:
            wrong.append(
                problem(found.file, "wrong-type", (line, column), wanted="an excuse as `# lint: allow NAME - reason`")
            )
        elif match["rule"] not in rules():
            hint = nearest(match["rule"], rules())
            wrong.append(
                problem(found.file, "unknown-word", (line, column), kind="rule", word=match["rule"], hint=hint)
            )
        elif rules()[match["rule"]].firm:
            wrong.append(problem(found.file, "excuse-of-form", (line, column), name=match["rule"]))
        else:
            good.append(Excuse(line, column, covers, text, rules()[match["rule"]].name, match["reason"]))
    return good, with_excerpts(wrong, found.text)


def comments(found: Located) -> Iterator[tuple[int, int, str, int, str]]:
    """Comments about lint: line, column, text; the line they cover, and what stands there."""
    if "lint" not in found.text:
        return
    lines = ENDS.split(found.text)
    for at, line in enumerate(lines):
        match = COMMENT.search(line) if "lint" in line else None
        if not match or any(start < (at + 1, match.start() + 1) < end for start, end in found.quoted):
            continue
        over = at
        while over < len(lines) - 1 and (not lines[over].strip() or lines[over].lstrip().startswith("#")):
            over += 1
        before = lines[over][: match.start()] if over == at else COMMENT.sub("", lines[over])
        yield at + 1, match.start() + 1, match[0], over + 1, before.strip()


def left_over(problems: Iterable[Problem], excuses: Collection[Excuse]) -> Iterator[Problem]:
    """The problems that none of some excuses covers."""
    covered = {(excuse.covers, excuse.rule) for excuse in excuses}
    return (item for item in problems if item.rule.firm or (item.line, item.rule.name) not in covered)


def judged(found: Located, problems: Collection[Problem], counts: Honoured) -> list[Problem]:
    """The problems of a file that no excuse covers that counts, and what is wrong with its excuses.

    That an excuse excuses nothing is said only where no error is left: an error keeps other rules from being asked.
    """
    excuses, wrong = read_excuses(found)
    counting = [item for item in excuses if counts(item)]
    added = [
        problem(found.file, "excuse-added", (item.line, item.column), name=item.rule)
        for item in excuses
        if item not in counting
    ]
    left = [*left_over(problems, counting), *wrong, *with_excerpts(added, found.text)]
    if any(item.rule.severity == "error" for item in left):
        return left
    needed = {(item.line, item.rule.name) for item in problems}
    idle = [
        problem(found.file, "excuse-unused", (item.line, item.column), name=item.rule)
        for item in excuses
        if (item.covers, item.rule) not in needed
    ]
    return [*left, *with_excerpts(idle, found.text)]
