"""``harmonize case``: a fact pattern answered by every law: punishable, by what, how gravely, and what would change it."""

import sys
from typing import Annotated, Any

from harmonize import one_law, query
from harmonize.cli import completing, waiting
from harmonize.cli.declaring import Asked, command
from harmonize.cli.options import argument, flag, option
from harmonize.errors import HarmonizeError
from harmonize.reports.answers import Case, report

SAY = "say what was done: --set conduct=crossing (`harmonize explain conduct` lists the kinds), or --pattern 'paid driver'"


@command("harmonize case conduct=crossing enters=DE benefit=money persons=3 DE GB --from DE --to GB")
def run(
    asked: Asked,
    words: Annotated[
        list[str] | None,
        argument(
            "[FILE|FACT=VALUE|STATE]...",
            "a file of facts (YAML), facts, the States asked; without States, all",
            completing.facts_and_states,
        ),
    ] = None,
    facts: Annotated[
        list[str] | None,
        option("--set", "FACT=VALUE", "one fact: benefit=money, enters=DE (repeatable)", completing.facts),
    ] = None,
    pattern: Annotated[
        str, option("--pattern", "WORDS", "the facts of a standard pattern: 'paid driver'", completing.patterns)
    ] = "",
    along: Annotated[
        str, option("--along", "TN,IT,FR", "instead, what happens on a journey through these States, in order")
    ] = "",
    left_open: Annotated[bool, flag("--open", "leave open what nobody mentioned, instead of plain")] = False,
    like: Annotated[bool, flag("--like", "also the cases on file that are nearest in facts")] = False,
    asking: Annotated[str, option("--from", "STATE", "with --to: the requesting State", completing.states)] = "",
    requested: Annotated[str, option("--to", "STATE", "the requested State", completing.states)] = "",
) -> int:
    """A fact pattern answered by every law.

    Punishable, by what, how gravely, and what would change it. At a terminal it asks for facts.
    """
    if odd := [fact for fact in facts or () if "=" not in fact]:
        raise HarmonizeError(f"`{odd[0]}` is no fact; write it as benefit=money")
    laws, (said, states, day) = asked.laws, understood([*(words or ()), *(facts or ())])
    if along:
        return journey(asked, along, said or states)
    if pattern:
        said = {**query.pattern(laws.store, pattern).facts, **said}
    if bool(asking) != bool(requested):
        raise HarmonizeError("say who asks and who is asked: --from DE --to GB")
    on = query.a_day(asked.as_of or day)
    if not said and sys.stdin is not None and sys.stdin.isatty() and sys.stdout.isatty():
        from harmonize.cli.asking import facts_of  # pulls in rich

        said = facts_of(laws, states, on)
    said = query.stated(laws.store, said)
    if "conduct" not in said:
        raise HarmonizeError(SAY)
    found = []
    for party, answer in waiting.each(
        one_law.tries(laws.store, said, states, as_of=on), len(query.states(laws.store, states))
    ):
        if answer:
            found.append((party, *answer))
        else:
            print(f"harmonize: {query.silence(party, on)}", file=sys.stderr)
    if not found:
        raise HarmonizeError(f"no law on file for {on}")
    unsaid = [
        (one_law.speaker(laws.store, law, on), one_law.left_open(laws.store, law, said, on))
        for _, law, _ in found
        if left_open
    ]
    way, both = laws.surrender(asking, requested, said, as_of=on) if asking else (None, None)
    near = one_law.like(laws.store, said, states, as_of=on) if like else None
    case = Case(
        said, on, found, unsaid, way, one_law.pair(laws.store, both) if both else None, near, laws.store.status.names
    )
    return asked.tell(lambda whole: report(case, laws.version, whole=whole))


def understood(words: list[str]) -> tuple[dict[str, Any], list[str], str | None]:
    """Facts, States and the day of the file, of words in any order. Raises HarmonizeError for a fact said in two ways."""
    said: dict[str, Any] = {}
    states: list[str] = []
    day = None
    for at, word in enumerate(words):
        name, sign, value = word.partition("=")
        if sign:
            said[name] = value
        elif at == 0 and word.endswith((".yaml", ".yml")):
            said, day = from_file(word)
        else:
            states.append(word)
    return said, states, day


def from_file(name: str) -> tuple[dict[str, Any], str | None]:
    """The facts of a file and their day."""
    from pathlib import Path

    from harmonize.errors import UnreadableData
    from harmonize.library.yaml_file import Unloadable, read

    try:
        data = read(Path(name)).data
    except Unloadable as error:
        raise UnreadableData(error.problems) from error
    if not isinstance(data, dict):
        raise HarmonizeError(f"{name}: expected a map of facts, such as `conduct: crossing`")
    stated = data.get("facts", data)
    if not isinstance(stated, dict):
        raise HarmonizeError(f"{name}: expected under `facts` a map, such as `conduct: crossing`")
    day = data.get("date")
    return {str(key): value for key, value in stated.items() if key != "date"}, str(day) if day else None


def journey(asked: Asked, along: str, more: object) -> int:
    """The facts of a journey, with what each State on the way answers."""
    from harmonize.reports.journey import route

    if more:
        raise HarmonizeError("--along names the States and asks facts of its own: leave out facts and other States")
    found, titles = asked.laws.route([name.strip() for name in along.split(",")], as_of=asked.day)
    return asked.tell(route(found, titles, asked.laws.version, asked.day))
