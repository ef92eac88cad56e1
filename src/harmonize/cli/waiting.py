"""What is shown of a command that lasts: on a terminal how far it is and for how long, elsewhere one line that it is at work.

Nothing is shown at first, nothing any more once something is reported, and nothing at all under `HARMONIZE_QUIET`.
"""

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from threading import Lock, Timer
from typing import TYPE_CHECKING, TypeVar

from harmonize.cli.streams import Canvas, Outlet, console

if TYPE_CHECKING:
    from rich.progress import Progress

PATIENCE, PATIENCE_OF_A_LOG = 0.5, 1.0  # seconds
QUIET = "HARMONIZE_QUIET"
Item = TypeVar("Item")


class Display:
    """A bar that appears when a command lasts, and goes when it is over or tells something."""

    def __init__(self, name: str, messages: Outlet, patience: float) -> None:
        self.name, self.messages = name, messages
        self.done, self.total = 0, 0
        self.shown: Progress | None = None
        self.over, self.lock = False, Lock()
        self.timer = Timer(patience, self.show)
        self.timer.daemon = True
        self.timer.start()

    def show(self) -> None:
        """Draws the bar, which then moves by itself."""
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

        columns = (
            SpinnerColumn(),
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeElapsedColumn(),
        )
        with self.lock:
            if not self.over:
                shown = Progress(
                    *columns,
                    console=console(self.messages),
                    transient=True,
                    redirect_stdout=False,
                    redirect_stderr=False,
                )
                shown.add_task(f"harmonize {self.name}", total=self.total or None, completed=self.done)
                shown.start()
                self.shown = shown

    def reach(self, done: int, total: int) -> None:
        """Says how many of how many steps are done."""
        self.done, self.total = done, total
        if self.shown:
            self.shown.update(self.shown.task_ids[0], completed=done, total=total or None)

    def close(self) -> None:
        """Takes the bar away, for good."""
        self.timer.cancel()
        with self.lock:
            self.over = True
            if self.shown:
                self.shown.stop()
                self.shown = None


class Line(Display):
    """A line in a log when a command lasts: what is at work, and how far it is."""

    def show(self) -> None:
        """Writes the line, once."""
        with self.lock:
            if not self.over:
                reached = f", {self.done} of {self.total} done" if self.total else ""
                Canvas(self.messages).write(f"harmonize: {self.name} takes a while{reached}\n")


current: list[Display] = []  # the one display of a command that runs


@contextmanager
def displayed(name: str) -> Iterator[None]:
    """Shows how a command gets on while it runs."""
    messages = sys.stderr
    if not isinstance(messages, Outlet) or os.environ.get(QUIET):
        yield
        return
    drawn = messages.isatty() and os.environ.get("TERM") != "dumb"
    display = Display(name, messages, PATIENCE) if drawn else Line(name, messages, PATIENCE_OF_A_LOG)
    outlets = [item for item in (sys.stdout, messages) if isinstance(item, Outlet)]
    for outlet in outlets:
        outlet.first = display.close
    current.append(display)
    try:
        yield
    finally:
        current.remove(display)
        display.close()


def each(items: Iterable[Item], total: int) -> Iterator[Item]:
    """Some items one by one; the display says how many of them are done."""
    for done, item in enumerate(items):
        step(done, total)
        yield item
    step(total, total)


def step(done: int, total: int) -> None:
    """Says how many of how many steps are done."""
    for display in current:
        display.reach(done, total)


def over() -> None:
    """Takes the display away for good: from now on the command talks with who sits there."""
    for display in current:
        display.close()


def tick() -> None:
    """Says that one more step is done, of nobody knows how many."""
    for display in current:
        display.reach(display.done + 1, 0)
