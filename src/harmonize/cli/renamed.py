"""What a word of the command line stands for: `help COMMAND`, and the names of commands of 0.1, which the next release drops."""

import shlex
import sys

from harmonize.visible import message

OLD = {
    "plan": "bill",
    "what-if": "treaty",
    "matrix": "table",
    "cases": "table --cases",
    "route": "case",
    "conflicts": "check --conflicts",
    "concordance": "form eu-table",
    "questionnaire": "form untoc-review",
    "duties": "list duties",
    **{name: f"data {name}" for name in ("new", "interview", "reconcile", "read", "drift", "baseline", "settings")},
    **{name: f"data {name}" for name in ("compile", "export", "schema")},
}
FOLLOWED = ("--as-of", "--format", "-o", "--output", "--width", "--data", "--with")  # by a value


def renamed(words: list[str]) -> list[str]:
    """The words of today for those of a command line; on standard error the new name of a command that had another."""
    name, *rest = words or [""]
    if name == "help":
        return [*rest, "--help"]
    if words == ["data"]:
        return ["data", "--help"]
    if name not in OLD:
        return words
    now = [*OLD[name].split(), *rest]
    if name == "matrix" and "--pairs" in rest:
        now = ["dual", *(word for word in rest if word != "--pairs")]
    elif name == "what-if":  # a State is an argument now
        now = ["treaty", *(word.removeprefix("--state=") for word in rest if word != "--state")]
    elif name == "cases" and "--list" in rest:
        now = ["list", "patterns", *(word for word in rest if word != "--list")]
    elif name == "cases" and "--own" in rest:
        now = ["table", *rest]
    elif name == "route" and not {"-h", "--help"} & {*rest}:
        states = [word for at, word in enumerate(rest) if word[:1] != "-" and (at == 0 or rest[at - 1] not in FOLLOWED)]
        now = ["case", "--along", ",".join(states), *(word for word in rest if word not in states)]
    told = f"`{name}` has another name and goes with the next release; write: harmonize {shlex.join(now)}"
    print(f"harmonize: {message(told)}", file=sys.stderr)
    return now
