"""Fixtures shared by all tests: the data folder, a compiled dataset, how much is drawn, and what accepts new output."""

import fcntl
import hashlib
import os
import random
import shutil
from pathlib import Path
from typing import Any

import hypothesis.core
import pytest
from hypothesis import settings

from command_line import Run, typed
from drawing import Draw, sampled
from harmonize.library.dataset import SHIPPED, Dataset
from harmonize.library.folder import Folder
from harmonize.upkeep import compile_data

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
os.environ["HARMONIZE_QUIET"] = "1"  # how long something lasts is no matter of what it tells


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out as what is expected; review the diff")
    parser.addoption(
        "--few", action="store_true", help="draw few of the large sets (make test), which goes without saying"
    )
    parser.addoption("--many", action="store_true", help="draw many of the large sets, as before a change lands")
    parser.addoption("--fast", action="store_true", help="only what is quick, on the invented laws (make fast)")
    parser.addoption("--whole", action="store_true", help="run the large sets whole, not only a sample (make test-all)")
    parser.addoption(
        "--every", action="store_true", help="the plain judge on every day and reading (make oracle): hours"
    )
    parser.addoption("--seed", type=int, help="draw the samples with this seed again")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line(
        "markers",
        "sample(few, many): a large set, of which the cases about invented laws run, or the first, and few others, or many",
    )
    config.addinivalue_line("markers", "slow: seconds long; not in the fast set")
    config.addinivalue_line("markers", "night: minutes long, run whole at night; what guards each day stands beside it")
    settings.register_profile("fast", deadline=None, max_examples=5, derandomize=True)
    settings.register_profile("few", deadline=None, max_examples=10)
    settings.register_profile("many", deadline=None, max_examples=25)
    settings.register_profile("whole", deadline=None, max_examples=300)
    settings.load_profile(next((name for name in ("whole", "many", "fast") if getattr(config.option, name)), "few"))
    told = getattr(config, "workerinput", {}).get("seed")  # all workers of a run draw the same
    if config.option.seed is None:
        config.option.seed = random.randrange(10**6) if told is None else told
    hypothesis.core.global_force_seed = config.option.seed


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    node.workerinput["seed"] = node.config.option.seed


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if not config.option.whole:
        terminalreporter.write_line(
            f"samples drawn with --seed {config.option.seed}; more of it: --many, all of it: --whole"
        )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.option.whole or config.option.accept or any("::" in word for word in config.args):
        return  # who names a test wants it
    kept = sampled(items, config)
    chosen = set(kept)
    config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
    items[:] = kept


@pytest.fixture
def draw(request: pytest.FixtureRequest) -> Draw:
    """What draws for one test; another test draws others."""
    return Draw(request.config, request.node.nodeid)


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def folder() -> Folder:
    """The data of this repository, from its YAML files."""
    return Folder(DATA)


@pytest.fixture(scope="session")
def dataset(request: pytest.FixtureRequest) -> Dataset:
    """The data of this repository, compiled: by `make`, or once for all workers where something changed since."""
    # How answers are told changes nothing of what is compiled, nor do guests.
    code = [path for path in (ROOT / "src").rglob("*.py") if not {"reports", "guests", "cli"} & set(path.parts)]
    inputs = sorted([*DATA.rglob("*.yaml"), *code])
    index = Path(SHIPPED, "index.json")
    if index.is_file() and index.stat().st_mtime >= max(path.stat().st_mtime for path in inputs):
        return Dataset()
    content = hashlib.sha256(b"".join(path.read_bytes() for path in inputs)).hexdigest()[:16]
    place = request.config.cache.mkdir("dataset")
    with (place / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (place / content / "index.json").is_file():
            for old in place.glob("*/"):
                shutil.rmtree(old)
            compile_data(DATA, place / content, release="test")
    return Dataset(str(place / content))


@pytest.fixture
def harmonize() -> Run:
    """Runs the command as a user would, piped, and returns what it printed and its exit code."""
    return typed
