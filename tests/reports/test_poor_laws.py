"""First screens of laws on which there is little to say, or far too much: none is empty, cut, or longer than a screen.

All are Freedonia, changed. `pytest --accept` rewrites the screens in `golden/poor`; review the diff.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from day import DAY
from harmonize.findings.advice import advise
from harmonize.findings.assessment import Choice, assess
from harmonize.findings.first_screen import first_screen
from harmonize.library.folder import Folder
from harmonize.norms.outcome import FULFILLED
from harmonize.query import party_of
from harmonize.reports.document import Report
from harmonize.reports.gap_reports import document
from harmonize.reports.parts import Parts, Told
from harmonize.reports.renderers import text
from harmonize.reports.wording import Speaker

HERE = Path(__file__).parent
WRITTEN = (HERE / "freedonia" / "national_laws" / "xd.yaml").read_text("utf-8")
MOST_LINES, WIDTH = 60, 100
Law = dict[str, Any]


def spoken(value: Any) -> Any:
    """YAML 1.1 takes yes and no for truth values, which no law file has."""
    if isinstance(value, dict):
        return {key: spoken(item) for key, item in value.items()}
    if isinstance(value, list):
        return [spoken(item) for item in value]
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else value


def without_offences(law: Law, folder: Folder) -> None:
    """No offence at all, and the general part of a code that punishes nothing of this."""
    law["offences"] = []
    general(law)


def general(law: Law) -> None:
    """The general part without a word on the offences of this law."""
    del law["general_part"]["except"]
    for rule in ("attempt", "legal_persons"):
        del law["general_part"][rule]["offences"]


def of_one_section(law: Law, folder: Folder) -> None:
    """Only the chapter on entry was read."""
    law["reading"] = {name: "read" if name == "entry" else "not_read" for name in law["reading"]}
    del law["offences"][1], law["measures"]
    general(law)


def without_any_rule(law: Law, folder: Folder) -> None:
    """Everything was read, and whatever rule the treaties ask for is not there."""
    law["reading"] = dict.fromkeys(law["reading"], "read")
    asked = (name for name, kind in folder.treaty.measures.items() if kind.type == "yes_no")
    law["measures"] = {name: {"value": "no", "searched": "the whole Act"} for name in asked}


def as_it_is(law: Law, folder: Folder) -> None:
    """Freedonia."""


LAWS: dict[str, Callable[[Law, Folder], None]] = {
    "no core offence": without_offences,
    "not bound": as_it_is,
    "one section read": of_one_section,
    "no gap": as_it_is,
    "fifty points": without_any_rule,
}


@pytest.mark.parametrize("name", LAWS)
def test_the_screen_of_a_poor_law_is_whole(name: str, folder: Folder, tmp_path: Path, accept: bool) -> None:
    written = spoken(yaml.safe_load(WRITTEN))
    LAWS[name](written, folder)
    (tmp_path / "national_laws").mkdir()
    (tmp_path / "national_laws" / "xd.yaml").write_text(yaml.safe_dump(written, allow_unicode=True), "utf-8")
    law = Folder(tmp_path, lambda: folder, reuse=False).law("XD", DAY)
    assert law is not None
    party = party_of(folder, "XD")
    bound = assess(law, party, folder.treaty, folder.status, DAY, {}, Choice())
    done, unbound = bound, None
    if name == "not bound":
        done = assess(law, party._replace(consents={}), folder.treaty, folder.status, DAY, {}, Choice())
        unbound = bound
    if name == "no gap":
        done = bound._replace(findings=tuple(item for item in bound.findings if item.verdict in FULFILLED))
    names = {code: party.name for code, party in folder.status.parties.items()} | {"XD": "Freedonia"}
    speaker = Speaker(law, folder.treaty, names, folder.status.members(DAY))
    screen = first_screen(done, unbound, folder.status, (), advise(done, folder.status))
    told = Told(done, speaker, "test", {}, screen, unbound=unbound)
    if name == "fifty points":
        assert len(told.view.found.points) >= 50
    made = text.render(Report((document(told, Parts()),)), WIDTH) + "\n"
    golden = HERE / "golden" / "poor" / f"{name.replace(' ', '-')}.txt"
    if accept:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(made, "utf-8")
    assert made == golden.read_text("utf-8")
    lines = made.splitlines()
    assert 10 < len(lines) <= MOST_LINES
    assert max(map(len, lines)) <= WIDTH
    assert "..." not in made
    assert "\u2026" not in made
    assert "None" not in made
