"""Headless Chromium on two pipes: no driver, no port, no package besides the browser."""

import contextlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

NAMES = ("chromium", "chromium-browser", "google-chrome")
FOUND = next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One tab, told what to do and asked what it saw."""

    def __init__(self, write: int, read: int) -> None:
        self.out, self.back = os.fdopen(write, "wb", buffering=0), os.fdopen(read, "rb")
        self.number, self.session, self.rest = 0, "", b""
        self.events: list[dict[str, Any]] = []
        target = self.ask("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.ask("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.ask(f"{domain}.enable")

    def ask(self, method: str, **params: Any) -> dict[str, Any]:
        """Sends a command and waits for its answer; events on the way are kept."""
        self.number += 1
        message: dict[str, Any] = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        self.out.write(json.dumps(message).encode() + b"\0")
        while True:
            found = self.next()
            if found.get("id") == self.number:
                assert "error" not in found, found
                result: dict[str, Any] = found["result"]
                return result
            self.events.append(found)

    def next(self) -> dict[str, Any]:
        """The next message of the browser."""
        while b"\0" not in self.rest:
            chunk = os.read(self.back.fileno(), 65536)
            assert chunk, "the browser went away"
            self.rest += chunk
        line, _, self.rest = self.rest.partition(b"\0")
        found: dict[str, Any] = json.loads(line)
        return found

    def open(self, page: Path, place: str = "") -> None:
        """Loads a page, at a place of it, and waits until it stands."""
        if place:
            self.go("about:blank")  # a new place on the same page alone would load nothing
        self.go(page.as_uri() + place)

    def go(self, address: str) -> None:
        """Loads an address and waits until it stands."""
        self.events.clear()
        self.ask("Page.navigate", url=address)
        self.loaded()

    def loaded(self) -> None:
        """Waits until the page that was gone to stands."""
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.next())

    def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def settled(self, script: str) -> Any:
        """The value of a promise in the page."""
        found = self.ask("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        assert "exceptionDetails" not in found, found
        return found["result"].get("value")

    def press(self, key: str) -> None:
        """One key."""
        code = {"Tab": 9, "Enter": 13}[key]
        for kind in ("rawKeyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, key=key, code=key, windowsVirtualKeyCode=code)

    def scheme(self, name: str, media: str = "") -> None:
        """Light or dark, screen or print."""
        self.ask("Emulation.setEmulatedMedia", media=media, features=[{"name": "prefers-color-scheme", "value": name}])

    def seen(self, method: str) -> list[dict[str, Any]]:
        """The events of one kind since the page was opened."""
        return [event["params"] for event in self.events if event.get("method") == method]


@contextlib.contextmanager
def browser(profile: Path) -> Iterator[Browser]:
    """A browser that ends with the block."""
    assert FOUND
    to_read, to_write = os.pipe()
    from_read, from_write = os.pipe()
    shell = f'exec "$0" "$@" 3<&{to_read} 4>&{from_write}'
    words = ["bash", "-c", shell, FOUND, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
    words += [
        f"--user-data-dir={profile}",
        "--no-first-run",
        "--disable-background-networking",
        "--window-size=1200,900",
    ]
    process = subprocess.Popen(
        [*words, "about:blank"],
        pass_fds=(to_read, from_write),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    os.close(to_read)
    os.close(from_write)
    made = Browser(to_write, from_read)
    try:
        yield made
    finally:
        made.session = ""
        with contextlib.suppress(Exception):
            made.out.write(json.dumps({"id": 0, "method": "Browser.close"}).encode() + b"\0")
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        made.out.close()
        made.back.close()
