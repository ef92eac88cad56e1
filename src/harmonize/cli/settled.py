"""What the settings of a project say where the command line says nothing."""

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from harmonize.library.settings import Settings

OPTIONS = {
    "data": "data",
    "baseline": "baseline",
    "waivers": "waivers",
    "fail_on": "fail-on",
}  # by the names of parameters


def settle(ctx: Any) -> None:
    """Fills in what a command takes, was not given, and the project has settled."""
    left = [name for name in OPTIONS if name in ctx.params and ctx.get_parameter_source(name).name == "DEFAULT"]
    if not left:
        return
    found = of(judged_against(ctx.params))
    if between_folders(ctx.params):
        left = [name for name in left if name != "data"]
    ctx.params |= {name: found[OPTIONS[name]].value for name in left if OPTIONS[name] in found}


def of(base: str | None = None) -> "Settings":
    """What holds here; where a change is judged what its base revision says, with a word where that is not the same."""
    from harmonize.library.settings import settings  # not for help, nor for a version
    from harmonize.query import FAIL_ON

    here = settings(FAIL_ON)
    if base is None:
        return here
    held = settings(FAIL_ON, base)
    other = [key for key in {**held, **here} if value(held, key) != value(here, key)]
    if other:
        print(f"harmonize: the settings of {base} hold, not those of the change: {', '.join(other)}", file=sys.stderr)
    return held


def value(found: "Settings", key: str) -> str:
    """What is settled; empty for nothing."""
    return found[key].value if key in found else ""


def judged_against(params: dict[str, Any]) -> str | None:
    """The revision that a change is judged against: ``--base``, or the older of the two that a gate compares."""
    old = params.get("old")
    base: str | None = old if old and not between_folders(params) and not folder(old) else params.get("base")
    return base


def between_folders(params: dict[str, Any]) -> bool:
    """Whether two folders are compared, which have no data folder inside."""
    return "old" in params and folder(params["old"]) and folder(params["new"])


def folder(word: str) -> bool:
    """Whether a word of a gate names a folder."""
    from harmonize.library.revisions import is_folder  # pulls in pydantic, which a gate needs anyway

    return is_folder(word)
