"""A mistake in a data file before anybody says it: where it stands, the rule of lint, the words of the case."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

Route = tuple[str | int, ...]  # from the root of a file: keys, and positions in lists from 0


class Mistake(NamedTuple):
    """A mistake at a route of a file against the rule of a name, whose message the words fill.

    ``at_key`` says that its key, not its value, is meant.
    """

    route: Route
    rule: str
    words: Mapping[str, Any]
    at_key: bool = False


def mistake(route: Route, name: str, /, *, at_key: bool = False, **words: object) -> Mistake:
    """A mistake against the rule of a name; the words fill the message of the rule."""
    return Mistake(route, name, words, at_key)


def entries(data: Any) -> Iterator[tuple[Route, Any]]:
    """Every node below the root of a file's data with its route, in no promised order."""
    left: list[tuple[Route, Any]] = [((), data)]
    while left:
        route, node = left.pop()
        inner = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
        for step, part in inner:
            yield (*route, step), part
            if isinstance(part, dict | list):
                left.append(((*route, step), part))
