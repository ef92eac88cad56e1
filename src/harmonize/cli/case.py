"""``harmonize case``: a fact pattern answered by every law: punishable, by what, how gravely, and what would change it."""

import sys
from typing import Annotated

import typer

from harmonize import query
from harmonize.cli import completing, options, output_plan, waiting
from harmonize.corpus import load
from harmonize.errors import HarmonizeError
from harmonize.reports.answers import Case, report

EXAMPLE = (
    "harmonize case --set conduct=crossing --set enters=DE --set benefit=money --set persons=3 DE GB --from DE --to GB"
)

Named = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[FILE] STATE",
        help="a file of facts (YAML), and the States asked; without States, all",
        autocompletion=completing.states,
    ),
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="FACT=VALUE",
        help="one fact: benefit=money, enters=DE (repeatable)",
        autocompletion=completing.facts,
    ),
]
Asking = Annotated[
    str | None,
    typer.Option(
        "--from",
        metavar="STATE",
        help="with --to: the requesting State",
        autocompletion=completing.states,
    ),
]
Requested = Annotated[
    str | None,
    typer.Option("--to", metavar="STATE", help="the requested State", autocompletion=completing.states),
]


def run(
    named: Named = None,
    facts: Facts = None,
    left_open: Annotated[
        bool, typer.Option("--open", help="leave open what nobody mentioned, instead of plain")
    ] = False,
    like: Annotated[bool, typer.Option("--like", help="also the cases on file that are nearest in facts")] = False,
    asking: Asking = None,
    asked: Requested = None,
    as_of: Annotated[str | None, options.as_of("today, or the date in the file")] = None,
    form: Annotated[str | None, options.told_as(output_plan.WRITTEN)] = None,
    outputs: options.Outputs = None,
    width: options.Width = None,
    force: options.Force = False,
    data: options.Data = None,
    over: options.Over = None,
) -> int:
    """A fact pattern answered by every law.

    Punishable, by what, how gravely, and what would change it.
    """
    owed = output_plan.planned(output_plan.WRITTEN, form, outputs, width=width, force=force, data=data)
    names = list(named or ())
    said, day = from_file(names.pop(0)) if names and names[0].endswith((".yaml", ".yml")) else ({}, None)
    said |= dict(map(fact, facts or ()))
    if "conduct" not in said:
        raise HarmonizeError("say what was done: --set conduct=crossing (`harmonize explain conduct` lists the kinds)")
    if bool(asking) != bool(asked):
        raise HarmonizeError("say who asks and who is asked: --from DE --to GB")
    corpus, on = load(data, over=over or ()), query.a_day(as_of or day)
    said = query.stated(corpus.store, said)
    found = []
    for party, answer in waiting.each(
        corpus.tries(said, names, as_of=on), len(names) or len(query.real(corpus.store.codes))
    ):
        if answer:
            found.append((party, *answer))
        else:
            print(f"harmonize: {query.silence(party, on)}", file=sys.stderr)
    if not found:
        raise HarmonizeError(f"no law on file for {on}")
    unsaid = [(corpus.speaker(law, on), corpus.left_open(law, said, on)) for _, law, _ in found if left_open]
    way, both = corpus.surrender(asking, asked, said, as_of=on) if asking and asked else (None, None)
    near = corpus.like(said, names, as_of=on) if like else None
    case = Case(said, on, found, unsaid, way, corpus.pair(both) if both else None, near, corpus.store.status.names)
    output_plan.deliver(owed, lambda whole: report(case, corpus.version, whole=whole))
    return 0


def fact(written: str) -> tuple[str, str]:
    """A fact and its value. Raises HarmonizeError for what is none."""
    name, sign, value = written.partition("=")
    if not sign:
        raise HarmonizeError(f"`{written}` is no fact; write it as benefit=money")
    return name, value


def from_file(name: str) -> tuple[dict[str, object], str | None]:
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
