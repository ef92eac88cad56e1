"""Walking through the data of a file as it was written."""

from collections.abc import Iterator
from typing import Any

from harmonize.texts.mistakes import Route


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
