"""The form of the compiled files: what was written is read back, and what changes its type or its bits is not taken for the old."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

from harmonize.conduct.dimensions import SPACE
from harmonize.library.compiled_law import plain
from harmonize.library.dataset import FORM
from harmonize.library.folder import Folder
from harmonize.norms.amendment import Amendment, Change, Kind, Package
from harmonize.norms.cases import ElementTable
from harmonize.norms.decoding import decoded
from harmonize.norms.doubt import Ground, Reason
from harmonize.norms.duty_tests import Clause, Combined, Provide, Replacement
from harmonize.norms.facts import Pattern
from harmonize.norms.first_screen import Answering, FirstScreen
from harmonize.norms.history import Version
from harmonize.norms.law import Law, Measure
from harmonize.norms.outcome import Doubt, Gap, Near, Outcome, Situations, Verdict
from harmonize.norms.parity import Parity
from harmonize.norms.penalty import Range
from harmonize.norms.status import Status
from harmonize.norms.treaty import Treaty

PAGE = Path(__file__).with_name("compiled_form.txt")
WRITTEN = (Treaty, Status, Parity, Pattern, ElementTable, Law, Version, Outcome, FirstScreen)


def shapes(kinds: tuple[Any, ...]) -> Iterator[str]:
    """Every named tuple that is written, field by field in their order, each with its type."""
    left, seen = list(kinds), set[Any]()
    while left:
        kind = left.pop(0)
        if kind in seen:
            continue
        seen.add(kind)
        if hasattr(kind, "_fields"):
            hints = get_type_hints(kind)
            yield "\n".join((kind.__name__, *(f"  {name}: {told(hint)}" for name, hint in hints.items())))
            left += hints.values()
        left += get_args(kind)


def layout() -> Iterator[str]:
    """What each bit of a compiled set of facts stands for: the questions in order, each with its answers."""
    yield "Facts"
    for item in SPACE.dimensions:
        names = [value.name for value in item.values]
        yield f"  {item.name}: {' '.join(names if item.name != 'state' else [str(len(names))])}"


def told(kind: Any) -> str:
    """A type as a reader of the page sees it."""
    if isinstance(kind, type) and not get_args(kind):
        return kind.__name__
    return re.sub(r"typing\.|harmonize\.norms\.\w+\.", "", str(kind))


def test_another_form_has_another_number(accept: bool) -> None:
    found = "\n".join((*sorted(shapes(WRITTEN)), *layout()))
    number, _, known = PAGE.read_text("utf-8").rstrip("\n").partition("\n\n")
    if found != known:
        assert number != f"form {FORM}", (
            "a type of what is compiled, or the facts, have changed: raise FORM in library/dataset.py"
        )
        if accept:
            PAGE.write_text(f"form {FORM}\n\n{found}\n", "utf-8")
            return
    assert (number, known) == (f"form {FORM}", found)


def test_the_treaty_is_read_back_as_it_was_written(folder: Folder) -> None:
    assert decoded(Treaty, json.loads(plain(folder.treaty))) == folder.treaty


def test_status_is_read_back_as_it_was_written(folder: Folder) -> None:
    assert decoded(Status, json.loads(plain(folder.status))) == folder.status


@pytest.mark.parametrize(
    "value",
    [
        Reason(Ground.CANNOT_SAY, "no word for it"),
        Measure(3, "", None, ("act 1",), "", 7, ()),
        Provide(
            Combined("any", (Clause("includes", "a", ("x", "y")), Clause("is", "b", "yes"), Clause("at_most", "c", 3)))
        ),
        Provide(reach=(Replacement(6, 2),), over=("smp-6.1.a",), unless=Clause("is", "b", "no")),
        FirstScreen(
            Package(
                (
                    Amendment(
                        Kind.PROVIDE,
                        (),
                        (Change(Kind.PROVIDE, -1, (), 0, measures=(("a", "yes"), ("b", ("x", "y")), ("c", 12.5))),),
                        ("untoc-11.5",),
                        (),
                        (),
                        (("benefit", ("none",)),),
                    ),
                ),
                ("smp-5",),
                (),
            ),
            {"smuggling": (Answering(0, ("act 1",), Range(6, 120)), Answering(1, (), None))},
            {"smp-6.1.a:state": ("neighbour-border",)},
        ),
        Outcome(
            Verdict.PARTIAL,
            gaps=(Gap(3, 7, Near(1, ("how",), ())), Gap(4, 7, None)),
            doubts=(Doubt(Reason(Ground.LAW, "split"), ("act 2",), 0, 0),),
            situations=Situations(1, 2, 3, 4),
            beyond=(("benefit", "none"),),
        ),
    ],
)
def test_a_value_is_read_back_with_its_types(value: Any) -> None:
    found = decoded(type(value), json.loads(plain(value)))
    assert (repr(found), found) == (repr(value), value)


@pytest.mark.parametrize("row", [[1, ["how"]], [1, ["how"], [], "entry", 0]])
def test_a_row_of_another_length_is_refused(row: list[Any]) -> None:
    with pytest.raises((TypeError, IndexError)):
        decoded(Near, row)
