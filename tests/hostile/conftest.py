"""Small data files, and a way to run a command here, as its console script does."""

import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from places import Ended, ended

TESTS = Path(__file__).parent.parent
PATTERN = "patterns:\n  - {id: crosses, name: Crosses, says: Brings one over., facts: {conduct: crossing}}\n"


@pytest.fixture(scope="session")
def whole(request: pytest.FixtureRequest) -> bool:
    """Whether every case is drawn, or a sample for every day."""
    return bool(request.config.getoption("--whole"))


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two data folders, `src` and `other`: the invented laws under the smallest treaty; in `other` one is retitled."""
    place = tmp_path_factory.mktemp("small")
    for name in ("src", "other"):
        data = Path(shutil.copytree(TESTS / "library" / "toy_treaty", place / name))
        for part in ("national_laws", "cases"):
            (data / part).mkdir()
        (data / "cases" / "standard.yaml").write_text(PATTERN, "utf-8")
        for law in ("xa", "xb", "xc"):
            shutil.copy(TESTS.parent / "data" / "national_laws" / f"{law}.yaml", data / "national_laws")
    law = place / "other" / "national_laws" / "xa.yaml"
    law.write_text(law.read_text("utf-8").replace("title: ", "title: Another "), "utf-8")
    measures = place / "other" / "measures.yaml"
    measures.write_text(measures.read_text("utf-8").replace("title: Nationals", "title: Own nationals"), "utf-8")
    return place


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Runs a command in a folder, in this process."""

    def here(words: list[str], place: Path) -> Ended:
        monkeypatch.chdir(place)
        monkeypatch.setattr(sys, "argv", [])
        capfd.readouterr()
        handlers = {
            number: signal.getsignal(number) for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
        }
        code = ended(words)
        for number, handler in handlers.items():
            signal.signal(number, handler)
        return Ended(code, capfd.readouterr().err)

    return here
