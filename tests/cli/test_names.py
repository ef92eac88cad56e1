"""Names as a lawyer types them: duties, States, words of closed lists. The cases stand in `names.yaml`."""

import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

import harmonize as package
from harmonize import one_law, query
from harmonize.norms.naming import bare, duties_named

Run = Callable[..., "subprocess.CompletedProcess[str]"]
CASES: dict[str, list[dict[str, Any]]] = yaml.load(
    Path(__file__).with_name("names.yaml").read_text("utf-8"), yaml.BaseLoader
)


def listed(value: Any) -> list[str]:
    """One text or several."""
    return value if isinstance(value, list) else [value] if value else []


@pytest.fixture(scope="module")
def laws() -> package.Corpus:
    """The dataset that came with harmonize."""
    return package.load()


@pytest.mark.parametrize("case", CASES["duties"], ids=lambda case: case["typed"] or "nothing")
def test_a_duty_goes_by_what_is_printed_and_cited(case: dict[str, Any], laws: package.Corpus) -> None:
    assert duties_named(laws.store.treaty, case["typed"]) == tuple(case["means"])


def test_every_duty_is_understood_as_it_is_printed(laws: package.Corpus) -> None:
    treaty = laws.store.treaty
    for duty in treaty.duties.values():
        assert duties_named(treaty, duty.id) == (duty.id,)
        (found,) = duties_named(treaty, treaty.cited(duty))
        assert query.duties(treaty, names=found).takes(duty)
        assert query.duties(treaty, names=duty.title).takes(duty)


@pytest.mark.parametrize("case", CASES["states"], ids=lambda case: case["typed"])
def test_a_state_goes_by_its_names(case: dict[str, str], laws: package.Corpus) -> None:
    assert query.known_state(laws.store, case["typed"]).code == case["state"]


def test_no_name_is_that_of_two_states(laws: package.Corpus) -> None:
    owners: dict[str, str] = {}
    for party in laws.store.status.parties.values():
        for name in (party.code, party.iso3, party.name, *party.also):
            assert owners.setdefault(bare(name), party.code) == party.code, name


@pytest.mark.parametrize("case", CASES["provisions"], ids=lambda case: case["typed"])
def test_a_provision_goes_by_how_it_is_cited(case: dict[str, Any], laws: package.Corpus) -> None:
    state, _, provision = case["typed"].partition(" ")
    held = one_law.held(laws.store, state, provision, as_of="2026-06-01")
    found = {item.offence.id for item in held.offences}
    assert set(case["among"]) <= found
    assert not found & set(listed(case.get("never")))
    titles = {laws.store.treaty.measures[rule.name].title for rule in held.rules if rule.measure}
    assert set(listed(case.get("rules"))) <= titles


@pytest.mark.sample(10, 60)
@pytest.mark.parametrize("case", CASES["lines"], ids=lambda case: case["run"])
def test_a_line_is_understood(case: dict[str, Any], harmonize: Run) -> None:
    done = harmonize(*shlex.split(case["run"]))
    assert done.returncode == (2 if "told" in case else 0), done.stderr
    for text in listed(case.get("says")):
        assert text in " ".join(done.stdout.split())
    for text in listed(case.get("told")):
        assert text in done.stderr
        assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("case", CASES["without_file"], ids=lambda case: case["run"])
def test_of_a_state_without_a_file_is_told_what_is_known(case: dict[str, str], harmonize: Run) -> None:
    done = harmonize(*shlex.split(case["run"]))
    assert done.returncode == 2
    assert done.stdout == ""
    for text in ("no law of Kenya (KE) is on file", "SMP: party since 2005-02-04", "`harmonize data new KE`"):
        assert text in done.stderr
