"""One atlas of the model laws for all tests: the invented ones, on a day that stays."""

from pathlib import Path

import pytest

from command_line import typed

DAY = "2026-11-01"


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small atlas: the three options of the Model Law, and a real law."""
    folder = tmp_path_factory.mktemp("atlas") / "site"
    words = ("--as-of", DAY, "--url", "https://atlas.example", "--docs", "https://docs.example/")
    made = typed("atlas", "XA", "XB", "XC", "MX", "-o", str(folder), *words)
    assert made.returncode == 0, made.stderr
    return folder
