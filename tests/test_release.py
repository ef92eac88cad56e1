"""What is released: its address is one setting, and what is installed from there by README and by the action answers."""

import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
import venv
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from day import DAY
from harmonize import __version__
from test_action import ACTION, STEPS, checkout

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text("utf-8")
ADDRESS = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["harmonize-release"]["address"]
NAME = ADDRESS.format(version=__version__).rpartition("/")[2]
LINES = re.findall(r'^((?:python -m pip|pipx|uv tool) install "\$WHEEL")', README, re.MULTILINE)


def test_the_address_is_one_setting() -> None:
    told = subprocess.run(
        [sys.executable, "-I", ROOT / ".ci" / "released.py"], capture_output=True, text=True, check=True
    )
    assert told.stdout.strip() == ADDRESS.format(version=__version__)
    assert f"WHEEL={told.stdout.strip()}\n" in README
    assert [line.split()[0] for line in LINES] == ["python", "pipx", "uv"]


def built(place: Path) -> Path:
    """The folder with the wheel that is built from a checkout of this repository with few laws."""
    place = checkout(place, "xa|xb|xc")
    words = ["-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--wheel-dir", "dist", "."]
    subprocess.run([sys.executable, *words], cwd=place, check=True, timeout=280)
    return place / "dist"


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a release, made by the steps of the workflow."""
    dist = built(tmp_path_factory.mktemp("tagged"))
    sums = STEPS["release.yml: Checksums"]["run"]
    subprocess.run(["bash", "-ec", sums], cwd=dist.parent, check=True)
    return dist


@pytest.fixture(scope="module")
def served(release: Path) -> Iterator[str]:
    """The address of a folder that is served as the release is."""
    silent = type("Silent", (SimpleHTTPRequestHandler,), {"log_message": lambda *_: None})
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(silent, directory=str(release))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/{NAME}"
        server.shutdown()


@pytest.fixture
def fresh(tmp_path: Path) -> dict[str, str]:
    """The variables of a machine with a Python of its own, which has what harmonize needs from here."""
    venv.create(tmp_path / "own", with_pip=True)
    (beside,) = (item for item in sys.path if item.endswith("site-packages"))
    bins = tmp_path / "bin"
    path = os.pathsep.join([str(bins), str(tmp_path / "own" / "bin"), os.environ["PATH"]])
    tools = {"PIPX_HOME": str(tmp_path / "pipx"), "PIPX_BIN_DIR": str(bins), "UV_TOOL_BIN_DIR": str(bins)}
    tools |= {"UV_TOOL_DIR": str(tmp_path / "uv"), "UV_OFFLINE": "0"}
    return {**os.environ, **tools, "PATH": path, "PIP_NO_DEPS": "1", "PYTHONPATH": beside, "PYTHONSAFEPATH": "1"}


def answers(environment: dict[str, str], place: Path) -> str:
    """What the installed command says of the law of a folder that is no checkout."""
    words = ["harmonize", "check", "XA", "--as-of", DAY, "--fail-on", "never"]
    done = subprocess.run(words, cwd=place, env=environment, capture_output=True, text=True, check=True, timeout=60)
    return done.stdout


@pytest.mark.night
def test_the_files_have_their_names_and_checksums(release: Path) -> None:
    assert sorted(path.name for path in release.iterdir()) == ["SHA256SUMS", NAME]
    subprocess.run(["sha256sum", "--check", "--strict", "SHA256SUMS"], cwd=release, check=True, capture_output=True)


@pytest.mark.night
def test_two_builds_of_one_checkout_are_equal_to_the_byte(release: Path, tmp_path: Path) -> None:
    assert (built(tmp_path / "again") / NAME).read_bytes() == (release / NAME).read_bytes()


@pytest.mark.night
@pytest.mark.parametrize("line", LINES, ids=lambda line: line.split()[0])
def test_the_line_of_the_readme_installs_what_is_served(
    line: str, served: str, fresh: dict[str, str], tmp_path: Path
) -> None:
    if not shutil.which(line.split(maxsplit=1)[0], path=fresh["PATH"]):
        pytest.skip(f"{line.split(maxsplit=1)[0]} is not installed here")
    script = f"WHEEL={served}\n{line}\ntype -p harmonize"
    done = subprocess.run(["bash", "-ec", script], env=fresh, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1].startswith(str(tmp_path))
    assert "Model Law" in answers(fresh, tmp_path)


@pytest.mark.night
def test_the_action_installs_the_wheel_of_its_release(served: str, fresh: dict[str, str], tmp_path: Path) -> None:
    """The setting is the only thing that is another here: it names the folder that is served."""
    shutil.copytree(ROOT / ".ci", tmp_path / "action" / ".ci")
    text = (ROOT / "pyproject.toml").read_text("utf-8").replace(ADDRESS, served)
    (tmp_path / "action" / "pyproject.toml").write_text(text, "utf-8")
    (step,) = (item for item in ACTION["runs"]["steps"] if item.get("name") == "Install harmonize")
    isolated = {key: value for key, value in fresh.items() if key != "PYTHONPATH"}
    given = {**isolated, "INSTALL": "", "GITHUB_ACTION_PATH": str(tmp_path / "action")}
    subprocess.run(["bash", "-ec", step["run"]], env=given, cwd=tmp_path, check=True, timeout=120)
    assert "Model Law" in answers(fresh, tmp_path)
