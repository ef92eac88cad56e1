"""What a command declares: its example, the formats it knows, and which of the common options it takes.

``run`` gets the common ones as one value, :class:`Asked`, before what it declares itself, and returns the exit code.
"""

import inspect
from collections.abc import Callable, Collection, Sequence
from functools import cached_property
from typing import Annotated, Any

from harmonize import query
from harmonize.cli import options, output_plan
from harmonize.corpus import Corpus, load
from harmonize.reports.document import Report

Run = Callable[..., int]


class Asked:
    """What is asked besides a command's own words: of which laws, as of which day, how much of it, and where it is told."""

    def __init__(self, formats: Sequence[str], given: dict[str, Any]) -> None:
        self.as_of: str | None = given.get("as_of")
        self.everything: bool = given.get("everything", False)
        self.form: str | None = given.get("form")
        self.force: bool = given.get("force", False)
        self.data: str | None = given.get("data")
        self.over: list[str] = given.get("over") or []
        outputs, width = given.get("outputs"), given.get("width")
        self.owed = output_plan.planned(formats, self.form, outputs, width=width, force=self.force, data=self.data)

    @cached_property
    def laws(self) -> Corpus:
        """The laws and treaties that are asked; read when something is asked of them."""
        return load(self.data, over=self.over)

    @cached_property
    def day(self) -> str:
        """The day asked about."""
        return query.a_day(self.as_of)

    def question(self, readings: Sequence[str] | None = None, **chosen: query.Names) -> query.Question:
        """What is asked of every law: duties, and readings written as D2=own_border."""
        return self.laws.ask(as_of=self.as_of, readings=by_dispute(readings), **chosen)

    def tell(
        self,
        build: "output_plan.Build | Report",
        *,
        code: int = 0,
        whole: bool | None = None,
        brief: Collection[str] = output_plan.BRIEF,
    ) -> int:
        """Delivers a report, or what builds it whole (as ``--all`` asks) or as it is read at once. Returns the exit code."""
        made = build if callable(build) else lambda _: build
        output_plan.deliver(self.owed, made, whole=self.everything if whole is None else whole, brief=brief)
        return code


def by_dispute(readings: Sequence[str] | None) -> dict[str, str]:
    """Readings written as D2=own_border, by dispute."""
    return dict(item.partition("=")[::2] for item in readings or ())


def files_and_states(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Words that name YAML files, and the others, which name States."""
    files = [word for word in words if word.endswith((".yaml", ".yml"))]
    return files, [word for word in words if word not in files]


def command(
    example: str,
    *,
    takes: Sequence[str] = options.ASKING,
    formats: Sequence[str] = output_plan.WRITTEN,
    day: str = "",
) -> Callable[[Run], Run]:
    """Makes a command of a function; ``takes`` names its common options, ``day`` says what goes without ``--as-of``."""

    def declared(run: Run) -> Run:
        own = list(inspect.signature(run).parameters.values())[1:]
        common = {name: options.TAKEN[name] for name in takes}
        if "form" in common:
            panel = options.COMMON if tuple(formats) == output_plan.WRITTEN else None
            common["form"] = (Annotated[str | None, options.told_as(formats, panel)], None)
        if day:
            common["as_of"] = (Annotated[str | None, options.as_of(day, None)], None)

        def typed(**given: Any) -> int:
            besides = {name: given.pop(name) for name in common}
            return run(Asked(formats, besides), **given)

        kind = inspect.Parameter.KEYWORD_ONLY
        added = [
            inspect.Parameter(name, kind, default=usual, annotation=note) for name, (note, usual) in common.items()
        ]
        parameters = [*(item.replace(kind=kind) for item in own), *added]
        typed.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
        typed.__annotations__ = {item.name: item.annotation for item in parameters}
        typed.__doc__, typed.example = run.__doc__, example  # type: ignore[attr-defined]
        return typed

    return declared
