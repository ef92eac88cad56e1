"""Fixtures shared by all tests: the data folder, a compiled dataset, and the option that accepts new expected output."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from harmonize.findings.assessment import answers
from harmonize.library.compiling import compile_folder
from harmonize.library.dataset import Dataset
from harmonize.library.folder import Folder

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what came out as what is expected; review the diff")
    parser.addoption("--whole", action="store_true", help="run every hostile case, not only a sample (make hostile)")


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether expected output is to be rewritten."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def folder() -> Folder:
    """The data of this repository, from its YAML files."""
    return Folder(DATA)


@pytest.fixture(scope="session")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The data of this repository, compiled."""
    target = tmp_path_factory.mktemp("compiled") / "dataset"
    compile_folder(DATA, target, "test", answers)
    return Dataset(str(target))


@pytest.fixture
def harmonize() -> Callable[..., "subprocess.CompletedProcess[str]"]:
    """Runs the command as a user would, piped, and returns what it printed and its exit code."""

    def run(*words: str, **environment: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            [sys.executable, "-m", "harmonize", *words],
            capture_output=True,
            text=True,
            cwd=ROOT,
            env={**os.environ, **environment},
            timeout=120,
            check=False,
        )

    return run
