"""A file of any content up to the size that a data file may have is answered in seconds, in bearable memory."""

import sys
from pathlib import Path

import pytest
import yaml
from usage import usage

from harmonize.library.problem import MAX_BYTES

HERE = Path(__file__).parent
CASES: list[dict[str, str]] = yaml.safe_load((HERE / "sizes.yaml").read_text("utf-8"))
SECONDS, KILOBYTES = 5, 300_000
SAMPLE = ("numbers-in-a-list", "conditions", "no-days")


@pytest.mark.skipif(sys.platform == "win32", reason="asks the system what a process used")
@pytest.mark.parametrize("case", [pytest.param(case, id=case["id"]) for case in CASES])
def test_a_file_at_the_bound_is_answered_in_seconds(case: dict[str, str], tmp_path: Path, *, whole: bool) -> None:
    if not whole and case["id"] not in SAMPLE:
        pytest.skip("with --whole")
    path = tmp_path / "national_laws" / "xa.yaml"
    path.parent.mkdir()
    head, unit, tail = (case[key].encode() for key in ("head", "unit", "tail"))
    path.write_bytes(head + unit * ((MAX_BYTES - len(head) - len(tail)) // len(unit)) + tail)
    done = usage(["lint", str(path)], tmp_path)
    assert done.code == 1
    assert f"[lint/{case['told']}]" in done.out
    assert done.seconds < SECONDS
    assert done.kilobytes < KILOBYTES
