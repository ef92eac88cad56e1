"""Walking through the data of a file as it was written."""

from collections.abc import Iterator
from typing import Any

from harmonize.texts.mistakes import Route


def entries(data: Any) -> Iterator[tuple[Route, Any]]:
    """Every node below the root of a file's data with its route, in no promised order."""
    left: list[tuple[Route, Any]] = [((), data)]
    while left:
        route, node = left.pop()
        inner = node.items() if type(node) is dict else enumerate(node) if type(node) is list else ()
        for step, part in inner:
            yield (*route, step), part
            if type(part) is dict or type(part) is list:
                left.append(((*route, step), part))
