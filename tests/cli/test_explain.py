"""``explain``, ``states``, ``duties``, ``schema``."""

import json
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from day import DAY
from harmonize import one_law
from harmonize.library.folder import Folder

Run = Callable[..., "subprocess.CompletedProcess[str]"]


def test_every_duty_is_explained_in_full(folder: Folder) -> None:
    from harmonize.reports.lookup import explained
    from harmonize.reports.renderers.text import render

    for name, duty in folder.treaty.duties.items():
        text = render(explained(folder, name))
        for heading in ("What the treaty asks", "How it is tested", "Sources"):
            assert heading in text, name
        if not duty.untested:
            for heading in ("A law that meets it", "What this cannot see"):
                assert heading in text, name


@pytest.mark.parametrize("name", ["smp-06", "benefit", "benefit=kind", "nationals_not_extradited", "D2"])
def test_articles_dimensions_values_measures_and_disputes_are_explained(harmonize: Run, name: str) -> None:
    done = harmonize("explain", name)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) > 2


@pytest.mark.sample(2, 20)
@pytest.mark.parametrize(
    "name", ["national_law", "article", "instruments", "measures", "treaty_status", "cases", "check_report"]
)
def test_schemas_are_valid_and_committed(harmonize: Run, name: str) -> None:
    printed = json.loads(harmonize("data", "schema", name, "--data", "data").stdout)
    jsonschema.Draft202012Validator.check_schema(printed)
    committed = json.loads(Path(f"schemas/{name}.json").read_text("utf-8"))
    assert printed == committed, "run `make docs`"


def test_every_word_of_a_report_is_known_to_explain(folder: Folder) -> None:
    """Labels of findings and points, what is noted of points, verdicts, and the words of all closed lists."""
    from harmonize.corpus import load
    from harmonize.norms.outcome import Verdict
    from harmonize.reports import document, gap_reports
    from harmonize.reports.labels import Label
    from harmonize.reports.lookup import CLOSED, explained
    from harmonize.reports.parts import Parts

    laws, said = load(), {*Label, *(item.words for kind in CLOSED for item in kind), *(item.words for item in Verdict)}
    for state in ("DE", "NE", "XA", "XB"):
        found = laws.check(state, as_of=DAY)
        asked = Parts(everything=True, met=True, whole=True, advice=True)
        told = gap_reports.report(
            [found], laws.store, [one_law.first_screen(laws.store, found)], unbound={}, asked=asked
        )
        for block in document.blocks(told.documents[0].sections):
            if isinstance(block, document.FindingBlock | document.PointBlock):
                said |= {re.sub(r"^\([ivx]+\) ", "", term.label) for term in block.terms}
            if isinstance(block, document.PointBlock):
                said |= {re.sub(r" D\d.*", "", note) for note in block.notes}
    told_by_number = re.compile("Maximum below|Liability contrary|More$")
    assert len(said) > 60
    for word in sorted(word for word in said if not told_by_number.match(word)):
        assert explained(folder, word).documents, word
