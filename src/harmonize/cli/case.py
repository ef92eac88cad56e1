"""``harmonize case``: a fact pattern answered by every law: punishable, by what, how gravely, and what would change it."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from harmonize.cli import choices, completing, delivery, options
from harmonize.conduct.dimensions import SPACE
from harmonize.errors import HarmonizeError
from harmonize.library.shelf import Shelf, opened
from harmonize.norms.law import Law
from harmonize.reports.wording import Speaker

if TYPE_CHECKING:
    from harmonize.findings.case import Tried
    from harmonize.findings.left_open import Open
    from harmonize.findings.surrender import Way
    from harmonize.reports.answers import Found
    from harmonize.reports.pair import Pair

EXAMPLE = (
    "harmonize case --set conduct=crossing --set enters=DE --set benefit=money --set persons=3 DE GB --from DE --to GB"
)


def run(
    named: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[FILE] STATE",
            help="a file of facts (YAML), and the States asked; without States, all",
            autocompletion=completing.states,
        ),
    ] = None,
    facts: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="FACT=VALUE",
            help="one fact: benefit=money, enters=DE (repeatable)",
            autocompletion=completing.facts,
        ),
    ] = None,
    left_open: Annotated[
        bool, typer.Option("--open", help="leave open what nobody mentioned, instead of plain")
    ] = False,
    asking: Annotated[
        str | None,
        typer.Option(
            "--from",
            metavar="STATE",
            help="with --to: the State that asks for surrender",
            autocompletion=completing.states,
        ),
    ] = None,
    asked: Annotated[
        str | None,
        typer.Option("--to", metavar="STATE", help="the State that is asked for it", autocompletion=completing.states),
    ] = None,
    as_of: Annotated[str | None, options.as_of("today, or the date in the file")] = None,
    form: Annotated[str | None, options.told_as(delivery.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
) -> int:
    """A fact pattern answered by every law.

    Punishable, by what, how gravely, and what would change it.
    """
    from harmonize.reports.answers import Case, report

    owed = delivery.planned(delivery.WRITTEN, form, outputs, width=width, force=force, data=data)
    names = list(named or ())
    said, day = from_file(names.pop(0)) if names and names[0].endswith((".yaml", ".yml")) else ({}, None)
    for item in facts or ():
        name, sign, value = item.partition("=")
        if not sign:
            raise HarmonizeError(f"`{item}` is no fact; write it as benefit=money")
        said[name] = value
    if "conduct" not in said:
        raise HarmonizeError("say what was done: --set conduct=crossing (`harmonize explain conduct` lists the kinds)")
    shelf = opened(data)
    on = choices.a_day(as_of or day)
    parties = [party for name in names for party in choices.states(shelf, name, everyone=False)]
    parties = parties or choices.states(shelf, None, everyone=True)
    conduct = SPACE.bit["conduct"].get(str(said["conduct"]), 0)
    found = []
    for party in parties:
        law = shelf.law(party.code, on, conduct)
        if law is None:
            print(f"harmonize: the law file of {party.name} says nothing about {on}", file=sys.stderr)
        else:
            found.append((party, law, answered(shelf, law, said, on)))
    if not found:
        raise HarmonizeError(f"no law on file for {on}")
    unsaid = opened_up(shelf, found, said, on) if left_open else []
    case = Case(said, on, found, unsaid, *surrender(shelf, asking, asked, said, on))
    delivery.deliver(owed, lambda whole: report(case, shelf.version, whole=whole))
    return 0


def answered(shelf: Shelf, law: Law, said: dict[str, object], day: str) -> "Tried":
    """The answer of a law on a day; where it does not punish the facts, with the repealed law that did."""
    from harmonize.findings.case import former, tried

    found = tried(law, said, shelf.status.members(day))
    if found.answer.punishable == "yes":
        return found
    last = former(shelf.history(law.code), lambda on: shelf.law(law.code, on), shelf.status.members, said, day)
    return found._replace(former=last)


def opened_up(shelf: Shelf, found: "list[Found]", said: dict[str, object], day: str) -> "list[tuple[Speaker, Open]]":
    """The answers when what nobody mentioned is left open, each with who says it."""
    from harmonize.findings.left_open import opened

    titles = {code: party.name for code, party in shelf.status.parties.items()}
    groups = shelf.status.members(day)
    return [(Speaker(law, shelf.treaty, titles, groups), opened(law, said, groups)) for _, law, _ in found]


def surrender(
    shelf: Shelf, asking: str | None, asked: str | None, said: dict[str, object], day: str
) -> "tuple[Way | None, Pair | None]":
    """The way to surrender for the facts and who says it, when a State asks another for it."""
    if not (asking or asked):
        return None, None
    if not (asking and asked):
        raise HarmonizeError("say who asks and who is asked: --from DE --to GB")
    from harmonize.cli.compare import chosen
    from harmonize.findings.dual import Dual
    from harmonize.findings.surrender import way
    from harmonize.reports.pair import Pair

    one, other = (chosen(shelf, name, day) for name in (asking, asked))
    titles = {code: party.name for code, party in shelf.status.parties.items()}
    both = Dual(one, other, "law", (), ())
    return way(one, other, said, shelf.status), Pair(both, shelf.treaty, titles, shelf.status.members(day))


def from_file(name: str) -> tuple[dict[str, object], str | None]:
    """The facts of a file and their day."""
    from pathlib import Path

    from harmonize.errors import UnreadableData
    from harmonize.library.located_yaml import Unloadable, read

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
