"""No verdict rests on what was not in force, or of which nobody knows that it was: over all States and days of change.

The law text itself is asked, not what it was lowered to: some value that cites the pinpoint must be known to hold on the
day. A sample of days is tried in the default run, all of them with ``--whole``.
"""

import importlib.util
import sys
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from drawing import Draw
from harmonize.findings.assessment import Choice
from harmonize.library.folder import Folder

ROOT = Path(__file__).parent.parent
CODES = sorted(path.stem.upper() for path in (ROOT / "data" / "national_laws").glob("[!x]?.yaml"))
SAMPLE = 2  # days of each State in the default run


@pytest.fixture(scope="session")
def dates() -> ModuleType:
    """The command that prints how far answers for past days rest on provisions known to have stood."""
    spec = importlib.util.spec_from_file_location("bench_dates", ROOT / "bench" / "dates.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.mark.sample(5, 40)
@pytest.mark.parametrize("code", CODES)
def test_no_verdict_rests_on_what_is_not_known_to_have_stood(
    code: str, dates: ModuleType, folder: Folder, draw: Draw
) -> None:
    state = dates.State(folder, code)
    bound = min(item.in_force for item in state.party.consents.values() if item.in_force)
    days = [day for day in state.known.changes() if day.isoformat() >= bound]
    for day in draw.some(days, SAMPLE, SAMPLE):
        found = state.check(day.isoformat(), Choice())
        if found is None:
            continue  # the file begins later: nothing is answered
        wrong = {item.duty.id: state.unfounded(found.law, item, day) for item in found.findings}
        assert {duty: cites for duty, cites in wrong.items() if cites} == {}, f"{code} on {day}"


def test_the_check_finds_a_verdict_on_a_younger_provision(dates: ModuleType, folder: Folder) -> None:
    """Of a law of whose provisions no day is known, asked as if every value had always held, it complains."""
    state = dates.State(folder, "DE")
    sources = {key: item.model_copy(update={"sections": {}}) for key, item in state.text.sources.items()}
    state.text = state.text.model_copy(update={"sources": sources})
    state.known = dates.Known(state.text)
    day = date(2012, 1, 1)
    found = state.check(day.isoformat(), Choice(), dates.Undated(state.text))
    assert any(state.unfounded(found.law, item, day) for item in found.findings)


@pytest.mark.slow
def test_every_source_says_how_old_its_text_is_and_who_read_it(folder: Folder) -> None:
    for code in folder.codes:
        for key, source in folder.text(code)[0].sources.items():
            assert source.text_of, f"{code} {key}: a day, or `unknown` with the reason"
            assert source.read_by, f"{code} {key}: who read it"
