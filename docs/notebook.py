"""Runs the cells of the notebook and writes down what came out: ``python docs/notebook.py``; ``--check`` only compares.

What Jupyter would do, without Jupyter: each cell is run, and its last expression is shown as the notebook would show it.
"""

import ast
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NOTEBOOK = Path(__file__).parent / "research.ipynb"
LONGEST = 2000
SHOWN = {"text/html": "_repr_html_", "image/svg+xml": "_repr_svg_"}


def executed(notebook: dict[str, Any]) -> dict[str, Any]:
    """A notebook with the outputs of its cells; the first that fails raises what it raised."""
    names: dict[str, Any] = {}
    cells, count = [], 0
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            count += 1
            found = list(outputs("".join(cell["source"]), names, count))
            cell = {**cell, "execution_count": count, "outputs": found}
        cells.append(cell)
    return {**notebook, "cells": cells}


def outputs(source: str, names: dict[str, Any], count: int) -> Iterator[dict[str, Any]]:
    """What a cell shows: nothing, or its last expression."""
    body = ast.parse(source).body
    last = ast.Expression(body.pop().value) if isinstance(body[-1], ast.Expr) else None
    exec(compile(ast.Module(body, []), str(NOTEBOOK), "exec"), names)  # noqa: S102  our own cells
    value = eval(compile(last, str(NOTEBOOK), "eval"), names) if last else None  # noqa: S307
    if value is not None:
        kinds = {kind: getattr(value, name)() for kind, name in SHOWN.items() if hasattr(value, name)}
        told = {
            kind: text.splitlines(keepends=True)
            for kind, text in {"text/plain": shortened(repr(value)), **kinds}.items()
        }
        yield {"output_type": "execute_result", "execution_count": count, "metadata": {}, "data": told}


def shortened(text: str) -> str:
    """A long text as far as a reader without pictures needs it."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}..."


def text_of(notebook: dict[str, Any]) -> str:
    """A notebook as its file has it."""
    return json.dumps(notebook, indent=1, ensure_ascii=False) + "\n"


def main() -> int:
    """Writes the notebook; with ``--check`` returns 1 when it is stale."""
    written = NOTEBOOK.read_text("utf-8")
    made = text_of(executed(json.loads(written)))
    if "--check" in sys.argv:
        return int(made != written)
    NOTEBOOK.write_text(made, "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
