"""Copies of statutes that cost more than they weigh: the shapes of copies.yaml, at any size."""

from pathlib import Path
from string import Template
from typing import Any

import yaml

SHAPES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "copies.yaml").read_text("utf-8"))


def shaped(shape: dict[str, Any], size: int) -> bytes:
    """A copy of a shape, of about so many bytes."""
    again, times = shape["again"], size // len(shape["again"].encode())
    body = "".join(Template(again).substitute(n=n) for n in range(1, times)) if shape.get("count") else again * times
    return f"{shape['begins']}{body}{shape['ends']}".encode()
